"""The front door: which path goes where."""

import re
import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path
from threading import RLock
from typing import Final
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from infra.local.register.api import TOKEN_PATH, Access, Api
from infra.local.register.catalogue import Catalogue
from infra.local.register.control import Control
from infra.local.register.edits import Ledger
from infra.local.register.pages import Pages
from infra.local.register.settings import Settings, Tally
from infra.local.web.exchange import (
    Answer,
    Refused,
    Request,
    json_answer,
    not_found,
    refusal_answer,
    request_from,
)

LISTING: Final = re.compile("/listings/([0-9a-f]{64})(?:/(email|offline|online))?")
CONTROLLED: Final = re.compile("/control/listings/([0-9a-f]{64})")
ROUTES_COUNTED: Final = ("generic-list", "health-offers", "leaflet")


class Register:
    """A WSGI app. One lock around each answer: a stand-in may put right before fast."""

    def __init__(
        self,
        data_dir: Path | None,
        settings: Settings,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
    ) -> None:
        self._sleep = sleep
        self._lock = RLock()
        self._catalogue = Catalogue(settings, Ledger(data_dir, clock=clock))
        self._tally = Tally()
        self._access = Access(clock)
        self._api = Api(self._catalogue, self._tally, self._access)
        self._control = Control(self._catalogue, self._tally, self._access)
        self._pages = Pages(self._control)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        request = request_from(environ)
        api_path = self._api_path(request.path)
        if api_path is not None:
            self._sleep(self._catalogue.settings.slow_ms / 1000)  # outside the lock: slow, not one by one
        with self._lock:
            try:
                answer = self._own(request) if api_path is None else self._api.answer(request, api_path)
            except Refused as refused:
                answer = refusal_answer(refused)
            if api_path is not None:
                self._count(api_path, answer.status)
        return answer.send(request.method, start_response)

    def _api_path(self, path: str) -> str | None:
        """Return what comes after the base path, or None for a path that is not the API's."""
        base = self._catalogue.settings.base_path.rstrip("/")
        is_control = path == "/control" or path.startswith("/control/")  # has to be reached whatever is set
        return path.removeprefix(base) if path.startswith(f"{base}/") and not is_control else None

    def _count(self, api_path: str, status: int) -> None:
        route = api_path.split("/")[1]
        self._tally.requests[route if route in ROUTES_COUNTED else "other"] += 1
        self._tally.answers[f"{status:d}"] += 1

    def _own(self, request: Request) -> Answer:
        """The stand-in's own paths: what the real register has elsewhere or not at all."""
        if request.method in {"GET", "HEAD"}:
            return self._shown(request)
        if request.comes_from_elsewhere():
            raise Refused(HTTPStatus.FORBIDDEN, "sent by a page of another site")
        if request.path == TOKEN_PATH and request.method == "POST":
            return self._access.give_token(request, self._catalogue.settings)
        return self._changed(request)

    def _shown(self, request: Request) -> Answer:
        listing = LISTING.fullmatch(request.path)
        controlled = CONTROLLED.fullmatch(request.path)
        if request.path == "/":
            return self._pages.home(request)
        if listing and not listing[2]:
            return self._pages.listing(request, listing[1])
        if request.path == "/control":
            return self._pages.settings(request) if request.wants_html() else json_answer(self._control.state())
        if request.path == "/control/listings":
            return self._control.found(request)
        if controlled:
            return self._control.one(controlled[1])
        raise not_found("no such page")

    def _changed(self, request: Request) -> Answer:
        listing = LISTING.fullmatch(request.path)
        controlled = CONTROLLED.fullmatch(request.path)
        match request.method, request.path:
            case "POST", "/control" if request.is_form():
                return self._pages.change_settings(request)
            case "POST", "/control":
                self._control.change(request.json())
                return json_answer(self._control.state())
            case "POST", "/control/listings":
                return self._control.add(request)
            case "POST", _ if listing and listing[2]:
                return self._pages.act(request, listing[1], listing[2])
            case "PATCH", _ if controlled:
                return self._control.edit(request, controlled[1])
            case _:
                raise Refused(HTTPStatus.METHOD_NOT_ALLOWED, f"{request.method} does nothing here")


def make_app(
    data_dir: Path | None,
    *,
    listings: int = 400,
    seed: int = 1,
    clock: Callable[[], float] = time.time,
    sleep: Callable[[float], None] = time.sleep,
) -> WSGIApplication:
    """A register that keeps its edits in `data_dir`, or in memory when that is None."""
    return Register(data_dir, Settings(listings=listings, seed=seed), clock=clock, sleep=sleep)
