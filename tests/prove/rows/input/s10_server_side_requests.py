"""S10: no address and no redirect leads the client of the sync into our own network."""

from typing import Final

from tests.prove.suite import KeptByTests

prove: Final = KeptByTests(
    "addresses and redirects into our own network",
    tests=("tests/sync/client/test_ssrf.py",),
    at_least=30,
)
