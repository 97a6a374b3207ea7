"""The link that stops an editor's morning mail, and the same in the console: a look changes nothing, one click does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

import pytest

from chalicelib.adapters.dynamodb.client.tables import EditorItem
from chalicelib.bootstrap import platform
from chalicelib.domain.rules.lifecycle import Status
from chalicelib.domain.rules.mails import LINK_LIFE, Mail, MailKind, Purpose
from chalicelib.use_cases.mails.compose_mail import Skip, compose_mail
from chalicelib.use_cases.mails.editor_digest import digest_nonce, send_digests
from tests.builders import editor, organisation, review
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import House, opened
from tests.fakes import FakeWorld

FORM: Final = "application/x-www-form-urlencoded"
BO: Final = "editor-bo"
MONDAY: Final = datetime.fromisoformat("2026-11-23T08:00:00+01:00")


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001  (its tables are what the app reads)
    with opened() as found:
        platform().editors.register(editor(id=BO, email="bo@redactie.example", name="Bo"))
        yield found


def link(email: str = "bo@redactie.example") -> str:
    here = platform()
    nonce = digest_nonce(editor(id=BO, email=email), here.id_generator)
    url = here.links.url(Purpose.EDITOR_DIGEST, BO, nonce, expires_at=here.now() + LINK_LIFE[Purpose.EDITOR_DIGEST])
    return url.removeprefix(here.settings.site_url)


def send(house: House, method: str, path: str, body: bytes = b"", **headers: str) -> Any:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return house._client.http.request(method, path, headers=named, body=body)


def stopped(editor_id: str = BO) -> bool:
    found = platform().editors.get(editor_id)
    assert found is not None
    return found.digest_stopped


def test_a_look_shows_whether_it_comes_and_changes_nothing(house: House) -> None:
    before = [item.attribute_values for item in EditorItem.scan()]
    for method in ("GET", "HEAD", "OPTIONS"):
        for accept in ("application/json", "text/html"):
            assert send(house, method, link(), Accept=accept).status_code in {200, 204}
    assert [item.attribute_values for item in EditorItem.scan()] == before
    status, data = house.call("GET", link())
    assert (status, data) == (200, {"name": "Bo", "receives": True, "allowed_actions": ["stop"]})


def test_one_click_in_a_mail_program_stops_it_without_a_cookie_or_a_redirect(house: House) -> None:
    for _ in range(2):
        answer = send(house, "POST", link(), b"List-Unsubscribe=One-Click", Content_Type=FORM, Accept="*/*")
        assert (answer.status_code, "Location" in answer.headers, stopped()) == (200, False, True)


def test_it_comes_again_by_the_same_link_and_its_form_leads_back(house: House) -> None:
    for action, receives in (("stop", False), ("resume", True)):
        status, data = house.call("POST", link(), {"action": action})
        assert (status, data["receives"]) == (200, receives)
    answer = send(house, "POST", link(), b"action=stop", Content_Type=FORM, Accept="text/html")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{link()}?chosen")
    assert house.call("POST", link(), {"action": "explode"})[0] == 422


def test_it_is_dead_for_another_address_for_who_works_here_no_more_and_for_other_things(house: House) -> None:
    assert house.call("GET", link("bo@elders.example"))[0] == 410
    assert house.call("GET", link().replace("/editor/digest/", "/digest/"))[0] == 410
    platform().editors.register(editor(id=BO, email="bo@redactie.example", off=True))
    assert house.call("GET", link())[0] == house.call("POST", link(), {"action": "stop"})[0] == 410
    assert not stopped()


def test_an_editor_chooses_in_the_console_too(house: House) -> None:
    assert house.call("GET", "/editor/digest")[0] == 401
    me = house.call("POST", "/editor/digest", {"action": "stop"}, editor=0)
    assert (me[0], me[1]["receives"], me[1]["allowed_actions"]) == (200, False, ["resume"])
    assert house.call("GET", "/editor/digest", editor=0)[1]["receives"] is False
    page = send(house, "GET", "/editor/colleagues", Accept="text/html", Authorization=f"Bearer {house.editors[0]}")
    assert 'href="/editor/digest"' in page.body.decode()
    page = send(
        house, "GET", "/editor/digest?chosen", Accept="text/html", Authorization=f"Bearer {house.editors[0]}"
    ).body.decode()
    assert "De mail staat af." in page
    assert 'aria-label="Redactie"' in page
    assert house.call("POST", "/editor/digest", {"action": "resume"}, editor=0)[1]["receives"] is True


def waiting(fakes: FakeWorld) -> None:
    fakes.put(organisation())
    fakes.reviews.all["review-1"] = review(status=Status.PENDING, waiting_since=MONDAY - timedelta(days=10))
    fakes.editors.register(editor())
    fakes.editors.register(editor(id=BO, email="bo@redactie.example", digest_stopped=True))


def test_who_stopped_it_gets_none_and_the_others_do(fakes: FakeWorld) -> None:
    waiting(fakes)
    assert send_digests(stores=fakes, now=MONDAY) == 1
    assert [mail.editor_id for mail in fakes.mails()] == [editor().id]


def test_it_leaves_with_a_link_that_stops_it_and_not_at_all_once_it_was_stopped(fakes: FakeWorld) -> None:
    waiting(fakes)
    mail = Mail(id="m", kind=MailKind.EDITOR_DIGEST, created_at=MONDAY, editor_id=editor().id)
    composed = compose_mail(mail, stores=fakes, now=MONDAY)
    assert not isinstance(composed, Skip)
    nonce = digest_nonce(editor(), fakes.id_generator)
    until = MONDAY + LINK_LIFE[Purpose.EDITOR_DIGEST]
    assert composed.context["unsubscribe"] == fakes.links.url(
        Purpose.EDITOR_DIGEST, editor().id, nonce, expires_at=until
    )
    assert compose_mail(replace(mail, editor_id=BO), stores=fakes, now=MONDAY) == Skip(reason="stopped")


def test_two_addresses_of_one_editor_have_links_of_their_own(fakes: FakeWorld) -> None:
    ids = fakes.id_generator
    assert digest_nonce(editor(), ids) != digest_nonce(replace(editor(), email="an@elders.example"), ids)
