"""Put what `infra.aws.build` made into an account: `python -m infra.aws.deploy STAGE --bucket NAME Name=value ...`.

A change set is made, shown and carried out; CloudFormation puts everything back when a step fails. A parameter that is
not given keeps its value. `--destroy` takes the stack away; what a stage guards stays (docs/operations.md).
"""

import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import boto3
from botocore.exceptions import ClientError

from infra.aws import layer, mail
from infra.aws.stages import STAGES, Stage
from infra.commands import OneLineParser, run
from infra.local.environment import ROOT

_WAIT: Final = {"Delay": 5, "MaxAttempts": 360}


class Deployment:
    """One stage's stack in one account and region, as the environment's credentials reach it."""

    def __init__(self, stage: Stage, *, bucket: str, session: boto3.Session | None = None, quick: bool = False) -> None:
        session = session or boto3.Session()
        self._stage = stage
        self._bucket = bucket
        self._s3: Any = session.client("s3")
        self._stacks: Any = session.client("cloudformation")
        self._wait = {"Delay": 1, "MaxAttempts": 120} if quick else _WAIT

    def deploy(self, built: Path, parameters: Mapping[str, str], *, template: str = "template.json") -> dict[str, str]:
        """Carry out the difference between the stack and what was built; returns the stack's outputs."""
        code = (built / "deployment.zip").read_bytes()
        code_key = self._kept(code, "zip")
        layer_key = self._kept((built / layer.NAME).read_bytes(), "zip")
        plain = json.loads((built / template).read_text(encoding="utf-8"))
        text = with_code(plain, self._bucket, code_key, layer_key)
        template_key = self._kept(json.dumps(text, sort_keys=True).encode(), "json")
        url = self._s3.generate_presigned_url("get_object", {"Bucket": self._bucket, "Key": template_key}, 3600)
        known = self._known_parameters()
        wanted = [
            {"ParameterKey": name, "ParameterValue": parameters[name]}
            if name in parameters
            else {"ParameterKey": name, "UsePreviousValue": True}
            for name in text["Parameters"]
            if name in parameters or name in known
        ]
        name = f"deploy-{hashlib.sha256(code + json.dumps(wanted).encode() + template_key.encode()).hexdigest()[:16]}"
        change = {"StackName": self._stage.prefix, "ChangeSetName": name}
        self._stacks.create_change_set(
            **change,
            ChangeSetType="UPDATE" if known else "CREATE",
            TemplateURL=url.partition("?")[0],
            Parameters=wanted,
            Capabilities=["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
        )
        self._stacks.get_waiter("change_set_create_complete").wait(**change, WaiterConfig=self._wait)
        for each in self._stacks.describe_change_set(**change)["Changes"]:
            resource = each["ResourceChange"]
            print(f"  {resource['Action']:8} {resource['ResourceType']:44} {resource['LogicalResourceId']}")
        self._stacks.execute_change_set(**change)
        done = "stack_update_complete" if known else "stack_create_complete"
        self._stacks.get_waiter(done).wait(StackName=self._stage.prefix, WaiterConfig=self._wait)
        return self.outputs()

    def outputs(self) -> dict[str, str]:
        (stack,) = self._stacks.describe_stacks(StackName=self._stage.prefix)["Stacks"]
        return {each["OutputKey"]: each["OutputValue"] for each in stack.get("Outputs", [])}

    def destroy(self) -> None:
        self._stacks.delete_stack(StackName=self._stage.prefix)
        self._stacks.get_waiter("stack_delete_complete").wait(StackName=self._stage.prefix, WaiterConfig=self._wait)

    def _kept(self, content: bytes, ending: str) -> str:
        """Keep this content by its digest, and return its key: an older deployment's stays, to roll back to."""
        key = f"{self._stage.name}/{hashlib.sha256(content).hexdigest()}.{ending}"
        self._s3.put_object(Bucket=self._bucket, Key=key, Body=content)
        return key

    def _known_parameters(self) -> set[str]:
        try:
            (stack,) = self._stacks.describe_stacks(StackName=self._stage.prefix)["Stacks"]
        except ClientError as error:
            if error.response["Error"]["Code"] != "ValidationError":
                raise
            return set()
        if stack["StackStatus"] == "REVIEW_IN_PROGRESS":  # only a change set was ever made
            return set()
        return {each["ParameterKey"] for each in stack["Parameters"]}


def with_code(template: dict[str, Any], bucket: str, key: str, layer_key: str) -> dict[str, Any]:
    """The template with every function's code, and the layer's, where it was put."""
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = {"Bucket": bucket, "Key": key}
        elif resource["Type"] == "AWS::Lambda::Function":
            resource["Properties"]["Code"] = {"S3Bucket": bucket, "S3Key": key}
        elif resource["Type"] == "AWS::Lambda::LayerVersion":
            resource["Properties"]["Content"] = {"S3Bucket": bucket, "S3Key": layer_key}
    return template


def main(arguments: Sequence[str]) -> int:
    parser = OneLineParser(prog="python -m infra.aws.deploy", description=__doc__)
    parser.add_argument("stage", choices=sorted(STAGES.keys() - {"emulator"}))
    parser.add_argument("--bucket", required=True, help="where packages are kept; private, versioned, yours")
    parser.add_argument("--destroy", action="store_true")
    parser.add_argument("parameters", nargs="*", metavar="Name=value")
    asked = parser.parse_intermixed_args(arguments)
    stage = STAGES[asked.stage]
    if wrong := [each for each in asked.parameters if "=" not in each]:
        parser.error(f"a parameter is Name=value, not {wrong[0]!r}")
    deployment = Deployment(stage, bucket=asked.bucket)
    if asked.destroy:
        deployment.destroy()
        return 0
    given = dict(each.split("=", 1) for each in asked.parameters)
    for name, value in deployment.deploy(ROOT / "build" / stage.name, given).items():
        print(f"{name}: {value}")
    mail.tell(stage)
    return 0


if __name__ == "__main__":
    run(lambda: main(sys.argv[1:]))
