"""Second readings, in memory."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from chalicelib.domain.cases.second_reading import Pairs, SecondReading
from chalicelib.domain.rules.refusals import ChangedMeanwhile, NotFound
from chalicelib.ports.stores import Effects
from chalicelib.ports.unread import Unread, stop

if TYPE_CHECKING:
    from tests.fakes.log import FakeLog


class FakeReadings:
    """The port `Readings`."""

    def __init__(self, log: "FakeLog") -> None:
        self.live: dict[str, SecondReading] = {}  # by review
        self.counted: dict[str, SecondReading] = {}  # by their own ids
        self._pairs = Pairs()
        self._log = log

    def get(self, reading_id: str) -> SecondReading:
        found = next((each for each in self.live.values() if each.id == reading_id), None)
        if found is None:
            raise NotFound
        return found

    def many(self, review_ids: Sequence[str], *, unread: Unread = stop) -> Mapping[str, SecondReading]:
        del unread  # all of it can be read
        return {self.live[each].id: self.live[each] for each in review_ids if each in self.live}

    def of_year(self, year: int, *, unread: Unread = stop) -> Sequence[SecondReading]:
        del unread  # all of it can be read
        return [each for each in self.counted.values() if each.year == year]

    def pairs(self) -> Pairs:
        return self._pairs

    def save(
        self,
        before: SecondReading,
        after: SecondReading,
        effects: Effects,
        *,
        pairs: tuple[Pairs, Pairs] | None = None,
    ) -> None:
        kept = self.live.get(before.review_id)
        if kept is None or kept.version != before.version or (pairs and pairs[0].version != self._pairs.version):
            raise ChangedMeanwhile
        self.put(after)
        self._pairs = pairs[1] if pairs else self._pairs
        self._log.keep(effects)

    def put(self, reading: SecondReading) -> None:
        self.live[reading.review_id] = reading
        self.counted[reading.id] = reading.tally

    def leave(self, review_id: str, *, by_time: bool) -> None:
        """Take what was drawn of a review out of the sample, as its erasure does."""
        gone = self.live.pop(review_id, None)
        if gone is not None and (gone.blind or not by_time):
            del self.counted[gone.id]
