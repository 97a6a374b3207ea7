"""An organisation's figures from its reviews: counts per month, moved by the write that publishes a review.

Nothing is guessed: an aspect's figures are the marks that authors gave, and a theme is found by the words of a list
that anyone can read (`dutch/files/keyword_themes/`). Every figure can be counted again from the reviews: `recounted`.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from chalicelib.domain.clock import days
from chalicelib.domain.projections.integrity import HOURS
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.score import THRESHOLD, band

if TYPE_CHECKING:  # what counts no text loads no list of themes
    from chalicelib.domain.projections.keyword_themes import Said, Theme, ThemeList

LOW: Final = frozenset({1, 2})
HIGH: Final = frozenset({4, 5})
FEW: Final = THRESHOLD  # reviews; of fewer no average and no share is given, not even to the organisation
ORGANISATIONS_TO_COMPARE: Final = 5  # fewer, and a sector's average would give one of them away
ASK_AGAIN_AFTER: Final = timedelta(hours=1)  # at most one mail in this time, whoever asks
INVITED: Final = "invited:"  # and a mark: the counts of reviews that came by a card
REPLIED: Final = "replied"  # the count of published replies
LATE: Final = 10_000  # hours; the class of whatever took longer than `HOURS` goes

Counts = Mapping[str, int]


def month_of(review: Review) -> str:
    """The month in which a review counts: that of its first publication, which a restored one keeps."""
    return days.month_of(review.published_at) if review.published_at else ""


def month_of_utc(review: Review) -> str:
    """The month in which release 0.1.0 counted a review: that of UTC."""
    return f"{review.published_at.astimezone(UTC):%Y-%m}" if review.published_at else ""


def counted(
    review: Review | None, themes: "ThemeList", said_in: "Callable[[str], Mapping[str, Said]] | None" = None
) -> Counter[str]:
    """Return what one review adds to the counts of its month; empty while the public does not see it.

    `said_in` reads a text as the list of themes does.
    """
    found: Counter[str] = Counter()
    if review is None or not review.visible or review.published_at is None:
        return found
    mark = band(review.score)
    found[f"review:{review.theme_set}:{mark}"] += 1
    found[f"sum:{review.theme_set}"] += review.score
    if review.invited:
        found[f"{INVITED}{mark}"] += 1
    for aspect, rating in review.aspect_ratings.items():
        if rating is not None:
            found[f"aspect:{review.theme_set}:{aspect}:{rating}"] += 1
    for theme, said in (said_in or themes.said_in)(review.text).items():
        found[f"theme:{themes.version}:{theme}:{mark}"] += 1
        if said.points:
            found[f"theme:{themes.version}:{theme}:{said.points}"] += 1
    reply = review.public_reply
    if reply is not None:
        found[REPLIED] += 1
        found[f"hours:{_hours(reply.submitted_at - review.published_at)}"] += 1
    return found


def moved(before: Review | None, after: Review, themes: "ThemeList") -> Mapping[str, Counts]:
    """Return what one act adds to the counts per month, or takes away; no month when nothing changes."""
    if before is not None and _counted_of(before) == _counted_of(after):
        return {}
    change: dict[str, Counter[str]] = defaultdict(Counter)
    said_in = cache(themes.said_in)  # most acts leave the text as it is
    if before is not None:
        change[month_of(before)].subtract(counted(before, themes, said_in))
    change[month_of(after)].update(counted(after, themes, said_in))
    real = {month: {name: count for name, count in each.items() if count} for month, each in change.items()}
    return {month: each for month, each in real.items() if each}


def _counted_of(review: Review) -> tuple[object, ...]:
    """Return all of a review that `counted` looks at; reading its text takes longer than the rest of an act."""
    if not review.visible:
        return ()
    of = review
    return of.published_at, of.theme_set, of.score, of.aspect_ratings, of.text, of.public_reply


def recounted(reviews: Iterable[Review], themes: "ThemeList") -> Mapping[str, Counts]:
    """The counts per month of one organisation's reviews, from nothing."""
    return recounted_by(reviews, themes, month_of)[0]


def recounted_by(
    reviews: Iterable[Review], themes: "ThemeList", *months: Callable[[Review], str]
) -> Sequence[Mapping[str, Counts]]:
    """The same by each of these ways to tell a review's month; the reviews are gone through once."""
    found: list[dict[str, Counter[str]]] = [defaultdict(Counter) for _ in months]
    for review in reviews:
        own = counted(review, themes)
        for month, counts in zip(months, found, strict=True):
            if own:
                counts[month(review)].update(own)
    return found


def _hours(waited: timedelta) -> int:
    hours = waited.total_seconds() / 3600
    return next((bound for bound in HOURS if hours <= bound), LATE)


@dataclass(frozen=True, slots=True)
class Marks:
    """The number of times that each mark was given."""

    counts: Counts = field(default_factory=dict)

    def plus(self, mark: str, count: int) -> "Marks":
        return Marks({**self.counts, mark: self.counts.get(mark, 0) + count})

    @property
    def total(self) -> int:
        return sum(max(count, 0) for count in self.counts.values())

    @property
    def low(self) -> int | None:
        """How many were low; none of few."""
        return self._among(LOW)

    @property
    def high(self) -> int | None:
        """As `low`."""
        return self._among(HIGH)

    def _among(self, marks: Collection[int]) -> int | None:
        return (
            None
            if self.total < FEW
            else sum(max(count, 0) for mark, count in self.counts.items() if int(mark) in marks)
        )

    @property
    def average(self) -> float | None:
        """One decimal, halves upwards; none of few."""
        if self.total < FEW:
            return None
        return mean(sum(int(mark) * max(count, 0) for mark, count in self.counts.items()) * 100, self.total)


def mean(hundredths: int, how_many: int) -> float | None:
    """The average of some scores in hundredths: one decimal, halves upwards."""
    return (hundredths * 2 + how_many * 10) // (how_many * 20) / 10 if how_many > 0 else None


@dataclass(frozen=True, slots=True)
class Period:
    """The reviews of some months."""

    reviews: int = 0
    score: float | None = None


def total(months: Iterable[Counts]) -> Counts:
    """The counts of several months together."""
    found: Counter[str] = Counter()
    for each in months:
        found.update(each)
    return found


def period(counts: Counts) -> Period:
    """Return the number of reviews in these counts, and their average where they are not few."""
    reviews = sum(max(count, 0) for name, count in counts.items() if name.startswith("review:"))
    hundredths = sum(count for name, count in counts.items() if name.startswith("sum:"))
    return Period(reviews, mean(hundredths, reviews) if reviews >= FEW else None)


def aspects(counts: Counts) -> Mapping[str, Marks]:
    """The marks per aspect; an aspect that a newer theme set keeps goes on under its id."""
    found: dict[str, Marks] = {}
    for name, count in counts.items():
        kind, _, rest = name.partition(":")
        if kind == "aspect":
            _, aspect, mark = rest.split(":")
            found[aspect] = found.get(aspect, Marks()).plus(mark, count)
    return found


def themes_found(counts: Counts, themes: "ThemeList") -> "Sequence[tuple[Theme, Marks]]":
    """The themes that reviews are about, most frequent first, with these reviews' own scores."""
    prefix = f"theme:{themes.version}:"
    found: dict[str, Marks] = {}
    for name, count in counts.items():
        if name.startswith(prefix):
            theme, mark = name.removeprefix(prefix).split(":")
            if mark.isdigit():
                found[theme] = found.get(theme, Marks()).plus(mark, count)
    rows = [(theme, found[theme.id]) for theme in themes.themes if theme.id in found and found[theme.id].total]
    return sorted(rows, key=lambda row: -row[1].total)


def pointed(counts: Counts, themes: "ThemeList", theme: "Theme", way: str) -> int:
    """Return the number of reviews that surely praise a theme, or criticise it."""
    return max(counts.get(f"theme:{themes.version}:{theme.id}:{way}", 0), 0)


def median_reply_hours(counts: Counts) -> int | None:
    """The class in which the median time to reply falls, as its upper bound in hours."""
    classes = {int(name.partition(":")[2]): max(count, 0) for name, count in counts.items() if name[:6] == "hours:"}
    half = (sum(classes.values()) + 1) // 2
    seen = 0
    for hours in sorted(classes):
        seen += classes[hours]
        if seen >= half > 0:
            return hours
    return None


def quarter(month: str) -> str:
    """`2026-11` lies in `2026-4`."""
    year, number = month.split("-")
    return f"{year}-{(int(number) + 2) // 3}"


def since(now: datetime, months: int) -> str:
    """The first of so many months up to now."""
    return days.months_after(days.month_of(now), 1 - months)


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorAverage:
    """The ratings of one aspect by all organisations of a sector together."""

    organisations: int
    ratings: int
    hundredths: int

    @property
    def average(self) -> float | None:
        """The average, or None while so few organisations would let one of them be worked out."""
        return mean(self.hundredths, self.ratings) if self.organisations >= ORGANISATIONS_TO_COMPARE else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorAverages:
    """The averages of a sector, per aspect, made every night."""

    made_at: datetime
    aspects: Mapping[str, SectorAverage]


Sums = dict[str, dict[str, SectorAverage]]  # per sector and aspect


def compared(organisations: Iterable[tuple[str, Counts]], *, at: datetime) -> Mapping[str, SectorAverages]:
    """The averages per sector, from the counts of each organisation.

    Args:
        organisations: each one's sector, and its counts over all months.
        at: when these were read.
    """
    found: Sums = {}
    for sector, counts in organisations:
        add_organisation(found, sector, counts)
    return averages_of(found, at=at)


def add_organisation(sums: Sums, sector: str, counts: Counts) -> None:
    """Add an organisation's counts over all months to those of its sector so far."""
    for aspect, marks in aspects(counts).items():
        if not marks.total:
            continue
        of_sector = sums.setdefault(sector, {})
        so_far = of_sector.get(aspect, SectorAverage(organisations=0, ratings=0, hundredths=0))
        of_sector[aspect] = SectorAverage(
            organisations=so_far.organisations + 1,
            ratings=so_far.ratings + marks.total,
            hundredths=so_far.hundredths + sum(int(mark) * count * 100 for mark, count in marks.counts.items()),
        )


def averages_of(sums: Sums, *, at: datetime) -> Mapping[str, SectorAverages]:
    """The averages per sector, of all that was added."""
    return {sector: SectorAverages(made_at=at, aspects=rows) for sector, rows in sums.items()}


def sector_of(counts: Counts) -> str:
    """The sector of the theme set that most of these reviews were written with; empty without reviews."""
    sets: Counter[str] = Counter()
    for name, count in counts.items():
        if name.startswith("review:"):
            sets[name.split(":")[1].rpartition("-")[0]] += max(count, 0)
    return sets.most_common(1)[0][0] if sets else ""
