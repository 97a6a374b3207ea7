"""The cached first page: an organisation's newest reviews in one compressed item, so that its page is two small items.

Every write that shows, changes or hides a review's public face moves the organisation's `faces_version` on. A front
says which version it was made of; where it is behind, readers take the faces themselves, and the stream makes it anew.
"""

import zlib

import msgspec
from pynamodb.exceptions import PutError
from pynamodb.expressions.condition import Condition

from chalicelib.adapters.dynamodb.client.tables import OrganisationItem
from chalicelib.adapters.dynamodb.projections.organisation_items import FRONT, HEAD, PUBLISHED, SIZE, Front, front_of


def mend_front(organisation_id: str) -> bool:
    """Make a first page anew, for the recount, that is behind or holds other reviews than its version should.

    Returns whether it had to. What moves meanwhile is left to the stream.
    """
    if renew_front(organisation_id):
        return True
    head, other = _head_and_other(organisation_id)
    if head is None or head.faces_version is None or other is None or _front_of(head, other) is None:
        return False
    right = _made(organisation_id)
    again, same = _head_and_other(organisation_id)
    if _front_of(head, other) == right or again is None or again.faces_version != head.faces_version or same is None:
        return False
    return _put(organisation_id, int(head.faces_version), right, OrganisationItem.front == other.front)


def renew_front(organisation_id: str) -> bool:
    """Make the cached first page anew where it is behind; returns whether it was."""
    head, other = _head_and_other(organisation_id)
    if head is None or head.faces_version is None:
        return False
    version = int(head.faces_version)
    if other is not None and other.faces_version is not None and int(other.faces_version) >= version:
        return False
    # What was published between the two reads is in it already; the version it goes by is then behind, never ahead.
    older = OrganisationItem.faces_version.does_not_exist() | (OrganisationItem.faces_version < version)
    return _put(organisation_id, version, _made(organisation_id), older)


def _head_and_other(organisation_id: str) -> tuple[OrganisationItem | None, OrganisationItem | None]:
    items = list(
        OrganisationItem.query(
            organisation_id, OrganisationItem.part >= FRONT, scan_index_forward=False, consistent_read=True, limit=2
        )
    )
    if not items or items[0].part != HEAD:
        return None, None
    return items[0], items[1] if items[1:] else None


def _front_of(head: OrganisationItem, other: OrganisationItem) -> Front | None:
    return front_of(head.attribute_values, other.attribute_values)


def _made(organisation_id: str) -> Front:
    faces = [
        item.face
        for item in OrganisationItem.query(
            organisation_id,
            OrganisationItem.part.startswith(PUBLISHED),
            scan_index_forward=False,
            consistent_read=True,
            limit=SIZE + 1,
            page_size=SIZE + 1,
        )
    ]
    return Front(tuple(faces[:SIZE]), more=len(faces) > SIZE)


def _put(organisation_id: str, version: int, made: Front, condition: Condition) -> bool:
    """Store a first page while the condition holds; returns whether it did."""
    packed = zlib.compress(msgspec.json.encode(made))
    try:
        OrganisationItem(organisation_id, FRONT, faces_version=version, front=packed).save(condition)
    except PutError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise
        return False
    return True
