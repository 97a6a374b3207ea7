"""The part of the walk where an editor comes in with an account; the issuer is the tests' own, and reads no AWS."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from chalicelib.adapters.openid.issuer import OpenIdIssuer
from chalicelib.bootstrap import Platform
from tests.issuer import RETURNS_TO, SECRET, SETTINGS, Issuer


def sign_in_by_account(here: Platform, ask: Callable[..., Any]) -> None:
    """Leave for the issuer, and come back; `ask` sends (method, path, headers, body) through the front door."""
    before, issuer = here.settings, Issuer()
    here.settings = replace(before, accounts=SETTINGS)
    here.accounts = OpenIdIssuer(SETTINGS, returns_to=RETURNS_TO, web=issuer, secret=lambda: SECRET)
    left = ask("GET", "/editor/sign-in/account", {}, b"")
    code, state = issuer.sign_in(json.loads(left.body)["url"])
    headers = {"Content-Type": "application/json", "Cookie": str(left.headers["Set-Cookie"]).partition(";")[0]}
    back = ask("POST", "/editor/sign-in/return", headers, json.dumps({"code": code, "state": state}).encode())
    assert back.status_code == 200, back.body
    here.settings = before
    del here.accounts
