"""The number of times that tests try what chance decides: `make prove` tries in full, a suite less often."""

import os
from typing import Final

IN_FULL: Final = os.environ.get("PROVE_IN_FULL") == "1"


def times(*, full: int, quick: int) -> int:
    """Return how often to try something in this run."""
    return full if IN_FULL else quick
