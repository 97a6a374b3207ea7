"""Rules about the form of a request: its actions, its keys, and its expressions."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from infra.local.strict.calls import EXPRESSIONS, VALIDATION, Action, Call, Refused, cancelled, plain
from infra.local.strict.expressions import attributes, functions, sums, unsound

_NO_KEY: Final = "The provided key element does not match the schema"
_MISSING: Final = "One or more parameter values were invalid: Missing the key {} in the item"
_NO_NUMBER: Final = "An operand in the update expression has an incorrect data type"
_ONE_ACTION: Final = "TransactItems can only contain one of Check, Put, Update or Delete"
_OF_UPDATES: Final = frozenset({"if_not_exists", "list_append"})
_OF_CONDITIONS: Final = frozenset(
    {"attribute_exists", "attribute_not_exists", "attribute_type", "begins_with", "contains", "size"}
)
_KNOWN: Final[Mapping[str, frozenset[str]]] = {
    "UpdateExpression": _OF_UPDATES,
    "KeyConditionExpression": frozenset({"begins_with"}),
    "ProjectionExpression": frozenset(),
}


def one_action_a_part(call: Call) -> None:
    for each in call.request.get("TransactItems") or ():
        if len(each) != 1:
            raise Refused(VALIDATION, _ONE_ACTION)


def keys_whole(call: Call) -> None:
    """Refuse a key that is not that of its table, and an item without one."""
    wrong = [_wrong_key(call, each) for each in call.actions]
    if said := next(filter(None, wrong), ""):
        if call.operation == "TransactWriteItems":
            raise cancelled(["ValidationError" if each else "None" for each in wrong], said)
        raise Refused(VALIDATION, said)
    if any({*key} != _keys(call, table) for table, key in _keys_read(call)):
        raise Refused(VALIDATION, _NO_KEY)


def _keys(call: Call, table: str) -> set[str]:
    return {*call.schema(table).keys} - {""}


def _wrong_key(call: Call, action: Action) -> str:
    """Return what is wrong with an action's key; empty where nothing is."""
    keys, said = _keys(call, action.place.table), action.said
    if "Key" in said:
        return _NO_KEY if {*said["Key"]} != keys else ""
    return next((_MISSING.format(each) for each in call.schema(action.place.table).keys if _lacks(said, each)), "")


def _lacks(said: Mapping[str, Any], key: str) -> bool:
    return bool(key) and key not in (said.get("Item") or {})


def _keys_read(call: Call) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if call.operation == "BatchGetItem":
        for table, each in (call.request.get("RequestItems") or {}).items():
            yield from ((table, key) for key in each.get("Keys") or ())
    elif call.operation in {"GetItem", "TransactGetItems"}:
        yield from ((each.get("TableName", ""), each.get("Key") or {}) for each in call.parts)


def functions_known(call: Call) -> None:
    for part in call.parts:
        for name in EXPRESSIONS:
            for function in functions(part.get(name) or ""):
                if function not in _KNOWN.get(name, _OF_CONDITIONS):
                    raise Refused(VALIDATION, f"Invalid {name}: Invalid function name; function: {function}")


def updates_sound(call: Call) -> None:
    """Refuse an update that is no sentence of its grammar."""
    for part in call.parts:
        if wrong := unsound(part.get("UpdateExpression") or ""):
            raise Refused(VALIDATION, f"Invalid UpdateExpression: {wrong}")


def sums_of_numbers(call: Call) -> None:
    """Have an update undone that adds to, or takes from, what is no number."""
    for number, action in enumerate(call.actions):
        if action.kind != "Update" or not _adds_others(call, action):
            continue
        raise call.undone(number, _NO_NUMBER)


def _adds_others(call: Call, action: Action) -> bool:
    names, values = (action.said.get(f"ExpressionAttribute{each}") or {} for each in ("Names", "Values"))
    for operand in sums(action.said.get("UpdateExpression") or ""):
        item = call.before(action.place) or {}
        found = values.get(operand) or item.get(names.get(operand, operand))
        if found is not None and plain(found)[0] != "N":
            return True
    return False


def filters_beside_keys(call: Call) -> None:
    """Refuse a query whose filter is about the keys that it is asked by."""
    words = call.request.get("FilterExpression") or ""
    if not words:
        return
    keys = call.index.keys if call.index else call.schema(call.request.get("TableName", "")).keys
    found = next((each for each in attributes(words, call.request.get("ExpressionAttributeNames")) if each in keys), "")
    if found:
        raise Refused(
            VALIDATION,
            f"Filter Expression can only contain non-primary key attributes: Primary key attribute: {found}",
        )
