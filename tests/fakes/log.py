"""The log, in memory."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date

from chalicelib.domain.rules.log import Entry
from chalicelib.ports.stores import Written


class FakeLog:
    """What was done, per subject."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.sent: dict[str, list[str]] = {}

    def of(self, subject: str) -> Sequence[Entry]:
        mine = [entry for entry in self.entries if entry.subject == subject]
        return sorted(mine, key=lambda entry: (entry.at, entry.id))

    def mails(self, subjects: Sequence[str]) -> Sequence[str]:
        return [mail_id for subject in subjects for mail_id in self.sent.get(subject, [])]

    def strike(self, subjects: Sequence[str]) -> None:
        self.entries[:] = [
            replace(entry, explanation="") if entry.subject in subjects else entry for entry in self.entries
        ]

    def keep(self, written: Written) -> None:
        self.entries.extend((written.entry, *written.more))
        self.sent.setdefault(written.entry.subject, []).extend(mail.id for mail in written.mails)

    def day(self, day: date) -> Iterator[Entry]:
        return (entry for entry in self.entries if entry.at.astimezone(UTC).date() == day)
