"""The facts that a check may look at, gathered by others beforehand."""

from dataclasses import dataclass, field
from datetime import datetime

from chalicelib.domain.organisations.listing import Listing
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.lifecycle import Status
from chalicelib.domain.signals.text.reading import Reading, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierReview:
    """Another review by the same author."""

    review_id: str
    organisation_id: str
    submitted_at: datetime
    score: int  # hundredths
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarText:
    """Another review whose text is alike; `similarity` from 0 to 1, as `near_duplicates` estimates it."""

    review_id: str
    organisation_id: str
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """The number of reviews that an organisation received of late, this one included, against its usual number."""

    last_day: int = 0
    last_week: int = 0
    usual_per_day: float = 0.0  # average over the 90 days before that week
    counted_to: int = 0  # no further, as it stands out by then; 0 where all were counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The number of other reviews of the last 30 days from this origin; `anywhere` includes `same_organisation`.

    `cards`: of one that came by a card, how many of the last day about the same organisation did so too.
    """

    same_organisation: int = 0
    anywhere: int = 0
    cards: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything the checks look at, about one review."""

    review: Review
    listing: Listing  # of the organisation
    author: Author | None  # None once the identity is erased
    disposable_address: bool = False  # whether the author's address comes from a known throw-away provider
    earlier: tuple[EarlierReview, ...] = ()
    similar: tuple[SimilarText, ...] = ()
    pace: Pace = Pace()
    origin: Origin = Origin()
    no_person: frozenset[str] = frozenset()  # passages that name nobody, as the author says
    by_house: bool = False  # the organisation itself wrote it: its own numbers and addresses are no person's
    reading: Reading = field(init=False, repr=False, compare=False)  # of the review's text

    def __post_init__(self) -> None:
        object.__setattr__(self, "reading", reading(self.review.text))
