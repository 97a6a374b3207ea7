"""S10: no address and no redirect leads the client of the sync into our own network."""

from tests.prove.attacks import suite
from tests.prove.outcome import Outcome, Scale


def prove(ask: Scale) -> Outcome:
    """Run the tests that keep this promise."""
    return suite.run(
        "addresses and redirects into our own network",
        "tests/sync/test_ssrf.py",
        ask=ask,
        at_least=30,
    )
