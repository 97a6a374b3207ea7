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


def _written(path: tuple[str, ...]) -> str:
    return f"[{', '.join(path)}]"
