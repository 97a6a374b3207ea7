"""`python -m infra.aws.packing.methods`: compiles what `dataclasses` writes for modules that standard input names.

On standard output, as `chalicelib/made_methods.py` reads it: by module, these and those that they import, the code of
each text. In a process of its own, as a class is made once, when its module is imported.
"""

import dataclasses
import marshal
import subprocess
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[3]  # nothing of ours is imported here: its classes would be made too early


def compiled(modules: Iterable[str]) -> bytes:
    """Return the methods of the dataclasses of these modules of ours, and of what they import.

    Raises:
        subprocess.CalledProcessError: one of them cannot be imported.
    """
    command = [sys.executable, "-m", "infra.aws.packing.methods"]
    done = subprocess.run(command, cwd=ROOT, input="\n".join(modules).encode(), stdout=subprocess.PIPE, check=True)  # noqa: S603  (ours)
    return done.stdout


def _main() -> None:
    found: dict[str, dict[str, Any]] = {}

    def keep(text: str, names: dict[str, Any], into: dict[str, Any]) -> None:
        code = compile(text, "<string>", "exec", dont_inherit=True)
        found.setdefault(names.get("__name__", ""), {})[text] = code
        exec(code, names, into)  # nosec B102  # noqa: S102  (as the library would)

    vars(dataclasses)["exec"] = keep
    for module in sys.stdin.read().split():
        import_module(module)
    sys.stdout.buffer.write(marshal.dumps({module: marshal.dumps(codes) for module, codes in sorted(found.items())}))


if __name__ == "__main__":
    _main()
