"""S2: looking at a link, however often and by whatever means, changes nothing; its POST works, once."""

from typing import Final

from chalicelib.domain.rules.mails import Purpose
from chalicelib.entrypoints.http.door import Route
from tests.prove.attacks.ground import LINKS, Ground, Home, ground
from tests.prove.outcome import Outcome, Scale

_LOOKS: Final = ("HEAD", "GET", "OPTIONS")
_ACCEPTS: Final = ("application/json", "text/html,application/xhtml+xml,*/*;q=0.8")
# What does not act a second time says so; a request to be mailed once more is heard, and mails nothing within the hour.
# A choice that was made already is made.
_AGAIN: Final = {
    "/digest/{token}": {200},
    "/editor/digest/{token}": {200},
    "/insights/{token}/reply-link": {202, 303},
    "/participation/{token}": {202},
    "/promise/{token}": {202},  # until an editor decides on the answer
    "/promise-check/{token}": {200},
    "/insights/{token}/invitations": {201},  # a second batch
    "/insights/{token}/webhooks": {201},  # the same webhook
    "/insights/{token}/webhooks/{webhook_id}/removal": {404},
    "/insights/{token}/webhooks/{webhook_id}/secret": {201},  # one more
    "/insights/{token}/webhooks/{webhook_id}/test": {202, 303},  # one more
}
_ENDS: Final = "/insights/{token}/renewal"  # the links of the others, so it comes last


def prove(ask: Scale) -> Outcome:
    """Look, compare all that is stored, act, act again."""
    times = ask.of(full=20, quick=3)
    with ground() as where:
        shortfalls: list[str] = []
        home, other = where.homes
        addresses = {route.path: where.address(route, home) for route in LINKS}
        before = where.dumped()
        looked = _look(where, list(addresses.values()), times, shortfalls)
        after = where.dumped()
        changed = [name for name in before if before[name] != after[name]]
        acted = sum(_act(where, home, addresses, shortfalls, route) for route in _posts())
        acted += _kindly(where, other, shortfalls)
    return Outcome(
        f"{times} times HEAD, GET and OPTIONS on each of {len(addresses)} links, for programs and browsers",
        tried=looked,
        at_least=len(addresses) * times * len(_LOOKS) * len(_ACCEPTS),
        happened=f"{len(before)} tables equal before and after; {acted} POSTs worked afterwards, once each",
        lost=len(changed),
        shortfalls=(*(f"table {name} changed" for name in changed), *shortfalls),
    )


def _posts() -> list[Route]:
    return sorted((each for each in LINKS if each.method == "POST"), key=lambda each: each.path == _ENDS)


def _look(where: Ground, addresses: list[str], times: int, shortfalls: list[str]) -> int:
    looked = 0
    for address in addresses:
        for accept in _ACCEPTS:
            for method in _LOOKS:
                statuses = {where.send(method, address, accept=accept).status for _ in range(times)}
                looked += times
                if not statuses <= {200, 204, 405}:
                    shortfalls.append(f"{method} of a link answered {sorted(statuses)}: {address.split('/')[1]}")
    return looked


def _act(where: Ground, home: Home, addresses: dict[str, str], shortfalls: list[str], route: Route) -> int:
    """The later POST works; the second gets a kind answer."""
    body = where.valid(route, home)
    first = where.send("POST", addresses[route.path], body)
    second = where.send("POST", addresses[route.path], body)
    if first.status not in {200, 201, 202}:
        shortfalls.append(f"after the looks, POST {route.path} answered {first.status} {first.code}")
    if second.status not in _AGAIN.get(route.path, {409, 410}):
        shortfalls.append(f"a second POST {route.path} answered {second.status}")
    return 1


def _kindly(where: Ground, home: Home, shortfalls: list[str]) -> int:
    """A person who presses twice reads words, not a code."""
    address = where.link(Purpose.CONFIRM, home)
    first, second = (_pressed(where, address) for _ in range(2))
    if first[0] not in {200, 303}:
        shortfalls.append(f"the button of a confirmation answered {first[0]}")
    if second[0] != 410 or "Deze link werkt niet meer" not in second[1]:
        shortfalls.append(f"pressed twice, a confirmation answered {second[0]}")
    return 1


def _pressed(where: Ground, address: str) -> tuple[int, str]:
    answer = where.send("POST", address, b"", accept="text/html", content_type="application/x-www-form-urlencoded")
    return answer.status, answer.text
