"""The editors' console by its keys: shorter ways to what the page does anyway; none of them decides."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page

from tests.browser.people import Seats, person
from tests.journeys.people import Town

_AT = "() => document.activeElement.closest('[data-item]')?.querySelector('a').getAttribute('href')"
_CHOICE = "() => document.activeElement.type === 'radio' ? document.activeElement.value : null"
_SELECT = """words => {
  const walker = document.createTreeWalker(document.querySelector('[data-passages]'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at >= 0) return getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
  }
  throw new Error(`${words} is not there`);
}"""


@pytest.fixture(scope="module")
def waiting(town: Town) -> str:
    """The id of a review that waits; the demo data has others."""
    return town.pending(town.enrolled(0)["id"], "toetsen@post.example")


@pytest.fixture
def page(seats: Seats) -> Iterator[Page]:
    with person(seats, editor=0) as editor:
        yield editor.page


def test_keys_walk_the_queue_open_what_waits_and_lead_back(page: Page, town: Town, waiting: str) -> None:
    page.goto(f"{town.site}/editor/queue?kind=review&limit=100")
    ways = page.locator("[data-item] h2 a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    assert len(ways) >= 2
    assert f"/editor/reviews/{waiting}" in ways
    for key, place in (("j", 0), ("j", 1), ("k", 0), ("k", 0)):
        page.keyboard.press(key)
        assert page.evaluate(_AT) == ways[place], key
        assert page.locator("[data-item].at").count() == 1
    with page.expect_navigation(url=f"**{ways[0]}"):
        page.keyboard.press("o")
    with page.expect_navigation(url="**/editor/queue"):
        page.keyboard.press("u")
    page.keyboard.press("g")
    with page.expect_navigation(url="**/editor/organisations"):
        page.keyboard.press("o")
    page.keyboard.press("/")
    assert page.evaluate("() => document.activeElement.type") == "search"


def test_keys_lead_to_a_choice_and_decide_nothing(page: Page, town: Town, waiting: str) -> None:
    address = f"{town.site}/editor/reviews/{waiting}"
    page.goto(address)
    for key, choice in (("a", "approve"), ("t", "return"), ("r", "reject")):
        page.keyboard.press(key)
        assert page.evaluate(_CHOICE) == choice
    assert not page.locator("[name=action]:checked").count()
    page.evaluate(_SELECT, "veel zorg")
    page.keyboard.press("p")
    assert page.locator("#review-passage").input_value() == "veel zorg"
    assert page.locator("[name=action]:checked").input_value() == "return"
    assert page.url == address
    assert town.get(f"/editor/reviews/{waiting}", **town.as_editor()).json["status"] == "pending"


def test_what_is_typed_is_text_and_outlives_a_reload(page: Page, town: Town, waiting: str) -> None:
    page.goto(f"{town.site}/editor/reviews/{waiting}")
    field = page.locator("#review-explanation")
    field.focus()
    page.keyboard.type("jaar? o/u")
    assert field.input_value() == "jaar? o/u"
    assert not page.locator("dialog[open]").count()
    page.reload()
    assert page.locator("#review-explanation").input_value() == "jaar? o/u"
    page.locator(".restored button").click()
    assert page.locator("#review-explanation").input_value() == ""


def test_keys_are_listed_and_can_be_switched_off(page: Page, town: Town, waiting: str) -> None:
    page.goto(f"{town.site}/editor/reviews/{waiting}")
    page.keyboard.press("?")
    listed = page.locator("dialog[open]")
    assert listed.and_(page.locator(":focus-within")).count() == 1
    page.keyboard.press("a")  # within the list no key works
    assert page.evaluate(_CHOICE) is None
    listed.locator("[data-keys]").press("Enter")
    page.keyboard.press("Escape")
    assert not page.locator("dialog[open]").count()
    page.reload()
    page.keyboard.press("a")
    assert page.evaluate(_CHOICE) is None
    page.locator("[data-help]").press("Enter")
    page.locator("dialog[open] [data-keys]").press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    assert page.evaluate(_CHOICE) == "approve"


def test_a_text_is_read_again_without_knowing_what_was_decided_and_the_figures_count_it(
    seats: Seats, town: Town
) -> None:
    """Of the demo data two wait that the second editor decided on; the other is for the test of all pages."""

    def read() -> int:
        years = (town.get(f"/integrity/{datetime.now(UTC).year - back}").json for back in (0, 1))
        return sum(each["second_readings"]["read"] for each in years)

    before = read()
    with person(seats, editor=2) as chloe:
        page = chloe.page
        page.goto(f"{town.site}/editor/queue?kind=second_reading")
        links = page.locator("[data-item] h2 a")
        links.last.click()
        assert page.locator("h1").inner_text() == "Tweede lezing"
        assert page.locator("blockquote.said").first.inner_text()
        assert not page.locator("main a[href*='/editor/reviews/'], main a[href*='/organisations/']").count()
        page.get_by_label("Weigeren").check()
        page.get_by_role("button", name="Bewaar").click()
        assert "Regel" in page.locator(".errors").inner_text()
        page.get_by_label("Regel van de gedragscode").select_option("no_personal_data")
        page.get_by_role("button", name="Bewaar").click()
        assert "Aan de waardering verandert niets" in page.locator(".flash").inner_text()
        assert not links.count()  # the other is by the same first editor, and no two are paired twice in a row
        assert read() == before + 1
        page.goto(f"{town.site}/integrity/{datetime.now(UTC).year}")
        assert page.locator("#tweede-lezing").inner_text() == "Beslist een andere redacteur hetzelfde?"
