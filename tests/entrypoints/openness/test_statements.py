"""Statements of reasons at the front door: as the EU's database takes them, and with nobody's words in them."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any

import msgspec
import pytest

from chalicelib.bootstrap import platform
from chalicelib.domain.access.editor import Editor
from chalicelib.domain.cases.restrictions import RESTRICTIONS, Statement
from chalicelib.domain.clock.days import month_begins, month_of, months_after
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.rules.conduct import RULES
from chalicelib.domain.rules.lifecycle import Status
from chalicelib.entrypoints.openness import statements
from chalicelib.entrypoints.openness.statements import restriction_out
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened
from tests.entrypoints.openness.database_rules import faults
from tests.story.requests import Answer, Call

STATEMENT = Statement(
    puid="0" * 32,
    of="review",
    restriction=RESTRICTIONS["review", "remove"],
    rule="no_personal_data",
    since=date(2026, 10, 7),
    written=date(2026, 9, 1),
    after_notice=False,
    found_by_signal=False,
    by_signal=False,
)


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def sent(statement: Statement) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(msgspec.json.encode(restriction_out(statement, "https://waardering.example")))
    return found


def every_statement() -> Iterator[Statement]:
    for (kind, action), rule, said in product(
        RESTRICTIONS, ("", *RULES, "an_older_rule"), product((False, True), repeat=3)
    ):
        noticed, found, by = said
        yield replace(
            STATEMENT,
            of=kind,
            restriction=RESTRICTIONS[kind, action],
            rule=rule,
            after_notice=noticed,
            found_by_signal=found or by,
            by_signal=by,
        )


def test_whatever_is_decided_the_database_takes_it() -> None:
    wrong = {str(found): each for each in every_statement() if (found := faults(sent(each)))}
    assert not wrong


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"puid": "a b"}, "puid: wrong signs"),
        ({"content_date": "2026-9-1"}, "content_date: no such day"),
        ({"application_date": "2019-12-31"}, "application_date: no such day"),
        ({"decision_facts": "a" * 5_001}, "decision_facts: too long"),
        (
            {"decision_visibility": ["DECISION_VISIBILITY_OTHER"]},
            "decision_visibility_other: not with decision_visibility",
        ),
        ({"incompatible_content_ground": None}, "incompatible_content_ground: empty"),
        ({"category": "STATEMENT_CATEGORY_SCOPE_OF_PLATFORM_SERVICE"}, "category: no such value"),
        ({"territorial_scope": ["EU"]}, "territorial_scope: no such values"),
        ({"review_id": "r1"}, "review_id: unknown"),
    ],
)
def test_the_rules_find_what_the_database_would_refuse(changes: dict[str, Any], fault: str) -> None:
    said = sent(STATEMENT) | changes
    assert fault in faults({name: "" if value is None else value for name, value in said.items()})


def test_the_words_are_those_of_the_rule_and_of_no_one() -> None:
    said = sent(STATEMENT)
    assert said["incompatible_content_ground"] == "Gedragscode: Geen persoonsgegevens"
    assert said["decision_facts"] == (
        "Een redacteur toetste de waardering aan de gedragscode en besliste dat ze niet online mag staan."
    )
    assert (said["category"], said["category_specification"]) == (
        "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS",
        ["KEYWORD_MISSING_PROCESSING_GROUND"],
    )
    suspended = replace(
        STATEMENT, restriction=RESTRICTIONS["review", "suspend"], rule="", found_by_signal=True, by_signal=True
    )
    assert sent(suspended)["decision_facts"].endswith(
        "Een computer zag een teken van oneigenlijk gebruik en haalde ze zelf offline."
    )
    assert sent(suspended)["automated_decision"] == "AUTOMATED_DECISION_FULLY"


@pytest.fixture
def month(house: House) -> str:
    """Three reviews that were refused; returns their month, in a house that stands a while after it."""
    house.at(platform().now())
    for _ in range(3):
        house.review(Status.REJECTED)
    month = month_of(platform().now())
    house.at(month_begins(months_after(month, 1)) + timedelta(days=4))
    return month


def read(house: House, path: str, *, editor: int = 0) -> Answer:
    return house.ask(Call(path, editor=editor, method="GET"))


def test_a_month_is_read_as_often_as_one_likes_and_always_says_the_same(house: House, month: str) -> None:
    path = read(house, "/editor/statements").json["items"][0]["statements"]
    assert path == f"/editor/statements/{month}"
    whole = read(house, path)
    assert whole.body == read(house, path).body
    said = whole.json["statements"]
    assert (len(said), whole.json["next"], whole.json["unreadable"]) == (3, None, [])
    assert [fault for each in said for fault in faults(each)] == []
    first = read(house, f"{path}?limit=2").json
    second = read(house, f"{path}?limit=2&cursor={first['next']}").json
    assert first["statements"] + second["statements"] == said
    assert second["next"] is None


def test_a_spreadsheet_has_the_columns_of_the_databases_own(house: House, month: str) -> None:
    answer = read(house, f"/editor/statements/{month}/statements.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "link" not in answer.headers
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    said = read(house, f"/editor/statements/{month}").json["statements"]
    assert [row["platform_uid"] for row in rows] == [each["puid"] for each in said]
    assert json.loads(rows[0]["decision_visibility"]) == said[0]["decision_visibility"]
    assert rows[0]["end_date_visibility_restriction"] == ""


def test_a_long_spreadsheet_says_where_it_goes_on(house: House, month: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statements, "_ROWS", 2)
    path = f"/editor/statements/{month}/statements.csv?sector=residential_care"
    first = read(house, path)
    following = first.headers["link"].partition(">")[0].removeprefix("<")
    assert first.headers["link"].endswith('; rel="next"')
    second = read(house, following)
    assert [len(list(csv.DictReader(io.StringIO(each.text)))) for each in (first, second)] == [2, 1]
    assert "sector=residential_care" in following


@pytest.mark.parametrize("month", ["2026-13", "26-01", "2099-01", "1999-01", "2026-1", "%2026-01", "x"])
def test_a_month_that_there_is_not_is_not_found(house: House, month: str) -> None:
    assert read(house, f"/editor/statements/{month}").status == 404
    assert read(house, f"/editor/statements/{month}/statements.csv").status == 404


@pytest.mark.parametrize("cursor", ["x", "MjAyNi0xMi0wMSAw", "!", "a" * 200])
def test_a_cursor_of_another_month_or_none_of_ours_is_refused(house: House, month: str, cursor: str) -> None:
    assert read(house, f"/editor/statements/{month}?cursor={cursor}").status == 422


def test_of_another_sector_nobody_gets_any(house: House, month: str) -> None:
    assert read(house, f"/editor/statements/{month}?sector=child_care").json["statements"] == []
    limited = Editor(id="ed-cc", email="c@redactie.example", name="C", sectors=(Sector.CHILD_CARE,))
    house.editors.append(house._at_work(limited))
    assert read(house, f"/editor/statements/{month}", editor=3).json["statements"] == []
    assert read(house, f"/editor/statements/{month}?sector=residential_care", editor=3).status == 403
