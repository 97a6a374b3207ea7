"""Reads a table's stream as Lambda's event source does, and hands its records to a function in order."""

import base64
import logging
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

LOG: Final = logging.getLogger("infra.local.triggers")
_POLL_SECONDS: Final = 0.2
_REOPEN_SECONDS: Final = 0.5
_TRIES: Final = 5
_FIRST_WAIT_SECONDS: Final = 0.2
_TABLE: Final = re.compile(r"arn:[^:]+:dynamodb:[^:]*:[^:]*:table/(?P<name>[A-Za-z0-9_.-]+)(?:/stream/.*)?")


def table_of(stream_arn: str) -> str:
    """The table an ARN names. Its region, account and label are the deployed stage's and mean nothing here.

    Raises:
        ValueError: it is no ARN of a table or its stream.
    """
    found = _TABLE.fullmatch(stream_arn)
    if not found:
        raise ValueError(f"not the ARN of a table's stream: {stream_arn!r}")
    return found["name"]


class StreamReader:
    """Follows one table's stream for one function, over restarts of the store.

    It begins with what is written from now on; after an interruption it goes on where it was, and where that
    is not known any more it reads the stream again from its start. So a record may come twice, as on AWS.
    """

    def __init__(
        self,
        table: str,
        call: Callable[[dict[str, Any]], Any],
        *,
        endpoint: str,
        batch_size: int,
        stop: threading.Event,
    ) -> None:
        # No retries: they would hide a restart of the store, after which an old position points nowhere.
        config = Config(retries={"max_attempts": 0}, connect_timeout=2, read_timeout=10)
        self._tables: Any = boto3.client("dynamodb", endpoint_url=endpoint, config=config)
        self._streams: Any = boto3.client("dynamodbstreams", endpoint_url=endpoint, config=config)
        self._table = table
        self._call = call
        self._batch_size = batch_size
        self._stop = stop
        self._last_read: dict[tuple[str, str], str] = {}
        self._finished: set[tuple[str, str]] = set()
        self.opened = threading.Event()

    def run(self) -> None:
        """Follow the stream until told to stop."""
        while not self._stop.is_set():
            try:
                self._follow()
            except (BotoCoreError, ClientError) as interruption:
                LOG.warning("stream of %s: %s, opening it again", self._table, _kind(interruption))
            self._stop.wait(_REOPEN_SECONDS)

    def _follow(self) -> None:
        """Read until a shard ends; the next one is then found by opening the stream again."""
        positions = self._open()
        while positions and not self._stop.is_set():
            idle = True
            for shard, iterator in list(positions.items()):
                page = self._streams.get_records(ShardIterator=iterator, Limit=self._batch_size)
                if records := page["Records"]:
                    idle = False
                    self._hand_over([as_lambda_gets_it(record, shard[0]) for record in records])
                    self._last_read[shard] = records[-1]["dynamodb"]["SequenceNumber"]
                if following := page.get("NextShardIterator"):
                    positions[shard] = following
                else:
                    self._finished.add(shard)
                    return
            if idle:
                self._stop.wait(_POLL_SECONDS)

    def _open(self) -> dict[tuple[str, str], str]:
        arn = self._tables.describe_table(TableName=self._table)["Table"].get("LatestStreamArn")
        if not arn:
            LOG.warning("table %s has no stream", self._table)
            return {}
        shards = self._streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"]
        keys = [(arn, shard["ShardId"]) for shard in shards]
        positions = {key: self._position(key) for key in keys if key not in self._finished}
        self.opened.set()
        return positions

    def _position(self, shard: tuple[str, str]) -> str:
        where = {"StreamArn": shard[0], "ShardId": shard[1]}
        if not self.opened.is_set():
            return self._iterator(**where, ShardIteratorType="LATEST")
        if shard in self._last_read:
            try:
                return self._iterator(
                    **where,
                    ShardIteratorType="AFTER_SEQUENCE_NUMBER",
                    SequenceNumber=self._last_read[shard],
                )
            except self._streams.exceptions.TrimmedDataAccessException:
                LOG.info("stream of %s: begun anew, reading it from its start", self._table)
        return self._iterator(**where, ShardIteratorType="TRIM_HORIZON")

    def _iterator(self, **where: str) -> str:
        return str(self._streams.get_shard_iterator(**where)["ShardIterator"])

    def _hand_over(self, records: list[dict[str, Any]]) -> None:
        """Call the function until it took all records, or a few times; what is left is a sweep's to find."""
        pending = records
        for attempt in range(_TRIES):
            if attempt and self._stop.wait(_FIRST_WAIT_SECONDS * 2**attempt):
                return
            try:
                result = self._call({"Records": pending})
            except Exception:  # a function may raise anything, and the next records are still to come
                LOG.exception("stream of %s: a function failed on %d records", self._table, len(pending))
                continue
            pending = still_to_do(pending, result)
            if not pending:
                return
            LOG.warning("stream of %s: %d records come again", self._table, len(pending))
        LOG.error("stream of %s: gave up on %d records after %d tries", self._table, len(pending), _TRIES)


def still_to_do(records: list[dict[str, Any]], result: object) -> list[dict[str, Any]]:
    """Return what Lambda gives again after a partial answer: all from the first failed record on, in order."""
    failures = result.get("batchItemFailures") if isinstance(result, Mapping) else None
    if not failures:
        return []
    failed = {failure.get("itemIdentifier") for failure in failures}
    numbers = [record["dynamodb"]["SequenceNumber"] for record in records]
    # Lambda takes a name it does not know for a failure of the whole batch, and so do we.
    first = min((numbers.index(name) if name in numbers else 0) for name in failed)
    return records[first:]


def as_lambda_gets_it(record: Mapping[str, Any], stream_arn: str) -> dict[str, Any]:
    """The record as JSON has it: bytes in base64, times in seconds; boto3 had made objects of them."""
    return {**_python_value(record), "eventSourceARN": stream_arn}


def _python_value(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _python_value(held) for name, held in value.items()}
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, datetime):
        return value.timestamp()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_python_value(held) for held in value]
    return value


def _kind(interruption: BotoCoreError | ClientError) -> str:
    """Its name without its text, which may hold an address or a key."""
    if isinstance(interruption, ClientError):
        return str(interruption.response["Error"]["Code"])
    return type(interruption).__name__
