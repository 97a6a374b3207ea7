"""Sums of an organisation's reviews: exact, explainable, and nothing of what the public does not see."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest

from chalicelib.domain.projections.insights import (
    FEW,
    LATE,
    ORGANISATIONS_TO_COMPARE,
    Marks,
    aspects,
    compared,
    counted,
    median_reply_hours,
    month_of,
    moved,
    period,
    pointed,
    quarter,
    recounted,
    sector_of,
    since,
    themes_found,
    total,
)
from chalicelib.domain.projections.keyword_themes import CRITICISM, PRAISE, Said, Theme, ThemeList
from chalicelib.domain.rules.lifecycle import VISIBLE, ReplyStatus, Status
from tests.builders import NOW, reply, review

FOOD: Final = Theme(id="food", label="Eten", words=("eten", "soep*"))
CARE: Final = Theme(id="care", label="Zorg", words=("zorg",), praise=("goede zorg",), criticism=("slechte zorg",))
THEMES: Final = ThemeList(version=1, themes=(FOOD, CARE))


@pytest.mark.parametrize("status", sorted(set(Status) - VISIBLE))
def test_what_the_public_does_not_see_counts_for_nothing(status: Status) -> None:
    hidden = review(status=status, published_at=NOW)
    assert not counted(hidden, THEMES)
    assert recounted([hidden], THEMES) == {}


def test_a_review_counts_in_the_month_of_its_publication_with_what_it_rates_and_says() -> None:
    assert recounted([review(status=Status.PUBLISHED)], THEMES) == {
        "2026-11": {
            "review:residential_care-1:5": 1,
            "sum:residential_care-1": 450,
            "aspect:residential_care-1:meals:4": 1,
            "aspect:residential_care-1:contact:5": 1,
            "theme:1:care:5": 1,
        }
    }


def test_publishing_and_taking_offline_undo_each_other_exactly() -> None:
    pending, shown = review(status=Status.PENDING), review(status=Status.PUBLISHED)
    answered = replace(shown, reply=reply(status=ReplyStatus.PUBLISHED))
    steps = [(None, pending), (pending, shown), (shown, answered), (answered, replace(answered, status=Status.REMOVED))]
    changes = [each for before, after in steps for each in moved(before, after, THEMES).values()]
    assert len(changes) == 3
    assert not any(total(changes).values())


def test_a_reply_that_waits_moves_nothing_and_a_published_one_only_the_replies() -> None:
    shown = review(status=Status.PUBLISHED)
    waiting = replace(shown, reply=reply(submitted_at=NOW + timedelta(hours=30)))
    answered = replace(shown, reply=replace(waiting.reply or reply(), status=ReplyStatus.PUBLISHED))
    assert moved(shown, waiting, THEMES) == {}
    assert moved(waiting, answered, THEMES) == {"2026-11": {"replied": 1, "hours:36": 1}}


def test_a_text_is_read_once_for_a_step_and_not_at_all_where_nothing_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    own = ThemeList.said_in

    def said_in(themes: ThemeList, text: str) -> Mapping[str, Said]:
        read.append(text)
        return own(themes, text)

    monkeypatch.setattr(ThemeList, "said_in", said_in)
    shown = review(status=Status.PUBLISHED)
    waiting = replace(shown, reply=reply())
    moved(shown, waiting, THEMES)
    assert read == []
    moved(waiting, replace(shown, reply=reply(status=ReplyStatus.PUBLISHED)), THEMES)
    assert read == [shown.text]
    changed = replace(shown, text="Het eten was koud.")
    assert moved(shown, changed, THEMES)["2026-11"] == {"theme:1:care:5": -1, "theme:1:food:5": 1}
    assert read == [shown.text, shown.text, changed.text]


def test_counts_that_moved_step_by_step_equal_those_counted_anew() -> None:
    one = review(status=Status.PUBLISHED, reply=reply(status=ReplyStatus.PUBLISHED))
    two = review(id="review-2", status=Status.PUBLISHED, text="De soepen en het eten.", aspect_ratings={"meals": 1})
    stepped = total([*moved(None, one, THEMES).values(), *moved(None, two, THEMES).values()])
    assert recounted([one, two], THEMES) == {"2026-11": stepped}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Het ETEN was koud", {"food"}),
        ("soepje", {"food"}),
        ("vergeten", set()),
        ("zorgen", set()),
        ("Zórg!", {"care"}),
        ("", set()),
    ],
)
def test_a_theme_is_found_by_whole_words_or_by_how_they_begin(text: str, found: set[str]) -> None:
    assert THEMES.themes_in(text) == found


def test_themes_of_an_older_list_are_not_shown_and_the_most_frequent_comes_first() -> None:
    counts = {"theme:1:care:5": 1, "theme:1:food:2": 4, "theme:1:food:4": 2, "theme:2:food:1": 9, "theme:1:gone:1": 3}
    rows = [(theme.id, marks.total, marks.average) for theme, marks in themes_found(counts, THEMES)]
    assert rows == [("food", 6, 2.7), ("care", 1, None)]


def test_a_theme_counts_by_the_way_it_surely_points_too() -> None:
    told = [
        review(id=text, status=Status.PUBLISHED, text=text) for text in ("Goede zorg.", "Slechte zorg!", "De zorg.")
    ]
    counts = total(recounted(told, THEMES).values())
    assert counts["theme:1:care:5"] == 3
    assert [pointed(counts, THEMES, CARE, way) for way in (PRAISE, CRITICISM)] == [1, 1]
    assert [pointed(counts, THEMES, FOOD, way) for way in (PRAISE, CRITICISM)] == [0, 0]
    assert [(theme.id, marks.total) for theme, marks in themes_found(counts, THEMES)] == [("care", 3)]


def test_marks_say_how_many_were_low_and_high() -> None:
    marks = aspects({"aspect:residential_care-1:meals:1": 4, "aspect:residential_care-2:meals:5": 2})["meals"]
    assert (marks.total, marks.low, marks.high, marks.average) == (6, 4, 2, 2.3)


@pytest.mark.parametrize("few", range(FEW))
def test_of_few_ratings_there_is_no_average_and_no_share(few: int) -> None:
    marks = Marks({"1": few})
    assert (marks.total, marks.low, marks.high, marks.average) == (few, None, None, None)
    assert period({"review:x-1:5": few, "sum:x-1": few * 450}).score is None


def test_an_average_weighs_every_review_alike_and_is_none_of_nothing() -> None:
    assert period({"review:x-1:5": 3, "review:x-1:2": 3, "sum:x-1": 1_950}).score == 3.3
    assert period({}).score is None


def test_the_median_time_to_reply_is_said_as_its_class() -> None:
    assert median_reply_hours({"hours:12": 1, "hours:24": 1, f"hours:{LATE}": 1, "replied": 3}) == 24
    assert median_reply_hours({}) is None


def test_months_quarters_and_years_back() -> None:
    assert [quarter(f"2026-{month:02}") for month in (1, 3, 4, 12)] == ["2026-1", "2026-1", "2026-2", "2026-4"]
    assert since(datetime(2026, 11, 22, tzinfo=UTC), 12) == "2025-12"
    assert since(datetime(2026, 12, 1, tzinfo=UTC), 12) == "2026-01"
    assert month_of(review(published_at=None)) == ""


def test_a_sectors_average_is_given_only_when_enough_organisations_hide_each_other() -> None:
    own = {"aspect:child_care-1:safety:4": 2, "review:child_care-1:4": 2, "review:child_care-1:5": 0}
    few = compared([("child_care", own)] * (ORGANISATIONS_TO_COMPARE - 1), at=NOW)
    enough = compared([("child_care", own)] * ORGANISATIONS_TO_COMPARE, at=NOW)
    assert few["child_care"].aspects["safety"].average is None
    assert enough["child_care"].aspects["safety"].average == 4.0
    assert compared([("child_care", {"aspect:child_care-1:safety:4": 0})], at=NOW) == {}
    assert (sector_of(own), sector_of({})) == ("child_care", "")
