"""Schemas of how people reach us: contact, terms, the guide, a lost link, taking part; see `public_schemas.py`."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from chalicelib.domain.rules.email_address import as_mailed
from chalicelib.entrypoints.schemas import named
from chalicelib.entrypoints.schemas.public_schemas import Email, In, Out, WritingHelpOut


class ContactOut(Out):
    """The way to reach whoever answers for a sector; what a stage does not say is null."""

    sector: named.Sector
    name: str
    email: str | None
    phone: str | None
    address: str | None


class ContactsOut(Out):
    items: list[ContactOut]


class FurtherOut(Out):
    label: str
    url: named.UrlOrPath


class PartOut(Out):
    """A part of a document: paragraphs, steps in their order, loose points."""

    id: str
    title: str
    text: list[str]
    steps: list[str]
    points: list[str]
    links: list[FurtherOut]


class DocumentOut(Out):
    title: str
    parts: list[PartOut]


class GuidesOut(Out):
    """The guides that there are."""

    items: list[named.Sector]  # sectors


class GuideOut(DocumentOut):
    """The guide of a sector, with texts to start from."""

    sector: named.Sector
    writing_help: list[WritingHelpOut]
    tips_to: str | None  # where an organisation's own tips arrive; null where a stage does not say


class SheetOut(Out):
    """Questions for a council to talk about, to print."""

    sector: named.Sector
    title: str
    questions: list[str]


class LinksIn(In):
    email: Email

    def __post_init__(self) -> None:
        self.email = as_mailed(self.email)


class ParticipationIn(In):
    contact_name: Annotated[str, Meta(min_length=1, max_length=100)]
    consent: bool


class ParticipationOut(Out):
    """An organisation that may ask to take part, and whether it did."""

    organisation_id: str
    organisation: str
    status: Literal["open", "asked", "taking_part"]
    contact_name: str | None = None  # while it asks: whom it named


class CardQuery(Struct):
    """The code of a card, as somebody typed it."""

    code: Annotated[str, Meta(max_length=200)] = ""


class WithCardQuery(Struct):
    """The code of the card that somebody writes with; the form takes it along."""

    invitation: Annotated[str, Meta(max_length=200)] = ""


class CardOut(Out):
    """The organisation of a card, and the forms on which one writes with it; whether it was used is not said."""

    code: str
    organisation_id: str
    organisation: str
    write: named.UrlOrPath
    easy: named.UrlOrPath


class CardCodeOut(Out):
    """The address to which a card's code belongs."""

    code: str


class AskLinksOut(Out):
    """The address at which an author asks for the links to their reviews."""

    ask: named.UrlOrPath


class AskedAboutOut(Out):
    """The organisation for which somebody may ask that a link is mailed to it."""

    organisation_id: str
    name: str
