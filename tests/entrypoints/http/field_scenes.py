"""Scenes of wrong fields: for each code what somebody sends that is refused with it; see `code_scenes.py`."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from chalicelib.bootstrap import platform
from chalicelib.domain.organisations.invitations import Batch, Group, code_of, key_of
from chalicelib.domain.rules.lifecycle import OrganisationAction
from chalicelib.domain.rules.mails import Purpose
from chalicelib.dutch.wordings import STANDARD_WORDINGS
from chalicelib.ports.stores import Effects
from tests.builders import author, entry
from tests.entrypoints.front_door import House
from tests.entrypoints.http.code_scenes import Scene, about, decision
from tests.story.forms import reply_form
from tests.story.requests import Call

FIELDS: Final[dict[str, Scene]] = {}


def field(code: str) -> Callable[[Scene], Scene]:
    """Register the scene of a wrong field's code."""
    return lambda scene: FIELDS.setdefault(code, scene)


# Fields: their form


def review_with(**changes: Any) -> Scene:
    return lambda house: house.request_of_review(**changes)


def rated(**ratings: Any) -> Scene:
    return lambda house: house.request_of_review(aspect_ratings=ratings)


FIELDS.update(
    {
        "required": lambda _: Call("/reviews", {}),
        "unknown_field": review_with(status="published"),
        "invisible_text": review_with(text="\u200b" * 25),
        "too_short": review_with(text="Te kort."),
        "too_long": review_with(text="a" * 5_001),
        "too_large": lambda _: Call("/organisations?limit=101", method="GET"),
        "too_many": rated(**{f"aspect_{number}": 3 for number in range(51)}),
        "wrong_format": review_with(experienced="2026-13"),
        "wrong_type": review_with(consent="misschien"),
        "not_one_of": review_with(capacity="buurman"),
        "unknown_aspect": rated(nothing_we_know=3),
        "none_rated": rated(),
        "too_long_ago": review_with(experienced="2012-05"),
        "unknown_code": lambda _house: Call("/code", {"code": "0000 0000 0000 0000"}),
        "wrong_cursor": lambda house: Call(f"/organisations/{house.home}/reviews?cursor=nonsense", method="GET"),
    }
)


@field("too_small")
def _(house: House) -> Call:
    call = decision(house, house.review("pending"), "approve")
    return replace(call, body={**call.body, "version": 0})


@field("out_of_range")
def _(house: House) -> Call:
    aspect = platform().theme_sets.current("residential_care").aspects[0].id
    return house.request_of_review(aspect_ratings={aspect: 9})


@field("unchanged")
def _(house: House) -> Call:
    review_id = house.review("returned")
    link = house.link_for(Purpose.MANAGE, review_id)
    found = house.ask(Call(link, method="GET")).json
    return Call(link, {"action": "revise", "text": found["text"], "aspect_ratings": found["aspect_ratings"]})


@field("in_the_future")
def _(house: House) -> Call:
    return house.request_of_review(experienced=f"{platform().now() + timedelta(days=70):%Y-%m}")


# Fields: what they are about


@field("placeholder_left")
def _(house: House) -> Call:
    link = house.link_for(Purpose.REPLY, house.review("published"))
    return Call(link, {**reply_form(), "text": "Bedankt, [naam van de bewoner], dat je dit liet weten aan ons."})


@field("unknown_rule")
def _(house: House) -> Call:
    return decision(house, house.review("pending"), "reject", rule="nothing_we_know", explanation="Daarom.")


@field("not_filled_in")
def _(house: House) -> Call:
    left = next(text for text in STANDARD_WORDINGS.values() if "[" in text)
    return decision(house, house.review("pending"), "reject", rule="own_experience", explanation=left)


@field("names_author")
def _(house: House) -> Call:
    review_id = house.reply("pending")
    rule = house.call("GET", "/editor/code-of-conduct", editor=0)[1]["items"][0]["code"]
    body = {"action": "reject", "version": house.version("reviews", review_id), "rule": rule}
    why = f"Mevrouw {author().last_name} herkent zich hier niet in."
    return Call(f"/editor/replies/{review_id}/decisions", body | {"explanation": why}, editor=0)


@field("not_in_text")
def _(house: House) -> Call:
    words = {"rule": "own_experience", "explanation": "Daarom.", "passage": "wat er niet in staat"}
    return decision(house, house.review("pending"), "return", **words)


@field("not_here")
def _(house: House) -> Call:
    return about(house, OrganisationAction.WATCH, until="2099-12-31")


@field("in_the_past")
def _(house: House) -> Call:
    return about(house, OrganisationAction.BLOCK, until="2020-01-01")


@field("unknown")
def _(house: House) -> Call:
    del house
    return Call("/editor/dossiers", {"title": "Over niemand", "review_id": "nobody"}, editor=0)


# Fields: the code of a card


def card_of(house: House, *, days_ago: int = 0) -> str:
    """Return the code of a card that the house made so long ago."""
    here = platform()
    made_at = here.now() - timedelta(days=days_ago)
    batch = Batch(
        id=here.id_generator.new_id(), organisation_id=house.home, number=1, group=Group.PARENTS, made_at=made_at
    )
    code = code_of(batch.id, 1, here.id_generator.keyed)
    made = entry(id=f"entry-{batch.id}", subject=f"organisation/{house.home}", at=made_at)
    here.invitations.hand_out(batch, [key_of(code, here.id_generator.keyed)], Effects(entry=made))
    return code


@field("used")
def _(house: House) -> Call:
    code = card_of(house)
    house.submit(invitation=code)
    return house.request_of_review(invitation=code)


@field("expired")
def _(house: House) -> Call:
    return house.request_of_review(invitation=card_of(house, days_ago=366))


@field("of_another")
def _(house: House) -> Call:
    code = card_of(house)
    house.move("elsewhere")
    return house.request_of_review(invitation=code)
