"""The firewall: it stands at the API, and lets in what came through our own CDN."""

from typing import Any, Final

from infra.aws.stages import Stage
from infra.aws.template.cloudformation import Resource, att, ref, sub

_FIVE_MINUTES: Final = 300


def firewall(stage: Stage) -> dict[str, Resource]:
    """The firewall of the API: it refuses what does not come through our CDN, and limits each address."""
    secret = "{{resolve:secretsmanager:${OriginSecret}}}"  # noqa: S105  (a reference, which AWS resolves)
    from_cdn = {
        "ByteMatchStatement": {
            "FieldToMatch": {"SingleHeader": {"Name": "x-origin-key"}},
            "PositionalConstraint": "EXACTLY",
            "SearchString": sub(secret),
            "TextTransformations": [{"Priority": 0, "Type": "NONE"}],
        }
    }
    rate = {
        "RateBasedStatement": {
            "Limit": 1_000,
            "EvaluationWindowSec": _FIVE_MINUTES,
            "AggregateKeyType": "CUSTOM_KEYS",
            "CustomKeys": [
                {"Header": {"Name": "x-viewer-address", "TextTransformations": [{"Priority": 0, "Type": "NONE"}]}}
            ],
        }
    }
    too_many = {"Block": {"CustomResponse": {"ResponseCode": 429}}}
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
                    _rule(1, "requests-of-one-address", rate, too_many),
                    # Texts of people are longer than its limit on bodies; ours is 64 KiB, at the door.
                    _managed(2, "AWSManagedRulesCommonRuleSet", counted=["SizeRestrictions_BODY"]),
                    _managed(3, "AWSManagedRulesKnownBadInputsRuleSet"),
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


def _managed(priority: int, name: str, counted: list[str] | None = None) -> dict[str, Any]:
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
