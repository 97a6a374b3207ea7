"""The figures of a year count an outcome once, whatever is said beside it later."""

from typing import Final

import pytest

from chalicelib.domain.projections.integrity import Figures, counted, said_less
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.log import LogEntry
from tests.builders import entry

BESIDE: Final = ("note", "forget_notifier", "forget_words")


def decided(kind: str, outcome: str) -> list[LogEntry]:
    subject = f"{kind}/one"
    return [
        entry(id="1", subject=subject, action="submit", actor=Actor.VISITOR, before="", after="pending"),
        entry(id="2", subject=subject, action="dismiss", before="pending", after=outcome),
    ]


@pytest.mark.parametrize("outcome", ["upheld", "dismissed", "lapsed"])
@pytest.mark.parametrize("kind", ["notice", "appeal"])
def test_what_is_said_beside_a_case_is_no_outcome_of_it(kind: str, outcome: str) -> None:
    entries = decided(kind, outcome)
    beside = [entry(id=each, subject=f"{kind}/one", action=each, before=outcome, after=outcome) for each in BESIDE]
    assert counted([*entries, *beside]) == counted(entries)
    assert counted(entries).counts[f"{kind}s_{outcome}"] == 1


def test_a_day_that_was_counted_with_what_was_said_beside_is_put_right_and_is_no_drift() -> None:
    right = Figures({"notices_received": 2, "notices_dismissed": 1, "withdrawals_undone": 1})
    assert said_less(Figures({"notices_received": 2, "notices_dismissed": 3, "withdrawals_undone": 1}), right)
    assert said_less(Figures({"notices_received": 2, "notices_dismissed": 3, "appeals_upheld": 1}), right)
    assert not said_less(right, right)
    assert not said_less(Figures({"notices_received": 2, "withdrawals_undone": 1}), right)  # too few is drift
    assert not said_less(Figures({"notices_received": 3, "notices_dismissed": 3}), right)
