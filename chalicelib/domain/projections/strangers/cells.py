"""Cells of five: what an entry of the public log may say of the one it is about.

Whoever reads the public pages knows of a review its month, its sector and its proof, and that it came or went. All
entries of which that is true could be its entry. So what the pages do not say - the band of its score, the way it came
in, the rule, whether two editors decided - is said only where five are alike, and where others that could be its entry
say something else. What is left over is five at least as well: else the yearly figures, less what is said, would tell
it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

AT_LEAST: Final = 5  # alike in a month, or what they are like is not said
MERGED: Final = "merged"
NONE: Final = "none"  # it has none: a notice has no score
DIMENSIONS: Final = ("sector", "band", "channel", "proof")  # the last is hidden first


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One entry, as it stands in the log."""

    name: str
    month: str  # YYYY-MM, as people in Brussels live it
    of: str  # review, addition, reply, notice, appeal or organisation
    act: str
    by: str  # author, organisation, editor, two_editors or machine
    rule: str = NONE
    sector: str = MERGED
    band: str = MERGED
    channel: str = MERGED
    proof: str = MERGED


def merged(plain: Sequence[Decision]) -> list[Decision]:
    """Return the entries of a month, in the same order, with no more said of each than may be."""
    acts: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, each in enumerate(plain):
        acts[each.of, each.act].append(place)
    found: dict[int, Decision] = {}
    for places in acts.values():
        found |= _of_one_act({place: plain[place] for place in places})
    return [found[place] for place in range(len(plain))]


def _of_one_act(plain: Mapping[int, Decision]) -> dict[int, Decision]:
    """Hide what fewer than five have in common: first the last of the dimensions, then the one before it too."""
    groups: list[dict[int, Decision]] = []  # of entries between which the pages make no difference
    left = dict(plain)
    for number in range(len(DIMENSIONS), 0, -1):
        likes = {place: _like(each, DIMENSIONS[:number]) for place, each in left.items()}
        sizes = Counter(likes.values())
        by_page: dict[tuple[str, str], dict[int, Decision]] = defaultdict(dict)
        for place, like in likes.items():
            if sizes[like] >= AT_LEAST:
                by_page[like.sector, like.proof][place] = like
        groups += (said := [each for each in by_page.values() if not _telling(each.values())])
        left = {place: each for place, each in left.items() if not any(place in group for group in said)}
    groups.sort(key=lambda group: (-len(group), min(map(repr, group.values()))))
    while groups and 0 < len(left) < AT_LEAST:
        left |= {place: plain[place] for place in groups.pop()}
    found = {place: each for group in groups for place, each in group.items()}
    return found | _left_over({place: _like(each, ()) for place, each in left.items()})


def _left_over(left: Mapping[int, Decision]) -> dict[int, Decision]:
    """Hide the rule too, and who decided, where that would be said of one of them as good as by name."""
    hidden = set(_telling(left.values()))
    if len(left) < AT_LEAST:
        hidden = {part for each in left.values() for part in _telling([each])}
    unsaid: Mapping[str, str] = dict.fromkeys(hidden, MERGED)
    return {place: replace(each, **unsaid) for place, each in left.items()}


def _telling(cells: Iterable[Decision]) -> list[str]:
    """Return what all of these say alike, and no page says: they tell it of every review that could be theirs."""
    cells = set(cells)
    one = next(iter(cells), None)
    if one is None or one.of == "organisation" or one.act in _NEVER_ONLINE:
        return []
    looked_at = _UNTOLD - ({"by"} if one.act in _BY_LAW else set())
    said = {part: {getattr(each, part) for each in cells} for part in looked_at}
    return [part for part, values in said.items() if len(values) == 1 and not values <= _USUAL]


def _like(each: Decision, said: Sequence[str]) -> Decision:
    hidden: Mapping[str, str] = {part: MERGED for part in DIMENSIONS if part not in said}
    return replace(each, **hidden)


_UNTOLD: Final = frozenset({"by", "rule", "band", "channel"})  # by the public pages
_USUAL: Final = frozenset({"editor", "web", NONE, MERGED})  # of nearly all: it tells nothing of anybody
_NEVER_ONLINE: Final = frozenset({"refused", "returned"})  # no page leads to these
_BY_LAW: Final = frozenset({"withdrawn", "withdrawal_undone", "archived", "closed"})  # only one may do this
