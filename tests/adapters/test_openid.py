"""An issuer is believed only when all of it holds: signature, audience, time, and our own question."""

import hashlib
import hmac
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from chalicelib.adapters.openid.issuer import OpenIdIssuer
from chalicelib.domain.access.editor import Account
from chalicelib.domain.access.roles import Role
from chalicelib.domain.rules.refusals import IssuerAway, IssuerRefusesUs, SignInFailed
from chalicelib.ports.accounts import Proofs
from tests.issuer import AN, CLIENT, ISSUER, RETURNS_TO, SECRET, SETTINGS, Issuer, ec_key, public, rsa_key, spelled

PROOFS = Proofs(state="a-state", nonce="a-nonce", verifier="a-verifier-of-at-least-forty-three-characters-x")
HOUR = 3600.0


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def issuer() -> Issuer:
    return Issuer()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(issuer: Issuer, clock: Clock) -> OpenIdIssuer:
    return OpenIdIssuer(SETTINGS, returns_to=RETURNS_TO, web=issuer, secret=lambda: SECRET, clock=clock)


def signed_in(accounts: OpenIdIssuer, issuer: Issuer, **who: Any) -> Account:
    code, _ = issuer.sign_in(accounts.address(PROOFS), {**AN, **who})
    return accounts.account(code, PROOFS)


def refused(accounts: OpenIdIssuer, issuer: Issuer) -> str:
    with pytest.raises(SignInFailed) as refusal:
        signed_in(accounts, issuer)
    return refusal.value.reason


def test_an_account_has_its_name_its_vouched_address_and_the_roles_of_its_groups(
    accounts: OpenIdIssuer, issuer: Issuer
) -> None:
    assert signed_in(accounts, issuer) == Account(
        issuer=ISSUER,
        subject="an-1",
        name="An Declercq",
        email="an@organisatie.example",
        roles=(Role.EDITOR,),
    )


def test_the_verifier_stays_here_until_the_code_is_back(accounts: OpenIdIssuer) -> None:
    assert PROOFS.verifier not in accounts.address(PROOFS)


@pytest.mark.parametrize(
    ("groups", "roles"),
    [
        (["beheer", "hoofdredactie", "redactie-2"], (Role.EDITOR, Role.CHIEF_EDITOR, Role.OPERATOR)),
        ("hoofdredactie", (Role.CHIEF_EDITOR,)),
        (["Redactie", "redactie ", "x"], ()),
        ([], ()),
        (None, ()),
        (7, ()),
        ([["redactie"], {"redactie": 1}], ()),
        ({"redactie": True}, ()),
    ],
)
def test_only_the_very_words_of_the_claim_give_a_role(
    accounts: OpenIdIssuer, issuer: Issuer, groups: Any, roles: tuple[Role, ...]
) -> None:
    assert signed_in(accounts, issuer, groups=groups).roles == roles


@pytest.mark.parametrize("name", ["cognito:groups", "realm_access.roles", "https://claims.example/roles"])
def test_the_claim_may_have_a_name_of_any_issuers_kind(issuer: Issuer, name: str) -> None:
    accounts = OpenIdIssuer(
        replace(SETTINGS, roles_claim=name), returns_to=RETURNS_TO, web=issuer, secret=lambda: SECRET
    )
    said: dict[str, Any] = {name: ["redactie"]}
    if name == "realm_access.roles":
        said = {"realm_access": {"roles": ["redactie"]}}
    assert signed_in(accounts, issuer, groups=None, **said).roles == (Role.EDITOR,)


@pytest.mark.parametrize("verified", [False, None, "false", 1.5])
def test_an_address_that_the_issuer_does_not_vouch_for_is_none(
    accounts: OpenIdIssuer, issuer: Issuer, verified: Any
) -> None:
    assert signed_in(accounts, issuer, email_verified=verified).email == ""


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({"name": None, "given_name": "Bo", "family_name": "Claes"}, "Bo Claes"),
        ({"name": None}, "Redacteur"),
        ({"name": "  "}, "Redacteur"),
        ({"name": "x" * 400}, "x" * 100),
    ],
)
def test_an_editor_always_has_a_name(accounts: OpenIdIssuer, issuer: Issuer, said: dict[str, Any], name: str) -> None:
    assert signed_in(accounts, issuer, **said).name == name


def timed(said: dict[str, Any]) -> dict[str, Any]:
    """Return the claims of a token, with its moments, which are written in seconds from now."""
    now = int(time.time())
    moments = {name: now + said[name] for name in ("exp", "iat", "nbf") if isinstance(said.get(name), int)}
    return {**said, **moments}


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"aud": "another-client"}, "InvalidAudienceError"),
        ({"aud": None}, "MissingRequiredClaimError"),
        ({"aud": ["another-client"]}, "InvalidAudienceError"),
        ({"iss": "https://other.example"}, "InvalidIssuerError"),
        ({"iss": f"{ISSUER}/"}, "InvalidIssuerError"),
        ({"exp": -62}, "ExpiredSignatureError"),
        ({"exp": None}, "MissingRequiredClaimError"),
        ({"exp": "soon"}, "DecodeError"),
        ({"iat": 65}, "ImmatureSignatureError"),
        ({"nbf": 3_600}, "ImmatureSignatureError"),
        ({"nonce": "another"}, "nonce"),
        ({"nonce": None}, "MissingRequiredClaimError"),
        ({"azp": "another-client"}, "azp"),
        ({"aud": [CLIENT, "another-client"]}, "azp"),
        ({"sub": None}, "MissingRequiredClaimError"),
        ({"sub": ""}, "sub"),
    ],
    ids=str,
)
def test_a_token_for_somebody_else_another_time_or_another_question_is_refused(
    accounts: OpenIdIssuer, issuer: Issuer, said: dict[str, Any], reason: str
) -> None:
    issuer.said = timed(said)
    assert refused(accounts, issuer) == reason


@pytest.mark.parametrize(
    "said",
    [
        {"exp": -57},
        {"iat": 59},
        {"nbf": 59},
        {"aud": [CLIENT, "another-client"], "azp": CLIENT},
        {"aud": [CLIENT]},
        {"azp": CLIENT},
    ],
)
def test_clocks_may_differ_a_little_and_a_token_may_be_for_others_too(
    accounts: OpenIdIssuer, issuer: Issuer, said: dict[str, Any]
) -> None:
    issuer.said = timed(said)
    assert signed_in(accounts, issuer).subject == "an-1"


def unsigned(claims: dict[str, Any]) -> str:
    return spelled({"alg": "none", "kid": "first"}, claims)


def signed_with_the_public_key(claims: dict[str, Any]) -> str:
    """The oldest trick: everybody knows the public key, and to HS256 it is a secret like any other."""
    secret = rsa_key("first").public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    body = spelled({"alg": "HS256", "kid": "first"}, claims).rpartition(".")[0]
    return f"{body}.{spelled({}, {}, hmac.digest(secret, body.encode(), hashlib.sha256)).rpartition('.')[2]}"


def by_a_stranger(claims: dict[str, Any]) -> str:
    return jwt.encode(claims, rsa_key("stranger"), algorithm="RS256", headers={"kid": "first"})


def with_a_key_of_its_own(claims: dict[str, Any]) -> str:
    headers = {"kid": "first", "jwk": public(rsa_key("stranger"), "first")}
    return jwt.encode(claims, rsa_key("stranger"), algorithm="RS256", headers=headers)


def claimed_curve(claims: dict[str, Any]) -> str:
    return jwt.encode(claims, ec_key("stranger"), algorithm="ES256", headers={"kid": "first"})


def longer_digest(claims: dict[str, Any]) -> str:
    return jwt.encode(claims, rsa_key("first"), algorithm="RS512", headers={"kid": "first"})


@pytest.mark.parametrize(
    ("forge", "reason"),
    [
        (unsigned, "algorithm"),
        (signed_with_the_public_key, "algorithm"),
        (longer_digest, "algorithm"),
        (by_a_stranger, "InvalidSignatureError"),
        (with_a_key_of_its_own, "InvalidSignatureError"),
        (claimed_curve, "unknown_key"),
        (lambda _: "rubbish", "no_token"),
        (lambda _: "a.b.c", "no_token"),
        (lambda _: "x" * 20_000, "token_too_long"),
        (lambda claims: spelled({"alg": "RS256", "kid": 7}, claims), "no_token"),
    ],
)
def test_what_the_issuer_did_not_sign_is_refused(
    accounts: OpenIdIssuer, issuer: Issuer, forge: Callable[[dict[str, Any]], str], reason: str
) -> None:
    issuer.forge = forge
    assert refused(accounts, issuer) == reason


def test_the_padding_that_stricter_profiles_ask_for_is_as_good(accounts: OpenIdIssuer, issuer: Issuer) -> None:
    issuer.algorithm = "PS256"
    assert signed_in(accounts, issuer).subject == "an-1"
    issuer.shown = [{**issuer.shown[0], "alg": "RS256"}]  # a key that its owner keeps for the other padding
    assert signed_in(accounts, issuer).subject == "an-1"  # as it was when we looked


def test_a_signature_on_the_curve_that_we_take_is_as_good(accounts: OpenIdIssuer, issuer: Issuer) -> None:
    issuer.key, issuer.algorithm, issuer.kid = ec_key("ours"), "ES256", "curve"
    issuer.shown.append(public(ec_key("ours"), "curve"))
    assert signed_in(accounts, issuer).subject == "an-1"


def test_a_key_that_anybody_could_break_is_none(accounts: OpenIdIssuer, issuer: Issuer) -> None:
    issuer.key, issuer.kid = rsa_key("short", 1024), "short"
    issuer.shown = [public(rsa_key("short", 1024), "short")]
    with pytest.warns(jwt.InsecureKeyLengthWarning):  # as the issuer signs with it
        assert refused(accounts, issuer) == "InvalidKeyError"


def test_a_key_for_encryption_signs_nothing(accounts: OpenIdIssuer, issuer: Issuer) -> None:
    issuer.shown = [{**issuer.shown[0], "use": "enc"}]
    assert refused(accounts, issuer) == "unknown_key"


def rotate(issuer: Issuer) -> None:
    issuer.key, issuer.kid = rsa_key("second"), "second"
    issuer.shown.append(public(rsa_key("second"), "second"))


def test_a_new_key_is_looked_for_once_a_minute_whoever_asks(
    accounts: OpenIdIssuer, issuer: Issuer, clock: Clock
) -> None:
    signed_in(accounts, issuer)
    rotate(issuer)
    assert refused(accounts, issuer) == "unknown_key"
    assert refused(accounts, issuer) == "unknown_key"
    assert issuer.fetched.count(issuer.discovery["jwks_uri"]) == 1
    clock.now += 60
    assert signed_in(accounts, issuer).subject == "an-1"
    issuer.kid = "made-up"
    assert refused(accounts, issuer) == "unknown_key"
    assert issuer.fetched.count(issuer.discovery["jwks_uri"]) == 2


def test_a_key_that_the_issuer_took_away_is_believed_for_an_hour_at_most(
    accounts: OpenIdIssuer, issuer: Issuer, clock: Clock
) -> None:
    signed_in(accounts, issuer)
    issuer.shown = [public(rsa_key("second"), "second")]
    clock.now += HOUR
    assert signed_in(accounts, issuer).subject == "an-1"
    clock.now += 1
    assert refused(accounts, issuer) == "unknown_key"


@pytest.mark.parametrize("kid", [None, "first"])
def test_a_new_key_that_tokens_do_not_name_is_looked_for_on_a_bad_signature(
    accounts: OpenIdIssuer, issuer: Issuer, clock: Clock, kid: str | None
) -> None:
    issuer.kid = kid
    assert signed_in(accounts, issuer).subject == "an-1"
    issuer.key, issuer.shown = rsa_key("second"), [public(rsa_key("second"), "first")]
    assert refused(accounts, issuer) == "InvalidSignatureError"
    assert issuer.fetched.count(issuer.discovery["jwks_uri"]) == 1  # it looked less than a minute ago
    clock.now += 60
    assert signed_in(accounts, issuer).subject == "an-1"
    issuer.key = rsa_key("stranger")
    for _ in range(3):
        assert refused(accounts, issuer) == "InvalidSignatureError"
    assert issuer.fetched.count(issuer.discovery["jwks_uri"]) == 2
    clock.now += 60
    for _ in range(3):
        assert refused(accounts, issuer) == "InvalidSignatureError"
    assert issuer.fetched.count(issuer.discovery["jwks_uri"]) == 3


def test_what_an_issuer_says_of_itself_is_asked_once_an_hour(
    accounts: OpenIdIssuer, issuer: Issuer, clock: Clock
) -> None:
    for _ in range(3):
        signed_in(accounts, issuer)
    assert len(issuer.fetched) == 2
    clock.now += HOUR + 1
    signed_in(accounts, issuer)
    assert len(issuer.fetched) == 4


def test_without_a_kid_only_an_only_key_fits(accounts: OpenIdIssuer, issuer: Issuer, clock: Clock) -> None:
    issuer.forge = lambda claims: jwt.encode(claims, rsa_key("first"), algorithm="RS256")
    assert signed_in(accounts, issuer).subject == "an-1"
    issuer.shown.append(public(rsa_key("second"), "second"))
    clock.now += HOUR + 1
    assert refused(accounts, issuer) == "unknown_key"


def test_a_code_is_good_once_and_only_with_its_own_verifier(accounts: OpenIdIssuer, issuer: Issuer) -> None:
    code, _ = issuer.sign_in(accounts.address(PROOFS))
    for verifier in ("", "another-verifier-of-at-least-forty-three-characters"):
        other, _ = issuer.sign_in(accounts.address(PROOFS))
        with pytest.raises(SignInFailed, match="refused_code"):
            accounts.account(other, Proofs(state=PROOFS.state, nonce=PROOFS.nonce, verifier=verifier))
    assert accounts.account(code, PROOFS)
    with pytest.raises(SignInFailed, match="refused_code"):
        accounts.account(code, PROOFS)


def test_our_secret_goes_where_the_issuer_takes_it(accounts: OpenIdIssuer, issuer: Issuer) -> None:
    issuer.discovery["token_endpoint_auth_methods_supported"] = ["client_secret_post"]
    assert signed_in(accounts, issuer).subject == "an-1"


@pytest.mark.parametrize("secret", ["a secret of words", "a+b%20c/d:e~é&=", "%"])
def test_our_secret_arrives_whatever_is_in_it(issuer: Issuer, secret: str) -> None:
    """Read as a form is, and as an issuer reads it that only undoes percents."""
    issuer.secret = secret
    ours = OpenIdIssuer(SETTINGS, returns_to=RETURNS_TO, web=issuer, secret=lambda: secret)
    assert signed_in(ours, issuer).subject == "an-1"


def test_a_wrong_secret_is_told_apart_from_a_code_that_was_used(issuer: Issuer) -> None:
    ours = OpenIdIssuer(SETTINGS, returns_to=RETURNS_TO, web=issuer, secret=lambda: "another")
    with pytest.raises(IssuerRefusesUs, match="invalid_client"):
        signed_in(ours, issuer)


def test_no_token_is_no_account(accounts: OpenIdIssuer, issuer: Issuer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(issuer, "post", lambda *_: {"access_token": "x"})
    assert refused(accounts, issuer) == "no_id_token"


@pytest.mark.parametrize(
    "wrong",
    [{"issuer": "https://other.example"}, {"issuer": 7}, {"token_endpoint": None}, {"jwks_uri": ["https://x.example"]}],
    ids=str,
)
def test_an_issuer_that_names_itself_otherwise_or_not_at_all_is_away(
    accounts: OpenIdIssuer, issuer: Issuer, wrong: dict[str, Any]
) -> None:
    issuer.discovery |= wrong
    with pytest.raises(IssuerAway):
        accounts.address(PROOFS)


def test_an_issuer_without_keys_is_away(
    accounts: OpenIdIssuer, issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, _ = issuer.sign_in(accounts.address(PROOFS))
    monkeypatch.setattr(issuer, "shown", "no list")
    with pytest.raises(IssuerAway):
        accounts.account(code, PROOFS)
