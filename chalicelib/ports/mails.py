"""The ports around mails that left, and rounds of mails; see `stores.py`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from chalicelib.domain.rules.mail_event import MailFate
from chalicelib.domain.rules.mails import Mail


@dataclass(frozen=True, slots=True, kw_only=True)
class Departed:
    """A mail of the outbox, and how it left. Kept for ninety days; what is told of it later is not heard."""

    mail: Mail
    waiting: bool  # not noted as sent or dropped yet
    message_id: str
    to_key: str  # a keyed hash of the address that it went to


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """Something that befell an address."""

    id: str
    to_key: str
    fate: MailFate
    at: datetime


class Addresses(Protocol):
    """The addresses that are never to be mailed again, under a keyed hash."""

    def suppressed(self, to_key: str) -> bool: ...

    def note(self, happened: Happened) -> bool:
        """False when it was noted before."""
        ...

    def soft_bounces(self, to_key: str) -> int: ...

    def lift(self, to_key: str) -> bool:
        """Let an address be mailed again; False when it was not suppressed."""
        ...


class Rounds(Protocol):
    """The progress of a month's round of digests."""

    def position(self, month: str) -> int | None:
        """The part to go on with; None when the month's round is complete."""
        ...

    def keep(self, month: str, position: int | None) -> None: ...


class LogFault(Protocol):
    """Let operators know that a mail could not be written or sent; by its id and the kind of fault, no more."""

    def __call__(self, mail: Mail, error: Exception, /) -> None: ...
