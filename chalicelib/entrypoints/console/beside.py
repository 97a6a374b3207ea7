"""For editors, beside deciding: ask an author something, refer a review to an authority, note for colleagues."""

from typing import Final

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.rules.lifecycle import TAKES_REFERRALS
from chalicelib.domain.rules.refusals import (
    AlreadyReferred,
    AuthorityNotReached,
    ChangedMeanwhile,
    FieldError,
    Invalid,
    NobodyToAsk,
    NoMoreNotes,
    NoMoreQuestions,
    NotAllowed,
    NotForYou,
    NotFound,
    NotSignedIn,
    Refusal,
)
from chalicelib.dutch.refusals import DESK_FORM, messages
from chalicelib.dutch.wordings import check_filled_in, gap_errors
from chalicelib.entrypoints.console import editor_showing
from chalicelib.entrypoints.console.editor import review_page
from chalicelib.entrypoints.http import problems
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.reading import check
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.schemas import desk_schemas
from chalicelib.use_cases.access.within_sectors import check_subject
from chalicelib.use_cases.cases.ask_author import ask_author
from chalicelib.use_cases.cases.note_for_colleagues import note_for_colleagues, subject_errors
from chalicelib.use_cases.cases.refer_review import refer_review, referral_judges

blueprint = Blueprint(__name__)
door = Door(blueprint)
_ASKING: Final = (Invalid, NotAllowed, ChangedMeanwhile, NobodyToAsk, NoMoreQuestions)
_REFERRING: Final = (Invalid, NotAllowed, ChangedMeanwhile, AlreadyReferred, AuthorityNotReached)
_NOTING: Final = (Invalid, ChangedMeanwhile, NoMoreNotes)
_PLACES: Final = {"reply": "replies"}  # where its plural is another


def _redisplay_question(request: Request, refusal: Refusal, review_id: str) -> Answer:
    return review_page(request, review_id, refusal=refusal, deciding="question")


def _redisplay_referral(request: Request, refusal: Refusal, review_id: str) -> Answer:
    return review_page(request, review_id, refusal=refusal, deciding="referral")


@door.post(
    "/editor/reviews/{review_id}/questions",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    loads_review=True,
    redisplay=_redisplay_question,
    redisplay_for=_ASKING,
    takes=desk_schemas.QuestionIn,
    gives={202: desk_schemas.QuestionAskedOut},
    refuses=(NotSignedIn, NotFound, *_ASKING),
    html=True,
)
def ask(request: Request, review_id: str) -> Answer:
    """Ask the author of a review something, by mail; the answer comes on the review's page."""
    sent, here = request.read(desk_schemas.QuestionIn, lambda sent: gap_errors(sent.question, "question")), platform()
    check_filled_in(sent.question, "question")
    question_id = ask_author(
        review_id, sent.question, version=sent.version, editor_id=request.who.id, stores=here, now=here.now()
    )
    return _done(desk_schemas.QuestionAskedOut(question_id=question_id), f"review/{review_id}", "ask", status=202)


@door.post(
    "/editor/reviews/{review_id}/referrals",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    loads_review=True,
    redisplay=_redisplay_referral,
    redisplay_for=_REFERRING,
    takes=desk_schemas.ReferralIn,
    gives={202: desk_schemas.ReferredOut},
    refuses=(NotSignedIn, NotFound, *_REFERRING),
    html=True,
)
def refer(request: Request, review_id: str) -> Answer:
    """Refer a review to an authority of the settings: it is mailed these words, and never who wrote the review."""
    here = platform()
    judges = (*referral_judges(request.review, stores=here), lambda sent: gap_errors(sent.explanation))
    sent = request.read(desk_schemas.ReferralIn, *judges)
    if request.review and request.review.status in TAKES_REFERRALS:  # of another, that it takes none is told first
        check(sent, *judges)
    if request.is_form:  # the mail leaves the name out in any case: only who sees the page is asked to look again
        editor_showing.check_names(review_id, as_is=sent.as_is, explanation=sent.explanation, passage=sent.passage)
    after = refer_review(
        review_id,
        authority=sent.authority,
        explanation=sent.explanation,
        passage=sent.passage,
        editor_id=request.who.id,
        stores=here,
        now=here.now(),
    )
    data = desk_schemas.ReferredOut(status=after.status, version=after.version)
    return _done(data, f"review/{review_id}", "refer", status=202)


def _redisplay_note(request: Request, refusal: Refusal) -> Answer:
    typed = request.form()
    context = {
        "typed": typed,
        "errors": messages(refusal, DESK_FORM),
        "refusal": refusal,
        "back": _page(str(typed.get("subject"))),
    }
    return Answer(status=problems.status_of(refusal), template="editor_note", context=context)


@door.post(
    "/editor/notes",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    redisplay=_redisplay_note,
    redisplay_for=_NOTING,
    takes=desk_schemas.NoteIn,
    gives={201: desk_schemas.NotesOut},
    refuses=(NotSignedIn, NotForYou, *_NOTING),
    html=True,
)
def note(request: Request) -> Answer:
    """Note something for colleagues about `review/<id>`, `notice/<id>`, `appeal/<id>` or `organisation/<id>`."""
    here = platform()
    sent = request.read(desk_schemas.NoteIn, lambda sent: _subject_errors(request, sent.subject))
    check_subject(request.who, sent.subject, stores=here)
    thread = note_for_colleagues(sent.subject, sent.text, editor_id=request.who.id, stores=here, now=here.now())
    return _done(desk_schemas.NotesOut(notes=editor_showing.notes(thread)), sent.subject, "note", status=201)


def _subject_errors(request: Request, subject: str) -> tuple[FieldError, ...]:
    """Return that nothing of this name can be noted about; nothing of what is not this editor's."""
    here = platform()
    check_subject(request.who, subject, stores=here)
    return subject_errors(subject, stores=here)


def _done(data: object, subject: str, done: str, *, status: int) -> Answer:
    return Answer(data, status=status, redirect=f"{_page(subject)}?done={done}")


def _page(subject: str) -> str:
    """Return the address of the console's page of a subject; of anything else the queue's."""
    kind, _, item_id = subject.partition("/")
    known = kind in {"review", "reply", "notice", "appeal", "organisation"} and item_id.replace("-", "").isalnum()
    return f"/editor/{_PLACES.get(kind, f'{kind}s')}/{item_id}" if known else "/editor/queue"
