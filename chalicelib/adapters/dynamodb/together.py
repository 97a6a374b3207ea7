"""Items of several tables in one request: pynamodb reads those of one table only."""

from pynamodb.connection import Connection
from pynamodb.models import Model

from chalicelib.domain.refusals import Busy


def read_together(connection: Connection, *wanted: tuple[type[Model], str]) -> tuple[Model | None, ...]:
    """The items under these keys, in the order asked for, strongly consistent; None where there is none.

    Raises:
        Busy: the store left some of them unread; none is then taken for absent.
    """
    asked = {
        table.Meta.table_name: {
            "Keys": [{connection.get_meta_table(table.Meta.table_name).hash_keyname: {"S": key}}],
            "ConsistentRead": True,
        }
        for table, key in wanted
    }
    answer = connection.dispatch("BatchGetItem", {"RequestItems": asked})
    if answer.get("UnprocessedKeys"):
        raise Busy
    found = answer["Responses"]
    return tuple(next(map(table.from_raw_data, found.get(table.Meta.table_name, ())), None) for table, _ in wanted)
