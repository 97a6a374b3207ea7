"""The build: `python -m infra.aws.build STAGE` makes `build/STAGE/`, the same bytes for the same commit.

deployment.zip: all functions, one package. accounts.zip: the layer of stages whose editors have accounts.
template.json: the stack, as SAM writes it. expanded.json: the same without SAM's shorthand, for what checks it.
us-east-1.json: the stack that a stage's CDN needs there. sbom.json: what both zips hold, as CycloneDX.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from infra.aws.packing import layer
from infra.aws.shipping import through_alias
from infra.aws.stages import STAGES, Stage
from infra.aws.template.tables import pointed
from infra.aws.template.us_east import us_east
from infra.aws.template.whole import template
from infra.commands import OneLineParser, run
from infra.local.environment import ROOT

TOOLS: Final = ROOT / ".venv-package" / "bin"
RUNTIME: Final = "python3.11"  # of every function, as Lambda calls it; the rest follows the Python that packages
LARGEST: Final = 6 * 1024 * 1024  # bytes; a cold start unpacks it all
LARGEST_TEMPLATE: Final = 1_000_000  # bytes; CloudFormation takes 1 MB from S3, and spaces count
# What the app wants to see before it is imported; the functions get the real values from the template.
_PLACEHOLDERS: Final = {
    "AWS_DEFAULT_REGION": "eu-west-1",
    "SITE_URL": "https://platform.example",
    "LINK_KEY": "only for packaging, this signs nothing at all",
}
# Bytecode that is the same twice, and that knows lines but no columns: a tenth of the package, and of a cold start.
_COMPILING: Final = {"PYTHONHASHSEED": "0", "PYTHONNODEBUGRANGES": "1"}
_EXPAND: Final = """
import json, sys
from samtranslator.translator.transform import transform
class NoManagedPolicies:
    def load(self): return {}
json.dump(transform(json.load(sys.stdin), {}, NoManagedPolicies()), sys.stdout, indent=2, sort_keys=True)
"""


def build(stage: Stage, into: Path, *, root: Path = ROOT) -> Path:
    """Make everything that a deployment of this stage needs.

    Raises:
        RuntimeError: a tool failed, or the package grew too large.
    """
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch:
        made = _package(stage, Path(scratch), root)
        files = [str(made / "deployment.zip"), str(into / "deployment.zip")]
        _run([sys.executable, "-m", "infra.aws.packing.repack", *files], env=chalice_environment(stage))
        layer.pack(stage, into, Path(scratch), root=root, run=lambda command: _run(command, root, env=_quiet(stage)))
        whole = pointed(through_alias(json.loads((made / "sam.json").read_text(encoding="utf-8"))), stage)
    size = (into / "deployment.zip").stat().st_size
    if size > LARGEST:
        raise RuntimeError(f"the package has {size:,} bytes, over {LARGEST:,}")
    _write_json(into / "template.json", whole)
    (into / "expanded.json").write_text(expand(whole), encoding="utf-8")
    if stage.edge:
        _write_json(into / "us-east-1.json", us_east(stage))
    (into / "sbom.json").write_text(_bill_of_materials(root), encoding="utf-8")
    return into


def runtime_refusal() -> str | None:
    """Say that this Python is not the functions'; bytecode and compiled wheels of another one would not run there."""
    mine = f"python{sys.version_info.major}.{sys.version_info.minor}"
    if mine == RUNTIME:
        return None
    return f"The functions run on {RUNTIME}, this is {mine}: make clean, then make PYTHON={RUNTIME} package."


def write_merged(stage: Stage, path: Path) -> None:
    """Our part of the template, as Chalice merges it."""
    from app import app  # noqa: PLC0415  (it reads its settings while it is imported)

    _write_json(path, template(app, stage, layer.architecture(stage, ROOT)))


def chalice_environment(stage: Stage) -> dict[str, str]:
    return {**os.environ, **_PLACEHOLDERS, "STAGE": stage.name, **_COMPILING}


def expand(whole: dict[str, Any]) -> str:
    """The template without SAM's shorthand.

    It lives in an environment of its own, which pins another boto3.
    """
    ready = json.loads(json.dumps(whole))
    for resource in ready["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = {"Bucket": "BUCKET", "Key": "KEY"}
    return _run([str(TOOLS / "python"), "-c", _EXPAND], given=json.dumps(ready), env=chalice_environment(STAGES["dev"]))


def _package(stage: Stage, scratch: Path, root: Path) -> Path:
    merged, made = scratch / "merged.json", scratch / "made"
    _run([sys.executable, "-m", "infra.aws.build", stage.name, "--merged", str(merged)], root, env=_quiet(stage))
    chalice = str(Path(sys.executable).with_name("chalice"))
    arguments = ["package", "--stage", stage.name, "--merge-template", str(merged), str(made)]
    _run([chalice, *arguments], root, env=_quiet(stage))
    return made


def _quiet(stage: Stage) -> dict[str, str]:
    return {**chalice_environment(stage), "PIP_QUIET": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def _bill_of_materials(root: Path) -> str:
    """Every package that the functions can import: what is pinned, and the framework, which packages itself."""
    pinned = (root / "requirements.txt").read_text(encoding="utf-8") + f"\nchalice=={version('chalice')}\n"
    pinned += (root / layer.PINNED).read_text(encoding="utf-8")
    command = [str(TOOLS / "cyclonedx-py"), "requirements", "--output-reproducible", "--of", "JSON", "--sv", "1.6", "-"]
    return _run(command, root, given=pinned)


def _run(
    command: Sequence[str], cwd: Path = ROOT, *, env: dict[str, str] | None = None, given: str | None = None
) -> str:
    done = subprocess.run(  # noqa: S603  (our own tools, by their own paths)
        command, cwd=cwd, env=env, input=given, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[:3])} failed:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
    return done.stdout


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    parser = OneLineParser(prog="python -m infra.aws.build", description=__doc__)
    parser.add_argument("stage", choices=sorted(STAGES))
    parser.add_argument("--merged", type=Path, help="write our part of the template there, and nothing else")
    asked = parser.parse_args(arguments)
    stage = STAGES[asked.stage]
    if asked.merged:
        write_merged(stage, asked.merged)
        return 0
    if refused := runtime_refusal():
        print(refused, file=sys.stderr)
        return 1
    try:
        made = build(stage, ROOT / "build" / stage.name)
    except RuntimeError as failed:
        print(failed, file=sys.stderr)
        return 1
    for file in sorted(made.iterdir()):
        print(f"{file.relative_to(ROOT)}  {file.stat().st_size / 1024:,.0f} KiB")
    return 0


if __name__ == "__main__":
    run(lambda: main(sys.argv[1:]))
