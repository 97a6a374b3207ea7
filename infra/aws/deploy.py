"""Put what `infra.aws.build` made into an account: `python -m infra.aws.deploy STAGE --bucket NAME Name=value ...`.

A change is planned, shown and carried out; CloudFormation takes it back when a step fails, and the same command tries
again, in whatever state that left the stack (`infra.aws.stacks.states`). A parameter that is not given keeps its value.
`--destroy` takes the stack away; what a stage guards stays, and a later deployment takes it in again.
"""

import contextlib
import copy
import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import boto3
import msgspec
from botocore.exceptions import ClientError

from chalicelib.adapters.sociale_kaart.config import read_source
from chalicelib.settings import WrongSetting, read_settings
from infra.aws import account, mail
from infra.aws.packing import layer
from infra.aws.shipping import released
from infra.aws.stacks import beside, kept
from infra.aws.stacks.stack import CAPABILITIES, Stack
from infra.aws.stacks.states import STATES, Way
from infra.aws.stages import STAGES, Stage
from infra.commands import OneLineParser, Refused, run
from infra.local.environment import ROOT

_BUCKET: Final = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_APART: Final = ("DomainName", "MailDomain", "SiteUrl")  # of each stage its own
_TABLE: Final = "AWS::DynamoDB::Table"
# What every stage has, for the settings that are looked at before they go out.
_STARTS: Final = {
    "STAGE": "here",
    "AWS_DEFAULT_REGION": "here",
    "SITE_URL": "https://here.example",
    "KEYS_SECRET": "here",
}


class Deployment:
    """One stage's stack in one account and region, as the environment's credentials reach it."""

    def __init__(
        self, stage: Stage, *, bucket: str = "", session: boto3.Session | None = None, delay: float = 5
    ) -> None:
        self._session = session or boto3.Session()
        self._stage = stage
        self._bucket = bucket
        self._delay = delay
        self._cloudformation = self._client("cloudformation")
        self.stack = Stack(self._cloudformation, stage.prefix, stage.description, delay=delay)

    def deploy(self, built: Path, parameters: Mapping[str, str], *, template: str = "template.json") -> dict[str, str]:
        """Carry out the difference between the stack and what was built; returns the stack's outputs.

        Raises:
            Refused: something has to be put right first, or CloudFormation took back what it began.
        """
        text = json.loads((built / template).read_text(encoding="utf-8"))
        code, accounts = (built / "deployment.zip").read_bytes(), (built / layer.NAME).read_bytes()
        self._say_where()
        known = self._known_parameters()
        check_parameters(text["Parameters"], parameters, known)
        check_settings(text, {**self._values(), **parameters})
        self._check_bucket()
        self._check_apart(parameters)
        account.require(self._session, self._stage.prefix)
        way = self.stack.make_ready()
        known = self._known_parameters()
        check_parameters(text["Parameters"], parameters, known)  # what went meanwhile remembers none
        text = with_code(text, self._bucket, self._keep(code, "zip"), self._keep(accounts, "zip"))
        text = released(text, {**self._values(), **parameters})
        kind = "CREATE" if way is Way.CREATE else "UPDATE"
        if kind == "CREATE" and self._taken_in(text):
            kind = "UPDATE"
        elif kind == "UPDATE":
            self.stack.change_sets_gone()
        changed = False
        for step in steps(text, set(self.stack.resources()) if kind == "UPDATE" else set()):
            changed |= self._change(kind, step, parameters, known)
            kind, known = "UPDATE", {*text["Parameters"]} & ({*known} | {*parameters})
        if not changed:
            print(f"{self._stage.prefix} is as it was built: nothing to change")
        if "Cdn" in text["Resources"]:
            beside.watch(self._session, self._stage, self.stack.resources()["Cdn"], delay=self._delay)
        return self.stack.outputs()

    def destroy(self) -> list[str]:
        """Take the stack away; returns what stays, one line for each, with the commands that end it.

        Raises:
            Refused: something of it would not go.
        """
        status = self.stack.status
        if STATES.get(status) and STATES[status].destroy is Way.WAIT:
            print(f"{self._stage.prefix} is {status}, {STATES[status].means}: this waits", flush=True)
            self.stack.wait()
            status = self.stack.status
        if STATES.get(status) and STATES[status].destroy is Way.NOTHING:
            print(f"There is no stack {self._stage.prefix} here")
            return []
        stays = self._stays() if status != "REVIEW_IN_PROGRESS" else []
        self.stack.delete()
        return stays

    def _stays(self) -> list[str]:
        held = self.stack.resources()
        return [
            f"{each['Type']} {held[name]}: {' && '.join(kept.endings(each['Type'], held[name]))}"
            for name, each in sorted(kept.kept_of(self.stack.template()).items(), key=lambda one: one[1]["Type"])
            if held.get(name)
        ]

    def _client(self, service: str) -> Any:
        session: Any = self._session
        return session.client(service)

    def _say_where(self) -> None:
        """Name the account: the first call, so that a session that is over ends here."""
        found = self._client("sts").get_caller_identity()["Account"]
        print(f"{self._stage.prefix} in account {found}, {self._session.region_name}", flush=True)

    def _check_bucket(self) -> None:
        try:
            found = self._client("s3").head_bucket(Bucket=self._bucket).get("BucketRegion", "")
        except ClientError as error:
            said = {"404": "does not exist", "403": "is not ours to use"}.get(error.response["Error"]["Code"])
            raise Refused(f"The bucket {self._bucket} {said or f'cannot be used ({error})'}") from error
        if found and found != self._session.region_name:
            raise Refused(
                f"The bucket {self._bucket} is in {found}: functions read theirs in {self._session.region_name}"
            )

    def _check_apart(self, parameters: Mapping[str, str]) -> None:
        """See that no other stage of this account has the names that this one is given."""
        for other in STAGES.values():
            given = {name: parameters[name] for name in _APART if name in parameters}
            if other == self._stage or not given:
                continue
            found: Sequence[Mapping[str, str]] = ()
            stack = Stack(self._cloudformation, other.prefix, other.description)
            with contextlib.suppress(Refused):  # of that name, and not ours: it has nothing of a stage
                found = stack.describe().get("Parameters", [])
            theirs = {each["ParameterKey"]: each["ParameterValue"] for each in found}
            for name in sorted(given.items() & theirs.items()):
                raise Refused(f"{name[0]} is {name[1]} for {other.prefix} already: each stage has its own")

    def _taken_in(self, text: Mapping[str, Any]) -> bool:
        """Take in what an earlier stack of this stage kept; returns whether there was any."""
        taken = kept.to_take_in(text, self._client)
        if not taken:
            return False
        print(f"{self._stage.prefix} was here before, and kept its data: it is taken in first", flush=True)
        return self.stack.change("IMPORT", self._put(kept.only(text, taken)), ResourcesToImport=taken)

    def _change(self, kind: str, text: Mapping[str, Any], given: Mapping[str, str], known: set[str]) -> bool:
        values = [
            {"ParameterKey": name, "ParameterValue": given[name]}
            if name in given
            else {"ParameterKey": name, "UsePreviousValue": True}
            for name in text["Parameters"]
            if name in given or name in known
        ]
        return self.stack.change(kind, self._put(text), Parameters=values, Capabilities=list(CAPABILITIES))

    def _put(self, text: Mapping[str, Any]) -> dict[str, str]:
        """Keep a template, and say where CloudFormation finds it."""
        key = self._keep(json.dumps(text, sort_keys=True).encode(), "json")
        url = self._client("s3").generate_presigned_url("get_object", {"Bucket": self._bucket, "Key": key}, 3600)
        return {"TemplateURL": url.partition("?")[0]}

    def _keep(self, content: bytes, ending: str) -> str:
        """Keep this content by its digest, and return its key: an older deployment's stays, to roll back to."""
        key = f"{self._stage.name}/{hashlib.sha256(content).hexdigest()}.{ending}"
        self._client("s3").put_object(Bucket=self._bucket, Key=key, Body=content)
        return key

    def _values(self) -> dict[str, str]:
        """Return the stack's parameters as they are now: those that are not given keep it."""
        if not self._known_parameters():
            return {}
        return {each["ParameterKey"]: each["ParameterValue"] for each in self.stack.describe().get("Parameters", [])}

    def _known_parameters(self) -> set[str]:
        """The parameters that the stack has values of; one that is made anew has none."""
        found = self.stack.describe()
        state = STATES.get(found["StackStatus"])
        if state and state.deploy in {Way.CREATE, Way.CLEAR}:
            return set()
        return {each["ParameterKey"] for each in found.get("Parameters", [])}


def check_parameters(declared: Mapping[str, Any], given: Mapping[str, str], known: set[str]) -> None:
    """See that the parameters are those of the template, with values that it takes.

    Raises:
        Refused: one is unknown, missing or wrong.
    """
    if unknown := sorted(given.keys() - declared.keys()):
        raise Refused(f"There is no parameter {unknown[0]}; there are {', '.join(sorted(declared))}")
    missing = [name for name, each in declared.items() if "Default" not in each and name not in {*given, *known}]
    if missing:
        raise Refused(f'{", ".join(sorted(missing))} must be given: PARAMETERS="{min(missing)}=…"')
    for name, value in given.items():
        rule = declared[name]
        if not value and "Default" not in rule:
            raise Refused(f"{name} must not be empty")
        if "AllowedValues" in rule and value not in rule["AllowedValues"]:
            raise Refused(f"{name} must be one of {', '.join(rule['AllowedValues'])}, not {value!r}")
        if "AllowedPattern" in rule and not re.fullmatch(rule["AllowedPattern"], value):
            raise Refused(f"{name} must look like {rule['AllowedPattern']}, not {value!r}")
        if rule["Type"] == "Number" and not (value.isdigit() and int(value) >= rule.get("MinValue", 0)):
            raise Refused(f"{name} must be a number from {rule.get('MinValue', 0)} on, not {value!r}")


def check_settings(text: Mapping[str, Any], values: Mapping[str, str]) -> None:
    """See that functions start with these values of parameters: one that they refuse would stop every one of them.

    Raises:
        Refused: one is wrong, by its name.
    """
    given = {variable: name for variable, name in _handed_on(text) if values.get(name)}
    environment = _STARTS | {variable: values[name] for variable, name in given.items()}
    try:
        settings = read_settings(environment)
        read_source(settings.care_directory_url, settings.care_directory_config, local=False)
    except WrongSetting as wrong:
        variable, _, said = str(wrong).partition(" ")
        raise Refused(f"{dict(_handed_on(text)).get(variable, variable)} {said}") from wrong
    except msgspec.MsgspecError as wrong:
        raise Refused(f"SocialeKaartConfig: {wrong}") from wrong


def _handed_on(text: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each variable that functions get the value of a parameter by, with that parameter."""
    for resource in text["Resources"].values():
        variables = resource.get("Properties", {}).get("Environment", {}).get("Variables", {})
        for variable, value in variables.items():
            if isinstance(value, dict) and value.get("Ref") in text["Parameters"]:
                yield variable, value["Ref"]


def steps(text: Mapping[str, Any], there: set[str]) -> list[Mapping[str, Any]]:
    """Return the templates to carry out, one after the other, in a stack that holds these resources.

    A table that refuses to be deleted could not be taken back when a later step fails, and its name would be taken
    ever after: new tables are made without that, and get it once all stands.
    """
    first = copy.deepcopy(dict(text))
    for name, resource in first["Resources"].items():
        if resource["Type"] == _TABLE and name not in there:
            resource["Properties"]["DeletionProtectionEnabled"] = False
    return [text] if first == text else [first, text]


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


def confirm(stage: Stage) -> None:
    """Have the stage's name said once more, by CONFIRM or at the terminal, before it is taken away.

    Raises:
        Refused: it is not said, or another one.
    """
    stays = "data, keys and logs stay" if stage.guarded else "its data and logs go with it"
    said = os.environ.get("CONFIRM", "")
    if not said and sys.stdin.isatty():
        said = input(f"This takes {stage.prefix} away ({stays}). Type {stage.name} to go on: ").strip()
    if said != stage.name:
        raise Refused(
            f"Nothing was done: say the stage's name once more, CONFIRM={stage.name}, to take it away ({stays})"
        )


def main(arguments: Sequence[str]) -> int:
    parser = OneLineParser(prog="python -m infra.aws.deploy", description=__doc__)
    parser.add_argument("stage", choices=sorted(STAGES.keys() - {"emulator"}))
    parser.add_argument("--bucket", default="", help="where packages are kept; private, versioned, yours")
    parser.add_argument("--destroy", action="store_true", help="take it away; needs no bucket and no parameter")
    parser.add_argument("parameters", nargs="*", metavar="Name=value")
    asked = parser.parse_intermixed_args(arguments)
    stage = STAGES[asked.stage]
    if asked.destroy:
        if asked.parameters:
            parser.error(f"--destroy takes no parameters, such as {asked.parameters[0]!r}")
        confirm(stage)
        return _destroy(Deployment(stage), stage)
    if not _BUCKET.fullmatch(asked.bucket):
        parser.error(f"--bucket must be the name of a bucket, not {asked.bucket!r}")
    if wrong := [each for each in asked.parameters if "=" not in each]:
        parser.error(f"a parameter is Name=value, not {wrong[0]!r}")
    given = dict(each.split("=", 1) for each in asked.parameters)
    deployment = Deployment(stage, bucket=asked.bucket)
    for name, value in deployment.deploy(ROOT / "build" / stage.name, given).items():
        print(f"{name}: {value}")
    mail.tell(stage)
    return 0


def _destroy(deployment: Deployment, stage: Stage) -> int:
    stays = deployment.destroy()
    if stays:
        print(f"{stage.prefix} is gone. What stays, and what would end it for good:")
        print("\n".join(f"  {each}" for each in stays))
        print("A new deployment of this stage takes all that in again.")
    return 0


if __name__ == "__main__":
    run(lambda: main(sys.argv[1:]))
