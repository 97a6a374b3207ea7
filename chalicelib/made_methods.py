"""The methods of dataclasses as a build compiled them, which else is a quarter of every start.

`dataclasses` writes the methods of a class as texts and has these compiled. In a package it is handed the code of the
very same text; a text that the build did not see, as another Python may write it, is compiled as ever.
"""

import dataclasses
import marshal
from typing import Any, Final

from chalicelib.made import METHODS, made

_NONE: Final = marshal.dumps({})


def install() -> None:
    """Have classes that are made from now on take what was compiled; nothing changes where nothing was."""
    if (compiled := made(METHODS)) is not None:
        vars(dataclasses)["exec"] = _Compiled(marshal.loads(compiled)).run  # nosec B302  # noqa: S302  (the build's own)


class _Compiled:
    """Runs texts of methods, by the code that was made of them where there is any."""

    def __init__(self, modules: dict[str, bytes]) -> None:
        self._modules = modules  # each read when its first class is made: a start makes half of all
        self._read: dict[str, dict[str, Any]] = {}

    def run(self, text: str, names: dict[str, Any], into: dict[str, Any]) -> None:
        """Do what `exec` does for `dataclasses`."""
        module = names.get("__name__", "")  # which a class of no module has not
        if module not in self._read:
            self._read[module] = marshal.loads(self._modules.pop(module, _NONE))  # nosec B302  # noqa: S302  (as above)
        exec(self._read[module].get(text, text), names, into)  # nosec B102  # noqa: S102  (as the library would)
