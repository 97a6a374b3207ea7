"""Notices, appeals, dossiers, what signals look things up by, and the figures of each day, in memory."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from typing import Protocol

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.dossier import Dossier
from chalicelib.domain.cases.notice import Notice, Notifier
from chalicelib.domain.cases.thread import Thread
from chalicelib.domain.organisations.organisation import ContactPerson, Organisation
from chalicelib.domain.projections.deadlines import of_appeal, of_dossier, of_notice
from chalicelib.domain.projections.integrity import Figures
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.refusals import ChangedMeanwhile, NotFound, UnreadableRecord
from chalicelib.domain.signals.text.bands import Bands
from chalicelib.ports.cases import IndexedReview, Noted, ReviewTransition
from chalicelib.ports.stores import AlreadyThere, Effects, OrganisationReader
from chalicelib.ports.unread import Unread, stop
from tests.fakes.clock import FakeDeadlines
from tests.fakes.readings import FakeReadings


class KeepsReviews(Protocol):
    """What moves a review along, and keeps what was written."""

    threads: dict[str, Thread]
    appeals: dict[str, Appeal]
    authors: dict[str, Author]
    readings: FakeReadings

    def check(self, before: Review) -> None: ...

    def replace(self, before: Review, after: Review, *, at: datetime) -> None: ...

    def put_new(self, review: Review, author: Author, effects: Effects) -> None: ...

    def count(self, effects: Effects) -> None: ...

    def keep(self, effects: Effects) -> None: ...


class KeepsOrganisations(Protocol):
    """What moves an organisation's moderation state along."""

    contacts: dict[str, ContactPerson]

    def replace(self, before: Organisation, after: Organisation) -> None: ...


class FakeCases:
    """The port `Cases`."""

    def __init__(
        self,
        reviews: KeepsReviews,
        deadlines: FakeDeadlines,
        farewells: dict[str, Notifier],
        organisations: KeepsOrganisations,
    ) -> None:
        self._organisations = organisations
        self.farewells = farewells
        self._deadlines = deadlines
        self.notices: dict[str, Notice] = {}
        self.notifiers: dict[str, Notifier] = {}
        self.appeals = reviews.appeals
        self.kept: dict[str, Dossier] = {}
        self.threads = reviews.threads
        self.readings = reviews.readings
        self._reviews = reviews

    def notice(self, notice_id: str) -> Notice:
        if notice_id not in self.notices:
            raise NotFound
        return self.notices[notice_id]

    def notifier(self, notice_id: str) -> Notifier | None:
        return self.notifiers.get(notice_id)

    def contact(self, organisation_id: str) -> ContactPerson | None:
        return self._organisations.contacts.get(organisation_id)

    def appeal(self, appeal_id: str) -> Appeal:
        if appeal_id not in self.appeals:
            raise NotFound
        return self.appeals[appeal_id]

    def notices_by_id(self, notice_ids: Sequence[str], *, unread: Unread = stop) -> Mapping[str, Notice]:
        del unread  # all of it can be read
        return {each: self.notices[each] for each in notice_ids if each in self.notices}

    def appeals_by_id(self, appeal_ids: Sequence[str], *, unread: Unread = stop) -> Mapping[str, Appeal]:
        del unread  # all of it can be read
        return {each: self.appeals[each] for each in appeal_ids if each in self.appeals}

    def about(self, review_id: str, *, unread: Unread = stop) -> tuple[Sequence[Notice], Sequence[Appeal]]:
        del unread  # all of it can be read
        notices = [each for each in self.notices.values() if each.review_id == review_id]
        appeals = [each for each in self.appeals.values() if each.about_id == review_id]
        return (
            sorted(notices, key=lambda each: each.submitted_at),
            sorted(appeals, key=lambda each: each.submitted_at),
        )

    def add_notice(self, notice: Notice, notifier: Notifier | None, effects: Effects) -> None:
        if notice.id in self.notices:
            raise AlreadyThere
        self._reviews.count(effects)
        self._deadlines.project(None, of_notice(notice))
        self.notices[notice.id] = notice
        if notifier is not None:
            self.notifiers[notice.id] = notifier
        self._reviews.keep(effects)

    def add_appeal(self, appeal: Appeal, effects: Effects) -> None:
        if appeal.id in self.appeals:
            raise AlreadyThere
        self.appeals[appeal.id] = appeal
        self._reviews.keep(effects)

    def save(
        self,
        effects: Effects,
        *,
        notice: tuple[Notice, Notice] | None = None,
        appeal: tuple[Appeal, Appeal] | None = None,
        dossier: tuple[Dossier | None, Dossier] | None = None,
        thread: tuple[Thread, Thread] | None = None,
        review: ReviewTransition | None = None,
        organisation: tuple[Organisation, Organisation] | None = None,
        contact: ContactPerson | None = None,
        added: tuple[Review, Author] | None = None,
    ) -> None:
        self._check(added, effects, dossier, thread)
        _check(self.notices, notice)
        _check(self.appeals, appeal)
        if organisation is not None:
            self._organisations.replace(*organisation)
            if contact is not None:
                self._organisations.contacts[organisation[1].id] = contact
        if review is not None:
            self._reviews.check(review.before)
            self._reviews.replace(review.before, review.after, at=effects.entry.at)
            if review.author is not None:
                self._reviews.authors[review.after.id] = review.author
        if notice is not None:
            self.notices[notice[1].id] = notice[1]
            self._deadlines.project(of_notice(notice[0]), of_notice(notice[1]))
        if appeal is not None:
            self.appeals[appeal[1].id] = appeal[1]
            self._deadlines.project(of_appeal(appeal[0]), of_appeal(appeal[1]))
        if dossier is not None:
            self._keep_dossier(*dossier)
        if thread is not None:
            self.threads[thread[1].subject] = thread[1]
        self._reviews.keep(effects)

    def _check(
        self,
        added: tuple[Review, Author] | None,
        effects: Effects,
        dossier: tuple[Dossier | None, Dossier] | None,
        thread: tuple[Thread, Thread] | None,
    ) -> None:
        if added is not None:
            self._reviews.put_new(*added, effects)
        if dossier is not None:
            self._check_dossier(*dossier)
        if thread is not None:
            self._check_thread(*thread)

    def dossier(self, dossier_id: str) -> Dossier:
        if dossier_id not in self.kept:
            raise NotFound
        return self.kept[dossier_id]

    def dossiers(self, *, unread: Unread = stop) -> Sequence[Dossier]:
        del unread  # all of it can be read
        return sorted(self.kept.values(), key=lambda each: each.opened_at, reverse=True)

    def put_dossier(self, before: Dossier | None, after: Dossier, effects: Effects) -> None:
        self._check_dossier(before, after)
        self._keep_dossier(before, after)
        self._reviews.keep(effects)

    def _check_dossier(self, before: Dossier | None, after: Dossier) -> None:
        known = self.kept.get(after.id)
        if (known.version if known else None) != (before.version if before else None):
            raise ChangedMeanwhile

    def _keep_dossier(self, before: Dossier | None, after: Dossier) -> None:
        self.kept[after.id] = after
        self._deadlines.project(of_dossier(before), of_dossier(after))

    def thread(self, subject: str) -> Thread:
        return self.threads.get(subject, Thread(subject=subject))

    def add_note(
        self, before: Thread, after: Thread, effects: Effects, *, about: Review | Notice | Appeal | None
    ) -> None:
        self._check_thread(before, after)
        if isinstance(about, Review):
            self._reviews.check(about)
        elif about is not None:
            _check(self.notices if isinstance(about, Notice) else self.appeals, (about, None))
        self.threads[after.subject] = after
        self._reviews.keep(effects)

    def _check_thread(self, before: Thread, after: Thread) -> None:
        if self.thread(after.subject).version != before.version:
            raise ChangedMeanwhile

    def leaving(self, notice_id: str) -> Notifier | None:
        return self.farewells.get(notice_id)

    def delete_notice(self, notice: Notice, effects: Effects, *, leaving: Notifier | None = None) -> None:
        _check(self.notices, (notice, None))
        if leaving is not None:
            self.farewells[notice.id] = leaving
        del self.notices[notice.id]
        self.threads.pop(f"notice/{notice.id}", None)
        self.notifiers.pop(notice.id, None)
        self._deadlines.project(of_notice(notice), None)
        self._reviews.keep(effects)

    def forget_notifier(
        self, before: Notice, after: Notice, effects: Effects, *, appeal: tuple[Appeal, Appeal | None] | None = None
    ) -> None:
        _check(self.notices, (before, after))
        _check(self.appeals, appeal)
        self.notices[after.id] = after
        self.notifiers.pop(after.id, None)
        self._deadlines.project(of_notice(before), of_notice(after))
        if appeal is not None and appeal[1] is None:
            del self.appeals[appeal[0].id]
        elif appeal is not None and appeal[1] is not None:
            self.appeals[appeal[1].id] = appeal[1]
        self._reviews.keep(effects)

    def delete_unread(self, fault: UnreadableRecord) -> None:
        raise NotImplementedError(fault)  # all of it can be read

    def delete_appeal(self, appeal: Appeal, effects: Effects) -> None:
        _check(self.appeals, (appeal, None))
        del self.appeals[appeal.id]
        self.threads.pop(f"appeal/{appeal.id}", None)
        self._deadlines.project(of_appeal(appeal), None)
        self._reviews.keep(effects)

    def delete_dossier(self, dossier: Dossier, effects: Effects) -> None:
        known = self.kept.get(dossier.id)
        if known is None or known.version != dossier.version:
            raise ChangedMeanwhile
        del self.kept[dossier.id]
        self._deadlines.project(of_dossier(dossier), None)
        self._reviews.keep(effects)


def _check(kept: Mapping[str, Notice] | Mapping[str, Appeal], change: tuple[Notice | Appeal, object] | None) -> None:
    """Refuse a change of what is no longer at the version it starts from."""
    if change is None:
        return
    before = change[0]
    known = kept.get(before.id)
    if known is None or known.version != before.version:
        raise ChangedMeanwhile


class FakeSimilarityIndex:
    """The port `SimilarityIndex`."""

    def __init__(self, organisations: OrganisationReader) -> None:
        self._organisations = organisations
        self._kept: dict[str, dict[tuple[datetime, str], IndexedReview]] = {}
        self._origins: dict[str, str] = {}
        self._bands: dict[str, tuple[IndexedReview, bytes]] = {}
        self._sketches: dict[str, tuple[IndexedReview, bytes]] = {}
        self._again: set[str] = set()

    def by_author(self, author_key: str, spelt_key: str = "") -> Sequence[IndexedReview]:
        found = {each for key in (author_key, spelt_key) if key for each in self._of(f"author#{key}")}
        return sorted(found, key=lambda each: (each.at, each.review_id), reverse=True)

    def by_origin(self, origin_key: str, *, since: datetime) -> Sequence[IndexedReview]:
        return [each for each in self._of(f"origin#{origin_key}") if each.at >= since] if origin_key else ()

    def pace(self, organisation_id: str, *, since: datetime, most: int) -> Sequence[datetime]:
        return [each.at for each in self._of(f"pace#{organisation_id}") if each.at >= since][:most]

    def came(self, organisation_id: str, *, since: datetime, until: datetime) -> int:
        return sum(since <= each.at < until for each in self._of(f"pace#{organisation_id}"))

    def of_organisation(self, organisation_id: str, *, limit: int) -> Sequence[IndexedReview]:
        return self._of(f"pace#{organisation_id}")[:limit]

    def origin_of(self, review_id: str) -> str:
        return self._origins.get(review_id, "")

    def note_origin(self, review: Review, origin_key: str) -> None:
        self._note(f"origin#{origin_key}", review)
        self._origins[review.id] = origin_key

    def note(
        self,
        review: Review,
        bands: Bands,
        sketch: bytes,
        *,
        worded_at: datetime,
        over: AbstractSet[str] = frozenset(),
        added: bool = False,
        keep: bool = True,
        with_home: bool = False,
    ) -> Noted:
        home = self._organisations.get(review.organisation_id) if with_home else None
        keep = keep and (home is None or home.taking_part)
        words = (_indexed(review)._replace(at=worded_at), sketch)
        if keep and not added:
            for author_key in {review.author_key, review.spelt_key} - {""}:
                self._note(f"author#{author_key}", review)
            self._note(f"pace#{review.organisation_id}", review)
            self._sketches[review.id] = words
        asked = (*bands.kept, *bands.near, *bands.older)
        held = {key: self._bands[key] for key in asked if key in self._bands}
        for key in bands.kept if keep else ():
            holder = held.get(key, words)[0]
            if (worded_at, review.id) <= (holder.at, holder.review_id) or holder.review_id in over:
                self._bands[key] = words
        most = Counter(each for each in held.values() if each[0].review_id != review.id).most_common(16)
        alike = sorted((each for each, _ in most), key=lambda each: (each[0].review_id, each[0].at))
        return Noted(alike=alike, origin_key=self.origin_of(review.id), home=home)

    def mark(self, review_ids: Collection[str]) -> None:
        self._again |= set(review_ids)

    def marked(self) -> Sequence[str]:
        return sorted(self._again)

    def unmark(self, review_ids: Collection[str]) -> None:
        self._again -= set(review_ids)

    def forget_author(self, review: Review) -> None:
        place = (review.submitted_at, review.id)
        origin = self._origins.pop(review.id, "")
        for key in (f"author#{review.author_key}", f"author#{review.spelt_key}", f"origin#{origin}"):
            self._kept.get(key, {}).pop(place, None)

    def forget_unread(self, review_id: str) -> None:
        raise NotImplementedError(review_id)  # all of it can be read

    def forget_words(self, review: Review, bands: Sequence[str]) -> None:
        for key in bands:
            if key in self._bands and self._bands[key][0].review_id == review.id:
                del self._bands[key]

    def forget(self, review: Review, bands: Sequence[str]) -> None:
        self.forget_author(review)
        self._kept.get(f"pace#{review.organisation_id}", {}).pop((review.submitted_at, review.id), None)
        self.forget_words(review, bands)
        self._sketches.pop(review.id, None)
        self._again.discard(review.id)

    def holder(self, band: str) -> str:
        """Return the id of the review under whose words a band is kept."""
        return self._bands[band][0].review_id if band in self._bands else ""

    def sketch_of(self, review_id: str) -> bytes:
        return self._sketches[review_id][1] if review_id in self._sketches else b""

    def _note(self, key: str, review: Review) -> None:
        self._kept.setdefault(key, {})[review.submitted_at, review.id] = _indexed(review)

    def _of(self, key: str) -> Sequence[IndexedReview]:
        places = self._kept.get(key, {})
        return [places[place] for place in sorted(places, reverse=True)]


def _indexed(review: Review) -> IndexedReview:
    return IndexedReview(
        review_id=review.id, organisation_id=review.organisation_id, score=review.score, at=review.submitted_at
    )


class FakeFigures:
    """The port `DailyFigures`."""

    def __init__(self) -> None:
        self.days: dict[date, Figures] = {}
        self.of_sectors: dict[str, dict[date, Figures]] = {}

    def put(self, day: date, figures: Figures, *, sector: str = "") -> None:
        (self.of_sectors.setdefault(sector, {}) if sector else self.days)[day] = figures

    def of(self, year: int, *, sector: str = "", unread: Unread = stop) -> Mapping[date, Figures]:
        del unread  # all of it can be read
        days = self.of_sectors.get(sector, {}) if sector else self.days
        return {day: figures for day, figures in days.items() if day.year == year}
