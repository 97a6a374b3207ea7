"""For organisations, through the link to their figures: webhooks, which hear of what changed about them."""

from typing import Final

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.projections.webhooks import LONGEST_URL, MOST, Topic
from chalicelib.domain.rules.limits import Limited
from chalicelib.domain.rules.refusals import (
    ChangedMeanwhile,
    DeadLink,
    Invalid,
    NotFound,
    NotTakingPart,
    TooMany,
)
from chalicelib.dutch.refusals import WEBHOOK_FORM, messages
from chalicelib.entrypoints.http.chosen import read_with_choices
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.schemas.public_schemas import EmptyIn
from chalicelib.entrypoints.schemas.pushed import webhooks as schemas
from chalicelib.entrypoints.schemas.pushed.showing import webhook_shown
from chalicelib.use_cases.organisations import webhooks as verbs

blueprint = Blueprint(__name__)
door = Door(blueprint)

_PATH: Final = "/insights/{token}/webhooks"
_ONE: Final = "/insights/{token}/webhooks/{webhook_id}"


@door.get(_PATH, Audience.LINK, gives={200: schemas.WebhooksOut}, refuses=(DeadLink,), html=True)
def webhooks(request: Request, token: str) -> Answer:
    """The webhooks of an organisation, and how it goes with each; never their secrets."""
    return _page(request, token)


def _redisplay(request: Request, refusal: Invalid, token: str) -> Answer:
    return _page(request, token, errors=messages(refusal, WEBHOOK_FORM))


@door.post(
    _PATH,
    Audience.LINK,
    redisplay=_redisplay,
    takes=schemas.WebhookIn,
    gives={201: schemas.WebhookMadeOut},
    refuses=(DeadLink, Invalid, NotTakingPart, ChangedMeanwhile, TooMany),
    html=True,
)
def add_webhook(request: Request, token: str) -> Answer:
    """Register an address that hears of what changes about the organisation; the answer has the secret that signs.

    Asked for again within a day, the answer is the same; after that, it has no secret.
    """
    here, owner = platform(), _owner(token)
    sent = read_with_choices(request, schemas.WebhookIn, ("events",), *verbs.webhook_judges(local=here.settings.local))
    made = verbs.register(
        owner,
        verbs.WantedWebhook(url=sent.url, events=sent.events),
        local=here.settings.local,
        stores=here,
        now=here.now(),
        counts=here.counts(Limited.WEBHOOKS, origin="", address=owner.id),
    )
    return _page(request, token, made=made)


@door.post(
    f"{_ONE}/removal",
    Audience.LINK,
    takes=EmptyIn,
    gives={200: schemas.WebhookRemovedOut},
    refuses=(DeadLink, Invalid, NotFound),
    html=True,
)
def remove_webhook(request: Request, token: str, webhook_id: str) -> Answer:
    """Take a webhook away; nothing more is sent to it."""
    here, owner = platform(), _owner(token)
    request.read(EmptyIn)
    verbs.remove(owner, webhook_id, stores=here, now=here.now())
    data = schemas.WebhookRemovedOut(webhook_id=webhook_id, removed=True)
    return Answer(data, redirect=f"/insights/{token}/webhooks?done=removed")


@door.post(
    f"{_ONE}/secret",
    Audience.LINK,
    takes=EmptyIn,
    gives={201: schemas.WebhookMadeOut},
    refuses=(DeadLink, Invalid, NotFound, ChangedMeanwhile, TooMany),
    html=True,
)
def renew_webhook_secret(request: Request, token: str, webhook_id: str) -> Answer:
    """Make another secret; for a day, the former one signs as well."""
    here, owner = platform(), _owner(token)
    request.read(EmptyIn)
    counts = here.counts(Limited.WEBHOOKS, origin="", address=owner.id)
    made = verbs.renew_secret(owner, webhook_id, stores=here, now=here.now(), counts=counts)
    return _page(request, token, made=made)


@door.post(
    f"{_ONE}/test",
    Audience.LINK,
    takes=EmptyIn,
    gives={202: schemas.WebhookTriedOut},
    refuses=(DeadLink, Invalid, NotFound, TooMany),
    html=True,
)
def try_webhook(request: Request, token: str, webhook_id: str) -> Answer:
    """Send a message of kind `test`; a webhook that is paused is woken by it."""
    here, owner = platform(), _owner(token)
    request.read(EmptyIn)
    counts = here.counts(Limited.WEBHOOKS, origin="", address=owner.id)
    verbs.send_test(owner, webhook_id, stores=here, now=here.now(), counts=counts)
    data = schemas.WebhookTriedOut(webhook_id=webhook_id, status="waiting")
    return Answer(data, status=202, redirect=f"/insights/{token}/webhooks?done=tried")


def _owner(token: str) -> verbs.Owner:
    here = platform()
    return verbs.owner_by_link(token, stores=here, now=here.now())


def _page(
    request: Request, token: str, *, made: verbs.Made | None = None, errors: dict[str, str] | None = None
) -> Answer:
    here, owner = platform(), _owner(token)
    data = schemas.WebhooksOut(items=[webhook_shown(each) for each in verbs.webhooks_of(owner, stores=here)])
    answered = schemas.WebhookMadeOut(webhook_id=made.webhook.id, secret=made.secret) if made else data
    context = {
        "found": data,
        "made": made,
        "token": token,
        "name": owner.organisation.listing.name if owner.organisation else "",
        "topics": [str(each) for each in Topic],
        "most": MOST[False],
        "longest": LONGEST_URL,
        "done": request.query.get("done", ""),
        "typed": {} if made else request.form(),
        "errors": errors or {},
    }
    return Answer(answered, status=201 if made else 422 if errors else 200, template="webhooks", context=context)
