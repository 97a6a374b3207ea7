"""The local register misbehaves as it is told, and only then: in its listings and in whom it lets in."""

import base64
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from infra.local.register.settings import Settings
from tests.infra.register.client import ALL_RUBRICS, CARE_HOMES, HOSPITALS, Client, Reply
from tests.infra.register.wayward import Clock, everything, wayward_register


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def register(clock: Clock) -> Iterator[Client]:
    with wayward_register(clock) as client:
        yield client


class TestContents:
    def test_a_rubric_can_vanish(self, register: Client) -> None:
        register.control(rubric_gone=[CARE_HOMES])
        names = register.ask("/api/generic-list/rubric").json()["content"]
        assert CARE_HOMES not in [rubric["name"] for rubric in names]
        assert register.page().json()["page"]["totalElements"] == 0
        assert register.page(HOSPITALS).json()["page"]["totalElements"] > 0

    def test_a_share_of_the_listings_can_vanish(self, register: Client) -> None:
        before = everything(register)
        register.control(vanished_percent=10)
        after = everything(register)
        gone = set(before) - set(after)
        assert 36 <= len(gone) <= 44
        assert register.leaflet(gone.pop()).status == 404
        register.control(vanished_percent=10)
        assert everything(register) == after
        register.control(vanished_percent=100)
        assert everything(register) == {}

    def test_a_share_of_the_listings_can_get_new_ids(self, register: Client) -> None:
        before = everything(register)
        register.control(rekeyed_percent=50)
        after = everything(register)
        old, new = set(before) - set(after), set(after) - set(before)
        assert len(after) == len(before)
        assert 190 <= len(old) == len(new) <= 210
        assert register.leaflet(old.pop()).status == 404
        assert register.leaflet(new.pop()).status == 200

        def contents(rows: dict[str, dict[str, Any]]) -> Counter[str]:
            return Counter(json.dumps({**row, "id": None}) for row in rows.values())

        assert contents(after) == contents(before)

    def test_edits_stay_with_a_listing_that_gets_a_new_id(self, register: Client) -> None:
        first = register.some_id()
        register.edit(first, name="Huis Zeldzaam")
        register.control(rekeyed_percent=100)
        found = register.ask("/control/listings?q=zeldzaam").json()["items"]
        assert len(found) == 1
        assert found[0]["id"] != first
        assert register.edit(found[0]["id"], phone="014 00 00 01").status == 200

    def test_a_share_of_the_addresses_can_be_lost(self, register: Client) -> None:
        def filled(rows: dict[str, dict[str, Any]]) -> set[str]:
            return {an_id for an_id, row in rows.items() if row["contactInfo"]["emails"]}

        before = everything(register)
        register.control(emails_lost_percent=25)
        after = everything(register)
        assert 80 <= len(filled(before) - filled(after)) <= 105
        assert [row["lastUpdated"] for row in after.values()] == [row["lastUpdated"] for row in before.values()]

    def test_a_share_of_the_listings_can_change(self, register: Client, clock: Clock) -> None:
        def changed(one: dict[str, dict[str, Any]], other: dict[str, dict[str, Any]]) -> set[str]:
            return {an_id for an_id in one if one[an_id] != other[an_id]}

        rows = [everything(register)]
        for _ in range(2):
            clock.now += 3600
            register.control(changed_percent=5)
            rows.append(everything(register))
        assert 17 <= len(changed(rows[0], rows[1])) <= 23
        assert changed(rows[0], rows[1]) == changed(rows[1], rows[2])
        for an_id in changed(rows[1], rows[2]):
            phones = [str(row[an_id]["contactInfo"]["phones"]) for row in rows]
            assert len(set(phones)) == 3
            assert rows[2][an_id]["lastUpdated"] == "2027-01-15T10:00:00Z"
        newest = register.page(*ALL_RUBRICS, sort="LAST_UPDATED_DESC").json()["content"][0]
        assert newest["id"]["id"] in changed(rows[1], rows[2])

    def test_some_records_can_be_broken(self, register: Client) -> None:
        def is_broken(row: dict[str, Any]) -> bool:
            shapes = (row["legalName"], dict), (row["addresses"], list), (row["contactInfo"], dict)
            return not all(isinstance(value, kind) for value, kind in shapes)

        register.control(bad_records=6)
        rows = everything(register)
        broken = [an_id for an_id, row in rows.items() if is_broken(row)]
        assert (len(rows), len(broken)) == (400, 6)
        assert all(is_broken(register.leaflet(an_id).json()) for an_id in broken)
        assert all(rows[an_id]["state"] == "PUBLISHED" for an_id in broken)

    def test_some_records_can_be_bytes_that_are_no_json(self, register: Client) -> None:
        whole = register.page(*ALL_RUBRICS, size=400).body
        register.control(bad_bytes=4, bad_records=1)
        body = register.page(*ALL_RUBRICS, size=400).body
        for sent in (rb'"verified": "\ud83d"', b'"verified": "\x01"', b'"verified": "\xe9"', b'"verified": NaN'):
            assert body.count(sent) == 1
        assert body.count(b'"lastUpdated"') == whole.count(b'"lastUpdated"') == 400

    def test_a_broken_record_can_be_repeated_as_an_older_version(self, register: Client) -> None:
        register.control(bad_records=400, duplicates=19, duplicates_stale=True)
        assert {register.page(page=n).status for n in range(4)} == {200}

    def test_good_behaviour_is_the_default(self, register: Client) -> None:
        assert register.state()["settings"]["listings"] == Settings().listings
        assert {reply.status for reply in (register.page() for _ in range(30))} == {200}


class TestAccess:
    def test_a_key_can_be_needed_in_a_header_of_any_name(self, register: Client) -> None:
        register.control(api_key="geheim")
        path = "/api/generic-list/rubric"
        assert register.ask(path).status == 401
        assert register.ask(path, headers={"X-API-Key": "fout"}).status == 401
        assert register.ask(path, headers={"X-API-Key": "geheim"}).status == 200
        register.control(api_key_header="Ocp-Apim-Subscription-Key")
        assert register.ask(path, headers={"X-API-Key": "geheim"}).status == 401
        assert register.ask(path, headers={"Ocp-Apim-Subscription-Key": "geheim"}).status == 200
        register.control(api_key=None)
        assert register.ask(path).status == 200

    def token(self, register: Client, **fields: str) -> Reply:
        return register.submit("/oauth/token", {"grant_type": "client_credentials", **fields})

    def test_a_token_can_be_needed(self, register: Client, clock: Clock) -> None:
        client = {"client_id": "me", "client_secret": "geheim"}
        register.control(oauth=client, token_seconds=60)
        path = "/api/generic-list/rubric"
        refused = register.ask(path)
        assert (refused.status, refused.headers["www-authenticate"][:6]) == (401, "Bearer")
        answer = self.token(register, **client).json()
        assert (answer["token_type"], answer["expires_in"]) == ("Bearer", 60)
        bearer = {"Authorization": f"Bearer {answer['access_token']}"}
        assert register.ask(path, headers=bearer).status == 200
        assert register.ask(path, headers={"Authorization": "Bearer other"}).status == 401
        clock.now += 61
        assert register.ask(path, headers=bearer).status == 401

    def test_a_client_may_say_who_it_is_in_a_header(self, register: Client) -> None:
        register.control(oauth={"client_id": "me", "client_secret": "geheim"})
        basic = base64.b64encode(b"me:geheim").decode()
        fields = {"grant_type": "client_credentials"}
        assert register.submit("/oauth/token", fields, Authorization=f"Basic {basic}").status == 200
        assert register.submit("/oauth/token", fields, Authorization="Basic ?").status == 401

    def test_a_wrong_client_or_grant_gets_no_token(self, register: Client) -> None:
        assert self.token(register, client_id="", client_secret="").status == 401
        register.control(oauth={"client_id": "me", "client_secret": "geheim"})
        reply = self.token(register, client_id="me", client_secret="fout")
        assert (reply.status, reply.json()) == (401, {"error": "invalid_client"})
        other = register.submit("/oauth/token", {"grant_type": "password"})
        assert (other.status, other.json()) == (400, {"error": "unsupported_grant_type"})

    def test_the_api_can_move(self, register: Client) -> None:
        register.control(base_path="/v2/api")
        assert register.page(base="/v2/api").status == 200
        assert register.page().status == 404
        register.control(base_path="/")
        assert register.page(base="").status == 200
        assert register.state()["settings"]["base_path"] == "/"
