"""The mails that a decision would send, without deciding: the verb itself runs, on stores that keep nothing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, NoReturn, cast

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.notice import Notice
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.mails import MAIL_RULES, Addressee, Mail, MailKind, Purpose
from chalicelib.domain.rules.refusals import DeadLink, UnreadableRecord
from chalicelib.ports.bundle import Stores
from chalicelib.ports.cases import Cases, ReviewTransition
from chalicelib.ports.stores import (
    Effects,
    OpenedLink,
    Organisations,
    Restricted,
    Reviews,
)
from chalicelib.ports.unread import Unread, stop
from chalicelib.use_cases.mails.compose_mail import Skip, compose_mail

_TRIED: Final = 5  # of several alike, to find one that would leave


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewedMail:
    """A mail as it would leave, or why it would not; of several alike to people of one kind, one as an example."""

    to: Addressee
    subject: str = ""
    text: str = ""
    unsent_because: str = ""
    number: int = 1  # of these, each about a review of its own


class PreviewedReviews:
    """The port `Reviews`, for one decision: what would be saved is remembered here, and stored nowhere."""

    def __init__(self, reviews: Reviews) -> None:
        self._reviews = reviews
        self.after: dict[str, Review] = {}
        self.mails: tuple[Mail, ...] = ()

    def get(self, review_id: str) -> Review:
        return self.after.get(review_id) or self._reviews.get(review_id)

    def many(self, review_ids: Sequence[str], *, unread: Unread = stop, behind: bool = False) -> Sequence[Review]:
        return self._reviews.many(review_ids, unread=unread, behind=behind)

    def author(self, review_id: str) -> Author | None:
        return self._reviews.author(review_id)

    def add(self, review: Review, author: Author, effects: Effects, *, origin_key: str = "") -> NoReturn:
        raise NotImplementedError  # nobody decides on what is not there yet

    def leaving(self, review_id: str) -> Author | None:
        return self._reviews.author(review_id)  # an erased review's last mail goes to whoever wrote it

    def left(self, review_id: str) -> NoReturn:
        raise NotImplementedError  # nothing leaves

    def forget_unread(self, review_id: str) -> NoReturn:
        raise NotImplementedError  # nothing is forgotten

    def erase_unread(self, review_id: str, effects: Effects) -> NoReturn:
        raise NotImplementedError  # nothing is erased

    def tombstones(self, *, since: datetime, now: datetime) -> Iterator[str]:
        return self._reviews.tombstones(since=since, now=now)

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
        del before, contact_nonce, expected, leaving, ending
        if unrestricted_at is not None:
            raise Restricted  # only a write could tell that it is not
        self.after[after.id] = after
        self.mails += effects.mails


class _Rehearsed:
    """A port of which only some methods are asked, each of which reads; what would be saved is remembered here."""

    reads: frozenset[str] = frozenset()

    def __init__(self, real: object) -> None:
        self._real = real
        self.mails: tuple[Mail, ...] = ()

    def __getattr__(self, name: str) -> Any:
        if name not in self.reads:
            raise NotImplementedError(name)  # whatever else it is, it may write
        return getattr(self._real, name)


class _PreviewedOrganisations(_Rehearsed):
    """The port `Organisations`: of who leaves all reviews are named at once, also those that the clock would close."""

    reads = frozenset({"many", "awaiting_reply"})

    def __init__(self, real: Organisations) -> None:
        super().__init__(real)
        self._organisations = real
        self.after: dict[str, Organisation] = {}

    def get(self, organisation_id: str) -> Organisation:
        return self.after.get(organisation_id) or self._organisations.get(organisation_id)

    def review_ids(self, organisation_id: str, *, after: str, limit: int) -> Sequence[str]:
        found: list[str] = []
        while some := self._organisations.review_ids(organisation_id, after=after, limit=limit):
            found += some
            after = some[-1]
        return found

    def save(self, before: Organisation, after: Organisation, effects: Effects) -> None:
        del before
        self.after[after.id] = after
        self.mails += effects.mails


class _PreviewedCases(_Rehearsed):
    """The port `Cases`, with the reviews and organisations that a decision moves along."""

    reads = frozenset({"notifier", "about", "about_organisation", "thread", "leaving"})

    def __init__(self, real: Cases, reviews: PreviewedReviews, organisations: _PreviewedOrganisations) -> None:
        super().__init__(real)
        self._cases, self._reviews, self._organisations = real, reviews, organisations
        self._notices: dict[str, Notice] = {}
        self._appeals: dict[str, Appeal] = {}

    def notice(self, notice_id: str) -> Notice:
        return self._notices.get(notice_id) or self._cases.notice(notice_id)

    def appeal(self, appeal_id: str) -> Appeal:
        return self._appeals.get(appeal_id) or self._cases.appeal(appeal_id)

    def save(
        self,
        effects: Effects,
        *,
        notice: tuple[Notice, Notice] | None = None,
        appeal: tuple[Appeal, Appeal] | None = None,
        review: ReviewTransition | None = None,
        organisation: tuple[Organisation, Organisation] | None = None,
    ) -> None:
        self.mails += effects.mails
        if notice:
            self._notices[notice[1].id] = notice[1]
        if appeal:
            self._appeals[appeal[1].id] = appeal[1]
        if review:
            self._reviews.after[review.after.id] = review.after
        if organisation:
            self._organisations.after[organisation[1].id] = organisation[1]


class LinksLeftOut:
    """The port `Links`, for eyes that a link is not meant for: it names what would stand there, and opens nothing."""

    def url(self, purpose: Purpose, item_id: str, nonce: str, *, expires_at: datetime) -> str:
        del item_id, nonce, expires_at
        return f"[persoonlijke link: {_NAMES.get(purpose, 'openen')}]"

    def opened(self, purpose: Purpose, token: str, *, now: datetime) -> OpenedLink:
        del purpose, token, now
        raise DeadLink


_CODE = "[code]"  # of a letter, as of a link: only what would stand there
_NAMES = {Purpose.MANAGE: "waardering beheren", Purpose.REPLY: "reageren", Purpose.NOTICE: "melding volgen"}


class RehearsedStores:
    """The stores, for one decision: what would be saved is remembered, and no link is signed."""

    def __init__(self, stores: Stores) -> None:
        self.reviews = PreviewedReviews(stores.reviews)
        self.links = LinksLeftOut()
        self.organisations = _PreviewedOrganisations(stores.organisations)
        self.cases = _PreviewedCases(stores.cases, self.reviews, self.organisations)
        self.editors = stores.editors
        self.theme_sets = stores.theme_sets
        self.queue = stores.queue
        self.insights = stores.insights
        self.similarity_index = stores.similarity_index
        self.log = stores.log
        self.letters = stores.letters  # read alone: whatever ends a letter comes after a decision
        self.id_generator = stores.id_generator
        self.authorities = stores.authorities

    @property
    def mails(self) -> tuple[Mail, ...]:
        """All that would be sent, in the order of the writes."""
        return (*self.cases.mails, *self.organisations.mails, *self.reviews.mails)


def preview_decision(decide: Callable[[Stores], object], *, stores: Stores, now: datetime) -> Sequence[PreviewedMail]:
    """The mails that `decide` would send, in their words, without their links.

    Raises:
        Refusal: whatever the decision itself would be refused for.
    """
    rehearsed = RehearsedStores(stores)
    previewed = cast("Stores", rehearsed)  # of what is asked of it, and no more: the rest raises
    decide(previewed)
    alike: dict[tuple[MailKind, Addressee], list[Mail]] = {}
    for mail in rehearsed.mails:
        alike.setdefault((mail.kind, mail.appellant or MAIL_RULES[mail.kind].to), []).append(mail)
    return [
        replace(_example(mails, to, stores=stores, previewed=previewed, now=now), number=len(mails))
        for (_, to), mails in alike.items()
    ]


def _example(
    mails: Sequence[Mail], to: Addressee, *, stores: Stores, previewed: Stores, now: datetime
) -> PreviewedMail:
    """Return the first of some that would leave, or else why the last that was looked at would not."""
    found = PreviewedMail(to=to)
    for mail in mails[:_TRIED]:
        try:
            composed = compose_mail(mail, stores=previewed, now=now)
        except UnreadableRecord:
            composed = Skip(reason="unreadable")
        if not isinstance(composed, Skip):
            hidden = {"code": _CODE} if composed.context.get("code") else {}
            rendered = stores.mail_renderer.write(mail, {**composed.context, **hidden}, to=composed.to)
            return PreviewedMail(to=to, subject=rendered.subject, text=rendered.text)
        found = PreviewedMail(to=to, unsent_because=composed.reason)
    return found
