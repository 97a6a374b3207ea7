"""The figures of a sector are told so that nobody can take them from the whole and find out something small."""

from collections import defaultdict
from itertools import product
from typing import Final

import pytest

from chalicelib.domain.projections.integrity import Figures
from chalicelib.domain.projections.sector_figures import STEP, told

SMALL: Final = range(1, 5)


def one(name: str, *months: int) -> dict[int, Figures]:
    return {month: Figures({name: count} if count else {}) for month, count in enumerate(months, start=1)}


@pytest.mark.parametrize(
    ("count", "said"), [(0, 0), (1, 0), (4, 0), (5, 0), (6, 5), (10, 5), (11, 10), (15, 10), (16, 15), (1_000, 995)]
)
def test_a_count_is_told_as_the_multiple_of_five_below_it(count: int, said: int) -> None:
    assert told(one("received", count), one("received", 5_000)).of("received") == said


def test_no_small_count_of_a_sector_follows_from_the_whole_and_all_four_sectors() -> None:
    """Every split over four sectors that is told alike leaves at least two counts for each that is small."""
    alike: dict[tuple[int, ...], list[tuple[int, ...]]] = defaultdict(list)
    for counts in product(range(2 * STEP + 1), repeat=4):
        whole = one("rejected", sum(counts))
        said = tuple(told(one("rejected", count), whole).of("rejected") if count else 0 for count in counts)
        alike[(sum(counts), *said)].append(counts)
    found_out = [
        splits[0]
        for splits in alike.values()
        for sector in range(4)
        if len({split[sector] for split in splits}) == 1 and splits[0][sector] in SMALL
    ]
    assert found_out == []


def test_a_month_in_which_few_are_counted_anywhere_waits_for_the_next() -> None:
    """Else whoever looks every month sees which sector the only refusal of a month was in."""
    sector, whole = one("rejected", 6, 1, 0, 4), one("rejected", 10, 1, 2, 4)
    first = {month: figures for month, figures in whole.items() if month == 1}
    for through, said in ((1, 5), (2, 5), (3, 5), (4, 10)):
        counts = {month: figures for month, figures in whole.items() if month <= through}
        assert told(sector, counts).of("rejected") == said
    assert told(sector, first) == told({1: sector[1]}, first)


def test_what_only_a_later_month_counts_is_not_told_before() -> None:
    assert told(one("rejected", 0, 20), one("rejected", 3)).counts == {}


def test_waiting_times_keep_their_classes_for_medians_where_there_are_more_than_five() -> None:
    few = {1: Figures({"notice_hours.24": 3, "notice_hours.48": 2})}
    many = {1: Figures({"notice_hours.24": 3, "notice_hours.48": 3, "decision_hours.2": 5})}
    assert told(few, few).counts == {}
    assert told(many, many).counts == {"notice_hours.24": 3, "notice_hours.48": 3}
    assert told(many, many).median_hours("notice_hours") == 24
