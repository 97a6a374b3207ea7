"""The states of the pages with which editors divide their work, decide on replies and read the log."""

from collections.abc import Iterable
from typing import Final

from chalicelib.domain.access.roles import EVERY_ROLE
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.projections.queue import QueueKind, QueueOrder
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import directly
from chalicelib.domain.rules.lifecycle import REPLY_LAW, ReplyStatus, Status
from chalicelib.dutch import phrases
from chalicelib.entrypoints.schemas import desk_schemas, editor_schemas, public_schemas
from chalicelib.entrypoints.schemas.console.restriction_schemas import StatementMonthOut, StatementMonthsOut
from chalicelib.entrypoints.schemas.named import ON_OUTCOMES
from tests.entrypoints.pages.case_page_words import noted
from tests.entrypoints.pages.editor_page_words import DECISION_ERRORS, changed, previewed, queue, signals
from tests.entrypoints.pages.page_words import NOW, RATINGS, Words, shown_theme_set

_NOTHING: Final = {"stale": {}, "preview": None, "flash": {"done": "", "was": ""}, "typed": {}, "errors": {}}


def editor_reply(said: str, status: ReplyStatus, *, editable: bool = False, **more: object) -> Words:
    """Return the page of a reply that was sent back once; `editable` where it may still change."""
    review = desk_schemas.AnsweredReviewOut(
        id="r1",
        status=Status.PUBLISHED,
        text=said,
        capacity="client",
        experienced="2026-09",
        aspect_ratings=RATINGS,
        theme_set=shown_theme_set(said),
    )
    outcomes = ON_OUTCOMES if status is ReplyStatus.PUBLISHED else ()
    found = desk_schemas.ReplyPageOut(
        review_id="r1",
        organisation=public_schemas.NamedOut(id="o1", name=said),
        review=review,
        text=said,
        former=said,
        passage=said,
        promise=promise_to_decide(said, waits=status is ReplyStatus.PUBLISHED),
        status=status,
        submitted_at=NOW,
        editable_until=NOW if editable else None,
        signals=signals(said),
        history=[],
        notes=noted(said),
        unreadable=[],
        version=7,
        allowed_actions=[] if editable else [*outcomes, *directly(REPLY_LAW.allowed(status, Actor.EDITOR))],
    )
    hands = {"kind": QueueKind.REPLY, "id": "r1", "assigned_to": None, "choices": [("ed-1", said)]}
    return {"found": found, "hands": hands if status is ReplyStatus.PENDING else None, **_NOTHING, **more}


def promise_to_decide(said: str, *, waits: bool) -> desk_schemas.PromiseToDecideOut:
    told = desk_schemas.ToldOut(status="late", text=said, by="2027-04", submitted_at=NOW, signals=signals(said))
    return desk_schemas.PromiseToDecideOut(
        text=said,
        by="2027-03",
        status="late",
        outcome=said,
        author_says=None,
        first_by="2027-01",
        waits=waits,
        told=told if waits else None,
        passage=said,
    )


def colleagues(said: str, **more: object) -> Words:
    found = desk_schemas.ColleaguesOut(
        items=[
            desk_schemas.ColleagueOut(
                id=f"ed-{number}",
                name=said,
                roles=list(EVERY_ROLE),
                sectors=[Sector.CHILD_CARE, Sector.YOUTH_CARE] if number else [],
                works=number != 1,
                assigned=number,
                assigned_by_kind={QueueKind.APPEAL: number} if number else {},
            )
            for number in range(3)
        ]
    )
    told = {"of": "", "may_hand_over": True, "choices": [("ed-1", said), ("ed-2", said)]}
    return {"found": found, **_NOTHING, **told, **more}


def desk_states(said: str) -> dict[str, tuple[str, Words]]:
    """Return each state by name, with its page."""
    found: dict[str, tuple[str, Words]] = {
        "editor_reply, wrong": (
            "editor_reply",
            editor_reply(
                said, ReplyStatus.PENDING, typed={"action": "return", "passage": said}, errors=DECISION_ERRORS
            ),
        ),
        "editor_reply, still changing": ("editor_reply", editor_reply(said, ReplyStatus.PENDING, editable=True)),
        "editor_reply, changed": ("editor_reply", editor_reply(said, ReplyStatus.REJECTED, stale=changed(said))),
        "editor_reply, mails": ("editor_reply", editor_reply(said, ReplyStatus.PENDING, preview=previewed(said))),
        "colleagues": ("colleagues", colleagues(said)),
        "colleagues, wrong": (
            "colleagues",
            colleagues(said, of="ed-2", errors={"editor_id": "Kies een collega die hierover beslist."}),
        ),
        "keys": ("keys", {}),
        "editor_log, newest": ("editor_log", newest(said)),
        "editor_log, none": ("editor_log", newest(said, nothing=True)),
        "editor_log, further": ("editor_log", newest(said, nothing=True, further="c&2")),
        "editor_statements": ("editor_statements", {"found": statement_months(), "own": ()}),
        "editor_statements, sectors": ("editor_statements", {"found": statement_months(), "own": ("child_care",)}),
        "queue, narrowed": ("queue", narrowed(said)),
        "queue, further": ("queue", narrowed(said, further="c&2")),
    }
    return found | {f"editor_reply, {status}": ("editor_reply", editor_reply(said, status)) for status in ReplyStatus}


def statement_months() -> StatementMonthsOut:
    at = "/editor/statements/2026-08"
    return StatementMonthsOut(items=[StatementMonthOut(month="2026-08", statements=at, csv=f"{at}/statements.csv")])


def log(said: str, subject: str, actions: Iterable[str]) -> Words:
    items = [
        public_schemas.EntryOut(
            id=f"l{at}",
            subject=subject,
            at=NOW,
            actor=Actor.EDITOR,
            editor=said,
            action=act,
            before="pending",
            after="published",
            rule="an_older_rule",
            explanation=said,
        )
        for at, act in enumerate(actions)
    ]
    query = editor_schemas.LogQuery(subject=subject)
    return {"subject": subject, "found": editor_schemas.LogOut(items=items), "query": query, "choices": []}


def newest(said: str, *, nothing: bool = False, further: str | None = None) -> Words:
    words = log(said, "review/r1", () if nothing else phrases.EVENTS)
    query = editor_schemas.LogQuery(editor="me", action="approve", since="2026-09-01", cursor="c1")
    found = editor_schemas.LogOut(items=words["found"].items, next=further)  # type: ignore[attr-defined]  # as `log` made it
    return {**words, "found": found, "subject": "", "query": query, "choices": [("ed-1", said)]}


def narrowed(said: str, *, further: str | None = None) -> Words:
    query = editor_schemas.QueueQuery(
        order=QueueOrder.OLDEST, sector=Sector.CHILD_CARE, late=True, assigned="ed-2", limit=5
    )
    return {**queue(said, QueueKind.REVIEW, empty=True, further=further), "query": query}
