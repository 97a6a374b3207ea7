"""S11: a canary name, address, origin and token through the whole flow is in no line of the log and no metric."""

from typing import Final

from tests.prove.suite import KeptByTests

prove: Final = KeptByTests(
    "a canary through the whole flow, and every line that was logged, every metric that was measured",
    tests=(
        "tests/entrypoints/events/test_canary_in_logs.py",
        "tests/entrypoints/links/test_personal_data.py::test_an_erased_review_leaves_no_word_in_any_table_and_one_mail",
    ),
    at_least=20,
)
