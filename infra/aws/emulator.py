"""The package as it is deployed, on an emulator that enforces IAM: `make deploy-emulator`.

It builds the stage `emulator`, starts ministack with AUTH=true in a directory of its own, and leads a stack through its
life by the operators' own commands: an account without its role, a first deployment that fails, one that does not, a
second one, one that fails, a change that hangs; then the loop through the API, where a review is written, confirmed,
published and replied to; then its end, and its return with all its data. Functions run in processes of their own, with
their roles' credentials: what a policy does not grant, the emulator denies.
"""

import contextlib
import copy
import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from infra.aws import account, journey
from infra.aws.build import build
from infra.aws.cloud import EDITORS, STAGE, Cloud, waited
from infra.aws.deploy import Deployment
from infra.aws.stacks.stack import CAPABILITIES
from infra.commands import Refused
from infra.local.environment import LOOPBACK, REGION, ROOT
from infra.local.launch.plan import STORE_PYTHON, store_service
from infra.local.launch.processes import Child, answers
from infra.local.register import make_app, serve
from infra.local.stack import free_port

_BUCKET: Final = "waardering-packages"
_TABLE: Final = "AWS::DynamoDB::Table"


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


def _parameters(register: str) -> dict[str, str]:
    return {
        "SiteUrl": "https://platform.example",
        "MailDomain": "platform.example",
        "OperatorMail": "operator@platform.example",
        "SocialeKaartUrl": register,
        "SocialeKaartConfig": '{"page_size": 20}',
        "ReplyMendMinutes": "0",
    }


class Life:
    """The stack on the emulator, from before its first deployment to after its return."""

    def __init__(self, cloud: Cloud, built: Path, register: str) -> None:
        self._cloud = cloud
        self._built = built
        self._given = _parameters(register)
        self._deployment = Deployment(STAGE, bucket=_BUCKET, session=cloud.session, delay=0.3)

    def begun(self) -> Cloud:
        """Deploy it, by way of all that goes wrong with a first deployment."""
        self._refused("an account without a role for logs", "make account", self._given)
        account.set_up(self._cloud.session, delay=0.3)
        self._refused("a first deployment with a wrong step", "taken back", self._given, template="broken.json")
        outputs = self._deployment.deploy(self._built, self._given, template="emulated.json")
        self._deployment.deploy(self._built, {}, template="emulated.json")  # again, with nothing changed
        self._refused("a change with a wrong step", "as it was", {}, template="broken.json")
        self._leave_a_change_hanging()
        self._deployment.deploy(self._built, {"CorsOrigins": "https://front.example"}, template="emulated.json")
        return Cloud(self._cloud.endpoint, api=outputs["RestAPIId"])

    def returned(self) -> Cloud:
        """Take it away and deploy it again: what it guards is there again."""
        secrets = self._cloud.client("secretsmanager")
        keys = secrets.get_secret_value(SecretId=f"{STAGE.prefix}/keys")["SecretString"]
        stays = self._deployment.destroy()
        kinds = Counter(line.partition(" ")[0] for line in stays)
        print("\n".join(f"  stays  {count} {kind}" for kind, count in sorted(kinds.items())), flush=True)
        outputs = self._deployment.deploy(self._built, self._given, template="emulated.json")
        secrets.put_secret_value(SecretId=f"{STAGE.prefix}/keys", SecretString=keys)
        table = self._cloud.client("dynamodb").describe_table(TableName=f"{STAGE.prefix}-reviews")["Table"]
        if not table["DeletionProtectionEnabled"]:
            raise RuntimeError("a table that was taken in is not protected")
        return Cloud(self._cloud.endpoint, api=outputs["RestAPIId"])

    def _refused(self, what: str, why: str, given: dict[str, str], template: str = "emulated.json") -> None:
        try:
            self._deployment.deploy(self._built, given, template=template)
        except Refused as refused:
            if why not in str(refused):
                raise
            print(f"  refused {what}: {refused}", flush=True)
        else:
            raise RuntimeError(f"{what} was deployed")

    def _leave_a_change_hanging(self) -> None:
        """Plan a change and go, as a terminal does that is closed."""
        given = [{"ParameterKey": name, "UsePreviousValue": True} for name in self._given if name != "CorsOrigins"]
        self._cloud.client("cloudformation").create_change_set(
            StackName=STAGE.prefix,
            ChangeSetName="deploy-20260101-000000-abcdef",
            UsePreviousTemplate=True,
            Parameters=[*given, {"ParameterKey": "CorsOrigins", "ParameterValue": "https://other.example"}],
            Capabilities=list(CAPABILITIES),
        )


def _broken(template: dict[str, Any]) -> dict[str, Any]:
    """The same with a step that no account can take, after all others."""
    found = copy.deepcopy(template)
    found["Resources"]["Broken"] = {
        "Type": "AWS::Lambda::Url",
        "DependsOn": [name for name, each in found["Resources"].items() if each["Type"] == _TABLE],
        "Properties": {"AuthType": "AWS_IAM", "TargetFunctionArn": f"{STAGE.prefix}-which-is-not-there"},
    }
    return found


def _as_checked_here(template: dict[str, Any]) -> dict[str, Any]:
    """What the emulator cannot do as AWS does.

    It holds a mail against no identity, only against `*`: that one grant is wider here. And it takes in no secret that
    is there already: this one goes with its stack, and the walk carries its value over.
    """
    template["Resources"]["KeysSecret"] |= {"DeletionPolicy": "Delete", "UpdateReplacePolicy": "Delete"}
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
    """Lead a stack of this template through its life, on an emulator of its own, and walk through it.

    Raises:
        RuntimeError: a step did not go as it should.
    """
    checked = _as_checked_here(template)
    (built / "emulated.json").write_text(json.dumps(checked), encoding="utf-8")
    (built / "broken.json").write_text(json.dumps(_broken(checked)), encoding="utf-8")
    with (
        tempfile.TemporaryDirectory() as scratch,
        serve(make_app(None, listings=40)) as register,
        running_cloud(Path(scratch)) as cloud,
    ):
        try:
            cloud.client("s3").create_bucket(Bucket=_BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
            life = Life(cloud, built, f"{register}/api")
            stack = life.begun()
            seen = journey.walk(stack, lambda: _register_editor(stack))
            journey.removals(stack)
            journey.there_again(life.returned(), seen)
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
