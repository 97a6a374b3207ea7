"""Editors through issuers that others made, with their defaults: in, at work, out, and what an operator sets wrong."""

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlsplit

import jwt
import pytest
import time_machine
from chalice.test import Client

import app as front_door
from chalicelib.adapters.dynamodb.client.tables import EditorItem
from chalicelib.adapters.openid.issuer import OpenIdIssuer
from chalicelib.adapters.openid.web import Web
from chalicelib.bootstrap import Platform, platform
from chalicelib.domain.access.editor import Editor
from tests.builders import organisation
from tests.conftest import DynamoWorld
from tests.entrypoints.console.test_accounts import RETURN, Browser
from tests.issuer import RETURNS_TO, SETTINGS
from tests.issuers.running import AN, CERTIFIED, SECRET, TOOLKIT, Kind, Running, running, sign_in_there

KINDS: Final = (CERTIFIED, TOOLKIT)
by_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


class Clock:
    """The clock by which keys are fetched anew."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def http(dynamodb_world: DynamoWorld) -> Iterator[Any]:
    dynamodb_world.put(organisation(id="home"))
    with Client(front_door.app) as client:
        yield client.http


@pytest.fixture(scope="module", params=KINDS, ids=lambda kind: kind.name)
def issuer(request: pytest.FixtureRequest) -> Iterator[Running]:
    """Each issuer once, whose operator told it to say names, addresses and groups."""
    with running(request.param) as found:
        yield found


def trust(issuer: Running, secret: str = SECRET) -> Clock:
    """Have this stage trust it; returns the clock by which its keys grow old."""
    here, clock = platform(), Clock()
    settings = replace(SETTINGS, issuer=issuer.issuer)
    here.settings = replace(here.settings, accounts=settings)
    here.accounts = OpenIdIssuer(
        settings, returns_to=RETURNS_TO, web=Web(private_addresses=True), secret=lambda: secret, clock=clock
    )
    return clock


def back(browser: Browser, who: str = "an-1") -> Any:
    """Leave for the issuer, sign in there and come back; returns our page with the button."""
    left = browser.get("/editor/sign-in/account")
    assert left.status_code == 303, left.body
    place = urlsplit(sign_in_there(left.headers["Location"], who))
    return browser.get(f"{RETURN}?{place.query}", from_elsewhere=True)


def enter(browser: Browser, who: str = "an-1") -> Any:
    return browser.button(back(browser, who))


def test_an_editor_signs_in_acts_and_signs_out(http: Any, issuer: Running) -> None:
    trust(issuer)
    browser = Browser(http)
    entered = enter(browser)
    assert (entered.status_code, entered.headers["Location"]) == (303, "/editor/queue")
    shown = http.get("/editor/organisations/home", headers={"Cookie": f"session={browser.cookies['session']}"})
    version = json.loads(shown.body)["version"]
    path = "/editor/organisations/home"
    decision = {"action": "leave", "version": str(version), "explanation": "Ze stoppen."}
    assert browser.post(f"{path}/decisions", **decision).status_code == 303
    after = http.get(path, headers={"Cookie": f"session={browser.cookies['session']}"})
    assert "enrol" in json.loads(after.body)["allowed_actions"]
    assert browser.post("/editor/sign-out").status_code == 303
    assert browser.get("/editor/queue").headers["Location"] == "/editor/sign-in"
    (kept,) = EditorItem.scan()
    assert (kept.editor.name, kept.editor.email) == (AN["name"], AN["email"])


def test_an_address_that_is_not_verified_is_none_and_takes_nobodys_place(http: Any, issuer: Running) -> None:
    trust(issuer)
    here: Platform = platform()
    here.editors.register(Editor(id="e1", email="bo@organisatie.example", name="Bo"))
    assert enter(Browser(http), "bo-1").status_code == 303
    assert {each.editor.email for each in EditorItem.scan()} == {"", "bo@organisatie.example"}
    here.editors.register(Editor(id="e2", email=str(AN["email"]), name="An"))
    assert enter(Browser(http)).status_code == 409


def test_without_a_role_one_reads_whom_to_ask(http: Any, issuer: Running) -> None:
    trust(issuer)
    refused = enter(Browser(http), "cis-1")
    assert (refused.status_code, "Je hebt hier geen toegang" in refused.body.decode()) == (403, True)


def test_a_wrong_secret_is_told_plainly(http: Any, issuer: Running) -> None:
    trust(issuer, secret="what it was before")
    refused = enter(Browser(http))
    assert (refused.status_code, "herkent ons niet" in refused.body.decode()) == (503, True)
    assert "Wacht een minuut" not in refused.body.decode()


def test_a_code_opens_one_session(http: Any, issuer: Running) -> None:
    trust(issuer)
    browser = Browser(http)
    landed = back(browser)
    assert [browser.button(landed).status_code for _ in range(2)] == [303, 400]


@pytest.mark.parametrize("seconds", [-58, 58])
def test_clocks_a_minute_apart_keep_nobody_out(http: Any, issuer: Running, seconds: int) -> None:
    trust(issuer)
    with time_machine.travel(time.time() + seconds, tick=True):
        assert enter(Browser(http)).status_code == 303


def test_a_clock_far_behind_does(http: Any, issuer: Running) -> None:
    trust(issuer)
    with time_machine.travel(time.time() - timedelta(minutes=3).total_seconds(), tick=True):
        assert enter(Browser(http)).status_code == 400


@by_kind
def test_as_delivered_it_says_no_roles_and_the_page_tells_so(http: Any, kind: Kind) -> None:
    with running(kind, claims=None) as issuer:
        trust(issuer)
        refused = enter(Browser(http))
    assert (refused.status_code, "zei niet wat je hier mag doen" in refused.body.decode()) == (403, True)
    assert not EditorItem.count()


@by_kind
def test_keys_that_change_meanwhile_keep_people_out_for_a_minute_at_most(http: Any, kind: Kind) -> None:
    with running(kind) as issuer:
        clock = trust(issuer)
        assert enter(Browser(http)).status_code == 303
    with running(kind, port=issuer.port):
        assert enter(Browser(http)).status_code == 400
        clock.now += 60
        assert enter(Browser(http)).status_code == 303


@by_kind
def test_a_code_that_waited_too_long_begins_anew(http: Any, kind: Kind) -> None:
    """A second here; a minute with the defaults of both."""
    with running(kind, code_seconds=1) as issuer:
        trust(issuer)
        browser = Browser(http)
        landed = back(browser)
        assert "na een minuut" in landed.body.decode()
        time.sleep(2.1)
        late = browser.button(landed)
    assert (late.status_code, "je wachtte te lang" in late.body.decode()) == (400, True)


@pytest.mark.parametrize("algorithm", ["PS256", "ES256"])
def test_every_signature_that_we_take_is_read(http: Any, algorithm: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    real = jwt.get_unverified_header

    def noted(token: str) -> dict[str, str]:
        found = real(token)
        seen.append(found["alg"])
        return found

    monkeypatch.setattr(jwt, "get_unverified_header", noted)
    with running(CERTIFIED, signed_with=algorithm) as issuer:
        trust(issuer)
        assert enter(Browser(http)).status_code == 303
    assert set(seen) == {algorithm}
