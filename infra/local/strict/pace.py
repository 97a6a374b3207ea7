"""Rules about time: what a partition lets through in a second, and how far an index is behind its table."""

import zlib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from infra.local.strict.calls import Action, Call, Item, Place, Refused, cancelled
from infra.local.strict.overlap import leave_writes
from infra.local.strict.sizes import item_size, read_units, write_units

READS: Final = 3000  # units a second
WRITES: Final = 1000
PARTITIONS: Final = 4  # of a new table on demand, which takes 4,000 writes a second
_TOO_MUCH: Final = "Throughput exceeds the current throughput limit for your account, table or key range"
Partition = tuple[str, int]


def partition(table: str, key: str) -> Partition:
    """Return the partition of a table, or of an index under its own name, in which a key lies."""
    return table, zlib.crc32(key.encode()) % PARTITIONS


@dataclass
class Pace:
    """The units that each partition has left; it has a second's worth at most, and may owe what a read cost."""

    reads_a_second: float = 0.0  # 0: without end
    writes_a_second: float = 0.0
    left: dict[tuple[bool, Partition], tuple[float, float]] = field(default_factory=dict)  # units, and since when

    def admit_writes(self, call: Call) -> None:
        """Refuse to write what a partition has no room for, in the way of each operation."""
        if not self.writes_a_second:
            return
        full = [
            any(self._left(call, which, writes=True) <= 0 for which in _written(call, each)) for each in call.actions
        ]
        if call.operation == "TransactWriteItems" and any(full):
            raise cancelled(["ThrottlingError" if each else "None" for each in full], _TOO_MUCH)
        if call.operation == "BatchWriteItem" and not all(full):
            leave_writes(call, {each.place for each, is_full in zip(call.actions, full, strict=True) if is_full})
        elif any(full):
            raise Refused("ThrottlingException", _TOO_MUCH)

    def admit_reads(self, call: Call) -> None:
        """Refuse to read what a partition has no room for, in the way of each operation."""
        if not self.reads_a_second:
            return
        full = [self._left(call, each, writes=False) <= 0 for each in _read(call)]
        if call.operation == "BatchGetItem" and not all(full):
            left = {place for place, is_full in zip(call.reads, full, strict=True) if is_full}
            leave_reads(call, left)
        elif any(full):
            raise Refused("ThrottlingException", _TOO_MUCH)

    def charge_writes(self, call: Call) -> None:
        """Take from each partition what was written; of an index once, also in a transaction."""
        if not self.writes_a_second:
            return
        times = 2 if call.operation.startswith("Transact") else 1
        for action in call.actions:
            size = max(item_size(call.before(action.place)), item_size(call.emulator.item(action.place)))
            for which in _written(call, action):
                units = write_units(size) * (times if which[0] == action.place.table else 1)
                self._take(call, which, units, writes=True)

    def charge_reads(self, call: Call) -> None:
        """Take from each partition what was read."""
        if self.reads_a_second:
            times = 2 if call.operation.startswith("Transact") else 1
            for which, units in _cost(call):
                self._take(call, which, units * times, writes=False)

    def _left(self, call: Call, which: Partition, *, writes: bool) -> float:
        rate = self.writes_a_second if writes else self.reads_a_second
        units, since = self.left.get((writes, which), (rate, call.now))
        return min(rate, units + rate * (call.now - since))

    def _take(self, call: Call, which: Partition, units: float, *, writes: bool) -> None:
        self.left[writes, which] = self._left(call, which, writes=writes) - units, call.now


def leave_reads(call: Call, left: set[Place]) -> None:
    """Have some reads of a batch answered as not done, and not sent on."""
    if not left:
        return
    undone: dict[str, dict[str, object]] = {}
    for table, asked in call.request["RequestItems"].items():
        later = [key for key in asked["Keys"] if call.place(table, key) in left]
        if later:
            undone[table] = {**asked, "Keys": later}
            asked["Keys"] = [key for key in asked["Keys"] if key not in later]
    call.request["RequestItems"] = {table: each for table, each in call.request["RequestItems"].items() if each["Keys"]}
    call.changed = True
    vars(call).pop("reads", None)

    def tell(succeeded: bool) -> None:  # noqa: FBT001 - as every other that is called afterwards
        if succeeded and call.answer is not None:
            whole = call.answer.setdefault("UnprocessedKeys", {})
            for table, each in undone.items():
                whole[table] = {**each, "Keys": [*whole.get(table, {}).get("Keys", ()), *each["Keys"]]}  # type: ignore[misc]  # a list, as made above
            call.answer_changed = True

    call.afterwards.append(tell)


def _written(call: Call, action: Action) -> Iterator[Partition]:
    """The partitions of the table and of its indexes that a write of this item goes to."""
    place = action.place
    item = call.before(place) or action.said.get("Item") or {}
    yield partition(place.table, place.partition)
    for index in call.schema(place.table).indexes:
        value = item.get(index.keys[0])
        if value:
            yield partition(f"{place.table}/{index.name}", str(next(iter(value.values()))))


def _read(call: Call) -> list[Partition]:
    if call.reads:
        return [partition(each.table, each.partition) for each in call.reads]
    if call.operation != "Query":
        return []
    name = call.request.get("TableName", "")
    which = f"{name}/{call.index.name}" if call.index else name
    return [partition(which, value) for _, value in [*call.conditions()][:1]]


def _cost(call: Call) -> Iterator[tuple[Partition, float]]:
    answer = call.answer or {}
    if call.reads:
        consistent = bool(call.request.get("ConsistentRead"))
        for place, each in zip(call.reads, _read(call), strict=True):
            yield each, read_units(item_size(call.before(place)), consistent=consistent)
        return
    size = sum(item_size(each) for each in answer.get("Items", ()))
    for each in _read(call):
        yield each, read_units(size, consistent=bool(call.request.get("ConsistentRead")))


@dataclass
class Behind:
    """Indexes that are a moment behind: what was written within it, with what lay there before."""

    seconds: float = 0.0
    recent: deque[tuple[float, Place, Item | None]] = field(default_factory=deque)

    def look_back(self, call: Call) -> None:
        """Let an index be read as its table was: what came since lies there as before until it is answered."""
        self._forget(call.now)
        if call.index is None or not self.recent:
            return
        table, put_back = call.request["TableName"], call.emulator.put_back
        then: dict[Place, Item | None] = {}
        for _, place, before in self.recent:
            if place.table == table:
                then.setdefault(place, before)
        now = {place: call.emulator.item(place) for place in then}
        for place, item in then.items():
            put_back(place, item)

        def restore(_: bool) -> None:  # noqa: FBT001 - as every other that is called afterwards
            for place, item in now.items():
                put_back(place, item)

        call.afterwards.append(restore)

    def note_before(self, call: Call) -> None:
        """Note what lies there, of a table with an index."""
        if self.seconds:
            for action in call.actions:
                if call.schema(action.place.table).indexes:
                    call.before(action.place)

    def note(self, call: Call) -> None:
        """Remember what was written."""
        if self.seconds:
            for action in call.actions:
                if call.schema(action.place.table).indexes and action.kind != "ConditionCheck":
                    self.recent.append((call.now + self.seconds, action.place, call.before(action.place)))

    def _forget(self, now: float) -> None:
        while self.recent and self.recent[0][0] <= now:
            self.recent.popleft()
