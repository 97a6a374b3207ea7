"""The law: for every status and action, where it leads, who may do it, what it needs and which mails it sends.

These tables are the only place where a status decides anything. `tests/domain/rules/test_lifecycle.py` draws them
again by hand; change a row here and that drawing must change with it.
Sources: [W] guide of the Waarderingsplatform, [Z] ZorgkaartNederland on improper reviews, DSA, GDPR.
"""

from enum import StrEnum
from typing import Final

from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Law, Need, Step
from chalicelib.domain.rules.laws.cases import (
    APPEAL_LAW,
    NOTICE_LAW,
    READING_LAW,
    AppealAction,
    AppealStatus,
    NoticeAction,
    NoticeStatus,
    ReadingAction,
    ReadingStatus,
)
from chalicelib.domain.rules.laws.organisations import (
    PARTICIPATION_LAW,
    REQUEST_LAW,
    STATE_LAW,
    WARNING_LAW,
    OrganisationAction,
    OrganisationState,
    Participation,
    RequestStatus,
    WarningState,
)
from chalicelib.domain.rules.mails import MailKind

# Whoever asks the law asks here: those of cases and organisations stand in files of their own for their length alone.
__all__ = ["APPEAL_LAW", "NOTICE_LAW", "PARTICIPATION_LAW", "REQUEST_LAW", "STATE_LAW", "WARNING_LAW"]
__all__ += ["READING_LAW", "AppealAction", "AppealStatus", "NoticeAction", "NoticeStatus"]
__all__ += ["ReadingAction", "ReadingStatus"]
__all__ += ["OrganisationAction", "OrganisationState", "Participation", "RequestStatus", "WarningState"]


class Status(StrEnum):
    """The status of a review."""

    UNCONFIRMED = "unconfirmed"
    PENDING = "pending"
    RETURNED = "returned"
    ESCALATED = "escalated"
    PUBLISHED = "published"
    SUSPENDED = "suspended"
    REJECTED = "rejected"
    REMOVED = "removed"
    WITHDRAWN = "withdrawn"
    ARCHIVED = "archived"
    CLOSED = "closed"  # its organisation left before anybody decided
    ERASED = "erased"


class Action(StrEnum):
    """An act on a review."""

    CONFIRM = "confirm"
    EXPIRE = "expire"
    APPROVE = "approve"
    RETURN = "return"
    REVISE = "revise"
    REJECT = "reject"
    ESCALATE = "escalate"
    CLEAR = "clear"
    SUSPEND = "suspend"
    RESTORE = "restore"
    REMOVE = "remove"
    WITHDRAW = "withdraw"
    UNDO_WITHDRAW = "undo_withdraw"
    ARCHIVE = "archive"
    CLOSE = "close"
    UPHOLD_APPEAL = "uphold_appeal"
    ERASE = "erase"
    NOTE_PROOF = "note_proof"
    STRIKE_PROOF = "strike_proof"
    ADD = "add"
    APPROVE_ADDITION = "approve_addition"
    REJECT_ADDITION = "reject_addition"


class AdditionStatus(StrEnum):
    """The status of what an author added last to a review; `none` is a review to which nothing was added."""

    NONE = "none"
    PENDING = "pending"
    PUBLISHED = "published"
    REJECTED = "rejected"


class ReplyStatus(StrEnum):
    """The status of an organisation's reply; `none` is a review without one."""

    NONE = "none"
    PENDING = "pending"
    RETURNED = "returned"
    PUBLISHED = "published"
    REJECTED = "rejected"
    REMOVED = "removed"


class ReplyAction(StrEnum):
    """An act on a reply."""

    SUBMIT = "submit"
    APPROVE = "approve"
    RETURN = "return"
    REJECT = "reject"
    REMOVE = "remove"
    UPHOLD_APPEAL = "uphold_appeal"


class PromiseStatus(StrEnum):
    """The status of what an organisation promised in a reply; the public reads those without an answer that waits."""

    OPEN = "open"
    ANSWERED = "answered"  # open, and what became of it waits for an editor
    LATE = "late"  # nobody told in time, or it takes longer
    ANSWERED_LATE = "answered_late"  # late, and what became of it waits for an editor
    KEPT = "kept"
    DROPPED = "dropped"


class PromiseAction(StrEnum):
    """An act on a promise, by names of their own: the log has them beside those on its reply."""

    ASK = "ask_promise"
    MARK_LATE = "mark_late"
    ANSWER = "answer_promise"
    APPROVE = "approve_outcome"
    RETURN = "return_outcome"
    AGREE = "agree"
    DISAGREE = "disagree"


_AUTHOR = frozenset({Actor.AUTHOR})
_ORGANISATION = frozenset({Actor.ORGANISATION})
_EDITOR = frozenset({Actor.EDITOR})
_CLOCK = frozenset({Actor.CLOCK})
_VISITOR = frozenset({Actor.VISITOR})
_REASONS = frozenset({Need.RULE, Need.EXPLANATION})
_WHY = frozenset({Need.EXPLANATION})
_AGAIN = _WHY | {Need.ANOTHER_EDITOR}
_GOES_ONLINE = frozenset({Need.NO_BLOCK})
_TAKES_PART = frozenset({Need.TAKES_PART})
_BY_TWO_IF_GRAVE = _GOES_ONLINE | {Need.SECOND_EDITOR_IF_GRAVE}
_SEEN = frozenset({Need.REVIEW_ONLINE})
_ON_SEEN = _REASONS | _SEEN
_K = MailKind
_EDITABLE = frozenset({Need.STILL_EDITABLE})
_SETTLED = frozenset({Need.NOT_EDITABLE})
_GONE = (_K.REVIEW_WITHDRAWN, _K.REVIEW_WITHDRAWN_ORGANISATION)
_BACK = (_K.WITHDRAWAL_UNDONE,)
# Whoever gave notice and was given right was told that it is offline for now: they hear what became of it.
_RESTORED = (_K.REVIEW_RESTORED, _K.REVIEW_RESTORED_ORGANISATION, _K.NOTICE_OUTCOME)
_REMOVED = (_K.REVIEW_REMOVED, _K.REVIEW_REMOVED_ORGANISATION, _K.NOTICE_OUTCOME)
_REFUSED = (_K.REVIEW_REJECTED, _K.REVIEW_REMOVED_ORGANISATION, _K.NOTICE_OUTCOME)

REVIEW_LAW: Final[Law[Status, Action]] = Law(
    {
        (Status.UNCONFIRMED, Action.CONFIRM): Step(Status.PENDING, _AUTHOR, (_K.REVIEW_RECEIVED,), _TAKES_PART),
        (Status.UNCONFIRMED, Action.EXPIRE): Step(Status.ERASED, _CLOCK),
        (Status.UNCONFIRMED, Action.WITHDRAW): Step(Status.WITHDRAWN, _AUTHOR, (_K.REVIEW_WITHDRAWN,)),
        (Status.PENDING, Action.APPROVE): Step(
            Status.PUBLISHED,
            _EDITOR,
            (_K.REVIEW_PUBLISHED, _K.REVIEW_NOTIFICATION),
            _BY_TWO_IF_GRAVE | _TAKES_PART | {Need.SECOND_EDITOR_IF_WATCHED},
            again=_RESTORED,
        ),
        (Status.PENDING, Action.RETURN): Step(Status.RETURNED, _EDITOR, (_K.REVIEW_RETURNED,), _REASONS | _TAKES_PART),
        (Status.PENDING, Action.REJECT): Step(
            Status.REJECTED, _EDITOR, (_K.REVIEW_REJECTED,), _REASONS, again=_REFUSED
        ),
        # Nothing to the organisation: (a suspicion of) a crime is never published [W], DSA 18.
        (Status.PENDING, Action.ESCALATE): Step(Status.ESCALATED, _EDITOR, (_K.REVIEW_ESCALATED,), _WHY),
        (Status.PENDING, Action.WITHDRAW): Step(Status.WITHDRAWN, _AUTHOR, (_K.REVIEW_WITHDRAWN,), again=_GONE),
        (Status.RETURNED, Action.REVISE): Step(Status.PENDING, _AUTHOR, (_K.REVIEW_RECEIVED,), _TAKES_PART),
        (Status.RETURNED, Action.WITHDRAW): Step(Status.WITHDRAWN, _AUTHOR, (_K.REVIEW_WITHDRAWN,), again=_GONE),
        (Status.ESCALATED, Action.REJECT): Step(
            Status.REJECTED, _EDITOR, (_K.REVIEW_REJECTED,), _REASONS | {Need.ANOTHER_EDITOR}, again=_REFUSED
        ),
        # A false alarm silences nobody for good: it waits again, and two editors publish it.
        (Status.ESCALATED, Action.CLEAR): Step(
            Status.PENDING, _EDITOR, (_K.REVIEW_CLEARED,), frozenset({Need.ANOTHER_EDITOR})
        ),
        (Status.ESCALATED, Action.WITHDRAW): Step(Status.WITHDRAWN, _AUTHOR, (_K.REVIEW_WITHDRAWN,), again=_GONE),
        (Status.PUBLISHED, Action.SUSPEND): Step(
            Status.SUSPENDED,
            _EDITOR | {Actor.SIGNAL},
            (_K.REVIEW_SUSPENDED, _K.REVIEW_SUSPENDED_ORGANISATION),
            _REASONS,
        ),
        (Status.PUBLISHED, Action.REMOVE): Step(Status.REMOVED, _EDITOR, _REMOVED, _REASONS),
        # The organisation hears that it is offline for research, and nothing of what is suspected.
        (Status.PUBLISHED, Action.ESCALATE): Step(
            Status.ESCALATED, _EDITOR, (_K.REVIEW_ESCALATED, _K.REVIEW_SUSPENDED_ORGANISATION), _WHY
        ),
        (Status.PUBLISHED, Action.WITHDRAW): Step(Status.WITHDRAWN, _AUTHOR, _GONE),
        (Status.PUBLISHED, Action.ARCHIVE): Step(Status.ARCHIVED, _CLOCK),
        (Status.SUSPENDED, Action.RESTORE): Step(Status.PUBLISHED, _EDITOR, _RESTORED, _WHY | _BY_TWO_IF_GRAVE),
        (Status.SUSPENDED, Action.REMOVE): Step(Status.REMOVED, _EDITOR, _REMOVED, _REASONS),
        (Status.SUSPENDED, Action.WITHDRAW): Step(Status.WITHDRAWN, _AUTHOR, _GONE),
        (Status.REJECTED, Action.UPHOLD_APPEAL): Step(Status.PENDING, _EDITOR, (), _AGAIN),
        (Status.REMOVED, Action.UPHOLD_APPEAL): Step(
            Status.PUBLISHED,
            _EDITOR,
            (_K.REVIEW_RESTORED_ORGANISATION, _K.NOTICE_OUTCOME),
            _AGAIN | _BY_TWO_IF_GRAVE,
            first=Status.PENDING,  # as good as the first of two approvals
        ),
        # A slip of the thumb silences nobody: it stands where it stood, under the same editors' word. Whom the
        # withdrawal was told to, hears of this too.
        (Status.WITHDRAWN, Action.UNDO_WITHDRAW): Step(
            Status.PENDING,
            _AUTHOR,
            _BACK,
            frozenset({Need.WITHIN_A_DAY}),
            back={
                **dict.fromkeys((Status.UNCONFIRMED, Status.PENDING, Status.RETURNED), _BACK),
                **dict.fromkeys((Status.ESCALATED, Status.SUSPENDED), _BACK),
                Status.PUBLISHED: (*_BACK, _K.WITHDRAWAL_UNDONE_ORGANISATION),
            },
        ),
        # An organisation left: what nobody decided yet ends there. Escalated and suspended reviews run on.
        **{
            (status, Action.CLOSE): Step(Status.CLOSED, _CLOCK, (_K.REVIEW_CLOSED,))
            for status in (Status.UNCONFIRMED, Status.PENDING, Status.RETURNED)
        },
        # What is over goes when its time is: without its author the text serves nobody (GDPR 5.1.e).
        **{
            (status, Action.EXPIRE): Step(Status.ERASED, _CLOCK)
            for status in (
                *(Status.RETURNED, Status.REJECTED, Status.REMOVED),
                *(Status.WITHDRAWN, Status.ARCHIVED, Status.CLOSED),
            )
        },
        # Nobody decided in all that time: its author is not kept without end, and hears that it was so.
        **{
            (status, Action.EXPIRE): Step(Status.ERASED, _CLOCK, (_K.REVIEW_UNDECIDED,))
            for status in (Status.PENDING, Status.ESCALATED, Status.SUSPENDED)
        },
        # Reasons are asked of editors only: nobody explains why they want their own words gone (GDPR 17).
        **{
            (status, Action.ERASE): Step(
                Status.ERASED, _AUTHOR | _EDITOR, (_K.REVIEW_ERASED,), _REASONS | {Need.ANOTHER_EDITOR_IF_OPEN}
            )
            for status in Status
            if status is not Status.ERASED
        },
        # Proof of relation says nothing of the words: it moves nothing on. What was noted by mistake is struck out.
        # While a crime may be behind it, nobody asks whether who tells of it was there.
        **{
            (status, action): Step(status, _EDITOR, needs=frozenset({need}))
            for status in (Status.PENDING, Status.RETURNED, Status.PUBLISHED, Status.SUSPENDED)
            for action, need in ((Action.NOTE_PROOF, Need.NO_PROOF_YET), (Action.STRIKE_PROOF, Need.PROOF_NOTED))
        },
    }
).needing(Need.NOT_WHO_TYPED, Actor.EDITOR)

# Of what was added last. The old words stay, and so does their score. What waits when its organisation leaves is
# decided on all the same; what is online and turns out wrong goes without taking its review along.
ADDITION_LAW: Final[Law[AdditionStatus, Action]] = Law(
    {
        **{
            (status, Action.ADD): Step(
                AdditionStatus.PENDING, _AUTHOR, (_K.ADDITION_RECEIVED,), _SEEN | _TAKES_PART | {Need.MONTHS_LATER}
            )
            for status in (AdditionStatus.NONE, AdditionStatus.PUBLISHED, AdditionStatus.REJECTED)
        },
        (AdditionStatus.PENDING, Action.APPROVE_ADDITION): Step(
            AdditionStatus.PUBLISHED,
            _EDITOR,
            (_K.ADDITION_PUBLISHED, _K.ADDITION_PUBLISHED_ORGANISATION),
            _SEEN | _BY_TWO_IF_GRAVE | {Need.SECOND_EDITOR_IF_WATCHED},
        ),
        **{
            (status, Action.REJECT_ADDITION): Step(AdditionStatus.REJECTED, _EDITOR, (_K.ADDITION_REJECTED,), _ON_SEEN)
            for status in (AdditionStatus.PENDING, AdditionStatus.PUBLISHED)
        },
        (AdditionStatus.REJECTED, Action.UPHOLD_APPEAL): Step(AdditionStatus.PENDING, _EDITOR, (), _AGAIN),
    }
)

REPLY_LAW: Final[Law[ReplyStatus, ReplyAction]] = Law(
    {
        (ReplyStatus.NONE, ReplyAction.SUBMIT): Step(ReplyStatus.PENDING, _ORGANISATION, (_K.REPLY_RECEIVED,)),
        (ReplyStatus.PENDING, ReplyAction.APPROVE): Step(
            ReplyStatus.PUBLISHED,
            _EDITOR,
            (_K.REPLY_PUBLISHED, _K.REPLY_PUBLISHED_AUTHOR),
            _SEEN | _GOES_ONLINE | _SETTLED,
        ),
        (ReplyStatus.PENDING, ReplyAction.RETURN): Step(
            ReplyStatus.RETURNED, _EDITOR, (_K.REPLY_RETURNED,), _ON_SEEN | _SETTLED
        ),
        (ReplyStatus.PENDING, ReplyAction.REJECT): Step(
            ReplyStatus.REJECTED, _EDITOR, (_K.REPLY_REJECTED,), _ON_SEEN | _SETTLED
        ),
        # Whoever saw a slip mends it before anybody reads; the receipt of the first is the receipt of this.
        (ReplyStatus.PENDING, ReplyAction.SUBMIT): Step(ReplyStatus.PENDING, _ORGANISATION, (), _EDITABLE),
        (ReplyStatus.RETURNED, ReplyAction.SUBMIT): Step(ReplyStatus.PENDING, _ORGANISATION, (_K.REPLY_RECEIVED,)),
        # Also while the review is offline: else it would come back with its review, whatever an editor found of it.
        (ReplyStatus.PUBLISHED, ReplyAction.REMOVE): Step(ReplyStatus.REMOVED, _EDITOR, (_K.REPLY_REMOVED,), _REASONS),
        # Upheld also while the review is offline: the outcome stands, and the reply comes back when its review does.
        (ReplyStatus.REJECTED, ReplyAction.UPHOLD_APPEAL): Step(ReplyStatus.PENDING, _EDITOR, (), _AGAIN),
        (ReplyStatus.REMOVED, ReplyAction.UPHOLD_APPEAL): Step(
            ReplyStatus.PUBLISHED, _EDITOR, (_K.NOTICE_OUTCOME,), _AGAIN | _GOES_ONLINE
        ),
    }
)

_P, _D = PromiseStatus, PromiseAction
_TOLD = (_K.PROMISE_PUBLISHED,)
_SETTLES = (*_TOLD, _K.PROMISE_CHECK)
_ONLINE_AGAIN = _SEEN | _GOES_ONLINE

# Of a promise in a reply that is online: nobody is asked, answers or judges while nobody can see it.
PROMISE_LAW: Final[Law[PromiseStatus, PromiseAction]] = Law(
    {
        (_P.OPEN, _D.ASK): Step(_P.OPEN, _CLOCK, (_K.PROMISE_DUE,), _SEEN),
        (_P.OPEN, _D.MARK_LATE): Step(_P.LATE, _CLOCK, (_K.PROMISE_LATE,), _SEEN),
        (_P.LATE, _D.ASK): Step(_P.LATE, _CLOCK, (_K.PROMISE_DUE,), _SEEN),  # it was put off, to another month
        # Told before it was asked too: whoever is early need not wait.
        (_P.OPEN, _D.ANSWER): Step(_P.ANSWERED, _ORGANISATION, (), _SEEN),
        (_P.LATE, _D.ANSWER): Step(_P.ANSWERED_LATE, _ORGANISATION, (), _SEEN),
        # It leads to what the organisation told; its author is asked once that is settled.
        **{
            (status, _D.APPROVE): Step(
                _P.KEPT,
                _EDITOR,
                _SETTLES,
                _ONLINE_AGAIN,
                back={_P.KEPT: _SETTLES, _P.LATE: _TOLD, _P.DROPPED: _SETTLES},
            )
            for status in (_P.ANSWERED, _P.ANSWERED_LATE)
        },
        (_P.ANSWERED, _D.RETURN): Step(_P.OPEN, _EDITOR, (_K.PROMISE_RETURNED,), _ON_SEEN),
        (_P.ANSWERED_LATE, _D.RETURN): Step(_P.LATE, _EDITOR, (_K.PROMISE_RETURNED,), _ON_SEEN),
        # With one click, and another one takes it back.
        **{
            (status, each): Step(status, _AUTHOR, (), _SEEN)
            for status in (_P.KEPT, _P.DROPPED)
            for each in (_D.AGREE, _D.DISAGREE)
        },
    }
)

# What an upheld notice does to the review or reply that it is about is its own row there: suspend, or remove.
# While it is open or online, its author may be asked about it, and may answer [Z]: what is closed has its appeal.
TAKES_QUESTIONS: Final = frozenset(
    {Status.PENDING, Status.RETURNED, Status.ESCALATED, Status.PUBLISHED, Status.SUSPENDED}
)
# What editors have before them, or took from the public themselves, may concern an authority [Z], DSA 18. A referral
# never names the author: who may ask for that, asks the controller, under the law that lets them.
TAKES_REFERRALS: Final = TAKES_QUESTIONS | {Status.REJECTED, Status.REMOVED}
CONTENT_FREE: Final = frozenset({Status.ERASED})
VISIBLE: Final = frozenset({Status.PUBLISHED})
REPLY_VISIBLE: Final = frozenset({ReplyStatus.PUBLISHED})
ADDITION_VISIBLE: Final = frozenset({AdditionStatus.PUBLISHED})
ADDITION_WAITS_FOR_EDITOR: Final = frozenset({AdditionStatus.PENDING})
ADDITION_REPLACED: Final = frozenset({AdditionStatus.REJECTED})  # by the next: no words are kept that nobody reads
ADDS: Final = frozenset(action for _, action in ADDITION_LAW.steps) - {Action.UPHOLD_APPEAL}
PROVES: Final = frozenset({Action.NOTE_PROOF, Action.STRIKE_PROOF})
UNDOABLE: Final = frozenset(status for status, action in REVIEW_LAW.steps if action is Action.UNDO_WITHDRAW)
CLOSES: Final = frozenset(status for status, action in REVIEW_LAW.steps if action is Action.CLOSE)
WAITS_FOR_EDITOR: Final = frozenset({Status.PENDING, Status.ESCALATED, Status.SUSPENDED})
RESEARCHED: Final = frozenset({Status.ESCALATED, Status.SUSPENDED})  # to be decided on within a year
CLOSED_ON_LEAVING: Final = frozenset({Status.CLOSED})
PROMISE_WAITS_FOR_EDITOR: Final = frozenset({_P.ANSWERED, _P.ANSWERED_LATE})
PROMISE_SETTLED: Final = frozenset({_P.KEPT, _P.DROPPED})
PROMISE_SHOWN: Final = {_P.ANSWERED: _P.OPEN, _P.ANSWERED_LATE: _P.LATE}  # until an editor read what became of it
PUTS_OFF: Final = frozenset({_P.LATE})  # which may name another month
REPLY_WAITS_FOR_EDITOR: Final = frozenset({ReplyStatus.PENDING})
REPLY_SENT_BACK: Final = frozenset({ReplyStatus.RETURNED})
NOTICE_WAITS_FOR_EDITOR: Final = frozenset({NoticeStatus.PENDING})
APPEAL_WAITS_FOR_EDITOR: Final = frozenset({AppealStatus.PENDING})
READ_BLIND: Final = frozenset({ReadingStatus.WAITING})
READINGS_DIFFER: Final = frozenset({ReadingStatus.DISPUTED})
UNDER_SUSPICION: Final = frozenset({Status.ESCALATED})
UNDER_RESEARCH: Final = frozenset({OrganisationState.WATCHED, OrganisationState.BLOCKED})
UPHELD: Final = frozenset({NoticeStatus.UPHELD, AppealStatus.UPHELD})
WARNS: Final = frozenset({WarningState.WARNED})
TAKES_PART: Final = frozenset({Participation.TAKING_PART})
REQUESTED: Final = frozenset({RequestStatus.PENDING})
WATCHES: Final = frozenset({OrganisationState.WATCHED})
BLOCKS: Final = frozenset({OrganisationState.BLOCKED})
