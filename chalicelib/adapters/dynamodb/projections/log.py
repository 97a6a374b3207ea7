"""The append-only log, and the integrity figures that are counted from each of its days, in DynamoDB."""

import heapq
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from chalicelib.adapters.dynamodb.client import request_context
from chalicelib.adapters.dynamodb.client.counters import put_answered, put_counts
from chalicelib.adapters.dynamodb.client.cursors import unwrap, wrap, wrong_cursor
from chalicelib.adapters.dynamodb.client.table import readable
from chalicelib.adapters.dynamodb.client.tables import LOG_SHARDS, LogItem
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import FiguresItem
from chalicelib.adapters.dynamodb.projections.deadlines import project_deadline
from chalicelib.adapters.dynamodb.projections.organisation_items import stamp
from chalicelib.adapters.dynamodb.projections.outbox import put_mails
from chalicelib.domain.clock.days import begins, ends
from chalicelib.domain.projections.integrity import Figures
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.mails import Mail
from chalicelib.domain.rules.refusals import UnreadableRecord
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.ports.stores import Effects
from chalicelib.ports.unread import Unread, stop

SHARDS: Final = LOG_SHARDS
DAYS: Final = 14  # that one page of the list looks at
LOOKED_AT: Final = 1_000  # entries
_DAY: Final = len("2026-11-30")
_INSTANT: Final = timedelta(microseconds=1)


def put_entry(transaction: Transaction, entry: LogEntry, mails: Sequence[Mail] = ()) -> None:
    """Add an entry to the write that it tells of, with the mails that the act sends."""
    transaction.save(entry_item(entry, " ".join(mail.id for mail in mails), request_context.cause()))
    put_mails(transaction, mails, logged=True)
    if entry.waited is not None:
        request_context.note_waited(entry.subject, entry.waited)


def entry_item(entry: LogEntry, mails: str, cause: str) -> LogItem:
    """Return the item of an entry, with the ids of the mails that its act sent and of the request that wrote it."""
    return LogItem(
        entry.subject,
        f"{stamp(entry.at)}#{entry.id}",
        day=f"{entry.at:%Y-%m-%d}#{zlib.crc32(entry.id.encode()) % SHARDS}",
        entry=entry,
        mails=mails or None,
        cause=cause or None,
        expires=int((entry.at + kept(Kept.LOG)).timestamp()),
    )


def put_effects(transaction: Transaction, effects: Effects) -> None:
    """Add what goes with a change: its entries, its mails, and what it counts against."""
    put_entry(transaction, effects.entry, effects.mails)
    for entry in effects.more:
        put_entry(transaction, entry)
    put_counts(transaction, effects.counts, now=effects.entry.at)
    for task in effects.tasks:
        project_deadline(transaction, None, task)
    put_answered(transaction, effects.answered, now=effects.entry.at)


class DynamoLog:
    """Reading the log."""

    def of(self, subject: str, *, unread: Unread = stop) -> Sequence[LogEntry]:
        """All that was done to a subject, oldest first."""
        return list(readable(LogItem.query(subject, consistent_read=True), lambda item: item.entry, unread))

    def mails(self, subjects: Sequence[str]) -> Sequence[str]:
        """The ids of the mails that the acts on these subjects sent."""
        items = (item for subject in subjects for item in LogItem.query(subject, consistent_read=True))
        return [mail_id for item in items for mail_id in (item.mails or "").split()]

    def that_sent(self, mail_id: str, subjects: Sequence[str]) -> LogEntry | None:
        """Return the act on one of these subjects that sent a mail; None when the log has it no longer."""
        items = (item for subject in subjects for item in LogItem.query(subject, consistent_read=True))
        return next((item.entry for item in items if mail_id in (item.mails or "").split()), None)

    def strike(self, subjects: Sequence[str]) -> None:
        """Take the words out of all that was done to these subjects; that it was done stays."""
        for subject in subjects:
            for item in LogItem.query(subject, consistent_read=True):
                try:
                    bare = replace(item.entry, explanation="")
                except UnreadableRecord:  # whatever it says goes with it
                    bare = _only_that_it_was(item)
                if bare != item.attribute_values.get("entry"):
                    item.update([LogItem.entry.set(bare)])

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
        """Return what was done in a time, the newest first, and where to go on.

        The index by day is gone through backwards: so many days, or so many entries, and no further.
        """
        before = unwrap(cursor) or stamp(until)
        first, day = stamp(since), _moment(before).date()
        kept: list[LogEntry] = []
        looked_at = 0
        for _ in range(DAYS):
            if before <= first or f"{day:%Y-%m-%d}" < first[:_DAY]:
                return kept, None
            for item in self._backwards(day, first, before, at_once=limit + 1):
                if len(kept) == limit or looked_at == LOOKED_AT:
                    return kept, wrap(before)
                looked_at, before = looked_at + 1, item.at
                kept += [each for each in readable([item], lambda each: each.entry, unread) if wanted(each)]
            before = f"{day:%Y-%m-%d}"
            day -= timedelta(days=1)
        return kept, wrap(before)

    def _backwards(self, day: date, first: str, before: str, *, at_once: int) -> Iterator[LogItem]:
        """Yield what was done on a day of UTC, the newest first, until a moment that is itself left out."""
        shards = [
            LogItem.by_day.query(
                f"{day:%Y-%m-%d}#{shard}",
                LogItem.at.between(first, before),
                scan_index_forward=False,
                page_size=at_once,
            )
            for shard in range(SHARDS)
        ]
        merged = heapq.merge(*shards, key=lambda item: item.at, reverse=True)
        return (item for item in merged if item.at < before)

    def between(
        self, since: datetime, until: datetime, *, cursor: str, limit: int, unread: Unread = stop
    ) -> tuple[Sequence[LogEntry], str | None]:
        """Return some of what was done from one moment up to another, and where to go on: shard by shard."""

        def read(item: LogItem) -> LogEntry:
            try:
                found: LogEntry = item.entry
            except UnreadableRecord as fault:
                unread(fault)
                return _only_that_it_was(item)
            return found

        at, _, after = cursor.partition("|")
        days = ((since + timedelta(days=back)).date() for back in range((until.date() - since.date()).days + 1))
        for part in (f"{day:%Y-%m-%d}#{shard}" for day in days for shard in range(SHARDS)):
            if part < at:
                continue
            first = after if part == at else stamp(since)
            between = LogItem.at.between(first, stamp(until))
            items = list(LogItem.by_day.query(part, between, limit=limit + 1, page_size=limit + 1))
            found = [item for item in items if item.at != first and item.at < stamp(until)][:limit]
            if found:
                return [read(item) for item in found], f"{part}|{found[-1].at}"
        return (), None

    def day(self, day: date, *, unread: Unread = stop) -> Iterator[LogEntry]:
        """All that was done on a day, as people live it, in no order.

        The index has days of UTC, two of which a day of ours lies in.
        """
        since, until = begins(day), ends(day)
        between = LogItem.at.between(stamp(since), stamp(until))
        for of in sorted({since.date(), (until - _INSTANT).date()}):
            for shard in range(SHARDS):
                items = LogItem.by_day.query(f"{of:%Y-%m-%d}#{shard}", between)
                yield from readable(items, lambda item: item.entry, unread)


def _moment(text: str) -> datetime:
    """Return the moment of a place in the log, or the beginning of a day. Raises Invalid."""
    try:
        return datetime.fromisoformat(text.partition("#")[0])
    except ValueError:
        raise wrong_cursor() from None


def _only_that_it_was(item: LogItem) -> LogEntry:
    """Return what the key of an entry says of it."""
    at, _, entry_id = item.at.partition("#")
    moment = datetime.fromisoformat(at)
    return LogEntry(id=entry_id, subject=item.subject, at=moment, actor=Actor.CLOCK, action="", before="", after="")


class DynamoFigures:
    """The port `DailyFigures`. A sector's lie beside the whole's: whoever reads those alone pays for no more."""

    def put(self, day: date, figures: Figures, *, sector: str = "") -> None:
        FiguresItem(_year_of(day.year, sector), f"{day:%Y-%m-%d}", figures=figures).save()

    def of(self, year: int, *, sector: str = "", unread: Unread = stop) -> Mapping[date, Figures]:
        items = FiguresItem.query(_year_of(year, sector))
        return dict(readable(items, lambda item: (date.fromisoformat(item.day), item.figures), unread))


def _year_of(year: int, sector: str) -> str:
    """Return the partition of a year's figures: release 0.1.0 reads those without a sector."""
    return f"{year}#{sector}" if sector else f"{year}"
