"""People reach us: contact, terms, the guide, a lost link, and an organisation that asks to take part."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest

from chalicelib.bootstrap import platform
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.rules.lifecycle import OrganisationAction
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import KeyAway, UnreadableRecord
from chalicelib.settings import Reach
from tests.conftest import ENVIRONMENT, DynamoWorld
from tests.entrypoints.front_door import House, opened
from tests.story.requests import Answer, Call

SITE: Final = ENVIRONMENT["SITE_URL"]
EMAIL: Final = ENVIRONMENT["CONTACT_EMAIL"]
APPLY, LEAVE = OrganisationAction.APPLY, OrganisationAction.LEAVE


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001  (its tables are what the app reads)
    with opened() as found:
        yield found


def get(house: House, path: str, accept: str = "application/json") -> Answer:
    return house.ask(Call(path, method="GET", headers={"Accept": accept}))


def page(house: House, path: str) -> str:
    answer = get(house, path, "text/html")
    assert answer.status == 200, path
    return answer.text


def form(house: House, path: str, body: str) -> Any:
    headers = {"Accept": "text/html", "Content-Type": "application/x-www-form-urlencoded"}
    return house._client.http.request("POST", path, headers=headers, body=body.encode())


def test_contact_names_for_each_sector_who_answers_and_how(house: House) -> None:
    here = platform()
    contact = {"vaph": Reach(phone="02 000 00 00", address="Laan 1, 1000 Brussel")}
    here.__dict__["settings"] = replace(here.settings, contact=contact)
    items = get(house, "/contact").json["items"]
    assert [each["sector"] for each in items] == list(Sector)
    assert {each["email"] for each in items} == {EMAIL}
    reached = {each["sector"]: (each["name"], each["phone"], each["address"]) for each in items}
    assert reached["disability"] == ("VAPH", "02 000 00 00", "Laan 1, 1000 Brussel")
    assert reached["child_care"] == ("Opgroeien", None, None)
    shown = page(house, "/contact")
    assert f'href="mailto:{EMAIL}"' in shown
    assert 'href="tel:020000000"' in shown


def test_a_stage_that_names_no_address_says_so(house: House) -> None:
    here = platform()
    here.__dict__["settings"] = replace(here.settings, contact_email={})
    assert {each["email"] for each in get(house, "/contact").json["items"]} == {None}
    assert 'Het <span class="whole">e-mailadres</span> is nog niet ingevuld.' in page(house, "/contact")
    assert "mailto" not in get(house, "/.well-known/security.txt").text
    assert get(house, "/guide/child_care").json["tips_to"] is None


def test_the_terms_say_how_a_review_is_checked_and_what_is_not(house: House) -> None:
    parts = {each["id"]: each for each in get(house, "/terms").json["parts"]}
    assert {"echt", "niet"} <= set(parts)
    assert any("e-mailadres" in each for each in parts["echt"]["points"])
    assert all(each["title"] in page(house, "/terms") for each in parts.values())


@pytest.mark.parametrize("sector", Sector)
def test_the_guide_of_a_sector_holds_all_of_it(house: House, sector: Sector) -> None:
    found = get(house, f"/guide/{sector}").json
    parts = {each["id"]: each for each in found["parts"]}
    assert {"reageren", "goed-reageren", "adres", "samen-bespreken", "team", "nieuwe-collega", "vertellen"} <= set(
        parts
    )
    assert len(parts["adres"]["steps"]) == 4
    assert "chatbot" in " ".join(parts["goed-reageren"]["text"])
    assert [each["tone"] for each in found["writing_help"]] == ["positive", "negative"]
    assert (found["sector"], found["tips_to"]) == (sector, EMAIL)
    shown = page(house, f"/guide/{sector}")
    assert f'href="mailto:{EMAIL}?subject=Tip%20voor%20de%20gids"' in shown
    sheet = get(house, f"/guide/{sector}/sheet").json
    assert all(each in page(house, f"/guide/{sector}/sheet") for each in sheet["questions"])
    assert len(sheet["questions"]) >= 5


def test_every_sector_has_words_of_its_own(house: House) -> None:
    councils = [str(get(house, f"/guide/{each}/sheet").json["questions"]) for each in Sector]
    assert len(set(councils)) == len(Sector)
    assert get(house, "/guide").json == {"items": list(Sector)}
    assert [get(house, path).status for path in ("/guide/nothing", "/guide/nothing/sheet")] == [404, 404]


def test_every_way_on_in_the_documents_leads_somewhere(house: House) -> None:
    paths = ["/contact", "/terms", "/guide", "/links", *(f"/guide/{each}" for each in Sector)]
    ways = {way for path in paths for way in re.findall(r'href="(/[^"#]*)"', page(house, path))}
    for way in ways - {"/editor/sign-in"}:
        if not way.startswith("/assets/"):
            assert get(house, way, "text/html").status == 200, way


def test_each_page_leads_to_contact_and_terms(house: House) -> None:
    for path in ("/", "/organisations", f"/organisations/{house.home}", "/privacy"):
        found = page(house, path)
        assert all(f'href="{way}"' in found for way in ("/contact", "/terms", "/guide", "/links")), path


def test_security_txt_never_runs_out(house: House) -> None:
    answer = get(house, "/.well-known/security.txt")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    lines = answer.text.splitlines()
    assert lines[:2] == [f"Contact: mailto:{EMAIL}", f"Contact: {SITE}/contact"]
    assert f"Canonical: {SITE}/.well-known/security.txt" in lines
    (expires,) = [line.removeprefix("Expires: ") for line in lines if line.startswith("Expires: ")]
    left = datetime.fromisoformat(expires) - datetime.now(UTC)
    assert timedelta(days=170) < left < timedelta(days=365)


# A lost link


def test_whoever_wrote_gets_their_links_and_a_stranger_the_same_answer(house: House) -> None:
    call = house.request_of_review()
    review_id = house.done(call).json["review_id"]
    email = call.body["author"]["email"]
    asked = [house.ask(Call("/links", {"email": each})) for each in (email, "nobody@post.example")]
    assert [(each.status, each.json) for each in asked] == [(202, {"status": "asked"})] * 2
    with pytest.raises(ValueError, match="empty"):
        house.link(MailKind.MANAGE_LINKS)  # nobody confirmed that the address is theirs
    house.call("POST", house.link(MailKind.CONFIRM_REVIEW, review_id), {})
    assert house.ask(Call("/links", {"email": email})).status == 202
    link = house.link(MailKind.MANAGE_LINKS)
    assert house.call("GET", link)[1]["review_id"] == review_id


@pytest.mark.parametrize(
    ("body", "code"),
    [({}, "required"), ({"email": "niemand"}, "wrong_format"), ({"email": "a@b.be", "x": 1}, "unknown_field")],
)
def test_what_is_no_address_is_said_to_be_none(house: House, body: dict[str, object], code: str) -> None:
    answer = house.ask(Call("/links", body))
    assert (answer.status, [each["code"] for each in answer.json["errors"]]) == (422, [code])


def test_the_form_for_a_lost_link_says_what_is_wrong_and_what_was_typed(house: House) -> None:
    wrong = form(house, "/links", "email=niemand")
    assert wrong.status_code == 422
    text = wrong.body.decode()
    assert 'value="niemand"' in text
    assert "Dit is geen geldig e-mailadres." in text
    assert "Vul je e-mailadres in." in form(house, "/links", "email=").body.decode()
    right = form(house, "/links", "email=niemand%40post.example")
    assert right.status_code == 202
    assert "Kijk in je mailbox" in right.body.decode()


def test_asking_takes_as_long_for_a_stranger(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[float] = []
    monkeypatch.setattr(platform(), "keep_minimum_response_time", held.append)
    house.ask(Call("/links", {"email": "nobody@post.example"}))
    house.ask(Call("/organisations/nobody/participation-requests", {}))
    assert len(held) == 2


# An organisation that asks to take part


def test_an_organisation_asks_to_take_part_and_an_editor_enrols_it(house: House) -> None:
    home = f"/organisations/{house.home}"
    assert "participation-requests" not in page(house, home)
    house.does(LEAVE, house.home)
    assert f'href="{home}/participation-requests"' in page(house, home)
    assert house.call("POST", f"{home}/participation-requests", {}) == (202, {"status": "asked"})
    assert house.call("POST", "/organisations/nobody/participation-requests", {}) == (202, {"status": "asked"})
    link = house.link(MailKind.PARTICIPATION_LINK)
    assert house.call("GET", link)[1]["status"] == "open"
    assert house.call("POST", link, {"contact_name": "Rik", "consent": False})[0] == 422
    status, said = house.call("POST", link, {"contact_name": "Rik Maes", "consent": True})
    assert (status, said["status"]) == (202, "asked")
    assert house.call("POST", link, {"contact_name": "Rik Maes", "consent": True}) == (202, said)
    asked = house.call("GET", link)[1]
    assert (asked["status"], asked["contact_name"]) == ("asked", "Rik Maes")
    waits = house.call("GET", "/editor/queue?kind=organisation&status=pending", editor=0)[1]["items"]
    assert [(each["id"], each["status"]) for each in waits] == [(house.home, "pending")]
    found = house.call("GET", f"/editor/organisations/{house.home}", editor=0)[1]
    assert found["participation_request"]["contact_name"] == "Rik Maes"
    assert {"enrol", "decline"} <= set(found["allowed_actions"])
    house.does(OrganisationAction.ENROL, house.home)
    assert house.call("GET", link)[1]["status"] == "taking_part"
    after = house.call("GET", f"/editor/organisations/{house.home}", editor=0)[1]
    assert after["participation_request"] is None
    assert "decline" not in after["allowed_actions"]
    assert not house.call("GET", "/editor/queue?kind=organisation", editor=0)[1]["items"]


@pytest.mark.parametrize("fault", [KeyAway(), UnreadableRecord("identities/participation#home", "undecodable")])
def test_a_contact_person_who_cannot_be_read_takes_no_page_down(
    house: House, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    house.does(LEAVE, house.home)
    house.call("POST", f"/organisations/{house.home}/participation-requests", {})
    link = house.link(MailKind.PARTICIPATION_LINK)
    assert house.call("POST", link, {"contact_name": "Rik Maes", "consent": True})[0] == 202

    def unreadable(*_: object) -> None:
        raise fault

    monkeypatch.setattr(type(platform().cases), "contact", unreadable)
    for found in (
        house.call("GET", f"/editor/organisations/{house.home}", editor=0)[1]["participation_request"],
        house.call("GET", link)[1],
    ):
        assert found["contact_name"] is None


def test_the_pages_of_a_request_say_what_is_wrong_and_where_it_stands(house: House) -> None:
    house.does(LEAVE, house.home)
    path = f"/organisations/{house.home}/participation-requests"
    assert "Is dit jouw organisatie?" in page(house, path)
    assert "Kijk in de mailbox van de organisatie" in form(house, path, "").body.decode()
    link = house.link(MailKind.PARTICIPATION_LINK)
    wrong = form(house, link, "contact_name=")
    assert wrong.status_code == 422
    assert "Vul in met wie we kunnen spreken." in wrong.body.decode()
    assert form(house, link, "contact_name=Rik&consent=true").status_code == 303
    assert "Je vraag ligt bij de redactie" in page(house, link)
    desk = house.ask(
        Call(f"/editor/organisations/{house.home}", method="GET", editor=0, headers={"Accept": "text/html"})
    )
    assert "Contactpersoon: <strong>Rik</strong>" in desk.text


def test_a_stranger_with_a_link_of_somebody_else_reads_what_to_do(house: House) -> None:
    for path in ("/objection/x.y", "/participation/x.y", "/manage/x.y"):
        answer = get(house, path, "text/html")
        assert answer.status == 410
        assert 'href="/links"' in answer.text
        assert "Onderaan elke pagina staat hoe je ons bereikt." in answer.text
        assert 'href="/contact"' in answer.text
