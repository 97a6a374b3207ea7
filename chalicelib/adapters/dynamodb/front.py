"""The front of an organisation: its newest reviews in one compressed item, so that its page is two small items.

Every write that shows, changes or hides a review's public face moves the organisation's `faces_version` on. A front
says which version it was made of; where it is behind, readers take the faces themselves, and the stream makes it anew.
"""

import zlib
from dataclasses import dataclass
from typing import Final

import msgspec
from pynamodb.exceptions import PutError

from chalicelib.adapters.dynamodb.tables import FRONT, HEAD, PUBLISHED, OrganisationItem
from chalicelib.domain.face import Face

SIZE: Final = 20  # faces, a page of the site


@dataclass(frozen=True, slots=True)
class Front:
    faces: tuple[Face, ...]  # newest first
    more: bool  # whether there are older ones


_front = msgspec.json.Decoder(Front)


def front_of(head: OrganisationItem, other: OrganisationItem | None) -> Front | None:
    """The front, where the item beside the head is one and holds what the head speaks of."""
    if other is None:
        return Front((), more=False)  # nothing was ever published
    if other.front is None or other.faces_version != head.faces_version:
        return None
    return _front.decode(zlib.decompress(other.front))


def renew_front(organisation_id: str) -> bool:
    """Make the front anew where it is behind; returns whether it was."""
    items = list(
        OrganisationItem.query(
            organisation_id, OrganisationItem.part >= FRONT, scan_index_forward=False, consistent_read=True, limit=2
        )
    )
    if not items or items[0].part != HEAD or items[0].faces_version is None:
        return False
    version = int(items[0].faces_version)
    if items[1:] and items[1].faces_version is not None and int(items[1].faces_version) >= version:
        return False
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
    # What was published between the two reads is in it already; the version it goes by is then behind, never ahead.
    made = Front(tuple(faces[:SIZE]), more=len(faces) > SIZE)
    item = OrganisationItem(
        organisation_id, FRONT, faces_version=version, front=zlib.compress(msgspec.json.encode(made))
    )
    older = OrganisationItem.faces_version.does_not_exist() | (OrganisationItem.faces_version < version)
    try:
        item.save(older)
    except PutError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise
        return False
    return True
