"""The package as it is deployed, on an emulator that enforces IAM: `make deploy-emulator`.

It builds the stage `emulator`, starts ministack with AUTH=true in a directory of its own, deploys the whole stack, and
walks the loop through the API: a review is written, confirmed, published, replied to. Functions run in processes of
their own, with their roles' credentials: what a policy does not grant, the emulator denies.
"""

import contextlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from infra.aws import journey
from infra.aws.build import build
from infra.aws.cloud import EDITORS, STAGE, Cloud, waited
from infra.aws.deploy import Deployment
from infra.local.environment import LOOPBACK, REGION, ROOT
from infra.local.launch.plan import STORE_PYTHON, store_service
from infra.local.launch.processes import Child, answers
from infra.local.register import make_app, serve
from infra.local.stack import free_port

_BUCKET: Final = "waardering-packages"


@contextlib.contextmanager
def running_cloud(directory: Path) -> Iterator[Cloud]:
    """An emulator of all services that the stack uses, with IAM enforced."""
    port = free_port()
    service = store_service(directory, port, dict(os.environ))
    wanted = {"AUTH": "true", "SERVICES": "", "PERSIST_STATE": "0", "AWS_DEFAULT_REGION": REGION}
    environment = {name: value for name, value in {**service.environment, **wanted}.items() if value}
    child = Child((str(STORE_PYTHON), "-m", "ministack"), environment, directory / "emulator.log")
    try:
        endpoint = f"http://{LOOPBACK}:{port}"
        waited(lambda: answers(f"{endpoint}/_ministack/ready"), "the emulator to start")
        yield Cloud(endpoint)
    finally:
        child.terminate()
        time.sleep(1)
        if child.ended() is None:
            child.kill()


def deployed(cloud: Cloud, built: Path, register: str) -> Cloud:
    """The stack on the emulator."""
    cloud.client("s3").create_bucket(Bucket=_BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
    parameters = {
        "SiteUrl": "https://platform.example",
        "MailDomain": "platform.example",
        "OperatorMail": "operator@platform.example",
        "SocialeKaartUrl": register,
        "SocialeKaartConfig": '{"page_size": 20}',
    }
    deployment = Deployment(STAGE, bucket=_BUCKET, session=cloud.session, quick=True)
    outputs = deployment.deploy(built, parameters, template="emulated.json")
    return Cloud(cloud.endpoint, api=outputs["RestAPIId"])


def _as_checked_here(template: dict[str, Any]) -> dict[str, Any]:
    """The emulator holds a mail against no identity, only against `*`: that one grant is wider here than on AWS."""
    for resource in template["Resources"].values():
        for policy in resource["Properties"].get("Policies", []) if resource["Type"] == "AWS::IAM::Role" else []:
            for statement in policy["PolicyDocument"]["Statement"]:
                if statement["Action"] == ["ses:SendEmail"]:
                    statement["Resource"] = "*"
    return template


def _register_editor(cloud: Cloud) -> None:
    """Somebody must be the first editors: an operator puts them in the table."""
    os.environ |= {
        "STAGE": "local",
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "SITE_URL": "https://platform.example",
        "LINK_KEY": "not used by an operator's command",
        "STORE_ENDPOINT": cloud.endpoint,
        "TABLE_PREFIX": f"{STAGE.prefix}-",
    }
    from chalicelib.bootstrap import platform  # noqa: PLC0415  (only now the environment names this store)
    from chalicelib.domain.access.editor import Editor  # noqa: PLC0415

    platform.cache_clear()  # an emulator before this one had another address
    for email, name in zip(EDITORS, ("An Declercq", "Bo Peeters"), strict=True):
        platform().editors.register(Editor(id=f"editor-{email[:2]}", email=email, name=name))


def try_out(built: Path, template: dict[str, Any]) -> None:
    """Deploy this template on an emulator of its own, walk, and take grants away.

    Raises:
        RuntimeError: a step did not go as it should.
    """
    (built / "emulated.json").write_text(json.dumps(_as_checked_here(template)), encoding="utf-8")
    with (
        tempfile.TemporaryDirectory() as scratch,
        serve(make_app(None, listings=40)) as register,
        running_cloud(Path(scratch)) as cloud,
    ):
        try:
            stack = deployed(cloud, built, f"{register}/api")
            journey.walk(stack, lambda: _register_editor(stack))
            journey.removals(stack)
        except Exception:
            log = Path(scratch) / "emulator.log"
            print(log.read_text(encoding="utf-8", errors="replace")[-3000:], file=sys.stderr)
            raise


def main() -> int:
    built = build(STAGE, ROOT / "build" / STAGE.name)
    try_out(built, json.loads((built / "expanded.json").read_text(encoding="utf-8")))
    print("The deployed package walked the whole loop, with IAM enforced.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
