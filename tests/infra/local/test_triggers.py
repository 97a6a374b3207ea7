"""The triggers: schedules tick and streams are followed as AWS does both, over the real store."""

import base64
import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import boto3
import pytest
from chalice.app import Chalice, CloudWatchEvent, Cron, DynamoDBEvent, Rate

from infra.local.stack import running_store
from infra.local.triggers import Triggers, run_once, schedules_of
from infra.local.triggers.streams import still_to_do, table_of

ARN = "arn:aws:dynamodb:eu-central-1:123456789012:table/{}/stream/2026-01-01T00:00:00.000"
KEY = {"KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}], "BillingMode": "PAY_PER_REQUEST"}
KEY_TYPE = [{"AttributeName": "pk", "AttributeType": "S"}]
NOBODY = "http://127.0.0.1:9"  # where no schedule needs a store


@pytest.fixture(autouse=True)
def _credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "local")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "local")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_store(tmp_path_factory.mktemp("store")) as endpoint:
        yield endpoint


def tiny() -> tuple[Chalice, list[Any]]:
    """An application without functions yet, and a list for what they will hear."""
    return Chalice("tiny", configure_logs=False), []


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.02)


@contextlib.contextmanager
def running(app: Chalice, endpoint: str = NOBODY) -> Iterator[None]:
    triggers = Triggers(app, endpoint=endpoint, first_tick=0.05)
    triggers.start()
    try:
        yield
    finally:
        triggers.stop()


def make_table(store: str, name: str) -> Any:
    client: Any = boto3.client("dynamodb", endpoint_url=store)
    stream = {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"}
    client.create_table(TableName=name, AttributeDefinitions=KEY_TYPE, StreamSpecification=stream, **KEY)
    return client


def put(client: Any, table: str, *keys: str) -> None:
    for key in keys:
        client.put_item(TableName=table, Item={"pk": {"S": key}})


def records_of(event: DynamoDBEvent) -> list[dict[str, Any]]:
    """Return what came as it came: Chalice's own records ask for a time in a way that Python 3.12 warns of."""
    records: list[dict[str, Any]] = event.to_dict()["Records"]
    return records


def key_of(record: dict[str, Any]) -> str:
    key: str = record["dynamodb"]["Keys"]["pk"]["S"]
    return key


class TestSchedules:
    def test_run_with_the_event_and_context_of_a_schedule(self) -> None:
        app, heard = tiny()

        @app.schedule(Rate(1, unit=Rate.MINUTES))
        def sweep(event: CloudWatchEvent) -> None:
            heard.append((event.to_dict(), event.context))

        with running(app):
            until(lambda: bool(heard))
        event, context = heard[0]
        assert (event["source"], event["detail-type"]) == ("aws.events", "Scheduled Event")
        assert datetime.strptime(event["time"], "%Y-%m-%dT%H:%M:%S%z").tzinfo
        assert context.function_name == "tiny-local-sweep"
        assert context.invoked_function_arn.endswith(":function:tiny-local-sweep")
        assert context.memory_limit_in_mb > 0
        assert context.aws_request_id
        assert 0 < context.get_remaining_time_in_millis() <= 900_000

    def test_that_fail_or_dawdle_stop_no_other(self) -> None:
        (app, heard), hold = tiny(), threading.Event()

        @app.schedule("rate(1 minute)")
        def dawdles(_event: CloudWatchEvent) -> None:
            hold.wait(30)

        @app.schedule("rate(1 minute)")
        def fails(_event: CloudWatchEvent) -> None:
            heard.append("failed")
            raise RuntimeError

        @app.schedule("rate(1 minute)")
        def works(_event: CloudWatchEvent) -> None:
            heard.append("worked")

        with running(app):
            until(lambda: sorted(heard) == ["failed", "worked"])
            hold.set()

    def test_that_are_slow_or_at_a_time_of_the_day_do_not_run_at_the_start(self) -> None:
        app, heard = tiny()

        @app.schedule(Cron(0, 3, "*", "*", "?", 2099))
        def nightly(_event: CloudWatchEvent) -> None:
            heard.append("nightly")

        @app.schedule("rate(1 hour)")
        def hourly(_event: CloudWatchEvent) -> None:
            heard.append("hourly")

        @app.schedule("rate(1 minute)")
        def often(_event: CloudWatchEvent) -> None:
            heard.append("often")

        with running(app):
            until(lambda: "often" in heard)
        assert heard == ["often"]

    def test_can_be_run_once_by_name(self) -> None:
        app, _ = tiny()

        @app.schedule(Cron(0, 3, "*", "*", "?", "*"), name="sync_now")
        def sync(_event: CloudWatchEvent) -> dict[str, int]:
            return {"written": 3}

        assert run_once(app, "sync_now") == {"written": 3}
        with pytest.raises(LookupError, match="there are: sync_now"):
            run_once(app, "sync")

    def test_are_found_with_the_middleware_around_them(self) -> None:
        app, heard = tiny()

        @app.middleware("all")
        def around(event: Any, get_response: Callable[[Any], Any]) -> Any:
            heard.append("around")
            return get_response(event)

        @app.schedule("rate(5 minutes)")
        def sweep(_event: CloudWatchEvent) -> None:
            heard.append("sweep")

        [schedule] = schedules_of(app)
        schedule.run()
        assert heard == ["around", "sweep"]


class TestStreams:
    def test_hand_on_every_kind_of_write_as_lambda_would(self, store: str) -> None:
        app, heard = tiny()

        @app.on_dynamodb_record(ARN.format("kinds"))
        def follow(event: DynamoDBEvent) -> None:
            heard.extend(records_of(event))
            assert {record["eventSourceARN"].split("/")[1] for record in records_of(event)} == {"kinds"}

        client = make_table(store, "kinds")
        with running(app, store):
            client.put_item(TableName="kinds", Item={"pk": {"S": "a"}, "gzip": {"B": b"\x1f\x8b\x00"}, "n": {"N": "1"}})
            client.update_item(
                TableName="kinds",
                Key={"pk": {"S": "a"}},
                UpdateExpression="SET n = :two",
                ExpressionAttributeValues={":two": {"N": "2"}},
            )
            transaction = [
                {"Put": {"TableName": "kinds", "Item": {"pk": {"S": "b"}}}},
                {"Delete": {"TableName": "kinds", "Key": {"pk": {"S": "a"}}}},
            ]
            client.transact_write_items(TransactItems=transaction)
            until(lambda: len(heard) == 4)
        assert [(record["eventName"], record["dynamodb"]["Keys"]["pk"]["S"]) for record in heard] == [
            ("INSERT", "a"),
            ("MODIFY", "a"),
            ("INSERT", "b"),
            ("REMOVE", "a"),
        ]
        first, second, _, last = (record["dynamodb"] for record in heard)
        assert first["NewImage"]["gzip"] == {"B": base64.b64encode(b"\x1f\x8b\x00").decode()}
        assert (second["OldImage"]["n"], second["NewImage"]["n"]) == ({"N": "1"}, {"N": "2"})
        assert "NewImage" not in last
        assert first["ApproximateCreationDateTime"] <= datetime.now(UTC).timestamp()
        assert {"SequenceNumber", "SizeBytes", "StreamViewType"} <= set(first)
        assert {"eventID", "eventVersion", "awsRegion", "eventSourceARN"} <= set(heard[0])
        assert heard[0]["eventSource"] == "aws:dynamodb"

    def test_begin_with_what_is_written_after_the_start(self, store: str) -> None:
        app, heard = tiny()

        @app.on_dynamodb_record(ARN.format("latest"))
        def follow(event: DynamoDBEvent) -> None:
            heard.extend(key_of(record) for record in records_of(event))

        client = make_table(store, "latest")
        put(client, "latest", "before")
        with running(app, store):
            put(client, "latest", "after")
            until(lambda: bool(heard))
        assert heard == ["after"]

    def test_give_the_rest_again_after_a_partial_answer(self, store: str) -> None:
        (app, heard), refused = tiny(), list[str]()

        @app.on_dynamodb_record(ARN.format("partial"))
        def follow(event: DynamoDBEvent) -> dict[str, Any]:
            for record in records_of(event):
                key = key_of(record)
                if key == "2" and len(refused) < 2:
                    refused.append(key)
                    return {"batchItemFailures": [{"itemIdentifier": record["dynamodb"]["SequenceNumber"]}]}
                heard.append(key)
            return {"batchItemFailures": []}

        client = make_table(store, "partial")
        with running(app, store):
            put(client, "partial", "1", "2", "3")
            until(lambda: len(heard) == 3)
        assert heard == ["1", "2", "3"]

    def test_give_all_again_after_an_exception(self, store: str) -> None:
        (app, heard), failed = tiny(), list[bool]()

        @app.on_dynamodb_record(ARN.format("failing"))
        def follow(event: DynamoDBEvent) -> None:
            if not failed:
                failed.append(True)
                raise RuntimeError
            heard.extend(key_of(record) for record in records_of(event))

        client = make_table(store, "failing")
        with running(app, store):
            put(client, "failing", "1", "2")
            until(lambda: heard == ["1", "2"])

    def test_go_on_with_the_next_records_when_one_never_succeeds(self, store: str) -> None:
        app, heard = tiny()

        @app.on_dynamodb_record(ARN.format("poison"), batch_size=1)
        def follow(event: DynamoDBEvent) -> None:
            for record in records_of(event):
                if key_of(record) == "poison":
                    raise RuntimeError
                heard.append(key_of(record))

        client = make_table(store, "poison")
        with running(app, store):
            put(client, "poison", "poison", "sound")
            until(lambda: heard == ["sound"])

    def test_go_on_after_the_table_was_made_anew(self, store: str) -> None:
        app, heard = tiny()

        @app.on_dynamodb_record(ARN.format("anew"))
        def follow(event: DynamoDBEvent) -> None:
            heard.extend(key_of(record) for record in records_of(event))

        client = make_table(store, "anew")
        with running(app, store):
            put(client, "anew", "old")
            until(lambda: heard == ["old"])
            client.delete_table(TableName="anew")
            make_table(store, "anew")
            put(client, "anew", "new")
            until(lambda: "new" in heard)


def test_a_stream_is_followed_over_a_restart_of_the_store(tmp_path_factory: pytest.TempPathFactory) -> None:
    app, heard = tiny()

    @app.on_dynamodb_record(ARN.format("restarted"))
    def follow(event: DynamoDBEvent) -> None:
        heard.extend(key_of(record) for record in records_of(event))

    where = tmp_path_factory.mktemp("store")
    with contextlib.ExitStack() as stack:
        first = running_store(where)
        endpoint = first.__enter__()
        client = make_table(endpoint, "restarted")
        stack.enter_context(running(app, endpoint))
        put(client, "restarted", "1", "2", "3")
        until(lambda: heard == ["1", "2", "3"])
        first.__exit__(None, None, None)
        stack.enter_context(running_store(where, port=int(endpoint.rpartition(":")[2])))
        assert client.get_item(TableName="restarted", Key={"pk": {"S": "1"}})["Item"]
        put(client, "restarted", "4")
        until(lambda: heard == ["1", "2", "3", "4"])


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        (None, ""),
        ({}, ""),
        ({"batchItemFailures": []}, ""),
        ({"batchItemFailures": [{"itemIdentifier": "b"}]}, "bc"),
        ({"batchItemFailures": [{"itemIdentifier": "c"}, {"itemIdentifier": "b"}]}, "bc"),
        ({"batchItemFailures": [{"itemIdentifier": ""}]}, "abc"),
        ({"batchItemFailures": [{"itemIdentifier": "z"}]}, "abc"),
        ({"batchItemFailures": [{}]}, "abc"),
    ],
)
def test_what_comes_again_begins_at_the_first_failure(answer: object, left: str) -> None:
    records = [{"dynamodb": {"SequenceNumber": name}} for name in "abc"]
    assert "".join(record["dynamodb"]["SequenceNumber"] for record in still_to_do(records, answer)) == left


def test_a_stream_is_known_by_its_table_alone() -> None:
    assert table_of(ARN.format("reviews-local")) == "reviews-local"
    assert table_of("arn:aws:dynamodb:::table/reviews") == "reviews"
    with pytest.raises(ValueError, match="not the ARN"):
        table_of("reviews")
