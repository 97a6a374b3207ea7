"""The code of conduct: stable codes, because decisions of years ago cite them."""

import pytest

from chalicelib.domain.rules.conduct import RULES, check_rule
from chalicelib.domain.rules.refusals import Invalid
from chalicelib.dutch.conduct import CODE_OF_CONDUCT, rule

CODES = [
    "own_experience",
    "one_per_experience",
    "recent_experience",
    "no_personal_data",
    "respectful_language",
    "about_the_care",
    "no_advertising",
    "suspected_crime",
    "improper_by_provider",
    "improper_damage",
    "improper_repetition",
]


def test_no_code_is_ever_changed_or_lost() -> None:
    assert list(RULES) == [each.code for each in CODE_OF_CONDUCT] == CODES


def test_every_rule_has_a_title_and_whole_sentences() -> None:
    assert all(each.title and each.text.endswith(".") for each in CODE_OF_CONDUCT)


@pytest.mark.parametrize("code", CODES)
def test_a_known_rule_can_be_cited(code: str) -> None:
    check_rule(code)
    found = rule(code)
    assert found is not None
    assert found.code == code


def test_no_rule_at_all_is_for_the_law_to_judge() -> None:
    check_rule("")
    assert rule("") is None


def test_a_rule_that_is_not_in_the_code_is_refused() -> None:
    with pytest.raises(Invalid, match=r"^rule: unknown_rule$"):
        check_rule("because_i_say_so")
    assert rule("because_i_say_so") is None
