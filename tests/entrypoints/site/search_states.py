"""The states of the page that searches."""

from typing import Any

import msgspec

from chalicelib.domain.organisations.listing import Sector
from chalicelib.entrypoints.schemas import public_schemas
from tests.entrypoints.pages.page_words import Words, item


def search_states(said: str) -> dict[str, tuple[str, Words]]:
    query = public_schemas.OrganisationsQuery(
        q=said[:100], sector=Sector.CHILD_CARE, postal_code=said[:10], all=True, limit=50, cursor="c1"
    )
    asked: Words = {"query": query, "words": said, "only_signs": False, "postal_code": "", "most": 1000}
    at_first: Words = {**asked, "query": public_schemas.OrganisationsQuery(), "words": ""}
    listed = [item(said), item(said, score=None), item(said, score=None, taking_part=False)]
    listed += [item(said, score=None, taking_part=each, state="blocked") for each in (True, False)]
    states: dict[str, Words] = {
        "organisations": {**at_first, "found": found_organisations(listed, total=1001)},
        "organisations, asked": {**asked, "found": found_organisations(listed, previous="c&0")},
        "organisations, none": {**asked, "found": found_organisations([])},
        "organisations, nearest": {**asked, "found": found_organisations(listed[:1], nearest=True)},
        "organisations, nearby": {
            **asked,
            "query": msgspec.structs.replace(query, nearby=True),
            "found": found_organisations(listed, next=None),
            "postal_code": "9000",
        },
        "organisations, one code": {**asked, "found": found_organisations(listed, next=None), "postal_code": "9000"},
        "organisations, signs": {**asked, "found": found_organisations([]), "only_signs": True},
    }
    return {name: ("organisations", words) for name, words in states.items()}


def found_organisations(
    items: list[public_schemas.OrganisationItemOut], *, total: int | None = None, **changed: Any
) -> public_schemas.OrganisationsOut:
    found = public_schemas.OrganisationsOut(
        items=items,
        next="c&2" if items else None,
        previous=None,
        total=len(items) if total is None else total,
        nearest=False,
    )
    return msgspec.structs.replace(found, **changed)
