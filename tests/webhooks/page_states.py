"""Every state of the pages on which somebody asks to hear of changes."""

from dataclasses import replace
from typing import Any

from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.projections.webhooks import LONGEST_URL, Topic, Webhook
from chalicelib.entrypoints.schemas.pushed import webhooks as schemas
from chalicelib.use_cases.organisations.webhooks import Made
from tests.entrypoints.pages.page_words import NOW, TOKEN, Words

_TOPICS = [str(each) for each in Topic]
_SECRET = "whsec_bm90IGEgc2VjcmV0LCBhbmQgbG9uZyBlbm91Z2ggdG8gbG9vayBsaWtlIG9uZQ=="


def webhook_states(said: str) -> dict[str, tuple[str, Words]]:
    made = Made(webhook=Webhook(id="w1", owner="o1", url="", events=(), made_at=NOW), secret=_SECRET)
    own = schemas.WebhooksOut(items=[schemas.WebhookOut(**_shown(number, said)) for number in range(5)])
    few = schemas.WebhooksOut(items=own.items[:2])
    others = schemas.EditorsWebhooksOut(
        items=[
            schemas.EditorsWebhookOut(**_shown(number, said), sectors=[Sector.CHILD_CARE] * number)
            for number in range(3)
        ]
    )
    nothing = schemas.WebhooksOut(items=[])
    wrong: Words = {
        "errors": {"url": "Geef een adres.", "events": "Kies.", said: said},
        "typed": {"url": said, "events": {"offline": "true"}, "sectors": {"youth_care": "true"}},
    }
    page: Words = {
        "found": few,
        "made": None,
        "token": TOKEN,
        "name": said,
        "topics": _TOPICS,
        "most": 5,
        "longest": LONGEST_URL,
        "done": "",
        "typed": {},
        "errors": {},
        "own_sectors": (),
    }
    return {
        "webhooks": ("webhooks", page),
        "webhooks, none": ("webhooks", {**page, "found": nothing, "done": "removed"}),
        "webhooks, full": ("webhooks", {**page, "found": own, "done": "tried"}),
        "webhooks, made": ("webhooks", {**page, "made": made}),
        "webhooks, known": ("webhooks", {**page, "made": replace(made, secret=None)}),
        "webhooks, wrong": ("webhooks", {**page, **wrong}),
        "editor_webhooks": ("editor_webhooks", {**page, "found": others, "most": 20}),
        "editor_webhooks, made": ("editor_webhooks", {**page, "found": others, "most": 3, "made": made}),
        "editor_webhooks, wrong": (
            "editor_webhooks",
            {**page, **wrong, "found": nothing, "own_sectors": (Sector.YOUTH_CARE,)},
        ),
    }


def _shown(number: int, said: str) -> dict[str, Any]:
    outcomes = (None, "204", "500", "redirect", "timeout")
    return {
        "webhook_id": f"w{number}",
        "url": f"https://hook.example/{said}",
        "events": _TOPICS[number:] or _TOPICS[:1],
        "made_at": NOW,
        "state": ("active", "active", "failing", "failing", "paused")[number],
        "last_at": NOW if outcomes[number] else None,
        "last_outcome": outcomes[number],
    }
