"""Asks the issuer of accounts: soon done or not at all, nothing large, and nowhere in our own network."""

from collections.abc import Mapping
from functools import cached_property
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

import msgspec
import urllib3
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from chalicelib.adapters.public_addresses import public_only
from chalicelib.domain.rules.refusals import IssuerAway, IssuerRefusesUs, SignInFailed
from chalicelib.ports.sync import SourceUnusable

_LARGEST: Final = 512 * 1024  # bytes; a discovery document has a few thousand
_CONNECT: Final = 2.0  # seconds
_READ: Final = 5.0
# Words with which an issuer refuses us rather than a code (RFC 6749, 5.2); any other is not put in our log.
_OURS_TO_MEND: Final = frozenset({"invalid_client", "unauthorized_client", "unsupported_grant_type", "invalid_scope"})
_FORBIDS: Final = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})


class Web:
    """GET and POST of JSON, without redirects and without a second try: a person waits, and can try again."""

    def __init__(self, *, private_addresses: bool) -> None:
        """Only a local stack may have its issuer on its own machine, and without TLS."""
        self._private = private_addresses

    def get(self, url: str, headers: Mapping[str, str]) -> Mapping[str, Any]:
        """Raises IssuerAway; IssuerRefusesUs where it answers that we may not ask this."""
        status, body = self._ask("GET", url, headers, None)
        if status in _FORBIDS:
            raise IssuerRefusesUs(f"HTTP {status}")
        return _read(status, body)

    def post(self, url: str, fields: Mapping[str, str], headers: Mapping[str, str]) -> Mapping[str, Any]:
        """Raises IssuerAway; SignInFailed where the issuer refuses the code, IssuerRefusesUs where it refuses us."""
        form = {"Content-Type": "application/x-www-form-urlencoded", **headers}
        status, body = self._ask("POST", url, form, urlencode(fields))
        if status in _FORBIDS or status == HTTPStatus.BAD_REQUEST:
            said = _error(body)
            if said in _OURS_TO_MEND:
                raise IssuerRefusesUs(said)
            if status in _FORBIDS:
                raise IssuerRefusesUs(f"HTTP {status}")
            raise SignInFailed("refused_code")  # such as invalid_grant: used, too old, or another verifier
        return _read(status, body)

    def _ask(self, method: str, url: str, headers: Mapping[str, str], body: str | None) -> tuple[int, bytes]:
        if urlsplit(url).scheme != "https" and not self._private:
            raise IssuerAway("not https")
        accept = {"Accept": "application/json", "User-Agent": "waardering-sign-in"}
        try:
            answer = self._pool.request(
                method,
                url,
                body=body,
                headers=accept | dict(headers),
                redirect=False,
                retries=False,
                preload_content=False,
            )
            try:
                return answer.status, _bounded(answer)
            finally:
                answer.close()
        except HTTPError as error:
            raise IssuerAway(type(error).__name__) from error
        except SourceUnusable as error:
            raise IssuerAway("a private address") from error

    @cached_property
    def _pool(self) -> urllib3.PoolManager:
        manager = urllib3.PoolManager(timeout=urllib3.Timeout(connect=_CONNECT, read=_READ), maxsize=2)
        return manager if self._private else public_only(manager)


def _bounded(answer: BaseHTTPResponse) -> bytes:
    body = answer.read(_LARGEST + 1)
    if len(body) > _LARGEST:
        raise IssuerAway("larger than we take")
    return body


def _read(status: int, body: bytes) -> Mapping[str, Any]:
    if status != HTTPStatus.OK:
        raise IssuerAway(f"HTTP {status}")
    try:
        return msgspec.json.decode(body, type=dict[str, Any])
    except msgspec.MsgspecError as error:
        raise IssuerAway("no JSON") from error


def _error(body: bytes) -> str:
    try:
        return str(msgspec.json.decode(body, type=dict[str, Any]).get("error", ""))
    except msgspec.MsgspecError:
        return ""
