"""S14 and S11: what an author left is exported and erased whole, stays erased after a restore, and is never logged."""

import json
import logging
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from chalicelib.bootstrap import Platform, platform
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Action, AppealAction, ReplyAction
from chalicelib.domain.rules.mails import MailKind
from chalicelib.use_cases.upkeep.reapply_erasures import reapply_erasures
from chalicelib.use_cases.upkeep.run_due_tasks import run_due_tasks
from tests.conftest import DynamoWorld
from tests.entrypoints.dumps import dumped, hits, restored
from tests.entrypoints.front_door import House, opened
from tests.fakes.mails import FakeMailSender

FIRST, LAST, EMAIL = "Kanarina", "Vogelzangh", "kanarina.vogelzangh@post.example"
SENTENCE = "Zij bracht me elke morgen honing van haar eigen bijen."
REPLY = "Wat fijn dat die honing u zo gesmaakt heeft, tot gauw."
NOTICE = "Die honing kwam van de keuken en niet van iemand zijn bijen."
WORDS = (FIRST, LAST, EMAIL, "honing")


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        platform().__dict__["mail_sender"] = FakeMailSender()
        yield found


@pytest.fixture
def logged() -> Iterator[list[str]]:
    """Every line that the platform logs, with all that it carries."""
    lines: list[str] = []

    class Lines(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(repr(record.__dict__))

    handler, logger = Lines(), logging.getLogger("waardering")
    logger.addHandler(handler)
    yield lines
    logger.removeHandler(handler)


def told(house: House) -> str:
    """A published review with a reply, a notice, an earlier text, an appeal and a dossier: all hold the canary."""
    aspect = platform().theme_sets.current("residential_care").aspects[0].id
    review_id = house.submit(
        text=f"{SENTENCE} Het was er goed.",
        capacity="client",
        author={"first_name": FIRST, "last_name": LAST, "email": EMAIL},
    )
    house.does(Action.CONFIRM, review_id)
    why = f"Beste {FIRST}, de honing herkent men."
    house.does(Action.RETURN, review_id, explanation=why, passage="honing van haar eigen bijen")
    house.does(Action.REVISE, review_id, text=f"{SENTENCE} Het was er heel goed.", aspect_ratings={aspect: 5})
    house.does(Action.REJECT, review_id)
    why = "Iedereen mag weten van die honing, dat is toch niets geheims."
    house.does(AppealAction.UPHOLD, house.appeal("review", review_id, explanation=why), editor=1)
    house.does(Action.APPROVE, review_id)
    house.does(ReplyAction.SUBMIT, review_id, text=REPLY)
    house.does(ReplyAction.APPROVE, review_id)
    house.notify(review_id, explanation=NOTICE, name="Nel Melder", email="nel.melder@post.example")
    dossier = {"title": f"Wie is {FIRST}?", "organisation_id": house.home, "review_id": review_id}
    status, opened_dossier = house.call("POST", "/editor/dossiers", dossier, editor=0)
    assert status in {200, 201}, opened_dossier
    entry = {
        "action": "note",
        "text": f"{FIRST} {LAST} ({EMAIL}): {SENTENCE}",
        "version": opened_dossier.get("version", 1),
    }
    dossier_id = opened_dossier.get("id") or opened_dossier.get("dossier_id")
    status, answer = house.call("POST", f"/editor/dossiers/{dossier_id}/entries", entry, editor=0)
    if status == 422:
        entry.pop("version")
        status, answer = house.call("POST", f"/editor/dossiers/{dossier_id}/entries", entry, editor=0)
    assert status in {200, 201}, answer
    said_beside(house, review_id)
    return review_id


def said_beside(house: House, review_id: str) -> None:
    """Ask its author, note about it and about its organisation, and refer it, each with the canary's words."""
    version = house.version("reviews", review_id)
    question = {"question": f"Dag {FIRST}, van wie was die honing?", "version": version}
    status, asked = house.call("POST", f"/editor/reviews/{review_id}/questions", question, editor=0)
    assert status == 202, asked
    answer = {"action": "answer", "question_id": asked["question_id"], "text": f"Van {LAST}, zoals de honing altijd."}
    assert house.call("POST", manage_link(house, review_id), answer)[0] == 200
    for subject in (f"review/{review_id}", f"reply/{review_id}", f"organisation/{house.home}"):
        note = {"subject": subject, "text": f"{FIRST} {LAST} mailde over: {SENTENCE}"}
        assert house.call("POST", "/editor/notes", note, editor=1)[0] == 201
    referral = {"authority": "inspectie", "explanation": f"{FIRST} {LAST} verkoopt honing.", "passage": SENTENCE}
    assert house.call("POST", f"/editor/reviews/{review_id}/referrals", referral, editor=0)[0] == 202


def manage_link(house: House, review_id: str) -> str:
    return house.link(MailKind.REVIEW_RECEIVED, review_id)


def sent(here: Platform, house: House) -> list[str]:
    here.sweep_mails()
    mail_sender = here.mail_sender
    assert isinstance(mail_sender, FakeMailSender)
    assert house.home
    return [rendered.to for rendered in mail_sender.sent]


def test_an_erased_review_leaves_no_word_in_any_table_and_one_mail(
    house: House, logged: list[str], record_property: Callable[[str, object], None]
) -> None:
    """S14, and S11 along the way: nothing of it in what was logged either."""
    review_id = told(house)
    here = platform()
    before = dumped()
    places = hits(before, WORDS)
    assert {"reviews", "organisations", "cases", "log", "outbox"} <= places.keys()
    link = manage_link(house, review_id)
    assert house.call("POST", link, {"action": "erase"}) == (
        200,
        {"status": "erased", "allowed_actions": [], "warnings": []},
    )
    after = dumped()
    assert hits(after, WORDS) == {}
    assert hits(after, ("nel.melder@post.example", "Nel Melder")) == {}
    left = sorted(item["review_id"]["S"].partition("#")[2].partition("#")[0] for item in after["identities"])
    assert left == sorted([review_id, "notice"])
    assert not [item for item in after["traces"] if item["review_id"] == {"S": review_id}]
    assert not [item for item in after["queue"] if review_id in str(item)]
    assert here.organisations.get(house.home).tally.reviews == 0
    assert set(sent(here, house)[-2:]) == {EMAIL, "nel.melder@post.example"}
    assert dumped()["identities"] == []
    assert house.call("GET", f"/editor/reviews/{review_id}", editor=0)[0] == 404
    here.now = lambda: Platform.now(here) + timedelta(days=8)  # type: ignore[method-assign]
    run_due_tasks(stores=here, now=here.now())
    assert hits(dumped(), (*WORDS, "nel.melder")) == {}
    assert house.call("GET", link)[0] == 410
    kept = here.log.of(f"review/{review_id}")
    assert [entry.action for entry in kept][-1] == "erase"
    assert {entry.explanation for entry in kept} == {""}
    lines = "\n".join(logged)
    assert "/manage/{token}" in lines
    assert not [word for word in (*WORDS, "127.0.0.1", link.rpartition("/")[2]) if word in lines]
    record_property("tried", len(before))
    record_property(
        "happened",
        f"{sum(places.values())} items in {len(places)} of {len(before)} tables held a word before, none of "
        f"{sum(map(len, dumped().values()))} afterwards, nor any of {len(logged)} lines of the log",
    )


def test_what_was_erased_is_erased_again_after_an_old_dump_is_restored(
    house: House, record_property: Callable[[str, object], None]
) -> None:
    review_id = told(house)
    here = platform()
    old = dumped()
    house.does(Action.ERASE, review_id, by=Actor.AUTHOR)
    sent(here, house)
    restored(old, but=["tombstones"])
    back = hits(dumped(), WORDS)
    assert back
    before = len(dumped()["outbox"])
    ids = list(here.reviews.tombstones(since=here.now() - timedelta(days=400), now=here.now()))
    assert ids == [review_id]
    assert reapply_erasures(ids, stores=here, now=here.now()) == {"erased": 1}
    assert hits(dumped(), WORDS) == {}
    assert dumped()["identities"] == []
    assert len(dumped()["outbox"]) == before  # nobody is mailed about it again
    assert reapply_erasures([*ids, "nobody"], stores=here, now=here.now()) == {"still_erased": 1, "unknown": 1}
    record_property("tried", len(old))
    record_property("happened", f"a restore brought {sum(back.values())} items with a word back, the erasure took all")


def test_the_export_holds_all_of_this_review_and_of_nobody_else(house: House) -> None:
    review_id = told(house)
    link = manage_link(house, review_id)
    status, data = house.call("GET", f"{link}/export")
    assert status == 200
    assert data["author"] == {"first_name": FIRST, "last_name": LAST, "email": EMAIL, "postal_address": ""}
    assert data["text"].startswith(SENTENCE)
    assert [each["text"] for each in data["versions"]] == [f"{SENTENCE} Het was er goed."]
    assert data["reply"]["text"] == REPLY
    assert [each["action"] for each in data["history"]] == [
        "submit", "confirm", "return", "revise", "reject", "uphold_appeal", "approve", "submit", "approve",
        "ask", "answer", "note", "note", "refer",
    ]  # fmt: skip
    assert [each["reason"] for each in data["notices"]] == ["untrue"]
    assert len(data["appeals"]) == 1
    assert {"confirm_review", "review_received", "review_published"} <= {each["kind"] for each in data["mails"]}
    whole = json.dumps(data, ensure_ascii=False)
    assert not [word for word in ("Nel", "nel.melder", NOTICE, "ed-an", "an@redactie") if word in whole]
    assert "ene waardering" in data["scope"]


def test_an_export_and_a_look_change_nothing(house: House) -> None:
    review_id = told(house)
    link = manage_link(house, review_id)
    before = dumped()
    for method in ("GET", "HEAD", "OPTIONS"):
        for path in (link, f"{link}/export", f"{link}/export?download=true"):
            assert house.call(method, path)[0] in {200, 204} if method != "HEAD" else True
    assert dumped() == before


def test_an_editor_erases_by_the_front_door(house: House) -> None:
    review_id = told(house)
    assert house.act(Action.ERASE, review_id).status == 409  # there is a notice of it, and the first editor decided
    assert house.does(Action.ERASE, review_id, editor=1).json["status"] == "erased"
    (entry,) = [each for each in platform().log.of(f"review/{review_id}") if each.action == "erase"]
    assert (entry.actor, entry.actor_id, entry.explanation) == (Actor.EDITOR, "ed-bo", "")
    assert house.call("GET", f"/editor/reviews/{review_id}", editor=0)[0] == 404


def test_a_repeat_of_an_erased_submission_does_not_bring_it_back(house: House) -> None:
    review_id = told(house)
    house.does(Action.ERASE, review_id, by=Actor.AUTHOR)
    assert house.call("GET", f"/organisations/{house.home}/reviews")[1]["items"] == []
