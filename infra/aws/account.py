"""What an AWS account holds once per region: the role with which API Gateway writes logs. `python -m infra.aws.account`

API Gateway knows one such role for all APIs of an account and region, and a stage with logs cannot be made without it:
so it has a stack of its own, made once, and no stage owns it. Its policy is AWS's own: API Gateway tries the role by
writing to a group of its own, which a narrower policy refuses ("Set up CloudWatch logging for REST APIs" in its
Developer Guide, AWS::ApiGateway::Account in the CloudFormation template reference).
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from typing import Any, Final

import boto3
from botocore.exceptions import ClientError

from infra.aws.stacks.stack import CAPABILITIES, Stack
from infra.aws.stacks.states import Way
from infra.aws.template.cloudformation import Resource, att, policy, sub
from infra.commands import OneLineParser, Refused, run

NAME: Final = "waardering-account"
_DESCRIPTION: Final = "Waarderingsplatform, account"
_KEPT: Final = {"DeletionPolicy": "RetainExceptOnCreate", "UpdateReplacePolicy": "Retain"}  # stages write by it
_PATIENCE: Final = 24  # looks


def template() -> dict[str, Any]:
    """Return the stack of the account."""
    assumed = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "apigateway.amazonaws.com"}}
    resources: dict[str, Resource] = {
        "ApiLogsRole": {
            "Type": "AWS::IAM::Role",
            **_KEPT,
            "Properties": {
                "AssumeRolePolicyDocument": policy(assumed),
                "ManagedPolicyArns": [
                    sub("arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs")
                ],
            },
        },
        "ApiLogsAccount": {
            "Type": "AWS::ApiGateway::Account",
            **_KEPT,
            "Properties": {"CloudWatchRoleArn": att("ApiLogsRole", "Arn")},
        },
    }
    return {"AWSTemplateFormatVersion": "2010-09-09", "Description": _DESCRIPTION, "Resources": resources}


def log_role(session: boto3.Session) -> str:
    """Return the role with which API Gateway writes logs here; empty when it has none, or one that is gone."""
    gateway: Any = session.client("apigateway")
    arn = str(gateway.get_account().get("cloudwatchRoleArn") or "")
    if arn:
        iam: Any = session.client("iam")
        try:
            iam.get_role(RoleName=arn.rpartition("/")[2])
        except ClientError as error:
            if error.response["Error"]["Code"] == "NoSuchEntity":
                return ""
            if error.response["Error"]["Code"] != "AccessDenied":  # whoever may not look believes API Gateway
                raise
    return arn


def set_up(session: boto3.Session, *, delay: float = 5) -> str:
    """Give API Gateway its role where it has none, and return it. Another's role that is there already stays.

    Raises:
        Refused: the stack cannot be made, or API Gateway does not take the role.
    """
    stack = Stack(session.client("cloudformation"), NAME, _DESCRIPTION, delay=delay)
    role = log_role(session)
    if role and f"/{NAME}-" not in role:
        print(f"API Gateway writes logs as {role} here already, which stays")
        return role
    kind = "CREATE" if stack.make_ready() is Way.CREATE else "UPDATE"
    body = {"TemplateBody": json.dumps(template(), sort_keys=True)}
    if not stack.change(kind, body, Capabilities=list(CAPABILITIES)) and not role:
        raise Refused(f"{NAME} stands, but API Gateway has no role: aws apigateway update-account sets it again")
    for _ in range(_PATIENCE):
        if role := log_role(session):
            print(f"API Gateway writes logs as {role}")
            return role
        time.sleep(delay)
    raise Refused("API Gateway does not show its role for logs: run this again in a few minutes")


def require(session: boto3.Session, stack: str) -> None:
    """See that a stage's logs can be written.

    Raises:
        Refused: API Gateway has no role for logs here, or one that goes with the stage's own stack.
    """
    role = log_role(session)
    if not role or f"/{stack}-" in role:
        why = "is one of this stage's own, as older releases made it" if role else "is not there"
        raise Refused(f"The role with which API Gateway writes logs {why}: make account, once per account and region")


def main(arguments: Sequence[str]) -> int:
    parser = OneLineParser(
        prog="python -m infra.aws.account",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.parse_args(arguments)
    set_up(boto3.Session())
    return 0


if __name__ == "__main__":
    run(lambda: main(sys.argv[1:]))
