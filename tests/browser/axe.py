"""axe-core on a page, in light and in dark, with an answer that a person can act upon."""

from typing import Any, Final

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

_OPTIONS: Final = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "iframes": False,
}
# What depends on colours is all that changes between light and dark.
_COLOURS: Final = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}, "iframes": False}
# A colour on its way from light to dark is neither.
_RUN: Final = """options => {
  document.getAnimations().forEach(each => each.finish());
  return axe.run(document, options).then(found => found.violations);
}"""


def violations(page: Page) -> list[str]:
    """What axe finds wrong: the rule, what it is about, and the places."""
    page.evaluate(AXE_SCRIPT)
    page.emulate_media(color_scheme="light")
    light = page.evaluate(_RUN, _OPTIONS)
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(_RUN, _COLOURS)
    return [f"light: {_told(each)}" for each in light] + [f"dark: {_told(each)}" for each in dark]


def _told(violation: dict[str, Any]) -> str:
    places = [f"{node['target']} {node['failureSummary']}" for node in violation["nodes"][:5]]
    return "\n  ".join([f"{violation['id']} ({violation['impact']}): {violation['help']}", *places])
