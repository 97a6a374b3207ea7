"""The link that stops the monthly mail, at the front door: a look changes nothing, one click is enough."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest

from chalicelib.adapters.dynamodb.client.tables import OrganisationItem
from chalicelib.bootstrap import platform
from chalicelib.domain.rules.mails import LINK_LIFE, MailKind, Purpose
from chalicelib.domain.rules.refusals import ChangedMeanwhile
from chalicelib.ports.stores import Effects
from tests.builders import entry, organisation
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened
from tests.worlds import World

FORM: Final = "application/x-www-form-urlencoded"
PARTS: Final = (
    b'--b0undary\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b0undary--\r\n'
)
ONE_CLICK: Final[Mapping[str, tuple[str, bytes]]] = {
    "as a form": (FORM, b"List-Unsubscribe=One-Click"),
    "as a form, with a charset": (f"{FORM}; charset=utf-8", b"List-Unsubscribe=One-Click\r\n"),
    "in parts": ("multipart/form-data; boundary=b0undary", PARTS),
    "in parts, quoted": ('Multipart/Form-Data; boundary="b0undary"', PARTS),
}


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001  (its tables are what the app reads)
    with opened() as found:
        yield found


def link(house: House) -> str:
    here = platform()
    nonce = here.organisations.get(house.home).contact_nonce
    url = here.links.url(Purpose.DIGEST, house.home, nonce, expires_at=here.now() + LINK_LIFE[Purpose.DIGEST])
    return url.removeprefix(here.settings.site_url)


def send(house: House, method: str, path: str, body: bytes = b"", **headers: str) -> Any:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return house._client.http.request(method, path, headers=named, body=body)


def stopped(house: House) -> bool:
    return platform().organisations.get(house.home).digest_stopped


def test_a_look_shows_the_state_and_changes_nothing(house: House) -> None:
    path = link(house)
    before = [item.attribute_values for item in OrganisationItem.scan()]
    for method in ("GET", "HEAD", "OPTIONS"):
        for accept in ("application/json", "text/html"):
            assert send(house, method, path, Accept=accept).status_code in {200, 204}
    assert [item.attribute_values for item in OrganisationItem.scan()] == before
    status, data = house.call("GET", path)
    assert (status, data["receives"], data["allowed_actions"]) == (200, True, ["stop"])


def test_it_is_stopped_and_comes_again_with_a_line_in_the_log_each_time(house: House) -> None:
    path = link(house)
    for action, receives in (("stop", False), ("stop", False), ("resume", True)):
        status, data = house.call("POST", path, {"action": action})
        assert (status, data["receives"]) == (200, receives)
    actions = [each.action for each in platform().log.of(f"organisation/{house.home}")]
    assert actions[-2:] == ["stop_digest", "resume_digest"]
    assert house.call("POST", path, {"action": "explode"})[0] == 422
    assert house.call("POST", path, {})[0] == 422
    assert not stopped(house)


@pytest.mark.parametrize("how", ONE_CLICK)
def test_one_click_in_a_mail_program_stops_it_without_a_cookie_or_a_redirect(house: House, how: str) -> None:
    kind, body = ONE_CLICK[how]
    for _ in range(2):
        answer = send(house, "POST", link(house), body, Content_Type=kind, Accept="*/*")
        assert answer.status_code == 200
        assert "Location" not in answer.headers
        assert stopped(house)


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        (FORM, b"List-Unsubscribe=No", 422),
        (FORM, b"", 422),
        ("multipart/form-data; boundary=b0undary", b"--b0undary--\r\n", 415),
        ("multipart/form-data", PARTS, 415),
        ("text/plain", b"hello", 415),
    ],
)
def test_what_is_no_click_stops_nothing(house: House, kind: str, body: bytes, status: int) -> None:
    assert send(house, "POST", link(house), body, Content_Type=kind).status_code == status
    assert not stopped(house)


def test_a_form_leads_back_to_the_page(house: House) -> None:
    path = link(house)
    answer = send(house, "POST", path, b"action=stop", Content_Type=FORM, Accept="text/html")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{path}?chosen")
    page = send(house, "GET", f"{path}?chosen", Accept="text/html").body.decode()
    assert "De mail staat af." in page
    assert 'value="resume"' in page


def test_the_page_of_figures_leads_to_it_and_the_link_for_one_opens_not_the_other(house: House) -> None:
    house.call("POST", f"/organisations/{house.home}/insights-link", {})
    insights = house.link(MailKind.INSIGHTS_LINK)
    page = send(house, "GET", insights, Accept="text/html").body.decode()
    assert "/digest/" in page
    assert house.call("GET", insights.replace("/insights/", "/digest/"))[0] == 410
    assert house.call("GET", link(house).replace("/digest/", "/insights/"))[0] == 410
    assert house.call("POST", f"{insights}/renewal", {}) == (202, {"status": "renewed"})
    assert house.call("GET", insights)[0] == 410


def test_a_choice_is_kept_with_its_entry_while_the_address_and_the_choice_are_what_they_were(world: World) -> None:
    world.put(organisation())
    home = world.organisations.get("organisation-1")
    one, two = (
        Effects(entry=entry(id=f"entry-{each}", subject="organisation/organisation-1", action="stop_digest"))
        for each in (1, 2)
    )
    after = world.organisations.choose_digest(home, stop=True, effects=one)
    assert after == world.organisations.get("organisation-1")
    assert after.digest_stopped
    for wrong in (home, organisation(contact_nonce="of-another-address")):
        with pytest.raises(ChangedMeanwhile):
            world.organisations.choose_digest(wrong, stop=True, effects=two)
    assert [each.id for each in world.log.of("organisation/organisation-1")] == ["entry-1"]
    assert not world.organisations.choose_digest(after, stop=False, effects=two).digest_stopped
