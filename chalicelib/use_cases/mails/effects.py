"""The effects of an act, beside the change itself: its log entry, and its mails."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypedDict, Unpack

from chalicelib.domain.reviews.review import Act
from chalicelib.domain.rules.actor import Party
from chalicelib.domain.rules.log import Entry
from chalicelib.domain.rules.mails import Mail, MailKind, References
from chalicelib.ports.stores import Chance


class Facts(TypedDict, total=False):
    """All that a mail may say of a decision."""

    by: Party
    rule: str
    explanation: str
    passage: str
    after_notice: bool
    until: datetime | None


def log_entry(
    subject: str,
    action: str,
    act: Act,
    chance: Chance,
    *,
    before: str = "",
    after: str,
    since: datetime | None = None,
    score: int | None = None,
) -> Entry:
    """Return the log entry of an act: by whom, when and why, and what became of what.

    Args:
        subject: a kind and an id, as `Entry` has it.
        action: as the law names it.
        act: gives the person, the moment, the rule and the explanation.
        chance: gives the entry its id.
        before: the old state; empty where there was none.
        after: the new state.
        since: the moment from which it had waited for this.
        score: of the review, where the figures count it.
    """
    return Entry(
        id=chance.new_id(),
        subject=subject,
        at=act.at,
        actor=act.by,
        actor_id=act.actor_id,
        action=action,
        before=before,
        after=after,
        rule=act.rule,
        explanation=act.explanation,
        score=score,
        waited=int((act.at - since).total_seconds()) if since else None,
    )


def mail_about(about: References, kind: MailKind, at: datetime, mail_id: str, **facts: Unpack[Facts]) -> Mail:
    """Return a mail for the outbox."""
    return Mail(id=mail_id, kind=kind, created_at=at, **about, **facts)


def mails_about(
    about: References, kinds: Iterable[MailKind], at: datetime, chance: Chance, **facts: Unpack[Facts]
) -> tuple[Mail, ...]:
    """Return one mail of each of these kinds."""
    return tuple(mail_about(about, kind, at, chance.new_id(), **facts) for kind in kinds)
