"""What the sync works with, in memory: its state, its right to write, and the register itself."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from chalicelib.domain.organisations.listing import Listing
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.refusals import ChangedMeanwhile, NotFound
from chalicelib.domain.sync.manifest import Manifest
from chalicelib.domain.sync.sync import Hold, Run, RunKind, Verdict
from chalicelib.ports.stores import Lease
from chalicelib.ports.sync import LeaseLost, Presence, Record, SourcePage, StagedPage
from chalicelib.ports.unread import Unread, stop

_LEASE: Final = timedelta(minutes=6)


class FakeLock:
    """Who may write for the sync: the holder of the highest number."""

    def __init__(self) -> None:
        self._fence = 0
        self._until: datetime | None = None

    def acquire(self, now: datetime) -> Lease | None:
        if self._until is not None and self._until >= now:
            return None
        self._fence += 1
        self._until = now + _LEASE
        return Lease(fence=self._fence)

    def renew(self, lease: Lease, now: datetime) -> None:
        self.check(lease)
        self._until = now + _LEASE

    def release(self, lease: Lease) -> None:
        if lease.fence == self._fence:
            self._until = None

    def check(self, lease: Lease) -> None:
        if lease.fence != self._fence:
            raise LeaseLost


class FakeSyncStore:
    """The port `SyncStore`."""

    def __init__(self, entries: list[LogEntry], lock: FakeLock) -> None:
        self.runs: dict[str, Run] = {}
        self.pages: dict[tuple[str, int, int], StagedPage] = {}
        self.buckets: dict[int, bytes] = {}
        self.holds: dict[tuple[str, Hold], Sequence[tuple[int, int]]] = {}
        self.groups: Sequence[Sequence[int]] = []
        self._last_good: Run | None = None
        self._entries = entries
        self._lock = lock

    def acquire(self, *, now: datetime) -> Lease | None:
        return self._lock.acquire(now)

    def release(self, lease: Lease) -> None:
        self._lock.release(lease)

    def latest(self, limit: int, *, unread: Unread = stop) -> Sequence[Run]:
        del unread  # all of it can be read
        return sorted(self.runs.values(), key=lambda run: run.id, reverse=True)[:limit]

    def last_good(self) -> Run | None:
        return self._last_good

    def run(self, run_id: str) -> Run:
        if run_id not in self.runs:
            raise NotFound
        return self.runs[run_id]

    def save(self, run: Run, lease: Lease, *, now: datetime, staged: StagedPage | None = None) -> None:
        self._lock.renew(lease, now)
        self.runs[run.id] = run
        if staged is not None:
            self.pages[run.id, staged.rubric, staged.page] = staged
        if run.verdict is Verdict.GOOD and run.kind is RunKind.FULL:
            self._last_good = run

    def staged(self, run_id: str) -> Iterator[StagedPage]:
        return iter([self.pages[key] for key in sorted(self.pages) if key[0] == run_id])

    def manifest(self) -> Manifest:
        return Manifest(self.buckets[number] for number in sorted(self.buckets))

    def save_manifest(self, buckets: Mapping[int, bytes], lease: Lease) -> None:
        self._lock.check(lease)
        self.buckets |= buckets

    def hold(self, run_id: str, hold: Hold, keys: Sequence[tuple[int, int]], lease: Lease) -> None:
        self._lock.check(lease)
        self.holds[run_id, hold] = keys

    def held(self, run_id: str, hold: Hold) -> Sequence[tuple[int, int]]:
        return self.holds.get((run_id, hold), [])

    def decide(self, run: Run, entry: LogEntry) -> None:
        if run.id not in self.runs or self.runs[run.id].version != run.version - 1:
            raise ChangedMeanwhile
        self.runs[run.id] = run
        self._entries.append(entry)

    def note_candidates(self, groups: Sequence[Sequence[int]], lease: Lease) -> None:
        self._lock.check(lease)
        self.groups = groups

    def candidates(self) -> Sequence[Sequence[int]]:
        return self.groups


class FakeCareDirectory:
    """The port `CareDirectory`: one rubric with these records, so many to a page."""

    def __init__(self, *records: Record, size: int = 100) -> None:
        self.records = records
        self.size = size

    @property
    def rubrics(self) -> Sequence[str]:
        return ("care homes",)

    def page(self, rubric: str, number: int) -> SourcePage:  # noqa: ARG002  (there is but one)
        start = number * self.size
        return SourcePage(
            records=self.records[start : start + self.size],
            declared=len(self.records),
            pages=-(-len(self.records) // self.size),
        )

    def presence(self, register_id: str) -> Presence:
        return Presence.THERE if self.listing(register_id) else Presence.GONE

    def listing(self, register_id: str) -> Listing | None:
        return next((each.listing for each in self.records if each.register_id == register_id), None)


class FakeDirectory:
    """The port `Directory`: what was entered last of each organisation."""

    def __init__(self, organisations: Mapping[str, Organisation]) -> None:
        self._organisations = organisations
        self.entered: dict[str, Organisation] = {}
        self.fails_next = False

    def enter(self, organisations: Sequence[Organisation]) -> None:
        if self.fails_next:
            self.fails_next = False
            raise ConnectionError
        self.entered |= {each.id: each for each in organisations}

    def settle(self, *, unread: Unread = stop) -> None:
        """Nothing waits to be settled here."""
        del unread

    def part_of_those_taking_part(self, number: int, parts: int) -> Sequence[str]:
        return sorted(each.id for each in self._organisations.values() if each.taking_part)[number::parts]
