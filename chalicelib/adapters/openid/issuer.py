"""The port `Accounts`: one issuer, found by its discovery document, and the tokens that it signs."""

import base64
import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol
from urllib.parse import quote, urlencode

import msgspec

from chalicelib.domain.access.editor import Account
from chalicelib.domain.access.roles import Role, in_order
from chalicelib.domain.rules.refusals import IssuerAway, TokenNotTrusted
from chalicelib.ports.accounts import Proofs
from chalicelib.settings import IssuerSettings

_FRESH: Final = 3600.0  # seconds that the discovery document and the keys are believed
_PATIENCE: Final = 60.0  # seconds between two looks for a key that we do not know, whoever asks
_LONGEST_NAME: Final = 100  # characters
_NAMELESS: Final = "Redacteur"


class Asks(Protocol):
    """The requests that `web.Web` makes."""

    def get(self, url: str, headers: Mapping[str, str]) -> Mapping[str, Any]: ...

    def post(self, url: str, fields: Mapping[str, str], headers: Mapping[str, str]) -> Mapping[str, Any]: ...


class _Discovered(msgspec.Struct):
    """The part of an issuer's discovery document that we need; the rest is let be."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str = ""
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

        answered = self._answered(code, proofs.verifier)
        token = answered.get("id_token")
        if not isinstance(token, str):
            raise TokenNotTrusted("no_id_token")
        algorithm = tokens.algorithm(token)

        def claims(keys: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
            return tokens.claims(
                token,
                tokens.key(keys, token, algorithm),
                algorithm=algorithm,
                issuer=self._settings.issuer,
                client_id=self._settings.client_id,
                nonce=proofs.nonce,
            )

        try:
            found = claims(self._key_set())
        except TokenNotTrusted as refusal:
            if refusal.reason not in tokens.WRONG_KEY or self._clock() - self._keys_at() < _PATIENCE:
                raise
            found = claims(self._fetched_keys())  # the issuer changed its keys since we looked
        return self._account(found, self._userinfo(found, answered.get("access_token")))

    def _userinfo(self, claims: Mapping[str, Any], access_token: object) -> Mapping[str, Any]:
        """Return what the issuer tells of this person when asked, where its token left out what we need.

        Many say who somebody is only there (OpenID Connect Core, 5.4: claims of a scope go to userinfo when there is
        an access token). It is not signed, but comes over TLS from the issuer, in exchange for the token that came
        with the one that is; and it must be about the same person (5.3.2).

        Raises:
            TokenNotTrusted: it is about somebody else.
            IssuerAway, IssuerRefusesUs: it does not answer, or not to us.
        """
        url = self._discovery().userinfo_endpoint
        whole = _said(claims, self._settings.roles_claim) is not None and _named(claims) and "email" in claims
        if whole or not url or not isinstance(access_token, str):
            return {}
        found = self._web.get(url, {"Authorization": f"Bearer {access_token}"})
        if found.get("sub") != claims["sub"]:
            raise TokenNotTrusted("userinfo_of_another")
        return found

    def _account(self, claims: Mapping[str, Any], more: Mapping[str, Any]) -> Account:
        """Make the account of a token's claims, and of userinfo for each of roles, name and address that it lacks."""
        roles = claims if _said(claims, self._settings.roles_claim) is not None else more
        address = claims if "email" in claims else more
        vouched = address.get("email_verified") in {True, "true"}
        email = address.get("email") if vouched else ""
        return Account(
            issuer=self._settings.issuer,
            subject=str(claims["sub"]),
            name=_name(claims if _named(claims) else more)[:_LONGEST_NAME],
            email=email.strip().lower() if isinstance(email, str) else "",
            roles=self._roles(roles),
            roles_said=_said(roles, self._settings.roles_claim) is not None,
        )

    def _roles(self, claims: Mapping[str, Any]) -> tuple[Role, ...]:
        said = _values(claims, self._settings.roles_claim)
        return in_order([Role(role) for role, values in self._settings.roles.items() if not said.isdisjoint(values)])

    def _answered(self, code: str, verifier: str) -> Mapping[str, Any]:
        """Return what the issuer gives for a code."""
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
                # `%20` for a blank, not `+`: some issuers read a form here, as they should, others only the percents.
                both = f"{quote(self._settings.client_id, safe='')}:{quote(secret, safe='')}"
                headers["Authorization"] = f"Basic {base64.b64encode(both.encode()).decode()}"
            else:
                fields["client_secret"] = secret
        return self._web.post(found.token_endpoint, fields, headers)

    def _discovery(self) -> _Discovered:
        kept = self._discovered
        if kept is None or self._clock() - kept.at > _FRESH:
            url = f"{self._settings.issuer.rstrip('/')}/.well-known/openid-configuration"
            try:
                found = msgspec.convert(self._web.get(url, {}), _Discovered)
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
        found = self._web.get(self._discovery().jwks_uri, {}).get("keys")
        if not isinstance(found, list):
            raise IssuerAway("no keys")
        keys = [each for each in found if isinstance(each, dict)]
        self._keys = _Kept(keys, self._clock())
        return keys

    def _keys_at(self) -> float:
        return self._keys.at if self._keys else float("-inf")


def _said(claims: Mapping[str, Any], name: str) -> object:
    """Return a claim, or None without it; a name with dots also leads into objects, as `realm_access.roles`."""
    found: Any = claims.get(name)
    if found is None:
        found = claims
        for part in name.split("."):
            found = found.get(part) if isinstance(found, dict) else None
    return found


def _values(claims: Mapping[str, Any], name: str) -> frozenset[str]:
    found = _said(claims, name)
    values = found if isinstance(found, list) else [found]
    return frozenset(each for each in values if isinstance(each, str))


def _named(claims: Mapping[str, Any]) -> bool:
    return any(claims.get(part) for part in ("name", "given_name", "family_name"))


def _name(claims: Mapping[str, Any]) -> str:
    """Return the name that colleagues see; an address is never taken for a name."""
    both = " ".join(str(claims[part]).strip() for part in ("given_name", "family_name") if claims.get(part))
    return str(claims.get("name") or both or _NAMELESS).strip() or _NAMELESS
