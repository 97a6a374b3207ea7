"""A review is erased, with all that leads to it: from the outside in, the review itself last.

The request is noted first, as a deadline: whatever stops halfway, the clock goes on with it. Afterwards it sweeps once
more, for what came in between: a notice given, a mail sent.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.notice import Notice
from chalicelib.domain.projections.deadlines import Deadline, TaskKind
from chalicelib.domain.reviews.erasure import words_of
from chalicelib.domain.reviews.review import Author, Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, log_entry, mails_about
from chalicelib.domain.rules.lifecycle import APPEAL_WAITS_FOR_EDITOR, NOTICE_WAITS_FOR_EDITOR, Action
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import ChangedMeanwhile
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.ports.bundle import Stores
from chalicelib.ports.stores import Effects, IdGenerator
from chalicelib.use_cases.reviews.manage_review import own_review
from chalicelib.use_cases.reviews.transition import Transition, record

SWEEP_AFTER: Final = timedelta(minutes=10)
AT_OWN_REQUEST: Final = "Op vraag van de indiener."
_TRIES: Final = 5


def erase_own_review(token: str, *, stores: Stores, now: datetime) -> Review:
    """The author has their review erased, at any moment (GDPR 17).

    Raises:
        DeadLink: not our link, too old, or the review is erased already.
    """
    review = own_review(token, stores=stores, now=now)
    return erase_review(review.id, Act(by=Actor.AUTHOR, at=now, explanation=AT_OWN_REQUEST), stores=stores)


def erase_review(review_id: str, act: Act, *, stores: Stores, action: Action = Action.ERASE) -> Review:
    """Leave the bare fact of a review, and mail its author that it is so where the law says.

    Raises:
        NotFound: there is no such review.
        NotAllowed, NotForYou, Invalid: the law has no such row, it is someone else's, or the reason is missing.
        ChangedMeanwhile: others keep changing it; the clock goes on.
    """
    for _ in range(_TRIES):
        before = stores.reviews.get(review_id)
        after, kinds = before.moved(action, act)
        task = Deadline(due=act.at + SWEEP_AFTER, chore=TaskKind.ERASE, id=before.id, by=act.by, actor_id=act.actor_id)
        stores.deadlines.put(task)
        author = stores.reviews.author(before.id)
        mails = kinds if author else ()
        leaving = replace(author, last_name="") if author and mails else None
        try:
            sweep_around(before, author, act, stores=stores)
            transition = Transition(before=before, after=after, action=action, mails=mails, act=act)
            return record(transition, stores=stores, leaving=leaving)
        except ChangedMeanwhile:
            continue
    raise ChangedMeanwhile


def go_on_erasing(deadline: Deadline, *, stores: Stores, now: datetime) -> None:
    """Finish what was asked for, sweep up after it, and in the end forget whom the last mail went to."""
    review = stores.reviews.get(deadline.id)
    if not review.content_free:
        act = Act(by=deadline.by, at=now, actor_id=deadline.actor_id, explanation=AT_OWN_REQUEST)
        action = Action.EXPIRE if deadline.by is Actor.CLOCK else Action.ERASE
        erase_review(review.id, act, stores=stores, action=action)
    else:
        sweep_around(review, None, Act(by=deadline.by, at=now, actor_id=deadline.actor_id), stores=stores)
        end = review.last_event + kept(Kept.FAREWELL)
        if now < end:
            stores.deadlines.put(replace(deadline, due=end))
        else:
            stores.reviews.left(review.id)
    stores.deadlines.drop(deadline)


def sweep_around(
    review: Review, author: Author | None, act: Act, *, stores: Stores, tell_notifiers: bool = True
) -> None:
    """Take away all that a review left elsewhere; doing it again does no harm.

    Whoever waits for word on a notice hears that it lapsed, and nothing of what was erased.
    """
    from chalicelib.domain.signals.text.near_duplicates import (  # noqa: PLC0415 - no reader's cold start pays for it
        sketch,
    )

    for text in (review.text, *(each.text for each in review.revisions)):
        stores.similarity_index.forget(review, sketch(text).bands if text else ())
    _strike_dossiers(review, author, act, stores)
    notices, appeals = stores.cases.about(review.id)
    subjects = [
        f"review/{review.id}",
        f"reply/{review.id}",
        *(f"notice/{each.id}" for each in notices),
        *(f"appeal/{each.id}" for each in appeals),
    ]
    stores.log.strike(subjects)
    stores.outbox.recall(stores.log.mails(subjects), now=act.at)
    for notice in notices:
        effects = lapsed(f"notice/{notice.id}", notice.status, act, stores.id_generator)
        notifier = stores.cases.notifier(notice.id) if tell_notifiers and _waits_for_word(notice, appeals) else None
        if notifier is not None:
            farewell = mails_about(notice.references, [MailKind.NOTICE_LAPSED], act.at, stores.id_generator)
            effects = replace(effects, mails=farewell)
        stores.cases.delete_notice(notice, effects, leaving=notifier)
    for appeal in appeals:
        stores.cases.delete_appeal(appeal, lapsed(f"appeal/{appeal.id}", appeal.status, act, stores.id_generator))


def _waits_for_word(notice: Notice, appeals: Sequence[Appeal]) -> bool:
    """Tell whether the notice, or an appeal against its dismissal, is still to be decided."""
    mine = (each for each in appeals if each.notice_id == notice.id)
    return notice.status in NOTICE_WAITS_FOR_EDITOR or any(each.status in APPEAL_WAITS_FOR_EDITOR for each in mine)


def lapsed(subject: str, status: str, act: Act, id_generator: IdGenerator) -> Effects:
    """The log's word on something that goes because its time, or what it was about, has gone."""
    bare = replace(act, rule="", explanation="")
    return Effects(entry=log_entry(subject, "lapse", bare, id_generator, before=status, after="gone"))


def _strike_dossiers(review: Review, author: Author | None, act: Act, stores: Stores) -> None:
    words = words_of(review, author)
    for dossier in stores.cases.dossiers():
        after = dossier.struck(review.id, words)
        if after != dossier:
            effects = lapsed(f"dossier/{dossier.id}", "review", act, stores.id_generator)
            stores.cases.put_dossier(dossier, after.next_version(), effects)
