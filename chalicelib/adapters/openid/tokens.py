"""Claims of a token that an issuer signed, read once everything about it was checked.

Loaded only when somebody comes back with a code: cryptography is most of what sign-in costs.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import jwt

from chalicelib.domain.rules.refusals import SignInFailed

# Signatures by a key that only the issuer has. Never `none`, and never HS*: a public key would be its secret.
KINDS: Final[Mapping[str, str]] = {"RS256": "RSA", "ES256": "EC"}
_LEEWAY: Final = 60  # seconds that clocks may differ
_LONGEST: Final = 16 * 1024  # characters
_NEEDED: Final = ["iss", "sub", "aud", "exp", "iat", "nonce"]


def header(token: str) -> tuple[str, str]:
    """Return the key id and the algorithm that a token says it was signed with; nothing of it is proved yet.

    Raises:
        SignInFailed: it is no token, or of an algorithm that we do not take.
    """
    if len(token) > _LONGEST:
        raise SignInFailed("token_too_long")
    try:
        said = jwt.get_unverified_header(token)
    except jwt.InvalidTokenError as error:
        raise SignInFailed("no_token") from error
    kid, algorithm = said.get("kid", ""), said.get("alg")
    if algorithm not in KINDS or not isinstance(kid, str):
        raise SignInFailed("algorithm")
    return kid, str(algorithm)


def knows(keys: Sequence[Mapping[str, Any]], kid: str) -> bool:
    return any(each.get("kid", "") == kid for each in keys) or not kid


def key(keys: Sequence[Mapping[str, Any]], kid: str, algorithm: str) -> jwt.PyJWK:
    """The one key that fits; an issuer that names none in its tokens must have but one.

    Raises:
        SignInFailed: none fits, or more than one.
    """
    fitting = [
        each
        for each in keys
        if each.get("kty") == KINDS[algorithm]
        and each.get("use", "sig") == "sig"
        and each.get("alg", algorithm) == algorithm
        and kid in {each.get("kid", ""), ""}
    ]
    if len(fitting) != 1:
        raise SignInFailed("unknown_key")
    try:
        return jwt.PyJWK(dict(fitting[0]), algorithm)
    except jwt.PyJWTError as error:
        raise SignInFailed("unusable_key") from error


def claims(
    token: str, signed_with: jwt.PyJWK, *, algorithm: str, issuer: str, client_id: str, nonce: str
) -> Mapping[str, Any]:
    """Return the claims of a token: signed by this issuer, for us, in answer to this question, and not too long ago.

    Raises:
        SignInFailed: one of these does not hold.
    """
    try:
        found: Mapping[str, Any] = jwt.decode(
            token,
            signed_with,
            algorithms=[algorithm],
            audience=client_id,
            issuer=issuer,
            leeway=_LEEWAY,
            options={"require": _NEEDED, "enforce_minimum_key_length": True},
        )
    except jwt.PyJWTError as error:
        raise SignInFailed(type(error).__name__) from error
    several = isinstance(found["aud"], list) and len(found["aud"]) > 1
    if found.get("azp", "" if several else client_id) != client_id:
        raise SignInFailed("azp")
    if found["nonce"] != nonce:
        raise SignInFailed("nonce")
    if not isinstance(found["sub"], str) or not found["sub"]:
        raise SignInFailed("sub")
    return found
