"""Operators' commands on a stage whose AWS says no: one line on what to do, and a status other than 0."""

import json
import re
import socket
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Final

import pytest

from tests.infra.test_commands import said

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

COMMANDS: Final = (
    *("editors list", "editors add an@redactie.example An", "addresses show an@post.example", "mails waiting"),
    *("mails redrive", "aside list", "aside retry", "erasures list", "forms status", "forms migrate", "sync run"),
    "transfer export -",
)
OVER: Final = "The session with AWS is over: sign in again, then run the same command"
ANSWERS: Final = {
    "an expired session": ("ExpiredTokenException", "The security token included in the request is expired", OVER),
    "unknown credentials": (
        *("UnrecognizedClientException", "The security token included in the request is invalid"),
        "AWS does not know these credentials: look at AWS_PROFILE and the AWS_ variables",
    ),
    "a missing right": (
        *("AccessDeniedException", "User: somebody is not authorized to perform: that"),
        "AWS or the store does not do what was asked: .*is not authorized to perform: that.*",
    ),
}


def environment(endpoint: str) -> dict[str, str]:
    """Return the variables of a stage, as the page of operations gives them, and an AWS of our own."""
    return {
        "STAGE": "prod",
        "AWS_DEFAULT_REGION": "eu-west-1",
        "SITE_URL": "https://waardering.example",
        "KEYS_SECRET": "waardering-prod/keys",
        "AWS_ACCESS_KEY_ID": "somebody",
        "AWS_SECRET_ACCESS_KEY": "something",
        "AWS_ENDPOINT_URL": endpoint,
        "STORE_ENDPOINT": endpoint,
        "MAIL_ENDPOINT": endpoint,
        "KEY_ENDPOINT": endpoint,
        "SOCIALE_KAART_URL": endpoint,
    }


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("kind", sorted(ANSWERS))
def test_what_aws_refuses_is_said_in_one_line(
    command: str, kind: str, serve: Callable[..., AbstractContextManager[str]]
) -> None:
    code, message, expected = ANSWERS[kind]

    def refuse(environ: "WSGIEnvironment", start: "StartResponse") -> list[bytes]:
        environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        start("400 Bad Request", [("Content-Type", "application/x-amz-json-1.0")])
        return [json.dumps({"__type": f"com.amazon.coral.service#{code}", "message": message}).encode()]

    with serve(refuse) as endpoint:
        status, lines = said([sys.executable, "-m", *f"infra.{command}".split()], environment(endpoint))
    assert status != 0
    begun = 2 if command.startswith("transfer") else 0  # it says what the file holds, and that this one has no end
    assert len(lines) == begun + 1, lines
    assert re.fullmatch(expected, lines[-1]), lines


def test_an_aws_that_cannot_be_reached_is_said_in_one_line() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # bound and not listening: whoever calls is refused
        endpoint = f"http://127.0.0.1:{nobody.getsockname()[1]}"
        status, lines = said([sys.executable, "-m", "infra.editors", "list"], environment(endpoint))
    assert status != 0
    assert len(lines) == 1, lines
