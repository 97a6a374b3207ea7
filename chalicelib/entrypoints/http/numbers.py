"""Whole numbers, as JSON, forms and addresses write them."""

import re
from typing import Final

_DIGITS: Final = re.compile(r"-?[0-9]+")
_EXACT: Final = 2**53  # from here on a float stands for several whole numbers


def whole(value: object) -> object:
    """Return 4.0 as the whole number that it is (JSON Schema 2020-12, 6.1.1); anything else as it is."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT else value


def written_whole(text: object, found: object) -> bool:
    """Check that what was read as a whole number was written in digits: `1e1` is 10 to msgspec, and to nobody else."""
    if isinstance(text, dict) and isinstance(found, dict):
        return all(written_whole(each, found.get(name)) for name, each in text.items())
    return type(found) is not int or not isinstance(text, str) or _DIGITS.fullmatch(text) is not None
