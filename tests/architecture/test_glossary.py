"""The glossary speaks of types that exist, and has one word for one thing."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
_CELLS = 4  # of a term: Dutch, English, type, what it is
NONE = "\N{EN DASH}"  # a word of developers has no Dutch


def _rows() -> Iterator[list[str]]:
    """Return the cells of each term's row; the table of names that are stored is narrower."""
    for line in (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == _CELLS and cells[0] not in {"Dutch", "---"}:
            yield cells


def _types() -> set[str]:
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "chalicelib").rglob("*.py"))
    return {node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}


def test_each_type_in_the_glossary_exists() -> None:
    named = {name for _, _, types, _ in _rows() for name in re.findall(r"`(\w+)`", types)}
    assert named
    missing = sorted(named - _types())
    assert not missing, f"GLOSSARY.md names types that chalicelib does not have: {', '.join(missing)}"


def test_a_term_stands_in_one_row() -> None:
    for column in (0, 1):
        terms = Counter(term for row in _rows() for term in row[column].split(", ") if term != NONE)
        assert not [term for term, times in terms.items() if times > 1]
