"""The yearly figures by sector and for a spreadsheet: what they say agrees, and what is small is not told."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

import pytest

from chalicelib.bootstrap import platform
from chalicelib.domain.cases.second_reading import ReadAs, SecondReading
from chalicelib.domain.clock.days import day_of
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.projections.integrity import Figures
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.entrypoints.openness.figures import sheet
from chalicelib.entrypoints.site.transparency import of_year
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened

YEAR: Final = 2025  # over, so that all of it counts
COUNTS: Final = {
    "received": 61,
    "confirmed": 60,
    "published": 57,
    "rejected": 3,
    "confirmed_by_band.5": 60,
    "rejected_by_rule.no_advertising": 3,
    "received_by_channel.web": 60,
    "erased_by_channel.web": 7,
    "decision_hours.24": 57,
    "decisions": 57,
    "decisions_within_day": 50,
    "decisions_within_promise": 56,
    "signals_raised.personal_data": 11,
    "signals_confirmed.personal_data": 6,
}


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def get(house: House, path: str, accept: str = "application/json", **more: str) -> Any:
    return house._client.http.get(path, headers={"Accept": accept, **more})


def counted(counts: Mapping[str, int], sector: str = "") -> None:
    platform().figures.put(date(YEAR, 3, 10), Figures(dict(counts)), sector=sector)


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    assert text.count("\r\n") == text.count("\n")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


@pytest.mark.parametrize("path", ["/integrity/{}", "/integrity/{}/figures.csv"])
def test_a_year_has_one_address_and_no_second_one_that_proves_nothing(house: House, path: str) -> None:
    assert get(house, path.format(YEAR)).status_code == 200
    for year in (f"0{YEAR}", f"{YEAR}0", "1999", "x", f"{platform().now().year + 1}"):
        assert get(house, path.format(year)).status_code == 404


def test_a_sector_is_told_in_steps_and_the_whole_exactly(house: House) -> None:
    counted(COUNTS)
    counted(COUNTS, "child_care")
    whole = get(house, f"/integrity/{YEAR}").json_body
    assert (whole["sector"], whole["in_steps_of"], whole["through"]) == (None, None, None)
    assert (whole["reviews"]["received"], whole["reviews"]["rejected"]) == (61, 3)
    assert whole["by_channel"]["erased"] == {"web": 7}
    assert whole["waiting"] == {
        "decisions": 57,
        "within_24_hours": 50,
        "within_promise": 56,
        "promised_working_days": 2,
        "median_hours": 24,
        "p90_hours": 24,
    }
    assert whole["signals"] == [{"code": "personal_data", "raised": 11, "confirmed": 6}]
    told = get(house, f"/integrity/{YEAR}?sector=child_care").json_body
    assert (told["sector"], told["in_steps_of"], told["through"]) == ("child_care", 5, f"{YEAR}-12")
    assert (told["reviews"]["received"], told["reviews"]["rejected"], told["by_rule"]["rejected"]) == (60, 0, {})
    assert (told["by_month"], told["by_channel"]["erased"]) == ([], {"web": 5})
    assert told["signals"] == [{"code": "personal_data", "raised": 10, "confirmed": 5}]
    other = get(house, f"/integrity/{YEAR}?sector=disability").json_body
    assert (other["reviews"]["received"], other["median_decision_hours"]) == (0, None)


def test_an_unknown_sector_is_refused_in_dutch_and_an_empty_one_is_none(house: House) -> None:
    for path in (f"/integrity/{YEAR}?sector=nobodys", f"/integrity/{YEAR}/figures.csv?sector=CHILD_CARE"):
        found = get(house, path)
        assert found.status_code == 422
        assert found.json_body["errors"] == [
            {"field": "sector", "code": "not_one_of", "message": "Kies een van de mogelijkheden."}
        ]
    assert get(house, f"/integrity/{YEAR}?sector=").json_body["sector"] is None
    assert get(house, f"/integrity/{YEAR}?sector=&whatever=1").status_code == 200
    assert "Kies een van de mogelijkheden" in get(house, f"/integrity/{YEAR}?sector=nobodys", "text/html").body.decode()
    for path in ("/integrity/1999", "/integrity/1999/figures.csv", "/integrity/2025.csv", "/integrity/x/figures.csv"):
        assert get(house, path).status_code == 404


def test_what_is_done_stands_in_its_sectors_figures_of_every_kind(house: House) -> None:
    """By the log that acts leave: reviews, replies, additions, notices and appeals name their sector."""
    house.notice("upheld", house.reply())
    house.addition("rejected")
    house.appealed("upheld")
    house.appeal("reply", house.reply("rejected"))
    house.does(Action.ERASE, house.review("pending"), rule="no_advertising")
    here = platform()
    found = list(here.log.day(day_of(here.now())))
    assert {each.sector for each in found if each.subject.partition("/")[0] != "organisation"} == {"residential_care"}
    kinds = {each.subject.partition("/")[0] for each in found}
    assert {"review", "addition", "reply", "notice", "appeal"} <= kinds


def test_a_page_of_a_sector_reads_once_more_than_that_of_the_whole(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    figures = platform().figures
    asked: list[str] = []
    of = type(figures).of

    def noted(self: Any, year: int, **named: Any) -> Any:
        asked.append(str(named.get("sector", "")))
        return of(self, year, **named)

    monkeypatch.setattr(type(figures), "of", noted)
    for path, reads in ((f"/integrity/{YEAR}", [""]), (f"/integrity/{YEAR}?sector=youth_care", ["", "youth_care"])):
        asked.clear()
        assert get(house, path, "text/html").status_code == 200
        assert asked == reads


@pytest.mark.parametrize("sector", ["", *Sector])
def test_a_spreadsheet_says_what_the_page_says(house: House, sector: str) -> None:
    counted(COUNTS)
    counted(COUNTS, "child_care")
    asked = f"?sector={sector}" if sector else ""
    found = get(house, f"/integrity/{YEAR}/figures.csv{asked}")
    assert found.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert found.headers["Content-Disposition"].startswith(f'attachment; filename="cijfers-{YEAR}')
    assert found.headers["Cache-Control"] == "public, max-age=60, stale-if-error=0"
    said = {each["Code"]: each for each in rows(found.body.decode())}
    told = get(house, f"/integrity/{YEAR}{asked}").json_body
    for code, value in (
        ("reviews.received", told["reviews"]["received"]),
        ("waiting.within_promise", told["waiting"]["within_promise"]),
        ("notices.upheld", 0),
    ):
        assert (said[code]["Waarde"], said[code]["Soort"]) == (str(value), "meer dan" if sector else "precies")
    assert ("by_rule.rejected.no_advertising" in said) == (not sector)
    assert {each["Jaar"] for each in said.values()} == {str(YEAR)}
    assert (
        get(house, f"/integrity/{YEAR}/figures.csv{asked}", **{"If-None-Match": found.headers["ETag"]}).status_code
        == 304
    )


def test_every_row_of_a_spreadsheet_is_named_in_dutch() -> None:
    names = ("received", "published", "rejected", "returned", "suspended", "removed", "erased", "confirmed")
    parts = {"band": "none", "rule": "no_advertising", "channel": "web", "proof": "document"}
    every = Figures(
        {
            **{f"{name}_by_{by}.{part}": 1 for name in names for by, part in parts.items()},
            "signals_raised.burst": 1,
            "decision_hours.24": 1,
            "notice_hours.24": 1,
            "appeal_hours.24": 1,
        }
    )
    rules = {ReadAs.REJECT: "no_advertising", ReadAs.APPROVE: ""}
    again = [
        SecondReading(id=f"s{at}", year=YEAR, first=each, first_rule=rules[each], second=each, second_rule=rules[each])
        for at, each in enumerate([ReadAs.REJECT] * 9 + [ReadAs.APPROVE] * 6)
    ]
    found = of_year(YEAR, {1: every}, {}, again)
    for each in rows(sheet(found)):
        assert "_" not in f"{each['Over']}{each['Cijfer']}{each['Deel']}", each
        assert each["Waarde"]
        assert (each["Soort"] == "hoogstens (uren)") == (
            each["Code"].endswith("_hours") and "within" not in each["Code"]
        )
    named = {(each["Over"], each["Cijfer"], each["Deel"]) for each in rows(sheet(found))}
    assert {
        ("Waarderingen per score", "Bevestigd", "zonder score"),
        ("Waarderingen per regel", "Gewist door de redactie", "Geen reclame"),
        ("Waarderingen per weg", "Gewist door de redactie", "op het web"),
        ("Signalen", "Gegeven", "Veel op korte tijd"),
        ("Waarderingen per maand", "Gekregen", f"{YEAR}-01"),
        ("Het hele jaar", "Reacties online", ""),
        ("Tweede lezingen", "Dezelfde beslissing", "Geen reclame"),
    } <= named
    assert len(named) == len(rows(sheet(found)))


def test_a_page_of_a_sector_says_how_it_counts_and_draws_a_share_only_where_that_is_about_right(house: House) -> None:
    counted(COUNTS)
    counted(COUNTS, "child_care")
    page = get(house, f"/integrity/{YEAR}?sector=child_care", "text/html").body.decode()
    for said in ("meer dan 60", "hoogstens 5", "ongeveer 82%", f"december {YEAR}", "Kinderopvang</span></h1>"):
        assert said in page, said
    assert f'href="/integrity/{YEAR}/figures.csv?sector=child_care"' in page
    assert f'rel="canonical" href="https://platform.example/integrity/{YEAR}?sector=child_care"' in page
    signals = page[page.index('id="signalen"') :]
    assert "<svg" not in signals  # ten of something in steps of five is no share
    whole = get(house, f"/integrity/{YEAR}", "text/html").body.decode()
    assert '<rect width="54.5" height="8"/>' in whole[whole.index('id="signalen"') :]
    assert "(55%)" in whole[whole.index('id="signalen"') :]
