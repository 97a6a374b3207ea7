"""Setting the misbehaviour and changing listings, in JSON, for tests and scripts."""

from collections.abc import Mapping
from http import HTTPStatus
from itertools import islice
from typing import Any, Final

from msgspec import to_builtins

from infra.local.register.api import Access
from infra.local.register.catalogue import Catalogue, Key
from infra.local.register.settings import TABLE, Settings, Tally, WrongSetting, merged
from infra.local.web.exchange import Answer, Request, bad_request, json_answer, not_found

MOST_FOUND: Final = 1000

RESETS: Final = {
    "reset": "true: every setting as at the start, and the counts to 0. Edits stay.",
    "reset_listings": "true: forget every edit, removal and addition.",
    "reset_requests": "true: the counts to 0.",
}


class Control:
    def __init__(self, catalogue: Catalogue, tally: Tally, access: Access) -> None:
        self.catalogue = catalogue
        self.tally = tally
        self._access = access

    def state(self) -> dict[str, Any]:
        about: dict[str, Any] = {row.name: {"about": row.about, "default": to_builtins(row.default)} for row in TABLE}
        return {
            "settings": to_builtins(self.catalogue.settings),
            "requests": self.tally.requests.total(),
            "requests_by_route": dict(self.tally.requests),
            "answers_by_status": dict(self.tally.answers),
            "listings": self.catalogue.counts(),
            "descriptions": {**about, **{name: {"about": text} for name, text in RESETS.items()}},
        }

    def change(self, body: Mapping[str, object]) -> None:
        """All of it, or nothing and a 400; turns are counted anew in either case of success."""
        resets = {name: value for name, value in body.items() if name in RESETS}
        rest = {name: value for name, value in body.items() if name not in RESETS}
        if wrong := [name for name, value in resets.items() if value not in {True, False}]:
            raise bad_request(f"{wrong[0]} has to be true or false")
        try:
            settings = merged(self.catalogue.initial if resets.get("reset") else self.catalogue.settings, rest)
        except WrongSetting as error:
            raise bad_request(str(error)) from None
        self.apply(settings, changed_again="changed_percent" in rest)
        if resets.get("reset") or resets.get("reset_requests"):
            self.tally.reset_counts()
        if resets.get("reset_listings"):
            self.catalogue.forget_edits()

    def apply(self, settings: Settings, *, changed_again: bool) -> None:
        if settings.oauth != self.catalogue.settings.oauth:
            self._access.forget_tokens()
        self.catalogue.configure(settings, changed_again=changed_again)
        self.tally.restart_turns()

    def found(self, request: Request) -> Answer:
        offset = request.whole("offset", 0, least=0, most=1_000_000)
        limit = request.whole("limit", 50, least=1, most=MOST_FOUND)
        keys = list(self.catalogue.search(request.first("q")))
        items = [self.summary(key) for key in islice(keys, offset, offset + limit)]
        return json_answer({"total": len(keys), "items": items})

    def one(self, an_id: str) -> Answer:
        return self._answer(self.key(an_id))

    def edit(self, request: Request, an_id: str) -> Answer:
        key = self.key(an_id)
        try:
            self.catalogue.edit(key, request.json())
        except ValueError as error:
            raise bad_request(str(error)) from None
        return self._answer(key)

    def add(self, request: Request) -> Answer:
        try:
            key = self.catalogue.add(request.json())
        except ValueError as error:
            raise bad_request(str(error)) from None
        return self._answer(key, HTTPStatus.CREATED)

    def key(self, an_id: str) -> Key:
        key = self.catalogue.key_of(an_id)
        if key is None:
            raise not_found("no such listing")
        return key

    def _answer(self, key: Key, status: HTTPStatus = HTTPStatus.OK) -> Answer:
        return json_answer({**self.summary(key), "listing": self.catalogue.listing(key)}, status)

    def summary(self, key: Key) -> dict[str, Any]:
        """Return what a person or a script needs to recognise a listing, before faults spoil its contents."""
        listing = self.catalogue.original(key)
        emails = listing["contactInfo"]["emails"]
        first = next((entry for entry in emails if entry["primary"]), emails[0] if emails else {"value": None})
        addresses = listing["addresses"]
        where = next((address for address in addresses if address["primary"]), addresses[0])
        return {
            "id": listing["id"]["id"],
            "name": listing["legalName"]["description"],
            "email": first["value"],
            "emails": [entry["value"] for entry in emails],
            "municipality": where["municipality"]["name"]["description"],
            "postal_code": where["municipality"]["postalCode"],
            "street": where["street"]["name"]["description"],
            "number": where["number"],
            "box": where["box"],
            "rubrics": [activity["name"]["description"] for activity in listing["activities"]],
            "phones": [phone["value"] for phone in listing["contactInfo"]["phones"]],
            "websites": [website["value"] for website in listing["contactInfo"]["websites"]],
            "enterprise_number": next((entry["value"] for entry in listing["administrativeData"]), None),
            "state": listing["state"],
            "removed": self.catalogue.is_removed(key),
            "visible": self.catalogue.is_visible(key),
            "last_updated": listing["lastUpdated"],
        }
