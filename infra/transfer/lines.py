"""The lines of a file that holds a platform: JSON, an object a line, a header first and an end last (docs/transfer.md).

What people wrote and decided stands in it as it is stored: each document says the version of its form, and is read by
it. Version 1 of the file, which release 0.1.0 wrote, is the same with less: its documents say no version, being of
the first, and it has no end.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal, TypeVar

import msgspec

from chalicelib.adapters.dynamodb.client.forms import FORMS, Codec
from chalicelib.domain.access.editor import SignIn
from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.dossier import Dossier
from chalicelib.domain.cases.notice import Notice, Notifier
from chalicelib.domain.cases.second_reading import Pairs, SecondReading
from chalicelib.domain.cases.thread import Thread
from chalicelib.domain.organisations.listing import Address, Listing
from chalicelib.domain.organisations.organisation import ModerationState
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.reviews.public_review import PublicReview
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.log import LogEntry

VERSION: Final = FORMS["export"].version
ENDED_SINCE: Final = 2  # a file of this version or a later one has an end, without which it is cut off
NOBODY: Final = msgspec.Raw(b"null")
T = TypeVar("T")
_CODECS: Final[Mapping[type, Codec[Any]]] = {
    kind: Codec(form, kind)
    for form, kind in (
        ("listing", Listing),
        ("standing", ModerationState),
        ("review", Review),
        ("author", Author),
        ("notice", Notice),
        ("notifier", Notifier),
        ("appeal", Appeal),
        ("dossier", Dossier),
        ("thread", Thread),
        ("second reading", SecondReading),
        ("pairs of readers", Pairs),
        ("log entry", LogEntry),
        ("sign-in", SignIn),
    )
}


def document(value: Any) -> msgspec.Raw:
    """Return something of these in today's form, which its version goes before."""
    return msgspec.Raw(_CODECS[type(value)].written(value))


def read(kind: type[T], raw: msgspec.Raw) -> T:
    """Return what a document of a line says, of whichever version it is.

    Raises:
        msgspec.DecodeError: it is none of ours, or of a later release.
    """
    found: T = _CODECS[kind].read(bytes(raw))
    return found


def document_of(person: Author | Notifier | SignIn | None) -> msgspec.Raw:
    return NOBODY if person is None else document(person)


def somebody(kind: type[T], raw: msgspec.Raw) -> T | None:
    return None if bytes(raw) == bytes(NOBODY) else read(kind, raw)


class Line(msgspec.Struct, frozen=True, tag_field="kind", forbid_unknown_fields=True):
    """The fields that every line shares: none but its kind."""


class Header(Line, frozen=True, tag="header"):
    format: Literal["waarderingsplatform"]
    version: int
    scope: Literal["public", "everything"]
    exported_at: datetime
    moving: bool = False  # the platform that wrote it lets no mail go any more
    ids_key: str = ""  # by which to recognise the key of ids; empty where none is told
    link_keys: tuple[str, ...] = ()  # and those of links, of which the first signs


class End(Line, frozen=True, tag="end"):
    """The last line: without it, a file is cut off."""

    lines: int  # before this one
    left_out: int = 0  # records that could not be read


class PublicOrganisationLine(Line, frozen=True, tag="public_organisation"):
    id: str
    name: str
    sector: str
    address: Address
    website: str


class PublicReviewLine(Line, frozen=True, tag="public_review", omit_defaults=True):
    review: PublicReview


class OrganisationLine(Line, frozen=True, tag="organisation", omit_defaults=True):
    id: str
    listing: msgspec.Raw
    standing: msgspec.Raw
    contact_nonce: str = ""  # empty: a new one, and links that are out die
    insights_nonce: str = ""
    listing_version: int = 1
    bounced: bool = False
    digest_stopped: bool = False
    handed_out: int = 0
    cards_used: int = 0


class ReviewLine(Line, frozen=True, tag="review", omit_defaults=True):
    review: msgspec.Raw
    author: msgspec.Raw = NOBODY


class NoticeLine(Line, frozen=True, tag="notice", omit_defaults=True):
    notice: msgspec.Raw
    notifier: msgspec.Raw = NOBODY


class AppealLine(Line, frozen=True, tag="appeal"):
    appeal: msgspec.Raw


class DossierLine(Line, frozen=True, tag="dossier"):
    dossier: msgspec.Raw


class ThreadLine(Line, frozen=True, tag="thread"):
    thread: msgspec.Raw


class ReadingLine(Line, frozen=True, tag="reading"):
    reading: msgspec.Raw


class PairsLine(Line, frozen=True, tag="pairs"):
    """The editors who were paired last, for second readings."""

    pairs: msgspec.Raw


class EntryLine(Line, frozen=True, tag="entry", omit_defaults=True):
    entry: msgspec.Raw
    mails: str = ""  # the ids of those that the act sent
    cause: str = ""


class ItemLine(Line, frozen=True, tag="item"):
    """An item as the store has it, of a table from which nothing else follows."""

    table: str
    item: dict[str, dict[str, Any]]


class MailLine(Line, frozen=True, tag="mail", omit_defaults=True):
    """A mail of the outbox as the store has it, with what would otherwise not outlive it.

    That is whom a last mail goes to, and the way in that a mail to an editor opens.
    """

    item: dict[str, dict[str, Any]]
    leaving_author: msgspec.Raw = NOBODY
    leaving_notifier: msgspec.Raw = NOBODY
    sign_in: msgspec.Raw = NOBODY


WholeLine = (  # of an export that can be imported
    Header
    | OrganisationLine
    | ReviewLine
    | NoticeLine
    | AppealLine
    | DossierLine
    | ThreadLine
    | ReadingLine
    | PairsLine
    | EntryLine
    | ItemLine
    | MailLine
    | End
)
AnyLine = WholeLine | PublicOrganisationLine | PublicReviewLine


@dataclass(frozen=True, slots=True)
class Broken:
    """A line that cannot be taken in."""

    number: int
    reason: str


def encode(line: AnyLine) -> str:
    return msgspec.json.encode(line).decode() + "\n"


def kind_of(line: AnyLine) -> str:
    """Return what a line is counted as: its kind, of an item that of its table."""
    return line.table if isinstance(line, ItemLine) else str(line.__struct_config__.tag)
