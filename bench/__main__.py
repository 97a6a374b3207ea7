"""`python -m bench [PART …] [--rounds N] [--texts N]`: figures beside their targets, floors and peers.

Without a part all of them, which takes half an hour on two quiet cores. Each part keeps what it found; once
each has, the table of all goes into docs/performance.md, and its heart into README.md. `texts` reads a folder of
corpora beside our batteries where CORPORA names one. Nothing is asserted: machines have neighbours.
"""

import argparse
import logging
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Final

from bench import contention, editors, growth, load, money, search, signals, sync
from bench.figures import Figure, heart, keep, kept, table, write
from bench.functions import figures as functions_figures
from bench.nights import figures as nights
from bench.openness import figures as openness
from bench.strange_words import figures as strange_words
from bench.texts import measure as texts
from infra.commands import OneLineParser, run
from infra.local.environment import ROOT

Part = Callable[[Path, argparse.Namespace], Iterator[Figure]]


def _functions(scratch: Path, asked: argparse.Namespace) -> Iterator[Figure]:
    return functions_figures.figures(scratch, asked.rounds)


PARTS: Final[Mapping[str, Part]] = {
    "functions": _functions,
    "store": lambda *_: money.figures(),
    "signals": lambda _, asked: signals.figures(asked.texts),
    "texts": lambda scratch, _: texts.figures(scratch),
    "search": lambda *_: chain(search.figures(), strange_words.figures()),
    "sync": lambda _, asked: sync.figures(asked.listings),
    "editors": lambda *_: editors.figures(),
    "peak": lambda *_: contention.figures(),
    "nights": lambda scratch, _: nights.figures(scratch),
    "openness": lambda *_: openness.figures(),
    "growth": lambda *_: growth.figures(),
    "year": lambda *_: money.year(),
    "load": lambda *_: load.figures(),
}


def main() -> int:
    parser = OneLineParser(prog="python -m bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--texts", type=int, default=signals.TEXTS, help="in the largest index of the signals")
    parser.add_argument("--listings", type=int, default=sync.LISTINGS, help="in the register of the sync")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - PARTS.keys():
        parser.error(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    logging.disable(logging.CRITICAL)
    for name in asked.parts or PARTS:
        print(f"{name} …", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory() as scratch:
            keep(name, PARTS[name](Path(scratch), asked))
    text = table(list(PARTS))
    print(text)
    if all(map(kept, PARTS)):  # else the tables would lose what was never measured here
        write(ROOT / "docs" / "performance.md", text)
        write(ROOT / "README.md", heart(list(PARTS)))
    return 0


if __name__ == "__main__":
    run(main)
