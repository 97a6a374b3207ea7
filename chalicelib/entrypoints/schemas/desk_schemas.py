"""Schemas of what editors do beside deciding: ask an author, refer a review, note something for colleagues."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from chalicelib.domain.rules.room import NOTE_LENGTH, QUESTION_LENGTH
from chalicelib.entrypoints.schemas import named
from chalicelib.entrypoints.schemas.public_schemas import Explanation, Id, In, Out, QuestionOut, Version


class QuestionIn(In):
    question: Annotated[str, Meta(min_length=QUESTION_LENGTH[0], max_length=QUESTION_LENGTH[1])]
    version: Version


class ReferralIn(In):
    authority: Id
    explanation: Explanation = ""
    passage: Explanation = ""  # words of the review that go along; without it, none do
    as_is: bool = False  # on the page: the editor saw that the words may name who wrote the review


class NoteIn(In):
    subject: Annotated[str, Meta(min_length=3, max_length=100)]
    text: Annotated[str, Meta(min_length=NOTE_LENGTH[0], max_length=NOTE_LENGTH[1])]


class QuestionAskedOut(Out):
    question_id: str


class ReferredOut(Out):
    status: named.Status
    version: int


class AskedOut(QuestionOut):
    asked_by: str  # the editor's name


class ColleagueNoteOut(Out):
    """A note for colleagues; nobody else ever reads it."""

    id: str
    at: datetime
    editor: str
    text: str


class NotesOut(Out):
    notes: list[ColleagueNoteOut]
