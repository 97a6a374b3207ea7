"""Draws what docs show of the code's own tables, diagrams and alarms: `.venv/bin/python -m infra.diagrams`."""

import json
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from typing import Final, TypeVar

from chalicelib.domain.rules import lifecycle
from chalicelib.domain.rules.law import Step
from chalicelib.domain.rules.mails import MAIL_RULES
from chalicelib.entrypoints.http.door import ROUTES
from chalicelib.entrypoints.http.request import Audience
from infra import rooms
from infra.aws.template import alarms
from infra.local.environment import ROOT

PAGE: Final = ROOT / "docs" / "architecture.md"
OPERATIONS: Final = ROOT / "docs" / "operations.md"
S = TypeVar("S", bound=StrEnum)
A = TypeVar("A", bound=StrEnum)
_POLICIES: Final = ROOT / ".chalice"


def review_law() -> str:
    """Draw the statuses of a review, and the acts between them."""
    return _law(lifecycle.REVIEW_LAW.steps)


def reply_law() -> str:
    """Draw the statuses of a reply."""
    return _law(lifecycle.REPLY_LAW.steps)


def promise_law() -> str:
    """Draw the statuses of a promise."""
    return _law(lifecycle.PROMISE_LAW.steps)


def _law(steps: Mapping[tuple[S, A], Step[S]]) -> str:
    moves = [
        f"    {status.value} --> {to.value}: {action.value}"
        for (status, action), step in steps.items()
        for to in (step.back or (step.to,))
    ]
    return "\n".join(["stateDiagram-v2", *moves])


def routes() -> str:
    """Draw the routes of each audience."""
    lines = ["flowchart LR"]
    for audience in Audience:  # whichever module was imported first
        paths = sorted({f"{route.method} {route.path}" for route in ROUTES if route.audience is audience})
        lines.append(f'    {audience.value} --> {audience.value}_routes["{"<br>".join(paths)}"]')
    return "\n".join(lines)


def mails() -> str:
    """Draw the mails to each addressee, and the links that they carry."""
    lines = ["flowchart LR"]
    for kind, rule in MAIL_RULES.items():
        link = f" -. /{rule.link.value}/ .-> platform" if rule.link else ""
        lines.append(f"    {kind.value} --> {rule.to.value}{link}")
    return "\n".join(lines)


def functions() -> str:
    """Draw the tables that each function may touch, as its policy grants."""
    lines = ["flowchart LR"]
    for file in sorted(_POLICIES.glob("policy-*.json")):
        name = file.stem.removeprefix("policy-")
        found = set(re.findall(r"(\w+)Table\b", json.dumps(json.loads(file.read_text(encoding="utf-8")))))
        lines += [f"    {name} --> {table}[({table})]" for table in sorted(found)]
    return "\n".join(lines)


DIAGRAMS: Final[Mapping[str, Callable[[], str]]] = {
    **{f"rooms of {floor}": partial(rooms.drawn, floor) for floor in rooms.FLOORS},
    **{each.__name__: each for each in (functions, review_law, reply_law, promise_law, routes, mails)},
}


def drawn(page: str) -> str:
    """The page of the architecture with every diagram as the code says it now."""
    for name, draw in DIAGRAMS.items():
        page = _replaced(page, name, f"```mermaid\n{draw()}\n```")
    return page


def with_alarms(page: str) -> str:
    """The operations page with the table of alarms as the template has it now."""
    return _replaced(page, "alarms", alarms.table())


def _replaced(page: str, name: str, content: str) -> str:
    start, end = f"<!-- drawn: {name} -->", f"<!-- end: {name} -->"
    before, found, rest = page.partition(start)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"the page has no place for {name}")
    return f"{before}{start}\n{content}\n{end}{after}"


if __name__ == "__main__":
    import app  # hanging the blueprints fills the table of routes

    print(f"{len(ROUTES)} routes of {app.app.app_name}")
    PAGE.write_text(drawn(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    OPERATIONS.write_text(with_alarms(OPERATIONS.read_text(encoding="utf-8")), encoding="utf-8")
