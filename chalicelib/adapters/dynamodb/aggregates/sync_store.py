"""The port `SyncStore`, in DynamoDB."""

import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import accumulate, islice
from typing import Final

import msgspec
from pynamodb.connection import Connection

from chalicelib.adapters.dynamodb.aggregates.lease import acquire_lease, check_lease, release_lease, renew_lease
from chalicelib.adapters.dynamodb.client.table import readable
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import SyncItem
from chalicelib.adapters.dynamodb.projections.log import put_entry
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.refusals import ChangedMeanwhile, NotFound, UnreadableRecord
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.domain.rules.room import CANDIDATES
from chalicelib.domain.sync.manifest import Manifest, split
from chalicelib.domain.sync.sync import Hold, Run, RunKind, Verdict
from chalicelib.ports.stores import Lease
from chalicelib.ports.sync import StagedPage
from chalicelib.ports.unread import Unread, go_past, stop

_RUNS: Final = "runs"
_STATE: Final = "state"
_MANIFEST: Final = "manifest#2"  # with another layout of its rows it begins anew: organisations are found again
_STAGED: Final = "page#"
_KEPT: Final = kept(Kept.STAGED)  # of what a run staged
_RUNS_KEPT: Final = kept(Kept.SYNC_RUN)
_LOOKED_BACK: Final = 200  # runs
_AT_ONCE: Final = 1_000_000  # bytes in one transaction, which may have 4 MB: each costs its memory several times
_READ_AT_ONCE: Final = 4  # buckets in one answer, for the same reason
_PAIRS_AT_ONCE: Final = 10_000  # in one item of at most 400 KB
_PAIR: Final = struct.Struct(">QQ")
_staged = msgspec.msgpack.Decoder(StagedPage)
_groups = msgspec.msgpack.Decoder(list[list[int]])


class DynamoSyncStore:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._parts: set[str] = set()  # of the manifest, as they stand

    def acquire(self, *, now: datetime) -> Lease | None:
        return acquire_lease(self._connection, now)

    def release(self, lease: Lease) -> None:
        release_lease(self._connection, lease)

    def latest(self, limit: int, *, unread: Unread = stop) -> Sequence[Run]:
        items = SyncItem.query(_RUNS, scan_index_forward=False, page_size=limit, consistent_read=True)
        return list(islice(readable(items, _run, unread), limit))

    def last_good(self) -> Run | None:
        item = _get(_STATE, "last_good")
        try:
            return item.run if item else None
        except UnreadableRecord:
            # What may be removed hangs on it: without another of its kind, nothing is to go on.
            for run in self.latest(_LOOKED_BACK, unread=go_past):
                if run.verdict is Verdict.GOOD and run.kind is RunKind.FULL:
                    return run
            raise

    def run(self, run_id: str) -> Run:
        item = _get(_RUNS, run_id)
        if item is None or item.run is None:
            raise NotFound
        return item.run

    def save(self, run: Run, lease: Lease, *, now: datetime, staged: StagedPage | None = None) -> None:
        transaction = Transaction(self._connection)
        renew_lease(transaction, lease, now)
        transaction.save(_run_item(run))
        if staged is not None:
            part = f"{_STAGED}{staged.rubric:03}#{staged.page:06}"
            blob = zlib.compress(msgspec.msgpack.encode(staged), 1)
            transaction.save(SyncItem(run.id, part, blob=blob, expires=int((now + _KEPT).timestamp())))
        if run.verdict is Verdict.GOOD and run.kind is RunKind.FULL:
            before = self.last_good()
            if before is None or before.started_at <= run.started_at:  # one that was approved may be the older
                transaction.save(SyncItem(_STATE, "last_good", run=run))
        transaction.commit()

    def staged(self, run_id: str) -> Iterator[StagedPage]:
        for item in SyncItem.query(run_id, SyncItem.part.startswith(_STAGED), consistent_read=True, page_size=25):
            try:
                yield _staged.decode(zlib.decompress(item.blob or b""))
            except (zlib.error, msgspec.MsgspecError, ValueError):
                raise UnreadableRecord(item.record, "undecodable") from None

    def manifest(self) -> Manifest:
        self._parts = set()
        return Manifest(self._packed())

    def _packed(self) -> Iterator[bytes]:
        for item in SyncItem.query(_MANIFEST, consistent_read=True, page_size=_READ_AT_ONCE):
            self._parts.add(item.part)
            if item.blob:
                yield item.blob

    def save_manifest(self, buckets: Mapping[int, bytes], lease: Lease) -> None:
        for numbers in _within(_AT_ONCE, {number: len(buckets[number]) for number in sorted(buckets)}):
            transaction = Transaction(self._connection)
            check_lease(transaction, lease)
            for number in numbers:
                self._put_bucket(transaction, f"{number:02}", buckets[number])
            transaction.commit()

    def _put_bucket(self, transaction: Transaction, name: str, bucket: bytes) -> None:
        """Put a bucket's parts, all in one transaction; one that is no longer there goes."""
        parts = {f"{name}#{at}" if at else name: blob for at, blob in enumerate(split(bucket))}
        for part, blob in parts.items():
            transaction.save(SyncItem(_MANIFEST, part, blob=blob))
        for part in sorted(each for each in self._parts - parts.keys() if each.startswith(f"{name}#")):
            transaction.delete(SyncItem(_MANIFEST, part))
            self._parts.discard(part)
        self._parts |= parts.keys()

    def hold(self, run_id: str, hold: Hold, keys: Sequence[tuple[int, int]], lease: Lease) -> None:
        for start in range(0, max(len(keys), 1), _PAIRS_AT_ONCE):
            some = keys[start : start + _PAIRS_AT_ONCE]
            transaction = Transaction(self._connection)
            check_lease(transaction, lease)
            blob = b"".join(_PAIR.pack(*pair) for pair in some)
            transaction.save(SyncItem(run_id, f"held#{hold}#{start:07}", blob=blob))
            transaction.commit()

    def held(self, run_id: str, hold: Hold) -> Sequence[tuple[int, int]]:
        items = SyncItem.query(run_id, SyncItem.part.startswith(f"held#{hold}#"), consistent_read=True)
        return [(old, new) for item in items for old, new in _PAIR.iter_unpack(item.blob or b"")]

    def decide(self, run: Run, entry: LogEntry) -> None:
        transaction = Transaction(self._connection)
        transaction.save(_run_item(run), SyncItem.version == run.version - 1, otherwise=ChangedMeanwhile)
        put_entry(transaction, entry)
        transaction.commit()

    def note_candidates(self, groups: Sequence[Sequence[int]], lease: Lease) -> None:
        transaction = Transaction(self._connection)
        check_lease(transaction, lease)
        keys = accumulate(map(len, groups))
        some = [group for group, so_far in zip(groups, keys, strict=True) if so_far <= CANDIDATES]
        transaction.save(SyncItem(_STATE, "candidates", blob=msgspec.msgpack.encode(some)))
        transaction.commit()

    def candidates(self) -> Sequence[Sequence[int]]:
        item = _get(_STATE, "candidates")
        return _groups.decode(item.blob) if item and item.blob else []


def _within(most: int, sizes: Mapping[int, int]) -> Iterator[Sequence[int]]:
    """Yield the numbers in groups of no more than so many bytes; one that is larger by itself."""
    some: list[int] = []
    for number, size in sizes.items():
        if some and sum(map(sizes.__getitem__, some)) + size > most:
            yield some
            some = []
        some.append(number)
    if some:
        yield some


def _run(item: SyncItem) -> Run:
    if item.run is None:
        raise UnreadableRecord(item.record, "no_run")
    found: Run = item.run
    return found


def _run_item(run: Run) -> SyncItem:
    return SyncItem(_RUNS, run.id, run=run, version=run.version, expires=int((run.started_at + _RUNS_KEPT).timestamp()))


def _get(part_of: str, part: str) -> SyncItem | None:
    try:
        return SyncItem.get(part_of, part, consistent_read=True)
    except SyncItem.DoesNotExist:
        return None
