"""Identities of people, in DynamoDB: sealed with a key that only those may use who must know."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from chalicelib.adapters.dynamodb.client.forms import Codec
from chalicelib.adapters.dynamodb.client.tables import IdentityItem
from chalicelib.domain.cases.notice import Notifier
from chalicelib.domain.reviews.review import Author
from chalicelib.ports.stores import Cipher

T = TypeVar("T", Author, Notifier)
# A sealed form is led on whenever it is read; nobody opens it only to write it anew.
_CODECS: Final[Mapping[type, Codec[Any]]] = {
    Author: Codec("author", Author),
    Notifier: Codec("notifier", Notifier),
}


class Identities:
    """Seals and opens; the cipher is made when somebody's identity is first needed, which for readers is never."""

    def __init__(self, cipher: Callable[[], Cipher]) -> None:
        self._cipher = cipher

    def sealed(self, key: str, person: Author | Notifier, *, expires: int | None = None) -> IdentityItem:
        """The item of a person, to be put into a write."""
        return IdentityItem(
            key, sealed=self._cipher().seal(_CODECS[type(person)].written(person), key), expires=expires
        )

    def get(self, key: str, kind: type[T]) -> T | None:
        """The person under this key; None once erased."""
        try:
            sealed = IdentityItem.get(key, consistent_read=True).sealed
        except IdentityItem.DoesNotExist:
            return None
        found: T = _CODECS[kind].read(self._cipher().opened(sealed, key))
        return found
