"""Who may ask: an API key in a header, a bearer token from client credentials, both, or anyone."""

import secrets
from base64 import b64decode
from collections.abc import Callable
from hmac import compare_digest
from http import HTTPStatus
from typing import Final

from infra.local.register.exchange import Answer, Refused, Request, json_answer
from infra.local.register.faults import Settings
from infra.local.register.kinds import ClientCredentials

TOKEN_PATH: Final = "/oauth/token"  # noqa: S105 - a path, not a secret


class Access:
    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._tokens: dict[str, float] = {}  # token → when it ends

    def check(self, request: Request, settings: Settings) -> None:
        """Refused with 401 unless everything that is set was sent."""
        if settings.api_key and not _same(request.header(settings.api_key_header), settings.api_key):
            raise Refused(HTTPStatus.UNAUTHORIZED, f"{settings.api_key_header} is missing or wrong")
        if settings.oauth:
            scheme, _, token = request.header("Authorization").partition(" ")
            if scheme.lower() != "bearer" or self._tokens.get(token, 0) <= self._clock():
                challenge = (("WWW-Authenticate", 'Bearer realm="register"'),)
                raise Refused(HTTPStatus.UNAUTHORIZED, "no valid bearer token", challenge)

    def give_token(self, request: Request, settings: Settings) -> Answer:
        """RFC 6749, section 4.4; the client may say who it is in a header or in the form."""
        form = request.form()
        if form.get("grant_type") != "client_credentials":
            return json_answer({"error": "unsupported_grant_type"}, HTTPStatus.BAD_REQUEST)
        client_id, client_secret = _basic(request) or (
            form.get("client_id", ""),
            form.get("client_secret", ""),
        )
        known = settings.oauth or ClientCredentials("", "")
        if not client_id or not (_same(client_id, known.client_id) and _same(client_secret, known.client_secret)):
            return json_answer({"error": "invalid_client"}, HTTPStatus.UNAUTHORIZED)
        token = secrets.token_urlsafe()
        self._tokens[token] = self._clock() + settings.token_seconds
        return json_answer({"access_token": token, "token_type": "Bearer", "expires_in": settings.token_seconds})

    def forget_tokens(self) -> None:
        self._tokens.clear()


def _basic(request: Request) -> tuple[str, str] | None:
    scheme, _, encoded = request.header("Authorization").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        client_id, _, client_secret = b64decode(encoded, validate=True).decode().partition(":")
    except ValueError:
        return None
    return client_id, client_secret


def _same(one: str, other: str) -> bool:
    return compare_digest(one.encode(), other.encode())
