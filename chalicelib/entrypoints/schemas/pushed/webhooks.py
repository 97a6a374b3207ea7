"""Schemas of webhooks: what somebody asks for, and how it goes with it; see `public_schemas.py`."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta, field

from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.projections.webhooks import LONGEST_URL, Topic
from chalicelib.entrypoints.schemas import named
from chalicelib.entrypoints.schemas.public_schemas import In, Out

State = Annotated[str, Meta(title="WebhookState", extra_json_schema={"enum": ["active", "failing", "paused"]})]
Event = Annotated[str, Meta(title="WebhookEvent", extra_json_schema={"enum": [str(each) for each in Topic]})]


class WebhookIn(In):
    """An https address to send messages to, and what it wants to hear of."""

    url: Annotated[str, Meta(min_length=1, max_length=LONGEST_URL, extra_json_schema={"format": "uri"})]
    events: Annotated[list[Topic], Meta(max_length=10)]


class EditorsWebhookIn(WebhookIn):
    """The same, of all sectors or of some."""

    sectors: Annotated[list[Sector], Meta(max_length=10)] = field(default_factory=list)


class WebhookMadeOut(Out):
    """A webhook with the secret that signs its messages: shown now, and for a day to whoever asks for the same."""

    webhook_id: str
    secret: str | None


class WebhookOut(Out):
    """A webhook, without its secret."""

    webhook_id: str
    url: named.Url
    events: list[Event]
    made_at: datetime
    state: State
    last_at: datetime | None  # of the last message that was tried
    last_outcome: str | None  # the status of the answer to it, or a word for why there was none


class EditorsWebhookOut(WebhookOut):
    sectors: list[named.Sector]  # all where there are none


class WebhooksOut(Out):
    items: list[WebhookOut]


class EditorsWebhooksOut(Out):
    items: list[EditorsWebhookOut]


class WebhookRemovedOut(Out):
    webhook_id: str
    removed: bool


class WebhookTriedOut(Out):
    """A message to try it waits; within a minute or so `last_outcome` says what came of it."""

    webhook_id: str
    status: Annotated[str, Meta(extra_json_schema={"enum": ["waiting"]})]
