"""Mails that wait or ended by a fault, for operators: how many for what, once more, or no more."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.mails import QUOTING, Mail, MailKind
from chalicelib.domain.rules.refusals import NotFound
from chalicelib.ports.bundle import Stores
from chalicelib.ports.mails import MOVED, InOutbox, OutboxReader

# Release 0.1.0 ended mails for these, whoever was at fault; today only `refused` ends one.
FAULTS: Final = frozenset({"faulty", "refused", "gave_up"})
_BY_OPERATOR: Final = "dropped_by_operator:"  # and the code of why
ITS_TURN: Final = "its_turn"  # of a mail that nothing keeps back


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """The mails of a kind that wait for one thing, or ended for one reason."""

    reason: str
    kind: str
    ended: bool
    number: int
    oldest: datetime | None  # None where none of them can be read


def mail_backlog(outbox: OutboxReader, *, ended: bool = True) -> Sequence[Backlog]:
    """Return what waits, by reason and kind; and what ended by a fault, for which the whole outbox is read."""
    found: dict[tuple[bool, str, str], list[InOutbox]] = {}
    for each in (*outbox.waiting(), *(outbox.ended(FAULTS) if ended else ())):
        found.setdefault((each.ended, each.reason or ITS_TURN, each.kind), []).append(each)
    return [
        Backlog(
            reason=reason,
            kind=kind,
            ended=over,
            number=len(mails),
            oldest=min((each.created_at for each in mails if each.created_at), default=None),
        )
        for (over, reason, kind), mails in sorted(found.items())
    ]


def redrive(
    *,
    stores: Stores,
    now: datetime,
    reason: str = "",
    mail_ids: Sequence[str] = (),
    progress: Callable[[Counter[str], str], None] = lambda _done, _left: None,
) -> Counter[str]:
    """Let mails be tried again now: these, or all of one reason, or all that wait for something or ended by a fault.

    A mail that ended has lost the words that it quoted. They are taken from the log of the act that sent it, from the
    review and from the case; where those have them no longer, the mail stays as it is.

    Args:
        stores: all collaborators.
        now: the moment from which they may be taken.
        reason: what they wait for, or how they ended; without it, all but what is held for a move.
        mail_ids: instead of a reason.
        progress: is told how many of each outcome there are so far, and which mail just stayed as it was, and why.

    Returns:
        How many of each outcome: `hastened`, `taken_up`, `words_gone`, `unreadable`, `unchanged`.
    """
    done: Counter[str] = Counter()
    for each in _chosen(stores, reason, mail_ids):
        outcome = _again(each, stores, now)
        done[outcome] += 1
        progress(done, "" if outcome in {"hastened", "taken_up"} else f"{each.id} {each.kind or '?'} {outcome}")
    return done


def drop_mail(mail_id: str, why: str, *, stores: Stores, now: datetime) -> bool:
    """End a mail that waits, whether it can be read or not; False when it does not wait.

    Args:
        mail_id: of the mail.
        why: a code, which is kept as its outcome and logged.
        stores: all collaborators.
        now: the moment of its end.
    """
    return stores.outbox.drop(mail_id, now=now, reason=f"{_BY_OPERATOR}{why}")


def _chosen(stores: Stores, reason: str, mail_ids: Sequence[str]) -> Iterator[InOutbox]:
    if mail_ids:
        yield from stores.outbox.look_up(mail_ids)
        return
    for each in stores.outbox.waiting():
        # What is held for a move goes when it is named, and not along with the rest: the other platform may send it.
        if each.reason and (each.reason == reason if reason else each.reason != MOVED):
            yield each
    if not reason or reason in FAULTS:
        yield from stores.outbox.ended({reason} if reason else FAULTS)


def _again(each: InOutbox, stores: Stores, now: datetime) -> str:
    if not each.ended:
        return "hastened" if stores.outbox.hasten(each.id, now=now) else "unchanged"
    if each.reason not in FAULTS and not each.reason.startswith(_BY_OPERATOR):
        return "unchanged"  # it left, or had nothing left to say
    if each.mail is None:
        return "unreadable"
    whole = _with_words(each.mail, stores)
    if whole is None:
        return "words_gone"
    return "taken_up" if stores.outbox.take_up(whole, now=now) else "unchanged"


def _with_words(mail: Mail, stores: Stores) -> Mail | None:
    """Return the mail with what it quoted; None where that is known no longer."""
    if mail.kind not in QUOTING or mail.explanation:
        return mail
    if mail.kind is MailKind.REVIEW_REFERRED:
        return None  # the words of the review that it quoted stood in the mail alone
    entry = stores.log.that_sent(mail.id, _subjects(mail))
    if entry is None:
        return None
    explanation, passage = _explained(mail, entry, stores), _passage(mail, entry, stores)
    return None if explanation is None or passage is None else replace(mail, explanation=explanation, passage=passage)


def _passage(mail: Mail, entry: LogEntry, stores: Stores) -> str | None:
    """Return the passage that was marked with an act; None where what it stood in was sent back once more since."""
    if mail.kind not in {MailKind.REVIEW_RETURNED, MailKind.REPLY_RETURNED, MailKind.PROMISE_RETURNED}:
        return ""
    review = _review(mail, stores)
    reply = review.reply if review else None
    promise = reply.promise if reply else None
    if review and mail.kind is MailKind.REVIEW_RETURNED:
        return review.passage if review.moved_at == entry.at else None
    if reply and mail.kind is MailKind.REPLY_RETURNED:
        return reply.passage if reply.decided_at == entry.at else None
    return promise.passage if promise and promise.told and promise.told.submitted_at <= entry.at else None


def _explained(mail: Mail, entry: LogEntry, stores: Stores) -> str | None:
    """Return the explanation in a mail; None where the notice that it is about moved on.

    The log has the one for whoever wrote what went offline; a notifier had their own, or none.
    """
    if not entry.subject.startswith("notice/"):
        return entry.explanation
    try:
        notice = stores.cases.notice(mail.case_id)
    except NotFound:
        return None
    same = (notice.status, notice.decided_at) == (entry.after, entry.at)
    return notice.to_notifier if same else None


def _review(mail: Mail, stores: Stores) -> Review | None:
    try:
        return stores.reviews.get(mail.review_id)
    except NotFound:
        return None


def _subjects(mail: Mail) -> Sequence[str]:
    """Return all that an act which sent this mail can have been done to."""
    on = {
        mail.case_id: ("notice", "appeal"),
        mail.review_id: ("review", "reply", "addition"),
        mail.organisation_id: ("organisation",),
    }
    return [f"{what}/{about}" for about, kinds in on.items() if about for what in kinds]
