"""Every day the platform looks again at what was published lately; a strong sign of improper use takes it offline.

It says so: the statement of reasons of such a suspension names the machine (DSA 17), and an editor does the research.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from chalicelib.domain.clock.days import day_of
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.signal import STRONG, Signal
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.lifecycle import VISIBLE, Action
from chalicelib.domain.rules.refusals import ChangedMeanwhile, NotAllowed, NotFound, UnreadableRecord
from chalicelib.domain.rules.retention import LOOKED_AT_AGAIN
from chalicelib.ports.bundle import Stores
from chalicelib.ports.clock import LogReader
from chalicelib.ports.stores import Reviews
from chalicelib.use_cases.aside.past import Past
from chalicelib.use_cases.reviews.transition import Transition, record
from chalicelib.use_cases.signals.look_for_signals import at_confirmation

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


def look_again(*, stores: Stores, now: datetime) -> SecondLook:
    """Look at what went online in the last thirty days; a sign that an editor already saw suspends nothing.

    The oldest words go first: of two texts that were confirmed in one instant, they take their place back before the
    copy is looked at.
    """
    from chalicelib.domain.signals.text.age import age_of  # noqa: PLC0415 - no reader's cold start pays for it

    looked = suspended = 0
    past = Past("look_again_at_published", stores=stores, now=now)
    online = _online(_published_lately(stores.log, now, past), stores.reviews, past)
    for before in sorted(online, key=age_of):
        with past.it(f"review/{before.id}"):
            try:
                organisation = stores.organisations.get(before.organisation_id)
            except NotFound:
                continue
            looked += 1
            known = {signal.code for signal in before.signals if signal.strength >= STRONG}
            signals = at_confirmation(before, organisation, stores=stores, now=now, again=True)
            new = [each for each in signals if each.strength >= STRONG and each.code in _SUSPENDS.keys() - known]
            if new and _suspend(before.id, new[0], signals, stores=stores, now=now):
                suspended += 1
    return SecondLook(looked=looked, suspended=suspended)


def _published_lately(log: LogReader, now: datetime, past: Past) -> set[str]:
    today = day_of(now)
    entries = (
        entry
        for back in range(LOOKED_AT_AGAIN.days)
        for entry in log.day(today - timedelta(days=back), unread=past.note)
    )
    return {
        entry.subject.removeprefix("review/")
        for entry in entries
        if entry.subject.startswith("review/") and entry.after in VISIBLE and entry.before != entry.after
    }


def _online(review_ids: set[str], reviews: Reviews, past: Past) -> Iterator[Review]:
    for review_id in review_ids:
        try:
            found = reviews.get(review_id)
        except NotFound:
            continue
        except UnreadableRecord as fault:
            past.note(fault)
            continue
        if Action.SUSPEND in found.allowed(Actor.SIGNAL):
            yield found


def _suspend(review_id: str, signal: Signal, signals: tuple[Signal, ...], *, stores: Stores, now: datetime) -> bool:
    act = Act(by=Actor.SIGNAL, at=now, rule=_SUSPENDS[signal.code], explanation=signal.evidence)
    try:
        before = stores.reviews.get(review_id)
        after, mails = before.moved(Action.SUSPEND, act)
        after = after.with_signals(signals, at=now)
        record(Transition(before=before, after=after, action=Action.SUSPEND, mails=mails, act=act), stores=stores)
    except (ChangedMeanwhile, NotAllowed, NotFound):
        return False  # somebody was at it; tomorrow looks again
    return True
