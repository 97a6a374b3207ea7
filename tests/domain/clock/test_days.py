"""Days and months are those of Brussels wherever one is read: a year, hour by hour, against a rule of its own."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from chalicelib.domain.clock import days
from chalicelib.domain.organisations.themes import ThemeSet
from chalicelib.domain.projections import insights
from chalicelib.domain.projections.deadlines import TaskKind, of_review
from chalicelib.domain.projections.organisation_digest import month_told
from chalicelib.domain.reviews.public_review import PublicReply, PublicReview, public_review_of
from chalicelib.domain.reviews.score import Tally
from chalicelib.domain.rules.lifecycle import ReplyStatus, Status
from chalicelib.domain.signals.behaviour.experience_too_old import experience_too_old
from chalicelib.domain.signals.text.facts import Facts
from chalicelib.dutch import formatting, measures
from chalicelib.entrypoints.links.spreadsheet import reviews_csv
from chalicelib.entrypoints.pages.filters import recent_months
from chalicelib.entrypoints.pages.structured import of_review as json_ld_of
from chalicelib.entrypoints.schemas.showing import without_ratings
from chalicelib.use_cases.upkeep.integrity_figures import count_days, first_whole_day, months_of
from tests.builders import entry, listing, organisation, reply, review, submission, theme_set
from tests.fakes import FakeWorld
from tests.fakes.given import FakeThemeSets

ROOT: Final = Path(__file__).parents[3] / "chalicelib"
HOUR: Final = timedelta(hours=1)
BEGIN: Final = datetime(2026, 6, 1, tzinfo=UTC)
YEAR: Final = 366 * 24
# At each of these it is already the next month, and at the last the next year, for whoever lives it.
EDGES: Final = {
    datetime(2026, 6, 30, 22, 30, tzinfo=UTC): date(2026, 7, 1),
    datetime(2026, 11, 30, 23, 30, tzinfo=UTC): date(2026, 12, 1),
    datetime(2026, 12, 31, 23, 30, tzinfo=UTC): date(2027, 1, 1),
}


def last_sunday(year: int, month: int) -> datetime:
    """One o'clock UTC on the last Sunday of a month of 31 days: when summer time begins (March) or ends (October)."""
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def lived(moment: datetime) -> date:
    """The day of a moment by the rule of the Union (Directive 2000/84), without any table of zones."""
    summer = last_sunday(moment.year, 3) <= moment < last_sunday(moment.year, 10)
    return (moment + (2 if summer else 1) * HOUR).date()


HOURS: Final = [BEGIN + number * HOUR + timedelta(minutes=30) for number in range(YEAR)]


@pytest.mark.parametrize("moment", EDGES)
def test_the_edges_are_what_people_say_they_are(moment: datetime) -> None:
    assert lived(moment) == days.day_of(moment) == EDGES[moment]


def published(moment: datetime) -> PublicReview:
    answered = reply(status=ReplyStatus.PUBLISHED, decided_at=moment)
    found = public_review_of(review(status=Status.PUBLISHED, published_at=moment, reply=answered))
    assert found is not None
    assert isinstance(found.reply, PublicReply)
    return found


def places(moment: datetime, themes: ThemeSet) -> Iterator[tuple[str, object, object]]:
    """Yield each place that reads a day, a month or a year: its name, what it says, and what it should."""
    day = lived(moment)
    month, first = f"{day:%Y-%m}", day.replace(day=1)
    before = f"{first - timedelta(days=1):%Y-%m}"
    shown = published(moment)
    in_dutch = f"{day.day} {formatting.MONTHS[day.month - 1]} {day.year}"
    yield "day", days.day_of(moment), day
    yield "month", days.month_of(moment), month
    yield "year", days.year_of(moment), day.year
    yield "pages and mails", formatting.date(moment), in_dutch
    yield "the hour beside it", formatting.moment(moment)[: len(in_dutch)], in_dutch
    yield "months to choose", recent_months(moment)[0], month
    yield "a month told", [each.code for each in submission(experienced=month).errors(now=moment)], []
    following = f"{first + timedelta(days=31):%Y-%m}"
    yield "a month to come", [e.code for e in submission(experienced=following).errors(now=moment)], ["in_the_future"]
    oldest = f"{day.year - 3}-{day.month:02}"
    told = review(experienced=oldest, submitted_at=moment)
    yield "old enough", experience_too_old(Facts(review=told, listing=listing(), author=None)), None
    yield "JSON-LD", json_ld_of(without_ratings(shown, organisation()), "x", "")["datePublished"], f"{day}"
    yield "JSON-LD of a reply", json_ld_of(without_ratings(shown, organisation()), "x", "")["dateModified"], f"{day}"
    csv = reviews_csv(
        [shown], themes, of=organisation(tally=Tally(reviews=9)), theme_sets=FakeThemeSets()
    ).splitlines()[1]
    yield "CSV", csv.partition(";")[0], f'"{month}"'
    counted = review(status=Status.PUBLISHED, published_at=moment)
    yield "insights", insights.month_of(counted), month
    yield "a year of insights", insights.since(moment, 12)[5:], f"{day.month % 12 + 1:02}"
    yield "the monthly mail", month_told(moment), before
    yield "waits since", measures.waits(moment, moment + 3 * timedelta(days=7)).startswith("Wacht"), True
    kept_whole = first_whole_day(moment)
    yield "the log's first day", kept_whole, lived(moment - timedelta(days=5 * 365, hours=30)) + timedelta(days=1)
    online = review(status=Status.PUBLISHED, experienced=month, published_at=moment, nudged_at=moment)
    ends = of_review(online.forgotten(moment))
    assert ends is not None
    assert ends.chore is TaskKind.ARCHIVE
    yield "life", lived(ends.due), date(day.year + 4 + day.month // 12, day.month % 12 + 1, 1)
    yield "life, to the hour", lived(ends.due - timedelta(seconds=1)).month, day.month


def test_every_place_reads_the_day_that_people_live_at_every_hour_of_a_year() -> None:
    themes = theme_set()
    wrong = [(moment, name, said) for moment in HOURS for name, said, due in places(moment, themes) if said != due]
    assert wrong == []


def test_a_day_begins_and_ends_at_midnight_in_brussels() -> None:
    for moment in HOURS:
        day = lived(moment)
        assert days.begins(day) <= moment < days.ends(day)
        assert lived(days.begins(day)) == day == lived(days.ends(day) - timedelta(microseconds=1))
        begin, end = days.span(f"{day:%Y-%m}")
        assert (lived(begin), lived(end).day, begin <= moment < end) == (day.replace(day=1), 1, True)
    begin, end = days.span("2026")
    assert (lived(begin), lived(end)) == (date(2026, 1, 1), date(2027, 1, 1))


def test_figures_of_a_day_are_of_that_day(fakes: FakeWorld) -> None:
    """Each hour something is handed in; every month has its own, whether counted by night or on the spot."""
    fakes.put(organisation())
    fakes.log.entries += [entry(id=f"e{number}", action="submit", at=at) for number, at in enumerate(HOURS)]
    for number in range(367):
        count_days(stores=fakes, now=BEGIN + timedelta(days=number, hours=1, minutes=15))
    for year in (2026, 2027):
        for now in (HOURS[-1], HOURS[-1] + timedelta(days=9)):
            found = months_of(year, stores=fakes, now=now)
            lived_then = Counter((each.year, each.month) for each in map(lived, HOURS))
            due = {month: lived_then[year, month] for month in found}
            assert {month: each.of("received") for month, each in found.items()} == due


# Reads no day of anybody's: keys that machines exchange, of UTC on both sides.
APART: Final = {
    "domain/clock/days.py": "the place itself",
    "domain/rules/working_days.py": "calendar days, made there",
    "domain/projections/insights.py": "the months of UTC in which 0.1.0 counted, told from today's",
    "domain/projections/organisation_digest.py": "of a local day",
    "dutch/formatting.py": "of a day",
    "use_cases/mails/editor_digest.py": "of a local moment",
    "use_cases/sync/run_sync.py": "in the id of a run",
    "use_cases/upkeep/add_months.py": "of days",
    "use_cases/upkeep/integrity_figures.py": "of days",
    "use_cases/upkeep/reconcile.py": "of days",
    "adapters/dynamodb/projections/log.py": "the key of an index, and of a day",
    "adapters/dynamodb/projections/unsent.py": "the key of an index",
    "adapters/dynamodb/aggregates/openness/public_log.py": "a month that was told",
    "adapters/dynamodb/aggregates/openness/open_data.py": "a month that was told",
    "adapters/dynamodb/aggregates/readings.py": "a year that was told",
    "domain/cases/second_reading.py": "a year that was told",
    "domain/projections/open_data.py": "a month that was told",
    "use_cases/upkeep/statements_of_month.py": "of days",
    "adapters/dynamodb/aggregates/reviews.py": "the key of tombstones",
    "entrypoints/pages/structured.py": "of a day",
    "entrypoints/openness/figures.py": "a year that was told",
}
_FORMAT: Final = re.compile(r"%[YmdjU]")


def reads_a_calendar(tree: ast.AST) -> bool:
    """Tell if a module takes a date apart: `.date()`, `.year`, or a format of days."""

    def reads(node: ast.AST) -> bool:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            return node.func.attr == "date" and not node.args
        if isinstance(node, ast.Attribute):
            return node.attr in {"year", "month"} and isinstance(node.ctx, ast.Load)
        if isinstance(node, ast.JoinedStr):
            specs = [each.format_spec for each in node.values if isinstance(each, ast.FormattedValue)]
            return any(_FORMAT.search(ast.unparse(each)) for each in specs if each)
        return False

    return any(map(reads, ast.walk(tree)))


def test_no_other_place_takes_a_moment_apart() -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*.py")
        if reads_a_calendar(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert found == set(APART)


def test_brussels_is_named_in_one_place() -> None:
    named: list[Any] = [path for path in ROOT.rglob("*.py") if "ZoneInfo(" in path.read_text(encoding="utf-8")]
    assert [path.relative_to(ROOT).as_posix() for path in named] == ["domain/clock/days.py"]
