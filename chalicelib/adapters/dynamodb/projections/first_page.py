"""The cached first page: an organisation's newest reviews in one compressed item, so that its page is two small items.

Every write that shows, changes or hides a review's public review moves the organisation's `faces_version` on. A cached
first page says which version it was made of; where it is behind, or not in today's form, readers take the public
reviews themselves, and the stream makes it anew.
"""

from pynamodb.exceptions import PutError
from pynamodb.expressions.condition import Condition

from chalicelib.adapters.dynamodb.client.table import readable
from chalicelib.adapters.dynamodb.client.tables import OrganisationItem
from chalicelib.adapters.dynamodb.client.transaction import Transaction
from chalicelib.adapters.dynamodb.projections.organisation_items import (
    FIRST_PAGE_PART,
    ORGANISATION_PART,
    PUBLISHED,
    SIZE,
    CachedFirstPage,
    first_page_of,
    is_outdated,
    packed,
    published_part,
)
from chalicelib.domain.reviews.public_review import PublicReview
from chalicelib.domain.rules.room import FIRST_PAGE
from chalicelib.ports.unread import go_past


def repair_first_page(organisation_id: str) -> bool:
    """Make a first page anew, for the reconciliation, that is behind or holds other reviews than its version should.

    Returns whether it had to. What moves meanwhile is left to the stream.
    """
    if renew_first_page(organisation_id):
        return True
    organisation_item, other = _organisation_and_first_page(organisation_id)
    if (
        organisation_item is None
        or organisation_item.faces_version is None
        or other is None
        or other.faces_version != organisation_item.faces_version
    ):
        return False
    right = _made(organisation_id)
    again, same = _organisation_and_first_page(organisation_id)
    if (
        _first_page_of(organisation_item, other) == right
        or again is None
        or again.faces_version != organisation_item.faces_version
        or same is None
    ):
        return False
    front = OrganisationItem.front
    same_front = front == other.front if other.front is not None else front.does_not_exist()
    return _put(organisation_id, int(organisation_item.faces_version), right, same_front)


def renew_first_page(organisation_id: str) -> bool:
    """Make the cached first page anew where it is behind, or of an older form; returns whether it was."""
    organisation_item, other = _organisation_and_first_page(organisation_id)
    if organisation_item is None or organisation_item.faces_version is None:
        return False
    version = int(organisation_item.faces_version)
    if other is not None and other.faces_version is not None and int(other.faces_version) >= version:
        if other.front is None or not is_outdated(other.front):
            return False
        return _put(organisation_id, version, _made(organisation_id), OrganisationItem.front == other.front)
    # What was published between the two reads is in it already; the version it goes by is then behind, never ahead.
    older = OrganisationItem.faces_version.does_not_exist() | (OrganisationItem.faces_version < version)
    return _put(organisation_id, version, _made(organisation_id), older)


def _organisation_and_first_page(organisation_id: str) -> tuple[OrganisationItem | None, OrganisationItem | None]:
    items = list(
        OrganisationItem.query(
            organisation_id,
            OrganisationItem.part >= FIRST_PAGE_PART,
            scan_index_forward=False,
            consistent_read=True,
            limit=2,
        )
    )
    if not items or items[0].part != ORGANISATION_PART:
        return None, None
    return items[0], items[1] if items[1:] else None


def _first_page_of(organisation_item: OrganisationItem, other: OrganisationItem) -> CachedFirstPage | None:
    return first_page_of(organisation_item.attribute_values, other.attribute_values)


def _made(organisation_id: str) -> CachedFirstPage:
    items = OrganisationItem.query(
        organisation_id,
        OrganisationItem.part.startswith(PUBLISHED),
        scan_index_forward=False,
        consistent_read=True,
        limit=SIZE + 1,
        page_size=SIZE + 1,
    )
    public_reviews = list(readable(items, lambda item: item.face, go_past))  # the reconciliation makes copies anew
    made = CachedFirstPage(tuple(public_reviews[:SIZE]), more=len(public_reviews) > SIZE)
    while len(packed(made)) > FIRST_PAGE:
        made = CachedFirstPage(made.faces[: len(made.faces) // 2], more=True)
    return made


def _put(organisation_id: str, version: int, made: CachedFirstPage, condition: Condition) -> bool:
    """Store a first page while the condition holds; returns whether it did."""
    try:
        OrganisationItem(organisation_id, FIRST_PAGE_PART, faces_version=version, front=packed(made)).save(condition)
    except PutError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise
        return False
    return True


def project_public_review(transaction: Transaction, was: PublicReview | None, now: PublicReview | None) -> None:
    """Show or hide the public review."""
    if now is not None:
        transaction.save(OrganisationItem(now.organisation_id, published_part(now), face=now))
    elif was is not None:
        transaction.delete(OrganisationItem(was.organisation_id, published_part(was)))
