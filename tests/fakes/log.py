"""The log, in memory."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date

from chalicelib.domain.rules.log import LogEntry
from chalicelib.ports.stores import Effects
from chalicelib.ports.unread import Unread, stop


class FakeLog:
    """What was done, per subject."""

    def __init__(self) -> None:
        self.entries: list[LogEntry] = []
        self.sent: dict[str, list[str]] = {}
        self.acts: dict[str, str] = {}  # the id of the act that sent a mail

    def of(self, subject: str, *, unread: Unread = stop) -> Sequence[LogEntry]:
        del unread  # all of it can be read
        mine = [entry for entry in self.entries if entry.subject == subject]
        return sorted(mine, key=lambda entry: (entry.at, entry.id))

    def mails(self, subjects: Sequence[str]) -> Sequence[str]:
        return [mail_id for subject in subjects for mail_id in self.sent.get(subject, [])]

    def that_sent(self, mail_id: str, subjects: Sequence[str]) -> LogEntry | None:
        acts = (entry for entry in self.entries if entry.subject in subjects and entry.id == self.acts.get(mail_id))
        return next(acts, None)

    def strike(self, subjects: Sequence[str]) -> None:
        self.entries[:] = [
            replace(entry, explanation="") if entry.subject in subjects else entry for entry in self.entries
        ]

    def keep(self, effects: Effects) -> None:
        self.entries.extend((effects.entry, *effects.more))
        self.sent.setdefault(effects.entry.subject, []).extend(mail.id for mail in effects.mails)
        self.acts.update((mail.id, effects.entry.id) for mail in effects.mails)

    def day(self, day: date, *, unread: Unread = stop) -> Iterator[LogEntry]:
        del unread  # all of it can be read
        return (entry for entry in self.entries if entry.at.astimezone(UTC).date() == day)
