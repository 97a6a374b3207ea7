"""A monthly mail to every organisation that takes part: what came in, what waits for a reply, where it goes.

Made on the first working day of a month, when there is something to say; one an organisation a month, whatever stops
halfway or runs twice: a mail's id follows from both. What it says is counted when it leaves, from public reviews only.
"""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from chalicelib.domain.organisations.listing import EmailStatus
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.projections.organisation_digest import (
    MOST_WAITING,
    Digest,
    digest_of,
    is_due,
    may_wait,
    month_told,
    waits_since,
)
from chalicelib.domain.rules.law import mail_about
from chalicelib.domain.rules.mails import Mail, MailKind
from chalicelib.ports.bundle import Stores
from chalicelib.ports.views import InsightsReader
from chalicelib.use_cases.aside.past import Past

PARTS: Final = 64  # of those taking part: as many as the directory has blocks


def send_organisation_digests(
    *, stores: Stores, now: datetime, out_of_time: Callable[[], bool] = lambda: False
) -> Counter[str]:
    """Go on with this month's round, if it is time; says how many were `looked` at, and how many `mails` that made."""
    done: Counter[str] = Counter()
    if not is_due(now):
        return done
    month = month_told(now)
    past = Past("send_organisation_digests", stores=stores, now=now)
    position = stores.rounds.position(month)
    while position is not None:
        ids = stores.directory.part_of_those_taking_part(position, PARTS)
        homes = stores.organisations.many(ids, unread=past.note)
        for organisation_id in ids:
            if out_of_time():
                return done
            done["looked"] += 1
            if organisation_id in homes:
                with past.it(f"organisation/{organisation_id}"):
                    done["mails"] += _mail(homes[organisation_id], month, stores, now)
        position = position + 1 if position + 1 < PARTS else None
        stores.rounds.keep(month, position)
    return done


def _mail(organisation: Organisation, month: str, stores: Stores, now: datetime) -> int:
    """Return the number of mails that this organisation gets and did not get before."""
    if kept_back(organisation, now):
        return 0
    months = stores.insights.months(organisation.id)
    if not digest_of(months, month, waiting=may_wait(months, month)).says_something:
        return 0
    mail_id = stores.id_generator.keyed("organisation_digest", f"{month}/{organisation.id}")
    mail = mail_about(organisation.references, MailKind.ORGANISATION_DIGEST, now.astimezone(UTC), mail_id)
    return stores.outbox.put_new([mail])


def kept_back(organisation: Organisation, now: datetime) -> str:
    """Why an organisation hears nothing now; empty where it does."""
    if not organisation.taking_part or organisation.listing.closed_at is not None:
        return "not_taking_part"
    if organisation.blocked(now):
        return "blocked"  # its reviews are hidden, and so is what they say
    if organisation.digest_stopped:
        return "stopped"
    if organisation.email_status is not EmailStatus.OK:
        return f"address_{organisation.email_status}"
    return ""


def organisation_digest(mail: Mail, *, insights: InsightsReader) -> Digest:
    """Return the facts of the mail, as they are when it leaves."""
    month = month_told(mail.created_at)
    waiting = insights.waiting(mail.organisation_id, since=waits_since(month), limit=MOST_WAITING)
    return digest_of(insights.months(mail.organisation_id), month, waiting=waiting)
