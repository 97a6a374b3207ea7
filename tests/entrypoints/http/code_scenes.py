"""Scenes of problems: for each code of the API what somebody does that is answered with it, at the front door.

A scene prepares what it needs and returns the request whose answer has the code. A new refusal gets its scene here,
under `problem("its_code")`; the scenes of wrong fields stand in `field_scenes.py`.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlsplit

from botocore.exceptions import EndpointConnectionError

from chalicelib.adapters.dynamodb.client.tables import ReviewItem
from chalicelib.adapters.openid.issuer import OpenIdIssuer
from chalicelib.bootstrap import platform
from chalicelib.domain.access.editor import Editor
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.domain.rules.mail_event import MailFate
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import IssuerAway
from chalicelib.domain.rules.room import DOSSIER, EARLIER_TEXTS, MOST_QUESTIONS, NOTES
from chalicelib.ports.mails import Happened
from chalicelib.ports.stores import Effects
from chalicelib.settings import RELEASE_0_1_0
from chalicelib.use_cases.mails.note_mail_event import to_key
from tests.entrypoints.front_door import House
from tests.entrypoints.http.test_unreadable import KeyOff, spoil
from tests.issuer import AN, RETURNS_TO, SECRET, SETTINGS, Issuer
from tests.story.requests import Call

Scene = Callable[[House], Call]
PROBLEMS: Final[dict[str, Scene]] = {}
_LONG: Final = "🙂" * 5_000  # 20,000 bytes
_ASK: Final = {"question": "Op welke dag van de week was dat?"}
_REFERRAL: Final = {"authority": "inspectie", "explanation": "Drie keer hetzelfde verhaal."}


def problem(code: str) -> Callable[[Scene], Scene]:
    """Register the scene of a problem's code."""
    return lambda scene: PROBLEMS.setdefault(code, scene)


def decision(house: House, review_id: str, action: str, **more: Any) -> Call:
    """Return what the first editor sends who decides on a review as it stands."""
    body = {"action": action, "version": house.version("reviews", review_id), **more}
    return Call(f"/editor/reviews/{review_id}/decisions", body, editor=0)


def about(house: House, action: str, **more: Any) -> Call:
    """Return a decision about the house's organisation."""
    body = {"action": action, "version": house.version("organisations", house.home), "explanation": "Daarom.", **more}
    return Call(f"/editor/organisations/{house.home}/decisions", body, editor=0)


def question(house: House, review_id: str) -> Call:
    body = {**_ASK, "version": house.version("reviews", review_id)}
    return Call(f"/editor/reviews/{review_id}/questions", body, editor=0)


def done(house: House, call: Call) -> Any:
    """Do what must succeed; returns its answer."""
    answer = house.ask(call)
    assert answer.status < 300, answer.body
    return answer.json


# Problems of what is sent


@problem("invalid")
def _(house: House) -> Call:
    del house
    return Call("/reviews", {})


@problem("unreadable")
def _(house: House) -> Call:
    del house
    nested: Any = 1
    for _ in range(40):
        nested = [nested]
    return Call("/reviews", {"text": nested})


@problem("wrong_media_type")
def _(house: House) -> Call:
    del house
    return Call("/reviews", {}, headers={"Content-Type": "application/xml"})


@problem("too_large")
def _(house: House) -> Call:
    del house
    return Call("/reviews", {"text": "a" * 65 * 1024})


@problem("method_not_allowed")
def _(house: House) -> Call:
    del house
    return Call("/organisations", method="PUT")


# Problems: what there is


@problem("not_found")
def _(house: House) -> Call:
    del house
    return Call("/organisations/nobody", method="GET")


@problem("link_expired_or_used")
def _(house: House) -> Call:
    link = house.link(MailKind.CONFIRM_REVIEW, house.submit())
    done(house, Call(link, {}))
    return Call(link, {})


@problem("erased")
def _(house: House) -> Call:
    again = replace(house.request_of_review(), headers={"Idempotency-Key": "een sleutel"})
    review_id = done(house, again)["review_id"]
    house.does(Action.CONFIRM, review_id)
    done(house, house.request_of(Action.ERASE, review_id, by=Actor.AUTHOR))
    return again


@problem("too_many")
def _(house: House) -> Call:
    author = {"first_name": "Els", "last_name": "Peeters", "email": "els@post.example"}
    for _ in range(3):
        done(house, house.request_of_review(author=author))
    return house.request_of_review(author=author)


# Problems: the law


@problem("not_taking_part")
def _(house: House) -> Call:
    done(house, about(house, "leave"))
    return house.request_of_review()


@problem("blocked")
def _(house: House) -> Call:
    done(house, about(house, "block"))
    return house.request_of_review()


@problem("not_allowed_now")
def _(house: House) -> Call:
    return decision(house, house.review("published"), "approve")


@problem("changed_meanwhile")
def _(house: House) -> Call:
    call = decision(house, house.review("pending"), "approve")
    return replace(call, body={**call.body, "version": call.body["version"] - 1})


@problem("still_editable")
def _(house: House) -> Call:
    here = platform()
    here.settings = replace(here.settings, reply_mend_minutes=30)
    review_id = house.reply("pending")
    call = decision(house, review_id, "approve")
    return replace(call, path=f"/editor/replies/{review_id}/decisions")


@problem("needs_another_editor")
def _(house: House) -> Call:
    review_id = house.review("escalated")
    return decision(house, review_id, "reject", rule="own_experience", explanation="Daarom.")


@problem("no_more_revisions")
def _(house: House) -> Call:
    review_id = house.review("pending")
    aspect = platform().theme_sets.current("residential_care").aspects[0].id
    for each in range(EARLIER_TEXTS // len(_LONG.encode())):
        house.does(Action.RETURN, review_id)
        house.does(Action.REVISE, review_id, text=f"{each % 10}{_LONG[1:]}", aspect_ratings={aspect: 4})
    return decision(house, review_id, "return", rule="own_experience", explanation="Daarom.")


@problem("dossier_full")
def _(house: House) -> Call:
    dossier = done(house, Call("/editor/dossiers", {"title": "Veel gelijke teksten"}, editor=0))
    note = Call(f"/editor/dossiers/{dossier['id']}/entries", {"action": "note", "text": _LONG}, editor=0)
    for _ in range(DOSSIER // len(_LONG.encode()) - 1):
        done(house, note)
    return note


# Problems: beside deciding


@problem("no_letters_yet")
def _(house: House) -> Call:
    here = platform()
    here.settings = replace(here.settings, oldest_reader=RELEASE_0_1_0)
    who = {"first_name": "Lea", "last_name": "Maes", "postal_address": "Dorpsstraat 7, 9000 Gent"}
    return Call("/editor/reviews", {**house.submission(), "channel": "paper", "author": who}, editor=0)


@problem("nobody_to_ask")
def _(house: House) -> Call:
    review_id, here = house.review("published"), platform()
    before = here.reviews.get(review_id)
    entry = replace(here.log.of(f"review/{review_id}")[-1], id="forgotten", action="forget_author", explanation="")
    here.reviews.save(before, before.without_author(here.now()), Effects(entry=entry))
    return question(house, review_id)


@problem("no_more_questions")
def _(house: House) -> Call:
    review_id = house.review("pending")
    for _ in range(MOST_QUESTIONS):
        done(house, question(house, review_id))
    return question(house, review_id)


@problem("no_more_notes")
def _(house: House) -> Call:
    note = Call("/editor/notes", {"subject": f"organisation/{house.home}", "text": "🙂" * 2_000}, editor=0)
    for _ in range(NOTES // 8_000 - 1):
        done(house, note)
    return note


@problem("already_referred")
def _(house: House) -> Call:
    referral = Call(f"/editor/reviews/{house.review('pending')}/referrals", _REFERRAL, editor=0)
    done(house, referral)
    return referral


@problem("authority_not_reached")
def _(house: House) -> Call:
    here = platform()
    key = to_key("meldingen@inspectie.example", here.id_generator)
    here.addresses.note(Happened(id="e1", to_key=key, fate=MailFate.HARD_BOUNCE, at=here.now()))
    return Call(f"/editor/reviews/{house.review('pending')}/referrals", _REFERRAL, editor=0)


# Problems: who somebody is


@problem("not_signed_in")
def _(house: House) -> Call:
    del house
    return Call("/editor/queue", method="GET")


@problem("not_for_you")
def _(house: House) -> Call:
    del house
    return Call("/editor/notes", {"subject": "review/1", "text": "Hallo."}, headers={"Cookie": "session=elsewhere"})


def _issuer(web: Any) -> None:
    here = platform()
    here.settings = replace(here.settings, accounts=SETTINGS)
    here.accounts = OpenIdIssuer(SETTINGS, returns_to=RETURNS_TO, web=web, secret=lambda: SECRET)


def _back(house: House, secret: str = SECRET, **who: Any) -> Call:
    """Return what somebody's browser sends who comes back from the issuer."""
    issuer = Issuer()
    issuer.secret = secret
    _issuer(issuer)
    left = house.ask(Call("/editor/sign-in/account", method="GET"))
    code, state = issuer.sign_in(left.json["url"], {**AN, **who})
    cookie = left.headers["set-cookie"].partition(";")[0]
    return Call("/editor/sign-in/return", {"code": code, "state": state}, headers={"Cookie": cookie})


@problem("sign_in_failed")
def _(house: House) -> Call:
    return replace(_back(house), headers={"Cookie": "tie=of.another.browser"})


@problem("token_not_trusted")
def _(house: House) -> Call:
    return _back(house, aud="another client")


@problem("no_cookie")
def _(house: House) -> Call:
    return replace(_back(house), headers={})


@problem("no_role_said")
def _(house: House) -> Call:
    return _back(house, groups=None)


@problem("issuer_refuses_us")
def _(house: House) -> Call:
    return _back(house, secret="what it was before")


@problem("no_editor")
def _(house: House) -> Call:
    return _back(house, groups=["iets anders"])


@problem("sign_in_by_mail")
def _(house: House) -> Call:
    platform().editors.register(Editor(id="ed-mail", email=AN["email"].lower(), name="An"))
    return _back(house)


@problem("issuer_away")
def _(house: House) -> Call:
    del house

    class Away:
        def get(self, url: str, headers: Any) -> Any:
            del headers
            raise IssuerAway(urlsplit(url).netloc)

    _issuer(Away())
    return Call("/editor/sign-in/account", method="GET")


# Problems: what is away, or cannot be read


@problem("busy")
def _(house: House) -> Call:
    def unreachable(**_: Any) -> Any:
        raise EndpointConnectionError(endpoint_url="https://store.example")

    platform().connection.client.meta.events.register_first("before-call.dynamodb", unreachable)
    return Call(f"/organisations/{house.home}", method="GET")


@problem("key_away")
def _(house: House) -> Call:
    platform().__dict__["cipher"] = KeyOff()
    return house.request_of_review()


@problem("unreadable_record")
def _(house: House) -> Call:
    review_id = house.review("pending")
    spoil(ReviewItem, review_id, "review", {"S": '{"id":'})
    return Call(f"/editor/reviews/{review_id}", editor=0, method="GET")


@problem("newer_record")
def _(house: House) -> Call:
    review_id = house.review("pending")
    spoil(ReviewItem, review_id, "review", {"S": '{"v":99,"of":"a release to come"}'})
    return Call(f"/editor/reviews/{review_id}", editor=0, method="GET")


@problem("internal_error")
def _(house: House) -> Call:
    del house
    platform().__dict__["theme_sets"] = None
    return Call("/theme-sets/residential_care", method="GET")
