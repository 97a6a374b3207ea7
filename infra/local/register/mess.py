"""Picking from proportions: which part of all listings gets which flaw."""

from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from typing import Generic, TypeVar

Choice = TypeVar("Choice")


class Proportions(Generic[Choice]):
    """Choices with how many in a thousand get each; what the parts leave over gets `rest`."""

    def __init__(self, per_thousand: Mapping[Choice, int], rest: Choice) -> None:
        self._bounds = list(accumulate(per_thousand.values()))
        self._choices = [*per_thousand, rest]

    def at(self, share: float) -> Choice:
        """The choice whose part of the range a `share` in [0, 1) falls in."""
        return self._choices[bisect_right(self._bounds, share * 1000)]
