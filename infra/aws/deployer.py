"""The policy of whoever deploys a stage: `.venv/bin/python -m infra.aws.deployer STAGE --account ID --bucket NAME`.

Made from what was built (`make package STAGE=…`): of each type of resource in the stage's templates, the actions that
CloudFormation says it needs (the registry's schemas, as cfn-lint has them), on the names that the stage gives. Where
IAM knows no resource for an action (policy_sentry has its tables), it is granted on every one. What a stage keeps, its
tables and keys, this cannot delete. It prints one document for each managed policy: one may hold 6,144 characters.

With --trust REPOSITORY it prints the other half: who may take the role, from GitHub's environment of the stage's name.
"""

import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final

from infra.aws.build import TOOLS
from infra.aws.stages import STAGES, Stage
from infra.commands import OneLineParser, run
from infra.local.environment import REGION, ROOT

LARGEST: Final = 6_144  # characters of a managed policy, blanks not counted (IAM's quotas)
_ISSUER: Final = "token.actions.githubusercontent.com"
# For what a type can do and none of ours does: data of tables, streams, networks, file systems, code from elsewhere.
_NOT_OURS: Final = (
    *("dynamodb:Scan", "dynamodb:Query", "dynamodb:*Item", "dynamodb:ImportTable", "dynamodb:*Kinesis*", "kinesis:*"),
    *("dynamodb:*Replica*", "s3*:*", "ec2:*", "elasticfilesystem:*", "lambda:*CodeSigning*", "ecr:*", "signer:*"),
    *("firehose:*", "kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey*", "lambda:Invoke*", "acm-pca:*", "shield:*"),
    *("secretsmanager:ReplicateSecretToRegions", "secretsmanager:RemoveRegionsFromReplication", "autoscaling:*"),
    *("cloudfront:*Tenant*", "cloudfront:*Trust*", "elasticloadbalancing:*", "appsync:*", "cognito-idp:*", "amplify:*"),
    *("apprunner:*", "payments:*", "billing:*", "bedrock*:*", "lambda:*Capacity*", "lambda:*Scaling*"),
    *("lambda:AssociateRuntimeAlias", "cloudfront:*ConnectionGroup*", "codedeploy:*OnPremises*", "logs:*Bearer*"),
    *("secretsmanager:GetSecretValue", "cloudfront:GetVpcOrigin", "cloudfront:*StagingConfig"),
)
# On what a stage's things are called; a type that no name can be given has its whole service, within the account.
_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "acm": ("arn:aws:acm:us-east-1:{account}:certificate/*",),
    "apigateway": ("arn:aws:apigateway:{region}::/*",),
    "budgets": ("arn:aws:budgets::{account}:budget/{prefix}",),
    "cloudfront": ("arn:aws:cloudfront::{account}:*",),
    "cloudwatch": (
        "arn:aws:cloudwatch:*:{account}:alarm:{prefix}-*",
        "arn:aws:cloudwatch::{account}:dashboard/{prefix}",
    ),
    "codedeploy": (
        "arn:aws:codedeploy:{region}:{account}:application:{prefix}-*",
        "arn:aws:codedeploy:{region}:{account}:deploymentgroup:{prefix}-*/*",
        "arn:aws:codedeploy:{region}:{account}:deploymentconfig:CodeDeployDefault.*",
    ),
    "dynamodb": ("arn:aws:dynamodb:{region}:{account}:table/{prefix}-*",),
    "events": ("arn:aws:events:{region}:{account}:rule/{prefix}-*",),
    "iam": ("arn:aws:iam::{account}:role/{prefix}-*",),
    "kms": ("arn:aws:kms:{region}:{account}:key/*", "arn:aws:kms:{region}:{account}:alias/{prefix}-*"),
    "lambda": (
        "arn:aws:lambda:{region}:{account}:function:{prefix}-*",
        "arn:aws:lambda:{region}:{account}:layer:{prefix}-*",
        "arn:aws:lambda:{region}:{account}:event-source-mapping:*",
    ),
    "logs": (
        "arn:aws:logs:{region}:{account}:log-group:/waardering/{stage}/*",
        "arn:aws:logs:{region}:{account}:log-group:aws-waf-logs-{prefix}*",
    ),
    "route53": ("arn:aws:route53:::hostedzone/*", "arn:aws:route53:::change/*"),
    "secretsmanager": ("arn:aws:secretsmanager:{region}:{account}:secret:{prefix}/*",),
    "ses": (
        "arn:aws:ses:{region}:{account}:identity/*",
        "arn:aws:ses:{region}:{account}:configuration-set/{prefix}-*",
    ),
    "sns": ("arn:aws:sns:*:{account}:{prefix}-*",),
    "sqs": ("arn:aws:sqs:{region}:{account}:{prefix}-*",),
    "wafv2": (
        "arn:aws:wafv2:*:{account}:*/webacl/{prefix}-*/*",
        "arn:aws:wafv2:*:{account}:*/managedruleset/*/*",
        "arn:aws:apigateway:{region}::/restapis/*/stages/*",
    ),
}
# CloudFormation itself, and what the commands ask beside it.
_OURS: Final[tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]] = (
    (
        (
            *("cloudformation:CreateChangeSet", "cloudformation:DeleteChangeSet", "cloudformation:DescribeChangeSet"),
            *("cloudformation:ExecuteChangeSet", "cloudformation:DescribeStacks", "cloudformation:DescribeStackEvents"),
            *(
                "cloudformation:DescribeStackResources",
                "cloudformation:GetTemplate",
                "cloudformation:GetTemplateSummary",
            ),
            *(
                "cloudformation:ContinueUpdateRollback",
                "cloudformation:ListStackResources",
                "cloudformation:ListChangeSets",
            ),
            *(
                "cloudformation:DescribeStackResource",
                "cloudformation:CancelUpdateStack",
                "cloudformation:RollbackStack",
            ),
        ),
        (
            "arn:aws:cloudformation:*:{account}:stack/{prefix}/*",
            "arn:aws:cloudformation:*:{account}:stack/{prefix}-edge/*",
        ),
    ),
    (("cloudformation:CreateChangeSet",), ("arn:aws:cloudformation:{region}:aws:transform/Serverless-2016-10-31",)),
    (("cloudformation:DescribeStacks",), ("arn:aws:cloudformation:{region}:{account}:stack/waardering-*/*",)),
    (("s3:GetObject", "s3:PutObject"), ("arn:aws:s3:::{bucket}/{stage}/*",)),
    (("s3:ListBucket",), ("arn:aws:s3:::{bucket}",)),
    (("sts:GetCallerIdentity", "ses:GetAccount"), ("*",)),
    # Whether the account's role for logs is there, and which logs an earlier stack kept.
    (("iam:GetRole",), ("arn:aws:iam::{account}:role/waardering-account-*",)),
    (("logs:DescribeLogGroups",), ("arn:aws:logs:{region}:{account}:log-group:*",)),
)
_PASSED_TO: Final = ("lambda.amazonaws.com", "codedeploy.amazonaws.com", "events.amazonaws.com")
_ASK: Final = """
import json, pathlib, sys
import cfnlint
from policy_sentry.querying.actions import get_action_data
types = set(json.load(sys.stdin))
folder = pathlib.Path(cfnlint.__file__).parent / "data" / "schemas" / "resources"
needs, on = {}, {}
for file in folder.glob("*.json"):
    schema = json.loads(file.read_text(encoding="utf-8"))
    if schema["typeName"] in types:
        handlers = schema.get("handlers") or {}
        needs[schema["typeName"]] = {name: each.get("permissions", []) for name, each in handlers.items()}
for action in {each for handlers in needs.values() for found in handlers.values() for each in found}:
    service, _, name = action.partition(":")
    try:
        rows = (get_action_data(service, name) or {}).get(service, [])
    except KeyError:  # a service that its tables do not have
        rows = []
    on[action] = sorted({each["resource_arn_format"] for each in rows})
json.dump({"needs": needs, "on": on}, sys.stdout)
"""
# The registry's schema of a type that is older than it says nothing of permissions.
_OLDER: Final = {
    "AWS::Route53::RecordSetGroup": {
        "create": [
            *("route53:ChangeResourceRecordSets", "route53:GetChange", "route53:GetHostedZone"),
            "route53:ListResourceRecordSets",
        ]
    }
}


def policies(
    stage: Stage, templates: Iterable[Mapping[str, Any]], *, account: str, bucket: str
) -> list[dict[str, Any]]:
    """The documents of the managed policies that together let somebody deploy these templates.

    Raises:
        RuntimeError: nothing says what a type needs, or how things of a service are called.
    """
    resources = [each for template in templates for each in template["Resources"].values()]
    types = {each["Type"] for each in resources}
    kept = {each["Type"] for each in resources if each.get("DeletionPolicy", "").startswith("Retain")}
    known = _asked(types)
    needs = {**known["needs"], **{name: found for name, found in _OLDER.items() if name in types}}
    if unknown := sorted(name for name in types if not any(needs.get(name, {}).values())):
        raise RuntimeError(f"nothing says what {', '.join(unknown)} needs")
    names = {"account": account, "region": REGION, "prefix": stage.prefix, "stage": stage.name, "bucket": bucket}
    granted: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for name in types:
        for handler, actions in needs[name].items():
            if handler == "delete" and name in kept and name != "AWS::Lambda::Version":
                continue
            for action in actions:
                if _is_ours(action, name):
                    granted[_resources(action, known["on"].get(action, []))].add(action)
    for statement, on in _OURS:
        granted[on] |= set(statement)
    granted.pop((), None)
    statements: list[dict[str, Any]] = [
        {"Effect": "Allow", "Action": sorted(actions), "Resource": [each.format(**names) for each in on]}
        for on, actions in sorted(granted.items())
    ]
    # The key that the CDN shows to the API is resolved while the stack changes; the keys of links never are.
    statements.append(
        {
            "Effect": "Allow",
            "Action": ["secretsmanager:GetSecretValue"],
            "Resource": [f"arn:aws:secretsmanager:{REGION}:{account}:secret:{stage.prefix}/origin-*"],
        }
    )
    through = {"StringEquals": {"kms:ViaService": f"secretsmanager.{REGION}.amazonaws.com"}}
    statements.append(
        {
            "Effect": "Allow",
            "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
            "Resource": [f"arn:aws:kms:{REGION}:{account}:key/*"],
            "Condition": through,
        }
    )
    roles = [each.format(**names) for each in _NAMES["iam"]]
    passed = {"StringEquals": {"iam:PassedToService": list(_PASSED_TO)}}
    statements.append({"Effect": "Allow", "Action": ["iam:PassRole"], "Resource": roles, "Condition": passed})
    return _packed(statements)


def trust(stage: Stage, *, account: str, repository: str) -> dict[str, Any]:
    """The trust policy of that role: runs of this repository in the environment of the stage, and nobody else."""
    return {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Action": "sts:AssumeRoleWithWebIdentity",
                "Principal": {"Federated": f"arn:aws:iam::{account}:oidc-provider/{_ISSUER}"},
                "Condition": {
                    "StringEquals": {
                        f"{_ISSUER}:aud": "sts.amazonaws.com",
                        f"{_ISSUER}:sub": f"repo:{repository}:environment:{stage.name}",
                    }
                },
            }
        ],
    }


def _is_ours(action: str, name: str) -> bool:
    """Return false for what its type can do and ours does not."""
    if action == "iam:PassRole" or (action.startswith("iam:") and not name.startswith("AWS::IAM::")):
        return False
    return not any(fnmatchcase(action, each) for each in _NOT_OURS)


def _resources(action: str, on: Sequence[str]) -> tuple[str, ...]:
    """The names that an action is granted on; every one where IAM knows no resource for it."""
    service = action.partition(":")[0]
    if set(on) <= {"*"}:
        return ("*",)
    if service not in _NAMES:
        raise RuntimeError(f"nothing says how things of {service} are called: {action}")
    return _NAMES[service]


def _packed(statements: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """As few documents as hold all statements, each below the quota."""
    packed: list[list[dict[str, Any]]] = []
    for statement in sorted(statements, key=lambda each: -len(json.dumps(each))):
        fitting = next((each for each in packed if _length([*each, statement]) < LARGEST), None)
        if fitting is None:
            packed.append([statement])
        else:
            fitting.append(statement)
    return [{"Version": "2012-10-17", "Statement": each} for each in packed]


def _length(statements: Sequence[dict[str, Any]]) -> int:
    return len("".join(json.dumps({"Version": "2012-10-17", "Statement": statements}).split()))


def _asked(types: Iterable[str]) -> dict[str, Any]:
    """Return what CloudFormation's schemas and IAM's tables say; both are in the environment of the package's tools."""
    given = json.dumps(sorted(types))
    done = subprocess.run(  # noqa: S603  (a tool of ours, our own text)
        [str(TOOLS / "python"), "-c", _ASK], input=given, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"the schemas cannot be read: {done.stderr.strip().splitlines()[-1]}")
    return dict(json.loads(done.stdout))


def main(arguments: Sequence[str]) -> int:
    parser = OneLineParser(prog="python -m infra.aws.deployer", description=__doc__)
    parser.add_argument("stage", choices=sorted(STAGES.keys() - {"emulator"}))
    parser.add_argument("--account", required=True, help="the account's twelve digits")
    parser.add_argument("--bucket", required=True, help="where packages are kept")
    parser.add_argument("--into", type=Path, help="write the documents there, one a file, instead of printing them")
    parser.add_argument("--trust", metavar="OWNER/REPOSITORY", help="print who may take the role, and nothing else")
    asked = parser.parse_args(arguments)
    if not re.fullmatch("[0-9]{12}", asked.account):
        parser.error(f"an account is twelve digits, not {asked.account!r}")
    stage = STAGES[asked.stage]
    if asked.trust:
        print(json.dumps(trust(stage, account=asked.account, repository=asked.trust), indent=2))
        return 0
    built = ROOT / "build" / stage.name
    files = [built / name for name in ("expanded.json", "us-east-1.json")]
    if missing := [each for each in files if not each.exists()]:
        print(f"{missing[0].relative_to(ROOT)} is not there: make package STAGE={stage.name}", file=sys.stderr)
        return 1
    templates = [json.loads(each.read_text(encoding="utf-8")) for each in files]
    found = policies(stage, templates, account=asked.account, bucket=asked.bucket)
    if asked.into:
        asked.into.mkdir(parents=True, exist_ok=True)
        for number, document in enumerate(found, start=1):
            file = asked.into / f"{stage.prefix}-deploy-{number}.json"
            file.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")
            print(file)
    else:
        print(json.dumps(found, indent=2))
    return 0


if __name__ == "__main__":
    run(lambda: main(sys.argv[1:]))
