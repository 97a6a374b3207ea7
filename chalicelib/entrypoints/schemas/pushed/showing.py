"""The way it goes with a webhook, as its owner sees it."""

from typing import Any

from chalicelib.entrypoints.schemas.pushed.webhooks import WebhookOut
from chalicelib.entrypoints.schemas.showing import shown
from chalicelib.ports.pushed.webhooks import Registered


def state_of(found: Registered) -> dict[str, Any]:
    """Return the fields of an answer that say how it goes with a webhook."""
    state = found.state
    return {
        "state": "paused" if state.paused else "failing" if state.failures else "active",
        "last_at": state.last_at,
        "last_outcome": state.last_outcome or None,
    }


def webhook_shown(found: Registered) -> WebhookOut:
    """Return an organisation's webhook as the organisation sees it."""
    return shown(WebhookOut, found.webhook, webhook_id=found.webhook.id, **state_of(found))
