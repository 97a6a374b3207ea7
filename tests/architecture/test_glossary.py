"""The glossary speaks of types that exist, and has one word for one thing."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from chalicelib.dutch.wordings import REPLY_WORDINGS
from tests.architecture.test_dutch import dutch_in

ROOT = Path(__file__).parents[2]
_CELLS = 4  # of a term: Dutch, English, type, what it is
# A sentence of ours; the words that signals look for are lists and patterns.
EVIDENCE: Final = re.compile(r"^ ?(?:[A-Z“]|het |een )[^|\\()\n]*$")
NONE = "\N{EN DASH}"  # a word of developers has no Dutch


def _rows() -> Iterator[list[str]]:
    """Return the cells of each term's row; the tables of stored names and of words to say are narrower."""
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


def _not_said() -> dict[str, str]:
    """Return each wording that the glossary bars, with what to say instead."""
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").partition("## Words that people read")[2]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    return {word: say for say, barred in rows[2:] for word in barred.split(", ")}


def _read_by_people() -> Iterator[tuple[str, str]]:
    """Return all that people read, by the file it is written in: templates whole, of modules their texts."""
    for room in ("mails", "entrypoints/pages", "dutch"):
        for path in (ROOT / "chalicelib" / room).rglob("*"):
            if path.suffix in {".html", ".jinja", ".txt", ".js"}:
                yield path.name, re.sub(r"{#.*?#}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for path in (ROOT / "chalicelib").rglob("*.py"):
        for text in dutch_in(path.read_text(encoding="utf-8")):
            if "domain/signals" not in path.as_posix() or EVIDENCE.search(text):
                yield path.name, text


def test_people_read_one_word_for_one_thing() -> None:
    barred = _not_said()
    assert len(barred) > len(set(barred.values())) > 1
    found = [
        f"{place}: {word!r}, say {say!r}"
        for place, text in _read_by_people()
        for word, say in barred.items()
        if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text, re.IGNORECASE)
    ]
    assert not found, "\n".join(found)


def test_people_read_no_part_of_a_split_verb_that_is_not_said() -> None:
    barred = re.compile(r"(?<!\w)d(?:oe|oet|oen|eed|eden)(?!\w)[^.?!<>{}]*(?<!\w)mee(?!\w)", re.IGNORECASE)
    assert barred.search("Doet de organisatie later weer mee?")
    found = [
        f"{place}: {each[0]!r}, say 'neemt deel'" for place, text in _read_by_people() for each in barred.finditer(text)
    ]
    assert not found, "\n".join(found)


def test_a_mail_speaks_to_one_person() -> None:
    mails = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "chalicelib/mails").iterdir()}
    for name, text in {**mails, **REPLY_WORDINGS}.items():
        assert not re.search(r"(?<!\w)jullie(?!\w)", text, re.IGNORECASE), name
