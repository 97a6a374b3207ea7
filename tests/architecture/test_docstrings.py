"""Docstrings begin with a verb or name the thing: then a newcomer can follow them, and find them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = ("chalicelib", "infra", "bench", "tests")
RELATIVE = frozenset({"how", "that", "what", "when", "where", "whether", "which", "who", "whom", "whose"})
MOST = 0.03  # the share of all docstrings: now and then, such a clause is the plainest


def _docstrings(source: str) -> Iterator[tuple[int, str]]:
    """The docstrings of a module and of all in it, each with its line."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            text = ast.get_docstring(node)
            if text:
                yield node.body[0].lineno, text


def _opens_with_a_relative_word(text: str) -> bool:
    first = text.split(maxsplit=1)[0].lower()
    return first.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split("'")[0].strip('.,:;?!"*`') in RELATIVE


def test_few_docstrings_open_with_a_relative_clause() -> None:
    total, found = 0, []
    for path in sorted(each for folder in FOLDERS for each in (ROOT / folder).rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        for line, text in _docstrings(path.read_text(encoding="utf-8")):
            total += 1
            if _opens_with_a_relative_word(text):
                found.append(f"{place}:{line}: {text.splitlines()[0]}")
    assert total > 1000, "docstrings are not found any more"
    share = f"{len(found)} of {total:,} docstrings open with such a word, at most {MOST:.0%} may"
    advice = "begin with a verb (Return, Check, Read), or name the thing (The cached first page, or None when …)"
    assert len(found) <= MOST * total, "\n".join([f"{share}: {advice}", *found])


def test_such_openings_are_seen() -> None:
    source = """
class Review:
    "What someone told."

    def allowed(self):
        "Return what may be done."

def newest():
    "Who's there?"
"""
    assert [text for _, text in _docstrings(source) if _opens_with_a_relative_word(text)] == [
        "What someone told.",
        "Who's there?",
    ]
    assert not _opens_with_a_relative_word("Whatever is left.")
