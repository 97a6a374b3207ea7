"""The keys of links change without killing a link, and no key is ever said aloud."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Final

import boto3
import pytest
from botocore.exceptions import EndpointConnectionError
from moto import mock_aws

from chalicelib.adapters.keys import BrokenSecret, KeyRing, SecretKeys, fixed_keys, read_ring
from chalicelib.adapters.links import SignedLinks
from chalicelib.adapters.signed_post import Credentials, SignedPost
from chalicelib.domain.rules.mails import Purpose
from chalicelib.domain.rules.refusals import Busy, DeadLink
from tests.adapters.answering import answering

NOW: Final = datetime(2026, 11, 22, tzinfo=UTC)
OLD, NEW, OTHER = "old-" * 10, "new-" * 10, "other-" * 10


def links(*keys: str) -> SignedLinks:
    return SignedLinks(site_url="https://platform.example", key=lambda: keys)


def made_with(*keys: str) -> str:
    return links(*keys).token(Purpose.REPLY, "item", "nonce", expires_at=NOW + timedelta(days=1))


def test_the_first_key_signs_and_all_verify() -> None:
    assert made_with(NEW, OLD) == made_with(NEW)
    for token in (made_with(OLD), made_with(NEW)):
        assert links(NEW, OLD).opened(Purpose.REPLY, token, now=NOW).item_id == "item"


def test_at_every_step_of_a_change_each_process_opens_what_any_other_signed() -> None:
    """Two neighbouring steps run side by side, until the last process has read the secret again."""
    steps = [(OLD,), (OLD, NEW), (NEW, OLD)]
    for before, after in pairwise(steps):
        for signs, opens in ((before, after), (after, before)):
            assert links(*opens).opened(Purpose.REPLY, made_with(*signs), now=NOW).nonce == "nonce"


def test_a_key_that_was_taken_out_opens_nothing() -> None:
    with pytest.raises(DeadLink):
        links(NEW).opened(Purpose.REPLY, made_with(OLD), now=NOW)


def test_the_key_of_ids_stays_when_the_keys_of_links_change() -> None:
    assert read_ring(json.dumps({"first": OLD})) == KeyRing(links=(OLD,), ids=OLD)
    assert read_ring(json.dumps({"first": OLD, "links": [NEW, OLD]})) == KeyRing(links=(NEW, OLD), ids=OLD)
    assert fixed_keys((NEW, OLD))() == KeyRing(links=(NEW, OLD), ids=OLD)


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"first": "short"}', '{"links": ["' + NEW + '"]}'])
def test_a_secret_that_holds_no_keys_is_refused_and_not_told(text: str) -> None:
    with pytest.raises(BrokenSecret) as refused:
        read_ring(text)
    assert "short" not in str(refused.value).replace("shorter", "")


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def secret(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    with mock_aws():
        client = boto3.client("secretsmanager", region_name="eu-west-1")
        client.create_secret(Name="keys", SecretString=json.dumps({"first": OLD}))
        yield "keys"


def test_the_secret_is_read_once_and_again_when_it_may_have_changed(secret: str) -> None:
    clock = Clock()
    keys = SecretKeys(secret=secret, region="eu-west-1", clock=clock)
    assert keys().links == (OLD,)
    changed = json.dumps({"first": OLD, "links": [OLD, OTHER]})
    boto3.client("secretsmanager", region_name="eu-west-1").put_secret_value(SecretId=secret, SecretString=changed)
    clock.seconds = 300
    assert keys().links == (OLD,)
    clock.seconds = 301
    assert keys().links == (OLD, OTHER)


def test_while_the_secret_is_away_what_it_said_last_is_believed_and_it_is_asked_again_soon(secret: str) -> None:
    clock = Clock()
    keys = SecretKeys(secret=secret, region="eu-west-1", clock=clock)
    assert keys().links == (OLD,)
    asked = keys._client.get_secret_value
    tries: list[float] = []

    def away(**_: str) -> None:
        tries.append(clock.seconds)
        raise EndpointConnectionError(endpoint_url="https://secrets.example")

    keys._client.get_secret_value = away
    for seconds in (301, 330, 332, 3_600):
        clock.seconds = seconds
        assert keys().links == (OLD,)
    assert tries == [301, 332, 3_600]
    keys._client.get_secret_value = asked
    changed = json.dumps({"first": OLD, "links": [OLD, OTHER]})
    boto3.client("secretsmanager", region_name="eu-west-1").put_secret_value(SecretId=secret, SecretString=changed)
    clock.seconds = 3_631
    assert keys().links == (OLD, OTHER)


@pytest.mark.parametrize("name", ["another", "broken"])
def test_a_process_that_never_read_the_secret_asks_to_come_back_later(secret: str, name: str) -> None:
    client = boto3.client("secretsmanager", region_name="eu-west-1")
    client.create_secret(Name="broken", SecretString=secret)
    with pytest.raises(Busy) as raised:
        SecretKeys(secret=name, region="eu-west-1")()
    assert raised.value.neighbour == "secrets"


@pytest.mark.parametrize(("status", "kept"), [(200, OTHER), (500, OLD)])
def test_a_signed_request_reads_the_secret_and_what_is_no_answer_is_left_to_the_client(
    secret: str, status: int, kept: str
) -> None:
    held = json.dumps({"SecretString": json.dumps({"first": OTHER})}).encode()
    with answering(lambda *_: (status, held)) as (address, asked):
        own = Credentials("AKID", "a secret")
        post = SignedPost("secretsmanager", region="eu-west-1", endpoint=address, credentials=own)
        assert SecretKeys(secret=secret, region="eu-west-1", signed_post=post)().links == (kept,)
    assert asked == ["secretsmanager.GetSecretValue"]
