"""The table of texts: each kind beside its target, today and at release 0.1.0; and what all of it costs."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

import msgspec

from bench.builds import RELEASE, released
from bench.figures import Figure
from bench.figures import write as put_between_marks
from bench.texts import before
from bench.texts.batteries import FOLDER, Answer, Case, Tally, WrongBatteryError, read, tallied
from chalicelib.domain.signals.text.reading import reading
from chalicelib.domain.signals.words import Written
from infra.local.environment import ROOT, SettingError
from infra.signals.__main__ import Asked, found
from tests.conftest import ENVIRONMENT
from tests.domain.signals.dutch_texts import seeded

MOST_MEDIAN: Final = 0.5  # ms CPU a text
MOST_WORST: Final = 20  # ms CPU, of a text of 5,000 characters
MOST_LOAD: Final = 60  # ms CPU, the first look of a process
MOST_MEMORY: Final = 12  # MiB, the same
SHOWN: Final = 5  # texts that went wrong, of each kind
_ROUNDS: Final = 9
_FUZZED: Final = 10_000
_AGAIN: Final = 50  # of these, the dearest, each looked at again: the first to need a pattern pays for it
# Of each kind: the least recall and precision; and the same of texts that stayed unseen, as of 28 November 2026.
TARGETS: Final[Mapping[str, tuple[float, float, str]]] = {
    "names": (0.90, 0.85, "0.14 / 1.00"),
    "numbers": (0.92, 0.97, "0.57 / 0.88"),
    "crime": (0.85, 0.85, "0.47 / 0.58"),
    "threat": (0.86, 0.98, "0.11 / 0.22"),
    "insult": (0.85, 0.95, "0.45 / ?"),
    "discrimination": (0.85, 0.95, "0.24 / ?"),
    "despair": (0.90, 0.90, "none"),
    "placeholder": (0.95, 0.95, "0.38 / 0.50"),
    "author": (0.80, 0.90, "none"),
    "provider": (0.80, 0.92, "0.07 / ?"),
    "pressure": (0.80, 0.92, "0.10 / ?"),
    "onesided": (0.80, 0.92, "0.30 / ?"),
    "advertising": (0.80, 0.92, "0.20 / ?"),
    "themes": (0.80, 0.90, "0.13 to 0.87 / 0.14 to 0.96"),
    "direction": (0.60, 0.90, "none"),  # only where it is certain
    "language": (0.99, 0.99, "none"),
}
ANY: Final = (0.80, 0.90, "")
_LOAD: Final = """
import resource, time
import app
from chalicelib.domain.organisations.listing import Address, Listing, Sector
def resident():
    return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize() / 2**20
text = (
    "Dokter Peeters en Els waren kortaf. Bel 0475 12 34 56 of mail an@post.example. Mijn moeder werd geslagen, en de "
    "klootzakken zeggen dat ik het mij zal beklagen. Ik wil niet meer leven. Het eten was koud, de kamer vuil."
)
memory, begun = resident(), time.process_time()
from chalicelib.domain.signals.words import Written, look_at_words
from chalicelib.domain.signals.hints import author_hints
listing = Listing(register_id="", sector=Sector.CHILD_CARE, name="Huis", address=Address())
look_at_words(text, Written.REVIEW, listing)
author_hints(text, listing=listing)
print(1000 * (time.process_time() - begun), resident() - memory)
"""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of texts: today's tallies, those of release 0.1.0, and where they come from."""

    name: str
    cases: Sequence[Case]
    now: Mapping[str, Tally]
    before: Mapping[str, Tally] | None
    corpus: bool

    @property
    def target(self) -> tuple[float, float, str]:
        return TARGETS.get(self.name, ANY)


@dataclass(slots=True)
class Looked:
    """All kinds, and the seconds of CPU that each text took today."""

    kinds: list[Kind]
    spent: list[float]


def figures(scratch: Path) -> Iterator[Figure]:
    """Yield P9, and write the table of kinds into `docs/signals.md`."""
    looked = _looked(scratch)
    table = "\n".join(_table(looked.kinds))
    print(table, *_went_wrong(looked.kinds), sep="\n")
    put_between_marks(ROOT / "docs" / "signals.md", table)
    for kind in looked.kinds:
        least_found, least_right, _ = kind.target
        tally = kind.now[""]
        if tally.recall is not None and not kind.corpus:
            name = f"texts, {kind.name}: found"
            yield Figure(code="P9", name=name, figure=tally.recall, most=least_found, least=True)
            name = f"texts, {kind.name}: right"
            yield Figure(code="P9", name=name, figure=tally.precision or 0, most=least_right, least=True)
    load, memory = cold_load()
    spent = 1_000 * median(looked.spent)
    yield Figure(code="P9", name="all signals of a text, median", figure=spent, unit="ms CPU", most=MOST_MEDIAN)
    worst = _worst(looked.kinds)
    yield Figure(code="P9", name="a text of 5,000 characters, worst", figure=worst, unit="ms CPU", most=MOST_WORST)
    yield Figure(code="P9", name="first look of a process", figure=load, unit="ms CPU", most=MOST_LOAD)
    yield Figure(code="P9", name="memory of it", figure=memory, unit="MiB", most=MOST_MEMORY)


def _looked(scratch: Path) -> Looked:
    tree = released(scratch, "chalicelib")
    looked = Looked([], [])
    for name, cases, corpus in _batteries():
        answers = []
        for case in cases:
            asked = msgspec.convert(case.asked, Asked)
            begun = time.process_time()
            answer = found(asked)
            looked.spent.append(time.process_time() - begun)
            answers.append(Answer.of(msgspec.to_builtins(answer)))
        earlier: Mapping[str, Tally] | None = None
        if tree:
            lines: list[dict[str, Any]] = [case.asked for case in cases]
            earlier = tallied(cases, map(Answer.of, before.looked(tree, lines)))
        looked.kinds.append(Kind(name, cases, tallied(cases, answers), earlier, corpus))
    return looked


def _batteries() -> Iterator[tuple[str, list[Case], bool]]:
    try:
        for name, cases in read(FOLDER).items():
            yield name, cases, False
        if folder := os.environ.get("CORPORA", ""):
            if not Path(folder).is_dir():
                raise SettingError(f"CORPORA must be a folder of texts, not {folder!r}")
            for name, cases in read(Path(folder)).items():
                yield name, cases, True
    except WrongBatteryError as wrong:
        raise SettingError(str(wrong)) from wrong


def _table(kinds: Sequence[Kind]) -> Iterator[str]:
    """Yield a row for each kind, and one for each code of a kind that has several."""
    yield f"Recall / precision, by release 0.1.0 ({RELEASE}) and today; and what that release reached on texts"
    yield "that stay unseen (28 November 2026)."
    yield ""
    yield "| kind | texts | 0.1.0, unseen | 0.1.0 | today | target | false per 1,000: 0.1.0 | today | strong |"
    yield f"|{' --- |' * 9}"
    for kind in kinds:
        yield _row(kind, "")
        codes = [code for code in kind.now if code and kind.now[code].recall is not None]
        yield from (_row(kind, code) for code in sorted(codes) if len(codes) > 1)


def _row(kind: Kind, code: str) -> str:
    now, earlier = kind.now[code], kind.before
    of_then = earlier.get(code, Tally()) if earlier else Tally()
    least_found, least_right, unseen = kind.target
    name = f"· {code.partition(':')[2] or code}" if code else f"**{kind.name}**{' (corpus)' if kind.corpus else ''}"
    cells = (
        name,
        "" if code else str(now.texts),
        "" if code else unseen,
        _pair(of_then),
        _pair(now),
        "" if code or kind.corpus else f"{least_found} / {least_right}",
        _number(of_then.per_thousand),
        _number(now.per_thousand),
        "" if code else str(now.wrong_strong),
    )
    return f"| {' | '.join(cells)} |"


def _pair(tally: Tally) -> str:
    return " / ".join("-" if each is None else f"{each:.2f}" for each in (tally.recall, tally.precision))


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.0f}"


def _went_wrong(kinds: Sequence[Kind]) -> Iterator[str]:
    for kind in kinds:
        whole = kind.now[""]
        for word, texts in (("missed", whole.misses), ("wrong", whole.mistakes)):
            yield from (f"  {kind.name}, {word}: {text[:110]}" for text in texts[:SHOWN])


def cold_load() -> tuple[float, float]:
    """Return the CPU in ms and the memory in MiB that the first look of a function takes, each the least of some.

    With bytecode, as the package has it: the first try leaves it. What a function has loaded at its start is there.
    """
    command = [sys.executable, "-c", _LOAD]
    with tempfile.TemporaryDirectory() as bytecode:
        kept = os.environ | ENVIRONMENT | {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": bytecode}
        tries = [
            subprocess.run(command, cwd=ROOT, env=kept, capture_output=True, text=True, check=True).stdout.split()  # noqa: S603 - ours
            for _ in range(_ROUNDS)
        ]
    return min(float(each[0]) for each in tries), min(float(each[1]) for each in tries)


def _worst(kinds: Sequence[Kind]) -> float:
    """Return the ms of CPU of the dearest among texts of 5,000 characters, made of the words of all others."""
    said = [word for kind in kinds for case in kind.cases for word in case.text.split()]
    random = seeded(8)
    texts = []
    for _ in range(_FUZZED):
        some = random.choices(said, k=random.choice((3, 30, 900)))
        texts.append(random.choice((" ", "", ", ")).join(some * 1_700)[:5_000])
    dearest = sorted(texts, key=_spent)[-_AGAIN:]
    # Round after round, not one text after the other: what else a machine does lasts longer than a text.
    rounds = [[_spent(text) for text in dearest] for _ in range(_ROUNDS)]
    least: list[float] = [min(each) for each in zip(*rounds, strict=True)]
    return 1_000 * max(least)


def _spent(text: str) -> float:
    """Return the seconds of CPU of one text, of which nothing was kept."""
    reading.cache_clear()
    begun = time.process_time()
    found(Asked(id=0, kind=Written.REVIEW, text=text))
    return time.process_time() - begun
