"""Claims of a token that an issuer signed, read once everything about it was checked.

Loaded only when somebody comes back with a code: cryptography is most of what sign-in costs.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import jwt

from chalicelib.domain.rules.refusals import TokenNotTrusted

# Signatures by a key that only the issuer has. Never `none`, and never HS*: a public key would be its secret. PS256
# and ES256 are what financial and health profiles ask of an issuer (FAPI 2.0, 5.4.1), RS256 is what every one has.
KINDS: Final[Mapping[str, str]] = {"RS256": "RSA", "PS256": "RSA", "ES256": "EC"}
# None of these keys signed the token: it is forged, or its issuer has keys that we have not seen.
WRONG_KEY: Final = frozenset({"unknown_key", jwt.InvalidSignatureError.__name__})
_LEEWAY: Final = 60  # seconds that clocks may differ
_LONGEST: Final = 16 * 1024  # characters
_NEEDED: Final = ["iss", "sub", "aud", "exp", "iat", "nonce"]


def algorithm(token: str) -> str:
    """Return the algorithm that a token says it was signed with; nothing of it is proved yet.

    Raises:
        TokenNotTrusted: it is no token, or of an algorithm that we do not take.
    """
    if len(token) > _LONGEST:
        raise TokenNotTrusted("token_too_long")
    try:
        said = jwt.get_unverified_header(token)
    except jwt.InvalidTokenError as error:
        raise TokenNotTrusted("no_token") from error
    found = said.get("alg")
    if found not in KINDS:
        raise TokenNotTrusted("algorithm")
    return str(found)


def key(keys: Sequence[Mapping[str, Any]], token: str, algorithm: str) -> jwt.PyJWK:
    """The one key that fits; an issuer that names none in its tokens must have but one (OpenID Connect Core, 10.1).

    Raises:
        TokenNotTrusted: none fits, or more than one; or the one that fits is no key.
    """
    kid = jwt.get_unverified_header(token).get("kid", "")
    fitting = [
        each
        for each in keys
        if each.get("kty") == KINDS[algorithm]
        and each.get("use", "sig") == "sig"
        and each.get("alg", algorithm) == algorithm
        and kid in {each.get("kid", ""), ""}
    ]
    if len(fitting) != 1:
        raise TokenNotTrusted("unknown_key")
    try:
        return jwt.PyJWK(dict(fitting[0]), algorithm)
    except jwt.PyJWTError as error:
        raise TokenNotTrusted("unusable_key") from error


def claims(
    token: str, signed_with: jwt.PyJWK, *, algorithm: str, issuer: str, client_id: str, nonce: str
) -> Mapping[str, Any]:
    """Return the claims of a token: signed by this issuer, for us, in answer to this question, and not too long ago.

    Raises:
        TokenNotTrusted: one of these does not hold.
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
        raise TokenNotTrusted(type(error).__name__) from error
    # A token for several must name us as whom it was given to (OpenID Connect Core, 3.1.3.7).
    several = isinstance(found["aud"], list) and len(found["aud"]) > 1
    if found.get("azp", "" if several else client_id) != client_id:
        raise TokenNotTrusted("azp")
    if found["nonce"] != nonce:
        raise TokenNotTrusted("nonce")
    if not isinstance(found["sub"], str) or not found["sub"]:
        raise TokenNotTrusted("sub")
    return found
