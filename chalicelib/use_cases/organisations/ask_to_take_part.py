"""An organisation asks to take part: through a link that is mailed to its registered address only."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Final

from chalicelib.domain.organisations.listing import EmailStatus
from chalicelib.domain.organisations.organisation import ContactPerson, Organisation
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, log_entry, mail_about
from chalicelib.domain.rules.lifecycle import OrganisationAction
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.mails import Mail, MailKind, Purpose
from chalicelib.domain.rules.refusals import (
    ChangedMeanwhile,
    FieldError,
    Invalid,
    KeyAway,
    NotFound,
    TooMany,
    UnreadableRecord,
)
from chalicelib.ports.bundle import Stores
from chalicelib.ports.stores import Effects
from chalicelib.use_cases.mails.open_link import open_link

_TRIES: Final = 3


def ask_participation_link(
    organisation_id: str, *, stores: Stores, now: datetime, asked: Sequence[Count] = (), mailed: Sequence[Count] = ()
) -> None:
    """Mail the link with which an organisation asks to take part; where there is nothing to ask, nobody hears so.

    Anybody can ask. What it counts against is as of the link to an organisation's figures.

    Raises:
        TooMany: this origin asks too much, of whatever organisations.
    """
    stores.counters.take(asked, now=now)
    mails: tuple[Mail, ...] = ()
    with suppress(NotFound):
        organisation = stores.organisations.get(organisation_id)
        if _may_ask(organisation) and organisation.listing.email_status is EmailStatus.OK:
            ids = stores.id_generator
            mails = (mail_about(organisation.references, MailKind.PARTICIPATION_LINK, now, ids.new_id()),)
    with suppress(TooMany):
        stores.outbox.ask(mails, mailed, now=now)


def asking_to_take_part(token: str, *, stores: Stores, now: datetime) -> Organisation:
    """The organisation that this link was mailed to; reading it changes nothing.

    Raises:
        DeadLink: not our link, too old, sent to an address that is no longer theirs, or of one that closed.
    """

    def still_open(organisation_id: str) -> Organisation | None:
        found = stores.organisations.get(organisation_id)
        return found if found.listing.closed_at is None else None

    return open_link(
        Purpose.PARTICIPATION, token, still_open, lambda found: found.contact_nonce, links=stores.links, now=now
    )


def ask_to_take_part(token: str, contact_name: str, *, consent: bool, stores: Stores, now: datetime) -> Organisation:
    """Put the organisation before the editors, who enrol it or say why not; one that asked before waits as it does.

    Raises:
        DeadLink: as above.
        Invalid: it does not consent.
        NotAllowed: it takes part.
        ChangedMeanwhile: editors keep deciding about it.
    """
    act = Act(by=Actor.ORGANISATION, at=now)
    for _ in range(_TRIES):
        before = asking_to_take_part(token, stores=stores, now=now)
        if wrong := consent_errors(consent=consent):
            raise Invalid(wrong)
        if before.moderation.asked_at and not before.taking_part:  # a form that was sent twice
            return before
        after, _ = before.decided(OrganisationAction.APPLY, act)
        entry = log_entry(
            f"organisation/{after.id}",
            OrganisationAction.APPLY,
            act,
            stores.id_generator,
            before=before.moderation.request,
            after=after.moderation.request,
        )
        try:
            stores.cases.save(
                Effects(entry=entry), organisation=(before, after), contact=ContactPerson(name=contact_name)
            )
        except ChangedMeanwhile:
            continue
        return after
    raise ChangedMeanwhile


def consent_errors(*, consent: bool) -> tuple[FieldError, ...]:
    """Return that an organisation does not say that it wants to take part; nothing where it does."""
    return () if consent else (FieldError("consent", "required", "consent_to_take_part"),)


def contact_if_readable(organisation: Organisation, *, stores: Stores) -> ContactPerson | None:
    """Return whom it named in a request that waits; None where none does, or where that cannot be read now."""
    if organisation.moderation.asked_at is None:
        return None
    try:
        return stores.cases.contact(organisation.id)
    except (UnreadableRecord, KeyAway):
        return None


def _may_ask(organisation: Organisation) -> bool:
    return not organisation.taking_part and organisation.listing.closed_at is None
