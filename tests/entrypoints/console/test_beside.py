"""What editors do beside deciding, at the front door: ask, refer, note, and research that opens by itself."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.adapters.dynamodb.client.tables import OutboxItem
from chalicelib.bootstrap import Platform, platform
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import TAKES_QUESTIONS, TAKES_REFERRALS, Action, OrganisationAction, Status
from chalicelib.domain.rules.mail_event import MailFate
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.room import ITEM, MOST_QUESTIONS, NOTES
from chalicelib.ports.mails import Happened
from chalicelib.ports.stores import Effects
from chalicelib.use_cases.mails.note_mail_event import to_key
from tests.conftest import DynamoWorld
from tests.entrypoints.dumps import dumped, hits
from tests.entrypoints.front_door import House, opened
from tests.fakes.mails import FakeMailSender

QUESTION = "Op welke dag van de week was dat ongeveer?"
INSPECTION = "meldingen@inspectie.example"


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        platform().__dict__["mail_sender"] = FakeMailSender()
        yield found


def ask(house: House, review_id: str, *, version: int = 0, editor: int = 0, text: str = QUESTION) -> tuple[int, Any]:
    body = {"question": text, "version": version or house.version("reviews", review_id)}
    return house.call("POST", f"/editor/reviews/{review_id}/questions", body, editor=editor)


def answer(house: House, review_id: str, question_id: str, text: str = "Op een dinsdag.") -> tuple[int, Any]:
    body = {"action": "answer", "question_id": question_id, "text": text}
    return house.call("POST", house.link(MailKind.REVIEW_RECEIVED, review_id), body)


def refer(house: House, review_id: str, **changes: str) -> tuple[int, Any]:
    body = {"authority": "inspectie", "explanation": "Drie keer hetzelfde verhaal.", **changes}
    return house.call("POST", f"/editor/reviews/{review_id}/referrals", body, editor=0)


def note(house: House, subject: str, text: str = "Ik belde de organisatie hierover.") -> tuple[int, Any]:
    return house.call("POST", "/editor/notes", {"subject": subject, "text": text}, editor=0)


def seen(house: House, review_id: str) -> dict[str, Any]:
    status, found = house.call("GET", f"/editor/reviews/{review_id}", editor=1)
    assert status == 200
    return dict(found)


def mailed(kind: MailKind) -> list[Any]:
    return [item.mail for item in OutboxItem.scan() if item.mail.kind is kind]


# Questions


def test_an_author_is_asked_by_mail_and_answers_on_their_own_page(house: House) -> None:
    review_id = house.review(Status.PENDING)
    status, asked = ask(house, review_id)
    assert status == 202
    link = house.link(MailKind.QUESTION_ASKED, review_id)
    platform().sweep_mails()
    sender = platform().mail_sender
    assert isinstance(sender, FakeMailSender)
    assert QUESTION in sender.sent[-1].text
    own = house.call("GET", link)[1]
    (question,) = own["questions"]
    assert (question["id"], question["text"], question["answer"], question["answered_at"]) == (
        asked["question_id"], QUESTION, "", None,
    )  # fmt: skip
    assert "answer" in own["allowed_actions"]
    assert answer(house, review_id, question["id"], "Ja.")[0] == 200
    own = house.call("GET", link)[1]
    assert own["questions"][0]["answer"] == "Ja."
    assert "answer" not in own["allowed_actions"]
    found = seen(house, review_id)
    assert [(each["text"], each["answer"], each["asked_by"]) for each in found["questions"]] == [
        (QUESTION, "Ja.", "An")
    ]
    assert [(each["action"], each["explanation"]) for each in found["history"]][-2:] == [
        ("ask", QUESTION),
        ("answer", "Ja."),
    ]
    assert house.call("GET", f"{link}/export")[1]["questions"] == own["questions"]
    assert not house.mails_to_organisation(review_id)


@pytest.mark.parametrize("status", Status)
def test_an_author_is_asked_about_what_is_open_or_online(house: House, status: Status) -> None:
    if status in {Status.ARCHIVED, Status.CLOSED, Status.ERASED}:
        pytest.skip("no editor has such a review before them; the law's drawing has these")
    review_id = house.review(status)
    found = ask(house, review_id)
    assert found[0] == (202 if status in TAKES_QUESTIONS else 409), found
    assert seen(house, review_id)["can_ask"] is (status in TAKES_QUESTIONS)


def test_an_answer_is_given_once_and_not_after_the_review_was_closed(house: House) -> None:
    review_id = house.review(Status.PENDING)
    first, second = (ask(house, review_id)[1]["question_id"] for _ in range(2))
    assert answer(house, review_id, first)[0] == 200
    again = answer(house, review_id, first, "Toch op woensdag.")
    assert (again[0], again[1]["code"]) == (409, "not_allowed_now")
    assert seen(house, review_id)["questions"][0]["answer"] == "Op een dinsdag."
    house.does(Action.REJECT, review_id)
    late = answer(house, review_id, second)
    assert (late[0], late[1]["code"]) == (409, "not_allowed_now")
    unknown = answer(house, review_id, "no-such-question")
    assert (unknown[0], unknown[1]["errors"][0]["field"]) == (422, "question_id")
    assert "answer" not in house.call("GET", house.link(MailKind.REVIEW_RECEIVED, review_id))[1]["allowed_actions"]


def test_an_answer_that_comes_after_publication_still_counts(house: House) -> None:
    review_id = house.review(Status.PENDING)
    question = ask(house, review_id)[1]["question_id"]
    house.does(Action.APPROVE, review_id)
    assert answer(house, review_id, question)[0] == 200
    assert "dinsdag" not in str(house.seen_by_all())


def test_of_two_who_ask_at_once_and_of_who_decides_meanwhile_one_looks_again(house: House) -> None:
    review_id = house.review(Status.PENDING)
    version = house.version("reviews", review_id)
    assert ask(house, review_id, version=version)[0] == 202
    late = ask(house, review_id, version=version, editor=1)
    assert (late[0], late[1]["code"]) == (409, "changed_meanwhile")
    body = {"action": "approve", "version": version}
    status, told = house.call("POST", f"/editor/reviews/{review_id}/decisions", body, editor=1)
    assert (status, told["code"]) == (409, "changed_meanwhile")
    assert len(mailed(MailKind.QUESTION_ASKED)) == 1


def test_no_more_is_asked_than_fits_and_the_longest_of_all_fits_in_one_item(house: House) -> None:
    review_id = house.review(Status.PENDING)
    for _ in range(MOST_QUESTIONS):
        status, asked = ask(house, review_id, text="🙂" * 2_000)
        assert status == 202
        assert answer(house, review_id, asked["question_id"], "🙂" * 5_000)[0] == 200
    status, told = ask(house, review_id)
    assert (status, told["code"]) == (409, "no_more_questions")
    notes = [note(house, f"review/{review_id}", "🙂" * 2_000) for _ in range(NOTES // 8_000)]
    assert {each[0] for each in notes[:-2]} == {201}
    assert (notes[-1][0], notes[-1][1]["code"]) == (409, "no_more_notes")
    (thread,) = [item for item in dumped()["cases"] if item["case_id"]["S"].startswith("thread#")]
    assert len(thread["thread"]["S"].encode()) < ITEM


def test_whoever_is_forgotten_is_not_asked_and_what_they_answered_goes_with_them(house: House) -> None:
    review_id = house.review(Status.PUBLISHED)
    assert answer(house, review_id, ask(house, review_id)[1]["question_id"])[0] == 200
    assert note(house, f"review/{review_id}")[0] == 201
    here = platform()
    before = here.reviews.get(review_id)
    entry = replace(here.log.of(f"review/{review_id}")[-1], id="forgotten", action="forget_author", explanation="")
    here.reviews.save(before, before.without_author(here.now()), Effects(entry=entry))
    found = seen(house, review_id)
    assert (found["questions"], found["notes"], found["can_ask"]) == ([], [], False)
    status, told = ask(house, review_id)
    assert (status, told["code"]) == (409, "nobody_to_ask")


# Referrals


def test_an_authority_is_mailed_what_the_editor_chose_and_never_who_wrote_it(house: House) -> None:
    text = "Ze gaven hem elke avond extra pillen, zei Wanda Pauwels zelf. Het eten was wel goed."
    author = {"first_name": "Wanda", "last_name": "Pauwels", "email": "wanda.pauwels@post.example"}
    review_id = house.submit(text=text, author=author)
    house.does(Action.CONFIRM, review_id)
    house.does(Action.ESCALATE, review_id)
    passage = "Ze gaven hem elke avond extra pillen, zei Wanda Pauwels zelf."
    explanation = "Wanda Pauwels (wanda.pauwels@post.example) vertelt over pillen."
    status, told = refer(house, review_id, passage=passage, explanation=explanation)
    assert (status, told["status"]) == (202, "escalated")
    platform().sweep_mails()
    sender = platform().mail_sender
    assert isinstance(sender, FakeMailSender)
    (mail,) = [each for each in sender.sent if each.to == INSPECTION]
    words = " ".join(mail.text.replace("\n>", " ").split())
    assert "extra pillen" in words
    assert review_id in words
    assert "Het eten was wel goed" not in words
    assert not [each for each in ("Wanda", "Pauwels", "wanda.") if each in mail.text + mail.html + mail.subject]
    (entry,) = [each for each in seen(house, review_id)["history"] if each["action"] == "refer"]
    assert (entry["editor"], entry["explanation"]) == ("An", f"Zorginspectie: {explanation}")
    link = house.link(MailKind.REVIEW_RECEIVED, review_id)
    assert "refer" not in [each["action"] for each in house.call("GET", link)[1]["decisions"]]
    exported = {each["action"]: each["explanation"] for each in house.call("GET", f"{link}/export")[1]["history"]}
    assert exported["refer"] == ""


@pytest.mark.parametrize("status", Status)
def test_what_editors_have_before_them_or_took_away_may_be_referred(house: House, status: Status) -> None:
    if status in {Status.ARCHIVED, Status.CLOSED, Status.ERASED}:
        pytest.skip("no editor has such a review before them; the law's drawing has these")
    review_id = house.review(status)
    may = status in TAKES_REFERRALS
    assert [each["id"] for each in seen(house, review_id)["authorities"]] == (["inspectie"] if may else [])
    found = refer(house, review_id)
    assert found[0] == (202 if may else 409), found


def test_the_same_words_go_to_an_authority_once(house: House) -> None:
    review_id = house.review(Status.PENDING)
    assert refer(house, review_id)[0] == 202
    again = refer(house, review_id)
    assert (again[0], again[1]["code"]) == (409, "already_referred")
    assert refer(house, review_id, explanation="Er kwam een vierde verhaal bij.")[0] == 202
    assert len(mailed(MailKind.REVIEW_REFERRED)) == 2


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"authority": "nobody"}, "authority", "unknown"),
        ({"explanation": " "}, "explanation", "required"),
        ({"passage": "dit staat er niet in"}, "passage", "not_in_text"),
    ],
)
def test_a_referral_says_to_whom_and_why(house: House, changes: dict[str, str], field: str, code: str) -> None:
    review_id = house.review(Status.PENDING)
    status, told = refer(house, review_id, **changes)
    assert (status, [(each["field"], each["code"]) for each in told["errors"]]) == (422, [(field, code)])
    assert not mailed(MailKind.REVIEW_REFERRED)


def test_an_authority_whose_mails_come_back_is_not_mailed_and_the_editor_is_told(house: House) -> None:
    review_id, here = house.review(Status.PENDING), platform()
    key = to_key(INSPECTION, here.id_generator)
    here.addresses.note(Happened(id="e1", to_key=key, fate=MailFate.HARD_BOUNCE, at=here.now()))
    status, told = refer(house, review_id)
    assert (status, told["code"]) == (409, "authority_not_reached")
    assert not mailed(MailKind.REVIEW_REFERRED)


# Notes


def test_notes_are_for_colleagues_beside_what_they_are_about(house: House) -> None:
    review_id = house.review(Status.PUBLISHED)
    notice_id = house.notify(review_id)
    house.does(Action.SUSPEND, rejected := house.review(Status.PUBLISHED))
    house.does(Action.REMOVE, rejected)
    appeal_id = house.appeal("review", rejected)
    places = {
        f"review/{review_id}": f"/editor/reviews/{review_id}",
        f"notice/{notice_id}": f"/editor/notices/{notice_id}",
        f"appeal/{appeal_id}": f"/editor/appeals/{appeal_id}",
        f"organisation/{house.home}": f"/editor/organisations/{house.home}",
    }
    mails = len(list(OutboxItem.scan()))
    for subject, page in places.items():
        status, told = note(house, subject, f"Over {subject}.")
        assert (status, [each["text"] for each in told["notes"]]) == (201, [f"Over {subject}."])
        assert [(each["text"], each["editor"]) for each in house.call("GET", page, editor=1)[1]["notes"]] == [
            (f"Over {subject}.", "An")
        ]
    assert len(list(OutboxItem.scan())) == mails
    assert note(house, f"reply/{review_id}", "Over de reactie.")[0] == 201
    assert [each["text"] for each in seen(house, review_id)["notes"]][-1] == "Over de reactie."
    own = house.call("GET", house.link(MailKind.REVIEW_RECEIVED, review_id))[1]
    assert "note" not in [each["action"] for each in own["decisions"]]
    assert "Over " not in str(own)


@pytest.mark.parametrize("subject", ["review/nobody", "notice/nobody", "organisation/nobody", "dossier/1", "whatever"])
def test_nothing_is_noted_about_what_is_not_there(house: House, subject: str) -> None:
    status, told = note(house, subject)
    assert (status, told["errors"][0]["field"]) == (422, "subject")
    assert not [item for item in dumped()["cases"] if item["case_id"]["S"].startswith("thread#")]


def test_notes_go_when_their_time_is_over(house: House) -> None:
    assert note(house, f"organisation/{house.home}", "Oud nieuws.")[0] == 201
    here = platform()
    here.now = lambda: Platform.now(here) + timedelta(days=2 * 366)  # type: ignore[method-assign]
    assert here.cases.thread(f"organisation/{house.home}").current(here.now()).notes == ()


def test_no_word_that_was_asked_noted_or_referred_survives_an_erasure(house: House) -> None:
    review_id = house.review(Status.PUBLISHED)
    notice_id = house.notify(review_id)
    assert (
        answer(house, review_id, ask(house, review_id, text="Vertel eens over sinaasappels?")[1]["question_id"])[0]
        == 200
    )
    for subject in (f"review/{review_id}", f"notice/{notice_id}"):
        assert note(house, subject, "Sinaasappels.")[0] == 201
    assert refer(house, review_id, explanation="Sinaasappels.")[0] == 202
    assert hits(dumped(), ("inaasappels",))
    house.does(Action.ERASE, review_id, by=Actor.AUTHOR)
    assert hits(dumped(), ("inaasappels", "dinsdag")) == {}
    assert note(house, f"review/{review_id}")[0] == 422
    assert ask(house, review_id, version=1)[0] in {404, 409}


# Research


def test_a_new_review_about_a_watched_organisation_opens_research_by_itself_once(house: House) -> None:
    before = house.review(Status.PENDING)
    assert seen(house, before)["dossiers"] == []
    house.does(OrganisationAction.WATCH, house.home)
    review_id = house.submit()
    link = house.link(MailKind.CONFIRM_REVIEW, review_id)
    assert seen(house, review_id)["dossiers"] == []
    assert house.call("POST", link, {})[0] == 200
    assert house.call("POST", link, {})[0] == 410
    (research,) = seen(house, review_id)["dossiers"]
    (found,) = house.call("GET", "/editor/dossiers", editor=0)[1]["items"]
    assert (found["id"], found["organisation_id"], found["review_ids"], found["closed_at"], found["opened_by"]) == (
        research["id"], house.home, [review_id], None, "",
    )  # fmt: skip
    (entry,) = house.call("GET", f"/editor/log?subject=dossier/{found['id']}", editor=0)[1]["items"]
    assert (entry["action"], entry["actor"]) == ("open", "clock")
    house.does(Action.ERASE, review_id, by=Actor.AUTHOR)
    assert house.call("GET", "/editor/dossiers", editor=0)[1]["items"] == []


def test_research_in_which_editors_wrote_stays_when_its_review_is_erased(house: House) -> None:
    house.does(OrganisationAction.WATCH, house.home)
    review_id = house.review(Status.PENDING)
    (research,) = seen(house, review_id)["dossiers"]
    entry = {"action": "contact", "party": "de directie", "text": "Ze herkennen dit niet."}
    assert house.call("POST", f"/editor/dossiers/{research['id']}/entries", entry, editor=0)[0] == 200
    house.does(Action.ERASE, review_id, by=Actor.AUTHOR)
    (left,) = house.call("GET", "/editor/dossiers", editor=0)[1]["items"]
    assert (left["review_ids"], [each["text"] for each in left["notes"]]) == ([], ["Ze herkennen dit niet."])
