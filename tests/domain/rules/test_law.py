"""Which statuses mean what, and which reasons an act is refused without."""

from typing import Final

import pytest

from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Step, require
from chalicelib.domain.rules.lifecycle import (
    REPLY_WAITS_FOR_EDITOR,
    REVIEW_LAW,
    TAKES_QUESTIONS,
    TAKES_REFERRALS,
    VISIBLE,
    WAITS_FOR_EDITOR,
    Action,
    Status,
)
from chalicelib.domain.rules.refusals import Invalid


def test_only_what_is_published_is_visible() -> None:
    assert {"published"} == VISIBLE


def test_what_is_pending_escalated_or_suspended_waits_for_an_editor() -> None:
    assert {"pending", "escalated", "suspended"} == WAITS_FOR_EDITOR
    assert {"pending"} == REPLY_WAITS_FOR_EDITOR


def test_an_author_is_asked_while_a_review_is_open_or_online() -> None:
    assert {"pending", "returned", "escalated", "published", "suspended"} == TAKES_QUESTIONS


def test_what_editors_have_before_them_or_took_away_can_be_referred() -> None:
    open_or_online = {"pending", "returned", "escalated", "published", "suspended"}
    assert open_or_online | {"rejected", "removed"} == TAKES_REFERRALS


REJECT: Final = REVIEW_LAW.step(Status.PENDING, Action.REJECT, Actor.EDITOR)
ESCALATE: Final = REVIEW_LAW.step(Status.PENDING, Action.ESCALATE, Actor.EDITOR)
APPROVE: Final = REVIEW_LAW.step(Status.PENDING, Action.APPROVE, Actor.EDITOR)


@pytest.mark.parametrize(
    ("step", "rule", "explanation", "missing"),
    [
        (REJECT, "", "Daarom.", ["rule"]),
        (REJECT, "own_experience", "", ["explanation"]),
        (REJECT, "own_experience", " \n\t", ["explanation"]),
        (REJECT, "", "", ["rule", "explanation"]),
        (ESCALATE, "", "", ["explanation"]),
    ],
    ids=["no rule", "no explanation", "a blank explanation", "neither", "no explanation, and no rule asked for"],
)
def test_an_act_is_refused_without_the_reasons_it_needs_each_named(
    step: Step[Status], rule: str, explanation: str, missing: list[str]
) -> None:
    with pytest.raises(Invalid) as refusal:
        require(step, rule=rule, explanation=explanation)
    assert [(error.field, error.code) for error in refusal.value.errors] == [(name, "required") for name in missing]


@pytest.mark.parametrize(
    ("step", "rule", "explanation"),
    [(REJECT, "own_experience", "Daarom."), (ESCALATE, "", "Daarom."), (APPROVE, "", "")],
    ids=["with all it needs", "with no rule where none is asked for", "with nothing where nothing is asked for"],
)
def test_an_act_is_not_refused(step: Step[Status], rule: str, explanation: str) -> None:
    require(step, rule=rule, explanation=explanation)
