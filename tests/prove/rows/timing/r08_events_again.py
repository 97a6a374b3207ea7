"""R8: every handler of an event gets it twice in a row, and five times at once."""

from typing import Final

from tests.prove.suite import KeptByTests

prove: Final = KeptByTests(
    "one event, twice in a row and five times at once, for each handler: tables and mails as after one",
    tests=("tests/races/test_handlers.py",),
    at_least=98,
)
