"""The seal of identities, against KMS in this process."""

import base64
import json
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from botocore.stub import Stubber
from moto import mock_aws

from chalicelib.adapters.kms import KmsCipher, make_key
from chalicelib.adapters.signed_post import Credentials, SignedPost
from chalicelib.domain.rules.refusals import Busy, KeyAway
from chalicelib.ports.cipher import Cipher, SealBroken
from tests.adapters.answering import answering
from tests.fakes.clock import FakeCipher

ALIAS = "alias/waardering-test-identities"
PLAIN = b'{"first_name":"Mieke","email":"mieke@post.example"}'


@pytest.fixture(params=["fake", "kms", "signed"])
def cipher(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cipher]:
    if request.param == "fake":
        yield FakeCipher()
        return
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    with mock_aws():
        for _ in range(2):  # making the key again makes none
            make_key(boto3.client("kms", region_name="eu-west-1"), ALIAS)
        assert len(boto3.client("kms", region_name="eu-west-1").list_keys()["Keys"]) == 1
        if request.param == "kms":
            yield KmsCipher(region="eu-west-1", key=ALIAS, endpoint="")
            return
        with answering(_as_kms) as (address, _):
            cipher = KmsCipher(region="eu-west-1", key=ALIAS, endpoint="", signed_post=post(address))
            cipher.__dict__["_client"] = None  # it would be asked where a signed request is no answer
            yield cipher


def post(address: str) -> SignedPost:
    return SignedPost("kms", region="eu-west-1", endpoint=address, credentials=Credentials("AKID", "a secret"))


def _as_kms(target: str, asked: dict[str, Any]) -> tuple[int, bytes]:
    """Answer as KMS does, which knows bytes in base64."""
    client, operation = boto3.client("kms", region_name="eu-west-1"), target.removeprefix("TrentService.").lower()
    held = {name: base64.b64decode(asked.pop(name)) for name in ("Plaintext", "CiphertextBlob") if name in asked}
    try:
        said = getattr(client, operation)(**asked, **held)
    except ClientError as error:
        return 400, json.dumps({"__type": error.response["Error"]["Code"]}).encode()
    found = {name: base64.b64encode(each).decode() for name, each in said.items() if isinstance(each, bytes)}
    return 200, json.dumps(found).encode()


@pytest.mark.parametrize("said", [(503, b""), (400, b'{"__type":"ExpiredTokenException"}'), (200, b"{}"), (200, b"<")])
def test_what_is_no_answer_is_left_to_the_client(said: tuple[int, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    with answering(lambda *_: said) as (address, asked):
        cipher = KmsCipher(region="eu-west-1", key=ALIAS, endpoint="", signed_post=post(address))
        with Stubber(cipher._client) as stub:
            stub.add_response(
                "decrypt",
                {"Plaintext": PLAIN},
                {"KeyId": ALIAS, "CiphertextBlob": b"sealed", "EncryptionContext": {"identity": "review-1"}},
            )
            assert cipher.opened(b"sealed", "review-1") == PLAIN
    assert asked == ["TrentService.Decrypt"]


def test_what_is_sealed_opens_in_its_own_place_and_shows_nothing(cipher: Cipher) -> None:
    sealed = cipher.seal(PLAIN, "review-1")
    assert cipher.opened(sealed, "review-1") == PLAIN
    assert b"mieke" not in sealed
    assert b"Mieke" not in sealed


def test_what_is_sealed_opens_nowhere_else(cipher: Cipher) -> None:
    sealed = cipher.seal(PLAIN, "review-1")
    cipher.__dict__.pop("_client", None)  # what is refused is the client's to tell of
    with pytest.raises(SealBroken):
        cipher.opened(sealed, "review-2")


@pytest.mark.parametrize("ends_after", [-1, 0, 9])
def test_half_an_answer_of_the_key_service_asks_for_patience(ends_after: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    answer = (200, b'{"Plaintext":"TWlla2U="}')
    with answering(lambda *_: answer, ends_after=ends_after) as (address, _), pytest.raises(Busy):
        KmsCipher(region="eu-west-1", key=ALIAS, endpoint=address).opened(b"sealed", "review-1")


def test_a_key_service_that_cannot_be_reached_asks_for_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    nowhere = KmsCipher(region="eu-west-1", key=ALIAS, endpoint="http://127.0.0.1:9")
    with pytest.raises(Busy):
        nowhere.seal(PLAIN, "review-1")


@pytest.mark.parametrize(
    ("code", "means"),
    [
        ("DisabledException", KeyAway),
        ("KMSInvalidStateException", KeyAway),
        ("AccessDeniedException", KeyAway),
        ("NotFoundException", KeyAway),
        ("ThrottlingException", Busy),
        ("KMSInternalException", Busy),
        ("InvalidCiphertextException", SealBroken),
        ("IncorrectKeyException", SealBroken),
        ("SomethingElseException", ClientError),  # a fault of ours is neither
    ],
)
def test_the_key_and_one_seal_are_told_apart(
    monkeypatch: pytest.MonkeyPatch, code: str, means: type[Exception]
) -> None:
    """What is wrong with the key is wrong with nobody's seal, and passes; a seal that is broken stays so."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    cipher = KmsCipher(region="eu-west-1", key=ALIAS, endpoint="")
    with Stubber(cipher._client) as stub:
        stub.add_client_error("decrypt", service_error_code=code, http_status_code=400)
        with pytest.raises(means) as said:
            cipher.opened(b"sealed", "review-1")
    assert type(said.value) is means or means is ClientError
