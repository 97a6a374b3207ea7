"""Identities are sealed by AWS KMS itself: they are small, so no data key and no cryptography of our own is needed.

Where an identity lies (its key in the table) is its encryption context: a sealed identity that is copied to another
place does not open there, and every opening stands in CloudTrail with whose it was.
"""

from functools import cached_property
from typing import Any, Final

import botocore.session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError

from chalicelib.domain.rules.refusals import Busy, KeyAway
from chalicelib.ports.cipher import SealBroken

# What is wrong with the key, or with what we may do with it, is wrong with no identity: it concerns all, and ends.
_KEY_AWAY: Final = {
    "DisabledException",
    "KMSInvalidStateException",  # on its way to be deleted
    "AccessDeniedException",  # which is also the answer for a key that is gone
    "NotFoundException",
    "InvalidKeyUsageException",
    "UnrecognizedClientException",  # our credentials, as the next three
    "InvalidSignatureException",
    "InvalidClientTokenId",
    "ExpiredTokenException",
}
_PASSING: Final = {
    "ThrottlingException",
    "LimitExceededException",
    "DependencyTimeoutException",
    "KMSInternalException",
    "KeyUnavailableException",
}
_SERVER_ERROR: Final = 500
_BROKEN: Final = {"InvalidCiphertextException", "IncorrectKeyException", "ValidationException"}


class KmsCipher:
    """The port `Cipher`."""

    def __init__(self, *, region: str, key: str, endpoint: str) -> None:
        self._region = region
        self._key = key
        self._endpoint = endpoint

    @cached_property
    def _client(self) -> Any:
        settings = Config(connect_timeout=2, read_timeout=5, retries={"total_max_attempts": 4, "mode": "standard"})
        return botocore.session.get_session().create_client(
            "kms", region_name=self._region, endpoint_url=self._endpoint or None, config=settings
        )

    def seal(self, plaintext: bytes, context: str) -> bytes:
        try:
            answer = self._client.encrypt(KeyId=self._key, Plaintext=plaintext, EncryptionContext={"identity": context})
        except (BotoCoreError, ClientError) as error:
            raise _said(error) from error
        return bytes(answer["CiphertextBlob"])

    def opened(self, sealed: bytes, context: str) -> bytes:
        try:
            answer = self._client.decrypt(
                KeyId=self._key, CiphertextBlob=sealed, EncryptionContext={"identity": context}
            )
        except (BotoCoreError, ClientError) as error:
            raise _said(error) from error
        return bytes(answer["Plaintext"])


def make_key(client: Any, alias: str) -> None:
    """Make the key of a stage, unless it is there."""
    try:
        client.describe_key(KeyId=alias)
    except client.exceptions.NotFoundException:
        key = client.create_key(Description="Who wrote a review, or gave a notice")["KeyMetadata"]["KeyId"]
        client.create_alias(AliasName=alias, TargetKeyId=key)


def _said(error: BotoCoreError | ClientError) -> Exception:
    """Return the refusal that an answer of KMS means; the fault itself where it is one of ours."""
    if not isinstance(error, ClientError):
        return KeyAway() if isinstance(error, NoCredentialsError) else Busy("key_service")
    code = error.response["Error"]["Code"]
    if code in _KEY_AWAY:
        return KeyAway()
    if code in _BROKEN:
        return SealBroken()
    return Busy("key_service") if code in _PASSING or _of_the_service(error) else error


def _of_the_service(error: ClientError) -> bool:
    return int(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)) >= _SERVER_ERROR
