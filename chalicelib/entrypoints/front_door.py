"""The front door: which audiences there are, and when their routes are registered."""

import json
import logging
import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any, Final

from aws_lambda_powertools import Logger
from chalice.app import Chalice

from chalicelib.entrypoints.http import faults, observability
from chalicelib.entrypoints.http.accepting import BYTES, TILES
from chalicelib.entrypoints.site import visitor
from chalicelib.made import PLACES, made

_HERE: Final = "chalicelib.entrypoints."
_OTHERS: Final = (
    *("site.assets", "site.writing", "site.easy", "site.embeds", "site.sharing", "site.notices", "site.transparency"),
    *("site.reaching", "site.asking", "openness.log", "openness.figures", "openness.statements", "openness.reuse"),
    *("links.author", "links.personal_data", "links.organisation", "links.figures.insights", "links.digests"),
    *("links.promises", "links.figures.invitations", "links.figures.webhooks", "console.pushed.webhooks"),
    *("console.sessions", "console.accounts", "console.editor_queue", "console.colleagues"),
    *("console.editor", "console.replies", "console.beside", "console.post.typing_in", "console.post.letters"),
    "console.readings.second_readings",
    *("links.objections", "links.notices", "links.organisation_data", "links.codes"),
    *("console.editor_organisations", "console.cases", "console.dossiers", "console.editor_log", "console.sync_runs"),
    *("events.schedules", "events.streams", "events.mail_events"),
)
_ABSENT: Final[Mapping[str, Any]] = dict.fromkeys(
    (
        *("headers", "multiValueHeaders", "queryStringParameters", "multiValueQueryStringParameters"),
        *("pathParameters", "stageVariables", "body"),
    )
)
_NOT_OURS: Final[Mapping[str, str]] = {  # by a part of `requestContext` that only theirs has
    "elb": "load balancer",
    "http": "HTTP API or function URL, payload 2.0",
    "serviceNetworkArn": "VPC Lattice",
    "connectionId": "WebSocket API",
}
logger = Logger(service="waardering", child=True)


class FrontDoor(Chalice):
    """An app that registers an audience when somebody first comes for it: most functions meet one or two of them."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._others = list(_OTHERS)

    def register_all(self) -> None:
        self._register(_OTHERS)

    def _register(self, audiences: Iterable[str]) -> None:
        for audience in [each for each in self._others if each in audiences]:
            self._others.remove(audience)
            self.register_blueprint(import_module(f"{_HERE}{audience}").blueprint)

    def _knows(self, asked: Mapping[str, Any]) -> bool:
        return asked.get("httpMethod") in self.routes.get(str(asked.get("resourcePath")), {})

    def __call__(self, event: Any, context: Any) -> Any:
        request = _whole(event)
        if request is None:
            logger.error("no request of a REST API", extra={"shape": _shape(event)})
            return faults.answer(500, faults.problem(500))
        asked = request["requestContext"]
        path = str(asked["resourcePath"])
        if self._others and not self._knows(asked):
            self._register(_places().get(path, ()))
            if not self._knows(asked):
                self.register_all()
        if path not in self.routes:
            logger.error("no such route", extra={"route": path})
            return faults.no_route()
        if path.startswith(TILES):
            request["headers"] = _naming_bytes(request["headers"] or {})
        return super().__call__(request, context)


def _whole(event: Any) -> dict[str, Any] | None:
    """Return a request of a REST API with all that is read of one, or None of anything else.

    What a request does not have is null, or left out by who calls the function by hand.
    """
    asked = _asked(event)
    if not (asked.get("resourcePath") and asked.get("httpMethod")):
        return None
    found = {**_ABSENT, **event}
    if found["headers"] is None and (several := found["multiValueHeaders"]):
        found["headers"] = {name: values[-1] for name, values in several.items()}
    if found["multiValueQueryStringParameters"] is None and (single := found["queryStringParameters"]):
        found["multiValueQueryStringParameters"] = {name: [value] for name, value in single.items()}
    return found


def _shape(event: Any) -> str:
    """Tell who may have sent this: their requests say things otherwise, so that an answer would be a guess."""
    asked = _asked(event)
    return next((who for part, who in _NOT_OURS.items() if part in asked), "unknown")


def _asked(event: Any) -> Mapping[str, Any]:
    found = event.get("requestContext") if isinstance(event, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def _naming_bytes(headers: Mapping[str, str]) -> Mapping[str, str]:
    """Return a request's headers with an `Accept` that names bytes too, which changes no other form of an answer.

    See findings/bytes-are-refused-to-whoever-asks-for-anything.sh.
    """
    said = next((value for name, value in headers.items() if name.lower() == "accept"), "")
    others = {name: value for name, value in headers.items() if name.lower() != "accept"}
    return {**others, "accept": f"{said}, {BYTES}" if said else BYTES}


def places(app: Chalice) -> Mapping[str, list[str]]:
    """Return the audiences that have something to say at each path; all of them are registered."""
    found: dict[str, set[str]] = {}
    for path, methods in app.routes.items():
        modules = {entry.view_function.__module__ for entry in methods.values()}
        found[path] = {name for each in modules if (name := each.removeprefix(_HERE)) in _OTHERS}
    return {path: sorted(audiences) for path, audiences in found.items() if audiences}


@cache
def _places() -> Mapping[str, Sequence[str]]:
    """The same, as a build found it; empty where there was none."""
    found: dict[str, list[str]] = json.loads(made(PLACES) or b"{}")
    return found


def opened() -> FrontDoor:
    """The app with what visitors read; anywhere but in a function with all the rest too."""
    Logger(service="waardering", use_rfc3339=True)  # the parent of every module's own; Lambda reads no other time
    logging.getLogger().setLevel(logging.WARNING)  # with JSON logs Lambda lets every library say what it is doing
    app = FrontDoor(app_name="waardering", configure_logs=False)
    app.register_middleware(observability.watch, "http")
    app.register_blueprint(visitor.blueprint)
    if "AWS_LAMBDA_FUNCTION_NAME" not in os.environ:
        app.register_all()
    return app
