"""The worlds that tests run in: the fakes, the store in this process, or each of them in turn."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from moto import mock_aws

from chalicelib.adapters.dynamodb.tables import TABLES
from chalicelib.bootstrap import platform
from tests.fake_clock import FakeCipher
from tests.fakes import FakeWorld
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
    with mock_aws():
        # A connection made before the mock began would call the real thing: the tables are bound anew.
        platform.cache_clear()
        here = platform()
        here.cipher = FakeCipher()
        assert here.connection  # asking for it names the tables
        for table in TABLES:
            table.create_table(billing_mode="PAY_PER_REQUEST")
        yield DynamoWorld(here)
        platform.cache_clear()


@pytest.fixture(params=["fakes", "dynamodb"])
def world(request: pytest.FixtureRequest) -> World:
    """Each world in turn: what holds in one must hold in the other."""
    found: World = request.getfixturevalue("fakes" if request.param == "fakes" else "dynamodb_world")
    return found
