"""Every page, live and in every state: accessible, in order, light, and under a strict policy."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Response

from chalicelib.entrypoints.http.problems import PAGE_POLICY
from tests.browser.axe import AXE_SCRIPT, violations
from tests.browser.people import DESK, PHONE, let_in, opened
from tests.browser.scene import PAGES, Scene, crowd
from tests.entrypoints.pages.html_reading import Reader
from tests.entrypoints.pages.page_states import STATES, all_rendered, rendered, states
from tests.entrypoints.pages.page_words import FRIENDLY, organisation, public_review
from tests.for_each import for_each
from tests.journeys.people import Town, send

BETWEEN: Final = (DESK, 1024, 900, 768, 600, 414)  # screens, windows at half of one, and tablets held upright
HANDHELD: Final = 360  # CSS pixels of most telephones
HEAVIEST: Final = 50 * 1024  # bytes over the wire, of a visitor's page with all it loads
_HEADINGS: Final = "() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(each => Number(each.tagName[1]))"
_TABBABLE_BY_HAND: Final = "[tabindex]:not([tabindex='0']):not([tabindex='-1'])"
_WIDER: Final = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Blocks with words that are wider than they: what scrolls by itself, and what is for those who listen, are none.
_RUN_OUT: Final = """() => [...document.querySelectorAll("main *")].filter((each) => {
  const {display, overflowX} = getComputedStyle(each);
  if (display === "inline" || overflowX !== "visible" || each.closest("svg, select, .unseen")) return false;
  return each.clientWidth > 2 && each.scrollWidth > each.clientWidth + 1;
}).map((each) => `${each.className || each.localName}: ${each.textContent.trim().slice(0, 60)}`)"""
_NARROW_CAPTIONS: Final = """() => [...document.querySelectorAll("caption:not(.unseen)")].filter((each) =>
  each.offsetWidth + 2 < each.parentElement.clientWidth).map((each) => each.textContent)"""
_LINES: Final = """all => all.map((each) => [
  getComputedStyle(each).borderBottomColor !== getComputedStyle(document.body).backgroundColor,
  each.hasAttribute("aria-current"),
])"""
_BLOCKING: Final = "script:not([async]):not([defer]):not([type='module']):not([type='application/ld+json'])"


@pytest.fixture(scope="module")
def page(browser: Browser, scene: Scene) -> Iterator[Page]:
    """A phone on which an editor is signed in; visitors' pages take no notice of that."""
    with opened(browser, viewport={"width": PHONE, "height": 800}) as context:
        let_in(context, scene.town, 0)
        context.add_init_script(AXE_SCRIPT)  # sent once instead of for each page
        yield context.new_page()


@dataclass(frozen=True)
class Visit:
    """A page of the table of routes, as it stands before us."""

    page: Page
    answer: Response
    said: list[str]  # what the browser wrote to its console meanwhile


@pytest.fixture(scope="module", params=PAGES, ids=lambda route: route.path)
def visit(request: pytest.FixtureRequest, page: Page, scene: Scene) -> Visit:
    """Each page once, for all that is asked of it."""
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        said.append(message.text)

    page.on("console", hear)
    answer = page.goto(scene.address(request.param))
    page.remove_listener("console", hear)
    assert answer is not None
    assert answer.status == 200, (page.url, answer.status)
    return Visit(page, answer, said)


def test_a_page_is_accessible_in_light_and_dark(visit: Visit) -> None:
    found = violations(visit.page)
    assert found == [], "\n".join(found)


def test_paper_has_nothing_that_only_a_screen_can_follow(page: Page, scene: Scene) -> None:
    for path in ("/organisations/{organisation_id}", "/reviews/{review_id}"):
        page.goto(scene.address(next(route for route in PAGES if route.path == path)))
        hidden = page.locator(".aside a, .on-screen, nav, .button")
        assert hidden.count() > 0
        page.emulate_media(media="print")
        left = hidden.evaluate_all("all => all.filter(each => each.checkVisibility()).map(each => each.textContent)")
        page.emulate_media(media="null")
        assert left == []


def test_a_page_is_in_order_and_fits_a_phone(visit: Visit) -> None:
    page = visit.page
    levels = page.evaluate(_HEADINGS)
    assert levels.count(1) == 1
    after = levels[levels.index(1) :]
    assert all(later - earlier <= 1 for earlier, later in pairwise(after)), levels
    for landmark in ("banner", "main", "contentinfo"):
        assert page.get_by_role(landmark).count() == 1, landmark
    assert page.locator(_TABBABLE_BY_HAND).count() == 0
    assert page.evaluate(_WIDER) <= 0, f"scrolls sideways at {PHONE} pixels"
    page.keyboard.press("Tab")
    first = str(page.evaluate("() => document.activeElement.getAttribute('href') || document.activeElement.outerHTML"))
    skipped = first.startswith("#") and page.locator(first).count() == 1
    assert skipped or "autofocus" in page.content(), f"the first stop is {first}"


def test_nothing_runs_out_of_a_page_or_of_what_holds_it_at_any_width(visit: Visit) -> None:
    found = {}
    for width in (*BETWEEN, PHONE):
        visit.page.set_viewport_size({"width": width, "height": 800})
        found[width] = (max(visit.page.evaluate(_WIDER), 0), visit.page.evaluate(_RUN_OUT))
    assert {width: said for width, said in found.items() if said != (0, [])} == {}


def test_a_page_fits_a_phone_whose_letters_are_half_as_large_again(visit: Visit) -> None:
    """As its owner set them in the browser: only the letters grow, and what is measured in them."""
    letters = visit.page.context.new_cdp_session(visit.page)
    visit.page.set_viewport_size({"width": HANDHELD, "height": 800})
    letters.send("Page.setFontSizes", {"fontSizes": {"standard": 24, "fixed": 20}})
    assert visit.page.evaluate("() => getComputedStyle(document.documentElement).fontSize") == "24px"
    wider = visit.page.evaluate(_WIDER)
    letters.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    letters.detach()
    visit.page.set_viewport_size({"width": PHONE, "height": 800})
    assert wider <= 0, f"scrolls sideways at {HANDHELD} pixels"


def test_words_that_belong_together_stand_together_on_a_phone(visit: Visit) -> None:
    """A caption is as wide as its table, and words beside a bar are one part of their row."""
    assert visit.page.viewport_size == {"width": PHONE, "height": 800}
    assert visit.page.evaluate(_NARROW_CAPTIONS) == []
    assert visit.page.locator(".measure > .whole").count() == 0


def test_where_colours_are_forced_the_line_under_a_tab_is_of_the_page_shown_alone(page: Page, scene: Scene) -> None:
    """A border that is transparent gets a colour there: the others take that of what lies behind them."""
    page.goto(scene.address(next(route for route in PAGES if route.path == "/integrity/{year}")))
    page.emulate_media(forced_colors="active")
    lines = page.locator(".site-header nav a, .tabs a").evaluate_all(_LINES)
    page.emulate_media(forced_colors="none")
    assert len(lines) > 2
    assert {shown for shown, current in lines if not current} == {False}
    assert {shown for shown, current in lines if current} == {True}


def test_a_page_answers_with_the_strict_policy(visit: Visit) -> None:
    policy = visit.answer.headers["content-security-policy"]
    assert policy == PAGE_POLICY
    assert not re.search(r"unsafe-|\*|https?:", policy)
    assert {"default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"} <= set(policy.split("; "))
    assert visit.answer.headers["x-content-type-options"] == "nosniff"
    assert [each for each in visit.said if "Content Security Policy" in each] == []


@pytest.mark.parametrize("path", ["/nowhere", "/organisations/nothing", "/confirm/a.b", "/reply/a.b", "/manage/a.b"])
def test_a_page_that_says_no_has_the_same_policy(town: Town, path: str) -> None:
    answer = send("GET", town.site + path, accept="text/html")
    assert answer.status in {403, 404, 410}
    if answer.headers["content-type"].startswith("text/html"):
        assert answer.headers["content-security-policy"] == PAGE_POLICY


def _states() -> list[str]:
    """The states in which something stands that stands in no state before: an element of its kind, in its place."""
    shown = all_rendered(FRIENDLY)
    page_of = {state: page for state, (page, _) in states(FRIENDLY).items()}
    seen: set[tuple[str, ...]] = set()
    found: list[str] = []
    for state in sorted(STATES, key=lambda name: (-len(shown[name]), name)):
        new = {
            (tag, *(attributes.get(name, "") for name in ("class", "type", "role", "name")), *sorted(attributes))
            for tag, attributes in Reader(shown[state]).tags
        }
        if not new <= seen or page_of[state] not in {page_of[each] for each in found}:
            found.append(state)
        seen |= new
    return found


@for_each("state", _states)
def test_a_state_is_accessible(page: Page, town: Town, state: str) -> None:
    _show(page, town, all_rendered(FRIENDLY)[state])
    found = violations(page)
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_two_hundred_long_reviews_are_accessible(page: Page, town: Town, width: int) -> None:
    text = "De begeleiders nemen hun tijd. " * 160 + "Donaudampfschifffahrtsgesellschaft" * 6
    reviews = [public_review(text[: 4_999 if number % 20 == 0 else 300]) for number in range(200)]
    words: dict[str, Any] = {"found": organisation("Woonzorgcentrum " + "Ter Linden " * 8), "reviews": reviews}
    page.set_viewport_size({"width": width, "height": 800})
    _show(page, town, rendered("organisation", {**words, "next": None}))
    found = violations(page)
    assert page.evaluate(_WIDER) <= 0
    page.set_viewport_size({"width": PHONE, "height": 800})
    assert found == [], "\n".join(found)


def _show(page: Page, town: Town, html: str) -> None:
    """A rendered page at the site's own address, with its real style sheet, scripts and policy.

    One document holds them one after another: axe stays in it, and is at its fastest when it has run for a while.
    """
    if page.url != f"{town.site}/state":
        headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": PAGE_POLICY}
        page.route("**/state", lambda route: route.fulfill(body="<!doctype html>", headers=headers))
        page.goto(f"{town.site}/state")
        page.unroute("**/state")
    page.set_content(html)


@pytest.fixture(scope="module")
def well_known(town: Town) -> str:
    """An organisation with twenty reviews."""
    chosen = str(town.enrolled(8)["id"])
    said = "De begeleiders luisteren echt. In de gang ruikt het soms naar verf, nummer "
    crowd(town, chosen, [{"text": f"{said}{number} van de gang."} for number in range(20)], "bekend")
    return chosen


@pytest.mark.parametrize("path", ["/", "/organisations", "/organisations/{}", "/organisations/{}/write"])
def test_a_visitors_page_is_light_and_waits_for_no_script(
    browser: Browser, town: Town, well_known: str, path: str
) -> None:
    with opened(browser, viewport={"width": PHONE, "height": 800}) as context:
        page = context.new_page()
        loaded: list[Response] = []
        page.on("response", lambda answer: loaded.append(answer))  # noqa: PLW0108  (Playwright marks what it is given)
        page.goto(town.site + path.format(well_known), wait_until="networkidle")
        assert page.locator(_BLOCKING).count() == 0
        fetched = [each for each in loaded if not each.url.startswith("data:")]
        assert all(each.url.startswith(town.site) for each in fetched)
        weights = {each.url: _weight(each) for each in fetched}
    assert sum(weights.values()) <= HEAVIEST, weights


def _weight(answer: Response) -> int:
    """Bytes over the wire, packed as CloudFront packs what the platform leaves unpacked."""
    body = answer.body()
    packed = body if "content-encoding" in answer.headers else gzip.compress(body, mtime=0)
    return len(packed) + sum(len(name) + len(value) + 4 for name, value in answer.headers.items())


@pytest.mark.parametrize("path", ["/", "/organisations/{}", "/organisations/{}/write"])
def test_a_page_is_painted_while_its_scripts_do_not_come(
    browser: Browser, town: Town, well_known: str, path: str
) -> None:
    with opened(browser) as context:
        page = context.new_page()
        page.route(re.compile(r"\.js(\?|$)"), lambda _: None)  # no answer, ever
        page.goto(town.site + path.format(well_known), wait_until="commit")
        page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length > 0")
        assert page.get_by_role("heading", level=1).is_visible()
        page.unroute_all(behavior="ignoreErrors")
