"""The list of records that could not be read, in DynamoDB."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from chalicelib.adapters.dynamodb.aggregates.identities import Identities
from chalicelib.adapters.dynamodb.client.table import Table, values_of
from chalicelib.adapters.dynamodb.client.tables import NAMES, IdentityItem
from chalicelib.adapters.dynamodb.client.working_tables import AsideItem
from chalicelib.domain.rules.refusals import UnreadableRecord
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.ports.aside import SetAside

_KEPT: Final = kept(Kept.ASIDE)  # after something met it last
_TABLES: Final[Mapping[str, type[Table]]] = {name: table for table, name in NAMES.items()}


class DynamoAside:
    """The port `Aside`."""

    def __init__(self, identities: Identities) -> None:
        self._identities = identities

    def put(self, fault: UnreadableRecord, *, task: str, item: str, now: datetime) -> None:
        extra = {"record": fault.record, "reason": fault.reason, "task": task, "item": item}
        logging.getLogger("waardering.aside").error("set aside", extra=extra)
        new = SetAside(record=fault.record, reason=fault.reason, task=task, item=item, since=now, last=now)
        known = _get(fault.record)
        if known is not None:
            new = replace(new, since=known.since, times=known.times + 1)
        AsideItem(fault.record, aside=new, expires=int((now + _KEPT).timestamp())).save()

    def all(self) -> Sequence[SetAside]:
        found = (_read(item) for item in AsideItem.scan(consistent_read=True))
        return sorted(found, key=lambda each: each.record)

    def drop(self, record: str) -> None:
        AsideItem(record).delete()

    def reads_again(self, record: str) -> bool | None:
        name, _, key = record.partition("/")
        table = _TABLES.get(name)
        if table is None:
            return None
        hash_key, _, range_key = key.rpartition("|") if table._range_keyname else (key, "", None)  # noqa: SLF001 - pynamodb's one way
        try:
            item = table.get(hash_key, range_key, consistent_read=True)
            if isinstance(item, IdentityItem):
                self._identities.look(item)
            for attribute, kind in table.get_attributes().items():
                if not kind.null and getattr(item, attribute) is None:
                    return False
            values_of(item)
        except table.DoesNotExist:
            return True
        except UnreadableRecord:
            return False
        return True


def _get(record: str) -> SetAside | None:
    try:
        return _read(AsideItem.get(record, consistent_read=True))
    except AsideItem.DoesNotExist:
        return None


def _read(item: AsideItem) -> SetAside:
    try:
        found: SetAside = item.aside
    except UnreadableRecord as fault:  # of a release to come
        at = datetime.fromtimestamp(int(item.expires or 0), UTC)
        return SetAside(record=item.record_name, reason=fault.reason, task="", item="", since=at, last=at)
    return found
