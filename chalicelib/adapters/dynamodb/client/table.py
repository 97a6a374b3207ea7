"""The base that all tables share, and the attribute that keeps domain objects as documents."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, TypeVar, cast

import msgspec
from pynamodb.attributes import Attribute
from pynamodb.constants import NULL, NUMBER, STRING
from pynamodb.exceptions import AttributeDeserializationError, AttributeNullError
from pynamodb.models import Model

from chalicelib.adapters.dynamodb.client.forms import Codec, NewerForm
from chalicelib.domain.rules.refusals import NEWER_FORM, UnreadableRecord
from chalicelib.ports.unread import Unread

Read = TypeVar("Read")
T = TypeVar("T")
_PLACE: Final = re.compile(r" - at `([^`]*)`$")  # at the end of msgspec's message; the rest may hold what was stored


@dataclass(frozen=True, slots=True)
class _Undecoded:
    """The place of a document that could not be decoded: whoever asks for it is told so, and nobody else."""

    reason: str


class DocumentAttribute(Attribute[T], Generic[T]):
    """A domain object as one JSON string, in a form of the register.

    One that cannot be decoded spoils no page of items: it raises UnreadableRecord when it is asked for.
    """

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
        try:
            return self.codec.read(value)
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            return cast("T", _Undecoded(reason_of(error)))

    if not TYPE_CHECKING:  # its types are those of pynamodb's own

        def __get__(self, instance: Any, owner: Any) -> Any:
            value = super().__get__(instance, owner)
            if isinstance(value, _Undecoded):
                raise UnreadableRecord(instance.record, value.reason)
            if value is None and not self.null and instance is not None and instance.was_read:
                raise UnreadableRecord(instance.record, f"no_{self.attr_name}")
            return value


class Table(Model):
    """The base of every table. Bound to a stage's names and endpoint by `bind`."""

    first_name = ""  # of the table, without its stage
    was_read = False  # from the store: what is not there is missing
    read_by_0_1_0: ClassVar[bool] = True  # whether release 0.1.0 has to read what is written
    written_by_0_1_0: ClassVar[bool] = True  # whether something is kept that it wrote

    class Meta:
        """The settings of a table that `bind` has not named yet."""

        table_name = "unbound"
        region: str | None = None
        host: str | None = None
        connect_timeout_seconds = 2
        read_timeout_seconds = 5

    def __init_subclass__(cls, **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        cls.first_name = cls.Meta.table_name

    def __init__(self, hash_key: Any = None, range_key: Any = None, **attributes: Any) -> None:
        """Take what a new item has; pynamodb looks at all that it could have, each through a descriptor."""
        keys = ((self._hash_keyname, hash_key), (self._range_keyname, range_key))
        given = attributes | {name: key for name, key in keys if key is not None and name}
        known, (_, defaults) = self.get_attributes(), _attributes(type(self))
        if strange := given.keys() - known.keys():
            raise ValueError(f"{self.first_name} has no {', '.join(sorted(strange))}")
        self.attribute_values = {**defaults, **given}

    def serialize(self, null_check: bool = True) -> dict[str, dict[str, Any]]:  # noqa: FBT001, FBT002  (pynamodb's own)
        """Write what an item has, as pynamodb does.

        Raises:
            UnreadableRecord: one of its documents could not be decoded, or was not there.
        """
        values, found = values_of(self), {}
        for name, attribute in self.get_attributes().items():
            value = values.get(name)
            written = None if value is None else attribute.serialize(value)
            if written is not None:
                found[attribute.attr_name] = {attribute.attr_type: written}
            elif null_check and not attribute.null:
                getattr(self, name)  # of a document that was not read, its own word
                raise AttributeNullError(name)
        return found

    @classmethod
    def from_raw_data(cls, data: dict[str, Any]) -> Any:
        """Read an item; one with an attribute of another type than ours is read as its key alone."""
        try:
            return cls._read(data)
        except AttributeDeserializationError:
            keys = {cls._hash_keyname, cls._range_keyname}
            return cls._read({name: value for name, value in data.items() if name in keys})

    @classmethod
    def _read(cls, data: dict[str, Any]) -> Any:
        """Read what an item has; pynamodb asks for all that it could have, three times over."""
        known, defaults = _attributes(cls)
        item = cls.__new__(cls)
        item.attribute_values = {**defaults}
        for name, value in data.items():
            if name in known and value and NULL not in value:
                python_name, attribute = known[name]
                held = attribute.get_value(value)
                whole = NUMBER in value and held.isdecimal()
                item.attribute_values[python_name] = int(held) if whole else attribute.deserialize(held)
        item.was_read = True
        return item

    def deserialize(self, attribute_values: dict[str, dict[str, Any]]) -> None:
        """Take over what an update answered."""
        super().deserialize(attribute_values)
        self.was_read = True

    @property
    def record(self) -> str:
        """An item's name for operators: its table, and its key in that."""
        names = [name for name in (self._hash_keyname, self._range_keyname) if name]
        return named(self.first_name, *(getattr(self, name) for name in names))


@cache
def _attributes(table: type[Table]) -> tuple[Mapping[str, tuple[str, Attribute[Any]]], Mapping[str, Any]]:
    """A table's attributes by their names in the store, and the values of those that are not there."""
    attributes = table.get_attributes().items()
    defaults = {name: attribute.default for name, attribute in attributes if attribute.default is not None}
    return {attribute.attr_name: (name, attribute) for name, attribute in attributes}, defaults


def values_of(item: Table) -> Mapping[str, Any]:
    """Return an item's attributes.

    Raises:
        UnreadableRecord: one of its documents cannot be decoded.
    """
    for value in item.attribute_values.values():
        if isinstance(value, _Undecoded):
            raise UnreadableRecord(item.record, value.reason)
    return item.attribute_values


def named(table: str, *key: object) -> str:
    """Return the name of a record: `<table>/<hash key>`, with `|<range key>` where there is one."""
    return f"{table}/{'|'.join(map(str, key))}"


def readable(items: Iterable[Read], read: Callable[[Read], T], unread: Unread) -> Iterator[T]:
    """Yield what `read` gives of each item; of one that cannot be read, `unread` is told instead."""
    for item in items:
        try:
            found = read(item)
        except UnreadableRecord as fault:
            unread(fault)
        else:
            yield found


def or_none(read: Callable[[Read], T], item: Read) -> T | None:
    """Return what `read` gives of an item; None for a copy that cannot be read, and is to be made anew."""
    try:
        return read(item)
    except UnreadableRecord:
        return None


def reason_of(error: Exception) -> str:
    """Return why something could not be decoded, as a code: the error's own words may hold what was stored."""
    if isinstance(error, NewerForm):
        return NEWER_FORM
    found = _PLACE.search(str(error))
    return f"undecodable at {found[1]}" if found else "undecodable"
