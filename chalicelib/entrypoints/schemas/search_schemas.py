"""Schemas of search: the words that are asked, and a page of what was found."""

from typing import Annotated

from msgspec import Meta

from chalicelib.domain.organisations.listing import Sector
from chalicelib.entrypoints.schemas.public_schemas import OrganisationItemOut, Out, PageQuery

SearchWords = Annotated[str, Meta(max_length=2_000)]  # of which the first eight words are looked for


class OrganisationsQuery(PageQuery):
    q: SearchWords = ""  # name, municipality and postal code in one
    sector: Sector | None = None
    postal_code: Annotated[str, Meta(max_length=10)] = ""
    nearby: bool = False  # also what lies around the postal code that is asked, the nearest first
    all: bool = False
    register_id: Annotated[str, Meta(max_length=500)] = ""  # exactly the one with this id, or none


class OrganisationsOut(Out):
    """A page of what was found: what fits best comes first, then by name."""

    items: list[OrganisationItemOut]
    next: str | None
    previous: str | None
    total: int  # exact to 1,000; 1,001 where there are more
    nearest: bool  # nothing was found as it was asked: these come near
