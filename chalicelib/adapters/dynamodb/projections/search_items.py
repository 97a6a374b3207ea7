"""The items of the search index: blocks of lines, the words of all of them on shelves, and their keys."""

import logging
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Final, overload

from chalicelib.adapters.dynamodb.client.forms import FORMS
from chalicelib.adapters.dynamodb.client.working_tables import DirectoryItem
from chalicelib.domain.organisations.search_lines import Block, Line
from chalicelib.domain.organisations.slips import words_in

BLOCKS: Final = 64
OPEN: Final = "open"
TAKING_PART: Final = "taking_part"
CLOSED: Final = "closed"
HEAD: Final = "head"
_BLOCKS_FORM: Final = "search blocks"
_SHELVES: Final = 4  # of words; the head numbers them after the blocks
_AS_BYTES: Final = b"\0"  # begins ids that are not spelt out
_SPELT: Final = 32  # characters of an id of our own
_HEX: Final = re.compile("[0-9a-f]+")


def key(scope: str, version: int = 0) -> str:
    """The key of a scope in a layout; today's where none is said."""
    version = version or FORMS[_BLOCKS_FORM].version
    return scope if version == 1 else f"{scope}#{version}"


def is_made(scope: str) -> bool:
    """Tell if a scope is there in today's layout: where there never was another, it was so from the beginning."""
    return bool(get_part(scope, HEAD).version) or not has_older_layout()


def has_older_layout() -> bool:
    keys = [(key(OPEN, version), HEAD) for version in range(1, FORMS[_BLOCKS_FORM].version)]
    return any(True for _ in DirectoryItem.batch_get(keys, consistent_read=True))


def get_part(scope: str, part: str) -> DirectoryItem:
    try:
        return DirectoryItem.get(key(scope), part, consistent_read=True)
    except DirectoryItem.DoesNotExist:
        return DirectoryItem(key(scope), part, version=0)


def block_of(organisation_id: str) -> int:
    return zlib.crc32(organisation_id.encode()) % BLOCKS


def block_part(block: int) -> str:
    return f"block#{block:02}"


def shelf_part(number: int) -> str:
    return f"words#{number - BLOCKS}"


def words_of(text: str) -> set[str]:
    name_and_place, _, _ = text.rpartition("\t")
    return words_in(name_and_place)


def shelved(lines: Iterable[Line]) -> dict[int, set[str]]:
    """The words of lines, by the number of their shelf."""
    found: dict[int, set[str]] = defaultdict(set)
    for word in set[str]().union(*(words_of(each.text) for each in lines)):
        found[BLOCKS + zlib.crc32(word.encode()) % _SHELVES].add(word)
    return found


def packed_words(scope: str, number: int, version: int, words: Iterable[str]) -> DirectoryItem:
    texts = zlib.compress("\n".join(sorted(words)).encode())
    return DirectoryItem(key(scope), shelf_part(number), version=version, texts=texts)


def unpacked_words(item: DirectoryItem) -> Sequence[str]:
    """The words of a shelf, in their order."""
    try:
        return zlib.decompress(item.texts or b"").decode().split("\n")
    except (zlib.error, ValueError):
        tell(item)
        return ()


class _Ids(Sequence[str]):
    """Ids of 128 bits, spelt out when they are asked for: as bytes they take half as much."""

    def __init__(self, packed: bytes) -> None:
        self._spelt = packed.hex()

    def __len__(self) -> int:
        return len(self._spelt) // _SPELT

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        return self._spelt[at * _SPELT : (at + 1) * _SPELT]

    def __iter__(self) -> Iterator[str]:
        return (self[at] for at in range(len(self)))


def packed(scope: str, part: str, version: int, block: Block) -> DirectoryItem:
    """Return a block as it is kept: ids are random, so compressing them saves little and slows the first search."""
    texts = zlib.compress(block.texts[1:].encode())
    return DirectoryItem(key(scope), part, version=version, texts=texts, ids=_packed_ids(block.ids))


def _packed_ids(ids: Sequence[str]) -> bytes:
    """Return ids as bytes after a zero; as they are, one a line, where one is not of our own making."""
    spelt = "".join(ids)
    if ids and all(len(each) == _SPELT for each in ids) and _HEX.fullmatch(spelt):
        return _AS_BYTES + bytes.fromhex(spelt)
    return "\n".join(ids).encode()


def unpack(item: DirectoryItem) -> Block:
    if not item.texts:
        return Block.of(())
    try:
        return Block(zlib.decompress(item.texts).decode(), partial(_unpacked_ids, item.ids or b""))
    except (zlib.error, ValueError):
        tell(item)
        return Block.of(())  # the reconciliation misses its organisations, and enters them again


def _unpacked_ids(packed: bytes) -> Sequence[str]:
    return _Ids(packed[1:]) if packed.startswith(_AS_BYTES) else packed.decode().split("\n")


def tell(item: DirectoryItem) -> None:
    logging.getLogger("waardering.aside").error("made anew", extra={"record": item.record, "reason": "undecodable"})
