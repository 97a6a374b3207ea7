"""The pictures in the README and the docs, taken of the local stack with its demo data: `make screenshots`."""

import json
import sys
import tempfile
import urllib.request
from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from infra.browser import HOW, find, running_browser
from infra.local.environment import ROOT
from infra.local.stack import RunningStack, running_stack

IMAGES: Final = ROOT / "docs" / "images"
_DESK: Final = (1120, 900)
_PHONE: Final = (375, 800)
_PATIENCE: Final = 60  # seconds that a mail may take


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
        site = stack.settings.site_url
        with urllib.request.urlopen(f"{site}/organisations?limit=100") as answer:  # noqa: S310 - our own stack
            items = json.load(answer)["items"]
        known = max(items, key=lambda item: int(item["reviews"]))
        with urllib.request.urlopen(f"{site}/organisations/{known['id']}/reviews") as answer:  # noqa: S310 - as above
            answered = next(each for each in json.load(answer)["items"] if each["reply"])
        for name, address, size in (
            ("start", site, _DESK),
            ("review", f"{site}/reviews/{answered['id']}", _DESK),
            ("organisation", f"{site}/organisations/{known['id']}", _DESK),
            ("organisation-phone", f"{site}/organisations/{known['id']}", _PHONE),
            ("organisations", f"{site}/organisations", _DESK),
            ("write-phone", f"{site}/organisations/{known['id']}/write", _PHONE),
            ("mailbox", stack.settings.mailbox_url, _DESK),
        ):
            page = browser.new_page(viewport={"width": size[0], "height": size[1]})
            page.goto(address)
            _take(page, name)
        page = browser.new_page(viewport={"width": _DESK[0], "height": _DESK[1]})
        _sign_in(page, stack)
        _take(page, "queue")
        page.locator("main a[href^='/editor/reviews/']").first.click()
        page.wait_for_load_state()
        _take(page, "editor-review")
    return 0


def _sign_in(page: Page, stack: RunningStack) -> None:
    """As an editor does: ask for a link, find it in the mailbox, press the button."""
    site, mailbox = stack.settings.site_url, stack.settings.mailbox_url
    page.goto(f"{site}/editor/sign-in")
    page.fill("input[type=email]", stack.editors[0])
    page.click("main button")
    for _ in range(_PATIENCE):
        with urllib.request.urlopen(f"{mailbox}/mails?to={stack.editors[0]}") as answer:  # noqa: S310 - our own stack
            words = [word for mail in json.load(answer) for word in mail["text"].split()]
        if links := [word for word in words if "/editor/session/" in word]:
            break
        page.wait_for_timeout(1_000)  # the mail is on its way
    page.goto(links[-1])
    page.click("main button")


def _take(page: Page, name: str) -> None:
    page.screenshot(path=IMAGES / f"{name}.png")
    print(f"docs/images/{name}.png")


if __name__ == "__main__":
    sys.exit(main())
