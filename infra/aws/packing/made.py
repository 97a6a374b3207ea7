"""The files of a package that are made of others: what functions read at their start (`chalicelib/made.py`)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import msgspec
from disposable_email_domains import blocklist
from jinja2 import Environment

from app import app
from chalicelib import made
from chalicelib.adapters import templates
from chalicelib.adapters.mail_renderer import templates_of
from chalicelib.domain.signals.list import version_of as signals_version_of
from chalicelib.entrypoints.front_door import places
from chalicelib.entrypoints.http import openapi
from chalicelib.entrypoints.pages.assets import version_of
from chalicelib.entrypoints.pages.rendering import ENVIRONMENT
from infra.aws.packing import methods

_HERE: Final = f"{made.FOLDER.parent.name}/{made.FOLDER.name}/"
_PAGES: Final = "chalicelib/entrypoints/pages/"
_SIGNALS: Final = "chalicelib/domain/signals/"
# Each folder of templates, whether they write HTML, and the filters that they may ask for.
_TEMPLATES: Final[Sequence[tuple[str, bool, Callable[[], Environment]]]] = (
    (f"{_PAGES}templates", True, lambda: ENVIRONMENT),
    ("chalicelib/mails", True, lambda: templates_of(html=True)),
    ("chalicelib/mails", False, lambda: templates_of(html=False)),
)
# What compiles templates stays at home with their sources, and what looks for an id of ours in an event is never asked;
# who imports it there does so for these names alone.
_NAMES_ALONE: Final = {
    "aws_lambda_powertools/utilities/jmespath_utils/__init__.py": ("query",),
    "jinja2/bccache.py": ("Bucket", "BytecodeCache", "FileSystemBytecodeCache", "MemcachedBytecodeCache"),
    "jinja2/compiler.py": ("CodeGenerator", "generate"),
    "jinja2/lexer.py": ("Lexer", "TokenStream", "get_lexer"),
    "jinja2/parser.py": ("Parser",),
}
_DISPOSABLE: Final = "disposable_email_domains/__init__.py"  # ten thousand texts, loaded as one in a fifth of the time
_NOT_NEEDED: Final = tuple(f"jinja2/{each}.py" for each in ("_identifier", "ext", "idtracking", "meta", "optimizer"))


def with_what_is_made(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of a package with what is made of them, and without what is then not read again."""
    found = {name: content for name, content in files.items() if name not in _NOT_NEEDED}
    for folder, html, environment in _TEMPLATES:
        texts = {name.rpartition("/")[2]: text.decode() for name, text in files.items() if _stands_in(folder, name)}
        for module, text in templates.compiled(environment(), texts):
            found[f"{_HERE}{templates.place(folder.rpartition('/')[2], html=html)}/{module}"] = text.encode()
    for folder, *_ in _TEMPLATES:
        for name in [each for each in found if _stands_in(folder, each)]:
            del found[name]
    found |= {name: f"{' = '.join(names)} = None\n".encode() for name, names in _NAMES_ALONE.items()}
    found[_DISPOSABLE] = f'blocklist = frozenset("{" ".join(sorted(blocklist))}".split())\n'.encode()
    pages = (content for name, content in sorted(files.items()) if name.startswith(_PAGES))
    found[f"{_HERE}{made.PAGES}"] = version_of(pages).encode()
    signals = (each for name, each in sorted(files.items()) if name.startswith(_SIGNALS))
    found[f"{_HERE}{made.SIGNALS}"] = signals_version_of(signals).encode()
    found[f"{_HERE}{made.PLACES}"] = msgspec.json.encode(places(app))
    found[f"{_HERE}{made.CONTRACT}"] = msgspec.json.encode(openapi.document(made.SITE))
    found[f"{_HERE}{made.METHODS}"] = methods.compiled(_our_modules(files))
    return found


def _our_modules(files: Mapping[str, bytes]) -> list[str]:
    names = (name for name in sorted(files) if name.startswith("chalicelib/") and name.endswith(".py"))
    return [name.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for name in names]


def _stands_in(folder: str, name: str) -> bool:
    return name.rpartition("/")[0] == folder and not name.endswith(".py")
