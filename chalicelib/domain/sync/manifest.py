"""The register in a few numbers per listing, so that an unchanged one costs a look-up and no read.

Each row holds 64-bit digests; of 100,000 listings two share one by accident once in three thousand million registers.
"""

import bisect
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from chalicelib.domain.organisations.listing import EmailStatus, Listing, comparable, hash_of

BUCKETS: Final = 64
_SHIFT: Final = 64 - 6  # a key's first six bits are its bucket
_TYPES: Final = "QQQQQB"  # of a row's numbers, in their order
_WIDTH: Final = 41  # bytes of a row
MOST_ROWS: Final = 9_900  # in one part of a bucket: an item of the store has at most 400 KB

EMAIL_OK: Final = 1
CLOSED: Final = 2
MISSED: Final = 4  # absent from the last complete snapshot, and the register could not say why
CONTACT: Final = 8  # a closed listing's contact data is still to be erased
ASKED: Final = 16  # absent from the snapshot at work, and the register could not say why; MISSED when that has ended
EMAIL_INVALID: Final = 32
_EMAIL_FLAGS: Final = {EmailStatus.OK: EMAIL_OK, EmailStatus.ABSENT: 0, EmailStatus.INVALID: EMAIL_INVALID}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One listing."""

    key: int  # of the register's id
    content_hash: int  # of all that we take over; 0 when something of it is still to be applied
    address_hash: int  # of sector and address; 0 without an address
    enterprise: int  # of the enterprise number; 0 without
    fingerprint: int = 0  # of the record as it was sent: while that stays the same, it need not be read; 0 is none
    flags: int

    @property
    def numbers(self) -> tuple[int, ...]:
        return self.key, self.content_hash, self.address_hash, self.enterprise, self.fingerprint, self.flags


def row_of(listing: Listing) -> Row:
    """Return a listing in the manifest's numbers."""
    at = listing.address
    address_hash = (listing.sector, at.postal_code, comparable(at.street), at.number.lower(), at.box.lower())
    return Row(
        key=listing.key,
        content_hash=listing.content_hash,
        address_hash=hash_of(*address_hash) if at.street and at.postal_code else 0,
        enterprise=hash_of(listing.enterprise_number) if listing.enterprise_number else 0,
        flags=_EMAIL_FLAGS[listing.email_status] | (CLOSED if listing.closed_at else 0),
    )


class Manifest:
    """All rows in the order of their keys, each of their numbers in a column of its own."""

    def __init__(self, packed: Iterable[bytes] = ()) -> None:
        self._columns = _empty()
        self._changes: dict[int, Row | None] = {}
        for bucket in packed:
            start = 0
            for column in self._columns:
                end = start + len(bucket) // _WIDTH * column.itemsize
                column.frombytes(bucket[start:end])
                start = end

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def keys(self) -> Sequence[int]:
        return self._columns[0]

    @property
    def content_hashes(self) -> Sequence[int]:
        return self._columns[1]

    @property
    def address_hashes(self) -> Sequence[int]:
        return self._columns[2]

    @property
    def enterprises(self) -> Sequence[int]:
        return self._columns[3]

    @property
    def fingerprints(self) -> Sequence[int]:
        return self._columns[4]

    @property
    def flags(self) -> Sequence[int]:
        return self._columns[5]

    def position(self, key: int) -> int:
        """Return the position of a key; -1 when it is not there."""
        keys = self._columns[0]
        at = bisect.bisect_left(keys, key)
        return at if at < len(keys) and keys[at] == key else -1

    def row(self, at: int) -> Row:
        key, content_hash, address_hash, enterprise, fingerprint, flags = (column[at] for column in self._columns)
        return Row(
            key=key,
            content_hash=content_hash,
            address_hash=address_hash,
            enterprise=enterprise,
            fingerprint=fingerprint,
            flags=flags,
        )

    def is_as_sent(self, at: int, fingerprint: int) -> bool:
        """Check that the row at a position is all that a record with this fingerprint says."""
        columns = self._columns
        return bool(columns[4][at] == fingerprint and columns[1][at] and not columns[5][at] & CLOSED)

    def keys_with(self, wanted: int) -> Sequence[int]:
        """The keys of the rows that have all these flags, in their order."""
        return [key for key, flags in zip(self.keys, self.flags, strict=True) if flags & wanted == wanted]

    def count(self, flag: int) -> int:
        return sum(1 for flags in self.flags if flags & flag)

    @property
    def open(self) -> int:
        """The number of listings that are not closed."""
        return len(self) - self.count(CLOSED)

    def put(self, row: Row) -> None:
        """Note a row; `take_changes` brings it in."""
        self._changes[row.key] = row

    def drop(self, key: int) -> None:
        """Note that a row is to go: its listing has another key now."""
        self._changes[key] = None

    def sign(self, fingerprints: Mapping[int, int]) -> None:
        """Give the noted rows the fingerprints of their records, by key."""
        for key, row in self._changes.items():
            if row and key in fingerprints:
                self._changes[key] = replace(row, fingerprint=fingerprints[key])

    def take_changes(self) -> dict[int, bytes]:
        """Bring the noted rows in; returns the buckets that changed, packed to be stored."""
        noted: dict[int, dict[int, Row | None]] = {}
        for key, row in self._changes.items():
            noted.setdefault(key >> _SHIFT, {})[key] = row
        self._changes = {}
        if not noted:
            return {}
        packed = {}
        whole = _empty()
        for bucket in range(BUCKETS):
            start = bisect.bisect_left(self.keys, bucket << _SHIFT)
            end = bisect.bisect_left(self.keys, (bucket + 1) << _SHIFT) if bucket < BUCKETS - 1 else len(self)
            part = tuple(column[start:end] for column in self._columns)
            if bucket in noted:
                part = _merged(part, noted[bucket])
                packed[bucket] = b"".join(column.tobytes() for column in part)
            for column, more in zip(whole, part, strict=True):
                column.extend(more)
        self._columns = whole
        return packed


def split(bucket: bytes, most: int = MOST_ROWS) -> Iterator[bytes]:
    """Yield a packed bucket in parts of so many rows, in their order; each is packed as a bucket of its own.

    Whoever reads buckets reads parts, so that release 0.1.0 does: it had no bucket larger than a part.
    """
    rows = len(bucket) // _WIDTH
    for first in range(0, max(rows, 1), most):
        part, start = b"", 0
        for kind in _TYPES:
            size = array(kind).itemsize
            part += bucket[start + first * size : start + min(first + most, rows) * size]
            start += rows * size
        yield part


_Columns = tuple["array[int]", ...]


def _empty() -> _Columns:
    return tuple(array(kind) for kind in _TYPES)


def _merged(part: _Columns, changes: Mapping[int, Row | None]) -> _Columns:
    """A stretch of rows after these changes; a row that is None goes."""
    keys = part[0]
    known = len(keys)
    gone = set()
    for key, row in changes.items():
        at = bisect.bisect_left(keys, key, 0, known)
        found = at < known and keys[at] == key
        if row is None:
            gone |= {at} if found else set()
        else:
            for column, value in zip(part, row.numbers, strict=True):
                if found:
                    column[at] = value
                else:
                    column.append(value)
    if len(keys) == known and not gone:
        return part
    order = [at for at in sorted(range(len(keys)), key=keys.__getitem__) if at not in gone]
    return tuple(array(column.typecode, map(column.__getitem__, order)) for column in part)
