"""What is made to be printed keeps to its sheets, whatever margins and paper a browser chooses by itself."""

import re
from typing import Final

import pypdfium2

from chalicelib.entrypoints.pages import assets
from infra.browser import running_browser
from tests.entrypoints.pages.page_states import all_rendered
from tests.entrypoints.pages.page_words import FRIENDLY

# Pages that are printed, by their state, with the sides of paper that each takes.
SIDES: Final = {
    "poster": 1,
    "flyer": 1,
    "paper_form": 2,
    "paper_form, no address": 2,
    "cards": 2,
    "guide_sheet, residential_care": 1,
    "guide_sheet, child_care": 1,
    "guide_sheet, youth_care": 1,
    "guide_sheet, disability": 1,
    "letter": 1,
    "letters, sheets": 2,
}
_HALF_AN_INCH: Final = "12.7mm"  # the margin that browsers choose by themselves
_A_PAGE: Final = re.compile(r"@page ?([a-z]*) ?\{[^}]*\}")


def with_styles(html: str, *, own_pages: bool) -> str:
    """A page with its style sheets in it; without `own_pages` as browsers see them that know no rule for pages."""

    def style(found: re.Match[str]) -> str:
        css = assets.asset(found[1])
        return f"<style>{css if own_pages else _A_PAGE.sub('', css)}</style>"

    return re.sub(r'<link rel="stylesheet" href="/assets/([a-z]+\.css)[^"]*">', style, html)


def test_each_sheet_keeps_to_its_sides_of_paper_also_where_no_rule_for_pages_is_known(chromium: str) -> None:
    pages, took = all_rendered(FRIENDLY), {}
    with running_browser(chromium) as browser:
        paper = browser.new_page()
        for state in SIDES:
            paper.set_content(with_styles(pages[state], own_pages=True))
            ours = paper.pdf(prefer_css_page_size=True)
            paper.set_content(with_styles(pages[state], own_pages=False))
            wide = _HALF_AN_INCH
            theirs = paper.pdf(format="A4", margin={"top": wide, "right": wide, "bottom": wide, "left": wide})
            took[state] = {len(pypdfium2.PdfDocument(each)) for each in (ours, theirs)}
    assert took == {state: {sides} for state, sides in SIDES.items()}


def test_the_body_names_the_page_that_is_printed() -> None:
    """Firefox reads no name from within a body that begins with white space, as every page of ours does."""
    made, named = set(), []
    for style in (assets.asset(name) for name in sorted(assets._names()) if name.endswith(".css")):
        made |= {page for page in _A_PAGE.findall(style) if page}
        named += re.findall(r"([^{};]+?) *\{(?:[^{}]*[ ;])?page: ([a-z]+);", style)
    assert {page for _, page in named} == made
    assert [rule for rule, _ in named if not re.fullmatch(r"\s*body:has\(\.[a-z]+\)", rule)] == []
