"""Asking the local register over HTTP, redirects and refusals shown as they are."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode, urlsplit

CARE_HOMES = "14.04.01. Woonzorgcentra (WZC)"
GROUPS = "10.07.02. Groepsopvang voor kinderen"
HOSPITALS = "02.06.01. Ziekenhuizen"
ALL_RUBRICS = (
    HOSPITALS,
    GROUPS,
    "10.07.03. Gezinsopvang voor kinderen",
    "11.05.01. Jeugdhulp met verblijf",
    "11.05.02. Ambulante en mobiele jeugdhulp",
    "12.03.01. Dagopvang voor personen met een handicap",
    "12.03.02. Woonondersteuning voor personen met een handicap",
    CARE_HOMES,
)

ROW_FIELDS = {
    "id",
    "type",
    "state",
    "verified",
    "legalName",
    "addresses",
    "activities",
    "contactInfo",
    "lastUpdated",
    "links",
}


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    def json(self) -> Any:
        return json.loads(self.body)


class Client:
    def __init__(self, url: str) -> None:
        self.url = url
        self._address = urlsplit(url).netloc

    def ask(
        self, path: str, *, method: str = "GET", body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> Reply:
        connection = HTTPConnection(self._address, timeout=30)
        try:
            connection.request(method, path, body=body, headers=dict(headers or {}))
            answer = connection.getresponse()
            return Reply(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def send(self, path: str, value: object, method: str = "POST") -> Reply:
        headers = {"Content-Type": "application/json"}
        return self.ask(path, method=method, body=json.dumps(value).encode(), headers=headers)

    def submit(self, path: str, fields: Mapping[str, str], **headers: str) -> Reply:
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask(path, method="POST", body=urlencode(fields).encode(), headers={**form, **headers})

    def control(self, **settings: object) -> Any:
        reply = self.send("/control", settings)
        assert reply.status == 200, reply.text
        return reply.json()

    def state(self) -> Any:
        return self.ask("/control").json()

    def page(self, *rubrics: str, base: str = "/api", **query: str | int) -> Reply:
        """One page of the listings in these rubrics, or in that of the care homes."""
        wanted = [("rubrics", rubric) for rubric in rubrics or (CARE_HOMES,)]
        return self.ask(f"{base}/health-offers?{urlencode([*wanted, *query.items()])}")

    def rows(self, *rubrics: str, **query: str | int) -> list[dict[str, Any]]:
        """Every row of every page, as they come."""
        found: list[dict[str, Any]] = []
        number = 0
        while True:
            answer = self.page(*rubrics, base="/api", **{"size": 500, **query, "page": number}).json()
            found += answer["content"]
            number += 1
            if number >= answer["page"]["totalPages"]:
                return found

    def leaflet(self, an_id: str) -> Reply:
        return self.ask(f"/api/leaflet/{an_id}?includeHiddenData=false")

    def edit(self, an_id: str, **changes: object) -> Reply:
        return self.send(f"/control/listings/{an_id}", changes, method="PATCH")

    def some_id(self) -> str:
        """A listing with an e-mail address that nobody touched yet."""
        items = self.ask("/control/listings?limit=100").json()["items"]
        return next(str(item["id"]) for item in items if len(item["emails"]) == 1 and item["state"] == "PUBLISHED")


def ids(rows: list[dict[str, Any]]) -> list[str]:
    return [row["id"]["id"] for row in rows]
