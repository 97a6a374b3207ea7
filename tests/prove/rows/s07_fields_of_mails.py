"""S7: twenty line breaks and strange signs in each field that reaches a mail: no header added, the mail still goes."""

from tests.prove.attacks import suite
from tests.prove.outcome import Outcome, Scale


def prove(ask: Scale) -> Outcome:
    """Run the tests that keep this promise."""
    return suite.run(
        "line breaks and Unicode in every field of every mail",
        "tests/infra/test_gallery.py",
        ask=ask,
        at_least=5,
    )
