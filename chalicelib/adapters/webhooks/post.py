"""Sends a message to an address that somebody gave: soon done, or not at all, and nowhere in our own network.

A name is looked up once. Every address that it has must be one of the internet, and one of those is what is connected
to, so that no name server can say something else in between; TLS holds the name, not the number, to its certificate.
No redirect is followed, and nothing of an answer is read but its head.
"""

import socket
import time
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Final
from urllib.parse import SplitResult, urlsplit

import urllib3
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, SSLError
from urllib3.exceptions import TimeoutError as TooSlow

from chalicelib.adapters.public_addresses import is_public, public_only
from chalicelib.adapters.sociale_kaart.deadline import Deadline, watched
from chalicelib.ports.sync import SourceAway, SourceUnusable

LASTS: Final = 10.0  # seconds, for all of it
_CONNECT: Final = 4.0
_TRIED: Final = 2  # addresses of one name
_PORTS: Final = {"https": 443, "http": 80}
_AGENT: Final = "waardering-webhooks"
_MOVED: Final = range(HTTPStatus.MULTIPLE_CHOICES, HTTPStatus.BAD_REQUEST)


class HttpPost:
    """The port `Post`."""

    def __init__(
        self,
        *,
        local: bool,
        lasts: float = LASTS,
        make: Callable[..., urllib3.PoolManager] = urllib3.PoolManager,
    ) -> None:
        """Only a local stack may have a receiver on its own machine, and without TLS."""
        self._local = local
        self._lasts = lasts
        self._make = make

    def __call__(self, url: str, headers: Mapping[str, str], body: bytes, /) -> str:
        parts, until = urlsplit(url), time.monotonic() + self._lasts
        if parts.scheme not in _PORTS or (parts.scheme != "https" and not self._local):
            return "not_https"
        port = parts.port or _PORTS[parts.scheme]
        try:
            found = _addresses(parts.hostname or "", port)
        except (OSError, UnicodeError):
            return "no_host"
        if not self._local and not all(is_public(each) for each in found):
            return "private_address"
        outcome = "connection"
        for address in found[:_TRIED]:
            left = until - time.monotonic()
            if left <= 0:
                return "timeout"
            outcome = self._tried(parts, address, port, headers, body, left)
            if outcome != "connection":
                break
        return outcome

    def _tried(
        self, parts: SplitResult, address: str, port: int, headers: Mapping[str, str], body: bytes, left: float
    ) -> str:
        deadline = Deadline()
        timeout = urllib3.Timeout(connect=min(_CONNECT, left), read=left)
        manager = self._make(timeout=timeout, retries=False)
        with deadline.of(left), watched(manager if self._local else public_only(manager), deadline) as web:
            try:
                answered = self._asked(web, parts, address, port, headers, body)
            except SourceUnusable:
                return "private_address"
            except (HTTPError, SourceAway, OSError) as error:
                answered = _code(error)
        return "timeout" if deadline.passed else answered  # a head that we cut off reads as one that ended

    def _asked(
        self,
        web: urllib3.PoolManager,
        parts: SplitResult,
        address: str,
        port: int,
        headers: Mapping[str, str],
        body: bytes,
    ) -> str:
        name = parts.hostname or ""
        of_tls = {"server_hostname": name, "assert_hostname": name} if parts.scheme == "https" else {}
        pool = web.connection_from_host(address, port, parts.scheme, pool_kwargs={**web.connection_pool_kw, **of_tls})
        answer = pool.urlopen(
            "POST",
            parts._replace(scheme="", netloc="").geturl() or "/",
            body=body,
            headers={"Host": parts.netloc, "User-Agent": _AGENT, "Accept": "*/*", "Connection": "close", **headers},
            redirect=False,
            retries=False,
            preload_content=False,
        )
        answer.close()
        return "redirect" if answer.status in _MOVED else str(answer.status)


def _addresses(name: str, port: int) -> Sequence[str]:
    """Return the addresses of a name, those first that a function can reach; at least one. Raises OSError."""
    found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    ordered = sorted(found, key=lambda each: each[0] != socket.AF_INET)
    return [*dict.fromkeys(str(address[0]) for *_, address in ordered)]


def _code(error: Exception) -> str:
    if isinstance(error, SSLError):
        return "tls"
    if isinstance(error, NewConnectionError | ConnectTimeoutError):
        return "connection"
    return "timeout" if isinstance(error, TooSlow) else "connection_lost"
