"""Postal codes and how far they lie from each other."""

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

WITHIN: Final = 15.0  # km
AT_MOST: Final = 25  # codes
POSTAL_CODE: Final = re.compile(r"[1-9][0-9]{3}")
# Kilometres of a degree, at 51 degrees north.
_LATITUDE: Final = 111.2
_LONGITUDE: Final = 70.1


def around(postal_code: str) -> Mapping[str, int]:
    """The postal codes nearest to one, itself first, each with its distance in km; none for a code that is unknown.

    Distances are as the crow flies, between one point of each: good enough to put what is near before what is farther.
    """
    here = _points().get(postal_code)
    if here is None:
        return {}
    far = sorted((_km(here, there), code != postal_code, code) for code, there in _points().items())
    return {code: round(km) for km, _, code in far[:AT_MOST] if km <= WITHIN}


def code_in(words: str) -> str:
    """Return the first postal code among words of which it is known what lies nearby; empty where there is none."""
    return next((each for each in words.split() if around(each)), "")


def _km(one: Sequence[float], other: Sequence[float]) -> float:
    return math.hypot((one[0] - other[0]) * _LATITUDE, (one[1] - other[1]) * _LONGITUDE)


@cache
def _points() -> Mapping[str, Sequence[float]]:
    lines = (Path(__file__).parent / "postal_codes.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if not line.startswith("#")]
    return {code: (float(latitude), float(longitude)) for code, latitude, longitude in rows}
