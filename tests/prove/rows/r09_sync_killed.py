"""R9: the sync is killed, again and again, and five runs start at once."""

from tests.prove.outcome import Outcome, Scale
from tests.prove.suite import ran
from tests.sync.test_crashes import SCENARIOS

FILE = "tests/sync/test_crashes.py"
QUICK = (
    f"{FILE}::test_a_run_that_is_killed_ends_as_an_undisturbed_one[approved removals-0-before]",
    f"{FILE}::test_a_run_that_is_killed_ends_as_an_undisturbed_one[approved removals-0-after]",
)


def prove(ask: Scale) -> Outcome:
    points = 2 * sum(each.points for each in SCENARIOS.values()) if ask.full else len(QUICK)
    found = ran("tests/sync") if ask.full else ran(*QUICK)
    return Outcome(
        what=f"a sync killed at {points} points before and after its calls, and over and over in one run; five runs at "
        "once, as threads and as processes; every rule of the sync"
        if ask.full
        else "a sync killed before and after",
        tried=found.passed,
        at_least=points + 3 if ask.full else points,
        happened=f"{found.passed} tests passed: each end is that of an undisturbed run",
        lost=len(found.not_passed),
        shortfalls=found.not_passed,
    )
