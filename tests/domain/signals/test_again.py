"""Again: the same author about the same organisation, the same words, an experience too long ago."""

from datetime import timedelta

import pytest

from chalicelib.domain.rules.lifecycle import Status
from chalicelib.domain.signals.behaviour.experience_too_old import experience_too_old
from chalicelib.domain.signals.behaviour.near_identical_text import near_identical_text
from chalicelib.domain.signals.behaviour.same_author_again import same_author_again
from chalicelib.domain.signals.text.facts import EarlierReview, SimilarText
from tests.builders import NOW
from tests.domain.signals.cases import facts, sound, strength

HERE, ELSEWHERE = "organisation-1", "organisation-2"
GOOD, BAD, MIDDLING = {"care": 5}, {"care": 1}, {"care": 3}


def earlier(
    days: float = 10,
    score: int = 500,
    *,
    where: str = HERE,
    status: Status = Status.PUBLISHED,
    review_id: str = "review-0",
) -> EarlierReview:
    return EarlierReview(
        review_id=review_id,
        organisation_id=where,
        submitted_at=NOW - timedelta(days=days),
        score=score,
        status=status,
    )


@pytest.mark.parametrize(
    ("days", "score", "ratings", "strong"),
    [
        (10, 500, GOOD, 3),  # soon, and praise again
        (90, 500, GOOD, 3),
        (91, 500, GOOD, 2),  # praise again, but long after
        (10, 100, BAD, 3),
        (400, 100, BAD, 2),
        (10, 100, GOOD, 2),  # soon, but another tale
        (10, 300, GOOD, 2),
        (10, 500, MIDDLING, 2),
        (400, 100, GOOD, 1),  # long after, and another tale
        (400, 300, MIDDLING, 1),
        (400, 350, GOOD, 2),
        (400, 349, GOOD, 1),
    ],
)
def test_how_soon_and_how_alike_makes_it_stronger(
    days: float, score: int, ratings: dict[str, int], strong: int
) -> None:
    assert strength(same_author_again, earlier=(earlier(days, score),), aspect_ratings=ratings) == strong


@pytest.mark.parametrize(
    "other",
    [
        earlier(where=ELSEWHERE),
        earlier(review_id="review-1"),  # this very review
        earlier(days=-1),  # a later one will tell of this one
        earlier(status=Status.UNCONFIRMED),
        earlier(status=Status.WITHDRAWN),
        earlier(status=Status.ERASED),
    ],
)
def test_other_organisations_later_ones_and_what_was_taken_back_do_not_count(other: EarlierReview) -> None:
    assert strength(same_author_again, earlier=(other,)) == 0


@pytest.mark.parametrize(
    "status", [Status.PENDING, Status.PUBLISHED, Status.REJECTED, Status.REMOVED, Status.ARCHIVED, Status.ESCALATED]
)
def test_what_was_once_said_counts_whatever_became_of_it(status: Status) -> None:
    assert strength(same_author_again, earlier=(earlier(status=status),)) > 0


def test_the_evidence_counts_and_dates_the_others() -> None:
    others = (earlier(200, 100, review_id="a"), earlier(1, 450, review_id="b"), earlier(0, 400, where=ELSEWHERE))
    signal = same_author_again(facts(earlier=others, aspect_ratings=GOOD))
    assert signal is not None
    sound(signal, "")
    assert signal.evidence == (
        "Dezelfde schrijver schreef al 2 keer over deze organisatie, het laatst één dag eerder. "
        "Daarvan één keer met een score in dezelfde richting."
    )
    assert signal.related == ("a", "b")


@pytest.mark.parametrize(("days", "said"), [(0.2, "dezelfde dag"), (1, "één dag eerder"), (45, "45 dagen eerder")])
def test_how_long_ago_is_said_in_words(days: float, said: str) -> None:
    signal = same_author_again(facts(earlier=(earlier(days, 100),), aspect_ratings=GOOD))
    assert signal is not None
    assert signal.evidence == f"Dezelfde schrijver schreef al één keer over deze organisatie, het laatst {said}."


LONG = "Mijn moeder kreeg er elke morgen hulp bij het opstaan en dat gebeurde altijd met veel geduld en zorg."


def alike(similarity: float, where: str = HERE, review_id: str = "review-0") -> SimilarText:
    return SimilarText(review_id=review_id, organisation_id=where, similarity=similarity)


@pytest.mark.parametrize(
    ("similar", "strong"),
    [
        ((), 0),
        ((alike(0.34),), 0),
        ((alike(1.0, review_id="review-1"),), 0),  # itself
        ((alike(0.35),), 2),
        ((alike(0.79),), 2),
        ((alike(0.8),), 3),
        ((alike(1.0),), 3),
        ((alike(0.35, ELSEWHERE),), 1),
        ((alike(0.9, ELSEWHERE),), 2),
        ((alike(0.9, ELSEWHERE, "a"), alike(0.9, ELSEWHERE, "b")), 2),
        ((alike(0.9, ELSEWHERE, "a"), alike(0.9, ELSEWHERE, "b"), alike(0.9, "organisation-3", "c")), 3),
        ((alike(0.9, ELSEWHERE), alike(0.5)), 2),
    ],
)
def test_the_same_words_here_weigh_more_than_elsewhere(similar: tuple[SimilarText, ...], strong: int) -> None:
    assert strength(near_identical_text, LONG, similar=similar) == strong


def test_a_short_text_that_is_the_same_may_be_chance() -> None:
    signal = near_identical_text(facts("Alles heel goed, lieve mensen.", similar=(alike(1.0),)))
    assert signal is not None
    assert signal.strength == 1
    assert "kan toeval zijn" in signal.evidence


def test_the_evidence_says_how_much_and_where_and_points_at_the_others() -> None:
    signal = near_identical_text(facts(LONG, similar=(alike(0.6, ELSEWHERE, "b"), alike(0.875, HERE, "a"))))
    assert signal is not None
    sound(signal, LONG)
    assert signal.evidence == (
        "De tekst lijkt voor ongeveer 88% op één waardering over dezelfde organisatie. "
        "De tekst lijkt voor ongeveer 60% op één waardering over een andere organisatie."
    )
    assert signal.related == ("a", "b")


@pytest.mark.parametrize(
    ("experienced", "strong"),
    [("2026-11", 0), ("2026-01", 0), ("2023-11", 0), ("2023-10", 2), ("2019-12", 2), ("1999-01", 2), ("2026-12", 0)],
)
def test_an_experience_of_more_than_three_years_ago_is_moderate(experienced: str, strong: int) -> None:
    assert strength(experience_too_old, experienced=experienced) == strong


def test_the_evidence_of_an_old_experience_can_be_counted_after() -> None:
    signal = experience_too_old(facts(experienced="2023-09"))
    assert signal is not None
    sound(signal, "")
    assert signal.evidence == "De ervaring is van 09/2023: 38 maanden voor het insturen. Hoogstens 36 mag."
