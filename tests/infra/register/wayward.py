"""A local register to misbehave, with a clock that stands still until it is moved."""

import contextlib
from collections.abc import Iterator
from typing import Any

from infra.local.register import make_app, serve
from tests.infra.register.client import ALL_RUBRICS, Client


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@contextlib.contextmanager
def wayward_register(clock: Clock) -> Iterator[Client]:
    with serve(make_app(None, clock=clock)) as url:
        yield Client(url)


def everything(register: Client) -> dict[str, dict[str, Any]]:
    return {row["id"]["id"]: row for row in register.rows(*ALL_RUBRICS)}
