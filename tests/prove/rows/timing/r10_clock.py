"""R10: clocks that are a day off, and both changes of summer time."""

from typing import Final

from tests.prove.suite import KeptByTests

prove: Final = KeptByTests(
    "what time does: expiry and links to the second, blocks, reminders, periods; the clock a day off either way; both "
    "changes of summer time; five years of a random history",
    tests=(
        "tests/use_cases/upkeep/test_run_due_tasks.py",
        "tests/domain/rules/test_working_days.py",
        "tests/adapters/test_links.py",
        "tests/adapters/dynamodb/test_retention.py",
        "tests/domain/rules/test_limits.py",
    ),
    at_least=40,
)
