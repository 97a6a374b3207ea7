"""The register's words in ours: one record becomes one listing, or a reason why it cannot."""

import re
from collections.abc import Callable, Sequence
from typing import Any, Final

from chalicelib.adapters.sociale_kaart.config import Source
from chalicelib.domain.email_address import read_leniently
from chalicelib.domain.listing import Address, EmailStatus, Listing, Sector
from chalicelib.use_cases.ports import Record

_LONGEST: Final = 500  # characters of any field we take over
_WEB: Final = re.compile(r"(?i)https?://[^\s/\"'<>]+[^\s\"'<>]*")
_HOST: Final = re.compile(r"(?i)[a-z0-9-]+(\.[a-z0-9-]+)+(/[^\s\"'<>]*)?")
Get = Callable[[Any], Any]


class Mapping:
    """Reads records; the paths of the configuration are split once, not for each of 100,000 records."""

    def __init__(self, source: Source) -> None:
        self._source = source
        paths = source.paths
        self._id = _reader(paths.register_id)
        self._state = _reader(paths.state)
        self._name = _reader(paths.name)
        self._activities = _reader(paths.activities)
        self._activity = _reader(paths.activity_name)
        self._addresses = _reader(paths.addresses)
        self._street = _reader(paths.street)
        self._number = _reader(paths.number)
        self._box = _reader(paths.box)
        self._postal_code = _reader(paths.postal_code)
        self._municipality = _reader(paths.municipality)
        self._emails = _reader(paths.emails)
        self._phones = _reader(paths.phones)
        self._websites = _reader(paths.websites)
        self._value = _reader(paths.value)
        self._primary = _reader(paths.primary)
        self._updated = _reader(paths.updated_at)
        self._administrative = _reader(paths.administrative)
        self._administrative_type = _reader(paths.administrative_type)

    def read(self, record: Any, rubric: str) -> Record:
        """One record; without an id, a name, or in a shape that cannot be, it says so and nothing else is lost."""
        register_id = _text(self._id(record))
        if not register_id:
            return Record(register_id="", problem="no id")
        updated = _text(self._updated(record))
        published = self._state(record) in {None, *self._source.published_states}
        if not published:
            return Record(register_id=register_id, updated_at=updated, published=False)
        name = _text(self._name(record))
        if not name:
            return Record(register_id=register_id, updated_at=updated, problem="no name")
        addresses = self._addresses(record)
        if not isinstance(addresses, list | None):
            return Record(register_id=register_id, updated_at=updated, problem="addresses are no list")
        emails = self._values(self._emails(record))
        email, any_email = read_leniently(emails)
        status = EmailStatus.OK if email else EmailStatus.INVALID if any_email else EmailStatus.ABSENT
        listing = Listing(
            register_id=register_id,
            sector=self._sector(record, rubric),
            name=name,
            address=self._address(self._first(addresses)),
            email=email,
            email_status=status,
            website=_website(next(iter(self._values(self._websites(record))), "")),
            phone=next(iter(self._values(self._phones(record))), ""),
            enterprise_number=self._enterprise_number(record),
        )
        return Record(register_id=register_id, updated_at=updated, listing=listing)

    def _sector(self, record: Any, rubric: str) -> Sector:
        """The sector of the first rubric of ours that the record names: the same whichever rubric it was found by."""
        named = {self._activity(each) for each in _list(self._activities(record))}
        return next(
            (sector for name, sector in self._source.rubrics.items() if name in named), self._source.rubrics[rubric]
        )

    def _address(self, found: Any) -> Address:
        return Address(
            street=_text(self._street(found)),
            number=_text(self._number(found)),
            box=_text(self._box(found)),
            postal_code=_text(self._postal_code(found)),
            municipality=_text(self._municipality(found)),
        )

    def _first(self, items: Any) -> Any:
        """What the register calls primary; without that, its first."""
        found = _list(items)
        return next((item for item in found if self._primary(item) is True), found[0] if found else None)

    def _values(self, items: Any) -> list[str]:
        """Texts in the register's order, but what it calls primary comes first."""
        found = _list(items)
        if len(found) > 1:
            found = sorted(found, key=lambda item: self._primary(item) is not True)
        return [text for text in (_text(self._value(item)) for item in found) if text]

    def _enterprise_number(self, record: Any) -> str:
        for each in _list(self._administrative(record)):
            if self._administrative_type(each) == self._source.paths.enterprise_type:
                return re.sub(r"\D", "", _text(self._value(each)))
        return ""


def _reader(path: str) -> Get:
    """Reads a dotted path; None where anything on the way is missing or no object."""
    names = path.split(".")

    def read(value: Any) -> Any:
        for name in names:
            if not isinstance(value, dict):
                return None
            value = value.get(name)
        return value

    return read


def at(value: Any, path: str) -> Any:
    """What stands at a dotted path."""
    return _reader(path)(value)


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _text(value: Any) -> str:
    """One line of text; numbers are texts to some registers."""
    if isinstance(value, str):
        return " ".join(value.split())[:_LONGEST]
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _website(text: str) -> str:
    """A web address one can follow, or nothing: registers hold bare hosts, and may hold anything."""
    if _WEB.fullmatch(text):
        return text
    return f"https://{text}" if _HOST.fullmatch(text) else ""
