"""The one way a review or its reply moves on: new state, log entry and mails in one write."""

from dataclasses import dataclass

from chalicelib.domain.lifecycle import Action, ReplyAction
from chalicelib.domain.log import Entry
from chalicelib.domain.mails import Mail, MailKind
from chalicelib.domain.review import Act, Review
from chalicelib.use_cases.ports import Chance, Reviews, Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What an act made of a review."""

    before: Review
    after: Review
    action: Action | ReplyAction
    mails: tuple[MailKind, ...]
    act: Act


def record(move: Move, *, reviews: Reviews, chance: Chance, contact_nonce: str = "") -> Review:
    """Save a move with its log entry and mails; returns the review as it stands now.

    Raises:
        ChangedMeanwhile: somebody else was first.
        DeadLink: with `contact_nonce`, when the organisation's address changed.
    """
    on_reply = isinstance(move.action, ReplyAction)
    before, after, act = move.before, move.after, move.act
    written = Written(
        entry=Entry(
            id=chance.new_id(),
            subject=f"{'reply' if on_reply else 'review'}/{after.id}",
            at=act.at,
            actor=act.by,
            actor_id=act.actor_id,
            action=move.action,
            before=before.reply_status if on_reply else before.status,
            after=after.reply_status if on_reply else after.status,
            rule=act.rule,
            explanation=act.explanation,
        ),
        mails=tuple(
            Mail(
                id=chance.new_id(),
                kind=kind,
                created_at=act.at,
                review_id=after.id,
                organisation_id=after.organisation_id,
                rule=act.rule,
                explanation=act.explanation,
            )
            for kind in move.mails
        ),
    )
    reviews.save(before, after, written, contact_nonce=contact_nonce)
    return after
