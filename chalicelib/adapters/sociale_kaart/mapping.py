"""The register's words in ours: one record becomes one listing, or a reason why it cannot."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

import msgspec

from chalicelib.adapters.sociale_kaart import reading, tolerant
from chalicelib.adapters.sociale_kaart.config import Source
from chalicelib.adapters.sociale_kaart.parts import Parts, reader
from chalicelib.domain.organisations.listing import Address, EmailStatus, Sector
from chalicelib.domain.organisations.offer import Offer
from chalicelib.ports.sync import Record

_LONGEST: Final = 500  # characters of an id
_NO_ID: Final = "no id"
_text: Final = reading.text
_words: Final = reading.words


class Mapping:
    """Reads records; the paths of the configuration are split once, not for each of 100,000 records."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._rubrics = {name: (order, sector) for order, (name, sector) in enumerate(source.rubrics.items())}
        paths = source.paths
        self._id = reader(paths.register_id)
        self._state = reader(paths.state)
        self._name = reader(paths.name)
        self._activities = reader(paths.activities)
        self._activity = reader(paths.activity_name)
        self._addresses = reader(paths.addresses)
        self._street = reader(paths.street)
        self._number = reader(paths.number)
        self._box = reader(paths.box)
        self._postal_code = reader(paths.postal_code)
        self._municipality = reader(paths.municipality)
        self._emails = reader(paths.emails)
        self._phones = reader(paths.phones)
        self._websites = reader(paths.websites)
        self._value = reader(paths.value)
        self._primary = reader(paths.primary)
        self._updated = reader(paths.updated_at)
        self._administrative = reader(paths.administrative)
        self._administrative_type = reader(paths.administrative_type)
        self._parts = Parts(source)

    def split(self, listed: bytes | msgspec.Raw) -> Sequence[Any]:
        """A JSON list as `records` takes it.

        Raises:
            ValueError: it is no JSON list.
        """
        try:
            return self._parts.split(listed)
        except msgspec.ValidationError:  # one of its records is no object
            return msgspec.json.decode(listed, type=list[Any])

    def split_tolerantly(self, listed: bytes) -> Sequence[Any]:
        """A list that is no JSON, as `records` takes it: what cannot be read in it are records of their own.

        Raises:
            ValueError: it has no end, or is no list.
        """
        return [self._part_or_fault(each) for each in tolerant.items(listed)]

    def _part_or_fault(self, sent: bytes) -> Any:
        try:
            sent.decode()
            (part,) = self.split(b"[" + sent + b"]")
        except (ValueError, RecursionError):
            return self._unreadable(sent)
        return part

    def _unreadable(self, sent: bytes) -> Record:
        register_id = _id(tolerant.value_at(sent, self._source.paths.register_id))
        updated_at = _id(tolerant.value_at(sent, self._source.paths.updated_at))
        return Record(register_id=register_id, updated_at=updated_at, problem=tolerant.fault(sent))

    def one(self, sent: bytes, rubric: str) -> Record:
        """A record that is an answer by itself, or why it cannot be read.

        Raises:
            ValueError: it has no end.
        """
        try:
            return self.read(msgspec.json.decode(sent), rubric)
        except (ValueError, RecursionError):
            tolerant.items(sent)
            return self._unreadable(sent)

    def records(self, split: Sequence[Any], rubric: str) -> tuple[Record, ...]:
        """The records of a page, each read no further than its id: most will turn out to be as we know them."""
        return tuple(
            [
                self._head(record, rubric) if isinstance(record, msgspec.Struct) else self._other(record, rubric)
                for record in split
            ]
        )

    def _other(self, record: Any, rubric: str) -> Record:
        return record if isinstance(record, Record) else self.read(record, rubric)

    def _head(self, part: msgspec.Struct, rubric: str) -> Record:
        try:
            register_id, updated_at = _id(self._parts.register_id(part)), _id(self._parts.updated_at(part))
        except ValueError:
            register_id = updated_at = ""
        if not register_id:
            return Record(register_id="", problem=_NO_ID)
        return Record(
            register_id=register_id,
            updated_at=updated_at,
            fingerprint=self._parts.fingerprint(part),
            read=partial(self._rest, part, rubric),
        )

    def _rest(self, part: msgspec.Struct, rubric: str) -> Record:
        try:
            record = self.read(self._parts.whole(part), rubric)
        except ValueError:
            return Record(register_id=_id(self._parts.register_id(part)), problem="unreadable")
        return replace(record, fingerprint=self._parts.fingerprint(part))

    def read(self, record: Any, rubric: str) -> Record:
        """One record; without an id, a name, or in a shape that cannot be, it says so and nothing else is lost."""
        register_id = _id(self._id(record))
        if not register_id:
            return Record(register_id="", problem=_NO_ID)
        updated = _id(self._updated(record))
        try:
            if not self._is_published(record):
                return Record(register_id=register_id, updated_at=updated, published=False)
            listing = self._listing(record, register_id, rubric)
        except _Odd as odd:
            return Record(register_id=register_id, updated_at=updated, problem=str(odd))
        return Record(register_id=register_id, updated_at=updated, listing=listing)

    def _is_published(self, record: Any) -> bool:
        state = self._state(record)
        if state is not None and not isinstance(state, str):
            raise _Odd("state is no text")
        return state is None or state in self._source.published_states

    def _listing(self, record: Any, register_id: str, rubric: str) -> Offer:
        name = _words(self._name(record))
        if not name:
            raise _Odd("no name")
        address = self._first(_objects(self._addresses(record), "addresses"))
        emails, any_email = reading.addresses(self._values(self._emails(record), "e-mails"))
        websites = self._values(self._websites(record), "websites")
        phones = self._values(self._phones(record), "phones")
        return Offer(
            register_id=register_id,
            sector=self._sector(record, rubric),
            name=name,
            address=Address(
                street=_words(self._street(address)),
                number=_words(self._number(address)),
                box=_words(self._box(address)),
                postal_code=reading.postal_code(_text(self._postal_code(address))),
                municipality=_words(self._municipality(address)),
            ),
            email=emails[0] if emails else "",
            also=tuple(emails[1:]),
            email_status=EmailStatus.OK if emails else EmailStatus.INVALID if any_email else EmailStatus.ABSENT,
            website=reading.website(websites),
            phone=phones[0] if phones else "",
            enterprise_number=self._enterprise_number(record),
        )

    def _sector(self, record: Any, rubric: str) -> Sector:
        """The sector of the first rubric of ours that the record names: the same whichever rubric it was found by."""
        found = None
        for each in _list(self._activities(record)):
            name = self._activity(each)
            order = self._rubrics.get(name) if name.__class__ is str else None
            if order and (found is None or order < found):
                found = order
        return found[1] if found else self._source.rubrics[rubric]

    def _first(self, items: Sequence[Any]) -> Any:
        """Return the item that the register calls primary; without that, its first."""
        for item in items:
            if self._primary(item) is True:
                return item
        return items[0] if items else None

    def _values(self, value: Any, what: str) -> list[str]:
        """Texts in the register's order, but what it calls primary comes first."""
        items = _objects(value, what)
        if len(items) > 1:
            items = sorted(items, key=lambda item: self._primary(item) is not True)
        values = [self._value(item) for item in items]
        if any(isinstance(value, dict | list | bool) for value in values):
            raise _Odd(f"{what} hold what is no text")
        return [text for value in values if (text := _text(value))]

    def _enterprise_number(self, record: Any) -> str:
        for each in _list(self._administrative(record)):
            if self._administrative_type(each) == self._source.paths.enterprise_type:
                return reading.enterprise_number(_text(self._value(each)))
        return ""


class _Odd(Exception):
    """A record has a shape that cannot be; the message says where."""


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _objects(value: Any, what: str) -> Sequence[Any]:
    """A list of objects, or none; anything else would empty a listing that only has another shape."""
    if value is None:
        return ()
    if value.__class__ is not list:
        raise _Odd(f"{what} are no list")
    for each in value:
        if each.__class__ is not dict:
            raise _Odd(f"{what} hold what is no object")
    return value


def _id(value: Any) -> str:
    """An id, or a moment, as the register will know it again: on one line, and otherwise to the letter."""
    return " ".join(value.split())[:_LONGEST] if value.__class__ is str else reading.number(value)
