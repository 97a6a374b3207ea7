"""As much of the grammar of expressions as their limits need."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

_OPERATORS: Final = re.compile(
    r"<>|<=|>=|[=<>+-]|\b(?:AND|OR|NOT|BETWEEN|IN)\b|"
    r"\b(?:attribute_exists|attribute_not_exists|attribute_type|begins_with|contains|size|if_not_exists|list_append)\s*\(",
    re.IGNORECASE,
)
_AMONG: Final = re.compile(r"\bIN\s*\(([^()]*)\)", re.IGNORECASE)
_CLAUSES: Final = re.compile(r"(?:^|\s)(SET|REMOVE|ADD|DELETE)\s", re.IGNORECASE)
_STEPS: Final = re.compile(r"[^.\[\]\s]+")
_CALLED: Final = re.compile(r"(?<![#:\w])([A-Za-z_]\w*)\s*\(")
_KEYWORDS: Final = frozenset({"AND", "OR", "NOT", "IN"})
_ATTRIBUTES: Final = re.compile(r"(?<![.:#\w])#?[A-Za-z_0-9]+(?!\w*\s*\()")
_WORDS: Final = {"SET": 0, "REMOVE": 1, "ADD": 2, "DELETE": 2}  # as many as an action has; those of SET have a sign


def operators(expression: str) -> int:
    """Return how many operators and functions an expression has."""
    return len(_OPERATORS.findall(expression))


def most_operands(expression: str) -> int:
    """Return how many operands the longest IN of an expression has."""
    return max((among.count(",") + 1 for among in _AMONG.findall(expression)), default=0)


def overlapping(expression: str, names: Mapping[str, str]) -> tuple[str, str] | None:
    """Return two paths of an update of which one is the other, or lies within it; None where there are none."""
    seen: list[tuple[str, ...]] = []
    for path in _paths(expression, names):
        for other in seen:
            shorter = min(len(path), len(other))
            if path[:shorter] == other[:shorter]:
                return _written(other), _written(path)
        seen.append(path)
    return None


def _paths(expression: str, names: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    clauses = _CLAUSES.split(expression)
    for word, clause in zip(clauses[1::2], clauses[2::2], strict=True):
        for action in _divided(clause):
            path = action.partition("=")[0] if word.upper() == "SET" else action.split()[0]
            yield tuple(names.get(step, step) for step in _STEPS.findall(path))


def _divided(clause: str) -> Iterator[str]:
    """The actions of a clause: parted by commas, but not by those within brackets."""
    depth, begin = 0, 0
    for at, mark in enumerate(clause):
        depth += (mark == "(") - (mark == ")")
        if mark == "," and not depth:
            yield clause[begin:at].strip()
            begin = at + 1
    yield clause[begin:].strip()


def functions(expression: str) -> Iterator[str]:
    """Yield the name of each function that an expression calls."""
    return (each for each in _CALLED.findall(expression) if each.upper() not in _KEYWORDS)


def attributes(expression: str, names: Mapping[str, str] | None) -> Iterator[str]:
    """Yield each attribute that a condition is about, and the words between them."""
    return ((names or {}).get(each, each) for each in _ATTRIBUTES.findall(expression))


def unsound(expression: str) -> str:
    """Return what is wrong with an update's clauses; empty where nothing is."""
    before, *clauses = _CLAUSES.split(expression)
    said = [each.upper() for each in clauses[::2]]
    twice = next((each for each in said if said.count(each) > 1), "")
    if twice:
        return f'The "{twice}" section can only be used once in an update expression;'
    if before.strip():
        return f"Syntax error; token: {before.split()[0]}"
    for word, clause in zip(said, clauses[1::2], strict=True):
        for action in _divided(clause):
            path, sign, value = action.partition("=")
            if not (path.strip() and sign and value.strip() if word == "SET" else len(action.split()) == _WORDS[word]):
                return f"Syntax error; near: {action or word}"
    return ""


def sums(expression: str) -> Iterator[str]:
    """Yield each operand of a + or - of an update that is a value or a whole attribute."""
    clauses = _CLAUSES.split(expression)
    for word, clause in zip(clauses[1::2], clauses[2::2], strict=True):
        for action in _divided(clause) if word.upper() == "SET" else ():
            operands = [each.strip() for each in re.split(r"[+-]", action.partition("=")[2])]
            yield from (each for each in operands if len(operands) > 1 and not set(each) & set("().["))


def _written(path: tuple[str, ...]) -> str:
    return f"[{', '.join(path)}]"
