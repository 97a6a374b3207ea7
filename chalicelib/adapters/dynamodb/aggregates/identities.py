"""Identities of people, in DynamoDB: sealed with a key that only those may use who must know."""

from collections.abc import Callable
from typing import TypeVar

import msgspec

from chalicelib.adapters.dynamodb.client.tables import IdentityItem
from chalicelib.ports.stores import Cipher

T = TypeVar("T")


class Identities:
    """Seals and opens; the cipher is made when somebody's identity is first needed, which for readers is never."""

    def __init__(self, cipher: Callable[[], Cipher]) -> None:
        self._cipher = cipher

    def sealed(self, key: str, person: object, *, expires: int | None = None) -> IdentityItem:
        """The item of a person, to be put into a write."""
        return IdentityItem(key, sealed=self._cipher().seal(msgspec.json.encode(person), key), expires=expires)

    def get(self, key: str, kind: type[T]) -> T | None:
        """The person under this key; None once erased."""
        try:
            sealed = IdentityItem.get(key, consistent_read=True).sealed
        except IdentityItem.DoesNotExist:
            return None
        return msgspec.json.decode(self._cipher().opened(sealed, key), type=kind)
