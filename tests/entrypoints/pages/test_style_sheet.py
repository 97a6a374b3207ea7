"""The one style sheet: small, whole and legible."""

import re
from itertools import chain

import pytest

from chalicelib.entrypoints.pages.assets import asset
from tests.entrypoints.pages.page_states import all_rendered
from tests.entrypoints.pages.page_words import FRIENDLY, HOSTILE


def tokens(css: str) -> tuple[dict[str, str], dict[str, str]]:
    """The colours in light and in dark."""
    light, dark, _print = (
        dict(re.findall(r"--([\w-]+): (#\w{6})", block)) for block in re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    )
    return light, {**light, **dark}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_colours_hold_wcag_aa(mode: int) -> None:
    colours = tokens(asset("style.css"))[mode]
    grounds = ("ground", "surface", "tint", "note")
    text = [(ink, ground) for ink in ("ink", "soft", "brand", "brand-deep", "wrong") for ground in grounds]
    text += [("brand-ink", "brand"), ("brand-ink", "brand-deep"), ("surface", "wrong")]
    edges = [(edge, ground) for edge in ("edge", "focus", "brand") for ground in grounds]
    assert {pair for pair in text if contrast(*(colours[name] for name in pair)) < 4.5} == set()
    assert {pair for pair in edges if contrast(*(colours[name] for name in pair)) < 3} == set()


def test_the_style_sheet_is_small_and_fetches_nothing() -> None:
    css = asset("style.css")
    assert len(css.encode()) < 16 * 1024
    assert "url(" not in css
    assert "@import" not in css


def test_the_style_sheet_has_no_rule_for_what_no_page_uses() -> None:
    html = "".join(chain.from_iterable(all_rendered(said).values() for said in (FRIENDLY, HOSTILE)))
    used = set(chain.from_iterable(found.split() for found in re.findall(r'class="([^"]*)"', html)))
    rules = re.sub(r"/\*.*?\*/", "", asset("style.css"), flags=re.DOTALL)
    styled = set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"\{[^{}]*\}", "{}", rules)))
    assert styled <= used


def test_on_paper_stands_where_and_when_it_was_printed_and_nothing_that_is_pressed() -> None:
    css = asset("style.css")
    on_paper = css[css.index("@media print") :]
    hidden = re.findall(r"([^{};]+)\{ display: none(?: !important)?; \}", on_paper)
    assert {"nav", "form", ".button"} <= {each.strip() for each in ",".join(hidden).split(",")}
    assert ":not(dd > a)::after" in on_paper  # the address of a map says nothing on paper
    for page, address in (("organisation", "/o/o1"), ("reviews", "/o/o1"), ("terms", "/terms"), ("organisations", "")):
        said = f"https://waardering.example{address}, zoals het er op 22 november 2026 stond."
        assert said in all_rendered(FRIENDLY)[page]


def test_columns_stand_beside_each_other_on_screens_alone() -> None:
    """WebKit asks the width of the window, not of the paper, while it prints."""
    for css in map(asset, ("style.css", "console.css")):
        before = css[: css.index(" .columns {")]
        assert re.findall(r"@media [^{]*", before)[-1].startswith("@media screen and (min-width")


def test_no_line_ends_within_the_code_of_a_card() -> None:
    pages = all_rendered(FRIENDLY)
    assert re.search(r'code <span class="whole">[\w-]+</span>', pages["card"])
    assert "zoals 7K2M\u2011Q4XN\u20118RTD." in pages["card_code"]
    assert re.search(r"\.whole \{ white-space: nowrap; \}", asset("style.css"))


def test_no_line_of_a_narrow_place_ends_within_a_word_for_mail() -> None:
    for name, html in all_rendered(FRIENDLY).items():
        narrow = re.findall(r"<(t[dh])\b[^>]*>(.*?)</\1>", html, re.DOTALL)
        narrow += re.findall(r'<(div) class="errors"(.*?)</div>', html, re.DOTALL)
        for _, held in narrow:
            beside = re.sub(r'<span class="whole">[^<]*</span>|<[^>]*>', "", held)
            assert "e-mail" not in beside.lower(), (name, held)


def test_a_row_that_stands_apart_says_of_each_cell_what_it_is_for_eyes_and_for_ears() -> None:
    """On a narrow screen the heads of a table do not stand above its cells, and nobody hears them either."""
    tables = [
        (name, table)
        for name, html in all_rendered(FRIENDLY).items()
        for table in re.findall(r'<table class="rows\b.*?</table>', html, re.DOTALL)
        if '<thead class="unseen">' not in table
    ]
    assert tables
    for name, table in tables:
        silent = [
            cell for cell in re.findall(r"<td\b.*?</td>", table, re.DOTALL) if '<td><span class="label">' not in cell
        ]
        assert silent == [], name


def test_tiles_which_paper_leaves_out_hold_links_alone_and_no_figure() -> None:
    for name, html in all_rendered(FRIENDLY).items():
        for _, held in re.findall(r'<(ul|dl|div) class="tiles">(.*?)</\1>', html, re.DOTALL):
            beside = re.sub(r"<a [^>]*>.*?</a>|<[^>]*>|\s", "", held, flags=re.DOTALL)
            assert beside == "", name
    assert re.search(r'<dl class="totals">\s*<div><dt>Waarderingen online', all_rendered(FRIENDLY)["insights"])


@pytest.mark.parametrize("page", ["organisation", "organisations", "reviews", "start"])
def test_links_of_visitors_that_read_alike_lead_to_one_place(page: str) -> None:
    found = re.findall(r'<a\b[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', all_rendered(FRIENDLY)[page], re.DOTALL)
    by_words: dict[str, set[str]] = {}
    for leads, words in found:
        by_words.setdefault(" ".join(re.sub(r"<[^>]+>", " ", words).split()), set()).add(leads)
    assert {words: each for words, each in by_words.items() if len(each) > 1} == {}
