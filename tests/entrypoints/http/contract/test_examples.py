"""Each example in the document is valid by its own schema, and accepted by the running server.

Where an example names something by its id, or says which version somebody saw, a scene says what that is here.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final

import pytest

from chalicelib.bootstrap import platform
from chalicelib.domain.rules.lifecycle import NoticeStatus, OrganisationAction
from chalicelib.domain.rules.mails import MailKind, Purpose
from chalicelib.dutch.documents.examples import examples
from chalicelib.entrypoints.http.openapi import document, for_programs
from chalicelib.entrypoints.http.reading import read_as
from tests.architecture.test_openapi import SETTINGS
from tests.builders import editor
from tests.conftest import DynamoWorld
from tests.entrypoints import conforming
from tests.entrypoints.front_door import House, opened
from tests.entrypoints.links.test_digest import link as organisations_digest
from tests.entrypoints.links.test_editor_digest import BO
from tests.entrypoints.links.test_editor_digest import link as editors_digest
from tests.entrypoints.post.test_by_post import letters, newest, typed_in
from tests.story.requests import Call

Meant = tuple[str, dict[str, Any], int | None]  # the path, what an id or a version is here, and whose editor's it is
SCENES: Final[dict[str, Callable[[House], Meant]]] = {}
# Accepted by neighbours that no test of one process has: the issuer of accounts, chance, and a run of the sync.
ELSEWHERE: Final = {
    "/editor/sign-in/return",
    "/editor/second-readings/{reading_id}/decisions",
    "/editor/second-readings/{reading_id}/settlement",
    "/editor/sync-runs/{run_id}/approve",
    "/editor/sync-runs/{run_id}/dismiss",
}
ROUTES: Final = {route.path: route for route in for_programs() if route.takes is not None}


@pytest.fixture
def house(dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    monkeypatch.setattr("time.sleep", lambda _: None)
    with opened() as found:
        yield found


@cache
def whole(month: str) -> dict[str, Any]:
    return document(SETTINGS.site_url, month)


def example(path: str, found: dict[str, Any]) -> dict[str, Any]:
    body: dict[str, Any] = found["paths"][path]["post"]["requestBody"]["content"]["application/json"]["example"]
    return dict(body)


def scene(*paths: str) -> Callable[[Callable[[House], Meant]], None]:
    """Register a scene; one of several paths says `{path}` for its last part."""

    def register(made: Callable[[House], Meant]) -> None:
        SCENES.update(dict.fromkeys(paths, made))

    return register


def about_home(house: House) -> dict[str, Any]:
    return {"organisation_id": house.home}


SCENES["/reviews"] = lambda house: ("/reviews", about_home(house), None)
SCENES["/links"] = lambda _: ("/links", {}, None)
SCENES["/editor/sign-in"] = lambda _: ("/editor/sign-in", {}, None)
SCENES["/editor/webhooks"] = lambda _: ("/editor/webhooks", {}, 0)
SCENES["/editor/digest"] = lambda _: ("/editor/digest", {}, 0)
SCENES["/editor/dossiers"] = lambda _: ("/editor/dossiers", {}, 0)
SCENES["/editor/reviews"] = lambda house: ("/editor/reviews", about_home(house), 0)
for _path in ("write", "write/easy", "kiosk"):
    SCENES[f"/organisations/{{organisation_id}}/{_path}"] = lambda house, path=_path: (  # type: ignore[misc]  # of each its own
        f"/organisations/{house.home}/{path}",
        about_home(house),
        None,
    )


@scene("/reviews/{review_id}/notices")
def _(house: House) -> Meant:
    return f"/reviews/{house.review()}/notices", {}, None


@scene("/participation/{token}")
def _(house: House) -> Meant:
    house.does(OrganisationAction.LEAVE, house.home)
    return house.participation_link(house.home), {}, None


@scene("/manage/{token}")
def _(house: House) -> Meant:
    return house.link_for(Purpose.MANAGE, house.review("returned")), {}, None


@scene("/reply/{token}")
def _(house: House) -> Meant:
    return house.link_for(Purpose.REPLY, house.review()), {}, None


@scene("/reply/{token}/appeal")
def _(house: House) -> Meant:
    return f"{house.link_for(Purpose.REPLY, house.reply('rejected'))}/appeal", {}, None


@scene("/objection/{token}")
def _(house: House) -> Meant:
    house.reply("rejected")
    return house.link(MailKind.REPLY_REJECTED), {}, None


@scene("/notice/{token}")
def _(house: House) -> Meant:
    return house.link_for(Purpose.NOTICE, house.notice(NoticeStatus.DISMISSED)), {}, None


@scene("/insights/{token}/webhooks", "/insights/{token}/invitations", "/insights/{token}/reply-link")
def _(house: House) -> Meant:
    review_id = house.review()
    assert house.call("POST", f"/organisations/{house.home}/insights-link", {})[0] == 202
    return f"{house.link(MailKind.INSIGHTS_LINK, house.home)}/{{path}}", {"review_id": review_id}, None


SCENES["/digest/{token}"] = lambda house: (organisations_digest(house), {}, None)
SCENES["/promise/{token}"] = lambda house: (house.link_for(Purpose.PROMISE, house.promised()), {}, None)
SCENES["/promise-check/{token}"] = lambda house: (
    house.link_for(Purpose.PROMISE_CHECK, house.promised("kept")),
    {},
    None,
)


@scene("/editor/digest/{token}")
def _(house: House) -> Meant:
    del house
    platform().editors.register(editor(id=BO, email="bo@redactie.example", name="Bo"))
    return editors_digest(), {}, None


@scene("/editor/queue/{kind}/{item_id}/assignment")
def _(house: House) -> Meant:
    return f"/editor/queue/review/{house.review('pending')}/assignment", {"editor_id": "ed-bo"}, 0


@scene("/editor/colleagues/{editor_id}/handover")
def _(house: House) -> Meant:
    del house
    return "/editor/colleagues/ed-bo/handover", {"editor_id": "ed-cis"}, 0


@scene(
    *(f"/editor/reviews/{{review_id}}/{each}" for each in ("claim", "decisions", "preview", "questions", "referrals"))
)
def _(house: House) -> Meant:
    review_id = house.review("pending")
    authority = next(iter(platform().authorities), "")
    meant = {"version": house.version("reviews", review_id), "authority": authority}
    return f"/editor/reviews/{review_id}/{{path}}", meant, 0


@scene("/editor/replies/{review_id}/decisions", "/editor/replies/{review_id}/preview")
def _(house: House) -> Meant:
    review_id = house.reply("pending")
    return f"/editor/replies/{review_id}/{{path}}", {"version": house.version("reviews", review_id)}, 0


@scene("/editor/organisations/{organisation_id}/decisions", "/editor/organisations/{organisation_id}/preview")
def _(house: House) -> Meant:
    version = house.version("organisations", house.home)
    return f"/editor/organisations/{house.home}/{{path}}", {"version": version}, 0


@scene("/editor/notices/{notice_id}/decisions", "/editor/notices/{notice_id}/preview")
def _(house: House) -> Meant:
    notice = house.notice()
    return f"/editor/notices/{notice}/{{path}}", {"version": house.version("notices", notice)}, 0


@scene("/editor/appeals/{appeal_id}/decisions", "/editor/appeals/{appeal_id}/preview")
def _(house: House) -> Meant:
    appeal = house.appealed()
    return f"/editor/appeals/{appeal}/{{path}}", {"version": house.version("appeals", appeal)}, 1


@scene("/editor/notes")
def _(house: House) -> Meant:
    return "/editor/notes", {"subject": f"review/{house.review('pending')}"}, 0


@scene("/editor/dossiers/{dossier_id}/entries")
def _(house: House) -> Meant:
    opened_one = house.call("POST", "/editor/dossiers", {"title": "Reeks"}, editor=0)[1]
    return f"/editor/dossiers/{opened_one['id']}/entries", {}, 0


@scene("/editor/letters")
def _(house: House) -> Meant:
    typed_in(house)
    return "/editor/letters", {"letters": letters(house)[0]["id"]}, 0


@scene("/editor/reviews/{review_id}/address")
def _(house: House) -> Meant:
    return f"/editor/reviews/{typed_in(house)}/address", {}, 1


@scene("/code")
def _(house: House) -> Meant:
    typed_in(house)
    return "/code", {"code": newest(house, "review_received")["code"]}, None


def test_every_body_that_a_route_takes_has_an_example_that_its_schema_allows() -> None:
    found = whole("2026-10")
    for path, route in ROUTES.items():
        body = example(path, found)
        assert body or not route.takes or not route.takes.__struct_fields__, path
        conforming.check_taken(Call(path.replace("{", "").replace("}", ""), body))
        assert route.takes
        read_as(route.takes, body)


def test_no_example_is_left_over() -> None:
    assert {*examples("2026-10")} == {
        route.takes.__name__ for route in ROUTES.values() if route.takes and route.takes.__struct_fields__
    }


@pytest.mark.parametrize("path", [each for each in ROUTES if ROUTES[each].takes.__struct_fields__])  # type: ignore[union-attr]  # each takes something
def test_every_example_is_accepted(house: House, path: str) -> None:
    if path not in SCENES:
        assert path in ELSEWHERE
        return
    at, meant, number = SCENES[path](house)
    served = house.ask(Call("/openapi.json", method="GET")).json
    body = example(path, served)
    body |= {name: value for name, value in meant.items() if name in body}
    answer = house.ask(Call(at.replace("{path}", path.rpartition("/")[2]), body, editor=number))
    assert answer.status in conforming.TAKEN, answer.body
