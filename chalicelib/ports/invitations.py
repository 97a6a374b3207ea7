"""The port of invitations; see `stores.py`. A card is taken and let go in the write that moves its review."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from chalicelib.domain.organisations.invitations import Batch, Card, HandedOut
from chalicelib.ports.stores import Effects
from chalicelib.ports.unread import Unread, stop


class Invitations(Protocol):
    """The batches of cards that organisations handed out, and the cards by the keyed hash of their code."""

    def hand_out(self, batch: Batch, keys: Sequence[str], effects: Effects) -> None:
        """Make a batch with these cards, all or none that counts. Raises AlreadyThere, NotFound: no such organisation.

        A card of a batch that was not made is known to nobody, and goes when it would have been too old.
        """
        ...

    def of(self, organisation_id: str, *, unread: Unread = stop) -> Sequence[HandedOut]:
        """Return the batches of an organisation, the newest first."""
        ...

    def card(self, key: str) -> Card | None: ...

    def every(self, *, unread: Unread = stop) -> Iterator[HandedOut]:
        """Yield all batches, in no order."""
        ...

    def pass_night(self, before: HandedOut, after: HandedOut) -> bool:
        """Note what a night found of a batch, and move its organisation's figure on; False where that was done."""
        ...
