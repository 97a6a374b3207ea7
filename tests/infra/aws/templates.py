"""The whole templates of stages, as the build makes them, without the code that they deploy: a second each."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from infra.aws.build import chalice_environment, expand
from infra.aws.stages import STAGES, Stage
from infra.local.environment import ROOT

# Chalice's own command, which packs an empty file where it would install all that the functions import.
_PACKAGE: Final = """
import sys
from chalice.cli import main
from chalice.deploy import packager
def nothing(self, project_dir, python_version):
    open(sys.argv[-1] + ".zip", "wb").close()
    return sys.argv[-1] + ".zip"
packager.LambdaDeploymentPackager.create_deployment_package = nothing
main()
"""


def made(stage: Stage, scratch: Path) -> dict[str, Any]:
    """Return the template of a stage, without SAM's shorthand."""
    merged, out = scratch / f"{stage.name}.json", scratch / stage.name
    environment = chalice_environment(stage)
    build = [sys.executable, "-m", "infra.aws.build", stage.name, "--merged", str(merged)]
    package = [
        sys.executable,
        "-c",
        _PACKAGE,
        "package",
        "--stage",
        stage.name,
        "--merge-template",
        str(merged),
        str(out),
    ]
    for command in (build, package):
        subprocess.run(command, cwd=ROOT, env=os.environ | environment, check=True, capture_output=True)  # noqa: S603
    whole = json.loads((out / "sam.json").read_text(encoding="utf-8"))
    return dict(json.loads(expand(whole)))


def all_made(scratch: Path) -> dict[str, dict[str, Any]]:
    """Return the templates of all stages that are deployed to AWS."""
    return {name: made(stage, scratch) for name, stage in STAGES.items() if name != "emulator"}
