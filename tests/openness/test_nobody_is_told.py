"""Whoever sets the log for strangers beside the public pages learns nothing of an author that the pages do not say.

The adversary here knows more than anybody: each act on each review that was ever online, by its month, its house and
its proof, as its organisation may; and every id there is. What they look for is what no page says. Each way of letting
something slip is tried as well, and must be noticed.
"""

import hmac
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from random import Random
from typing import Any, Final

import pytest

from chalicelib.domain.clock.days import day_of, month_of
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.projections import cells, public_log
from chalicelib.domain.projections.cells import MERGED, Decision
from chalicelib.domain.projections.public_log import act_of
from chalicelib.domain.reviews.parts import Channel
from chalicelib.domain.reviews.proof import counted_as, proof_of
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.log import LogEntry
from chalicelib.ports.public_log import Turn
from chalicelib.use_cases.upkeep import add_months
from tests.builders import author, entry, listing, organisation, review
from tests.fakes import FakeWorld
from tests.fakes.public_log import FakePublicLog
from tests.openness.histories import SECTORS, Histories
from tests.openness.sites import NOW, add, count, decisions, lines_of

AT_LEAST: Final = 5
TOWNS: Final = 16
UNTOLD: Final = ("by", "rule", "band", "channel")  # by the pages
USUAL: Final = frozenset({"editor", "web", "none"})  # of nearly all: it tells nothing of anybody
BY_LAW: Final = frozenset({"withdrawn", "withdrawal_undone", "archived", "closed"})  # only one may do this
SAYS: Final = re.compile(
    r"merged|none|\d{4}-\d\d|[1-5]|review|reply|addition|notice|appeal|organisation|author|editor|two_editors|machine"
    r"|published|restored|refused|returned|offline|removed|withdrawn|withdrawal_undone|erased|archived|closed|upheld"
    r"|dismissed|blocked|unblocked|warned|warning_cleared|safety|respectful_language|no_personal_data|own_experience"
    r"|residential_care|child_care|youth_care|disability|web|kiosk|paper|phone|agreed|email|invitation|document"
)
NEVER_ONLINE: Final = frozenset({"refused", "returned"})
BELOW: Final = frozenset({"review", "reply", "addition"})


@dataclass(frozen=True)
class Town:
    """All tables, and the log for strangers that was made of them."""

    fakes: FakeWorld
    log: FakePublicLog
    keys: Mapping[str, bytes]  # of each month: what nobody has any more

    def entries(self) -> list[Decision]:
        return list(decisions(self.log))

    def acts(self) -> list[LogEntry]:
        through = self.log.standing.through
        return [each for each in self.fakes.log.entries if act_of(each) and month_of(each.at) <= through]


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


def made_of(fakes: FakeWorld, now: datetime = NOW) -> Town:
    keys: dict[str, bytes] = {}

    class Watched(FakePublicLog):
        """A log whose keys are written down."""

        def take_turn(self, month: str, key: bytes, now: datetime) -> Turn | None:
            turn = super().take_turn(month, key, now)
            keys[month] = turn.key if turn else key
            return turn

    log = Watched()
    count(fakes, now)
    add(fakes, log, now=now)
    return Town(fakes, log, keys)


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


# The adversary


def leaks(found: Town) -> list[str]:
    """Everything that somebody learns."""
    return list(_leaks(found))


def _leaks(found: Town) -> Iterator[str]:
    entries = found.entries()
    yield from _of_pages(found, entries)
    yield from _left_over(entries)
    yield from _of_tables(found)
    yield from _of_names(found, entries)
    yield from _of_order(found, entries)


def _of_pages(found: Town, entries: Sequence[Decision]) -> Iterator[str]:
    """Set each act on what was online beside the entries that may be of it."""
    online = {each.subject.partition("/")[2] for each in found.acts() if each.after == "published"}
    alike: Mapping[tuple[str, ...], list[Decision]] = defaultdict(list)
    for each in entries:
        alike[each.month, each.of, each.act].append(each)
    for page in {_known(found, each) for each in found.acts() if each.subject.partition("/")[2] in online}:
        month, of, act, sector, proof = page
        if of not in BELOW or act in NEVER_ONLINE:
            continue
        mine = [
            each
            for each in alike[month, of, act]
            if each.sector in {sector, MERGED} and each.proof in {proof, MERGED, "none"}
        ]
        if not mine:
            yield f"no entry could be of {page}"
        for part in UNTOLD:
            values = {getattr(each, part) for each in mine} - {MERGED}
            certain = len(values) == 1 or len(mine) < AT_LEAST
            if certain and not values <= USUAL and not (part == "by" and act in BY_LAW):
                yield f"{part} of {page}: {sorted(values)}, of {len(mine)} entries"


def _known(found: Town, act: LogEntry) -> tuple[str, str, str, str, str]:
    of, _, item_id = act.subject.partition("/")
    one = found.fakes.reviews.all[item_id] if of in BELOW else None
    home = found.fakes.organisations.get(one.organisation_id) if one else None
    proof = proof_of(counted_as(one), home.handed_out) if one and home else ""
    return month_of(act.at), of, act_of(act), str(home.listing.sector) if home else "", str(proof)


def _left_over(entries: Sequence[Decision]) -> Iterator[str]:
    """Take away from a year's figures, which are exact, all that is said: what is left over may not be of a few."""
    acts: dict[tuple[str, ...], list[Decision]] = defaultdict(list)
    for each in entries:
        acts[each.month, each.of, each.act].append(each)
    for act, alike in acts.items():
        rest = sum(each.sector == MERGED for each in alike)
        if 0 < rest < AT_LEAST and rest < len(alike):
            yield f"{rest} are left over of {act}"


def _of_tables(found: Town) -> Iterator[str]:
    """Look for what stands in the log in every table, and for whatever it should never say."""
    values = {value for line in lines_of(found.log) for name, value in json.loads(line).items() if name != "name"}
    yield from (f"{value!r} stands in the log" for value in values if not SAYS.fullmatch(value))
    words = set(_words(found.fakes, set()))
    yield from (f"{each.name!r} stands in a table" for each in found.entries() if each.name in words)
    texts = (word for word in words if " " in word)
    said = " ".join(values)
    yield from (f"{text!r} stands in the log" for text in texts if text in said)
    if found.log.held is not None or set(map(bytes.decode, found.keys.values())) & words:
        yield "the month's key is still there"


def _words(thing: Any, been: set[int]) -> Iterator[str]:
    """Every text in what a table holds."""
    if isinstance(thing, str):
        if not isinstance(thing, StrEnum):
            yield thing
        return
    if id(thing) in been:
        return
    been.add(id(thing))
    parts: Iterable[Any] = ()
    if is_dataclass(thing) and not isinstance(thing, type):
        parts = (getattr(thing, part.name) for part in fields(thing))
    elif isinstance(thing, Mapping):
        parts = (part for pair in thing.items() for part in pair)
    elif isinstance(thing, list | tuple | set | frozenset):
        parts = thing
    elif type(thing).__module__.startswith("tests.fakes"):
        parts = vars(thing).values()
    for part in parts:
        yield from _words(part, been)


def _of_names(found: Town, entries: Sequence[Decision]) -> Iterator[str]:
    """Guess names by all ids there are, hashed with all that anybody knows."""
    names = Counter(each.name for each in entries)
    yield from (f"two entries are called {name}" for name, times in names.items() if times > 1)
    ids = {each.id for each in found.acts()} | {each.subject for each in found.acts()}
    known = [b"", bytes(32), found.log.standing.key.encode(), *{each.month.encode() for each in entries}]
    for guess in ids:
        hashes = [
            sha256(guess.encode()).hexdigest(),
            *(hmac.digest(key, guess.encode(), sha256).hex() for key in known),
        ]
        if any(each[:32] in names for each in hashes) or guess in names:
            yield f"whoever knows {guess} knows its entry"


def _of_order(found: Town, entries: Sequence[Decision]) -> Iterator[str]:
    """With the keys that were thrown away, see that names, and so their order, come of nothing else."""
    for month, key in found.keys.items():
        names = [
            hmac.digest(key, each.id.encode(), sha256)[:16].hex() for each in found.acts() if month_of(each.at) == month
        ]
        if [each.name for each in entries if each.month == month] != sorted(names):
            yield f"the entries of {month} stand in an order that says something"
    if len(set(found.keys.values())) < len(found.keys):
        yield "two months have one key"


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
_take_turn, _plain = FakePublicLog.take_turn, public_log._plain


@pytest.mark.parametrize("slip", SLIPS)
def test_each_way_of_letting_something_slip_is_noticed(slip: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whose, name, instead = SLIPS[slip]
    monkeypatch.setattr(whose, name, instead)
    assert any(leaks(town(seed)) for seed in range(TOWNS))
