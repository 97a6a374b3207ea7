"""The lines of a file that holds a platform: JSON, one object a line, the first one the header (docs/transfer.md)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import msgspec

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.dossier import Dossier
from chalicelib.domain.cases.notice import Notice, Notifier
from chalicelib.domain.organisations.listing import Address, Listing
from chalicelib.domain.organisations.organisation import ModerationState
from chalicelib.domain.reviews.public_review import PublicReview
from chalicelib.domain.reviews.review import Author, Review
from chalicelib.domain.rules.log import LogEntry

VERSION = 1


class Line(msgspec.Struct, frozen=True, tag_field="kind", forbid_unknown_fields=True):
    """The fields that every line shares: none but its kind."""


class Header(Line, frozen=True, tag="header"):
    format: Literal["waarderingsplatform"]
    version: int
    scope: Literal["public", "everything"]
    exported_at: datetime


class PublicOrganisationLine(Line, frozen=True, tag="public_organisation"):
    id: str
    name: str
    sector: str
    address: Address
    website: str


class PublicReviewLine(Line, frozen=True, tag="public_review", omit_defaults=True):
    review: PublicReview


class OrganisationLine(Line, frozen=True, tag="organisation"):
    id: str
    listing: Listing
    standing: ModerationState
    contact_nonce: str = ""  # empty: a new one, and links that are out die


class ReviewLine(Line, frozen=True, tag="review"):
    review: Review
    author: Author | None = None


class NoticeLine(Line, frozen=True, tag="notice"):
    notice: Notice
    notifier: Notifier | None = None


class AppealLine(Line, frozen=True, tag="appeal"):
    appeal: Appeal


class DossierLine(Line, frozen=True, tag="dossier"):
    dossier: Dossier


class EntryLine(Line, frozen=True, tag="entry"):
    entry: LogEntry


AnyLine = (
    Header
    | OrganisationLine
    | ReviewLine
    | NoticeLine
    | AppealLine
    | DossierLine
    | EntryLine
    | PublicOrganisationLine
    | PublicReviewLine
)


@dataclass(frozen=True, slots=True)
class Broken:
    """A line that cannot be taken in."""

    number: int
    reason: str


def encode(line: AnyLine) -> str:
    return msgspec.json.encode(line).decode() + "\n"
