"""The four laws of organisations: whether one takes part, how closely it is watched, its warning, its request.

`lifecycle.py` has them with all the others; nothing imports them from here.
"""

from enum import StrEnum
from typing import Final

from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Law, Need, Step
from chalicelib.domain.rules.mails import MailKind


class Participation(StrEnum):
    """The participation of an organisation: only one that takes part is reviewed."""

    NOT_TAKING_PART = "not_taking_part"
    TAKING_PART = "taking_part"


class OrganisationState(StrEnum):
    """The state of an organisation: how closely editors watch it [Z]."""

    OPEN = "open"
    WATCHED = "watched"  # extra control: a review needs two editors
    BLOCKED = "blocked"  # its reviews are hidden and no new ones are taken, until research ends


class WarningState(StrEnum):
    """The state of the public warning on an organisation's page [Z]."""

    NONE = "none"
    WARNED = "warned"


class RequestStatus(StrEnum):
    """The status of an organisation's request to take part; `none` is an organisation without one."""

    NONE = "none"
    PENDING = "pending"


class OrganisationAction(StrEnum):
    """An act on an organisation; each belongs to one of its four laws."""

    ENROL = "enrol"
    LEAVE = "leave"
    WATCH = "watch"
    UNWATCH = "unwatch"
    BLOCK = "block"
    UNBLOCK = "unblock"
    WARN = "warn"
    CLEAR_WARNING = "clear_warning"
    WITHDRAW_WARNING = "withdraw_warning"
    APPLY = "apply"
    DECLINE = "decline"


_ORGANISATION = frozenset({Actor.ORGANISATION})
_EDITOR = frozenset({Actor.EDITOR})
_WHY = frozenset({Need.EXPLANATION})
_K = MailKind
_O, _S, _W = OrganisationAction, OrganisationState, WarningState
_FREED = (_K.ORGANISATION_UNBLOCKED,)

PARTICIPATION_LAW: Final[Law[Participation, OrganisationAction]] = Law(
    {
        (Participation.NOT_TAKING_PART, _O.ENROL): Step(
            Participation.TAKING_PART, _EDITOR, (_K.ORGANISATION_ENROLLED,)
        ),
        (Participation.TAKING_PART, _O.LEAVE): Step(
            Participation.NOT_TAKING_PART, _EDITOR, (_K.ORGANISATION_LEFT,), _WHY
        ),
    }
)

STATE_LAW: Final[Law[OrganisationState, OrganisationAction]] = Law(
    {
        (_S.OPEN, _O.WATCH): Step(_S.WATCHED, _EDITOR, (_K.ORGANISATION_WATCHED,), _WHY),
        (_S.OPEN, _O.BLOCK): Step(_S.BLOCKED, _EDITOR, (_K.ORGANISATION_BLOCKED,), _WHY),
        (_S.WATCHED, _O.UNWATCH): Step(_S.OPEN, _EDITOR, (_K.ORGANISATION_UNWATCHED,), _WHY),
        (_S.WATCHED, _O.BLOCK): Step(_S.BLOCKED, _EDITOR, (_K.ORGANISATION_BLOCKED,), _WHY),
        # A second editor confirms it; else it ends by itself, after so many working days.
        (_S.BLOCKED, _O.BLOCK): Step(_S.BLOCKED, _EDITOR, (), frozenset({Need.ANOTHER_EDITOR})),
        # Extra control that came before it goes on after it.
        (_S.BLOCKED, _O.UNBLOCK): Step(
            _S.OPEN, _EDITOR | {Actor.CLOCK}, _FREED, _WHY, back=dict.fromkeys((_S.OPEN, _S.WATCHED), _FREED)
        ),
    }
)

WARNING_LAW: Final[Law[WarningState, OrganisationAction]] = Law(
    {
        (_W.NONE, _O.WARN): Step(_W.WARNED, _EDITOR, (_K.ORGANISATION_WARNED,), _WHY | {Need.SECOND_EDITOR}),
        (_W.NONE, _O.WITHDRAW_WARNING): Step(_W.NONE, _EDITOR, needs=frozenset({Need.PROPOSED})),
        (_W.WARNED, _O.CLEAR_WARNING): Step(_W.NONE, _EDITOR, (_K.ORGANISATION_WARNING_CLEARED,), _WHY),
    }
)

# Only of an organisation that does not take part. Enrolling it, a row of the law of participation, grants a request.
REQUEST_LAW: Final[Law[RequestStatus, OrganisationAction]] = Law(
    {
        (RequestStatus.NONE, _O.APPLY): Step(RequestStatus.PENDING, _ORGANISATION),
        (RequestStatus.PENDING, _O.DECLINE): Step(RequestStatus.NONE, _EDITOR, (_K.PARTICIPATION_DECLINED,), _WHY),
    }
)
