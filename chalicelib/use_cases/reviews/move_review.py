"""The one way a review or its reply moves on: new state, log entry and mails in one write."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.review import Author, Review
from chalicelib.domain.rules.law import Act, log_entry, mails_about
from chalicelib.domain.rules.lifecycle import Action, ReplyAction
from chalicelib.domain.rules.log import Entry
from chalicelib.domain.rules.mails import Mail, MailKind
from chalicelib.ports.bundle import DecidingStores
from chalicelib.ports.stores import Chance, Restricted, Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """The change that an act made to a review."""

    before: Review
    after: Review
    action: Action | ReplyAction
    mails: tuple[MailKind, ...]
    act: Act


def entry_of(move: Move, chance: Chance) -> Entry:
    """The log entry of a move: who, when, what, why, and before and after."""
    on_reply = isinstance(move.action, ReplyAction)
    before, after, act = move.before, move.after, move.act
    since = before.reply.submitted_at if on_reply and before.reply else before.waiting_since
    act = replace(
        act,
        at=max(act.at, after.last_event),  # as the review has it
        explanation="" if after.content_free else act.explanation,  # why somebody is erased may say who
    )
    return log_entry(
        f"{'reply' if on_reply else 'review'}/{after.id}",
        move.action,
        act,
        chance,
        before=before.reply_status if on_reply else before.status,
        after=after.reply_status if on_reply else after.status,
        since=since,
        score=None if on_reply or after.content_free else after.score,
    )


def mails_of(move: Move, chance: Chance) -> tuple[Mail, ...]:
    """The mails that a move sends."""
    after, act = move.after, move.act
    return mails_about(
        after.references,
        move.mails,
        act.at,
        chance,
        by=act.by,
        rule=act.rule,
        explanation=act.explanation,
        passage=act.passage,
        after_notice=act.after_notice,
    )


def record(
    move: Move,
    *,
    stores: DecidingStores,
    contact_nonce: str = "",
    standing: Organisation | None = None,
    unrestricted_at: datetime | None = None,
    leaving: Author | None = None,
) -> Review:
    """Save a move with its log entry and mails; returns the review as it stands now.

    Raises:
        ChangedMeanwhile: somebody else was first, or (with `standing`) editors decided anew about the organisation.
        DeadLink: with `contact_nonce`, when the organisation's address changed.
        Restricted: with `unrestricted_at`, when the organisation is watched or blocked at that moment.
    """
    written = Written(entry=entry_of(move, stores.chance), mails=mails_of(move, stores.chance))
    stores.reviews.save(
        move.before,
        move.after,
        written,
        contact_nonce=contact_nonce,
        standing=standing,
        unrestricted_at=unrestricted_at,
        leaving=leaving,
    )
    return move.after


def record_under(
    organisation_id: str, move: Callable[[Organisation | None], Move], *, stores: DecidingStores, now: datetime
) -> Review:
    """Record what an organisation has a say in while it is watched or blocked; `move` is given one that may be.

    Hardly any is, so it is read only where the write finds that it is.

    Raises:
        ChangedMeanwhile: as `record`; and whatever `move` refuses.
    """
    try:
        return record(move(None), stores=stores, unrestricted_at=now)
    except Restricted:
        standing = stores.organisations.get(organisation_id)
    return record(move(standing), stores=stores, standing=standing)
