"""Words that several kinds of things share a name for are said of each kind as they hold for it."""

import pytest

from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import (
    AdditionStatus,
    AppealStatus,
    NoticeStatus,
    OrganisationState,
    ReadingStatus,
    ReplyStatus,
    RequestStatus,
    Status,
)
from chalicelib.dutch import phrases
from chalicelib.entrypoints.pages import filters
from chalicelib.entrypoints.schemas import editor_schemas, public_schemas
from tests.entrypoints.console.desk_page_words import editor_reply
from tests.entrypoints.console.test_case_pages import plain, read
from tests.entrypoints.pages.page_words import NOW


def told(subject: str, action: str, before: str, after: str) -> str:
    """Return an entry of the log as editors read it."""
    entry = public_schemas.EntryOut(
        id="l1",
        subject=subject,
        at=NOW,
        actor=Actor.ORGANISATION,
        editor=None,
        action=action,
        before=before,
        after=after,
        rule="",
        explanation="",
    )
    query = editor_schemas.LogQuery(subject=subject)
    found = editor_schemas.LogOut(items=[entry])
    return plain(read("editor_log", {"subject": subject, "found": found, "query": query, "choices": []}))


@pytest.mark.parametrize(
    ("subject", "action", "before", "after", "said"),
    [
        ("organisation/o1", "apply", "none", "pending", "Vroeg om deel te nemen (geen vraag → wacht op de redactie)"),
        ("organisation/o1", "decline", "pending", "none", "(wacht op de redactie → geen vraag)"),
        ("organisation/o1", "watch", "open", "watched", "(geen onderzoek → onder extra controle)"),
        ("reply/r1", "submit", "none", "pending", "(geen reactie → wacht op de redactie)"),
        ("addition/r1", "add", "none", "pending", "(geen aanvulling → wacht op de redactie)"),
        ("dossier/d1", "close", "open", "closed", "Afgesloten (loopt nog → afgesloten)"),
        ("notice/n1", "uphold", "pending", "upheld", "(wacht op de redactie → gegrond)"),
        ("reading/x1", "read_again", "waiting", "agreed", "(wacht op een tweede lezing → dezelfde beslissing)"),
    ],
)
def test_where_a_thing_stood_is_said_in_the_words_of_its_kind(
    subject: str, action: str, before: str, after: str, said: str
) -> None:
    assert said in told(subject, action, before, after)


def test_a_promise_that_is_late_did_not_leave_a_research() -> None:
    assert "→" not in told("reply/r1", "mark_late", "open", "late")


def test_every_status_of_a_kind_has_words_of_that_kind() -> None:
    assert {kind: set(words) for kind, words in phrases.LOG_STATUSES.items()} == {
        "review": set(Status),
        "addition": {*Status, *AdditionStatus},
        "reply": {*Status, *ReplyStatus},
        "notice": {*NoticeStatus, AppealStatus.LAPSED},
        "appeal": set(AppealStatus),
        "organisation": {*OrganisationState, *RequestStatus},
        "dossier": {"open", "closed"},
        "reading": set(ReadingStatus),
    }


@pytest.mark.parametrize(
    ("subject", "action", "said"),
    [
        ("appeal/a1", "lapse", "Vervallen"),
        ("dossier/d1", "lapse", "Weggehaald: waar het over ging, is gewist of de bewaartermijn is om"),
        ("review/r1", "close", "Afgesloten: de organisatie neemt niet meer deel"),
        ("dossier/d1", "close", "Afgesloten"),
        ("review/r1", "note", "Notitie voor collega's toegevoegd"),
        ("organisation/o1", "note", "Notitie voor collega's toegevoegd"),
        ("dossier/d1", "note", "Notitie toegevoegd"),
    ],
)
def test_what_happened_is_said_in_the_words_of_its_kind(subject: str, action: str, said: str) -> None:
    assert filters.log_event(action, subject) == said


@pytest.mark.parametrize(
    ("was", "action", "said"),
    [
        ("reply/r1", "return", "Teruggestuurd naar de organisatie."),
        ("reply/r1", "return_outcome", "Teruggestuurd naar de organisatie."),
        ("review/r1", "return", "Teruggestuurd naar de schrijver."),
    ],
)
def test_what_was_sent_back_went_to_who_wrote_it(was: str, action: str, said: str) -> None:
    flash = {"done": action, "was": was}
    assert said in plain(read("editor_reply", editor_reply("x", ReplyStatus.RETURNED, flash=flash)))
