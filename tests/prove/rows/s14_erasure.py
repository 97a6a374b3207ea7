"""S14: after an erasure no table, outbox, log or search copy holds a word, also when an old dump comes back."""

from tests.prove.attacks import suite
from tests.prove.outcome import Outcome, Scale


def prove(ask: Scale) -> Outcome:
    """Run the tests that keep this promise."""
    return suite.run(
        "what was erased, looked for in every table, before and after a restore",
        "tests/entrypoints/test_personal_data.py",
        "tests/use_cases/test_erase_review.py",
        ask=ask,
        at_least=10,
    )
