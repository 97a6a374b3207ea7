"""Webhooks, in memory."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from chalicelib.domain.projections.webhooks import TEST, Delivery, Webhook, WebhookState
from chalicelib.domain.rules.refusals import ChangedMeanwhile, NotFound
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.ports.pushed.webhooks import Registered, Turn
from chalicelib.ports.stores import Effects
from chalicelib.ports.unread import Unread, stop

if TYPE_CHECKING:
    from tests.fakes import FakeReviews

_CLAIMED_FOR = timedelta(seconds=180)


@dataclass
class _Kept:
    registered: Registered
    secrets: list[bytes]
    former_until: datetime | None = None
    due: datetime | None = None
    arrived: int = 0
    waits: dict[str, tuple[Delivery, datetime]] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)


class FakeWebhooks:
    """The port `Webhooks`."""

    def __init__(self, reviews: "FakeReviews") -> None:
        self.all: dict[str, _Kept] = {}
        self.versions: dict[str, int] = {}
        self._reviews = reviews

    def of(self, owner: str, *, unread: Unread = stop) -> Sequence[Registered]:
        del unread  # all of it can be read
        mine = (each.registered for each in self.all.values() if each.registered.webhook.owner == owner)
        return sorted(mine, key=lambda each: (each.webhook.made_at, each.webhook.id))

    def of_organisations(self, *, unread: Unread = stop) -> Iterator[Webhook]:
        del unread  # all of it can be read
        found = [each.registered.webhook for each in self.all.values()]
        return (each for each in found if not each.of_editors)

    def version(self, owner: str) -> int:
        return self.versions.get(owner, 0)

    def add(self, webhook: Webhook, secret: bytes, *, version: int, effects: Effects) -> None:
        if version != self.version(webhook.owner):
            raise ChangedMeanwhile
        self._reviews.count(effects)
        self.versions[webhook.owner] = version + 1
        self.all[webhook.id] = _Kept(Registered(webhook=webhook, state=WebhookState()), [secret])
        self._reviews.keep(effects)

    def remove(self, webhook: Webhook, *, effects: Effects | None = None) -> None:
        self._there(webhook)
        if effects:
            self._reviews.count(effects)
        del self.all[webhook.id]
        if effects:
            self._reviews.keep(effects)

    def another_secret(self, webhook: Webhook, secret: bytes, *, both_until: datetime, effects: Effects) -> None:
        found = self._there(webhook)
        self._reviews.count(effects)
        found.secrets, found.former_until = [secret, found.secrets[0]], both_until
        self._reviews.keep(effects)

    def secrets(self, webhook: Webhook, *, now: datetime) -> Sequence[bytes]:
        found = self._there(webhook)
        both = found.former_until is not None and now < found.former_until
        return found.secrets if both else found.secrets[:1]

    def put(self, webhook: Webhook, delivery: Delivery, *, now: datetime, wake: bool) -> bool:
        found = self.all.get(webhook.id)
        if found is None or delivery.id in found.known:
            return False
        found.known.add(delivery.id)
        found.waits[delivery.id] = (delivery, now + kept(Kept.DELIVERY))
        found.arrived += 1
        if wake:
            found.due = now
        elif not found.registered.state.paused:
            found.due = found.due or now
        return True

    def due(self, *, now: datetime, limit: int) -> Sequence[tuple[str, str]]:
        waiting = sorted((each.due, key) for key, each in self.all.items() if each.due and each.due <= now)
        return [(self.all[key].registered.webhook.owner, key) for _, key in waiting[:limit]]

    def claim(self, owner: str, webhook_id: str, *, now: datetime, limit: int) -> Turn | None:
        found = self.all.get(webhook_id)
        if found is None or found.registered.webhook.owner != owner or found.due is None or found.due > now:
            return None
        found.due = now + _CLAIMED_FOR
        live = [each for each, until in found.waits.values() if now < until]
        live.sort(key=lambda each: (each.happening.topic != TEST, each.happening.at, each.id))
        return Turn(
            registered=found.registered,
            deliveries=live[:limit],
            more=len(live) > limit,
            until=found.due.isoformat(),
            arrived=found.arrived,
        )

    def settle(self, turn: Turn, done: Collection[Delivery], state: WebhookState, *, due: datetime | None) -> None:
        found = self.all.get(turn.registered.webhook.id)
        if found is None:
            return
        for each in done:
            found.waits.pop(each.id, None)
        if found.due is None or found.due.isoformat() != turn.until:
            return
        found.registered = replace(found.registered, state=state)
        came = found.arrived != turn.arrived
        found.due = due or (found.due - _CLAIMED_FOR if came else None)

    def _there(self, webhook: Webhook) -> _Kept:
        found = self.all.get(webhook.id)
        if found is None or found.registered.webhook.owner != webhook.owner:
            raise NotFound
        return found


@dataclass
class FakePost:
    """The port `Post`: what it was given, and what each address answers."""

    answers: dict[str, str] = field(default_factory=dict)
    sent: list[tuple[str, Mapping[str, str], bytes]] = field(default_factory=list)

    def __call__(self, url: str, headers: Mapping[str, str], body: bytes, /) -> str:
        self.sent.append((url, headers, body))
        return self.answers.get(url, "200")
