"""Editors gather what belongs to a suspicion: reviews, notes, contacts, referrals, and in the end a conclusion [Z]."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.domain.cases.dossier import (
    ADD_REVIEW,
    CLOSE,
    Dossier,
    Note,
    NoteKind,
    party_errors,
    text_errors,
)
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, log_entry
from chalicelib.domain.rules.refusals import FieldError, Invalid, Judge, NotFound
from chalicelib.ports.bundle import Stores
from chalicelib.ports.stores import Effects, IdGenerator
from chalicelib.use_cases.reviews.transition import retry_on_conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierAct:
    """An act of an editor: open, note, contact, referral, review or close."""

    action: str
    editor_id: str
    dossier_id: str = ""
    text: str = ""
    party: str = ""
    review_id: str = ""
    organisation_id: str = ""


def dossier_judges(*, stores: Stores) -> tuple[Judge, ...]:
    """Return the judges of what an editor opens a dossier about."""
    return (
        lambda sent: _organisation_errors(sent.organisation_id, stores),
        lambda sent: _review_errors(sent.review_id, stores),
    )


def entry_judges(*, stores: Stores) -> tuple[Judge, ...]:
    """Return the judges of what an editor adds to a dossier, or closes it with."""
    return (
        lambda sent: text_errors(sent.action, sent.text),
        lambda sent: party_errors(sent.action, sent.party),
        lambda sent: _review_errors(sent.review_id, stores, needed=sent.action == ADD_REVIEW),
    )


def keep_dossier(act: DossierAct, *, stores: Stores, now: datetime) -> Dossier:
    """Open a dossier or add to it; every act is logged, without its words.

    Two who add at once both do. Who closes it wrote a conclusion on what they saw, and is told of what came between.

    Raises:
        NotFound: there is no such dossier.
        NotAllowed: it is closed.
        Invalid: words are missing, there is no such review or organisation, or nobody can do this to a dossier.
        DossierFull: there is no more room in it.
        ChangedMeanwhile: somebody else was first, or others keep changing it.
    """
    if act.action not in ({*NoteKind, ADD_REVIEW, CLOSE} if act.dossier_id else {"open"}):
        raise Invalid((FieldError("action", "not_one_of"),))
    return _keep(act, stores, now) if act.action == CLOSE else _keep_anew(act, stores, now)


def _keep(act: DossierAct, stores: Stores, now: datetime) -> Dossier:
    before = stores.cases.dossier(act.dossier_id) if act.dossier_id else None
    judges = entry_judges(stores=stores) if before else dossier_judges(stores=stores)
    if before is None or before.closed_at is None:  # of a closed one, that it takes nothing more is told first
        wrong = tuple(error for judge in judges for error in judge(act))
        if wrong:
            raise Invalid(wrong)
    after = _after(before, act, stores.id_generator, now)
    by = Act(by=Actor.EDITOR, at=now, actor_id=act.editor_id)
    entry = log_entry(
        f"dossier/{after.id}", act.action, by, stores.id_generator, before=_state(before), after=_state(after)
    )
    stores.cases.put_dossier(before, after, Effects(entry=entry))
    return after


_keep_anew = retry_on_conflict(_keep)


def _review_errors(review_id: str, stores: Stores, *, needed: bool = False) -> tuple[FieldError, ...]:
    """Return that a review is missing or unknown: a field that is wrong, as what was typed beside it must not be lost.

    One that was erased is gone for a dossier too, which keeps what editors found before.
    """
    if not review_id:
        return (FieldError("review_id", "required", "review_to_add"),) if needed else ()
    with suppress(NotFound):
        if not stores.reviews.get(review_id).content_free:
            return ()
    return (FieldError("review_id", "unknown"),)


def _organisation_errors(organisation_id: str, stores: Stores) -> tuple[FieldError, ...]:
    if organisation_id:
        try:
            stores.organisations.get(organisation_id)
        except NotFound:
            return (FieldError("organisation_id", "unknown", "organisation"),)
    return ()


def _after(before: Dossier | None, act: DossierAct, id_generator: IdGenerator, now: datetime) -> Dossier:
    if before is None:
        opened = Dossier(
            id=id_generator.new_id(),
            title=act.text,
            opened_at=now,
            opened_by=act.editor_id,
            organisation_id=act.organisation_id,
        )
        return replace(opened, review_ids=(act.review_id,)) if act.review_id else opened
    if act.action == CLOSE:
        return before.closed(act.text, at=now)
    if act.action == ADD_REVIEW:
        return before.with_review(act.review_id)
    note = Note(kind=NoteKind(act.action), at=now, editor_id=act.editor_id, text=act.text, party=act.party)
    return before.with_note(note)


def _state(dossier: Dossier | None) -> str:
    return "" if dossier is None else "closed" if dossier.closed_at else "open"
