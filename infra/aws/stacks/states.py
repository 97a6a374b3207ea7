"""The states of a stack, and what deploying or destroying does in each: docs/operations.md draws this table.

Sources, in the CloudFormation User Guide: "View stack information" (the states), "Choose how to handle failures when
provisioning resources" (CREATE_FAILED, UPDATE_FAILED), "Continue rolling back an update" (UPDATE_ROLLBACK_FAILED); and
RollbackStack in its API reference.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

ABSENT: Final = "none"  # no state of CloudFormation: no stack has this name


class Way(StrEnum):
    """The one thing that is done about a stack in some state, as it is said."""

    CREATE = "makes it"
    UPDATE = "changes it"
    WAIT = "waits, then looks again"
    CLEAR = "takes the rest away, then makes it"
    ROLL_BACK = "rolls back, then looks again"
    CONTINUE = "goes on rolling back, then looks again"
    REFUSE = "refuses"
    DELETE = "takes it away"
    NOTHING = "does nothing"


@dataclass(frozen=True, slots=True)
class State:
    """One state: what it means, and what both commands do."""

    means: str
    deploy: Way
    destroy: Way


def _at_work(means: str) -> State:
    return State(means, Way.WAIT, Way.WAIT)


def _stands(means: str) -> State:
    return State(means, Way.UPDATE, Way.DELETE)


STATES: Final[Mapping[str, State]] = {
    ABSENT: State("there is no such stack", Way.CREATE, Way.NOTHING),
    "DELETE_COMPLETE": State("there is no such stack any more", Way.CREATE, Way.NOTHING),
    "REVIEW_IN_PROGRESS": State("a first change was planned and never carried out", Way.CLEAR, Way.DELETE),
    "CREATE_IN_PROGRESS": _at_work("it is being made"),
    "CREATE_COMPLETE": _stands("it stands"),
    "CREATE_FAILED": State("the first deployment failed, and was left as it was", Way.CLEAR, Way.DELETE),
    "ROLLBACK_IN_PROGRESS": _at_work("the first deployment failed, and is being taken back"),
    "ROLLBACK_COMPLETE": State("the first deployment failed, and was taken back", Way.CLEAR, Way.DELETE),
    "ROLLBACK_FAILED": State("the first deployment failed, and was taken back in part", Way.CLEAR, Way.DELETE),
    "UPDATE_IN_PROGRESS": _at_work("it is being changed"),
    "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS": _at_work("it was changed, and what it replaced is being removed"),
    "UPDATE_COMPLETE": _stands("it stands"),
    "UPDATE_FAILED": State("a change failed, and was left as it was", Way.ROLL_BACK, Way.DELETE),
    "UPDATE_ROLLBACK_IN_PROGRESS": _at_work("a change failed, and is being taken back"),
    "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS": _at_work("a change was taken back, and its rest is being removed"),
    "UPDATE_ROLLBACK_COMPLETE": _stands("it stands as it was before a change that failed"),
    "UPDATE_ROLLBACK_FAILED": State("a change failed, and could not be taken back", Way.CONTINUE, Way.DELETE),
    "IMPORT_IN_PROGRESS": _at_work("what was kept is being taken in"),
    "IMPORT_COMPLETE": _stands("what was kept is in it, and nothing else yet"),
    "IMPORT_ROLLBACK_IN_PROGRESS": _at_work("what was kept could not be taken in, and is being let go"),
    "IMPORT_ROLLBACK_COMPLETE": _stands("it stands as it was before something could not be taken in"),
    "IMPORT_ROLLBACK_FAILED": State("something could not be taken in, nor let go", Way.REFUSE, Way.DELETE),
    "DELETE_IN_PROGRESS": _at_work("it is being taken away"),
    "DELETE_FAILED": State("taking it away stopped half-way", Way.REFUSE, Way.DELETE),
}
GOOD: Final = frozenset({"CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE"})


def at_work(status: str) -> bool:
    """Say whether CloudFormation is busy with it; a state that is new to us counts as busy where its name says so."""
    state = STATES.get(status)
    return state.deploy is Way.WAIT if state else status.endswith("_IN_PROGRESS")
