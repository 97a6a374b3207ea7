"""Mails leave: at once when the stream tells of them, or with the next sweep. At least once, seldom twice.

A mail can leave twice only when a sender dies between handing it to the mail service and noting that it did: the
service knows no idempotency token. Its `X-Mail-Id` header lets a reader recognise the repeat.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

from chalicelib.domain.mails import Mail
from chalicelib.use_cases.compose_mail import Composed, Nothing
from chalicelib.use_cases.mail_ports import Addresses
from chalicelib.use_cases.note_mail_event import mark_bounced, to_key
from chalicelib.use_cases.ports import Chance, Letters, MailDelayed, MailRefused, Organisations, Outbox, Post

_FIRST_WAIT: Final = timedelta(seconds=5)
_LONGEST_WAIT: Final = timedelta(minutes=5)
_GIVE_UP: Final = timedelta(days=3)


class Compose(Protocol):
    """`compose_mail`, with its collaborators filled in."""

    def __call__(self, mail: Mail, *, now: datetime) -> Composed | Nothing: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """Keeps mails from addresses that are never to be mailed again."""

    addresses: Addresses
    organisations: Organisations
    chance: Chance

    def stops(self, mail: Mail, key: str) -> bool:
        """Whether this mail may not leave; an organisation that is not reached is shown as such to editors."""
        if not self.addresses.suppressed(key):
            return False
        mark_bounced(mail, key, organisations=self.organisations, chance=self.chance)
        return True

    def checked(self, mail: Mail, composed: Composed | Nothing) -> Composed | Nothing:
        """What was composed, unless nobody there may be mailed."""
        if isinstance(composed, Composed) and self.stops(mail, to_key(composed.to, self.chance)):
            return Nothing(reason="suppressed")
        return composed


def send_mail(
    mail_id: str,
    *,
    outbox: Outbox,
    compose: Compose,
    guard: Guard,
    letters: Letters,
    post: Post,
    now: datetime,
) -> str:
    """Send one mail if it is ours to send; returns what became of it, for the log."""
    mail = outbox.claim(mail_id, now=now)
    if mail is None:
        return "not_ours"
    composed = guard.checked(mail, compose(mail, now=now))
    if isinstance(composed, Nothing):
        outbox.dropped(mail, now=now, reason=composed.reason)
        return composed.reason
    try:
        message_id = post.send(letters.write(mail, composed.context, to=composed.to))
    except MailDelayed:
        if now - mail.created_at > _GIVE_UP and mail.attempts > 1:
            outbox.dropped(mail, now=now, reason="gave_up")
            return "gave_up"
        outbox.retry(mail, at=now + min(_FIRST_WAIT * 2 ** min(mail.attempts - 1, 10), _LONGEST_WAIT))
        return "delayed"
    except MailRefused:
        outbox.dropped(mail, now=now, reason="refused")
        return "refused"
    outbox.sent(mail, now=now, message_id=message_id, to_key=to_key(composed.to, guard.chance))
    return "sent"


def sweep_mails(
    *,
    outbox: Outbox,
    compose: Compose,
    guard: Guard,
    letters: Letters,
    post: Post,
    now: datetime,
    limit: int = 100,
) -> Counter[str]:
    """Send what stayed behind; returns how many of each outcome."""
    return Counter(
        send_mail(mail_id, outbox=outbox, compose=compose, guard=guard, letters=letters, post=post, now=now)
        for mail_id in outbox.due(now=now, limit=limit)
    )
