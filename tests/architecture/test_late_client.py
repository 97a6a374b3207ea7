"""A function's models without the client of AWS, which is there when it is asked for."""

import json
import subprocess
import sys
from typing import Final

from infra.local.environment import ROOT

LATE: Final = """
import json, os, sys
os.environ |= {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x"}
from chalicelib.adapters.dynamodb.client import late_client
late_client.install()
late_client.install()
from chalicelib.adapters.dynamodb.client.patient_connection import PatientConnection
from chalicelib.adapters.dynamodb.client.tables import TABLES, ReviewItem
CLIENT = {"botocore.client", "botocore.config", "botocore.session", "urllib3"}
before = sorted(CLIENT & set(sys.modules))
connection = PatientConnection(region="eu-west-1", host="http://127.0.0.1:1", connect_timeout_seconds=0.1,
                               retry_configuration={"total_max_attempts": 1, "mode": "standard"})
client = connection.client
from pynamodb.exceptions import GetError
try:
    connection.add_meta_table(ReviewItem._get_connection().get_meta_table())
    connection.get_item(ReviewItem.Meta.table_name, "review-1")
except GetError as error:
    away = type(error.cause).__name__
import boto3, botocore.client, botocore.session
print(json.dumps({
    "before": before, "after": sorted(CLIENT & set(sys.modules)), "kind": type(client).__name__, "away": away,
    "finders": len([each for each in sys.meta_path if type(each).__module__ == late_client.__name__]),
    "whole": isinstance(client, botocore.client.BaseClient) and botocore.session.Session.__name__ == "Session",
    "others": boto3.client("kms", region_name="eu-west-1").meta.service_model.service_name,
}))
"""


def test_the_client_waits_until_it_is_asked_for_and_is_whole_then() -> None:
    """In a process of its own: what is imported once stays."""
    run = subprocess.run(  # noqa: S603  (our own interpreter, our own text)
        [sys.executable, "-c", LATE], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert json.loads(run.stdout) == {
        "before": [],
        "after": ["botocore.client", "botocore.config", "botocore.session", "urllib3"],
        "kind": "DynamoDB",
        "away": "EndpointConnectionError",
        "finders": 1,
        "whole": True,
        "others": "kms",
    }
