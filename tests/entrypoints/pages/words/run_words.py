"""The data of the pages on runs of the sync, from the same schemas."""

from typing import Final

from chalicelib.domain.projections.queue import QueueKind
from chalicelib.domain.rules.lifecycle import (
    AppealStatus,
    NoticeStatus,
    OrganisationState,
    ReplyStatus,
    Status,
)
from chalicelib.domain.sync.sync import Counts, Hold, Phase, RunKind, Verdict
from chalicelib.entrypoints.schemas import editor_schemas
from chalicelib.entrypoints.schemas.console import sync_schemas
from tests.entrypoints.pages.page_words import NOW, Words

_WAITING: Final = {
    QueueKind.REVIEW: (Status.PENDING, Status.ESCALATED, Status.SUSPENDED),
    QueueKind.REPLY: (ReplyStatus.PENDING,) * 2,
    QueueKind.NOTICE: (NoticeStatus.PENDING,) * 2,
    QueueKind.APPEAL: (AppealStatus.PENDING,) * 2,
    QueueKind.ORGANISATION: (OrganisationState.WATCHED, OrganisationState.BLOCKED),
}


def affected(said: str, number: int = 1) -> sync_schemas.AffectedOut:
    return sync_schemas.AffectedOut(
        id=f"o{number}", name=said, register_id=f"10{number}", reviews=number, taking_part=number == 1
    )


def run(said: str, verdict: Verdict, *, kind: RunKind = RunKind.FULL, held: bool = False) -> sync_schemas.RunDetailOut:
    return sync_schemas.RunDetailOut(
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
            sync_schemas.RubricOut(name=said, declared=826, unique=826, complete=True),
            sync_schemas.RubricOut(name=said, declared=None, unique=0, complete=False),
        ],
        removals=[affected(said)] if held else [],
        rekeyed=[sync_schemas.RekeyedOut(organisation=affected(said), becomes="")] if held else [],
        addresses=(
            [sync_schemas.AddressChangeOut(organisation=affected(said), email="info@a.example", becomes=said)]
            if held
            else []
        ),
        quarantined=[sync_schemas.QuarantinedOut(register_id="108", reason=said)],
    )


def runs(said: str, state: str, *, empty: bool = False) -> Words:
    items: list[sync_schemas.RunOut] = [] if empty else [run(said, verdict, held=True) for verdict in Verdict]
    fresh = editor_schemas.FreshnessOut(started_at=None if empty else NOW, age_seconds=None, state=state)
    return {"found": sync_schemas.RunsOut(items=items, next=None, freshness=fresh)}
