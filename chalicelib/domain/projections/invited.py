"""The comparison of people who came by a card of their organisation with those who came by themselves.

Cards are for everybody of a group. Where those who got one are clearly more pleased, or less, perhaps not all did.
"""

from dataclasses import dataclass
from math import sqrt
from typing import Final

from chalicelib.domain.projections.insights import INVITED, Counts, Marks
from chalicelib.domain.reviews.proof import LEAST_COMPARED

# The two part when all of this holds. A standard error of 3.5 is passed by chance by one house in some two thousand
# at one look; editors look again with each review, which a test plays for hundreds of houses that treat all alike.
APART: Final = 0.5  # of a mark, on average
ERRORS: Final = 3.5  # standard errors of the difference (Welch)
_ROUNDING: Final = 1 / 12  # the variance that a mark has from being rounded to a whole one


@dataclass(frozen=True, slots=True)
class Compared:
    """The published reviews that came by a card, and the others."""

    invited: Marks
    uninvited: Marks

    @property
    def apart(self) -> bool:
        """True where the two differ by more than chance explains."""
        if min(self.invited.total, self.uninvited.total) < LEAST_COMPARED:
            return False
        (one, spread), (other, its_spread) = _moments(self.invited), _moments(self.uninvited)
        error = sqrt(spread / self.invited.total + its_spread / self.uninvited.total)
        return abs(one - other) >= max(APART, ERRORS * error)


def compared(counts: Counts) -> Compared:
    """Compare an organisation's reviews of all months, as they were counted."""
    every, invited = Marks(), Marks()
    for name, count in counts.items():
        if name.startswith(INVITED):
            invited = invited.plus(name.removeprefix(INVITED), count)
        elif name.startswith("review:"):
            every = every.plus(name.rpartition(":")[2], count)
    rest = {mark: count - invited.counts.get(mark, 0) for mark, count in every.counts.items()}
    return Compared(invited, Marks(rest))


def _moments(marks: Marks) -> tuple[float, float]:
    """The mean of marks, and their variance."""
    total = marks.total
    middle = sum(int(mark) * max(count, 0) for mark, count in marks.counts.items()) / total
    squares = sum((int(mark) - middle) ** 2 * max(count, 0) for mark, count in marks.counts.items())
    return middle, squares / (total - 1) + _ROUNDING
