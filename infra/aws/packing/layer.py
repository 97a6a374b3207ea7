"""The layer with what reads tokens of an issuer of accounts: as large as the package, so only where a stage needs it.

`api_handler` gets it on a stage with an issuer; there it is unpacked with the function, and imported when an editor
comes back with a code. Every other function, and every stage without an issuer, goes without.
"""

import json
import platform
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from infra.aws.stages import Stage
from infra.aws.template.cloudformation import Resource, ref

PINNED: Final = Path("infra") / "requirements" / "sign_in.txt"
NAME: Final = "accounts.zip"
_ROOT: Final = "/opt"
_TAGS: Final = {"arm64": "manylinux2014_aarch64", "x86_64": "manylinux2014_x86_64"}
_TEXT: Final = {"Type": "String", "Default": ""}
PARAMETERS: Final = {
    "OidcIssuer": _TEXT | {"Description": "Whose accounts let editors in, exactly as it names itself; empty: nobody's"},
    "OidcClientId": _TEXT | {"Description": "What that issuer knows us by; the secret goes into the stage's secret"},
    "OidcScopes": _TEXT | {"Description": "What we ask of an account; empty: openid profile email"},
    "OidcRolesClaim": _TEXT | {"Description": "Which claim gives roles, such as cognito:groups; empty: roles"},
    "OidcRoles": _TEXT | {"Description": "JSON: of each role, the values of that claim that give it"},
}
CONDITIONS: Final = {"HasIssuer": {"Fn::Not": [{"Fn::Equals": [{"Ref": "OidcIssuer"}, ""]}]}}


def settings() -> dict[str, Any]:
    """The settings that `api_handler` reads; without an issuer it reads no more than that there is none."""
    return {
        "OIDC_ISSUER": ref("OidcIssuer"),
        "OIDC_CLIENT_ID": ref("OidcClientId"),
        "OIDC_SCOPES": ref("OidcScopes"),
        "OIDC_ROLES_CLAIM": ref("OidcRolesClaim"),
        "OIDC_ROLES": ref("OidcRoles"),
    }


def layers() -> list[dict[str, Any]]:
    return [{"Fn::If": ["HasIssuer", ref("AccountsLayer"), ref("AWS::NoValue")]}]


def layer(stage: Stage, architecture: str) -> dict[str, Resource]:
    return {
        "AccountsLayer": {
            "Type": "AWS::Lambda::LayerVersion",
            "Condition": "HasIssuer",
            "DeletionPolicy": "Delete",
            "UpdateReplacePolicy": "Delete",
            "Properties": {
                "LayerName": f"{stage.prefix}-accounts",
                "Description": "Reads tokens of an issuer of accounts",
                "CompatibleArchitectures": [architecture],
                "Content": {"S3Bucket": "deployment", "S3Key": NAME},  # the deployment says where it is
            },
        }
    }


def architecture(stage: Stage, root: Path) -> str:
    """Return the processor's architecture of a stage's functions, as Chalice is told."""
    told = json.loads((root / ".chalice" / "config.json").read_text(encoding="utf-8"))
    return str(told["stages"][stage.name].get("lambda_architecture", told["lambda_architecture"]))


def pack(stage: Stage, into: Path, scratch: Path, *, root: Path, run: Callable[[Sequence[str]], object]) -> None:
    """Write the layer's zip: what is pinned, as wheels for the stage's processor, by this Python's version."""
    version = ".".join(platform.python_version_tuple()[:2])
    unpacked = scratch / "layer"
    wheels = ["--only-binary", ":all:", "--platform", _TAGS[architecture(stage, root)], "--python-version", version]
    pip = [sys.executable, "-m", "pip", "install", "--no-deps", "--require-hashes", "-r", str(root / PINNED)]
    run([*pip, *wheels, "--implementation", "cp", "--target", str(unpacked / "python")])
    made = shutil.make_archive(str(scratch / "layer"), "zip", unpacked)
    run([sys.executable, "-m", "infra.aws.packing.repack", made, str(into / NAME), _ROOT])
