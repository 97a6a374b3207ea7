"""The figures of one sector, told so that nothing small can be found out by taking parts from a whole.

The whole platform's figures are exact. Were those of the sectors too, whoever takes three of them from the whole would
have the fourth, however small. So a sector's counts are told in steps of five, each as "more than": up to five of
something is told as nothing. Of one figure, no count of one to four can then be found out from the whole and all four
sectors: each has a neighbour that would have been told alike. Only whole months count, and a month in which the whole
platform counts fewer than five of something waits for the next: a step that somebody sees never tells the sector of
one decision, but of one among five.
"""

from collections.abc import Mapping
from typing import Final

from chalicelib.domain.projections.integrity import Figures

STEP: Final = 5
_HOURS: Final = "_hours."  # classes of waiting times, of which no count is told


def told(sector: Mapping[int, Figures], whole: Mapping[int, Figures]) -> Figures:
    """Return a sector's figures of a year as everybody may read them: the largest multiple of five below each count.

    Classes of waiting times stay as they are, for medians alone; those of five things and fewer are left out.

    Args:
        sector: its figures by month.
        whole: those of the whole platform, of each month that counts.
    """
    names = {name for each in sector.values() for name in each.counts}
    hours = {name for name in names if _HOURS in name}
    counts = {name: _in_steps(_released(name, sector, whole)) for name in names - hours}
    many = {name: sum(each.of(name) for each in sector.values()) for name in hours}
    kinds = {name.partition(".")[0] for name in hours}
    enough = {kind for kind in kinds if sum(many[name] for name in hours if name.startswith(f"{kind}.")) > STEP}
    classes = {name: count for name, count in many.items() if name.partition(".")[0] in enough}
    return Figures({name: count for name, count in {**counts, **classes}.items() if count})


def _in_steps(count: int) -> int:
    return max(count - 1, 0) // STEP * STEP


def _released(name: str, sector: Mapping[int, Figures], whole: Mapping[int, Figures]) -> int:
    """Return the sector's count of the months of which enough was counted everywhere, each with those before it."""
    released = waiting = everywhere = 0
    for month in sorted(whole):
        waiting += sector[month].of(name) if month in sector else 0
        everywhere += whole[month].of(name)
        if everywhere >= STEP:
            released, waiting, everywhere = released + waiting, 0, 0
    return released
