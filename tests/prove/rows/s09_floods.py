"""S9: a hundred forged origins are one bucket; at most three confirmation mails an hour to one address."""

from tests.prove.attacks import suite
from tests.prove.outcome import Outcome, Scale


def prove(ask: Scale) -> Outcome:
    """Run the tests that keep this promise."""
    return suite.run(
        "forged origins, and mails to one address",
        "tests/entrypoints/test_limits.py",
        ask=ask,
        at_least=10,
    )
