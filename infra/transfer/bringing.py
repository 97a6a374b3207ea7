"""The import: lines that were checked are taken in by the product's own code, so that all that follows is made anew."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby, islice
from typing import Final

from chalicelib.adapters.dynamodb.aggregates.readings import PAIRS, READING, subject_of
from chalicelib.adapters.dynamodb.client.batch import Item
from chalicelib.adapters.dynamodb.client.table import Table
from chalicelib.adapters.dynamodb.client.tables import CaseItem, LogItem, OrganisationItem, OutboxItem, ReviewItem
from chalicelib.adapters.dynamodb.client.working_tables import DeadlineItem
from chalicelib.adapters.dynamodb.projections.log import entry_item
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART, stamp
from chalicelib.adapters.dynamodb.upkeep.transfer import DynamoTransfer
from chalicelib.adapters.dynamodb.upkeep.transfer_items import (
    absent,
    from_json,
    is_expired,
    key_of,
    may_leave,
    table_of,
)
from chalicelib.bootstrap import Platform
from chalicelib.domain.access.editor import SignIn
from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.dossier import Dossier
from chalicelib.domain.cases.notice import Notice, Notifier
from chalicelib.domain.cases.second_reading import Pairs, SecondReading
from chalicelib.domain.cases.thread import Thread
from chalicelib.domain.clock.days import day_of
from chalicelib.domain.organisations.listing import Listing
from chalicelib.domain.organisations.organisation import ModerationState, Organisation
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.score import Tally
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.domain.signals.text.age import worded_at
from chalicelib.domain.signals.text.bands import bands_of
from chalicelib.domain.signals.text.near_duplicates import sketch
from chalicelib.ports.stores import AlreadyThere, Lease
from chalicelib.use_cases.reviews.submit_review import keys_of
from chalicelib.use_cases.upkeep.integrity_figures import count_day, first_whole_day
from infra.transfer.lines import (
    AnyLine,
    AppealLine,
    DossierLine,
    EntryLine,
    Header,
    ItemLine,
    MailLine,
    NoticeLine,
    OrganisationLine,
    PairsLine,
    ReadingLine,
    ReviewLine,
    ThreadLine,
    kind_of,
    read,
    somebody,
)
from infra.transfer.reading import keys_fit

_RENEWED: Final = timedelta(minutes=1)  # of the sync's lease, which lasts a few
_AT_ONCE: Final = 100  # keys that are looked up together
_PATIENCE: Final = 30  # seconds for the index by day to have all that was just written
_KNOWN: Final = "known"
_CASES: Final = (NoticeLine, AppealLine, DossierLine, ThreadLine)


class SyncAtWork(Exception):
    """The sync holds its lease, and writes organisations too."""


class Import:
    """One file on its way in. What is there already is left as it is, so the same file twice adds nothing."""

    def __init__(self, header: Header, here: Platform) -> None:
        self._header = header
        self._here = here
        self._transfer = DynamoTransfer(here.connection, here.identities)
        self._fits = keys_fit(header, here)
        # Of an old file nobody knows what became of its mails since, and nobody may get one twice.
        self._held = not header.moving or header.exported_at + kept(Kept.MAIL) < here.now()
        self.held = 0  # mails that came in and wait for an operator's word
        self._days: Counter[date] = Counter()  # log entries by day

    def bring_in(self, lines: Iterable[AnyLine], noted: Callable[[str], None]) -> None:
        """Take in what is not there yet, and count the figures of every day that it has entries of.

        Raises:
            SyncAtWork: it writes organisations too.
            LeaseLost: it has begun meanwhile.
        """
        lease = self._here.sync_store.acquire(now=self._here.now())
        if lease is None:
            raise SyncAtWork
        renewed = self._here.now()
        try:
            for line in lines:
                outcome = self._take(line, lease)
                noted(f"{kind_of(line)}{f' ({outcome})' if outcome else ''}")
                if self._here.now() - renewed > _RENEWED:
                    renewed = self._here.now()
                    self._transfer.renew(lease, now=renewed)
        finally:
            self._here.sync_store.release(lease)
        self._here.directory.settle()
        self._count_days()

    def missing(self, lines: Iterable[AnyLine]) -> Iterator[str]:
        """Name what the file has and this platform has not, as `<kind> <key>`; nothing after a whole import."""
        places = (place for line in lines if (place := self._place(line)) is not None)
        for table, group in groupby(places, key=lambda place: place[0]):
            keys = (key for _, key in group)
            while some := list(islice(keys, _AT_ONCE)):
                for key in absent(self._here.connection, table, some):
                    if not self._was_done(table, key):
                        yield f"{table.first_name} {'|'.join(key)}"

    def _was_done(self, table: type[Table], key: tuple[str, ...]) -> bool:
        """True of what came in and went again by itself: the clock does not wait for an import to end."""
        if table is DeadlineItem:
            return key[1] <= stamp(self._here.now())
        if key[0].startswith(READING):
            return all(each.content_free for each in self._here.reviews.many([key[0].removeprefix(READING)]))
        return table is CaseItem and self._gone_since(key[0].replace("#", "/", 1))

    def _place(self, line: AnyLine) -> tuple[type[Table], tuple[str, ...]] | None:
        """Return the table and the key under which a line is to be found; None where it is left out."""
        if isinstance(line, OrganisationLine):
            return OrganisationItem, (line.id, ORGANISATION_PART)
        if isinstance(line, ReviewLine):
            return ReviewItem, (read(Review, line.review).id,)
        if isinstance(line, (*_CASES, ReadingLine, PairsLine)):
            return CaseItem, (_case_key(line),)
        if isinstance(line, EntryLine):
            entry = entry_item(read(LogEntry, line.entry), "", "")
            return None if self._over(entry.expires) else (LogItem, (entry.subject, entry.at))
        if isinstance(line, ItemLine | MailLine):
            name = line.table if isinstance(line, ItemLine) else OutboxItem.first_name
            item = from_json(line.item)
            return None if self._left_out(name, item) else (table_of(name), key_of(table_of(name), item))
        return None

    def _take(self, line: AnyLine, lease: Lease) -> str:
        """Take one line in; returns why it was not, or nothing."""
        done, left = True, ""
        if isinstance(line, OrganisationLine):
            done = self._organisation(line, lease)
        elif isinstance(line, ReviewLine):
            done = self._review(line)
        elif isinstance(line, _CASES):
            done, left = self._case(line)
        elif isinstance(line, ReadingLine):
            done, left = self._reading(read(SecondReading, line.reading))
        elif isinstance(line, PairsLine):
            done = self._pairs(read(Pairs, line.pairs))
        elif isinstance(line, EntryLine):
            done, left = self._entry(line)
        elif isinstance(line, ItemLine):
            item = from_json(line.item)
            left = self._left_out(line.table, item)
            done = not left and self._transfer.restore_item(line.table, item)
        elif isinstance(line, MailLine):
            done, left = self._mail(line)
        return left or ("" if done else _KNOWN)

    def _organisation(self, line: OrganisationLine, lease: Lease) -> bool:
        organisation = Organisation(
            id=line.id,
            listing=read(Listing, line.listing),
            listing_version=line.listing_version,
            moderation=read(ModerationState, line.standing),
            tally=Tally(),
            contact_nonce=line.contact_nonce or self._here.id_generator.new_nonce(),
            insights_nonce=line.insights_nonce,
            bounced=line.bounced,
            digest_stopped=line.digest_stopped,
            handed_out=line.handed_out,
            cards_used=line.cards_used,
        )
        try:
            self._here.organisations.add([organisation], lease)
            done = True
        except AlreadyThere:
            organisation, done = self._here.organisations.get(line.id), False
        self._transfer.project_organisation(organisation, lease)  # again where an earlier import died in between
        return done

    def _review(self, line: ReviewLine) -> bool:
        author = somebody(Author, line.author)
        review = self._own(read(Review, line.review), author)
        try:
            self._transfer.restore_review(review, author)
            done = True
        except AlreadyThere:
            review, done = self._here.reviews.get(review.id), False
        if (review.checked_at is not None or review.published_at is not None) and not review.content_free:
            own = sketch(review.text)
            bands = bands_of(review.text, own)._replace(near=())
            self._here.similarity_index.note(review, bands, own.packed, worded_at=worded_at(review))
            for each in review.public_additions:
                own = sketch(each.text)
                bands = bands_of(each.text, own)._replace(near=())
                self._here.similarity_index.note(review, bands, own.packed, worded_at=each.submitted_at, added=True)
        return done

    def _own(self, review: Review, author: Author | None) -> Review:
        """An author's keys are hashes under a stage's secret: under another one they are made anew."""
        if self._fits:
            return review
        if author is None:
            return replace(review, author_key="", spelt_key="")
        return replace(review, **keys_of(author, self._here.id_generator))

    def _case(self, line: NoticeLine | AppealLine | DossierLine | ThreadLine) -> tuple[bool, str]:
        case = _case_of(line)
        if self._gone_since(_subject(case)):
            return False, "gone since"
        notifier = somebody(Notifier, line.notifier) if isinstance(line, NoticeLine) else None
        try:
            self._here.cases.restore(case, notifier)
        except AlreadyThere:
            return False, ""
        return True, ""

    def _reading(self, reading: SecondReading) -> tuple[bool, str]:
        if reading.review_id:
            known = self._here.reviews.many([reading.review_id])
            if all(each.content_free for each in known):  # or it is not here at all
                return False, "gone since"
        try:
            self._here.readings.restore(reading)
        except AlreadyThere:
            return False, ""
        return True, ""

    def _pairs(self, pairs: Pairs) -> bool:
        try:
            self._here.readings.restore_pairs(pairs)
        except AlreadyThere:
            return False
        return True

    def _gone_since(self, subject: str) -> bool:
        """True where something was done here since the export to a case that is not here: it is not to come back."""
        case_id = subject.replace("/", "#", 1)
        if not absent(self._here.connection, CaseItem, [(case_id,)]):
            return False
        about = subject.removeprefix("thread/")  # the log names what a thread is about
        return any(entry.at > self._header.exported_at for entry in self._here.log.of(about))

    def _entry(self, line: EntryLine) -> tuple[bool, str]:
        entry = read(LogEntry, line.entry)
        if self._over(entry_item(entry, "", "").expires):
            return False, "expired"
        self._days[day_of(entry.at)] += 1
        return self._transfer.restore_entry(entry, line.mails, line.cause), ""

    def _mail(self, line: MailLine) -> tuple[bool, str]:
        item = from_json(line.item)
        if left := self._left_out(OutboxItem.first_name, item):
            return False, left
        held = self._held or may_leave(item)  # it came while the other platform was being exported
        done = self._transfer.restore_mail(
            item,
            now=self._here.now(),
            held=held,
            leaving=somebody(Author, line.leaving_author) or somebody(Notifier, line.leaving_notifier),
            sign_in=somebody(SignIn, line.sign_in),
        )
        self.held += done and held and "outcome" not in item
        return done, ""

    def _left_out(self, table: str, item: Item) -> str:
        """Return why an item does not come in; empty where it does."""
        if is_expired(item, self._here.now()):
            return "expired"
        if table == "addresses" and not self._fits:
            return "other keys"
        if table == "figures" and date.fromisoformat(item["day"]["S"]) >= first_whole_day(self._here.now()):
            return "counted anew"
        return ""

    def _over(self, expires: float) -> bool:
        return expires <= self._here.now().timestamp()

    def _count_days(self) -> None:
        """Count the figures of all days that came in and are over, however long ago they were."""
        now = self._here.now()
        for day, entries in sorted(self._days.items()):
            if not first_whole_day(now) <= day < day_of(now):
                continue
            found = list(self._here.log.day(day, unread=lambda _: None))
            for _ in range(_PATIENCE):
                if len(found) >= entries:
                    break
                self._here.rest(1.0)  # the index by day follows what was just written
                found = list(self._here.log.day(day, unread=lambda _: None))
            count_day(day, found, stores=self._here)


def _case_of(line: NoticeLine | AppealLine | DossierLine | ThreadLine) -> Notice | Appeal | Dossier | Thread:
    if isinstance(line, NoticeLine):
        return read(Notice, line.notice)
    if isinstance(line, ThreadLine):
        return read(Thread, line.thread)
    return read(Appeal, line.appeal) if isinstance(line, AppealLine) else read(Dossier, line.dossier)


def _case_key(line: NoticeLine | AppealLine | DossierLine | ThreadLine | ReadingLine | PairsLine) -> str:
    if isinstance(line, PairsLine):
        return PAIRS
    if isinstance(line, ReadingLine):
        return subject_of(read(SecondReading, line.reading))
    return _subject(_case_of(line)).replace("/", "#", 1)


def _subject(case: Notice | Appeal | Dossier | Thread) -> str:
    """Return by what the log names a case, and of a thread what names it beside them."""
    return f"{type(case).__name__.lower()}/{case.subject if isinstance(case, Thread) else case.id}"
