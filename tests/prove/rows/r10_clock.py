"""R10: clocks that are a day off, and both changes of summer time."""

from tests.prove.outcome import Outcome, Scale
from tests.prove.suite import ran

TESTS = ("tests/use_cases/test_keep_deadlines.py", "tests/domain/test_working_days.py")
ENDS = "tests/adapters/test_links.py::test_a_link_ends_to_the_second"
YEARS = "tests/adapters/test_retention.py"


def prove(ask: Scale) -> Outcome:
    found = ran(*TESTS, ENDS, *([YEARS, "tests/domain/test_limits.py"] if ask.full else []))
    return Outcome(
        what="what time does: expiry and links to the second, blocks, reminders, periods; the clock a day off either "
        "way; over both changes of summer time" + ("; five years of a random history" if ask.full else ""),
        tried=found.passed,
        at_least=20 if ask.full else 15,
        happened=f"{found.passed} tests passed: each thing at its second, and once",
        lost=len(found.not_passed),
        shortfalls=found.not_passed,
    )
