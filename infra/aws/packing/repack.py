"""Chalice's zip made anew: small, compiled, and the same bytes from the same files.

`python -m infra.aws.packing.repack FROM INTO`, in a process of its own. PYTHONHASHSEED=0, as how bytecode is written
down depends on the order of sets and on who else holds a string; and PYTHONNODEBUGRANGES=1, without which it says of
each instruction in which columns it stands, and the package is over what it may be.
"""

import gzip
import importlib.util
import json
import marshal
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, Final

# The services we call, in botocore's data; of the rest it needs nothing but its own lists.
SERVICES: Final = frozenset({"dynamodb", "kms", "secretsmanager", "sesv2", "sso-oidc", "sts"})
# As their addresses call them: what botocore knows of the others' is most of its list, and parsed by every client.
_CALLED: Final = frozenset({"dynamodb", "email", "kms", "oidc", "secretsmanager", "sts"})
_WHEN: Final = (1980, 1, 1, 0, 0, 0)
_READABLE: Final = 0o100644 << 16
# What no function runs: tools, tests, sources of C, and what installers noted about where files came from.
_UNUSED: Final = (
    *("pip", "setuptools", "wheel", "_distutils_hack", "bin", "boto3/examples", "boto3/data"),
    *("boto3/dynamodb", "boto3/ec2", "boto3/s3", "s3transfer/crt.py", "s3transfer/processpool.py"),
    "dateutil/rrule.py",
    *("chalice/cli", "chalice/deploy"),
    "aws_lambda_powertools/event_handler",
    *(f"aws_lambda_powertools/utilities/{each}" for each in ("parser", "data_classes", "idempotency", "kafka")),
    *(f"aws_lambda_powertools/utilities/{each}" for each in ("batch", "feature_flags", "parameters", "streaming")),
    *(f"aws_lambda_powertools/utilities/{each}" for each in ("validation", "data_masking", "middleware_factory")),
    *(f"aws_lambda_powertools/utilities/{each}" for each in ("auth_alpha", "circuit_breaker")),
    "urllib3/contrib/emscripten",
    "dateutil/zoneinfo",
)
# Days and deadlines are those of Brussels; of the rest of the world's clocks a function knows UTC.
_ZONES: Final = "tzdata/zoneinfo/"
_OUR_ZONE: Final = f"{_ZONES}Europe/Brussels"
_OURS: Final = ("app.py", "chalicelib/")
# Of ours, what is bytecode alone: what a build made, words, and what looks for words: of that a traceback's line says
# enough by its number. All other sources stand beside their bytecode.
ALONE: Final = ("chalicelib/made/", "chalicelib/dutch/", "chalicelib/domain/signals/")
_UNUSED_ENDINGS: Final = (".pyc", ".pyi", ".c", ".h", ".pxd", ".pyx", "/RECORD", "/INSTALLER", "/REQUESTED", "/WHEEL")


def repack(made: Path, into: Path, *, root: str = "/var/task") -> None:
    """Write the zip again: sorted, timeless, without what is not used, every module compiled for this Python.

    Args:
        made: the zip as a tool made it.
        into: where the new one goes.
        root: where Lambda will unpack it; tracebacks name files so.
    """
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        files = {name: source.read(name) for name in _used(source)}
        if "app.py" in files:  # it is the functions' package, not a layer of theirs
            from infra.aws.packing.made import with_what_is_made  # noqa: PLC0415  (it loads them)

            files = with_what_is_made(files)
        for name, content in sorted(files.items()):
            for written, holds in (
                _modules(name, content, root) if name.endswith(".py") else ((name, lean(name, content)),)
            ):
                _write(target, written, holds)


def _modules(name: str, source: bytes, root: str) -> Iterator[tuple[str, bytes]]:
    """A module as the package holds it: ours beside its source, for tracebacks; others' bytecode alone."""
    compiled = _compiled(f"{root}/{name}", source)
    if name.startswith(_OURS) and not name.startswith(ALONE):
        yield name, source
        yield importlib.util.cache_from_source(name), compiled
    else:
        yield f"{name}c", compiled


def lean(name: str, content: bytes) -> bytes:
    """What botocore is told of a service, without what people read of it: half of each, and parsed by every start."""
    if name == "botocore/data/endpoints.json":
        told = json.loads(content)
        for each in told["partitions"]:
            each["services"] = {service: where for service, where in each["services"].items() if service in _CALLED}
        return json.dumps(told, separators=(",", ":")).encode()
    if not (name.startswith("botocore/data/") and name.endswith(".json.gz")):
        return content
    told = json.dumps(_undocumented(json.loads(gzip.decompress(content))), separators=(",", ":"))
    return gzip.compress(told.encode(), compresslevel=9, mtime=0)


def _undocumented(told: Any) -> Any:
    """Return it without its documentation; a field of that name, which is no text, stays."""
    if isinstance(told, list):
        return [_undocumented(each) for each in told]
    if not isinstance(told, dict):
        return told
    return {
        name: _undocumented(each) for name, each in told.items() if name != "documentation" or not isinstance(each, str)
    }


def _used(source: zipfile.ZipFile) -> Iterator[str]:
    return (name for name in source.namelist() if not name.endswith("/") and _is_used(name))


def _is_used(name: str) -> bool:
    if name.endswith(_UNUSED_ENDINGS) or any(name == each or name.startswith(f"{each}/") for each in _UNUSED):
        return False
    if name.startswith("botocore/data/"):
        parts = PurePosixPath(name).parts
        is_list = len(parts) == len(("botocore", "data", "name.json"))
        return is_list or (parts[2] in SERVICES and "examples" not in parts[-1])
    return not name.startswith(_ZONES) or name.startswith(_OUR_ZONE) or name.endswith(".py")


def _compiled(path: str, source: bytes) -> bytes:
    """Bytecode that is believed as it is: times in a package mean nothing, and there nobody can write it anew."""
    code = compile(source, path, "exec", dont_inherit=True, optimize=0)
    flags = 0b01  # by hash of the source, unchecked
    return (
        importlib.util.MAGIC_NUMBER
        + flags.to_bytes(4, "little")
        + importlib.util.source_hash(source)
        + marshal.dumps(code)
    )


def _write(target: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _WHEN)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = _READABLE
    entry.create_system = 3  # Unix, wherever it is made
    target.writestr(entry, content, compresslevel=9)


if __name__ == "__main__":
    repack(Path(sys.argv[1]), Path(sys.argv[2]), **({"root": sys.argv[3]} if sys.argv[3:] else {}))
