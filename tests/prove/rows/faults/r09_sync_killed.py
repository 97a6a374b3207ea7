"""R9: the sync is killed, again and again, and five runs start at once."""

from typing import Final

from tests.prove.suite import KeptByTests

prove: Final = KeptByTests(
    "a sync killed before and after its calls, over and over in one run, five at once as threads and as processes; "
    "every rule of the sync",
    tests=("tests/sync",),
    at_least=40,
)
