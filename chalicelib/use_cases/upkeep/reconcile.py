"""Every night what is derived is derived again and compared with what stands there, organisation by organisation.

What moved since the night before has its turn at once, all the rest within thirty nights. Nothing should ever differ,
since copies move in the transaction of what they are copied from. What differs all the same is repaired, and said: a
difference is a fault of ours, or of whoever restored a table, and the next round looks at everything.
"""

import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final, Protocol

from chalicelib.domain.clock.days import day_of
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.projections.integrity import CountedDay, Figures, counted_day, said_less
from chalicelib.domain.reviews.public_review import public_review_of, tally_change
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.score import moved
from chalicelib.ports.bundle import Stores
from chalicelib.ports.clock import LogReader, Reconciliation, Recount, RoundProgress, Stage
from chalicelib.ports.stores import ReviewReader
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.aside.past import KeepsAside, Past
from chalicelib.use_cases.upkeep.integrity_figures import first_whole_day

TASK: Final = "reconcile_copies"
FIGURES: Final = "reconcile_figures"
_TRIES: Final = 3
# How many organisations were looked at, how many of their months a new list of themes counted anew, how many copies
# another release had left in its own form, how many that left are found otherwise now, and of how many batches of
# invitations the used ones were noted.
NO_DRIFT: Final = frozenset({"looked", "themes", "forms", "left", "batches"})
_AWAY: Final = timedelta(hours=36)  # since the last round: what nobody looked at for longer is looked at whole
_LATE: Final = timedelta(minutes=10)  # looked at once more: by then the log by day has all that was written
_ENTRIES: Final = 100  # of the log, between two notes of how far we are
_FIGURES_BACK: Final = 40  # days within which a day that nobody counted is left to whoever counts it first
_NIGHTS: Final = 30  # in which all that did not move has its turn, each in one of them


class Reconciled(KeepsAside, Protocol):
    """The part of the bundle that the reconciliation goes by."""

    @property
    def log(self) -> LogReader: ...
    @property
    def reviews(self) -> ReviewReader: ...


def reconcile(
    *,
    reconciliation: Reconciliation,
    stores: Reconciled,
    now: datetime,
    out_of_time: Callable[[], bool] = lambda: False,
    whole: bool = False,
) -> tuple[Counter[str], bool]:
    """Go on where the last run stopped; returns the drift found by kind, and whether the round is complete.

    Every name but those of `NO_DRIFT` is a kind of drift, repaired. An organisation of which a record cannot be read
    is gone past: what is derived from a part would be wrong. It has its turn every night until it can be.

    Args:
        reconciliation: reads, repairs and keeps how far it is.
        stores: the log, by which it is known what moved, and the list of what cannot be read.
        now: one day has one round.
        out_of_time: whether to stop; the next call goes on.
        whole: look at every organisation in one round, as after a restore.
    """
    progress = _due(reconciliation.progress(), now, whole=whole)
    if progress is None:
        return Counter(), True
    run = _Round(reconciliation, stores, now, out_of_time)
    complete = run.go_on(progress)
    return run.found, complete


def _due(found: RoundProgress | None, now: datetime, *, whole: bool) -> RoundProgress | None:
    """The round to go on with, or the next; None when this night's is complete."""
    if found is None:
        return RoundProgress(began_at=now, since=now, until=now, whole=True)
    if found.stage is not Stage.COMPLETE and (found.whole or not whole):
        return found
    if day_of(found.began_at) == day_of(now) and not whole:
        return None
    whole = whole or bool(found.drift) or now - found.until > _AWAY
    since = found.until if found.stage is Stage.COMPLETE else found.since
    return RoundProgress(began_at=now, since=since - _LATE, until=now, whole=whole)


class _Round:
    """The part of a round that one call does."""

    def __init__(
        self, reconciliation: Reconciliation, stores: Reconciled, now: datetime, out_of_time: Callable[[], bool]
    ) -> None:
        self.found: Counter[str] = Counter()
        self._noted = 0  # of the drift that was found
        self._reconciliation = reconciliation
        self._stores = stores
        self._out_of_time = out_of_time
        self._past = Past(TASK, stores=stores, now=now)
        # What could not be read before has its turn every night.
        self._listed = {each.item for each in stores.aside.all() if each.task == TASK}

    def go_on(self, progress: RoundProgress) -> bool:
        """Do what there is time for; returns whether the round is complete."""
        self._progress = progress
        stages = {
            Stage.MOVED: self._moved,
            Stage.ORGANISATIONS: self._organisations,
            Stage.WAITING: self._waiting,
        }
        while self._progress.stage is not Stage.COMPLETE:
            if self._out_of_time():
                return False
            stages[self._progress.stage]()
        return True

    def _note(self, cursor: str | None, *, then: Stage = Stage.COMPLETE, count: Recount | None = None) -> None:
        """Keep how far the round is: where to go on in its stage or, without that, which stage is next."""
        drift = sum(number for name, number in self.found.items() if name not in NO_DRIFT)
        before, self._noted = self._noted, drift
        stage = then if cursor is None else self._progress.stage
        drift += self._progress.drift - before
        self._progress = replace(self._progress, stage=stage, cursor=cursor or "", count=count, drift=drift)
        self._reconciliation.keep(self._progress)

    def _moved(self) -> None:
        """Look at some of what moved since the round before; an entry of the log that cannot be read says that much."""
        at = self._progress
        entries, further = self._stores.log.between(
            at.since, at.until, cursor=at.cursor, limit=_ENTRIES, unread=go_past
        )
        listed = (each for each in sorted(self._listed) if each.startswith("review/") and not at.cursor)
        subjects = dict.fromkeys([*listed, *(entry.subject for entry in entries)])
        ids = dict.fromkeys(
            each.partition("/")[2] for each in subjects if each.startswith(("review/", "reply/", "addition/"))
        )
        self.found.update(self._reconciliation.repair_reviews(self._readable(list(ids))))
        for subject in subjects:
            if subject.startswith("organisation/"):
                with self._past.it(subject):
                    self.found.update(self._reconciliation.repair_organisation(subject.partition("/")[2]))
        self._note(further, then=Stage.ORGANISATIONS)

    def _readable(self, review_ids: Sequence[str]) -> Sequence[Review]:
        """Those of these that exist and can be read."""
        found = list(self._stores.reviews.many(review_ids, unread=go_past)) if review_ids else []
        for review_id in set(review_ids) - {each.id for each in found}:
            with self._past.it(f"review/{review_id}"):
                found += self._stores.reviews.many([review_id])
        return found

    def _organisations(self) -> None:
        """Look at some of the organisations whose turn it is, and at all reviews of each."""
        listed, more = self._reconciliation.listed(self._progress.cursor, unread=self._past.note)
        at = self._progress.cursor
        for place, organisation_id in listed:
            if self._has_its_turn(organisation_id):
                if self._out_of_time():
                    return
                with self._past.it(f"organisation/{organisation_id}"):
                    if not self._organisation(organisation_id):
                        return
                self._note(place)
            at = place
        self._note(at if more else None, then=Stage.WAITING)

    def _has_its_turn(self, organisation_id: str) -> bool:
        tonight = day_of(self._progress.began_at).toordinal() % _NIGHTS
        own = zlib.crc32(organisation_id.encode()) % _NIGHTS
        return self._progress.whole or own == tonight or f"organisation/{organisation_id}" in self._listed

    def _organisation(self, organisation_id: str) -> bool:
        """Recount an organisation's reviews, page by page, and bring in line what follows from them.

        Returns:
            False when time was up before the end; how far the count is, is kept.
        """
        count = self._progress.count
        if count is None or count.organisation_id != organisation_id:
            count = Recount(organisation_id=organisation_id, before=self._reconciliation.tally(organisation_id))
        while not count.counted:
            reviews, after = self._reconciliation.reviews(organisation_id, after=count.after)
            self.found.update(self._reconciliation.repair_reviews(reviews))
            several = bool(count.after or after)
            count = _counted(count, reviews, after)
            if count.counted:
                count = self._settled(count)
            if several:
                self._note(self._progress.cursor, count=count)
                if self._out_of_time():
                    return False
        self.found.update(self._reconciliation.repair_organisation(organisation_id, public=count.public))
        self.found["looked"] += 1
        return True

    def _settled(self, count: Recount) -> Recount:
        """Put right the counters, where a whole count says otherwise; one that they moved under is made again."""
        now = self._reconciliation.tally(count.organisation_id)
        if count.right in {count.before, now}:
            return count
        if count.before == now and self._reconciliation.repair_tally(count.organisation_id, now, count.right):
            self.found["counters"] += 1
            return count
        if count.tries == _TRIES:  # reviews keep moving: another night
            return count
        before = self._reconciliation.tally(count.organisation_id)
        return Recount(organisation_id=count.organisation_id, before=before, tries=count.tries + 1)

    def _waiting(self) -> None:
        found, further = self._reconciliation.repair_waiting(self._progress.cursor, unread=self._past.note)
        self.found.update(found)
        if further is None:  # before the round is said to be complete: what stops here is done again
            self._past.settled(since=self._progress.began_at)
        self._note(further)


def _counted(count: Recount, reviews: Sequence[Review], after: str | None) -> Recount:
    right = count.right
    for review in reviews:
        change = tally_change(None, review)
        right = moved(right, change) if change else right
    public = count.public + sum(public_review_of(each) is not None for each in reviews)
    return replace(count, right=right, public=public, after=after or "", counted=after is None)


def reconcile_figures(*, stores: Stores, now: datetime, out_of_time: Callable[[], bool] = lambda: False) -> int:
    """Recount days again, as far back as the log goes; returns how many were wrong, and are right now.

    Those of which a release before counted the day of UTC are counted anew at once, and are no fault. Of all others a
    thirtieth each night, once; who counts days does the newest again by itself. A recent day that nobody counted yet
    is left to whoever counts it first; an older one is wrong as long as its log says more than nothing. What a run has
    no time for, the next one of that night goes on with.
    """
    wrong = 0
    today = day_of(now)
    night, _, done = stores.rounds.place(FIGURES).partition(" ")
    if night == f"{today}" and not done:
        return 0
    after = date.fromisoformat(done) if night == f"{today}" else today
    past = Past(FIGURES, stores=stores, now=now)
    known: dict[date, Figures] = {}
    of_sectors: dict[tuple[str, date], Figures] = {}
    years: set[int] = set()
    for day in _days(today, now):
        if day >= after:
            continue
        if out_of_time():
            stores.rounds.keep_place(FIGURES, f"{today} {day + timedelta(days=1)}")
            return wrong
        if day.year not in years:
            years.add(day.year)
            known.update(stores.figures.of(day.year, unread=past.note))
            for sector in Sector:
                found = stores.figures.of(day.year, sector=sector, unread=past.note)
                of_sectors.update({(sector, when): each for when, each in found.items()})
        recent = (today - day).days <= _FIGURES_BACK
        had = known.get(day, Figures())
        if (recent and day not in known) or not (had.of_utc or _is_of_tonight(day, today)):
            continue
        right = counted_day(stores.log.day(day, unread=past.note))
        wrong += _put_right(day, right, {each: of_sectors.get((each, day)) for each in Sector}, stores)
        if had != right.whole:
            stores.figures.put(day, right.whole)
            wrong += not (had.of_utc or said_less(had, right.whole))
    stores.rounds.keep_place(FIGURES, f"{today}")
    return wrong


def _put_right(day: date, right: CountedDay, known: Mapping[str, Figures | None], stores: Stores) -> int:
    """Put right the figures of a day's sectors; returns how many were wrong, and not only never counted."""
    wrong = 0
    for sector, had in known.items():
        should = right.sectors.get(sector, Figures())
        if (had or Figures()) != should:
            stores.figures.put(day, should, sector=sector)
            wrong += had is not None and not said_less(had, should)
    return wrong


def _days(today: date, now: datetime) -> Iterator[date]:
    """Yield the days of which the log has everything, the newest first."""
    for back in range(1, (today - first_whole_day(now)).days + 1):
        yield today - timedelta(days=back)


def _is_of_tonight(day: date, today: date) -> bool:
    return day.toordinal() % _NIGHTS == today.toordinal() % _NIGHTS
