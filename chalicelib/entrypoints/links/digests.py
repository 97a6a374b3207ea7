"""For organisations, through the link in their monthly mail: stop it, or have it come again."""

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.rules.refusals import ChangedMeanwhile, DeadLink, Invalid
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import Answer, Audience, Request, one_click
from chalicelib.entrypoints.schemas import insights_schemas as schemas
from chalicelib.use_cases.organisations.choose_digest import choose_digest, digest_choice

blueprint = Blueprint(__name__)
door = Door(blueprint)


@door.get("/digest/{token}", Audience.LINK, gives={200: schemas.DigestOut}, refuses=(DeadLink,), html=True)
def show_digest(request: Request, token: str) -> Answer:
    """The monthly mail of an organisation: what it is, and whether it comes; opening this changes nothing."""
    return _page(_opened(token), token, chosen="chosen" in request.query)


@door.post(
    "/digest/{token}",
    Audience.LINK,
    takes=schemas.DigestIn,
    gives={200: schemas.DigestOut},
    refuses=(DeadLink, Invalid, ChangedMeanwhile),
    html=True,
)
def choose(request: Request, token: str) -> Answer:
    """Stop the monthly mail, or have it come again; mail programs stop it in one click (RFC 8058)."""
    _opened(token)
    at_once = one_click(request.headers, request.body)
    stop = at_once or request.read(schemas.DigestIn).action is schemas.DigestAction.STOP
    here = platform()
    after = choose_digest(token, stop=stop, stores=here, now=here.now())
    return _page(after, token, chosen=True, redirect="" if at_once else f"/digest/{token}?chosen")


def _opened(token: str) -> Organisation:
    here = platform()
    return digest_choice(token, stores=here, now=here.now())


def _page(found: Organisation, token: str, *, chosen: bool, redirect: str = "") -> Answer:
    action = schemas.DigestAction.RESUME if found.digest_stopped else schemas.DigestAction.STOP
    data = schemas.DigestOut(
        organisation_id=found.id,
        name=found.listing.name,
        receives=not found.digest_stopped,
        allowed_actions=[action],
    )
    context = {"found": data, "token": token, "chosen": chosen}
    return Answer(data, template="digest", context=context, redirect=redirect)
