"""Every page, in every state: whole, well made, safe, and in words."""

import dataclasses
import re
from functools import cache
from itertools import chain, pairwise

import pytest

from chalicelib.domain.cases.dossier import NoteKind
from chalicelib.domain.cases.notice import NoticeReason, Subject
from chalicelib.domain.cases.objection import ABOUT
from chalicelib.domain.cases.second_reading import ReadAs
from chalicelib.domain.organisations.listing import EmailStatus, Sector
from chalicelib.domain.projections.deadlines import TaskKind
from chalicelib.domain.projections.queue import QueueKind
from chalicelib.domain.reviews.parts import Capacity
from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import directly
from chalicelib.domain.rules.lifecycle import (
    ADDITION_LAW,
    APPEAL_LAW,
    NOTICE_LAW,
    PARTICIPATION_LAW,
    PROMISE_LAW,
    PROMISE_SHOWN,
    REPLY_LAW,
    REQUEST_LAW,
    REVIEW_LAW,
    STATE_LAW,
    WARNING_LAW,
    Action,
    AppealAction,
    AppealStatus,
    NoticeAction,
    NoticeStatus,
    OrganisationAction,
    OrganisationState,
    Participation,
    PromiseAction,
    PromiseStatus,
    ReadingAction,
    ReadingStatus,
    ReplyAction,
    ReplyStatus,
    Status,
    WarningState,
)
from chalicelib.domain.rules.log import EDITORS_ALONE
from chalicelib.domain.rules.mails import Addressee
from chalicelib.domain.rules.refusals import Refusal
from chalicelib.domain.sync.sync import Counts, Hold, Phase, RunKind, Verdict
from chalicelib.dutch import advice, captions, formatting, phrases
from chalicelib.dutch.conduct import CODE_OF_CONDUCT
from chalicelib.dutch.wordings import STANDARD_WORDINGS, WRITING_HELP
from tests.entrypoints.pages.page_states import (
    EACH_STATE,
    EACH_WORDING,
    EDITORS_PAGES,
    ENTRYPOINTS,
    all_rendered,
    every_refusal,
    read,
    rendered,
    states,
)
from tests.entrypoints.pages.page_words import FRIENDLY, HOSTILE

BY_POST = {"type_in", "send_letter", "correct_address", "print_letter", "letter_returned"}
HANDED = {"assign", "free", "hand_over", "first_warning", "confirmed_block"}
WITH_KEYS = EDITORS_PAGES | {"signed_out"}

# Completeness


def test_every_page_that_a_view_names_has_a_template_and_is_tested_here() -> None:
    source = "".join(path.read_text() for path in ENTRYPOINTS.rglob("*.py"))
    named = set(re.findall(r"""(?:\btemplate=|\b_?page\(\s*|\brender\(|\b_print\(organisation_id, )"(\w+)\"""", source))
    templates = {path.stem for path in (ENTRYPOINTS / "pages" / "templates").glob("*.html")}
    assert named == templates - {
        "base",
        "digest_parts",
        "macros",
        "manage_data",
        "print_parts",
        "letter_sheet",
        "easy_parts",
        "document_parts",
        "structured_data",
        "console",
        "console_keys",
        "console_parts",
        "webhook_parts",
        "editor_beside",
        "integrity_readings",
    }
    assert named == {page for page, _ in states(FRIENDLY).values()}


def test_every_code_that_a_page_may_meet_has_words() -> None:
    events = {"submit", *Action, *ReplyAction, "remind", "remind_organisation", "forget_author"}
    events |= {"ask", "answer", "send_letter", "correct_address"}
    own_events = events | {"type_in"}
    promises = {"promise", *(f"promise_{each}" for each in formatting.PROMISE_STATUSES if each != "open")}
    of_others = {"appeal", "dismiss_appeal", "lapse_appeal", "reply", "remove_reply"}
    assert set(captions.OWN_EVENTS) == own_events | of_others | promises
    by_themselves = {TaskKind.CLOSE_REVIEWS, TaskKind.ERASE, *(each for each in TaskKind if each.startswith("delete_"))}
    assert set(captions.NEXT_STEPS) == set(TaskKind) - by_themselves
    assert set(formatting.PROMISE_STATUSES) == set(PromiseStatus) - set(PROMISE_SHOWN)
    assert set(phrases.EVENTS) == events | EDITORS_ALONE | {*PromiseAction, *NoticeAction, *AppealAction}
    own = (PARTICIPATION_LAW.steps, REQUEST_LAW.steps, STATE_LAW.steps, WARNING_LAW.steps)
    cases = (NOTICE_LAW.steps, APPEAL_LAW.steps)
    laws = (REVIEW_LAW.steps, ADDITION_LAW.steps, REPLY_LAW.steps, PROMISE_LAW.steps, *cases, *own)
    choices = {action for law in laws for (_, action), step in law.items() if Actor.EDITOR in step.by}
    assert set(phrases.ACTIONS) == set(directly(tuple(choices)))
    assert set(phrases.ORGANISATION_EFFECTS) == set(OrganisationAction) - {OrganisationAction.APPLY}  # no editor's act
    assert set(phrases.EFFECTS) | set(AppealAction) == set(phrases.ACTIONS) - set(OrganisationAction) | {"lapse"}
    assert set(phrases.NOTICE_EFFECTS) == set(phrases.appeal_effects("author")) == {"uphold", "dismiss"}
    assert set(captions.DONE) == set(phrases.ACTIONS) | {
        "first_approval",
        "ask",
        "note",
        "refer",
        *HANDED,
    } | BY_POST | {*ReadingAction}
    assert set(captions.READING_EVENTS) == set(ReadingAction)
    assert set(captions.READING_STATUSES) == set(ReadingStatus)
    assert set(captions.READ_AS) == set(ReadAs)
    others = {"open", "review", "close", "stop_digest", "resume_digest", "forget_notifier", "forget_words", "lapse"}
    others |= {"hand_out", *captions.WEBHOOK_ACTS}
    assert {*NoteKind, *OrganisationAction, *others} == set(phrases.OTHER_EVENTS)
    assert set(phrases.OBJECTED) == {*ABOUT.values(), "reply"}
    assert set(phrases.ADDRESSEES) == set(Addressee)
    assert set(STANDARD_WORDINGS) == {rule.code for rule in CODE_OF_CONDUCT}
    assert set(phrases.CASE_STATUSES) == {*NoticeStatus, *AppealStatus}
    assert set(phrases.OWN_NOTICE_STATUSES) == set(NoticeStatus)
    assert set(phrases.OWN_APPEAL_STATUSES) == set(AppealStatus)
    assert set(phrases.ORGANISATION_STATES) == set(OrganisationState)
    assert set(phrases.QUEUES) == set(QueueKind)
    assert set(phrases.NOTE_KINDS) == set(NoteKind)
    assert set(phrases.SUBJECTS) == {*Subject, "addition", "notice", *ABOUT.values()}
    assert set(phrases.APPELLANTS) == {Addressee.AUTHOR, Addressee.ORGANISATION, Addressee.NOTIFIER}
    assert set(phrases.STRENGTHS) == {WEAK, MODERATE, STRONG}
    assert set(phrases.ACTORS) == set(Actor)
    assert set(phrases.OWN_STATUSES) == set(Status)
    assert set(phrases.OWN_REPLY_STATUSES) == set(ReplyStatus)
    assert set(phrases.EMAIL_STATUSES) == set(EmailStatus)
    assert set(phrases.TONES) == {each.tone for each in WRITING_HELP}
    assert set(captions.RUN_KINDS) == set(RunKind)
    assert set(captions.VERDICTS) == set(Verdict)
    assert set(captions.HOLDS) == set(Hold)
    assert set(captions.FRESHNESS) == {"ok", "warning", "breach"}
    assert list(captions.COUNTS) == [field.name for field in dataclasses.fields(Counts)]
    assert set(advice.ADVICE) == {kind.code for kind in every_refusal()}


def test_a_refusal_newer_than_the_table_of_advice_still_gets_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    class Newer(Refusal):
        code = "newer"

    monkeypatch.setattr("chalicelib.dutch.refusals.DETAILS", {"newer": "Dat gaat niet."})
    text = rendered("refusal", {"refusal": Newer(), "status": 418})
    assert "Dat gaat niet." in text
    assert "newer" not in text
    assert "418" not in text


# Well made


@EACH_WORDING
@EACH_STATE
def test_a_page_is_well_formed(state: str, said: str) -> None:
    found = read(state, said)
    assert found.faults == []
    assert len(found.ids) == len(set(found.ids))
    assert found.named("html") == [{"lang": "nl"}]
    assert len(found.named("h1")) == 1
    assert found.text_of("h1")[0].strip()
    (title,) = found.text_of("title")
    assert title.removesuffix("Waarderingsplatform").strip(" \u2013").strip()


@EACH_WORDING
@EACH_STATE
def test_what_refers_to_an_id_finds_it(state: str, said: str) -> None:
    found = read(state, said)
    named = chain.from_iterable(
        attributes.get(name, "").split()
        for _, attributes in found.tags
        for name in ("for", "aria-describedby", "aria-labelledby")
    )
    linked = (each["href"][1:] for each in found.named("a") if each["href"].startswith("#"))
    assert set(chain(named, linked)) <= set(found.ids)


@EACH_STATE
def test_every_control_has_a_label_and_every_button_says_what_it_does(state: str) -> None:
    found = read(state, FRIENDLY)
    pointed_at = {each.get("for") for each in found.named("label")}
    for attributes in chain.from_iterable(found.named(tag) for tag in ("input", "select", "textarea")):
        hidden = attributes.get("type") == "hidden"
        assert hidden or attributes in found.labelled or attributes.get("id") in pointed_at
    for words in (*found.text_of("button"), *found.text_of("legend"), *found.text_of("summary"), *found.text_of("a")):
        assert words.strip()


@EACH_STATE
def test_headings_never_skip_a_level(state: str) -> None:
    found = read(state, FRIENDLY)
    levels = [int(tag[1]) for tag, _ in found.tags if re.fullmatch(r"h[1-6]", tag)]
    after_h1 = levels[levels.index(1) :]
    assert all(lower - upper <= 1 for upper, lower in pairwise(after_h1))


@EACH_WORDING
@EACH_STATE
def test_a_page_obeys_the_strict_content_policy(state: str, said: str) -> None:
    found = read(state, said)
    assert not {"style", "iframe", "object", "embed", "base"} & {tag for tag, _ in found.tags}
    for script in found.named("script"):  # a file of ours that nothing waits for, or data that no browser runs
        ours = script.get("src", "").startswith("/") and bool({"defer", "async"} & script.keys())
        assert ours or script == {"type": "application/ld+json"}
    files = {each.get("src", "").partition("?")[0] for each in found.named("script")}
    assert ("/assets/console.js" in files) == (states(said)[state][0] in WITH_KEYS)
    for _, attributes in found.tags:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        for name in ("href", "src", "action"):
            assert re.match(r"(/|#|https?://|tel:|mailto:|data:image/svg|$)", attributes.get(name, ""))
    assert all(each["action"].startswith("/") for each in found.named("form"))


@EACH_STATE
def test_hostile_words_stay_words(state: str) -> None:
    html = all_rendered(HOSTILE)[state]
    assert "<script>" not in html
    assert "<img src=x" not in html
    assert str(1234 * 4321) not in html
    tags = [[tag for tag, _ in read(state, said).tags] for said in (FRIENDLY, HOSTILE)]
    assert tags[0] == tags[1]


@cache
def codes() -> frozenset[str]:
    """Return what only programs say."""
    kinds = (
        RunKind,
        Verdict,
        Hold,
        Phase,
        Action,
        ReplyAction,
        PromiseAction,
        Status,
        ReplyStatus,
        Sector,
        Capacity,
        QueueKind,
        EmailStatus,
        Participation,
        Actor,
        NoticeStatus,
        NoticeAction,
        NoticeReason,
        AppealStatus,
        AppealAction,
        OrganisationAction,
        OrganisationState,
        WarningState,
        NoteKind,
    )
    found: set[str] = {str(code) for kind in kinds for code in kind} | {rule.code for rule in CODE_OF_CONDUCT}
    found |= {kind.code for kind in every_refusal()} | {tone.tone for tone in WRITING_HELP}
    found |= {"submit", "shared_origin", "None", "True", "False", "null", "meals", "aspect_ratings"}
    return frozenset(found - {"open"})  # Dutch too, as in open data


@EACH_STATE
def test_no_code_shows_on_a_page(state: str) -> None:
    seen = set(re.findall(r"\w+", read(state, FRIENDLY).text))
    explains_them = states(FRIENDLY)[state][0] == "open_data"  # to whoever writes a program
    assert explains_them or not codes() & seen


@EACH_STATE
def test_the_register_is_named_as_its_licence_asks(state: str) -> None:
    words = "Bevat data die ter beschikking worden gesteld door de Vlaamse overheid (www.desocialekaart.be)."
    assert words in all_rendered(FRIENDLY)[state]


@EACH_STATE
def test_only_editors_see_the_way_to_the_console(state: str) -> None:
    page, _ = states(FRIENDLY)[state]
    found = read(state, FRIENDLY)
    sign_out = [each for each in found.named("form") if each["action"] == "/editor/sign-out"]
    assert len(sign_out) == (page in EDITORS_PAGES)
    assert all(each["method"] == "post" for each in sign_out)


PUBLIC_PAGES = frozenset(
    {
        *("start", "organisations", "organisation", "reviews", "review"),
        *("integrity", "code_of_conduct", "score", "privacy", "accessibility"),
        *("contact", "terms", "guides", "guide", "transparency", "open_data"),
    }
)


@EACH_STATE
def test_only_public_pages_may_be_indexed(state: str) -> None:
    page, _ = states(FRIENDLY)[state]
    found = read(state, FRIENDLY)
    hidden = any(each.get("content") == "noindex" for each in found.named("meta"))
    assert hidden == (page not in PUBLIC_PAGES)
