"""A thread: what editors ask an author about a review [Z], and what they note for each other about anything.

It lies apart from what it is about, bounded by itself, so that neither can crowd out the other. Of a review, a notice
or an appeal it goes in the same write as that does; of a review also once its author is forgotten.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.domain.reviews.erasure import struck
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.lifecycle import TAKES_QUESTIONS
from chalicelib.domain.rules.refusals import NobodyToAsk, NoMoreNotes, NoMoreQuestions, NotAllowed, NotFound
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.domain.rules.room import MOST_QUESTIONS, NOTES, bytes_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of an editor to the author of a review."""

    id: str
    text: str
    asked_at: datetime
    asked_by: str
    answer: str = ""
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ColleagueNote:
    """One thing that an editor lets colleagues know; nobody else ever reads it."""

    id: str
    at: datetime
    editor_id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """All that was asked and noted about one subject, `review/<id>` and the like; of version 0 while it is empty."""

    subject: str
    questions: tuple[Question, ...] = ()
    notes: tuple[ColleagueNote, ...] = ()
    version: int = 0

    @property
    def last_at(self) -> datetime:
        """The moment of the newest thing in it."""
        said = [note.at for note in self.notes]
        return max([*said, *(each.answered_at or each.asked_at for each in self.questions)])

    def asked(self, question: Question, review: Review) -> "Thread":
        """Add a question about a review.

        Raises:
            NotAllowed: its author has nothing to say about it now, as the law has it.
            NobodyToAsk: nobody knows any more who wrote it.
            NoMoreQuestions: there were as many as one may be asked.
        """
        if review.status not in TAKES_QUESTIONS:
            raise NotAllowed(status=review.status, action="ask")
        if review.forgotten_at is not None:
            raise NobodyToAsk
        if len(self.questions) >= MOST_QUESTIONS:
            raise NoMoreQuestions
        return replace(self, questions=(*self.questions, question), version=self.version + 1)

    def takes_question(self, review: Review) -> bool:
        """True while `asked` would refuse nothing."""
        room = len(self.questions) < MOST_QUESTIONS
        return review.status in TAKES_QUESTIONS and review.forgotten_at is None and room

    def answered(self, question_id: str, answer: str, review: Review, *, at: datetime) -> "Thread":
        """Add the author's answer, which is given once.

        Raises:
            NotFound: no such question was asked.
            NotAllowed: it was answered, or the review was closed meanwhile.
        """
        found = next((each for each in self.questions if each.id == question_id), None)
        if found is None:
            raise NotFound
        if found.answered_at is not None or review.status not in TAKES_QUESTIONS:
            raise NotAllowed(status=review.status, action="answer")
        told = replace(found, answer=answer, answered_at=at)
        questions = tuple(told if each is found else each for each in self.questions)
        return replace(self, questions=questions, version=self.version + 1)

    def open_questions(self, review: Review) -> tuple[Question, ...]:
        """Return those that the author can still answer."""
        return tuple(each for each in self.questions if each.answered_at is None and review.status in TAKES_QUESTIONS)

    def noted(self, note: ColleagueNote) -> "Thread":
        """Add a note for colleagues.

        Raises:
            NoMoreNotes: it does not fit beside the others.
        """
        current = self.current(note.at)
        notes = (*current.notes, note)
        if sum(bytes_of(each.text) for each in notes) > NOTES:
            raise NoMoreNotes
        return replace(current, notes=notes, version=self.version + 1)

    def current(self, now: datetime) -> "Thread":
        """The thread without notes whose time is over."""
        return replace(self, notes=tuple(each for each in self.notes if now - each.at < kept(Kept.NOTE)))

    def struck(self, words: Sequence[str]) -> "Thread":
        """The thread without these words of a review that is erased, wherever a note quotes them."""
        notes = tuple(replace(each, text=struck(each.text, words)) for each in self.notes)
        return self if notes == self.notes else replace(self, notes=notes, version=self.version + 1)
