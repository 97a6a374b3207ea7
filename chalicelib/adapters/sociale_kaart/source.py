"""The port `CareDirectory`, as the Sociale Kaart fulfils it."""

import time
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from chalicelib.adapters.sociale_kaart.client import Client
from chalicelib.adapters.sociale_kaart.config import Source
from chalicelib.adapters.sociale_kaart.mapping import Mapping, at
from chalicelib.domain.listing import Listing
from chalicelib.use_cases.ports import Presence, SourceAway, SourcePage, SourceUnusable


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
        answer = self._client.get(f"{source.list_path}?{urlencode(query)}")
        declared, pages = _whole(at(answer, source.total_path)), _whole(at(answer, source.pages_path))
        records = self._records(answer)
        if declared is None or pages is None:
            raise SourceUnusable("no totals")
        if records is None and declared and number < pages:
            raise SourceUnusable("no records")
        size = _whole(at(answer, source.size_path)) or source.page_size
        expected = min(size, declared - number * size)
        if expected > 0 and not records:
            raise SourceUnusable("an empty page")
        return SourcePage(
            records=tuple(self._mapping.read(record, rubric) for record in records or ()),
            declared=declared,
            pages=pages,
        )

    def presence(self, register_id: str) -> Presence:
        """Whether the register still knows an id; asked before anything is closed."""
        path = self._source.detail_path.replace("{id}", quote(register_id, safe=""))
        try:
            answer = self._client.get(path)
        except (SourceAway, SourceUnusable):
            return Presence.UNKNOWN
        if answer is None:
            return Presence.GONE
        state = at(answer, self._source.paths.state)
        return Presence.THERE if state in {None, *self._source.published_states} else Presence.GONE

    def listing(self, register_id: str, rubric: str = "") -> Listing | None:
        """One listing as we would take it over now, for operators."""
        answer = self._client.get(self._source.detail_path.replace("{id}", quote(register_id, safe="")))
        return None if answer is None else self._mapping.read(answer, rubric or self.rubrics[0]).listing

    def _records(self, answer: Any) -> Sequence[Any] | None:
        """The records, in whichever envelope they came."""
        for path in self._source.envelopes:
            found = at(answer, path)
            if isinstance(found, list):
                return found
        return None


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
