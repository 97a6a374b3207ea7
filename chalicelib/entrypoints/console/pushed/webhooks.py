"""For editors: webhooks of others, such as a register, which hear of what changed, of all sectors or of some."""

from typing import Final

from chalice.app import Blueprint

from chalicelib.bootstrap import platform
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.projections.webhooks import LONGEST_URL, MOST, Topic
from chalicelib.domain.rules.limits import Limited
from chalicelib.domain.rules.refusals import ChangedMeanwhile, Invalid, NotForYou, NotFound, NotSignedIn, TooMany
from chalicelib.dutch.refusals import WEBHOOK_FORM, messages
from chalicelib.entrypoints.http.chosen import read_with_choices
from chalicelib.entrypoints.http.door import Door
from chalicelib.entrypoints.http.request import Answer, Audience, Request
from chalicelib.entrypoints.schemas.public_schemas import EmptyIn
from chalicelib.entrypoints.schemas.pushed import webhooks as schemas
from chalicelib.entrypoints.schemas.pushed.showing import state_of
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.ports.pushed.webhooks import Registered
from chalicelib.use_cases.organisations import webhooks as verbs

blueprint = Blueprint(__name__)
door = Door(blueprint)

_PATH: Final = "/editor/webhooks"
_ONE: Final = "/editor/webhooks/{webhook_id}"


@door.get(
    _PATH,
    Audience.EDITOR,
    duty=Duty.CONNECT,
    gives={200: schemas.EditorsWebhooksOut},
    refuses=(NotSignedIn, NotForYou),
    html=True,
)
def editors_webhooks(request: Request) -> Answer:
    """The webhooks of others, and how it goes with each; never their secrets."""
    return _page(request)


def _redisplay(request: Request, refusal: Invalid) -> Answer:
    return _page(request, errors=messages(refusal, WEBHOOK_FORM))


@door.post(
    _PATH,
    Audience.EDITOR,
    duty=Duty.CONNECT,
    redisplay=_redisplay,
    takes=schemas.EditorsWebhookIn,
    gives={201: schemas.WebhookMadeOut},
    refuses=(NotSignedIn, NotForYou, Invalid, ChangedMeanwhile, TooMany),
    html=True,
)
def add_editors_webhook(request: Request) -> Answer:
    """Register an address of others that hears of what changes; the answer has the secret that signs.

    Asked for again within a day, the answer is the same; after that, it has no secret.
    """
    here, owner = platform(), verbs.owner_by_editor(request.who)
    judges = verbs.webhook_judges(local=here.settings.local)
    sent = read_with_choices(request, schemas.EditorsWebhookIn, ("events", "sectors"), *judges)
    made = verbs.register(
        owner,
        verbs.WantedWebhook(url=sent.url, events=sent.events, sectors=sent.sectors),
        local=here.settings.local,
        stores=here,
        now=here.now(),
        counts=here.counts(Limited.WEBHOOKS, origin="", address=request.who.id),
    )
    return _page(request, made=made)


@door.post(
    f"{_ONE}/removal",
    Audience.EDITOR,
    duty=Duty.CONNECT,
    takes=EmptyIn,
    gives={200: schemas.WebhookRemovedOut},
    refuses=(NotSignedIn, NotForYou, Invalid, NotFound),
    html=True,
)
def remove_editors_webhook(request: Request, webhook_id: str) -> Answer:
    """Take a webhook away; nothing more is sent to it."""
    request.read(EmptyIn)
    here = platform()
    verbs.remove(verbs.owner_by_editor(request.who), webhook_id, stores=here, now=here.now())
    data = schemas.WebhookRemovedOut(webhook_id=webhook_id, removed=True)
    return Answer(data, redirect="/editor/webhooks?done=removed")


@door.post(
    f"{_ONE}/secret",
    Audience.EDITOR,
    duty=Duty.CONNECT,
    takes=EmptyIn,
    gives={201: schemas.WebhookMadeOut},
    refuses=(NotSignedIn, NotForYou, Invalid, NotFound, ChangedMeanwhile, TooMany),
    html=True,
)
def renew_editors_webhook_secret(request: Request, webhook_id: str) -> Answer:
    """Make another secret; for a day, the former one signs as well."""
    request.read(EmptyIn)
    here = platform()
    counts = here.counts(Limited.WEBHOOKS, origin="", address=request.who.id)
    owner = verbs.owner_by_editor(request.who)
    made = verbs.renew_secret(owner, webhook_id, stores=here, now=here.now(), counts=counts)
    return _page(request, made=made)


@door.post(
    f"{_ONE}/test",
    Audience.EDITOR,
    duty=Duty.CONNECT,
    takes=EmptyIn,
    gives={202: schemas.WebhookTriedOut},
    refuses=(NotSignedIn, NotForYou, Invalid, NotFound, TooMany),
    html=True,
)
def try_editors_webhook(request: Request, webhook_id: str) -> Answer:
    """Send a message of kind `test`; a webhook that is paused is woken by it."""
    request.read(EmptyIn)
    here = platform()
    counts = here.counts(Limited.WEBHOOKS, origin="", address=request.who.id)
    verbs.send_test(verbs.owner_by_editor(request.who), webhook_id, stores=here, now=here.now(), counts=counts)
    data = schemas.WebhookTriedOut(webhook_id=webhook_id, status="waiting")
    return Answer(data, status=202, redirect="/editor/webhooks?done=tried")


def _page(request: Request, *, made: verbs.Made | None = None, errors: dict[str, str] | None = None) -> Answer:
    here, owner = platform(), verbs.owner_by_editor(request.who)
    data = schemas.EditorsWebhooksOut(items=[_shown(each) for each in verbs.webhooks_of(owner, stores=here)])
    answered = schemas.WebhookMadeOut(webhook_id=made.webhook.id, secret=made.secret) if made else data
    context = {
        "found": data,
        "made": made,
        "topics": [str(each) for each in Topic],
        "most": MOST[True],
        "longest": LONGEST_URL,
        "done": request.query.get("done", ""),
        "typed": {} if made else request.form(),
        "errors": errors or {},
        "own_sectors": request.who.sectors,
    }
    status = 201 if made else 422 if errors else 200
    return Answer(answered, status=status, template="editor_webhooks", context=context)


def _shown(found: Registered) -> schemas.EditorsWebhookOut:
    return shown(schemas.EditorsWebhookOut, found.webhook, webhook_id=found.webhook.id, **state_of(found))
