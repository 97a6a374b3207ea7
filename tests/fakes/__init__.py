"""Real implementations of the ports, in memory. They pass the same contract as the store does
(`tests/adapters/test_store_contract_*.py`), and derive what is derived through the same functions of the domain.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.organisations.organisation import ContactPerson, Organisation
from chalicelib.domain.projections.deadlines import WRITING, stands
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.reviews.promises.acts import awaits_organisation
from chalicelib.domain.reviews.public_review import PublicReview, public_review_of, tally_change
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.score import moved
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.mails import Mail
from chalicelib.domain.rules.refusals import ChangedMeanwhile, DeadLink, NotFound
from chalicelib.ports.stores import AlreadyThere, Effects, Lease, Restricted
from chalicelib.ports.unread import Unread, stop
from tests.fakes.access import FakeEditors, FakeLinks
from tests.fakes.cases import FakeCases, FakeFigures, FakeSimilarityIndex
from tests.fakes.clock import FakeAside, FakeDeadlines
from tests.fakes.given import AUTHORITIES, FakeIdGenerator, FakeThemeSets
from tests.fakes.insights import FakeInsights, FakeRounds
from tests.fakes.invitations import FakeInvitations
from tests.fakes.log import FakeLog
from tests.fakes.mails import FakeAddresses, FakeLetters, FakeMailRenderer, FakeMailSender, FakeOutbox
from tests.fakes.queue import FakeQueue
from tests.fakes.readings import FakeReadings
from tests.fakes.sync import FakeCareDirectory, FakeDirectory, FakeLock, FakeSyncStore
from tests.fakes.webhooks import FakeWebhooks

if TYPE_CHECKING:
    from chalicelib.domain.cases.thread import Thread


class FakeOrganisations:
    """The port `Organisations`."""

    def __init__(
        self, outbox: FakeOutbox, log: FakeLog, lock: FakeLock, deadlines: FakeDeadlines | None = None
    ) -> None:
        self.deadlines = deadlines or FakeDeadlines()
        self.all: dict[str, Organisation] = {}
        self.reviews: dict[str, Review] = {}
        self.insights_asked_at: dict[str, datetime] = {}
        self.contacts: dict[str, ContactPerson] = {}  # of those that ask to take part
        self.lock = lock
        self._outbox = outbox
        self._log = log

    def get(self, organisation_id: str) -> Organisation:
        if organisation_id not in self.all:
            raise NotFound
        return self.all[organisation_id]

    def save(self, before: Organisation, after: Organisation, effects: Effects) -> None:
        self.replace(before, after)
        for task in effects.tasks:
            self.deadlines.put(task)
        self._log.keep(effects)
        self._outbox.put(effects.mails)

    def replace(self, before: Organisation, after: Organisation) -> None:
        kept = self.all.get(after.id)
        if kept is None or kept.moderation.version != before.moderation.version:
            raise ChangedMeanwhile
        if before.moderation.asked_at and not after.moderation.asked_at:
            self.contacts.pop(after.id, None)
        self.all[after.id] = replace(kept, moderation=after.moderation)

    def known(self, keys: Sequence[int]) -> Mapping[int, Organisation]:
        return {each.listing.key: each for each in self.all.values() if each.listing.key in keys}

    def add(self, organisations: Sequence[Organisation], lease: Lease) -> None:
        self.lock.check(lease)
        if any(each.id in self.all or self.known([each.listing.key]) for each in organisations):
            raise AlreadyThere
        self.all |= {each.id: each for each in organisations}

    def relist(self, before: Organisation, after: Organisation, mails: tuple[Mail, ...], lease: Lease) -> None:
        self.lock.check(lease)
        kept = self.all.get(after.id)
        owner = self.known([after.listing.key]).get(after.listing.key)
        if owner is not None and owner.id != after.id:
            raise AlreadyThere
        if kept is None or kept.listing_version != before.listing_version:
            raise ChangedMeanwhile
        self.all[after.id] = replace(
            kept,
            listing=after.listing,
            listing_version=before.listing_version + 1,
            contact_nonce=after.contact_nonce,
            bounced=kept.bounced and before.listing.email == after.listing.email,
        )
        self._outbox.put(mails)

    def many(
        self, organisation_ids: Sequence[str], *, unread: Unread = stop, behind: bool = False
    ) -> Mapping[str, Organisation]:
        del unread, behind  # all of it can be read, at once
        return {each: self.all[each] for each in organisation_ids if each in self.all}

    def ask_insights(
        self, organisation_id: str, *, mail: Mail, not_since: datetime, nonce: str = "", counts: Sequence[Count] = ()
    ) -> bool:
        kept = self.all.get(organisation_id)
        if kept is None or self.insights_asked_at.get(organisation_id, not_since) > not_since:
            return False
        self._outbox.counters.take(counts, now=mail.created_at)
        self.all[organisation_id] = replace(kept, insights_nonce=nonce or kept.insights_nonce)
        self.insights_asked_at[organisation_id] = mail.created_at
        self._outbox.put((mail,))
        return True

    def choose_digest(self, organisation: Organisation, *, stop: bool, effects: Effects) -> Organisation:
        kept = self.all[organisation.id]
        if kept.contact_nonce != organisation.contact_nonce or kept.digest_stopped == stop:
            raise ChangedMeanwhile
        self.all[organisation.id] = replace(kept, digest_stopped=stop)
        self._log.keep(effects)
        return self.all[organisation.id]

    def note_bounced(self, organisation: Organisation, *, bounced: bool) -> None:
        kept = self.all.get(organisation.id)
        if kept is None or kept.listing_version != organisation.listing_version:
            raise ChangedMeanwhile
        self.all[organisation.id] = replace(kept, bounced=bounced)

    def review_ids(self, organisation_id: str, *, after: str, limit: int) -> Sequence[str]:
        mine = sorted(each.id for each in self.reviews.values() if each.organisation_id == organisation_id)
        return [each for each in mine if each > after][:limit]

    def awaiting_reply(self, organisation_id: str, limit: int) -> Sequence[Review]:
        shown = [self.reviews[each.id] for each in self.public_reviews(organisation_id)]
        return [review for review in shown if awaits_organisation(review)][:limit]

    def public_reviews(self, organisation_id: str) -> Sequence[PublicReview]:
        """What visitors see of an organisation's reviews, newest first."""
        mine = [
            public_review_of(review) for review in self.reviews.values() if review.organisation_id == organisation_id
        ]
        return sorted((each for each in mine if each), key=lambda each: (each.published_at, each.id), reverse=True)


class FakeReviews:
    """The port `Reviews`."""

    def __init__(
        self,
        organisations: FakeOrganisations,
        outbox: FakeOutbox,
        log: FakeLog,
        deadlines: FakeDeadlines | None = None,
        similarity_index: FakeSimilarityIndex | None = None,
    ) -> None:
        self.all = organisations.reviews
        self.farewells = outbox.farewells
        self.gone: dict[str, datetime] = {}
        self.threads: dict[
            str, Thread
        ] = {}  # what was asked and noted: of a review it goes when its author is forgotten
        self._deadlines = deadlines or FakeDeadlines()
        self._similarity_index = similarity_index or FakeSimilarityIndex(organisations)
        self.authors: dict[str, Author] = {}
        self.appeals: dict[str, Appeal] = {}  # which end with the review that they are about
        self._organisations = organisations
        self._outbox = outbox
        self._log = log
        self.invitations = FakeInvitations(organisations, self)
        self.readings = FakeReadings(log)

    def get(self, review_id: str) -> Review:
        if review_id not in self.all:
            raise NotFound
        return self.all[review_id]

    def many(self, review_ids: Sequence[str], *, unread: Unread = stop, behind: bool = False) -> Sequence[Review]:
        del unread, behind  # all of it can be read, at once
        return [self.all[each] for each in review_ids if each in self.all]

    def author(self, review_id: str) -> Author | None:
        return self.authors.get(review_id)

    def add(self, review: Review, author: Author, effects: Effects, *, origin_key: str = "") -> None:
        self.put_new(review, author, effects)
        if origin_key:
            self._similarity_index.note_origin(review, origin_key)
        self.keep(effects)

    def put_new(self, review: Review, author: Author, effects: Effects) -> None:
        if review.id in self.all:
            raise AlreadyThere
        self.invitations.check(review, effects.spends)
        self.count(effects)
        self.invitations.take(review, effects.spends)
        self.all[review.id] = review
        self.authors[review.id] = author
        self._deadlines.project(None, stands(review, effects.entry.at + WRITING))

    def save(
        self,
        before: Review,
        after: Review,
        effects: Effects,
        *,
        contact_nonce: str = "",
        expected: Organisation | None = None,
        unrestricted_at: datetime | None = None,
        leaving: Author | None = None,
        ending: Sequence[Appeal] = (),
    ) -> None:
        organisation = self._organisations.all.get(after.organisation_id)
        if contact_nonce and (organisation is None or organisation.contact_nonce != contact_nonce):
            raise DeadLink
        self.check(before)
        if expected and (organisation is None or organisation.moderation.version != expected.moderation.version):
            raise ChangedMeanwhile
        if unrestricted_at and (
            organisation is None or not organisation.taking_part or organisation.under_research(unrestricted_at)
        ):
            raise Restricted
        self.end(ending)
        self.replace(before, after, at=effects.entry.at)
        if leaving is not None:
            self.farewells[after.id] = leaving
        if effects.drawn is not None:
            self.readings.put(effects.drawn)
        if after.content_free and not before.content_free:
            self.readings.leave(after.id, by_time=effects.entry.action == Action.EXPIRE)
        self.keep(effects)

    def leaving(self, review_id: str) -> Author | None:
        return self.farewells.get(review_id)

    def left(self, review_id: str) -> None:
        self.farewells.pop(review_id, None)

    def forget_unread(self, review_id: str) -> None:
        self.authors.pop(review_id, None)

    def erase_unread(self, review_id: str, effects: Effects) -> None:
        raise NotImplementedError(review_id, effects)  # all of it can be read

    def tombstones(self, *, since: datetime, now: datetime) -> Iterator[str]:
        return (review_id for review_id, at in self.gone.items() if since <= at <= now)

    def end(self, ending: Sequence[Appeal]) -> None:
        if any(self.appeals.get(each.id) != each for each in ending):
            raise ChangedMeanwhile
        for each in ending:
            del self.appeals[each.id]

    def check(self, before: Review) -> None:
        """Refuse a change of what is no longer at the version it starts from."""
        kept = self.all.get(before.id)
        if kept is None or kept.version != before.version:
            raise ChangedMeanwhile

    def replace(self, before: Review, after: Review, *, at: datetime) -> None:
        """The review's new state, with the counters that follow from it."""
        self.all[after.id] = after
        self.invitations.let_go(before, after)
        self._deadlines.project(stands(before, at + WRITING), stands(after, at + WRITING))
        if after.forgotten_at:
            self.authors.pop(after.id, None)
        if after.silences(before):
            self.threads.pop(f"review/{after.id}", None)
        if after.content_free:
            self.gone[after.id] = after.last_event
        change = tally_change(before, after)
        organisation = self._organisations.all.get(after.organisation_id)
        if change is not None and organisation is not None:
            self._organisations.all[organisation.id] = replace(organisation, tally=moved(organisation.tally, change))

    def count(self, effects: Effects) -> None:
        self._outbox.counters.once(effects.answered, now=effects.entry.at)
        self._outbox.counters.take(effects.counts, now=effects.entry.at)
        self._outbox.counters.keep(effects.answered)

    def keep(self, effects: Effects) -> None:
        self._log.keep(effects)
        self._outbox.put(effects.mails)


class FakeWorld:
    """All of it together, on one state."""

    written_by_0_1_0 = True

    def __init__(self) -> None:
        self.log = FakeLog()
        self.outbox = FakeOutbox()
        self.counters = self.outbox.counters
        self.addresses = FakeAddresses()
        self.letters = FakeLetters(self.outbox, self.log)
        lock = FakeLock()
        self.deadlines = FakeDeadlines()
        self.organisations = FakeOrganisations(self.outbox, self.log, lock, self.deadlines)
        self.sync_store = FakeSyncStore(self.log.entries, lock)
        self.similarity_index = FakeSimilarityIndex(self.organisations)
        self.reviews = FakeReviews(self.organisations, self.outbox, self.log, self.deadlines, self.similarity_index)
        self.invitations = self.reviews.invitations
        self.webhooks = FakeWebhooks(self.reviews)
        self.cases = FakeCases(self.reviews, self.deadlines, self.outbox.leaving_notifiers, self.organisations)
        self.readings = self.cases.readings
        self.figures = FakeFigures()
        self.insights = FakeInsights(self.outbox, self.organisations.reviews)
        self.rounds = FakeRounds()
        self.aside = FakeAside()
        self.queue = FakeQueue(self.organisations, self.cases)
        self.editors = FakeEditors(self.outbox, self.reviews.all)
        self.directory = FakeDirectory(self.organisations.all)
        self.theme_sets = FakeThemeSets()
        self.id_generator = FakeIdGenerator()
        self.links = FakeLinks()
        self.mail_renderer = FakeMailRenderer()
        self.mail_sender = FakeMailSender()
        self.care_directory = FakeCareDirectory()
        self.authorities = AUTHORITIES

    def with_others(self, **others: Any) -> "FakeWorld":
        """The same world, with other collaborators in these places."""
        changed = copy(self)
        vars(changed).update(others)
        return changed

    def put(self, organisation: Organisation) -> None:
        """An organisation that is there from the start."""
        self.organisations.all[organisation.id] = organisation

    def public_reviews(self, organisation_id: str) -> Sequence[PublicReview]:
        return self.organisations.public_reviews(organisation_id)

    def mails(self) -> Sequence[Mail]:
        """Every mail that was ever put in the outbox, in the order of their ids."""
        return sorted((kept.mail for kept in self.outbox.kept.values()), key=lambda mail: mail.id)

    def outcome(self, mail_id: str) -> str | None:
        return self.outbox.kept[mail_id].outcome
