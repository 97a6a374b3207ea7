"""S3: tokens are not guessed, not found in what we store or log, not bent, and not played again."""

import base64
import json
import logging
import math
import random
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from chalicelib.adapters.dynamodb.client.tables import OrganisationItem
from chalicelib.adapters.dynamodb.client.working_tables import SessionItem
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART
from chalicelib.adapters.links import PATHS
from chalicelib.adapters.process_counters import ProcessCounters
from chalicelib.bootstrap import platform
from chalicelib.domain.rules.lifecycle import Status
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.mails import Purpose
from tests.fakes.clock import FakeCipher
from tests.prove.attacks.ground import JSON, LINKS, OF_PURPOSE, Ground, Home, at_once, ground
from tests.prove.outcome import Outcome, Scale

_BITS: Final = 128
_SIGNS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."
_CLOSED: Final = frozenset({401, 404, 410, 422})


def prove(ask: Scale) -> Outcome:
    """Guess, steal, swap, bend and replay."""
    shortfalls: list[str] = []
    with ground() as where, _logged() as lines:
        where.arena.here.dead_links = _Endless()
        bits, drawn = _drawn(where, ask.of(full=2_000, quick=200), shortfalls)
        swapped = _swapped(where, shortfalls)
        bent = _bent(where, ask.of(full=1_000, quick=100), shortfalls)
        stolen = _stolen(where, lines, ask, shortfalls)
        replayed = _replayed(where, shortfalls)
    tried = drawn + swapped + bent + stolen + replayed
    return Outcome(
        "tokens guessed, swapped between doors, bent, looked for in a dump and in the log, and played again",
        tried=tried,
        at_least=ask.of(full=4_000, quick=500),
        happened=f"{bits} random bits in the least; refused: {swapped} swapped, {bent} bent, {stolen} found in "
        f"tables and log, {replayed} replayed after restart, rejection, erasure and a change of address",
        lost=len(shortfalls),
        shortfalls=tuple(shortfalls[:8]),
    )


class _Endless(ProcessCounters):
    """Room for as many dead links as a thief has patience for: none must be shut only because others came before."""

    def check(self, counts: Sequence[Count], *, now: datetime) -> None: ...


@contextmanager
def _logged() -> Iterator[list[str]]:
    """Every line that anything logs meanwhile, with all that it carries."""
    lines: list[str] = []

    class Lines(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(repr(record.__dict__))

    handler, ours = Lines(), logging.getLogger("waardering")
    level = ours.level
    ours.setLevel(logging.DEBUG)
    for logger in (ours, logging.getLogger()):
        logger.addHandler(handler)
    try:
        yield lines
    finally:
        ours.setLevel(level)
        for logger in (ours, logging.getLogger()):
            logger.removeHandler(handler)


def _drawn(where: Ground, samples: int, shortfalls: list[str]) -> tuple[int, int]:
    """Return how many bits of a nonce are random, that is set as often as not, and how many nonces were drawn."""
    found = [where.here.id_generator.new_nonce() for _ in range(samples)]
    raw = [base64.urlsafe_b64decode(each + "=" * (-len(each) % 4)) for each in found]
    if len(set(raw)) != samples:
        shortfalls.append("a nonce came twice")
    width = min(map(len, raw)) * 8
    numbers = [int.from_bytes(each, "big") for each in raw]
    shares = [sum(number >> bit & 1 for number in numbers) / samples for bit in range(width)]
    by_chance = 4 / math.sqrt(samples)  # eight standard deviations: not in 10**12 runs by chance alone
    bits = sum(abs(share - 0.5) < by_chance for share in shares)
    session = where.send("POST", where.link(Purpose.SESSION, where.homes[0]), {}).json["access_token"]
    if min(bits, len(session) * 6) < _BITS:
        shortfalls.append(f"only {bits} random bits")
    return bits, samples


def _body(where: Ground, route: Any, home: Home) -> dict[str, Any]:
    return where.valid(route, home) if route.method == "POST" else {}


def _swapped(where: Ground, shortfalls: list[str]) -> int:
    """Each kind of link on every door of every other kind."""
    home, tried = where.homes[0], 0
    tokens = {purpose: where.token(purpose, home) for purpose in Purpose}
    for purpose, token in tokens.items():
        for other, routes in OF_PURPOSE.items():
            for route in routes if other is not purpose else ():
                answer = where.send(route.method, route.path.replace("{token}", token), _body(where, route, home))
                tried += 1
                if (answer.status, answer.code) != (410, "link_expired_or_used"):
                    shortfalls.append(f"a link to {purpose} at {route.method} {route.path}: {answer.status}")
    return tried


def _bent(where: Ground, how_many: int, shortfalls: list[str]) -> int:
    """Tokens with a sign changed, lost, added, or with another's signature or contents."""
    id_generator = random.Random(20_26)  # noqa: S311 - the same attack each time
    home, other = where.homes
    tokens = [(PATHS[purpose], where.token(purpose, home)) for purpose in Purpose]
    another = where.token(Purpose.MANAGE, other)
    shots = [
        (path, _twisted(token, another, id_generator), token)
        for path, token in (tokens[number % len(tokens)] for number in range(how_many))
    ]
    heard = at_once(lambda each: where.send("GET", each[0] + each[1]), shots)
    for (path, bent, token), answer in zip(shots, heard, strict=True):
        if bent != token and answer.status not in _CLOSED:
            shortfalls.append(f"a bent link opened {path}: {answer.status}")
    return sum(bent != token for _, bent, token in shots)


def _twisted(token: str, another: str, id_generator: random.Random) -> str:
    place, sign = id_generator.randrange(len(token)), id_generator.choice(_SIGNS)
    head, _, signature = token.rpartition(".")
    other_head, _, other_signature = another.rpartition(".")
    raw = bytearray(base64.urlsafe_b64decode(head + "=" * (-len(head) % 4)))
    raw[6] ^= 0xFF  # later than any expiry
    later = base64.urlsafe_b64encode(bytes(raw)).rstrip(b"=").decode()
    return id_generator.choice(
        [
            token[:place] + sign + token[place + 1 :],
            token[:place] + token[place + 1 :],
            token[:place] + sign + token[place:],
            token.swapcase(),
            token + "=",
            f"{head}.{other_signature}",
            f"{other_head}.{signature}",
            f"{later}.{signature}",
            f"{head}.",
            f"{head}.{signature[::-1]}",
        ]
    )


def _stolen(where: Ground, lines: list[str], ask: Scale, shortfalls: list[str]) -> int:
    """Whatever stands in the tables or the log, tried on every door."""
    for item in SessionItem.scan():
        if item.id.startswith("session#"):
            item.delete()  # the arena's editors have their ids for tokens, which no editor has
    for home in where.homes:
        where.send("POST", "/reviews", where.review(home))
    assert where.send("POST", where.link(Purpose.SESSION, where.homes[0]), {}).status == 200
    where.link(Purpose.SESSION, where.homes[0])  # one that nobody used yet
    dump = json.dumps(where.dumped(), default=lambda raw: base64.b64encode(raw).decode())
    words = sorted({each for text in (dump, *lines) for each in re.findall(r"[\w~+/=.#-]{16,}", text)})
    words += sorted({part for each in words for part in re.split(r"[#/]", each) if len(part) >= 16})
    if not lines:
        shortfalls.append("nothing was logged, so nothing was looked for in the log")
    chosen = words if ask.full else words[:: max(1, len(words) // 60)]
    opens = [route for route in LINKS if route.method == "GET" and route.path.count("/") <= 3]

    def knock(word: str) -> list[str]:
        token = word.replace("/", "_").replace("+", "-").replace("#", "")
        paths = {route.path: route.path.replace("{token}", token) for route in opens}
        let_in = [path for path, asked in paths.items() if where.send("GET", asked).status not in _CLOSED]
        shown = ({"Authorization": f"Bearer {word}"}, {"Cookie": f"session={word}"})
        let_in += [str(way) for way in shown if where.send("GET", "/editor/queue", **way).status != 401]
        return let_in

    for word, doors in zip(chosen, at_once(knock, chosen), strict=True):
        shortfalls.extend(f"{word[:12]}... of the dump or log opens {door}" for door in doors)
    return len(chosen) * (len(opens) + 2)


def _replayed(where: Ground, shortfalls: list[str]) -> int:
    """Used links after a restart, a rejection, an erasure and a change of the organisation's address."""
    arena, home = where.arena, where.homes[0]
    links: dict[str, str] = {}

    def gone(what: str, address: str, body: object = None) -> None:
        links[what] = address
        for method, sent in (("GET", b""), ("POST", body if body is not None else {})):
            answer = where.send(method, address, sent)
            if answer.status != 410:
                shortfalls.append(f"{method} of {what}: {answer.status}")

    (fresh,) = arena.reviews(1, home.organisation, status=Status.UNCONFIRMED)
    mine = replace(home, unconfirmed=fresh)
    confirm = where.link(Purpose.CONFIRM, mine)
    assert where.send("POST", confirm, {}).status == 200
    gone("a used confirmation", confirm)
    session = where.link(Purpose.SESSION, home)
    token = where.send("POST", session, {}).json["access_token"]
    gone("a used way in", session)
    platform.cache_clear()
    restarted = platform()
    restarted.cipher = FakeCipher()
    restarted.minimum_response_seconds = 0.0
    where.here = arena.here = restarted
    gone("a used confirmation after a restart", confirm)
    gone("a used way in after a restart", session)
    editor = {**JSON, "Authorization": f"Bearer {token}"}
    decision = {"action": "reject", "version": 2, "rule": "respectful_language", "explanation": "Er wordt gescholden."}
    decided = where.send("POST", f"/editor/reviews/{fresh.id}/decisions", decision, **editor)
    if decided.status != 200:
        shortfalls.append(f"after a restart, the editor's session no longer decides: {decided.status} {decided.code}")
    gone("a confirmation after the rejection", confirm)
    manage = where.link(Purpose.MANAGE, replace(home, rejected=home.published))
    reply = where.link(Purpose.REPLY, home)
    assert where.send("GET", reply).status == 200
    assert where.send("POST", manage, {"action": "erase"}).status == 200
    gone("the author's link after the erasure", manage, {"action": "withdraw"})
    gone("the organisation's link after the erasure", reply, {"text": "Dank je wel voor je eerlijke woorden."})
    other = where.homes[1]
    reply, insights = where.link(Purpose.REPLY, other), where.link(Purpose.INSIGHTS, other)
    assert {where.send("GET", each).status for each in (reply, insights)} == {200}
    OrganisationItem(other.organisation.id, ORGANISATION_PART).update(
        [OrganisationItem.contact_nonce.set("another-address")]
    )
    gone("a reply link after a change of address", reply, {"text": "Dank je wel voor je eerlijke woorden."})
    if where.send("GET", insights).status != 410:
        shortfalls.append("the link to the figures outlives the address")
    signed_out = where.send("POST", "/editor/sign-out", {}, **editor)
    if signed_out.status != 204 or where.send("GET", "/editor/queue", **editor).status != 401:
        shortfalls.append("a session outlives its end")
    return len(links) * 2 + 2
