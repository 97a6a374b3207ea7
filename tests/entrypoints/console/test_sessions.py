"""The mailed way in and the way out: nobody is signed in from elsewhere, and nobody stays in who went out."""

from collections.abc import Iterator
from itertools import product
from typing import Any, Final

import pytest

from chalicelib.bootstrap import platform
from chalicelib.domain.rules.mails import MailKind
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import EDITORS, House, opened

AN: Final = EDITORS[0]
EVIL: Final = "https://evil.example"
FORM: Final = {"Accept": "text/html", "Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def post(house: House, path: str, **headers: str) -> Any:
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return house._client.http.post(path, headers=told, body=b"" if "Accept" in told else b"{}")


def link(house: House) -> str:
    assert house.call("POST", "/editor/sign-in", {"email": AN.email})[0] == 202
    return house.link(MailKind.EDITOR_SIGN_IN, AN.id)


def is_in(house: House, token: str) -> bool:
    return bool(
        house._client.http.get("/editor/queue", headers={"Authorization": f"Bearer {token}"}).status_code == 200
    )


@pytest.mark.parametrize("said", [{"Origin": EVIL}, {"Origin": "null"}, {"Sec_Fetch_Site": "cross-site"}])
@pytest.mark.parametrize("accept", [FORM, {"Content-Type": "application/json"}])
def test_another_site_cannot_sign_a_visitor_of_its_in(
    house: House, said: dict[str, str], accept: dict[str, str]
) -> None:
    path = link(house)
    answer = post(house, path, **accept, **said)
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers
    assert post(house, path, **FORM, Origin=platform().settings.site_url).status_code == 303  # it is not used up


@pytest.mark.parametrize("said", [{}, {"Sec_Fetch_Site": "same-origin"}, {"Sec_Fetch_Site": "none"}])
def test_a_link_works_on_every_device_and_in_a_program(house: House, said: dict[str, str]) -> None:
    assert "Set-Cookie" in post(house, link(house), **FORM, **said).headers
    assert post(house, link(house), Content_Type="application/json").json_body["access_token"]


def test_the_page_of_a_link_says_whom_it_signs_in_and_lets_its_own_form_prove_itself(house: House) -> None:
    answer = house._client.http.get(link(house), headers={"Accept": "text/html"})
    assert AN.name in answer.body.decode()
    assert AN.email in answer.body.decode()
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_a_browser_that_keeps_no_cookies_reads_so_instead_of_the_form_alone(house: House) -> None:
    site = platform().settings.site_url
    path = link(house)
    began = post(house, path, **FORM, Origin=site)
    assert (began.status_code, began.headers["Referrer-Policy"]) == (303, "same-origin")

    def turned_away(**headers: str) -> tuple[str, bool]:
        went = house._client.http.get(began.headers["Location"], headers={"Accept": "text/html", **headers})
        place = str(went.headers["Location"])
        page = house._client.http.get(place, headers={"Accept": "text/html"}).body.decode()
        return place, "Je browser bewaarde onze cookie niet" in page

    assert turned_away(Referer=f"{site}{path}") == ("/editor/sign-in?cookie=lost", True)
    assert turned_away() == ("/editor/sign-in", False)
    assert turned_away(Referer=f"{EVIL}{path}") == ("/editor/sign-in", False)
    assert turned_away(Referer=f"{site}/editor/queue") == ("/editor/sign-in", False)
    assert turned_away(Referer=f"{site}{path}", Cookie="session=ended") == ("/editor/sign-in", False)


@pytest.mark.parametrize("scheme", ["Bearer {}", "bearer {}", "Basic {}", "{}", "Bearer dead", "Token x"])
def test_whatever_authorises_it_signing_out_ends_every_session_that_the_request_carries(
    house: House, scheme: str
) -> None:
    shown, cookie, *_ = house.editors
    said = scheme.format(shown)
    site = platform().settings.site_url
    gone = post(house, "/editor/sign-out", Authorization=said, Cookie=f"session=x; session={cookie}", Origin=site)
    assert gone.status_code == 204
    assert not is_in(house, cookie)
    assert is_in(house, shown) == (shown not in said)


def test_signing_out_ends_both_of_two_cookies(house: House) -> None:
    site = platform().settings.site_url
    first, second, *_ = house.editors
    post(house, "/editor/sign-out", Cookie=f"session={first}; other=1; session={second}", Origin=site)
    assert not any(is_in(house, token) for token in (first, second))


def test_another_site_signs_nobody_out(house: House) -> None:
    for (name, said), scheme in product({"Origin": EVIL, "Sec_Fetch_Site": "cross-site"}.items(), ("", "Basic x")):
        headers = {name: said, "Authorization": scheme, "Cookie": f"session={house.editors[0]}"}
        assert post(house, "/editor/sign-out", **headers).status_code == 403
    assert is_in(house, house.editors[0])
