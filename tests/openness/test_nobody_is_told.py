"""Whoever sets the log for strangers beside all that there is learns nothing of an author that the pages do not say.

Each way of letting something slip is tried as well, and must be noticed.
"""

import hmac
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from random import Random
from typing import Any, Final

import pytest

from chalicelib.domain.clock.days import day_of
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.projections.strangers import cells, public_log
from chalicelib.domain.projections.strangers.cells import MERGED, Decision
from chalicelib.domain.reviews.parts import Channel
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.log import LogEntry
from chalicelib.use_cases.upkeep import add_months
from tests.builders import author, entry, listing, organisation, review
from tests.fakes import FakeWorld
from tests.fakes.public_log import FakePublicLog
from tests.openness.adversary import UNTOLD, Town, leaks, made_of
from tests.openness.histories import SECTORS, Histories

TOWNS: Final = 12


def town(seed: int) -> Town:
    """Two months of a town of which the last house is a childminder's with one review."""
    chance = Random(seed)  # noqa: S311  (a history, no secret)
    fakes = FakeWorld()
    for number in range(7):
        of_register = listing(
            register_id=f"register-{number}", sector=SECTORS[number % 3], name=f"Huis Zonnedal {number}"
        )
        fakes.put(organisation(id=f"organisation-{number + 1}", listing=of_register, handed_out=30 * (number % 2)))
    minder = listing(register_id="register-minder", sector=Sector.YOUTH_CARE, name="Onthaalmoeder Godelieve")
    fakes.put(organisation(id="organisation-minder", listing=minder))
    scores = chance.choice([(500,), (120, 500), (100, 200, 300, 400, 500)])
    rules = chance.choice([("suspected_crime",), ("no_personal_data", "suspected_crime", "own_experience")])
    many = chance.choice([4, 12, 60, 120])
    for number in range(many + 1):
        home = f"organisation-{chance.randrange(7) + 1}" if number < many else "organisation-minder"
        one = review(
            id=f"review-of-{number}",
            organisation_id=home,
            channel=chance.choice([Channel.WEB, Channel.WEB, Channel.PAPER]),
            invited=chance.random() < 0.5,
            proof_noted=chance.random() < 0.1,
        )
        fakes.reviews.all[one.id] = one
        fakes.reviews.authors[one.id] = author(email=f"iemand-{number}@post.example")
        _acts_on(one.id, chance, fakes, scores, rules)
    return made_of(fakes)


def _acts_on(one: str, chance: Random, fakes: FakeWorld, scores: Sequence[int], rules: Sequence[str]) -> None:
    when = datetime(2026, 3, 1, 8, tzinfo=UTC) + timedelta(minutes=chance.randrange(40 * 24 * 60))
    score = chance.choice(scores)

    def acts(before: str, after: str, actor: Actor = Actor.EDITOR, **more: Any) -> None:
        nonlocal when
        when += timedelta(minutes=chance.randrange(1, 3_000))
        ids = {"id": f"log-id-{len(fakes.log.entries)}", "subject": f"review/{one}", "at": when, "score": score}
        fakes.log.entries.append(entry(**ids, actor=actor, before=before, after=after, **more))

    if chance.random() < 0.2:
        acts("pending", "rejected", action="reject", rule=chance.choice(rules))
        return
    if chance.random() < 0.2:
        acts("pending", "pending", action="approve", actor_id="editor-bram", rule="")
    acts("pending", "published", action="approve", rule="")
    if chance.random() < 0.3:
        who = chance.choice([Actor.EDITOR, Actor.SIGNAL])
        acts("published", "suspended", who, action="suspend", rule=chance.choice(rules))
        acts("suspended", "removed", action="remove", rule=chance.choice(rules))
    elif chance.random() < 0.3:
        acts("published", "erased", chance.choice([Actor.EDITOR, Actor.AUTHOR]), action="erase", rule="")


@pytest.mark.parametrize("seed", range(TOWNS))
def test_nothing_is_learnt_of_an_author_that_the_pages_do_not_say(seed: int) -> None:
    found = town(seed)
    assert len(found.entries()) == len(found.acts()) > 4
    assert leaks(found) == []


@pytest.mark.parametrize("seed", range(3))
def test_nor_from_what_people_really_did(seed: int) -> None:
    life = Histories(Random(seed), houses=(1, 2, 6)[seed % 3], pace=(40, 300)[seed % 2]).lives(200)  # noqa: S311
    found = made_of(life.fakes, life.now + timedelta(days=40))
    assert len(found.entries()) > 30
    assert leaks(found) == []


def test_large_months_do_say_what_was_decided() -> None:
    """The other way to tell nobody anything would be to say nothing."""
    said = Counter(
        part
        for seed in range(TOWNS)
        for each in town(seed).entries()
        for part in UNTOLD
        if getattr(each, part) != MERGED
    )
    assert all(said[part] > 30 for part in UNTOLD), said


def _named_by(name: Callable[[LogEntry], str]) -> Callable[..., list[Decision]]:
    plain = public_log.entries_of

    def entries_of(month: str, seen: Sequence[public_log.Seen], key: bytes) -> list[Decision]:
        by_key = {hmac.digest(key, each.entry.id.encode(), sha256)[:16].hex(): each.entry for each in seen}
        named = [replace(each, name=name(by_key[each.name])) for each in plain(month, seen, key)]
        return sorted(named, key=lambda each: each.name)

    return entries_of


_take_turn: Final = FakePublicLog.take_turn
_plain: Final = public_log._plain
SLIPS: Final[Mapping[str, tuple[Any, str, Any]]] = {
    "cells of one": (cells, "AT_LEAST", 1),
    "cells of four": (cells, "AT_LEAST", 4),
    "what all are alike in": (cells, "_telling", lambda _: []),
    "by all but the rule": (cells, "_UNTOLD", frozenset({"by", "band", "channel"})),
    "by all but the band": (cells, "_UNTOLD", frozenset({"by", "rule", "channel"})),
    "by all but who decided": (cells, "_UNTOLD", frozenset({"rule", "band", "channel"})),
    "what is left over": (cells, "_left_over", dict),
    "a name for each subject": (
        add_months,
        "entries_of",
        _named_by(lambda act: sha256(act.subject.encode()).hexdigest()[:32]),
    ),
    "a name that is the act's own": (add_months, "entries_of", _named_by(lambda act: act.id)),
    "the order of time": (add_months, "entries_of", _named_by(lambda act: f"{int(act.at.timestamp() * 1000):032x}")),
    "a key that everybody knows": (
        FakePublicLog,
        "take_turn",
        lambda self, month, _, now: _take_turn(self, month, b"", now),
    ),
    "the day": (
        public_log,
        "_plain",
        lambda month, each: replace(_plain(month, each), month=str(day_of(each.entry.at))),
    ),
    "the editor": (public_log, "_by", lambda each: each.entry.actor_id or "author"),
    "the rule on crime": (public_log, "NEVER_TOLD", frozenset()),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_each_way_of_letting_something_slip_is_noticed(slip: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whose, name, instead = SLIPS[slip]
    monkeypatch.setattr(whose, name, instead)
    assert any(leaks(town(seed)) for seed in range(TOWNS))
