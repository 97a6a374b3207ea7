"""The register's own routes, whom they let in, and the faults that strike whole answers."""

import secrets
from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace
from hmac import compare_digest
from http import HTTPStatus
from typing import Final
from urllib.parse import quote

from infra.local.register.catalogue import LAST_UPDATED, NO_JSON, RELEVANCE, SORTS, Catalogue
from infra.local.register.paging import Page, PageRequest, page_of
from infra.local.register.settings import MOST_A_PAGE, ClientCredentials, Settings, Tally
from infra.local.web.exchange import (
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

TOKEN_PATH: Final = "/oauth/token"  # noqa: S105 - a path, not a secret
DEFAULT_SIZE: Final = 20
MOST_PAGES: Final = 10_000_000
HAL_LIST: Final = "healthOfferProviderRepresentationList"
MAINTENANCE: Final = (
    "<!doctype html><html lang=nl><title>Onderhoud</title><h1>Even geduld</h1><p>We zijn zo terug.</p></html>"
)


class Access:
    """Lets in who sends an API key in a header, a bearer token from client credentials, both, or anyone."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._tokens: dict[str, float] = {}  # token → when it ends

    def check(self, request: Request, settings: Settings) -> None:
        """Refused with 401 unless everything that is set was sent."""
        if settings.api_key and not _same(request.header(settings.api_key_header), settings.api_key):
            raise Refused(HTTPStatus.UNAUTHORIZED, f"{settings.api_key_header} is missing or wrong")
        if settings.oauth:
            scheme, _, token = request.header("Authorization").partition(" ")
            if scheme.lower() != "bearer" or self._tokens.get(token, 0) <= self._clock():
                challenge = (("WWW-Authenticate", 'Bearer realm="register"'),)
                raise Refused(HTTPStatus.UNAUTHORIZED, "no valid bearer token", challenge)

    def give_token(self, request: Request, settings: Settings) -> Answer:
        """RFC 6749, section 4.4; the client may say who it is in a header or in the form."""
        form = request.form()
        if form.get("grant_type") != "client_credentials":
            return json_answer({"error": "unsupported_grant_type"}, HTTPStatus.BAD_REQUEST)
        client_id, client_secret = _basic(request) or (
            form.get("client_id", ""),
            form.get("client_secret", ""),
        )
        known = settings.oauth or ClientCredentials("", "")
        if not client_id or not (_same(client_id, known.client_id) and _same(client_secret, known.client_secret)):
            return json_answer({"error": "invalid_client"}, HTTPStatus.UNAUTHORIZED)
        token = secrets.token_urlsafe()
        self._tokens[token] = self._clock() + settings.token_seconds
        return json_answer({"access_token": token, "token_type": "Bearer", "expires_in": settings.token_seconds})

    def forget_tokens(self) -> None:
        self._tokens.clear()


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
        good = _with_bad_bytes(self._good_answer(request, path))
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
        asked = PageRequest(
            rubrics=request.query["rubrics"],
            sort=sort,
            number=request.whole("page", origin, least=origin, most=MOST_PAGES),
            size=request.whole("size", DEFAULT_SIZE, least=1, most=MOST_A_PAGE),
        )
        return self._in_envelope(request, page_of(self._catalogue, self._tally, asked))

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


def _with_bad_bytes(answer: Answer) -> Answer:
    body = answer.body
    for name, sent in NO_JSON.items():
        body = body.replace(f'"{name}"'.encode(), sent)
    return replace(answer, body=body)


def prefers_hal(accept: str) -> bool:
    """Tell whether HAL is named with a higher weight than plain JSON, or before it at the same weight."""
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


def _basic(request: Request) -> tuple[str, str] | None:
    scheme, _, encoded = request.header("Authorization").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        client_id, _, client_secret = b64decode(encoded, validate=True).decode().partition(":")
    except ValueError:
        return None
    return client_id, client_secret


def _same(one: str, other: str) -> bool:
    return compare_digest(one.encode(), other.encode())
