"""For whoever lost a link or wants to take part: what is asked for goes to the address that we know, and only there."""

import time

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.rules.email_address import as_mailed
from chalicelib.domain.rules.limits import Limited
from chalicelib.domain.rules.refusals import ChangedMeanwhile, DeadLink, Invalid, NotAllowed, NotFound, TooMany
from chalicelib.dutch.refusals import LINKS_FORM, PARTICIPATION_FORM, messages
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.schemas import reach_schemas as schemas
from chalicelib.entrypoints.schemas.insights_schemas import ReceiptOut
from chalicelib.entrypoints.schemas.public_schemas import EmptyIn
from chalicelib.use_cases.mails.ask_links import address_errors, ask_links
from chalicelib.use_cases.organisations.ask_to_take_part import (
    ask_participation_link,
    ask_to_take_part,
    asking_to_take_part,
    consent_errors,
    contact_if_readable,
)

blueprint = Blueprint(__name__)
door = Door(blueprint)


@door.get("/links", Audience.VISITOR, gives={200: schemas.AskLinksOut}, html=True)
def lost_links(request: Request) -> Answer:
    """The form with which an author asks for the links to their reviews."""
    return _links_page({}, None)


def _redisplay_links(request: Request, refusal: Invalid) -> Answer:
    return _links_page(dict(request.form()), refusal)


@door.post(
    "/links",
    Audience.VISITOR,
    redisplay=_redisplay_links,
    takes=schemas.LinksIn,
    gives={202: ReceiptOut},
    refuses=(Invalid, TooMany),
    html=True,
)
def ask_own_links(request: Request) -> Answer:
    """Have the links to one's own reviews mailed. The answer is always the same, and takes as long."""
    sent = request.read(schemas.LinksIn, lambda sent: address_errors(as_mailed(sent.email)))
    here, began = platform(), time.monotonic()
    ask_links(
        sent.email,
        stores=here,
        now=here.now(),
        asked=here.counts(Limited.LINKS, origin=request.source_ip),
        mailed=here.counts(Limited.LINKS, origin="", address=sent.email),
    )
    here.keep_minimum_response_time(began)
    return Answer(ReceiptOut(status="asked"), status=202, template="links_sent")


@door.get(
    "/organisations/{organisation_id}/participation-requests",
    Audience.VISITOR,
    gives={200: schemas.AskedAboutOut},
    refuses=(NotFound,),
    html=True,
)
def participation_request(request: Request, organisation_id: str) -> Answer:
    """The form with which an organisation asks for the link to take part."""
    found = platform().organisations.get(organisation_id)
    data = schemas.AskedAboutOut(organisation_id=found.id, name=found.listing.name)
    return Answer(data, template="participation_request", context={"organisation": data})


@door.post(
    "/organisations/{organisation_id}/participation-requests",
    Audience.VISITOR,
    takes=EmptyIn,
    gives={202: ReceiptOut},
    refuses=(Invalid, TooMany),
    html=True,
)
def ask_participation(request: Request, organisation_id: str) -> Answer:
    """Have the link with which to ask to take part mailed to the organisation. The answer is always the same."""
    request.read(EmptyIn)
    here, began = platform(), time.monotonic()
    ask_participation_link(
        organisation_id,
        stores=here,
        now=here.now(),
        asked=here.counts(Limited.PARTICIPATION, origin=request.source_ip),
        mailed=here.counts(Limited.PARTICIPATION, origin="", address=organisation_id),
    )
    here.keep_minimum_response_time(began)
    context = {"organisation_id": organisation_id}
    return Answer(ReceiptOut(status="asked"), status=202, template="participation_sent", context=context)


@door.get(
    "/participation/{token}", Audience.LINK, gives={200: schemas.ParticipationOut}, refuses=(DeadLink,), html=True
)
def show_participation(request: Request, token: str) -> Answer:
    """The organisation that may ask to take part, and whether it did; opening it changes nothing."""
    return _participation_page(request, token)


def _redisplay_participation(request: Request, refusal: Invalid, token: str) -> Answer:
    return _participation_page(request, token, refusal)


@door.post(
    "/participation/{token}",
    Audience.LINK,
    redisplay=_redisplay_participation,
    takes=schemas.ParticipationIn,
    gives={202: schemas.ParticipationOut},
    refuses=(DeadLink, Invalid, NotAllowed, ChangedMeanwhile),
    html=True,
)
def take_part(request: Request, token: str) -> Answer:
    """Ask to take part: an editor enrols the organisation, or says why not."""
    sent = request.read(schemas.ParticipationIn, lambda sent: consent_errors(consent=sent.consent))
    here = platform()
    after = ask_to_take_part(token, sent.contact_name, consent=sent.consent, stores=here, now=here.now())
    return Answer(_participation(after), status=202, redirect=f"/participation/{token}")


def _links_page(typed: dict[str, object], refusal: Invalid | None) -> Answer:
    context = {"typed": typed, "errors": messages(refusal, LINKS_FORM)}
    data = schemas.AskLinksOut(ask="/links")
    return Answer(data, status=422 if refusal else 200, template="links", context=context)


def _participation_page(request: Request, token: str, refusal: Invalid | None = None) -> Answer:
    here = platform()
    data = _participation(asking_to_take_part(token, stores=here, now=here.now()))
    context = {
        "found": data,
        "token": token,
        "typed": request.form() if refusal else {},
        "errors": messages(refusal, PARTICIPATION_FORM),
    }
    return Answer(data, status=422 if refusal else 200, template="participation", context=context)


def _participation(found: Organisation) -> schemas.ParticipationOut:
    contact = contact_if_readable(found, stores=platform())
    return schemas.ParticipationOut(
        organisation_id=found.id,
        organisation=found.listing.name,
        status="taking_part" if found.taking_part else "asked" if found.moderation.asked_at else "open",
        contact_name=contact.name if contact else None,
    )
