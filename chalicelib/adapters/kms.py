"""AWS KMS: what is sealed, and what is signed. Its keys never leave it.

Identities are sealed by AWS KMS itself: they are small, so no data key and no cryptography of our own is needed.

Where an identity lies (its key in the table) is its encryption context: a sealed identity that is copied to another
place does not open there, and every opening stands in CloudTrail with whose it was.
"""

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import msgspec

from chalicelib.adapters.signed_post import SignedPost
from chalicelib.domain.projections.strangers.checkpoint import VerifyingKey
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
_OF_CLIENT: Final = {"Encrypt": "encrypt", "Decrypt": "decrypt", "GetPublicKey": "get_public_key", "Sign": "sign"}
SIGNING_KEY: Final = "ECC_NIST_EDWARDS25519"  # as KMS calls it, since November 2025
_SPKI: Final = bytes.fromhex("302a300506032b6570032100")  # before the 32 bytes of an Ed25519 key (RFC 8410, 4)
_SERVER_ERROR: Final = 500
_BROKEN: Final = {"InvalidCiphertextException", "IncorrectKeyException", "ValidationException"}


class _Kms:
    """The way to one key: all operations come to the same when asked twice, so each is signed here where it can be."""

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

    def _asked(self, operation: str, gives: str, **said: object) -> bytes:
        request = {"KeyId": self._key, **said}
        if self._signed_post is not None:
            answered = self._signed_post.given(f"TrentService.{operation}", request, _Answer)
            if answered is not None and (found := getattr(answered, gives)):
                return bytes(found)
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415  (loaded with the client)

        try:
            answer = getattr(self._client, _OF_CLIENT[operation])(**request)
        except (BotoCoreError, ClientError) as error:
            raise _said(error) from error
        if not answer.get(gives):  # it ended before its end (`findings/half-an-answer-is-no-item.sh`)
            raise Busy("key_service")
        return bytes(answer[gives])


class KmsCipher(_Kms):
    """The port `Cipher`."""

    def seal(self, plaintext: bytes, context: str) -> bytes:
        return self._asked("Encrypt", "CiphertextBlob", Plaintext=plaintext, **_of(context))

    def opened(self, sealed: bytes, context: str) -> bytes:
        return self._asked("Decrypt", "Plaintext", CiphertextBlob=sealed, **_of(context))


class KmsSigner(_Kms):
    """The port `Signer`. A key that signs is Ed25519 (RFC 8032): what it signs is the message itself, no digest."""

    def verifying_key(self, name: str) -> VerifyingKey:
        spki = self._asked("GetPublicKey", "PublicKey")
        return VerifyingKey(name, spki.removeprefix(_SPKI))

    def sign(self, message: bytes) -> bytes:
        how = {"MessageType": "RAW", "SigningAlgorithm": "ED25519_SHA_512"}
        return self._asked("Sign", "Signature", Message=message, **how)


def _of(context: str) -> dict[str, object]:
    return {"EncryptionContext": {"identity": context}}


class _Answer(msgspec.Struct):
    """An answer of KMS, with bytes in base64."""

    CiphertextBlob: bytes = b""
    Plaintext: bytes = b""
    PublicKey: bytes = b""
    Signature: bytes = b""


def make_key(client: Any, alias: str, *, signs: bool = False) -> None:
    """Make a key of a stage, unless it is there: one that seals, or one that signs."""
    kind = {"KeySpec": SIGNING_KEY, "KeyUsage": "SIGN_VERIFY"} if signs else {}
    try:
        client.describe_key(KeyId=alias)
    except client.exceptions.NotFoundException:
        key = client.create_key(**kind)["KeyMetadata"]["KeyId"]
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
