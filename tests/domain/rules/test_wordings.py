"""The standard wordings: one for each rule, short enough to send, and never sent with a gap."""

import pytest

from chalicelib.domain.rules.refusals import Invalid
from chalicelib.dutch.conduct import CODE_OF_CONDUCT
from chalicelib.dutch.wordings import STANDARD_WORDINGS, check_filled_in


def test_every_rule_has_words_to_start_from() -> None:
    assert list(STANDARD_WORDINGS) == [rule.code for rule in CODE_OF_CONDUCT]


@pytest.mark.parametrize("code", list(STANDARD_WORDINGS))
def test_a_wording_goes_out_only_once_its_gaps_are_filled(code: str) -> None:
    words = STANDARD_WORDINGS[code]
    if "[" in words:
        with pytest.raises(Invalid) as refused:
            check_filled_in(f"Dag. {words}")
        assert [each.field for each in refused.value.errors] == ["explanation"]
    else:
        check_filled_in(words)


def test_somebody_elses_brackets_are_words() -> None:
    check_filled_in('Je schreef: "Ik vond het [...] heel goed."')
