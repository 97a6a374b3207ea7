"""The export: every line, read page by page, so that memory stays flat."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from chalicelib.adapters.dynamodb.client.batch import Item
from chalicelib.adapters.dynamodb.client.tables import OutboxItem
from chalicelib.adapters.dynamodb.upkeep.transfer import DynamoTransfer
from chalicelib.adapters.id_generator import SystemIdGenerator
from chalicelib.adapters.keys import KeyRing
from chalicelib.bootstrap import Platform
from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.dossier import Dossier
from chalicelib.domain.cases.notice import Notice
from chalicelib.domain.cases.second_reading import Pairs, SecondReading
from chalicelib.domain.rules.mails import LAST_MAILS, Mail
from chalicelib.domain.rules.refusals import UnreadableRecord
from chalicelib.ports.unread import Unread, stop
from infra.transfer.lines import (
    VERSION,
    AnyLine,
    AppealLine,
    DossierLine,
    EntryLine,
    Header,
    ItemLine,
    MailLine,
    NoticeLine,
    OrganisationLine,
    PairsLine,
    PublicOrganisationLine,
    PublicReviewLine,
    ReadingLine,
    ReviewLine,
    ThreadLine,
    document,
    document_of,
)

P = TypeVar("P")


def everything(here: Platform, *, moving: bool = False, unread: Unread = stop) -> Iterator[AnyLine]:
    """All that was told, decided, sent and left to do; what follows from it is made anew where it comes in.

    Of what cannot be read `unread` is told; a review or notice whose author cannot be read comes without, and what
    belongs to an organisation that cannot be read stays behind with it.
    """
    transfer = DynamoTransfer(here.connection, here.identities)
    ids_key, link_keys = marks_of_keys(here.keys())
    yield Header(
        format="waarderingsplatform",
        version=VERSION,
        scope="everything",
        exported_at=here.now(),
        moving=moving,
        ids_key=ids_key,
        link_keys=link_keys,
    )
    organisations: set[str] = set()
    for each in transfer.organisations(unread=unread):
        organisations.add(each.id)
        yield OrganisationLine(
            id=each.id,
            listing=document(each.listing),
            standing=document(each.moderation),
            contact_nonce=each.contact_nonce,
            insights_nonce=each.insights_nonce,
            listing_version=each.listing_version,
            bounced=each.bounced,
            digest_stopped=each.digest_stopped,
            handed_out=each.handed_out,
            cards_used=each.cards_used,
        )
    for review in transfer.reviews(unread=unread):
        if review.organisation_id not in organisations:
            unread(UnreadableRecord(f"reviews/{review.id}", "organisation_left_out"))
            continue
        author = _person(here.reviews.author, review.id, unread)
        yield ReviewLine(review=document(review), author=document_of(author))
    yield from _cases(here, transfer, unread)
    for entry, mails, cause in transfer.entries(unread=unread):
        yield EntryLine(entry=document(entry), mails=mails, cause=cause)
    for table, item in transfer.items(unread=unread):
        yield ItemLine(table=table, item=item)
    for item in transfer.mails():  # last, so that where they come in all is there that they speak of
        yield _mail(here, item, unread)


def _cases(here: Platform, transfer: DynamoTransfer, unread: Unread) -> Iterator[AnyLine]:
    for case in transfer.cases(unread=unread):
        if isinstance(case, Notice):
            notifier = _person(here.cases.notifier, case.id, unread)
            yield NoticeLine(notice=document(case), notifier=document_of(notifier))
        elif isinstance(case, Appeal):
            yield AppealLine(appeal=document(case))
        elif isinstance(case, Dossier):
            yield DossierLine(dossier=document(case))
        elif isinstance(case, SecondReading):
            yield ReadingLine(reading=document(case))
        elif isinstance(case, Pairs):
            yield PairsLine(pairs=document(case))
        elif case is not None:
            yield ThreadLine(thread=document(case))


def _mail(here: Platform, item: Item, unread: Unread) -> MailLine:
    try:
        mail: Mail | None = OutboxItem.from_raw_data(dict(item)).mail
    except UnreadableRecord:  # it moves as it is, and waits for a release that can
        mail = None
    if mail is None:
        return MailLine(item=item)
    if mail.sign_in_id:
        return MailLine(item=item, sign_in=document_of(_person(here.editors.sign_in, mail.sign_in_id, unread)))
    if mail.kind not in LAST_MAILS or "outcome" in item:
        return MailLine(item=item)
    if mail.case_id:
        return MailLine(item=item, leaving_notifier=document_of(_person(here.cases.leaving, mail.case_id, unread)))
    return MailLine(item=item, leaving_author=document_of(_person(here.reviews.leaving, mail.review_id, unread)))


def marks_of_keys(ring: KeyRing) -> tuple[str, tuple[str, ...]]:
    """Return by what the key of ids, and each of links, is recognised and not found out."""
    ids, *links = (SystemIdGenerator(key=key).keyed("transfer", "mark") for key in (ring.ids, *ring.links))
    return ids, tuple(links)


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
