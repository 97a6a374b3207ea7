"""The cost of the nights for a million reviews of a hundred thousand organisations, and how long they take.

A town of a hundred reviews, as many of each organisation, is lived through on a store of its own, with all that is
derived. Each scheduled function then runs through its nights and is counted request by request, and so are those of
release 0.1.0 (build 3970329), taken out of the history, on the same data. What grows with reviews is counted a review,
what grows with the log by the size of a review's entries, what is always there a call; a million is so many times that.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import fmean
from typing import Any, Final

from bench.builds import released
from bench.figures import Figure
from bench.money import MILLION, price
from bench.units import size_of
from chalicelib.adapters.dynamodb.client.table import Table
from chalicelib.adapters.dynamodb.client.tables import ListingItem, LogItem
from chalicelib.adapters.dynamodb.client.working_tables import InsightsItem
from chalicelib.adapters.dynamodb.projections.first_page import renew_first_page
from chalicelib.bootstrap import platform
from infra.local.environment import ROOT
from tests.builders import author, listing, organisation
from tests.domain.signals.dutch_texts import review_texts
from tests.prove.stage import played
from tests.story.verbs import Verbs
from tests.worlds import DynamoWorld

HOMES: Final = 10
REVIEWS: Final = 10  # of each: a million of a hundred thousand
ORGANISATIONS: Final = 100_000
MONTHS: Final = 10  # in which each has a review
NEW: Final = 82_000  # in thirty days
YEAR: Final = 365
THIRTY: Final = 30
MOST: Final = 0.25  # of what the nights of release 0.1.0 cost
A_REQUEST: Final = 10.0  # milliseconds until the store answered, and what was done with it
CALLS: Final = 12  # of a function in one night
STOPS: Final = 120  # seconds before a function's end
_ALL: Final = HOMES * REVIEWS
_SENTENCES: Final = 8  # of a text: some five hundred characters
_READ: Final = 8192  # bytes of an eventually consistent unit
_COUNTED: Final = 3  # times that the figures of a day are counted, as entries may be late
_FORTY: Final = 40  # nights in which release 0.1.0 then counts them again; here what moved is looked at once
LOOK: Final = "second look"
COPIES: Final = "reconciliation"
LOG: Final = "the log, read by day"
AVERAGES: Final = "averages of sectors"
OTHERS: Final = "all others, with nothing to do"
AS_MUCH: Final = 1.05
AT_ALL: Final = 20  # dollars, where there is nothing to compare with
READ_UNIT: Final = price("dynamodb_read_unit")
# Functions that come by day and night; how often a year.
IDLE: Final = {
    "lift_blocks": YEAR * 288,
    "keep_deadlines": YEAR * 288,
    "settle_search": YEAR * 288,
    "migrate_forms": YEAR * 288,
    "send_digests": 260 * 5,
}


NIGHTS: Final = {"reconcile_copies": (0, 1, 2, 3, 4), "look_again_at_published": (0, 1)}
AT_REST: Final = (1.0, 1.0 + 5 / 1440)  # a night, and five minutes later, when what was new to a function is done
FUNCTIONS: Final = (*NIGHTS, "compare_sectors", "count_figures", *IDLE)


@dataclass(frozen=True, slots=True)
class Asked:
    """The work that one call of a function asked of the store."""

    requests: int
    read: float
    write: float
    log_read: float
    cpu: float

    @property
    def dollars(self) -> float:
        return self.read * price("dynamodb_read_unit") + self.write * price("dynamodb_write_unit")


def figures(scratch: Path) -> Iterator[Figure]:
    """P6 and P9, of nights."""
    tree = released(scratch)
    with played(by_client=True, OLDEST_READER="0.1.0", OLDEST_WRITER="0.1.0") as arena:
        begun = _lived(DynamoWorld(arena.here))
        now = {name: _nights(ROOT, name, begun, NIGHTS.get(name, AT_REST)) for name in FUNCTIONS}
        # Of the release the second of two nights: in the first it brings copies of ours to its own forms.
        then = {name: _nights(tree, name, begun, (2, 3))[1:] for name in FUNCTIONS} if tree else {}
        sizes = _sizes()
    still = min(now["reconcile_copies"][2:], key=lambda each: each.read)  # no organisation had its turn
    yield from _told(_year(now, still, sizes), _year_of_release(then, still, sizes) if then else {})
    yield from _in_time(now, still)


def _lived(world: DynamoWorld) -> datetime:
    """Let reviews be written, confirmed and published in a town; returns when."""
    now = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
    verbs = Verbs(world, now=now)
    homes = [
        organisation(id=f"home-{each}", listing=listing(register_id=f"of-{each}", name=f"Huis {each}"))
        for each in range(HOMES)
    ]
    for each in homes:
        world.put(each)
    world.directory.enter(homes)
    for number, text in enumerate(review_texts(_ALL, sentences=_SENTENCES)):
        writer = author(email=f"iemand-{number}@post.example")
        home = homes[number % HOMES].id
        verbs.review(organisation_id=home, text=text, author=writer, origin=f"10.0.{number}.1")
    for each in homes:
        renew_first_page(each.id)  # as the stream does
    return now


def _nights(build: Path, function: str, begun: datetime, nights: Sequence[float]) -> Sequence[Asked]:
    """The work that a function of a build asks in these nights after the town was lived in."""
    # The first round of all goes by no log: it is as of a night before, so that the second finds what moved.
    first = 0 if function == "reconcile_copies" and nights[0] == 0 else 1
    at = begun.replace(hour=3)
    command = [
        *(sys.executable, str(ROOT / "bench" / "nights" / "run.py"), str(ROOT / "bench" / "units.py"), function),
        *((at + timedelta(days=each + first)).isoformat() for each in nights),
    ]
    done = subprocess.run(command, cwd=build, env=dict(os.environ), capture_output=True, text=True, check=False)  # noqa: S603 - our own
    if done.returncode:
        raise RuntimeError(f"{function} of {build.name}: {done.stderr[-6000:]}")
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{"log"')]
    found = [_asked(each) for each in lines]
    for night, each in zip(nights, found, strict=True):
        if night in {nights[0], nights[-1]}:
            words = f"{build.name[:8]:8} {function:26} night {night:4.1f}: {each.requests:6} requests"
            print(
                f"{words} {each.read + each.log_read:8.1f} read {each.write:7.1f} written {each.cpu:6.2f} s CPU",
                flush=True,
            )
    return found


def _asked(line: Mapping[str, Any]) -> Asked:
    rest, log = line["rest"], line["log"]
    return Asked(
        requests=rest["requests"] + log["requests"],
        read=rest["read_units"],
        write=rest["write_units"] + log["write_units"],
        log_read=log["read_units"],
        cpu=line["cpu"],
    )


@dataclass(frozen=True, slots=True)
class Sizes:
    """Eventually consistent units of what is read many at a time, and added up: they need not be whole."""

    entries: float  # of a review in the log
    month: float  # of an organisation's counts, with one review
    listing: float  # which organisation one of the register is


def _sizes() -> Sizes:
    connection: Any = platform().connection.client

    def all_of(table: type[Table]) -> list[int]:
        return [size_of(item) for item in connection.scan(TableName=table.Meta.table_name)["Items"]]

    insights = connection.scan(TableName=InsightsItem.Meta.table_name)["Items"]
    months = [size_of(item) for item in insights if item["part"]["S"].startswith("month#")]
    return Sizes(
        entries=sum(all_of(LogItem)) / _READ / _ALL,
        month=fmean(months) / _READ,
        listing=fmean(all_of(ListingItem)) / _READ,
    )


def _year(nights: Mapping[str, Sequence[Asked]], still: Asked, sizes: Sizes) -> dict[str, float]:
    """Dollars of a year with a million reviews, by what is done.

    Args:
        nights: what each function asked: of the second look a night in which all reviews are new, and one without; of
            the reconciliation a round of everything, a night after all reviews moved, and nights without.
        still: a night of the reconciliation in which nothing moved and no organisation had its turn.
        sizes: of what lies in the store.
    """
    look, copies = nights["look_again_at_published"], nights["reconcile_copies"]
    new, everything, moved = (more.dollars - less.dollars for more, less in _pairs(look, copies, still))
    register = ORGANISATIONS * sizes.listing * READ_UNIT
    return {
        LOOK: MILLION / _ALL * new + YEAR * look[1].dollars,
        COPIES: MILLION / _ALL * (moved + YEAR / THIRTY * everything) + YEAR * (still.dollars + register),
        # Each entry by those who count its day, by the reconciliation once, and by the recount of figures.
        LOG: MILLION * sizes.entries * (_COUNTED + 2 + YEAR / THIRTY / 2) * READ_UNIT,
        AVERAGES: ORGANISATIONS * MONTHS * sizes.month * YEAR * READ_UNIT,
        OTHERS: sum(times * nights[name][-1].dollars for name, times in IDLE.items()),
    }


def _pairs(look: Sequence[Asked], copies: Sequence[Asked], still: Asked) -> tuple[tuple[Asked, Asked], ...]:
    return (look[0], look[1]), (copies[0], still), (copies[1], still)


def _year_of_release(nights: Mapping[str, Sequence[Asked]], still: Asked, sizes: Sizes) -> dict[str, float]:
    """The same of release 0.1.0, of which all nights are alike: each looks at all of thirty days, and at everything."""
    (look,), (copies,) = nights["look_again_at_published"], nights["reconcile_copies"]
    register = ORGANISATIONS * sizes.listing * READ_UNIT
    return {
        LOOK: MILLION / _ALL * THIRTY * look.dollars,
        COPIES: YEAR * (MILLION / _ALL * (copies.dollars - still.dollars) + still.dollars + register),
        LOG: MILLION * sizes.entries * (_COUNTED + THIRTY + _FORTY + YEAR / THIRTY / 2) * READ_UNIT,
        AVERAGES: ORGANISATIONS * MONTHS * sizes.month * YEAR * READ_UNIT,
        OTHERS: sum(times * nights[name][-1].dollars for name, times in IDLE.items()),
    }


def _told(now: Mapping[str, float], then: Mapping[str, float]) -> Iterator[Figure]:
    rows = {name: (dollars, then.get(name)) for name, dollars in now.items()}
    rows["all of it"] = (sum(now.values()), sum(then.values()) if then else None)
    rows[OTHERS] = (now[OTHERS], None)  # the release has fewer of them
    for name, (dollars, peer) in rows.items():
        most = AS_MUCH if name == AVERAGES else MOST
        yield Figure(
            code="P6",
            name=f"a year of nights for a million reviews: {name}",
            figure=dollars,
            unit="$",
            most=most if peer else AT_ALL,
            peer=peer,
            peer_name="release 0.1.0" if peer else "",
        )


def _in_time(nights: Mapping[str, Sequence[Asked]], still: Asked) -> Iterator[Figure]:
    """P9: hours of a night with a million reviews, each request after the other."""
    look, copies = nights["look_again_at_published"], nights["reconcile_copies"]
    new, everything, moved = (more.requests - less.requests for more, less in _pairs(look, copies, still))
    tonight = NEW / THIRTY / _ALL
    requests = {
        "look_again_at_published": look[1].requests + new * tonight,
        "reconcile_copies": still.requests
        + moved * tonight
        + everything * MILLION / _ALL / THIRTY
        + ORGANISATIONS / 100  # pages of the register
        + ORGANISATIONS / THIRTY,  # notes of how far it is
        "compare_sectors": ORGANISATIONS * MONTHS / 500,
    }
    limits = json.loads((ROOT / ".chalice" / "config.json").read_text(encoding="utf-8"))["lambda_functions"]
    for name, number in requests.items():
        yield Figure(
            code="P9",
            name=f"{name}: a night with 1,000,000 reviews ({number:,.0f} requests, {A_REQUEST:.0f} ms each)",
            figure=number * A_REQUEST / 1000 / 3600,
            unit="h",
            most=round(CALLS * (limits[name]["lambda_timeout"] - STOPS) / 3600, 1),
        )
