"""The page of an organisation, by the shortest way that there is."""

from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb.client.signed_http import SignedHttp, last_items
from chalicelib.adapters.dynamodb.projections.organisation_items import Values, items_asked, shown
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.public_review import PublicReviewsPage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chalicelib.adapters.dynamodb.aggregates.organisations import DynamoOrganisations


class PublicPages:
    """Read an organisation's page by signed requests where they can be sent, and through the client where not."""

    def __init__(
        self, signed_http: SignedHttp | None, table: str, organisations: "Callable[[], DynamoOrganisations]"
    ) -> None:
        self._signed_http = signed_http
        self._table = table
        self._organisations = organisations

    def page(self, organisation_id: str, *, limit: int) -> tuple[Organisation, PublicReviewsPage]:
        """Return an organisation and its newest reviews: one request, two while its cached first page is behind.

        Raises:
            NotFound: there is no such organisation.
        """
        items = self._newest(organisation_id, limit)
        if items is None:
            return self._organisations().public_page(organisation_id, limit=limit)
        found, page = shown(items, limit)
        return found, page or self._organisations().reviews(organisation_id, limit=limit, cursor="")

    def _newest(self, organisation_id: str, limit: int) -> "Sequence[Values] | None":
        if self._signed_http is None:
            return None
        return last_items(self._signed_http, self._table, organisation_id, items_asked(limit))
