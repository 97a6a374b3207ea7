"""The operators' commands on an account: each call of theirs refused in turn, and a wrong word in each place."""

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import boto3
import pytest
from moto import mock_aws

from infra.aws import account, deploy
from infra.aws.packing.layer import NAME as ACCOUNTS
from infra.aws.stages import STAGES
from infra.commands import run
from tests.conftest import NOT_OURS

REGION: Final = "eu-west-1"
BUCKET: Final = "our-packages"
STAGE: Final = STAGES["staging"]
GIVEN: Final = ["MailDomain=staging.example", "SiteUrl=https://staging.example"]
COMMAND: Final = [STAGE.name, "--bucket", BUCKET, *GIVEN]
ROLE: Final = "writes-logs"
ARN: Final = f"arn:aws:iam::123456789012:role/{ROLE}"
EXPIRED: Final = ("ExpiredToken", "The security token included in the request is expired")
DENIED: Final = ("AccessDenied", "User: somebody is not authorized to perform: that")
# What a first deployment asks of AWS: each of these may be what somebody has no right to.
CALLS: Final = (
    *("GetCallerIdentity", "DescribeStacks", "HeadBucket", "GetAccount", "GetRole", "PutObject", "DescribeTable"),
    *("CreateChangeSet", "DescribeChangeSet", "ExecuteChangeSet", "DescribeStackEvents"),
)
# A stage in small: a table that is guarded, a log of its own, and a queue that goes with the stack.
TEMPLATE: Final = {
    "AWSTemplateFormatVersion": "2010-09-09",
    "Description": STAGE.description,
    "Parameters": {
        "MailDomain": {"Type": "String"},
        "SiteUrl": {"Type": "String"},
        "Limit": {"Type": "Number", "Default": 5, "MinValue": 1},
    },
    "Resources": {
        "ReviewsTable": {
            "Type": "AWS::DynamoDB::Table",
            **STAGE.kept,
            "Properties": {
                "TableName": f"{STAGE.prefix}-reviews",
                "BillingMode": "PAY_PER_REQUEST",
                "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
                "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
                "DeletionProtectionEnabled": True,
            },
        },
        "FailedQueue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": f"{STAGE.prefix}-failed"}},
    },
}


def made_ready() -> None:
    """Give the account what it has before its first stage: a bucket, and the role for logs."""
    boto3.client("s3", REGION).create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
    boto3.client("iam").create_role(RoleName=ROLE, AssumeRolePolicyDocument="{}")
    patch = [{"op": "replace", "path": "/cloudwatchRoleArn", "value": ARN}]
    boto3.client("apigateway", REGION).update_account(patchOperations=patch)


def in_one_step(here: "Here") -> None:
    """Have the table unprotected from the first: moto's stack loses one that is changed."""
    file = here.built / STAGE.name / "template.json"
    plain = json.loads(file.read_text(encoding="utf-8"))
    plain["Resources"]["ReviewsTable"]["Properties"]["DeletionProtectionEnabled"] = False
    file.write_text(json.dumps(plain), encoding="utf-8")


class Here:
    """An account in memory, and the command as somebody types it there."""

    def __init__(self, built: Path, patch: pytest.MonkeyPatch, output: Callable[[], str]) -> None:
        self.calls: list[str] = []
        self.refuse: dict[str, tuple[str, str]] = {}
        self._output = output
        patch.setattr("infra.aws.deploy.ROOT", built)
        patch.setattr("boto3.Session", self.session)
        patch.setattr("infra.aws.mail.tell", lambda stage: stage)  # test_mail.py has it; moto knows no account of SES
        self.built = built / "build"

    def session(self) -> boto3.Session:
        made = boto3.session.Session(region_name=REGION, aws_access_key_id="a", aws_secret_access_key="b")
        events: Any = made.events  # a handler of this event may answer itself, which its types do not say
        events.register("before-call", self._called)
        return made

    def _called(self, model: Any, **_: object) -> tuple[object, dict[str, Any]] | None:
        self.calls.append(model.name)
        if model.name not in self.refuse:
            return None
        code, message = self.refuse[model.name]
        answer = type("Answer", (), {"status_code": 403})()
        return answer, {"Error": {"Code": code, "Message": message}, "ResponseMetadata": {"HTTPStatusCode": 403}}

    def command(self, main: Callable[[list[str]], int], arguments: list[str]) -> tuple[object, str]:
        """Run it to its end; returns what it leaves with: 0, or 1 with the line that it writes to stderr."""
        with pytest.raises(SystemExit) as ended:
            run(lambda: main(arguments))
        assert isinstance(ended.value.code, int | str)
        return (0, self._output()) if not ended.value.code else (1, str(ended.value.code))

    def deploy(self, *more: str) -> tuple[object, str]:
        return self.command(deploy.main, [*COMMAND, *more])

    def status(self) -> str:
        client: Any = boto3.client("cloudformation", REGION)
        found = [each for each in client.describe_stacks()["Stacks"] if each["StackName"] == STAGE.prefix]
        return str(found[0]["StackStatus"]) if found else ""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Here]:
    for name in (*NOT_OURS, "CONFIRM"):
        monkeypatch.delenv(name, raising=False)
    built = tmp_path / "build" / STAGE.name
    built.mkdir(parents=True)
    (built / "template.json").write_text(json.dumps(TEMPLATE), encoding="utf-8")
    for name in ("deployment.zip", ACCOUNTS):
        (built / name).write_bytes(b"code")
    with mock_aws():
        made_ready()
        yield Here(tmp_path, monkeypatch, lambda: capsys.readouterr().out)


def test_an_account_without_its_role_is_told_so(here: Here) -> None:
    boto3.client("iam").delete_role(RoleName=ROLE)
    status, said = here.deploy()
    assert (status, here.status()) == (1, "")
    assert said.endswith("is not there: make account, once per account and region")


def test_a_role_that_goes_with_this_stage_is_no_role(here: Here) -> None:
    """Older releases made it in the stage's own stack, from which a deployment of this one takes it away."""
    name = f"{STAGE.prefix}-ApiLogsRole-1"
    boto3.client("iam").create_role(RoleName=name, AssumeRolePolicyDocument="{}")
    patch = [{"op": "replace", "path": "/cloudwatchRoleArn", "value": f"arn:aws:iam::123456789012:role/{name}"}]
    boto3.client("apigateway", REGION).update_account(patchOperations=patch)
    status, said = here.deploy()
    assert (status, here.status()) == (1, "")
    assert "one of this stage's own, as older releases made it: make account" in said


def test_a_role_of_others_stays(here: Here) -> None:
    here.calls.clear()
    status, said = here.command(account.main, [])
    assert (status, said) == (0, f"API Gateway writes logs as {ARN} here already, which stays\n")
    assert set(here.calls) == {"GetAccount", "GetRole"}


def test_a_table_is_made_without_protection_and_protected_once_all_stands(here: Here) -> None:
    assert here.deploy()[0] == 0
    assert set(CALLS) == set(here.calls)
    assert here.calls.count("ExecuteChangeSet") == 2
    client: Any = boto3.client("cloudformation", REGION)
    table = client.get_template(StackName=STAGE.prefix)["TemplateBody"]["Resources"]["ReviewsTable"]
    assert table["Properties"]["DeletionProtectionEnabled"]


def test_it_deploys_again_and_a_parameter_that_is_not_given_keeps_its_value(here: Here) -> None:
    in_one_step(here)
    assert here.deploy()[0] == 0
    assert here.command(deploy.main, COMMAND[:3])[0] == 0
    client: Any = boto3.client("cloudformation", REGION)
    assert {"ParameterKey": "MailDomain", "ParameterValue": "staging.example"} in client.describe_stacks()["Stacks"][0][
        "Parameters"
    ]


@pytest.mark.parametrize("operation", CALLS)
def test_whatever_call_is_denied_it_is_one_line_and_the_same_command_goes_on(here: Here, operation: str) -> None:
    """A missing right: nothing stands half, and what was only planned is no hindrance to the next try."""
    here.refuse = {operation: DENIED}
    status, said = here.deploy()
    here.refuse = {}
    if operation == "GetRole":  # whoever may not look at roles believes API Gateway
        assert status == 0
        return
    assert status == 1
    assert "\n" not in said
    assert here.status() in {"", "REVIEW_IN_PROGRESS", "CREATE_COMPLETE"}
    assert here.deploy()[0] == 0


def test_a_session_that_is_over_ends_at_the_first_call(here: Here) -> None:
    for main, arguments in ((deploy.main, COMMAND), (account.main, [])):
        here.calls.clear()
        here.refuse = dict.fromkeys(("GetCallerIdentity", "GetAccount"), EXPIRED)
        said = "The session with AWS is over: sign in again, then run the same command"
        assert here.command(main, arguments) == (1, said)
        assert len(here.calls) == 1
    here.refuse = {"DescribeStacks": EXPIRED}
    assert here.command(deploy.main, [STAGE.name, "--destroy"])[0] == 1


def test_a_stack_of_another_app_is_left_alone(here: Here) -> None:
    client: Any = boto3.client("cloudformation", REGION)
    other = {"Resources": {"Queue": {"Type": "AWS::SQS::Queue"}}, "Description": "A shop"}
    client.create_stack(StackName=STAGE.prefix, TemplateBody=json.dumps(other))
    here.calls.clear()
    said = f"The stack {STAGE.prefix} in this account is not ours (A shop)"
    assert here.deploy() == (1, said)
    assert not [each for each in here.calls if not each.startswith(("Describe", "Get", "Head", "List"))]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([STAGE.name, "--bucket", "no-such-bucket", *GIVEN], "The bucket no-such-bucket does not exist"),
        ([STAGE.name, "--bucket", BUCKET], 'MailDomain, SiteUrl must be given: PARAMETERS="MailDomain=…"'),
        ([*COMMAND, "Sender=x"], "There is no parameter Sender; there are Limit, MailDomain, SiteUrl"),
        ([*COMMAND, "Limit=0"], "Limit must be a number from 1 on, not '0'"),
    ],
)
def test_a_wrong_word_is_one_line_and_nothing_is_begun(here: Here, arguments: list[str], said: str) -> None:
    here.calls.clear()
    assert here.command(deploy.main, arguments) == (1, said)
    assert not [each for each in here.calls if not each.startswith(("Describe", "Get", "Head", "List"))]


def test_two_stages_of_one_account_have_no_name_in_common(here: Here) -> None:
    assert here.deploy()[0] == 0
    other = [STAGES["prod"].name, "--bucket", BUCKET, *GIVEN]
    (here.built / "prod").symlink_to(here.built / STAGE.name)
    said = f"MailDomain is staging.example for {STAGE.prefix} already: each stage has its own"
    assert here.command(deploy.main, other) == (1, said)


@pytest.mark.parametrize("confirmed", ["", "prod", f"{STAGE.name}-2"])
def test_nothing_is_destroyed_without_the_stages_own_name(
    here: Here, monkeypatch: pytest.MonkeyPatch, confirmed: str
) -> None:
    monkeypatch.setenv("CONFIRM", confirmed)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    here.calls.clear()
    status, said = here.command(deploy.main, [STAGE.name, "--destroy"])
    assert (status, here.calls) == (1, [])
    assert said.startswith(f"Nothing was done: say the stage's name once more, CONFIRM={STAGE.name},")


def test_a_typed_name_destroys_and_says_what_stays(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    in_one_step(here)
    here.deploy()
    terminal = io.StringIO(f"{STAGE.name}\n")
    terminal.isatty = lambda: True  # type: ignore[method-assign]  # a terminal in which somebody types that
    monkeypatch.setattr("sys.stdin", terminal)
    status, said = here.command(deploy.main, [STAGE.name, "--destroy"])
    assert status == 0
    assert f"AWS::DynamoDB::Table {STAGE.prefix}-reviews: aws dynamodb update-table" in said
    assert "SQS" not in said
    assert here.status() == ""
    monkeypatch.setenv("CONFIRM", STAGE.name)
    assert here.command(deploy.main, [STAGE.name, "--destroy"])[0] == 0  # again: there is nothing, which is no fault
