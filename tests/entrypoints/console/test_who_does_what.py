"""The editors' desk divided, at the front door: lists narrowed, work assigned, handed over and limited."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from chalicelib.adapters.dynamodb.aggregates.lease import acquire_lease, release_lease
from chalicelib.bootstrap import platform
from chalicelib.domain.access.editor import Editor
from chalicelib.domain.access.roles import Role
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.projections.queue import QueueKind
from chalicelib.domain.rules.lifecycle import Action, OrganisationAction, ReplyStatus, Status
from chalicelib.entrypoints.http.door import ROUTES
from chalicelib.entrypoints.http.request import Audience
from chalicelib.use_cases.access.assign_work import MOST_ASSIGNED
from chalicelib.use_cases.access.within_sectors import PLACES
from tests.conftest import DynamoWorld
from tests.entrypoints.front_door import EDITORS, House, opened
from tests.entrypoints.readings.acts import a_reading
from tests.story.requests import Call

# In the path of a route for editors, and nothing of a sector.
_OF_NO_SECTOR = {"token", "run_id", "editor_id", "kind", "item_id", "month", "webhook_id"}


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def queue(house: House, asked: str = "", *, editor: int = 0) -> list[dict[str, Any]]:
    status, found = house.call("GET", f"/editor/queue?{asked}", editor=editor)
    assert status == 200, found
    return list(found["items"])


def ids(house: House, asked: str = "", *, editor: int = 0) -> list[str]:
    return [each["id"] for each in queue(house, asked, editor=editor)]


def assign(house: House, kind: str, item_id: str, to: str | None, *, editor: int = 0) -> tuple[int, Any]:
    return house.call("POST", f"/editor/queue/{kind}/{item_id}/assignment", {"editor_id": to}, editor=editor)


def becomes(editor: int, **changes: Any) -> Editor:
    changed = replace(EDITORS[editor], **changes)
    platform().editors.register(changed)
    return changed


def in_child_care(house: House) -> str:
    """Let a review wait about an organisation of another sector; returns its id."""
    house.move("creche", Sector.CHILD_CARE)
    return house.review(Status.PENDING)


# Lists


def test_the_queue_says_what_is_late_and_reads_by_age_or_by_strength(house: House) -> None:
    plain, strong = house.review(Status.PENDING), house.review(Status.PENDING, text="Hij heeft me geslagen. " * 3)
    assert ids(house) == [strong, plain]
    assert ids(house, "order=strongest") == [strong, plain]
    assert ids(house, "order=oldest") == [plain, strong]
    assert [each["late"] for each in queue(house)] == [False, False]
    assert ids(house, "late=true") == []
    assert house.call("GET", "/editor/queue?order=newest", editor=0)[0] == 422
    assert house.call("GET", "/editor/queue?late=maybe", editor=0)[0] == 422


def test_the_queue_can_be_narrowed_to_a_sector(house: House) -> None:
    here, there = house.review(Status.PENDING), in_child_care(house)
    assert set(ids(house)) == {here, there}
    assert ids(house, "sector=child_care") == [there]
    assert ids(house, "sector=residential_care&order=oldest") == [here]
    assert ids(house, "sector=youth_care") == []
    assert house.call("GET", "/editor/queue?sector=banking", editor=0)[0] == 422


# Assignments


def test_an_editor_takes_work_hands_it_over_and_lets_go(house: House) -> None:
    one, other = house.review(Status.PENDING), house.review(Status.PENDING)
    assert assign(house, "review", one, "me") == (
        200,
        {"kind": "review", "id": one, "assigned_to": {"id": "ed-an", "name": "An"}},
    )
    assert ids(house, "assigned=me") == [one]
    assert ids(house, "assigned=me", editor=1) == []
    assert ids(house, "assigned=ed-an", editor=1) == [one]
    shown = {each["id"]: each["assigned_to"] for each in queue(house)}
    assert shown == {one: {"id": "ed-an", "name": "An"}, other: None}
    assert assign(house, "review", one, "ed-bo")[0] == 200
    assert (ids(house, "assigned=me"), ids(house, "assigned=me", editor=1)) == ([], [one])
    assert assign(house, "review", one, None, editor=2)[1]["assigned_to"] is None
    assert ids(house, "assigned=ed-bo") == []


def test_it_locks_nobody_out_and_what_was_decided_is_nobodys_work(house: House) -> None:
    one = house.review(Status.PENDING)
    assign(house, "review", one, "ed-bo")
    body = {"action": "approve", "version": house.version("reviews", one)}
    assert house.call("POST", f"/editor/reviews/{one}/decisions", body, editor=0)[0] == 200
    assert ids(house, "assigned=ed-bo") == []
    assert assign(house, "review", one, "ed-an")[1]["code"] == "not_allowed_now"


def test_each_kind_of_what_waits_can_be_assigned(house: House) -> None:
    online = house.reply(ReplyStatus.PENDING)
    notice = house.notify(online)
    rejected = house.review(Status.REJECTED)
    appeal = house.appeal("review", rejected)
    house.does(OrganisationAction.WATCH, house.home)
    for kind, item_id in (("reply", online), ("notice", notice), ("appeal", appeal), ("organisation", house.home)):
        assert assign(house, kind, item_id, "me", editor=1)[0] == 200
        assert ids(house, f"kind={kind}&assigned=me", editor=1) == [item_id]
        assert house.call("GET", f"/editor/queue?kind={kind}&assigned=me&limit=1", editor=1)[1]["next"] is None


@pytest.mark.parametrize(
    ("kind", "item_id", "to", "expected"),
    [
        ("review", "nobody", "me", (404, "not_found")),
        ("notice", "nobody", "me", (404, "not_found")),
        ("appeal", "nobody", "me", (404, "not_found")),
        ("organisation", "nobody", "me", (404, "not_found")),
        ("letter", "nobody", "me", (404, "not_found")),
        ("organisation", "home", "me", (409, "not_allowed_now")),
    ],
)
def test_what_is_not_there_or_does_not_wait_is_assigned_to_nobody(
    house: House, kind: str, item_id: str, to: str, expected: tuple[int, str]
) -> None:
    status, said = assign(house, kind, item_id, to)
    assert (status, said["code"]) == expected


def test_only_a_colleague_who_may_decide_is_given_something(house: House) -> None:
    one = house.review(Status.PENDING)
    becomes(1, roles=(Role.OPERATOR,))
    becomes(2, off=True)
    for to in ("ed-bo", "ed-cis", "nobody"):
        status, said = assign(house, "review", one, to)
        assert (status, said["errors"][0]["field"]) == (422, "editor_id")
    becomes(1, roles=(Role.EDITOR,))
    appeal = house.appeal("review", house.review(Status.REJECTED))
    assert assign(house, "appeal", appeal, "ed-bo")[0] == 422  # judging is a chief editor's


def test_nobody_is_given_more_than_a_list_that_one_reads_whole(house: House) -> None:
    here, one, gone = platform(), house.review(Status.PENDING), [f"gone-{number}" for number in range(MOST_ASSIGNED)]
    for each in gone:
        here.queue.assign(QueueKind.NOTICE, each, "ed-bo", before="", now=here.now())
    assert assign(house, "review", one, "ed-bo")[0] == 200  # what waits no more made room
    assert here.queue.assigned_to("ed-bo", now=here.now()) == [(QueueKind.REVIEW, one)]


# Who leaves


def test_all_that_a_colleague_has_is_handed_over_or_freed_by_who_may(house: House) -> None:
    one, other, decided = (house.review(Status.PENDING) for _ in range(3))
    for each in (one, other, decided):
        assign(house, "review", each, "ed-bo")
    house.does(Action.APPROVE, decided)
    becomes(0, roles=(Role.EDITOR,))
    way = "/editor/colleagues/ed-bo/handover"
    assert house.call("POST", way, {"editor_id": "ed-cis"}, editor=0)[0] == 403
    assert house.call("POST", way, {"editor_id": "ed-cis"}, editor=1) == (200, {"number": 2})
    assert set(ids(house, "assigned=ed-cis")) == {one, other}
    assert platform().queue.assigned_to("ed-bo", now=platform().now()) == []
    assert house.call("POST", "/editor/colleagues/ed-cis/handover", {}, editor=1) == (200, {"number": 2})
    assert [each["assigned_to"] for each in queue(house)] == [None, None]
    assert house.call("POST", "/editor/colleagues/nobody/handover", {}, editor=1)[0] == 404


def test_colleagues_are_listed_with_what_they_have_in_hand(house: House) -> None:
    assign(house, "review", house.review(Status.PENDING), "ed-bo")
    becomes(2, sectors=(Sector.CHILD_CARE,), off=True)
    status, found = house.call("GET", "/editor/colleagues", editor=0)
    assert status == 200
    assert {each["id"]: (each["assigned"], each["sectors"], each["works"]) for each in found["items"]} == {
        "ed-an": (0, [], True),
        "ed-bo": (1, [], True),
        "ed-cis": (0, ["child_care"], False),
    }
    assert "email" not in str(found)


# Limited to sectors


def test_an_editor_of_one_sector_has_that_sectors_queue_only(house: House) -> None:
    here, there = house.review(Status.PENDING), in_child_care(house)
    becomes(1, sectors=(Sector.CHILD_CARE,))
    assert ids(house, editor=1) == [there]
    assert ids(house, "order=oldest", editor=1) == [there]
    assert house.call("GET", "/editor/queue?sector=residential_care", editor=1)[0] == 403
    assert assign(house, "review", here, "ed-bo")[1]["errors"][0]["field"] == "editor_id"
    assert assign(house, "review", there, "ed-bo")[0] == 200
    assert assign(house, "review", here, None, editor=1)[0] == 403


def a_letter(house: House) -> str:
    """Type in a review of somebody without an e-mail address; returns the id of the letter that waits for them."""
    who = {"first_name": "Lea", "last_name": "Maes", "email": None, "postal_address": "Dorpsstraat 4, 9000 Gent"}
    typed = house.submission() | {"channel": "paper", "author": who}
    status, _ = house.call("POST", "/editor/reviews", typed, editor=0)
    assert status == 201
    platform().sweep_mails()
    return str(house.call("GET", "/editor/letters", editor=0)[1]["items"][0]["id"])


def test_what_is_of_another_sector_is_refused_on_every_page_and_to_every_act(house: House) -> None:
    online = house.reply(ReplyStatus.PENDING)
    dossier = house.call("POST", "/editor/dossiers", {"title": "Reeks", "review_id": online}, editor=0)[1]
    about = {
        "review_id": online,
        "notice_id": house.notify(online),
        "appeal_id": house.appeal("review", house.review(Status.REJECTED)),
        "organisation_id": house.home,
        "dossier_id": dossier["id"],
        "letter_id": a_letter(house),
        "reading_id": a_reading(online),
    }
    assert set(about) == set(PLACES)
    becomes(1, sectors=(Sector.CHILD_CARE,))
    tried = 0
    for route in ROUTES:
        params = set(re.findall(r"{(\w+)}", route.path)) if route.audience is Audience.EDITOR else set[str]()
        assert params <= {*PLACES, *_OF_NO_SECTOR}, route.path
        if params and params <= set(PLACES):
            status, said = house.call(route.method, route.path.format(**about), {}, editor=1)
            assert (status, said["code"]) == (403, "not_for_you"), route
            tried += 1
    assert tried >= 16
    for subject in (
        f"review/{online}",
        f"reply/{online}",
        f"notice/{about['notice_id']}",
        f"organisation/{house.home}",
    ):
        assert house.call("GET", f"/editor/log?subject={subject}", editor=1)[0] == 403
        assert house.call("POST", "/editor/notes", {"subject": subject, "text": "Iets hierover."}, editor=1)[0] == 403
    for named in ({"review_id": online}, {"organisation_id": house.home}):
        assert house.call("POST", "/editor/dossiers", {"title": "Reeks", **named}, editor=1)[0] == 403
    assert house.call("GET", "/editor/dossiers", editor=1)[1]["items"] == []
    assert house.call("GET", "/editor/organisations", editor=1)[1]["items"] == []


def test_within_their_sector_an_editor_does_all_that_others_do(house: House) -> None:
    there = in_child_care(house)
    becomes(1, sectors=(Sector.CHILD_CARE, Sector.YOUTH_CARE))
    status, shown = house.call("GET", f"/editor/reviews/{there}", editor=1)
    assert status == 200
    body = {"action": "approve", "version": shown["version"]}
    assert house.call("POST", f"/editor/reviews/{there}/decisions", body, editor=1)[0] == 200
    assert house.call("GET", f"/editor/reviews/{there}-not", editor=1)[0] == 404
    found = house.call("GET", "/editor/organisations", editor=1)[1]["items"]
    assert [each["id"] for each in found] == ["creche"]


def test_the_same_authors_reviews_of_another_sector_are_not_shown_beside(house: House) -> None:
    author = {"first_name": "An", "last_name": "Peeters", "email": "an.peeters@post.example"}
    house.review(Status.PENDING, author=author)
    house.move("creche", Sector.CHILD_CARE)
    there = house.review(Status.PENDING, author=author)
    assert len(house.call("GET", f"/editor/reviews/{there}", editor=1)[1]["same_author"]) == 1
    becomes(1, sectors=(Sector.CHILD_CARE,))
    assert house.call("GET", f"/editor/reviews/{there}", editor=1)[1]["same_author"] == []


def test_a_page_without_anything_of_ones_sector_leads_on(house: House) -> None:
    in_child_care(house)
    becomes(1, sectors=(Sector.RESIDENTIAL_CARE,))
    path, seen = "/editor/organisations?limit=1", list[str]()
    for _ in range(2):
        found = house.call("GET", path, editor=1)[1]
        seen += [each["id"] for each in found["items"]] or ["nothing"]
        page = house.ask(Call(path, method="GET", editor=1, headers={"Accept": "text/html"})).text
        if found["next"] is None:
            break
        path = f"/editor/organisations?limit=1&cursor={found['next']}"
        assert path.replace("&", "&amp;") in page
        assert "We vonden geen organisatie" not in page
    assert seen == ["nothing", "home"]


def test_the_dossiers_that_an_editor_may_not_open_are_not_named_beside(house: House) -> None:
    online = house.review()
    there = in_child_care(house)
    for reviews in ([there], [there, online]):
        opened = house.call("POST", "/editor/dossiers", {"title": "Reeks", "organisation_id": "creche"}, editor=0)[1]
        for review_id in reviews:
            body = {"action": "review", "review_id": review_id}
            assert house.call("POST", f"/editor/dossiers/{opened['id']}/entries", body, editor=0)[0] == 200
    paths = (f"/editor/reviews/{there}", "/editor/organisations/creche")
    assert [len(house.call("GET", path, editor=1)[1]["dossiers"]) for path in paths] == [2, 2]
    becomes(1, sectors=(Sector.CHILD_CARE,))
    assert [len(house.call("GET", path, editor=1)[1]["dossiers"]) for path in paths] == [1, 1]


# Closed


def closes(house: House) -> None:
    """Let the register close the home."""
    here = platform()
    before = here.organisations.get(house.home)
    lease = acquire_lease(here.connection, here.now())
    assert lease is not None
    after = replace(before, listing=before.listing.closed(at=here.now()))
    here.organisations.relist(before, after, (), lease)
    here.directory.enter([here.organisations.get(house.home)])
    release_lease(here.connection, lease)


def test_a_closed_organisation_is_found_by_editors_and_by_nobody_else(house: House) -> None:
    house.review(Status.PENDING)
    house.move("open-one")
    house.move("home-2")
    closes(house)
    pages = list[tuple[str, bool]]()
    cursor: str | None = ""
    while cursor is not None:
        status, found = house.call("GET", f"/editor/organisations?limit=1&cursor={cursor}", editor=0)
        assert status == 200
        pages += [(each["id"], each["closed_at"] is not None) for each in found["items"]]
        cursor = found["next"]
    assert sorted(pages) == [("home", False), ("home-2", True), ("open-one", False)]
    assert len(house.call("GET", "/editor/organisations?q=avondrust", editor=0)[1]["items"]) == 3
    assert "home-2" not in str(house.call("GET", "/organisations?all=true")[1])
    assert house.call("GET", "/editor/organisations?cursor=~!", editor=0)[0] == 422


def test_the_write_page_of_a_closed_organisation_says_that_it_closed(house: House) -> None:
    closes(house)
    headers = {"Accept": "text/html", "Content-Type": "application/x-www-form-urlencoded"}
    answer = house.ask(Call(f"/organisations/{house.home}/write", method="GET", headers=headers))
    assert answer.status == 409
    assert "Deze organisatie is gesloten" in answer.text
    assert "neemt niet deel" not in answer.text
    plain = house.ask(Call(f"/organisations/{house.home}/write", method="GET"))
    assert (plain.json["code"], plain.json["detail"].startswith("Deze organisatie is gesloten")) == (
        "not_taking_part",
        True,
    )


def test_where_everybody_decided_before_editors_hear_that_it_takes_one_more(house: House) -> None:
    review_id = house.review(Status.PENDING)
    for editor, action in enumerate((Action.APPROVE, Action.SUSPEND, Action.REMOVE)):
        house.does(action, review_id, editor=editor)
    path = f"/editor/appeals/{house.appeal('review', review_id)}"

    def read(editor: int) -> str:
        return house.ask(Call(path, editor=editor, method="GET", headers={"Accept": "text/html"})).text

    assert all("Vraag een beheerder om er een hoofdredacteur bij te zetten" in read(editor) for editor in range(3))
    house.hired("ed-dora")
    assert "Daarom is dit bezwaar voor een collega" in read(0)
    platform().editors.register(replace(EDITORS[0], id="ed-dora", email="dora@redactie.example", roles=(Role.EDITOR,)))
    assert "Vraag een beheerder" in read(0)  # an editor does not judge appeals
