"""The sheet of cards, printed by Chromium to A4 and read again by a reader of QR codes that others made."""

from datetime import UTC, datetime
from typing import Final

import pypdfium2
import zxingcpp

from chalicelib.adapters.id_generator import SystemIdGenerator
from chalicelib.domain.organisations.invitations import Group, code_of, printed
from chalicelib.entrypoints.pages import assets
from chalicelib.entrypoints.pages.rendering import render
from chalicelib.entrypoints.schemas import insights_schemas as schemas
from infra.browser import running_browser

SITE: Final = "https://waarderingen.departementzorg.vlaanderen.be"  # as long as one gets
PRINTED: Final = 25  # millimetres of a code on paper; a harder trial is one of 20
DOTS: Final = 100  # an inch, as a cheap scanner or a telephone at arm's length sees it
A4: Final = (595, 842)  # points
_POINTS: Final = 72
_DAY: Final = datetime(2027, 11, 28, tzinfo=UTC)


def sheet(number: int) -> schemas.CardsOut:
    keyed = SystemIdGenerator(key="a key of a test").keyed
    codes = [code_of("batch-1", each, keyed) for each in range(1, number + 1)]
    return schemas.CardsOut(
        batch_id="batch-1",
        organisation="Woonzorgcentrum Sint-Jozef en de Vrienden van het Park",
        number=number,
        group=Group.FAMILIES,
        expires_at=_DAY,
        cards=[schemas.PrintedCardOut(code=printed(each), url=f"{SITE}/u/{each}") for each in codes],
    )


def page(found: schemas.CardsOut) -> str:
    """The page with its style sheets in it."""
    words = {"found": found, "token": "t", "site": SITE.partition("//")[2], "last_day": _DAY}
    html = render("cards", {**words, "editor": None, "site_url": SITE, "this_year": 2026, "today": _DAY})
    for name in ("style.css", "insights.css", "cards.css"):
        style = assets.asset(name)
        html = html.replace(f'<link rel="stylesheet" href="{assets.asset_path(name)}">', f"<style>{style}</style>")
    return html


def test_every_card_is_on_a4_and_is_read_at_two_centimetres_and_a_hundred_dots(chromium: str) -> None:
    with running_browser(chromium) as browser:
        paper = browser.new_page()
        for number in (1, 21):
            found = sheet(number)
            paper.set_content(page(found))
            pages = pypdfium2.PdfDocument(paper.pdf(prefer_css_page_size=True))
            assert len(pages) == -(-number // 10)
            text = "".join(each.get_textpage().get_text_bounded() for each in pages)
            assert [each.code for each in found.cards if each.code not in text] == []
            assert {tuple(map(round, each.get_size())) for each in pages} == {A4}
            seen = [each for one in pages for each in _read(one)]
            assert sorted(seen) == sorted(each.url for each in found.cards)


def _read(paper: pypdfium2.PdfPage) -> list[str]:
    """Return what a reader makes of a page whose codes are 20 mm wide."""
    picture = paper.render(scale=DOTS / _POINTS * 20 / PRINTED).to_pil().convert("L")
    return [each.text for each in zxingcpp.read_barcodes(picture)]
