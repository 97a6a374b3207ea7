"""A round to today's forms: begun when a release comes, gone on with, done again once the one before serves no more."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from chalicelib.domain.rules.refusals import UnreadableRecord
from chalicelib.ports.clock import MigrationProgress
from chalicelib.ports.unread import Unread, stop
from chalicelib.use_cases.upkeep.migrate_forms import OVERLAP, SILENCE, migrate_forms
from tests.builders import NOW
from tests.fakes.clock import FakeAside

FIVE_MINUTES = timedelta(minutes=5)


@dataclass
class Stored:
    """A store of so many items, of which those named are of an older form; it takes a second per step."""

    items: int = 250
    older: set[int] = field(default_factory=lambda: {3, 120, 249})
    forms: str = "release 2"
    kept: MigrationProgress | None = None
    now: datetime = NOW
    rested: list[float] = field(default_factory=list)
    dies_at: int = -1
    written: int = 0
    broken: set[int] = field(default_factory=set)
    aside: FakeAside = field(default_factory=FakeAside)

    def progress(self) -> MigrationProgress | None:
        return self.kept

    def keep(self, progress: MigrationProgress) -> None:
        self.kept = progress

    def step(self, cursor: str, *, limit: int, unread: Unread = stop) -> tuple[Counter[str], str | None]:
        start = int(cursor or 0)
        if start == self.dies_at:
            self.dies_at = -1
            raise KeyboardInterrupt
        these = range(start, min(start + limit, self.items))
        found = Counter(looked=len(these), renewed=len(self.older & set(these)))
        self.written += found["renewed"]
        self.older -= set(these)
        for number in sorted(self.broken & set(these)):
            unread(UnreadableRecord(f"reviews/{number}", "undecodable"))
        self.now += timedelta(milliseconds=200)
        return found, str(these.stop) if these.stop < self.items else None

    def rest(self, seconds: float) -> None:
        self.rested.append(seconds)
        self.now += timedelta(seconds=seconds)

    def turn(self, *, seconds: float = 900, a_second: int = 100_000, again: bool = False) -> MigrationProgress:
        until = self.now + timedelta(seconds=seconds)
        return migrate_forms(
            migration=self,
            stores=self,
            clock=lambda: self.now,
            rest=self.rest,
            a_second=a_second,
            out_of_time=lambda: self.now >= until,
            again=again,
        )


def test_a_round_looks_at_everything_and_says_what_it_did() -> None:
    stored = Stored()
    done = stored.turn()
    assert (done.looked, done.renewed, done.cursor, done.number) == (250, 3, None, 1)
    assert stored.older == set()


def test_what_is_done_is_left_alone_until_the_release_before_serves_no_more() -> None:
    stored = Stored()
    stored.turn()
    stored.older = {7}  # written by the release before, just after
    stored.now = NOW + OVERLAP - FIVE_MINUTES
    assert stored.turn().number == 1
    assert stored.older == {7}
    stored.now = NOW + OVERLAP
    second = stored.turn()
    assert (second.number, second.looked, second.renewed, second.cursor) == (2, 250, 1, None)
    for _ in range(10):
        stored.now += FIVE_MINUTES
        assert stored.turn().number == 2


def test_another_release_begins_anew_and_so_does_one_that_was_away() -> None:
    """Who was not heard of for a while was away: the release before may have served again."""
    stored = Stored()
    stored.turn()
    stored.forms, stored.older = "release 3", {1}
    assert stored.turn().renewed == 1
    stored.older = {2}
    stored.now += SILENCE + FIVE_MINUTES
    assert stored.turn().renewed == 1
    stored.older = {4}
    assert stored.turn(again=True).renewed == 1


def test_a_round_that_runs_out_of_time_or_dies_goes_on_where_it_was() -> None:
    stored = Stored(items=1_000, older=set(range(0, 1_000, 50)), dies_at=600)
    looked = []
    for _ in range(5):
        try:
            looked.append(stored.turn(seconds=0.5).looked)
        except KeyboardInterrupt:
            looked.append(-1)
        stored.now += FIVE_MINUTES
    assert looked == [300, 600, -1, 900, 1_000]
    assert stored.older == set()
    assert stored.written == 20


def test_it_looks_at_no_more_in_a_second_than_it_may() -> None:
    stored = Stored()
    stored.turn(a_second=50)
    assert [round(each, 1) for each in stored.rested] == [1.8, 1.8]  # 100 items are two seconds, of which 0.2 were work
    assert (stored.now - NOW).total_seconds() >= 4


def test_what_cannot_be_read_stands_on_the_list_until_a_whole_round_met_it_no_more() -> None:
    stored = Stored(broken={5, 120, 240})
    stored.aside.put(UnreadableRecord("reviews/9", "undecodable"), task="keep_deadlines", item="9", now=NOW)
    assert stored.turn(seconds=0.2).cursor == "100"  # it ran out of time
    assert list(stored.aside.kept) == ["reviews/9", "reviews/5"]
    stored.now += FIVE_MINUTES
    assert stored.turn().cursor is None
    assert [(each.record, each.task) for each in stored.aside.all()] == [
        ("reviews/120", "migrate_forms"),
        ("reviews/240", "migrate_forms"),
        ("reviews/5", "migrate_forms"),
        ("reviews/9", "keep_deadlines"),
    ]
    stored.broken = {120}
    stored.now += FIVE_MINUTES
    assert stored.turn(again=True).cursor is None
    assert [(each.record, each.times) for each in stored.aside.all()] == [("reviews/120", 2), ("reviews/9", 1)]
