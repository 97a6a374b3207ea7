"""Events of a mail after it left: it bounces, for now or for good, or its reader complains."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class MailFate(StrEnum):
    """The fate of a mail, as the mail service tells it."""

    HARD_BOUNCE = "hard_bounce"  # there is no such mailbox
    SOFT_BOUNCE = "soft_bounce"  # full, or away: it may pass
    COMPLAINT = "complaint"  # "this is spam", says the reader


SUPPRESSES: Final = frozenset({MailFate.HARD_BOUNCE, MailFate.COMPLAINT})  # never to be mailed again


@dataclass(frozen=True, slots=True, kw_only=True)
class MailEvent:
    """One thing that happened to one mail at one address."""

    id: str  # the service's; the same when it tells twice
    mail_id: str  # ours, which the mail carried as a tag
    message_id: str  # the service's, of the mail
    address: str
    fate: MailFate
