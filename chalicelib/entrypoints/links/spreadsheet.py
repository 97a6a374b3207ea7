"""Reviews for a spreadsheet: what an organisation may see, months instead of days, and no cell that acts."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

from chalicelib.domain.clock.days import month_of
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.organisations.themes import ThemeSet
from chalicelib.domain.projections.insights import mean
from chalicelib.domain.reviews.proof import proof_of
from chalicelib.domain.reviews.public_review import PublicReview
from chalicelib.domain.reviews.score import THRESHOLD, review_score
from chalicelib.domain.rules.refusals import NotFound
from chalicelib.dutch.captions import COLUMNS
from chalicelib.dutch.formatting import CAPACITIES, PROOFS, number
from chalicelib.entrypoints.http.cells import BEFORE_TEXT, inert
from chalicelib.ports.stores import ThemeSets


def reviews_csv(
    public_reviews: Sequence[PublicReview], theme_set: ThemeSet, *, of: Organisation, theme_sets: ThemeSets
) -> str:
    """One row per review, newest first. Semicolons part the cells, as Excel in Belgium expects.

    Args:
        public_reviews: to show.
        theme_set: today's; beside its aspects come those of the sets that these reviews were written with.
        of: the organisation; of few reviews online, cells stay empty.
        theme_sets: that of a review says from how many on its ratings are shown.
    """
    written, reviews = io.StringIO(), of.tally.reviews
    written.write(BEFORE_TEXT)
    sheet = csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    before, behind = COLUMNS
    written_with = _written_with(public_reviews, theme_sets)
    today = {aspect.id: aspect.label for aspect in theme_set.aspects}
    then = {aspect.id: aspect.label for each in written_with.values() for aspect in each.aspects}
    aspects = today | then | today  # the names of today
    sheet.writerow(_row([*before, *aspects.values(), *behind]))
    for public_review in public_reviews:
        own = written_with.get(public_review.theme_set)
        seen = own is not None and own.shows_organisation_ratings(reviews)
        score = number(mean(review_score(public_review.aspect_ratings), 1)) if seen and reviews >= THRESHOLD else ""
        given = public_review.aspect_ratings if seen else {}
        cells = _cells(public_review, score, [given.get(aspect) for aspect in aspects])
        sheet.writerow(_row([*cells, PROOFS[proof_of(public_review.counted_as, of.handed_out)]]))
    return written.getvalue()


def _written_with(public_reviews: Iterable[PublicReview], theme_sets: ThemeSets) -> Mapping[str, ThemeSet]:
    """The theme sets of these reviews by their ids; one that nobody knows is gone past, and its ratings not shown."""
    found = {}
    for each in sorted({public_review.theme_set for public_review in public_reviews}):
        with suppress(NotFound):
            found[each] = theme_sets.version(each)
    return found


def _cells(public_review: PublicReview, score: str, marks: Sequence[int | None]) -> list[str]:
    return [
        month_of(public_review.published_at),
        public_review.experienced,
        CAPACITIES[public_review.capacity],
        score,
        *("" if mark is None else str(mark) for mark in marks),
        public_review.text,
        public_review.reply.text if public_review.reply else "",
        "\n\n".join(each.text for each in public_review.additions),
    ]


def _row(cells: Sequence[str]) -> list[str]:
    return [inert(cell) for cell in cells]
