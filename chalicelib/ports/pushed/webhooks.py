"""Webhooks, their messages, and the way out to an address."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from chalicelib.domain.projections.webhooks import Delivery, Webhook, WebhookState
from chalicelib.ports.stores import Effects
from chalicelib.ports.unread import Unread, stop


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A webhook, and how it goes with it."""

    webhook: Webhook
    state: WebhookState


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A webhook in one sender's hand, with the oldest of the messages that wait for it."""

    registered: Registered
    deliveries: Sequence[Delivery]
    more: bool  # than these wait
    until: str  # the end of the claim, by which it is known again
    arrived: int  # messages that ever came for it


class Webhooks(Protocol):
    """Who hears of changes, and what waits to be told them."""

    def of(self, owner: str, *, unread: Unread = stop) -> Sequence[Registered]:
        """Return an owner's, the oldest first."""
        ...

    def of_organisations(self, *, unread: Unread = stop) -> Iterator[Webhook]:
        """All that any organisation has. Looks at every item that webhooks have: seldom done."""
        ...

    def version(self, owner: str) -> int:
        """Return how often the list of an owner grew."""
        ...

    def add(self, webhook: Webhook, secret: bytes, *, version: int, effects: Effects) -> None:
        """Raises ChangedMeanwhile: the list grew since that version."""
        ...

    def remove(self, webhook: Webhook, *, effects: Effects | None = None) -> None:
        """Take one away; what waits for it goes at its time. Raises NotFound."""
        ...

    def another_secret(self, webhook: Webhook, secret: bytes, *, both_until: datetime, effects: Effects) -> None:
        """Let the secret that signs now sign until then, beside the other. Raises NotFound."""
        ...

    def secrets(self, webhook: Webhook, *, now: datetime) -> Sequence[bytes]:
        """Return the secrets that sign, the newest first. Raises NotFound, Busy, UnreadableRecord."""
        ...

    def put(self, webhook: Webhook, delivery: Delivery, *, now: datetime, wake: bool) -> bool:
        """Let a message wait, once; False where it was known before, or nobody waits for it any more.

        With `wake`, also where the webhook rests, or waits after a failure, it is tried at once.
        """
        ...

    def due(self, *, now: datetime, limit: int) -> Sequence[tuple[str, str]]:
        """Return the owners and ids of webhooks for which something waits that may be tried."""
        ...

    def claim(self, owner: str, webhook_id: str, *, now: datetime, limit: int) -> Turn | None:
        """Take a webhook in hand; None when it is gone, not due, or somebody else's for now.

        Raises:
            UnreadableRecord: it is no webhook that this release knows; it waits.
        """
        ...

    def settle(self, turn: Turn, done: Collection[Delivery], state: WebhookState, *, due: datetime | None) -> None:
        """Forget messages that were told, and let the rest wait until then, or until the webhook is woken."""
        ...


class Post(Protocol):
    """The way out to an address of somebody else."""

    def __call__(self, url: str, headers: Mapping[str, str], body: bytes, /) -> str:
        """Return the status of the answer, or a code of why there was none. Never raises, never lasts."""
        ...
