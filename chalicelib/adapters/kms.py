"""Identities are sealed by AWS KMS itself: they are small, so no data key and no cryptography of our own is needed.

Where an identity lies (its key in the table) is its encryption context: a sealed identity that is copied to another
place does not open there, and every opening stands in CloudTrail with whose it was.
"""

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import msgspec

from chalicelib.adapters.signed_post import SignedPost
from chalicelib.domain.rules.refusals import Busy, KeyAway
from chalicelib.ports.cipher import SealBroken

if TYPE_CHECKING:
    from botocore.exceptions import BotoCoreError, ClientError

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
    """The port `Cipher`: both operations come to the same when asked twice, so each is signed here where it can be."""

    def __init__(self, *, region: str, key: str, endpoint: str, signed_post: SignedPost | None = None) -> None:
        self._region = region
        self._key = key
        self._endpoint = endpoint
        self._signed_post = signed_post

    @cached_property
    def _client(self) -> Any:
        import botocore.session  # noqa: PLC0415  (what the signed request answers needs no client)
        from botocore.config import Config  # noqa: PLC0415

        settings = Config(connect_timeout=2, read_timeout=5, retries={"total_max_attempts": 4, "mode": "standard"})
        return botocore.session.get_session().create_client(
            "kms", region_name=self._region, endpoint_url=self._endpoint or None, config=settings
        )

    def seal(self, plaintext: bytes, context: str) -> bytes:
        return self._asked("Encrypt", "CiphertextBlob", Plaintext=plaintext, context=context)

    def opened(self, sealed: bytes, context: str) -> bytes:
        return self._asked("Decrypt", "Plaintext", CiphertextBlob=sealed, context=context)

    def _asked(self, operation: str, gives: str, *, context: str, **held: bytes) -> bytes:
        request = {"KeyId": self._key, **held, "EncryptionContext": {"identity": context}}
        if self._signed_post is not None:
            said = self._signed_post.given(f"TrentService.{operation}", request, _Answer)
            if said is not None and (found := getattr(said, gives)):
                return bytes(found)
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415  (loaded with the client)

        try:
            answer = getattr(self._client, operation.lower())(**request)
        except (BotoCoreError, ClientError) as error:
            raise _said(error) from error
        return bytes(answer[gives])


class _Answer(msgspec.Struct):
    """An answer of KMS, with bytes in base64."""

    CiphertextBlob: bytes = b""
    Plaintext: bytes = b""


def make_key(client: Any, alias: str) -> None:
    """Make the key of a stage, unless it is there."""
    try:
        client.describe_key(KeyId=alias)
    except client.exceptions.NotFoundException:
        key = client.create_key(Description="Who wrote a review, or gave a notice")["KeyMetadata"]["KeyId"]
        client.create_alias(AliasName=alias, TargetKeyId=key)


def _said(error: "BotoCoreError | ClientError") -> Exception:
    """Return the refusal that an answer of KMS means; the fault itself where it is one of ours."""
    from botocore.exceptions import ClientError, NoCredentialsError  # noqa: PLC0415  (loaded with the client)

    if not isinstance(error, ClientError):
        return KeyAway() if isinstance(error, NoCredentialsError) else Busy("key_service")
    code = error.response["Error"]["Code"]
    if code in _KEY_AWAY:
        return KeyAway()
    if code in _BROKEN:
        return SealBroken()
    return Busy("key_service") if code in _PASSING or _of_the_service(error) else error


def _of_the_service(error: "ClientError") -> bool:
    return int(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)) >= _SERVER_ERROR
