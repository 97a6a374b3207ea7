"""Beside each decision stands what it asks for and does: what the law needs, and whom it is about."""

from collections.abc import Callable

import pytest

from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Law, Need, directly
from chalicelib.domain.rules.lifecycle import (
    ADDITION_LAW,
    APPEAL_LAW,
    NOTICE_LAW,
    PROMISE_LAW,
    REPLY_LAW,
    REVIEW_LAW,
    Action,
    AppealStatus,
    NoticeStatus,
)
from chalicelib.domain.rules.mails import Addressee
from chalicelib.entrypoints.pages.filters import GLOBALS
from tests.entrypoints.console.test_case_pages import plain, read
from tests.entrypoints.pages.case_page_words import editor_appeal, editor_notice

Says = Callable[[str, str], str]


@pytest.mark.parametrize(
    ("law", "says"),
    [
        (REVIEW_LAW, "review_needs"),
        (ADDITION_LAW, "review_needs"),
        (REPLY_LAW, "reply_needs"),
        (PROMISE_LAW, "reply_needs"),
        (NOTICE_LAW, "notice_needs"),
    ],
)
def test_a_choice_asks_for_a_rule_exactly_where_the_law_does(law: Law, says: str) -> None:  # type: ignore[type-arg]  # any of them
    for (status, action), step in law.steps.items():
        if Actor.EDITOR in step.by and directly((action,)):
            said = GLOBALS[says](status, action)
            assert ("een regel en een uitleg" in said) == (Need.RULE in step.needs), (status, action)
            assert ("uitleg" in said) == (Need.EXPLANATION in step.needs), (status, action)


@pytest.mark.parametrize(
    ("about", "against", "upheld"),
    [
        ("notice", "dismiss", "Vraagt een regel en een uitleg."),
        ("review", Action.REJECT, "Vraagt een uitleg."),
        ("review", Action.REMOVE, "Gaat het misschien om een misdrijf of om wanhoop? Dan moeten twee redacteurs"),
        ("reply", "remove", "Vraagt een uitleg."),
        ("addition", "reject_addition", "Vraagt een uitleg."),
        ("block", "block", "Vraagt een uitleg."),
    ],
)
def test_upholding_an_appeal_asks_for_what_taking_the_decision_back_needs(
    about: str, against: str, upheld: str
) -> None:
    needs: Says = GLOBALS["appeal_needs"](about, against)
    assert upheld in needs(AppealStatus.PENDING, "uphold")
    assert needs(AppealStatus.PENDING, "dismiss") == (
        "Vraagt een uitleg. Alleen door een andere redacteur dan die van de vorige stap."
    )
    assert {Need.RULE}.isdisjoint(APPEAL_LAW.needs(*next(iter(APPEAL_LAW.steps))))
    assert upheld in plain(
        read("editor_appeal", editor_appeal("x", AppealStatus.PENDING, about=about, against=against))
    )


@pytest.mark.parametrize(
    ("by", "about", "who"),
    [
        (Addressee.AUTHOR, "review", "De schrijver"),
        (Addressee.NOTIFIER, "notice", "De melder"),
        (Addressee.ORGANISATION, "reply", "De organisatie"),
        (Addressee.ORGANISATION, "block", "De organisatie"),
    ],
)
def test_an_appeal_says_who_is_right_and_who_is_not(by: Addressee, about: str, who: str) -> None:
    found = plain(read("editor_appeal", editor_appeal("x", AppealStatus.PENDING, about=about, by=by)))
    assert f"{who} krijgt gelijk." in found
    assert f"{who} krijgt geen gelijk. De eerste beslissing blijft gelden." in found
    for each in {"De schrijver", "De melder", "De organisatie"} - {who}:
        assert f"{each} krijgt" not in found


def test_a_notice_is_about_who_gave_it() -> None:
    found = plain(read("editor_notice", editor_notice("x", NoticeStatus.PENDING)))
    assert "De melder krijgt gelijk." in found
    assert "De melder krijgt geen gelijk. Er verandert niets aan wat online staat." in found
    assert "bezwaar maakte" not in found
