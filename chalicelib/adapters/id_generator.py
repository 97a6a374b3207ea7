"""Ids and nonces, from the operating system's randomness."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Callable

_ID_BYTES = 15  # 120 bits in 24 characters


class SystemIdGenerator:
    """The port `IdGenerator`."""

    def __init__(self, *, key: str | Callable[[], str]) -> None:
        self._key = key

    def new_id(self) -> str:
        return _spelled(secrets.token_bytes(_ID_BYTES))

    def new_nonce(self) -> str:
        return secrets.token_urlsafe(16)

    def id_for(self, key: str) -> str:
        return self._keyed_hash(f"waardering/idempotency/{key}")

    def keyed(self, purpose: str, value: str) -> str:
        return self._keyed_hash(f"waardering/keyed/{purpose}/{value}")

    def _keyed_hash(self, text: str) -> str:
        secret = self._key if isinstance(self._key, str) else self._key()
        return _spelled(hmac.digest(secret.encode(), text.encode(), hashlib.sha256)[:_ID_BYTES])


def _spelled(data: bytes) -> str:
    """Spell bytes in lower-case letters and digits: such an id survives mail programs, file names and reading aloud."""
    return base64.b32encode(data).decode().lower()
