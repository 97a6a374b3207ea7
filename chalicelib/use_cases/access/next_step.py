"""The next step on something that waits: the duty that carries it, and the editors whom the law keeps from it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from chalicelib.domain.access.editor import Editor
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.cases.deciders import deciders_in, subjects_of
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.projections.queue import QueueKind, Waiting
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import UNDER_RESEARCH, Action
from chalicelib.ports.bundle import Stores
from chalicelib.ports.unread import go_past

# Whoever may do none of these, while others may, is not the one whom it waits for.
_HAVE_IT_ONLINE: Final = frozenset({Action.APPROVE, Action.CLEAR, Action.RESTORE, Action.APPROVE_ADDITION})


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """The next step on something: whose it is."""

    duty: Duty = Duty.MODERATE
    kept_from: frozenset[str] = frozenset()  # editors who typed it in, decided before, or were the first of two

    def carried_by(self, editor: Editor) -> bool:
        """Tell whether an editor is at work, in a role that takes such steps."""
        return editor.works and editor.may(self.duty)

    def open_to(self, editor: Editor) -> bool:
        """Tell whether an editor may take it, whatever its sector."""
        return self.carried_by(editor) and editor.id not in self.kept_from


def next_step(found: Waiting, *, stores: Stores, now: datetime) -> NextStep:
    """Return the next step on something that waits.

    Raises:
        NotFound: it is gone meanwhile.
        UnreadableRecord: nobody takes it before it is known who may.
    """
    of_kind = _OF.get(found.kind)
    return of_kind(found, stores, now) if of_kind else NextStep()


def _of_review(found: Waiting, stores: Stores, now: datetime) -> NextStep:
    """Of what was added, the first of two; of a review also who typed it in, and who held it apart."""
    review = stores.reviews.get(found.id)
    added = review.addition if found.addition else None
    by_one = added.approved_by if added else review.approved_by
    watched = bool(by_one) and _watched(review.organisation_id, stores, now)
    known = {by_one} if added else {by_one, review.typed_by, review.moved_by}
    allowed = _allowed_on_addition if added else _allowed_on_review
    anybody = allowed(review, "", watched)
    return NextStep(kept_from=frozenset(each for each in known - {""} if anybody - allowed(review, each, watched)))


def _allowed_on_review(review: Review, editor_id: str, watched: bool) -> frozenset[Action]:  # noqa: FBT001 - as the law asks
    return _HAVE_IT_ONLINE & {*review.allowed(Actor.EDITOR, actor_id=editor_id, watched=watched)}


def _allowed_on_addition(review: Review, editor_id: str, watched: bool) -> frozenset[Action]:  # noqa: FBT001 - the same
    return _HAVE_IT_ONLINE & {*review.addition_allowed(Actor.EDITOR, actor_id=editor_id, watched=watched)}


def _watched(organisation_id: str, stores: Stores, now: datetime) -> bool:
    return any(each.watched(now) for each in _organisations([organisation_id], stores))


def _of_appeal(found: Waiting, stores: Stores, now: datetime) -> NextStep:
    del now  # whoever decided, did
    appeal = stores.cases.appeal(found.id)
    others = stores.cases.about(appeal.review_id)[1] if appeal.review_id else ()
    entries = (entry for subject in subjects_of(appeal, others) for entry in stores.log.of(subject))
    return NextStep(duty=Duty.JUDGE, kept_from=deciders_in(entries, appeal))


def _of_organisation(found: Waiting, stores: Stores, now: datetime) -> NextStep:
    """Of a block that another is to confirm, not who blocked it; of a warning that is proposed, not who did so.

    While research is open that is the step, whatever else was proposed: who proposed it may end the research.
    """
    for each in _organisations([found.id], stores):
        moderation = each.moderation
        if found.status in UNDER_RESEARCH:
            blocked_by = moderation.blocked_by if each.blocked(now) else ""
            return NextStep(duty=Duty.MEASURE, kept_from=frozenset({blocked_by} - {""}))
        if moderation.proposed:
            return NextStep(duty=Duty.MEASURE, kept_from=frozenset({moderation.proposed.by}))
    return NextStep(duty=Duty.ENROL)


def _organisations(ids: Iterable[str], stores: Stores) -> Iterable[Organisation]:
    return stores.organisations.many([*ids], unread=go_past).values()


# Of a reply and of a notice everybody may decide who may on reviews.
_OF: Final[Mapping[QueueKind, Callable[[Waiting, Stores, datetime], NextStep]]] = {
    QueueKind.REVIEW: _of_review,
    QueueKind.APPEAL: _of_appeal,
    QueueKind.ORGANISATION: _of_organisation,
}
