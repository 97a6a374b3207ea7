"""Clients as others make them from our OpenAPI document, in a folder of their own beside the tools that make them."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from infra.local.environment import surroundings

HERE: Final = Path(__file__).parent
INSTALLED: Final = HERE.parents[1] / ".venv-clients"
_BIN: Final = INSTALLED / "bin"
_NODE_BIN: Final = INSTALLED / "node_modules" / ".bin"
_STRICT: Final = ("--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--skipLibCheck")
_AS_TEXT: Final = dict.fromkeys(
    ("application/atom+xml", "application/xml", "image/svg+xml"), "text/plain"
)  # as a user would say
_MODULES: Final = ("--module", "nodenext", "--moduleResolution", "nodenext", "--target", "es2022")


@dataclass(frozen=True, slots=True)
class Workshop:
    """A folder with the document as it was served, in which tools are run."""

    folder: Path
    document: Path

    def run(self, *command: str | Path, **said: str) -> str:
        """Return what a command printed.

        Raises:
            AssertionError: it did not end well; the message holds its last words.
        """
        around = {**surroundings(os.environ), "PATH": f"{_BIN}:{os.environ['PATH']}", "NO_COLOR": "1", **said}
        done = subprocess.run(  # noqa: S603 - tools that are pinned, on our own text
            [str(each) for each in command], cwd=self.folder, env=around, capture_output=True, text=True, check=False
        )
        printed = done.stdout + done.stderr
        assert done.returncode == 0, f"{command[0]} left with {done.returncode}:\n{printed[-6_000:]}"
        return printed

    def python_client(self) -> Path:
        """Make the package `waardering_client`; a warning, which leaves something out, counts as a failure."""
        made = self.folder / "waardering_client"
        config = self.written("python_client.json", json.dumps({"content_type_overrides": _AS_TEXT}))
        self.run(
            *(_BIN / "openapi-python-client", "generate", "--fail-on-warning", "--meta", "none", "--overwrite"),
            *("--path", self.document, "--output-path", made, "--config", config),
        )
        return made

    def python(self, *command: str | Path, **said: str) -> str:
        return self.run(_BIN / "python", *command, PYTHONPATH=str(self.folder), **said)

    def typescript(self, program: Path) -> Path:
        """Make the types of the document, and compile a program against them, as strict as the compiler can be."""
        for name in ("node_modules", "package.json"):
            if not (self.folder / name).exists():
                (self.folder / name).symlink_to(INSTALLED / name)
        (self.folder / program.name).write_bytes(program.read_bytes())
        self.run(_NODE_BIN / "openapi-typescript", self.document, "-o", self.folder / "document.d.ts")
        self.run(_NODE_BIN / "tsc", *_STRICT, *_MODULES, self.folder / program.name)
        return self.folder / f"{program.stem}.mjs"

    def node(self, program: Path, *more: str, **said: str) -> str:
        return self.run("node", program, *more, **said)

    def tool(self, name: str, *more: str | Path) -> str:
        return self.run(_NODE_BIN / name, *more)

    def written(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path


def told(site: str, mailbox: str, editor: str) -> dict[str, str]:
    """Return what a walk is told: the addresses of a running stack, and of an editor who is nobody else's."""
    return {"WALK": json.dumps({"site": site, "mailbox": mailbox, "editor": editor})}
