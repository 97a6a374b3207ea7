"""The register's own routes, and the faults that strike whole answers."""

from http import HTTPStatus
from typing import Final
from urllib.parse import quote

from infra.local.register.access import Access
from infra.local.register.catalogue import LAST_UPDATED, RELEVANCE, SORTS, Catalogue
from infra.local.register.exchange import (
    HAL,
    HTML,
    JSON,
    Answer,
    Refused,
    Request,
    bad_request,
    json_answer,
    not_found,
)
from infra.local.register.faults import MOST_A_PAGE
from infra.local.register.offers import Page, Wish, page_of
from infra.local.register.tally import Tally

DEFAULT_SIZE: Final = 20
MOST_PAGES: Final = 10_000_000
HAL_LIST: Final = "healthOfferProviderRepresentationList"
MAINTENANCE: Final = (
    "<!doctype html><html lang=nl><title>Onderhoud</title><h1>Even geduld</h1><p>We zijn zo terug.</p></html>"
)


class Api:
    def __init__(self, catalogue: Catalogue, tally: Tally, access: Access) -> None:
        self._catalogue = catalogue
        self._tally = tally
        self._access = access

    def answer(self, request: Request, path: str) -> Answer:
        """The answer to a path under the base path, after whatever fault has its turn."""
        settings = self._catalogue.settings
        if settings.redirect_to:
            location = quote(settings.redirect_to, safe="/:?#[]@!$&'()*+,;=%")
            return Answer(b"", HTTPStatus.FOUND, HTML, (("Location", location),))
        self._access.check(request, settings)
        if self._tally.turn("status_429", settings.status_429):
            wait = (("Retry-After", str(settings.retry_after)),)
            raise Refused(HTTPStatus.TOO_MANY_REQUESTS, "too many requests", wait)
        strikes = self._tally.turn("status_5xx", settings.status_5xx)
        if strikes:
            status = HTTPStatus.SERVICE_UNAVAILABLE if strikes % 2 else HTTPStatus.INTERNAL_SERVER_ERROR
            raise Refused(status, "out of order")
        if request.method not in {"GET", "HEAD"}:
            raise Refused(HTTPStatus.METHOD_NOT_ALLOWED, "only GET is allowed", (("Allow", "GET, HEAD"),))
        good = self._good_answer(request, path)
        if self._tally.turn("html", settings.html):
            return Answer(MAINTENANCE.encode(), HTTPStatus.OK, HTML)
        if self._tally.turn("truncated", settings.truncated):
            return Answer(good.body[: len(good.body) // 2], good.status, good.content_type)
        return good

    def _good_answer(self, request: Request, path: str) -> Answer:
        if path == "/generic-list/rubric":
            return self._rubrics(request)
        if path == "/health-offers":
            return self._health_offers(request)
        if path.startswith("/leaflet/"):
            return self._leaflet(request, path.removeprefix("/leaflet/"))
        raise not_found("no such resource")

    def _rubrics(self, request: Request) -> Answer:
        wanted = request.first("query").casefold()
        names = [name for name in self._catalogue.rubric_names() if wanted in name.casefold()]
        return json_answer({"content": [{"name": name} for name in names], "links": []})

    def _health_offers(self, request: Request) -> Answer:
        origin = self._catalogue.settings.page_origin
        if "rubrics" not in request.query:
            raise bad_request("rubrics is needed")
        sort = request.first("sort", RELEVANCE)
        if sort not in SORTS:
            raise bad_request(f"sort has to be {LAST_UPDATED} or {RELEVANCE}")
        wish = Wish(
            rubrics=request.query["rubrics"],
            sort=sort,
            number=request.whole("page", origin, least=origin, most=MOST_PAGES),
            size=request.whole("size", DEFAULT_SIZE, least=1, most=MOST_A_PAGE),
        )
        return self._in_envelope(request, page_of(self._catalogue, self._tally, wish))

    def _in_envelope(self, request: Request, page: Page) -> Answer:
        counts = {
            "size": page.size,
            "totalElements": page.total,
            "totalPages": page.pages,
            "number": page.number,
        }
        envelope = self._catalogue.settings.envelope
        if envelope == "hal" or (envelope == "auto" and prefers_hal(request.header("Accept"))):
            return json_answer({"_embedded": {HAL_LIST: page.rows}, "page": counts}, content_type=HAL)
        return json_answer({"content": page.rows, "links": [], "page": counts})

    def _leaflet(self, request: Request, an_id: str) -> Answer:
        if request.first("includeHiddenData", "false") not in {"true", "false"}:
            raise bad_request("includeHiddenData has to be true or false")
        key = self._catalogue.key_of(an_id)
        if key is None or not self._catalogue.is_visible(key):
            raise not_found("no such leaflet")
        return json_answer(self._catalogue.listing(key))


def prefers_hal(accept: str) -> bool:
    """Whether HAL is named with a higher weight than plain JSON, or before it at the same weight."""
    weights: dict[str, float] = {}
    for entry in accept.lower().split(","):
        media_type, *parameters = (part.strip() for part in entry.split(";"))
        weight = next((part.removeprefix("q=") for part in parameters if part.startswith("q=")), "1")
        weights[media_type] = float(weight) if weight.replace(".", "", 1).isdecimal() else 0
    order = list(weights)
    if HAL not in weights or not weights[HAL]:
        return False
    if JSON not in weights:
        return True
    return (weights[HAL], order.index(JSON)) > (weights[JSON], order.index(HAL))
