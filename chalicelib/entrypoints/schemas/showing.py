"""Domain objects as the schemas show them; what is in no schema never leaves."""

from collections.abc import Sequence
from datetime import datetime

from chalicelib.domain.organisations.organisation import Organisation, PublicWarning
from chalicelib.domain.organisations.themes import Scale, ThemeSet
from chalicelib.domain.reviews.public_review import Face
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.score import THRESHOLD, WINDOW_MONTHS, Tally
from chalicelib.domain.rules.lifecycle import OrganisationState
from chalicelib.domain.rules.log import Entry
from chalicelib.dutch.score import FORMULA
from chalicelib.entrypoints.schemas import public_schemas as out


def address(organisation: Organisation) -> out.AddressOut:
    at = organisation.listing.address
    return out.AddressOut(
        street=at.street,
        number=at.number,
        box=at.box,
        postal_code=at.postal_code,
        municipality=at.municipality,
    )


def organisation_item(organisation: Organisation, now: datetime) -> out.OrganisationItemOut:
    tally = organisation.shown_tally(now)
    return out.OrganisationItemOut(
        id=organisation.id,
        name=organisation.listing.name,
        sector=organisation.listing.sector,
        address=address(organisation),
        reviews=tally.reviews,
        score=tally.score,
        taking_part=organisation.taking_part,
    )


def summary(tally: Tally, scale: Scale) -> out.SummaryOut:
    return out.SummaryOut(
        reviews=tally.reviews,
        replied=tally.replied,
        score=tally.score,
        scale=scale,
        distribution={str(mark): how_many for mark, how_many in enumerate(tally.distribution, start=1)},
        window_months=WINDOW_MONTHS,
        threshold=THRESHOLD,
        formula=FORMULA,
    )


def theme_set(found: ThemeSet) -> out.ThemeSetOut:
    return out.ThemeSetOut(
        id=found.id, sector=found.sector, version=found.version, scale=found.scale, aspects=found.aspects
    )


def organisation(found: Organisation, themes: ThemeSet, now: datetime) -> out.OrganisationOut:
    tally = found.shown_tally(now)
    return out.OrganisationOut(
        id=found.id,
        name=found.listing.name,
        sector=found.listing.sector,
        address=address(found),
        reviews=tally.reviews,
        score=tally.score,
        taking_part=found.taking_part,
        website=found.listing.website,
        state=public_state(found, now),
        warning=warning(found.standing.warning, now),
        summary=summary(tally, themes.scale),
        theme_set=theme_set(themes),
    )


def public_review(face: Face, *, ratings_public: bool) -> out.PublicReviewOut:
    return out.PublicReviewOut(
        id=face.id,
        organisation_id=face.organisation_id,
        text=face.text,
        capacity=face.capacity,
        experienced=face.experienced,
        published_at=face.published_at,
        reply=out.PublicReplyOut(text=face.reply.text, published_at=face.reply.published_at) if face.reply else None,
        aspect_ratings=dict(face.aspect_ratings) if ratings_public else None,
    )


def public_state(found: Organisation, now: datetime) -> str:
    """Closed, blocked or open; that editors watch somebody is for editors to know."""
    if found.listing.closed_at is not None:
        return "closed"
    return OrganisationState.BLOCKED if found.blocked(now) else OrganisationState.OPEN


def warning(found: PublicWarning, now: datetime) -> out.WarningShownOut | None:
    """The warning, while it stands."""
    if not found.stands(now):
        return None
    return out.WarningShownOut(text=found.text, since=found.since, until=found.until)


def reply_form(review: Review, themes: ThemeSet, help_: Sequence[out.WritingHelpOut]) -> out.ReplyFormOut:
    return out.ReplyFormOut(
        review=out.ReviewToReplyToOut(
            id=review.id,
            organisation_id=review.organisation_id,
            text=review.text,
            aspect_ratings=dict(review.aspect_ratings),
            capacity=review.capacity or "",
            experienced=review.experienced,
            published_at=review.published_at,
        ),
        theme_set=theme_set(themes),
        reply=out.OwnReplyOut(status=review.reply_status, text=review.reply.text if review.reply else None),
        writing_help=list(help_),
    )


def entry(found: Entry, editor_name: str | None) -> out.EntryOut:
    return out.EntryOut(
        id=found.id,
        subject=found.subject,
        at=found.at,
        actor=found.actor,
        editor=editor_name,
        action=found.action,
        before=found.before,
        after=found.after,
        rule=found.rule,
        explanation=found.explanation,
    )
