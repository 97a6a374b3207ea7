"""Every state of every page: normal, empty and in error, with friendly and with hostile words."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from chalicelib.domain.access.editor import Editor
from chalicelib.domain.projections.queue import QueueKind
from chalicelib.domain.rules import refusals
from chalicelib.domain.rules.lifecycle import ReplyStatus, Status
from chalicelib.domain.rules.refusals import Busy, DeadLink, FieldError, Invalid, NeedsAnotherEditor, Refusal
from chalicelib.domain.sync.sync import RunKind, Verdict
from chalicelib.dutch import advice, captions, phrases
from chalicelib.entrypoints import pages
from chalicelib.entrypoints.pages.rendering import render
from chalicelib.entrypoints.schemas import public_schemas
from chalicelib.entrypoints.schemas.console import sync_schemas
from chalicelib.entrypoints.site import transparency
from tests.entrypoints.console.desk_page_words import desk_states, log
from tests.entrypoints.pages.case_page_states import case_states
from tests.entrypoints.pages.editor_page_words import (
    DECISION_ERRORS,
    changed,
    editor_figures,
    editor_organisation,
    editor_organisations,
    editor_review,
    moderation_states,
    previewed,
    queue,
    to_decide,
)
from tests.entrypoints.pages.export_words import exported, exported_notice, exported_organisation
from tests.entrypoints.pages.html_reading import Reader
from tests.entrypoints.pages.insight_page_states import card_states, insight_states, reach_states
from tests.entrypoints.pages.page_words import (
    FRIENDLY,
    HOSTILE,
    NOW,
    TOKEN,
    WRITE_ERRORS,
    Words,
    check,
    manage,
    managed,
    organisation,
    public_review,
    reply,
    single_review,
    too_few,
    typed_review,
    write,
)
from tests.entrypoints.pages.words.run_words import affected, run, runs
from tests.entrypoints.post.post_page_states import post_states
from tests.entrypoints.readings.reading_page_states import reading_states
from tests.entrypoints.site.search_states import search_states
from tests.for_each import for_each
from tests.webhooks.page_states import webhook_states

HOW_SCORED: Final = transparency.scoring()
PRIVACY: Final = transparency.statement()
EDITOR: Final = Editor(id="e1", email="els@redactie.example", name="Els Peeters")
ENTRYPOINTS: Final = Path(pages.__file__).parent.parent


def every_refusal() -> list[type[Refusal]]:
    def below(kind: type[Refusal]) -> Iterator[type[Refusal]]:
        for each in kind.__subclasses__():
            yield each
            yield from below(each)

    # `Refusal` is a base, and so may a test's own be; these are the ones the domain names.
    return [each for each in below(Refusal) if each.__module__ == refusals.__name__]


def refused(kind: type[Refusal], said: str) -> Words:
    errors = tuple(FieldError(name, "placeholder_left", facts=(said,)) for name in ("explanation", "text"))
    return {"refusal": kind(errors) if kind is Invalid else kind(), "status": 409}


_BESIDE: Final[Words] = {"typed": {}, "stale": {}, "history": []}  # a run


@cache
def states(said: str) -> Mapping[str, tuple[str, Words]]:
    """Every state of every page: its name, the page and the words a view would hand over."""
    reviews = [public_review(said), public_review(said, reply=False, ratings=True)]
    found: dict[str, tuple[str, Words]] = {
        "start": ("start", {"query": {"q": said}}),
        **search_states(said),
        "organisation": ("organisation", {"found": organisation(said), "reviews": reviews, "next": "c&2"}),
        "organisation, few": (
            "organisation",
            {"found": organisation(said, summary=too_few(3)), "reviews": reviews, "next": None},
        ),
        "organisation, bare": (
            "organisation",
            {
                "found": organisation(
                    said,
                    summary=too_few(0),
                    website=said,
                    taking_part=False,
                    warning=public_schemas.WarningShownOut(text=said, since=None, until=None),
                    address=public_schemas.AddressOut(street="", number="", box="", postal_code="", municipality=""),
                ),
                "reviews": [],
                "next": None,
            },
        ),
        "organisation, blocked": (
            "organisation",
            {
                "found": organisation(
                    said,
                    state="blocked",
                    summary=too_few(0),
                    warning=public_schemas.WarningShownOut(text=said, since=NOW, until=NOW),
                ),
                "reviews": [],
                "next": None,
            },
        ),
        "organisation, watched": (
            "organisation",
            {"found": organisation(said, state="watched"), "reviews": reviews, "next": None},
        ),
        "organisation, closed": (
            "organisation",
            {"found": organisation(said, state="closed"), "reviews": [], "next": None},
        ),
        "reviews": (
            "reviews",
            {
                "found": public_schemas.PublicReviewsOut(items=reviews, next="c&2"),
                "organisation": public_schemas.NamedOut(id="o1", name=said),
            },
        ),
        "reviews, none": (
            "reviews",
            {
                "found": public_schemas.PublicReviewsOut(items=[], next=None),
                "organisation": public_schemas.NamedOut(id="o1", name=said),
            },
        ),
        "review": ("review", single_review(said)),
        "review, with ratings": ("review", single_review(said, reply=False, ratings=True)),
        "write": ("write", write(said)),
        "check": ("check", check(said)),
        "check, warned": ("check", check(said, warned=True, on_behalf=True)),
        "code_of_conduct": ("code_of_conduct", {}),
        "score": ("score", {"found": HOW_SCORED}),
        "privacy": ("privacy", {"found": PRIVACY}),
        "accessibility": ("accessibility", {}),
        **{f"fault, {status}": ("fault", {"status": status}) for status in (*advice.FAULTS, 418, 502)},
        "write, wrong": ("write", write(said, typed=typed_review(said), errors=WRITE_ERRORS)),
        "write, to look at": ("write", write(said, typed=typed_review(said), warnings=(said, "Je noemt een naam."))),
        "write, nonsense": (
            "write",
            write(
                said, typed={"text": {"a": {"b": said}}, "author": said, "aspect_ratings": said}, errors=WRITE_ERRORS
            ),
        ),
        "sent": ("sent", {"email": said}),
        "confirm": (
            "confirm",
            {
                "found": public_schemas.ToConfirmOut(
                    review_id="r1", status="unconfirmed", organisation=said, text=said
                ),
                "token": TOKEN,
            },
        ),
        "confirmed": ("confirmed", {}),
        "manage, wrong": (
            "manage",
            manage(
                managed(said, Status.RETURNED),
                typed={"action": "revise", "text": said, "aspect_ratings": {"meals": "2"}},
                errors={"text": "Schrijf minstens 20 tekens.", "aspect_ratings.room": "Kies.", said: said},
            ),
        ),
        "manage, nonsense": (
            "manage",
            manage(managed(said, Status.PENDING), typed={"action": said}, errors={"action": "Kies.", "text": "?"}),
        ),
        "reply, wrong": ("reply", reply(said, ReplyStatus.NONE, typed=said, errors={"text": said, said: said})),
        "replied": ("replied", {}),
        "sign_in": ("sign_in", {"typed": {}, "errors": {}, "with_account": False, "cookie_lost": False}),
        "sign_in, wrong": (
            "sign_in",
            {
                "typed": {"email": said},
                "errors": {"email": "Dit klopt niet.", said: said},
                "with_account": False,
                "cookie_lost": False,
            },
        ),
        "sign_in, with an account, and the cookie lost": (
            "sign_in",
            {"typed": {}, "errors": {}, "with_account": True, "cookie_lost": True},
        ),
        "account_return": ("account_return", {"state": said, "code": said}),
        "sign_in_sent": ("sign_in_sent", {}),
        "session": ("session", {"token": TOKEN, "who": Editor(id="ed-1", email=said, name=said)}),
        "editor_review, wrong": (
            "editor_review",
            editor_review(
                to_decide(said, Status.PENDING),
                typed={"action": "reject", "rule": said, "explanation": said},
                errors=DECISION_ERRORS | {said: said},
            ),
        ),
        "editor_review, wrong passage": (
            "editor_review",
            editor_review(
                to_decide(said, Status.PENDING, claimed_by="Els Peeters"),
                typed={"action": "return", "passage": said, "explanation": said},
                errors={"passage": "Deze woorden staan niet in de tekst."},
                deciding="review",
            ),
        ),
        "editor_review, changed": (
            "editor_review",
            editor_review(
                to_decide(said, Status.REJECTED), typed={"action": "approve", "explanation": said}, stale=changed(said)
            ),
        ),
        "editor_review, not now": (
            "editor_review",
            editor_review(
                to_decide(said, Status.PENDING),
                typed={"action": "approve", "explanation": said},
                stale={"refusal": NeedsAnotherEditor(), "changes": []},
                flash={"done": "first_approval", "was": f"review/{said}"},
            ),
        ),
        "editor_review, mails": (
            "editor_review",
            editor_review(to_decide(said, Status.PENDING), preview=previewed(said), flash={"done": said, "was": said}),
        ),
        "editor_review, no mails": ("editor_review", editor_review(to_decide(said, Status.PENDING), preview=[])),
        "editor_log": ("editor_log", log(said, said, phrases.EVENTS)),
        "editor_log, run": ("editor_log", log(said, "sync-run/s1", captions.RUN_EVENTS)),
        "editor_log, dossier": ("editor_log", log(said, f"dossier/{said}", phrases.OTHER_EVENTS)),
        "editor_log, nothing": ("editor_log", log(said, "review/r1", ())),
        "editor_figures": ("editor_figures", editor_figures("ok")),
        "editor_figures, late": ("editor_figures", editor_figures("breach", nothing=True)),
        "signed_out": ("signed_out", {"path": "/editor/reviews/r1/decisions", "typed": []}),
        "signed_out, typed": (
            "signed_out",
            {"path": "/editor/reviews/r1/decisions", "typed": [("explanation", said), (said, said)]},
        ),
        "editor_review, claimed": ("editor_review", editor_review(to_decide(said, Status.PENDING, claimed_by=said))),
        "editor_review, by letter": ("editor_review", editor_review(to_decide(said, Status.PENDING, by_post=True))),
        "editor_review, anonymous": ("editor_review", editor_review(to_decide(said, Status.ARCHIVED, author=False))),
        "editor_organisations": ("editor_organisations", editor_organisations(said)),
        "editor_organisation, wrong": (
            "editor_organisation",
            editor_organisation(
                said,
                4,
                typed={"action": "block", "explanation": said, "until": said},
                errors={"explanation": "Leg uit waarom.", "until": "Vul een dag in, zoals 2026-12-31.", said: said},
            ),
        ),
        "editor_organisation, bare": ("editor_organisation", editor_organisation(said, 2, bare=True)),
        "editor_organisation, changed": (
            "editor_organisation",
            editor_organisation(said, typed={"explanation": said}, stale=changed(said)),
        ),
        "editor_organisations, none": ("editor_organisations", editor_organisations(said, empty=True)),
    }
    found |= {
        "sync_runs": ("sync_runs", runs(said, "ok")),
        "sync_runs, late": ("sync_runs", runs(said, "warning")),
        "sync_runs, none": ("sync_runs", runs(said, "breach", empty=True)),
        "sync_run": ("sync_run", {"found": run(said, Verdict.GOOD, kind=RunKind.LIGHT), "errors": {}, **_BESIDE}),
        "sync_run, running": (
            "sync_run",
            {"found": run(said, Verdict.RUNNING), "errors": {"explanation": "Hoe?"}, **_BESIDE},
        ),
        "sync_run, held": ("sync_run", {"found": run(said, Verdict.PARTIAL, held=True), "errors": {}, **_BESIDE}),
        **{
            f"sync_run, {state}": (
                "sync_run",
                {
                    "found": run(said, Verdict.PARTIAL, held=True),
                    "errors": errors,
                    **_BESIDE,
                    "typed": {"explanation": said},
                    "stale": stale,
                    "history": log(said, "sync-run/s1", captions.RUN_EVENTS)["found"].items,  # type: ignore[attr-defined]
                },
            )
            for state, errors, stale in (
                ("wrong", {"explanation": "Leg uit waarom, voor wie dit later naleest.", said: said}, None),
                ("changed meanwhile", {}, changed(said)),
            )
        },
        "merge_candidates": (
            "merge_candidates",
            {"found": sync_schemas.CandidatesOut(items=[[affected(said), affected(said, 2)]] * 2)},
        ),
        "merge_candidates, none": ("merge_candidates", {"found": sync_schemas.CandidatesOut(items=[])}),
    }
    found |= {
        "erased": ("erased", {}),
        "export": ("export", exported(said)),
        "export, forgotten": ("export", exported(said, forgotten=True)),
        "notice_export": ("notice_export", exported_notice(said)),
        "notice_export, bare": ("notice_export", exported_notice(said, bare=True)),
        "organisation_export": ("organisation_export", exported_organisation(said)),
        "organisation_export, bare": ("organisation_export", exported_organisation(said, bare=True)),
    }
    found |= {
        f"editor_organisation, {number}": ("editor_organisation", editor_organisation(said, number))
        for number, _ in enumerate(moderation_states(said))
    }
    found |= {
        f"manage, {status}": ("manage", manage(managed(said, status, reply=status is Status.PUBLISHED)))
        for status in Status
    }
    found |= {f"reply, {status}": ("reply", reply(said, status)) for status in ReplyStatus}
    found |= {
        f"editor_review, {status}, {reply_status}": (
            "editor_review",
            editor_review(to_decide(said, status, reply_status)),
        )
        for status in (Status.PENDING, Status.ESCALATED, Status.PUBLISHED, Status.SUSPENDED)
        for reply_status in ReplyStatus
    }
    found |= {f"queue, {kind}": ("queue", queue(said, kind, further="c&2", cursor="c1")) for kind in QueueKind}
    found |= {f"queue, no {kind}": ("queue", queue(said, kind, empty=True)) for kind in QueueKind}
    found |= case_states(said)
    found |= desk_states(said)
    found |= insight_states(said) | card_states(said) | reach_states(said) | post_states(said)
    found |= reading_states(said)
    found |= webhook_states(said)
    found |= {f"refusal, {kind.__name__}": ("refusal", refused(kind, said)) for kind in every_refusal()}
    sent = {"path": "/reviews", "typed": [("text", said), (said, said)]}
    found |= {f"refusal, {kind.__name__}, typed": ("refusal", refused(kind, said) | sent) for kind in (Busy, DeadLink)}
    return found


EDITORS_PAGES: Final = frozenset(
    {
        "queue",
        "type_in",
        "letters",
        "letter",
        "editor_review",
        "editor_reply",
        "colleagues",
        "own_digest",
        "keys",
        "editor_notice",
        "editor_note",
        "editor_appeal",
        "editor_second_reading",
        "editor_organisations",
        "editor_organisation",
        "editor_log",
        "editor_figures",
        "editor_statements",
        "dossiers",
        "dossier",
        "sync_runs",
        "sync_run",
        "merge_candidates",
        "editor_webhooks",
    }
)


def rendered(page: str, words: Words) -> str:
    editor = EDITOR if page in EDITORS_PAGES else None
    return render(
        page, {"editor": editor, "site_url": "https://waardering.example", "this_year": 2026, "today": NOW, **words}
    )


@cache
def all_rendered(said: str) -> Mapping[str, str]:
    return {name: rendered(page, words) for name, (page, words) in states(said).items()}


@cache
def read(state: str, said: str) -> Reader:
    """Read a page as browsers do, once for all that is asked of it."""
    return Reader(all_rendered(said)[state])


STATES: Final = sorted(states(FRIENDLY))
EACH_STATE: Final = for_each("state", STATES)
EACH_WORDING: Final = pytest.mark.parametrize("said", [FRIENDLY, HOSTILE], ids=["friendly", "hostile"])
