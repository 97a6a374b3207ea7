"""What we know of the register in a few numbers per listing, so that an unchanged one costs a look-up and no read.

Each row holds 64-bit digests; of 100,000 listings two share one by accident once in three thousand million registers.
"""

import bisect
import struct
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

BUCKETS: Final = 64
_SHIFT: Final = 64 - 6  # a key's first six bits are its bucket
_ROW: Final = struct.Struct(">QQQQB")

EMAIL_OK: Final = 1
CLOSED: Final = 2
MISSED: Final = 4  # absent from the last complete snapshot, and the register could not say why
CONTACT: Final = 8  # a closed listing's contact data is still to be erased
ASKED: Final = 16  # absent from the snapshot at work, and the register could not say why; MISSED when that has ended


@dataclass(frozen=True, slots=True)
class Row:
    """One listing."""

    key: int  # of the register's id
    digest: int  # of all that we take over; 0 when something of it is still to be applied
    place: int  # of sector and address; 0 without an address
    enterprise: int  # of the enterprise number; 0 without
    flags: int

    @property
    def packed(self) -> bytes:
        return _ROW.pack(self.key, self.digest, self.place, self.enterprise, self.flags)


class Manifest:
    """All rows in the order of their keys, in 33 bytes each."""

    def __init__(self, packed: Iterable[bytes] = ()) -> None:
        self.keys = array("Q")
        self.digests = array("Q")
        self.places = array("Q")
        self.enterprises = array("Q")
        self.flags = array("B")
        self._changes: dict[int, Row | None] = {}
        for bucket in packed:
            self.extend(bucket)

    def __len__(self) -> int:
        return len(self.keys)

    def position(self, key: int) -> int:
        """Where a key stands; -1 when it does not."""
        at = bisect.bisect_left(self.keys, key)
        return at if at < len(self.keys) and self.keys[at] == key else -1

    def row(self, at: int) -> Row:
        return Row(self.keys[at], self.digests[at], self.places[at], self.enterprises[at], self.flags[at])

    def keys_with(self, wanted: int) -> Sequence[int]:
        """The keys of the rows that have all these flags, in their order."""
        return [key for key, flags in zip(self.keys, self.flags, strict=True) if flags & wanted == wanted]

    def count(self, flag: int) -> int:
        return sum(1 for flags in self.flags if flags & flag)

    @property
    def open(self) -> int:
        """How many listings are not closed."""
        return len(self) - self.count(CLOSED)

    def put(self, row: Row) -> None:
        """Note a row; `take_changes` brings it in."""
        self._changes[row.key] = row

    def drop(self, key: int) -> None:
        """Note that a row is to go: its listing has another key now."""
        self._changes[key] = None

    def take_changes(self) -> dict[int, bytes]:
        """Bring the noted rows in; returns the buckets that changed, packed to be stored."""
        noted: dict[int, dict[int, Row | None]] = {}
        for key, row in self._changes.items():
            noted.setdefault(key >> _SHIFT, {})[key] = row
        self._changes = {}
        if not noted:
            return {}
        packed = {}
        whole = Manifest()
        for bucket in range(BUCKETS):
            start = bisect.bisect_left(self.keys, bucket << _SHIFT)
            end = bisect.bisect_left(self.keys, (bucket + 1) << _SHIFT) if bucket < BUCKETS - 1 else len(self)
            if bucket in noted:
                rows = {self.keys[at]: self.row(at) for at in range(start, end)} | noted[bucket]
                packed[bucket] = b"".join(row.packed for _, row in sorted(rows.items()) if row)
                whole.extend(packed[bucket])
            else:
                whole.extend_from(self, start, end)
        self.keys, self.digests, self.places = whole.keys, whole.digests, whole.places
        self.enterprises, self.flags = whole.enterprises, whole.flags
        return packed

    def extend(self, packed: bytes) -> None:
        """Add rows at the end; they must come after those that are there."""
        for key, digest, place, enterprise, flags in _ROW.iter_unpack(packed):
            self.keys.append(key)
            self.digests.append(digest)
            self.places.append(place)
            self.enterprises.append(enterprise)
            self.flags.append(flags)

    def extend_from(self, other: "Manifest", start: int, end: int) -> None:
        """Add a stretch of another manifest's rows at the end."""
        self.keys.extend(other.keys[start:end])
        self.digests.extend(other.digests[start:end])
        self.places.extend(other.places[start:end])
        self.enterprises.extend(other.enterprises[start:end])
        self.flags.extend(other.flags[start:end])
