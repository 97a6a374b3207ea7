"""A stage tells the stack in us-east-1 which distribution it watches, once, or says what keeps it from that."""

import json
from collections.abc import Iterator
from typing import Any, Final

import boto3
import pytest
from moto import mock_aws

from infra.aws.stacks.beside import REGION, watch
from infra.aws.stages import STAGES
from infra.aws.template.us_east import us_east

STAGE: Final = STAGES["staging"]
NAME: Final = f"{STAGE.prefix}-edge"
GIVEN: Final = {"DomainName": "staging.example", "OperatorMail": "operator@staging.example"}
ALARM: Final = "CdnErrorsAlarm"


@pytest.fixture
def session() -> Iterator[boto3.Session]:
    with mock_aws():
        yield boto3.Session("a", "b", region_name="eu-west-1")


def made(description: str = STAGE.beside) -> Any:
    """The stack as the operations page makes it, with queues: moto's stacks know no alarms."""
    queue = {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": {"Ref": "DistributionId"}}}
    there = {"Type": "AWS::SQS::Queue", "Properties": {}}
    template = us_east(STAGE)
    assert template["Resources"][ALARM]["Condition"] == "HasDistribution"
    resources = {ALARM: {**queue, "Condition": "HasDistribution"}, "Firewall": there}
    template |= {"Description": description, "Resources": resources, "Outputs": {}}
    client: Any = boto3.client("cloudformation", REGION)
    given = [{"ParameterKey": name, "ParameterValue": value} for name, value in GIVEN.items()]
    client.create_stack(StackName=NAME, TemplateBody=json.dumps(template), Parameters=given)
    return client


def parameters(client: Any) -> dict[str, str]:
    (found,) = client.describe_stacks(StackName=NAME)["Stacks"]
    return {each["ParameterKey"]: each["ParameterValue"] for each in found["Parameters"]}


def test_it_is_told_once_and_keeps_all_else(session: boto3.Session, capsys: pytest.CaptureFixture[str]) -> None:
    client = made()
    watch(session, STAGE, "E123", delay=0)
    assert f"{NAME} in {REGION} watches the CDN E123" in capsys.readouterr().out
    assert parameters(client) == {**GIVEN, "HostedZoneId": "", "DistributionId": "E123"}
    held = client.describe_stack_resources(StackName=NAME)["StackResources"]
    assert {each["LogicalResourceId"] for each in held} == {ALARM, "Firewall"}
    watch(session, STAGE, "E123", delay=0)
    assert capsys.readouterr().out == ""


def test_without_that_stack_it_says_so(session: boto3.Session, capsys: pytest.CaptureFixture[str]) -> None:
    watch(session, STAGE, "E123", delay=0)
    assert capsys.readouterr().out == f"Nobody hears of errors of the CDN: there is no stack {NAME} in {REGION}\n"


def test_a_stack_of_another_app_is_left_alone(session: boto3.Session, capsys: pytest.CaptureFixture[str]) -> None:
    client = made("Somebody else's")
    watch(session, STAGE, "E123", delay=0)
    assert "is not ours" in capsys.readouterr().out
    assert parameters(client)["DistributionId"] == ""


def test_a_missing_right_is_a_line_and_no_failure(session: boto3.Session, capsys: pytest.CaptureFixture[str]) -> None:
    def denied(model: Any, **_: object) -> tuple[object, dict[str, Any]] | None:
        if model.name != "CreateChangeSet":
            return None
        answer = type("Answer", (), {"status_code": 403})()
        return answer, {"Error": {"Code": "AccessDenied", "Message": "not you"}, "ResponseMetadata": {}}

    client = made()
    events: Any = session.events
    events.register("before-call", denied)
    watch(session, STAGE, "E123", delay=0)
    said = capsys.readouterr().out
    assert "Nobody hears of errors of the CDN yet" in said
    assert said.count("\n") == 1
    assert parameters(client)["DistributionId"] == ""
