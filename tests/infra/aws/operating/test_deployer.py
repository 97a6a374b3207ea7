"""Who deploys may do what a stage's templates take, on that stage's things, and cannot delete what it keeps."""

import json
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest

from infra.aws import deployer
from infra.aws.deployer import LARGEST, main, policies, trust
from infra.aws.stages import STAGES

# One resource of each kind that a stage has, without a build; `tests/infra/aws/test_build.py` builds.
KEPT = ("AWS::DynamoDB::Table", "AWS::KMS::Key", "AWS::SecretsManager::Secret")
TYPES = (
    *("AWS::Lambda::Function", "AWS::Lambda::Alias", "AWS::Lambda::Version", "AWS::SQS::Queue", "AWS::SNS::Topic"),
    *("AWS::CloudFront::Distribution", "AWS::WAFv2::WebACL", "AWS::Route53::RecordSetGroup", "AWS::IAM::Role"),
    *("AWS::CloudWatch::Alarm", "AWS::CodeDeploy::DeploymentGroup", "AWS::CertificateManager::Certificate"),
)
TEMPLATE: dict[str, Any] = {
    "Resources": {each.replace(":", ""): {"Type": each} for each in TYPES}
    | {each.replace(":", ""): {"Type": each, "DeletionPolicy": "Retain"} for each in KEPT}
}


@pytest.fixture(scope="module")
def documents() -> list[dict[str, Any]]:
    return policies(STAGES["prod"], [TEMPLATE], account="123456789012", bucket="packages")


def allowed(documents: list[dict[str, Any]], action: str, resource: str) -> bool:
    return any(fnmatchcase(resource, each) for on, actions in _grants(documents) if action in actions for each in on)


def _grants(documents: list[dict[str, Any]]) -> Iterator[tuple[list[str], list[str]]]:
    for document in documents:
        for statement in document["Statement"]:
            yield statement["Resource"], statement["Action"]


@pytest.mark.parametrize(
    ("action", "resource"),
    [
        ("dynamodb:CreateTable", "arn:aws:dynamodb:eu-west-1:123456789012:table/waardering-prod-reviews"),
        ("lambda:UpdateFunctionCode", "arn:aws:lambda:eu-west-1:123456789012:function:waardering-prod-api_handler"),
        ("lambda:UpdateAlias", "arn:aws:lambda:eu-west-1:123456789012:function:waardering-prod-api_handler:live"),
        ("iam:PassRole", "arn:aws:iam::123456789012:role/waardering-prod-ApiHandlerRole-1A2B"),
        ("wafv2:CreateWebACL", "arn:aws:wafv2:us-east-1:123456789012:global/webacl/waardering-prod-edge/1-2"),
        ("cloudwatch:PutMetricAlarm", "arn:aws:cloudwatch:us-east-1:123456789012:alarm:waardering-prod-cdn-errors"),
        ("cloudformation:ExecuteChangeSet", "arn:aws:cloudformation:eu-west-1:123456789012:stack/waardering-prod/1-2"),
        ("s3:PutObject", "arn:aws:s3:::packages/prod/1.zip"),
        ("kms:CreateKey", "*"),
    ],
)
def test_what_a_deployment_takes_is_granted(documents: list[dict[str, Any]], action: str, resource: str) -> None:
    assert allowed(documents, action, resource)


@pytest.mark.parametrize(
    ("action", "resource"),
    [
        ("dynamodb:CreateTable", "arn:aws:dynamodb:eu-west-1:123456789012:table/waardering-staging-reviews"),
        ("dynamodb:DeleteTable", "arn:aws:dynamodb:eu-west-1:123456789012:table/waardering-prod-reviews"),
        ("dynamodb:GetItem", "arn:aws:dynamodb:eu-west-1:123456789012:table/waardering-prod-reviews"),
        ("kms:ScheduleKeyDeletion", "arn:aws:kms:eu-west-1:123456789012:key/1-2"),
        ("secretsmanager:DeleteSecret", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:waardering-prod/keys-a"),
        (
            "secretsmanager:GetSecretValue",
            "arn:aws:secretsmanager:eu-west-1:123456789012:secret:waardering-prod/keys-a",
        ),
        ("iam:CreateRole", "arn:aws:iam::123456789012:role/admin"),
        ("lambda:InvokeFunction", "arn:aws:lambda:eu-west-1:123456789012:function:waardering-prod-api_handler"),
        ("s3:GetObject", "arn:aws:s3:::packages/staging/1.zip"),
    ],
)
def test_nothing_of_another_stage_and_nothing_that_is_kept(
    documents: list[dict[str, Any]], action: str, resource: str
) -> None:
    assert not allowed(documents, action, resource)


def test_every_type_of_resource_is_covered(documents: list[dict[str, Any]]) -> None:
    """Taken away one by one: without a type, something that only it takes is granted no more; all types are known."""
    every = {action for _, actions in _grants(documents) for action in actions}
    for name in ("AWS::SQS::Queue", "AWS::CodeDeploy::DeploymentGroup", "AWS::CertificateManager::Certificate"):
        rest = {"Resources": {key: each for key, each in TEMPLATE["Resources"].items() if each["Type"] != name}}
        fewer = policies(STAGES["prod"], [rest], account="123456789012", bucket="packages")
        assert every - {action for _, actions in _grants(fewer) for action in actions} != set()
    with pytest.raises(RuntimeError, match="nothing says what AWS::New::Thing needs"):
        policies(STAGES["prod"], [{"Resources": {"X": {"Type": "AWS::New::Thing"}}}], account="1" * 12, bucket="b")


def test_no_action_has_a_star_and_each_document_fits(documents: list[dict[str, Any]]) -> None:
    assert [action for _, actions in _grants(documents) for action in actions if "*" in action] == []
    assert max(len("".join(json.dumps(each).split())) for each in documents) <= LARGEST


def test_the_role_is_taken_by_one_repository_in_one_environment() -> None:
    (statement,) = trust(STAGES["prod"], account="123456789012", repository="owner/waardering")["Statement"]
    assert statement["Condition"]["StringEquals"] == {
        "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
        "token.actions.githubusercontent.com:sub": "repo:owner/waardering:environment:prod",
    }


@pytest.mark.parametrize("account", ["", "123", "12345678901x", "1234567890123"])
def test_a_wrong_account_is_one_line(account: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["prod", "--account", account, "--bucket", "b"])
    assert refused.value.code == 2
    assert re.fullmatch("python -m infra.aws.deployer: an account is twelve digits.*\n", capsys.readouterr().err)


def test_without_a_build_it_says_how_to_make_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(deployer, "ROOT", tmp_path)
    assert main(["prod", "--account", "123456789012", "--bucket", "b"]) == 1
    assert capsys.readouterr().err == "build/prod/expanded.json is not there: make package STAGE=prod\n"
