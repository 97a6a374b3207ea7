"""The worlds that tests run in: the fakes, the store in this process, or each of them in turn."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from moto import mock_aws
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends

from chalicelib.adapters.dynamodb.client.tables import TABLES
from chalicelib.bootstrap import platform
from tests.fakes import FakeWorld
from tests.fakes.clock import FakeCipher
from tests.worlds import DynamoWorld, World

__all__ = ["DynamoWorld", "dynamodb_world", "fakes", "world"]

# How long an example takes says nothing: suites run side by side on machines that have other things to do.
settings.register_profile("side by side", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("side by side")

ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_SESSION_TOKEN": "testing",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "STAGE": "test",
    "SITE_URL": "https://platform.example",
    "LINK_KEY": "a key of a test stage, known to all",
    "SOCIALE_KAART_URL": "https://register.example",
    "ORIGIN_LIMIT_FACTOR": "500",  # a whole suite comes from one origin; tests of limits set their own
}
NOT_OURS = (
    "AWS_PROFILE",
    "AWS_ENDPOINT_URL",
    "STORE_ENDPOINT",
    "KEY_ENDPOINT",
    "MAIL_ENDPOINT",
    "TABLE_PREFIX",
    "KEYS_SECRET",
    "SOCIALE_KAART_CONFIG",
    "CORS_ORIGINS",
)


@pytest.fixture
def fakes() -> FakeWorld:
    return FakeWorld()


@pytest.fixture
def dynamodb_world(monkeypatch: pytest.MonkeyPatch) -> Iterator[DynamoWorld]:
    """Empty tables in a DynamoDB that lives in this process, and the platform on top of them."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    for name in NOT_OURS:
        monkeypatch.delenv(name, raising=False)
    mocked = mock_aws()
    mocked.start(reset=False)
    try:
        # A connection made before the mock began would call the real thing: the tables are bound anew.
        platform.cache_clear()
        here = platform()
        here.cipher = FakeCipher()
        here.even_answer = 0.0
        here.rest = lambda _: None
        assert here.connection  # asking for it names the tables
        _empty_tables()
        yield DynamoWorld(here)
        platform.cache_clear()
    finally:
        mocked.stop(remove_data=False)


def _empty_tables() -> None:
    """Making the tables takes a third of a second: a test finds those of the one before it, emptied."""
    there = dynamodb_backends[DEFAULT_ACCOUNT_ID][ENVIRONMENT["AWS_DEFAULT_REGION"]].tables
    for table in TABLES:
        found = there.get(table.Meta.table_name)
        if found is None:
            table.create_table(billing_mode="PAY_PER_REQUEST")
            continue
        found.items.clear()
        if found.stream_shard is not None:
            found.stream_shard.items.clear()


@pytest.fixture(params=["fakes", "dynamodb"])
def world(request: pytest.FixtureRequest) -> World:
    """Each world in turn: what holds in one must hold in the other."""
    found: World = request.getfixturevalue("fakes" if request.param == "fakes" else "dynamodb_world")
    return found
