"""What outlives a stage's stack: found again when the stage comes back, and told, with its end, when the stage goes.

A stage that is guarded keeps its data, its keys and its logs (`Stage.kept`). A stack of the same name takes them in
again by importing them, which CloudFormation does by the identifiers below ("Resource import" in its User Guide).
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from botocore.exceptions import ClientError

from infra.commands import Refused

Resources = Mapping[str, Mapping[str, Any]]
# Of each kind that is kept: the property that names it, its identifier, and how an operator ends it for good.
_KINDS: Final[Mapping[str, tuple[str, str, Sequence[str]]]] = {
    "AWS::DynamoDB::Table": (
        "TableName",
        "TableName",
        (
            "aws dynamodb update-table --table-name {} --no-deletion-protection-enabled",
            "aws dynamodb delete-table --table-name {}",
        ),
    ),
    "AWS::SecretsManager::Secret": (
        "Name",
        "Id",
        ("aws secretsmanager delete-secret --secret-id {} --recovery-window-in-days 30",),
    ),
    "AWS::Logs::LogGroup": ("LogGroupName", "LogGroupName", ("aws logs delete-log-group --log-group-name {}",)),
    "AWS::KMS::Alias": ("AliasName", "AliasName", ("aws kms delete-alias --alias-name {}",)),
    "AWS::KMS::Key": (
        "",  # it has no name: its alias finds it
        "KeyId",
        ("aws kms schedule-key-deletion --key-id {} --pending-window-in-days 30",),
    ),
}
_GONE: Final = frozenset({"ResourceNotFoundException", "NotFoundException"})


def kept_of(template: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Return the resources of a template that outlive their stack; versions of a function go with the function."""
    found: Resources = template["Resources"]
    return {
        name: each
        for name, each in found.items()
        if each["Type"] in _KINDS and str(each.get("DeletionPolicy", "")).startswith("Retain")
    }


def to_take_in(template: Mapping[str, Any], client: Callable[[str], Any]) -> list[dict[str, Any]]:
    """Return what an earlier stack of this stage left in the account, as an import names it.

    Raises:
        Refused: something is there without what it hangs on, such as a table without its key.
    """
    kept = kept_of(template)
    looked = {name: _identifier(name, each, kept, client) for name, each in kept.items()}
    there = {name: found for name, found in looked.items() if found}
    for name, found in there.items():
        if missing := sorted((_needs(kept[name]) & kept.keys()) - there.keys()):
            raise Refused(
                f"An earlier stack left {found}, but not {missing[0]}, which it hangs on: "
                f"bring that back, or end it for good ({'; '.join(endings(kept[name]['Type'], found))})"
            )
    return [
        {
            "LogicalResourceId": name,
            "ResourceType": kept[name]["Type"],
            "ResourceIdentifier": {_KINDS[kept[name]["Type"]][1]: found},
        }
        for name, found in there.items()
    ]


def only(template: Mapping[str, Any], taken: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the template with nothing but what is taken in: an import makes and changes nothing else."""
    names = {each["LogicalResourceId"] for each in taken}
    return {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Description": template["Description"],
        "Resources": {name: each for name, each in template["Resources"].items() if name in names},
    }


def endings(kind: str, physical: str) -> list[str]:
    """Return the commands that end a kept resource for good."""
    return [each.format(physical) for each in _KINDS[kind][2]]


def _identifier(name: str, resource: Mapping[str, Any], kept: Resources, client: Callable[[str], Any]) -> str:
    """The identifier of what exists in the account under the name that the template gives; empty when nothing does."""
    kind = resource["Type"]
    named = _KINDS[kind][0]
    called = str(resource["Properties"][named]) if named else ""
    if kind == "AWS::DynamoDB::Table":
        return called if _there(lambda: client("dynamodb").describe_table(TableName=called)) else ""
    if kind == "AWS::SecretsManager::Secret":
        found = _there(lambda: client("secretsmanager").describe_secret(SecretId=called))
        if "DeletedDate" in found:
            raise Refused(
                f"The secret {called} is about to be deleted: aws secretsmanager restore-secret brings it back"
            )
        return str(found.get("ARN", ""))
    if kind == "AWS::Logs::LogGroup":
        pages = client("logs").get_paginator("describe_log_groups").paginate(logGroupNamePrefix=called)
        return called if any(each["logGroupName"] == called for page in pages for each in page["logGroups"]) else ""
    if kind == "AWS::KMS::Key":
        aliases = [each for each in kept.values() if each["Type"] == "AWS::KMS::Alias"]
        alias = next(each for each in aliases if each["Properties"]["TargetKeyId"] == {"Ref": name})
        called = str(alias["Properties"]["AliasName"])
    found = _there(lambda: client("kms").describe_key(KeyId=called)).get("KeyMetadata", {})
    if found.get("KeyState") == "PendingDeletion":
        raise Refused(f"The key {called} is about to be deleted: aws kms cancel-key-deletion brings it back")
    if kind == "AWS::KMS::Key":
        return str(found.get("KeyId", ""))
    return called if found else ""


def _there(ask: Callable[[], Mapping[str, Any]]) -> Mapping[str, Any]:
    try:
        return ask()
    except ClientError as error:
        if error.response["Error"]["Code"] not in _GONE:
            raise
        return {}


def _needs(resource: Mapping[str, Any]) -> set[str]:
    """What it refers to."""
    found: set[str] = set()

    def look(value: Any) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                if key == "Ref":
                    found.add(str(inner))
                elif key == "Fn::GetAtt":
                    found.add(str(inner[0]))
                else:
                    look(inner)
        elif isinstance(value, list):
            for inner in value:
                look(inner)

    look(json.loads(json.dumps(resource["Properties"])))
    return found
