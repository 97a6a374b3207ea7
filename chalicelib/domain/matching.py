"""Listings that may be the same place: proposed to editors, never merged by the sync."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from chalicelib.domain.listing import Listing, plain
from chalicelib.domain.manifest import CLOSED, Manifest, Row

MOST_GROUPS: Final = 200
_LARGEST_GROUP: Final = 10  # more at one address is a campus, not a mistake


def candidates(manifest: Manifest) -> Sequence[Sequence[int]]:
    """Groups of open listings with the same enterprise number and sector's address, or either; largest first."""
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for row in manifest.rows():
        if not row.flags & CLOSED:
            if row.place:
                groups["place", row.place].append(row.key)
            if row.enterprise:
                groups["enterprise", row.enterprise].append(row.key)
    found = {tuple(keys) for keys in groups.values() if 1 < len(keys) <= _LARGEST_GROUP}
    return sorted(found, key=lambda keys: (-len(keys), keys))[:MOST_GROUPS]


def rekeyed(gone: Iterable[tuple[Row, Listing]], new: Iterable[Listing]) -> Sequence[tuple[int, int]]:
    """Pairs of an old and a new key that look like one listing whose identifier changed.

    Proposed on enterprise number, address and name: two of the three agree, and no other listing fits as well.
    """
    old: dict[tuple[object, ...], list[int]] = defaultdict(list)
    fresh: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for row, listing in gone:
        for trait in _traits(listing):
            old[trait].append(row.key)
    for listing in new:
        for trait in _traits(listing):
            fresh[trait].append(listing.key)
    pairs: dict[int, int] = {}
    for trait, keys in old.items():
        if len(keys) == 1 and len(fresh.get(trait, ())) == 1:
            pairs.setdefault(keys[0], fresh[trait][0])
    by_new = {new: (old_key, new) for old_key, new in sorted(pairs.items(), reverse=True)}
    return sorted(by_new.values())


def _traits(listing: Listing) -> Iterable[tuple[object, ...]]:
    """What two listings must share, strongest first."""
    name, place, enterprise = plain(listing.name), listing.row.place, listing.enterprise_number
    if enterprise and place:
        yield "enterprise and place", enterprise, place
    if name and place:
        yield "name and place", name, place
    if enterprise and name:
        yield "enterprise and name", enterprise, name
