"""Around every request: one line in the log without personal data, and one form for what goes wrong."""

import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

import msgspec
from aws_lambda_powertools import Logger
from chalice.app import Response

from chalicelib.entrypoints.metrics import measure_request

logger = Logger(service="waardering", child=True)
_OURS: Final = {
    500: ("internal_error", "Er ging bij ons iets mis. Probeer het over enkele minuten opnieuw."),
    405: ("method_not_allowed", "Zo kan dit adres niet gebruikt worden."),
}


def watch(event: Any, get_response: Callable[[Any], Response]) -> Response:
    """Log a request by its route, never by its address: addresses hold tokens."""
    started = time.perf_counter()
    response = _as_problem(get_response(event))
    logger.info(
        "request",
        extra={
            "method": event.method,
            "route": event.path,
            "status": response.status_code,
            "ms": round(1000 * (time.perf_counter() - started), 1),
            "correlation_id": str(event.context.get("requestId", "")),
        },
    )
    measure_request(event.method, event.path, response.status_code)
    return response


def _as_problem(response: Response) -> Response:
    """What Chalice answers by itself, in the words of RFC 9457."""
    if response.status_code not in _OURS or "Code" not in (response.body or ""):
        return response
    code, detail = _OURS[response.status_code]
    problem = {
        "type": "about:blank",
        "title": HTTPStatus(response.status_code).phrase,
        "status": response.status_code,
        "code": code,
        "detail": detail,
        "errors": [],
    }
    headers = {**response.headers, "Content-Type": "application/problem+json", "Cache-Control": "no-store"}
    return Response(msgspec.json.encode(problem).decode(), headers, response.status_code)
