"""The mails that stand in no index: the log names them, and a sweep looks through it for what has not left."""

import heapq
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from operator import itemgetter
from typing import Any, Final

import msgspec
from pynamodb.connection import Connection

from chalicelib.adapters.dynamodb.client.batch import asked
from chalicelib.adapters.dynamodb.client.tables import LOG_SHARDS, LogItem
from chalicelib.adapters.dynamodb.client.working_tables import SyncItem
from chalicelib.adapters.dynamodb.projections.organisation_items import stamp

# How old an act is when its mails are looked for: at once; when whoever wrote it has ended, as it may have taken its
# time at its beginning, and no function lives longer than fifteen minutes; and once more, should an index be late.
_LOOKS: Final = (timedelta(), timedelta(minutes=20), timedelta(days=1))
_STILL_WRITTEN: Final = timedelta(seconds=30)  # in which a request that took its time may not have written yet
_BACK: Final = timedelta(days=2)  # where nobody looked before
_MOST: Final = 5_000  # acts that a look goes through in one call; the next call goes on there
_AT_ONCE: Final = 20  # acts of which the mails are read together: each sends a handful
_STATE: Final = ("mails", "looked")  # the moments from which each look goes on
_AFTER_ALL: Final = "~"  # sorts after what follows a moment in a key of the log
Act = tuple[str, Sequence[str]]  # its place in the log, and its mails


def look_through_log(connection: Connection, now: datetime, look: Callable[[Sequence[str]], int]) -> int:
    """Show `look` the mails of all acts that were not looked at yet; returns the sum of what it says.

    Two at once can set each other back: then some are looked at twice.
    """
    goes_on, found = _goes_on() or [now - _BACK] * len(_LOOKS), 0
    for number, age in enumerate(_LOOKS):
        until, left = now - age, _MOST
        if until - goes_on[number] < age / 4:
            continue
        acts = _acts(connection, goes_on[number], until)
        while some := list(islice(acts, min(left, _AT_ONCE))):
            left -= len(some)
            found += look([mail_id for _, mail_ids in some for mail_id in mail_ids])
            goes_on[number] = datetime.fromisoformat(some[-1][0].partition("#")[0])
        goes_on[number] = until - _STILL_WRITTEN if left else goes_on[number]
    SyncItem(*_STATE, blob=msgspec.json.encode(goes_on)).save()
    return found


def mails_of_last_acts(connection: Connection) -> Iterator[Sequence[str]]:
    """Yield the mails of acts since the last look through the log, some at once; none where nobody looked yet."""
    goes_on = _goes_on()
    acts = _acts(connection, goes_on[0], goes_on[0] + _BACK) if goes_on else iter(())
    while some := list(islice(acts, _AT_ONCE)):
        yield [mail_id for _, mail_ids in some for mail_id in mail_ids]


def _goes_on() -> list[datetime] | None:
    try:
        found = msgspec.json.decode(SyncItem.get(*_STATE, consistent_read=True).blob or b"", type=list[datetime])
    except (SyncItem.DoesNotExist, msgspec.MsgspecError):
        return None
    return found if len(found) == len(_LOOKS) else None


def _acts(connection: Connection, since: datetime, until: datetime) -> Iterator[Act]:
    """Yield the acts of that time that sent mails, oldest first."""
    day = since.date()
    while day <= until.date():
        shards = (_of_shard(connection, f"{day:%Y-%m-%d}#{shard}", since, until) for shard in range(LOG_SHARDS))
        yield from heapq.merge(*shards, key=itemgetter(0))
        day += timedelta(days=1)


def _of_shard(connection: Connection, shard: str, since: datetime, until: datetime) -> Iterator[Act]:
    request: dict[str, Any] = {
        "TableName": LogItem.Meta.table_name,
        "IndexName": LogItem.by_day.Meta.index_name,
        "KeyConditionExpression": "#day = :day AND #at BETWEEN :since AND :until",
        "FilterExpression": "attribute_exists(#mails)",
        "ProjectionExpression": "#at, #mails",
        "ExpressionAttributeNames": {"#day": "day", "#at": "at", "#mails": "mails"},
        "ExpressionAttributeValues": {
            ":day": {"S": shard},
            ":since": {"S": stamp(since)},
            ":until": {"S": f"{stamp(until)}{_AFTER_ALL}"},
        },
    }
    while True:
        page = asked(connection, "Query", request)
        yield from ((item["at"]["S"], item["mails"]["S"].split()) for item in page["Items"])
        if not page.get("LastEvaluatedKey"):
            return
        request["ExclusiveStartKey"] = page["LastEvaluatedKey"]
