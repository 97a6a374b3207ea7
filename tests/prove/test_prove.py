"""Every promise is tried with each run of the tests too, a few times; `make prove` tries in full."""

import pytest

from tests.prove.outcome import Outcome, Scale
from tests.prove.registry import names, row


@pytest.mark.parametrize("name", names())
def test_the_promise_is_kept(name: str) -> None:
    outcome = row(name)(Scale(full=False))
    assert outcome.why_not == ()


def test_a_row_that_did_not_try_has_shown_nothing() -> None:
    assert Outcome("x", tried=0, at_least=1, happened="").why_not == ("tried 0 times, at least 1 are needed",)
    assert not Outcome("x", tried=9, at_least=9, happened="", lost=1).met
    assert not Outcome("x", tried=9, at_least=9, happened="", shortfalls=("one answered 500",)).met
    assert Outcome("x", tried=9, at_least=9, happened="").met
    with pytest.raises(ValueError, match="need not try"):
        Outcome("x", tried=0, at_least=0, happened="")
