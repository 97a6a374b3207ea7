"""The ports around mails: the outbox, what befell addresses, and rounds of mails; see `stores.py`."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.mail_event import MailFate
from chalicelib.domain.rules.mails import Mail

NOT_TOLD: Final = "not-told"  # the id of a mail that was taken, without our hearing which the service gave it
MOVED: Final = "moved"  # what a mail waits for that may leave from one of two platforms only


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
    """The progress of a month's round of digests, and of each task of the night that goes on where it stopped."""

    def position(self, month: str) -> int | None:
        """The part to go on with; None when the month's round is complete."""
        ...

    def keep(self, month: str, position: int | None) -> None: ...

    def place(self, task: str) -> str:
        """The place that a task kept, in its own words; empty where it never did."""
        ...

    def keep_place(self, task: str, place: str) -> None: ...


class MailDelayed(Exception):
    """The mail service does not take it now, for a reason that lies with us or with the service; later it may."""

    def __init__(self, reason: str = "mail_service") -> None:
        super().__init__(reason)
        self.reason = reason


class MailRefused(Exception):
    """The mail service will never take this mail: its address or its words are at fault, and nothing else is."""


class Unwritable(Exception):
    """This release's template cannot be filled in for a mail; a later release's may."""


class UnreadableMail(Exception):
    """What the outbox holds is no mail that this release can read; it waits, for the release that can."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason  # "unknown_kind", "newer_form" or "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class InOutbox:
    """A mail as it lies in the outbox: waiting for something, or ended."""

    id: str
    kind: str  # empty where this cannot be read
    created_at: datetime | None
    reason: str  # what it waits for (empty: its turn, or a sender has it in hand), or how it ended
    ended: bool
    mail: Mail | None  # None where this release cannot read it


class OutboxReader(Protocol):
    """Mails that wait, and what became of mails."""

    def due(self, *, now: datetime, limit: int) -> Sequence[str]:
        """The ids of mails that wait to be sent or whose claim expired, oldest first."""
        ...

    def next_due(self) -> datetime | None:
        """When the first of all that waits may be taken; None when nothing waits."""
        ...

    def overdue(self, *, now: datetime) -> timedelta:
        """For how long the mail that waits longest could have been taken; nothing when none waits."""
        ...

    def departed(self, mail_id: str) -> Departed | None:
        """Return the way in which a mail left; None when the outbox does not know it (any more)."""
        ...

    def many(self, mail_ids: Sequence[str]) -> Sequence[tuple[Mail, str]]:
        """Those of these mails that are still known and can be read, and what became of each."""
        ...

    def waiting(self) -> Iterator[InOutbox]:
        """Every mail that waits, in no order."""
        ...

    def ended(self, reasons: Collection[str]) -> Iterator[InOutbox]:
        """Every mail that ended for one of these reasons, in no order; reads the whole outbox."""
        ...

    def look_up(self, mail_ids: Sequence[str]) -> Sequence[InOutbox]:
        """Those of these mails that are still known, in no order."""
        ...


class Outbox(OutboxReader, Protocol):
    """Mails, to be put there, sent and kept back."""

    def ask(self, mails: Sequence[Mail], counts: Sequence[Count], *, now: datetime) -> None:
        """Put mails there that somebody asked for, perhaps none, and count it; all of it or nothing: raises TooMany."""
        ...

    def gather(self, *, now: datetime) -> int:
        """Let all that was put there, that has not left and that nobody would find, be due; returns how many."""
        ...

    def claim(self, mail_id: str, *, now: datetime) -> Mail | None:
        """Take a mail to send; None when it is gone, sent, not due, or somebody else's for now.

        Raises:
            UnreadableMail: it is no mail that this release knows. It waits, and nobody has it in hand.
        """
        ...

    def sent(self, mail: Mail, *, now: datetime, message_id: str, to_key: str = "") -> None: ...

    def dropped(self, mail: Mail, *, now: datetime, reason: str) -> None:
        """There is nobody to send it to, or nothing left to say; it is not tried again."""
        ...

    def retry(self, mail: Mail, *, at: datetime, reason: str) -> None:
        """Let a mail wait, whole, until then; the reason says for what."""
        ...

    def hasten(self, mail_id: str, *, now: datetime) -> bool:
        """Let a mail that waits for something be taken now; False when none does, or a sender has it in hand."""
        ...

    def take_up(self, mail: Mail, *, now: datetime) -> bool:
        """Let a mail that ended wait again, with these words; False when it left, or waits."""
        ...

    def drop(self, mail_id: str, *, now: datetime, reason: str) -> bool:
        """End a mail that waits, whether it can be read or not; False when it does not wait."""
        ...

    def recall(self, mail_ids: Sequence[str], *, now: datetime) -> None:
        """Keep back those of these mails that have not left, and leave no words in any, last mails excepted.

        It reads none of them first: what this release cannot read loses its words too.
        """
        ...

    def put_new(self, mails: Sequence[Mail]) -> int:
        """Add those of these mails that were never there; returns how many."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A mail to an author without an e-mail address: it waits for somebody who prints it, or was printed."""

    mail: Mail
    state: str  # "waiting", "printed" or "returned"
    at: datetime  # since when


class LetterReader(Protocol):
    """Letters that wait for a printer, those that were printed, and the codes in them."""

    def waiting(self, *, limit: int) -> Sequence[datetime]:
        """Return when those were made that wait, at most so many, oldest first."""
        ...

    def page(self, *, printed: bool, limit: int, cursor: str) -> tuple[Sequence[Letter], str | None]:
        """Letters that wait, or that were printed, oldest first; one that cannot be read is passed over."""
        ...

    def letter(self, mail_id: str) -> Letter:
        """Raises NotFound: no such letter, or it ended otherwise."""
        ...

    def opened_by(self, code_key: str, *, now: datetime) -> tuple[str, str] | None:
        """Return the ids of the review that a code opens and of the mail it stood in; None where it opens nothing."""
        ...


class Letters(LetterReader, Protocol):
    """The same, to be written too."""

    def lay_out(self, mail: Mail, *, code_key: str, code_ends: datetime) -> None:
        """Let a claimed mail wait for a printer, in one write with the code in it, where it has one."""
        ...

    def printed(self, mail: Mail, *, to_key: str, entry: LogEntry) -> bool:
        """Note that a letter was printed, with its entry in the log; False when it does not wait any more."""
        ...

    def returned(self, mail: Mail, *, entry: LogEntry) -> bool:
        """Note that a printed letter came back, with its entry in the log; False when that is not what it was."""
        ...

    def forget_codes(self, code_keys: Sequence[str]) -> None: ...


class NoteFault(Protocol):
    """Let operators know what keeps a mail back, by its id and a code, no more; returns the code."""

    def __call__(self, mail_id: str, error: Exception, /) -> str: ...
