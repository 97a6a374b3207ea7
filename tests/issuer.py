"""An issuer of accounts in this process, that checks what it is asked as strictly as a real one, and lies on demand."""

import base64
import hashlib
import json
import time
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final
from urllib.parse import parse_qs, unquote, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

from chalicelib.domain.rules.refusals import IssuerRefusesUs, SignInFailed
from chalicelib.settings import IssuerSettings

ISSUER: Final = "https://accounts.example/op"
CLIENT: Final = "waardering"
SECRET: Final = "what only the issuer and we know"
RETURNS_TO: Final = "https://platform.example/editor/sign-in/return"
SETTINGS: Final = IssuerSettings(
    issuer=ISSUER,
    client_id=CLIENT,
    scopes="openid profile email",
    roles_claim="groups",
    roles={"editor": ("redactie", "redactie-2"), "chief_editor": ("hoofdredactie",), "operator": ("beheer",)},
)
AN: Final[Mapping[str, Any]] = {
    "sub": "an-1",
    "name": "An Declercq",
    "email": "An@Organisatie.example",
    "email_verified": True,
    "groups": ["redactie", "iets anders"],
}


@cache
def rsa_key(name: str, bits: int = 2048) -> rsa.RSAPrivateKey:
    """A key by its name: making one takes longer than all that is done with it."""
    assert name
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


@cache
def ec_key(name: str) -> ec.EllipticCurvePrivateKey:
    assert name
    return ec.generate_private_key(ec.SECP256R1())


def public(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey, kid: str) -> dict[str, Any]:
    """A key as an issuer shows it."""
    if isinstance(key, rsa.RSAPrivateKey):
        return {**RSAAlgorithm.to_jwk(key.public_key(), as_dict=True), "kid": kid, "use": "sig"}
    return {**ECAlgorithm.to_jwk(key.public_key(), as_dict=True), "kid": kid, "use": "sig"}


class Issuer:
    """An issuer for tests, as `web.Web` would reach it; its clock and its keys are the test's."""

    def __init__(self) -> None:
        self.kid: str | None = "first"  # None: its tokens name no key
        self.key: Any = rsa_key("first")
        self.algorithm = "RS256"
        self.shown = [public(rsa_key("first"), "first")]
        self.discovery: dict[str, Any] = {
            "issuer": ISSUER,
            "authorization_endpoint": "https://login.example/auth",
            "token_endpoint": "https://accounts.example/op/token",
            "jwks_uri": "https://accounts.example/op/keys",
            "something_else": True,
        }
        self.forge: Callable[[dict[str, Any]], str] | None = None  # a token by somebody else
        self.said: dict[str, Any] = {}  # claims beside the usual ones, or instead of them; None takes one away
        self.told: dict[str, Any] = {}  # what userinfo says, once the discovery document names it
        self.secret = SECRET
        self.fetched: list[str] = []
        self._codes: dict[str, dict[str, Any]] = {}

    def sign_in(self, address: str, who: Mapping[str, Any] = AN) -> tuple[str, str]:
        """Somebody signs in at the address that we sent them to; returns the code and the state."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert address.startswith(f"{self.discovery['authorization_endpoint']}?")
        assert (asked["response_type"], asked["client_id"], asked["redirect_uri"]) == ("code", CLIENT, RETURNS_TO)
        assert asked["code_challenge_method"] == "S256"
        code = f"code-{len(self._codes) + 1}"
        self._codes[code] = {"asked": asked, "who": dict(who)}
        return code, asked["state"]

    def get(self, url: str, headers: Mapping[str, str]) -> Mapping[str, Any]:
        self.fetched.append(url)
        if url == self.discovery.get("userinfo_endpoint"):
            assert headers == {"Authorization": "Bearer an-access-token"}
            return self.told
        if url == f"{ISSUER}/.well-known/openid-configuration":
            return self.discovery
        assert url == self.discovery["jwks_uri"]
        return {"keys": self.shown}

    def post(self, url: str, fields: Mapping[str, str], headers: Mapping[str, str]) -> Mapping[str, Any]:
        assert url == self.discovery["token_endpoint"]
        assert (fields["grant_type"], fields["redirect_uri"]) == ("authorization_code", RETURNS_TO)
        self._check_client(fields, headers)
        kept = self._codes.pop(fields["code"], None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(fields.get("code_verifier", "").encode()).digest())
        if kept is None or challenge.decode().rstrip("=") != kept["asked"]["code_challenge"]:
            raise SignInFailed("refused_code")
        claims = {
            "iss": ISSUER,
            "aud": CLIENT,
            "iat": int(time.time()),
            "exp": int(time.time()) + 300,
            "nonce": kept["asked"]["nonce"],
            **kept["who"],
            **self.said,
        }
        claims = {name: value for name, value in claims.items() if value is not None}
        named = {"kid": self.kid} if self.kid is not None else {}
        token = self.forge(claims) if self.forge else jwt.encode(claims, self.key, self.algorithm, headers=named)
        return {"id_token": token, "access_token": "an-access-token"}

    def _check_client(self, fields: Mapping[str, str], headers: Mapping[str, str]) -> None:
        said = base64.b64decode(headers.get("Authorization", "").removeprefix("Basic ")).decode()
        how = self.discovery.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        proved = (
            unquote(said) == f"{CLIENT}:{self.secret}"
            if "client_secret_basic" in how
            else (said, fields["client_secret"]) == ("", self.secret)
        )
        if not proved:
            raise IssuerRefusesUs("invalid_client")


def spelled(header: Mapping[str, Any], claims: Mapping[str, Any], signature: bytes = b"") -> str:
    """A token letter by letter, for what no library would sign."""
    parts = (json.dumps(header).encode(), json.dumps(claims).encode(), signature)
    return ".".join(base64.urlsafe_b64encode(each).rstrip(b"=").decode() for each in parts)
