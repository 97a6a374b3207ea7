"""What the figures count of where reviews come from, and of what authors add to them."""

from typing import Final

from chalicelib.domain.projections.integrity import counted
from tests.builders import entry

CASES: Final = ("notice", "appeal", "reply")


def test_where_reviews_come_from_is_counted_and_what_says_nothing_came_by_the_web() -> None:
    """As all did that release 0.1.0 took in, whose entries say neither."""
    paper = {"channel": "paper", "proof": "none"}
    entries = [
        entry(action="submit", before="", after="unconfirmed"),
        entry(action="submit", before="", after="unconfirmed", channel="kiosk"),
        entry(action="submit", before="", after="pending", **paper),
        entry(action="confirm", before="unconfirmed", after="pending", proof="invitation"),
        entry(action="approve", before="pending", after="published", **paper),
        entry(action="reject", before="pending", after="rejected", proof="document"),
        entry(action="note_proof", before="published", after="published"),
    ]
    found = counted(entries)
    assert found.by_origin("channel") == {
        "received": {"kiosk": 1, "paper": 1, "web": 1},
        "published": {"paper": 1},
        "rejected": {"web": 1},
    }
    assert found.by_origin("proof") == {
        "received": {"invitation": 1, "none": 1},
        "published": {"none": 1},
        "rejected": {"document": 1},
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
        "decision_hours.2": 1,
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
