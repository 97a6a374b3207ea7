"""Listings that may be the same place: proposed to editors, never merged by the sync."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from chalicelib.domain.organisations.listing import Listing, comparable
from chalicelib.domain.sync.manifest import CLOSED, Manifest, Row, row_of

MOST_GROUPS: Final = 200
_LARGEST_GROUP: Final = 10  # more at one address is a campus, not a mistake
_SLICES: Final = 8  # of all values, sorted one after the other: each takes its memory as whole numbers
_SEVERAL: Final = 0  # in place of a key: more than one listing has this trait


def candidates(manifest: Manifest) -> Sequence[Sequence[int]]:
    """Groups of open listings with the same enterprise number, or the same sector and address; largest first."""
    found = {*_sharing(manifest, manifest.address_hashes), *_sharing(manifest, manifest.enterprises)}
    return sorted(found, key=lambda keys: (-len(keys), keys))[:MOST_GROUPS]


def _sharing(manifest: Manifest, values: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The keys of open listings that share a value; sorted first, as a dictionary of all values would be large."""
    shared: set[int] = set()
    for number in range(_SLICES):
        ordered = sorted(value for value in values if value and value % _SLICES == number)
        shared.update(value for value, following in pairwise(ordered) if value == following)
    groups: dict[int, list[int]] = defaultdict(list)
    for key, value, flags in zip(manifest.keys, values, manifest.flags, strict=True):
        if value in shared and not flags & CLOSED:
            groups[value].append(key)
    return (tuple(keys) for keys in groups.values() if 1 < len(keys) <= _LARGEST_GROUP)


def rekeyed(gone: Iterable[tuple[Row, Listing]], new: Iterable[Listing]) -> Sequence[tuple[int, int]]:
    """Pairs of an old and a new key that look like one listing whose identifier changed.

    Proposed on enterprise number, address and name: two of the three agree, and no other listing fits as well.
    """
    old = _owners((row.key, listing) for row, listing in gone)
    fresh = _owners((listing.key, listing) for listing in new)
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for strength in range(3):
        for trait, key in old[strength].items():
            match = fresh[strength].get(trait, _SEVERAL)
            if _SEVERAL not in {key, match} and key not in pairs and match not in taken:
                pairs[key] = match
                taken.add(match)
    return sorted(pairs.items())


def _owners(listings: Iterable[tuple[int, Listing]]) -> tuple[dict[int, int], dict[int, int], dict[int, int]]:
    """Return for each trait, strongest kind first, the one key that has it. Traits are kept as hashes, listings not."""
    owners: tuple[dict[int, int], dict[int, int], dict[int, int]] = ({}, {}, {})
    for key, listing in listings:
        for strength, trait in _traits(listing):
            owners[strength][trait] = _SEVERAL if trait in owners[strength] else key
    return owners


def _traits(listing: Listing) -> Iterator[tuple[int, int]]:
    """Yield the traits of a listing, of which a pair must share one: its strength (0 is strongest), and its hash."""
    name, address_hash, enterprise = comparable(listing.name), row_of(listing).address_hash, listing.enterprise_number
    if enterprise and address_hash:
        yield 0, hash((enterprise, address_hash))
    if name and address_hash:
        yield 1, hash((name, address_hash))
    if enterprise and name:
        yield 2, hash((enterprise, name))
