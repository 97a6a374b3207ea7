"""axe-core on a page, in light and in dark, with an answer that a person can act upon."""

from typing import Any, Final, Literal

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
# size, weight and all that lies behind it) some are enough, on whatever page. What shows words without holding them
# counts as a look of its own.
_RUN_ON_LOOKS: Final = """async ([options, enough, before]) => {
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
  const seen = new Map(JSON.parse(before));
  const chosen = [];
  const choose = (each, ...more) => {
    const {color, fontSize, fontWeight, textDecorationLine} = getComputedStyle(each);
    const beside = each.localName === "a" ? getComputedStyle(each.parentElement).color : "";
    const words = [each.localName, color, beside, fontSize, fontWeight, textDecorationLine];
    const look = [...words, ground(each), ...more].join();
    const times = seen.get(look) || 0;
    if (times >= enough || chosen.includes(each)) return;
    seen.set(look, times + 1);
    chosen.push(each);
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const at = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !at.checkVisibility({visibilityProperty: true})) continue;
    const box = at.getBoundingClientRect();
    if (box.width >= 2 && box.height >= 2) choose(at); // less is for those who listen only
  }
  for (const each of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
    const empty = each.value === "" ? getComputedStyle(each, "::placeholder").color : "";
    choose(each, each.type, empty, each.disabled, each.checkVisibility({visibilityProperty: true}));
  }
  const found = chosen.length ? (await axe.run({include: chosen}, options)).violations : [];
  return [found, JSON.stringify([...seen])];
}"""
_ENOUGH: Final = 2
# The looks of all pages up to now, and how often each was looked at: JSON, which passes faster than lists.
_seen: Final[dict[Literal["light", "dark"], str]] = {"light": "[]", "dark": "[]"}


def violations(page: Page) -> list[str]:
    """Return what axe finds wrong: the rule, what it is about, and the places."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = [("", each) for each in page.evaluate(_RUN, _ALL_BUT_COLOURS)]
    for scheme, before in _seen.items():
        page.emulate_media(color_scheme=scheme)
        wrong, seen = page.evaluate(_RUN_ON_LOOKS, [_ONLY_COLOURS, _ENOUGH, before])
        found += [(f"{scheme}: ", each) for each in wrong]
        if not wrong:  # what is wrong here is told of on every other page as well
            _seen[scheme] = seen
    return [f"{scheme}{_told(each)}" for scheme, each in found]


def _told(violation: dict[str, Any]) -> str:
    places = [f"{node['target']} {node['failureSummary']}" for node in violation["nodes"][:5]]
    return "\n  ".join([f"{violation['id']} ({violation['impact']}): {violation['help']}", *places])
