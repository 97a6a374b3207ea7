"""The ports of notices, appeals, dossiers and signals; see `stores.py`."""

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.dossier import Dossier
from chalicelib.domain.cases.notice import Notice, Notifier
from chalicelib.domain.cases.second_reading import Pairs, SecondReading
from chalicelib.domain.cases.thread import Thread
from chalicelib.domain.organisations.organisation import ContactPerson, Organisation
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.refusals import UnreadableRecord
from chalicelib.ports.stores import Effects
from chalicelib.ports.unread import Unread, stop

if TYPE_CHECKING:
    from chalicelib.domain.signals.text.bands import Bands

# The purposes of the index's keyed hashes.
AUTHOR_KEY: Final = "author"  # of an address as it is spelt
MAILBOX_KEY: Final = "mailbox"
ORIGIN_KEY: Final = "origin"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewTransition:
    """A review that moves because of a decision on a notice or an appeal."""

    before: Review
    after: Review
    expected: Organisation | None = None  # what editors had decided about its organisation, and must still hold
    author: Author | None = None  # who wrote it, where what is known of them changes too


class Counters(Protocol):
    """Counters of what is limited, where nothing else is written; and what requests were answered with."""

    def answered(self, key: str, *, now: datetime) -> str:
        """Return the id that what came was answered with within the last day; empty where it did not come."""
        ...

    def take(self, counts: Sequence[Count], *, now: datetime) -> None:
        """Count each, or none: raises TooMany where there is no room."""
        ...


class CaseReader(Protocol):
    """Notices, appeals and dossiers, to be read."""

    def notice(self, notice_id: str) -> Notice:
        """Raises NotFound."""
        ...

    def notifier(self, notice_id: str) -> Notifier | None:
        """Return the person who gave notice; None when nobody said, or once erased."""
        ...

    def contact(self, organisation_id: str) -> ContactPerson | None:
        """Return whom an organisation named in its request to take part; None where none waits."""
        ...

    def appeal(self, appeal_id: str) -> Appeal:
        """Raises NotFound."""
        ...

    def notices_by_id(self, notice_ids: Sequence[str], *, unread: Unread = stop) -> Mapping[str, Notice]:
        """Those of these that exist, at half the price, and a moment behind."""
        ...

    def appeals_by_id(self, appeal_ids: Sequence[str], *, unread: Unread = stop) -> Mapping[str, Appeal]:
        """Those of these that exist, at half the price, and a moment behind."""
        ...

    def about(self, review_id: str, *, unread: Unread = stop) -> tuple[Sequence[Notice], Sequence[Appeal]]:
        """All notices and appeals about a review or its reply, oldest first.

        Appeals against measures on an organisation are found by `about_organisation`.
        """
        ...

    def dossier(self, dossier_id: str) -> Dossier:
        """Raises NotFound."""
        ...

    def dossiers(self, *, unread: Unread = stop) -> Sequence[Dossier]:
        """Newest first."""
        ...

    def thread(self, subject: str) -> Thread:
        """Return what was asked and noted about `review/<id>` and the like; of version 0 where nothing was."""
        ...

    def leaving(self, notice_id: str) -> Notifier | None:
        """To whom the last mail about a notice that lapsed goes; None once it has left."""
        ...


class Cases(CaseReader, Protocol):
    """Notices, appeals and dossiers, to be written too."""

    def add_notice(self, notice: Notice, notifier: Notifier | None, effects: Effects) -> None: ...

    def add_appeal(self, appeal: Appeal, effects: Effects) -> None:
        """Raises AlreadyThere: one appeal per decision."""
        ...

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
        """Replace what is given, as (before, after), in one write: raises ChangedMeanwhile.

        `added` is a review that just came, with who wrote it, as `Reviews.add` takes it.

        `contact` is kept apart, for as long as the organisation's request to take part waits.
        """
        ...

    def add_note(
        self, before: Thread, after: Thread, effects: Effects, *, about: Review | Notice | Appeal | None
    ) -> None:
        """Replace a thread while what it is about stands as it was read.

        Raises ChangedMeanwhile: no note may outlive what goes at the same moment.
        """
        ...

    def delete_notice(self, notice: Notice, effects: Effects, *, leaving: Notifier | None = None) -> None:
        """With whoever gave it: raises ChangedMeanwhile. `leaving` is kept apart, for a last mail."""
        ...

    def forget_notifier(
        self, before: Notice, after: Notice, effects: Effects, *, appeal: tuple[Appeal, Appeal | None] | None = None
    ) -> None:
        """Replace a notice, without whoever gave it, in one write: raises ChangedMeanwhile.

        Their appeal is replaced with it, or goes.
        """
        ...

    def delete_unread(self, fault: UnreadableRecord) -> None:
        """Delete, by its key, a notice or appeal that cannot be read, with whoever gave it."""
        ...

    def delete_appeal(self, appeal: Appeal, effects: Effects) -> None:
        """Raises ChangedMeanwhile."""
        ...

    def delete_dossier(self, dossier: Dossier, effects: Effects) -> None:
        """Raises ChangedMeanwhile."""
        ...

    def put_dossier(self, before: Dossier | None, after: Dossier, effects: Effects) -> None:
        """Add or replace: raises ChangedMeanwhile."""
        ...


class Readings(Protocol):
    """Second readings. What chance draws comes with its decision (`Reviews.save`), and goes with its review."""

    def get(self, reading_id: str) -> SecondReading:
        """Raises NotFound."""
        ...

    def many(self, review_ids: Sequence[str], *, unread: Unread = stop) -> Mapping[str, SecondReading]:
        """Return those of these reviews, by the id of the reading."""
        ...

    def of_year(self, year: int, *, unread: Unread = stop) -> Sequence[SecondReading]:
        """Return what is counted of a year's first decisions, in no order; a moment behind."""
        ...

    def pairs(self) -> Pairs:
        """Return who was paired last."""
        ...

    def save(
        self,
        before: SecondReading,
        after: SecondReading,
        effects: Effects,
        *,
        pairs: tuple[Pairs, Pairs] | None = None,
    ) -> None:
        """Replace a reading, and who was paired last: raises ChangedMeanwhile when one moved on, or went."""
        ...


class IndexedReview(NamedTuple):
    """One review, as the signals' index knows it."""

    review_id: str
    organisation_id: str
    score: int  # hundredths
    at: datetime  # submitted; where a text is looked for, when its words were handed in


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """The traces that were there when a review was noted."""

    alike: Sequence[tuple[IndexedReview, bytes]]  # the reviews that hold its bands, with their sketches
    origin_key: str = ""  # as `origin_of`
    home: Organisation | None = None  # where it was asked for


class TraceReader(Protocol):
    """The traces that signals look things up by. Nothing in them says who anybody is."""

    def by_author(self, author_key: str, spelt_key: str = "") -> Sequence[IndexedReview]:
        """Newest first; empty for an empty key. Release 0.1.0 noted its reviews under the spelt one."""
        ...

    def by_origin(self, origin_key: str, *, since: datetime) -> Sequence[IndexedReview]: ...

    def pace(self, organisation_id: str, *, since: datetime, most: int) -> Sequence[datetime]:
        """The moments at which the newest reviews of an organisation came in, since a moment; no more than so many."""
        ...

    def came(self, organisation_id: str, *, since: datetime, until: datetime) -> int:
        """Count the reviews of an organisation that came in from one moment up to another, both over for days.

        No further than 3,000. What was counted once may be told again: of days that are over hardly any changes.
        """
        ...

    def of_organisation(self, organisation_id: str, *, limit: int) -> Sequence[IndexedReview]:
        """The newest reviews of an organisation, whatever became of them, for as long as its pace is kept."""
        ...

    def origin_of(self, review_id: str) -> str:
        """The keyed hash of a review's origin; empty once it expired."""
        ...

    def sketch_of(self, review_id: str) -> bytes:
        """Return the sketch of a review's text, kept to find its likes; empty when there is none."""
        ...


class SimilarityIndex(TraceReader, Protocol):
    """The same, to be left and taken away."""

    def note(
        self,
        review: Review,
        bands: "Bands",
        sketch: bytes,
        *,
        worded_at: datetime,
        over: AbstractSet[str] = frozenset(),
        added: bool = False,
        keep: bool = True,
        with_home: bool = False,
    ) -> Noted:
        """Note a review, and give what was there: of those that hold most of its bands, sixteen at most.

        Without `keep` nothing is noted: the review, or its words, do not stand yet.

        Its organisation is read in the same request `with_home`, as `Organisations.get` does; where that takes no part
        any more, nothing is noted. Raises NotFound.

        Of words that its author `added` the bands alone are noted, with their own sketch: the review is noted already.

        A band is held by the review whose words were handed in first, in whichever order they are noted; save where
        one of `over` holds it, of which the index says something that is not so. What stands there already is not
        written again.
        """
        ...

    def mark(self, review_ids: Collection[str]) -> None:
        """Have the next second look meet these again: another came in beside which they may look otherwise."""
        ...

    def marked(self) -> Sequence[str]: ...

    def unmark(self, review_ids: Collection[str]) -> None: ...

    def forget_author(self, review: Review) -> None:
        """Of who wrote it, and from where, nothing stays."""
        ...

    def forget_unread(self, review_id: str) -> None:
        """Nothing that was noted of a review that cannot be read stays. Looks at every trace: seldom done."""
        ...

    def forget_words(self, review: Review, bands: Sequence[str]) -> None:
        """Of these bands none stays that the review holds: words of it that are gone."""
        ...

    def forget(self, review: Review, bands: Sequence[str]) -> None:
        """Nothing that was noted of a review stays; of these bands, one that another holds stays that one's."""
        ...
