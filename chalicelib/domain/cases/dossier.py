"""A dossier: what editors gather about one suspicion, from the first doubt to a referral [Z]."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from chalicelib.domain.reviews.erasure import struck
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.refusals import DossierFull, FieldError, Invalid, NotAllowed
from chalicelib.domain.rules.room import DOSSIER, bytes_of

ADD_REVIEW, CLOSE = "review", "close"  # as the log names these acts, beside the kinds of note
_FULL: Final = 100


class NoteKind(StrEnum):
    """The kind of an addition that editors make to a dossier."""

    NOTE = "note"
    CONTACT = "contact"  # with an author, an organisation
    REFERRAL = "referral"  # to a trade body, the inspectorate, the economic inspection


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing somebody added."""

    kind: NoteKind
    at: datetime
    editor_id: str
    text: str
    party: str = ""  # whom a contact or a referral was with


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """One suspicion and what belongs to it."""

    id: str
    title: str
    opened_at: datetime
    opened_by: str  # an editor's id; of research that opened by itself, the clock
    organisation_id: str = ""
    review_ids: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    closed_at: datetime | None = None
    conclusion: str = ""
    version: int = 1

    @property
    def percent_full(self) -> int:
        """Return how much of the room for a dossier is taken."""
        own = bytes_of(self.title, *self.review_ids)
        return (own + sum(bytes_of(note.text, note.party) for note in self.notes)) * 100 // DOSSIER

    def with_note(self, note: Note) -> "Dossier":
        """Raises: NotAllowed when closed; Invalid when a contact or referral does not say with whom; DossierFull."""
        self._must_be_open()
        if wrong := party_errors(note.kind, note.party):
            raise Invalid(wrong)
        return replace(self, notes=(*self.notes, note), version=self.version + 1).that_fits()

    def with_review(self, review_id: str) -> "Dossier":
        """Raises: NotAllowed when closed; DossierFull."""
        self._must_be_open()
        if review_id in self.review_ids:
            return self
        return replace(self, review_ids=(*self.review_ids, review_id), version=self.version + 1).that_fits()

    def closed(self, conclusion: str, *, at: datetime) -> "Dossier":
        """Raises: NotAllowed when closed already; Invalid without a conclusion."""
        self._must_be_open()
        if wrong := text_errors(CLOSE, conclusion):
            raise Invalid(wrong)
        return replace(self, closed_at=at, conclusion=conclusion, version=self.version + 1)

    @property
    def empty(self) -> bool:
        """True of research that opened by itself, when its review is gone and nobody had added anything."""
        return self.opened_by == Actor.CLOCK and not (self.review_ids or self.notes or self.closed_at)

    def struck(self, review_id: str, words: Sequence[str]) -> "Dossier":
        """The dossier without this review, and without these words of it wherever they are quoted.

        What editors found stays: a dossier may be needed for a claim, and its author cannot take that away (GDPR 17.3).
        """
        return replace(
            self,
            title=struck(self.title, words),
            review_ids=tuple(each for each in self.review_ids if each != review_id),
            notes=tuple(
                replace(note, text=struck(note.text, words), party=struck(note.party, words)) for note in self.notes
            ),
            conclusion=struck(self.conclusion, words),
        )

    @classmethod
    def of_watched(cls, review: Review, dossier_id: str, *, at: datetime) -> "Dossier":
        """The research that a new review about a watched organisation opens by itself [Z]; nobody opened it."""
        return cls(
            id=dossier_id,
            title="",
            opened_at=at,
            opened_by=Actor.CLOCK,
            organisation_id=review.organisation_id,
            review_ids=(review.id,),
        )

    def that_fits(self) -> "Dossier":
        """Raises: DossierFull."""
        if self.percent_full >= _FULL:
            raise DossierFull
        return self

    def next_version(self) -> "Dossier":
        return replace(self, version=self.version + 1)

    def _must_be_open(self) -> None:
        if self.closed_at is not None:
            raise NotAllowed(status="closed")


def text_errors(action: str, text: str) -> tuple[FieldError, ...]:
    """Return that an act on a dossier lacks its words; nothing where it has them, or needs none."""
    if action == ADD_REVIEW or text.strip():
        return ()
    if action == CLOSE:
        return (FieldError("text", "required", "conclusion"),)
    return (FieldError("text", "required", "text_to_add"),)


def party_errors(action: str, party: str) -> tuple[FieldError, ...]:
    """Return that a contact or a referral does not say with whom; nothing where it does, or of any other act."""
    says = action not in {NoteKind.CONTACT, NoteKind.REFERRAL} or party.strip()
    return () if says else (FieldError("party", "required", "party_of_contact"),)
