"""Several items in one request, in the store's own form: pynamodb reads those of one table, and is slower.

What the store leaves undone, as it does when it is throttled, is asked again.
"""

import random
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from botocore.exceptions import BotoCoreError, ClientError
from pynamodb.connection import Connection
from pynamodb.exceptions import PynamoDBException
from pynamodb.models import Model

from chalicelib.domain.rules.refusals import Busy

Item = dict[str, dict[str, Any]]
_TRIES: Final = 5


def asked(connection: Connection, operation: str, request: dict[str, Any]) -> dict[str, Any]:
    """Return the store's answer to an operation, in its own form.

    Raises:
        PynamoDBException: what the client raises, as pynamodb has it everywhere else.
    """
    try:
        return connection.dispatch(operation, request)
    except (BotoCoreError, ClientError) as error:
        raise PynamoDBException(f"{operation} failed: {error}", error) from error


def read_batch(connection: Connection, *wanted: tuple[type[Model], str]) -> tuple[Model | None, ...]:
    """The items under these keys, of a table each, in the order asked for, strongly consistent; None where none is.

    Raises:
        Busy: the store keeps leaving some of them unread; none is then taken for absent.
    """
    keys = {}
    for table, key in wanted:
        name = table.Meta.table_name
        keys[name] = [{connection.get_meta_table(name).hash_keyname: {"S": key}}]
    found = read_items(connection, keys, consistent=True)
    return tuple(next(map(table.from_raw_data, found[table.Meta.table_name]), None) for table, _ in wanted)


def read_items(
    connection: Connection, keys: Mapping[str, Sequence[Item]], *, consistent: bool = False
) -> Mapping[str, Sequence[Item]]:
    """The items under at most a hundred keys, by table; in no order, and without those that are not there.

    Raises:
        Busy: the store keeps leaving some of them unread.
    """
    found: dict[str, list[Item]] = {table: [] for table in keys}
    request = {table: {"Keys": wanted, "ConsistentRead": consistent} for table, wanted in keys.items() if wanted}
    for answer in _until_done(connection, "BatchGetItem", request, left="UnprocessedKeys"):
        for table, items in answer["Responses"].items():
            found[table] += items
    return found


def put_items(connection: Connection, table: str, items: Sequence[Item]) -> None:
    """Put at most twenty-five items, each by itself: some may be there before the others.

    Raises:
        Busy: the store keeps leaving some undone.
    """
    request = {table: [{"PutRequest": {"Item": item}} for item in items]} if items else {}
    for _ in _until_done(connection, "BatchWriteItem", request, left="UnprocessedItems"):
        pass


def _until_done(
    connection: Connection, operation: str, request: Mapping[str, Any], *, left: str
) -> Iterator[Mapping[str, Any]]:
    for attempt in range(_TRIES):
        if not request:
            return
        if attempt:
            time.sleep(random.uniform(0.01, 0.05 * 2**attempt))  # noqa: S311  (jitter is no secret)
        answer = asked(connection, operation, {"RequestItems": request})
        yield answer
        request = answer.get(left) or {}
    if request:
        raise Busy
