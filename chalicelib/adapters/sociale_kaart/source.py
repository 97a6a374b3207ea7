"""The port `CareDirectory`, as the Sociale Kaart fulfils it."""

import time
from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple
from urllib.parse import quote, urlencode

import msgspec

from chalicelib.adapters.sociale_kaart import tolerant
from chalicelib.adapters.sociale_kaart.client import Client
from chalicelib.adapters.sociale_kaart.config import Source
from chalicelib.adapters.sociale_kaart.mapping import Mapping
from chalicelib.domain.organisations.listing import Listing
from chalicelib.ports.sync import Presence, Record, SourceAway, SourcePage, SourceUnusable

_MARK: Final = b"\xef\xbb\xbf"  # of the order of bytes, which UTF-8 does not need
_LARGEST: Final = 2**53  # of a total


class SocialeKaart:
    """Pages of listings, and one listing by its id."""

    def __init__(self, source: Source, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self._source = source
        self._client = Client(source, sleep=sleep)
        self._mapping = Mapping(source)

    @property
    def rubrics(self) -> Sequence[str]:
        return tuple(self._source.rubrics)

    def page(self, rubric: str, number: int) -> SourcePage:
        """One page of a rubric, the newest changes first; pages count from 0 here, whatever the register does."""
        source = self._source
        query = {
            source.rubric_parameter: rubric,
            source.page_parameter: number + source.page_origin,
            source.size_parameter: source.page_size,
            source.sort_parameter: source.sort,
        }
        answer = self._client.get(f"{source.list_path}?{urlencode(query)}", self._envelope)
        if answer is None or answer.declared is None or answer.pages is None:
            raise SourceUnusable("no totals")
        if answer.records is None and answer.declared and number < answer.pages:
            raise SourceUnusable("no records")
        size = answer.size or source.page_size
        if min(size, answer.declared - number * size) > 0 and not answer.records:
            raise SourceUnusable("an empty page")
        return SourcePage(
            records=self._mapping.records(answer.records or (), rubric),
            declared=answer.declared,
            # A page past the end is the last one, however many it says there are.
            pages=answer.pages if answer.records else min(answer.pages, number + 1),
        )

    def presence(self, register_id: str) -> Presence:
        """Ask if the register still knows an id; asked before anything is closed.

        One that answers about another, as where two became one, says nothing of this one.
        """
        try:
            record = self._record(register_id)
        except (SourceAway, SourceUnusable):
            return Presence.UNKNOWN
        if record is None:
            return Presence.GONE
        if record.register_id != register_id:
            return Presence.UNKNOWN
        return Presence.THERE if record.published else Presence.GONE

    def listing(self, register_id: str) -> Listing | None:
        """One listing as we would take it over now, for operators."""
        record = self._record(register_id)
        return record.listing if record else None

    def _record(self, register_id: str) -> Record | None:
        path = self._source.detail_path.replace("{id}", quote(register_id, safe=""))
        return self._client.get(path, lambda body: self._mapping.one(bytes(body.removeprefix(_MARK)), self.rubrics[0]))

    def _envelope(self, body: bytearray) -> "_Envelope":
        """A page of results: its totals, and its records in whichever envelope they came.

        Raises:
            ValueError: it is no object, or has no end.
        """
        sent = body.removeprefix(_MARK) if body.startswith(_MARK) else body  # which would be copied
        try:
            sent.decode()  # the records are read later, when it would be too late to say so
            return self._strictly(sent)
        except (ValueError, RecursionError):
            return self._tolerantly(bytes(sent))

    def _tolerantly(self, sent: bytes) -> "_Envelope":
        """A page that is no JSON: the fault may be of one record, or in what nobody reads."""
        tolerant.items(sent)
        listed = (tolerant.at(sent, path) for path in self._source.envelopes)
        records = next((found for found in listed if found[:1] == b"["), None)
        return _Envelope(
            declared=_whole(tolerant.at(sent, self._source.total_path)),
            pages=_whole(tolerant.at(sent, self._source.pages_path)),
            size=_whole(tolerant.at(sent, self._source.size_path)),
            records=None if records is None else self._mapping.split_tolerantly(records),
        )

    def _strictly(self, sent: bytearray) -> "_Envelope":
        members = _members(sent)
        listed = (_at(members, path) for path in self._source.envelopes)
        records = next((found for found in listed if bytes(memoryview(found)[:1]) == b"["), None)
        return _Envelope(
            declared=_whole(_at(members, self._source.total_path)),
            pages=_whole(_at(members, self._source.pages_path)),
            size=_whole(_at(members, self._source.size_path)),
            records=None if records is None else self._mapping.split(records),
        )


class _Envelope(NamedTuple):
    declared: int | None
    pages: int | None
    size: int | None
    records: Sequence[Any] | None


_object = msgspec.json.Decoder(dict[str, msgspec.Raw])


def _members(sent: bytearray | msgspec.Raw) -> dict[str, msgspec.Raw]:
    """Return the members of an object, still as they were sent; empty where it is another thing."""
    try:
        return _object.decode(sent)
    except msgspec.ValidationError:
        return {}


def _at(members: dict[str, msgspec.Raw], path: str) -> msgspec.Raw:
    """Return what stands at a dotted path; empty where something on the way is missing or no object."""
    first, _, rest = path.partition(".")
    found = members.get(first, msgspec.Raw())
    return _at(_members(found), rest) if rest and found else found


def _whole(sent: bytes | msgspec.Raw) -> int | None:
    """A total; some registers write it as a text, or with a fraction of 0."""
    try:
        value = msgspec.json.decode(sent) if sent else None
        value = float(value) if isinstance(value, str) else value
    except ValueError:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < _LARGEST:
        return None
    return int(value) if value == int(value) else None
