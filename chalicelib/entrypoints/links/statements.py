"""A decision as the statement of reasons that whoever it restricts reads: on their page, and in JSON."""

from datetime import datetime

from chalicelib.bootstrap import platform
from chalicelib.domain.cases.appeal import WINDOW
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.rules.actor import Actor
from chalicelib.dutch.controllers import elsewhere, redress_of
from chalicelib.entrypoints.schemas.statement_schemas import ElsewhereOut, StatementOut


def elsewhere_of(sector: Sector) -> ElsewhereOut:
    found = redress_of(sector, platform().settings.redress)
    return ElsewhereOut(
        dispute_body=found.dispute_body or None,
        dispute_body_url=found.dispute_body_url or None,
        court=found.court or None,
    )


def elsewhere_in_words(sector: Sector) -> tuple[str, str]:
    """The same as paragraphs of a page."""
    return elsewhere(redress_of(sector, platform().settings.redress))


def said_by(actor: Actor) -> str:
    """Return whose act it was; what a signal did is told apart from what the clock does, as a decision of a machine."""
    return "automated" if actor is Actor.SIGNAL else actor


def statement(
    sector: Sector,
    *,
    rule: str,
    explanation: str,
    since: datetime,
    by: Actor = Actor.EDITOR,
    until: datetime | None = None,
    after_notice: bool = False,
    can_be_appealed: bool = False,
) -> StatementOut:
    """Return the statement of a decision in a sector; an appeal is open for as long as the law says."""
    return StatementOut(
        rule=rule,
        explanation=explanation,
        since=since,
        until=until,
        by=said_by(by),
        after_notice=after_notice,
        appeal_until=since + WINDOW if can_be_appealed else None,
        elsewhere=elsewhere_of(sector),
    )
