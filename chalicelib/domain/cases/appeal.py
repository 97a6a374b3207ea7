"""An appeal: somebody whom a decision touches asks another editor to look again (DSA 20). Free, for six months."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from chalicelib.domain.cases.notice import Notice, words_to_notifier
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, Need, check_four_eyes, require
from chalicelib.domain.rules.lifecycle import (
    ADDITION_LAW,
    APPEAL_LAW,
    NOTICE_LAW,
    REPLY_LAW,
    REVIEW_LAW,
    Action,
    AppealAction,
    AppealStatus,
    NoticeAction,
    ReplyAction,
)
from chalicelib.domain.rules.mails import Addressee, MailKind, References
from chalicelib.domain.rules.refusals import NotAllowed

WINDOW: Final = timedelta(days=184)  # six months
EXPLANATION_LENGTH: Final = (20, 5_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal:
    """One appeal against one decision."""

    id: str
    # "review", "addition", "reply" or "notice"; or a measure on an organisation: "watch", "block" or "warning"
    about: str
    review_id: str  # empty of a measure
    organisation_id: str
    notice_id: str = ""
    by: Addressee  # whose appeal it is, and who hears of the outcome
    explanation: str
    submitted_at: datetime
    first_editor: str  # who took the decision; another one judges the appeal
    against: str = ""  # what was decided: the status to which that led; of a measure, the act
    against_at: datetime | None = None  # when that was decided
    status: AppealStatus = AppealStatus.PENDING
    version: int = 1
    decision: str = ""
    told: str = ""  # to a notifier, beside the decision
    decided_at: datetime | None = None
    sector: str = ""  # for the figures; empty where nobody noted it

    @property
    def about_id(self) -> str:
        """Return what it is found by: the review, or else the organisation."""
        return self.review_id or about_organisation(self.organisation_id)

    @property
    def references(self) -> References:
        """The ids that a mail about it holds; of one against the dismissal of a notice, those of that notice."""
        return {
            "review_id": self.review_id,
            "organisation_id": self.organisation_id,
            "case_id": self.notice_id or self.id,
            "appellant": self.by,
        }

    def is_against(self, decided_at: datetime | None) -> bool:
        """Tell whether it is about the decision of this moment.

        One that release 0.1.0 took in does not say so: it is about the decision that stood when it came.
        """
        if decided_at is None:
            return False
        return self.submitted_at >= decided_at if self.against_at is None else self.against_at == decided_at

    def moved(
        self, action: AppealAction, act: Act, *, to_notifier: str = "", deciders: Collection[str] = ()
    ) -> tuple["Appeal", tuple[MailKind, ...]]:
        """The appeal after a decision; not by one of the `deciders`, who decided on that review before.

        Raises:
            NotAllowed, NotForYou, Invalid, NeedsAnotherEditor: as the law of appeals says.
        """
        step = APPEAL_LAW.step(self.status, action, act.by)
        require(step, rule=act.rule, explanation=act.explanation)
        check_four_eyes(step, actor_id=act.actor_id, previous={self.first_editor, *deciders})
        after = replace(
            self,
            status=step.to,
            version=self.version + 1,
            decision=act.explanation,
            told=to_notifier,
            decided_at=act.at,
        )
        return after, step.mails

    def without_words(self) -> "Appeal":
        """Return what is kept of a decided one whose words are erased: that there was one, so that no other comes."""
        return replace(self, version=self.version + 1, explanation="", decision="", told="")

    @property
    def to_notifier(self) -> str:
        """The words that a notifier gets; those of a decision that takes something offline are for its writer."""
        return words_to_notifier(self.status, told=self.told, decision=self.decision)

    def allowed(self, by: Actor, *, actor_id: str = "", deciders: Collection[str] = ()) -> tuple[AppealAction, ...]:
        """Return what this actor may do now; with an editor's id, what this very editor may."""
        own = actor_id and actor_id in {self.first_editor, *deciders}
        return APPEAL_LAW.allowed(self.status, by, unmet={Need.ANOTHER_EDITOR} if own else frozenset())


def about_organisation(organisation_id: str) -> str:
    """Return what the appeals against measures on an organisation are found by, where others have a review's id."""
    return f"organisation#{organisation_id}"


def check_review_appeal(review: Review, *, now: datetime) -> None:
    """Refuse an appeal against what cannot be appealed, or no longer.

    Raises:
        NotAllowed: nothing to appeal against, or later than six months.
    """
    _check(Action.UPHOLD_APPEAL in REVIEW_LAW.allowed(review.status, Actor.EDITOR), review.moved_at, now)


def check_addition_appeal(review: Review, *, now: datetime) -> None:
    """Refuse as `check_review_appeal` does; the decision's moment stands on what was added."""
    at = review.addition.decided_at if review.addition else None
    possible = Action.UPHOLD_APPEAL in ADDITION_LAW.allowed(review.addition_status, Actor.EDITOR)
    _check(possible and review.visible, at, now)


def check_reply_appeal(review: Review, *, now: datetime) -> None:
    """Refuse as `check_review_appeal` does; the decision's moment stands on the reply."""
    at = review.reply.decided_at if review.reply else None
    _check(ReplyAction.UPHOLD_APPEAL in REPLY_LAW.allowed(review.reply_status, Actor.EDITOR), at, now)


def check_notice_appeal(notice: Notice, *, now: datetime) -> None:
    """Refuse as `check_review_appeal` does; the decision's moment stands on the notice."""
    _check(NoticeAction.UPHOLD_APPEAL in NOTICE_LAW.allowed(notice.status, Actor.EDITOR), notice.decided_at, now)


def _check(possible: bool, decided_at: datetime | None, now: datetime) -> None:  # noqa: FBT001 - the question itself
    if not possible or decided_at is None or now - decided_at > WINDOW:
        raise NotAllowed(action="appeal")
