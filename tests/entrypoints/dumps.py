"""All that the tables hold, as one would find it in a stolen dump; and a dump put back, as a restore would."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from chalicelib.adapters.dynamodb.client.tables import NAMES, TABLES, unpacked

Dump = Mapping[str, Sequence[Mapping[str, Any]]]


def dumped() -> Dump:
    """Every item of every table, as it is stored, but that what is compressed can be read."""
    return {NAMES[table]: [unpacked(item.serialize()) for item in table.scan(consistent_read=True)] for table in TABLES}


def said(dump: Dump) -> str:
    """A dump as text to search in; what is sealed counts as what it is."""
    return json.dumps(dump, default=lambda raw: raw.decode("latin-1"), ensure_ascii=False)


def hits(dump: Dump, words: Sequence[str]) -> dict[str, int]:
    """In how many items of each table one of these words stands."""
    found = {
        name: sum(any(word in said({name: [item]}) for word in words) for item in items) for name, items in dump.items()
    }
    return {name: number for name, number in found.items() if number}


def restored(dump: Dump, *, but: Sequence[str] = ()) -> None:
    """Put an old dump back in place of what there is, except in these tables."""
    for table in TABLES:
        if NAMES[table] in but:
            continue
        for item in table.scan(consistent_read=True):
            item.delete()
        for raw in dump[NAMES[table]]:
            table.from_raw_data(dict(raw)).save()
