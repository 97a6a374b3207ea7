"""Whose next step something is, at the front door: it is given, and opened, to those whom the law lets take it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlencode

import pytest

from chalicelib.bootstrap import platform
from chalicelib.domain.access.roles import EVERY_ROLE, Role
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.projections.queue import QueueKind, Waiting
from chalicelib.domain.rules.lifecycle import (
    Action,
    AdditionStatus,
    AppealAction,
    NoticeAction,
    NoticeStatus,
    OrganisationAction,
    ReplyAction,
    ReplyStatus,
    Status,
)
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import UnreadableRecord
from chalicelib.use_cases.access import assign_work
from chalicelib.use_cases.access.assign_work import MOST_ASSIGNED
from chalicelib.use_cases.access.next_step import NextStep, next_step
from tests.builders import WHY
from tests.conftest import DynamoWorld
from tests.entrypoints.console.test_who_does_what import assign, becomes, ids
from tests.entrypoints.front_door import EDITORS, House, opened
from tests.story.requests import Answer, Call

GRAVE: Final = "Hij heeft me geslagen. " * 3
_PAGES: Final = {"review": "reviews", "reply": "replies", "organisation": "organisations"}
_Scene = Callable[[House], str]


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def typed_in(house: House) -> str:
    status, said = house.call("POST", "/editor/reviews", house.submission() | {"channel": "paper"}, editor=0)
    assert status == 201
    return str(said["review_id"])


def approved_by_one(house: House) -> str:
    review_id = house.review(Status.PENDING, text=GRAVE)
    house.does(Action.APPROVE, review_id)
    return review_id


def of_a_watched_home(house: House) -> str:
    review_id = house.review(Status.PENDING)
    house.does(OrganisationAction.WATCH, house.home)
    house.does(Action.APPROVE, review_id)
    return review_id


def restored_by_one(house: House) -> str:
    review_id = approved_by_one(house)
    house.does(Action.APPROVE, review_id, editor=1)
    house.does(Action.SUSPEND, review_id, editor=1)
    house.does(Action.RESTORE, review_id)
    return review_id


def addition_approved_by_one(house: House) -> str:
    review_id = house.addition(AdditionStatus.PENDING)
    house.does(OrganisationAction.WATCH, house.home)
    house.does(Action.APPROVE_ADDITION, review_id)
    return review_id


def measured(house: House, measure: OrganisationAction) -> str:
    house.does(measure, house.home)
    return house.home


def proposed(house: House) -> str:
    house.done(house.request_of(OrganisationAction.WARN, house.home))
    return house.home


def objected(house: House, kind: MailKind) -> str:
    return str(house.done(house.request_of_objection(house.link(kind))).json["appeal_id"])


def against_a_block(house: House) -> str:
    house.does(OrganisationAction.BLOCK, house.home, editor=2)
    house.done(house.request_of(OrganisationAction.BLOCK, house.home, until=None))
    return objected(house, MailKind.ORGANISATION_BLOCKED)


def against_a_warning(house: House) -> str:
    house.does(OrganisationAction.WARN, house.home)  # which the third proposed
    return objected(house, MailKind.ORGANISATION_WARNED)


def against_a_reply(house: House) -> str:
    house.reply(ReplyStatus.REJECTED)
    return objected(house, MailKind.REPLY_REJECTED)


# Each is kept from the first editor, and is the second's.
KEPT: Final[dict[str, tuple[str, _Scene]]] = {
    "typed in": ("review", typed_in),
    "apart": ("review", lambda house: house.review(Status.ESCALATED)),
    "first of two": ("review", approved_by_one),
    "first of two, watched": ("review", of_a_watched_home),
    "first of two, to restore": ("review", restored_by_one),
    "first of two, addition": ("review", addition_approved_by_one),
    "appeal of an author": ("appeal", lambda house: house.appealed()),
    "appeal of a notifier": ("appeal", lambda house: house.appeal("notice", house.notice(NoticeStatus.DISMISSED))),
    "objection, reply": ("appeal", against_a_reply),
    "objection, block": ("appeal", against_a_block),
    "objection, warning": ("appeal", against_a_warning),
    "blocked": ("organisation", lambda house: measured(house, OrganisationAction.BLOCK)),
    "warning proposed": ("organisation", proposed),
}
# Of these the law keeps nobody who decided before.
OPEN: Final[dict[str, tuple[str, _Scene]]] = {
    "waiting": ("review", lambda house: house.review(Status.PENDING)),
    "offline": ("review", lambda house: house.review(Status.SUSPENDED)),
    "addition": ("review", lambda house: house.addition(AdditionStatus.PENDING)),
    "reply": ("reply", lambda house: house.reply(ReplyStatus.PENDING)),
    "notice": ("notice", lambda house: house.notice()),
    "watched": ("organisation", lambda house: measured(house, OrganisationAction.WATCH)),
}


def read(house: House, path: str, *, editor: int = 0) -> str:
    answer = house.ask(Call(path, editor=editor, method="GET", headers={"Accept": "text/html"}))
    assert answer.status == 200
    return answer.text


def page_of(kind: str, item_id: str) -> str:
    return f"/editor/{_PAGES.get(kind, f'{kind}s')}/{item_id}"


def choices(house: House, kind: str, item_id: str) -> list[str]:
    form = read(house, page_of(kind, item_id), editor=1).partition('<form class="hands"')[2].partition("</form>")[0]
    return re.findall(r'<option value="([^"]*)"', form)


def sent(house: House, path: str, *, editor: int = 0, **fields: Any) -> Answer:
    """Send a form of a page, as a browser does."""
    headers = {
        "Accept": "text/html",
        "Content-Type": "application/x-www-form-urlencoded",
        "Authorization": f"Bearer {house.editors[editor]}",
    }
    heard = house._client.http.request("POST", path, headers=headers, body=urlencode(fields).encode())
    return Answer(heard.status_code, {name.lower(): value for name, value in heard.headers.items()}, heard.body)


@pytest.mark.parametrize("scene", KEPT)
def test_nobody_is_given_what_the_law_keeps_from_them(house: House, scene: str) -> None:
    kind, made = KEPT[scene]
    item_id = made(house)
    for to, asking in (("me", 0), ("ed-an", 1)):
        status, said = assign(house, kind, item_id, to, editor=asking)
        assert (status, said["code"]) == (409, "needs_another_editor")
        assert ("Deze collega" in said["detail"]) is (asking == 1)
    assert "ed-an" not in choices(house, kind, item_id)
    assert "ed-bo" in choices(house, kind, item_id)
    assert assign(house, kind, item_id, "ed-bo")[0] == 200


@pytest.mark.parametrize("scene", OPEN)
def test_what_the_law_leaves_to_all_is_given_to_each(house: House, scene: str) -> None:
    kind, made = OPEN[scene]
    item_id = made(house)
    assert choices(house, kind, item_id) == ["", "ed-an", "ed-bo", "ed-cis"]
    assert assign(house, kind, item_id, "me")[0] == 200


def test_a_browser_is_told_that_it_is_for_another_colleague(house: House) -> None:
    appeal = house.appealed()
    answer = sent(house, f"/editor/queue/appeal/{appeal}/assignment", editor=1, editor_id="ed-an")
    assert answer.status == 409
    assert "Deze collega mag hier niet over beslissen" in answer.text


def test_who_watches_over_an_organisation_is_a_chief_editor(house: House) -> None:
    measured(house, OrganisationAction.WATCH)
    becomes(2, roles=(Role.EDITOR,))
    assert choices(house, "organisation", house.home) == ["", "ed-an", "ed-bo"]
    assert assign(house, "organisation", house.home, "ed-cis")[0] == 422
    house.move("another")
    house.does(OrganisationAction.LEAVE, house.home)
    house.does(OrganisationAction.APPLY, house.home)
    assert assign(house, "organisation", house.home, "ed-cis")[0] == 200  # a request is every editor's


def test_nobody_of_another_sector_is_offered(house: House) -> None:
    review_id = house.review(Status.PENDING)
    becomes(2, sectors=(Sector.CHILD_CARE,))
    assert choices(house, "review", review_id) == ["", "ed-an", "ed-bo"]


def test_what_was_given_while_it_was_right_stays_and_harms_nothing(house: House) -> None:
    review_id = house.review(Status.PENDING, text=GRAVE)
    assign(house, "review", review_id, "me")
    house.does(Action.APPROVE, review_id)
    assert assign(house, "review", review_id, "ed-an", editor=1)[0] == 200  # as it is
    assert choices(house, "review", review_id) == ["", "ed-an", "ed-bo", "ed-cis"]
    assert ids(house, "assigned=me") == [review_id]
    house.does(Action.APPROVE, review_id, editor=1)
    assert ids(house, "assigned=me") == []


def test_of_what_is_handed_over_the_other_gets_only_what_they_may_decide(house: House) -> None:
    appeal, plain = house.appealed(), house.review(Status.PENDING)
    for kind, item_id in (("appeal", appeal), ("review", plain)):
        assert assign(house, kind, item_id, "ed-bo")[0] == 200
    given = house.call("POST", "/editor/colleagues/ed-bo/handover", {"editor_id": "ed-an"}, editor=2)
    assert given == (200, {"number": 1})
    assert ids(house, "assigned=ed-an") == [plain]
    assert ids(house, "kind=appeal&assigned=ed-bo") == ids(house, "kind=appeal&assigned=ed-an") == []


def test_what_is_not_handed_over_whole_stays_where_it_was(house: House) -> None:
    appeal, plain = house.appealed(), house.review(Status.PENDING)
    for kind, item_id in (("appeal", appeal), ("review", plain), ("reply", house.reply(ReplyStatus.PENDING))):
        assert assign(house, kind, item_id, "ed-bo")[0] == 200
    before = platform().queue.assigned_to("ed-bo", now=platform().now())
    becomes(2, roles=(Role.EDITOR,))  # who judges no appeal
    way = "/editor/colleagues/ed-bo/handover"
    status, said = house.call("POST", way, {"editor_id": "ed-cis"}, editor=0)
    assert (status, said["errors"][0]["field"]) == (422, "editor_id")
    becomes(2, roles=EVERY_ROLE, sectors=(Sector.CHILD_CARE,))
    assert house.call("POST", way, {"editor_id": "ed-cis"}, editor=0)[0] == 422
    becomes(2, sectors=())
    room = [f"r{number}" for number in range(MOST_ASSIGNED - 2)]
    for each in room:
        platform().queue.assign(QueueKind.ORGANISATION, each, "ed-cis", before="", now=platform().now())
    assert platform().queue.assigned_to("ed-bo", now=platform().now()) == before
    assert house.call("POST", way, {"editor_id": "ed-cis"}, editor=0) == (200, {"number": 3})  # nothing waits of those
    assert platform().queue.assigned_to("ed-bo", now=platform().now()) == []


def test_there_is_no_room_for_more_than_one_reads_and_nothing_moves(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assign_work, "MOST_ASSIGNED", 2)
    for to in ("ed-bo", "ed-bo", "ed-cis"):
        assert assign(house, "review", house.review(Status.PENDING), to)[0] == 200
    before = platform().queue.assigned_to("ed-bo", now=platform().now())
    status, said = house.call("POST", "/editor/colleagues/ed-bo/handover", {"editor_id": "ed-cis"}, editor=0)
    assert (status, said["errors"][0]["code"]) == (422, "too_many")
    assert platform().queue.assigned_to("ed-bo", now=platform().now()) == before


def test_what_others_take_meanwhile_is_theirs_and_the_rest_is_handed_over(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = (house.review(Status.PENDING) for _ in range(2))
    for each in (one, other):
        assert assign(house, "review", each, "ed-bo")[0] == 200
    here, hand_over, first = platform(), platform().queue.hand_over, [True]

    def meanwhile(given: Any, *, before: str, now: Any) -> None:
        if first.pop() if first else False:
            hand_over({(QueueKind.REVIEW, other): "ed-an"}, before="ed-bo", now=now)
        hand_over(given, before=before, now=now)

    monkeypatch.setattr(here.queue, "hand_over", meanwhile)
    given = house.call("POST", "/editor/colleagues/ed-bo/handover", {"editor_id": "ed-cis"}, editor=0)
    assert given == (200, {"number": 1})
    assert ids(house, "assigned=ed-cis") == [one]
    assert ids(house, "assigned=ed-an") == [other]


def test_who_leaves_hands_over_also_what_nobody_can_read_of(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    appeal, plain = house.appealed(), house.review(Status.PENDING)
    for kind, item_id in (("appeal", appeal), ("review", plain)):
        assert assign(house, kind, item_id, "ed-bo")[0] == 200

    def unread(found: Waiting, **stores: Any) -> NextStep:
        if found.kind is QueueKind.APPEAL:
            raise UnreadableRecord("log/x", "form")
        return next_step(found, **stores)

    monkeypatch.setattr(assign_work, "next_step", unread)
    given = house.call("POST", "/editor/colleagues/ed-bo/handover", {"editor_id": "ed-cis"}, editor=0)
    assert given == (200, {"number": 1})
    assert in_hand(house)["ed-bo"] == (0, {})


def following(house: House, kind: str, item_id: str, action: str, *, editor: int = 0) -> str:
    """Decide on something as a browser does; returns where it leads."""
    path = page_of(kind, item_id)
    version = house.call("GET", path, editor=editor)[1]["version"]
    answer = sent(house, f"{path}/decisions", editor=editor, action=action, version=version, explanation=WHY)
    assert answer.status == 303, answer.text
    return answer.headers["location"].partition("?")[0]


def test_after_an_appeal_comes_the_next_that_one_may_judge(house: House) -> None:
    own = house.appealed()
    first, other = (house.appeal("review", decided_by(house, Action.REJECT, 1)) for _ in range(2))
    assert following(house, "appeal", first, "dismiss") == f"/editor/appeals/{other}"
    assert following(house, "appeal", other, "dismiss") == "/editor/queue"
    assert ids(house, "kind=appeal") == [own]


def decided_by(house: House, action: Action, editor: int) -> str:
    review_id = house.review(Status.PENDING)
    house.does(action, review_id, editor=editor)
    return review_id


def test_after_a_review_comes_the_next_that_one_may_decide(house: House) -> None:
    for made in (typed_in, approved_by_one, lambda house: house.review(Status.ESCALATED)):
        made(house)
    one, other = house.review(Status.PENDING), house.review(Status.PENDING)
    assert following(house, "review", one, "approve") == f"/editor/reviews/{other}"
    assert following(house, "review", other, "approve") == "/editor/queue"


def test_after_a_reply_comes_none_that_may_still_change(house: House) -> None:
    one = house.reply(ReplyStatus.PENDING)
    here = platform()
    here.settings = replace(here.settings, reply_mend_minutes=30)
    house.reply(ReplyStatus.PENDING)
    assert following(house, "reply", one, "approve") == "/editor/queue"


# What is counted


def in_hand(house: House) -> dict[str, tuple[int, dict[str, int]]]:
    found = house.call("GET", "/editor/colleagues", editor=0)[1]["items"]
    return {each["id"]: (each["assigned"], each["assigned_by_kind"]) for each in found}


@pytest.mark.parametrize(
    ("kind", "made", "action"),
    [
        ("review", lambda house: house.review(Status.PENDING), Action.APPROVE),
        ("review", lambda house: house.addition(AdditionStatus.PENDING), Action.APPROVE_ADDITION),
        ("reply", lambda house: house.reply(ReplyStatus.PENDING), ReplyAction.APPROVE),
        ("notice", lambda house: house.notice(), NoticeAction.DISMISS),
        ("appeal", lambda house: house.appealed(), AppealAction.DISMISS),
        ("organisation", lambda house: measured(house, OrganisationAction.WATCH), OrganisationAction.UNWATCH),
    ],
)
def test_what_was_decided_is_in_nobodys_hands(house: House, kind: str, made: _Scene, action: Any) -> None:
    item_id = made(house)
    assert assign(house, kind, item_id, "ed-bo")[0] == 200
    assert in_hand(house)["ed-bo"] == (1, {kind: 1})
    link = f"/editor/queue?kind={kind}&amp;assigned=ed-bo"
    assert link in read(house, "/editor/colleagues")
    house.does(action, item_id, editor=2)
    assert in_hand(house)["ed-bo"] == (0, {})
    assert link not in read(house, "/editor/colleagues")
    for _ in range(2):  # and whoever lets go of it hears no fault
        assert assign(house, kind, item_id, None, editor=1) == (
            200,
            {"kind": kind, "id": item_id, "assigned_to": None},
        )
    assert platform().queue.assigned_to("ed-bo", now=platform().now()) == []


def test_each_kind_of_what_one_has_leads_to_its_own_list(house: House) -> None:
    for kind, item_id in (("review", house.review(Status.PENDING)), ("appeal", house.appealed())):
        assert assign(house, kind, item_id, "ed-bo")[0] == 200
    assert in_hand(house)[EDITORS[1].id] == (2, {"review": 1, "appeal": 1})
    page = read(house, "/editor/colleagues", editor=1)
    assert all(f"/editor/queue?kind={kind}&amp;assigned=me" in page for kind in ("review", "appeal"))
    assert "Bekijk de bezwaren (1)" in page
