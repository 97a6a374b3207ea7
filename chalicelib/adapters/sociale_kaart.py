"""The Sociale Kaart as a source of listings; the only file that knows its names.

The shape is the one that public code reads (see docs/sociale-kaart.md): two envelopes, pages from 0.
"""

import json
import re
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlencode

from chalicelib.domain.email_address import read_leniently
from chalicelib.domain.listing import Address, EmailStatus, Listing, Sector
from chalicelib.use_cases.ports import BadRecord

RUBRICS: Final[Mapping[str, Sector]] = {
    "14.04.01. Woonzorgcentra (WZC)": Sector.RESIDENTIAL_CARE,
    "10.07.02. Groepsopvang voor kinderen": Sector.CHILD_CARE,
    "10.07.03. Gezinsopvang voor kinderen": Sector.CHILD_CARE,
    # The names of the next four are assumed, in the form of those above.
    "11.05.01. Jeugdhulp met verblijf": Sector.YOUTH_CARE,
    "11.05.02. Ambulante en mobiele jeugdhulp": Sector.YOUTH_CARE,
    "12.03.01. Dagopvang voor personen met een handicap": Sector.DISABILITY,
    "12.03.02. Woonondersteuning voor personen met een handicap": Sector.DISABILITY,
}
PAGE_SIZE: Final = 200
_TIME_OUT: Final = 20  # seconds
_LONGEST: Final = 500  # characters of any field we take over


class SourceFailed(Exception):
    """The register did not answer, or not with what it should."""


class SocialeKaart:
    """The port `CareDirectory`."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url.rstrip("/")

    def pages(self) -> Iterator[Sequence[Listing | BadRecord]]:
        for rubric, sector in RUBRICS.items():
            number, last = 0, 0
            while number <= last:
                query = urlencode({"rubrics": rubric, "page": number, "size": PAGE_SIZE, "sort": "LAST_UPDATED_DESC"})
                answer = self._get(f"/health-offers?{query}")
                last = _total_pages(answer) - 1
                yield [read_listing(record, sector) for record in _records(answer) if _published(record)]
                number += 1

    def _get(self, path: str) -> Any:
        request = urllib.request.Request(  # noqa: S310  (settings allow http and https only)
            f"{self._base_url}{path}", headers={"Accept": "application/json"}
        )
        try:
            with urllib.request.urlopen(request, timeout=_TIME_OUT) as answer:  # noqa: S310  (as above)
                return json.load(answer)
        except (OSError, ValueError) as error:
            raise SourceFailed(type(error).__name__) from error


def _records(answer: Any) -> Sequence[Any]:
    """The records in either envelope: plain, or HAL."""
    if isinstance(answer, dict):
        embedded = answer.get("_embedded")
        if isinstance(embedded, dict):
            answer = {"content": embedded.get("healthOfferProviderRepresentationList")}
        if isinstance(answer.get("content"), list):
            return list(answer["content"])
        if "page" in answer:
            return []  # HAL leaves an empty list out
    raise SourceFailed("no records")


def _total_pages(answer: Any) -> int:
    pages = answer.get("page") or {}
    return int(pages.get("totalPages", 0))


def _published(record: Any) -> bool:
    return not isinstance(record, dict) or record.get("state", "PUBLISHED") == "PUBLISHED"


def read_listing(record: Any, sector: Sector) -> Listing | BadRecord:
    """One record in our words; a record without an id or a name cannot be used, and says why."""
    register_id = _text(_at(record, "id", "id"))
    name = _text(_at(record, "legalName", "description"))
    if not register_id:
        return BadRecord(register_id="", reason="no id")
    if not name:
        return BadRecord(register_id=register_id, reason="no name")
    addresses = _list(_at(record, "addresses"))
    contact = _at(record, "contactInfo")
    emails = [_at(each, "value") for each in _primary_first(_list(_at(contact, "emails")))]
    email, any_email = read_leniently([each for each in emails if isinstance(each, str)])
    return Listing(
        register_id=register_id,
        sector=sector,
        name=name,
        address=_address(_primary_first(addresses)[0]) if addresses else Address(),
        email=email,
        email_status=EmailStatus.OK if email else EmailStatus.INVALID if any_email else EmailStatus.ABSENT,
        website=_website(_first(contact, "websites")),
        phone=_first(contact, "phones"),
    )


def _address(found: Any) -> Address:
    return Address(
        street=_text(_at(found, "street", "name", "description")),
        number=_text(_at(found, "number")),
        box=_text(_at(found, "box")),
        postal_code=_text(_at(found, "municipality", "postalCode")),
        municipality=_text(_at(found, "municipality", "name", "description")),
    )


def _first(contact: Any, kind: str) -> str:
    found = _primary_first(_list(_at(contact, kind)))
    return _text(_at(found[0], "value")) if found else ""


def _website(text: str) -> str:
    """A web address one can follow, or nothing: registers hold bare hosts, and may hold anything."""
    if re.match(r"(?i)https?://[^\s/]+", text):
        return text
    return f"https://{text}" if re.fullmatch(r"(?i)[a-z0-9-]+(\.[a-z0-9-]+)+(/\S*)?", text) else ""


def _primary_first(items: Sequence[Any]) -> Sequence[Any]:
    """In the register's order, but what it calls primary comes first."""
    return sorted(items, key=lambda item: _at(item, "primary") is not True)


def _at(value: Any, *path: str) -> Any:
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    """One line of text; numbers are texts to some registers."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(str(value).split())[:_LONGEST]
