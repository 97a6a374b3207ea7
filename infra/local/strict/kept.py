"""The rules that each emulator keeps by itself: the layer does not look twice, and a test holds that this is so."""

from collections.abc import Mapping
from typing import Final

KEPT: Final[Mapping[str, frozenset[str]]] = {
    "ministack": frozenset(
        {
            "transaction of 100",
            "one action an item",
            "batch of 25",
            "one write an item",
            "keys of a batch",
            "expression of 4 KB",
            "keys not empty",
            "cursors of the query",
            "numbers normal",
            "item of 400 KB",
            "transaction of 4 MB",
            "token with other words",
            "token again",
            "item of 400 KB after an update",
            "nothing changed, nothing streamed",
            "more after the limit",
            "capacity of writes",
            "index never consistent",
        }
    ),
    "moto": frozenset(
        {
            "transaction of 100",
            "one action an item",
            "keys of a batch",
            "keys not empty",
            "index never consistent",
            "paths apart",
            "batch of 16 MB",
            "sums of numbers",
            "updates sound",
        }
    ),
}
