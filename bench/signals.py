"""`python -m bench.signals [--texts N]`: what the signals cost, and how many copies they find in an index of N texts.

Texts are generated, the same each time. CPU time of this process, the least of nine rounds (what else runs here
only adds); nothing is asserted.
"""

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2b
from itertools import pairwise, repeat
from statistics import fmean
from typing import Final, TypeVar

from bench.figures import Figure
from chalicelib.domain.rules.lifecycle import Status
from chalicelib.domain.signals.hints import author_hints
from chalicelib.domain.signals.list import SIGNALS, look
from chalicelib.domain.signals.text.bands import Bands, bands_of
from chalicelib.domain.signals.text.facts import EarlierReview, Facts, Origin, Pace, SimilarText
from chalicelib.domain.signals.text.near_duplicates import Sketch, alike, sketch
from tests.builders import NOW, author, listing, review
from tests.domain.signals.dutch_texts import review_texts, seeded, with_words_changed

Thing = TypeVar("Thing")

TEXTS: Final = 1_000_000
MOST_CHECKS: Final = 2.0  # ms CPU, all checks of a review of 1,000 characters
SIZES: Final = (1_000, 10_000, 100_000)  # of an index, before the largest
MOST_CANDIDATES: Final = 16
MOST_SKETCH: Final = 0.4  # ms CPU, the sketch of 100 words and its keys
LEAST_FOUND: Final = 0.99  # of copies with 5 % of the words changed
FAR: Final = 0.17  # of the words changed: one of six
LEAST_FAR_FOUND: Final = 0.95  # of those, among as many texts as one organisation or region has
FAR_AMONG: Final = 1_000
MOST_NAMED: Final = 0.001  # of unrelated pairs
COPIES: Final = 3_000
PAIRS: Final = 200_000
ROUNDS: Final = 9
_CHUNK: Final = 2_000  # texts that are made at a time
_OF_TEXTS: Final = 1_000  # seeds, far from each other: nothing is said twice
_OF_STRANGERS: Final = 5
_SUSPICIOUS: Final = (
    "Dokter Peeters was kortaf en zuster Ann ook. Bel 0475 12 34 56 of mail naar an.claes@telenet.be. Mijn moeder werd "
    "geslagen en haar ring werd gestolen. Wat een klootzakken, het is er k*t. Zie www.voorbeeld.be voor meer. "
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.signals", description=__doc__)
    parser.add_argument("--texts", type=int, default=TEXTS)
    many = parser.parse_args().texts
    _print_costs()
    _print_finds(many)


def cost() -> float:
    """Milliseconds of CPU that all checks of an ordinary text of 1,000 characters take."""
    ordinary = [text[:1_000] for text in review_texts(300, seed=2, sentences=16)]
    return _milliseconds(lambda text: look(_facts(text)), ordinary, rounds=3)


def _print_costs() -> None:
    ordinary = [text[:1_000] for text in review_texts(300, seed=2, sentences=16)]
    suspicious = [(_SUSPICIOUS + text)[:1_000] for text in ordinary]
    hundred = [" ".join(text.split()[:100]) for text in ordinary]
    first = _milliseconds(lambda text: look(_facts(text)), suspicious[:1], rounds=1)
    print("CPU of one review                                            ms    target")
    for name, check, texts, target in (
        ("all checks, an ordinary text of 1,000 characters", lambda text: look(_facts(text)), ordinary, MOST_CHECKS),
        ("all checks, a text that draws most signals", lambda text: look(_facts(text)), suspicious, MOST_CHECKS),
        ("hints while writing, the same text", author_hints, suspicious, MOST_CHECKS),
        ("sketch and keys of 100 words", bands_of, hundred, MOST_SKETCH),
    ):
        print(f"  {name:54}{_milliseconds(check, texts):9.3f}{target:10.1f}")
    print(f"  {'the first look of a process (patterns are compiled)':54}{first:9.1f}{'-':>10}")
    print("\nCPU of each check, text that draws most signals              ms")
    gathered = [_facts(text) for text in suspicious]
    for each in SIGNALS:
        print(f"  {each.__name__:54}{_milliseconds(each, gathered):9.3f}")


def figures(many: int) -> Iterator[Figure]:
    """P4."""
    yield Figure(code="P4", name="all checks of 1,000 characters", figure=cost(), unit="ms CPU", most=MOST_CHECKS)
    for found in growth(many):
        of = f"of {found.texts:,} texts"
        name = f"{of}, copies with 5 % changed that are found"
        yield Figure(code="P4", name=name, figure=100 * found.copies, unit="%", most=100 * LEAST_FOUND, least=True)
        if found.texts == FAR_AMONG:
            name = f"{of}, copies with 17 % changed that are found"
            share = 100 * found.far_copies
            yield Figure(code="P4", name=name, figure=share, unit="%", most=100 * LEAST_FAR_FOUND, least=True)
        name = f"{of}, candidates of a strange one, the most"
        yield Figure(code="P4", name=name, figure=found.most, most=MOST_CANDIDATES)
        name = f"{of}, unrelated pairs named"
        yield Figure(code="P4", name=name, figure=100 * found.named, unit="%", most=100 * MOST_NAMED)


@dataclass(frozen=True, slots=True)
class Finds:
    """The findings of an index."""

    texts: int
    kept: float  # share of the keys that are held by the text itself
    copies: float  # share of copies with 5 % of the words changed
    further_copies: float  # the same, with 10 %
    far_copies: float  # the same, with 17 %
    mean: float  # candidates of a text of somebody else, those that are compared
    most: int
    named: float  # share of unrelated pairs that would be named


class _Corpus:
    """An index as ours is, that grows: a key is held by the earliest text that has it.

    A key stands in it as its hash: a million texts have sixteen million keys, and among those two hashes are the same
    once in a hundred thousand such indexes.
    """

    def __init__(self) -> None:
        self.index: dict[int, int] = {}
        self.sketches: list[bytes] = []
        self.texts: dict[int, str] = {}  # of those that will be copied
        self.kept = self.keys = 0

    def add(self, made: "_Made") -> None:
        for at, keys in enumerate(made.keys, start=len(self.sketches)):
            self.keys += len(keys)
            for key in keys:
                self.kept += self.index.setdefault(key, at) == at
        self.sketches += made.sketches
        self.texts |= made.texts

    def candidates(self, made: Bands) -> list[int]:
        """Return the texts that hold most of its keys, as many as the index gives."""
        found = (self.index[key] for each in (made.kept, made.near) for key in map(_hash, each) if key in self.index)
        return [at for at, _ in Counter(found).most_common(MOST_CANDIDATES)]

    def finds(self, chosen: Sequence[int]) -> Finds:
        strangers = [len(self.candidates(bands_of(text))) for text in review_texts(COPIES, seed=_OF_STRANGERS)]
        random = seeded(4)
        pairs = [random.sample(self.sketches, 2) for _ in range(PAIRS)]
        return Finds(
            texts=len(self.sketches),
            kept=self.kept / self.keys,
            copies=self._found(chosen, 0.05),
            further_copies=self._found(chosen, 0.10),
            far_copies=self._found(chosen, FAR),
            mean=fmean(strangers),
            most=max(strangers),
            named=fmean(alike(Sketch.unpacked(one), Sketch.unpacked(other)) for one, other in pairs),
        )

    def _found(self, chosen: Sequence[int], share: float) -> float:
        random, found = seeded(3), 0
        for at in chosen:
            text = with_words_changed(self.texts[at], share, random)
            copy = sketch(text)
            others = (Sketch.unpacked(self.sketches[each]) for each in self.candidates(bands_of(text, copy)))
            found += any(alike(copy, each) for each in others)
        return found / len(chosen)


@dataclass(frozen=True, slots=True)
class _Made:
    """Some texts' sketches, packed, and their keys; and those texts that were asked for, by where they stand."""

    sketches: list[bytes]
    keys: list[list[int]]
    texts: dict[int, str]


def _make(first: int, many: int, wanted: frozenset[int]) -> _Made:
    texts = review_texts(many, seed=_OF_TEXTS + first)
    kept = {at: text for at, text in enumerate(texts, start=first) if at in wanted}
    made = [sketch(text) for text in texts]
    keys = [[*map(_hash, bands_of(text, each).kept)] for text, each in zip(texts, made, strict=True)]
    return _Made([each.packed for each in made], keys, kept)


def _hash(key: str) -> int:
    """Return the same in every process."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big")


def growth(many: int) -> Iterator[Finds]:
    """Yield what the index finds as it grows to so many texts; a million need two gigabytes."""
    sizes = [*(each for each in SIZES if each < many), many]
    random = seeded(5)
    chosen = {size: random.sample(range(size), min(COPIES, size)) for size in sizes}
    wanted = frozenset(at for each in chosen.values() for at in each)
    corpus = _Corpus()
    with ProcessPoolExecutor() as workers:
        for before, size in pairwise([0, *sizes]):
            firsts = range(before, size, _CHUNK)
            counts = [min(_CHUNK, size - first) for first in firsts]
            for made in workers.map(_make, firsts, counts, repeat(wanted)):
                corpus.add(made)
            yield corpus.finds(chosen[size])


def _print_finds(many: int) -> None:
    for found in growth(many):
        print(f"\nAn index of {found.texts:,} texts, a key for the earliest ({1 - found.kept:.1%} held by another)")
        print(f"  {'copies with 5 % of the words changed that are found':54}{found.copies:9.2%}{LEAST_FOUND:10.1%}")
        print(f"  {'copies with 10 %':54}{found.further_copies:9.2%}{'-':>10}")
        print(f"  {'copies with 17 %':54}{found.far_copies:9.2%}{'-':>10}")
        print(f"  {f'unrelated pairs named, of {PAIRS:,}':54}{found.named:9.4%}{MOST_NAMED:10.1%}")
        print(
            f"  {'candidates of an unrelated text: mean, most':54}{found.mean:9.2f}{found.most:6} <= {MOST_CANDIDATES}"
        )


def _facts(text: str) -> Facts:
    return Facts(
        review=review(text=text),
        listing=listing(),
        author=author(),
        earlier=tuple(
            EarlierReview(
                review_id=f"review-{days}",
                organisation_id="organisation-1",
                submitted_at=NOW - timedelta(days=days),
                score=400,
                status=Status.PUBLISHED,
            )
            for days in (20, 200)
        ),
        similar=(SimilarText(review_id="review-20", organisation_id="organisation-1", similarity=0.7),),
        pace=Pace(last_day=9, last_week=12, usual_per_day=0.2),
        origin=Origin(same_organisation=2, anywhere=4),
    )


def _milliseconds(act: Callable[[Thing], object], things: list[Thing], rounds: int = ROUNDS) -> float:
    spent = []
    for _ in range(rounds):
        begun = time.process_time()
        for thing in things:
            act(thing)
        spent.append((time.process_time() - begun) / len(things))
    return 1_000 * min(spent)


if __name__ == "__main__":
    main()
