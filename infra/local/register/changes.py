"""What may be changed in a listing through the page and the controls, and how that shows in it."""

from collections.abc import Mapping
from typing import Any, Final

from infra.local.register.generator import Listing, iso
from infra.local.register.ingredients import RUBRICS
from infra.local.register.kinds import Flag, Kind, Lines, Text

LONGEST: Final = 2000
MOST_EMAILS: Final = 50


class AnyText:
    """Also blanks, line breaks and nonsense: registers hold those, and the sync has to bear them."""

    def read(self, value: object) -> str:
        # Half a surrogate pair is text to Python and JSON, but no UTF-8 can hold it.
        if not isinstance(value, str) or len(value) > LONGEST or value.encode(errors="ignore").decode() != value:
            raise ValueError(f"has to be a text of at most {LONGEST} characters")
        return value

    def read_text(self, text: str) -> str:
        return self.read(text)


class Rubrics(Lines):
    def read(self, value: object) -> tuple[str, ...]:
        rubrics = super().read(value)
        if not rubrics or not set(rubrics) <= set(RUBRICS):
            raise ValueError(f"has to be a list of rubrics out of: {'; '.join(RUBRICS)}")
        return rubrics


class Emails(AnyText):
    """A list of addresses (the first is the primary one) or of `{value, primary}`; one address; null."""

    def read(self, value: object) -> Any:
        if value is None or value == "":
            return []
        entries = [value] if isinstance(value, str) else value
        if not isinstance(entries, list) or len(entries) > MOST_EMAILS:
            raise ValueError(f"has to be an address, a list of at most {MOST_EMAILS} of them, or null")
        return [self._entry(entry, primary=turn == 0) for turn, entry in enumerate(entries)]

    def _entry(self, entry: object, *, primary: bool) -> dict[str, Any]:
        if isinstance(entry, dict):
            if not set(entry) <= {"value", "primary"} or "value" not in entry:
                raise ValueError("has entries other than {value, primary}")
            return {
                "value": super().read(entry["value"]),
                "primary": Flag().read(entry.get("primary", False)),
            }
        return {"value": super().read(entry), "primary": primary}


FIELDS: Final[dict[str, Kind]] = {
    "name": AnyText(),
    "email": Emails(),
    "emails": Emails(),
    "phone": AnyText(),
    "website": AnyText(),
    "state": Text(needed=True),
    "rubrics": Rubrics(),
    "street": AnyText(),
    "number": AnyText(),
    "box": AnyText(),
    "postal_code": AnyText(),
    "municipality": AnyText(),
    "enterprise_number": AnyText(),
    "removed": Flag(),
}

BLANK: Final[Mapping[str, Any]] = {
    "emails": [],
    "street": "Schakelveld",
    "number": "20",
    "postal_code": "2490",
    "municipality": "Balen",
}


def checked(wish: Mapping[str, object]) -> dict[str, Any]:
    """The changes as they are stored; ValueError names the first that is unknown or wrong."""
    unknown = sorted(set(wish) - set(FIELDS))
    if unknown:
        raise ValueError(f"unknown field {unknown[0]}; known are {', '.join(FIELDS)}")
    changes: dict[str, Any] = {}
    for name, value in wish.items():
        try:
            changes["emails" if name == "email" else name] = FIELDS[name].read(value)
        except ValueError as error:
            raise ValueError(f"{name} {error}") from None
    return changes


def empty_listing(*, an_id: str, updated: int) -> Listing:
    """What an added listing starts from."""
    return {
        "id": {"id": an_id, "authenticSource": "SOKA"},
        "type": "ORGANISATION",
        "state": "PUBLISHED",
        "verified": True,
        "legalName": {"description": ""},
        "addresses": [],
        "activities": [],
        "contactInfo": {"phones": [], "emails": [], "websites": []},
        "lastUpdated": iso(updated),
        "links": [],
        "administrativeData": [],
    }


def apply(listing: Listing, changes: Mapping[str, Any]) -> None:
    """Put the changes into a listing that nobody else holds."""
    contacts = listing["contactInfo"]
    if "name" in changes:
        listing["legalName"] = {"description": changes["name"]}
    if "emails" in changes:
        contacts["emails"] = [dict(entry) for entry in changes["emails"]]
    if "phone" in changes:
        contacts["phones"] = [{"value": changes["phone"]}] if changes["phone"] else []
    if "website" in changes:
        contacts["websites"] = [{"value": changes["website"], "primary": True}] if changes["website"] else []
    if "state" in changes:
        listing["state"] = changes["state"]
    if "rubrics" in changes:
        listing["activities"] = [{"name": {"description": rubric}} for rubric in changes["rubrics"]]
    if "enterprise_number" in changes:
        number = changes["enterprise_number"]
        listing["administrativeData"] = [{"type": "CBE_ID", "value": number}] if number else []
    _move(listing, changes)


def _move(listing: Listing, changes: Mapping[str, Any]) -> None:
    places = {"street", "number", "box", "postal_code", "municipality"}
    if not places & set(changes):
        return
    if not listing["addresses"]:
        blank = {"primary": True, "street": {"name": {"description": ""}}, "number": "", "box": None}
        listing["addresses"] = [{**blank, "municipality": {"postalCode": "", "name": {"description": ""}}}]
    addresses = listing["addresses"]
    address = next((address for address in addresses if address["primary"]), addresses[0])
    if "street" in changes:
        address["street"] = {"name": {"description": changes["street"]}}
    if "number" in changes:
        address["number"] = changes["number"]
    if "box" in changes:
        address["box"] = changes["box"] or None
    if "postal_code" in changes:
        address["municipality"]["postalCode"] = changes["postal_code"]
    if "municipality" in changes:
        address["municipality"]["name"] = {"description": changes["municipality"]}
