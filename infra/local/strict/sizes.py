"""Sizes and units, as DynamoDB counts them.

Source: "DynamoDB item sizes and formats" and "Capacity unit consumption" of its developer guide.
"""

import math
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

READ_UNIT: Final = 4096  # bytes
WRITE_UNIT: Final = 1024
_PLAIN: Final = re.compile(r"0|-?[1-9][0-9]{0,37}")
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_DIGITS: Final = 38
_HIGHEST: Final = 125  # powers of ten
_LOWEST: Final = -130


def item_size(item: Mapping[str, Any] | None) -> int:
    """Return the size of an item in bytes: its names and values; 0 where there is none."""
    return sum(len(name.encode()) + value_size(value) for name, value in item.items()) if item else 0


def value_size(value: Mapping[str, Any]) -> int:
    """Return the size of an attribute's value in bytes."""
    kind, held = next(iter(value.items()))
    if kind in _SIZES:
        return _SIZES[kind](held)
    if kind in {"SS", "BS", "NS"}:
        return sum(_SIZES[kind[0]](each) for each in held)
    if kind == "M":
        return 3 + sum(1 + len(name.encode()) + value_size(each) for name, each in held.items())
    return 3 + sum(1 + value_size(each) for each in held)


def _bytes(base64: str | bytes) -> int:
    return len(base64) if isinstance(base64, bytes) else len(base64) * 3 // 4 - base64[-2:].count("=")


def _digits(number: str) -> int:
    """About a byte for two digits, and one more."""
    digits = len(str(number).lstrip("-").replace(".", "").strip("0"))
    return math.ceil(digits / 2) + 1 + str(number).startswith("-")


_SIZES: Final[Mapping[str, Callable[[Any], int]]] = {
    "S": lambda text: len(text.encode()),
    "B": _bytes,
    "N": _digits,
    "BOOL": lambda _: 1,
    "NULL": lambda _: 1,
}


def read_units(size: int, *, consistent: bool) -> float:
    """Return the units of reading so many bytes; what is not there counts as the least."""
    return max(1, math.ceil(size / READ_UNIT)) * (1.0 if consistent else 0.5)


def write_units(size: int) -> float:
    return float(max(1, math.ceil(size / WRITE_UNIT)))


def normal(number: str) -> str | None:
    """Return a number as DynamoDB gives it back; None where it is none, or out of what it can hold."""
    if _PLAIN.fullmatch(number):
        return number
    if not _NUMBER.fullmatch(number):
        return None
    found = Decimal(number)
    if not found:
        return "0"
    digits = "".join(map(str, found.as_tuple().digits)).strip("0")
    if len(digits) > _DIGITS or not _LOWEST <= found.adjusted() <= _HIGHEST:
        return None
    text = format(found, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
