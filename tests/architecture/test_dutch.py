"""Dutch stands in `chalicelib/dutch`, in templates of mails and pages, and in what is named apart: else codes do."""

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from chalicelib.domain.rules.refusals import FieldError
from chalicelib.dutch import refusals
from chalicelib.entrypoints.http.reading import CODES

ROOT: Final = Path(__file__).parents[2] / "chalicelib"
# Words that hardly any Dutch sentence does without, and that no English one has.
DUTCH: Final = re.compile(
    r"(?<![\w\"<@/.-])("
    r"de|het|een|niet|geen|je|jij|jouw|jullie|ons|onze|van|voor|dit|dat|deze|zijn|wordt|worden|werd|kan|"
    r"kun|mag|moet|nog|naar|bij|als|uit|om|aan|ook|maar|wie|waar|waarom|hoe|wel|zodra|zonder|sinds|"
    r"hoogstens|minstens|kies|vul|schrijf|kijk|vraag|probeer|waardering|waarderingen|redactie|"
    r"organisatie|uitleg"
    r")(?![\w-])",
    re.IGNORECASE,
)
APART: Final = {
    "domain/signals/": "the words that signals look for; hints and evidence quote them, and are kept with the review",
    "adapters/sociale_kaart/config.py": "the register's own names for its categories",
    "use_cases/organisations/decide_organisation.py": "the clock's reason, kept in the log as it was said",
    "use_cases/reviews/close_reviews.py": "the clock's reason, kept in the log as it was said",
    "use_cases/reviews/erase_review.py": "the author's reason, kept in the log as it was said",
    "use_cases/upkeep/reapply_erasures.py": "the operator's reason, kept in the log as it was said",
    "use_cases/reviews/preview_decision.py": "stands where a link would, in mails that editors look at beforehand",
}


def dutch_in(source: str) -> list[str]:
    """The texts of a module that are Dutch; docstrings, comments and names of a single word are none of its texts."""
    return [text for text in _texts(ast.parse(source)) if " " in text.strip() and DUTCH.search(text)]


def _texts(tree: ast.AST) -> Iterator[str]:
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def field_errors() -> set[FieldError]:
    """Each error that the code can make, with stand-ins for its facts."""
    found = {FieldError("field", code, facts=("7",) * pattern.groups) for pattern, code in CODES}
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "FieldError":
                words = [str(each.value) for each in node.args[1:] if isinstance(each, ast.Constant)]
                facts = sum(len(each.value.elts) for each in node.keywords if isinstance(each.value, ast.Tuple))
                code, reason = [*words, "", ""][:2]
                found.add(FieldError("field", code, reason, ("7",) * facts))
    return {error for error in found if error.code}


def test_each_wrong_field_has_words_and_no_words_are_left_over() -> None:
    errors = field_errors()
    said = {error.reason or error.code for error in errors}
    assert said == {*refusals._WRONG, *refusals._WHY_WRONG}, "left: what is refused; right: what has words"
    assert all(refusals.message(error).endswith(".") for error in errors)


@functools.cache
def _found() -> dict[str, list[str]]:
    places = {path.relative_to(ROOT).as_posix(): path for path in ROOT.rglob("*.py")}
    found = {place: dutch_in(path.read_text(encoding="utf-8")) for place, path in places.items()}
    return {place: texts for place, texts in found.items() if texts and not place.startswith("dutch/")}


def test_no_dutch_stands_outside_its_room() -> None:
    assert {place: texts for place, texts in _found().items() if not place.startswith(tuple(APART))} == {}


@pytest.mark.parametrize("place", APART)
def test_what_stands_apart_is_still_there(place: str) -> None:
    assert [each for each in _found() if each.startswith(place)]


def test_who_looks_for_a_sentence_is_told_of_each_folder_that_has_any() -> None:
    page = (ROOT.parent / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("**Looking for a sentence**")[2]
    told = set(re.findall(r"`([\w/]+?)/?`", page.partition("\n- ")[0]))
    written = (path for path in ROOT.rglob("*.*") if path.suffix in {".html", ".jinja", ".js"})
    with_dutch = {path.parent for path in written if DUTCH.search(path.read_text(encoding="utf-8"))}
    folders = {path.relative_to(ROOT).as_posix() for path in with_dutch}
    assert {*folders, "dutch", *(each.strip("/") for each in APART if each.endswith("/"))} <= told


@pytest.mark.parametrize(
    "source",
    [
        'raise Invalid((FieldError("text", "required", "Vul dit in."),))',
        'said = f"Gebruik er hoogstens {limit}."',
        'WORDS = {"busy": "Het is nu heel druk."}',
        'page = "<p>Je bent niet aangemeld.</p>"',
        'def refuse():\n    """Refuse it."""\n    return "Dat mag niet."',
    ],
)
def test_a_sentence_that_strays_is_found(source: str) -> None:
    assert dutch_in(source)


@pytest.mark.parametrize(
    "source",
    [
        'raise RuntimeError("the store is away; we wait for it, and die in the end")',
        '"""De wet in een zin."""\nx = 1  # dit is geen tekst',
        'headers = {"Content-Disposition": \'attachment; filename="mijn-waardering.json"\'}',
    ],
)
def test_english_names_and_docstrings_are_left_alone(source: str) -> None:
    assert not dutch_in(source)
