"""The register's records in our words: messy ones are read as far as they can be, and none ever stops a run."""

import json
from dataclasses import replace
from typing import Any, Final

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.adapters.sociale_kaart.config import Paths, Source
from chalicelib.adapters.sociale_kaart.mapping import Mapping
from chalicelib.domain.organisations.listing import Address, EmailStatus, Sector
from chalicelib.domain.organisations.offer import Offer
from chalicelib.ports.sync import Record

CARE_HOMES: Final = "14.04.01. Woonzorgcentra (WZC)"
GROUPS: Final = "10.07.02. Groepsopvang voor kinderen"
YOUTH: Final = "11.05.01. Jeugdhulp met verblijf"
HOSPITALS: Final = "02.06.01. Ziekenhuizen"
MAPPING: Final = Mapping(Source())
PLAIN: Final = Offer(
    register_id="07062e24",
    sector=Sector.RESIDENTIAL_CARE,
    name="De Schakel vzw",
    address=Address(street="Schakelveld", number="20", postal_code="2490", municipality="Balen"),
    email="info@schakel.example",
    email_status=EmailStatus.OK,
    website="https://www.schakel.example",
    phone="014 00 00 00",
)


def record(**changes: Any) -> dict[str, Any]:
    return {
        "id": {"id": "07062e24", "authenticSource": "SOKA"},
        "type": "ORGANISATION",
        "state": "PUBLISHED",
        "legalName": {"description": "De Schakel vzw"},
        "addresses": [address()],
        "activities": [{"name": {"description": CARE_HOMES}}],
        "contactInfo": contact(),
        "lastUpdated": "2026-01-15T09:12:00Z",
        "links": [],
        **changes,
    }


def address(**changes: Any) -> dict[str, Any]:
    return {
        "primary": True,
        "street": {"name": {"description": "Schakelveld"}},
        "number": "20",
        "box": None,
        "municipality": {"postalCode": "2490", "name": {"description": "Balen"}},
        **changes,
    }


def contact(**changes: Any) -> dict[str, Any]:
    return {
        "phones": [{"value": "014 00 00 00"}],
        "emails": [{"value": "info@schakel.example", "primary": True}],
        "websites": [{"value": "www.schakel.example", "primary": True}],
        **changes,
    }


def read(**changes: Any) -> Record:
    return MAPPING.read(record(**changes), CARE_HOMES)


def listing(**changes: Any) -> Offer:
    found = read(**changes).listing
    assert found is not None
    (head,) = MAPPING.records(MAPPING.split(json.dumps([record(**changes)]).encode()), CARE_HOMES)
    assert head.read is not None
    assert head.read().listing == found, "read from a page it differs: is the member among `read` of parts.py?"
    return found


def test_a_plain_record_is_read_whole() -> None:
    assert read() == Record(register_id="07062e24", updated_at="2026-01-15T09:12:00Z", listing=PLAIN)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"legalName": {"description": "  De\tSchakel\n vzw "}}, {"name": "De Schakel vzw"}),
        ({"legalName": {"description": "x" * 600}}, {"name": "x" * 500}),
        ({"addresses": []}, {"address": Address()}),
        ({"addresses": None}, {"address": Address()}),
        ({"addresses": [{}]}, {"address": Address()}),
        ({"addresses": [address(number=20, box=3)]}, {"address": replace(PLAIN.address, box="3")}),
        (
            {"addresses": [address(municipality={"postalCode": 9000.0, "name": {"description": "Gent"}}, number=12.5)]},
            {"address": replace(PLAIN.address, postal_code="9000", municipality="Gent", number="12.5")},
        ),
        (
            {"addresses": [address(municipality={"postalCode": "B-9000", "name": {"description": "Gent"}})]},
            {"address": replace(PLAIN.address, postal_code="9000", municipality="Gent")},
        ),
        (
            {"addresses": [address(municipality={"postalCode": "9000 Gent", "name": None})]},
            {"address": replace(PLAIN.address, postal_code="9000", municipality="")},
        ),
        ({"legalName": {"description": "De\u00ad Scha\u200bkel\u202e vzw\u200f"}}, {"name": "De Schakel vzw"}),
        ({"legalName": {"description": "Zon &amp; Maan"}}, {"name": "Zon & Maan"}),
        (
            {"legalName": {"description": "Huize &amp;quot;Zon&amp;quot;&nbsp;&#38; Ma&shy;an"}},
            {"name": 'Huize "Zon" & Maan'},
        ),
        ({"legalName": {"description": "Zon & Maan; R&D; A&B"}}, {"name": "Zon & Maan; R&D; A&B"}),
        ({"legalName": {"description": "<b>Zon</b> &lt;3"}}, {"name": "<b>Zon</b> <3"}),
        (
            {"addresses": [address(street={"name": {"description": "&#39;s-Herenstraat"}})]},
            {"address": replace(PLAIN.address, street="'s-Herenstraat")},
        ),
        ({"contactInfo": contact(phones=[{"value": 32475123456.0}])}, {"phone": "32475123456"}),
        ({"contactInfo": contact(phones=[{"value": "\u202d014\u00a000 00\u202c"}])}, {"phone": "014 00 00"}),
        ({"administrativeData": [{"type": "CBE_ID", "value": 123456749}]}, {"enterprise_number": "0123456749"}),
        (
            {"contactInfo": contact(emails=[{"value": "a@b.example, A@B.example"}, {"value": "c@d.example"}])},
            {"email": "a@b.example", "also": ("c@d.example",)},
        ),
        ({"addresses": [address(street=None)]}, {"address": replace(PLAIN.address, street="")}),
        ({"addresses": [address(street="Schakelveld")]}, {"address": replace(PLAIN.address, street="")}),
        ({"addresses": [address(number="1", primary=False), address()]}, {}),
        ({"addresses": [address(primary=False), address(number="1", primary=False)]}, {}),
        ({"addresses": [address(primary="true"), address(number="1", primary=1)]}, {}),
        ({"activities": []}, {}),  # the rubric by which it was found
        ({"activities": None}, {}),
        ({"activities": "all"}, {}),
        ({"activities": [None, {"name": None}, {"name": {"description": ["x"]}}]}, {}),
        ({"activities": [{"name": {"description": HOSPITALS}}]}, {}),
        ({"activities": [{"name": {"description": YOUTH}}]}, {"sector": Sector.YOUTH_CARE}),
        (
            {"activities": [{"name": {"description": YOUTH}}, {"name": {"description": GROUPS}}]},
            {"sector": "child_care"},
        ),
        ({"state": None}, {}),
        ({"contactInfo": None}, {"email": "", "email_status": "absent", "website": "", "phone": ""}),
        ({"contactInfo": {}}, {"email": "", "email_status": "absent", "website": "", "phone": ""}),
        ({"contactInfo": contact(phones=[])}, {"phone": ""}),
        ({"contactInfo": contact(phones=[{"value": None}, {"value": "1"}])}, {"phone": "1"}),
        ({"contactInfo": contact(phones=[{"value": "1"}, {"value": "2", "primary": True}])}, {"phone": "2"}),
        ({"administrativeData": [{"type": "CBE_ID", "value": "0123.456.749"}]}, {"enterprise_number": "0123456749"}),
        ({"administrativeData": [{"type": "X", "value": "1"}]}, {}),
        ({"administrativeData": "none"}, {}),
        ({"administrativeData": [{"type": "CBE_ID", "value": None}]}, {}),
    ],
)
def test_a_messy_record_is_read_as_far_as_it_can_be(changes: dict[str, Any], expected: dict[str, Any]) -> None:
    assert listing(**changes) == replace(PLAIN, **expected)


@pytest.mark.parametrize(
    ("emails", "email", "status"),
    [
        ([], "", "absent"),
        (None, "", "absent"),
        ([{"value": ""}], "", "absent"),
        ([{"value": None}], "", "absent"),
        ([{}], "", "absent"),
        ([{"value": "a@b.example"}], "a@b.example", "ok"),
        ([{"value": "mailto:a@b.example"}], "a@b.example", "ok"),
        ([{"value": " a@b.example "}], "a@b.example", "ok"),
        ([{"value": "a@b.example; c@d.example"}], "a@b.example", "ok"),
        ([{"value": "c@d.example"}, {"value": "a@b.example", "primary": True}], "a@b.example", "ok"),
        ([{"value": "no", "primary": True}, {"value": "a@b.example"}], "a@b.example", "ok"),
        ([{"value": "no"}], "", "invalid"),
        ([{"value": "a@@b.example"}], "", "invalid"),
        ([{"value": 5}], "", "invalid"),
        ([{"value": "\u200b"}], "", "absent"),
        ([{"value": "info&#64;b.example"}], "info@b.example", "ok"),
        ([{"value": "info@bé.example"}], "info@xn--b-bga.example", "ok"),
    ],
)
def test_addresses_are_read_leniently_and_never_guessed(emails: Any, email: str, status: str) -> None:
    found = listing(contactInfo=contact(emails=emails))
    assert (found.email, found.email_status) == (email, status)


@pytest.mark.parametrize(
    ("website", "expected"),
    [
        ("www.schakel.example", "https://www.schakel.example"),
        ("https://schakel.example/a?b", "https://schakel.example/a?b"),
        ("HTTP://schakel.example", "HTTP://schakel.example"),
        ("schakel.example/contact", "https://schakel.example/contact"),
        ("javascript:alert(1)", ""),
        ("https://a b.example", ""),
        ('https://a.example"onclick=', ""),
        ("geen", ""),
        ("", ""),
    ],
)
def test_a_website_is_an_address_one_can_follow_or_nothing(website: str, expected: str) -> None:
    assert listing(contactInfo=contact(websites=[{"value": website}])).website == expected


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"legalName": None}, "no name"),
        ({"legalName": {"description": "  "}}, "no name"),
        ({"legalName": ["De Schakel vzw"]}, "no name"),
        ({"addresses": "Schakelveld 20"}, "addresses are no list"),
        ({"addresses": ["Schakelveld 20"]}, "addresses hold what is no object"),
        ({"addresses": {"0": {}}}, "addresses are no list"),
        ({"contactInfo": ["info@schakel.example"]}, "e-mails are no list"),
        ({"contactInfo": contact(emails="info@schakel.example")}, "e-mails are no list"),
        ({"contactInfo": contact(emails=["info@schakel.example"])}, "e-mails hold what is no object"),
        ({"contactInfo": contact(phones=5)}, "phones are no list"),
        ({"contactInfo": contact(emails=[{"value": ["info@schakel.example"]}])}, "e-mails hold what is no text"),
        ({"contactInfo": contact(emails=[{"value": True}])}, "e-mails hold what is no text"),
        ({"contactInfo": contact(phones=[{"value": {}}])}, "phones hold what is no text"),
        ({"contactInfo": contact(websites=[None])}, "websites hold what is no object"),
        ({"state": ["PUBLISHED"]}, "state is no text"),
        ({"state": {}}, "state is no text"),
        ({"state": 1}, "state is no text"),
    ],
)
def test_a_shape_that_cannot_be_is_a_problem_and_empties_nothing(changes: dict[str, Any], problem: str) -> None:
    found = read(**changes)
    assert (found.register_id, found.problem, found.listing, found.published) == ("07062e24", problem, None, True)


@pytest.mark.parametrize("an_id", [None, {}, {"id": None}, {"id": " "}, {"id": []}, "07062e24", []])
def test_a_record_without_an_id_is_nobodys(an_id: Any) -> None:
    assert read(id=an_id) == Record(register_id="", problem="no id")


@pytest.mark.parametrize("state", ["DRAFT", "ARCHIVED", "published", ""])
def test_what_is_not_published_is_there_and_not_public(state: str) -> None:
    found = read(state=state, legalName=None)
    assert (found.register_id, found.published, found.problem, found.listing) == ("07062e24", False, "", None)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from([*record(), "administrativeData"])
WITHIN = st.sampled_from([*address(), *contact(), "value", "primary", "description", "name", "type", "id"])


@given(JSON)
def test_any_json_at_all_is_read(value: Any) -> None:
    assert isinstance(MAPPING.read(value, CARE_HOMES), Record)


@given(
    st.dictionaries(NAMES, JSON | st.dictionaries(WITHIN, JSON) | st.lists(st.dictionaries(WITHIN, JSON), max_size=3))
)
def test_any_json_in_any_member_is_read(changes: dict[str, Any]) -> None:
    found = read(**changes)
    if found.listing is not None:
        assert (found.problem, found.published) == ("", True)
        assert found.listing.content_hash


class TestPutOff:
    """A page's records are read no further than their ids, until somebody wants the rest."""

    def records(self, *rows: Any, mapping: Mapping = MAPPING) -> tuple[Record, ...]:
        return mapping.records(mapping.split(json.dumps(rows).encode()), CARE_HOMES)

    def test_only_the_id_is_read_at_first(self) -> None:
        (head,) = self.records(record())
        assert (head.register_id, head.updated_at, head.listing) == ("07062e24", "2026-01-15T09:12:00Z", None)
        assert head.read is not None
        assert head.read() == replace(read(), fingerprint=head.fingerprint)

    @pytest.mark.parametrize(
        "changes", [{"lastUpdated": "2026-02-01"}, {"links": [1]}, {"verified": False}, {"other": {}}]
    )
    def test_what_we_do_not_read_leaves_the_fingerprint_alone(self, changes: dict[str, Any]) -> None:
        one, other = self.records(record(), record(**changes))
        assert one.fingerprint == other.fingerprint > 0

    @pytest.mark.parametrize("name", ["state", "legalName", "addresses", "activities", "contactInfo"])
    def test_whatever_we_read_changes_it(self, name: str) -> None:
        one, other, missing = self.records(record(), record(**{name: "x"}), {**record(), name: None})
        assert len({one.fingerprint, other.fingerprint, missing.fingerprint}) == 3

    @given(st.lists(st.tuples(NAMES, JSON), max_size=4))
    def test_equal_fingerprints_mean_equal_listings(self, changes: list[tuple[str, Any]]) -> None:
        one, other = self.records(record(), record(**dict(changes)))
        if other.read and one.read and one.fingerprint == other.fingerprint:
            first, second = one.read(), other.read()
            assert (first.listing, first.problem) == (second.listing, second.problem)

    @pytest.mark.parametrize(
        "source",
        [
            Source(paths=Paths(name="otherName.description")),
            Source(published_states=("LIVE",)),
            Source(rubrics={CARE_HOMES: Sector.DISABILITY}),
        ],
    )
    def test_another_mapping_gives_other_fingerprints(self, source: Source) -> None:
        (one,), (other,) = self.records(record()), self.records(record(), mapping=Mapping(source))
        assert one.fingerprint != other.fingerprint

    @given(st.lists(JSON, max_size=4))
    def test_any_list_is_cut_and_read(self, rows: list[Any]) -> None:
        for found in self.records(*rows):
            assert isinstance(found.read() if found.read else found, Record)

    def test_what_is_no_object_harms_no_other(self) -> None:
        found = self.records(record(), None, "x")
        assert [each.register_id for each in found] == ["07062e24", "", ""]

    @pytest.mark.parametrize("name", ["legalName", "addresses"])
    def test_a_number_that_no_machine_holds_is_a_problem_of_its_record(self, name: str) -> None:
        sent = json.dumps([record(**{name: "LARGE"})]).replace('"LARGE"', "1e999").encode()
        (head,) = MAPPING.records(MAPPING.split(sent), CARE_HOMES)
        assert head.read is not None
        found = head.read()
        assert (found.register_id, found.problem, found.listing) == ("07062e24", "unreadable", None)

    def test_such_a_number_for_an_id_is_none(self) -> None:
        sent = json.dumps([record(id="LARGE")]).replace('"LARGE"', "1e999").encode()
        assert MAPPING.records(MAPPING.split(sent), CARE_HOMES) == (Record(register_id="", problem="no id"),)

    @pytest.mark.parametrize("sent", [b"{}", b'"x"', b"[1,", b""])
    def test_what_is_no_list_is_refused(self, sent: bytes) -> None:
        with pytest.raises(msgspec.DecodeError):
            MAPPING.split(sent)
