"""Two editors agree more or less than chance has it; where no number says so, it has the name of why."""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Final, get_args

import pytest

from chalicelib.domain.cases.second_reading import ReadAs, SecondReading
from chalicelib.domain.projections.agreement import NoKappa, RuleAgreement, agreement
from chalicelib.entrypoints.schemas import named

A, R, N = ReadAs.APPROVE, ReadAs.RETURN, ReadAs.REJECT
RULE, OTHER = "respectful_language", "no_personal_data"
IDS: Final[Iterator[int]] = count()


def read(first: ReadAs, second: ReadAs | None, many: int = 1, *, rule: str = "", by: str = "") -> list[SecondReading]:
    return [
        SecondReading(id=f"s{next(IDS)}", year=2026, first=first, first_rule=rule, second=second, second_rule=by)
        for _ in range(many)
    ]


# Cohen's own example of two judges and three categories (1960, table 1: .25 .13 .12, .12 .02 .16, .03 .15 .02) has
# kappa -.09; the second is the textbook table of 20, 5, 10, 15.
COHEN: Final = (
    *(read(A, A, 25) + read(A, R, 13) + read(A, N, 12)),
    *(read(R, A, 12) + read(R, R, 2) + read(R, N, 16)),
    *(read(N, A, 3) + read(N, R, 15) + read(N, N, 2)),
)
TEXTBOOK: Final = (*(read(A, A, 20) + read(A, N, 5)), *(read(N, A, 10) + read(N, N, 15)))


@pytest.mark.parametrize(
    ("readings", "kappa", "reason"),
    [
        (COHEN, -0.09, None),
        (TEXTBOOK, 0.4, None),
        (read(A, A, 9) + read(N, N, 1), 1.0, None),
        (read(A, N, 5) + read(N, A, 5), -1.0, None),
        (read(A, A, 25) + read(A, N, 25) + read(N, A, 25) + read(N, N, 25), 0.0, None),
        ([], None, NoKappa.TOO_FEW),
        (read(A, A, 8) + read(N, N, 1), None, NoKappa.TOO_FEW),
        (read(A, None, 40) + read(A, A, 5) + read(N, N, 4), None, NoKappa.TOO_FEW),
        (read(A, A, 10), None, NoKappa.ONE_CATEGORY),
        (read(A, A, 8) + read(A, R, 2), None, NoKappa.ONE_SIDED),
        (read(A, A, 8) + read(R, A, 2), None, NoKappa.ONE_SIDED),
    ],
)
def test_kappa_or_why_there_is_none(
    readings: Sequence[SecondReading], kappa: float | None, reason: NoKappa | None
) -> None:
    found = agreement(readings)
    assert (found.kappa, found.no_kappa) == (kappa, reason)


def test_the_reasons_that_answers_may_name_are_all_there_are() -> None:
    meta = get_args(named.NoKappa)[1]
    assert meta.extra_json_schema == {"enum": list(NoKappa)}


def test_what_was_drawn_read_and_agreed_on_is_counted() -> None:
    found = agreement(read(A, A, 3) + read(N, R, 2) + read(R, None, 4))
    assert (found.sampled, found.read, found.agreed) == (9, 5, 3)


def test_of_a_rule_no_number_under_five_is_told() -> None:
    readings = (
        read(N, N, 5, rule=RULE, by=RULE)
        + read(N, N, 1, rule=RULE, by=OTHER)
        + read(N, A, 3, rule=RULE)
        + read(R, R, 4, rule=OTHER, by=OTHER)
        + read(R, None, 9, rule=OTHER)
    )
    assert agreement(readings).by_rule == (RuleAgreement(rule=RULE, read=9, agreed=6, same_rule=5),)
    just = agreement(read(N, N, 5, rule=RULE, by=RULE)).by_rule
    assert just == (RuleAgreement(rule=RULE, read=5, agreed=5, same_rule=5),)
    fewer = agreement(read(N, N, 4, rule=RULE, by=RULE) + read(N, A, 4, rule=RULE)).by_rule
    assert fewer == (RuleAgreement(rule=RULE, read=8, agreed=None, same_rule=None),)
