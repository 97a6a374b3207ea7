"""Second readings, in DynamoDB: each beside its review, and what is counted of it apart, by year."""

from collections.abc import Mapping, Sequence
from typing import Final

from pynamodb.connection import Connection

from chalicelib.adapters.dynamodb.client.table import or_none, readable
from chalicelib.adapters.dynamodb.client.tables import CaseItem
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.projections.log import put_effects
from chalicelib.adapters.dynamodb.projections.queue import project_queue
from chalicelib.domain.cases.second_reading import Pairs, SecondReading
from chalicelib.domain.projections.queue import waiting_reading
from chalicelib.domain.rules.refusals import ChangedMeanwhile, NotFound
from chalicelib.ports.stores import AlreadyThere, Effects
from chalicelib.ports.unread import Unread, stop

READING: Final = "reading#"
_TALLY: Final = "tally#"
PAIRS: Final = "pairs"


class DynamoReadings:
    """The port `Readings`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, reading_id: str) -> SecondReading:
        for found in CaseItem.by_about.query(f"{READING}{reading_id}", limit=1):
            item = _item(found.case_id)
            if item is not None and item.reading is not None:
                return item.reading
        raise NotFound

    def many(self, review_ids: Sequence[str], *, unread: Unread = stop) -> Mapping[str, SecondReading]:
        keys = [f"{READING}{each}" for each in dict.fromkeys(review_ids)]
        found = readable(CaseItem.batch_get(keys, consistent_read=True), lambda item: item.reading, unread)
        return {each.id: each for each in found if each}

    def of_year(self, year: int, *, unread: Unread = stop) -> Sequence[SecondReading]:
        found = readable(CaseItem.by_about.query(f"readings#{year}"), lambda item: item.reading, unread)
        return [each for each in found if each]

    def pairs(self) -> Pairs:
        item = _item(PAIRS)
        return item.pairs if item is not None and item.pairs is not None else Pairs()

    def save(
        self,
        before: SecondReading,
        after: SecondReading,
        effects: Effects,
        *,
        pairs: tuple[Pairs, Pairs] | None = None,
    ) -> None:
        transaction = Transaction(self._connection)
        transaction.save(_live(after), CaseItem.version == before.version, otherwise=ChangedMeanwhile)
        transaction.save(_tally(after))
        if pairs is not None:
            was, now = pairs
            same = CaseItem.version == was.version if was.version else CaseItem.case_id.does_not_exist()
            transaction.save(_paired(now), same, otherwise=ChangedMeanwhile)
        project_queue(transaction, waiting_reading(before), waiting_reading(after))
        put_effects(transaction, effects)
        transaction.commit()

    def restore(self, reading: SecondReading) -> None:
        """Add a reading that moves in as it stands, with its place in the queue. Raises AlreadyThere."""
        transaction = Transaction(self._connection)
        item = _live(reading) if reading.review_id else _tally(reading)
        transaction.save(item, CaseItem.case_id.does_not_exist(), otherwise=AlreadyThere)
        if reading.review_id:
            transaction.save(_tally(reading))
            project_queue(transaction, (), waiting_reading(reading))
        transaction.commit()

    def restore_pairs(self, pairs: Pairs) -> None:
        """Add who was paired last, of a platform that moves in. Raises AlreadyThere."""
        transaction = Transaction(self._connection)
        transaction.save(_paired(pairs), CaseItem.case_id.does_not_exist(), otherwise=AlreadyThere)
        transaction.commit()


def put_drawn(transaction: Transaction, reading: SecondReading) -> None:
    """Put what chance drew into the write of the decision: it is there with it, or neither is."""
    transaction.save(_live(reading), CaseItem.case_id.does_not_exist(), otherwise=ChangedMeanwhile)
    transaction.save(_tally(reading))
    project_queue(transaction, (), waiting_reading(reading))


def leave_sample(transaction: Transaction, review_id: str, *, by_time: bool = False) -> None:
    """Take what was drawn of a review out of the sample, in the write that erases it.

    Where its time was over, and nobody asked for it, what was read by then stays counted.
    """
    item = _item(f"{READING}{review_id}")
    if item is None:
        return
    transaction.delete(CaseItem(item.case_id), CaseItem.version == item.version, otherwise=ChangedMeanwhile)
    reading = or_none(lambda one: one.reading, item)
    project_queue(transaction, waiting_reading(reading), ())
    if reading is None or reading.blind or not by_time:
        transaction.delete(CaseItem(f"{_TALLY}{item.about.removeprefix(READING)}"))


def subject_of(reading: SecondReading) -> str:
    """Return the key under which a reading lies, or of one whose review is gone, what is counted of it."""
    return f"{READING}{reading.review_id}" if reading.review_id else f"{_TALLY}{reading.id}"


def _paired(pairs: Pairs) -> CaseItem:
    return CaseItem(PAIRS, version=pairs.version, pairs=pairs)


def _live(reading: SecondReading) -> CaseItem:
    about = f"{READING}{reading.id}"
    return CaseItem(f"{READING}{reading.review_id}", about=about, version=reading.version, reading=reading)


def _tally(reading: SecondReading) -> CaseItem:
    about, counted = f"readings#{reading.year}", reading.tally
    return CaseItem(f"{_TALLY}{reading.id}", about=about, version=counted.version, reading=counted)


def _item(case_id: str) -> CaseItem | None:
    try:
        return CaseItem.get(case_id, consistent_read=True)
    except CaseItem.DoesNotExist:
        return None
