"""Mail: the domain that sends, what becomes of what it sent, and the topic that tells of it."""

from infra.aws.stages import Stage
from infra.aws.template.cloudformation import Resource, allow, policy, ref, sub


def mail(stage: Stage) -> dict[str, Resource]:
    return {
        "MailIdentity": {
            "Type": "AWS::SES::EmailIdentity",
            "Properties": {
                "EmailIdentity": ref("MailDomain"),
                "ConfigurationSetAttributes": {"ConfigurationSetName": ref("MailSettings")},
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
