"""The differences between stages of the infrastructure; what the functions read stands in `.chalice/config.json`."""

from dataclasses import dataclass
from typing import Final

OURS: Final = "waardering-"  # how the names of our stacks begin, and of all in them that has a name
STAGE_TAG: Final = "waardering-stage"  # on all that a stage's stack makes, where it can bear tags; costs are told by it


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One deployed platform, in a stack of its own."""

    name: str
    edge: bool = True  # a CDN, a firewall and a domain before the API
    guarded: bool = True  # tables refuse to be deleted; they, the keys and the logs outlive their stack
    watched: bool = True  # a budget, tables' alarms (they add up), and a reputation that only real mail has
    traced: bool = False  # Lambda's own tracing; never the API's, whose traces would hold addresses with their tokens
    gradual: bool = True  # a release of the API gets a tenth of the requests first, and goes back when an alarm rings
    log_days: int = 90
    reports: bool = False  # Lambda says of every call how long it took and in how much memory, not of failed ones alone
    bodies_blocked: bool = False  # whether the firewall refuses what people write by AWS's rules, or only counts it
    generation: str = ""  # of its tables, such as r1 after a restore (docs/operations.md); empty: those it began with
    reads: int = 4_000  # units a second of a table, and of an index of it, at most: what a flood can cost
    writes: int = 1_000
    requests_per_second: int = 100
    burst: int = 200
    budget_dollars: int = 50

    @property
    def prefix(self) -> str:
        return f"{OURS}{self.name}"

    @property
    def description(self) -> str:
        """By which its stack is known as ours, whatever else bears that name."""
        return f"Waarderingsplatform, stage {self.name}"

    @property
    def beside(self) -> str:
        """The same of the stack beside it, in us-east-1."""
        return f"{self.description}: what its CDN needs in us-east-1"

    @property
    def kept(self) -> dict[str, str]:
        """What becomes of data, keys and logs when their stack goes.

        What a first deployment made goes with it when it fails: `Retain` alone would keep empty tables, whose names the
        next one then finds taken ("DeletionPolicy attribute" in the CloudFormation template reference).
        """
        if self.guarded:
            return {"DeletionPolicy": "RetainExceptOnCreate", "UpdateReplacePolicy": "Retain"}
        return {"DeletionPolicy": "Delete", "UpdateReplacePolicy": "Delete"}

    @property
    def table_prefix(self) -> str:
        """The beginning of the name of each table."""
        return f"{self.prefix}-{self.generation}-" if self.generation else f"{self.prefix}-"


STAGES: Final = {
    stage.name: stage
    for stage in (
        Stage(
            name="dev",
            guarded=False,
            gradual=False,
            log_days=14,
            reports=True,
            reads=1_000,
            writes=250,
            requests_per_second=20,
            burst=40,
            budget_dollars=20,
        ),
        Stage(name="staging", log_days=30),
        # What a new table takes at once: nothing is refused here that AWS would not refuse itself.
        Stage(
            name="prod",
            log_days=365,
            reads=12_000,
            writes=4_000,
            requests_per_second=500,
            burst=1_000,
            budget_dollars=250,
        ),
        # The package on an emulator: what no emulator has (edge, budget) stays out.
        Stage(name="emulator", edge=False, watched=False, gradual=False, log_days=1),
    )
}
