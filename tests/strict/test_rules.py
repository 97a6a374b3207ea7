"""Each rule of the strict store holds, on both emulators; and where one is taken away, its scene fails."""

import json
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from typing import Any, Final

import boto3
import pytest
from botocore.config import Config
from moto import mock_aws

from infra.local.stack import running_store
from infra.local.strict.__main__ import PAGE, drawn
from infra.local.strict.kept import KEPT
from infra.local.strict.rules import RULES, Settings
from infra.local.strict.served import CONTROL
from tests.strict import form_scenes, scenes  # noqa: F401 - they bring their scenes along
from tests.strict.moto import Moto, strict_way
from tests.strict.stage import SCENES, TABLE, Stage

NAMES: Final = [rule.name for rule in RULES]
ONCE: Final = Config(retries={"total_max_attempts": 1, "mode": "standard"})
Staged = Callable[[list[str]], AbstractContextManager[Stage]]


def _client(service: str, endpoint: str | None = None) -> Any:
    session = boto3.Session("testing", "testing", region_name="eu-west-1")
    return session.client(service, endpoint_url=endpoint, config=ONCE)  # type: ignore[call-overload]  # either of two services


@contextmanager
def on_moto(without: list[str]) -> Iterator[Stage]:
    """A scene's store in this process."""
    with mock_aws(), strict_way(Settings(without=without)) as strict:

        def adjust(*, keep: bool = False, **settings: Any) -> None:
            if keep:
                settings["without"] = [*without, *settings["without"]]
            strict.adjust(replace(strict.settings, **settings))

        yield Stage(_client("dynamodb"), lambda: len(Moto().streamed(TABLE) or ()), adjust)


def streamed(streams: Any) -> int:
    """Return how many records the stream has."""
    (stream,) = streams.list_streams(TableName=TABLE)["Streams"]
    arn = stream["StreamArn"]
    found = 0
    for shard in streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"]:
        start = streams.get_shard_iterator(StreamArn=arn, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON")
        found += len(streams.get_records(ShardIterator=start["ShardIterator"])["Records"])
    return found


@pytest.fixture(scope="module")
def ministack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Staged]:
    """The store of `make run`, for one scene after the other."""
    with running_store(tmp_path_factory.mktemp("strict"), strict=Settings()) as endpoint:

        def told(settings: dict[str, Any]) -> None:
            request = urllib.request.Request(f"{endpoint}{CONTROL}", json.dumps(settings).encode())  # noqa: S310 - ours
            with urllib.request.urlopen(request) as answer:  # noqa: S310 - as above
                assert answer.status == 200

        @contextmanager
        def staged(without: list[str]) -> Iterator[Stage]:
            def adjust(*, keep: bool = False, **settings: Any) -> None:
                if keep:
                    settings["without"] = [*without, *settings["without"]]
                told(settings)

            usual = Settings(without=without)
            told(vars(usual))
            client = _client("dynamodb", endpoint)
            try:
                yield Stage(client, lambda: streamed(_client("dynamodbstreams", endpoint)), adjust)
            finally:
                told(vars(usual))
                client.delete_table(TableName=TABLE)

        yield staged


@pytest.fixture(params=["moto", "ministack"])
def staged(request: pytest.FixtureRequest) -> Staged:
    """Each of the two emulators in turn."""
    found: Staged = on_moto if request.param == "moto" else request.getfixturevalue("ministack")
    return found


def test_each_rule_has_its_scene_and_each_scene_its_rule() -> None:
    assert sorted(SCENES) == sorted(NAMES)


def test_a_rule_that_an_emulator_does_not_keep_has_a_check() -> None:
    assert set(NAMES) >= KEPT["moto"] | KEPT["ministack"]
    unchecked = {rule.name for rule in RULES if rule.asked is None and rule.answered is None}
    assert unchecked == KEPT["moto"] & KEPT["ministack"]


def test_the_page_of_the_rules_is_drawn_as_they_are_now() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == drawn(page)


@pytest.mark.parametrize("name", NAMES)
def test_the_store_does_as_aws_says(staged: Staged, name: str) -> None:
    with staged([]) as stage:
        SCENES[name](stage)


@pytest.mark.parametrize(
    ("emulator", "name"), [(each, name) for each, kept in KEPT.items() for name in NAMES if name not in kept]
)
def test_without_the_rule_its_scene_fails(emulator: str, name: str, request: pytest.FixtureRequest) -> None:
    staged: Staged = on_moto if emulator == "moto" else request.getfixturevalue("ministack")
    with staged([name]) as stage, pytest.raises((AssertionError, pytest.fail.Exception, KeyError)):
        SCENES[name](stage)
