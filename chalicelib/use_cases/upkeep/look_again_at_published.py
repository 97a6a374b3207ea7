"""Every night the platform looks again at what is new; a strong sign of improper use takes it offline.

It says so: the statement of reasons of such a suspension names the machine (DSA 17), and an editor does the research.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.signal import STRONG, Signal
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.lifecycle import ADDITION_VISIBLE, VISIBLE, Action
from chalicelib.domain.rules.log import TYPE_IN, LogEntry
from chalicelib.domain.rules.refusals import ChangedMeanwhile, NotAllowed, NotFound
from chalicelib.ports.bundle import Stores
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.aside.past import Past
from chalicelib.use_cases.reviews.transition import Transition, record
from chalicelib.use_cases.signals.look_for_signals import look_at_added, look_beside

TASK: Final = "look_again_at_published"
_FIRST: Final = timedelta(days=30)  # before the first look of all
_LATE: Final = timedelta(minutes=10)  # looked at once more: by then the log by day has all that was written
_AT_ONCE: Final = 100  # entries of the log between two notes of how far we are
_MOST_LEFT: Final = 1_000  # reviews that could not be looked at: with more, something is wrong, and the place stays
# What brings a review among those that others are compared with; and words that are new to all of them.
_COMES: Final = frozenset({Action.CONFIRM, Action.REVISE, TYPE_IN})
_BESIDE: Final = 100  # reviews of an organisation among which copies of one that was erased are looked for
# What a pattern among reviews may show later, and the rule it rests on. A burst or a shared origin never suspends by
# itself: a television item, or the wifi of a care home, brings many honest people at once.
_SUSPENDS: Final = {
    "near_identical_text": "one_per_experience",
    "same_author_again": "improper_repetition",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondLook:
    looked: int
    suspended: int
    complete: bool = True


def look_again(*, stores: Stores, now: datetime, out_of_time: Callable[[], bool] = lambda: False) -> SecondLook:
    """Look once at what came in or went online since the last look, and go on where that stopped.

    Beside something new, what came later than it may look otherwise: that is looked at with it, whenever it went
    online. So of two copies it does not matter which is met first. A sign that an editor already saw suspends nothing.
    What could not be looked at, because somebody was at it or it cannot be read, has its turn at the next call.
    """
    run = _Run(stores, now)
    place = _begun(stores.rounds.place(TASK), now)
    marked = stores.similarity_index.marked()
    left = run.look_at(tuple(dict.fromkeys((*place.left, *marked))))
    cursor: str | None = place.cursor
    while cursor is not None and not out_of_time():
        entries, cursor = stores.log.between(
            place.since, place.until, cursor=cursor, limit=_AT_ONCE, unread=run.past.note
        )
        ids = dict.fromkeys(each.subject.partition("/")[2] for each in entries if _is_new(each))
        more = tuple(dict.fromkeys(left + run.look_at(tuple(each for each in ids if each not in run.met))))
        if len(more) > _MOST_LEFT:
            break
        left, place = more, replace(place, cursor=cursor or "")
        stores.rounds.keep_place(TASK, replace(place, left=left).written(complete=cursor is None))
        if marked:  # what of them still waits is among those left
            stores.similarity_index.unmark(marked)
            marked = ()
    return SecondLook(looked=len(run.looked), suspended=run.suspended, complete=cursor is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A stretch of the log, how far in it the look is, and the ids of those that wait for another."""

    since: datetime
    until: datetime
    cursor: str = ""
    left: tuple[str, ...] = ()

    def written(self, *, complete: bool) -> str:
        since = self.until if complete else self.since
        until = "" if complete else self.until.isoformat()
        return "\n".join((since.isoformat(), until, self.cursor, *self.left))


def _begun(kept: str, now: datetime) -> _Place:
    if not kept:
        return _Place(since=now - _FIRST, until=now)
    since, until, cursor, *left = kept.split("\n")
    if until:
        return _Place(
            since=datetime.fromisoformat(since), until=datetime.fromisoformat(until), cursor=cursor, left=tuple(left)
        )
    return _Place(since=datetime.fromisoformat(since) - _LATE, until=now, left=tuple(left))


def _is_new(entry: LogEntry) -> bool:
    """Tell if an act brought a review online, or its words among the others, or took them away; or cannot be read.

    What its author adds is part of its words.
    """
    of, _, _ = entry.subject.partition("/")
    if of == "addition":
        return not entry.action or entry.after in ADDITION_VISIBLE
    if of != "review":
        return False
    if not entry.action or entry.action in _COMES or entry.action == Action.ERASE:
        return True
    return entry.after in VISIBLE and entry.before != entry.after


@dataclass(slots=True)
class _Run:
    stores: Stores
    now: datetime
    past: Past = field(init=False)
    met: set[str] = field(default_factory=set)  # by what was done to them; one look sees all of that
    looked: set[str] = field(default_factory=set)
    suspended: int = 0

    def __post_init__(self) -> None:
        self.past = Past(TASK, stores=self.stores, now=self.now)

    def look_at(self, review_ids: Sequence[str]) -> tuple[str, ...]:
        """Look at these, and at those that came later than one of them; returns the ids of what waits for another look.

        The oldest words go first: of two texts that were confirmed in one instant, they take their place back before
        the copy is looked at.
        """
        from chalicelib.domain.signals.text.age import age_of  # noqa: PLC0415 - no reader's cold start pays for it

        self.met.update(review_ids)
        waits: set[str] = set()
        later: set[str] = set()
        for review in sorted(self._read(review_ids, waits), key=age_of):
            later |= self._look(review, waits)
        # Whom these came after in turn has been looked at beside those when they came.
        for review in sorted(self._read(sorted(later), waits), key=age_of):
            if _is_online(review):
                self._look(review, waits)
        return tuple(sorted(waits))

    def _read(self, review_ids: Sequence[str], waits: set[str]) -> Sequence[Review]:
        found = list(self.stores.reviews.many(review_ids, unread=go_past)) if review_ids else []
        for missing in set(review_ids) - {each.id for each in found}:
            with self.past.it(f"review/{missing}"):
                waits.add(missing)
                with suppress(NotFound):
                    found.append(self.stores.reviews.get(missing))
                waits.discard(missing)
        return found

    def _look(self, review: Review, waits: set[str]) -> frozenset[str]:
        """Look at a review; one that is not online is only shown to those after it. Returns the ids of those."""
        if review.content_free:
            return self._copies_of(review)
        if Action.CONFIRM in review.allowed(Actor.AUTHOR):
            return frozenset()
        later: frozenset[str] = frozenset()
        waits.add(review.id)
        with self.past.it(f"review/{review.id}"), suppress(NotFound):
            organisation = self.stores.organisations.get(review.organisation_id)
            found = look_beside(review, organisation, stores=self.stores, now=self.now)
            added = look_at_added(review, organisation, stores=self.stores)
            later = found.later | added.later
            if not _is_online(review) or self._judged(review, found.signals, added.signals):
                waits.discard(review.id)
        return later

    def _judged(self, review: Review, signals: tuple[Signal, ...], of_added: tuple[Signal, ...]) -> bool:
        """Suspend a review that has a strong sign which no editor saw; False where somebody else was at it.

        The signs of what was added since count by themselves: an editor saw another text.
        """
        self.looked.add(review.id)
        known = {signal.code for signal in review.signals if signal.strength >= STRONG}
        new = [each for each in signals if each.code not in known] + [*of_added]
        new = [each for each in new if each.strength >= STRONG and each.code in _SUSPENDS]
        shown = {each.code: each for each in (*signals, *new[:1])}
        strongest = tuple(sorted(shown.values(), key=lambda each: -each.strength))
        done = not new or _suspend(review.id, new[0], strongest, stores=self.stores, now=self.now)
        self.suspended += bool(new) and done
        return done

    def _copies_of(self, erased: Review) -> frozenset[str]:
        """Return those of its organisation that were like a review that is erased: its words are theirs now."""
        beside = self.stores.similarity_index.of_organisation(erased.organisation_id, limit=_BESIDE)
        found = self.stores.reviews.many([each.review_id for each in beside], unread=go_past) if beside else ()
        return frozenset(each.id for each in found if any(erased.id in signal.related for signal in each.signals))


def _is_online(review: Review) -> bool:
    return Action.SUSPEND in review.allowed(Actor.SIGNAL)


def _suspend(review_id: str, signal: Signal, signals: tuple[Signal, ...], *, stores: Stores, now: datetime) -> bool:
    act = Act(by=Actor.SIGNAL, at=now, rule=_SUSPENDS[signal.code], explanation=signal.evidence)
    try:
        before = stores.reviews.get(review_id)
        after, mails = before.moved(Action.SUSPEND, act)
        after = after.with_signals(signals, at=now)
        record(Transition(before=before, after=after, action=Action.SUSPEND, mails=mails, act=act), stores=stores)
    except (ChangedMeanwhile, NotAllowed, NotFound):
        return False  # somebody was at it; the next call looks again
    return True
