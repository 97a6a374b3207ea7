"""A month's statements of reasons, for whoever sends them to the EU's database."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from chalicelib.domain.cases.restrictions import Restricting, Statement, restricting, statement_of
from chalicelib.domain.clock.days import day_of, month_begins, months_after
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.rules.refusals import NotFound
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.ports.bundle import Stores
from chalicelib.ports.unread import Unread, go_past
from chalicelib.use_cases.upkeep.add_months import LATE

_ON_THE_LIST: Final = 12
_A_DAY: Final = timedelta(days=1)


def months_that_are_over(now: datetime) -> list[str]:
    """Return the last months of which no act comes any more, as `YYYY-MM`, the latest first."""
    latest = months_after(f"{day_of(now - LATE):%Y-%m}", -1)
    return [months_after(latest, -back) for back in range(_ON_THE_LIST)]


def statements_of(
    month: str,
    *,
    sectors: Collection[Sector],
    after: str,
    limit: int,
    stores: Stores,
    now: datetime,
    unread: Unread,
) -> tuple[list[Statement], str]:
    """Return some of a month's statements, by day and name, and the place of the last; empty where no more follow.

    One day of the log is held at a time.

    Args:
        month: YYYY-MM.
        sectors: of which; empty for all, and for those too of which nothing is left that tells.
        after: the place of the last that was given; empty for the beginning.
        limit: how many at most.
        stores: hold the log.
        now: no month is given before it is over, nor one that the log no longer has whole.
        unread: hears of each entry that cannot be read.

    Raises:
        NotFound: there is no such month, yet or any more.
    """
    first = date.fromisoformat(f"{month}-01")
    if month > months_that_are_over(now)[0] or month_begins(month) < now - kept(Kept.LOG):
        raise NotFound
    found: list[Statement] = []
    last = after
    for place, each in _restricting(first, after, sectors=sectors, stores=stores, unread=unread):
        if len(found) == limit:
            return found, last
        found.append(statement_of(each, stores.log.of(each.entry.subject, unread=unread)))
        last = place
    return found, ""


def _restricting(
    first: date, after: str, *, sectors: Collection[Sector], stores: Stores, unread: Unread
) -> Iterator[tuple[str, Restricting]]:
    day = first
    while day.month == first.month:
        if f"{day}" >= after[: len("2026-11-30")]:
            entries = restricting(list(stores.log.day(day, unread=unread)))
            for each in _of_sectors(entries, sectors, stores) if sectors else entries:
                if (place := f"{day} {each.puid}") > after:
                    yield place, each
        day += _A_DAY


def _of_sectors(entries: Collection[Restricting], sectors: Collection[Sector], stores: Stores) -> Iterator[Restricting]:
    subjects = {each.entry.subject: each.entry.subject.partition("/") for each in entries}
    reviews = stores.reviews.many(
        sorted({item for kind, _, item in subjects.values() if kind != "organisation"}), unread=go_past
    )
    organisation_of: Mapping[str, str] = {each.id: each.organisation_id for each in reviews}
    about = {
        subject: item if kind == "organisation" else organisation_of.get(item, "")
        for subject, (kind, _, item) in subjects.items()
    }
    known = stores.organisations.many(sorted(set(about.values()) - {""}), unread=go_past)
    for each in entries:
        found = known.get(about[each.entry.subject])
        if found and found.listing.sector in sectors:
            yield each
