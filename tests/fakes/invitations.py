"""Invitations, in memory."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from chalicelib.domain.clock.days import day_of
from chalicelib.domain.organisations.invitations import Batch, Card, HandedOut, fault_of
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.refusals import Invalid, NotFound
from chalicelib.ports.stores import AlreadyThere, Effects
from chalicelib.ports.unread import Unread, stop

if TYPE_CHECKING:
    from tests.fakes import FakeOrganisations, FakeReviews


class FakeInvitations:
    """The port `Invitations`."""

    def __init__(self, organisations: "FakeOrganisations", reviews: "FakeReviews") -> None:
        self.cards: dict[str, Card] = {}
        self.batches: dict[str, HandedOut] = {}
        self._organisations = organisations
        self._reviews = reviews

    def hand_out(self, batch: Batch, keys: Sequence[str], effects: Effects) -> None:
        kept = self._organisations.all.get(batch.organisation_id)
        if kept is None:
            raise NotFound
        if batch.id in self.batches:
            raise AlreadyThere
        self._reviews.count(effects)
        for key in keys:
            self.cards[key] = Card(
                key=key, organisation_id=batch.organisation_id, batch_id=batch.id, until=batch.expires_at
            )
        self.batches[batch.id] = HandedOut(batch=batch, night=day_of(batch.made_at).toordinal())
        self._organisations.all[kept.id] = replace(kept, handed_out=kept.handed_out + len(keys))
        self._reviews.keep(effects)

    def of(self, organisation_id: str, *, unread: Unread = stop) -> Sequence[HandedOut]:
        del unread  # all of it can be read
        mine = (each for each in self.batches.values() if each.batch.organisation_id == organisation_id)
        return sorted(mine, key=lambda each: each.batch.made_at, reverse=True)

    def card(self, key: str) -> Card | None:
        return self.cards.get(key)

    def every(self, *, unread: Unread = stop) -> Iterator[HandedOut]:
        del unread  # all of it can be read
        return iter([*self.batches.values()])

    def pass_night(self, before: HandedOut, after: HandedOut) -> bool:
        found = self.batches[after.batch.id]
        if found.night != before.night:
            return False
        self.batches[after.batch.id] = replace(found, noted=after.noted, shown=after.shown, night=after.night)
        kept = self._organisations.all[after.batch.organisation_id]
        more = after.shown - before.shown
        self._organisations.all[kept.id] = replace(kept, cards_used=kept.cards_used + more)
        return True

    def check(self, review: Review, spends: str) -> None:
        """Refuse a review whose card cannot be used."""
        named = spends or review.invitation
        card = self.cards.get(named.partition("/")[2])
        if named and fault_of(card, review.organisation_id, review.submitted_at):
            raise Invalid(())

    def take(self, review: Review, spends: str) -> None:
        self._set(spends or review.invitation, used=True)
        if spends:
            self._count(spends)

    def let_go(self, before: Review, after: Review) -> None:
        if not before.invitation or after.invitation:
            return
        self._set(before.invitation, used=after.invited)
        if after.invited:
            self._count(before.invitation)

    def _count(self, named: str) -> None:
        found = self.batches[named.partition("/")[0]]
        self.batches[found.batch.id] = replace(found, used=found.used + 1)

    def _set(self, named: str, *, used: bool) -> None:
        if card := self.cards.get(named.partition("/")[2]):
            self.cards[card.key] = replace(card, used=used)
