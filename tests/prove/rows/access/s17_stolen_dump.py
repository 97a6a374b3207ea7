"""S17: all tables without keys, and a list of 10,000 people with the authors in it: none is told but by chance."""

from typing import Final

from tests.prove.suite import KeptByTests

prove: Final = KeptByTests(
    "a dump of every table without keys, beside a list of 10,000 people that holds those who wrote",
    tests=("tests/entrypoints/test_stolen_dump.py",),
    at_least=5,
)
