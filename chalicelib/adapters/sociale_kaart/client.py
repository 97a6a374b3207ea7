"""Asks the register, politely and with care: waits when told to, follows no redirect into our own network."""

import os
import random
import socket
import time
from collections.abc import Callable
from functools import cached_property
from http import HTTPStatus
from typing import Final, TypeVar
from urllib.parse import urlencode, urljoin, urlsplit

import msgspec
import urllib3
from urllib3.exceptions import HTTPError, InvalidHeader
from urllib3.response import BaseHTTPResponse
from urllib3.util import Retry

from chalicelib.adapters.public_addresses import is_public, public_only
from chalicelib.adapters.sociale_kaart.config import Source
from chalicelib.adapters.sociale_kaart.deadline import Deadline, watched
from chalicelib.ports.sync import SourceAway, SourceUnusable

T = TypeVar("T")
_REDIRECTS: Final = 3
_MOVED: Final = {301, 302, 303, 307, 308}
_CHUNK: Final = 1 << 16


class Client:
    """GET with tries, back-off and limits."""

    def __init__(self, source: Source, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self._source = source
        self._sleep = sleep
        self._asked = 0
        self._token = ""
        self._deadline = Deadline()

    def get(self, path: str, read: Callable[[bytearray], T]) -> T | None:
        """Return what stands at a path, as `read` reads it (its ValueError says that it cannot); None for 404 and 410.

        Raises:
            SourceAway: it could not be reached, did not end, or says wait, for longer than we try.
            SourceUnusable: it answered, but not with JSON; or it leads where we do not go.
        """
        url = f"{self._source.base_url.rstrip('/')}{path}"
        reason: SourceAway | SourceUnusable = SourceAway("not tried")
        until = time.monotonic() + self._source.answer_seconds
        for attempt in range(self._source.tries):
            self._be_polite()
            try:
                return self._in_time(url, read, until - time.monotonic())
            except SourceAway as error:
                reason = error
                if error.retry_after is not None and error.retry_after > self._source.longest_wait:
                    break
                wait = error.retry_after
            except SourceUnusable as error:
                if error.final:
                    raise
                reason, wait = error, None
            if attempt + 1 < self._source.tries:
                backoff = min(0.2 * 2**attempt, self._source.longest_wait)
                wait = wait if wait is not None else random.uniform(backoff / 2, backoff)  # noqa: S311 - jitter
                if wait >= until - time.monotonic():
                    break
                self._sleep(wait)
        raise reason

    def _be_polite(self) -> None:
        if self._asked:
            pauses = [self._source.wait]
            pauses += [seconds for every, seconds in self._source.wait_every.items() if self._asked % every == 0]
            if max(pauses) > 0:
                self._sleep(max(pauses))
        self._asked += 1

    def _in_time(self, url: str, read: Callable[[bytearray], T], seconds: float) -> T | None:
        """Ask once, for so many seconds at most, however slowly the answer comes in."""
        with self._deadline.of(seconds):
            try:
                return self._once(url, read)
            except (SourceAway, SourceUnusable) as error:
                if self._deadline.passed:  # what was cut off by us is not what the register said
                    raise SourceAway("it did not end in time") from error
                raise

    def _once(self, url: str, read: Callable[[bytearray], T]) -> T | None:
        for _ in range(_REDIRECTS + 1):
            self._check(url)
            try:
                answer = self._pool.request(
                    "GET", url, headers=self._headers(url), redirect=False, retries=False, preload_content=False
                )
            except HTTPError as error:
                raise SourceAway(type(error).__name__) from error
            try:
                if answer.status not in _MOVED:
                    return self._read(answer, read)
                url = _joined(url, answer.headers.get("Location", ""))
            finally:
                answer.close()  # a connection whose answer was read to its end is back in the pool by now
        raise SourceUnusable("too many redirects", final=True)

    def _read(self, answer: BaseHTTPResponse, read: Callable[[bytearray], T]) -> T | None:
        if answer.status in {404, 410}:
            return None
        if answer.status == HTTPStatus.UNAUTHORIZED and self._source.authentication.kind == "oauth2_client_credentials":
            self._token = ""  # it may have ended; the next try asks for another
        if (
            answer.status == HTTPStatus.TOO_MANY_REQUESTS
            or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR
            or answer.status == HTTPStatus.UNAUTHORIZED
        ):
            raise SourceAway(f"HTTP {answer.status}", retry_after=_retry_after(answer))
        body = bytearray()
        try:
            for chunk in answer.stream(_CHUNK):
                body += chunk
                if len(body) > self._source.largest_answer:
                    raise SourceUnusable("larger than we take", final=True)
        except HTTPError as error:
            raise SourceAway(type(error).__name__) from error
        if answer.status != HTTPStatus.OK:
            raise SourceUnusable(f"HTTP {answer.status}")
        try:
            return read(body)
        except (ValueError, RecursionError) as error:
            raise SourceUnusable("no JSON") from error

    def _check(self, url: str) -> None:
        """Refuse what leads into our own network: a register that was taken over must not become our spy."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError as error:
            raise SourceUnusable("no address", final=True) from error
        if parts.scheme not in {"http", "https"} or not host:
            raise SourceUnusable("neither http nor https", final=True)
        if self._source.private_addresses:
            return
        try:
            found = socket.getaddrinfo(host, port or 443, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise SourceAway("no such host") from error
        for *_, address in found:
            if not is_public(str(address[0])):
                raise SourceUnusable("a private address", final=True)

    def _headers(self, url: str) -> dict[str, str]:
        headers = {"Accept": self._source.accept, "User-Agent": "waardering-sync"}
        if urlsplit(url)[:2] != urlsplit(self._source.base_url)[:2]:
            return headers  # whoever it redirects to does not get to know our secret
        how = self._source.authentication
        if how.kind == "api_key":
            headers[how.header] = _secret(how.secret)
        elif how.kind == "oauth2_client_credentials":
            headers["Authorization"] = f"Bearer {self._access_token()}"
        return headers

    def _access_token(self) -> str:
        if not self._token:
            how = self._source.authentication
            self._check(how.token_url)
            fields = {
                "grant_type": "client_credentials",
                "client_id": how.client_id,
                "client_secret": _secret(how.secret),
            }
            if how.scope:
                fields["scope"] = how.scope
            try:
                answer = self._pool.request(
                    "POST",
                    how.token_url,
                    body=urlencode(fields),
                    headers={"Content-Type": "application/x-www-form-urlencoded"},
                    redirect=False,
                    retries=False,
                )
                self._token = str(msgspec.json.decode(answer.data)["access_token"])
            except (HTTPError, ValueError, KeyError, TypeError) as error:
                raise SourceAway("no access token") from error
        return self._token

    @cached_property
    def _pool(self) -> urllib3.PoolManager:
        timeout = urllib3.Timeout(connect=self._source.connect_seconds, read=self._source.read_seconds)
        manager = urllib3.PoolManager(timeout=timeout, maxsize=2)
        return watched(manager if self._source.private_addresses else public_only(manager), self._deadline)


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise SourceUnusable("no address", final=True) from error


def _retry_after(answer: BaseHTTPResponse) -> float | None:
    """Seconds that it asks to wait, as a number or a date; None where it says neither."""
    try:
        return Retry().get_retry_after(answer)
    except (InvalidHeader, ValueError, OverflowError):
        return None


def _secret(reference: str) -> str:
    """The secret that a reference names; read when it is needed, so that rotating it needs no deployment."""
    kind, _, name = reference.partition(":")
    if kind == "env":
        return os.environ[name]
    if kind == "secretsmanager":
        import boto3  # noqa: PLC0415 - only where a stage keeps a secret there

        return str(boto3.client("secretsmanager").get_secret_value(SecretId=name)["SecretString"])
    raise SourceUnusable("a secret is named env:NAME or secretsmanager:ID", final=True)
