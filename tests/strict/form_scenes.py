"""Scenes of the rules about the form of a request; the others stand in `scenes.py`."""

from tests.strict.stage import Stage, deleted, put, refused, scene, thing


@scene("one action a part")
def _one_action_a_part(stage: Stage) -> None:
    with refused("ValidationException", "one of"):
        stage.write(put(thing("1")), {**put(thing("2")), **deleted(thing("3"))})
    assert stage.get(thing("1")) is None


@scene("updates sound")
def _updates_sound(stage: Stage) -> None:
    value = {"ExpressionAttributeValues": {":v": {"N": "1"}}}
    stage.update("SET a = :v, b = if_not_exists(b, :v) ADD c :v REMOVE d, e", **value)
    for words, why in (("SET a :v", "Syntax error"), ("SET a = :v SET b = :v", "only be used once")):
        with refused("ValidationException", why):
            stage.update(words, **value)


@scene("functions known")
def _functions_known(stage: Stage) -> None:
    stage.put(thing(n={"S": "one"}))
    condition = "attribute_exists(id) AND NOT (size(#size) > :v) AND #size IN (:v)"
    sized = {"ExpressionAttributeNames": {"#size": "n"}, "ExpressionAttributeValues": {":v": {"N": "1"}}}
    with refused("ConditionalCheckFailedException"):
        stage.put(thing(), ConditionExpression=condition, **sized)
    with refused("ValidationException", "Invalid function name"):
        stage.put(thing(), ConditionExpression="exists(id)")


@scene("filters beside keys")
def _filters_beside_keys(stage: Stage) -> None:
    stage.put(thing(kind={"S": "k"}, at={"S": "1"}))
    of_a = {":id": {"S": "a"}, ":one": {"S": "1"}}
    stage.query(FilterExpression="#at = :one", ExpressionAttributeNames={"#at": "at"}, ExpressionAttributeValues=of_a)
    with refused("ValidationException", "non-primary key"):
        stage.query(FilterExpression="attribute_exists(kind) AND part = :one", ExpressionAttributeValues=of_a)


@scene("keys whole")
def _keys_whole(stage: Stage) -> None:
    lacking, more = {"id": {"S": "a"}}, thing(n={"N": "1"})
    with refused("TransactionCanceledException", reasons=["None", "ValidationError"]):
        stage.write(put(thing("2")), put(lacking))
    with refused("TransactionCanceledException", reasons=["ValidationError"]):
        stage.write(deleted(more))
    with refused("ValidationException", "Missing the key"):
        stage.put(lacking)
    for key in (lacking, more):
        with refused("ValidationException", "does not match the schema"):
            stage.get(key)
        with refused("ValidationException", "does not match the schema"):
            stage.get_batch([key])
    assert stage.get(thing("2")) is None


@scene("sums of numbers")
def _sums_of_numbers(stage: Stage) -> None:
    stage.put(thing(n={"N": "1"}, text={"S": "one"}))
    more = {"ExpressionAttributeValues": {":one": {"N": "1"}}}
    stage.update("SET n = n + :one, more = if_not_exists(more, :one) + :one", **more)
    with refused("ValidationException"):
        stage.update("SET #text = #text + :one", ExpressionAttributeNames={"#text": "text"}, **more)
    assert stage.get() == thing(n={"N": "2"}, more={"N": "2"}, text={"S": "one"})
