"""For organisations, through the link in the mail about a decision that restricts them: read why, and object."""

from collections.abc import Sequence

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.cases.objection import Objected, ObjectionStatus
from chalicelib.domain.rules.refusals import ChangedMeanwhile, DeadLink, Invalid, NotAllowed
from chalicelib.dutch.conduct import MEASURES
from chalicelib.dutch.refusals import OBJECTION_FORM, messages
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.links.statements import elsewhere_in_words, statement
from chalicelib.entrypoints.schemas import public_schemas
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.entrypoints.schemas.statement_schemas import AppealIn, MovedOut, ObjectionOut
from chalicelib.entrypoints.schemas.warned import AppealTakenOut, warnings_in
from chalicelib.use_cases.cases.object_to_decision import decision_to_object_to, object_to_decision
from chalicelib.use_cases.cases.own_objection import erase_objection

blueprint = Blueprint(__name__)
door = Door(blueprint)


@door.get("/objection/{token}", Audience.LINK, gives={200: ObjectionOut}, refuses=(DeadLink,), html=True)
def show_objection(request: Request, token: str) -> Answer:
    """A decision that restricts an organisation, the reasons for it, and where an objection to it stands."""
    return _objection_page(request, token)


def _redisplay_objection(request: Request, refusal: Invalid, token: str) -> Answer:
    return _objection_page(request, token, refusal)


@door.post(
    "/objection/{token}",
    Audience.LINK,
    redisplay=_redisplay_objection,
    takes=AppealIn,
    gives={202: AppealTakenOut},
    refuses=(DeadLink, Invalid, NotAllowed),
    html=True,
)
def object_here(request: Request, token: str) -> Answer:
    """Object to a decision: another editor than the first looks again. Once a decision."""
    sent = request.read(AppealIn)
    here = platform()
    listing = decision_to_object_to(token, stores=here, now=here.now()).organisation.listing
    warnings = warnings_in(sent.explanation, "appeal", listing)
    if warnings and request.looks_first:
        return _objection_page(request, token, warnings=warnings)
    appeal = object_to_decision(token, sent.explanation, stores=here, now=here.now())
    data = AppealTakenOut(appeal_id=appeal.id, status=appeal.status, warnings=warnings)
    return Answer(data, status=202, redirect=request.path)


@door.post(
    "/objection/{token}/erasure",
    Audience.LINK,
    takes=public_schemas.EmptyIn,
    gives={200: MovedOut},
    refuses=(DeadLink, Invalid, ChangedMeanwhile),
    html=True,
)
def erase_words(request: Request, token: str) -> Answer:
    """Erase the words of an objection, and those of the answer to it; an open one lapses."""
    request.read(public_schemas.EmptyIn)
    here = platform()
    erase_objection(token, stores=here, now=here.now())
    found = _shown(decision_to_object_to(token, stores=here, now=here.now()))
    data = MovedOut(status=found.status, allowed_actions=found.allowed_actions)
    return Answer(data, redirect=f"/objection/{token}")


def _objection_page(
    request: Request,
    token: str,
    refusal: Invalid | None = None,
    *,
    warnings: Sequence[public_schemas.WarningOut] = (),
) -> Answer:
    here = platform()
    found = decision_to_object_to(token, stores=here, now=here.now())
    data = _shown(found)
    context = {
        "found": data,
        "token": token,
        "elsewhere": elsewhere_in_words(found.organisation.listing.sector),
        "name": found.organisation.listing.name,
        "typed": request.form() if refusal or warnings else {},
        "warnings": warnings,
        "errors": messages(refusal, OBJECTION_FORM),
    }
    return Answer(data, status=422 if refusal else 200, template="objection", context=context)


def _shown(found: Objected) -> ObjectionOut:
    appeal, entry, listing = found.appeal, found.entry, found.organisation.listing
    can_object = found.status is ObjectionStatus.OPEN
    return ObjectionOut(
        about=found.about,
        decision=found.action,
        organisation_id=found.organisation.id,
        organisation=listing.name,
        reasons=statement(
            listing.sector,
            rule=entry.rule if found.review else MEASURES.code,
            explanation=entry.explanation,
            since=found.at,
            until=found.until,
            can_be_appealed=can_object,
        ),
        status=found.status,
        objection=shown(public_schemas.AppealedOut, appeal, appeal_id=appeal.id) if appeal else None,
        explanation=appeal.explanation if appeal else "",
        answer=appeal.decision if appeal else "",
        allowed_actions=["object"] if can_object else ["erase"] if appeal and appeal.explanation else [],
    )
