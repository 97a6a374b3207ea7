"""The rules of the strict store: each with what AWS says, where it says so, and what holds it here.

`asked` looks at a request before the emulator does, `answered` at what it did. The page in the docs is drawn from these
rows (`python -m infra.local.strict`); the scenes in `tests/strict` fail where one is taken away.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from infra.local.strict import answers, forms, limits
from infra.local.strict.calls import WRITES, Call
from infra.local.strict.overlap import InHand, Tokens
from infra.local.strict.pace import Behind, Pace

Check = Callable[[Call], None]
_API: Final = "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_"
_GUIDE: Final = "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/"
_ACTIONS: Final = (*WRITES, "TransactWriteItems", "BatchWriteItem")
_BY_KEY: Final = ("GetItem", "BatchGetItem", "TransactGetItems")
_QUERIES: Final = ("Query", "Scan")
OPERATIONS: Final = (*_ACTIONS, *_BY_KEY, *_QUERIES)


@dataclass(frozen=True)
class Rule:
    """A row of the table."""

    name: str
    says: str
    source: str
    operations: tuple[str, ...]
    asked: Check | None = None
    answered: Check | None = None


@dataclass
class Settings:
    """What depends on how strict it should be: seconds, and units a second, of which 0 is without end."""

    transaction_seconds: float = 0.0
    index_seconds: float = 0.0
    reads_a_second: float = 0.0
    writes_a_second: float = 0.0
    without: list[str] = field(default_factory=list)  # the names of rules that are not held

    def changed(self, by: Mapping[str, Any]) -> "Settings":
        """Return these settings with others in their place.

        Raises:
            TypeError: there is no such setting.
        """
        return Settings(**{**asdict(self), **by})


class Memory:
    """What is remembered from one request to the next."""

    def __init__(self, settings: Settings) -> None:
        self.in_hand = InHand(seconds=settings.transaction_seconds)
        self.tokens = Tokens()
        self.pace = Pace(settings.reads_a_second, settings.writes_a_second)
        self.behind = Behind(settings.index_seconds)


def rules(memory: Memory) -> tuple[Rule, ...]:
    """Return the table, in the order in which rules look at a request."""
    in_hand, tokens, pace, behind = memory.in_hand, memory.tokens, memory.pace, memory.behind
    return (
        Rule(
            name="transaction of 100",
            says="A transaction has at most 100 actions.",
            source=f"{_API}TransactWriteItems.html",
            operations=("TransactWriteItems", "TransactGetItems"),
        ),
        Rule(
            name="one action an item",
            says="No two actions of a transaction are about one item.",
            source=f"{_API}TransactWriteItems.html",
            operations=("TransactWriteItems",),
        ),
        Rule(
            name="one action a part",
            says="Each part of a transaction is one put, update, delete or check.",
            source=f"{_API}TransactWriteItem.html",
            operations=("TransactWriteItems",),
            asked=forms.one_action_a_part,
        ),
        Rule(
            name="batch of 25",
            says="A BatchWriteItem has at most 25 writes.",
            source=f"{_API}BatchWriteItem.html",
            operations=("BatchWriteItem",),
            asked=limits.batch_of_few,
        ),
        Rule(
            name="one write an item",
            says="No two writes of a BatchWriteItem are about one item, nor a put and a delete.",
            source=f"{_API}BatchWriteItem.html",
            operations=("BatchWriteItem",),
            asked=limits.one_write_an_item,
        ),
        Rule(
            name="keys of a batch",
            says="A BatchGetItem asks for at most 100 items, and for none of them twice.",
            source=f"{_API}BatchGetItem.html",
            operations=("BatchGetItem",),
        ),
        Rule(
            name="expression of 4 KB",
            says="An expression has at most 4 KB.",
            source=f"{_GUIDE}Constraints.html#limits-expression-parameters",
            operations=OPERATIONS,
            asked=limits.expressions_in_size,
        ),
        Rule(
            name="300 operators",
            says="An expression has at most 300 operators and functions.",
            source=f"{_GUIDE}example_dynamodb_Scenario_ExpressionOperatorCounting_section.html",
            operations=OPERATIONS,
            asked=limits.few_operators,
        ),
        Rule(
            name="100 operands of IN",
            says="IN compares with at most 100 operands.",
            source=f"{_GUIDE}Constraints.html#limits-expression-parameters",
            operations=OPERATIONS,
            asked=limits.few_operands,
        ),
        Rule(
            name="names and values of expressions",
            says="A placeholder of an expression has at most 255 bytes; what they all stand for has 2 MB.",
            source=f"{_GUIDE}Constraints.html#limits-expression-parameters",
            operations=OPERATIONS,
            asked=limits.substitutes_in_size,
        ),
        Rule(
            name="paths apart",
            says="An update names no path twice, nor one within another: SET a … REMOVE a is refused.",
            source=f"{_GUIDE}Expressions.UpdateExpressions.html",
            operations=("UpdateItem", "TransactWriteItems"),
            asked=limits.paths_apart,
        ),
        Rule(
            name="updates sound",
            says="An update has each of its clauses once, and in each what its grammar asks for.",
            source=f"{_GUIDE}Expressions.UpdateExpressions.html",
            operations=("UpdateItem", "TransactWriteItems"),
            asked=forms.updates_sound,
        ),
        Rule(
            name="functions known",
            says="An expression calls no functions but its own.",
            source=f"{_GUIDE}Expressions.OperatorsAndFunctions.html",
            operations=OPERATIONS,
            asked=forms.functions_known,
        ),
        Rule(
            name="filters beside keys",
            says="The filter of a query is not about the keys that it asks by.",
            source=f"{_GUIDE}Query.FilterExpression.html",
            operations=("Query",),
            asked=forms.filters_beside_keys,
        ),
        Rule(
            name="keys whole",
            says="A key is all of its table's and nothing else; an item that is put has one.",
            source=f"{_GUIDE}HowItWorks.CoreComponents.html#HowItWorks.CoreComponents.PrimaryKey",
            operations=(*_ACTIONS, *_BY_KEY),
            asked=forms.keys_whole,
        ),
        Rule(
            name="keys in size",
            says="A partition key has at most 2,048 bytes, a sort key 1,024; of an index as well.",
            source=f"{_GUIDE}Constraints.html#limits-partition-sort-keys",
            operations=(*_ACTIONS, *_BY_KEY),
            asked=limits.keys_in_size,
        ),
        Rule(
            name="keys not empty",
            says="A key has at least one byte; of an index as well.",
            source=f"{_GUIDE}Constraints.html#limits-partition-sort-keys",
            operations=(*_ACTIONS, *_BY_KEY),
        ),
        Rule(
            name="cursors in size",
            says="A query's conditions on keys, and the key that it starts from, are keys of no more than these sizes.",
            source=f"{_GUIDE}Constraints.html#limits-partition-sort-keys",
            operations=_QUERIES,
            asked=limits.cursors_in_size,
        ),
        Rule(
            name="cursors of the query",
            says="The key to start from is that of an answer: whole, with that of the index, and of what is queried.",
            source=f"{_API}Query.html",
            operations=_QUERIES,
            asked=limits.cursors_of_the_query,
        ),
        Rule(
            name="index never consistent",
            says="A global secondary index cannot be read strongly consistently.",
            source=f"{_GUIDE}GSI.html",
            operations=_QUERIES,
        ),
        Rule(
            name="numbers normal",
            says="Numbers lose their leading and trailing zeroes; they have at most 38 digits, below 10^126.",
            source=f"{_GUIDE}HowItWorks.NamingRulesDataTypes.html#HowItWorks.DataTypes.Number",
            operations=_ACTIONS,
            asked=limits.numbers_normal,
        ),
        Rule(
            name="item of 400 KB",
            says="An item that is put has at most 400 KB, its names included.",
            source=f"{_GUIDE}Constraints.html#limits-items",
            operations=_ACTIONS,
            asked=limits.items_in_size,
        ),
        Rule(
            name="transaction of 4 MB",
            says="The items of a transaction have at most 4 MB together.",
            source=f"{_API}TransactWriteItems.html",
            operations=("TransactWriteItems",),
            asked=limits.transaction_in_size,
        ),
        Rule(
            name="token with other words",
            says="A ClientRequestToken that comes again within ten minutes with anything else is refused.",
            source=f"{_API}TransactWriteItems.html",
            operations=("TransactWriteItems",),
            asked=tokens.same,
        ),
        Rule(
            name="token again",
            says="The same transaction under the same token is done once, and answered as the first time; while the "
            "first is under way it is refused.",
            source=f"{_GUIDE}transaction-apis.html#transaction-apis-txwriteitems",
            operations=("TransactWriteItems",),
            asked=tokens.once,
        ),
        Rule(
            name="conflict of transactions",
            says="Of two transactions that have an item in common, also one that is only checked, the later is "
            "cancelled: TransactionConflict.",
            source=f"{_GUIDE}transaction-apis.html#transaction-conflict-handling",
            operations=("TransactWriteItems",),
            asked=in_hand.transaction,
        ),
        Rule(
            name="conflict of a write",
            says="A PutItem, UpdateItem or DeleteItem of an item that a transaction has in hand is refused: "
            "TransactionConflictException. Of a batch no page says it; here it is left undone.",
            source=f"{_GUIDE}transaction-apis.html#transaction-conflict-handling",
            operations=(*WRITES, "BatchWriteItem"),
            asked=lambda call: in_hand.batch(call) if call.operation == "BatchWriteItem" else in_hand.plain(call),
        ),
        Rule(
            name="conflict of reads",
            says="A TransactGetItems of an item that a transaction has in hand is cancelled: TransactionConflict.",
            source=f"{_GUIDE}transaction-apis.html#transaction-conflict-handling",
            operations=("TransactGetItems",),
            asked=in_hand.reads,
        ),
        Rule(
            name="pace of writes",
            says="A partition takes 1,000 units of writes a second. Those of an index push back on its table.",
            source=f"{_GUIDE}bp-partition-key-design.html",
            operations=_ACTIONS,
            asked=pace.admit_writes,
            answered=pace.charge_writes,
        ),
        Rule(
            name="pace of reads",
            says="A partition gives 3,000 units of reads a second.",
            source=f"{_GUIDE}bp-partition-key-design.html",
            operations=(*_BY_KEY, "Query"),
            asked=pace.admit_reads,
            answered=pace.charge_reads,
        ),
        Rule(
            name="batch of 16 MB",
            says="A BatchGetItem answers at most 16 MB, and leaves the rest unprocessed.",
            source=f"{_API}BatchGetItem.html",
            operations=("BatchGetItem",),
            asked=answers.batch_in_size,
        ),
        Rule(
            name="batch of 1 MB a partition",
            says="A BatchGetItem answers at most 1 MB of a partition, and leaves the rest unprocessed.",
            source=f"{_API}BatchGetItem.html",
            operations=("BatchGetItem",),
            asked=answers.batch_of_a_partition,
        ),
        Rule(
            name="index behind",
            says="A global secondary index follows its table a moment later.",
            source=f"{_GUIDE}GSI.html",
            operations=(*_ACTIONS, *_QUERIES),
            asked=lambda call: behind.look_back(call) if call.operation in _QUERIES else behind.note_before(call),
            answered=lambda call: None if call.operation in _QUERIES else behind.note(call),
        ),
        Rule(
            name="item of 400 KB after an update",
            says="An update that would leave an item of more than 400 KB is refused.",
            source=f"{_GUIDE}Constraints.html#limits-items",
            operations=("UpdateItem", "TransactWriteItems"),
            asked=limits.remember_before,
            answered=limits.items_in_size_afterwards,
        ),
        Rule(
            name="sums of numbers",
            says="An update adds to, and takes from, numbers alone.",
            source=f"{_GUIDE}Expressions.UpdateExpressions.html#Expressions.UpdateExpressions.SET.IncrementAndDecrement",
            operations=("UpdateItem", "TransactWriteItems"),
            asked=limits.remember_before,
            answered=forms.sums_of_numbers,
        ),
        Rule(
            name="nothing changed, nothing streamed",
            says="A write that leaves an item as it was is not in the stream.",
            source=f"{_GUIDE}Streams.html",
            operations=_ACTIONS,
            asked=answers.note_streams,
        ),
        Rule(
            name="more after the limit",
            says="A query that read as many as its Limit says where to go on, also where nothing follows.",
            source=f"{_GUIDE}Query.Pagination.html",
            operations=_QUERIES,
            answered=answers.more_after_the_limit,
        ),
        Rule(
            name="capacity of writes",
            says="A write of 1 KB is a unit, of the item before or after it, two in a transaction; its indexes are not "
            "counted here.",
            source=f"{_GUIDE}read-write-operations.html",
            operations=_ACTIONS,
            asked=answers.note_sizes,
            answered=answers.capacity,
        ),
        Rule(
            name="capacity of reads",
            says="A read of 4 KB is a unit, half when eventually consistent, two in a transaction; a query's items are "
            "added up, here those that it answers with.",
            source=f"{_GUIDE}read-write-operations.html",
            operations=(*_BY_KEY, *_QUERIES),
            answered=answers.capacity,
        ),
    )


RULES: Final = rules(Memory(Settings()))
