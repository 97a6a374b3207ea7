"""Check that the docs point to what is there: files, folders and modules that they name."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "findings").glob("*.md")])
ROOMS = "chalicelib|infra|tests|bench|docs|findings|\\.github|\\.ci|\\.chalice"
FLOORS = "domain|use_cases|ports|adapters|entrypoints|mails"  # of chalicelib, which a page may leave out
FILE = re.compile(rf"`((?:{ROOMS}|{FLOORS})/[\w./-]+)`")
LINK = re.compile(r"]\((?!https?:|#)([^)#\s]+)[^)]*\)")
TESTS = re.compile(r"(?:-m pytest |\bT=\"?)(tests/[\w./-]+)")  # in a command
MODULE = re.compile(r"(?:python -m|^from) ((?:chalicelib|infra|tests|bench)(?:\.\w+)*)", re.MULTILINE)
MADE = {"findings/NAME.sh"}  # stand for many


def _named(doc: Path) -> Iterator[Path]:
    text = doc.read_text(encoding="utf-8")
    for name in set(FILE.findall(text)) - MADE:
        yield ROOT / "chalicelib" / name if re.match(FLOORS, name) else ROOT / name
    yield from (doc.parent / name for name in LINK.findall(text))
    yield from (ROOT / name for name in TESTS.findall(text))
    yield from (_file(module) for module in MODULE.findall(text))


def _file(module: str) -> Path:
    folder = ROOT.joinpath(*module.split("."))
    return folder if folder.is_dir() else folder.with_suffix(".py")


def test_what_a_page_names_exists() -> None:
    missing = {f"{doc.relative_to(ROOT)}: {path}" for doc in DOCS for path in _named(doc) if not path.exists()}
    assert not missing, "\n".join(sorted(missing))


def test_names_are_found_at_all() -> None:
    assert sum(1 for doc in DOCS for _ in _named(doc)) > len(DOCS)
