"""The pictures in the README and the docs, taken of the local stack with its demo data: `make screenshots`."""

import json
import re
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import Browser, FloatRect, Page

from infra.browser import HOW, find, running_browser
from infra.commands import run
from infra.local.environment import ROOT
from infra.local.stack import RunningStack, running_stack

IMAGES: Final = ROOT / "docs" / "images"
_DESK: Final = (1120, 900)
_CONSOLE: Final = (1280, 900)
_PHONE: Final = (320, 700)
_MARGIN: Final = 24  # pixels below what a picture ends with
_PATIENCE: Final = 60  # seconds that a mail may take
_TICK: Final = 0.2  # seconds between two looks into the mailbox
_TEXT: Final = (
    "De begeleiders nemen de tijd om te luisteren, ook als het druk is. "
    "Het eten mag wat warmer op tafel komen, maar daar zijn ze mee bezig."
)
_NAMING: Final = (
    "Verpleegster Els Voorbeeld neemt altijd tijd voor mij. De directie antwoordt al weken niet op onze vraag "
    "over de nachten. Wie hetzelfde meemaakt, mag me bellen op 0470 12 34 56."
)
_COLOURS: Final = 255


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

    def take(self, page: Page, name: str, address: str = "", *, down_to: str = "") -> None:
        """Go to the address, if there is one, and take what one sees there first, or all down to an element's end."""
        if address:
            page.goto(address)
        last = page.locator(down_to).first.bounding_box() if down_to else None
        wide = page.viewport_size["width"] if page.viewport_size else _DESK[0]
        clip = FloatRect(x=0, y=0, width=wide, height=last["y"] + last["height"] + _MARGIN) if last else None
        seen = page.screenshot(full_page=clip is not None, clip=clip)
        with Image.open(BytesIO(seen)) as picture:  # a palette is enough for our few colours, in a third of the bytes
            picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(
                IMAGES / f"{name}.png", optimize=True
            )
        print(f"docs/images/{name}.png")

    def read(self, address: str) -> Any:
        asked = urllib.request.Request(address, headers={"Accept": "application/json"})  # noqa: S310 - our own stack
        with urllib.request.urlopen(asked) as answer:  # noqa: S310
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


class Shown(NamedTuple):
    """The house of the pictures, one of its reviews that has a reply, and the mailbox of whoever wrote that."""

    home: str
    review_id: str
    author: str


def _chosen_house(camera: Camera) -> Shown:
    """Return the house with a score that replied most, and of those reviews the one that most mails are about."""
    scored = [item for item in camera.read(f"{camera.site}/organisations?limit=100")["items"] if item["score"]]
    homes = [f"{camera.site}/organisations/{item['id']}" for item in scored]
    answered = {home: [each for each in camera.read(f"{home}/reviews")["items"] if each["reply"]] for home in homes}
    home = max(homes, key=lambda each: len(answered[each]))
    reviews = {str(each["id"]) for each in answered[home]}
    told = Counter(each for each in _authors(camera) if each[0] in reviews)
    if not told:
        raise RuntimeError("no review that was answered, and whose author was mailed")
    (review_id, author), _ = told.most_common(1)[0]
    return Shown(home, review_id, author)


def _authors(camera: Camera) -> Iterator[tuple[str, str]]:
    """Yield which review each mail to an author is about, as its link tells, and to whom it went."""
    for mail in camera.read(f"{camera.mailbox}/mails"):
        if found := re.search(r"http\S+/manage/\S+", mail["text"]):
            yield str(camera.read(found[0])["review_id"]), str(mail["to"])


def _visitors(camera: Camera) -> None:
    site = camera.site
    known, answered, author = _chosen_house(camera)
    desk, phone, dark = camera.page(_DESK), camera.page(_PHONE), camera.page(_PHONE, "dark")
    camera.take(desk, "start", site)
    camera.take(desk, "organisations", f"{site}/organisations")
    camera.take(desk, "organisation", known, down_to="main .reply")
    camera.take(dark, "organisation-phone", known)
    camera.take(desk, "review", f"{site}/reviews/{answered}", down_to="main .reply")
    camera.take(phone, "write-phone", f"{known}/write")
    _answer(phone, _TEXT, "noor@post.example")
    camera.take(phone, "check-phone")
    camera.take(desk, "mailbox", f"{camera.mailbox}/?{urlencode({'to': author})}", down_to="main")
    camera.take(dark, "manage-phone", camera.link("manage", author))
    figures = next(each for each in camera.links("insights") if known.endswith(camera.read(each)["organisation_id"]))
    camera.take(desk, "insights", figures, down_to="main table")


def _answer(page: Page, text: str, email: str) -> None:
    """Fill in the form, up to the look at one's answers."""
    page.fill("[name=text]", text)
    page.select_option("[name=experienced]", f"{datetime.now(UTC):%Y-%m}")
    for value in _chosen(page):
        page.locator(value).check()
    for name, typed in (("first_name", "Noor"), ("last_name", "Wouters"), ("email", email)):
        page.fill(f"[name='author.{name}']", typed)
    page.check("[name=consent]")
    with page.expect_navigation():
        page.locator("main form[action$='/reviews'] button:not([type=button])").first.click()


def _chosen(page: Page) -> Iterator[str]:
    yield "[name=capacity] >> nth=0"
    names = page.locator("[name^='aspect_ratings.']").evaluate_all("all => [...new Set(all.map(each => each.name))]")
    for name in names:
        yield f"[name='{name}'][value='4']"


def _tell_of_somebody(camera: Camera) -> None:
    """Write and confirm a review in which signals find something, for editors to see first."""
    page, email = camera.page(_DESK), "jan@post.example"
    page.goto(f"{_chosen_house(camera).home}/write")
    _answer(page, _NAMING, email)
    with page.expect_navigation():
        page.locator("main form[action$='/reviews'] button:not([type=button]):not(.quiet)").last.click()
    page.goto(camera.link("confirm", email))
    page.click("main button")
    page.wait_for_load_state()


def _editors(camera: Camera) -> None:
    _tell_of_somebody(camera)
    desk = camera.page(_CONSOLE)
    camera.sign_in(desk)
    camera.take(desk, "queue")
    dark = camera.page(_CONSOLE, "dark")
    camera.sign_in(dark)
    dark.locator("main li", has_text=_NAMING[:40]).locator("a[href^='/editor/reviews/']").first.click()
    dark.wait_for_load_state()
    camera.take(dark, "editor-review", down_to="[aria-labelledby=signalen]")


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
