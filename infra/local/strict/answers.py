"""Rules about answers: what is left for another request, what is told along, and what a stream says."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from infra.local.strict.calls import Call, Place
from infra.local.strict.limits import MB
from infra.local.strict.pace import Partition, leave_reads, partition
from infra.local.strict.sizes import item_size, read_units, write_units

_OF_A_PARTITION: Final = MB
_OF_A_BATCH: Final = 16 * MB


def batch_of_a_partition(call: Call) -> None:
    """Leave unread what of one partition is more than a megabyte."""
    read: Counter[Partition] = Counter()
    left: set[Place] = set()
    for place in call.reads:
        which, size = partition(place.table, place.partition), item_size(call.before(place))
        if read[which] + size > _OF_A_PARTITION:
            left.add(place)
        else:
            read[which] += size
    leave_reads(call, left)


def batch_in_size(call: Call) -> None:
    """Leave unread what is more than sixteen megabytes."""
    read, left = 0, set()
    for place in call.reads:
        size = item_size(call.before(place))
        if read + size > _OF_A_BATCH:
            left.add(place)
        else:
            read += size
    leave_reads(call, left)


def more_after_the_limit(call: Call) -> None:
    """Say where to go on whenever as many were read as asked for, also where nothing follows."""
    answer = call.answer or {}
    limit, items = call.request.get("Limit"), answer.get("Items") or []
    if not limit or len(items) != limit or answer.get("LastEvaluatedKey"):
        return
    schema, index = call.schema(call.request.get("TableName", "")), call.index
    keys = {each for each in (*schema.keys, *(index.keys if index else ())) if each}
    if keys <= set(items[-1]):
        answer["LastEvaluatedKey"] = {name: items[-1][name] for name in sorted(keys)}
        call.answer_changed = True


def note_streams(call: Call) -> None:
    """Note what lies where a stream follows, and how much that stream says by now."""
    for table in {action.place.table for action in call.actions}:
        records = call.emulator.streamed(table)
        if records is None:
            continue
        for action in call.actions:
            if action.place.table == table:
                call.before(action.place)
        call.afterwards.append(partial(_tidy, call, table, len(records)))


def _tidy(call: Call, table: str, said: int, succeeded: bool) -> None:  # noqa: FBT001 - as what is called afterwards
    records = call.emulator.streamed(table)
    if records is None or not succeeded:
        return
    same = {
        action.place
        for action in call.actions
        if action.place.table == table and call.emulator.item(action.place) == call.before(action.place)
    }
    if same:
        record_key = call.emulator.record_key
        records[said:] = [each for each in records[said:] if call.place(table, record_key(each)) not in same]


def note_sizes(call: Call) -> None:
    """Note what lies where something is written, for what it costs."""
    if _is_asked(call):
        for action in call.actions:
            call.before(action.place)


def _is_asked(call: Call) -> bool:
    return str(call.request.get("ReturnConsumedCapacity", "NONE")) != "NONE"


def capacity(call: Call) -> None:
    """Tell the units that it took of each table, without those of its indexes."""
    if not _is_asked(call) or call.answer is None:
        return
    units: Counter[str] = Counter()
    for table, each in _units(call):
        units[table] += each  # type: ignore[assignment]  # halves of units are counted too
    told: list[dict[str, Any]] = [{"TableName": table, "CapacityUnits": float(each)} for table, each in units.items()]
    several = call.operation.startswith(("Batch", "Transact"))
    call.answer["ConsumedCapacity"] = told if several else told[0]
    call.answer_changed = True


def _units(call: Call) -> Iterator[tuple[str, float]]:
    times = 2 if call.operation.startswith("Transact") else 1
    if call.actions:
        for action in call.actions:
            size = max(item_size(call.before(action.place)), item_size(call.emulator.item(action.place)))
            yield action.place.table, write_units(size) * times
    elif call.reads:
        asked = call.request.get("RequestItems") or {}
        for place in call.reads:
            consistent = bool(asked.get(place.table, call.request).get("ConsistentRead")) or times > 1
            yield place.table, read_units(item_size(call.before(place)), consistent=consistent) * times
    else:
        size = sum(item_size(each) for each in (call.answer or {}).get("Items", ()))
        yield call.request["TableName"], read_units(size, consistent=bool(call.request.get("ConsistentRead")))
