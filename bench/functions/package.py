"""The function's package, unpacked as Lambda unpacks it, and the peers beside it, each in a folder of its own.

The package is Chalice's own, for the processor of this machine, and repacked as a deployment repacks it
(`infra.aws.packing.repack`); where that is not there, only compiled, and then its size is not that of a deployment.
"""

import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any, Final

from bench.builds import released
from infra.local.environment import ROOT

PEERS: Final = ROOT / "bench" / "peers"
RUNTIME: Final = ROOT / ".venv-bench"  # what runs a function: the runtime client, and the packages of the peers
_REPACK: Final = "infra.aws.packing.repack"
_SETTINGS: Final = {
    "AWS_DEFAULT_REGION": "eu-west-1",
    "SITE_URL": "https://platform.example",
    "LINK_KEY": "only for packaging, this signs nothing at all",
    "STAGE": "dev",
    "PIP_QUIET": "1",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONNODEBUGRANGES": "1",
}


def unpacked(into: Path) -> tuple[Path, int | None]:
    """Our package in a folder; and its zipped size in bytes, where it was repacked."""
    source = into / "source"
    source.mkdir(parents=True)
    for name in ("app.py", "requirements.txt"):
        shutil.copy(ROOT / name, source)
    shutil.copytree(ROOT / "chalicelib", source / "chalicelib", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / ".chalice", source / ".chalice", ignore=shutil.ignore_patterns("deployments"))
    (source / ".chalice" / "config.json").write_text(json.dumps(_config()), encoding="utf-8")
    chalice = str(Path(sys.executable).with_name("chalice"))
    _run([chalice, "package", "--stage", "dev", str(into / "made")], source)
    made, place = into / "made" / "deployment.zip", into / "task"
    repacked = into / "deployment.zip"
    size = None
    if _can_repack():
        _run([sys.executable, "-m", _REPACK, str(made), str(repacked)], ROOT)
        made, size = repacked, repacked.stat().st_size
    with zipfile.ZipFile(made) as package:
        package.extractall(place)
    if size is None:
        compile_all(place)
    return place, size


_UNPACK: Final = """
import sys
from pathlib import Path
try:
    from bench.package import unpacked
except ImportError:
    from bench.functions.package import unpacked
print(unpacked(Path(sys.argv[1]))[0])
"""


def before(into: Path) -> Path | None:
    """Release 0.1.0 in a folder, packaged by its own means; None where that commit is not in this history."""
    tree = into / "tree"
    tree.mkdir(parents=True)
    if released(tree) is None:
        return None
    place = into / "package"
    _run([sys.executable, "-c", _UNPACK, str(place)], tree)
    return place / "task"


def packages_of_peers() -> Path:
    """Return the folder of the packages of the peers."""
    return next((RUNTIME / "lib").glob("python3*/site-packages"))


def compile_all(place: Path) -> None:
    """Compile what was copied here; what pip installs is compiled already."""
    _run([sys.executable, "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash", str(place)], ROOT)


def _can_repack() -> bool:
    try:
        return importlib.util.find_spec(_REPACK) is not None
    except ModuleNotFoundError:
        return False


def _config() -> dict[str, Any]:
    """Ours, but for this processor, for which compiled parts are; and without rights, as nothing is deployed."""
    config: dict[str, Any] = json.loads((ROOT / ".chalice" / "config.json").read_text(encoding="utf-8"))
    arm = platform.machine() in {"aarch64", "arm64"}
    config |= {"manage_iam_role": False, "iam_role_arn": "arn:aws:iam::000000000000:role/bench", "lambda_functions": {}}
    config["stages"] = {"dev": {"api_gateway_stage": "api", "lambda_architecture": "arm64" if arm else "x86_64"}}
    return config


def _run(command: list[str], cwd: Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own tools, by their own paths
        command, cwd=cwd, env={**os.environ, **_SETTINGS}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[:4])} failed:\n{done.stderr[-2000:]}")
