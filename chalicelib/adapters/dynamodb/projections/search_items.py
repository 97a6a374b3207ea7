"""The items of the search index: blocks of lines, the words of all of them on shelves, and their keys."""

import logging
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final, NamedTuple, overload

import msgspec
from pynamodb.connection import Connection

from chalicelib.adapters.dynamodb.client.batch import Item, asked, read_items
from chalicelib.adapters.dynamodb.client.forms import FORMS, Codec
from chalicelib.adapters.dynamodb.client.table import or_none, reason_of
from chalicelib.adapters.dynamodb.client.working_tables import DirectoryItem
from chalicelib.domain.organisations.search_lines import Block, Line
from chalicelib.domain.organisations.slips import words_in
from chalicelib.domain.organisations.spelling import spelled
from chalicelib.domain.rules.refusals import Busy, UnreadableRecord

BLOCKS: Final = 64
OPEN: Final = "open"
TAKING_PART: Final = "taking_part"
CLOSED: Final = "closed"
HEAD: Final = "head"
CHANGE: Final = "change#"
_FIRST_LAYOUT: Final = 1  # of release 0.1.0
_BLOCKS_FORM: Final = "search blocks"
_SHELVES: Final = 4  # of words; the head numbers them after the blocks
_AS_BYTES: Final = b"\0"  # begins ids that are not spelt out
_SPELT: Final = 32  # characters of an id of our own
_BYTES: Final = _SPELT // 2
_TOGETHER: Final = 22  # blocks of a request: of a hundred thousand organisations 0.9 MB, and an answer is 1 MB
_INFLATED: Final = 1 << 16  # bytes, about what the texts of a block are then
_HEX: Final = re.compile("[0-9a-f]+")
LINE: Final = Codec("search line", Line)
_versions: Final = msgspec.json.Decoder(dict[int, int])


def key(scope: str, version: int = 0) -> str:
    """The key of a scope in a layout; today's where none is said."""
    version = version or FORMS[_BLOCKS_FORM].version
    return scope if version == 1 else f"{scope}#{version}"


def is_made(scope: str) -> bool:
    """Tell if a scope is there in today's layout: where there never was another, it was so from the beginning."""
    return bool(get_part(scope, HEAD).version) or not _older_layout()


def _older_layout() -> int:
    """Return the newest of the older layouts that is there; 0 where there is none."""
    versions = {key(OPEN, version): version for version in range(1, FORMS[_BLOCKS_FORM].version)}
    heads = DirectoryItem.batch_get([(each, HEAD) for each in versions], consistent_read=True)
    return max((versions[item.scope] for item in heads), default=0)


class Head(NamedTuple):
    """What a search reads first: the layout in which blocks are, the version of each, and the changes since."""

    layout: int
    versions: dict[int, int]
    changes: dict[str, Line | None]


def read_head(connection: Connection, scope: str) -> Head:
    """Return the head of a scope in today's layout; until that is made, in the first.

    Raises:
        Busy: the blocks are still to be made in today's layout, and cannot be read in theirs.
    """
    today = FORMS[_BLOCKS_FORM].version
    versions, changes = _read(connection, key(scope))
    older = 0 if versions is not None else _older_layout()
    if older > _FIRST_LAYOUT:
        raise Busy
    if not older or scope == CLOSED:  # which the first did not have
        return Head(today, versions or {}, changes)
    versions, before = _read(connection, key(scope, older))
    led_on = {each: found and Line(_from_first(found.text), found.id) for each, found in before.items()}
    return Head(older, versions or {}, {**led_on, **changes})


def _read(connection: Connection, scope_key: str) -> tuple[dict[int, int] | None, dict[str, Line | None]]:
    versions: dict[int, int] | None = None
    changes: dict[str, Line | None] = {}
    request: dict[str, Any] = {
        "TableName": DirectoryItem.Meta.table_name,
        "KeyConditionExpression": "#scope = :scope AND #part >= :change",
        "ExpressionAttributeNames": {"#scope": "scope", "#part": "part"},
        "ExpressionAttributeValues": {":scope": {"S": scope_key}, ":change": {"S": CHANGE}},
        "ConsistentRead": True,
    }
    while True:
        answer = asked(connection, "Query", request)
        for item in map(DirectoryItem.from_raw_data, answer["Items"]):
            if item.part == HEAD:
                versions = block_versions(item)
            elif item.part.startswith(CHANGE) and (found := or_none(changed_line, item)) is not None:
                changes[found[0]] = found[2]
        if "LastEvaluatedKey" not in answer:
            return versions, changes
        request["ExclusiveStartKey"] = answer["LastEvaluatedKey"]


def changed_line(item: DirectoryItem) -> tuple[str, DirectoryItem, Line | None]:
    """Return a change: of which organisation, its item, and its line; None for one that is to be found no more."""
    try:
        change = LINE.read(item.lines) if item.lines else None
    except (msgspec.MsgspecError, ValueError) as error:
        raise UnreadableRecord(item.record, reason_of(error)) from None
    return item.part.removeprefix(CHANGE), item, change


def block_versions(head: DirectoryItem) -> dict[int, int]:
    """Return the version of each block. Where they cannot be read, search finds nothing until blocks are made anew."""
    try:
        return _versions.decode(head.lines or "{}")
    except (msgspec.MsgspecError, ValueError):
        tell(head)
        return {}


def get_part(scope: str, part: str) -> DirectoryItem:
    try:
        return DirectoryItem.get(key(scope), part, consistent_read=True)
    except DirectoryItem.DoesNotExist:
        return DirectoryItem(key(scope), part, version=0)


def read_blocks(
    connection: Connection, scope: str, layout: int, versions: Mapping[int, int]
) -> Iterator[tuple[int, Block]]:
    """Yield blocks of at least these versions, by number.

    A read that may be a moment behind costs half; what it shows behind is read once more.
    """
    wanted = dict(versions)
    for consistent in (False, True):
        numbers = sorted(wanted)
        for some in (numbers[start : start + _TOGETHER] for start in range(0, len(numbers), _TOGETHER)):
            parts = {block_part(each): each for each in some}
            keys: list[Item] = [{"scope": {"S": key(scope, layout)}, "part": {"S": part}} for part in parts]
            table = DirectoryItem.Meta.table_name
            for raw in read_items(connection, {table: keys}, consistent=consistent)[table]:
                number = parts[raw["part"]["S"]]
                if int(raw["version"]["N"]) >= wanted[number]:
                    del wanted[number]
                    yield number, block_in(raw, layout)


def block_in(raw: Item, layout: int = 0) -> Block:
    """Return the block of an item as it came, without the making of a model of it."""
    texts, ids = (raw.get(name, {}).get("B", b"") for name in ("texts", "ids"))
    return _unpacked(texts, ids, layout, raw["scope"]["S"], raw["part"]["S"])


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
    """Ids of 128 bits, each spelt out when it is asked for: as bytes they take half as much."""

    def __init__(self, packed: bytes) -> None:
        self._packed = packed

    def __len__(self) -> int:
        return len(self._packed) // _BYTES

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        return self._packed[at * _BYTES + 1 : (at + 1) * _BYTES + 1].hex()

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


def unpack(item: DirectoryItem, layout: int = 0) -> Block:
    """Return a block as it is kept; one of the first layout in today's words."""
    return _unpacked(item.texts or b"", item.ids or b"", layout, item.scope, item.part)


def _unpacked(texts: bytes, ids: bytes, layout: int, scope_key: str, part: str) -> Block:
    if not texts:
        return Block.of(())
    try:
        spelt = zlib.decompress(texts, bufsize=_INFLATED).decode()
        if layout == _FIRST_LAYOUT:
            rows = zip(spelt.splitlines(), ids.decode().split("\n"), strict=False)
            return Block.of([Line(_from_first(text), organisation_id) for text, organisation_id in rows])
        return Block(spelt, partial(_unpacked_ids, ids))
    except (zlib.error, ValueError):
        tell(DirectoryItem(scope_key, part))
        return Block.of(())  # the reconciliation misses its organisations, and enters them again


def _unpacked_ids(packed: bytes) -> Sequence[str]:
    return _Ids(packed) if packed.startswith(_AS_BYTES) else packed.decode().split("\n")


def tell(item: DirectoryItem) -> None:
    logging.getLogger("waardering.aside").error("made anew", extra={"record": item.record, "reason": "undecodable"})


def _from_first(text: str) -> str:
    """Return the text of a line of the first layout, in which marks were words between bars, as today's has it."""
    name, place, marks = text.split("\t")
    _, code, sector, email_status, _ = marks.split("|")
    municipality = spelled(place.removeprefix(code))
    return f"{spelled(name)}\t{code} {municipality}\t{sector[0]}{email_status[0]}"
