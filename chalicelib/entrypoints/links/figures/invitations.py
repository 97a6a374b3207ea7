"""For organisations, through the link to their figures: cards that invite everybody of a group."""

from datetime import timedelta
from typing import Final
from urllib.parse import urlsplit

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.organisations.invitations import HandedOut, printed
from chalicelib.domain.rules.limits import Limited
from chalicelib.domain.rules.refusals import DeadLink, Invalid, NotFound, NotTakingPart, TooMany
from chalicelib.dutch.refusals import INVITATIONS_FORM, messages
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import Answer, Audience, Request, idempotency_key
from chalicelib.entrypoints.schemas import insights_schemas as schemas
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.use_cases.organisations.ask_insights import insights_of
from chalicelib.use_cases.organisations.hand_out import WantedCards, batches_of, everyone_errors, hand_out, sheet_of

blueprint = Blueprint(__name__)
door = Door(blueprint)

_PATH: Final = "/insights/{token}/invitations"
_BEFORE_THE_END: Final = timedelta(seconds=1)


@door.get(_PATH, Audience.LINK, gives={200: schemas.BatchesOut}, refuses=(DeadLink,), html=True)
def invitations(request: Request, token: str) -> Answer:
    """The cards that an organisation handed out within the last year, and how many of them were used."""
    return _page(request, token)


def _redisplay(request: Request, refusal: Invalid, token: str) -> Answer:
    return _page(request, token, errors=messages(refusal, INVITATIONS_FORM))


@door.post(
    _PATH,
    Audience.LINK,
    redisplay=_redisplay,
    takes=schemas.InvitationsIn,
    gives={201: schemas.BatchMadeOut},
    refuses=(DeadLink, Invalid, NotTakingPart, TooMany),
    html=True,
)
def make_invitations(request: Request, token: str) -> Answer:
    """Make cards for everybody of a group; the answer says where they can be printed."""
    here = platform()
    found = insights_of(token, stores=here, now=here.now())
    sent = request.read(schemas.InvitationsIn, lambda sent: everyone_errors(everyone=sent.everyone))
    made = hand_out(
        token,
        WantedCards(number=sent.number, group=sent.group, everyone=sent.everyone),
        idempotency_key=idempotency_key(request.headers, request.body, sent.form_key),
        stores=here,
        now=here.now(),
        counts=here.counts(Limited.CARDS, origin="", address=found.id),
    )
    batch = made.batch
    data = schemas.BatchMadeOut(batch_id=batch.id, number=batch.number, sheet=_sheet(token, batch.id))
    return Answer(data, status=201, redirect=f"/insights/{token}/invitations?made")


@door.get(
    "/insights/{token}/invitations/{batch_id}/sheet",
    Audience.LINK,
    gives={200: schemas.CardsOut},
    refuses=(DeadLink, NotFound),
    html=True,
)
def sheet(request: Request, token: str, batch_id: str) -> Answer:
    """The cards of a batch, to print and to cut out: the same however often it is asked for."""
    here = platform()
    organisation, batch, codes = sheet_of(token, batch_id, stores=here, now=here.now())
    site = here.settings.site_url
    data = schemas.CardsOut(
        batch_id=batch.id,
        organisation=organisation.listing.name,
        number=batch.number,
        group=batch.group,
        expires_at=batch.expires_at,
        cards=[schemas.PrintedCardOut(code=printed(code), url=f"{site}/u/{code}") for code in codes],
    )
    last_day = batch.expires_at - _BEFORE_THE_END
    context = {"found": data, "token": token, "site": urlsplit(site).netloc, "last_day": last_day}
    return Answer(data, template="cards", context=context)


def _page(request: Request, token: str, *, errors: dict[str, str] | None = None) -> Answer:
    here = platform()
    organisation, batches = batches_of(token, stores=here, now=here.now())
    data = schemas.BatchesOut(items=[_batch(each, token) for each in batches])
    typed = request.form()
    context = {
        "found": data,
        "token": token,
        "name": organisation.listing.name,
        "takes_part": organisation.taking_part,
        "made": "made" in request.query,
        "typed": typed,
        "form_key": typed.get("form_key") or here.id_generator.new_id(),
        "errors": errors or {},
    }
    return Answer(data, status=422 if errors else 200, template="invitations", context=context)


def _batch(found: HandedOut, token: str) -> schemas.BatchOut:
    batch = found.batch
    return shown(schemas.BatchOut, batch, batch_id=batch.id, used=found.shown, sheet=_sheet(token, batch.id))


def _sheet(token: str, batch_id: str) -> str:
    return f"/insights/{token}/invitations/{batch_id}/sheet"
