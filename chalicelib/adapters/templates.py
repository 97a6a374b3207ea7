"""Templates, of pages and of mails: read from their sources, and in a package from what its build made of them."""

from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, ModuleLoader, StrictUndefined

from chalicelib import made


def environment(folder: Path, *, html: bool) -> Environment:
    """Return the templates of a folder, with no filter and no global of ours yet."""
    compiled = made.FOLDER / place(folder.name, html=html)
    return _Environment(
        loader=ModuleLoader(compiled) if compiled.is_dir() else FileSystemLoader(folder),
        autoescape=html,  # the other layout is plain text: no escapes
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


class _Environment(Environment):
    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Let templates share the globals: the library's chain of these and none is slow to go through on each page."""
        return super().make_globals(d) if d else self.globals


def place(folder: str, *, html: bool) -> str:
    """Return where a build puts a folder's templates as Python: HTML escapes, so it has code of its own."""
    return f"{folder}_html" if html else f"{folder}_text"


def compiled(of: Environment, sources: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Write templates as Python: the name of each module, and its text.

    Raises:
        jinja2.TemplateSyntaxError: one of them is wrong, or asks for a filter that there is not.
    """
    for name, source in sources.items():
        yield ModuleLoader.get_module_filename(name), of.compile(source, name, name, raw=True, defer_init=True)
