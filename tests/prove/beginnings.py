"""What begins without a row of a law, or comes along with one: sent in, handed out, drawn, asked for, printed."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from chalicelib.domain.cases.second_reading import ReadAs
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Action, OrganisationAction, ReadingStatus, ReplyStatus, Status
from chalicelib.domain.rules.mails import Purpose
from tests.builders import reply
from tests.prove.lives.submits import Writers
from tests.prove.prepared import FIRST, Act, a_reading, asks, drawn, passed, placed
from tests.prove.stage import Clock
from tests.races.arena import Arena, Call

Prepare = Callable[[Arena, Clock], Act]
_ADDRESS: Final = "Dorpsstraat 7, 9000 Gent"
_ON_PAPER: Final = {"first_name": "Lea", "last_name": "Maes", "email": None, "postal_address": _ADDRESS}
_CARDS: Final = {"number": 5, "group": "residents", "everyone": True}
_WEBHOOK: Final = {"url": "https://hook.example/", "events": ["published"]}


def _once(call: Call) -> Call:
    """The same request, of a program that asks again under one key."""
    return replace(call, headers={"Idempotency-Key": "one of them"})


# Sent in


def _submit(arena: Arena, _: Clock) -> Act:
    return asks(arena, Writers(arena, arena.organisation().id).call(1))


def _submit_with_card(arena: Arena, _: Clock) -> Act:
    home = arena.organisation()
    sheet = arena.done(Call(f"{_insights(arena, home)}/invitations", _CARDS)).json["sheet"]
    code = arena.done(Call(sheet, method="GET")).json["cards"][0]["code"]
    return asks(arena, Writers(arena, home.id).call(1, invitation=code))


def _paper(arena: Arena) -> Call:
    form = arena.request_of_review(number=1).body
    return _once(Call("/editor/reviews", {**form, "channel": "paper", "author": _ON_PAPER}, 0))


def _type_in(arena: Arena, _: Clock) -> Act:
    return asks(arena, replace(_paper(arena), headers={"Idempotency-Key": "one paper"}))


def _notice(arena: Arena, _: Clock) -> Act:
    review = placed(arena, status=Status.PUBLISHED)
    return asks(arena, _once(arena.request_of_notice(review.id, number=1)))


def _appeal(arena: Arena, _: Clock) -> Act:
    review = placed(arena, status=Status.REJECTED, moved_at=arena.here.now())
    return asks(arena, arena.request_of_appeal("review", review.id))


def _appeal_of_reply(arena: Arena, _: Clock) -> Act:
    home, now = arena.organisation(), arena.here.now()
    refused = reply(status=ReplyStatus.REJECTED, submitted_at=now, decided_at=now, decided_by=FIRST)
    review = placed(arena, home, status=Status.PUBLISHED, reply=refused)
    return asks(arena, arena.request_of_appeal("reply", review.id))


def _objection(arena: Arena, clock: Clock) -> Act:
    home = arena.organisation()
    arena.does(OrganisationAction.WATCH, home.id)
    clock.forward(seconds=1)
    return asks(arena, arena.request_of_objection(arena.link_for(Purpose.OBJECTION, home.id)))


# Asked for


def _insights(arena: Arena, home: Organisation) -> str:
    return arena.link(Purpose.INSIGHTS, home.id, home.insights_link_nonce)


def _cards(arena: Arena, _: Clock) -> Act:
    link = _insights(arena, arena.organisation())
    return asks(arena, _once(Call(f"{link}/invitations", _CARDS)))


def _webhook(arena: Arena, _: Clock) -> Act:
    return asks(arena, Call(f"{_insights(arena, arena.organisation())}/webhooks", _WEBHOOK))


def _no_webhook(arena: Arena, _: Clock) -> Act:
    list_ = f"{_insights(arena, arena.organisation())}/webhooks"
    made = arena.done(Call(list_, _WEBHOOK)).json["webhook_id"]
    return asks(arena, Call(f"{list_}/{made}/removal", {}))


def _question(arena: Arena, _: Clock) -> Act:
    review = placed(arena, status=Status.PENDING)
    body = {"question": "Op welke dag was dat ongeveer?", "version": review.version}
    return asks(arena, Call(f"/editor/reviews/{review.id}/questions", body, 0))


# By post


def _letter(arena: Arena) -> str:
    """Return the id of a letter that waits for whoever prints it."""
    review_id = arena.done(_paper(arena)).json["review_id"]
    for _ in range(2):  # by one sweep it joins the index, which follows a moment later: the next finds it there
        arena.settle()
        arena.here.sweep_mails()
    arena.settle()
    found, _ = arena.here.letters.page(printed=False, limit=100, cursor="")
    return next(each.mail.id for each in found if each.mail.review_id == review_id)


def _printed(arena: Arena, _: Clock) -> Act:
    return asks(arena, Call(f"/editor/letters/{_letter(arena)}/printed", {}, 0))


def _returned(arena: Arena, clock: Clock) -> Act:
    path = f"/editor/letters/{_letter(arena)}"
    arena.done(Call(f"{path}/printed", {}, 0))
    clock.forward(seconds=1)
    return asks(arena, Call(f"{path}/returned", {}, 1))


def _other_address(arena: Arena, clock: Clock) -> Act:
    review_id = arena.done(_paper(arena)).json["review_id"]
    clock.forward(seconds=1)
    return asks(arena, Call(f"/editor/reviews/{review_id}/address", {"postal_address": "Kerkweg 1, 9000 Gent"}, 1))


# Drawn by chance: there with its decision, and gone with its review, by a request or by time


def _decided(do: Action) -> Prepare:
    return lambda arena, _: asks(arena, arena.request_of(do, drawn(arena).id))


def _erased(at: ReadingStatus) -> Prepare:
    def prepare(arena: Arena, clock: Clock) -> Act:
        review_id = a_reading(arena, clock, at).review_id
        return asks(arena, arena.request_of(Action.ERASE, review_id, by=Actor.AUTHOR))

    return prepare


def _expired(at: ReadingStatus) -> Prepare:
    def prepare(arena: Arena, clock: Clock) -> Act:
        a_reading(arena, clock, at)
        return passed(clock)

    return prepare


_OPEN: Final = (ReadingStatus.WAITING, ReadingStatus.DISPUTED)
BEGINNINGS: Final[Mapping[str, Prepare]] = {
    "a review is sent in": _submit,
    "a review is sent in with a card": _submit_with_card,
    "a review is typed in": _type_in,
    "notice is given": _notice,
    "an author appeals": _appeal,
    "an organisation appeals": _appeal_of_reply,
    "an organisation objects": _objection,
    "cards are handed out": _cards,
    "a webhook is made": _webhook,
    "a webhook is taken away": _no_webhook,
    "an author is asked": _question,
    "a letter is printed": _printed,
    "a letter comes back": _returned,
    "an address is put right": _other_address,
    **{f"chance draws what is decided: {each}": _decided(Action(each)) for each in ReadAs},
    **{f"what was drawn and is {each} is erased": _erased(each) for each in _OPEN},
    **{f"what was drawn and is {each} expires by clock": _expired(each) for each in _OPEN},
}
