"""The share of strange words that find anything: alone, and beside a town, among as many names as a register has.

Ordinary words are those of our own texts; others are made of Dutch syllables, of what follows on two letters in
ordinary words, or of any letters. A word that stands in a name as it is, or as a part of it, is not strange and is not
counted.
"""

import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from bench.figures import Figure
from chalicelib.domain.organisations.search import Index
from chalicelib.domain.organisations.search_lines import Block, Line
from chalicelib.domain.organisations.slips import Vocabulary, words_in
from chalicelib.domain.organisations.spelling import common, spelled
from chalicelib.domain.signals.names import table
from infra.local.register.generator import Generator
from infra.local.register.ingredients import FAMILY_CHILD_CARE, PLACES

LISTINGS: Final = 30_000
_WORDS: Final = 1000  # of each kind
_BLOCKS: Final = 64
_SHORTEST, _LONGEST = 5, 9  # letters of a word
_NAMES: Final = Path(table.__file__).with_name("names.txt")
_TEXTS: Final = Path(__file__).parents[1] / "texts"
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_BEGIN: Final = "b bl br d dr f fl g gr h j k kl kn kr l m n p pl pr r s sch sl sn sp st str t tr v vl w z zw"
_VOWELS: Final = "a e i o u aa ee oo uu ie oe eu ui ei ij ou au"
_END: Final = " d f g k l m n p r s t cht ft kt lk ls lt mp nd ng nk ns nt rd rk rs rt st"  # or none


def figures() -> Iterator[Figure]:
    """P7: of each kind of word."""
    index = _index()
    for kind, words in _kinds().items():
        strange = [each for each in words if (found := index.find(each, limit=1)).nearest or not found.lines]
        towns = [PLACES[at % len(PLACES)].name for at in range(len(strange))]
        for form, asked in (("", strange), (", beside a town", map(" ".join, zip(strange, towns, strict=True)))):
            finding = sum(bool(index.find(each, limit=1).lines) for each in asked)
            name = f"of {len(strange)} strange words ({kind}{form}), those that find anything"
            yield Figure(code="P7", name=name, figure=100 * finding / len(strange), unit="%", most=3)


def _index() -> Index:
    """An index of listings of the local register, in which who minds children at home has a name as people have."""
    chance, register = random.Random(1), Generator(1)  # noqa: S311 - names to look among
    rows = _NAMES.read_text(encoding="ascii").split()
    families = [row[:-1] for row in rows if (ord(row[-1]) - ord("0")) & table.FAMILY]
    firsts = sorted(table.common())
    texts = []
    for number in range(LISTINGS):
        name, place = register.name(number), chance.choice(PLACES)
        if register.rubrics(number)[0] == FAMILY_CHILD_CARE:
            name = f"Gezinsopvang {chance.choice(firsts)} {chance.choice(families)}"
        texts.append(f"{spelled(name)}\t{place.postal_code} {spelled(place.name)}\tRO")
    blocks = [
        Block.of(Line(text, str(number)) for number, text in enumerate(texts[at::_BLOCKS])) for at in range(_BLOCKS)
    ]
    known = Vocabulary(set[str]().union(*map(words_in, texts)))
    return Index(blocks, words=lambda: known)


def _kinds() -> Mapping[str, Sequence[str]]:
    chance = random.Random(1)  # noqa: S311 - words to look for
    ordinary = _ordinary()
    follows: dict[str, list[str]] = defaultdict(list)
    for word in ordinary:
        for at, letter in enumerate(f"{word}."):
            follows[f"..{word}"[at : at + 2]].append(letter)

    def by_syllables() -> str:
        syllables = chance.choice((1, 2, 2))
        return "".join(chance.choice(part.split(" ")) for part in (_BEGIN, _VOWELS, _END) * syllables) + chance.choice(
            ("", "en")
        )

    def by_letters() -> str:
        word = ""
        while not word.endswith(".") and len(word) <= _LONGEST:
            word += chance.choice(follows[f"..{word}"[-2:]])
        return word.rstrip(".")

    def any_letters() -> str:
        return "".join(chance.choices(_LETTERS, k=chance.randint(_SHORTEST, _LONGEST)))

    made = {"Dutch syllables": by_syllables, "what follows on two letters": by_letters, "any letters": any_letters}
    return {
        "of our own texts": sorted(chance.sample(ordinary, _WORDS)),
        **{kind: _some(make, set(ordinary)) for kind, make in made.items()},
    }


def _ordinary() -> list[str]:
    """The words in small letters of all texts in Dutch that batteries have."""
    texts = [
        json.loads(row)["text"]
        for file in sorted(_TEXTS.glob("*.jsonl"))
        if "french" not in file.name and file.name != "language.jsonl"
        for row in file.read_text(encoding="utf-8").splitlines()
    ]
    words = {word.strip(".,;:!?\"'()") for text in texts for word in text.split()}
    return sorted(each for each in words if each.isascii() and each.isalpha() and each.islower() and _fits(each))


def _fits(word: str) -> bool:
    return _SHORTEST <= len(word) <= _LONGEST and not common(word)


def _some(make: Callable[[], str], ordinary: set[str]) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < _WORDS:
        word = make()
        if _fits(word) and word not in ordinary:
            found[word] = None
    return list(found)
