"""S9: a hundred forged origins are one bucket; at most three confirmation mails an hour to one address."""

from typing import Final

from tests.prove.suite import KeptByTests

prove: Final = KeptByTests(
    "forged origins, and mails to one address",
    tests=("tests/entrypoints/http/test_limits.py",),
    at_least=100,
)
