"""Several items in one request, in the store's own form: pynamodb reads those of one table, and is slower.

What the store leaves undone, the connection asks for again (`patient_connection.py`).
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from pynamodb.connection import Connection
from pynamodb.exceptions import PynamoDBException
from pynamodb.models import Model

Item = dict[str, dict[str, Any]]


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
    connection: Connection, keys: Mapping[str, Sequence[Item]], *, consistent: bool | Collection[str] = False
) -> Mapping[str, Sequence[Item]]:
    """The items under at most a hundred keys, by table; in no order, and without those that are not there.

    `consistent` of all tables, or of those that it names.

    Raises:
        Busy: the store keeps leaving some of them unread.
    """
    found: dict[str, list[Item]] = {table: [] for table in keys}
    strong = consistent if isinstance(consistent, Collection) else keys if consistent else ()
    request = {table: {"Keys": wanted, "ConsistentRead": table in strong} for table, wanted in keys.items() if wanted}
    if request:
        found |= asked(connection, "BatchGetItem", {"RequestItems": request})["Responses"]
    return found


def put_items(connection: Connection, table: str, items: Sequence[Item]) -> None:
    """Put at most twenty-five items, each by itself: some may be there before the others.

    Raises:
        Busy: the store keeps leaving some undone.
    """
    if items:
        request = {table: [{"PutRequest": {"Item": item}} for item in items]}
        asked(connection, "BatchWriteItem", {"RequestItems": request})
