"""The log, in memory."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from chalicelib.domain.clock.days import day_of
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

    def between(
        self, since: datetime, until: datetime, *, cursor: str, limit: int, unread: Unread = stop
    ) -> tuple[Sequence[LogEntry], str | None]:
        del unread  # all of it can be read
        mine = sorted((each for each in self.entries if since <= each.at < until), key=lambda each: (each.at, each.id))
        left = mine[int(cursor or 0) :]
        return left[:limit], str(int(cursor or 0) + limit) if left else None

    def newest(
        self,
        *,
        since: datetime,
        until: datetime,
        limit: int,
        cursor: str,
        wanted: Callable[[LogEntry], bool],
        unread: Unread = stop,
    ) -> tuple[Sequence[LogEntry], str | None]:
        del unread  # all of it can be read
        mine = [each for each in self.entries if since <= each.at < until and wanted(each)]
        turns = sorted(mine, key=lambda each: (each.at, each.id), reverse=True)
        left = turns[int(cursor or 0) :]
        return left[:limit], str(int(cursor or 0) + limit) if len(left) > limit else None

    def day(self, day: date, *, unread: Unread = stop) -> Iterator[LogEntry]:
        del unread  # all of it can be read
        return (entry for entry in self.entries if day_of(entry.at) == day)
