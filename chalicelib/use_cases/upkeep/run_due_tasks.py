"""The clock does what has fallen due: reminds, lets expire, archives, forgets. Each once, however often it runs."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Final

from chalicelib.domain.projections.deadlines import (
    Deadline,
    TaskKind,
    of_appeal,
    of_dossier,
    of_notice,
    of_review,
    stands,
)
from chalicelib.domain.reviews.promises.acts import promise_moved
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, log_entry, mails_about
from chalicelib.domain.rules.lifecycle import Action, PromiseAction
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import NotFound, Refusal, UnreadableRecord
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.ports.bundle import Stores
from chalicelib.ports.stores import Effects
from chalicelib.use_cases.aside.past import Past
from chalicelib.use_cases.reviews.close_reviews import close_some
from chalicelib.use_cases.reviews.erase_review import (
    WAIT_FOR_KEY,
    erase_review,
    erase_unread,
    forget_codes,
    go_on_erasing,
    lapsed,
)
from chalicelib.use_cases.reviews.transition import Transition, record

_PAGE: Final = 100


def run_due_tasks(*, stores: Stores, now: datetime, out_of_time: Callable[[], bool] = lambda: False) -> Counter[str]:
    """Do all that is due by now, oldest first; returns how many of each.

    What is refused, because somebody is at it or the store says wait, stays for the next run and stops nothing else.
    So does what cannot be read; operators find it by name.
    """
    done: Counter[str] = Counter()
    past = Past("keep_deadlines", stores=stores, now=now)
    left: set[Deadline] = set()
    while not out_of_time():
        found = stores.deadlines.due(now=now, limit=_PAGE + len(left), unread=past.note)
        due = [each for each in found if each not in left]
        if not due:
            past.settled()
            break
        for deadline in due:
            if out_of_time():
                break
            try:
                with past.it(f"{deadline.chore}/{deadline.id}"):
                    left.add(deadline)
                    done["stale" if not _run(deadline, stores, now) else deadline.chore] += 1
                    left.remove(deadline)
            except Refusal:
                done["refused"] += 1
    if past:
        done["set_aside"] = len(past)
    return +done


def _run(deadline: Deadline, stores: Stores, now: datetime) -> bool:
    """Do a task; False when there was nothing to do but to put the deadline that counts in the place of this one."""
    try:
        if deadline.chore is TaskKind.ERASE:
            go_on_erasing(deadline, stores=stores, now=now)
            return True
        if deadline.chore in _OF_OTHERS:
            return _OF_OTHERS[deadline.chore](deadline, stores, now)
        try:
            review = stores.reviews.get(deadline.id)
        except UnreadableRecord:
            if deadline.chore is TaskKind.FORGET_AUTHOR or now >= _nobody_later(deadline):
                stores.similarity_index.forget_unread(deadline.id)
                stores.reviews.forget_unread(deadline.id)
            if deadline.chore is not TaskKind.EXPIRE:
                raise
            erase_unread(deadline.id, Act(by=Actor.CLOCK, at=now), stores=stores)
            stores.deadlines.drop(deadline)
            return True
        if of_review(review) != deadline:
            if (following := stands(review, now)) is not None:
                stores.deadlines.put(following)  # first: whoever stops in between leaves one too many, not one too few
            stores.deadlines.drop(deadline)
            return False
        _OF_REVIEWS[deadline.chore](review, stores, now)
    except NotFound:
        stores.deadlines.drop(deadline)
        return False
    return True


def _nobody_later(deadline: Deadline) -> datetime:
    """Return from when on nobody is to be known as the author of a review that cannot be read at a look."""
    return deadline.due + kept(Kept.AUTHOR)


def _close_reviews(deadline: Deadline, stores: Stores, now: datetime) -> bool:
    """Close some of what is open about an organisation that left, and note how far that is."""
    after = close_some(deadline.id, after=deadline.after, stores=stores, now=now)
    if after:
        stores.deadlines.put(replace(deadline, after=after))
    else:
        stores.deadlines.drop(deadline)
    return True


def _expire(review: Review, stores: Stores, now: datetime) -> None:
    due = of_review(review)
    wait = due is None or now - due.due <= WAIT_FOR_KEY
    erase_review(review.id, Act(by=Actor.CLOCK, at=now), stores=stores, action=Action.EXPIRE, wait=wait)


def _archive(review: Review, stores: Stores, now: datetime) -> None:
    act = Act(by=Actor.CLOCK, at=now)
    after, mails = review.moved(Action.ARCHIVE, act)
    transition = Transition(before=review, after=after, action=Action.ARCHIVE, mails=mails, act=act)
    record(transition, stores=stores)


def _forget_author(review: Review, stores: Stores, now: datetime) -> None:
    stores.similarity_index.forget_author(review)
    forget_codes(review, stores)
    stores.reviews.save(review, review.without_author(now), _note(review, "forget_author", None, stores, now))


def _remind_author(review: Review, stores: Stores, now: datetime) -> None:
    effects = _note(review, "remind", MailKind.CONFIRM_REMINDER, stores, now)
    stores.reviews.save(review, review.author_reminded(now), effects)


def _remind_organisation(review: Review, stores: Stores, now: datetime) -> None:
    effects = _note(review, "remind_organisation", MailKind.REPLY_REMINDER, stores, now)
    stores.reviews.save(review, review.organisation_reminded(now), effects)


def _on_promise(review: Review, stores: Stores, now: datetime, action: PromiseAction) -> None:
    act = Act(by=Actor.CLOCK, at=now)
    after, mails = promise_moved(review, action, act)
    record(Transition(before=review, after=after, action=action, mails=mails, act=act), stores=stores)


def _note(review: Review, action: str, kind: MailKind | None, stores: Stores, now: datetime) -> Effects:
    act = Act(by=Actor.CLOCK, at=now)
    subject = f"review/{review.id}"
    entry = log_entry(subject, action, act, stores.id_generator, before=review.status, after=review.status)
    kinds = (kind,) if kind else ()
    return Effects(entry=entry, mails=mails_about(review.references, kinds, now, stores.id_generator, by=act.by))


def _delete_notice(deadline: Deadline, stores: Stores, now: datetime) -> bool:
    notice = stores.cases.notice(deadline.id)
    if of_notice(notice) != deadline:
        stores.deadlines.drop(deadline)
        return False
    stores.log.strike([f"notice/{notice.id}"])
    act = Act(by=Actor.CLOCK, at=now)
    gone = lapsed(f"notice/{notice.id}", notice.status, act, stores.id_generator, sector=notice.sector)
    stores.cases.delete_notice(notice, gone)
    return True


def _delete_appeal(deadline: Deadline, stores: Stores, now: datetime) -> bool:
    appeal = stores.cases.appeal(deadline.id)
    if of_appeal(appeal) != deadline:
        stores.deadlines.drop(deadline)
        return False
    stores.log.strike([f"appeal/{appeal.id}"])
    act = Act(by=Actor.CLOCK, at=now)
    gone = lapsed(f"appeal/{appeal.id}", appeal.status, act, stores.id_generator, sector=appeal.sector)
    stores.cases.delete_appeal(appeal, gone)
    return True


def _delete_dossier(deadline: Deadline, stores: Stores, now: datetime) -> bool:
    dossier = stores.cases.dossier(deadline.id)
    if of_dossier(dossier) != deadline:
        stores.deadlines.drop(deadline)
        return False
    act = Act(by=Actor.CLOCK, at=now)
    stores.cases.delete_dossier(dossier, lapsed(f"dossier/{dossier.id}", "closed", act, stores.id_generator))
    return True


_OF_REVIEWS: Final[Mapping[TaskKind, Callable[[Review, Stores, datetime], None]]] = {
    TaskKind.EXPIRE: _expire,
    TaskKind.ARCHIVE: _archive,
    TaskKind.FORGET_AUTHOR: _forget_author,
    TaskKind.REMIND_AUTHOR: _remind_author,
    TaskKind.REMIND_ORGANISATION: _remind_organisation,
    TaskKind.ASK_PROMISE: partial(_on_promise, action=PromiseAction.ASK),
    TaskKind.MARK_LATE: partial(_on_promise, action=PromiseAction.MARK_LATE),
}
_OF_OTHERS: Final[Mapping[TaskKind, Callable[[Deadline, Stores, datetime], bool]]] = {
    TaskKind.DELETE_NOTICE: _delete_notice,
    TaskKind.DELETE_APPEAL: _delete_appeal,
    TaskKind.DELETE_DOSSIER: _delete_dossier,
    TaskKind.CLOSE_REVIEWS: _close_reviews,
}
