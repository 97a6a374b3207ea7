"""`.venv-bench/bin/python -m bench.texts.learn`: learn anew how texts of each kind are worded, of all Dutch batteries.

Before that each go, which was written at a time of its own, is left out in turn: what is printed is what would be found
in it, learned from all others.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple

from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from chalicelib.domain.signals.learned.resembling import EVIDENCE, Weights, sentences, stems
from chalicelib.domain.signals.text.reading import reading
from tests.domain.signals.dutch_texts import review_texts

FOLDER: Final = Path(__file__).parent
WEIGHTS: Final = Path("chalicelib/domain/signals/learned/weights.txt")
_FITTED: Final = 3.0  # how closely, by the inverse of the penalty on weights
_TOO_LIGHT: Final = 20  # hundredths of log odds: such a weight moves nothing
_GOES: Final = ("met", "lived", "told", "classes")
_PLAIN: Final = 1_000  # reviews of nothing in particular, beside which the rest is learned


class Line(NamedTuple):
    """A text, the codes that are to be found in it, and the go in which it was written."""

    text: str
    expect: frozenset[str]
    go: str


def lines() -> Iterator[Line]:
    """The lines of the Dutch batteries."""
    for file in sorted(FOLDER.glob("*.jsonl")):
        if "-french" not in file.stem:
            go = next((each for each in _GOES if f"-{each}" in file.stem), "first")
            for line in file.read_text(encoding="utf-8").splitlines():
                found: dict[str, Any] = json.loads(line)
                yield Line(found["text"], frozenset(found.get("expect", ())), go)


def of(text: str) -> list[str]:
    """Return the turns of a text."""
    read = reading(text)
    return [turn for first, last in sentences(read) for turn in turns_of(stems(read.words[first:last]))]


def turns_of(row: Sequence[str]) -> Iterator[str]:
    """Yield words, each two beside each other, and each two with one between, as `Weights` has them."""
    yield from row
    yield from (f"{one}\t{other}" for one, other in pairwise(row))
    yield from (f"{one}\t_{other}" for one, other in zip(row, row[2:], strict=False))


def learned(known: Sequence[Line]) -> str:
    """Return the weights of turns, as whole hundredths of log odds, as `Weights` reads them."""
    vectors = CountVectorizer(analyzer=of, min_df=2, binary=True)
    seen = vectors.fit_transform(each.text for each in known)
    weights: dict[str, dict[str, list[str]]] = {}  # of a stem, of itself and with another, by kind
    biases = []
    for at, code in enumerate(EVIDENCE):
        model = LogisticRegression(C=_FITTED, max_iter=2_000).fit(seen, [code in each.expect for each in known])
        biases.append(round(100 * float(model.intercept_[0])))
        for turn, weight in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True):
            if abs(hundredths := round(100 * float(weight))) >= _TOO_LIGHT:
                stem, _, other = str(turn).partition("\t")
                weights.setdefault(stem, {}).setdefault(other, []).append(f"{at}:{hundredths}")
    return "\n".join([" ".join(map(str, biases)), *(_line(stem, weights[stem]) for stem in sorted(weights)), ""])


def _line(stem: str, weights: Mapping[str, Sequence[str]]) -> str:
    pairs = (f"{other}={' '.join(points)}" for other, points in sorted(weights.items()) if other)
    return "\t".join([stem, " ".join(weights.get("", ())), *pairs])


def said(weights: Weights, text: str) -> set[str]:
    """Return the codes of the kinds of which a sentence of a text seems to be."""
    read = reading(text)
    return {code for first, last in sentences(read) for code in weights.seems(read.words[first:last])}


def main() -> None:
    plain = [Line(each, frozenset(), "plain") for each in review_texts(_PLAIN, seed=30)]
    known = list(lines())
    for go in ("first", *_GOES):
        unseen = [each for each in known if each.go == go]
        weights = Weights(learned([*(each for each in known if each.go != go), *plain]))
        answers = [(each, said(weights, each.text)) for each in unseen]
        asked = [code in answer for line, answer in answers for code in line.expect & EVIDENCE.keys()]
        harmless = [answer for line, answer in answers if not line.expect]
        flagged = f"{sum(map(bool, harmless))} of {len(harmless)} harmless flagged"
        sys.stdout.write(f"{go}: {sum(asked)} of {len(asked)} found, {flagged}\n")
    found = learned([*known, *plain])
    WEIGHTS.write_text(found, encoding="ascii")
    sys.stdout.write(f"{found.count(':')} weights of {len(known)} texts\n")


if __name__ == "__main__":
    main()
