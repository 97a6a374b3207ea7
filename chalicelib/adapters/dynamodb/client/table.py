"""The base that all tables share, and the attribute that keeps domain objects as documents."""

from typing import Generic, TypeVar

from pynamodb.attributes import Attribute
from pynamodb.constants import STRING
from pynamodb.models import Model

from chalicelib.adapters.dynamodb.client.forms import Codec

T = TypeVar("T")


class DocumentAttribute(Attribute[T], Generic[T]):
    """A domain object as one JSON string, in a form of the register."""

    attr_type = STRING

    def __init__(self, form: str, kind: type[T], *, null: bool = False) -> None:
        super().__init__(null=null)
        self.codec = Codec(form, kind)

    @property
    def kind(self) -> type[T]:
        return self.codec.kind

    def serialize(self, value: T) -> str:
        return self.codec.written(value).decode()

    def deserialize(self, value: str) -> T:
        return self.codec.read(value)


class Table(Model):
    """The base of every table. Bound to a stage's names and endpoint by `bind`."""

    class Meta:
        """The settings of a table that `bind` has not named yet."""

        table_name = "unbound"
        region: str | None = None
        host: str | None = None
        connect_timeout_seconds = 2
        read_timeout_seconds = 5
