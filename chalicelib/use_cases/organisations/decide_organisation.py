"""An editor rules on an organisation: whether it takes part, and how."""

import contextlib
from collections.abc import Iterable
from datetime import datetime

from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.rules.actor import Party
from chalicelib.domain.rules.law import Act, Decision, Facts, log_entry, mails_about
from chalicelib.domain.rules.lifecycle import BLOCKS, OrganisationAction
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import ChangedMeanwhile
from chalicelib.ports.bundle import Stores
from chalicelib.ports.stores import Written


def decide_organisation(wish: Decision[OrganisationAction], *, stores: Stores, now: datetime) -> Organisation:
    """Move an organisation as the law allows; it hears of it by mail.

    Raises:
        NotFound: there is no such organisation.
        ChangedMeanwhile: the editor saw an older version, or somebody else was first.
        NotAllowed: the law does not allow it.
        Invalid: the explanation is missing.
    """
    before = stores.organisations.get(wish.id)
    act = wish.act_on(before.standing.version, now=now)
    after, mails = before.decided(wish.action, act, until=wish.until)
    record_standing(before, after, mails, wish.action, act, wish.until, stores=stores)
    return after


def lift_ended_blocks(organisation_ids: Iterable[str], *, stores: Stores, now: datetime) -> int:
    """The clock puts away the blocks whose date has come, and tells the organisations; returns how many.

    Nobody waits for it: a block ends when its moment comes, whoever has noticed.
    """
    lifted = 0
    for organisation_id in organisation_ids:
        before = stores.organisations.get(organisation_id)
        until = before.standing.blocked_until
        if until is None or until > now or before.standing.state not in BLOCKS:
            continue
        act = Act(by=Party.CLOCK, at=now, explanation="De einddatum van de blokkade is bereikt.")
        after, mails = before.decided(OrganisationAction.UNBLOCK, act)
        with contextlib.suppress(ChangedMeanwhile):
            record_standing(before, after, mails, OrganisationAction.UNBLOCK, act, None, stores=stores)
            lifted += 1
    return lifted


def record_standing(
    before: Organisation,
    after: Organisation,
    kinds: tuple[MailKind, ...],
    action: OrganisationAction,
    act: Act,
    until: datetime | None,
    *,
    stores: Stores,
) -> None:
    """Save a new standing with its log entry and mails.

    Raises:
        ChangedMeanwhile: somebody else was first.
    """
    subject = f"organisation/{after.id}"
    entry = log_entry(subject, action, act, stores.chance, before=_said(before), after=_said(after))
    facts: Facts = {"by": act.by, "explanation": act.explanation, "until": until}
    mails = mails_about(after.references, kinds, act.at, stores.chance, **facts)
    stores.organisations.save(before, after, Written(entry=entry, mails=mails))


def _said(organisation: Organisation) -> str:
    """An organisation's standing in one word each, for the log."""
    standing = organisation.standing
    return f"{standing.participation} {standing.state} {standing.warning.state}"
