"""Rules about a request by itself, and about the items that it would leave: refused before anything is done."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from infra.local.strict.calls import EXPRESSIONS, VALIDATION, Call, Item, Refused, plain
from infra.local.strict.expressions import most_operands, operators, overlapping
from infra.local.strict.sizes import item_size, normal, value_size

KB: Final = 1024
MB: Final = 1024 * KB
ITEM: Final = 400 * KB
TRANSACTION: Final = 4 * MB
BATCH_WRITES: Final = 25
EXPRESSION: Final = 4 * KB
OPERATORS: Final = 300
OPERANDS: Final = 100
PLACEHOLDER: Final = 255
VALUES: Final = 2 * MB
PARTITION_KEY: Final = 2 * KB
SORT_KEY: Final = KB
_TOO_LARGE: Final = "Item size has exceeded the maximum allowed size"
_TOO_LARGE_THEN: Final = "Item size to update has exceeded the maximum allowed size"


def items_in_size(call: Call) -> None:
    """Refuse an item that is put and too large."""
    for action in call.actions:
        if action.kind == "Put" and item_size(action.said.get("Item")) > ITEM:
            raise Refused(VALIDATION, _TOO_LARGE)


def items_in_size_afterwards(call: Call) -> None:
    """Have an update undone that leaves an item too large: only what was nearly so is looked at again."""
    for number, action in enumerate(call.actions):
        if action.kind != "Update":
            continue
        most = item_size(call.before(action.place)) + _said(action.said)
        if most <= ITEM or item_size(call.emulator.item(action.place)) <= ITEM:
            continue
        raise call.undone(number, _TOO_LARGE_THEN)


def remember_before(call: Call) -> None:
    """Note the items that an update begins with."""
    for action in call.actions:
        call.before(action.place)


def _said(part: Mapping[str, Any]) -> int:
    """Return the bytes that an expression brings along: its names, and its values as often as it has them."""
    words = part.get("UpdateExpression") or ""
    names = (part.get("ExpressionAttributeNames") or {}).items()
    values = (part.get("ExpressionAttributeValues") or {}).items()
    brought = sum(value_size(value) * max(1, words.count(name)) for name, value in values)
    return len(words) + sum(len(name.encode()) for _, name in names) + brought


def transaction_in_size(call: Call) -> None:
    """Refuse a transaction of items that are too large together."""
    size = 0
    for action in call.actions:
        before = item_size(call.before(action.place)) if action.kind != "Put" else 0
        size += max(before, item_size(action.said.get("Item"))) + _said(action.said)
    if size > TRANSACTION:
        raise Refused(VALIDATION, "Collection size of items in the transaction cannot exceed 4 MB")


def batch_of_few(call: Call) -> None:
    if len(call.actions) > BATCH_WRITES:
        raise Refused(
            VALIDATION,
            "1 validation error detected: Value at 'requestItems' failed to satisfy constraint: "
            f"Member must have length less than or equal to {BATCH_WRITES}",
        )


def one_write_an_item(call: Call) -> None:
    places = [action.place for action in call.actions]
    if len(set(places)) < len(places):
        raise Refused(VALIDATION, "Provided list of item keys contains duplicates")


def _expressions(call: Call) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    for part in call.parts:
        for name in EXPRESSIONS:
            if words := part.get(name):
                yield name, words, part.get("ExpressionAttributeNames") or {}


def expressions_in_size(call: Call) -> None:
    for name, words, _ in _expressions(call):
        if len(words) * 4 > EXPRESSION and len(words.encode()) > EXPRESSION:
            raise Refused(
                VALIDATION,
                f"Invalid {name}: Expression size has exceeded the maximum allowed size; "
                f"expression size: {len(words.encode())}",
            )


def few_operators(call: Call) -> None:
    for name, words, _ in _expressions(call):
        if len(words) > OPERATORS and (many := operators(words)) > OPERATORS:
            raise Refused(
                VALIDATION,
                f"Invalid {name}: The expression contains too many operators and functions; "
                f"operator count: {many}, max: {OPERATORS}",
            )


def few_operands(call: Call) -> None:
    for name, words, _ in _expressions(call):
        if len(words) > OPERANDS and (many := most_operands(words)) > OPERANDS:
            raise Refused(
                VALIDATION,
                f"Invalid {name}: The IN operator is provided with too many operands; number of operands: {many}",
            )


def substitutes_in_size(call: Call) -> None:
    """Refuse names and values of expressions that are too long, each or together."""
    for part in call.parts:
        names = part.get("ExpressionAttributeNames") or {}
        values = part.get("ExpressionAttributeValues") or {}
        for which, given in (("ExpressionAttributeNames", names), ("ExpressionAttributeValues", values)):
            if any(len(each.encode()) > PLACEHOLDER for each in given):
                raise Refused(VALIDATION, f"{which} contains a key that is longer than {PLACEHOLDER} bytes")
        if sum(len(each.encode()) for each in names.values()) + item_size(values) > VALUES:
            raise Refused(VALIDATION, "The names and values of expressions have exceeded the maximum allowed size")


def paths_apart(call: Call) -> None:
    for part in call.parts:
        words = part.get("UpdateExpression") or ""
        found = overlapping(words, part.get("ExpressionAttributeNames") or {})
        if found:
            raise Refused(
                VALIDATION,
                "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of "
                f"these paths; path one: {found[0]}, path two: {found[1]}",
            )


def _keys(call: Call) -> Iterator[tuple[str, int, str, str]]:
    """Yield each value of a key that is sent: its name, its limit, its type and itself."""
    for action in call.actions:
        schema = call.schema(action.place.table)
        sent = action.said.get("Item") or action.said.get("Key") or {}
        for keys in (schema.keys, *(index.keys for index in schema.indexes)):
            yield from _of(keys, sent)
    for table, key in _keys_read(call):
        yield from _of(call.schema(table).keys, key)


def _keys_read(call: Call) -> Iterator[tuple[str, Item]]:
    for part in call.parts:
        if call.operation == "GetItem" or "Get" in call.operation:
            table = part.get("TableName", "")
            yield from ((table, key) for key in (part.get("Key"),) if table and key)
    if call.operation == "BatchGetItem":
        for table, each in (call.request.get("RequestItems") or {}).items():
            yield from ((table, key) for key in each.get("Keys") or ())


def _of(keys: tuple[str, str], sent: Mapping[str, Any]) -> Iterator[tuple[str, int, str, str]]:
    for name, most in zip(keys, (PARTITION_KEY, SORT_KEY), strict=True):
        if name and name in sent:
            kind, value = plain(sent[name])
            yield name, most, kind, str(value)


def keys_in_size(call: Call) -> None:
    for _, most, kind, value in _keys(call):
        _look_at_key(most, kind, value)


def _look_at_key(most: int, kind: str, value: str) -> None:
    if len(value) * 4 > most and kind in {"S", "B"} and value_size({kind: value}) > most:
        which = "hash" if most == PARTITION_KEY else "range"
        raise Refused(
            VALIDATION,
            "One or more parameter values were invalid: "
            f"Aggregated size of all {which} keys has exceeded the size limit of {most} bytes",
        )


def cursors_in_size(call: Call) -> None:
    """Refuse a query whose conditions or start have a key that none can be."""
    keys = call.index.keys if call.index else call.schema(call.request.get("TableName", "")).keys
    sent = [*call.conditions()]
    for name, value in sent:
        _look_at_key(PARTITION_KEY if name == keys[0] else SORT_KEY, "S", value)
    for _, most, kind, value in _of(keys, call.request.get("ExclusiveStartKey") or {}):
        _look_at_key(most, kind, value)


def cursors_of_the_query(call: Call) -> None:
    """Refuse a start that is not the whole key, or that lies outside what is queried."""
    start = call.request.get("ExclusiveStartKey")
    if not start:
        return
    schema, index = call.schema(call.request.get("TableName", "")), call.index
    wanted = {each for each in (*schema.keys, *(index.keys if index else ())) if each}
    if set(start) != wanted:
        raise Refused(VALIDATION, "The provided starting key is invalid")
    partition = (index.keys if index else schema.keys)[0]
    asked = next((value for name, value in call.conditions() if name == partition), None)
    if asked is not None and plain(start[partition])[1] != asked:
        words = "The provided starting key is outside query boundaries based on provided conditions"
        raise Refused(VALIDATION, words)


def numbers_normal(call: Call) -> None:
    """Write each number as DynamoDB keeps it; refuse what it cannot keep."""
    for action in call.actions:
        for given in ("Item", "Key", "ExpressionAttributeValues"):
            for value in (action.said.get(given) or {}).values():
                _normalise(call, value)


def _normalise(call: Call, value: dict[str, Any]) -> None:
    kind, held = plain(value)
    if kind == "N":
        if (found := _normal(held)) != held:
            value[kind], call.changed = found, True
    elif kind == "NS":
        found_all = [_normal(each) for each in held]
        if found_all != held:
            value[kind], call.changed = found_all, True
    elif kind in {"M", "L"}:
        for each in held.values() if kind == "M" else held:
            _normalise(call, each)


def _normal(number: str) -> str:
    found = normal(str(number))
    if found is None:
        raise Refused(
            VALIDATION, f"The parameter cannot be converted to a numeric value, or is out of its range: {number}"
        )
    return found
