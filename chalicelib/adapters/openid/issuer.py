"""The port `Accounts`: one issuer, found by its discovery document, and the tokens that it signs."""

import base64
import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol
from urllib.parse import quote_plus, urlencode

import msgspec

from chalicelib.domain.access.editor import Account
from chalicelib.domain.access.roles import Role, in_order
from chalicelib.domain.rules.refusals import IssuerAway, SignInFailed
from chalicelib.ports.accounts import Proofs
from chalicelib.settings import IssuerSettings

_FRESH: Final = 3600.0  # seconds that the discovery document and the keys are believed
_PATIENCE: Final = 60.0  # seconds between two looks for a key that we do not know, whoever asks
_LONGEST_NAME: Final = 100  # characters
_NAMELESS: Final = "Redacteur"


class Asks(Protocol):
    """The requests that `web.Web` makes."""

    def get(self, url: str) -> Mapping[str, Any]: ...

    def post(self, url: str, fields: Mapping[str, str], headers: Mapping[str, str]) -> Mapping[str, Any]: ...


class _Discovered(msgspec.Struct):
    """The part of an issuer's discovery document that we need; the rest is let be."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    token_endpoint_auth_methods_supported: tuple[str, ...] = ("client_secret_basic",)


@dataclass(slots=True)
class _Kept:
    """Something that was fetched, and when."""

    found: Any
    at: float


class OpenIdIssuer:
    """The port `Accounts`."""

    def __init__(
        self,
        settings: IssuerSettings,
        *,
        returns_to: str,
        web: Asks,
        secret: Callable[[], str],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings = settings
        self._returns_to = returns_to
        self._web = web
        self._secret = secret
        self._clock = clock
        self._discovered: _Kept | None = None
        self._keys: _Kept | None = None

    def address(self, proofs: Proofs) -> str:
        challenge = base64.urlsafe_b64encode(hashlib.sha256(proofs.verifier.encode()).digest()).rstrip(b"=")
        asked = {
            "response_type": "code",
            "client_id": self._settings.client_id,
            "redirect_uri": self._returns_to,
            "scope": self._settings.scopes,
            "state": proofs.state,
            "nonce": proofs.nonce,
            "code_challenge": challenge.decode(),
            "code_challenge_method": "S256",
        }
        endpoint = self._discovery().authorization_endpoint
        return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(asked)}"

    def account(self, code: str, proofs: Proofs) -> Account:
        from chalicelib.adapters.openid import tokens  # noqa: PLC0415  (only who comes back pays for cryptography)

        token = self._token(code, proofs.verifier)
        kid, algorithm = tokens.header(token)
        settings = self._settings
        keys = self._key_set()
        if not tokens.knows(keys, kid) and self._clock() - self._keys_at() >= _PATIENCE:
            keys = self._fetched_keys()  # the issuer changed its keys since we looked
        claims = tokens.claims(
            token,
            tokens.key(keys, kid, algorithm),
            algorithm=algorithm,
            issuer=settings.issuer,
            client_id=settings.client_id,
            nonce=proofs.nonce,
        )
        return self._account(claims)

    def _account(self, claims: Mapping[str, Any]) -> Account:
        vouched = claims.get("email_verified") in {True, "true"}
        email = claims.get("email") if vouched else ""
        return Account(
            issuer=self._settings.issuer,
            subject=str(claims["sub"]),
            name=_name(claims)[:_LONGEST_NAME],
            email=email.strip().lower() if isinstance(email, str) else "",
            roles=self._roles(claims),
        )

    def _roles(self, claims: Mapping[str, Any]) -> tuple[Role, ...]:
        said = _values(claims, self._settings.roles_claim)
        return in_order([Role(role) for role, values in self._settings.roles.items() if not said.isdisjoint(values)])

    def _token(self, code: str, verifier: str) -> str:
        found = self._discovery()
        fields = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._returns_to,
            "client_id": self._settings.client_id,
            "code_verifier": verifier,
        }
        headers = {}
        if secret := self._secret():
            if "client_secret_basic" in found.token_endpoint_auth_methods_supported:
                both = f"{quote_plus(self._settings.client_id)}:{quote_plus(secret)}"
                headers["Authorization"] = f"Basic {base64.b64encode(both.encode()).decode()}"
            else:
                fields["client_secret"] = secret
        token = self._web.post(found.token_endpoint, fields, headers).get("id_token")
        if not isinstance(token, str):
            raise SignInFailed("no_id_token")
        return token

    def _discovery(self) -> _Discovered:
        kept = self._discovered
        if kept is None or self._clock() - kept.at > _FRESH:
            url = f"{self._settings.issuer.rstrip('/')}/.well-known/openid-configuration"
            try:
                found = msgspec.convert(self._web.get(url), _Discovered)
            except msgspec.ValidationError as error:
                raise IssuerAway("no discovery document") from error
            if found.issuer != self._settings.issuer:
                raise IssuerAway("it names itself otherwise")
            self._discovered = kept = _Kept(found, self._clock())
        return kept.found  # type: ignore[no-any-return]  # a `_Kept` keeps what was put in it

    def _key_set(self) -> Sequence[Mapping[str, Any]]:
        if self._keys is None or self._clock() - self._keys.at > _FRESH:
            return self._fetched_keys()
        return self._keys.found  # type: ignore[no-any-return]

    def _fetched_keys(self) -> Sequence[Mapping[str, Any]]:
        found = self._web.get(self._discovery().jwks_uri).get("keys")
        if not isinstance(found, list):
            raise IssuerAway("no keys")
        keys = [each for each in found if isinstance(each, dict)]
        self._keys = _Kept(keys, self._clock())
        return keys

    def _keys_at(self) -> float:
        return self._keys.at if self._keys else float("-inf")


def _values(claims: Mapping[str, Any], name: str) -> frozenset[str]:
    """Return the values of a claim; a name with dots also leads into objects, as `realm_access.roles`."""
    found: Any = claims.get(name)
    if found is None:
        found = claims
        for part in name.split("."):
            found = found.get(part) if isinstance(found, dict) else None
    values = found if isinstance(found, list) else [found]
    return frozenset(each for each in values if isinstance(each, str))


def _name(claims: Mapping[str, Any]) -> str:
    """Return the name that colleagues see; an address is never taken for a name."""
    both = " ".join(str(claims[part]).strip() for part in ("given_name", "family_name") if claims.get(part))
    return str(claims.get("name") or both or _NAMELESS).strip() or _NAMELESS
