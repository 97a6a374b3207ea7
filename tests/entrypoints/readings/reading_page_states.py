"""The states of a second reading's page, and of what the figures say of them."""

from datetime import timedelta
from typing import Any, Final

from chalicelib.domain.cases.second_reading import ReadAs, SecondReading, Stands
from chalicelib.domain.projections.integrity import Figures
from chalicelib.domain.rules.lifecycle import ReadingStatus
from chalicelib.domain.rules.refusals import NeedsAnotherEditor
from chalicelib.entrypoints.schemas.console import reading_schemas as schemas
from chalicelib.entrypoints.site.transparency import of_year
from tests.builders import NOW, RULE
from tests.entrypoints.openness.figure_words import integrity
from tests.entrypoints.pages.page_words import Words

_BOTH: Final[dict[str, Any]] = {
    "allowed_actions": [],
    "review_id": "r1",
    "first": schemas.ReadDecisionOut(action=ReadAs.APPROVE, rule=""),
    "second": schemas.ReadDecisionOut(action=ReadAs.REJECT, rule=RULE),
}


def reading_states(said: str) -> dict[str, tuple[str, Words]]:
    name, wrong = "editor_second_reading", {"action": "Kies wat je zou beslissen.", "rule": said}
    settles: dict[str, Any] = {**_BOTH, "status": ReadingStatus.DISPUTED, "may_settle": True}
    stale = {"refusal": NeedsAnotherEditor(), "changes": []}
    return {
        name: (name, _page(said)),
        f"{name}, wrong": (name, _page(said, typed={"action": "reject", "rule": said}, errors=wrong)),
        f"{name}, too late": (name, _page(said, stale=stale, allowed_actions=[], status=ReadingStatus.AGREED)),
        f"{name}, in another language": (name, _page(said, language="fr")),
        f"{name}, differs": (name, _page(said, **settles)),
        f"{name}, differs, wrong": (name, _page(said, errors={"stands": "Kies een van de twee."}, **settles)),
        f"{name}, settled": (name, _page(said, **_BOTH, status=ReadingStatus.SETTLED, stands=Stands.FIRST)),
        f"{name}, settled for the second": (
            name,
            _page(said, **_BOTH, status=ReadingStatus.SETTLED, stands=Stands.SECOND),
        ),
        "integrity, read again": ("integrity", _figures(("approve", "approve", 9), ("reject", "reject", 6))),
        "integrity, read again, differing": ("integrity", _figures(("approve", "reject", 6), ("reject", "approve", 6))),
        "integrity, all alike": ("integrity", _figures(("approve", "approve", 12))),
        "integrity, one side alike": ("integrity", _figures(("approve", "approve", 9), ("approve", "return", 3))),
        "integrity, drawn and not read": ("integrity", _figures(("approve", "", 3))),
    }


def _page(said: str, *, stale: object = None, typed: object = None, errors: object = None, **changes: Any) -> Words:
    found = schemas.SecondReadingOut(
        **{
            "id": "s1",
            "status": ReadingStatus.WAITING,
            "waiting_since": NOW - timedelta(days=3),
            "text": said,
            "language": None,
            "allowed_actions": list(ReadAs),
            "may_settle": False,
            **changes,
        }
    )
    return {"found": found, "typed": typed or {}, "errors": errors or {}, "stale": stale or {}, "flash": {}}


def _figures(*pairs: tuple[str, str, int]) -> Words:
    readings = [
        SecondReading(
            id=f"{first}-{second}-{number}",
            year=2026,
            first=ReadAs(first),
            first_rule=RULE if first == "reject" else "",
            second=ReadAs(second) if second else None,
            second_rule=RULE if second == "reject" else "",
        )
        for first, second, many in pairs
        for number in range(many)
    ]
    return integrity(Figures()) | {"found": of_year(2026, {11: Figures({"received": 40})}, {}, readings)}
