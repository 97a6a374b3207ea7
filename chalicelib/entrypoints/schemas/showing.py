"""Domain objects as the schemas show them; what is in no schema never leaves."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

import msgspec

from chalicelib.domain.organisations.organisation import Organisation, PublicWarning
from chalicelib.domain.organisations.themes import Scale, ThemeSet
from chalicelib.domain.reviews.parts import Reply
from chalicelib.domain.reviews.promises.promise import Promise
from chalicelib.domain.reviews.proof import proof_of
from chalicelib.domain.reviews.public_review import PublicPromise, PublicReview, public_promise_of
from chalicelib.domain.reviews.score import THRESHOLD, WINDOW_MONTHS
from chalicelib.domain.rules.lifecycle import OrganisationState
from chalicelib.domain.rules.refusals import NotFound
from chalicelib.dutch.formatting import FORMULA
from chalicelib.dutch.languages import told_language
from chalicelib.entrypoints.schemas import public_schemas as out
from chalicelib.entrypoints.schemas.promises import PromiseOut

if TYPE_CHECKING:
    from chalicelib.ports.stores import ThemeSets

S = TypeVar("S", bound=msgspec.Struct)


def shown(kind: type[S], /, *sources: object, **own: object) -> S:
    """Fill a schema by the names of its fields, and what is a schema within it likewise; nothing else is read.

    Args:
        kind: the schema.
        sources: the objects whose attributes these are; of two that have one, the last counts.
        own: what is not to be read from them.

    Raises:
        msgspec.ValidationError: none of them has a field that must be there, or one of its type.
        TypeError: the schema has no field of a name in `own`.
    """
    if len(sources) == 1 and not own:
        return msgspec.convert(sources[0], kind, from_attributes=True)
    fields = kind.__struct_fields__
    if not own.keys() <= set(fields):
        raise TypeError(f"{kind.__name__} has no {', '.join(own.keys() - set(fields))}")
    read = [name for name in fields if name not in own]
    values = {name: getattr(each, name) for each in sources for name in read if hasattr(each, name)}
    return msgspec.convert(values | own, kind, from_attributes=True)


def organisation_item(found: Organisation, now: datetime) -> out.OrganisationItemOut:
    listing, tally = found.listing, found.shown_tally(now)
    return out.OrganisationItemOut(
        id=found.id,
        register_id=listing.register_id,
        name=listing.name,
        sector=listing.sector,
        address=shown(out.AddressOut, listing.address),
        phone=listing.phone,
        website=listing.website,
        reviews=tally.reviews,
        score=tally.score,
        taking_part=found.taking_part,
        state=public_state(found, now),
    )


def named(found: Organisation) -> out.NamedOut:
    return out.NamedOut(id=found.id, name=found.listing.name)


def summary(found: Organisation, scale: Scale, now: datetime) -> out.SummaryOut:
    tally = found.shown_tally(now)
    return shown(
        out.SummaryOut,
        tally,
        scale=scale,
        distribution=None
        if tally.score is None
        else {str(mark): how_many for mark, how_many in enumerate(tally.distribution, start=1)},
        window_months=WINDOW_MONTHS,
        threshold=THRESHOLD,
        formula=FORMULA,
        proof=dict(tally.by_proof(found.handed_out)),
        invitations=found.invitations(now),
    )


def theme_set(found: ThemeSet) -> out.ThemeSetOut:
    return shown(out.ThemeSetOut, found)


def organisation(found: Organisation, themes: ThemeSet, now: datetime) -> out.OrganisationOut:
    return out.OrganisationOut(
        **msgspec.structs.asdict(organisation_item(found, now)),
        warning=warning(found.moderation.warning, now),
        summary=summary(found, themes.scale, now),
        theme_set=theme_set(themes),
    )


def public_review_out(public_review: PublicReview, of: Organisation, *, theme_sets: "ThemeSets") -> out.PublicReviewOut:
    """A review by the rules of the theme set that it was written with, whatever today's says: so its form promised."""
    return _public_review(public_review, of, ratings_public=ratings_public(public_review, theme_sets))


def ratings_public(public_review: PublicReview, theme_sets: "ThemeSets") -> bool:
    """Tell if visitors may see what the author gave each aspect; of a theme set that nobody knows they may not."""
    with suppress(NotFound):
        return theme_sets.version(public_review.theme_set).aspect_ratings_public
    return False


def without_ratings(public_review: PublicReview, of: Organisation) -> out.PublicReviewOut:
    return _public_review(public_review, of, ratings_public=False)


def own_theme_sets(public_reviews: Iterable[PublicReview], theme_sets: "ThemeSets") -> dict[str, out.ThemeSetOut]:
    """The theme set with which each review was written, by the review's id, where its ratings are shown."""
    shown_too = [each for each in public_reviews if ratings_public(each, theme_sets)]
    return {each.id: theme_set(theme_sets.version(each.theme_set)) for each in shown_too}


def _public_review(public_review: PublicReview, of: Organisation, *, ratings_public: bool) -> out.PublicReviewOut:
    reply = public_review.reply
    said = reply and shown(out.PublicReplyOut, reply, promise=promise(reply.promise))
    proof = proof_of(public_review.counted_as, of.handed_out)
    found = shown(out.PublicReviewOut, public_review, reply=said, proof=proof)
    found.language = told_language(found.text, found.language)
    if found.reply:
        found.reply.language = told_language(found.reply.text, found.reply.language)
    for each in found.additions:
        each.language = told_language(each.text, each.language)
    if not ratings_public:
        found.aspect_ratings = None
    return found


def promise(found: Promise | PublicPromise | None) -> PromiseOut | None:
    """A promise as the public reads it: what waits for an editor is not in it."""
    read = public_promise_of(found) if isinstance(found, Promise) else found
    return shown(PromiseOut, read, author_says=read.author_says or None) if read else None


def public_reply(found: Reply | None) -> out.PublicReplyOut | None:
    """The reply to a review that is online, with the moment that it went online itself."""
    if found is None or found.decided_at is None:
        return None
    language = told_language(found.text, found.language)
    promised = promise(found.promise)
    return shown(out.PublicReplyOut, found, published_at=found.decided_at, language=language, promise=promised)


def public_state(found: Organisation, now: datetime) -> str:
    """Closed, blocked or open; that editors watch somebody is for editors to know."""
    if found.listing.closed_at is not None:
        return "closed"
    return OrganisationState.BLOCKED if found.blocked(now) else OrganisationState.OPEN


def warning(found: PublicWarning, now: datetime) -> out.WarningShownOut | None:
    """The warning, while it stands."""
    return shown(out.WarningShownOut, found) if found.stands(now) else None
