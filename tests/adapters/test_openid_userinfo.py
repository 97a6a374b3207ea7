"""Who somebody is stands in the token or in userinfo; what the issuer signed outranks what it tells when asked."""

from typing import Any

import pytest

from chalicelib.adapters.openid.issuer import OpenIdIssuer
from chalicelib.domain.access.editor import Account
from chalicelib.domain.access.roles import Role
from chalicelib.domain.rules.refusals import SignInFailed
from tests.adapters.test_openid import PROOFS, signed_in
from tests.issuer import AN, ISSUER, RETURNS_TO, SECRET, SETTINGS, Issuer


@pytest.fixture
def issuer() -> Issuer:
    return Issuer()


@pytest.fixture
def accounts(issuer: Issuer) -> OpenIdIssuer:
    return OpenIdIssuer(SETTINGS, returns_to=RETURNS_TO, web=issuer, secret=lambda: SECRET)


BARE = {"name": None, "email": None, "email_verified": None, "groups": None}


def asked(issuer: Issuer, **told: Any) -> None:
    issuer.discovery["userinfo_endpoint"] = "https://accounts.example/op/me"
    issuer.told = {**AN, **told}


def test_what_the_token_leaves_out_is_asked_of_userinfo(accounts: OpenIdIssuer, issuer: Issuer) -> None:
    asked(issuer)
    assert signed_in(accounts, issuer, **BARE) == Account(
        issuer=ISSUER, subject="an-1", name="An Declercq", email="an@organisatie.example", roles=(Role.EDITOR,)
    )


def test_userinfo_is_asked_only_for_what_is_missing_and_never_outranks_the_token(
    accounts: OpenIdIssuer, issuer: Issuer
) -> None:
    asked(issuer, name="Somebody", groups=["beheer"], email="other@organisatie.example")
    assert signed_in(accounts, issuer).roles == (Role.EDITOR,)
    assert issuer.discovery["userinfo_endpoint"] not in issuer.fetched
    found = signed_in(accounts, issuer, name=None, groups=[])
    assert (found.name, found.roles, found.email) == ("Somebody", (), "an@organisatie.example")


def test_an_address_of_userinfo_is_vouched_for_by_userinfo_alone(accounts: OpenIdIssuer, issuer: Issuer) -> None:
    asked(issuer, email_verified=False)
    assert signed_in(accounts, issuer, email=None, email_verified=True).email == ""


@pytest.mark.parametrize("sub", ["bo-1", None])
def test_userinfo_of_somebody_else_lets_nobody_in(accounts: OpenIdIssuer, issuer: Issuer, sub: str | None) -> None:
    asked(issuer, sub=sub)
    code, _ = issuer.sign_in(accounts.address(PROOFS), {**AN, **BARE})
    with pytest.raises(SignInFailed, match="userinfo_of_another"):
        accounts.account(code, PROOFS)


@pytest.mark.parametrize("said", [[], "iets anders", None])
def test_no_role_and_no_word_of_roles_are_told_apart(accounts: OpenIdIssuer, issuer: Issuer, said: Any) -> None:
    for endpoint in (False, True):
        if endpoint:
            asked(issuer, groups=said)
        found = signed_in(accounts, issuer, groups=said)
        assert (found.roles, found.roles_said) == ((), said is not None)
