"""Identities of people, in DynamoDB: sealed with a key that only those may use who must know."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Final, TypeVar

import msgspec

from chalicelib.adapters.dynamodb.client.forms import Codec
from chalicelib.adapters.dynamodb.client.table import reason_of
from chalicelib.adapters.dynamodb.client.tables import IdentityItem
from chalicelib.domain.cases.notice import Notifier
from chalicelib.domain.organisations.organisation import ContactPerson
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.rules.refusals import UnreadableRecord
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.ports.cipher import Cipher, SealBroken

T = TypeVar("T", Author, Notifier, ContactPerson)
# Bytes of what is sealed: a seal is as long as what is in it, and of a thousand names few are as long as one. Nearly
# all are of the first length; a key service takes 4,096 bytes.
_LENGTHS: Final = (512, 1_024, 2_048, 4_000)
# A sealed form is led on whenever it is read; nobody opens it only to write it anew.
_CODECS: Final[Mapping[type, Codec[Any]]] = {
    Author: Codec("author", Author),
    Notifier: Codec("notifier", Notifier),
    ContactPerson: Codec("contact person", ContactPerson),
}


class Identities:
    """Seals and opens; the cipher is made when somebody's identity is first needed, which for readers is never."""

    def __init__(self, cipher: Callable[[], Cipher]) -> None:
        self._cipher = cipher

    def sealed(
        self, key: str, person: Author | Notifier | ContactPerson, *, expires: int | None = None
    ) -> IdentityItem:
        """The item of a person, to be put into a write.

        Raises:
            Busy: the key service is away, or the key is.
        """
        return IdentityItem(
            key, sealed=self._cipher().seal(_padded(_CODECS[type(person)].written(person)), key), expires=expires
        )

    def get(self, key: str, kind: type[T]) -> T | None:
        """The person under this key; None once erased.

        Raises:
            UnreadableRecord: the seal opens to nothing that we know.
            Busy: the key service is away, or the key is.
        """
        try:
            item = IdentityItem.get(key, consistent_read=True)
        except IdentityItem.DoesNotExist:
            return None
        opened = self.look(item)
        try:
            found: T = _CODECS[kind].read(opened)
        except (msgspec.MsgspecError, ValueError) as error:
            raise UnreadableRecord(item.record, reason_of(error)) from None
        return found

    def look(self, item: IdentityItem) -> bytes:
        """Return what a sealed identity holds; raises as `get` does."""
        if not item.sealed:
            raise UnreadableRecord(item.record, "no_sealed")
        try:
            return self._cipher().opened(item.sealed, item.review_id)
        except SealBroken:
            raise UnreadableRecord(item.record, "seal_broken") from None


def farewell_of(person: Author | Notifier) -> timedelta:
    """Return how long the addressee of a last mail is kept: a letter waits for whoever prints it."""
    by_post = isinstance(person, Author) and person.by_post
    return kept(Kept.LAST_LETTER if by_post else Kept.FAREWELL)


def _padded(document: bytes) -> bytes:
    """Return a document with blanks behind it, which every reader of JSON passes over, release 0.1.0's too."""
    return document.ljust(next((length for length in _LENGTHS if len(document) <= length), len(document)))
