"""pynamodb without AWS's client, until a request needs it.

pynamodb imports that client to have it at hand, which takes a third of the cold start of an act, and almost every
request is signed without it (`signed_connection.py`). So what pynamodb names of it while it is imported stands in, and
the client itself is imported when a connection first asks for it.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:  # importing it takes longer than all that is here
    from importlib.abc import Loader

_IMPORTS_IT: Final = "pynamodb.connection.base"
_NAMED: Final = ("botocore.client", "botocore.config", "botocore.session", "pynamodb.connection._botocore_private")


def install() -> None:
    """Let the client wait from now on; for a process that imports in one thread, as a function does."""
    if not any(isinstance(each, _Finder) for each in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


class _Finder:
    """Finds what imports the client where Python finds it, and has it loaded with the stand-ins."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != _IMPORTS_IT or _NAMED[0] in sys.modules:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = _Loader(spec.loader)  # type: ignore[assignment]  # it is one by what it does
        return spec


class _Loader:
    def __init__(self, own: "Loader") -> None:
        self._own = own

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._own.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        with _stand_ins():
            self._own.exec_module(module)


@contextmanager
def _stand_ins() -> Iterator[None]:
    """Have modules by the client's names, with no more in them than pynamodb takes while it is imported."""
    import botocore  # noqa: PLC0415  (as that which is put off)
    from botocore.exceptions import ClientError  # noqa: PLC0415  (as above)

    client, config, session, private = (ModuleType(name) for name in _NAMED)
    vars(client)["ClientError"] = ClientError
    vars(session).update(Session=object, get_session=_get_session)
    vars(private)["BotocoreBaseClientPrivate"] = object
    stand_ins = dict(zip(_NAMED, (client, config, session, private), strict=True))
    sys.modules.update(stand_ins)
    vars(botocore)["session"] = session
    try:
        yield
    finally:
        del vars(botocore)["session"]
        for name in stand_ins:
            del sys.modules[name]


def _get_session() -> Any:
    from botocore.session import get_session  # noqa: PLC0415  (now it is needed)

    return get_session()
