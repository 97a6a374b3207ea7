"""The table that decides where help lines stand: which signals, rules and notices speak of a need."""

import pytest

from chalicelib.domain.cases.notice import NoticeReason
from chalicelib.domain.reviews.help_needs import (
    EVERY_NEED,
    OF_NOTICES,
    OF_RULES,
    OF_SIGNALS,
    HelpNeed,
    needs_spoken_of,
)
from chalicelib.domain.reviews.signal import GRAVE, MODERATE, STRONG, WEAK, Signal
from chalicelib.domain.rules.conduct import NEVER_TOLD, RULES
from chalicelib.domain.signals.hints import HELP
from chalicelib.dutch.documents.help_lines import help_lines

DESPAIR, VIOLENCE = HelpNeed.DESPAIR, HelpNeed.VIOLENCE
DRAWN = {
    "self_harm": {DESPAIR},
    "suspected_crime": {VIOLENCE},
    "threat": {VIOLENCE},
    "personal_data": set[HelpNeed](),
    "improper_language": set[HelpNeed](),
    "a signal of a later release": set[HelpNeed](),
}
NUMBERS = {DESPAIR: ("112", "1813", "102", "106"), VIOLENCE: ("112", "101", "1712", "102", "106", "De politie")}


def test_every_rule_has_its_row_and_so_has_what_puts_a_review_in_front() -> None:
    assert set(OF_RULES) == set(RULES)
    assert all(OF_RULES[each] for each in NEVER_TOLD)
    assert set(OF_SIGNALS) >= GRAVE
    assert set(OF_NOTICES) <= set(NoticeReason)


@pytest.mark.parametrize("strength", [WEAK, MODERATE, STRONG])
@pytest.mark.parametrize("code", DRAWN)
def test_a_signal_that_is_more_than_weak_speaks_of_its_need(code: str, strength: int) -> None:
    assert needs_spoken_of([Signal(code, strength, "")]) == (DRAWN[code] if strength > WEAK else set())


def test_a_rule_speaks_of_a_need_beside_what_signals_found() -> None:
    assert needs_spoken_of([], ["suspected_crime", ""]) == {VIOLENCE}
    assert needs_spoken_of([Signal("self_harm", STRONG, "")], ["suspected_crime"]) == EVERY_NEED
    assert needs_spoken_of([], ["no_personal_data"]) == set()


def test_what_an_editor_escalated_may_speak_of_any_need_unless_it_is_known() -> None:
    assert needs_spoken_of([], escalated=True) == EVERY_NEED
    assert needs_spoken_of([Signal("self_harm", STRONG, "")], escalated=True) == {DESPAIR}


@pytest.mark.parametrize("need", HelpNeed)
def test_every_need_has_its_lines_and_its_sentence(need: HelpNeed) -> None:
    lines = help_lines({need}, "youth_care")
    assert all(any(line.startswith(number) for line in lines) for number in NUMBERS[need])
    assert any("politie" in line for line in lines) == (need is VIOLENCE)
    assert HELP[need]


def test_no_need_has_no_lines() -> None:
    assert help_lines(set(), "child_care") == []
