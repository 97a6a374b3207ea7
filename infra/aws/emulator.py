"""The package as it is deployed, on an emulator that enforces IAM: `make deploy-emulator`.

It builds the stage `emulator`, starts ministack with AUTH=true in a directory of its own, and leads a stack through its
life by the operators' own commands: an account without its role, a first deployment that fails, one that does not, a
second one, one that fails, a change that hangs; then the loop through the API, where a review is written, confirmed,
published and replied to; then its end, and its return with all its data. Functions run in processes of their own, with
their roles' credentials: what a policy does not grant, the emulator denies.
"""

import copy
import json
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any, Final

from chalicelib.settings import TODAY
from infra.aws import account, journey
from infra.aws.build import build
from infra.aws.cloud import EDITORS, STAGE, Cloud
from infra.aws.deploy import Deployment
from infra.aws.practice.running import running_cloud
from infra.aws.stacks.stack import CAPABILITIES
from infra.commands import Refused
from infra.local.environment import REGION, ROOT
from infra.local.register import make_app, serve

_BUCKET: Final = "waardering-packages"
_TABLE: Final = "AWS::DynamoDB::Table"


def _parameters(register: str) -> dict[str, str]:
    return {
        "SiteUrl": "https://platform.example",
        "MailDomain": "platform.example",
        "OperatorMail": "operator@platform.example",
        "SocialeKaartUrl": register,
        "SocialeKaartConfig": '{"page_size": 20}',
        "OldestReader": TODAY,
        "OldestWriter": TODAY,
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
        outputs = self._deployment.deploy(self._built, self._given)
        self._deployment.deploy(self._built, {})  # again, with nothing changed
        self._refused("a change with a wrong step", "as it was", {}, template="broken.json")
        self._leave_a_change_hanging()
        self._deployment.deploy(self._built, {"CorsOrigins": "https://front.example"})
        return Cloud(self._cloud.endpoint, api=outputs["RestAPIId"])

    def returned(self) -> Cloud:
        """Take it away and deploy it again: what it guards is there again."""
        secrets = self._cloud.client("secretsmanager")
        keys = secrets.get_secret_value(SecretId=f"{STAGE.prefix}/keys")["SecretString"]
        stays = self._deployment.destroy()
        kinds = Counter(line.partition(" ")[0] for line in stays)
        print("\n".join(f"  stays  {count} {kind}" for kind, count in sorted(kinds.items())), flush=True)
        outputs = self._deployment.deploy(self._built, self._given)
        if secrets.get_secret_value(SecretId=f"{STAGE.prefix}/keys")["SecretString"] != keys:
            raise RuntimeError("the keys are others than before")
        table = self._cloud.client("dynamodb").describe_table(TableName=f"{STAGE.prefix}-reviews")["Table"]
        if not table["DeletionProtectionEnabled"]:
            raise RuntimeError("a table that was taken in is not protected")
        return Cloud(self._cloud.endpoint, api=outputs["RestAPIId"])

    def _refused(self, what: str, why: str, given: dict[str, str], template: str = "template.json") -> None:
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


def try_out(built: Path) -> None:
    """Lead a stack of what was built through its life, on an emulator of its own, and walk through it.

    Raises:
        RuntimeError: a step did not go as it should.
    """
    template = json.loads((built / "template.json").read_text(encoding="utf-8"))
    (built / "broken.json").write_text(json.dumps(_broken(template)), encoding="utf-8")
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
    try_out(build(STAGE, ROOT / "build" / STAGE.name))
    print("The deployed package walked the whole loop, with IAM enforced.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
