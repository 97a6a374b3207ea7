"""Another editor reads again, blind, what chance drew; a chief editor settles what the two differ on.

Neither moves the review. Whoever decided on it, did anything to it or opened it never reads it again.
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Final, Protocol

from chalicelib.domain.access.editor import Editor
from chalicelib.domain.access.roles import Duty
from chalicelib.domain.cases.second_reading import Pairs, ReadAs, SecondReading, Stands
from chalicelib.domain.projections.queue import Waiting
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, log_entry
from chalicelib.domain.rules.lifecycle import ReadingAction
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.refusals import ChangedMeanwhile, NeedsAnotherEditor, NotFound
from chalicelib.ports.cases import Readings
from chalicelib.ports.clock import LogReader, QueueReader
from chalicelib.ports.stores import EditorReader, Effects, IdGenerator, OrganisationReader, ReviewReader
from chalicelib.ports.unread import go_past

_TRIES: Final = 5


class ReadingStores(Protocol):
    """The part of the stores that second readings work on; of reviews they only read."""

    @property
    def readings(self) -> Readings: ...
    @property
    def reviews(self) -> ReviewReader: ...
    @property
    def organisations(self) -> OrganisationReader: ...
    @property
    def editors(self) -> EditorReader: ...
    @property
    def queue(self) -> QueueReader: ...
    @property
    def log(self) -> LogReader: ...
    @property
    def id_generator(self) -> IdGenerator: ...


def read_again(
    reading_id: str, action: ReadAs, rule: str, *, editor: Editor, stores: ReadingStores, now: datetime
) -> SecondReading:
    """Note what a second editor would have done with a text.

    Raises:
        NotFound: there is no such reading, or its review was erased meanwhile.
        NotAllowed: it was read already.
        NeedsAnotherEditor: this editor had to do with the review, or was paired with the first editor last.
        Invalid: who refuses cites a rule that there is.
        ChangedMeanwhile: others keep reading at the same moment.
    """
    act = Act(by=Actor.EDITOR, at=now, actor_id=editor.id, rule=rule)
    for _ in range(_TRIES):  # whoever read another text at that moment changed who was paired last
        before = stores.readings.get(reading_id)
        after = before.read_again(action, act)
        pairs = stores.readings.pairs()
        check_reader(before, editor, pairs=pairs, stores=stores)
        text_read(before, stores=stores)
        entry = _entry(before, after, ReadingAction.READ_AGAIN, act, stores)
        with suppress(ChangedMeanwhile):
            stores.readings.save(before, after, Effects(entry=entry), pairs=(pairs, pairs.after(after)))
            return after
    raise ChangedMeanwhile


def settle(reading_id: str, stands: Stands, *, editor: Editor, stores: ReadingStores, now: datetime) -> SecondReading:
    """Say which of two decisions is the example to follow; the review stays as it is.

    Raises:
        NotFound: there is no such reading.
        NotAllowed: there is nothing to settle, or no more.
        NeedsAnotherEditor: this editor is one of the two.
        ChangedMeanwhile: somebody else was first.
    """
    before = stores.readings.get(reading_id)
    act = Act(by=Actor.EDITOR, at=now, actor_id=editor.id)
    after = before.settled(stands, act)
    stores.readings.save(before, after, Effects(entry=_entry(before, after, ReadingAction.SETTLE, act, stores)))
    return after


def text_read(reading: SecondReading, *, stores: ReadingStores) -> Review:
    """Return the review of a reading. Raises NotFound once it is erased."""
    review = stores.reviews.get(reading.review_id)
    if review.content_free:
        raise NotFound
    return review


def check_reader(reading: SecondReading, editor: Editor, *, stores: ReadingStores, pairs: Pairs | None = None) -> None:
    """Refuse an editor who had to do with a review, or was paired with its first editor last.

    Raises:
        NeedsAnotherEditor.
        UnreadableRecord: an entry of the log cannot be read: nobody reads before it is known who may.
    """
    known = {reading.first_editor, *reading.closed_to, *_had_to_do_with(reading, stores)}
    passed_over = _passing(editor, [reading], pairs or stores.readings.pairs(), stores)
    if editor.id in known or editor.id in passed_over(reading, known):
        raise NeedsAnotherEditor


def mine(editor: Editor, *, stores: ReadingStores) -> Callable[[Sequence[Waiting]], Collection[str]]:
    """Return what tells the ids of those in the queue that are this editor's to read, or to settle."""

    def wanted(some: Sequence[Waiting]) -> Collection[str]:
        about = [each.about for each in some]
        found = stores.readings.many(about, unread=go_past).values()
        opened = stores.queue.openers(about)
        passed_over = _passing(editor, found, stores.readings.pairs(), stores)
        gone = {each.id for each in stores.reviews.many(about, unread=go_past, behind=True) if each.content_free}

        def may_read(reading: SecondReading) -> bool:
            known = {reading.first_editor, *reading.closed_to, *opened.get(reading.review_id, ())}
            return editor.id not in known and editor.id not in passed_over(reading, known)

        return {
            each.id
            for each in found
            if each.review_id not in gone and (may_read(each) if each.blind else may_settle(each, editor))
        }

    return wanted


def may_settle(reading: SecondReading, editor: Editor) -> bool:
    two = {reading.first_editor, reading.second_editor}
    return reading.disputed and editor.may(Duty.JUDGE) and editor.id not in two


def _had_to_do_with(reading: SecondReading, stores: ReadingStores) -> set[str]:
    opened = stores.queue.openers([reading.review_id]).get(reading.review_id, frozenset())
    acted = {
        entry.actor_id
        for kind in ("review", "reply", "addition")
        for entry in stores.log.of(f"{kind}/{reading.review_id}")
        if entry.actor is Actor.EDITOR
    }
    return {*opened, *acted} - {""}


def _passing(
    editor: Editor, readings: Collection[SecondReading], pairs: Pairs, stores: ReadingStores
) -> Callable[[SecondReading, Collection[str]], Collection[str]]:
    """Return what tells who does not read one of these now, being paired with its first editor last."""
    if pairs.last is None:
        return lambda *_: frozenset()
    homes = stores.organisations.many(sorted({each.organisation_id for each in readings}), unread=go_past, behind=True)
    all_who_read = [each for each in stores.editors.all(unread=go_past) if each.works and each.may(Duty.MODERATE)]

    def passed_over(reading: SecondReading, known: Collection[str]) -> Collection[str]:
        home = homes.get(reading.organisation_id)
        readers = {each.id for each in all_who_read if home is None or each.sees(home.listing.sector)} | {editor.id}
        return pairs.passed_over(reading, readers, readers - {*known})

    return passed_over


def _entry(
    before: SecondReading, after: SecondReading, action: ReadingAction, act: Act, stores: ReadingStores
) -> LogEntry:
    return log_entry(f"reading/{after.id}", action, act, stores.id_generator, before=before.status, after=after.status)
