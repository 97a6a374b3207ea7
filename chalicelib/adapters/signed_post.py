"""Requests to AWS that need not its client: signed here, sent once (docs/adr/0016-signed-http.md).

Loading and starting a client takes most of a cold start, and most of a request's time after that. So what is plain is
signed by ourselves (Signature Version 4), and whatever is not plainly an answer - a fault, a throttled request,
credentials that ran out - is left to the client, which retries and renews as AWS made it to. Only what may be asked
twice may be asked here.
"""

import hashlib
import hmac
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

import msgspec

from chalicelib.settings import Settings

S = TypeVar("S", bound=msgspec.Struct)

PATIENCE: Final = 2.0  # seconds
OK: Final = 200
_ALGORITHM: Final = "AWS4-HMAC-SHA256"
_ELSEWHERE: Final = ("cn-", "eusc-", "us-iso")  # regions whose addresses end in another domain
_LONGEST_HEAD: Final = 65_536  # bytes
_HEAD_ENDS: Final = b"\r\n\r\n"
_AT_ONCE: Final = 65_536


@dataclass(frozen=True, slots=True)
class Credentials:
    """The credentials of a process, good for as long as it lives."""

    key_id: str
    secret: str = field(repr=False)
    token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Said:
    """The answer of a service, whatever it says."""

    status: int
    headers: Mapping[str, str]  # by names in small letters
    body: bytes


class SignedPost:
    """Posts JSON to one service of AWS. Safe to share between threads."""

    def __init__(self, service: str, *, region: str, endpoint: str, credentials: Credentials) -> None:
        """Know the way.

        Args:
            service: as its address and its signature call it.
            region: of AWS.
            endpoint: where the service is, if not at AWS itself.
            credentials: those that the environment gives.
        """
        self._endpoint = urlsplit(endpoint or f"https://{service}.{region}.amazonaws.com")
        self._reaches = bool(endpoint) or not region.startswith(_ELSEWHERE)
        self._signer = Signer(service, region=region, host=self._endpoint.netloc, credentials=credentials)
        self._idle: list[_Connection] = []

    def __del__(self) -> None:
        for connection in self._idle:
            connection.close()

    def said(self, target: str, body: bytes, *, version: str) -> Said | None:
        """Return what the service says to an operation; None where it said nothing, and the client should ask.

        Args:
            target: the operation, as `X-Amz-Target` names it.
            body: its request in JSON.
            version: of the protocol, `application/x-amz-json-<version>`.
        """
        if not self._reaches:
            return None
        return self._sent(body, self._signer.headers(body, target, datetime.now(UTC), version=version))

    def given(self, target: str, request: Mapping[str, object], kind: type[S]) -> S | None:
        """Return what a service gives that speaks version 1.1; None where the client should be asked instead."""
        said = self.said(target, msgspec.json.encode(request), version="1.1")
        try:
            return msgspec.json.decode(said.body, type=kind) if said is not None and said.status == OK else None
        except msgspec.MsgspecError:
            return None

    def _sent(self, body: bytes, headers: Mapping[str, str]) -> Said | None:
        """The answer, over a connection that stayed open or, where that had gone, over a new one."""
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        request = f"POST / HTTP/1.1\r\n{lines}Content-Length: {len(body)}\r\n\r\n".encode() + body
        while True:
            try:
                connection, is_new = self._idle.pop(), False
            except IndexError:
                connection, is_new = _Connection(), True
            try:
                if is_new:
                    connection.open(self._endpoint)
                found = connection.said(request)
            except (OSError, ValueError):
                connection.close()
                if is_new:
                    return None
                continue
            if connection.stays:
                self._idle.append(connection)
            else:
                connection.close()
            return found


def signed_post(settings: Settings, service: str) -> SignedPost | None:
    """Return the way around a service's client, where this process has credentials of its own."""
    if not settings.own_credentials:
        return None
    endpoint = {
        "dynamodb": settings.store_endpoint,
        "kms": settings.key_endpoint,
        "secretsmanager": settings.secrets_endpoint,
    }[service]
    own = Credentials(*settings.own_credentials)
    return SignedPost(service, region=settings.region, endpoint=endpoint, credentials=own)


class _Connection:
    """As much of HTTP/1.1 (RFC 9112) as AWS speaks to a request that is sent whole; anything else is a fault.

    Python's own client reads headers as those of a mail, which takes longer than signing and sending.
    """

    def __init__(self) -> None:
        self._socket: socket.socket | None = None
        self.stays = True

    def open(self, endpoint: Any) -> None:
        """Connect. Raises OSError."""
        secure = endpoint.scheme == "https"
        made = socket.create_connection((endpoint.hostname, endpoint.port or (443 if secure else 80)), PATIENCE)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket = made
        if secure:
            import ssl  # noqa: PLC0415  (a stand-in on this machine is asked in the clear)

            self._socket = ssl.create_default_context().wrap_socket(made, server_hostname=endpoint.hostname)

    def said(self, request: bytes) -> Said:
        """Return the answer to a request. Raises OSError or ValueError where it is none that we can read."""
        assert self._socket is not None  # noqa: S101 - it was opened
        self._socket.sendall(request)
        received = self._more()
        while (end := received.find(_HEAD_ENDS)) < 0 and len(received) <= _LONGEST_HEAD:
            received += self._more()
        if not 0 <= end <= _LONGEST_HEAD:
            raise ValueError("headers without an end")
        first, *lines = received[:end].decode("latin-1").split("\r\n")
        version, status, *_ = first.split(" ", 2)
        headers = {}
        for line in lines:
            name, colon, value = line.partition(":")
            if not colon:
                raise ValueError("no header")
            headers[name.lower()] = value.strip()
        if "transfer-encoding" in headers:
            raise ValueError("in pieces")
        length = headers.get("content-length")
        self.stays = version == "HTTP/1.1" and length is not None and headers.get("connection", "").lower() != "close"
        begun = received[end + len(_HEAD_ENDS) :]
        body = self._to_the_end(begun) if length is None else self._whole(begun, int(length))
        return Said(int(status), headers, body)

    def _whole(self, begun: bytes, length: int) -> bytes:
        """Return a body of so many bytes, of which some came with the headers."""
        parts, left = [begun], length - len(begun)
        while left > 0:
            parts.append(self._more())
            left -= len(parts[-1])
        if left:
            raise ValueError("more than was told")
        return b"".join(parts)

    def _to_the_end(self, begun: bytes) -> bytes:
        """Return a body that ends where the service hangs up."""
        assert self._socket is not None  # noqa: S101 - it was opened
        parts = [begun]
        while part := self._socket.recv(_AT_ONCE):
            parts.append(part)
        return b"".join(parts)

    def _more(self) -> bytes:
        """Return what comes next. Raises OSError, or ValueError where nothing comes any more."""
        assert self._socket is not None  # noqa: S101 - it was opened
        if not (part := self._socket.recv(_AT_ONCE)):
            raise ValueError("hung up")
        return part

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()


class Signer:
    """Signs requests to one host of a service, by Signature Version 4."""

    def __init__(self, service: str, *, region: str, host: str, credentials: Credentials) -> None:
        self._service = service
        self._region = region
        self._host = host
        self._credentials = credentials
        self._key = ("", b"")  # of a day, and that day

    def headers(self, body: bytes, target: str, now: datetime, *, version: str = "1.0") -> dict[str, str]:
        """Return the signed headers of a body that is posted to `/`."""
        moment = now.strftime("%Y%m%dT%H%M%SZ")
        day = moment[:8]
        token = self._credentials.token
        signed = {
            "content-type": f"application/x-amz-json-{version}",
            "host": self._host,
            "x-amz-date": moment,
            **({"x-amz-security-token": token} if token else {}),
            "x-amz-target": target,
        }
        names = ";".join(signed)
        lines = "".join(f"{name}:{value}\n" for name, value in signed.items())
        request = f"POST\n/\n\n{lines}\n{names}\n{hashlib.sha256(body).hexdigest()}"
        scope = f"{day}/{self._region}/{self._service}/aws4_request"
        request_hash = hashlib.sha256(request.encode()).hexdigest()
        to_sign = f"{_ALGORITHM}\n{moment}\n{scope}\n{request_hash}"
        signature = hmac.digest(self._key_of(day), to_sign.encode(), "sha256").hex()
        whose = f"Credential={self._credentials.key_id}/{scope}"
        return signed | {"Authorization": f"{_ALGORITHM} {whose}, SignedHeaders={names}, Signature={signature}"}

    def _key_of(self, day: str) -> bytes:
        known, key = self._key
        if known != day:
            key = f"AWS4{self._credentials.secret}".encode()
            for part in (day, self._region, self._service, "aws4_request"):
                key = hmac.digest(key, part.encode(), "sha256")
            self._key = (day, key)
        return key
