"""The next step on something that waits: the duty that carries it, and the editors whom the law keeps from it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from chalicelib.domain.access.editor import Editor
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.deciders import deciders_in, subjects_of
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.projections.queue import QueueKind, Waiting
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import UNDER_RESEARCH, Action
from chalicelib.domain.rules.refusals import NotFound, UnreadableRecord
from chalicelib.ports.bundle import Stores
from chalicelib.ports.unread import go_past

_LOGS_READ: Final = 3  # of appeals, each of some six subjects
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


def first_open_to(editor: Editor, some: Sequence[Waiting], *, stores: Stores, now: datetime) -> str:
    """Return the id of the first of these, all of one kind, that an editor may take; empty where none is found.

    They are read at once. Of appeals the log says who may, and that of the first few alone is read: whatever is led to,
    who opens it hears for certain.
    """
    left = [each for each in some if each.editable_until is None or each.editable_until <= now]
    steps = _AT_ONCE[left[0].kind](left, editor, stores, now) if left else ()
    return next((each.id for each, step in steps if step.open_to(editor)), "")


_Steps = Iterator[tuple[Waiting, NextStep]]


def _reviews_at_once(some: Sequence[Waiting], editor: Editor, stores: Stores, now: datetime) -> _Steps:
    del editor  # whoever it is, these are read at once
    reviews = {each.id: each for each in stores.reviews.many([each.id for each in some], unread=go_past)}
    homes = {review.organisation_id for each in some if (review := reviews.get(each.id)) and _by_one(each, review)}
    watched = {each.id for each in _organisations(sorted(homes), stores) if each.watched(now)} if homes else set()
    for each in some:
        if review := reviews.get(each.id):
            yield each, _step_on_review(each, review, watched=review.organisation_id in watched)


def _organisations_at_once(some: Sequence[Waiting], editor: Editor, stores: Stores, now: datetime) -> _Steps:
    del editor  # as above
    known = {each.id: each for each in _organisations([each.id for each in some], stores)}
    return ((each, _step_on_organisation(each, known[each.id], now)) for each in some if each.id in known)


def _appeals_one_by_one(some: Sequence[Waiting], editor: Editor, stores: Stores, now: datetime) -> _Steps:
    """Yield the steps of the first few that neither their role nor the decision itself keeps this editor from."""
    del now  # whoever decided, did
    if not editor.may(Duty.JUDGE):
        return
    known = stores.cases.appeals_by_id([each.id for each in some], unread=go_past)
    open_yet = [each for each in some if each.id in known and known[each.id].first_editor != editor.id]
    for each in open_yet[:_LOGS_READ]:
        with suppress(NotFound, UnreadableRecord):
            yield each, _step_on_appeal(known[each.id], stores)


def _others(some: Sequence[Waiting], editor: Editor, stores: Stores, now: datetime) -> _Steps:
    del editor, stores, now  # everybody may who may on reviews
    return ((each, NextStep()) for each in some)


def _of_review(found: Waiting, stores: Stores, now: datetime) -> NextStep:
    review = stores.reviews.get(found.id)
    watched = bool(_by_one(found, review)) and _watched(review.organisation_id, stores, now)
    return _step_on_review(found, review, watched=watched)


def _by_one(found: Waiting, review: Review) -> str:
    """Return the first of two editors, of what waits; empty where none had their word."""
    return review.addition.approved_by if found.addition and review.addition else review.approved_by


def _step_on_review(found: Waiting, review: Review, *, watched: bool) -> NextStep:
    """Of what was added, the first of two; of a review also who typed it in, and who held it apart."""
    added, by_one = review.addition if found.addition else None, _by_one(found, review)
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
    return _step_on_appeal(stores.cases.appeal(found.id), stores)


def _step_on_appeal(appeal: Appeal, stores: Stores) -> NextStep:
    others = stores.cases.about(appeal.review_id)[1] if appeal.review_id else ()
    entries = (entry for subject in subjects_of(appeal, others) for entry in stores.log.of(subject))
    return NextStep(duty=Duty.JUDGE, kept_from=deciders_in(entries, appeal))


def _of_organisation(found: Waiting, stores: Stores, now: datetime) -> NextStep:
    for each in _organisations([found.id], stores):
        return _step_on_organisation(found, each, now)
    return NextStep(duty=Duty.ENROL)


def _step_on_organisation(found: Waiting, organisation: Organisation, now: datetime) -> NextStep:
    """Of a block that another is to confirm, not who blocked it; of a warning that is proposed, not who did so.

    While research is open that is the step, whatever else was proposed: who proposed it may end the research.
    """
    moderation = organisation.moderation
    if found.status in UNDER_RESEARCH:
        blocked_by = moderation.blocked_by if organisation.blocked(now) else ""
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
_AT_ONCE: Final[Mapping[QueueKind, Callable[[Sequence[Waiting], Editor, Stores, datetime], _Steps]]] = {
    **dict.fromkeys(QueueKind, _others),
    QueueKind.REVIEW: _reviews_at_once,
    QueueKind.APPEAL: _appeals_one_by_one,
    QueueKind.ORGANISATION: _organisations_at_once,
}
