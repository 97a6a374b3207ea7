"""Around every request: one line in the log without personal data, and one form for what goes wrong."""

import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from aws_lambda_powertools import Logger
from chalice.app import Response

from chalicelib.adapters.dynamodb.client.request_context import following
from chalicelib.entrypoints.http import faults
from chalicelib.entrypoints.http.metrics import measure_request, measure_waited

logger = Logger(service="waardering", child=True)


def watch(event: Any, get_response: Callable[[Any], Response]) -> Response:
    """Log a request by its route, never by its address: addresses hold tokens."""
    started = time.perf_counter()
    request_id = str(event.context.get("requestId", ""))
    with following(request_id) as trail:
        response = _in_our_words(get_response(event), event)
    logger.info(
        "request",
        extra={
            "method": event.method,
            "route": event.path,
            "status": response.status_code,
            "ms": round(1000 * (time.perf_counter() - started), 1),
            "correlation_id": request_id,
        },
    )
    measure_request(event.method, event.path, response.status_code)
    if response.status_code < HTTPStatus.BAD_REQUEST:
        measure_waited(trail.waited.values())
    return response


def _in_our_words(response: Response, event: Any) -> Response:
    """Put an answer of Chalice's own in our words: a page for people, RFC 9457 for programs."""
    status = response.status_code
    if status not in faults.KNOWN or "Code" not in (response.body or ""):
        return response
    headers: dict[str, str | list[str]] = dict(response.headers)
    if faults.wants_page(event.headers):
        more, page = faults.page(status)
        return Response(page, headers | {**more}, status)
    headers |= {**faults.HEADERS, "Content-Type": faults.PROBLEM}
    return Response(faults.problem(status), headers, status)
