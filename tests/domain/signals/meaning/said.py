"""Sentences that patterns are for: for each of their alternatives at least one, as somebody might write it."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from re import _parser  # type: ignore[attr-defined]  # no stub has it, and nothing else says what a pattern may match
from typing import Any, Final

from chalicelib.domain.signals.meaning.people import PARTS

_PART: Final = re.compile(r"\b[A-Z]+\b")
_BRIDGE: Final = re.compile(r"~\d{1,2} ")
_BETWEEN: Final = "\0"  # stands for a bridge, which may be nothing or a word
_A_WORD: Final = "immers "
_MOST: Final = 600


def sentences(pattern: str, words: str = "") -> Iterator[str]:
    """Yield sentences that go through each alternative of a pattern once or more.

    A part in capitals stands as a few of its own; what may be missing is missing at times; a gap is one blank.
    """
    written = pattern.replace("{}", f"({words.replace(' ', '|')})" if words else "{}")
    tree, visits = _tree(_PART.sub(lambda match: _few(match[0]), written)), Counter[int]()
    choices = dict(_choices(tree))
    for _ in range(_MOST):
        yield "".join(_said(tree, visits)).replace("' ", "'")
        if all(visits[place] >= many for place, many in choices.items()):
            return


@cache
def _few(part: str) -> str:
    held = [each for each in dict.fromkeys(sentences(PARTS[part])) if re.fullmatch(r"[a-z' -]+[a-z]", each)]
    return f"({'|'.join((*held[:2], held[-1]))})" if held else PARTS[part]


def _tree(pattern: str) -> Any:
    return _parser.parse(_BRIDGE.sub(f"({_BETWEEN})?", pattern))


def _choices(tree: Any) -> Iterator[tuple[int, int]]:
    """Yield the places of the tree where a sentence may go on in several ways, and how many those are."""
    for kind, held in tree:
        match str(kind):
            case "BRANCH":
                yield id(held), len(held[1])
                for each in held[1]:
                    yield from _choices(each)
            case "IN" if str(held[0][0]) != "NEGATE":
                yield id(held), len(held)
            case "MAX_REPEAT" if not _gap(held):
                yield id(held), 2 if held[0] != held[1] else 1
                yield from _choices(held[2])
            case "SUBPATTERN":
                yield from _choices(held[3])
            case "ASSERT":
                yield from _choices(held[1])


def _gap(held: Any) -> bool:
    """Tell of a gap that may be missing: the words of frames are whole words."""
    return [str(kind) for kind, _ in held[2]] == ["LITERAL"] and held[2][0][1] == ord(" ")


def _said(tree: Any, visits: Counter[int]) -> Iterator[str]:
    for kind, held in tree:
        visits[id(held)] += 1
        turn = visits[id(held)] - 1
        match str(kind):
            case "LITERAL":
                yield _A_WORD if chr(held) == _BETWEEN else chr(held)
            case "IN":
                yield _sign(held, turn)
            case "BRANCH":
                yield from _said(held[1][turn % len(held[1])], visits)
            case "MAX_REPEAT":
                most = 1 if _gap(held) else min(held[1], max(held[0], 1))
                for _ in range(most if turn % 2 or _gap(held) else held[0]):
                    yield from _said(held[2], visits)
            case "SUBPATTERN":
                yield from _said(held[3], visits)
            case "ASSERT" if held[0] > 0:
                yield from _said(held[1], visits)


def _sign(held: Any, turn: int) -> str:
    if str(held[0][0]) == "NEGATE":
        return "m"
    sort, value = held[turn % len(held)]
    match str(sort):
        case "LITERAL":
            return chr(value)
        case "RANGE":
            return chr(value[1])
        case _:
            return " "
