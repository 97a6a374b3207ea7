"""An organisation invites everybody of a group, by cards that it prints and hands out without choosing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.domain.organisations.invitations import Batch, Card, Group, HandedOut, code_in, code_of, key_of
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, log_entry
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.refusals import FieldError, Invalid, NotFound, NotTakingPart
from chalicelib.ports.bundle import Stores
from chalicelib.ports.stores import AlreadyThere, Effects
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.organisations.ask_insights import insights_of
from chalicelib.use_cases.reviews.once import answer_before, answered


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedCards:
    """The cards that an organisation asks for."""

    number: int
    group: Group
    everyone: bool  # everybody of the group gets one


def hand_out(
    token: str,
    wanted: WantedCards,
    *,
    idempotency_key: str,
    stores: Stores,
    now: datetime,
    counts: Sequence[Count] = (),
) -> HandedOut:
    """Make a batch of cards; asked for twice under one key within a day, it is made once.

    The log says that cards were made, and names no batch.

    Args:
        token: the link to its figures.
        wanted: how many, for whom.
        idempotency_key: as it came; empty where none did.
        stores: where cards are.
        now: the moment.
        counts: what a card counts against, each of them by itself.

    Raises:
        DeadLink: not our link, too old, or killed.
        NotTakingPart: nobody can write about it.
        Invalid: not everybody is to get one.
        TooMany: it made too many today.
    """
    organisation = insights_of(token, stores=stores, now=now)
    if wrong := everyone_errors(everyone=wanted.everyone):
        raise Invalid(wrong)
    if not organisation.taking_part:
        raise NotTakingPart
    ids, sent = stores.id_generator, [organisation.id, wanted.number, wanted.group]
    batch = Batch(
        id=ids.new_id(), organisation_id=organisation.id, number=wanted.number, group=wanted.group, made_at=now
    )
    once = answered("invitations", idempotency_key, sent, batch.id, id_generator=ids, now=now)
    if before := answer_before(once, stores=stores, now=now):
        return _batch(organisation, before, stores)
    stores.counters.take([replace(each, times=wanted.number) for each in counts], now=now)
    entry = log_entry(f"organisation/{organisation.id}", "hand_out", Act(by=Actor.ORGANISATION, at=now), ids, after="")
    keys = [key_of(each, ids.keyed) for each in codes_of(batch, stores=stores)]
    try:
        stores.invitations.hand_out(batch, keys, Effects(entry=entry, answered=once))
    except AlreadyThere:
        return _batch(organisation, answer_before(once, stores=stores, now=now), stores)
    return HandedOut(batch=batch)


def everyone_errors(*, everyone: bool) -> tuple[FieldError, ...]:
    """Return that not everybody of a group is to get a card; nothing where each does."""
    return () if everyone else (FieldError("everyone", "required", "everyone"),)


def batches_of(token: str, *, stores: Stores, now: datetime) -> tuple[Organisation, Sequence[HandedOut]]:
    """Return an organisation and what it handed out within the last year, the newest first.

    Raises:
        DeadLink: as above.
    """
    organisation = insights_of(token, stores=stores, now=now)
    found = stores.invitations.of(organisation.id, unread=go_past)
    return organisation, [each for each in found if now < each.batch.expires_at]


def sheet_of(token: str, batch_id: str, *, stores: Stores, now: datetime) -> tuple[Organisation, Batch, Sequence[str]]:
    """Return an organisation, one of its batches, and the codes to print: those that were used among them.

    Raises:
        DeadLink: as above.
        NotFound: it has no such batch.
    """
    organisation, batches = batches_of(token, stores=stores, now=now)
    batch = next((each.batch for each in batches if each.batch.id == batch_id), None)
    if batch is None:
        raise NotFound
    return organisation, batch, codes_of(batch, stores=stores)


def codes_of(batch: Batch, *, stores: Stores) -> Sequence[str]:
    keyed = stores.id_generator.keyed
    return [code_of(batch.id, number, keyed) for number in range(1, batch.number + 1)]


def card_by(typed: str, *, stores: Stores) -> Card | None:
    """Return the card of a code that somebody typed, used or not; None where there is none."""
    code = code_in(typed)
    return stores.invitations.card(key_of(code, stores.id_generator.keyed)) if code else None


def _batch(organisation: Organisation, batch_id: str, stores: Stores) -> HandedOut:
    found = stores.invitations.of(organisation.id, unread=go_past)
    return next(each for each in found if each.batch.id == batch_id)
