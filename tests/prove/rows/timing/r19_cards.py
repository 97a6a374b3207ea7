"""R19: many write at once with cards, two people with each: every card brings one review, and is counted once."""

import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta

from chalicelib.adapters.dynamodb.client.working_tables import InvitationItem
from chalicelib.domain.organisations.organisation import MOST_CARDS
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.domain.rules.mails import Purpose
from tests.prove.audit import inconsistencies
from tests.prove.lives.submits import TAKEN_IN, Writers
from tests.prove.outcome import Outcome, Scale
from tests.prove.stage import played
from tests.races.arena import Arena, Call
from tests.story.requests import Answer

PEOPLE = 50
_WAIT = 503
_REFUSED = 422
_DEAD = 410  # of a link that was used
_TWICE = 10  # every so many confirms once more
_CONFIRM = 8  # people at once, as in R12: each looks far around for signals
_PATIENCE = 40  # tries of whoever is told to wait


@dataclass(frozen=True)
class _House:
    """An organisation, whoever writes about it, and the codes of its cards."""

    writers: Writers
    codes: Sequence[str]


def prove(ask: Scale) -> Outcome:
    batches, used = ask.of(full=20, quick=1), ask.of(full=3_000, quick=30)
    each = ask.of(full=MOST_CARDS, quick=100)
    with played() as arena, ThreadPoolExecutor(PEOPLE) as people:
        houses = [_handed_out(arena, each) for _ in range(batches)]
        chosen = [(houses[number % batches], number // batches) for number in range(used)]
        began = time.monotonic()
        both = [(house, card, 2 * at + one) for at, (house, card) in enumerate(chosen) for one in range(2)]
        heard = list(people.map(lambda one: _written(arena, *one), both))
        answers = Counter(answer.status for answer in heard)
        ids = [str(answer.json["review_id"]) for answer in heard if answer.status == TAKEN_IN]
        with ThreadPoolExecutor(_CONFIRM) as few:
            confirmed = Counter(few.map(lambda review_id: _confirmed(arena, review_id), [*ids, *ids[::_TWICE]]))
        seconds = time.monotonic() - began
        items = list(InvitationItem.scan(consistent_read=True))
        wrong = inconsistencies(keys=arena.here.id_generator)
        invited = sum(found.invited and not found.invitation for found in arena.here.reviews.many(ids))
    spent = sum(item.spent == 1 for item in items)
    counted = sum(int(item.used or 0) for item in items)
    made = sum(item.batch is None for item in items)
    told = {
        "reviews": len(ids),
        "confirmed": confirmed[200],
        "confirmed before": confirmed[_DEAD],
        "cards used": spent,
        "counted": counted,
        "invited": invited,
        "made": made,
    }
    due = {
        "reviews": used,
        "confirmed": used,
        "confirmed before": len(ids[::_TWICE]),
        "cards used": used,
        "counted": used,
        "invited": used,
        "made": batches * each,
    }
    return Outcome(
        what=f"{batches * each:,} cards; {used:,} of them used by {PEOPLE} at once, each by two people at one time",
        tried=len(heard),
        at_least=2 * used,
        happened=f"{len(ids):,} taken in, {answers[_REFUSED]:,} refused as used, {confirmed[200]:,} confirmed, "
        f"{confirmed[_DEAD]:,} told that they were, in {seconds:.0f} s; {spent:,} cards are used, their batches count "
        f"{counted:,}, and no card is held",
        lost=sum(abs(told[name] - due[name]) for name in due) + sum(bool(item.held_by) for item in items),
        shortfalls=(
            *(f"{status} was answered {times} times" for status, times in answers.items() if status not in _EXPECTED),
            *wrong[:20],
        ),
    )


_EXPECTED = frozenset({TAKEN_IN, _REFUSED})


def _handed_out(arena: Arena, number: int) -> _House:
    home = arena.organisation()
    expires = arena.here.now() + timedelta(days=1)
    token = arena.here.links.token(Purpose.INSIGHTS, home.id, home.insights_link_nonce, expires_at=expires)
    wanted = {"number": number, "group": "residents", "everyone": True}
    sheet = arena.done(Call(f"/insights/{token}/invitations", wanted)).json["sheet"]
    cards = arena.done(Call(sheet, method="GET")).json["cards"]
    return _House(Writers(arena, home.id, keys=False), [each["code"] for each in cards])


def _written(arena: Arena, house: _House, card: int, person: int) -> Answer:
    """Somebody, of a number and an address of their own, writes with the card of this number."""
    call = house.writers.call(person)
    return _patient(arena, replace(call, body={**call.body, "invitation": house.codes[card]}))


def _confirmed(arena: Arena, review_id: str) -> int:
    return _patient(arena, arena.request_of(Action.CONFIRM, review_id)).status


def _patient(arena: Arena, call: Call) -> Answer:
    for _ in range(_PATIENCE):
        answer = arena.ask(call)
        if answer.status != _WAIT:
            break
        time.sleep(0.3)
    return answer
