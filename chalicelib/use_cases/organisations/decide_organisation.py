"""An editor rules on an organisation: whether it takes part, and how."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Final

from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.projections.queue import QueueKind
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.conduct import check_rule, rule_errors
from chalicelib.domain.rules.law import Act, Decision, Facts, log_entry, mails_about
from chalicelib.domain.rules.lifecycle import BLOCKS, OrganisationAction
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import ChangedMeanwhile, Invalid, NotFound, Refusal, UnreadableRecord
from chalicelib.ports.bundle import Stores
from chalicelib.ports.stores import Effects
from chalicelib.use_cases.aside.past import Past
from chalicelib.use_cases.reviews.close_reviews import close_some, tasks_of_leaving

_ENDED: Final = "De einddatum van de blokkade is bereikt."
_UNCONFIRMED: Final = "Geen tweede redacteur bevestigde de blokkade."


def decide_organisation(decision: Decision[OrganisationAction], *, stores: Stores, now: datetime) -> Organisation:
    """Move an organisation as the law allows; it hears of it by mail.

    Raises:
        NotFound: there is no such organisation.
        ChangedMeanwhile: the editor saw an older version, or somebody else was first.
        NotAllowed: the law does not allow it.
        NeedsAnotherEditor: it takes two, and this is the one of before.
        Invalid: the explanation is missing, the rule is unknown or the end cannot be; all of that at once.
    """
    before = stores.organisations.get(decision.id)
    # The code is about texts: what is decided about an organisation has a ground of its own, whatever rule came along.
    act = replace(decision.act_on(before.moderation.version, now=now), rule="")
    try:
        after, mails = before.decided(decision.action, act, until=decision.until)
    except Invalid as refusal:
        raise Invalid((*rule_errors(decision.rule), *refusal.errors)) from None
    check_rule(decision.rule)
    record_moderation(before, after, mails, decision.action, act, decision.until, stores=stores)
    if before.taking_part and not after.taking_part:
        with suppress(Refusal):  # the clock goes on with it, and with those that are more
            close_some(after.id, after="", stores=stores, now=now)
    return after


def lift_ended_blocks(*, stores: Stores, now: datetime) -> int:
    """The clock puts away the blocks whose date has come, and tells the organisations; returns how many.

    Nobody waits for it: a block ends when its moment comes, whoever has noticed.
    """
    lifted = 0
    past = Past("lift_blocks", stores=stores, now=now)
    for organisation_id in stores.queue.ids(QueueKind.ORGANISATION, unread=past.note):
        with past.it(f"organisation/{organisation_id}"):
            lifted += _lift_ended_block(organisation_id, stores, now)
    past.settled()
    return lifted


def _lift_ended_block(organisation_id: str, stores: Stores, now: datetime) -> bool:
    try:
        before = stores.organisations.get(organisation_id)
    except NotFound:  # and yet it waits in the queue
        raise UnreadableRecord(f"organisations/{organisation_id}", "gone") from None
    until = before.moderation.blocked_until
    if until is None or until > now or before.moderation.state not in BLOCKS:
        return False
    unconfirmed = before.moderation.blocked_by and before.moderation.block_wanted_until != until
    act = Act(by=Actor.CLOCK, at=now, explanation=_UNCONFIRMED if unconfirmed else _ENDED)
    after, mails = before.decided(OrganisationAction.UNBLOCK, act)
    try:
        record_moderation(before, after, mails, OrganisationAction.UNBLOCK, act, None, stores=stores)
    except ChangedMeanwhile:
        return False
    return True


def record_moderation(
    before: Organisation,
    after: Organisation,
    kinds: tuple[MailKind, ...],
    action: OrganisationAction,
    act: Act,
    until: datetime | None,
    *,
    stores: Stores,
) -> None:
    """Save a new moderation state with its log entry and mails.

    Raises:
        ChangedMeanwhile: somebody else was first.
    """
    subject = f"organisation/{after.id}"
    # Only the act that puts away a block whose date has come finds it there.
    was = before.moderation.said if action is OrganisationAction.UNBLOCK else before.moderation.said_at(act.at)
    entry = log_entry(subject, action, act, stores.id_generator, before=was, after=after.moderation.said_at(act.at))
    facts: Facts = {"by": act.by, "explanation": act.explanation, "until": until}
    mails = mails_about(after.references, kinds, act.at, stores.id_generator, **facts)
    tasks = tasks_of_leaving(after.id, act.at) if before.taking_part and not after.taking_part else ()
    stores.organisations.save(before, after, Effects(entry=entry, mails=mails, tasks=tasks))
