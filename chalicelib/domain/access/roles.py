"""The roles of editors, their duties, and the table that says which role carries which duty.

The law says what editors as an actor may do to a review, and when; this table says which of them. It is asked at the
door, for every route of editors: a route without a duty does not exist.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Final

from chalicelib.domain.rules.lifecycle import OrganisationAction
from chalicelib.domain.rules.refusals import NotForYou


class Role(StrEnum):
    """The role of somebody on the editors' side; one person can have more than one."""

    EDITOR = "editor"
    CHIEF_EDITOR = "chief_editor"
    OPERATOR = "operator"


class Duty(StrEnum):
    """A duty: what a route of editors lets one do."""

    BE_THERE = "be_there"  # nothing that needs a role: the code of conduct, the way out
    READ = "read"  # what people wrote, who they are, and what was decided
    MODERATE = "moderate"  # reviews, replies and notices; dossiers
    ENROL = "enrol"  # whether an organisation takes part
    MEASURE = "measure"  # what is done against an organisation: extra control, a block, a warning
    JUDGE = "judge"  # appeals
    HAND_OVER = "hand_over"  # all that a colleague has in hand, who leaves or is away
    FOLLOW_SYNC = "follow_sync"  # how the sync goes; nothing that people wrote
    RELEASE_HOLDS = "release_holds"  # what a run of the sync holds back
    REPORT = "report"  # statements of reasons for the EU: nothing that people wrote, and nobody's name
    CONNECT = "connect"  # who is told what changed in public: nothing that people wrote


_ALL: Final = frozenset(Role)
_EDITORS: Final = frozenset({Role.EDITOR, Role.CHIEF_EDITOR})

DUTIES: Final[Mapping[Duty, frozenset[Role]]] = {
    Duty.BE_THERE: _ALL,
    Duty.READ: _EDITORS,
    Duty.MODERATE: _EDITORS,
    Duty.ENROL: _EDITORS,
    Duty.MEASURE: frozenset({Role.CHIEF_EDITOR}),
    Duty.JUDGE: frozenset({Role.CHIEF_EDITOR}),
    Duty.HAND_OVER: frozenset({Role.CHIEF_EDITOR, Role.OPERATOR}),
    Duty.FOLLOW_SYNC: _ALL,
    Duty.RELEASE_HOLDS: frozenset({Role.CHIEF_EDITOR, Role.OPERATOR}),
    Duty.REPORT: frozenset({Role.CHIEF_EDITOR, Role.OPERATOR}),
    Duty.CONNECT: _ALL,
}

DUTY_OF: Final[Mapping[OrganisationAction, Duty]] = {
    OrganisationAction.ENROL: Duty.ENROL,
    OrganisationAction.LEAVE: Duty.ENROL,
    OrganisationAction.WATCH: Duty.MEASURE,
    OrganisationAction.UNWATCH: Duty.MEASURE,
    OrganisationAction.BLOCK: Duty.MEASURE,
    OrganisationAction.UNBLOCK: Duty.MEASURE,
    OrganisationAction.WARN: Duty.MEASURE,
    OrganisationAction.CLEAR_WARNING: Duty.MEASURE,
    OrganisationAction.WITHDRAW_WARNING: Duty.MEASURE,
    OrganisationAction.APPLY: Duty.ENROL,  # no editor's act; the law refuses it
    OrganisationAction.DECLINE: Duty.ENROL,
}

EVERY_ROLE: Final = tuple(Role)


def may(roles: Collection[Role], duty: Duty) -> bool:
    return not DUTIES[duty].isdisjoint(roles)


def demand(roles: Collection[Role], duty: Duty) -> None:
    """Refuse what these roles do not carry.

    Raises:
        NotForYou: it is another role's.
    """
    if not may(roles, duty):
        raise NotForYou(status=duty)


def in_order(roles: Collection[Role]) -> tuple[Role, ...]:
    """Each role once, in the order in which they are listed: the same roles are always written the same."""
    return tuple(role for role in Role if role in roles)
