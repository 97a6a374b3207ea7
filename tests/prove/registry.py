"""The rows there are, found by listing their packages."""

import importlib
import pkgutil
import re
from collections.abc import Mapping
from typing import Final

from tests.prove import rows
from tests.prove.outcome import Prove

_NAME: Final = re.compile(r"[a-z]\d\d_[a-z0-9_]+")


def names() -> list[str]:
    """Return the name of every row, in order.

    Raises:
        ValueError: a module of the packages is named like no row, or two rows have one name.
    """
    return sorted(_modules())


def row(name: str) -> Prove:
    module = importlib.import_module(_modules()[name])
    found: Prove = module.prove
    return found


def _modules() -> Mapping[str, str]:
    """Return the full name of each row's module, by the row's name."""
    found = [each.name for each in pkgutil.walk_packages(rows.__path__, f"{rows.__name__}.") if not each.ispkg]
    named = {each.rpartition(".")[2]: each for each in found}
    if strays := [each for each in named if not _NAME.fullmatch(each)]:
        raise ValueError(f"no names of rows: {', '.join(strays)}")
    if len(named) < len(found):
        raise ValueError("two rows have one name")
    return named
