"""`python -m bench.signals [--texts N]`: what the signals cost, and how many copies they find in an index of N texts.

Texts are generated, the same each time. CPU time of this process, the least of nine rounds (what else runs here
only adds); nothing is asserted.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from statistics import fmean
from typing import Final, TypeVar

from bench.figures import Figure
from chalicelib.domain.lifecycle import Status
from chalicelib.domain.signals.facts import EarlierReview, Facts, Origin, Pace, SimilarText
from chalicelib.domain.signals.hints import author_hints
from chalicelib.domain.signals.list import SIGNALS, look
from chalicelib.domain.signals.near_duplicates import ALIKE, Sketch, similarity, sketch
from tests.builders import NOW, author, listing, review
from tests.domain.signals.dutch_texts import review_texts, seeded, with_words_changed

Thing = TypeVar("Thing")

TEXTS: Final = 100_000
MOST_CHECKS: Final = 2.0  # ms CPU, all checks of a review of 1,000 characters
SIZES: Final = (1_000, 10_000)  # of an index, before the largest
MOST_CANDIDATES: Final = 16
MOST_SKETCH: Final = 0.4  # ms CPU, the sketch of 100 words and its keys
LEAST_FOUND: Final = 0.99  # of copies with 5 % of the words changed
MOST_NAMED: Final = 0.001  # of unrelated pairs
COPIES: Final = 3_000
PAIRS: Final = 200_000
ROUNDS: Final = 9
_SUSPICIOUS: Final = (
    "Dokter Peeters was kortaf en zuster Ann ook. Bel 0475 12 34 56 of mail naar an.claes@telenet.be. Mijn moeder werd "
    "geslagen en haar ring werd gestolen. Wat een klootzakken, het is er k*t. Zie www.voorbeeld.be voor meer. "
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.signals", description=__doc__)
    parser.add_argument("--texts", type=int, default=TEXTS)
    many = parser.parse_args().texts
    _print_costs()
    _print_finds(review_texts(many, seed=1))


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
        ("sketch and keys of 100 words", lambda text: sketch(text).bands, hundred, MOST_SKETCH),
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
    texts = review_texts(many, seed=1)
    sketches = [sketch(text) for text in texts]
    for size in (*(each for each in SIZES if each < many), many):
        found = finds(texts[:size], sketches[:size])
        name = f"of {size:,} texts, copies with 5 % changed that are found"
        yield Figure(code="P4", name=name, figure=100 * found.copies, unit="%", most=100 * LEAST_FOUND, least=True)
        name = f"of {size:,} texts, candidates of a strange one, the most"
        yield Figure(code="P4", name=name, figure=found.most, most=MOST_CANDIDATES)
    named = 100 * unrelated(sketches)
    yield Figure(code="P4", name="unrelated pairs named", figure=named, unit="%", most=100 * MOST_NAMED)


@dataclass(frozen=True, slots=True)
class Finds:
    """What an index finds."""

    kept: float  # share of the keys that are held by the text itself
    copies: float  # share of copies with 5 % of the words changed
    far_copies: float  # the same, with 10 %
    mean: float  # candidates of a text of somebody else
    most: int


def finds(texts: list[str], sketches: list[Sketch]) -> Finds:
    """Look for copies in an index as ours is: a key is held by the earliest text that has it."""
    index: dict[str, int] = {}
    for at, made in enumerate(sketches):
        for key in made.bands:
            index.setdefault(key, at)
    strangers = [sketch(text) for text in review_texts(COPIES, seed=5)]
    candidates = [len({index[key] for key in made.bands if key in index}) for made in strangers]
    return Finds(
        kept=fmean(index[key] == at for at, made in enumerate(sketches) for key in made.bands),
        copies=_found(texts, sketches, index, 0.05),
        far_copies=_found(texts, sketches, index, 0.10),
        mean=fmean(candidates),
        most=max(candidates),
    )


def unrelated(sketches: list[Sketch]) -> float:
    """The share of unrelated pairs that would be named."""
    random = seeded(4)
    pairs = [random.sample(range(len(sketches)), 2) for _ in range(PAIRS)]
    return fmean(similarity(sketches[one], sketches[other]) >= ALIKE for one, other in pairs)


def _print_finds(texts: list[str]) -> None:
    sketches = [sketch(text) for text in texts]
    found = finds(texts, sketches)
    print(f"\nAn index of {len(texts):,} texts, a key for the earliest ({1 - found.kept:.1%} held by another)")
    print(f"  {'copies with 5 % of the words changed that are found':54}{found.copies:9.2%}{LEAST_FOUND:10.1%}")
    print(f"  {'copies with 10 %':54}{found.far_copies:9.2%}{'-':>10}")
    print(f"  {f'unrelated pairs named, of {PAIRS:,}':54}{unrelated(sketches):9.4%}{MOST_NAMED:10.1%}")
    print(f"  {'candidates of an unrelated text: mean, most':54}{found.mean:9.2f}{found.most:6} <= {MOST_CANDIDATES}")


def _found(texts: list[str], sketches: list[Sketch], index: dict[str, int], share: float) -> float:
    random, found = seeded(3), 0
    chosen = random.sample(range(len(texts)), min(COPIES, len(texts)))
    for at in chosen:
        copy = sketch(with_words_changed(texts[at], share, random))
        found += any(
            similarity(copy, sketches[each]) >= ALIKE for each in {index.get(key, -1) for key in copy.bands} - {-1}
        )
    return found / len(chosen)


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
