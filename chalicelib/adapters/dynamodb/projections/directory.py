"""The search index: every organisation as one line, in a few compressed blocks that a process keeps in memory.

Per scope (all that are open; those taking part, or that left with reviews online) there is a head with the version of
each block, the blocks, and the changes since. A search reads head and changes in one request, and only those blocks
that it does not know yet.

Blocks of another layout stand under a key of their own, so that the release before goes on with its own; until a round
of migration has made them, search says that it is busy rather than that there is nothing.
"""

import logging
import threading
import time
import zlib
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import Final

import msgspec
from pynamodb.connection import Connection

from chalicelib.adapters.dynamodb.client.cursors import unwrap, wrap
from chalicelib.adapters.dynamodb.client.forms import FORMS, Codec
from chalicelib.adapters.dynamodb.client.table import or_none, readable, reason_of
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.client.working_tables import DirectoryItem
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.organisations.search import Block, Index, Line, line
from chalicelib.domain.rules.refusals import Busy, UnreadableRecord
from chalicelib.ports.unread import Unread, go_past, stop

BLOCKS: Final = 64
OPEN: Final = "open"
TAKING_PART: Final = "taking_part"
CLOSED: Final = "closed"  # for editors alone: what waits about one that the register closed is still to be decided
_SCOPES: Final = (OPEN, TAKING_PART, CLOSED)
_HEAD: Final = "head"
_CHANGE: Final = "change#"
_BLOCKS_PER_WRITE: Final = 4  # a transaction holds 4 MB, and each block costs memory while it is open
_CHANGES_PER_WRITE: Final = 20  # at most as many blocks
_TRIES: Final = 5
_TRIES_TO_SETTLE: Final = 20  # each time, somebody else settled some
_BLOCKS_FORM: Final = "search blocks"
_FRESH: Final = 10  # seconds for which the reconciliation trusts what it read
_line = Codec("search line", Line)
_versions = msgspec.json.Decoder(dict[int, int])


def put_change(transaction: Transaction, organisation: Organisation) -> None:
    """Let search know at once what became of an organisation; `enter` merges it into the blocks later."""
    text = _line.written(line(organisation)).decode()
    for scope in _SCOPES:
        listed = _listed(scope, organisation)
        if scope == CLOSED and not listed:
            continue  # only the sync closes one or opens it again, and that enters it
        change = f"{_CHANGE}{organisation.id}"
        transaction.save(DirectoryItem(_key(scope), change, version=0, lines=text if listed else None))


class _Scope:
    """The blocks and changes of a scope that this process knows."""

    def __init__(self) -> None:
        self.versions: dict[int, int] = {}
        self.blocks: dict[int, Block] = {}
        self.changes: dict[str, Line | None] = {}
        self.index = Index(())
        self.read_at = float("-inf")

    def known(self, organisation_id: str) -> Line | None:
        if organisation_id in self.changes:
            return self.changes[organisation_id]
        block = self.blocks.get(_block(organisation_id))
        return block.by_id.get(organisation_id) if block else None


class DynamoDirectory:
    """The port `Directory`, and the search itself."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._scopes = {scope: _Scope() for scope in _SCOPES}
        self._lock = threading.Lock()

    def search(
        self,
        words: str,
        *,
        sector: str = "",
        postal_code: str = "",
        email_status: str = "",
        taking_part: bool,
        closed: bool = False,
        limit: int,
        cursor: str = "",
    ) -> tuple[Sequence[str], str | None]:
        """The ids of the organisations found, by name, and where to go on; of those that closed where that is asked."""
        after = unwrap(cursor)
        with self._lock:
            index = self._current(CLOSED if closed else TAKING_PART if taking_part else OPEN)
        found, more = index.find(
            words, sector=sector, postal_code=postal_code, email_status=email_status, after=after, limit=limit
        )
        return [each.id for each in found], wrap(found[-1].key) if more else None

    def differs(self, organisation: Organisation) -> bool:
        """Check if search says something else of this organisation than it should."""
        right = line(organisation)
        with self._lock:
            for scope in _SCOPES:
                if time.monotonic() - self._scopes[scope].read_at > _FRESH:
                    self._current(scope)
                known = self._scopes[scope].known(organisation.id)
                if known != (right if _listed(scope, organisation) else None):
                    return True
        return False

    def part_of_those_taking_part(self, number: int, parts: int) -> Sequence[str]:
        """The ids in one of so many equal parts, sorted; which part an organisation is in never changes.

        Store work as of a search: one request, and one more for the blocks that this process does not know yet.
        """
        with self._lock:
            self._current(TAKING_PART)
            scope = self._scopes[TAKING_PART]
            known = {key for block in scope.blocks.values() for key in block.by_id} | scope.changes.keys()
            gone = {key for key, change in scope.changes.items() if change is None}
        return sorted(key for key in known - gone if _block(key) % parts == number)

    def enter(self, organisations: Sequence[Organisation]) -> None:
        self.settle(unread=go_past)
        for scope in filter(_is_made, _SCOPES):
            _drop_unreadable_changes(scope, {each.id for each in organisations})
            for some in _groups(self._of_scope(scope, organisations)):
                lines = {each.id: line(each) if _listed(scope, each) else None for each in some}
                self._merge(scope, lines)
        for known in self._scopes.values():
            known.read_at = float("-inf")

    def _of_scope(self, scope: str, organisations: Sequence[Organisation]) -> Sequence[Organisation]:
        """Return those that a scope holds, or may hold: hardly any of many is closed, or was."""
        if scope != CLOSED:
            return organisations
        with self._lock:
            self._current(CLOSED)
            known = self._scopes[CLOSED].known
            return [each for each in organisations if _listed(CLOSED, each) or known(each.id) is not None]

    def settle(self, *, unread: Unread = stop) -> None:
        """Bring the changes since into the blocks, so that a search need not read them one by one.

        One that cannot be read stays, and search goes past it, until its organisation is entered anew.
        """
        for scope in filter(_is_made, _SCOPES):
            overtaken = 0
            while waiting := list(readable(_changes(scope), _changed, unread)):
                waiting = sorted(waiting, key=lambda each: _block(each[0]))[:_CHANGES_PER_WRITE]
                items = {organisation_id: item for organisation_id, item, _ in waiting}
                lines = {organisation_id: change for organisation_id, _, change in waiting}
                try:
                    self._try_merge(scope, lines, items)
                except _Overtaken:
                    # Whoever was first has settled some of these: what is left is read again.
                    overtaken += 1
                    if overtaken == _TRIES_TO_SETTLE:
                        raise Busy from None

    def make(self, organisations: Callable[[], Iterable[Organisation]]) -> int:
        """Make the index in today's layout where it is not there yet; returns how many organisations it holds.

        Args:
            organisations: reads all of them. What changes meanwhile stands among the changes, which are newer.
        """
        missing = [scope for scope in _SCOPES if not _is_made(scope)]
        if not missing:
            return 0
        known = {scope: defaultdict[int, list[Line]](list) for scope in missing}
        for each in organisations():
            for scope in missing:
                if _listed(scope, each):
                    known[scope][_block(each.id)].append(line(each))
        for scope, blocks in known.items():
            for number, lines in blocks.items():
                _packed(scope, _block_part(number), 1, Block.of(lines)).save()
            versions = msgspec.json.encode(dict.fromkeys(blocks, 1)).decode()
            DirectoryItem(_key(scope), _HEAD, version=1, lines=versions).save()
        return max(sum(map(len, blocks.values())) for blocks in known.values())

    def _current(self, name: str) -> Index:
        scope = self._scopes[name]
        scope.read_at = time.monotonic()
        versions, changes = _read_head(name)
        stale = [block for block, version in versions.items() if scope.versions.get(block) != version]
        if not stale and changes == scope.changes:
            return scope.index
        keys = [(_key(name), _block_part(block)) for block in stale]
        for item in DirectoryItem.batch_get(keys, consistent_read=True):
            scope.blocks[int(item.part.rpartition("#")[2])] = _unpack(item)
        scope.versions, scope.changes = versions, changes
        scope.index = Index(scope.blocks.values(), changes)
        return scope.index

    def _merge(self, scope: str, lines: Mapping[str, Line | None]) -> None:
        """Put lines into their blocks (None takes one out); the head's version lets one writer through at a time."""
        for _ in range(_TRIES):
            try:
                self._try_merge(scope, lines, {})
            except _Overtaken:
                continue
            return
        raise Busy

    def _try_merge(self, scope: str, lines: Mapping[str, Line | None], settled: Mapping[str, DirectoryItem]) -> None:
        head = _get(scope, _HEAD)
        versions = _block_versions(head)
        by_block: dict[int, dict[str, Line | None]] = defaultdict(dict)
        for organisation_id, each in lines.items():
            by_block[_block(organisation_id)][organisation_id] = each
        transaction = Transaction(self._connection)
        for block, members in by_block.items():
            item = _get(scope, _block_part(block))
            kept = Block.of(each for each in {**_unpack(item).by_id, **members}.values() if each is not None)
            versions[block] = versions.get(block, 0) + 1
            transaction.save(_packed(scope, item.part, versions[block], kept))
        for item in settled.values():
            # A change that was written again meanwhile is a newer word, and stays; one that is gone was settled.
            same = DirectoryItem.lines == item.lines if item.lines else DirectoryItem.lines.does_not_exist()
            transaction.delete(item, DirectoryItem.part.exists() & same, otherwise=_Overtaken)
        transaction.save(
            DirectoryItem(
                _key(scope), _HEAD, version=int(head.version) + 1, lines=msgspec.json.encode(versions).decode()
            ),
            (DirectoryItem.version == head.version) | DirectoryItem.version.does_not_exist(),
            otherwise=_Overtaken,
        )
        transaction.commit()


class _Overtaken(Exception):
    """Somebody else wrote to the directory at the same time."""


def _listed(scope: str, organisation: Organisation) -> bool:
    """Check that a scope of search holds an organisation; one that has closed is in none but its own."""
    if scope == CLOSED:
        return organisation.listing.closed_at is not None
    return organisation.listing.closed_at is None and (scope == OPEN or organisation.listed)


def _groups(organisations: Sequence[Organisation]) -> Iterable[Sequence[Organisation]]:
    """Organisations in groups that touch few blocks each."""
    ordered = sorted(organisations, key=lambda each: _block(each.id))
    groups: dict[int, list[Organisation]] = defaultdict(list)
    for each in ordered:
        groups[_block(each.id) // _BLOCKS_PER_WRITE].append(each)
    return groups.values()


def _key(scope: str) -> str:
    """The key of a scope in today's layout."""
    version = FORMS[_BLOCKS_FORM].version
    return scope if version == 1 else f"{scope}#{version}"


def _is_made(scope: str) -> bool:
    """Tell if a scope is there in today's layout; the first layout was there from the beginning."""
    return FORMS[_BLOCKS_FORM].version == 1 or bool(_get(scope, _HEAD).version)


def _read_head(scope: str) -> tuple[dict[int, int], dict[str, Line | None]]:
    """Return the versions of the blocks, and the changes since.

    Raises:
        Busy: the blocks are still to be made in today's layout.
    """
    versions: dict[int, int] | None = {} if FORMS[_BLOCKS_FORM].version == 1 else None
    changes: dict[str, Line | None] = {}
    for item in DirectoryItem.query(_key(scope), DirectoryItem.part >= _CHANGE, consistent_read=True):
        if item.part == _HEAD:
            versions = _block_versions(item)
        elif (found := or_none(_changed, item)) is not None:
            changes[found[0]] = found[2]
    if versions is None:
        raise Busy
    return versions, changes


def _changed(item: DirectoryItem) -> tuple[str, DirectoryItem, Line | None]:
    """Return a change: of which organisation, its item, and its line; None for one that is to be found no more."""
    try:
        change = _line.read(item.lines) if item.lines else None
    except (msgspec.MsgspecError, ValueError) as error:
        raise UnreadableRecord(item.record, reason_of(error)) from None
    return item.part.removeprefix(_CHANGE), item, change


def _block_versions(head: DirectoryItem) -> dict[int, int]:
    """Return the version of each block. Where they cannot be read, search finds nothing until blocks are made anew."""
    try:
        return _versions.decode(head.lines or "{}")
    except (msgspec.MsgspecError, ValueError):
        _tell(head)
        return {}


def _drop_unreadable_changes(scope: str, organisation_ids: Container[str]) -> None:
    for item in _changes(scope):
        if item.part.removeprefix(_CHANGE) in organisation_ids and or_none(_changed, item) is None:
            item.delete()


def _tell(item: DirectoryItem) -> None:
    logging.getLogger("waardering.aside").error("made anew", extra={"record": item.record, "reason": "undecodable"})


def _changes(scope: str) -> list[DirectoryItem]:
    return list(DirectoryItem.query(_key(scope), DirectoryItem.part.startswith(_CHANGE), consistent_read=True))


def _get(scope: str, part: str) -> DirectoryItem:
    try:
        return DirectoryItem.get(_key(scope), part, consistent_read=True)
    except DirectoryItem.DoesNotExist:
        return DirectoryItem(_key(scope), part, version=0)


def _block(organisation_id: str) -> int:
    return zlib.crc32(organisation_id.encode()) % BLOCKS


def _block_part(block: int) -> str:
    return f"block#{block:02}"


def _packed(scope: str, part: str, version: int, block: Block) -> DirectoryItem:
    """Return a block as it is kept: ids are random, so compressing them saves little and slows the first search."""
    texts, ids = zlib.compress(block.texts.encode()), "\n".join(block.ids).encode()
    return DirectoryItem(_key(scope), part, version=version, texts=texts, ids=ids)


def _unpack(item: DirectoryItem) -> Block:
    if not item.texts:
        return Block.of(())
    try:
        return Block(zlib.decompress(item.texts).decode(), item.ids.decode)
    except (zlib.error, ValueError):
        _tell(item)
        return Block.of(())  # the reconciliation misses its organisations, and enters them again
