"""Check that the docs point to what is there: files, folders and modules that they name."""

import re
from collections.abc import Iterator
from functools import cache
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
MAKE = re.compile(r"(?:^|`)(?:[A-Z_]+=\S+ )*make (?:[A-Z_]+=\S+ )*([a-z][a-z-]*)", re.MULTILINE)
ANCHOR = re.compile(r"]\(((?!https?:)[^)#\s]*)#([^)\s]+)\)")
DECISION = re.compile(r"\bADR (\d+)")
NAME = re.compile(r"`([a-z]+(?:_[a-z0-9]+)+|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?:\(\))?`")
THEIRS = {"mijntoepassing_rol_3d"}  # names that others gave
CODE = ("app.py", "Makefile", "chalicelib", "infra", "tests", "bench", ".chalice", ".github")
# Written at their time, about what was there then.
DATED = ("CHANGELOG.md", "docs/adr/", "findings/")


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


def _headings(page: Path) -> set[str]:
    """Return the anchors of a page, as GitHub makes them."""
    plain = (
        re.sub(r"\[([^]]*)]\([^)]*\)", r"\1", each) for each in re.findall(r"^#+ (.*)$", _text(page), re.MULTILINE)
    )
    return {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in plain}


@cache
def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


@cache
def _code() -> frozenset[str]:
    """Return every name in the code."""
    places = [ROOT / each for each in CODE]
    files = [each for place in places for each in (place.rglob("*") if place.is_dir() else [place])]
    kinds = {".py", ".json", ".html", ".jinja", ".js", ".mjs", ".mts", ".yml", ".toml", ""}
    texts = (_text(each) for each in files if each.is_file() and each.suffix in kinds)
    return frozenset(name for text in texts for name in re.findall(r"[A-Za-z]\w*", text))


def test_every_target_of_make_that_a_page_names_is_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", _text(ROOT / "Makefile"), re.MULTILINE))
    assert {(doc.name, each) for doc in DOCS for each in MAKE.findall(_text(doc)) if each not in targets} == set()


def test_every_place_in_a_page_that_a_link_leads_to_is_there() -> None:
    links = [
        (doc, doc.parent / name if name else doc, anchor) for doc in DOCS for name, anchor in ANCHOR.findall(_text(doc))
    ]
    assert {(doc.name, anchor) for doc, page, anchor in links if anchor not in _headings(page)} == set()


def test_every_decision_that_a_page_names_was_taken() -> None:
    taken = {int(each.name[:4]) for each in (ROOT / "docs" / "adr").glob("0*.md")}
    assert {
        (doc.name, each) for doc in DOCS for each in DECISION.findall(_text(doc)) if int(each) not in taken
    } == set()


def test_every_name_of_code_that_a_page_says_is_in_the_code() -> None:
    now = [doc for doc in DOCS if not doc.relative_to(ROOT).as_posix().startswith(DATED)]
    gone = {(doc.name, each) for doc in now for each in NAME.findall(_text(doc)) if each not in _code() | THEIRS}
    assert gone == set()


def test_names_are_found_at_all() -> None:
    assert sum(1 for doc in DOCS for _ in _named(doc)) > len(DOCS)
