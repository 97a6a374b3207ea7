"""The figures of a year: an outcome once, whatever is said beside it later; where reviews come from; additions."""

from typing import Final

import pytest

from chalicelib.domain.projections.integrity import Figures, counted, said_less
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.log import TYPE_IN, LogEntry
from tests.builders import entry

CASES: Final = ("notice", "appeal", "reply")
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


def test_where_reviews_come_from_is_counted_and_what_says_nothing_came_by_the_web() -> None:
    """As all did that release 0.1.0 took in, whose entries say neither."""
    paper = {"channel": "paper", "proof": "none"}
    entries = [
        entry(action="submit", before="", after="unconfirmed"),
        entry(action="submit", before="", after="unconfirmed", channel="kiosk"),
        entry(action=TYPE_IN, before="", after="pending", **paper),
        entry(action="confirm", before="unconfirmed", after="pending", proof="invitation"),
        entry(action="approve", before="pending", after="published", **paper),
        entry(action="reject", before="pending", after="rejected", proof="document"),
        entry(action="note_proof", before="published", after="published"),
        entry(action="erase", before="published", after="erased", **paper),
        entry(action="erase", before="published", after="erased", actor=Actor.AUTHOR, channel="phone"),
    ]
    found = counted(entries)
    assert found.by_origin("channel") == {
        "received": {"kiosk": 1, "paper": 1, "web": 1},
        "published": {"paper": 1},
        "rejected": {"web": 1},
        "erased": {"paper": 1},
    }
    assert found.by_origin("proof") == {
        "received": {"invitation": 1, "none": 1},
        "published": {"none": 1},
        "rejected": {"document": 1},
        "erased": {"none": 1},
    }


def test_what_authors_add_is_counted_apart_and_waits_as_reviews_do() -> None:
    subject = "addition/review-1"
    entries = [
        entry(subject=subject, action="add", before="none", after="pending"),
        entry(subject=subject, action="approve_addition", before="pending", after="published", waited=7_200),
        entry(subject=subject, action="reject_addition", before="published", after="rejected"),
        entry(subject=subject, action="approve_addition", before="pending", after="pending"),  # the first of two
    ]
    assert dict(counted(entries).counts) == {
        **dict.fromkeys(("additions_received", "additions_published", "additions_rejected"), 1),
        **dict.fromkeys(("decision_hours.2", "decisions", "decisions_within_day", "decisions_within_promise"), 1),
    }


def test_other_subjects_and_entries_without_a_score_do_not_trouble_the_count() -> None:
    entries = [
        entry(subject="organisation/o", action="watch"),
        entry(score=None),
        entry(before="pending", after="pending", score=300),  # the first of two editors: nothing moved yet
        *(entry(subject=f"{kind}/x", action="look", before="pending", after="pending") for kind in CASES),
    ]
    by_origin = {"published_by_channel.web": 1, "published_by_proof.email": 1}
    assert dict(counted(entries).counts) == {"published": 1, "published_by_band.none": 1, **by_origin}
