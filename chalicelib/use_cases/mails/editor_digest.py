"""A morning mail to every editor, on working days, when something waits for longer than it should."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from chalicelib.domain.access.roles import Duty
from chalicelib.domain.projections.queue import QueueKind
from chalicelib.domain.rules.law import mail_about
from chalicelib.domain.rules.mails import MailKind, References
from chalicelib.domain.rules.working_days import after_working_days, is_working_day, local
from chalicelib.ports.bundle import Stores
from chalicelib.ports.clock import QueueReader
from chalicelib.ports.unread import Unread, go_past
from chalicelib.use_cases.aside.past import Past

PATIENCE: Final = 2  # working days
_HOUR: Final = 8  # in Brussels
DECIDED: Final = (QueueKind.REVIEW, QueueKind.REPLY, QueueKind.NOTICE, QueueKind.APPEAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue:
    """The number of a kind that waits for too long, and since when the first of them does."""

    kind: QueueKind
    number: int
    oldest: datetime


def overdue(*, queue: QueueReader, now: datetime, unread: Unread = go_past) -> tuple[Overdue, ...]:
    """Return all that waits for more than two working days; research into an organisation takes as long as it takes."""
    found = []
    for kind in DECIDED:
        since = [
            each.waiting_since
            for each in queue.all(kind, unread=unread)
            if after_working_days(each.waiting_since, PATIENCE) < local(now)
        ]
        if since:
            found.append(Overdue(kind=kind, number=len(since), oldest=min(since)))
    return tuple(found)


def send_digests(*, stores: Stores, now: datetime) -> int:
    """Mail every editor, once a working day from eight o'clock on; returns how many mails that made."""
    today = local(now)
    if today.hour < _HOUR or not is_working_day(today.date()):
        return 0
    past = Past("send_digests", stores=stores, now=now)
    if not overdue(queue=stores.queue, now=now, unread=past.note):
        return 0
    mails = [
        mail_about(
            References(editor_id=editor.id),
            MailKind.EDITOR_DIGEST,
            now.astimezone(UTC),
            stores.id_generator.keyed("editor_digest", f"{today:%Y-%m-%d}/{editor.id}"),
        )
        for editor in stores.editors.all(unread=past.note)
        if editor.works and editor.email and editor.may(Duty.READ)
    ]
    past.settled()
    return stores.outbox.put_new(mails)


def digest_words(*, queue: QueueReader, now: datetime) -> Mapping[str, object] | None:
    """Return the facts of the mail, as they are when it leaves; None when the editors were quicker."""
    found = overdue(queue=queue, now=now)
    return {"overdue": found} if found else None
