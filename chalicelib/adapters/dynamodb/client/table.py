"""The base that all tables share, and the attribute that keeps domain objects as documents."""

from typing import Generic, TypeVar

import msgspec
from pynamodb.attributes import Attribute
from pynamodb.constants import STRING
from pynamodb.models import Model

T = TypeVar("T")


class DocumentAttribute(Attribute[T], Generic[T]):
    """A domain object as one JSON string."""

    attr_type = STRING

    def __init__(self, kind: type[T], *, null: bool = False) -> None:
        super().__init__(null=null)
        self.kind = kind
        self._decoder = msgspec.json.Decoder(kind)

    def serialize(self, value: T) -> str:
        return msgspec.json.encode(value).decode()

    def deserialize(self, value: str) -> T:
        return self._decoder.decode(value)


class Table(Model):
    """The base of every table. Bound to a stage's names and endpoint by `bind`."""

    class Meta:
        """The settings of a table that `bind` has not named yet."""

        table_name = "unbound"
        region: str | None = None
        host: str | None = None
        connect_timeout_seconds = 2
        read_timeout_seconds = 5
