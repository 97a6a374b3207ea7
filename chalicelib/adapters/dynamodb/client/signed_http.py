"""Requests to DynamoDB that need not its client: signed here, sent once.

Loading and starting the client takes most of a cold start, and most of a page's time after that. So what is plain is
signed by ourselves (Signature Version 4), and whatever is not plainly an answer - a fault, a throttled request,
credentials that ran out - is left to the client, which retries and renews as AWS made it to. A transaction that was
cancelled is an answer: the client would not ask again either. Only what may be asked twice may be asked here.
"""

import hashlib
import hmac
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec

from chalicelib.adapters.dynamodb.client.forms import Codec
from chalicelib.domain.organisations.listing import Listing
from chalicelib.domain.organisations.organisation import ModerationState

_PATIENCE: Final = 2.0  # seconds
_OK: Final = 200
_REFUSED: Final = 400
_CANCELLED: Final = "TransactionCanceledException"
_VERSION: Final = "DynamoDB_20120810"
_ALGORITHM: Final = "AWS4-HMAC-SHA256"
_ELSEWHERE: Final = ("cn-", "eusc-", "us-iso")  # regions whose addresses end in another domain


@dataclass(frozen=True, slots=True)
class Credentials:
    """The credentials of a process, good for as long as it lives."""

    key_id: str
    secret: str = field(repr=False)
    token: str = field(default="", repr=False)


class _Value(msgspec.Struct):
    """An attribute's value as DynamoDB sends it: one of these, in base64 where it is bytes."""

    S: str | None = None
    N: str | None = None
    B: bytes | None = None


class _Answer(msgspec.Struct):
    Items: list[dict[str, _Value]]


class CancelledError(Exception):
    """The store did nothing of a transaction, and says of each of its actions why."""

    def __init__(self, said: Mapping[str, Any]) -> None:
        super().__init__(_CANCELLED)
        self.error = {"Code": _CANCELLED, "Message": str(said.get("Message") or said.get("message") or "")}
        self.reasons: Sequence[dict[str, Any]] = said["CancellationReasons"]


_answer = msgspec.json.Decoder(_Answer)
_DOCUMENTS: Final[Mapping[str, Codec[Any]]] = {
    "listing": Codec("listing", Listing),
    "standing": Codec("standing", ModerationState),
}


class SignedHttp:
    """Asks the store once, or says that the client should. Safe to share between threads."""

    def __init__(self, *, region: str, endpoint: str, credentials: Credentials) -> None:
        self._endpoint = urlsplit(endpoint or f"https://dynamodb.{region}.amazonaws.com")
        self._reaches = bool(endpoint) or not region.startswith(_ELSEWHERE)
        self._signer = Signer(region=region, host=self._endpoint.netloc, credentials=credentials)
        self._idle: list[HTTPConnection] = []

    def __del__(self) -> None:
        for connection in self._idle:
            connection.close()

    def asked(self, operation: str, request: Mapping[str, Any]) -> bytes | None:
        """Return the store's answer to an operation, as JSON; None where the client should be asked instead.

        Raises:
            CancelledError: it was a transaction, and nothing of it was done.
        """
        if not self._reaches:
            return None
        body = msgspec.json.encode(request)
        return self._sent(body, self._signer.headers(body, f"{_VERSION}.{operation}", datetime.now(UTC)))

    def _sent(self, body: bytes, headers: Mapping[str, str]) -> bytes | None:
        """The answer, over a connection that stayed open or, where that had gone, over a new one."""
        while True:
            try:
                connection, is_new = self._idle.pop(), False
            except IndexError:
                connection, is_new = self._connection(), True
            try:
                connection.request("POST", "/", body, dict(headers))
                response = connection.getresponse()
                found = response.read()
            except (OSError, HTTPException):
                connection.close()
                if is_new:
                    return None
                continue
            self._idle.append(connection)
            whole = response.headers.get("x-amz-crc32", "") in {"", str(zlib.crc32(found))}
            if response.status == _REFUSED and whole:
                _raise_if_cancelled(found)
            return found if response.status == _OK and whole else None

    def _connection(self) -> HTTPConnection:
        kind = HTTPSConnection if self._endpoint.scheme == "https" else HTTPConnection
        return kind(str(self._endpoint.hostname), self._endpoint.port, timeout=_PATIENCE)


def _raise_if_cancelled(found: bytes) -> None:
    """Raise CancelledError where this says so, with a reason for each action; every other refusal is the client's."""
    if _CANCELLED.encode() not in found:
        return
    said: dict[str, Any] = msgspec.json.decode(found)
    if str(said.get("__type", "")).endswith(f"#{_CANCELLED}") and said.get("CancellationReasons"):
        raise CancelledError(said)


def last_items(
    signed_http: SignedHttp, table: str, organisation_id: str, many: int
) -> Sequence[Mapping[str, Any]] | None:
    """The attributes of an organisation's last items, the last first; None where the client should be asked."""
    request = {
        "TableName": table,
        "KeyConditionExpression": "organisation_id = :id",
        "ExpressionAttributeValues": {":id": {"S": organisation_id}},
        "ScanIndexForward": False,
        "Limit": many,
    }
    found = signed_http.asked("Query", request)
    try:
        return [_values(item) for item in _answer.decode(found).Items] if found is not None else None
    except msgspec.MsgspecError:
        return None  # the client says which of them cannot be read


class Signer:
    """Signs requests to one host of DynamoDB, by Signature Version 4."""

    def __init__(self, *, region: str, host: str, credentials: Credentials) -> None:
        self._region = region
        self._host = host
        self._credentials = credentials
        self._key = ("", b"")  # of a day, and that day

    def headers(self, body: bytes, target: str, now: datetime) -> dict[str, str]:
        """Return the signed headers of a body that is posted to `/`."""
        moment = now.strftime("%Y%m%dT%H%M%SZ")
        day = moment[:8]
        token = self._credentials.token
        signed = {
            "content-type": "application/x-amz-json-1.0",
            "host": self._host,
            "x-amz-date": moment,
            **({"x-amz-security-token": token} if token else {}),
            "x-amz-target": target,
        }
        names = ";".join(signed)
        lines = "".join(f"{name}:{value}\n" for name, value in signed.items())
        request = f"POST\n/\n\n{lines}\n{names}\n{hashlib.sha256(body).hexdigest()}"
        scope = f"{day}/{self._region}/dynamodb/aws4_request"
        request_hash = hashlib.sha256(request.encode()).hexdigest()
        to_sign = f"{_ALGORITHM}\n{moment}\n{scope}\n{request_hash}"
        signature = hmac.digest(self._key_of(day), to_sign.encode(), "sha256").hex()
        whose = f"Credential={self._credentials.key_id}/{scope}"
        return signed | {"Authorization": f"{_ALGORITHM} {whose}, SignedHeaders={names}, Signature={signature}"}

    def _key_of(self, day: str) -> bytes:
        known, key = self._key
        if known != day:
            key = f"AWS4{self._credentials.secret}".encode()
            for part in (day, self._region, "dynamodb", "aws4_request"):
                key = hmac.digest(key, part.encode(), "sha256")
            self._key = (day, key)
        return key


def _values(item: Mapping[str, _Value]) -> Mapping[str, Any]:
    """An item's attributes as Python has them, its documents as the domain knows them."""
    return {name: _python_value(name, value) for name, value in item.items()}


def _python_value(name: str, value: _Value) -> object:
    if value.S is not None:
        return _DOCUMENTS[name].read(value.S) if name in _DOCUMENTS else value.S
    return int(value.N) if value.N is not None else value.B
