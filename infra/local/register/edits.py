"""The edits that people make of listings: which there can be, how they show, and the file in which they survive."""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, Final

from msgspec import UNSET, Meta, Struct, UnsetType, convert, to_builtins

from infra.local.register.generator import Listing, iso
from infra.local.register.ingredients import RUBRICS

FILE_NAME: Final = "register.json"
FORMAT: Final = 1

# Also blanks, line breaks and nonsense: registers hold those, and the sync has to bear them.
AnyText = Annotated[str, Meta(max_length=2000)]


class Email(Struct, frozen=True, forbid_unknown_fields=True):
    value: AnyText
    primary: bool = False


Emails = Annotated[list[AnyText | Email], Meta(max_length=50)] | AnyText | None


class Fields(Struct, frozen=True, forbid_unknown_fields=True):
    """The fields that can be changed; of the emails that come as texts, the first is the primary one."""

    name: AnyText | UnsetType = UNSET
    email: Emails | UnsetType = UNSET  # the same as emails
    emails: Emails | UnsetType = UNSET
    phone: AnyText | UnsetType = UNSET
    website: AnyText | UnsetType = UNSET
    state: Annotated[str, Meta(min_length=1, pattern=r"^[^\x00-\x1f\x7f]*\Z")] | UnsetType = UNSET
    rubrics: Annotated[list[str], Meta(min_length=1)] | UnsetType = UNSET
    street: AnyText | UnsetType = UNSET
    number: AnyText | UnsetType = UNSET
    box: AnyText | UnsetType = UNSET
    postal_code: AnyText | UnsetType = UNSET
    municipality: AnyText | UnsetType = UNSET
    enterprise_number: AnyText | UnsetType = UNSET
    removed: bool | UnsetType = UNSET


def checked(body: Mapping[str, object]) -> dict[str, Any]:
    """Return the changes as they are stored.

    Raises:
        ValueError: names the first field that is unknown or wrong.
    """
    read = convert(body, Fields)
    changes = dict(to_builtins(read))
    if not set(changes.get("rubrics", ())) <= set(RUBRICS):
        raise ValueError(f"rubrics are out of: {'; '.join(RUBRICS)}")
    for name, entries in (("email", read.email), ("emails", read.emails)):
        if entries is not UNSET:
            changes.pop(name)
            changes["emails"] = _emails(entries)
    return changes


def _emails(entries: list[str | Email] | str | None) -> list[dict[str, Any]]:
    several = entries if isinstance(entries, list) else [entries] if entries else []
    emails = [Email(each, primary=turn == 0) if isinstance(each, str) else each for turn, each in enumerate(several)]
    return [dict(to_builtins(each)) for each in emails]


BLANK: Final[Mapping[str, Any]] = {
    "emails": [],
    "street": "Schakelveld",
    "number": "20",
    "postal_code": "2490",
    "municipality": "Balen",
}


def empty_listing(*, an_id: str, updated: int) -> Listing:
    """Return the listing that an added one starts from."""
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


@dataclass(frozen=True, slots=True)
class Edit:
    """The changes to one listing since it was generated, or all there is to it when it was added."""

    updated: int  # seconds since 1970
    sequence: int  # which of two edits in one second was last
    removed: bool = False
    fields: Mapping[str, Any] = field(default_factory=dict)
    added: int | None = None  # the how-manieth added listing this is

    def with_changes(self, changes: Mapping[str, Any], *, updated: int, sequence: int) -> "Edit":
        fields = {**self.fields, **changes}
        removed = bool(fields.pop("removed", self.removed))
        return replace(self, updated=updated, sequence=sequence, removed=removed, fields=fields)


class UnreadableEdits(Exception):
    """The file is there but not as this program wrote it: better to stop than to overwrite it."""


class Ledger:
    """All edits by the id the listing was generated with, which stays the same when ids are re-keyed."""

    def __init__(self, data_dir: Path | None, *, clock: Callable[[], float]) -> None:
        self._path = data_dir / FILE_NAME if data_dir else None
        self._clock = clock
        self._edits: dict[str, Edit] = {}
        self._sequence = 0
        if self._path and self._path.exists():
            self._load(self._path)

    def items(self) -> list[tuple[str, Edit]]:
        return list(self._edits.items())

    def moment(self) -> tuple[int, int]:
        """Now, and a number that orders what happens within one second."""
        self._sequence += 1
        return int(self._clock()), self._sequence

    def next_added(self) -> int:
        return 1 + max((edit.added or 0 for edit in self._edits.values()), default=0)

    def record(self, first_id: str, changes: Mapping[str, Any], *, added: int | None = None) -> None:
        now, sequence = self.moment()
        before = self._edits.get(first_id, Edit(updated=now, sequence=sequence, added=added))
        self._edits[first_id] = before.with_changes(changes, updated=now, sequence=sequence)
        self._save()

    def forget_all(self) -> None:
        self._edits.clear()
        self._save()

    def _load(self, path: Path) -> None:
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
            if stored["format"] != FORMAT:
                raise UnreadableEdits(f"{path} has format {stored['format']}, not {FORMAT}")
            self._edits = {first_id: Edit(**values) for first_id, values in stored["edits"].items()}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnreadableEdits(f"{path} cannot be read ({error}); move it away to start afresh") from error
        self._sequence = max((edit.sequence for edit in self._edits.values()), default=0)

    def _save(self) -> None:
        """Written beside the old file and moved over it: a crash leaves the one or the other, never half."""
        if self._path is None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        edits = {first_id: asdict(edit) for first_id, edit in self._edits.items()}
        beside = self._path.with_name(f"{FILE_NAME}.new")
        with beside.open("w", encoding="utf-8") as file:
            json.dump({"format": FORMAT, "edits": edits}, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._path)
