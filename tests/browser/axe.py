"""axe-core on a page, in light and in dark, with an answer that a person can act upon."""

from typing import Any, Final

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

__all__ = ["AXE_SCRIPT", "violations"]

_COLOURS: Final = ("color-contrast", "link-in-text-block")
_ALL_BUT_COLOURS: Final = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {rule: {"enabled": False} for rule in _COLOURS},
    "resultTypes": ["violations"],
    "iframes": False,
}
# What depends on colours is all that changes between light and dark.
_ONLY_COLOURS: Final = {
    "runOnly": {"type": "rule", "values": list(_COLOURS)},
    "resultTypes": ["violations"],
    "iframes": False,
}
_RUN: Final = "options => axe.run(document, options).then(found => found.violations)"
# Contrast is most of what axe takes its time for, and the same for whatever looks the same: of each look (its colour,
# size, weight and all that lies behind it) some are enough. What shows words without holding them is looked at whole.
_RUN_ON_LOOKS: Final = """([options, enough]) => {
  document.getAnimations().forEach(each => each.finish()); // a colour on its way from light to dark is neither
  const behind = new Map();
  const ground = (each) => {
    if (!each) return "";
    if (!behind.has(each)) {
      const {backgroundColor, backgroundImage, opacity, filter} = getComputedStyle(each);
      const own = [backgroundColor, backgroundImage, opacity, filter].join();
      const plain = own === "rgba(0, 0, 0, 0),none,1,none";
      behind.set(each, plain ? ground(each.parentElement) : `${ground(each.parentElement)}/${own}`);
    }
    return behind.get(each);
  };
  const looks = new Map();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const at = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !at.checkVisibility({visibilityProperty: true})) continue;
    const box = at.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) continue; // for those who listen only
    const {color, fontSize, fontWeight, textDecorationLine} = getComputedStyle(at);
    const beside = at.localName === "a" ? getComputedStyle(at.parentElement).color : "";
    const look = [at.localName, color, beside, fontSize, fontWeight, textDecorationLine, ground(at)].join();
    const found = looks.get(look) || [];
    if (found.length < enough) looks.set(look, [...found, at]);
  }
  const fields = document.querySelectorAll("input:not([type=hidden]), select, textarea");
  const chosen = [...new Set([...looks.values()].flat()), ...fields];
  return axe.run({include: chosen}, options).then(found => found.violations);
}"""
_ENOUGH: Final = 2


def violations(page: Page) -> list[str]:
    """Return what axe finds wrong: the rule, what it is about, and the places."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = [("", each) for each in page.evaluate(_RUN, _ALL_BUT_COLOURS)]
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += [(f"{scheme}: ", each) for each in page.evaluate(_RUN_ON_LOOKS, [_ONLY_COLOURS, _ENOUGH])]
    return [f"{scheme}{_told(each)}" for scheme, each in found]


def _told(violation: dict[str, Any]) -> str:
    places = [f"{node['target']} {node['failureSummary']}" for node in violation["nodes"][:5]]
    return "\n  ".join([f"{violation['id']} ({violation['impact']}): {violation['help']}", *places])
