"""The widget in a real browser, on a site that means ill: `python -m infra.widget_check` (needs Chromium).

Two servers: a platform whose figures carry attacks, and a site that shows the widget under a strict policy of its own
and with style sheets that want another figure to be seen. What is compared is what people see: the pixels.
"""

import http.server
import json
import shutil
import sys
import threading
from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from playwright.sync_api import Page, sync_playwright

from chalicelib.entrypoints.assets import asset

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


class Platform(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        script = self.path.endswith("/widget.js")
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript" if script else "application/json")
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write((asset("widget.js") if script else json.dumps(FIGURES)).encode())

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (the library's own name)
        """Say nothing."""


class Site(Platform):
    """A page with the widget; `/lies` with style sheets against it."""

    def __init__(self, *args: Any, platform: str) -> None:
        self.platform = platform
        super().__init__(*args)

    def do_GET(self) -> None:
        lies = f'<style nonce="site">{LIES}</style>' if self.path == "/lies" else ""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header(
            "Content-Security-Policy",
            f"default-src 'none'; script-src {self.platform}; connect-src {self.platform}; style-src 'nonce-site'",
        )
        self.end_headers()
        self.wfile.write(
            f"<!doctype html><html lang=nl><title>site</title>{lies}<body><waarderingen-widget>"
            f'<a href="#">5,0 op 5</a></waarderingen-widget>'
            f'<script src="{self.platform}/organisations/home/widget.js" async></script>'.encode()
        )


def serve(handler: Any) -> str:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def walk(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for below in (*node.get("children", ()), *node.get("shadowRoots", ())):
        yield from walk(below)


def text_of(page: Page) -> str:
    """All that the closed root holds, which scripts of the page cannot read, but the browser's tools can."""
    tools = page.context.new_cdp_session(page)
    nodes = list(walk(tools.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"]))
    (root,) = [node for node in nodes if node.get("shadowRootType") == "closed"]
    return " ".join(node["nodeValue"] for node in walk(root) if node["nodeName"] == "#text")


class Broken(Exception):
    """A promise of the widget that did not hold."""


def hold(held: bool, promise: str) -> None:  # noqa: FBT001  (it is what the function is about)
    if not held:
        raise Broken(promise)


def check(page: Page, site: str) -> None:
    """Look at the widget without and with the site's lies."""
    said: list[str] = []

    def hear(heard: object) -> None:
        said.append(str(heard))

    page.on("console", hear)
    page.on("pageerror", hear)
    pictures = []
    for path in ("/", "/lies"):
        page.goto(site + path, wait_until="networkidle")
        pictures.append(page.locator("waarderingen-widget").screenshot())
        words = text_of(page)
        hold("2,1" in words, "the figure is ours")
        hold(ATTACK in words, "what was typed is shown as it was typed")
        hold(page.title() == "site", "nothing that was typed runs")
        root = page.evaluate("document.querySelector('waarderingen-widget').shadowRoot")
        hold(root is None, "the root is closed to the site's scripts")
    hold(pictures[0] == pictures[1], "no style sheet of the site changes what one sees")
    page.keyboard.press("Tab")
    hold(page.evaluate("document.activeElement.localName") == "waarderingen-widget", "a keyboard reaches the link")
    hold(not said, f"no policy is broken and no script fails: {said}")


def main() -> int:
    browser_path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser_path is None:
        print("No Chromium found. On Debian: apt install chromium", file=sys.stderr)
        return 1
    site = serve(partial(Site, platform=serve(Platform)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        check(browser.new_page(color_scheme="light"), site)
        check(browser.new_page(color_scheme="dark"), site)
        browser.close()
    print("Light and dark: the same pixels with and without the site's lies; nothing ran, no policy was broken.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
