"""For editors: what chance drew, to be read again without knowing of the first decision; and what two differ on."""

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.access.editor import Editor
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.cases.second_reading import ReadAs, SecondReading, rule_errors_of
from chalicelib.domain.rules.refusals import (
    ChangedMeanwhile,
    Invalid,
    NeedsAnotherEditor,
    NotAllowed,
    NotForYou,
    NotFound,
    NotSignedIn,
    Refusal,
)
from chalicelib.dutch.languages import told_language
from chalicelib.entrypoints.console import editor_showing
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.schemas.console import reading_schemas as schemas
from chalicelib.use_cases.readings.read_again import check_reader, may_settle, read_again, settle, text_read

blueprint = Blueprint(__name__)
door = Door(blueprint)
_QUEUE = "/editor/queue?kind=second_reading"
_REFUSES = (NotSignedIn, NotForYou, NotFound, Invalid, NotAllowed, NeedsAnotherEditor, ChangedMeanwhile)


@door.get(
    "/editor/second-readings/{reading_id}",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    gives={200: schemas.SecondReadingOut},
    refuses=(NotSignedIn, NotForYou, NotFound, NeedsAnotherEditor),
    html=True,
)
def second_reading(request: Request, reading_id: str) -> Answer:
    """A text to read again, without its author, its scores or what was decided; or two decisions that differ."""
    return _page(request, reading_id)


def _redisplay(request: Request, refusal: Refusal, reading_id: str) -> Answer:
    return _page(request, reading_id, refusal)


@door.post(
    "/editor/second-readings/{reading_id}/decisions",
    Audience.EDITOR,
    duty=Duty.MODERATE,
    redisplay=_redisplay,
    takes=schemas.ReadingDecisionIn,
    gives={200: schemas.ReadOut},
    refuses=_REFUSES,
    html=True,
)
def read_second_time(request: Request, reading_id: str) -> Answer:
    """Say what one would have done with a text; the review does not move. One of two who do so at once counts."""
    here = platform()
    sent = request.read(schemas.ReadingDecisionIn, lambda sent: rule_errors_of(sent.action, sent.rule))
    after = read_again(reading_id, sent.action, sent.rule, editor=request.who, stores=here, now=here.now())
    return Answer(schemas.ReadOut(id=after.id, status="read"), redirect=f"{_QUEUE}&done=read_again")


@door.post(
    "/editor/second-readings/{reading_id}/settlement",
    Audience.EDITOR,
    duty=Duty.JUDGE,
    redisplay=_redisplay,
    takes=schemas.SettlementIn,
    gives={200: schemas.ReadOut},
    refuses=_REFUSES,
    html=True,
)
def settle_reading(request: Request, reading_id: str) -> Answer:
    """Say which of two decisions is the example to follow; the review does not move."""
    sent, here = request.read(schemas.SettlementIn), platform()
    after = settle(reading_id, sent.stands, editor=request.who, stores=here, now=here.now())
    return Answer(schemas.ReadOut(id=after.id, status="settled"), redirect=f"{_QUEUE}&done=settle")


def _page(request: Request, reading_id: str, refusal: Refusal | None = None) -> Answer:
    here = platform()
    found = here.readings.get(reading_id)
    if found.blind:
        check_reader(found, request.who, stores=here)
    elif not request.who.may(Duty.JUDGE):
        raise NotForYou(status=found.status, action="read")
    review = text_read(found, stores=here)
    text = found.text_of(review)
    both = _sees_both(found, request.who)
    data = schemas.SecondReadingOut(
        id=found.id,
        status=found.status,
        waiting_since=found.waiting_since,
        text=text,
        language=told_language(text, found.language_of(review)) or None,
        allowed_actions=list(ReadAs) if found.blind else [],
        may_settle=may_settle(found, request.who),
        review_id=found.review_id if both else None,
        first=schemas.ReadDecisionOut(action=found.first, rule=found.first_rule) if both else None,
        second=schemas.ReadDecisionOut(action=found.second, rule=found.second_rule) if both and found.second else None,
        stands=found.stands if both else None,
    )
    return editor_showing.page("editor_second_reading", data, request, refusal)


def _sees_both(found: SecondReading, editor: Editor) -> bool:
    """Tell whether an editor is told of both decisions: whoever settles it, and chief editors once it is over."""
    return may_settle(found, editor) or not (found.blind or found.disputed)
