"""The pictures in the README and the docs, taken of the local stack with its demo data: `make screenshots`."""

import json
import re
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page

from infra.browser import HOW, find, running_browser
from infra.commands import run
from infra.local.environment import ROOT
from infra.local.stack import RunningStack, running_stack

IMAGES: Final = ROOT / "docs" / "images"
_DESK: Final = (1120, 900)
_PHONE: Final = (320, 700)
_PATIENCE: Final = 60  # seconds that a mail may take
_TICK: Final = 0.2  # seconds between two looks into the mailbox
_TEXT: Final = (
    "De begeleiders nemen de tijd om te luisteren, ook als het druk is. "
    "Het eten mag wat warmer op tafel komen, maar daar zijn ze mee bezig."
)


class Camera:
    """Takes pictures of the stack's pages."""

    def __init__(self, browser: Browser, stack: RunningStack) -> None:
        self._browser = browser
        self._stack = stack
        self.site = stack.settings.site_url
        self.mailbox = stack.settings.mailbox_url

    def page(self, size: tuple[int, int], scheme: Literal["light", "dark"] = "light") -> Page:
        width, height = size
        return self._browser.new_page(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale="nl-BE", reduced_motion="reduce"
        )

    def take(self, page: Page, name: str, address: str = "") -> None:
        """Go to the address, if there is one, and take what one sees there first."""
        if address:
            page.goto(address)
        page.screenshot(path=IMAGES / f"{name}.png")
        print(f"docs/images/{name}.png")

    def read(self, address: str) -> Any:
        with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own stack
            return json.load(answer)

    def links(self, kind: str, to: str = "") -> list[str]:
        """The links of a kind in the mailbox, the newest last."""
        mails = self.read(f"{self.mailbox}/mails?{urlencode({'to': to} if to else {})}")
        return [link for mail in mails for link in re.findall(rf"http\S+/{kind}/\S+", mail["text"])]

    def link(self, kind: str, to: str = "", *, more_than: int = 0) -> str:
        """The newest one; waits for it to arrive."""
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            if len(links := self.links(kind, to)) > more_than:
                return links[-1]
            time.sleep(_TICK)
        raise RuntimeError(f"no mail with a link to {kind}")

    def sign_in(self, page: Page) -> None:
        """Sign in as an editor does: ask for a link, find it in the mailbox, press the button."""
        page.goto(f"{self.site}/editor/sign-in")
        page.fill("input[type=email]", self._stack.editors[0])
        before = self.links("editor/session", self._stack.editors[0])
        page.click("main button")
        page.goto(self.link("editor/session", self._stack.editors[0], more_than=len(before)))
        page.click("main button")
        page.wait_for_load_state()


def _visitors(camera: Camera) -> None:
    site = camera.site
    items = camera.read(f"{site}/organisations?limit=100")["items"]
    largest = sorted(items, key=lambda item: -int(item["reviews"]))
    known, answered = next(
        (home, each)
        for home in (f"{site}/organisations/{item['id']}" for item in largest)
        for each in camera.read(f"{home}/reviews")["items"]
        if each["reply"]
    )
    desk, phone, dark = camera.page(_DESK), camera.page(_PHONE), camera.page(_PHONE, "dark")
    camera.take(desk, "start", site)
    camera.take(desk, "organisations", f"{site}/organisations")
    camera.take(desk, "organisation", known)
    camera.take(dark, "organisation-phone", known)
    camera.take(desk, "review", f"{site}/reviews/{answered['id']}")
    camera.take(phone, "write-phone", f"{known}/write")
    _answer(phone)
    camera.take(phone, "check-phone")
    camera.take(desk, "mailbox", camera.mailbox)
    camera.take(dark, "manage-phone", camera.link("manage"))
    desk.goto(f"{known}/insights-link")
    desk.click("main button")
    camera.take(desk, "insights", camera.link("insights"))


def _answer(page: Page) -> None:
    """Fill in the form, up to the look at one's answers."""
    page.fill("[name=text]", _TEXT)
    page.select_option("[name=experienced]", f"{datetime.now(UTC):%Y-%m}")
    for value in _chosen(page):
        page.locator(value).check()
    for name, typed in (("first_name", "Noor"), ("last_name", "Wouters"), ("email", "noor@post.example")):
        page.fill(f"[name='author.{name}']", typed)
    page.check("[name=consent]")
    with page.expect_navigation():
        page.locator("main form[action$='/reviews'] button:not([type=button])").first.click()


def _chosen(page: Page) -> Iterator[str]:
    yield "[name=capacity] >> nth=0"
    names = page.locator("[name^='aspect_ratings.']").evaluate_all("all => [...new Set(all.map(each => each.name))]")
    for name in names:
        yield f"[name='{name}'][value='4']"


def _editors(camera: Camera) -> None:
    desk = camera.page(_DESK)
    camera.sign_in(desk)
    camera.take(desk, "queue")
    dark = camera.page(_DESK, "dark")
    camera.sign_in(dark)
    dark.locator("main a[href^='/editor/reviews/']").first.click()
    dark.wait_for_load_state()
    camera.take(dark, "editor-review")


def main() -> int:
    """Take every picture anew; 1 without a browser."""
    browser_path = find()
    if browser_path is None:
        print(HOW, file=sys.stderr)
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        running_stack(Path(folder)) as stack,
        running_browser(browser_path) as browser,
    ):
        camera = Camera(browser, stack)
        _visitors(camera)
        _editors(camera)
    return 0


if __name__ == "__main__":
    run(main)
