"""Every promise is tried with each run of the tests too, a few times; `make prove` tries in full."""

import pytest

from chalicelib.domain.cases import second_reading
from chalicelib.domain.cases.second_reading import ONE_IN
from infra.local.environment import ROOT
from tests.prove.outcome import Outcome, Scale
from tests.prove.registry import names, row
from tests.prove.suite import KeptByTests

# The first takes over a minute, and tests/journeys kills the platform once anyway; the second starts an older release,
# whose items tests/adapters/dynamodb/forms writes as it did; the third measures time.
NOT_HERE = {"r01_killed", "r14_side_by_side", "s04_same_answers"}
TESTS = [name for name in names() if isinstance(row(name), KeptByTests)]


@pytest.fixture(autouse=True)
def _chance_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows prepare what chance drew, and look for it."""
    monkeypatch.setattr(second_reading, "ONE_IN", ONE_IN)


@pytest.mark.parametrize("name", [name for name in names() if name not in {*TESTS, *NOT_HERE}])
def test_the_promise_is_kept(name: str) -> None:
    outcome = row(name)(Scale(full=False))
    assert outcome.why_not == ()


@pytest.mark.parametrize("name", TESTS)
def test_a_promise_that_tests_keep_names_tests_of_this_suite(name: str) -> None:
    kept = row(name)
    assert isinstance(kept, KeptByTests)
    for test in kept.tests:
        path, _, function = test.partition("::")
        assert (ROOT / path).exists()
        assert not function or f"def {function}(" in (ROOT / path).read_text(encoding="utf-8")


def test_a_row_that_did_not_try_has_shown_nothing() -> None:
    assert Outcome("x", tried=0, at_least=1, happened="").why_not == ("tried 0 times, at least 1 are needed",)
    assert not Outcome("x", tried=9, at_least=9, happened="", lost=1).met
    assert not Outcome("x", tried=9, at_least=9, happened="", shortfalls=("one answered 500",)).met
    assert Outcome("x", tried=9, at_least=9, happened="").met
    with pytest.raises(ValueError, match="need not try"):
        Outcome("x", tried=0, at_least=0, happened="")
