"""Sign-in with an account, through the front door: once around a library's issuer over HTTP, and what goes wrong."""

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from html import unescape
from typing import Any, Final
from urllib.parse import quote, urlencode, urlsplit

import pytest
import urllib3
from chalice.test import Client

import app as front_door
from chalicelib.adapters.dynamodb.client import tables, working_tables
from chalicelib.adapters.openid.issuer import OpenIdIssuer
from chalicelib.adapters.openid.web import Web
from chalicelib.bootstrap import Platform, platform
from chalicelib.domain.access.editor import Editor, Session, SignInMethod
from chalicelib.domain.access.roles import Role
from chalicelib.domain.rules.limits import LIMITS, Limit, Limited
from chalicelib.domain.rules.refusals import IssuerAway
from chalicelib.entrypoints.http.door import ROUTES
from chalicelib.entrypoints.http.request import Audience
from chalicelib.use_cases.access.sign_in import token_hash
from tests.builders import organisation
from tests.conftest import DynamoWorld
from tests.issuer import AN, RETURNS_TO, SECRET, SETTINGS, Issuer

PAGE: Final = {"Accept": "text/html"}
FORM: Final = {**PAGE, "Content-Type": "application/x-www-form-urlencoded"}
RETURN: Final = "/editor/sign-in/return"


class Browser:
    """A browser without scripts: it keeps cookies, and sends those that it may."""

    def __init__(self, http: Any) -> None:
        self._http = http
        self.cookies: dict[str, str] = {}
        self.set: dict[str, str] = {}  # whole, as they came

    def get(self, path: str, *, from_elsewhere: bool = False) -> Any:
        return self._send("GET", path, b"", PAGE, from_elsewhere=from_elsewhere)

    def post(self, path: str, **fields: str) -> Any:
        return self._send("POST", path, urlencode(fields).encode(), {**FORM, "Sec-Fetch-Site": "same-origin"})

    def button(self, page: Any) -> Any:
        """Press the one button of a page."""
        text = page.body.decode()
        (action,) = re.findall(r'<form method="post" action="([^"]+)"', text)
        fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', text))
        return self.post(unescape(action), **{name: unescape(value) for name, value in fields.items()})

    def _send(
        self, method: str, path: str, body: bytes, headers: dict[str, str], *, from_elsewhere: bool = False
    ) -> Any:
        lax = {name for name, whole in self.set.items() if "SameSite=Lax" in whole}
        sent = {name: value for name, value in self.cookies.items() if not from_elsewhere or name in lax}
        cookie = "; ".join(f"{name}={value}" for name, value in sent.items())
        answer = self._http.request(method, path, headers={**headers, "Cookie": cookie}, body=body)
        if whole := answer.headers.get("Set-Cookie"):
            name, _, value = str(whole).partition(";")[0].partition("=")
            self.cookies[name], self.set[name] = value, str(whole)
        return answer


@pytest.fixture
def http(dynamodb_world: DynamoWorld) -> Iterator[Any]:  # noqa: ARG001 - its tables are what the door stands on
    with Client(front_door.app) as client:
        yield client.http


@pytest.fixture
def here(http: Any) -> Platform:  # noqa: ARG001 - it made the platform
    """A stage that trusts an issuer."""
    found = platform()
    found.settings = replace(found.settings, accounts=SETTINGS)
    return found


@pytest.fixture
def issuer(here: Platform) -> Issuer:
    found = Issuer()
    here.accounts = OpenIdIssuer(SETTINGS, returns_to=RETURNS_TO, web=found, secret=lambda: SECRET)
    return found


@pytest.fixture
def browser(http: Any) -> Browser:
    return Browser(http)


def back(browser: Browser, issuer: Issuer, **who: Any) -> str:
    """Return the address to which the issuer sends somebody who signed in there."""
    left = browser.get("/editor/sign-in/account")
    assert left.status_code == 303
    code, state = issuer.sign_in(left.headers["Location"], {**AN, **who})
    return f"{RETURN}?{urlencode({'code': code, 'state': state})}"


def enter(browser: Browser, issuer: Issuer, **who: Any) -> Any:
    return browser.button(browser.get(back(browser, issuer, **who), from_elsewhere=True))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # that library's own, about the one it stands on
def test_around_an_issuer_that_a_library_provides(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    from oidc_provider_mock import run_server_in_thread  # noqa: PLC0415  (it warns while it is imported)

    monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
    with run_server_in_thread(require_nonce=True) as server:
        theirs = f"http://localhost:{server.server_port}"
        settings = replace(SETTINGS, issuer=theirs)
        here = platform()
        here.settings = replace(here.settings, accounts=settings)
        here.accounts = OpenIdIssuer(
            settings, returns_to=RETURNS_TO, web=Web(private_addresses=True), secret=lambda: SECRET
        )
        outside = urllib3.PoolManager()

        def around(groups: list[str]) -> Any:
            claims = {"email": "an@organisatie.example", "email_verified": True, "name": "An", "groups": groups}
            outside.request("PUT", f"{theirs}/users/{quote('an-1')}", json=claims)
            assert "Aanmelden met je organisatie-account" in browser.get("/editor/sign-in").body.decode()
            left = browser.get("/editor/sign-in/account")
            assert left.status_code == 303
            sent_back = outside.request("POST", left.headers["Location"], fields={"sub": "an-1"}, redirect=False)
            assert sent_back.status == 302
            place = urlsplit(sent_back.headers["Location"])
            assert f"{place.scheme}://{place.netloc}{place.path}" == RETURNS_TO
            sessions = working_tables.SessionItem.count()
            landed = browser.get(f"{place.path}?{place.query}", from_elsewhere=True)
            assert (landed.status_code, working_tables.SessionItem.count()) == (200, sessions)
            return landed

        landed = around(["redactie"])
        entered = browser.button(landed)
        assert (entered.status_code, entered.headers["Location"]) == (303, "/editor/queue")
        assert browser.get("/editor/queue").status_code == 200
        assert all(part in browser.set["tie"] for part in ("HttpOnly", "Secure", "SameSite=Lax", "Path=/editor/sign"))
        assert all(part in browser.set["session"] for part in ("HttpOnly", "Secure", "SameSite=Strict"))
        again = browser.button(landed)
        assert again.status_code == 400
        assert browser.button(around([])).status_code == 403
        assert browser.get("/editor/queue").headers["Location"] == "/editor/sign-in"
    (kept,) = tables.EditorItem.scan()
    assert (kept.editor.way, kept.editor.roles) == (SignInMethod.ACCOUNT, ())
    assert not kept.email


def test_a_program_gets_a_token(http: Any, issuer: Issuer) -> None:
    left = http.get("/editor/sign-in/account")
    login_cookie = str(left.headers["Set-Cookie"]).partition(";")[0]
    code, state = issuer.sign_in(json.loads(left.body)["url"])
    headers = {"Content-Type": "application/json", "Cookie": login_cookie}
    entered = http.post(RETURN, headers=headers, body=json.dumps({"code": code, "state": state}).encode())
    token = json.loads(entered.body)["access_token"]
    assert http.get("/editor/queue", headers={"Authorization": f"Bearer {token}"}).status_code == 200
    assert "Set-Cookie" not in entered.headers


def test_looking_at_the_way_back_any_number_of_times_changes_nothing(
    http: Any, browser: Browser, issuer: Issuer
) -> None:
    place = back(browser, issuer)
    for _ in range(3):
        landed = browser.get(place, from_elsewhere=True)
        assert (landed.headers["Cache-Control"], landed.headers["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert http.request("HEAD", place, headers={"Cookie": f"tie={browser.cookies['tie']}"}, body=b"").status_code == 200
    assert working_tables.SessionItem.count() == tables.EditorItem.count() == 0
    assert browser.button(landed).status_code == 303


def test_what_does_not_come_from_our_issuer_to_this_browser_is_refused(browser: Browser, issuer: Issuer) -> None:
    state = back(browser, issuer).partition("state=")[2]
    for query in (
        "state=wrong&code=c",
        "code=c",
        "",
        f"state={state}&error=access_denied",
        f"state={state}&error=%3Cscript%3E",
        f"state={state}&code=c&iss=https%3A%2F%2Fother.example",
        f"state={state}",
    ):
        refused = browser.get(f"{RETURN}?{query}", from_elsewhere=True)
        assert refused.status_code == 400, query
        assert "Aanmelden is niet gelukt" in refused.body.decode()
        assert 'href="/editor/sign-in"' in refused.body.decode()


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        ("login_required", 400, "Begin opnieuw"),
        ("temporarily_unavailable", 503, "Wacht een minuut"),
        ("unauthorized_client", 503, "Wachten of opnieuw proberen helpt niet"),
        ("invalid_scope", 503, "Wachten of opnieuw proberen helpt niet"),
    ],
)
def test_what_the_issuer_says_instead_of_a_code_is_told_for_what_it_is(
    browser: Browser, issuer: Issuer, error: str, status: int, words: str
) -> None:
    state = back(browser, issuer).partition("state=")[2]
    told = browser.get(f"{RETURN}?state={state}&error={error}", from_elsewhere=True)
    assert (told.status_code, words in told.body.decode()) == (status, True)
    assert ("Retry-After" in told.headers) is (error == "temporarily_unavailable")


def test_a_wrong_secret_or_setting_is_not_waited_for(browser: Browser, issuer: Issuer) -> None:
    issuer.secret = "what it was before"
    refused = enter(browser, issuer)
    assert (refused.status_code, "Retry-After" in refused.headers) == (503, False)
    assert "Wachten of opnieuw proberen helpt niet" in refused.body.decode()


def test_a_browser_that_keeps_no_cookies_reads_that(http: Any, browser: Browser, issuer: Issuer) -> None:
    place = back(browser, issuer)
    told = Browser(http).get(place, from_elsewhere=True)
    assert (told.status_code, "Sta cookies van deze site toe" in told.body.decode()) == (400, True)


def test_who_gets_no_word_of_roles_reads_whom_to_ask(browser: Browser, issuer: Issuer) -> None:
    assert enter(browser, issuer).status_code == 303
    refused = enter(browser, issuer, groups=None)
    assert (refused.status_code, "welke rol je hebt" in refused.body.decode()) == (403, True)
    assert browser.get("/editor/queue").headers["Location"] == "/editor/sign-in"  # and every session ended with it


@pytest.mark.parametrize(
    ("stage", "site", "secure"),
    [
        ("local", "http://127.0.0.1:8000", set()),
        ("local", "https://platform.example", {"tie", "session", "back"}),
        ("dev", "http://platform.example", {"tie", "session", "back"}),
    ],
)
def test_only_a_local_stack_on_plain_http_sets_cookies_that_such_a_browser_keeps(
    browser: Browser, issuer: Issuer, here: Platform, stage: str, site: str, secure: set[str]
) -> None:
    here.settings = replace(here.settings, stage=stage, site_url=site)
    assert enter(browser, issuer).status_code == 303
    browser.post("/editor/sign-out")
    browser.get("/editor/reviews/none")
    assert {*browser.set} == {"tie", "session", "back"}
    assert {name for name, whole in browser.set.items() if "Secure" in whole.split("; ")} == secure


def test_another_browser_with_a_stolen_answer_gets_nowhere(http: Any, browser: Browser, issuer: Issuer) -> None:
    place = back(browser, issuer)
    thief = Browser(http)
    assert thief.get(place).status_code == 400
    back(thief, issuer)  # with a login cookie of its own
    assert thief.get(place).status_code == 400
    code, state = re.findall(r"code=([^&]+)&state=(.+)", place)[0]
    assert thief.post(RETURN, code=code, state=state).status_code == 400


def test_what_the_issuer_says_wrong_opens_nothing(browser: Browser, issuer: Issuer) -> None:
    for said in ({"nonce": "another"}, {"aud": "another"}, {"exp": 1}, {"iss": "https://other.example"}):
        issuer.said = said
        answered = enter(browser, issuer)
        assert (answered.status_code, "niet vertrouwen" in answered.body.decode()) == (400, True)
        assert "Vertel het aan je beheerder" in answered.body.decode()
    assert "session" not in browser.cookies
    assert not tables.EditorItem.count()


def test_who_has_no_role_who_is_off_and_who_comes_by_mail_read_why(
    browser: Browser, issuer: Issuer, here: Platform
) -> None:
    refused = enter(browser, issuer, groups=["iets anders"])
    assert (refused.status_code, "Je hebt hier geen toegang" in refused.body.decode()) == (403, True)
    here.editors.register(Editor(id="e1", email="an@organisatie.example", name="An"))
    refused = enter(browser, issuer)
    assert (refused.status_code, "Meld je aan met je mail" in refused.body.decode()) == (409, True)
    here.editors.register(Editor(id="e1", email="an@organisatie.example", name="An", off=True))
    assert enter(browser, issuer).status_code == 403


def test_an_operator_lands_where_there_is_something_for_operators(browser: Browser, issuer: Issuer) -> None:
    assert enter(browser, issuer, groups=["beheer"]).headers["Location"] == "/editor/sync-runs"
    seen = browser.get("/editor/sync-runs")
    assert seen.status_code == 200
    assert 'href="/editor/queue"' not in seen.body.decode()
    assert browser.get("/editor/queue").status_code == 403


def test_one_origin_can_try_as_often_as_it_can_ask_for_links(
    browser: Browser, issuer: Issuer, here: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.settings = replace(here.settings, origin_limit_factor=1)
    few = replace(LIMITS[Limited.SIGN_IN], per_origin=Limit(2, timedelta(hours=1)))
    monkeypatch.setattr("chalicelib.domain.rules.limits.LIMITS", {**LIMITS, Limited.SIGN_IN: few})
    issuer.said = {"nonce": "another"}
    assert [enter(browser, issuer).status_code for _ in range(3)] == [400, 400, 429]


def test_an_issuer_that_is_not_itself_is_away(browser: Browser, issuer: Issuer) -> None:
    issuer.discovery["issuer"] = "https://other.example"
    refused = browser.get("/editor/sign-in/account")
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "60")


def test_a_stage_without_an_issuer_offers_none(http: Any, browser: Browser) -> None:
    assert "organisatie-account" not in browser.get("/editor/sign-in").body.decode()
    for path in ("/editor/sign-in/account", f"{RETURN}?code=c&state=s"):
        assert http.get(path).status_code == 404
    posted = http.post(RETURN, headers={"Content-Type": "application/json"}, body=b'{"code": "c", "state": "s"}')
    assert posted.status_code in {400, 404}


def test_the_log_tells_why_and_nothing_of_whom(
    browser: Browser, issuer: Issuer, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        issuer.said = {"nonce": "another"}
        place = back(browser, issuer)
        browser.button(browser.get(place))
        browser.get(f"{RETURN}?state={place.partition('state=')[2]}&error=an-1")
    reasons = [record.__dict__.get("reason") for record in caplog.records if record.name == "waardering.accounts"]
    assert reasons == ["nonce", "no_code"]
    written = " ".join(str(record.__dict__) for record in caplog.records)
    code, state = re.findall(r"code=([^&]+)&state=(.+)", place)[0]
    for secret in ("an-1", "An Declercq", "organisatie.example", state, f"code={code}", browser.cookies["tie"]):
        assert secret not in written


def test_the_issuer_is_asked_over_tls_and_never_in_our_own_network() -> None:
    for url in ("http://accounts.example/", "https://127.0.0.1:1/", "https://169.254.169.254/latest"):
        with pytest.raises(IssuerAway):
            Web(private_addresses=False).get(url, {})


# What roles open, drawn by hand; the rest of the console is every editor's and every chief's.
OPERATORS_TOO: Final = {
    *("POST /editor/sign-out", "GET /editor/code-of-conduct", "GET /editor/figures"),
    *("GET /editor/sync-runs", "GET /editor/sync-runs/{run_id}"),
    "POST /editor/sync-runs/{run_id}/approve",
    "POST /editor/sync-runs/{run_id}/dismiss",
    *("GET /editor/merge-candidates", "GET /editor/colleagues", "GET /editor/keys"),
    *("GET /editor/digest", "POST /editor/digest"),
    "POST /editor/colleagues/{editor_id}/handover",
    *("GET /editor/webhooks", "POST /editor/webhooks"),
    *(f"POST /editor/webhooks/{{webhook_id}}/{act}" for act in ("removal", "secret", "test")),
}
STATEMENTS: Final = {f"GET /editor/statements{more}" for more in ("", "/{month}", "/{month}/statements.csv")}
NOT_FOR_EDITORS: Final = STATEMENTS | {
    "POST /editor/appeals/{appeal_id}/decisions",
    "POST /editor/appeals/{appeal_id}/preview",
    "POST /editor/sync-runs/{run_id}/approve",
    "POST /editor/sync-runs/{run_id}/dismiss",
    "POST /editor/colleagues/{editor_id}/handover",
    "POST /editor/second-readings/{reading_id}/settlement",
}


def at_work(here: Platform, *roles: Role) -> dict[str, str]:
    now, who_id = here.now(), f"e-{'-'.join(roles)}"
    token = f"{who_id}.token"
    who = Editor(id=who_id, email="", name="E", roles=roles, way=SignInMethod.ACCOUNT)
    session = Session(token_digest=token_hash(token), editor_id=who.id, expires_at=now + timedelta(days=365))
    here.editors.admit(who, session=session, once=token, until=session.expires_at)
    return {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}


def test_every_route_opens_for_the_roles_as_drawn(http: Any) -> None:
    routes = [route for route in ROUTES if route.audience is Audience.EDITOR]
    every = {f"{route.method} {route.path}" for route in routes}
    closed = {Role.EDITOR: NOT_FOR_EDITORS, Role.CHIEF_EDITOR: set(), Role.OPERATOR: every - OPERATORS_TOO - STATEMENTS}
    for role in Role:
        headers, refused = at_work(platform(), role), set()
        for route in sorted(routes, key=lambda each: each.path == "/editor/sign-out"):  # the way out comes last
            path = route.path.replace("{", "").replace("}", "")
            answer = http.request(route.method, path, headers=headers, body=b"{}")
            assert answer.status_code != 401, route.path
            if answer.status_code == 403:
                refused.add(f"{route.method} {route.path}")
        assert refused == closed[role], role


def test_measures_against_an_organisation_are_a_chief_editors(http: Any, dynamodb_world: DynamoWorld) -> None:
    dynamodb_world.put(organisation(id="home"))
    plain, chief = (at_work(platform(), role) for role in (Role.EDITOR, Role.CHIEF_EDITOR))

    def offered(headers: dict[str, str]) -> set[str]:
        found = http.get("/editor/organisations/home", headers=headers)
        return set(json.loads(found.body)["allowed_actions"])

    def block(headers: dict[str, str]) -> int:
        version = json.loads(http.get("/editor/organisations/home", headers=headers).body)["version"]
        body = json.dumps({"action": "block", "version": version, "explanation": "Er is een vermoeden."}).encode()
        return int(http.post("/editor/organisations/home/decisions", headers=headers, body=body).status_code)

    assert offered(plain) == {"leave"}
    assert {"leave", "block", "warn"} <= offered(chief)
    assert (block(plain), block(chief)) == (403, 200)
