"""The work of API Gateway between HTTP and a function: find the route, make the event, read the answer."""

import base64
import time
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import unquote_to_bytes

STAGE: Final = "local"
# Of one connection, and so the server's to set (RFC 9110, 7.6.1).
_CONNECTIONS_OWN: Final = frozenset(
    {
        "connection",
        "content-length",
        "keep-alive",
        "proxy-authenticate",
        "proxy-authorization",
        "te",
        "trailers",
        "transfer-encoding",
        "upgrade",
    }
)
BODILESS_STATUSES: Final = frozenset({204, 304})


@dataclass(frozen=True)
class HttpRequest:
    """A request as it came over the wire: address and query still percent-encoded."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes
    source_ip: str


@dataclass(frozen=True)
class HttpAnswer:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass(frozen=True)
class Match:
    pattern: str
    parameters: dict[str, str]


class Routes:
    """Finds the pattern for an address, a literal part before a parameter, as API Gateway does.

    Chalice's own matcher takes `//host/health` and `/health;x` for `/health`, and leaves parameters encoded.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        split = [(pattern, pattern.split("/")[1:]) for pattern in patterns]
        self._patterns = sorted(split, key=lambda entry: [_is_parameter(part) for part in entry[1]])

    def match(self, path: str) -> Match | None:
        if not path.startswith("/"):
            return None
        if path != "/" and path.endswith("/"):
            path = path[:-1]
        parts = [_decoded(part) for part in path.split("/")[1:]]
        for pattern, wanted in self._patterns:
            if len(wanted) == len(parts) and all(map(_fits, wanted, parts)):
                found = {name[1:-1]: part for name, part in zip(wanted, parts, strict=True) if _is_parameter(name)}
                return Match(pattern, found)
        return None


def _is_parameter(part: str) -> bool:
    return part.startswith("{") and part.endswith("}")


def _fits(wanted: str, part: str) -> bool:
    return bool(part) if _is_parameter(wanted) else wanted == part


def _decoded(part: str) -> str:
    """Percent-decoded; bytes that are no UTF-8 become U+FFFD, which no id contains."""
    return unquote_to_bytes(part.encode("latin-1")).decode("utf-8", "replace")


def make_event(request: HttpRequest, match: Match, *, binary_types: Iterable[str]) -> dict[str, Any]:
    """The event of a REST API's proxy integration."""
    query = _read_query(request.query)
    headers = dict(request.headers)
    # What a client claims stays in front: who trusts this header's first address is fooled here as on AWS.
    headers["x-forwarded-for"] = ", ".join(filter(None, [headers.get("x-forwarded-for"), request.source_ip]))
    headers["x-forwarded-proto"] = "http"
    now = time.time()
    path = _decoded(request.path)
    body, encoded = _event_body(request.body, headers.get("content-type", ""), frozenset(binary_types))
    return {
        "resource": match.pattern,
        "path": path,
        "httpMethod": request.method,
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "queryStringParameters": {name: values[-1] for name, values in query.items()} or None,
        "multiValueQueryStringParameters": query or None,
        "pathParameters": match.parameters or None,
        "stageVariables": None,
        "requestContext": {
            "accountId": "000000000000",
            "apiId": "local",
            "stage": STAGE,
            "requestId": str(uuid.uuid4()),
            "requestTimeEpoch": int(now * 1000),
            "requestTime": time.strftime("%d/%b/%Y:%H:%M:%S +0000", time.gmtime(now)),
            "protocol": "HTTP/1.1",
            "httpMethod": request.method,
            "resourcePath": match.pattern,
            "path": path,
            "identity": {"sourceIp": request.source_ip, "userAgent": headers.get("user-agent")},
        },
        "body": body,
        "isBase64Encoded": encoded,
    }


def _read_query(query: str) -> dict[str, list[str]]:
    """Every value of every name; `parse_qsl` refuses bytes outside ASCII that a client did not encode."""
    values: dict[str, list[str]] = {}
    for pair in filter(None, query.split("&")):
        name, _, value = pair.replace("+", " ").partition("=")
        values.setdefault(_decoded(name), []).append(_decoded(value))
    return values


def _event_body(body: bytes, content_type: str, binary_types: frozenset[str]) -> tuple[str | None, bool]:
    """The body as text where it is text. API Gateway would mangle bytes that are no UTF-8; we keep them."""
    if not body:
        return None, False
    if content_type.partition(";")[0].strip().lower() not in binary_types:
        try:
            return body.decode("utf-8"), False
        except UnicodeDecodeError:
            pass
    return base64.b64encode(body).decode("ascii"), True


def read_answer(answer: Mapping[str, Any]) -> HttpAnswer:
    """The HTTP answer that a function's reply stands for.

    Raises:
        KeyError: there is no status.
        ValueError: HTTP knows no such status, a header cannot go over the wire, or the body is no base64.
    """
    status = HTTPStatus(int(answer["statusCode"]))
    body = answer.get("body") or ""
    raw = base64.b64decode(body) if answer.get("isBase64Encoded") else body
    raw = raw if isinstance(raw, bytes) else str(raw).encode("utf-8")
    several = {name: list(values) for name, values in (answer.get("multiValueHeaders") or {}).items()}
    named = {name.lower() for name in several}
    single = {name: [value] for name, value in (answer.get("headers") or {}).items() if name.lower() not in named}
    headers = [(name, _header(value)) for name, values in (single | several).items() for value in values]
    headers = [(name, value) for name, value in headers if name.lower() not in _CONNECTIONS_OWN]
    if status in BODILESS_STATUSES:
        return HttpAnswer(status, tuple(headers), b"")
    if not any(name.lower() == "content-type" for name, _ in headers):
        headers.append(("Content-Type", "application/json"))
    return HttpAnswer(status, tuple(headers), raw)


def _header(value: object) -> str:
    text = str(value)
    text.encode("latin-1")
    if any(character in text for character in "\r\n\0"):
        raise ValueError("a header holds a line break or a NUL")
    return text
