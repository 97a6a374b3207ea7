"""The tables, made from the models in `chalicelib.adapters.dynamodb.client.tables`: one source for both."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from chalicelib.adapters.dynamodb.client.table import Table
from chalicelib.adapters.dynamodb.client.tables import NAMES, TABLES
from infra.aws.stages import Stage
from infra.aws.template.cloudformation import Resource, att, logical_id

# Tables under a key of their own: who may read people's names is decided apart from who may read the rest.
_OWN_KEYS: Final = {"identities": "IdentitiesKey"}


def table_id(name: str) -> str:
    """The logical id of a table: `reviews` is `ReviewsTable`."""
    return logical_id(f"{name}_table")


def tables(stage: Stage) -> dict[str, Resource]:
    return {_named(NAMES[table], stage): _table(table, stage) for table in TABLES}


def generation_of(stage: Stage, generation: str) -> Stage:
    """The stage with tables that were restored under this name."""
    return replace(stage, generation=generation)


def pointed(template: Mapping[str, Any], stage: Stage) -> dict[str, Any]:
    """The template with every reference to a table on the stage's generation of it; policies name the first."""
    text = json.dumps(template)
    if stage.generation:
        for name in NAMES.values():
            text = re.sub(rf"\b{table_id(name)}\b", _named(name, stage), text)
    return dict(json.loads(text))


def _named(name: str, stage: Stage) -> str:
    return f"{table_id(name)}{stage.generation.title()}"


def _table(table: type[Table], stage: Stage) -> Resource:
    schema = table._get_schema()  # noqa: SLF001  (what pynamodb itself creates the table from)
    name = NAMES[table]
    most = {"MaxReadRequestUnits": stage.reads, "MaxWriteRequestUnits": stage.writes}
    properties: dict[str, Any] = {
        "TableName": f"{stage.table_prefix}{name}",
        "BillingMode": "PAY_PER_REQUEST",
        "OnDemandThroughput": most,
        "AttributeDefinitions": sorted(schema["attribute_definitions"], key=lambda each: each["AttributeName"]),
        "KeySchema": _hash_first(schema["key_schema"]),
        "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": True},
        "DeletionProtectionEnabled": stage.guarded,
        "SSESpecification": {
            "SSEEnabled": True,
            "SSEType": "KMS",
            "KMSMasterKeyId": att(_OWN_KEYS.get(name, "DataKey"), "Arn"),
        },
    }
    if indexes := schema["global_secondary_indexes"]:
        properties["GlobalSecondaryIndexes"] = [
            {
                "IndexName": index["index_name"],
                "KeySchema": _hash_first(index["key_schema"]),
                "Projection": index["projection"],
                "OnDemandThroughput": most,
            }
            for index in indexes
        ]
    if "expires" in table.get_attributes():
        properties["TimeToLiveSpecification"] = {"AttributeName": "expires", "Enabled": True}
    if view := getattr(table.Meta, "stream_view_type", None):
        properties["StreamSpecification"] = {"StreamViewType": view}
    return {
        "Type": "AWS::DynamoDB::Table",
        **stage.kept,
        "Properties": properties,
    }


def _hash_first(keys: Any) -> list[dict[str, str]]:
    return sorted(keys, key=lambda key: key["KeyType"] != "HASH")
