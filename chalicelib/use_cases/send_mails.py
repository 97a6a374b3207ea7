"""Mails leave: at once when the stream tells of them, or with the next sweep. At least once, seldom twice.

A mail can leave twice only when a sender dies between handing it to the mail service and noting that it did: the
service knows no idempotency token. Its `X-Mail-Id` header lets a reader recognise the repeat.
"""

from collections import Counter
from datetime import datetime, timedelta
from typing import Final, Protocol

from chalicelib.domain.mails import Mail
from chalicelib.use_cases.compose_mail import Composed, Nothing
from chalicelib.use_cases.ports import Letters, MailDelayed, MailRefused, Outbox, Post

_FIRST_WAIT: Final = timedelta(seconds=5)
_LONGEST_WAIT: Final = timedelta(minutes=5)
_GIVE_UP: Final = timedelta(days=3)


class Compose(Protocol):
    """`compose_mail`, with its collaborators filled in."""

    def __call__(self, mail: Mail, *, now: datetime) -> Composed | Nothing: ...


def send_mail(mail_id: str, *, outbox: Outbox, compose: Compose, letters: Letters, post: Post, now: datetime) -> str:
    """Send one mail if it is ours to send; returns what became of it, for the log."""
    mail = outbox.claim(mail_id, now=now)
    if mail is None:
        return "not_ours"
    composed = compose(mail, now=now)
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
    outbox.sent(mail, now=now, message_id=message_id)
    return "sent"


def sweep_mails(
    *, outbox: Outbox, compose: Compose, letters: Letters, post: Post, now: datetime, limit: int = 100
) -> Counter[str]:
    """Send what stayed behind; returns how many of each outcome."""
    return Counter(
        send_mail(mail_id, outbox=outbox, compose=compose, letters=letters, post=post, now=now)
        for mail_id in outbox.due(now=now, limit=limit)
    )
