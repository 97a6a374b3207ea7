"""One request to the store, as rules see it: what is asked, what lies there, and what is answered."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, NamedTuple, Protocol

Item = dict[str, dict[str, Any]]
VALIDATION: Final = "ValidationException"
CANCELLED: Final = "TransactionCanceledException"
WRITES: Final = ("PutItem", "UpdateItem", "DeleteItem")
EXPRESSIONS: Final = (
    "ConditionExpression",
    "FilterExpression",
    "KeyConditionExpression",
    "ProjectionExpression",
    "UpdateExpression",
)


class Refused(Exception):
    """The store's refusal: a code of its API, its words, and of a transaction the reason for each action."""

    def __init__(self, code: str, message: str, reasons: Sequence[Mapping[str, Any]] = ()) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.reasons = reasons

    @property
    def answer(self) -> dict[str, Any]:
        """Return the body that goes with status 400."""
        name = "Message" if self.reasons else "message"
        said = {"__type": f"com.amazonaws.dynamodb.v20120810#{self.code}", name: self.message}
        return {**said, "CancellationReasons": list(self.reasons)} if self.reasons else said


def cancelled(codes: Sequence[str], words: str) -> Refused:
    """Return the refusal of a transaction, given a code for each action; `None` for those that were not to blame."""
    reasons = [{"Code": code} if code == "None" else {"Code": code, "Message": words} for code in codes]
    why = f"Transaction cancelled, please refer cancellation reasons for specific reasons [{', '.join(codes)}]"
    return Refused(CANCELLED, why, reasons)


class Index(NamedTuple):
    """A secondary index, and its keys, of which the second may be empty."""

    name: str
    keys: tuple[str, str]


class Schema(NamedTuple):
    """The keys of a table, of which the second may be empty, and its indexes."""

    keys: tuple[str, str]
    indexes: tuple[Index, ...]


class Place(NamedTuple):
    """The place of an item: its table, and the values of its keys."""

    table: str
    partition: str
    sort: str


class Emulator(Protocol):
    """The store behind: what rules read of it, and the one thing that they put back."""

    keeps: frozenset[str]  # the names of rules that it keeps by itself

    def schema(self, table: str) -> Schema | None:
        """Return the keys of a table; None where there is no such table."""
        ...

    def item(self, place: Place) -> Item | None:
        """Return an item as JSON has it, which nobody changes afterwards."""
        ...

    def put_back(self, place: Place, item: Item | None) -> None:
        """Have an item lie there as it did, or none, and nothing said of it in a stream."""
        ...

    def streamed(self, table: str) -> list[Any] | None:
        """Return the records of a table's stream, oldest first, to be shortened; None where it has no stream."""
        ...

    def record_key(self, record: Any) -> Item:
        """Return the key of the item that a record of a stream is about."""
        ...


class Action(NamedTuple):
    """A write, or in a transaction a check: the request's own part, and the place that it is about."""

    kind: str  # Put, Update, Delete, ConditionCheck
    place: Place
    said: dict[str, Any]


@dataclass
class Call:
    """A request on its way, with what rules found out about it."""

    operation: str
    request: dict[str, Any]
    emulator: Emulator
    now: float = 0.0  # seconds, of a clock that only goes forward
    changed: bool = False  # whether a rule wrote the request anew
    answer: dict[str, Any] | None = None
    answer_changed: bool = False
    hold: float = 0.0  # seconds for which it has its items in hand once it is done, before it is answered
    in_hand: list[Callable[[], None]] = field(default_factory=list)  # to let go of them
    afterwards: list[Callable[[bool], None]] = field(default_factory=list)  # each is told whether it succeeded
    _before: dict[Place, Item | None] = field(default_factory=dict)

    def schema(self, table: str) -> Schema:
        found = self.emulator.schema(table)
        if found is None:
            raise Refused("ResourceNotFoundException", "Requested resource not found")
        return found

    def place(self, table: str, item: Mapping[str, Any]) -> Place:
        partition, sort = self.schema(table).keys
        return Place(table, _text(item.get(partition)), _text(item.get(sort)) if sort else "")

    def before(self, place: Place) -> Item | None:
        """Return the item that lay there before this call, once it was first asked for."""
        if place not in self._before:
            self._before[place] = self.emulator.item(place)
        return self._before[place]

    def undone(self, number: int, words: str) -> Refused:
        """Put back all that was written, and return the refusal, which the action of this number is to blame for."""
        for each in self.actions:
            self.emulator.put_back(each.place, self.before(each.place))
        if self.operation == "UpdateItem":
            return Refused(VALIDATION, words)
        return cancelled(["ValidationError" if each == number else "None" for each in range(len(self.actions))], words)

    @cached_property
    def actions(self) -> Sequence[Action]:
        """All that it writes or checks, in its order."""
        return tuple(self._actions())

    def _actions(self) -> Iterator[Action]:
        request = self.request
        if self.operation in WRITES:
            yield self._action(self.operation.removesuffix("Item"), request)
        elif self.operation == "TransactWriteItems":
            for each in request.get("TransactItems") or ():
                for kind, said in each.items():
                    yield self._action(kind, said)
        elif self.operation == "BatchWriteItem":
            for table, requests in (request.get("RequestItems") or {}).items():
                for each in requests:
                    for kind, said in each.items():
                        yield self._action(kind.removesuffix("Request"), {"TableName": table, **said})

    def _action(self, kind: str, said: dict[str, Any]) -> Action:
        table = said.get("TableName", "")
        return Action(kind, self.place(table, said.get("Item") or said.get("Key") or {}), said)

    @cached_property
    def reads(self) -> Sequence[Place]:
        """The places that it reads by their keys."""
        request = self.request
        if self.operation == "GetItem":
            return (self.place(request.get("TableName", ""), request.get("Key") or {}),)
        if self.operation == "BatchGetItem":
            asked = (request.get("RequestItems") or {}).items()
            return tuple(self.place(table, key) for table, each in asked for key in each.get("Keys") or ())
        if self.operation == "TransactGetItems":
            gets = [each.get("Get") or {} for each in request.get("TransactItems") or ()]
            return tuple(self.place(each.get("TableName", ""), each.get("Key") or {}) for each in gets)
        return ()

    @cached_property
    def parts(self) -> Sequence[dict[str, Any]]:
        """Each part of the request that may have expressions with names and values of its own."""
        if self.operation in {"TransactWriteItems", "TransactGetItems"}:
            return [said for each in self.request.get("TransactItems") or () for said in each.values()]
        if self.operation == "BatchGetItem":
            return list((self.request.get("RequestItems") or {}).values())
        return [self.request]

    @property
    def index(self) -> Index | None:
        """The index that is read, where one is."""
        name = self.request.get("IndexName")
        found = self.schema(self.request.get("TableName", "")).indexes if name else ()
        return next((each for each in found if each.name == name), None)

    def conditions(self) -> Iterator[tuple[str, str]]:
        """Yield each key that a query sets a condition on, with a value of it: the partition key first."""
        table = self.request.get("TableName", "")
        keys = self.index.keys if self.index else self.schema(table).keys
        names = self.request.get("ExpressionAttributeNames") or {}
        values = self.request.get("ExpressionAttributeValues") or {}
        last = ""
        for word in _words(self.request.get("KeyConditionExpression") or ""):
            name = names.get(word, word)
            if name in keys:
                last = name
            elif word in values and last:
                yield last, _text(values[word])


def _words(expression: str) -> Sequence[str]:
    for mark in "(),=<>":
        expression = expression.replace(mark, " ")
    return expression.split()


def _text(value: Any) -> str:
    """Return a key's value as text; bytes as the base64 in which they travel."""
    return str(next(iter(value.values()))) if isinstance(value, Mapping) and value else ""


def plain(value: Any) -> tuple[str, Any]:
    """Return an attribute's type and what it holds; two empty texts where it is none."""
    return next(iter(value.items())) if isinstance(value, Mapping) and len(value) == 1 else ("", "")
