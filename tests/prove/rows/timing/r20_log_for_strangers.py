"""R20: the log for strangers, of random histories: complete, counted again exactly, and whoever touches it is seen."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Final

from infra.verify.check import Differs, Seen, beside, checked, compared
from tests.fakes.public_log import FakePublicLog, FakeSigner
from tests.openness.adversary import leaks, made_of
from tests.openness.histories import Histories
from tests.openness.sites import decisions, lines_of, rebuilt, seen_of, shown, site, spoilt
from tests.prove.outcome import Outcome, Scale

ACTS: Final = 120
HOW: Final = ("drop", "change", "add", "reorder")
_OVER: Final = timedelta(days=40)  # after which all that was done is in


def prove(ask: Scale) -> Outcome:
    histories = ask.of(full=1_000, quick=15) * ask.times
    wrong: list[str] = []
    said: Counter[str] = Counter()
    for seed in range(histories):
        wrong += [f"history {seed}: {each}" for each in _wrong_with(seed, said)]
    return Outcome(
        what=f"{histories:,} histories of {ACTS} acts in houses large and small: added to the log month by month, "
        "counted again by a stranger; of each one entry dropped, changed, added or moved, a fork, and a step back",
        tried=said["spoilt"],
        at_least=histories,
        happened=f"{said['entries']:,} entries are the {said['entries']:,} acts that were counted by hand; "
        f"{said['figures']:,} figures counted again; {said['spoilt']:,} entries spoilt and named, {said['forks']:,} "
        f"forks and {said['back']:,} steps back seen; nothing told of anybody",
        lost=len(wrong),
        shortfalls=tuple(wrong[:10]),
    )


def _wrong_with(seed: int, said: Counter[str]) -> Iterator[str]:
    chance = Random(seed)  # noqa: S311  (a history, no secret)
    life = Histories(chance, houses=chance.choice([1, 2, 6]), pace=chance.choice([40, 300, 900])).lives(ACTS)
    town = made_of(life.fakes, life.now + _OVER)
    seen = seen_of(town.log)
    number, differs = compared(site(town.log), checked(site(town.log), seen)[2])
    said.update(entries=seen.size, figures=number)
    yield from differs
    found: dict[str, Counter[str]] = {}
    for each in decisions(town.log):
        act = "measured" if each.of == "organisation" else each.act
        found.setdefault(each.month, Counter())[f"{each.of}_{act}"] += 1
    if found != {month: +counts for month, counts in life.count.items() if +counts}:
        yield f"the log has {found}, and was to have {life.count}"
    yield from leaks(town)
    yield from _unseen(town.log, seen, chance, said)


def _unseen(log: FakePublicLog, seen: Seen, chance: Random, said: Counter[str]) -> Iterator[str]:
    """Spoil what may be spoilt; yields what a stranger did not notice."""
    lines, how = list(lines_of(log)), chance.choice(HOW)
    at = chance.randrange(len(lines) - 1)
    other = spoilt(lines, how, at)
    told = _told(shown(log, other), Seen(key=seen.key))
    if f"{at:,} " not in told:
        yield f"{how} of entry {at}: told {told!r}"
    said["spoilt"] += 1
    fork = rebuilt(log, other, FakeSigner())
    try:
        beside(fork.standing.checkpoint.encode(), seen.key, seen.leaves)
        yield f"a fork by {how} of entry {at} was not seen"
    except Differs:
        said["forks"] += 1
    told = _told(rebuilt(log, lines[:-1], FakeSigner()), seen)
    if "shrank" not in told:
        yield f"a step back: told {told!r}"
    said["back"] += 1


def _told(log: FakePublicLog, seen: Seen) -> str:
    try:
        checked(site(log), seen)
    except Differs as fault:
        return str(fault)
    return "that all is right"
