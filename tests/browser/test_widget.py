"""The widget on a site that means ill: its words are not ours to run, its style sheets not ours to wear.

What is compared is what people see: the pixels.
"""

import json
from collections.abc import Iterator
from typing import Any, Final, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from chalicelib.entrypoints.pages.assets import asset
from tests.browser.people import opened
from tests.journeys.people import Town

HEAVIEST: Final = 10 * 1024  # bytes of the script, as it is
PLATFORM: Final = "https://platform.example"
SITE: Final = "https://site.example"
ATTACK: Final = "</p><img src=x onerror=\"document.title='hacked'\"><script>document.title='hacked'</script>"
FIGURES: Final = {
    "id": "home",
    "name": f"Huize {ATTACK}",
    "url": "javascript:document.title='hacked'",
    "state": "open",
    "reviews": 12,
    "replied": 4,
    "score": 2.1,
    "scale": {"min": 1, "max": 5},
    "threshold": 5,
    "window_months": 48,
    "warning": ATTACK,
    "items": [
        {
            "id": "r1",
            "excerpt": ATTACK,
            "capacity": "constructor",
            "experienced": "2026-09",
            "published_at": "2026-10-04T05:07:12Z",
            "replied": True,
        }
    ],
}
LIES: Final = """
body * { color: transparent !important; background: gold !important; font-size: 60px !important; opacity: 0 !important }
waarderingen-widget { all: unset !important; display: none !important; filter: invert(1) !important }
waarderingen-widget { transform: rotate(9deg) !important; text-indent: -999px !important; zoom: 3 !important }
waarderingen-widget::before, waarderingen-widget::after { content: "5,0 op 5" !important; display: block !important }
section, p, .figure, waarderingen-widget .figure, waarderingen-widget::part(figure) { display: none !important }
"""


def _host_page(platform: str, organisation_id: str, *, lies: str = "") -> dict[str, Any]:
    """A page of another site with the widget, under a strict policy of its own."""
    policy = f"default-src 'none'; script-src {platform}; connect-src {platform}; style-src 'nonce-site'"
    body = (
        f'<!doctype html><html lang=nl><title>site</title><style nonce="site">{lies}</style><body>'
        '<waarderingen-widget><a href="#">5,0 op 5</a></waarderingen-widget>'
        f'<script src="{platform}/organisations/{organisation_id}/widget.js" async></script>'
    )
    return {"body": body, "content_type": "text/html; charset=utf-8", "headers": {"Content-Security-Policy": policy}}


def _figures(route: Route) -> None:
    """The platform's own script, and figures of whichever organisation is asked for; each is named after its id."""
    script = route.request.url.endswith(".js")
    name = f"Huize {route.request.url.split('/')[-2]} {ATTACK}"
    body = asset("widget.js") if script else json.dumps(FIGURES | {"name": name})
    kind = "text/javascript" if script else "application/json"
    route.fulfill(body=body, content_type=kind, headers={"Access-Control-Allow-Origin": "*"})


@pytest.fixture(params=["light", "dark"])
def context(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    """A browser in which a platform's figures carry attacks, and a site at /lies would have others be seen."""
    with opened(browser, color_scheme=request.param) as made:
        made.route(f"{PLATFORM}/**", _figures)
        made.route(f"{SITE}/honest", lambda route: route.fulfill(**_host_page(PLATFORM, "home")))
        made.route(f"{SITE}/lies", lambda route: route.fulfill(**_host_page(PLATFORM, "home", lies=LIES)))
        yield made


def test_no_site_can_make_the_widget_show_or_run_anything_else(context: BrowserContext) -> None:
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    pictures = []
    for path in ("/honest", "/lies"):
        page.goto(SITE + path, wait_until="networkidle")
        words = _words(page)
        assert "2,1" in words
        assert ATTACK in words  # as it was typed
        assert page.title() == "site"
        assert page.evaluate("document.querySelector('waarderingen-widget').shadowRoot") is None
        pictures.append(page.locator("waarderingen-widget").screenshot())
    assert pictures[0] == pictures[1]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.localName") == "waarderingen-widget"
    assert said == []


def test_the_widget_of_an_organisation_shows_its_name_and_weighs_little(browser: Browser, town: Town) -> None:
    organisation = town.enrolled(0)
    with opened(browser) as context:
        page = context.new_page()
        # Browsers ask before a page from afar reaches this machine; so the platform seems far as well.
        page.route(
            f"{PLATFORM}/**",
            lambda route: route.fulfill(response=route.fetch(url=route.request.url.replace(PLATFORM, town.site))),
        )
        page.route(f"{SITE}/honest", lambda route: route.fulfill(**_host_page(PLATFORM, organisation["id"])))
        with page.expect_response("**/widget.js") as fetched:
            page.goto(f"{SITE}/honest", wait_until="networkidle")
        assert len(fetched.value.body()) <= HEAVIEST
        assert organisation["name"] in _words(page)


@pytest.mark.parametrize("named", [True, False], ids=["named", "as older snippets have it"])
def test_two_snippets_on_one_page_show_two_organisations(browser: Browser, *, named: bool) -> None:
    def snippet_of(name: str) -> str:
        attribute = f' organisation="{name}"' if named else ""
        script = f'<script src="{PLATFORM}/organisations/{name}/widget.js" async></script>'
        return f"<waarderingen-widget{attribute}></waarderingen-widget>\n{script}"

    body = "<!doctype html><html lang=nl><title>site</title>" + snippet_of("een") + snippet_of("twee")
    with opened(browser) as context:
        page = context.new_page()
        page.route(f"{PLATFORM}/**", _figures)
        page.route(SITE, lambda route: route.fulfill(body=body, content_type="text/html"))
        page.goto(SITE, wait_until="networkidle")
        tools = page.context.new_cdp_session(page)
        nodes = _walk(tools.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"])
        said = [each["nodeValue"] for each in nodes if each["nodeValue"].startswith("Huize ")]
    assert [each.split()[1] for each in said] == ["een", "twee"]


@pytest.mark.parametrize(("scheme", "dark"), [("", False), ("light", False), ("dark", True), ("light dark", True)])
def test_the_widget_is_dark_only_where_the_page_around_it_is(browser: Browser, scheme: str, *, dark: bool) -> None:
    """A visitor's device that prefers dark does not make a hole in a site that is light for everybody."""
    light = _picture(browser, device="light", site="")
    assert (_picture(browser, device="dark", site=scheme) != light) is dark


def _picture(browser: Browser, *, device: Literal["light", "dark"], site: str) -> bytes:
    """The pixels of the widget on a device that prefers these tones, in a site that names its own, or none."""
    with opened(browser, color_scheme=device) as context:
        page = context.new_page()
        page.route(f"{PLATFORM}/**", _figures)
        host = _host_page(PLATFORM, "home", lies=f":root {{ color-scheme: {site or 'normal'} }}")
        page.route(SITE, lambda route: route.fulfill(**host))
        page.goto(SITE, wait_until="networkidle")
        return page.locator("waarderingen-widget").screenshot()


def _words(page: Page) -> str:
    """All that the closed root holds, which scripts of the page cannot read, but the browser's tools can."""
    tools = page.context.new_cdp_session(page)
    nodes = list(_walk(tools.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"]))
    (root,) = [node for node in nodes if node.get("shadowRootType") == "closed"]
    return " ".join(node["nodeValue"] for node in _walk(root) if node["nodeName"] == "#text")


def _walk(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for below in (*node.get("children", ()), *node.get("shadowRoots", ())):
        yield from _walk(below)
