"""An editor notes something for colleagues, beside what it is about; it is never mailed, and goes with that."""

from datetime import datetime
from typing import Final

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.notice import Notice
from chalicelib.domain.cases.thread import ColleagueNote, Thread
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, log_entry
from chalicelib.domain.rules.refusals import ChangedMeanwhile, FieldError, Invalid, NotFound
from chalicelib.ports.bundle import Stores
from chalicelib.ports.stores import Effects

NOTE: Final = "note"  # as the log names the act
_TRIES: Final = 3


def note_for_colleagues(subject: str, text: str, *, editor_id: str, stores: Stores, now: datetime) -> Thread:
    """Add a note about a review, a reply, a notice, an appeal or an organisation; the log notes that there is one.

    Two who note at once both do; of a reply it is its review's.

    Raises:
        Invalid: nothing of that name can be noted about.
        NoMoreNotes: it does not fit beside the others.
        ChangedMeanwhile: others keep changing what it is about.
    """
    kind, item_id = _noted(subject)
    subject = f"{kind}/{item_id}"
    note = ColleagueNote(id=stores.id_generator.new_id(), at=now, editor_id=editor_id, text=text)
    act = Act(by=Actor.EDITOR, at=now, actor_id=editor_id)
    for _ in range(_TRIES):
        about = _about(kind, item_id, stores)
        before = stores.cases.thread(subject)
        after = before.noted(note)
        status = about.status if about else ""
        entry = log_entry(subject, NOTE, act, stores.id_generator, before=status, after=status)
        try:
            stores.cases.add_note(before, after, Effects(entry=entry), about=about)
        except ChangedMeanwhile:
            continue
        return after
    raise ChangedMeanwhile


def subject_errors(subject: str, *, stores: Stores) -> tuple[FieldError, ...]:
    """Return that nothing of this name can be noted about; nothing where something can."""
    try:
        _about(*_noted(subject), stores)
    except Invalid as refusal:
        return refusal.errors
    return ()


def _noted(subject: str) -> tuple[str, str]:
    """Return the kind and the id of what is noted about: of a reply its review."""
    kind, _, item_id = subject.partition("/")
    return ("review" if kind == "reply" else kind), item_id


def _about(kind: str, item_id: str, stores: Stores) -> Review | Notice | Appeal | None:
    """Return what a note is about, as it must still stand when it is written; None of an organisation, which stays."""
    try:
        if kind == "review" and not (review := stores.reviews.get(item_id)).content_free:
            return review
        if kind == "notice":
            return stores.cases.notice(item_id)
        if kind == "appeal":
            return stores.cases.appeal(item_id)
        if kind == "organisation":
            stores.organisations.get(item_id)
            return None
    except NotFound:
        pass
    # A field that is wrong and not an address: what was typed beside it must not be lost.
    raise Invalid((FieldError("subject", "unknown", "subject_of_note"),))
