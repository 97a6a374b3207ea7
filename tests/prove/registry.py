"""The rows there are, found by listing their package."""

import importlib
import pkgutil
import re
from typing import Final

from tests.prove import rows
from tests.prove.outcome import Prove

_NAME: Final = re.compile(r"[a-z]\d\d_[a-z0-9_]+")


def names() -> list[str]:
    """Every row, in order.

    Raises:
        ValueError: a module of the package is named like no row.
    """
    found = sorted(each.name for each in pkgutil.iter_modules(rows.__path__))
    if strays := [each for each in found if not _NAME.fullmatch(each)]:
        raise ValueError(f"no names of rows: {', '.join(strays)}")
    return found


def row(name: str) -> Prove:
    module = importlib.import_module(f"{rows.__name__}.{name}")
    found: Prove = module.prove
    return found
