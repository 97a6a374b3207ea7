"""The form that a client prefers, by its `Accept` (RFC 9110, 12.5.1): a page or JSON.

Ours and small: the libraries that read this header bring a framework along, or read quality without specificity.
"""

import re
from functools import lru_cache
from typing import Final

_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*"?')  # one that stays open runs to the end, and is looked at once
_NUMBER: Final = re.compile(r"[0-9]{0,4}([.][0-9]{0,9})?")
# The forms that we have, and the ranges that speak of each; the first that a client names says how much it likes it.
PAGE: Final = ("text/html", "application/xhtml+xml", "text/*", "*/*")
DATA: Final = ("application/json", "application/problem+json", "application/*", "*/*")
# Of bytes there is one form alone. API Gateway sends them as base64 to whoever does not name it first, and Chalice
# refuses whoever names nothing at all: who asks below this path is made to name it, at the CDN and at the front door.
BYTES: Final = "application/octet-stream"
TILES: Final = "/transparency/tile/"


@lru_cache(maxsize=256)
def wants_html(accept: str) -> bool:
    """Return true where a page is preferred; JSON is for whoever names nothing, or takes anything.

    Who likes both as much gets what it names most closely, and of two that are named alike the page: programs that
    want JSON name only that. `q=0` excludes. Where nothing that we have is acceptable, JSON says more than a refusal.
    """
    ranges = _ranges(accept)
    page, page_at = _liking(PAGE, ranges)
    data, data_at = _liking(DATA, ranges)
    if not page or page != data:
        return page > data
    return page_at <= data_at and PAGE[page_at] != "*/*"


def _liking(names: tuple[str, ...], ranges: dict[str, float]) -> tuple[float, int]:
    """Return the quality of the closest range that speaks of a form, and its place in `names`; 0 where none does."""
    return next(((ranges[name], at) for at, name in enumerate(names) if name in ranges), (0.0, len(names)))


def _ranges(accept: str) -> dict[str, float]:
    """Read each media range with its quality; one with parameters counts only where the same without is not there."""
    plain: dict[str, float] = {}
    narrower: dict[str, float] = {}
    for part in _QUOTED.sub("", accept).lower().split(","):
        name, *parameters = (each.strip() for each in part.split(";"))
        said = {key.strip(): value.strip() for key, _, value in (each.partition("=") for each in parameters)}
        (narrower if said.keys() - {"q", "charset", ""} else plain)[name] = _quality(said.get("q", ""))
    return narrower | plain


def _quality(said: str) -> float:
    """Return a weight between 0 and 1; one that cannot be read is as good as none."""
    return min(float(said), 1.0) if said.strip(".") and _NUMBER.fullmatch(said) else 1.0
