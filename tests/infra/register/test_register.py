"""The local register: what it answers and what its listings hold."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from infra.local.register import make_app, serve
from infra.local.register.generator import Generator
from tests.infra.register.client import ALL_RUBRICS, CARE_HOMES, GROUPS, HOSPITALS, ROW_FIELDS, Client, ids


@pytest.fixture(scope="module")
def untouched() -> Iterator[Client]:
    """One register for the tests that only read."""
    with serve(make_app(None)) as url:
        yield Client(url)


@pytest.fixture(scope="module")
def leaflets(untouched: Client) -> list[dict[str, Any]]:
    rows = untouched.rows(*ALL_RUBRICS)
    return [untouched.leaflet(an_id).json() for an_id in ids(rows)]


@pytest.fixture(scope="module")
def emails(leaflets: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    return [leaflet["contactInfo"]["emails"] for leaflet in leaflets]


class TestRubrics:
    def test_are_listed_by_their_literal_names(self, untouched: Client) -> None:
        content = untouched.ask("/api/generic-list/rubric?query=").json()["content"]
        assert [rubric["name"] for rubric in content] == list(ALL_RUBRICS)

    def test_are_found_by_a_part_of_their_name(self, untouched: Client) -> None:
        content = untouched.ask("/api/generic-list/rubric?query=KINDEREN").json()["content"]
        assert [rubric["name"][:9] for rubric in content] == ["10.07.02.", "10.07.03."]


class TestPages:
    def test_a_row_has_the_attested_fields_and_no_other(self, untouched: Client) -> None:
        rows = untouched.rows(CARE_HOMES)
        assert {frozenset(row) for row in rows} == {frozenset(ROW_FIELDS)}
        row = next(row for row in rows if len(row["addresses"]) == 1 and "location" in row["addresses"][0])
        assert set(row["id"]) == {"id", "authenticSource"}
        assert row["id"]["authenticSource"] == "SOKA"
        assert set(row["legalName"]) == {"description"}
        assert row["activities"][0] == {"name": {"description": CARE_HOMES}}
        assert set(row["contactInfo"]) == {"phones", "emails", "websites"}
        address = row["addresses"][0]
        assert set(address) == {"primary", "street", "number", "box", "municipality", "location"}
        assert set(address["street"]["name"]) == {"description"}
        assert set(address["municipality"]) == {"postalCode", "name"}
        assert set(address["location"]) == {"lat", "lon"}

    def test_the_plain_envelope_has_content_links_and_page(self, untouched: Client) -> None:
        reply = untouched.page()
        assert reply.headers["content-type"] == "application/json"
        assert set(reply.json()) == {"content", "links", "page"}
        assert set(reply.json()["page"]) == {"size", "totalElements", "totalPages", "number"}

    def test_hal_comes_when_it_is_asked_for(self, untouched: Client) -> None:
        path = "/api/health-offers?rubrics=10.07.02.+Groepsopvang+voor+kinderen"
        reply = untouched.ask(path, headers={"Accept": "application/hal+json"})
        assert reply.headers["content-type"] == "application/hal+json"
        assert set(reply.json()) == {"_embedded", "page"}
        assert (
            reply.json()["_embedded"]["healthOfferProviderRepresentationList"]
            == (untouched.page(GROUPS).json()["content"])
        )

    @pytest.mark.parametrize(
        ("accept", "media_type"),
        [
            ("*/*", "application/json"),
            ("application/json, application/hal+json", "application/json"),
            ("application/hal+json, application/json", "application/hal+json"),
            ("application/hal+json;q=0.5, application/json", "application/json"),
            ("application/hal+json;q=0", "application/json"),
            ("application/hal+json;q=\u00b2", "application/json"),
        ],
    )
    def test_the_accept_header_chooses_the_envelope(self, untouched: Client, accept: str, media_type: str) -> None:
        reply = untouched.ask("/api/health-offers?rubrics=x", headers={"Accept": accept})
        assert reply.headers["content-type"] == media_type

    def test_count_from_zero_with_twenty_rows_unless_asked_otherwise(self, untouched: Client) -> None:
        answer = untouched.page().json()
        assert (answer["page"]["number"], answer["page"]["size"], len(answer["content"])) == (0, 20, 20)

    def test_together_hold_each_row_once(self, untouched: Client) -> None:
        whole = ids(untouched.rows(CARE_HOMES, size=2000))
        declared = untouched.page().json()["page"]
        assert ids(untouched.rows(CARE_HOMES, size=7)) == whole
        assert len(set(whole)) == len(whole) == declared["totalElements"]
        assert declared["totalPages"] == -(-len(whole) // 20)

    def test_beyond_the_last_are_empty(self, untouched: Client) -> None:
        answer = untouched.page(page=999).json()
        assert answer["content"] == []
        assert answer["page"]["totalElements"] > 0

    def test_of_an_unknown_rubric_are_empty(self, untouched: Client) -> None:
        answer = untouched.page("14.04. Woonzorgcentra").json()
        assert answer["content"] == []
        assert answer["page"] == {"size": 20, "totalElements": 0, "totalPages": 0, "number": 0}

    def test_of_two_rubrics_hold_a_listing_in_both_once(self, untouched: Client) -> None:
        homes, hospitals = set(ids(untouched.rows(CARE_HOMES))), set(ids(untouched.rows(HOSPITALS)))
        both = ids(untouched.rows(CARE_HOMES, HOSPITALS))
        assert homes & hospitals
        assert sorted(both) == sorted(homes | hospitals)

    def test_sorted_by_last_save_begin_with_the_latest(self, untouched: Client) -> None:
        saved = [row["lastUpdated"] for row in untouched.rows(sort="LAST_UPDATED_DESC")]
        assert saved == sorted(saved, reverse=True)
        assert saved[0][:4] > saved[-1][:4]

    def test_sorted_by_relevance_hold_the_same_in_another_order(self, untouched: Client) -> None:
        by_save, by_relevance = (ids(untouched.rows(sort=sort)) for sort in ("LAST_UPDATED_DESC", "RELEVANCE"))
        assert by_save != by_relevance
        assert sorted(by_save) == sorted(by_relevance)

    @pytest.mark.parametrize(
        "query",
        [
            "page=-1",
            "page=one",
            "page=",
            "size=0",
            "size=2001",
            "size=1.5",
            "size=0000000000019",
            "sort=NAME",
            "size=%C2%B2",
        ],
    )
    def test_asked_for_wrongly_are_a_400_in_json(self, untouched: Client, query: str) -> None:
        reply = untouched.ask(f"/api/health-offers?rubrics=x&{query}")
        assert reply.status == 400
        assert query.partition("=")[0] in reply.json()["message"]

    def test_need_a_rubric(self, untouched: Client) -> None:
        assert untouched.ask("/api/health-offers").status == 400

    def test_hold_at_most_two_thousand_rows(self, untouched: Client) -> None:
        assert untouched.page(size=2000).json()["page"]["size"] == 2000


class TestLeaflets:
    def test_are_the_row_with_the_administrative_data(self, untouched: Client) -> None:
        row = untouched.rows(CARE_HOMES)[0]
        leaflet = untouched.leaflet(row["id"]["id"]).json()
        assert set(leaflet) - set(row) == {"administrativeData"}
        assert {key: leaflet[key] for key in row} == row

    @pytest.mark.parametrize("an_id", ["0" * 64, "x", "", "-" * 64, "g" * 64])
    def test_that_never_were_are_a_404_in_json(self, untouched: Client, an_id: str) -> None:
        reply = untouched.leaflet(an_id)
        assert (reply.status, reply.json()["status"]) == (404, 404)

    def test_need_true_or_false_for_hidden_data(self, untouched: Client) -> None:
        an_id = untouched.some_id()
        assert untouched.ask(f"/api/leaflet/{an_id}?includeHiddenData=maybe").status == 400
        assert untouched.ask(f"/api/leaflet/{an_id}").status == 200


class TestOtherRequests:
    def test_only_reading_is_allowed(self, untouched: Client) -> None:
        reply = untouched.ask("/api/health-offers", method="POST")
        assert (reply.status, reply.headers["allow"]) == (405, "GET, HEAD")

    def test_a_head_has_the_length_but_not_the_body(self, untouched: Client) -> None:
        reply = untouched.ask("/api/generic-list/rubric", method="HEAD")
        assert reply.body == b""
        assert int(reply.headers["content-length"]) > 100

    @pytest.mark.parametrize("path", ["/api/nothing", "/nothing", "/apiary", "/listings/x"])
    def test_an_unknown_path_is_a_404(self, untouched: Client, path: str) -> None:
        assert untouched.ask(path).status == 404


class TestListings:
    def test_of_one_seed_are_the_same_bytes(self, untouched: Client) -> None:
        with serve(make_app(None)) as url:
            assert Client(url).page(size=500).body == untouched.page(size=500).body

    def test_of_another_seed_are_others(self, untouched: Client) -> None:
        with serve(make_app(None, seed=2)) as url:
            assert not set(ids(Client(url).rows(*ALL_RUBRICS))) & set(ids(untouched.rows(*ALL_RUBRICS)))

    def test_stay_what_they_are_in_a_larger_register(self, untouched: Client) -> None:
        with serve(make_app(None, listings=1000)) as url:
            larger = {row["id"]["id"]: row for row in Client(url).rows(*ALL_RUBRICS)}
        assert len(larger) == 1000
        assert all(larger[row["id"]["id"]] == row for row in untouched.rows(*ALL_RUBRICS))

    def test_can_be_a_hundred_thousand(self) -> None:
        with serve(make_app(None, listings=100_000)) as url:
            large = Client(url)
            declared = large.page(*ALL_RUBRICS, size=200).json()["page"]
            last = large.page(*ALL_RUBRICS, size=200, page=499).json()["content"]
            assert (declared["totalElements"], declared["totalPages"], len(last)) == (100_000, 500, 200)
            assert large.leaflet(last[-1]["id"]["id"]).status == 200

    def test_have_ids_of_64_hexadecimal_characters(self, leaflets: list[dict[str, Any]]) -> None:
        assert len(leaflets) == len(set(ids(leaflets))) == 400
        assert all(re.fullmatch("[0-9a-f]{64}", an_id) for an_id in ids(leaflets))

    def test_fill_every_rubric_and_some_stand_in_two(self, leaflets: list[dict[str, Any]]) -> None:
        rubrics = [[a["name"]["description"] for a in leaflet["activities"]] for leaflet in leaflets]
        assert {rubric for names in rubrics for rubric in names} == set(ALL_RUBRICS)
        assert 4 <= sum(len(names) == 2 for names in rubrics) <= 20

    def test_send_no_mail_to_a_real_domain(self) -> None:
        generator = Generator(7)
        for index in range(5000):
            for entry in generator.emails(index):
                assert entry["value"].strip().endswith(".example")
                assert all(part.strip().endswith(".example") for part in entry["value"].split(";"))

    def test_lack_an_address_now_and_then(self, emails: list[list[dict[str, Any]]]) -> None:
        assert 0.04 < sum(not entries for entries in emails) / len(emails) < 0.08

    @pytest.mark.parametrize(
        "flaw",
        [
            r"[^;]+@[^;]+; [^;]+@[^;]+",  # a list in one value
            r"mailto:.+@.+",
            r"\s+.+@.+|.+@.+\s+",
            r"[^@]+",
            r".+@@.+|.+@\..+|\S+ \S+@.+",
        ],
    )
    def test_hold_addresses_as_people_type_them(self, emails: list[list[dict[str, Any]]], flaw: str) -> None:
        values = [entry["value"] for entries in emails for entry in entries]
        assert 1 <= sum(bool(re.fullmatch(flaw, value)) for value in values) <= 20

    def test_hold_several_addresses_with_and_without_a_primary_one(self, emails: list[list[dict[str, Any]]]) -> None:
        primaries = Counter(sum(e["primary"] for e in entries) for entries in emails if len(entries) > 1)
        assert primaries[0] >= 1
        assert primaries[1] >= 5

    def test_have_belgian_enterprise_numbers(self, leaflets: list[dict[str, Any]]) -> None:
        numbers = [entry["value"] for leaflet in leaflets for entry in leaflet["administrativeData"]]
        assert all(len(n) == 10 and 97 - int(n[:8]) % 97 == int(n[8:]) for n in numbers)
        assert max(Counter(numbers).values()) == 2
        assert {e["type"] for leaflet in leaflets for e in leaflet["administrativeData"]} == {"CBE_ID"}

    def test_share_an_address_now_and_then(self, leaflets: list[dict[str, Any]]) -> None:
        addresses = Counter(json.dumps(leaflet["addresses"]) for leaflet in leaflets)
        assert 1 <= sum(count == 2 for count in addresses.values()) <= 10

    def test_have_addresses_with_gaps(self, leaflets: list[dict[str, Any]]) -> None:
        addresses = [leaflet["addresses"] for leaflet in leaflets]
        assert any(len(some) > 1 and not any(a["primary"] for a in some) for some in addresses)
        assert any(len(some) > 1 and any(a["primary"] for a in some) for some in addresses)
        assert any("location" not in a for some in addresses for a in some)
        assert {type(a["box"]) for some in addresses for a in some} == {str, type(None)}

    def test_lie_in_flemish_places(self, leaflets: list[dict[str, Any]]) -> None:
        places = {
            (a["municipality"]["postalCode"], a["municipality"]["name"]["description"])
            for leaflet in leaflets
            for a in leaflet["addresses"]
        }
        assert len(places) == 60
        assert {("2970", "'s-Gravenwezel"), ("9100", "Sint-Niklaas"), ("1640", "Sint-Genesius-Rode")} <= places

    @pytest.mark.parametrize("mark", [r"^\s|\s$", r"\S  \S", r".{120,}", r"[À-ÿ]", r"'", r"^[^a-z]+$"])
    def test_have_names_as_registers_have_them(self, leaflets: list[dict[str, Any]], mark: str) -> None:
        names = [leaflet["legalName"]["description"] for leaflet in leaflets]
        assert any(re.search(mark, name) for name in names)

    def test_lack_phones_and_websites_now_and_then(self, leaflets: list[dict[str, Any]]) -> None:
        contacts = [leaflet["contactInfo"] for leaflet in leaflets]
        websites = [entry["value"] for contact in contacts for entry in contact["websites"]]
        assert 5 < sum(not contact["phones"] for contact in contacts) < 50
        assert 20 < sum(not contact["websites"] for contact in contacts) < 80
        assert {bool(re.match("https?://", website)) for website in websites} == {True, False}

    def test_are_not_all_published(self, leaflets: list[dict[str, Any]]) -> None:
        states = Counter(leaflet["state"] for leaflet in leaflets)
        assert set(states) == {"PUBLISHED", "DRAFT", "ARCHIVED"}
        assert states["PUBLISHED"] > 380
