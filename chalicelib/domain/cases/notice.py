"""A notice: somebody tells that a published review or reply should not stand as it does (DSA 16)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from chalicelib.domain.reviews.erasure import names_of, struck
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.email_address import is_email_address
from chalicelib.domain.rules.law import Act, check_four_eyes, directly, require
from chalicelib.domain.rules.lifecycle import (
    NOTICE_LAW,
    REPLY_VISIBLE,
    UPHELD,
    AppealStatus,
    NoticeAction,
    NoticeStatus,
)
from chalicelib.domain.rules.mails import MailKind, References
from chalicelib.domain.rules.refusals import FieldError

if TYPE_CHECKING:
    from chalicelib.domain.reviews.review import Review


class Subject(StrEnum):
    """The thing that a notice or an appeal is about."""

    REVIEW = "review"
    REPLY = "reply"


class NoticeReason(StrEnum):
    """Why somebody gives notice."""

    PERSONAL_DATA = "personal_data"
    NOT_A_REAL_EXPERIENCE = "not_a_real_experience"
    BY_OR_FOR_PROVIDER = "by_or_for_provider"
    INSULT_OR_THREAT = "insult_or_threat"
    DISCRIMINATION = "discrimination"
    UNTRUE = "untrue"
    ADVERTISING = "advertising"
    CRIME = "crime"
    CHILD_ABUSE = "child_abuse"
    OTHER = "other"


class NoticeOutcome(StrEnum):
    """The place by now of what a notice was upheld of."""

    OPEN = "open"  # offline until an editor decides
    ONLINE = "online"  # again
    OFFLINE = "offline"


ANONYMOUS: Final = frozenset({NoticeReason.CHILD_ABUSE})  # nobody need say who they are (DSA 16, 2c)
EXPLANATION_LENGTH: Final = (20, 5_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notifier:
    """The person who gave notice; kept apart, as authors are."""

    name: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One notice, and where it stands."""

    id: str
    review_id: str
    organisation_id: str
    subject: Subject
    reason: NoticeReason
    explanation: str
    reachable: bool  # whether somebody left an address
    submitted_at: datetime
    nonce: str
    status: NoticeStatus = NoticeStatus.PENDING
    version: int = 1
    moved_by: str = ""
    rule: str = ""
    decision: str = ""  # the editor's explanation; of an upheld notice it is for whoever wrote what went offline
    told: str = ""  # to the notifier, beside the decision
    decided_at: datetime | None = None
    sector: str = ""  # of the review, for the figures; empty where nobody noted it

    @property
    def references(self) -> References:
        """The ids that a mail about it holds."""
        return {"review_id": self.review_id, "organisation_id": self.organisation_id, "case_id": self.id}

    def moved(self, action: NoticeAction, act: Act, *, to_notifier: str = "") -> tuple["Notice", tuple[MailKind, ...]]:
        """The notice after an editor's decision, and the mails it sends.

        Raises:
            NotAllowed, NotForYou, Invalid, NeedsAnotherEditor: as the law of notices says.
        """
        step = NOTICE_LAW.step(self.status, action, act.by)
        require(step, rule=act.rule, explanation=act.explanation)
        check_four_eyes(step, actor_id=act.actor_id, previous={self.moved_by})
        after = replace(
            self,
            status=step.to,
            version=self.version + 1,
            moved_by=act.actor_id,
            rule=act.rule,
            explanation="" if self.forgotten else self.explanation,
            decision=act.explanation,
            told="" if self.forgotten else to_notifier,
            decided_at=act.at,
        )
        return after, step.mails if self.reachable else ()

    @property
    def forgotten(self) -> bool:
        """True once whoever gave it had their data erased: no link leads to it any more."""
        return not self.nonce

    def without_notifier(self, notifier: Notifier | None) -> "Notice":
        """The notice as nobody's. While it is open editors keep what it says of the text, without who said it."""
        words = names_of(notifier.email, *notifier.name.split(), notifier.name) if notifier else ()
        mine = self.decided_at is not None
        return replace(
            self,
            version=self.version + 1,
            reachable=False,
            nonce="",
            explanation="" if mine else struck(self.explanation, words),
            decision="" if mine and self.status not in UPHELD else self.decision,  # of a dismissal it is theirs
            told="",
        )

    @property
    def to_notifier(self) -> str:
        """The words that the notifier gets; those of a decision that takes something offline are for its writer."""
        return words_to_notifier(self.status, told=self.told, decision=self.decision)

    def outcome(self, review: "Review") -> NoticeOutcome:
        """Return where the review, or its reply, stands that this was upheld of."""
        if self.subject is Subject.REPLY:
            online, waits = review.public_reply is not None, review.reply_status in REPLY_VISIBLE
        else:
            online, waits = review.visible, review.waits_for_editor
        return NoticeOutcome.ONLINE if online else NoticeOutcome.OPEN if waits else NoticeOutcome.OFFLINE

    def allowed(self, by: Actor) -> tuple[NoticeAction, ...]:
        return directly(NOTICE_LAW.allowed(self.status, by))


def words_to_notifier(status: NoticeStatus | AppealStatus, *, told: str, decision: str) -> str:
    """Return what was written to a notifier, or else the decision itself where it concerns nobody but them."""
    return told or ("" if status in UPHELD else decision)


def notice_errors(reason: NoticeReason, notifier: Notifier | None, *, good_faith: bool) -> tuple[FieldError, ...]:
    """Return what is wrong with a notice beside types and lengths; empty when nothing is."""
    name, email = (notifier.name, notifier.email) if notifier else ("", "")
    return (*name_errors(reason, name, email), *email_errors(reason, name, email), *faith_errors(good_faith=good_faith))


def name_errors(reason: NoticeReason, name: str, email: str) -> Iterator[FieldError]:
    """Yield that a name is missing: who says who they are says all of it, and most reasons ask for that."""
    if not name.strip() and (email or reason not in ANONYMOUS):
        yield FieldError("name", "required", "name_of_notifier")


def email_errors(reason: NoticeReason, name: str, email: str) -> Iterator[FieldError]:
    """Yield that an address is missing, or that no mail can be sent to it."""
    if not name and not email:
        if reason not in ANONYMOUS:
            yield FieldError("email", "required", "email_of_notifier")
    elif not is_email_address(email):
        yield FieldError("email", "wrong_format", "email_address")


def faith_errors(*, good_faith: bool) -> Iterator[FieldError]:
    """Yield that nobody says to give notice in good faith."""
    if not good_faith:
        yield FieldError("good_faith", "required", "good_faith")
