"""The things that a build makes of our sources beforehand, so that no function does at its start; only in a package.

Its templates as Python, the methods of its dataclasses (`made_methods.py`), the codes of its pages and of its signals,
which audience has a path, and the contract: all by `infra/aws/packing/made.py`. What has its sources makes each of them
from those, so nothing made can be older than they.
"""

import sys
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "made"
PAGES: Final = "pages.txt"
PLACES: Final = "places.json"
SIGNALS: Final = "signals.txt"
CONTRACT: Final = "openapi.json"
METHODS: Final = f"methods.{sys.implementation.cache_tag}.marshal"  # bytecode: another Python does not find it
MONTH: Final = "1900-01"  # in what is made for any day, where a month that was comes
SITE: Final = "https://site.invalid"  # in what is made for any stage, where its own address comes


def made(name: str) -> bytes | None:
    """Return what a build made by this name; None where there was none."""
    try:
        return (FOLDER / name).read_bytes()
    except FileNotFoundError:
        return None
