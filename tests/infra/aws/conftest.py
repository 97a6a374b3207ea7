"""The calls of every function, noted once for all tests of the policies."""

import json

import boto3
import pytest
from botocore.client import BaseClient
from moto import mock_aws

from chalicelib.adapters.dynamodb.client.tables import TABLES
from chalicelib.adapters.dynamodb.upkeep.migration import operations
from chalicelib.adapters.kms import make_key
from chalicelib.bootstrap import platform
from infra.local.register import make_app, serve
from tests.conftest import ENVIRONMENT, NOT_OURS
from tests.infra.aws.recording import Grant, Recorder
from tests.infra.aws.walk import walk
from tests.moto_short import short_way
from tests.sync.world import Register


@pytest.fixture(scope="session")
def recorded() -> dict[str, set[Grant]]:
    """The permissions that each function asked of AWS on one walk through all that it does.

    The walk's surroundings end with it: whatever test follows in this process has its own. What a round of
    `migrate_forms` asks for follows from the register of forms, as no walk can leave what every release wrote; its own
    test (`tests/adapters/dynamodb/forms/test_migration.py`) sees that it asks for that.
    """
    with pytest.MonkeyPatch.context() as patch, serve(make_app(None, listings=40)) as register, mock_aws():
        settings = {"SOCIALE_KAART_URL": f"{register}/api", "KEYS_SECRET": "keys", "STAGE": "local"}
        settings |= {"TABLE_PREFIX": "walk-", "SOCIALE_KAART_CONFIG": '{"page_size": 8}'}
        for name, value in (ENVIRONMENT | settings).items():
            patch.setenv(name, value)
        for name in set(NOT_OURS) - settings.keys():
            patch.delenv(name, raising=False)
        secret = json.dumps({"first": "k" * 40})
        boto3.client("secretsmanager", region_name="eu-west-1").create_secret(Name="keys", SecretString=secret)
        boto3.client("sesv2", region_name="eu-west-1").create_email_identity(EmailIdentity="waardering.example")
        platform.cache_clear()
        here = platform()
        here.rest = lambda _: None
        assert here.connection  # asking for it names the tables
        make_key(boto3.client("kms", region_name="eu-west-1"), here.settings.identity_alias)
        for table in TABLES:
            table.create_table(billing_mode="PAY_PER_REQUEST")
        recorder = Recorder("walk-")
        patch.setattr(BaseClient, "_make_api_call", recorder.watching(vars(BaseClient)["_make_api_call"]))
        try:
            with short_way():
                walk(recorder, Register(register))
        finally:
            platform.cache_clear()
    for name, taken in operations().items():
        recorder.calls["migrate_forms"] |= {(f"dynamodb:{operation}", name) for operation in taken}
    return recorder.calls
