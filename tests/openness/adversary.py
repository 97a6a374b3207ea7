"""Somebody who knows more than anybody: each act on each review that was online, by its month, its house and its proof.

So much an organisation may know, and they have every id there is. What they look for in the log for strangers is what
no page says.
"""

import hmac
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any, Final

from chalicelib.domain.clock.days import month_of
from chalicelib.domain.projections.strangers.cells import MERGED, Decision
from chalicelib.domain.projections.strangers.public_log import act_of
from chalicelib.domain.reviews.proof import counted_as, proof_of
from chalicelib.domain.rules.log import LogEntry
from chalicelib.ports.public_log import Turn
from tests.fakes import FakeWorld
from tests.fakes.public_log import FakePublicLog
from tests.openness.sites import NOW, add, count, decisions, lines_of

AT_LEAST: Final = 5
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
