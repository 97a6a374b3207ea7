"""What the views of editors hand over to pages, from the same schemas."""

from collections.abc import Mapping
from typing import Final

from chalicelib.domain.conduct import CODE_OF_CONDUCT
from chalicelib.domain.lifecycle import (
    ORGANISATION_LAW,
    REPLY_LAW,
    REVIEW_LAW,
    Action,
    Participation,
    Party,
    ReplyAction,
    ReplyStatus,
    Status,
)
from chalicelib.domain.listing import EmailStatus
from chalicelib.domain.queue import QueueKind
from chalicelib.domain.review import Capacity
from chalicelib.domain.sync import Counts, Hold, Phase, RunKind, Verdict
from chalicelib.entrypoints import editor_schemas, schemas
from tests.entrypoints.page_words import NOW, RATINGS, Words, shown_theme_set


def queue(said: str, kind: QueueKind, *, empty: bool = False, further: str | None = None, cursor: str = "") -> Words:
    items = [
        editor_schemas.QueueItemOut(
            kind=kind,
            id=f"r{number}",
            status=status,
            waiting_since=NOW,
            signals=[editor_schemas.SignalOut(code="shared_origin", strength=2, evidence=said)],
            organisation=schemas.NamedOut(id="o1", name=said if number else ""),
        )
        for number, status in enumerate(["pending", "escalated", "suspended"])
    ]
    found = editor_schemas.QueueOut(items=[] if empty else items, next=further)
    return {"found": found, "query": editor_schemas.QueueQuery(kind=kind, cursor=cursor)}


def to_decide(
    said: str,
    status: Status,
    reply_status: ReplyStatus = ReplyStatus.NONE,
    *,
    author: bool = True,
) -> editor_schemas.ReviewToDecideOut:
    acts = [("review", act) for act in ("submit", *Action)] + [("reply", act) for act in ReplyAction]
    return editor_schemas.ReviewToDecideOut(
        id="r1",
        organisation=schemas.NamedOut(id="o1", name=said),
        status=status,
        text=said,
        aspect_ratings=RATINGS,
        theme_set=shown_theme_set(said),
        capacity=Capacity.REPRESENTATIVE,
        experienced="2026-09",
        on_behalf=True,
        submitted_at=NOW,
        published_at=NOW,
        author=editor_schemas.AuthorOut(first_name=said, last_name=said, email=said) if author else None,
        signals=[editor_schemas.SignalOut(code="shared_origin", strength=2, evidence=said)],
        versions=[editor_schemas.EarlierOut(text=said, aspect_ratings=RATINGS, replaced_at=NOW)],
        history=[
            schemas.EntryOut(
                id=f"l{number}",
                subject=f"{subject}/r1",
                at=NOW,
                actor=list(Party)[number % len(Party)],
                editor=said if number % 2 else None,
                action=act,
                before="pending",
                after="published",
                rule=CODE_OF_CONDUCT[0].code,
                explanation=said,
            )
            for number, (subject, act) in enumerate(acts)
        ],
        reply=editor_schemas.ReplyToDecideOut(
            text=said,
            status=reply_status,
            version=7,
            submitted_at=NOW,
            allowed_actions=list(REPLY_LAW.allowed(reply_status, Party.EDITOR)),
        )
        if reply_status is not ReplyStatus.NONE
        else None,
        version=7,
        allowed_actions=list(REVIEW_LAW.allowed(status, Party.EDITOR)),
    )


def editor_review(
    found: editor_schemas.ReviewToDecideOut,
    *,
    typed: Mapping[str, object] | None = None,
    errors: Mapping[str, str] | None = None,
    **more: object,
) -> Words:
    return {"found": found, "rules": CODE_OF_CONDUCT, "typed": typed or {}, "errors": errors or {}, **more}


DECISION_ERRORS: Final = {
    "action": "Vul dit in.",
    "rule": "Kies de regel van de gedragscode waarop dit steunt.",
    "explanation": "Leg uit waarom, in woorden voor de betrokkene.",
}


def editor_organisations(said: str, *, empty: bool = False) -> Words:
    items = [
        editor_schemas.EditorOrganisationOut(
            id=f"o{number}",
            name=said,
            register_id=f"10{number}",
            email=said if email_status is not EmailStatus.ABSENT else "",
            email_status=email_status,
            taking_part=participation is Participation.TAKING_PART,
            state="open",
            warning=said,
            version=3,
            allowed_actions=list(ORGANISATION_LAW.allowed(participation, Party.EDITOR)),
            municipality="Gent",
        )
        for number, (email_status, participation) in enumerate(
            (status, participation) for status in EmailStatus for participation in Participation
        )
    ]
    found = editor_schemas.EditorOrganisationsOut(items=[] if empty else items, next=None if empty else "c&2")
    return {
        "found": found,
        "query": editor_schemas.EditorOrganisationsQuery(
            q=said[:100], email_status=EmailStatus.INVALID, taking_part=True
        ),
    }


def affected(said: str, number: int = 1) -> editor_schemas.AffectedOut:
    return editor_schemas.AffectedOut(
        id=f"o{number}", name=said, register_id=f"10{number}", reviews=number, taking_part=number == 1
    )


def run(
    said: str, verdict: Verdict, *, kind: RunKind = RunKind.FULL, held: bool = False
) -> editor_schemas.RunDetailOut:
    return editor_schemas.RunDetailOut(
        id="s1",
        kind=kind,
        phase=Phase.FINISHED,
        verdict=verdict,
        started_at=NOW,
        finished_at=None if verdict is Verdict.RUNNING else NOW,
        seconds=None,
        declared=6557,
        counts=Counts(fetched=6557, changed=12),
        shortcomings=[said],
        reasons=[said],
        notes=[said],
        held=list(Hold),
        waiting=list(Hold) if held else [],
        rubrics=[
            editor_schemas.RubricOut(name=said, declared=826, unique=826, complete=True),
            editor_schemas.RubricOut(name=said, declared=None, unique=0, complete=False),
        ],
        removals=[affected(said)] if held else [],
        rekeyed=[editor_schemas.RekeyedOut(organisation=affected(said), becomes="")] if held else [],
        quarantined=[editor_schemas.QuarantinedOut(register_id="108", reason=said)],
    )


def runs(said: str, state: str, *, empty: bool = False) -> Words:
    items: list[editor_schemas.RunOut] = [] if empty else [run(said, verdict, held=True) for verdict in Verdict]
    fresh = editor_schemas.FreshnessOut(started_at=None if empty else NOW, age_seconds=None, state=state)
    return {"found": editor_schemas.RunsOut(items=items, next=None, freshness=fresh)}
