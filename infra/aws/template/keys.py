"""The keys that encrypt and those that sign: the keys of the tables, and the secret with the keys of the links."""

from typing import Any

from chalicelib.adapters.kms import SIGNING_KEY
from infra.aws.stages import Stage
from infra.aws.template.cloudformation import Resource, allow, policy, ref, sub

_ACCOUNT = sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:root")
_USE = ("kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:GenerateDataKey", "kms:DescribeKey")


def keys(stage: Stage) -> dict[str, Resource]:
    return {
        "DataKey": _key("What the platform stores, queues and logs", stage, _through_dynamodb(), *_services()),
        "DataKeyAlias": _alias("DataKey", "data", stage),
        "IdentitiesKey": _key("Who wrote: names and addresses, apart from the texts", stage, _through_dynamodb()),
        "IdentitiesKeyAlias": _alias("IdentitiesKey", "identities", stage),
        # {"links": [signs, also verifies, ...], "ids": …}; the first deploy makes one key, `keys.py` changes them.
        "KeysSecret": {
            "Type": "AWS::SecretsManager::Secret",
            **stage.kept,
            "Properties": {
                "Name": f"{stage.prefix}/keys",
                "Description": "Signs links in mails and derives ids; docs/operations.md says how to change it",
                "KmsKeyId": ref("SecretsKey"),
                "GenerateSecretString": {
                    "SecretStringTemplate": "{}",
                    "GenerateStringKey": "first",
                    "PasswordLength": 64,
                    "ExcludePunctuation": True,
                },
            },
        },
        "SigningKey": _signing_key("Signs the log for strangers", stage),
        "SigningKeyAlias": _alias("SigningKey", "signing", stage),
        "SecretsKey": _key("The secret with the keys of the links", stage),
        "SecretsKeyAlias": _alias("SecretsKey", "secrets", stage),
    }


def _key(description: str, stage: Stage, *statements: dict[str, Any]) -> Resource:
    # The account administers its keys through IAM; without this statement nobody could ever change the policy again.
    account = {**allow("kms:*", Sid="Account"), "Principal": {"AWS": _ACCOUNT}}
    return {
        "Type": "AWS::KMS::Key",
        **stage.kept,
        "Properties": {
            "Description": description,
            "EnableKeyRotation": True,
            "PendingWindowInDays": 30,
            "KeyPolicy": policy(account, *statements),
        },
    }


def _signing_key(description: str, stage: Stage) -> Resource:
    """A key that signs; KMS changes none of these by itself. docs/operations.md says how one is followed by another."""
    found = _key(description, stage)
    found["Properties"] |= {"KeySpec": SIGNING_KEY, "KeyUsage": "SIGN_VERIFY", "EnableKeyRotation": False}
    return found


def _alias(key: str, name: str, stage: Stage) -> Resource:
    """The key's name; it stays with the key, which only it finds again."""
    named = {"AliasName": f"alias/{stage.prefix}-{name}", "TargetKeyId": ref(key)}
    return {"Type": "AWS::KMS::Alias", **stage.kept, "Properties": named}


def _through_dynamodb() -> dict[str, Any]:
    """Let whoever may use a table use its key, through DynamoDB alone; AWS's own key for DynamoDB says the same."""
    return {
        **allow(*_USE, "kms:CreateGrant", Sid="ThroughDynamoDB"),
        "Principal": {"AWS": "*"},
        "Condition": {
            "StringEquals": {
                "kms:CallerAccount": ref("AWS::AccountId"),
                "kms:ViaService": sub("dynamodb.${AWS::Region}.amazonaws.com"),
            }
        },
    }


def _services() -> list[dict[str, Any]]:
    """Services that store or pass on for us: logs, alarms to a topic, mail events to a topic, schedules to a queue."""
    here = {"StringEquals": {"aws:SourceAccount": ref("AWS::AccountId")}}
    logs = sub("arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:*")
    passing = {
        "Service": ["cloudwatch.amazonaws.com", "events.amazonaws.com", "ses.amazonaws.com", "sns.amazonaws.com"]
    }
    return [
        {
            **allow(*_USE, Sid="Logs"),
            "Principal": {"Service": sub("logs.${AWS::Region}.amazonaws.com")},
            "Condition": {"ArnLike": {"kms:EncryptionContext:aws:logs:arn": logs}},
        },
        {**allow("kms:Decrypt", "kms:GenerateDataKey", Sid="Passing"), "Principal": passing, "Condition": here},
    ]
