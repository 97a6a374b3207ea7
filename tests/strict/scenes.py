"""A scene for each rule of the strict store: it fails on a store that is kinder than AWS."""

import time
import uuid
from typing import Any, Final

from infra.local.strict.limits import BATCH_WRITES, ITEM, KB, MB, SORT_KEY
from tests.strict.stage import TABLE, Stage, deleted, put, refused, scene, thing

ACTIONS: Final = 100
TOTAL: Final[dict[str, Any]] = {"ReturnConsumedCapacity": "TOTAL"}


@scene("transaction of 100")
def _of_100(stage: Stage) -> None:
    stage.write(*(put(thing(str(number))) for number in range(ACTIONS)))
    with refused("ValidationException"):
        stage.write(*(put(thing(str(number))) for number in range(ACTIONS + 1)))


@scene("one action an item")
def _one_action(stage: Stage) -> None:
    with refused("ValidationException"):
        stage.write(put(thing()), deleted(thing()))


@scene("batch of 25")
def _of_25(stage: Stage) -> None:
    stage.batch(*({"PutRequest": {"Item": thing(str(number))}} for number in range(BATCH_WRITES)))
    with refused("ValidationException"):
        stage.batch(*({"PutRequest": {"Item": thing(str(number))}} for number in range(BATCH_WRITES + 1)))


@scene("one write an item")
def _one_write(stage: Stage) -> None:
    with refused("ValidationException", "duplicates"):
        stage.batch({"PutRequest": {"Item": thing()}}, {"DeleteRequest": {"Key": thing()}})


@scene("keys of a batch")
def _keys_of_a_batch(stage: Stage) -> None:
    stage.get_batch([thing(str(number)) for number in range(ACTIONS)])
    with refused("ValidationException"):
        stage.get_batch([thing(str(number)) for number in range(ACTIONS + 1)])
    with refused("ValidationException", "duplicates"):
        stage.get_batch([thing(), thing()])


@scene("expression of 4 KB")
def _of_4_kb(stage: Stage) -> None:
    names = {f"#{'n' * 200}{number}": f"n{number}" for number in range(21)}
    with refused("ValidationException", "Expression size has exceeded the maximum allowed size"):
        stage.update("REMOVE " + ", ".join(names), ExpressionAttributeNames=names)


@scene("300 operators")
def _300_operators(stage: Stage) -> None:
    value = {":v": {"N": "1"}}
    stage.update("SET n = :v", ExpressionAttributeValues=value)
    with refused("ValidationException", "too many operators"):
        stage.update(
            "SET m = :v",
            ConditionExpression=" OR ".join(["n = :v"] * 151),
            ExpressionAttributeValues=value,
        )


@scene("100 operands of IN")
def _100_operands(stage: Stage) -> None:
    stage.put(thing(n={"N": "1"}))
    for many, outcome in ((100, None), (101, "ValidationException")):
        values = {f":v{number}": {"N": str(number)} for number in range(many)}
        asked = {
            "ConditionExpression": f"n IN ({', '.join(values)})",
            "ExpressionAttributeValues": values,
        }
        if outcome is None:
            stage.put(thing(n={"N": "1"}), **asked)
            continue
        with refused(outcome, "too many operands"):
            stage.put(thing(n={"N": "1"}), **asked)


@scene("names and values of expressions")
def _placeholders(stage: Stage) -> None:
    name = "#" + "n" * 255
    with refused("ValidationException"):
        stage.update(f"REMOVE {name}", ExpressionAttributeNames={name: "n"})


@scene("paths apart")
def _paths(stage: Stage) -> None:
    stage.update("SET a = :v REMOVE b", ExpressionAttributeValues={":v": {"S": "x"}})
    with refused("ValidationException", "overlap"):
        stage.update("SET a = :v REMOVE a", ExpressionAttributeValues={":v": {"S": "x"}})


@scene("keys in size")
def _keys_in_size(stage: Stage) -> None:
    stage.put(thing("p" * SORT_KEY))
    with refused("ValidationException", "1024"):
        stage.put(thing("p" * (SORT_KEY + 1)))
    with refused("ValidationException", "2048"):
        stage.get({"id": {"S": "i" * (2 * KB + 1)}, "part": {"S": "1"}})
    with refused("ValidationException", "1024"):
        stage.put(thing(kind={"S": "k"}, at={"S": "a" * (SORT_KEY + 1)}))


@scene("keys not empty")
def _keys_not_empty(stage: Stage) -> None:
    with refused("ValidationException", "empty"):
        stage.put(thing(""))
    with refused("ValidationException", "empty"):
        stage.put(thing(kind={"S": ""}, at={"S": "1"}))


@scene("cursors in size")
def _cursors(stage: Stage) -> None:
    with refused("ValidationException", "1024"):
        stage.query(ExclusiveStartKey=thing("p" * (SORT_KEY + 1)))
    with refused("ValidationException", "1024"):
        stage.query(
            KeyConditionExpression="id = :id AND part > :part",
            ExpressionAttributeValues={":id": {"S": "a"}, ":part": {"S": "p" * (SORT_KEY + 1)}},
        )


@scene("cursors of the query")
def _cursors_of_the_query(stage: Stage) -> None:
    with refused("ValidationException", "starting key"):
        stage.query(ExclusiveStartKey={"id": {"S": "a"}})
    with refused("ValidationException", "starting key"):
        stage.query(ExclusiveStartKey={"id": {"S": "b"}, "part": {"S": "1"}})


@scene("index never consistent")
def _index_not_consistent(stage: Stage) -> None:
    with refused("ValidationException", "onsistent read"):
        stage.indexed(ConsistentRead=True)


@scene("numbers normal")
def _numbers(stage: Stage) -> None:
    typed = {"1e3": "1000", "007": "7", "1.50": "1.5", "-0": "0", "0.10e1": "1"}
    for number, normal in typed.items():
        stage.put(thing(n={"L": [{"N": number}]}))
        found = stage.get()
        assert found is not None
        assert found["n"] == {"L": [{"N": normal}]}
    for number in ("1e126", "1" * 39, "NaN", "1_0"):
        with refused("ValidationException"):
            stage.put(thing(n={"N": number}))


@scene("item of 400 KB")
def _item(stage: Stage) -> None:
    room = ITEM - len("id" + "a" + "part" + "1" + "text")
    stage.put(thing(text={"S": "x" * room}))
    with refused("ValidationException", "Item size"):
        stage.put(thing(text={"S": "x" * (room + 1)}))


@scene("transaction of 4 MB")
def _transaction_size(stage: Stage) -> None:
    large = {"S": "x" * 390 * KB}
    stage.write(*(put(thing(str(number), text=large)) for number in range(10)))
    with refused("ValidationException"):
        stage.write(*(put(thing(str(number), text=large)) for number in range(11)))


@scene("token with other words")
def _token_mismatch(stage: Stage) -> None:
    token = uuid.uuid4().hex
    stage.write(put(thing()), ClientRequestToken=token)
    with refused("IdempotentParameterMismatchException"):
        stage.write(put(thing("2")), ClientRequestToken=token)


@scene("token again")
def _token(stage: Stage) -> None:
    token = uuid.uuid4().hex
    more = {
        "TableName": TABLE,
        "Key": thing(),
        "UpdateExpression": "ADD n :one",
        "ExpressionAttributeValues": {":one": {"N": "1"}},
    }
    for _ in range(2):
        stage.write({"Update": more}, ClientRequestToken=token)
    found = stage.get()
    assert found is not None
    assert found["n"] == {"N": "1"}


@scene("conflict of transactions")
def _conflict(stage: Stage) -> None:
    check = {"TableName": TABLE, "Key": thing("2"), "ConditionExpression": "attribute_not_exists(id)"}
    with (
        stage.in_hand(put(thing("1")), {"ConditionCheck": check}),
        refused("TransactionCanceledException", "TransactionConflict", ["None", "TransactionConflict"]),
    ):
        stage.write(put(thing("3")), put(thing("2")))
    stage.write(put(thing("3")), put(thing("2")))


@scene("conflict of a write")
def _conflict_of_a_write(stage: Stage) -> None:
    with stage.in_hand(put(thing("1"))):
        with refused("TransactionConflictException"):
            stage.put(thing("1"))
        with refused("TransactionConflictException"):
            stage.update("SET n = :n", thing("1"), ExpressionAttributeValues={":n": {"N": "1"}})
        with refused("TransactionConflictException"):
            stage.client.delete_item(TableName=TABLE, Key=thing("1"))
        left = stage.batch({"PutRequest": {"Item": thing("1")}}, {"PutRequest": {"Item": thing("2")}})
        assert left["UnprocessedItems"] == {TABLE: [{"PutRequest": {"Item": thing("1")}}]}
    stage.put(thing("1"))


@scene("conflict of reads")
def _conflict_of_reads(stage: Stage) -> None:
    gets = [{"Get": {"TableName": TABLE, "Key": thing(part)}} for part in ("1", "2")]
    with (
        stage.in_hand(put(thing("1"))),
        refused("TransactionCanceledException", reasons=["TransactionConflict", "None"]),
    ):
        stage.client.transact_get_items(TransactItems=gets)


@scene("pace of writes")
def _pace_of_writes(stage: Stage) -> None:
    stage.adjust(writes_a_second=10)
    stage.put(thing(text={"S": "x" * 30 * KB}))  # two seconds' worth
    with refused("ThrottlingException"):
        stage.put(thing())
    with refused("TransactionCanceledException", reasons=["ThrottlingError"]):
        stage.write(put(thing()))
    time.sleep(2.2)
    stage.put(thing())


@scene("pace of reads")
def _pace_of_reads(stage: Stage) -> None:
    stage.put(thing(text={"S": "x" * 300 * KB}))
    stage.adjust(reads_a_second=40)
    stage.query()
    stage.query()
    with refused("ThrottlingException"):
        stage.query()
    with refused("ThrottlingException"):
        stage.get()


@scene("batch of 16 MB")
def _batch_size(stage: Stage) -> None:
    keys = [{"id": {"S": f"i{number}"}, "part": {"S": "1"}} for number in range(42)]
    for key in keys:
        stage.put({**key, "text": {"S": "x" * 399 * KB}})
    stage.adjust(without=["batch of 1 MB a partition"], keep=True)
    answer = stage.get_batch(keys)
    assert len(answer["Responses"][TABLE]) == 41
    assert len(answer["UnprocessedKeys"][TABLE]["Keys"]) == 1


@scene("batch of 1 MB a partition")
def _batch_of_a_partition(stage: Stage) -> None:
    keys = [thing(f"{number}") for number in range(64)]
    for key in keys:
        stage.put({**key, "text": {"S": "x" * 69 * KB}})
    asked, found, times = keys, [], 0
    while asked:
        answer = stage.get_batch(asked)
        assert len(answer["Responses"][TABLE]) <= MB // (69 * KB)
        found += answer["Responses"][TABLE]
        asked = answer["UnprocessedKeys"].get(TABLE, {}).get("Keys", [])
        times += 1
    assert sorted(each["part"]["S"] for each in found) == sorted(each["part"]["S"] for each in keys)
    assert times == 5


@scene("index behind")
def _index(stage: Stage) -> None:
    stage.adjust(index_seconds=1)
    stage.put(thing("1", kind={"S": "k"}, at={"S": "1"}))
    assert stage.indexed() == []
    assert stage.get() is not None
    time.sleep(1.1)
    stage.update("REMOVE kind", thing("1"))
    stage.put(thing("2", kind={"S": "k"}, at={"S": "2"}))
    assert [each["part"]["S"] for each in stage.indexed()] == ["1"]
    assert stage.get() == thing("1", at={"S": "1"})
    time.sleep(1.1)
    assert [each["part"]["S"] for each in stage.indexed()] == ["2"]


@scene("item of 400 KB after an update")
def _item_updated(stage: Stage) -> None:
    stage.put(thing(text={"S": "x" * 300 * KB}))
    grown = {"ExpressionAttributeValues": {":more": {"S": "x" * 150 * KB}}}
    with refused("ValidationException", "Item size to update"):
        stage.update("SET more = :more", **grown)
    update = {"TableName": TABLE, "Key": thing(), "UpdateExpression": "SET more = :more", **grown}
    with refused("TransactionCanceledException", reasons=["None", "ValidationError"]):
        stage.write(put(thing("2")), {"Update": update})
    assert stage.get() == thing(text={"S": "x" * 300 * KB})
    assert stage.get(thing("2")) is None


@scene("nothing changed, nothing streamed")
def _unchanged(stage: Stage) -> None:
    stage.put(thing(n={"N": "1"}))
    stage.put(thing(n={"N": "1"}))
    stage.update("SET n = :n", ExpressionAttributeValues={":n": {"N": "1"}})
    stage.write(put(thing(n={"N": "1"})), put(thing("2")))
    assert stage.streamed() == 2


@scene("more after the limit")
def _limit(stage: Stage) -> None:
    for part in ("1", "2"):
        stage.put(thing(part))
    answer = stage.query(Limit=2)
    assert answer["LastEvaluatedKey"] == thing("2")
    last = stage.query(Limit=2, ExclusiveStartKey=answer["LastEvaluatedKey"])
    assert (last["Items"], last.get("LastEvaluatedKey")) == ([], None)
    assert "LastEvaluatedKey" not in stage.query(Limit=3)


@scene("capacity of writes")
def _capacity_of_writes(stage: Stage) -> None:
    large = thing(text={"S": "x" * (3 * KB - 100)})
    assert stage.put(large, **TOTAL)["ConsumedCapacity"]["CapacityUnits"] == 3
    assert stage.update("REMOVE #text", ExpressionAttributeNames={"#text": "text"}, **TOTAL)["ConsumedCapacity"] == {
        "TableName": TABLE,
        "CapacityUnits": 3,
    }
    (told,) = stage.write(put(large), **TOTAL)["ConsumedCapacity"]
    assert (told["TableName"], told["CapacityUnits"]) == (TABLE, 6)


@scene("capacity of reads")
def _capacity_of_reads(stage: Stage) -> None:
    stage.put(thing(text={"S": "x" * 6 * KB}))
    assert stage.query(**TOTAL)["ConsumedCapacity"]["CapacityUnits"] == 1
    assert stage.query(ConsistentRead=True, **TOTAL)["ConsumedCapacity"]["CapacityUnits"] == 2
    (told,) = stage.get_batch([thing()], **TOTAL)["ConsumedCapacity"]
    assert told["CapacityUnits"] == 1
