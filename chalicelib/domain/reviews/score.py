"""The honest score: how one review's figure and an organisation's figure are made (ISO 20488: show how).

A review's score is the plain mean of the aspects it rated. An organisation's score is the plain mean of its
published reviews' scores. Below a threshold of reviews there is no figure at all; how many are positive never counts.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Final

from chalicelib.domain.reviews.proof import ENOUGH_CARDS, Proof
from chalicelib.domain.rules.retention import LIFE_MONTHS

THRESHOLD: Final = 5  # reviews; below it one experience would pass for a pattern
WINDOW_MONTHS: Final = LIFE_MONTHS  # then reviews are archived, so every experience that counts is younger
SCALE: Final = (1, 5)
BY_PROOF: Final = ("unproven", "documented", "invited", "invited_unproven")  # as `proof.counted_as` names them


def review_score(ratings: Mapping[str, int | None]) -> int:
    """A review's own score in hundredths (4.25 is 425), halves upwards; whole numbers, so that sums never drift."""
    rated = [rating for rating in ratings.values() if rating is not None]
    if not rated:
        return 0  # of an erased review nothing is left to score
    return (200 * sum(rated) + len(rated)) // (2 * len(rated))


def band(score: int) -> int:
    """The whole mark nearest to a score in hundredths, halves upwards: where it falls in the distribution."""
    return (score + 50) // 100


@dataclass(frozen=True, slots=True)
class Promises:
    """The number of promises in replies that are online, by what the public reads of each."""

    open: int = 0
    kept: int = 0
    late: int = 0
    dropped: int = 0

    def plus(self, change: "Promises", times: int = 1) -> "Promises":
        """These after a change; with -1 before it."""
        return Promises(
            self.open + times * change.open,
            self.kept + times * change.kept,
            self.late + times * change.late,
            self.dropped + times * change.dropped,
        )


@dataclass(frozen=True, slots=True)
class Tally:
    """An organisation's counters, moved in the same transaction that publishes or hides a review."""

    reviews: int = 0
    replied: int = 0
    score_sum: int = 0  # hundredths
    distribution: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)  # reviews per mark, 1 to 5
    # Reviews by what their proof follows from, as `proof.counted_as` names it; all the others have it by mail alone.
    unproven: int = 0
    documented: int = 0
    invited: int = 0
    invited_unproven: int = 0
    promises: Promises = field(default_factory=Promises)

    @property
    def score(self) -> float | None:
        """One decimal, halves upwards; none below the threshold."""
        if self.reviews < THRESHOLD:
            return None
        tenths = (self.score_sum * 2 + self.reviews * 10) // (self.reviews * 20)
        return tenths / 10

    @property
    def counters(self) -> dict[str, int]:
        """All that is counted, each by its name."""
        marks = {f"marks_{mark}": count for mark, count in enumerate(self.distribution, start=1)}
        figures = {"reviews": self.reviews, "replied": self.replied, "score_sum": self.score_sum}
        promises = {f"promises_{name}": count for name, count in asdict(self.promises).items()}
        return {**figures, **marks, **{name: getattr(self, name) for name in BY_PROOF}, **promises}

    def by_proof(self, handed_out: int) -> dict[Proof, int]:
        """The reviews by their proof, as each says it of itself; together they are all."""
        enough = handed_out >= ENOUGH_CARDS
        by_card = self.invited + self.invited_unproven if enough else 0
        without = self.unproven + (0 if enough else self.invited_unproven)
        by_mail = self.reviews - self.documented - by_card - without
        known = {Proof.NONE: without, Proof.EMAIL: by_mail, Proof.INVITATION: by_card, Proof.DOCUMENT: self.documented}
        return {proof: max(0, count) for proof, count in known.items()}  # a release before counts no proof


@dataclass(frozen=True, slots=True)
class TallyChange:
    """The change that one act makes to a tally: what it adds, or takes away."""

    reviews: int = 0
    replied: int = 0
    score: int = 0  # hundredths, of the review that came or went
    proof: Mapping[str, int] = field(default_factory=dict)  # by the counter of the tally
    promises: Promises = field(default_factory=Promises)


def moved(tally: Tally, change: TallyChange) -> Tally:
    """The tally after a change."""
    marks = list(tally.distribution)
    if change.reviews:
        marks[band(change.score) - 1] += change.reviews
    one, two, three, four, five = marks
    return Tally(
        reviews=tally.reviews + change.reviews,
        replied=tally.replied + change.replied,
        score_sum=tally.score_sum + change.reviews * change.score,
        distribution=(one, two, three, four, five),
        **{name: getattr(tally, name) + change.proof.get(name, 0) for name in BY_PROOF},
        promises=tally.promises.plus(change.promises),
    )
