"""The export: every line, read page by page, so that memory stays flat."""

from collections.abc import Iterator
from dataclasses import replace

from chalicelib.adapters.dynamodb.client.tables import CaseItem
from chalicelib.adapters.dynamodb.upkeep.transfer import DynamoTransfer
from chalicelib.bootstrap import Platform
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


def everything(here: Platform) -> Iterator[AnyLine]:
    """All that was told and decided. Not sessions, mails, counters or what the sync keeps: those make themselves."""
    transfer = DynamoTransfer(here.connection, here.identities)
    yield Header(format="waarderingsplatform", version=VERSION, scope="everything", exported_at=here.now())
    for each in transfer.organisations():
        yield OrganisationLine(
            id=each.id, listing=each.listing, standing=each.moderation, contact_nonce=each.contact_nonce
        )
    for review in transfer.reviews():
        yield ReviewLine(review=review, author=here.reviews.author(review.id))
    for item in CaseItem.scan(consistent_read=True):
        if item.notice is not None:
            yield NoticeLine(notice=item.notice, notifier=here.cases.notifier(item.notice.id))
        if item.appeal is not None:
            yield AppealLine(appeal=item.appeal)
        if item.dossier is not None:
            yield DossierLine(dossier=item.dossier)
    for entry in transfer.entries():
        yield EntryLine(entry=entry)


def public(here: Platform) -> Iterator[AnyLine]:
    """Yield what every visitor may see: nothing of a blocked organisation, no ratings that are not public."""
    yield Header(format="waarderingsplatform", version=VERSION, scope="public", exported_at=here.now())
    now = here.now()
    for each in DynamoTransfer(here.connection, here.identities).organisations():
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
