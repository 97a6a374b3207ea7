"""Mail: the domain that sends, what becomes of what it sent, and the topic that tells of it."""

from typing import Any, Final

from infra.aws.stages import Stage
from infra.aws.template.cloudformation import Resource, allow, att, policy, ref, sub

PARAMETERS: Final = {
    "MailHostedZoneId": {
        "Type": "String",
        "Default": "",
        "Description": "The zone in Route 53 of a MailDomain that is not DomainName; empty: it is kept elsewhere",
    },
}
_EQUAL: Final = {"Fn::Equals": [{"Ref": "MailDomain"}, {"Ref": "DomainName"}]}
CONDITIONS: Final[dict[str, Any]] = {
    "HasMailZone": {"Fn::Not": [{"Fn::Equals": [{"Ref": "MailHostedZoneId"}, ""]}]},
    "MakesMailRecords": {
        "Fn::Or": [{"Condition": "HasMailZone"}, {"Fn::And": [{"Condition": "HasZone"}, _EQUAL]}],
    },
}
# Records of a sender beside DKIM, by name under its domain. MX and SPF are of the address that bounces go to (SES
# developer guide, "Using a custom MAIL FROM domain"), DMARC asks of receivers to set aside what neither proves.
RECORDS: Final = (
    ("bounce.", "MX", "10 feedback-smtp.${AWS::Region}.amazonses.com"),
    ("bounce.", "TXT", '"v=spf1 include:amazonses.com ~all"'),
    ("_dmarc.", "TXT", '"v=DMARC1; p=quarantine"'),
)
_TTL: Final = "1800"  # seconds


def mail(stage: Stage) -> dict[str, Resource]:
    return _sender(stage) | (_records() if stage.edge else {})


def _records() -> dict[str, Resource]:
    """The records by which SES sees that the domain is ours, and receivers that its mails are: in its zone, if we may.

    The names and values of DKIM are what the identity returns (CloudFormation, AWS::SES::EmailIdentity).
    """
    return {
        "MailRecords": {
            "Type": "AWS::Route53::RecordSetGroup",
            "Condition": "MakesMailRecords",
            "Properties": {
                "HostedZoneId": {"Fn::If": ["HasMailZone", ref("MailHostedZoneId"), ref("HostedZoneId")]},
                "RecordSets": [
                    *(
                        {
                            "Name": att("MailIdentity", f"DkimDNSTokenName{number}"),
                            "Type": "CNAME",
                            "TTL": _TTL,
                            "ResourceRecords": [att("MailIdentity", f"DkimDNSTokenValue{number}")],
                        }
                        for number in (1, 2, 3)
                    ),
                    *(
                        {
                            "Name": sub(f"{under}${{MailDomain}}"),
                            "Type": kind,
                            "TTL": _TTL,
                            "ResourceRecords": [sub(value) if "${" in value else value],
                        }
                        for under, kind, value in RECORDS
                    ),
                ],
            },
        },
    }


def _sender(stage: Stage) -> dict[str, Resource]:
    return {
        "MailIdentity": {
            "Type": "AWS::SES::EmailIdentity",
            "Properties": {
                "EmailIdentity": ref("MailDomain"),
                "ConfigurationSetAttributes": {"ConfigurationSetName": ref("MailSettings")},
                # Bounces come by the topic below. Forwarded, each would lie in a mailbox, with the person's address.
                "FeedbackAttributes": {"EmailForwardingEnabled": False},
                "DkimSigningAttributes": {"NextSigningKeyLength": "RSA_2048_BIT"},
                "MailFromAttributes": {
                    "MailFromDomain": sub("bounce.${MailDomain}"),
                    "BehaviorOnMxFailure": "USE_DEFAULT_VALUE",
                },
            },
        },
        "MailSettings": {
            "Type": "AWS::SES::ConfigurationSet",
            "Properties": {
                "Name": f"{stage.prefix}-mail",
                "DeliveryOptions": {"TlsPolicy": "REQUIRE"},
                "ReputationOptions": {"ReputationMetricsEnabled": True},
                "SuppressionOptions": {"SuppressedReasons": ["BOUNCE", "COMPLAINT"]},
            },
        },
        # No opens and no clicks: who reads a mail, and when, is nobody's business.
        "MailEvents": {
            "Type": "AWS::SES::ConfigurationSetEventDestination",
            "Properties": {
                "ConfigurationSetName": ref("MailSettings"),
                "EventDestination": {
                    "Name": "topic",
                    "Enabled": True,
                    "MatchingEventTypes": ["BOUNCE", "COMPLAINT"],
                    "SnsDestination": {"TopicARN": ref("MailEventsTopic")},
                },
            },
            "DependsOn": "MailEventsTopicPolicy",
        },
        "MailEventsTopic": {
            "Type": "AWS::SNS::Topic",
            "Properties": {"TopicName": f"{stage.prefix}-mail-events", "KmsMasterKeyId": ref("DataKey")},
        },
        "MailEventsTopicPolicy": {
            "Type": "AWS::SNS::TopicPolicy",
            "Properties": {
                "Topics": [ref("MailEventsTopic")],
                "PolicyDocument": policy(
                    {
                        **allow("sns:Publish", resource=ref("MailEventsTopic"), Sid="MailService"),
                        "Principal": {"Service": "ses.amazonaws.com"},
                        "Condition": {"StringEquals": {"aws:SourceAccount": ref("AWS::AccountId")}},
                    }
                ),
            },
        },
    }
