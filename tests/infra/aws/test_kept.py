"""What an earlier stack left is found by its names, whole or not at all."""

from collections.abc import Iterator
from typing import Any, Final

import boto3
import pytest
from moto import mock_aws

from infra.aws.stacks.kept import kept_of, only, to_take_in
from infra.aws.stages import STAGES
from infra.aws.template.keys import keys
from infra.commands import Refused

REGION: Final = "eu-west-1"
STAGE: Final = STAGES["prod"]
TABLE: Final = f"{STAGE.prefix}-reviews"
LOG: Final = f"/waardering/{STAGE.name}/requests"
SECRET: Final = f"{STAGE.prefix}/keys"
TEMPLATE: Final[dict[str, Any]] = {
    "Description": STAGE.description,
    "Transform": "AWS::Serverless-2016-10-31",
    "Outputs": {"Some": {"Value": "thing"}},
    "Resources": keys(STAGE)
    | {
        "ReviewsTable": {
            "Type": "AWS::DynamoDB::Table",
            **STAGE.kept,
            "Properties": {"TableName": TABLE, "SSESpecification": {"Key": {"Fn::GetAtt": ["DataKey", "Arn"]}}},
        },
        "ApiLog": {"Type": "AWS::Logs::LogGroup", **STAGE.kept, "Properties": {"LogGroupName": LOG}},
        "FailedQueue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": f"{STAGE.prefix}-failed"}},
    },
}


def client(service: str) -> Any:
    made: Any = boto3.session.Session(region_name=REGION, aws_access_key_id="a", aws_secret_access_key="b")
    return made.client(service)


def key(name: str) -> str:
    made = client("kms").create_key()["KeyMetadata"]["KeyId"]
    client("kms").create_alias(AliasName=f"alias/{STAGE.prefix}-{name}", TargetKeyId=made)
    return str(made)


def table(name: str = TABLE) -> None:
    client("dynamodb").create_table(
        TableName=name,
        BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
    )


@pytest.fixture(autouse=True)
def here() -> Iterator[None]:
    with mock_aws():
        yield


def test_a_stage_that_never_was_left_nothing_and_no_others_things_are_taken() -> None:
    table(f"{TABLE}-of-others")
    client("logs").create_log_group(logGroupName=f"{LOG}-of-others")
    client("kms").create_key()
    assert to_take_in(TEMPLATE, client) == []


def test_all_that_was_left_is_named_as_an_import_names_it() -> None:
    made = {f"{name.title()}Key": key(name) for name in ("data", "identities", "secrets", "signing")}
    table()
    client("logs").create_log_group(logGroupName=LOG)
    arn = client("secretsmanager").create_secret(Name=SECRET, SecretString="{}")["ARN"]
    taken = to_take_in(TEMPLATE, client)
    found = {each["LogicalResourceId"]: each["ResourceIdentifier"] for each in taken}
    assert found == {
        **{name: {"KeyId": each} for name, each in made.items()},
        **{f"{name}Alias": {"AliasName": f"alias/{STAGE.prefix}-{name[:-3].lower()}"} for name in made},
        "ReviewsTable": {"TableName": TABLE},
        "ApiLog": {"LogGroupName": LOG},
        "KeysSecret": {"Id": arn},
    }
    assert found.keys() == kept_of(TEMPLATE).keys()
    import_alone = only(
        TEMPLATE, taken
    )  # an import may have no outputs, no transform, and nothing that it does not import
    assert import_alone.keys() == {"AWSTemplateFormatVersion", "Description", "Resources"}
    assert import_alone["Resources"].keys() == found.keys()


def test_a_table_without_its_key_is_refused_with_what_ends_it() -> None:
    table()
    with pytest.raises(Refused, match=f"left {TABLE}, but not DataKey.*aws dynamodb delete-table --table-name {TABLE}"):
        to_take_in(TEMPLATE, client)


def test_a_key_or_a_secret_that_is_about_to_go_is_brought_back_first() -> None:
    client("secretsmanager").create_secret(Name=SECRET, SecretString="{}")
    client("secretsmanager").delete_secret(SecretId=SECRET)
    with pytest.raises(Refused, match="restore-secret"):
        to_take_in(TEMPLATE, client)
    client("kms").schedule_key_deletion(KeyId=key("data"))
    with pytest.raises(Refused, match="cancel-key-deletion"):
        to_take_in(TEMPLATE, client)
