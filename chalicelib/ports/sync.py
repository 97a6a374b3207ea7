"""The ports of the sync: the register that it reads, and the store that keeps its state."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from chalicelib.domain.organisations.listing import Listing
from chalicelib.domain.organisations.offer import Offer
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.sync.manifest import Manifest
from chalicelib.domain.sync.sync import Hold, Run
from chalicelib.ports.stores import Lease
from chalicelib.ports.unread import Unread, stop


class SourceAway(Exception):
    """The register cannot be reached now, or says wait; what we have stays as it is."""

    def __init__(self, reason: str, *, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after  # seconds


class SourceUnusable(Exception):
    """The register answered, but not with what it should."""

    def __init__(self, reason: str, *, final: bool = False) -> None:
        super().__init__(reason)
        self.final = final  # asking again would not help


class Presence(StrEnum):
    """The presence of an id in the register."""

    THERE = "there"
    GONE = "gone"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record of the register: a listing, or why it is none. Each counts as present."""

    register_id: str
    updated_at: str = ""
    listing: Offer | None = None
    problem: str = ""
    published: bool = True
    fingerprint: int = 0  # of what was sent: where it is the same, the listing is the same. 0 where there is none
    read: "Callable[[], Record] | None" = None  # gives the rest, where reading it was put off


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """One page of a rubric, and what the register declares about the whole rubric."""

    records: tuple[Record, ...]
    declared: int
    pages: int


class CareDirectory(Protocol):
    """The register that is master of the organisations' data."""

    @property
    def rubrics(self) -> Sequence[str]: ...

    def page(self, rubric: str, number: int) -> SourcePage:
        """A page, counted from 0, newest changes first. Raises SourceAway, SourceUnusable."""
        ...

    def presence(self, register_id: str) -> Presence: ...

    def listing(self, register_id: str) -> Listing | None:
        """Raises SourceAway, SourceUnusable."""
        ...


class LeaseLost(Exception):
    """Another run has taken over; this one must not write any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedPage:
    """A page of the register as it concerns us, kept until the run knows what it may do."""

    rubric: int
    page: int
    keys: bytes  # of every public record, 8 bytes each
    aside: bytes = b""  # of those that are there, but not public
    listings: tuple[Offer, ...] = ()  # new or changed
    fingerprints: tuple[int, ...] = ()  # of these, in their order
    bad: tuple[tuple[str, str], ...] = ()  # register id, reason


class SyncStore(Protocol):
    """The state of a run, kept so that any process can go on with it. Writes raise LeaseLost."""

    def acquire(self, *, now: datetime) -> Lease | None:
        """None while another run holds the lease."""
        ...

    def release(self, lease: Lease) -> None: ...

    def latest(self, limit: int, *, unread: Unread = stop) -> Sequence[Run]:
        """Newest first."""
        ...

    def last_good(self) -> Run | None: ...

    def run(self, run_id: str) -> Run:
        """Raises NotFound."""
        ...

    def save(self, run: Run, lease: Lease, *, now: datetime, staged: StagedPage | None = None) -> None:
        """Store where a run stands, with the page just read, and renew the lease."""
        ...

    def staged(self, run_id: str) -> Iterator[StagedPage]:
        """In the order in which they were read."""
        ...

    def manifest(self) -> Manifest: ...

    def save_manifest(self, buckets: Mapping[int, bytes], lease: Lease) -> None: ...

    def hold(self, run_id: str, hold: Hold, keys: Sequence[tuple[int, int]], lease: Lease) -> None:
        """Keep what a hold is about: keys, or pairs of an old and a new key."""
        ...

    def held(self, run_id: str, hold: Hold) -> Sequence[tuple[int, int]]: ...

    def decide(self, run: Run, entry: LogEntry) -> None:
        """An editor's word on a run's holds, with its log entry. Raises ChangedMeanwhile."""
        ...

    def note_candidates(self, groups: Sequence[Sequence[int]], lease: Lease) -> None:
        """Listings that may be the same place, as groups of keys."""
        ...

    def candidates(self) -> Sequence[Sequence[int]]: ...
