"""Editors gather what belongs to a suspicion: reviews, notes, contacts, referrals, and in the end a conclusion [Z]."""

from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.domain.cases.dossier import Dossier, Note, NoteKind
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, log_entry
from chalicelib.domain.rules.refusals import FieldError, Invalid, NotFound
from chalicelib.ports.bundle import Stores
from chalicelib.ports.stores import Effects, IdGenerator, Reviews


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


def keep_dossier(act: DossierAct, *, stores: Stores, now: datetime) -> Dossier:
    """Open a dossier or add to it; every act is logged, without its words.

    Raises:
        NotFound: there is no such dossier.
        NotAllowed: it is closed.
        Invalid: words are missing, there is no such review, or nobody can do this to a dossier.
        ChangedMeanwhile: somebody else was first.
    """
    _check(act, stores.reviews)
    before = stores.cases.dossier(act.dossier_id) if act.dossier_id else None
    after = _after(before, act, stores.id_generator, now)
    by = Act(by=Actor.EDITOR, at=now, actor_id=act.editor_id)
    entry = log_entry(
        f"dossier/{after.id}", act.action, by, stores.id_generator, before=_state(before), after=_state(after)
    )
    stores.cases.put_dossier(before, after, Effects(entry=entry))
    return after


def _check(act: DossierAct, reviews: Reviews) -> None:
    if act.action not in ({*NoteKind, "review", "close"} if act.dossier_id else {"open"}):
        raise Invalid((FieldError("action", "not_one_of"),))
    if act.review_id:
        try:
            reviews.get(act.review_id)
        except NotFound:
            # A field that is wrong and not an address: what was typed beside it must not be lost.
            raise Invalid((FieldError("review_id", "unknown"),)) from None


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
    if act.action == "close":
        return before.closed(act.text, at=now)
    if act.action == "review":
        if not act.review_id:
            raise Invalid((FieldError("review_id", "required", "review_to_add"),))
        return before.with_review(act.review_id)
    if not act.text.strip():
        raise Invalid((FieldError("text", "required", "text_to_add"),))
    note = Note(kind=NoteKind(act.action), at=now, editor_id=act.editor_id, text=act.text, party=act.party)
    return before.with_note(note)


def _state(dossier: Dossier | None) -> str:
    return "" if dossier is None else "closed" if dossier.closed_at else "open"
