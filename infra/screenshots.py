"""The pictures in the README and the docs, taken of the local stack with its demo data: `make screenshots`."""

import json
import sys
import tempfile
import urllib.request
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, sync_playwright

from infra.local.environment import ROOT
from infra.local.stack import RunningStack, running_stack

IMAGES: Final = ROOT / "docs" / "images"
_DESK: Final = (1120, 900)
_PHONE: Final = (375, 800)
_FLAGS: Final = ["--no-sandbox", "--disable-background-networking", "--disable-sync", "--no-first-run"]


def main() -> int:
    """Take every picture anew; 1 without a browser."""
    browser_path = browser.find()
    if browser_path is None:
        print(browser.HOW, file=sys.stderr)
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        running_stack(Path(folder)) as stack,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=browser_path, args=_FLAGS)
        site = stack.settings.site_url
        with urllib.request.urlopen(f"{site}/organisations?limit=100") as answer:  # noqa: S310 - our own stack
            items = json.load(answer)["items"]
        known = max(items, key=lambda item: int(item["reviews"]))
        for name, address, size in (
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
        _take(page, "editor-review")
        browser.close()
    return 0


def _sign_in(page: Page, stack: RunningStack) -> None:
    """As an editor does: ask for a link, find it in the mailbox, press the button."""
    site, mailbox = stack.settings.site_url, stack.settings.mailbox_url
    page.goto(f"{site}/editor/sign-in")
    page.fill("input[type=email]", stack.editors[0])
    page.click("main button")
    page.wait_for_timeout(2_000)  # the mail is on its way
    with urllib.request.urlopen(f"{mailbox}/mails?to={stack.editors[0]}") as answer:  # noqa: S310 - our own stack
        text = json.load(answer)[-1]["text"]
    page.goto(next(word for word in text.split() if "/editor/session/" in word))
    page.click("main button")


def _take(page: Page, name: str) -> None:
    page.screenshot(path=IMAGES / f"{name}.png")
    print(f"docs/images/{name}.png")


if __name__ == "__main__":
    sys.exit(main())
