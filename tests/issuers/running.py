"""Real issuers of accounts, each a process of its own with its defaults, and the people who sign in there."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final
from urllib.parse import urljoin

import requests

from infra.local.stack import free_port
from tests.issuer import CLIENT, RETURNS_TO
from tests.journeys.people import Forms

HERE: Final = Path(__file__).parent
INSTALLED: Final = HERE.parents[1] / ".venv-issuers"
SECRET: Final = "a secret: of+three % words"
AN: Final = {
    "name": "An Declercq",
    "email": "an@organisatie.example",
    "email_verified": True,
    "groups": ["redactie"],
}
PEOPLE: Final = {
    "an-1": AN,
    "bo-1": {**AN, "name": "Bo Claes", "email": "bo@organisatie.example", "email_verified": False},
    "cis-1": {**AN, "name": "Cis", "groups": []},
}
# By scope, as each issuer's operator lists them; `groups` goes with the profile.
CLAIMS: Final = {"openid": ["sub"], "profile": ["name", "groups"], "email": ["email", "email_verified"]}
_STARTED_WITHIN: Final = 60.0  # seconds, on a busy machine


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A product: how it is started, and where it serves its issuer."""

    name: str
    command: tuple[str, ...]
    path: str
    quiet_token: bool  # who somebody is stands in userinfo only, as the standard has it


CERTIFIED: Final = Kind(name="oidc-provider", command=("node", str(HERE / "certified.mjs")), path="", quiet_token=True)
TOOLKIT: Final = Kind(
    name="django-oauth-toolkit",
    command=(str(INSTALLED / "bin" / "python"), str(HERE / "toolkit.py")),
    path="/o",
    quiet_token=False,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """An issuer that runs, as its operator set it; `claims` None: as it was delivered."""

    kind: Kind
    port: int
    claims: dict[str, list[str]] | None
    code_seconds: int | None = None
    signed_with: str | None = None

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.port}{self.kind.path}"

    @property
    def config(self) -> str:
        return json.dumps(
            {
                "port": self.port,
                "client_id": CLIENT,
                "secret": SECRET,
                "returns_to": RETURNS_TO,
                "people": PEOPLE,
                "claims": self.claims,
                "code_seconds": self.code_seconds,
                "signed_with": self.signed_with,
            }
        )


@contextmanager
def running(kind: Kind, port: int = 0, **said: Any) -> Iterator[Running]:
    """Run an issuer, on a port of its own unless one is given; with new keys each time."""
    found = replace(Running(kind=kind, port=port or free_port(), claims=CLAIMS), **said)
    around = {**os.environ, "CONFIG": found.config}
    process = subprocess.Popen(  # noqa: S603 - an issuer of these tests
        kind.command, cwd=INSTALLED, env=around, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(found, process)
        yield found
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(found: Running, process: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + _STARTED_WITHIN
    while time.monotonic() < ends:
        if process.poll() is not None:
            sys.exit(f"{found.kind.name} did not start: {' '.join(found.kind.command)} (CONFIG={found.config})")
        try:
            requests.get(f"{found.issuer}/.well-known/openid-configuration", timeout=5).raise_for_status()
        except requests.RequestException:
            time.sleep(0.1)
        else:
            return
    sys.exit(f"{found.kind.name} does not answer")


def sign_in_there(address: str, who: str) -> str:
    """Go where we send a browser, sign in and agree; returns the address that the issuer sends the browser back to."""
    with requests.Session() as browser:
        answer = browser.get(address, timeout=30, allow_redirects=False)
        for _ in range(12):
            if answer.is_redirect:
                place = urljoin(answer.url, answer.headers["Location"])
                if place.startswith(RETURNS_TO):
                    return place
                answer = browser.get(place, timeout=30, allow_redirects=False)
                continue
            assert answer.ok, (answer.status_code, answer.url, answer.text[:2_000])
            form = Forms(answer.text).forms[0]
            typed = {"login": who, "username": who, "password": "any"}
            fields = {name: typed.get(name, value) for name, value in form["fields"].items()}
            if "client_id" in fields:
                fields["allow"] = "Authorize"  # of the toolkit's two buttons
            place = urljoin(answer.url, form["action"]) if form["action"] else answer.url
            answer = browser.post(
                place, data=fields, timeout=30, allow_redirects=False, headers={"Referer": answer.url}
            )
    raise AssertionError(f"{who} never came back")
