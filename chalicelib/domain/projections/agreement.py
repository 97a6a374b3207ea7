"""The agreement of two editors who read the same words, the second not knowing of the first: per year, in public.

Cohen's kappa says how much of it is more than chance would bring: 1 where they always agree, 0 where they do so as
often as two who throw dice by the same shares. Source: J. Cohen, A coefficient of agreement for nominal scales (1960).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from chalicelib.domain.cases.second_reading import ReadAs, SecondReading

ENOUGH: Final = 10  # read, from which on kappa is told: of fewer it says nothing
TOLD_FROM: Final = 5  # in a cell by rule: a smaller one is not told


class NoKappa(StrEnum):
    """The reason that there is no kappa."""

    TOO_FEW = "too_few"
    ONE_CATEGORY = "one_category"  # all decisions, first and second, were the same: there was nothing to agree about
    ONE_SIDED = "one_sided"  # all first decisions were the same, or all second ones: it is 0 however often they agree


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleAgreement:
    """The readings of first decisions that refused by one rule; a number under five is None."""

    rule: str
    read: int
    agreed: int | None  # the second editor did the same
    same_rule: int | None  # the second editor refused too, by the same rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A year's second readings."""

    sampled: int
    read: int
    agreed: int
    kappa: float | None
    no_kappa: NoKappa | None
    by_rule: tuple[RuleAgreement, ...]  # of rules by which at least five were refused and read


def agreement(readings: Sequence[SecondReading]) -> Agreement:
    """Return how far the two editors of these agree."""
    read = [each for each in readings if each.second is not None]
    pairs = Counter((each.first, each.second) for each in read if each.second is not None)
    reason = _no_kappa(pairs)
    by_rule = Counter(each.first_rule for each in read if each.first_rule)
    return Agreement(
        sampled=len(readings),
        read=len(read),
        agreed=sum(number for (first, second), number in pairs.items() if first is second),
        kappa=None if reason else round(float(_kappa(pairs)), 2) + 0.0,
        no_kappa=reason,
        by_rule=tuple(
            _of_rule(rule, [each for each in read if each.first_rule == rule])
            for rule, number in sorted(by_rule.items())
            if number >= TOLD_FROM
        ),
    )


def _no_kappa(pairs: Counter[tuple[ReadAs, ReadAs]]) -> NoKappa | None:
    firsts, seconds = {first for first, _ in pairs}, {second for _, second in pairs}
    if pairs.total() < ENOUGH:
        return NoKappa.TOO_FEW
    if len(firsts | seconds) == 1:
        return NoKappa.ONE_CATEGORY
    return NoKappa.ONE_SIDED if len(firsts) == 1 or len(seconds) == 1 else None


def _kappa(pairs: Counter[tuple[ReadAs, ReadAs]]) -> Fraction:
    number = pairs.total()
    firsts, seconds = Counter[ReadAs](), Counter[ReadAs]()
    for (first, second), many in pairs.items():
        firsts[first] += many
        seconds[second] += many
    seen = Fraction(sum(pairs[each, each] for each in ReadAs), number)
    by_chance = Fraction(sum(firsts[each] * seconds[each] for each in ReadAs), number**2)
    return (seen - by_chance) / (1 - by_chance)


def _of_rule(rule: str, read: Sequence[SecondReading]) -> RuleAgreement:
    agreed = sum(each.second is each.first for each in read)
    same_rule = sum(each.second_rule == rule for each in read)
    return RuleAgreement(rule=rule, read=len(read), agreed=_told(agreed), same_rule=_told(same_rule))


def _told(number: int) -> int | None:
    return number if number >= TOLD_FROM else None
