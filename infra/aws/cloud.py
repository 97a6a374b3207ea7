"""The deployment on the emulator, as people, mails and the clock reach it."""

import json
import os
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import boto3
from botocore.config import Config

from infra.aws.stages import STAGES, Stage
from infra.local.environment import REGION

STAGE: Final = STAGES["emulator"]
_PATIENCE: Final = int(os.environ.get("PATIENCE", "90"))  # seconds
_TICK: Final = {  # what a schedule sends
    "version": "0",
    "id": "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa",
    "detail-type": "Scheduled Event",
    "source": "aws.events",
    "account": "000000000000",
    "time": "2026-01-01T00:00:00Z",
    "region": REGION,
    "resources": ["arn:aws:events:eu-west-1:000000000000:rule/a-rule"],
    "detail": {},
}
EDITORS: Final = ("an@redactie.example", "bo@redactie.example")


@dataclass(frozen=True)
class Cloud:
    """A running emulator with the stack on it."""

    endpoint: str
    api: str = ""
    stage: Stage = STAGE

    def client(self, service: str) -> Any:
        session: Any = self.session
        return session.client(service, config=Config(read_timeout=_PATIENCE))  # a function may be long at work

    @property
    def session(self) -> boto3.Session:
        os.environ["AWS_ENDPOINT_URL"] = self.endpoint
        return boto3.Session("test", "test", region_name=REGION)

    def call(self, method: str, path: str, body: object = None, **headers: str) -> tuple[int, Any]:
        """One request to the deployed API."""
        request = urllib.request.Request(  # noqa: S310  (the emulator's own address)
            f"{self.endpoint}/_aws/execute-api/{self.api}/api{path}",
            None if body is None else json.dumps(body).encode(),
            {"Content-Type": "application/json", **headers},
            method=method,
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310  (the same)
                text = answer.read().decode()
                return answer.status, json.loads(text) if text else None
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def mails(self) -> list[dict[str, Any]]:
        with urllib.request.urlopen(f"{self.endpoint}/_ministack/ses/messages", timeout=30) as answer:  # noqa: S310
            found = json.loads(answer.read())
        kept = found["messages"]
        return [mail for mails in kept.values() for mail in mails] if isinstance(kept, dict) else list(kept)

    def link(self, to: str, kind: str, *, after: int = 0) -> str:
        """The path of such a link in a mail to somebody, past so many mails that were there before; waits for it."""

        def look() -> str:
            for mail in reversed(self.mails()[after:]):
                text = json.dumps(mail)
                found = re.search(rf"/{kind}/[A-Za-z0-9_.-]+", text)
                if to in text and found:
                    return found[0]
            return ""

        return str(waited(look, f"a mail to {to} with a link to /{kind}/"))

    def invoke(self, function: str) -> None:
        """Run a function once, as a schedule would.

        Raises:
            RuntimeError: it failed.
        """
        name = f"{self.stage.prefix}-{function}"
        answer = self.client("lambda").invoke(FunctionName=name, Payload=json.dumps(_TICK).encode())
        said = answer["Payload"].read().decode()
        if answer.get("FunctionError"):
            raise RuntimeError(f"{function} failed: {said[:2000]}")


def waited(look: Callable[[], Any], what: str) -> Any:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if found := look():
            return found
        time.sleep(0.3)
    raise RuntimeError(f"waited {_PATIENCE} seconds for {what}")
