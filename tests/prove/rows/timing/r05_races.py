"""R5: twenty people act in the same instant, again and again."""

from typing import Final

from tests.prove.suite import KeptByTests

prove: Final = KeptByTests(
    "a hundred rounds of approve against reject, and rounds of every other decision, confirmation, equal submit, "
    "reply, appeal and second reading: twenty people at once, of whom one is heard",
    tests=(
        "tests/races/test_decisions.py",
        "tests/races/test_links.py",
        "tests/races/test_readings.py",
    ),
    at_least=270,
)
