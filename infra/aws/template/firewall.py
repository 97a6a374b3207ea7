"""The firewalls: at the distribution against whoever floods or attacks; at the API, which lets in our own CDN alone.

The first must lie in us-east-1 (`us_east.py`, docs/adr/0020-edge.md). Rules of AWS on bodies only count, until
a stage says otherwise: people write `<b>`, `../` and addresses, and must not be refused. The rules are those of
its documentation, "Baseline rule groups" of "AWS Managed Rules".
"""

from typing import Any, Final

from chalicelib.domain.rules.refusals import TooMany
from chalicelib.entrypoints.http import cross_origin, problems
from infra.aws.stages import Stage
from infra.aws.template.cloudformation import Resource, att, ref, sub

_FIVE_MINUTES: Final = 300


# Of each group, the rules that look at what people send; ours are 64 KiB, and what each field may hold, at the door.
BODY_RULES: Final = {
    "AWSManagedRulesCommonRuleSet": (
        "SizeRestrictions_BODY",
        "EC2MetaDataSSRF_BODY",
        "GenericLFI_BODY",
        "GenericRFI_BODY",
        "CrossSiteScripting_BODY",
    ),
    "AWSManagedRulesKnownBadInputsRuleSet": ("JavaDeserializationRCE_BODY", "Log4JRCE_BODY", "ReactJSRCE_BODY"),
}
_FOR_LENGTH: Final = {"SizeRestrictions_BODY"}  # 8 KiB, less than an honest text: counts on every stage


def at_the_distribution(stage: Stage) -> dict[str, Resource]:
    """The firewall before everything, the cache included; it keeps no log, as each line would hold who came.

    The limit is on all that one address asks for, pictures and cached pages too.
    """
    rate = {
        "RateBasedStatement": {"Limit": 2_000, "EvaluationWindowSec": _FIVE_MINUTES, "AggregateKeyType": "IP"},
    }
    said = {**problems.extra_headers(TooMany(retry_after=_FIVE_MINUTES)), **cross_origin.TO_ALL}
    headers = [{"Name": name, "Value": value} for name, value in said.items()]
    too_many = {"Block": {"CustomResponse": {"ResponseCode": 429, "ResponseHeaders": headers}}}
    return {
        "EdgeFirewall": {
            "Type": "AWS::WAFv2::WebACL",
            "Properties": {
                "Name": f"{stage.prefix}-edge",
                "Scope": "CLOUDFRONT",
                "DefaultAction": {"Allow": {}},
                "VisibilityConfig": _seen_as(f"{stage.prefix}-edge"),
                "Rules": [
                    _rule(0, "requests-of-one-address", rate, too_many),
                    *(_managed(1 + at, name, _counted(name, stage)) for at, name in enumerate(BODY_RULES)),
                ],
            },
        }
    }


def origin_key() -> dict[str, str]:
    """Return the reference to what the CDN shows to the API: resolved anew when the version that it names changes.

    Without a version it is the newest one; the parameter of that name turns the key (docs/operations.md).
    """
    return sub("{{resolve:secretsmanager:${OriginSecret}:SecretString:::${OriginKeyVersion}}}")


def _counted(group: str, stage: Stage) -> list[str]:
    return [each for each in BODY_RULES[group] if each in _FOR_LENGTH or not stage.bodies_blocked]


def firewall(stage: Stage) -> dict[str, Resource]:
    """The firewall of the API: it refuses what does not come through our CDN."""
    from_cdn = {
        "ByteMatchStatement": {
            "FieldToMatch": {"SingleHeader": {"Name": "x-origin-key"}},
            "PositionalConstraint": "EXACTLY",
            "SearchString": origin_key(),
            "TextTransformations": [{"Priority": 0, "Type": "NONE"}],
        }
    }
    return {
        "OriginSecret": {
            "Type": "AWS::SecretsManager::Secret",
            "DeletionPolicy": "Delete",
            "UpdateReplacePolicy": "Delete",
            "Properties": {
                "Name": f"{stage.prefix}/origin",
                "Description": "What our CDN shows to the API",
                "KmsKeyId": ref("SecretsKey"),
                "GenerateSecretString": {"PasswordLength": 48, "ExcludePunctuation": True},
            },
        },
        "Firewall": {
            "Type": "AWS::WAFv2::WebACL",
            "Properties": {
                "Name": f"{stage.prefix}-api",
                "Scope": "REGIONAL",
                "DefaultAction": {"Allow": {}},
                "VisibilityConfig": _seen_as(f"{stage.prefix}-firewall"),  # the dimension of all its metrics
                "Rules": [
                    _rule(0, "only-through-the-cdn", {"NotStatement": {"Statement": from_cdn}}, {"Block": {}}),
                ],
            },
        },
        "FirewallBeforeApi": {
            "Type": "AWS::WAFv2::WebACLAssociation",
            "DependsOn": "RestAPIapiStage",
            "Properties": {
                "ResourceArn": sub("arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/${RestAPI}/stages/api"),
                "WebACLArn": att("Firewall", "Arn"),
            },
        },
        "FirewallLog": {
            "Type": "AWS::Logs::LogGroup",
            **stage.kept,
            "Properties": {
                "LogGroupName": f"aws-waf-logs-{stage.prefix}",  # the firewall writes to groups of this name only
                "RetentionInDays": min(stage.log_days, 30),
                "KmsKeyId": att("DataKey", "Arn"),
            },
        },
        # Only what was blocked; and never an address with its token, a query, a cookie or whoever came.
        "FirewallLogging": {
            "Type": "AWS::WAFv2::LoggingConfiguration",
            "Properties": {
                "ResourceArn": att("Firewall", "Arn"),
                "LogDestinationConfigs": [att("FirewallLog", "Arn")],
                "RedactedFields": [
                    {"UriPath": {}},
                    {"QueryString": {}},
                    {"SingleHeader": {"Name": "cookie"}},
                    {"SingleHeader": {"Name": "authorization"}},
                    {"SingleHeader": {"Name": "x-origin-key"}},
                    {"SingleHeader": {"Name": "x-viewer-address"}},
                    {"SingleHeader": {"Name": "referer"}},
                ],
                "LoggingFilter": {
                    "DefaultBehavior": "DROP",
                    "Filters": [
                        {
                            "Behavior": "KEEP",
                            "Requirement": "MEETS_ANY",
                            "Conditions": [{"ActionCondition": {"Action": "BLOCK"}}],
                        }
                    ],
                },
            },
        },
    }


def _rule(priority: int, name: str, statement: dict[str, Any], action: dict[str, Any]) -> dict[str, Any]:
    return {
        "Name": name,
        "Priority": priority,
        "Statement": statement,
        "Action": action,
        "VisibilityConfig": _seen_as(name),
    }


def _managed(priority: int, name: str, counted: list[str]) -> dict[str, Any]:
    group: dict[str, Any] = {"VendorName": "AWS", "Name": name}
    if counted:
        group["RuleActionOverrides"] = [{"Name": each, "ActionToUse": {"Count": {}}} for each in counted]
    return {
        "Name": name,
        "Priority": priority,
        "Statement": {"ManagedRuleGroupStatement": group},
        "OverrideAction": {"None": {}},
        "VisibilityConfig": _seen_as(name),
    }


def _seen_as(name: str) -> dict[str, Any]:
    # No samples: they would hold addresses with their tokens.
    return {"MetricName": name, "CloudWatchMetricsEnabled": True, "SampledRequestsEnabled": False}
