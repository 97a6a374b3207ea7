"""The answers where no view gives one: unknown addresses, wrong methods, faults.

A problem for programs, a page for people. Chalice gives some of these by itself and the gateway in front of it the
rest; both take their pages from here.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

import msgspec

from chalicelib.domain.rules.refusals import NotFound
from chalicelib.entrypoints.http import accepting, cross_origin, problems

HTML: Final = "text/html; charset=utf-8"
PROBLEM: Final = "application/problem+json"
HEADERS: Final[Mapping[str, str]] = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept",
    **cross_origin.TO_ALL,
}
CODES: Final[Mapping[int, str]] = {405: "method_not_allowed", 500: "internal_error"}
KNOWN: Final = frozenset(CODES)


def wants_html(headers: Mapping[str, str]) -> bool:
    """Return true for a browser, which shows what it gets."""
    return accepting.wants_html(headers.get("accept", ""))


def problem(status: int) -> str:
    """A fault that Chalice met, in the form of RFC 9457."""
    from chalicelib.dutch.refusals import FAULTS

    document = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": CODES[status],
        "detail": FAULTS[status],
        "errors": [],
    }
    return msgspec.json.encode(document).decode()


def page(status: int) -> tuple[Mapping[str, str], str]:
    """The headers and the page that a browser gets; reads nothing, so that it also stands when the store does not."""
    from chalicelib.bootstrap import platform
    from chalicelib.domain.clock.days import year_of
    from chalicelib.entrypoints.pages.rendering import render

    here = platform()
    words = {
        "status": status,
        "editor": None,
        "site_url": here.settings.site_url,
        "this_year": year_of(here.now()),
        "today": here.now(),
    }
    headers = {
        **HEADERS,
        "Content-Type": HTML,
        "Content-Security-Policy": problems.PAGE_POLICY,
        "X-Frame-Options": "DENY",
    }
    return headers, render("fault", words)


def answer(status: int, said: str) -> dict[str, Any]:
    """Return what API Gateway is told where Chalice is not asked at all; in JSON, as its own answers."""
    headers = {**HEADERS, "Content-Type": PROBLEM}
    return {"statusCode": status, "headers": headers, "body": said, "isBase64Encoded": False}


def no_route() -> dict[str, Any]:
    """Return what somebody gets who asks for a route of the API that this release does not have: it does not exist."""
    refusal = NotFound()
    return answer(problems.status_of(refusal), msgspec.json.encode(problems.problem(refusal)).decode())


def store_fault() -> type[Exception]:
    """The class of the store's faults; imported only once something was raised, as its module costs a cold start."""
    from pynamodb.exceptions import PynamoDBException

    return PynamoDBException


def is_passing(error: Any) -> bool:
    """Return true for a fault that asks to come back later."""
    from chalicelib.adapters.dynamodb.client import transaction

    return transaction.is_passing(error)
