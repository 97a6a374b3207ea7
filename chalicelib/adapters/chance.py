"""Ids and nonces, from the operating system's randomness."""

import base64
import hashlib
import hmac
import secrets

_ID_BYTES = 15  # 120 bits in 24 characters


class SystemChance:
    """The port `Chance`."""

    def __init__(self, *, key: str) -> None:
        self._key = key.encode()

    def new_id(self) -> str:
        return _spelled(secrets.token_bytes(_ID_BYTES))

    def new_nonce(self) -> str:
        return secrets.token_urlsafe(16)

    def id_for(self, key: str) -> str:
        digest = hmac.digest(self._key, b"waardering/idempotency/" + key.encode(), hashlib.sha256)
        return _spelled(digest[:_ID_BYTES])

    def keyed(self, purpose: str, value: str) -> str:
        digest = hmac.digest(self._key, f"waardering/keyed/{purpose}/{value}".encode(), hashlib.sha256)
        return _spelled(digest[:_ID_BYTES])


def _spelled(data: bytes) -> str:
    """Lower-case letters and digits only: such an id survives mail programs, file names and being read aloud."""
    return base64.b32encode(data).decode().lower()
