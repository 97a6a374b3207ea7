"""All we hold on an organisation and whoever reads its mails, through the link to its figures (GDPR 15, 20)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from chalicelib.domain.cases.appeal import Appeal, about_organisation
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.rules.lifecycle import OrganisationAction
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.mails import Mail
from chalicelib.domain.rules.refusals import UnreadableRecord
from chalicelib.ports.bundle import Stores
from chalicelib.ports.pushed.webhooks import Registered
from chalicelib.use_cases.organisations.ask_insights import insights_of
from chalicelib.use_cases.organisations.ask_to_take_part import contact_if_readable

_OF_PROPOSALS: Final = frozenset({OrganisationAction.WARN, OrganisationAction.WITHDRAW_WARNING})


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationExport:
    """All about the organisation itself. Replies and objections to their refusal stand behind their own links."""

    organisation: Organisation
    contact_name: str | None  # of the person named in a request to take part that waits
    entries: Sequence[LogEntry]
    objections: Sequence[Appeal]
    mails: Sequence[tuple[Mail, str]]
    webhooks: Sequence[Registered]  # those that live, without what signs
    unreadable: Sequence[UnreadableRecord]  # what belongs here too and cannot be read


def export_organisation(token: str, *, stores: Stores, now: datetime) -> OrganisationExport:
    """Return all that we hold on the organisation that this link was mailed to.

    Raises:
        DeadLink: not our link, too old, or sent to an address that is no longer theirs.
    """
    organisation = insights_of(token, stores=stores, now=now)
    unreadable: list[UnreadableRecord] = []
    _, objections = stores.cases.about(about_organisation(organisation.id), unread=unreadable.append)
    subject = f"organisation/{organisation.id}"
    about = [subject, *(f"appeal/{each.id}" for each in objections)]
    found = stores.outbox.look_up(stores.log.mails(about))
    unreadable += [UnreadableRecord(f"outbox/{each.id}", "undecodable") for each in found if each.mail is None]
    contact = contact_if_readable(organisation, stores=stores)
    webhooks = stores.webhooks.of(organisation.id, unread=unreadable.append)
    mails = [(each.mail, each.reason if each.ended else "") for each in found if each.mail]
    return OrganisationExport(
        organisation=organisation,
        contact_name=contact.name if contact else None,
        entries=[each for each in stores.log.of(subject, unread=unreadable.append) if not _proposes(each)],
        objections=objections,
        mails=sorted(mails, key=lambda each: each[0].created_at),
        webhooks=[each for each in webhooks if each.webhook.lives(organisation)],
        unreadable=unreadable,
    )


def _proposes(entry: LogEntry) -> bool:
    """Tell whether an entry is of a warning that was only proposed: that is between editors until it is on the page."""
    return entry.action in _OF_PROPOSALS and entry.before == entry.after
