"""Parts of the walk: an editor comes in with an account, whose issuer is the tests' own; a house hands out cards."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from chalicelib.adapters.openid.issuer import OpenIdIssuer
from chalicelib.bootstrap import Platform
from chalicelib.domain.rules.lifecycle import Action
from tests.entrypoints.front_door import House
from tests.issuer import RETURNS_TO, SECRET, SETTINGS, Issuer
from tests.story.requests import Call


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


def hand_out_cards(house: House, link: str) -> None:
    """Make cards through the link to its figures, print them, and have two used: one of them in vain."""
    wanted = {"number": 5, "group": "families", "everyone": True}
    sheet = house.done(Call(f"{link}/invitations", wanted)).json["sheet"]
    codes = [each["code"] for each in house.ask(Call(sheet, method="GET")).json["cards"]]
    assert house.ask(Call(f"{link}/invitations", method="GET")).json["items"]
    assert house.ask(Call("/u", method="GET")).status == house.ask(Call(f"/u/{codes[0]}", method="GET")).status == 200
    confirmed, _ = (house.submit(invitation=each) for each in codes[:2])
    house.does(Action.CONFIRM, confirmed)
