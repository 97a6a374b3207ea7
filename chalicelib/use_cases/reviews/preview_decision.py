"""The mails that a decision would send, without deciding: the verb itself runs, on reviews that keep nothing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.review import Author, Review
from chalicelib.domain.rules.mails import MAIL_RULES, Addressee, Mail, Purpose
from chalicelib.domain.rules.refusals import DeadLink, UnreadableRecord
from chalicelib.ports.bundle import DecidingStores, Stores
from chalicelib.ports.stores import (
    Effects,
    OpenedLink,
    Restricted,
    Reviews,
)
from chalicelib.ports.unread import Unread, stop
from chalicelib.use_cases.mails.compose_mail import Skip, compose_mail


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewedMail:
    """A mail as it would leave, or why it would not."""

    to: Addressee
    subject: str = ""
    text: str = ""
    unsent_because: str = ""


class PreviewedReviews:
    """The port `Reviews`, for one decision: what would be saved is remembered here, and stored nowhere."""

    def __init__(self, reviews: Reviews) -> None:
        self._reviews = reviews
        self._after: dict[str, Review] = {}
        self.mails: tuple[Mail, ...] = ()

    def get(self, review_id: str) -> Review:
        return self._after.get(review_id) or self._reviews.get(review_id)

    def many(self, review_ids: Sequence[str], *, unread: Unread = stop) -> Sequence[Review]:
        return self._reviews.many(review_ids, unread=unread)

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
        self._after[after.id] = after
        self.mails = effects.mails


class LinksLeftOut:
    """The port `Links`, for eyes that a link is not meant for: it names what would stand there, and opens nothing."""

    def url(self, purpose: Purpose, item_id: str, nonce: str, *, expires_at: datetime) -> str:
        del item_id, nonce, expires_at
        return f"[persoonlijke link: {_NAMES.get(purpose, 'openen')}]"

    def opened(self, purpose: Purpose, token: str, *, now: datetime) -> OpenedLink:
        del purpose, token, now
        raise DeadLink


_NAMES = {Purpose.MANAGE: "waardering beheren", Purpose.REPLY: "reageren", Purpose.NOTICE: "melding volgen"}


class RehearsedStores:
    """The stores, for one decision: what would be saved is remembered, and no link is signed."""

    def __init__(self, stores: Stores) -> None:
        self.reviews = PreviewedReviews(stores.reviews)
        self.links = LinksLeftOut()
        self.organisations = stores.organisations
        self.cases = stores.cases
        self.editors = stores.editors
        self.theme_sets = stores.theme_sets
        self.queue = stores.queue
        self.insights = stores.insights
        self.similarity_index = stores.similarity_index
        self.log = stores.log
        self.id_generator = stores.id_generator
        self.authorities = stores.authorities


def preview_decision(
    decide: Callable[[DecidingStores], object], *, stores: Stores, now: datetime
) -> Sequence[PreviewedMail]:
    """The mails that `decide` would send, in their words, without their links.

    Raises:
        Refusal: whatever the decision itself would be refused for.
    """
    previewed = RehearsedStores(stores)
    decide(previewed)
    found = []
    for mail in previewed.reviews.mails:
        to = mail.appellant or MAIL_RULES[mail.kind].to
        try:
            composed = compose_mail(mail, stores=previewed, now=now)
        except UnreadableRecord:
            composed = Skip(reason="unreadable")
        if isinstance(composed, Skip):
            found.append(PreviewedMail(to=to, unsent_because=composed.reason))
        else:
            rendered = stores.mail_renderer.write(mail, composed.context, to=composed.to)
            found.append(PreviewedMail(to=to, subject=rendered.subject, text=rendered.text))
    return found
