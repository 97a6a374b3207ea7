"""Records cut into their members, still as the bytes that were sent: most are as we know them and need no reading."""

import hashlib
from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final

import msgspec

from chalicelib.adapters.sociale_kaart.config import Source
from chalicelib.domain.organisations.listing import MAPPING

Get = Callable[[Any], Any]
READING: Final = (
    3  # of a record's fields; with a new number every record is read again, those that say the same unwritten
)
ODD: Final = object()  # in place of a value: on the way to it stands something that is no object


class Parts:
    """Cuts a list of records, and tells what the mapping needs of each."""

    def __init__(self, source: Source) -> None:
        paths = source.paths
        read = [paths.register_id, paths.state, paths.name, paths.activities, paths.addresses, paths.emails]
        read += [paths.phones, paths.websites, paths.administrative]
        decisive = dict.fromkeys(path.partition(".")[0] for path in read)
        names = [*dict.fromkeys((*decisive, paths.updated_at.partition(".")[0]))]
        self._fields = {name: f"part_{number}" for number, name in enumerate(names)}
        part = msgspec.defstruct(
            "Part",
            [(field, msgspec.Raw, msgspec.Raw()) for field in self._fields.values()],
            rename={field: name for name, field in self._fields.items()},
            gc=False,
        )
        self.split = msgspec.json.Decoder(list[part]).decode  # type: ignore[valid-type]  # made from the configuration
        self.register_id = self._reader(paths.register_id)
        self.updated_at = self._reader(paths.updated_at)
        self._decisive = attrgetter(*(self._fields[name] for name in decisive))
        # Whatever else decides what a record becomes; when it changes, every record is read again.
        rules = msgspec.json.encode((MAPPING, READING, paths, list(source.rubrics.items()), source.published_states))
        self._rules = hashlib.blake2b(rules, digest_size=8)

    def fingerprint(self, part: Any) -> int:
        """64 bits of what was sent, as far as the mapping reads it; never 0, which stands for none."""
        found = self._rules.copy()
        found.update(b"\x1f".join(self._decisive(part)))
        return int.from_bytes(found.digest()) or 1

    def whole(self, part: Any) -> dict[str, Any]:
        """The record, as far as the mapping reads it.

        Raises:
            ValueError: a number in it is too large.
        """
        sent = ((name, getattr(part, field)) for name, field in self._fields.items())
        return {name: msgspec.json.decode(raw) for name, raw in sent if raw}

    def _reader(self, path: str) -> Get:
        first, _, rest = path.partition(".")
        field, further = attrgetter(self._fields[first]), reader(rest) if rest else None

        def read(part: Any) -> Any:
            raw = field(part)
            value = msgspec.json.decode(raw) if raw else None
            return further(value) if further else value

        return read


def reader(path: str) -> Get:
    """Reads a dotted path: None where something on the way is missing, `ODD` where it is no object."""
    first, _, rest = path.partition(".")
    further = reader(rest) if rest else None

    def read(value: Any) -> Any:
        # JSON gives dict and nothing like it; `isinstance` would be slower, for each of 3,000,000 steps.
        if value.__class__ is not dict:
            return None if value is None else ODD
        return further(value.get(first)) if further else value.get(first)

    return read
