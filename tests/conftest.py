"""The worlds that tests run in: the fakes, the store in this process, or each of them in turn."""

import functools
import gc
import threading
from collections.abc import Iterator

import botocore.session
import pynamodb.connection.base
import pytest
from hypothesis import HealthCheck, settings
from moto import mock_aws
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends

from chalicelib.adapters.dynamodb.client.tables import TABLES
from chalicelib.bootstrap import platform
from chalicelib.domain.cases import second_reading
from infra.local.strict.layer import Strict
from tests.fakes import FakeWorld
from tests.fakes.clock import FakeCipher
from tests.moto_short import short_way
from tests.strict.moto import strict_way
from tests.worlds import DynamoWorld, World

pytest_plugins = ["tests.quick"]
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
    "AUTHORITIES": '{"inspectie": {"name": "Zorginspectie", "email": "meldingen@inspectie.example"}}',
    "CONTACT_EMAIL": "contact@platform.example",
    "SITE_URL": "https://platform.example",
    "LINK_KEY": "a key of a test stage, known to all",
    "SOCIALE_KAART_URL": "https://register.example",
    "REPLY_MEND_MINUTES": "0",  # what is replied can be decided on at once; tests of that time set their own
    "FIRST_ADDITION_MONTHS": "0",  # the same: what is online can be added to at once
    "OLDEST_READER": "today",  # what release 0.1.0 has to read, its own tests set
    "OLDEST_WRITER": "today",  # and what it wrote
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


def pytest_collection_finish() -> None:
    """Leave alone what was found and imported: it lives to the end, and each full collection would walk it all."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def botocore_read_once() -> Iterator[None]:
    """Each session of botocore parses its descriptions of AWS anew, which takes ninety milliseconds; ours share them.

    A client is still made for each connection; pynamodb's sessions stay with their threads.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(botocore.session, "create_loader", functools.cache(botocore.session.create_loader))
        here = threading.local()

        def of_thread() -> botocore.session.Session:
            if not hasattr(here, "session"):
                here.session = botocore.session.get_session()
            found: botocore.session.Session = here.session
            return found

        patch.setattr(pynamodb.connection.base, "get_session", of_thread)
        yield


@pytest.fixture(scope="session", autouse=True)
def _nothing_is_drawn() -> Iterator[None]:
    """Chance draws one decision in twenty to be read again: no test may depend on that, save those that ask for it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(second_reading, "ONE_IN", 10**12)
        yield


@pytest.fixture
def fakes() -> FakeWorld:
    return FakeWorld()


@pytest.fixture(scope="module")
def aws_in_this_process() -> Iterator[Strict]:
    """AWS as moto plays it, as strict as AWS; what it keeps outlives a test, for the next one to empty."""
    mocked = mock_aws()
    mocked.start(reset=False)
    with short_way(), strict_way() as strict:
        yield strict
    mocked.stop(remove_data=False)


@pytest.fixture
def strict(aws_in_this_process: Strict) -> Iterator[Strict]:
    """What makes the store in this process as strict as AWS; a test may make it stricter."""
    usual = aws_in_this_process.settings
    yield aws_in_this_process
    aws_in_this_process.adjust(usual)


@pytest.fixture
def dynamodb_world(aws_in_this_process: Strict, monkeypatch: pytest.MonkeyPatch) -> Iterator[DynamoWorld]:  # noqa: ARG001 - the tables are there
    """Empty tables in a DynamoDB that lives in this process, and the platform on top of them."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    for name in NOT_OURS:
        monkeypatch.delenv(name, raising=False)
    # A connection made before the mock began would call the real thing: the tables are bound anew.
    platform.cache_clear()
    here = platform()
    here.cipher = FakeCipher()
    here.minimum_response_seconds = 0.0
    here.rest = lambda _: None
    assert here.connection  # asking for it names the tables
    _empty_tables()
    yield DynamoWorld(here)
    platform.cache_clear()


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
