"""The pages of notices, appeals, dossiers and figures, and what the law adds to the others."""

import re

import pytest

from chalicelib.domain.organisations.organisation import ModerationState
from chalicelib.domain.projections.integrity import HOURS, Figures
from chalicelib.domain.projections.queue import QueueKind
from chalicelib.domain.rules.lifecycle import AppealStatus, NoticeStatus, OrganisationState, ReplyStatus, Status
from chalicelib.dutch import measures
from chalicelib.entrypoints.http.reading import read_as
from chalicelib.entrypoints.http.request import read_form
from chalicelib.entrypoints.pages import filters
from chalicelib.entrypoints.schemas import case_schemas, editor_schemas, public_schemas, statement_schemas
from tests.entrypoints.console.desk_page_words import editor_reply
from tests.entrypoints.openness.figure_words import FIGURES, integrity
from tests.entrypoints.pages.case_page_words import (
    NOTICE_ERRORS,
    dossier,
    dossiers,
    editor_appeal,
    editor_notice,
    notice,
    notice_form,
    typed_notice,
)
from tests.entrypoints.pages.editor_page_words import (
    editor_organisation,
    editor_review,
    moderation_states,
    queue,
    to_decide,
)
from tests.entrypoints.pages.html_reading import Reader, chosen, control
from tests.entrypoints.pages.page_states import rendered
from tests.entrypoints.pages.page_words import (
    NOW,
    TOKEN,
    Words,
    manage,
    managed,
    organisation,
    public_review,
    reply,
)
from tests.entrypoints.pages.words.told_words import objection


def read(page: str, words: Words) -> Reader:
    return Reader(rendered(page, words))


def plain(found: Reader) -> str:
    return " ".join(found.text.split())


def fields(found: Reader) -> set[str]:
    """Return what the forms of a page send, that for a note to colleagues apart: it stands on most of the console."""
    sent = {each["name"] for tag in ("input", "select", "textarea") for each in found.named(tag) if "name" in each}
    return sent - {"subject", "text"} if "note-text" in found.ids else sent


def texts(found: Reader, kind: str = "") -> list[str]:
    """Return the text areas of the decisions on a page, in their order."""
    areas = [each for each in found.named("textarea") if each["id"] != "note-text"]
    return [each["name"] for each in areas if not kind or each["id"].startswith(kind)]


def links(found: Reader) -> list[str]:
    return [each["href"] for each in found.named("a")]


# Notices


@pytest.mark.parametrize("replied", [True, False])
def test_the_form_for_a_notice_sends_exactly_what_the_route_takes(*, replied: bool) -> None:
    found = read("notice_form", notice_form("x", reply=replied))
    assert found.named("form")[-1]["action"] == "/reviews/r1/notices"
    assert fields(found) == set(public_schemas.NoticeIn.__struct_fields__) - {"as_is"}
    subjects = [each["value"] for each in found.named("input") if each["name"] == "subject"]
    assert subjects == (["review", "reply"] if replied else ["review"])
    assert "je naam is niet nodig" in plain(found)


@pytest.mark.parametrize("subject", ["review", "reply", "<b>", ""])
def test_a_notice_of_a_reply_is_offered_only_where_there_is_one(subject: str) -> None:
    with_reply = read("notice_form", notice_form("x", subject=subject))
    assert chosen(with_reply, "subject") == ["reply" if subject == "reply" else "review"]
    without = read("notice_form", notice_form("x", subject=subject, reply=False))
    assert control(without, "subject") == {"type": "hidden", "name": "subject", "value": "review"}


def test_nothing_typed_in_a_notice_is_lost_and_each_fault_is_linked_to() -> None:
    said = "\n  Dit klopt <niet> & dat weet men.\n"
    found = read("notice_form", notice_form("x", typed=typed_notice(said), errors=NOTICE_ERRORS))
    assert found.text_of("textarea")[0].removeprefix("\n") == said
    assert control(found, "name")["value"] == control(found, "email")["value"] == said.replace("\n", " ")
    assert chosen(found, "subject") == ["reply"]
    assert chosen(found, "good_faith") == ["true"]
    assert [each["value"] for each in found.named("option") if "selected" in each] == ["untrue"]
    assert {f"#{name}" for name in NOTICE_ERRORS} <= set(links(found))


def test_whoever_leaves_no_address_is_promised_no_mail() -> None:
    assert "geen mail" in plain(read("notice_given", {"email": ""}))
    assert "an@post.example" in plain(read("notice_given", {"email": "an@post.example"}))


@pytest.mark.parametrize("status", list(NoticeStatus))
def test_a_notifier_may_appeal_only_against_a_dismissal_and_once(status: NoticeStatus) -> None:
    found = read("notice", notice("x", status))
    assert bool(found.named("textarea")) == (status is NoticeStatus.DISMISSED)
    if status is NoticeStatus.DISMISSED:
        assert found.named("form")[-1]["action"] == f"/notice/{TOKEN}"
        assert fields(found) == set(statement_schemas.NoticeActionIn.__struct_fields__) - {"as_is"}
        assert control(found, "action")["value"] == "appeal"
    assert not read("notice", notice("x", status, appealed=AppealStatus.PENDING)).named("textarea")


def test_an_editor_decides_on_a_notice_with_rule_and_explanation_beside_the_text() -> None:
    found = read("editor_notice", editor_notice("De tekst", NoticeStatus.PENDING))
    assert fields(found) == set(case_schemas.NoticeDecisionIn.__struct_fields__) - {"as_is"}
    assert [each["value"] for each in found.named("input") if each["name"] == "action"] == ["uphold", "dismiss"]
    assert control(found, "version")["value"] == "4"
    assert found.text_of("blockquote")[:2] == ["De tekst", "De tekst"]
    assert "/editor/reviews/r1" in links(found)


# Appeals


def test_an_author_appeals_from_the_managing_page() -> None:
    words = manage(managed("x", Status.REJECTED), typed={"action": "appeal", "explanation": "Te kort"})
    found = read("manage", words)
    assert control(found, "action")["value"] == "appeal"
    assert found.text_of("textarea")[0].strip() == "Te kort"
    assert found.named("form")[-1]["action"] == f"/manage/{TOKEN}"


def test_an_organisation_objects_behind_its_own_link_and_then_sees_where_that_stands() -> None:
    found = read("objection", objection("x", "watch", typed={"explanation": "Te kort"}))
    assert found.named("form")[-1]["action"] == f"/objection/{TOKEN}"
    assert fields(found) == set(statement_schemas.AppealIn.__struct_fields__) - {"as_is"}
    assert found.text_of("textarea")[0].strip() == "Te kort"
    assert f"/objection/{TOKEN}" in links(read("reply", reply("x", ReplyStatus.REJECTED)))
    made = read("objection", objection("x", "watch", "pending"))
    assert not made.named("textarea")
    assert "We behandelen je bezwaar" in plain(made)
    late = plain(read("objection", objection("x", "watch", "taken_back")))
    assert "De extra controle om die reden is al gestopt." in late


def test_the_editor_who_decided_first_is_kindly_sent_on() -> None:
    own = read("editor_appeal", editor_appeal("x", AppealStatus.PENDING, own=True))
    assert "voor een collega" in plain(own)
    assert not texts(own)
    other = read("editor_appeal", editor_appeal("x", AppealStatus.PENDING))
    assert fields(other) == {"action", "version", "explanation"}
    assert "Waardering: geweigerd" in plain(other)


def test_only_an_appeal_that_takes_something_offline_asks_for_a_rule() -> None:
    found = read("editor_appeal", editor_appeal("x", AppealStatus.PENDING, about="notice", errors={"rule": "Kies."}))
    assert fields(found) == set(case_schemas.AppealDecisionIn.__struct_fields__) - {"as_is"}
    assert "#rule" in links(found)


# Editors


def test_passages_are_marked_in_the_text_and_named_beside_the_signal() -> None:
    found = read("editor_review", editor_review(to_decide("De <maaltijden> zijn lekker.", Status.PENDING)))
    assert found.text_of("mark") == ["<maaltijd"]  # 3-9 and 5-12 overlap: one mark
    assert found.text_of("q")[1:4] == ["<maalt", "aaltijd", "andere woorden"]
    related = [each for each in links(found) if each in {"/editor/reviews/r8", "/editor/reviews/r9"}]
    assert related[:6] == ["/editor/reviews/r8", "/editor/reviews/r9"] * 3
    words = plain(found)
    assert words.index("Sterk:") < words.index("Matig:") < words.index("Zwak:")


@pytest.mark.parametrize(
    ("spans", "html"),
    [
        ([], "a&lt;b&gt;c"),
        ([(1, 4)], "a<mark>&lt;b&gt;</mark>c"),
        ([(1, 3), (2, 4)], "a<mark>&lt;b&gt;</mark>c"),
        ([(0, 1), (1, 2)], "<mark>a&lt;</mark>b&gt;c"),
        ([(4, 99), (-5, 1)], "<mark>a</mark>&lt;b&gt;<mark>c</mark>"),
        ([(3, 1), (2, 2), (7, 9)], "a&lt;b&gt;c"),
        ([(0, 5), (1, 2)], "<mark>a&lt;b&gt;c</mark>"),
    ],
)
def test_a_marked_text_keeps_every_letter_and_stays_safe(spans: list[tuple[int, int]], html: str) -> None:
    assert filters.marked("a<b>c", spans) == html


def test_words_are_found_as_they_were_copied() -> None:
    assert filters.where_said("Els en Els.", "Els") == [(0, 3), (7, 10)]
    assert filters.where_said("a.c abc", "a.c") == [(0, 3)]
    assert filters.where_said("Els en An, en Els.", "Els\n An") == [(0, 3), (14, 17), (7, 9)]
    assert filters.where_said("Els en\nAn.", "Els en\nAn") == [(0, 9)]
    assert filters.where_said("Els en An.", "Els\nBo") == []
    assert filters.where_said("abc", "") == filters.where_said("abc", "x") == []


def test_only_what_can_be_returned_asks_for_a_passage() -> None:
    pending = read("editor_review", editor_review(to_decide("x", Status.PENDING, ReplyStatus.PENDING)))
    assert texts(pending, "review-") == ["passage", "explanation"]
    assert texts(read("editor_reply", editor_reply("x", ReplyStatus.PENDING))) == ["passage", "explanation"]
    assert texts(read("editor_reply", editor_reply("x", ReplyStatus.REJECTED))) == []
    online = editor_reply("x", ReplyStatus.PUBLISHED)  # where what became of a promise waits
    assert texts(read("editor_reply", online)) == ["passage", "explanation"]
    escalated = read("editor_review", editor_review(to_decide("x", Status.ESCALATED)))
    assert texts(escalated, "review-") == ["explanation"]


def test_an_author_sees_the_marked_words_in_what_came_back() -> None:
    found = read("manage", manage(managed("Els <is> lief", Status.RETURNED, passage="<is>")))
    assert found.text_of("mark") == ["<is>"]
    elsewhere = read("manage", manage(managed("Het is goed", Status.RETURNED, passage="Els")))
    assert elsewhere.text_of("mark") == ["Els"]


@pytest.mark.parametrize("reader", [None, "Jo Claes", "Els Peeters"])
def test_whoever_reads_is_named_and_only_they_can_stop(reader: str | None) -> None:
    found = read("editor_review", editor_review(to_decide("x", Status.PENDING, claimed_by=reader)))
    assert ("release" in fields(found)) == (reader == "Els Peeters")  # who is at work
    assert ("Jo Claes leest dit nu" in plain(found)) == (reader == "Jo Claes")


@pytest.mark.parametrize(
    ("kind", "way"),
    [
        (QueueKind.REVIEW, "/editor/reviews/r1"),
        (QueueKind.REPLY, "/editor/replies/r1"),
        (QueueKind.NOTICE, "/editor/notices/r1"),
        (QueueKind.APPEAL, "/editor/appeals/r1"),
        (QueueKind.ORGANISATION, "/editor/organisations/r1"),
    ],
)
def test_each_kind_of_waiting_leads_to_its_page(kind: QueueKind, way: str) -> None:
    found = read("queue", queue("De & co", kind))
    assert way in [each.replace("%20", "+") for each in links(found)]
    tabs = [each for each in found.named("a") if re.fullmatch(r"/editor/queue\?kind=\w+", each["href"])]
    tabs = [each for each in tabs if each.get("aria-current") != "true"][: len(QueueKind)]
    assert [each["href"].rpartition("=")[2] for each in tabs] == list(QueueKind)
    assert [each["href"].rpartition("=")[2] for each in tabs if "aria-current" in each] == [kind]


@pytest.mark.parametrize(("number", "moderation"), list(enumerate(moderation_states("x"))))
def test_an_organisation_is_offered_what_the_law_allows_in_words(number: int, moderation: ModerationState) -> None:
    found = read("editor_organisation", editor_organisation("x", number))
    assert f"/editor/organisations/o{number}/decisions" in [each["action"] for each in found.named("form")]
    assert fields(found) == {"action", "version", "explanation", "until"}
    offered = [each["value"] for each in found.named("input") if each["name"] == "action"]
    assert offered == list(moderation.allowed(NOW))
    text = plain(found)
    blocked = moderation.state is OrganisationState.BLOCKED
    ends = moderation.blocked_until is not None
    assert ("De blokkade stopt pas als een redacteur ze opheft." in text) == (blocked and not ends)
    assert ("De blokkade loopt tot en met 1 december 2026" in text) == (blocked and ends)


def test_what_an_editor_typed_about_an_organisation_comes_back() -> None:
    words = editor_organisation(
        "x",
        4,
        typed={"action": "unblock", "explanation": "Kort", "until": "2026-12-31"},
        errors={"until": "Een einddatum hoort hier niet bij."},
    )
    found = read("editor_organisation", words)
    assert "#until" in links(found)
    assert control(found, "until")["value"] == "2026-12-31"
    assert "Kort" in [each.strip() for each in found.text_of("textarea")]


def test_an_organisation_has_its_reviews_by_state_its_dossiers_and_its_history_on_one_page() -> None:
    found = read("editor_organisation", editor_organisation("x"))
    assert {"/editor/reviews/r1", "/editor/dossiers/d0", "/organisations/o0"} <= set(links(found))
    headings = [" ".join(each.split()) for each in found.text_of("h3")]
    assert {"Online (1)", "Geweigerd (1)", "Wacht op de redactie (1)"} <= set(headings)
    assert "Onder extra controle geplaatst" in plain(found)


def test_what_a_browser_sends_about_an_organisation_is_what_the_schema_reads() -> None:
    body = b"action=block&version=3&explanation=Onderzoek&until="
    found = read_as(editor_schemas.OrganisationDecisionIn, read_form(body), as_text=True)
    assert found.until is None


def test_a_dossier_takes_notes_reviews_and_a_conclusion_until_it_is_closed() -> None:
    found = read("dossier", dossier("x"))
    forms = [each["action"] for each in found.named("form")][1:]
    assert forms == ["/editor/dossiers/d1/entries"] * 3
    assert fields(found) == set(case_schemas.DossierEntryIn.__struct_fields__)
    actions = [each["value"] for each in found.named("input") if each["name"] == "action"]
    assert actions == ["note", "contact", "referral", "review", "close"]
    assert {"/editor/reviews/r1", "/editor/reviews/r2", "/editor/organisations/o1"} <= set(links(found))
    closed = read("dossier", dossier("x", closed=True))
    assert len(closed.named("form")) == 1  # to sign out


@pytest.mark.parametrize(("action", "place"), [("contact", 0), ("close", 1)])
def test_what_was_typed_in_a_dossier_comes_back_in_its_own_form(action: str, place: int) -> None:
    words = dossier("x", typed={"action": action, "text": "Half"}, errors={"text": "Schrijf meer."})
    found = read("dossier", words)
    texts = [text.strip() for text in found.text_of("textarea")]
    assert (texts[place], texts[1 - place]) == ("Half", "")
    assert ("#text", "#conclusion")[place] in links(found)


def test_a_dossier_starts_from_the_review_it_was_opened_at() -> None:
    at = read("editor_review", editor_review(to_decide("x", Status.PENDING)))
    assert "/editor/dossiers?organisation_id=o1&review_id=r1" in links(at)
    found = read("dossiers", dossiers("x", typed={"organisation_id": "o1", "review_id": "r1"}))
    assert fields(found) == set(case_schemas.NewDossierIn.__struct_fields__)
    assert (control(found, "organisation_id")["value"], control(found, "review_id")["value"]) == ("o1", "r1")


# Visitors


@pytest.mark.parametrize("state", [*OrganisationState, "closed"])
def test_a_state_shows_on_the_organisations_page_only_where_it_concerns_visitors(state: str) -> None:
    words: Words = {"found": organisation("x", state=state), "reviews": [public_review("x")], "next": None}
    found = read("organisation", words)
    blocked = state == OrganisationState.BLOCKED
    assert ("De redactie onderzoekt de waarderingen" in plain(found)) == blocked
    assert ("is gesloten" in plain(found)) == (state == "closed")
    assert ("/organisations/o1/write" in links(found)) == (state in {OrganisationState.OPEN, OrganisationState.WATCHED})
    assert bool(found.named("article")) != blocked
    assert "controle" not in plain(found)


def test_a_warning_says_since_when_and_until_when() -> None:
    at = managed("x", Status.PENDING).decisions[0].at
    warned = organisation("x", warning=public_schemas.WarningShownOut(text="Let op <dit>.", since=at, until=at))
    text = plain(read("organisation", {"found": warned, "reviews": [], "next": None}))
    assert "Let op <dit>." in text
    assert "Sinds 22 november 2026 tot en met 22 november 2026" in text


def test_every_review_and_reply_can_be_reported() -> None:
    words: Words = {"found": organisation("x"), "reviews": [public_review("x")], "next": None}
    assert {"/reviews/r1/notices", "/reviews/r1/notices?subject=reply"} <= set(links(read("organisation", words)))
    words["reviews"] = [public_review("x", reply=False)]
    assert "/reviews/r1/notices?subject=reply" not in links(read("organisation", words))


# Figures


def test_the_figures_say_per_score_what_part_went() -> None:
    text = plain(read("integrity", integrity(FIGURES)))
    assert "500 Online gekomen: 470 (94%)" in text
    assert "Geweigerd: 3 (5%)" in text
    assert "1.210" in text
    assert "Geen persoonsgegevens" in text
    assert "Een vroegere regel" in text
    assert "hoogstens 24 uur" in text
    assert "hoogstens 3 dagen" in text
    assert "meer dan 30 dagen" in text


def test_every_year_is_one_step_away_and_an_empty_one_says_so() -> None:
    found = read("integrity", integrity(Figures(), 2020))
    assert [f"/integrity/{year}" for year in range(2026, 2019, -1)] == [
        each for each in links(found) if each.startswith("/integrity/")
    ][:7]
    assert "In 2020 kwam er niets binnen." in plain(found)
    assert not found.named("table")


@pytest.mark.parametrize(
    ("part", "whole", "said"), [(0, 0, ""), (0, 5, "0%"), (1, 300, "minder dan 1%"), (1, 3, "33%"), (2, 1, "200%")]
)
def test_a_part_is_said_as_a_percentage(part: int, whole: int, said: str) -> None:
    assert measures.share(part, whole) == said


def test_every_class_of_waiting_has_words() -> None:
    assert [measures.waited(hours) for hours in (None, 1, 36, 48, 720, 10_000)] == [
        "nog niet bekend",
        "hoogstens 1 uur",
        "hoogstens 36 uur",
        "hoogstens 2 dagen",
        "hoogstens 30 dagen",
        "meer dan 30 dagen",
    ]
    assert all(hours < 48 or hours % 24 == 0 for hours in HOURS)
