"""How often tests try what chance decides: `make prove` tries in full, a suite that people wait for less often."""

import os
from typing import Final

IN_FULL: Final = os.environ.get("PROVE_IN_FULL") == "1"


def times(*, full: int, quick: int) -> int:
    """How often to try something in this run."""
    return full if IN_FULL else quick
