"""The search index: every organisation as one line, in a few compressed blocks that a process keeps in memory.

Per scope (all that are open; those taking part, or that left with reviews online; those that have closed, for editors)
there is a head with the version of each block, the blocks, and the changes since. A search reads head and changes in
one request, and only those blocks that it does not know yet; while the store is too busy to say, it finds what this
process knows. Where it finds nothing it reads the words of all names as well, once: they only grow, and one that no
name has any more finds nothing.

Blocks of another layout stand under a key of their own, so that the release before goes on with its own. Until a round
of migration has made them, those of the first are read, which forgive less; of a layout that cannot be read search says
that it is busy, rather than that there is nothing.
"""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Final

import msgspec
from pynamodb.connection import Connection
from pynamodb.exceptions import PynamoDBException

from chalicelib.adapters.dynamodb.client.cursors import unwrap, wrap, wrong_cursor
from chalicelib.adapters.dynamodb.client.table import or_none, readable
from chalicelib.adapters.dynamodb.client.transaction import Transaction, is_passing
from chalicelib.adapters.dynamodb.client.working_tables import DirectoryItem
from chalicelib.adapters.dynamodb.projections.search_items import (
    BLOCKS,
    CHANGE,
    CLOSED,
    HEAD,
    LINE,
    OPEN,
    TAKING_PART,
    block_of,
    block_part,
    block_versions,
    changed_line,
    get_part,
    is_made,
    key,
    packed,
    packed_words,
    read_blocks,
    read_head,
    shelf_part,
    shelved,
    unpack,
    unpacked_words,
    words_of,
)
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.organisations.search import Found, Index
from chalicelib.domain.organisations.search_lines import Block, Line, line
from chalicelib.domain.organisations.slips import Vocabulary
from chalicelib.domain.rules.refusals import Busy
from chalicelib.ports.unread import Unread, go_past, stop

_SCOPES: Final = (OPEN, TAKING_PART, CLOSED)
_BLOCKS_PER_WRITE: Final = 4  # a transaction holds 4 MB, and each block costs memory while it is open
_CHANGES_PER_WRITE: Final = 20
_TRIES: Final = 5
_TRIES_TO_SETTLE: Final = 20  # each time, somebody else settled some
_EMPTY: Final[tuple[int, Sequence[str]]] = (0, ())  # a shelf that is not there
_FRESH: Final = 10  # seconds for which the reconciliation trusts what it read


def put_change(transaction: Transaction, organisation: Organisation) -> None:
    """Let search know at once what became of an organisation; `enter` merges it into the blocks later."""
    for scope in _SCOPES if organisation.listing.closed_at else (OPEN, TAKING_PART):
        transaction.save(_change(scope, organisation))


def _change(scope: str, organisation: Organisation) -> DirectoryItem:
    text = LINE.written(line(organisation)).decode() if _listed(scope, organisation) else None
    return DirectoryItem(key(scope), f"{CHANGE}{organisation.id}", version=0, lines=text)


class _Scope:
    """The blocks and changes of a scope that this process knows."""

    def __init__(self) -> None:
        self.layout = 0  # of those that are known; 0 while none is
        self.versions: dict[int, int] = {}
        self.blocks: dict[int, Block] = {}
        self.changes: dict[str, Line | None] = {}
        self.index = Index(())
        self.words: dict[int, tuple[int, Sequence[str]]] = {}  # of each shelf: its version, and what stands on it
        self.read_at = float("-inf")

    def known(self, organisation_id: str) -> Line | None:
        if organisation_id in self.changes:
            return self.changes[organisation_id]
        block = self.blocks.get(block_of(organisation_id))
        return block.by_id.get(organisation_id) if block else None


class DynamoDirectory:
    """The port `Directory`, and the search itself."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._scopes = {scope: _Scope() for scope in _SCOPES}
        self._vocabularies: dict[tuple[str, ...], tuple[object, Vocabulary]] = {}
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
        nearby: bool = False,
        limit: int,
        cursor: str = "",
    ) -> Found:
        """A page of the organisations found, and where the pages before and after it are."""
        at = unwrap(cursor)
        scope = TAKING_PART if taking_part else OPEN
        with self._lock:
            index = self._current(scope)
            beside = self._current(CLOSED) if closed else None
        if beside:
            index = index.with_others(beside, words=partial(self._vocabulary, scope, CLOSED))
        try:
            found = index.find(
                words,
                sector=sector,
                postal_code=postal_code,
                email_status=email_status,
                nearby=nearby,
                cursor=at,
                limit=limit,
            )
        except ValueError:
            raise wrong_cursor() from None
        return replace(found, previous=_wrapped(found.previous), next=_wrapped(found.next))

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
        return sorted(key for key in known - gone if block_of(key) % parts == number)

    def enter(self, organisations: Sequence[Organisation]) -> None:
        self.settle(unread=go_past)
        for scope in _SCOPES:
            if not is_made(scope):  # whoever makes it may have read these already: they come in as changes
                for each in organisations:
                    _change(scope, each).save()
                continue
            _drop_unreadable_changes(scope, {each.id for each in organisations})
            self._keep_words(scope, [line(each) for each in organisations if _listed(scope, each)])
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
        for scope in filter(is_made, _SCOPES):
            overtaken = 0
            while waiting := list(readable(_changes(scope), changed_line, unread)):
                first = sorted({block_of(each[0]) for each in waiting})[:_BLOCKS_PER_WRITE]
                waiting = [each for each in waiting if block_of(each[0]) in first][:_CHANGES_PER_WRITE]
                items = {organisation_id: item for organisation_id, item, _ in waiting}
                lines = {organisation_id: change for organisation_id, _, change in waiting}
                self._keep_words(scope, filter(None, lines.values()))
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
        missing = [scope for scope in _SCOPES if not is_made(scope)]
        if not missing:
            return 0
        known = {scope: defaultdict[int, list[Line]](list) for scope in missing}
        for each in organisations():
            for scope in missing:
                if _listed(scope, each):
                    known[scope][block_of(each.id)].append(line(each))
        for scope, blocks in known.items():
            for number, lines in blocks.items():
                packed(scope, block_part(number), 1, Block.of(lines)).save()
            shelves = shelved(each for lines in blocks.values() for each in lines)
            for number, words in shelves.items():
                packed_words(scope, number, 1, words).save()
            versions = msgspec.json.encode(dict.fromkeys([*blocks, *shelves], 1)).decode()
            DirectoryItem(key(scope), HEAD, version=1, lines=versions).save()
        return max(sum(map(len, blocks.values())) for blocks in known.values())

    def _current(self, name: str) -> Index:
        """Return what a scope holds now; where the store is too busy to say, what this process knows of it."""
        scope = self._scopes[name]
        try:
            self._read(name, scope)
        except (Busy, PynamoDBException) as error:
            if not scope.layout or not (isinstance(error, Busy) or is_passing(error)):
                raise
        return scope.index

    def _read(self, name: str, scope: _Scope) -> None:
        scope.read_at = time.monotonic()
        layout, versions, changes = read_head(self._connection, name)
        same = layout == scope.layout
        stale = {each: of for each, of in versions.items() if not same or scope.versions.get(each) != of}
        if same and not stale and changes == scope.changes:
            return
        own = {each: of for each, of in stale.items() if each < BLOCKS}
        scope.blocks = {**(scope.blocks if same else {}), **dict(read_blocks(self._connection, name, layout, own))}
        scope.layout, scope.versions, scope.changes = layout, versions, changes
        scope.index = Index(scope.blocks.values(), changes, words=partial(self._vocabulary, name))

    def _vocabulary(self, *names: str) -> Vocabulary:
        """The words of some scopes, with those of the changes since: read when a search asks for them."""
        with self._lock:
            scopes = {name: self._scopes[name] for name in names}
            for name, scope in scopes.items():
                self._read_shelves(name, scope.versions)
            shelves = [shelf for scope in scopes.values() for shelf in scope.words.values()]
            changed = {each.text for scope in scopes.values() for each in scope.changes.values() if each is not None}
            stamp = ([version for version, _ in shelves], changed)
            known = self._vocabularies.get(names)
            if known is None or known[0] != stamp:
                every = chain(*(words for _, words in shelves), *map(words_of, changed))
                known = self._vocabularies[names] = (stamp, Vocabulary(every))
            return known[1]

    def _read_shelves(self, name: str, versions: Mapping[int, int]) -> None:
        """Read those shelves of a scope of which another version is said than is known."""
        known = self._scopes[name].words
        said = {number: version for number, version in versions.items() if number >= BLOCKS}
        stale = [number for number, version in said.items() if known.get(number, _EMPTY)[0] != version]
        for item in DirectoryItem.batch_get([(key(name), shelf_part(each)) for each in stale], consistent_read=True):
            number = BLOCKS + int(item.part.rpartition("#")[2])
            known[number] = (int(item.version), unpacked_words(item))

    def _keep_words(self, scope: str, lines: Iterable[Line]) -> None:
        """Put the words of lines on their shelves, before the lines themselves come into their blocks."""
        shelves = shelved(lines)
        for _ in range(_TRIES if shelves else 0):
            head = get_part(scope, HEAD)
            versions = block_versions(head)
            with self._lock:
                self._read_shelves(scope, versions)
                known = {number: set(self._scopes[scope].words.get(number, _EMPTY)[1]) for number in shelves}
            transaction = Transaction(self._connection)
            more = [number for number, words in shelves.items() if not words <= known[number]]
            if not more:
                return
            for number in more:
                versions[number] = versions.get(number, 0) + 1
                transaction.save(packed_words(scope, number, versions[number], known[number] | shelves[number]))
            _save_head(transaction, scope, head, versions)
            try:
                transaction.commit()
            except _Overtaken:
                continue
            return
        if shelves:
            raise Busy

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
        head = get_part(scope, HEAD)
        versions = block_versions(head)
        by_block: dict[int, dict[str, Line | None]] = defaultdict(dict)
        for organisation_id, each in lines.items():
            by_block[block_of(organisation_id)][organisation_id] = each
        transaction = Transaction(self._connection)
        changed = bool(settled)
        for block, members in by_block.items():
            if block not in versions and not any(members.values()):
                continue
            item = get_part(scope, block_part(block))
            was = unpack(item).by_id
            kept = {key: each for key, each in {**was, **members}.items() if each is not None}
            if kept != was:
                versions[block] = versions.get(block, 0) + 1
                transaction.save(packed(scope, item.part, versions[block], Block.of(kept.values())))
                changed = True
        for item in settled.values():
            # A change that was written again meanwhile is a newer word, and stays; one that is gone was settled.
            same = DirectoryItem.lines == item.lines if item.lines else DirectoryItem.lines.does_not_exist()
            transaction.delete(item, DirectoryItem.part.exists() & same, otherwise=_Overtaken)
        if changed:
            _save_head(transaction, scope, head, versions)
            transaction.commit()


class _Overtaken(Exception):
    """Somebody else wrote to the directory at the same time."""


def _save_head(transaction: Transaction, scope: str, head: DirectoryItem, versions: Mapping[int, int]) -> None:
    """Say which version of each block there is now, unless somebody else said so meanwhile."""
    said = msgspec.json.encode(versions).decode()
    transaction.save(
        DirectoryItem(key(scope), HEAD, version=int(head.version) + 1, lines=said),
        (DirectoryItem.version == head.version) | DirectoryItem.version.does_not_exist(),
        otherwise=_Overtaken,
    )


def _listed(scope: str, organisation: Organisation) -> bool:
    """Check that a scope of search holds an organisation."""
    if organisation.listing.closed_at is not None or scope == CLOSED:
        return organisation.listing.closed_at is not None and scope == CLOSED
    return scope == OPEN or organisation.listed


def _groups(organisations: Sequence[Organisation]) -> Iterable[Sequence[Organisation]]:
    """Organisations in groups that touch few blocks each."""
    ordered = sorted(organisations, key=lambda each: block_of(each.id))
    groups: dict[int, list[Organisation]] = defaultdict(list)
    for each in ordered:
        groups[block_of(each.id) // _BLOCKS_PER_WRITE].append(each)
    return groups.values()


def _drop_unreadable_changes(scope: str, organisation_ids: Container[str]) -> None:
    for item in _changes(scope):
        if item.part.removeprefix(CHANGE) in organisation_ids and or_none(changed_line, item) is None:
            item.delete()


def _changes(scope: str) -> list[DirectoryItem]:
    return list(DirectoryItem.query(key(scope), DirectoryItem.part.startswith(CHANGE), consistent_read=True))


def _wrapped(cursor: str | None) -> str | None:
    return wrap(cursor) if cursor else None
