"""S12: every role at every door, and one organisation's links on another's items: nobody gets what is not theirs."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from chalicelib.adapters.links import PATHS
from chalicelib.domain.rules.lifecycle import Status
from chalicelib.domain.rules.mails import Purpose
from chalicelib.entrypoints.http.door import ROUTES, Route
from chalicelib.entrypoints.http.request import Audience
from tests.builders import notifier
from tests.prove.attacks.ground import READY, Ground, Home, ground
from tests.prove.outcome import Outcome, Scale
from tests.story.requests import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.reviews.review import Review

_CANARY: Final = "kanariegeel"
_AUTHOR: Final = ("Vandeputte", "@post.example")  # the name and address of every author on the ground
_OPEN: Final = frozenset({200, 201, 202, 204, 303, 404, 409, 422})  # whoever gets this far was let in


@dataclass(frozen=True)
class Role:
    """Somebody who knocks, with the token they hold and what it may open."""

    name: str
    token: str
    opens: frozenset[str]  # the beginnings of routes' paths

    def may(self, route: Route) -> bool:
        if route.audience is Audience.VISITOR:
            return True
        if route.audience is Audience.EDITOR:
            return "/editor" in self.opens
        return any(route.path.startswith(path) for path in self.opens if path != "/editor")

    @property
    def sees_authors(self) -> bool:
        return self.name in {"editor", "author"}


def prove(ask: Scale) -> Outcome:
    """The grid of roles and routes, then a hundred of one organisation's links on the other's items."""
    shortfalls: list[str] = []
    with ground() as where:
        roles = _roles(where) if ask.full else _roles(where)[::3]
        knocks = sum(_knock(where, role, route, ask, shortfalls) for role in roles for route in ROUTES)
        crossed = _crossed(where, ask.of(full=100, quick=10), shortfalls)
    return Outcome(
        f"{', '.join(role.name for role in roles)} at every door; one organisation's links on another's items",
        tried=knocks + crossed,
        at_least=len(roles) * len(ROUTES) + ask.of(full=400, quick=40),
        happened=f"{knocks} knocks answered as the grid says, {crossed} crossings refused or empty",
        lost=len(shortfalls),
        shortfalls=tuple(shortfalls[:8]),
    )


def _roles(where: Ground) -> list[Role]:
    home = where.homes[0]
    held = {
        "visitor": (None, ""),
        "author": (Purpose.MANAGE, PATHS[Purpose.MANAGE]),
        "author to be": (Purpose.CONFIRM, PATHS[Purpose.CONFIRM]),
        "organisation": (Purpose.REPLY, PATHS[Purpose.REPLY]),
        "organisation's figures": (Purpose.INSIGHTS, PATHS[Purpose.INSIGHTS]),
        "notifier": (Purpose.NOTICE, PATHS[Purpose.NOTICE]),
    }
    roles = [
        Role(name, where.token(purpose, home) if purpose else "x", frozenset({path} - {""}))
        for name, (purpose, path) in held.items()
    ]
    return [*roles, Role("editor", "editor-0.token", frozenset({"/editor"}))]


def _knock(where: Ground, role: Role, route: Route, ask: Scale, shortfalls: list[str]) -> int:
    """Every way in which somebody may show what they hold."""
    if route.path == "/editor/sign-out" and role.name == "editor":
        return 1  # it would end the session of all that follow; S3 signs out
    path = where.address(route, where.homes[0]) if "{token}" not in route.path else route.path
    path = path.replace("{token}", role.token)
    # A body that no route takes: what is shown is who gets as far as being told so.
    body = b"[]" if route.method == "POST" else b""
    ways: list[Mapping[str, str]] = [{"Authorization": f"Bearer {role.token}"}]
    ways.append({"Cookie": f"session={role.token}", "Origin": "https://platform.example"})
    for way in ways if ask.full else ways[:1]:
        _judge(role, route, where.send(route.method, path, body, **way), shortfalls)
    return len(ways) if ask.full else 1


def _judge(role: Role, route: Route, answer: Answer, shortfalls: list[str]) -> None:
    told = f"{role.name} at {route.method} {route.path}: {answer.status}"
    if role.may(route) and answer.status not in _OPEN and route.path != READY:
        shortfalls.append(f"{told}, and may")
    elif not role.may(route):
        shut = {Audience.EDITOR: {401}, Audience.LINK: {410, 422}}[route.audience]
        # What a link's route takes is read before the link, and its refusal says nothing about the link.
        if answer.status not in shut or (answer.status == 422 and route.method == "GET"):
            shortfalls.append(f"{told}, and may not")
    own = notifier().email if role.name == "notifier" else ""  # of the same domain as theirs
    body = answer.body.replace(own.encode(), b"") if own else answer.body
    if not role.sees_authors and any(word.encode() in body for word in _AUTHOR):
        shortfalls.append(f"{told}, with who wrote")


def _crossed(where: Ground, how_many: int, shortfalls: list[str]) -> int:
    """Try an organisation's links on reviews of another: not shown, not answered, not mailed, not counted."""
    mine, theirs = where.homes
    text = f"Hier staat {_CANARY} en dat mag alleen wie het aangaat lezen."
    hidden = where.arena.reviews(how_many, theirs.organisation, status=Status.PENDING, text=text)
    online = where.arena.reviews(how_many, theirs.organisation, status=Status.PUBLISHED, text=text)
    mails = len(where.arena.mails().get(theirs.organisation.id, ()))
    tried = _asked_for(where, mine, theirs, [*hidden, *online], shortfalls)
    insights = where.link(Purpose.INSIGHTS, mine)
    for path in (insights, f"{insights}/reviews.csv", where.link(Purpose.REPLY, mine)):
        for accept in ("application/json", "text/html"):
            tried += 1
            if _CANARY.encode() in where.send("GET", path, accept=accept).body:
                shortfalls.append(f"{path.split('/')[1]} shows another's review")
    tried += _unpublished(where, theirs, hidden, shortfalls)
    if len(where.arena.mails().get(theirs.organisation.id, ())) != mails:
        shortfalls.append("another's organisation was mailed")
    return tried


def _asked_for(where: Ground, mine: Home, theirs: Home, reviews: "Sequence[Review]", shortfalls: list[str]) -> int:
    """Their reviews under our links, and under links bent to look like ours."""
    insights = where.link(Purpose.INSIGHTS, mine)
    token = where.token(Purpose.REPLY, mine)
    tried = 0
    for review in reviews:
        other = replace(theirs, published=review)
        reply = where.token(Purpose.REPLY, other)
        for name, answer in {
            "a reply link asked for": where.send("POST", f"{insights}/reply-link", {"review_id": review.id}),
            "a reply link with our signature": where.send("GET", f"/reply/{_grafted(reply, token)}"),
            "our organisation's nonce on their review": where.send("GET", f"/reply/{_forged(where, mine, other)}"),
        }.items():
            tried += 1
            if answer.status not in {404, 410} or _CANARY.encode() in answer.body:
                shortfalls.append(f"{name} on another's review: {answer.status}")
    return tried


def _unpublished(where: Ground, theirs: Home, hidden: "Sequence[Review]", shortfalls: list[str]) -> int:
    """Look wherever the public looks for what waits for an editor; returns how many places."""
    tried = 0
    for path in _public(theirs):
        tried += 1
        answer = where.send("GET", path)
        if any(re.search(rf"\b{each.id}\b".encode(), answer.body) for each in hidden):
            shortfalls.append(f"{path} shows what waits for an editor")
    for review in hidden:
        for path in (f"/reviews/{review.id}", f"/reviews/{review.id}/quote", f"/reviews/{review.id}/notices"):
            tried += 1
            if (status := where.send("GET", path).status) != 404:
                shortfalls.append(f"{path} of what waits for an editor: {status}")
    return tried


def _public(home: Home) -> list[str]:
    base = f"/organisations/{home.organisation.id}"
    return [base, f"{base}/reviews?limit=100", f"{base}/feed.atom", f"{base}/widget.json", "/organisations?all=true"]


def _grafted(theirs: str, ours: str) -> str:
    """Their review under our signature."""
    return f"{theirs.rpartition('.')[0]}.{ours.rpartition('.')[2]}"


def _forged(where: Ground, mine: Home, other: Home) -> str:
    """Return the link that the platform would have mailed us, had their review been ours: signed, with our nonce."""
    return where.token(Purpose.REPLY, replace(mine, published=other.published))
