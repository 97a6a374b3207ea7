"""All we hold on an author, for the review whose link they have (GDPR 15 and 20)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.notice import Notice
from chalicelib.domain.cases.thread import Question
from chalicelib.domain.projections.deadlines import Deadline, of_review
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.mails import MAIL_RULES, Addressee, Mail
from chalicelib.domain.rules.refusals import UnreadableRecord
from chalicelib.ports.bundle import Stores
from chalicelib.use_cases.reviews.manage_review import own_review


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """All that there is. Of notices only that they came: who gave them, and in which words, is somebody else's."""

    review: Review
    author: Author | None
    entries: Sequence[LogEntry]
    mails: Sequence[tuple[Mail, str]]
    notices: Sequence[Notice]
    appeals: Sequence[Appeal]
    questions: Sequence[Question]
    origin_known: bool
    text_known: bool  # whether a sketch of the text is kept, to find copies
    next_deadline: Deadline | None
    unreadable: Sequence[UnreadableRecord]  # what belongs here too and cannot be read


def export_review(token: str, *, stores: Stores, now: datetime) -> Export:
    """Return all that we hold on the author of this review, for this review alone.

    Other reviews from the same address have links of their own: this one proves only that somebody holds it.

    Raises:
        DeadLink: not our link, or too old.
    """
    review = own_review(token, stores=stores, now=now)
    unreadable: list[UnreadableRecord] = []
    unread = unreadable.append
    notices, appeals = stores.cases.about(review.id, unread=unread)
    subjects = [f"review/{review.id}", f"reply/{review.id}", *([f"addition/{review.id}"] if review.additions else [])]
    about = [*subjects, *(f"appeal/{each.id}" for each in appeals)]
    found = stores.outbox.look_up(stores.log.mails(about))
    mails = [(each.mail, each.reason if each.ended else "") for each in found if each.mail]
    unreadable += [UnreadableRecord(f"outbox/{each.id}", "undecodable") for each in found if each.mail is None]
    entries = [entry for each in subjects for entry in stores.log.of(each, unread=unread)]
    try:
        author = stores.reviews.author(review.id)
    except UnreadableRecord as fault:
        author = None
        unread(fault)
    return Export(
        review=review,
        author=author,
        entries=sorted(entries, key=lambda entry: entry.at),
        mails=sorted((each for each in mails if _to_author(each[0])), key=lambda each: each[0].created_at),
        notices=notices,
        appeals=[each for each in appeals if each.by is Addressee.AUTHOR],
        questions=stores.cases.thread(f"review/{review.id}").questions,
        origin_known=bool(stores.similarity_index.origin_of(review.id)),
        text_known=bool(stores.similarity_index.sketch_of(review.id)),
        next_deadline=of_review(review),
        unreadable=unreadable,
    )


def _to_author(mail: Mail) -> bool:
    return (mail.appellant or MAIL_RULES[mail.kind].to) is Addressee.AUTHOR
