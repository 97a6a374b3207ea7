"""A change that two addresses want to hear of, one of which is away: what the handler that pushes changes finds."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from chalicelib.adapters.dynamodb.projections.log import entry_item
from chalicelib.domain.projections.webhooks import EDITORS, Topic, Webhook
from chalicelib.domain.rules.lifecycle import Status
from chalicelib.ports.stores import Effects
from tests.builders import entry
from tests.fakes.webhooks import FakePost
from tests.races.arena import Arena


def changes_that_somebody_hears_of(arena: Arena) -> Mapping[str, Any]:
    here, now = arena.here, arena.here.now()
    vars(here)["webhook_post"] = FakePost(answers={"https://away.example/": "500"})
    for number, url in enumerate(("https://hook.example/", "https://away.example/")):
        webhook = Webhook(
            id=f"w-{number}", owner=EDITORS, url=url, events=(Topic.PUBLISHED,), made_at=now - timedelta(minutes=2)
        )
        logged = Effects(entry=entry(id=f"made-{number}", subject=f"webhook/{webhook.id}", at=webhook.made_at))
        here.webhooks.add(webhook, b"s" * 32, version=number, effects=logged)
    (online,) = arena.reviews(1, arena.organisation(), status=Status.PUBLISHED)
    act = entry(id="came-online", subject=f"review/{online.id}", at=now - timedelta(minutes=1), action="approve")
    arena._put([entry_item(act, "", "")])
    return {}
