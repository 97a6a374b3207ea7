"""S4: a link that is unknown, expired or used, and an address that is no editor's: the same answer, as late."""

import functools
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from chalicelib.adapters.dynamodb.client.tables import EditorItem
from chalicelib.bootstrap import Platform
from chalicelib.domain.access.editor import Editor
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Action, Status
from chalicelib.domain.rules.mails import Purpose
from tests.prove.attacks.ground import EDITOR, Ground, at_once, ground
from tests.prove.outcome import Outcome, Scale
from tests.story.requests import Answer

_APART: Final = 0.05  # of the faster median
_EACH: Final = 1_000
_OPENS: Final = 200
_BUSY: Final = 503
_TRIES: Final = 3
_SELDOM: Final = 0.01


def prove(ask: Scale) -> Outcome:
    """Every way for a link to be dead, in turns; then known and unknown addresses, in turns."""
    shortfalls: list[str] = []
    with ground(ORIGIN_LIMIT_FACTOR="5000") as where:
        each = ask.of(full=_EACH, quick=20)
        where.here.minimum_response_seconds = Platform.minimum_response_seconds
        links = {
            method: _links(where, method, times, shortfalls) for method, times in (("GET", each), ("POST", each // 4))
        }
        codes = _codes(where, each // 4, shortfalls)
        editors = _editors(where, each, shortfalls)
    timed = {**links, "codes": codes, "sign-in": editors}
    apart = {name: _spread(found) for name, found in timed.items()}
    if ask.full:  # a suite that runs beside others measures those others
        shortfalls += [f"{name}: medians {share:.1%} apart" for name, share in apart.items() if share > _APART]
    return Outcome(
        "dead links of six kinds (not signed, bent, for another door, of nothing, expired, used), codes that open "
        "nothing (no code, made up, of a review that is gone) and addresses of editors and strangers",
        tried=sum(len(times) for found in timed.values() for times in found.values()),
        at_least=9 * each,
        happened="the same status, headers and words; medians "
        + ", ".join(
            f"{name} {share:.1%} apart ({', '.join(f'{1000 * statistics.median(t):.1f}' for t in found.values())} ms)"
            for (name, share), found in zip(apart.items(), timed.values(), strict=True)
        ),
        lost=len(shortfalls),
        shortfalls=tuple(shortfalls[:5]),
    )


def _spread(found: dict[str, list[float]]) -> float:
    medians = [statistics.median(times) for times in found.values()]
    return max(medians) / min(medians) - 1


def _links(where: Ground, method: str, each: int, shortfalls: list[str]) -> dict[str, list[float]]:
    home, now = where.homes[0], where.here.now()
    life = now + timedelta(days=1)
    path = "/confirm/"
    (used,) = where.arena.reviews(1, home.organisation, status=Status.PENDING)
    live = where.token(Purpose.CONFIRM, home)
    dead = {
        "not signed": "bm8gdG9rZW4gb2Ygb3Vycw.bm8gc2lnbmF0dXJlIG9mIG91cnMgZWl0aGVy",
        "bent": live[:-1] + ("A" if live[-1] != "A" else "B"),
        "for another door": where.token(Purpose.MANAGE, home),
        "of nothing": where.here.links.token(Purpose.CONFIRM, "review-of-nobody", "nonce", expires_at=life),
        "expired": where.link(Purpose.CONFIRM, home, expires_at=now - timedelta(seconds=1)).removeprefix(path),
        "used": where.token(Purpose.CONFIRM, replace(home, unconfirmed=used)),
    }
    return _in_turns(
        {name: functools.partial(where.send, method, path + token, b"{}") for name, token in dead.items()},
        each,
        shortfalls,
        expected=410,
        floor=where.here.minimum_response_seconds,
    )


def _codes(where: Ground, each: int, shortfalls: list[str]) -> dict[str, list[float]]:
    """Time what opens nothing at the door for the codes of letters."""
    who = {"first_name": "Lea", "last_name": "Maes", "email": None, "postal_address": "Dorpsstraat 7, 9000 Gent"}
    paper = {**where.review(where.homes[0]), "channel": "paper", "author": who}
    gone = str(where.send("POST", "/editor/reviews", paper, **EDITOR).json["review_id"])
    where.here.sweep_mails()
    (letter,) = where.here.letters.page(printed=False, limit=10, cursor="")[0]
    code = str(where.send("GET", f"/editor/letters/{letter.mail.id}", **EDITOR).json["code"])
    if where.send("POST", "/code", {"code": code}).status != _OPENS:
        shortfalls.append("a code in a letter opens nothing")
    where.arena.done(where.arena.request_of(Action.ERASE, gone, by=Actor.AUTHOR))
    made_up = code[:-1] + ("A" if code[-1] != "A" else "B")
    dead = {"no code": "zus en zo", "made up": made_up, "of a review that is gone": code}
    return _in_turns(
        {name: functools.partial(where.send, "POST", "/code", {"code": typed}) for name, typed in dead.items()},
        each,
        shortfalls,
        expected=422,
        floor=where.here.minimum_response_seconds,
    )


def _editors(where: Ground, each: int, shortfalls: list[str]) -> dict[str, list[float]]:
    with EditorItem.batch_write() as batch:
        for number in range(each):
            email = f"known{number}@redactie.example"
            batch.save(
                EditorItem(f"known-{number}", email=email, editor=Editor(id=f"known-{number}", email=email, name="K"))
            )
    asked: dict[str, int] = defaultdict(int)

    def ask_for(who: str) -> Answer:
        asked[who] += 1
        return where.send("POST", "/editor/sign-in", {"email": f"{who}{asked[who] - 1}@redactie.example"})

    acts = {who: functools.partial(ask_for, who) for who in ("known", "other")}
    return _in_turns(acts, each, shortfalls, expected=202, floor=where.here.minimum_response_seconds)


def _in_turns(
    acts: Mapping[str, Callable[[], Answer]],
    each: int,
    shortfalls: list[str],
    *,
    expected: int,
    floor: float = 0.0,
    threads: int = 8,
) -> dict[str, list[float]]:
    """Time each act so many times, in turns, in seconds; and check that all answers are one."""
    took: dict[str, list[float]] = {name: [] for name in acts}
    answers = set()
    busy: list[str] = []

    def once(name: str) -> None:
        for _ in range(_TRIES):
            began = time.perf_counter()
            answer = acts[name]()
            if answer.status != _BUSY:  # eight at once from one origin share its counter, whoever they ask for
                break
            busy.append(name)
        took[name].append(time.perf_counter() - began)
        kept = tuple(sorted((k, v) for k, v in answer.headers.items() if k != "x-amzn-requestid"))
        answers.add((answer.status, kept, answer.body))

    at_once(once, list(acts) * each, threads=threads)
    if len(answers) != 1 or {status for status, *_ in answers} != {expected}:
        shortfalls.append(f"{len(answers)} different answers: {sorted({status for status, *_ in answers})}")
    if len(busy) > _SELDOM * each:
        shortfalls.append(f"told to wait {len(busy)} times: {dict(Counter(busy))}")
    if any(time_ < floor for times in took.values() for time_ in times):
        shortfalls.append("an answer came before its time")
    return took
