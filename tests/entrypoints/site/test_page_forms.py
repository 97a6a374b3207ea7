"""The forms of pages: they send what routes take, lose nothing, and say what is wrong."""

import pytest

from chalicelib.domain.reviews.parts import Helper
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import (
    REPLY_LAW,
    REVIEW_LAW,
    TAKES_QUESTIONS,
    Action,
    ReplyAction,
    ReplyStatus,
    Status,
)
from chalicelib.domain.sync.sync import Verdict
from chalicelib.entrypoints.http.reading import read_as
from chalicelib.entrypoints.http.request import read_form
from chalicelib.entrypoints.pages import filters
from chalicelib.entrypoints.schemas import public_schemas
from tests.entrypoints.pages.editor_page_words import editor_review, to_decide
from tests.entrypoints.pages.html_reading import Reader, chosen, control
from tests.entrypoints.pages.page_states import EACH_WORDING, rendered, states
from tests.entrypoints.pages.page_words import (
    FRIENDLY,
    TOKEN,
    WRITE_ERRORS,
    Words,
    manage,
    managed,
    reply,
    typed_review,
    write,
)
from tests.entrypoints.pages.words.run_words import run


def test_the_form_to_write_sends_exactly_what_the_route_takes() -> None:
    found = Reader(rendered("write", write("De Boomgaard")))
    sent = {each["name"] for tag in ("input", "select", "textarea") for each in found.named(tag) if "name" in each}
    assert sent == {
        "organisation_id",
        "text",
        "aspect_ratings.meals",
        "aspect_ratings.room",
        "aspect_ratings.contact",
        "capacity",
        "experienced",
        "on_behalf",
        "helped_by",
        "author.first_name",
        "author.last_name",
        "author.email",
        "consent",
        "form_key",
    }
    assert not [each for each in found.named("input") if "checked" in each]
    options = [each["value"] for each in found.named("option") if each["value"] not in {*Helper}]
    assert options[:3] == ["", "2026-11", "2026-10"]
    assert options[-2:] == ["2023-11", ""]  # the last: that nobody helped
    assert len(options) == 1 + 37 + 1


def test_the_form_sends_by_itself_and_its_first_button_goes_by_the_answers_to_check() -> None:
    found = Reader(rendered("write", write("De Boomgaard")))
    (form,) = found.named("form")
    assert (form["method"], form["action"], form["data-draft"]) == ("post", "/reviews", "write-o1")
    assert [each.get("formaction") for each in found.named("button")] == ["/organisations/o1/write"]


def test_what_the_browser_kept_never_replaces_what_the_server_gives_back() -> None:
    assert "data-fresh" in Reader(rendered("write", write("x"))).named("form")[0]
    again = rendered("write", write("x", typed=typed_review("y"), errors=WRITE_ERRORS))
    assert "data-fresh" not in Reader(again).named("form")[0]


@pytest.mark.parametrize("page", ["sent", "replied", "notice_given"])
def test_what_was_sent_is_forgotten_by_the_browser(page: str) -> None:
    found = Reader(rendered(page, {"email": "an@post.example"}))
    assert any("data-sent" in attributes for _, attributes in found.tags)
    assert found.named("script")


def test_what_the_form_sends_is_what_the_schema_reads() -> None:
    body = (
        "organisation_id=o1&text=De+zorg+was+altijd+warm+en+vlot.&aspect_ratings.meals=4&aspect_ratings.room=null"
        "&capacity=relative&experienced=2026-09&on_behalf=true&author.first_name=An&author.last_name=Maes"
        "&author.email=an%40post.example&consent=true"
    )
    read = read_as(public_schemas.ReviewIn, read_form(body.encode()), as_text=True)
    assert read.aspect_ratings == {"meals": 4, "room": None}
    assert (read.consent, read.on_behalf) == (True, True)


def test_an_author_who_is_warned_can_change_the_text_or_send_it_as_it_is() -> None:
    found = Reader(
        rendered("write", write("x", typed=typed_review("Dokter Peeters"), warnings=("Je noemt een naam.",)))
    )
    assert "Je noemt een naam." in found.text
    assert "nog niet verstuurd" in found.text
    buttons = [(each.get("name"), each.get("value")) for each in found.named("button")]
    assert buttons == [(None, None), ("as_is", "true")]  # Enter in a field presses the first
    assert found.text_of("textarea")[0].strip() == "Dokter Peeters"
    assert chosen(found, "consent") == ["true"]


@EACH_WORDING
def test_nothing_typed_is_lost_when_something_is_wrong(said: str) -> None:
    said = f"\n  {said}\n\n"  # also the line breaks around it
    found = Reader(rendered("write", write("x", typed=typed_review(said), errors=WRITE_ERRORS)))
    (text,) = found.text_of("textarea")
    assert text.removeprefix("\n") == said
    for name in ("author.first_name", "author.last_name", "author.email"):
        assert control(found, name)["value"] == said.replace("\n", " ")  # a field of one line holds no other
    assert chosen(found, "aspect_ratings.meals") == ["4"]
    assert chosen(found, "aspect_ratings.room") == ["null"]
    assert chosen(found, "aspect_ratings.contact") == []
    assert chosen(found, "capacity") == ["parent"]
    assert chosen(found, "on_behalf") == ["true"]
    assert chosen(found, "consent") == ["true"]
    assert [each["value"] for each in found.named("option") if "selected" in each] == ["2026-03"]


def test_every_wrong_field_is_linked_to_and_says_what_is_wrong() -> None:
    found = Reader(rendered("write", write("x", typed=typed_review("y"), errors=WRITE_ERRORS)))
    links = {each["href"] for each in found.named("a") if each["href"].startswith("#")}
    assert links == {
        "#inhoud",
        "#text",
        "#experienced",
        "#capacity",
        "#on_behalf",
        "#aspect_ratings-meals",
        "#author-first_name",
        "#author-last_name",
        "#author-email",
        "#consent",
    }
    assert "Dit veld kennen we niet." in found.text  # nothing to link to, yet said
    for name in ("text", "experienced", "author.email", "consent"):
        assert control(found, name)["aria-invalid"] == "true"
        assert f"{filters.field_id(name)}-error" in control(found, name)["aria-describedby"]
    assert found.text_of("title")[0].startswith("Fout: ")


def test_a_revision_starts_from_what_was_written_and_after_an_error_from_what_was_typed() -> None:
    fresh = Reader(rendered("manage", manage(managed("Oud", Status.RETURNED))))
    assert fresh.text_of("textarea")[-1].strip() == "Oud"  # below the answer to a question
    assert (chosen(fresh, "aspect_ratings.meals"), chosen(fresh, "aspect_ratings.room")) == (["4"], ["null"])
    typed = {"action": "revise", "text": "", "aspect_ratings": {"meals": "2"}}
    again = Reader(
        rendered("manage", manage(managed("Oud", Status.RETURNED), typed=typed, errors={"text": "Vul dit in."}))
    )
    assert again.text_of("textarea")[-1].strip() == ""
    assert (chosen(again, "aspect_ratings.meals"), chosen(again, "aspect_ratings.room")) == (["2"], [])


def test_a_returned_reply_starts_from_what_was_written_and_after_an_error_from_what_was_typed() -> None:
    fresh = Reader(rendered("reply", reply("Oud", ReplyStatus.RETURNED)))
    assert fresh.text_of("textarea")[0].strip() == "Oud"
    again = Reader(rendered("reply", reply("Oud", ReplyStatus.RETURNED, typed="", errors={"text": "Vul dit in."})))
    assert again.text_of("textarea")[0].strip() == ""


@pytest.mark.parametrize("status", list(Status))
def test_an_author_is_offered_what_the_law_allows(status: Status) -> None:
    found = Reader(rendered("manage", manage(managed("x", status))))
    offered = {each["value"] for each in found.named("input") if each["name"] == "action"}
    appeals = {"appeal"} if (status, Action.UPHOLD_APPEAL) in REVIEW_LAW.steps else set()
    answers = {"answer"} if status in TAKES_QUESTIONS else set()
    assert offered == set(REVIEW_LAW.allowed(status, Actor.AUTHOR)) - {Action.CONFIRM} | appeals | answers


@pytest.mark.parametrize("status", list(ReplyStatus))
def test_an_organisation_can_write_only_where_a_reply_is_taken(status: ReplyStatus) -> None:
    found = Reader(rendered("reply", reply("x", status)))
    takes = ReplyAction.SUBMIT in REPLY_LAW.allowed(status, Actor.ORGANISATION)
    assert [each["name"] for each in found.named("textarea")].count("text") == takes


@pytest.mark.parametrize(
    ("page", "words", "action"),
    [
        ("confirm", states(FRIENDLY)["confirm"][1], f"/confirm/{TOKEN}"),
        ("session", states(FRIENDLY)["session"][1], f"/editor/session/{TOKEN}"),
    ],
)
def test_a_form_with_one_button_sends_nothing_else(page: str, words: Words, action: str) -> None:
    found = Reader(rendered(page, words))
    (form,) = found.named("form")
    assert (form["method"], form["action"]) == ("post", action)
    assert not found.named("input")
    assert not [each for each in found.named("button") if "name" in each]


def test_each_form_of_an_editor_goes_to_its_route_with_the_version_on_the_screen() -> None:
    found = Reader(rendered("editor_review", editor_review(to_decide("x", Status.PUBLISHED, ReplyStatus.PENDING))))
    actions = [each["action"] for each in found.named("form")]
    assert actions == [
        "/editor/sign-out",
        "/editor/reviews/r1/claim",
        "/editor/reviews/r1/decisions",
        "/editor/reviews/r1/questions",
        "/editor/reviews/r1/referrals",
        "/editor/notes",
    ]
    assert [each["value"] for each in found.named("input") if each["name"] == "version"] == ["7", "7"]
    offered = [each["value"] for each in found.named("input") if each["name"] == "action"]
    assert offered == ["suspend", "remove", "escalate", "erase", "note_proof", "strike_proof"]


def test_what_an_editor_typed_comes_back_in_the_form_it_was_typed_in() -> None:
    found = to_decide("x", Status.PUBLISHED, ReplyStatus.PUBLISHED)
    typed = {"action": "remove", "explanation": "Namen."}
    words = editor_review(found, typed=typed, errors={"rule": "Kies."}, deciding="review")
    read = Reader(rendered("editor_review", words))
    texts = [text.strip() for text in read.text_of("textarea")]
    assert texts[0] == "Namen."  # before questions, referrals and notes
    assert not any(texts[1:])
    assert "#review-rule" in {each["href"] for each in read.named("a")}


def test_an_editor_reads_what_each_decision_asks_for() -> None:
    pending = Reader(rendered("editor_review", editor_review(to_decide("x", Status.PENDING)))).text
    assert pending.count("Vraagt een regel en een uitleg.") == 3  # return, reject, erase
    assert pending.count("Vraagt een uitleg.") == 1  # escalate
    escalated = Reader(rendered("editor_review", editor_review(to_decide("x", Status.ESCALATED)))).text
    assert "een andere redacteur" in escalated


def test_what_a_run_holds_goes_on_or_not_with_one_explanation() -> None:
    words: Words = {
        "found": run("x", Verdict.PARTIAL, held=True),
        "errors": {},
        "typed": {},
        "stale": {},
        "history": [],
    }
    found = Reader(rendered("sync_run", words))
    form = found.named("form")[-1]
    assert form["action"] == "/editor/sync-runs/s1/dismiss"
    assert [each.get("formaction", "") for each in found.named("button")][-2:] == ["/editor/sync-runs/s1/approve", ""]
    assert [each["name"] for each in found.named("textarea")] == ["explanation"]
