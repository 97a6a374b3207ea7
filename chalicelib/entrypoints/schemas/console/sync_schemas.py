"""Schemas of the console about the sync with the register; see `public_schemas.py`."""

from datetime import datetime

from chalicelib.domain.sync.sync import Counts
from chalicelib.entrypoints.schemas import named
from chalicelib.entrypoints.schemas.editor_schemas import FreshnessOut
from chalicelib.entrypoints.schemas.public_schemas import Explanation, In, Out


class RunDecisionIn(In):
    explanation: Explanation = ""


class RubricOut(Out):
    name: str
    declared: int | None
    unique: int
    complete: bool


class RunOut(Out):
    """The report of a run, in listings."""

    id: str
    kind: named.RunKind
    phase: named.RunPhase
    verdict: named.RunVerdict
    started_at: datetime
    finished_at: datetime | None
    seconds: float | None  # from start to finish
    declared: int
    counts: Counts
    shortcomings: list[str]
    reasons: list[str]
    notes: list[str]
    held: list[str]
    waiting: list[str]  # of what is held, what waits for an editor


class RunsOut(Out):
    items: list[RunOut]
    next: str | None
    freshness: FreshnessOut


class AffectedOut(Out):
    id: str
    name: str
    register_id: str
    reviews: int
    taking_part: bool


class RekeyedOut(Out):
    organisation: AffectedOut
    becomes: str  # the register id it would get


class AddressChangeOut(Out):
    """An address that waits for an editor: until then the links sent to the present one live."""

    organisation: AffectedOut
    email: str  # as it is with us
    becomes: str  # as the register has it; empty where it has none any more


class QuarantinedOut(Out):
    register_id: str  # empty where it cannot be read; the reason then says which record it is
    reason: str


class RunDetailOut(RunOut):
    rubrics: list[RubricOut]
    removals: list[AffectedOut]  # the first hundred
    rekeyed: list[RekeyedOut]  # the first hundred
    addresses: list[AddressChangeOut]  # the first hundred
    quarantined: list[QuarantinedOut]  # the first hundred


class CandidatesOut(Out):
    """Groups of organisations that may be the same place."""

    items: list[list[AffectedOut]]
