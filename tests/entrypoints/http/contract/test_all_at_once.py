"""One answer names all that is wrong: what a schema finds, and what the domain says of the other fields."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

import pytest

from chalicelib.bootstrap import platform
from chalicelib.domain.rules.lifecycle import OrganisationAction
from chalicelib.domain.rules.mails import MailKind, Purpose
from chalicelib.dutch.wordings import STANDARD_WORDINGS
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened
from tests.entrypoints.http.field_scenes import card_of
from tests.story.forms import reply_form
from tests.story.requests import Call

SCENES: Final[dict[str, tuple[Callable[[House], Call], set[str]]]] = {}


@pytest.fixture
def house(dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    monkeypatch.setattr("time.sleep", lambda _: None)
    with opened() as found:
        yield found


def scene(name: str, *fields: str) -> Callable[[Callable[[House], Call]], Callable[[House], Call]]:
    """Register a scene: what is sent, and every field that is wrong in it."""

    def register(made: Callable[[House], Call]) -> Callable[[House], Call]:
        SCENES[name] = (made, set(fields))
        return made

    return register


def wrong_review(house: House) -> dict[str, Any]:
    sent = house.submission()
    aspect = next(iter(sent["aspect_ratings"]))
    author = {**sent["author"], "first_name": "", "email": "geen adres"}
    ratings = {aspect: 9, "nothing_we_know": 3}
    return {**sent, "text": "Te kort.", "author": author, "aspect_ratings": ratings, "experienced": "2099-01"}


_OF_A_REVIEW: Final = ("text", "author.first_name", "author.email", "experienced", "consent")


@scene("review", *_OF_A_REVIEW, "aspect_ratings.nothing_we_know", "invitation")
def _(house: House) -> Call:
    return Call("/reviews", {**wrong_review(house), "consent": False, "invitation": "nope"})


@scene("review of nobody", *_OF_A_REVIEW)
def _(house: House) -> Call:
    return Call("/reviews", {**wrong_review(house), "consent": False, "organisation_id": "nobody"})


@scene("look at a review", *_OF_A_REVIEW, "aspect_ratings.nothing_we_know")
def _(house: House) -> Call:
    return Call(f"/organisations/{house.home}/write", {**wrong_review(house), "consent": False})


@scene("typed in", "text", "author.first_name", "author.email", "author.postal_address", "experienced", "note")
def _(house: House) -> Call:
    sent = wrong_review(house) | {"channel": "agreed"}
    sent["author"] = sent["author"] | {"postal_address": "ergens"}
    return Call("/editor/reviews", sent, editor=0)


@scene("notice", "explanation", "name", "email", "good_faith")
def _(house: House) -> Call:
    return house.request_of_notice(house.review(), explanation="", name="", email="geen adres", good_faith=False)


@scene("reply", "text", "promise.by")
def _(house: House) -> Call:
    body = {**reply_form(), "text": "", "promise": {"text": "We zetten er een bank bij.", "by": "2020-01"}}
    return Call(house.link_for(Purpose.REPLY, house.review()), body)


@scene("reply with a gap", "text", "promise.text", "promise.by")
def _(house: House) -> Call:
    gap = "Bedankt, [naam van de bewoner], dat je dit liet weten aan ons."
    body = {**reply_form(), "text": gap, "promise": {"text": "a" * 301, "by": "2020-01"}}
    return Call(house.link_for(Purpose.REPLY, house.review()), body)


@scene("revision", "text", "aspect_ratings.nothing_we_know", "explanation")
def _(house: House) -> Call:
    link = house.link_for(Purpose.MANAGE, house.review("returned"))
    body = {
        "action": "revise",
        "text": "Te kort.",
        "aspect_ratings": {"nothing_we_know": 3},
        "explanation": "a" * 5_001,
    }
    return Call(link, body)


@scene("revision without words", "text", "aspect_ratings.nothing_we_know")
def _(house: House) -> Call:
    link = house.link_for(Purpose.MANAGE, house.review("returned"))
    return Call(link, {"action": "revise", "aspect_ratings": {"nothing_we_know": 3}})


@scene("answer", "text", "question_id", "no_person")
def _(house: House) -> Call:
    return Call(house.link_for(Purpose.MANAGE, house.review()), {"action": "answer", "no_person": "a" * 1_001})


@scene("address", "postal_address", "no_person")
def _(house: House) -> Call:
    body = {"action": "correct_address", "postal_address": "Gent", "no_person": "a" * 1_001}
    return Call(house.link_for(Purpose.MANAGE, house.review()), body)


@scene("appeal of a notifier", "explanation", "somewhere")
def _(house: House) -> Call:
    notice = house.notice()
    return Call(house.link_for(Purpose.NOTICE, notice), {"action": "appeal", "somewhere": "else"})


@scene("links", "email", "somewhere")
def _(house: House) -> Call:
    del house
    return Call("/links", {"email": "geen adres", "somewhere": "else"})


@scene("participation", "contact_name", "consent")
def _(house: House) -> Call:
    house.does(OrganisationAction.LEAVE, house.home)
    return Call(house.participation_link(house.home), {"contact_name": "", "consent": False})


@scene("webhook", "url", "events", "somewhere")
def _(house: House) -> Call:
    body = {"url": "http://hooks.example", "events": [], "somewhere": "else"}
    return Call(f"{insights(house)}/webhooks", body)


@scene("webhook of an editor", "url", "sectors.0")
def _(house: House) -> Call:
    del house
    return Call("/editor/webhooks", {"url": "niets", "events": ["published"], "sectors": ["banking"]}, editor=0)


@scene("cards", "number", "everyone")
def _(house: House) -> Call:
    return Call(f"{insights(house)}/invitations", {"number": 501, "group": "parents", "everyone": False})


@scene("decision on a review", "version", "rule", "explanation", "passage")
def _(house: House) -> Call:
    body = {"action": "return", "version": 0, "rule": "nothing_we_know", "passage": "wat er niet in staat"}
    return Call(f"/editor/reviews/{house.review('pending')}/decisions", body, editor=0)


@scene("decision on a review that is read whole", "rule", "explanation", "passage")
def _(house: House) -> Call:
    review_id = house.review("pending")
    body = {"action": "return", "version": house.version("reviews", review_id), "rule": "nothing_we_know"}
    return Call(f"/editor/reviews/{review_id}/preview", body | {"passage": "wat er niet in staat"}, editor=0)


@scene("decision on a reply", "version", "rule", "explanation", "passage")
def _(house: House) -> Call:
    body = {"action": "return", "version": 0, "rule": "nothing_we_know", "passage": "wat er niet in staat"}
    return Call(f"/editor/replies/{house.reply('pending')}/decisions", body, editor=0)


@scene("decision on a notice", "version", "rule", "explanation")
def _(house: House) -> Call:
    body = {"action": "uphold", "version": 0, "rule": "nothing_we_know"}
    return Call(f"/editor/notices/{house.notice()}/decisions", body, editor=0)


@scene("decision on an appeal", "version", "rule", "explanation")
def _(house: House) -> Call:
    body = {"action": "dismiss", "version": 0, "rule": "nothing_we_know"}
    return Call(f"/editor/appeals/{house.appealed()}/decisions", body, editor=1)


@scene("decision on a notice that is read whole", "rule", "explanation")
def _(house: House) -> Call:
    notice = house.notice()
    body = {"action": "uphold", "version": house.version("notices", notice), "rule": "nothing_we_know"}
    return Call(f"/editor/notices/{notice}/preview", body, editor=0)


@scene("decision on an appeal that is read whole", "rule", "explanation")
def _(house: House) -> Call:
    appeal = house.appealed()
    body = {"action": "dismiss", "version": house.version("appeals", appeal), "rule": "nothing_we_know"}
    return Call(f"/editor/appeals/{appeal}/decisions", body, editor=1)


@scene("decision on an organisation", "version", "rule", "explanation", "until")
def _(house: House) -> Call:
    body = {"action": "block", "version": 0, "rule": "nothing_we_know", "until": "2026-02-30"}
    return Call(f"/editor/organisations/{house.home}/decisions", body, editor=0)


@scene("decision on an organisation that is read whole", "rule", "explanation", "until")
def _(house: House) -> Call:
    body = {"action": "block", "version": house.version("organisations", house.home), "rule": "nothing_we_know"}
    return Call(f"/editor/organisations/{house.home}/preview", body | {"until": "2020-01-01"}, editor=0)


@scene("decision on an organisation till no day", "rule", "explanation", "until")
def _(house: House) -> Call:
    body = {"action": "warn", "version": house.version("organisations", house.home), "rule": "nothing_we_know"}
    return Call(f"/editor/organisations/{house.home}/decisions", body | {"until": "2026-02-30"}, editor=0)


@scene("referral", "authority", "explanation", "passage", "somewhere")
def _(house: House) -> Call:
    body = {"authority": "nobody", "passage": "wat er niet in staat", "somewhere": "else"}
    return Call(f"/editor/reviews/{house.review('escalated')}/referrals", body, editor=0)


@scene("referral that is read whole", "authority", "explanation", "passage")
def _(house: House) -> Call:
    left = next(text for text in STANDARD_WORDINGS.values() if "[" in text)
    body = {"authority": "nobody", "explanation": left, "passage": "wat er niet in staat"}
    return Call(f"/editor/reviews/{house.review('escalated')}/referrals", body, editor=0)


@scene("note", "subject", "text")
def _(house: House) -> Call:
    del house
    return Call("/editor/notes", {"subject": "review/nobody", "text": ""}, editor=0)


_OF_NOBODY: Final = {"organisation_id": "nobody", "review_id": "nobody"}


@scene("dossier", "title", *_OF_NOBODY)
def _(house: House) -> Call:
    del house
    return Call("/editor/dossiers", {"title": "", **_OF_NOBODY}, editor=0)


@scene("dossier that is read whole", *_OF_NOBODY)
def _(house: House) -> Call:
    del house
    return Call("/editor/dossiers", {"title": "Over niemand", **_OF_NOBODY}, editor=0)


@scene("addition to a dossier", "text", "party", "review_id", "somewhere")
def _(house: House) -> Call:
    body = {"action": "contact", "text": "a" * 5_001, "review_id": "nobody", "somewhere": "else"}
    return Call(f"/editor/dossiers/{dossier(house)}/entries", body, editor=0)


@scene("addition to a dossier that is read whole", "text", "party", "review_id")
def _(house: House) -> Call:
    return Call(f"/editor/dossiers/{dossier(house)}/entries", {"action": "referral", "review_id": "nobody"}, editor=0)


@scene("approval of a run", "explanation", "somewhere")
def _(house: House) -> Call:
    del house
    return Call("/editor/sync-runs/nothing/approve", {"explanation": "", "somewhere": "else"}, editor=0)


@scene("assignment", "editor_id", "somewhere")
def _(house: House) -> Call:
    body = {"editor_id": "nobody", "somewhere": "else"}
    return Call(f"/editor/queue/review/{house.review('pending')}/assignment", body, editor=0)


@scene("letters that were printed", "letters", "somewhere")
def _(house: House) -> Call:
    del house
    return Call("/editor/letters", {"letters": "letter-1 " * 101, "somewhere": "else"}, editor=0)


@scene("address that an editor puts right", "postal_address", "somewhere")
def _(house: House) -> Call:
    body = {"postal_address": "ergens", "somewhere": "else"}
    return Call(f"/editor/reviews/{house.review()}/address", body, editor=0)


@scene("objection to a measure", "explanation", "somewhere")
def _(house: House) -> Call:
    house.does(OrganisationAction.WATCH, house.home)
    link = house.link(MailKind.ORGANISATION_WATCHED, house.home)
    return Call(link, {"explanation": "", "somewhere": "else"})


@scene("question", "question", "version")
def _(house: House) -> Call:
    left = next(text for text in STANDARD_WORDINGS.values() if "[" in text)
    return Call(f"/editor/reviews/{house.review('pending')}/questions", {"question": left, "version": 0}, editor=0)


def test_both_ends_of_a_time_are_named(house: House) -> None:
    call = Call("/editor/log?since=soon&until=later", method="GET", editor=0)
    assert named(house, call) == {"since", "until"}
    call = Call("/editor/log?since=soon&until=later&limit=0", method="GET", editor=0)
    assert named(house, call) == {"since", "until", "limit"}


def test_a_moment_whose_plus_was_not_escaped_is_taken(house: House) -> None:
    for end in ("2026-11-01T00:00:00+01:00", "2026-11-01T00:00:00%2B01:00"):
        assert house.call("GET", f"/editor/log?since={end}&until={end}", editor=0)[0] == 200
    body = {"action": "block", "version": house.version("organisations", house.home), "explanation": "Daarom."}
    call = Call(f"/editor/organisations/{house.home}/preview", {**body, "until": "2099-11-01T00:00:00 01:00"}, editor=0)
    assert (house.form(call).status, house.ask(call).status) == (200, 422)


def dossier(house: House) -> str:
    status, opened = house.call("POST", "/editor/dossiers", {"title": "Vijf keer dezelfde tekst"}, editor=0)
    assert status == 201
    return str(opened["id"])


def insights(house: House) -> str:
    assert house.call("POST", f"/organisations/{house.home}/insights-link", {})[0] == 202
    return house.link(MailKind.INSIGHTS_LINK, house.home)


def named(house: House, call: Call) -> set[str]:
    answer = house.ask(call)
    assert (answer.status, answer.code) == (422, "invalid"), answer.body
    fields = [(each["field"], each["code"]) for each in answer.json["errors"]]
    assert len(fields) == len(set(fields))
    return {field for field, _ in fields}


@pytest.mark.parametrize("name", SCENES)
def test_one_answer_names_every_wrong_field(house: House, name: str) -> None:
    made, fields = SCENES[name]
    assert fields <= named(house, made(house))


FORMS: Final = [name for name in SCENES if name != "webhook of an editor"]  # its boxes are wrong together


@pytest.mark.parametrize("name", FORMS)
def test_so_does_the_answer_to_a_form(house: House, name: str) -> None:
    made, fields = SCENES[name]
    call = made(house)
    answer = house.form(call)
    assert (answer.status, answer.code) == (422, "invalid"), answer.body
    assert fields <= {each["field"] for each in answer.json["errors"]}


def test_a_key_that_is_too_long_is_named_beside_the_fields(house: House) -> None:
    call = Call("/reviews", wrong_review(house), headers={"Idempotency-Key": "k" * 201})
    assert {"Idempotency-Key", "text", "experienced"} <= named(house, call)


def test_a_card_that_cannot_be_used_is_named_with_what_else_the_domain_finds(house: House) -> None:
    sent = house.submission() | {"experienced": "2099-01", "invitation": "nope"}
    assert named(house, Call("/reviews", sent)) == {"experienced", "invitation"}
    typed = sent | {"channel": "agreed"}
    assert named(house, Call("/editor/reviews", typed, editor=0)) == {"experienced", "invitation", "note"}
    used = sent | {"experienced": house.submission()["experienced"], "invitation": card_of(house)}
    assert house.call("POST", "/reviews", used)[0] == 202


def test_who_tries_cards_beside_other_wrong_fields_is_told_to_wait_all_the_same(house: House) -> None:
    here = platform()
    here.settings = replace(here.settings, origin_limit_factor=1)
    sent = house.submission() | {"text": "", "invitation": "nope"}
    statuses = [house.call("POST", "/reviews", sent)[0] for _ in range(60)]
    assert statuses[0] == 422
    assert statuses[-1] == 429


def test_nothing_is_said_of_what_depends_on_a_wrong_field(house: House) -> None:
    review_id = house.review()
    call = house.request_of_notice(review_id, reason="because", name="", email="")
    assert named(house, call) == {"reason"}
    sent = house.submission()
    assert named(house, Call("/reviews", sent | {"experienced": "soon"})) == {"experienced"}
    aspect = next(iter(sent["aspect_ratings"]))
    assert named(house, Call("/reviews", sent | {"aspect_ratings": {aspect: "x"}})) == {f"aspect_ratings.{aspect}"}


def test_a_dead_link_is_told_before_what_only_its_review_could_say(house: House) -> None:
    body = {
        "action": "revise",
        "text": "Te kort.",
        "aspect_ratings": {"nothing_we_know": 3},
        "explanation": "a" * 5_001,
    }
    assert house.call("POST", "/manage/nothing-like-it", body)[0] == 410
