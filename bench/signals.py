"""`python -m bench.signals [--texts N]`: what the signals cost, and how many copies they find in an index of N texts.

Texts are generated, the same each time. CPU time of this process, the least of nine rounds (what else runs here
only adds); nothing is asserted.
"""

import argparse
import time
from collections.abc import Callable
from datetime import timedelta
from statistics import fmean
from typing import Final, TypeVar

from chalicelib.domain.lifecycle import Status
from chalicelib.domain.signals.facts import EarlierReview, Facts, Origin, Pace, SimilarText
from chalicelib.domain.signals.hints import author_hints
from chalicelib.domain.signals.list import SIGNALS, look
from chalicelib.domain.signals.near_duplicates import ALIKE, Sketch, similarity, sketch
from tests.builders import NOW, author, listing, review
from tests.domain.signals.dutch_texts import review_texts, seeded, with_words_changed

Thing = TypeVar("Thing")

TEXTS: Final = 50_000
MOST_CHECKS: Final = 2.0  # ms CPU, all checks of a review of 1,000 characters
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


def _print_finds(texts: list[str]) -> None:
    sketches = [sketch(text) for text in texts]
    index = {key: at for at, made in enumerate(sketches) for key in made.bands}
    kept = fmean(index[key] == at for at, made in enumerate(sketches) for key in made.bands)
    print(f"\nAn index of {len(texts):,} texts that keeps one text per key ({1 - kept:.1%} of the keys overwritten)")
    for share, target in ((0.05, f"{LEAST_FOUND:10.1%}"), (0.10, f"{'-':>10}")):
        name = f"copies with {share:.0%} of the words changed that are found"
        print(f"  {name:54}{_found(texts, sketches, index, share):9.2%}{target}")
    random = seeded(4)
    pairs = [random.sample(range(len(texts)), 2) for _ in range(PAIRS)]
    named = fmean(similarity(sketches[one], sketches[other]) >= ALIKE for one, other in pairs)
    print(f"  {f'unrelated pairs named, of {PAIRS:,}':54}{named:9.4%}{MOST_NAMED:10.1%}")
    strangers = [sketch(text) for text in review_texts(COPIES, seed=5)]
    candidates = [len({index[key] for key in made.bands if key in index}) for made in strangers]
    print(f"  {'candidates of an unrelated text: mean, most':54}{fmean(candidates):9.2f}{max(candidates):6} <= 16")


def _found(texts: list[str], sketches: list[Sketch], index: dict[str, int], share: float) -> float:
    random, found = seeded(3), 0
    chosen = random.sample(range(len(texts)), min(COPIES, len(texts)))
    for at in chosen:
        copy = sketch(with_words_changed(texts[at], share, random))
        found += at in {index.get(key) for key in copy.bands} and similarity(copy, sketches[at]) >= ALIKE
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
