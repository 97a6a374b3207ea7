"""S11: a canary name, address and text through the whole flow is in no line of the log."""

from tests.prove.attacks import suite
from tests.prove.outcome import Outcome, Scale


def prove(ask: Scale) -> Outcome:
    """Run the tests that keep this promise."""
    return suite.run(
        "a canary through the whole flow, and every line that was logged",
        "tests/entrypoints/test_personal_data.py::test_an_erased_review_leaves_no_word_in_any_table_and_one_mail",
        ask=ask,
        at_least=1,
    )
