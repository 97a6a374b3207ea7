"""The ports that pages and figures read by: nothing here decides anything."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from chalicelib.domain.organisations.organisation import Organisation
    from chalicelib.domain.organisations.search import Found
    from chalicelib.domain.projections.insights import Counts, SectorAverages
    from chalicelib.domain.projections.open_data import Entry
    from chalicelib.domain.reviews.public_review import PublicReview, PublicReviewsPage
    from chalicelib.domain.reviews.review import Review
    from chalicelib.domain.rules.mails import Mail


class PublicReviews(Protocol):
    """Organisations and their reviews, as visitors see them."""

    def public_page(self, organisation_id: str, *, limit: int) -> "tuple[Organisation, PublicReviewsPage]":
        """An organisation and its newest reviews. Raises NotFound."""
        ...

    def reviews(self, organisation_id: str, *, limit: int, cursor: str) -> "PublicReviewsPage":
        """The public reviews after the cursor, newest first; the cursor is a `PublicReviewsPage.next`."""
        ...

    def renew_first_page(self, organisation_id: str) -> bool:
        """Make the cached first page anew where it is behind; returns whether it was."""
        ...


class OpenData(Protocol):
    """The places of reviews in the open data."""

    def entries(self, month: str, *, limit: int, cursor: str) -> "tuple[Sequence[Entry], str | None]":
        """Return a month's places after the cursor, the oldest first, and the cursor of the next. Raises Invalid."""
        ...

    def cursor_after(self, entry: "Entry") -> str:
        """Return the cursor of what comes after this place."""
        ...


class Search(Protocol):
    """Finding organisations."""

    def search(
        self,
        words: str,
        *,
        sector: str = "",
        postal_code: str = "",
        email_status: str = "",
        taking_part: bool,
        closed: bool = False,
        nearby: bool = False,
        limit: int,
        cursor: str = "",
    ) -> "Found":
        """A page of the organisations found, what fits best first, and where the pages before and after it are.

        `closed`: also those that have closed. `nearby`: also what lies around the postal code that is asked.
        """
        ...


class InsightsReader(Protocol):
    """The counts of the public reviews of an organisation."""

    def months(self, organisation_id: str) -> "Mapping[str, Counts]":
        """The counts of each month with reviews."""
        ...

    def waiting(self, organisation_id: str, *, since: str, limit: int) -> int:
        """Return the number of reviews that came online since that month and still take a reply, up to the limit."""
        ...


class Insights(InsightsReader, Protocol):
    """The same, and the reply links that organisations ask for beside it."""

    def ask_reply_link(self, review: "Review", mail: "Mail", *, not_since: "datetime") -> bool:
        """Put the mail with a review's reply link in the outbox; False when one left after that moment."""
        ...


class SectorFigures(Protocol):
    """An organisation's figures beside those of its sector."""

    def averages(self, sector: str) -> "SectorAverages | None":
        """Of all organisations of a sector, as they stood last night."""
        ...

    def public_reviews(self, organisation_id: str, *, since: str, until: str, limit: int) -> "Sequence[PublicReview]":
        """The public reviews of what was published from one moment up to another, newest first."""
        ...

    def reviews(self, review_ids: "Sequence[str]") -> "Mapping[str, Review]":
        """Those of these that exist."""
        ...

    def recount(self, organisation_id: str) -> "Mapping[str, Counts]":
        """Count an organisation's reviews again and put right what differs; returns what differed."""
        ...

    def compare(self, *, now: "datetime", out_of_time: "Callable[[], bool]") -> bool:
        """Go on making the sectors' averages anew, from what stands of every organisation; once a day.

        Returns:
            whether they are made. If not, the next call goes on where this one stopped.
        """
        ...
