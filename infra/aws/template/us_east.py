"""The stack beside a stage's, in us-east-1, where CloudFront wants it: its firewall, its certificate and its alarms.

A web ACL of a distribution and its certificate must lie there ("Resources that you can protect with AWS WAF"), and the
figures of both are kept nowhere else; an alarm looks at figures of its own region only.
"""

from typing import Any, Final

from infra.aws.stages import Stage
from infra.aws.template.alarms import EDGE, alarm
from infra.aws.template.cloudformation import att, ref
from infra.aws.template.firewall import at_the_distribution
from infra.aws.template.watch import topic

_TEXT: Final = {"Type": "String"}


def us_east(stage: Stage) -> dict[str, Any]:
    """The whole template of that stack."""
    alarms = {f"{row.resource}Alarm": alarm(row, stage) for row in EDGE}
    for found in alarms.values():
        if any(each["Value"] == ref("DistributionId") for each in found["Properties"]["Dimensions"]):
            found["Condition"] = "HasDistribution"
    return {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Description": stage.beside,
        "Parameters": {
            "DomainName": _TEXT | {"Description": "The platform's own name"},
            "HostedZoneId": _TEXT
            | {"Default": "", "Description": "Its zone in Route 53; empty: no certificate is made"},
            "OperatorMail": _TEXT | {"Description": "Who hears of alarms"},
            "DistributionId": _TEXT
            | {"Default": "", "Description": "The CDN, for its alarm; the stage's deployment says it"},
        },
        "Conditions": {
            "HasZone": {"Fn::Not": [{"Fn::Equals": [ref("HostedZoneId"), ""]}]},
            "HasDistribution": {"Fn::Not": [{"Fn::Equals": [ref("DistributionId"), ""]}]},
        },
        "Resources": {
            "Certificate": {
                "Type": "AWS::CertificateManager::Certificate",
                "Condition": "HasZone",
                "Properties": {
                    "DomainName": ref("DomainName"),
                    "ValidationMethod": "DNS",
                    "DomainValidationOptions": [{"DomainName": ref("DomainName"), "HostedZoneId": ref("HostedZoneId")}],
                },
            },
            **at_the_distribution(stage),
            # Without a key of ours: what an alarm says holds nothing of anybody, and a key costs a dollar a month.
            **topic(stage),
            **alarms,
        },
        "Outputs": {
            "EdgeFirewallArn": {"Value": att("EdgeFirewall", "Arn")},
            "CertificateArn": {"Condition": "HasZone", "Value": ref("Certificate")},
        },
    }
