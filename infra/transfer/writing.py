"""The export: every line, read page by page, so that memory stays flat."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from chalicelib.adapters.dynamodb.upkeep.transfer import DynamoTransfer
from chalicelib.bootstrap import Platform
from chalicelib.domain.rules.refusals import UnreadableRecord
from chalicelib.ports.aside import Unread, stop
from infra.transfer.lines import (
    VERSION,
    AnyLine,
    AppealLine,
    DossierLine,
    EntryLine,
    Header,
    NoticeLine,
    OrganisationLine,
    PublicOrganisationLine,
    PublicReviewLine,
    ReviewLine,
)

P = TypeVar("P")


def everything(here: Platform, *, unread: Unread = stop) -> Iterator[AnyLine]:
    """All that was told and decided. Not sessions, mails, counters or what the sync keeps: those make themselves.

    Of what cannot be read `unread` is told; a review or notice whose author cannot be read comes without.
    """
    transfer = DynamoTransfer(here.connection, here.identities)
    yield Header(format="waarderingsplatform", version=VERSION, scope="everything", exported_at=here.now())
    for each in transfer.organisations(unread=unread):
        yield OrganisationLine(
            id=each.id, listing=each.listing, standing=each.moderation, contact_nonce=each.contact_nonce
        )
    for review in transfer.reviews(unread=unread):
        yield ReviewLine(review=review, author=_person(here.reviews.author, review.id, unread))
    for notice, appeal, dossier in transfer.cases(unread=unread):
        if notice is not None:
            yield NoticeLine(notice=notice, notifier=_person(here.cases.notifier, notice.id, unread))
        if appeal is not None:
            yield AppealLine(appeal=appeal)
        if dossier is not None:
            yield DossierLine(dossier=dossier)
    for entry in transfer.entries(unread=unread):
        yield EntryLine(entry=entry)


def _person(read: Callable[[str], P | None], item_id: str, unread: Unread) -> P | None:
    try:
        return read(item_id)
    except UnreadableRecord as fault:
        unread(fault)
        return None


def public(here: Platform, *, unread: Unread = stop) -> Iterator[AnyLine]:
    """Yield what every visitor may see: nothing of a blocked organisation, no ratings that are not public."""
    yield Header(format="waarderingsplatform", version=VERSION, scope="public", exported_at=here.now())
    now = here.now()
    for each in DynamoTransfer(here.connection, here.identities).organisations(unread=unread):
        listing = each.listing
        if not each.taking_part or listing.closed_at is not None:
            continue
        yield PublicOrganisationLine(
            id=each.id, name=listing.name, sector=listing.sector, address=listing.address, website=listing.website
        )
        cursor: str | None = "" if not each.blocked(now) else None
        while cursor is not None:
            page = here.organisations.reviews(each.id, limit=100, cursor=cursor)
            for public_review in page.public_reviews:
                shown = here.theme_sets.version(public_review.theme_set).aspect_ratings_public
                yield PublicReviewLine(review=public_review if shown else replace(public_review, aspect_ratings={}))
            cursor = page.next
