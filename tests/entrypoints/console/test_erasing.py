"""Erasing is not deciding, at the front door: reasons, other eyes, an answer to who appealed, a place in figures."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

import pytest

from chalicelib.adapters.dynamodb.client.tables import LogItem, OutboxItem
from chalicelib.bootstrap import platform
from chalicelib.domain.clock.days import year_of
from chalicelib.domain.projections.integrity import counted
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.lifecycle import Action, AppealAction, OrganisationAction, Status
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import NotFound
from chalicelib.use_cases.reviews.erase_review import erase_review
from chalicelib.use_cases.upkeep.integrity_figures import count_days, figures_of
from tests.entrypoints.front_door import House, opened
from tests.worlds import DynamoWorld

BAD: Final = {"rule": "respectful_language", "explanation": "Iemand vroeg dit, en de wet geeft dat recht."}


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def erased(house: House, review_id: str, *, editor: int = 0, **changes: Any) -> tuple[int, str]:
    answer = house.act(Action.ERASE, review_id, editor=editor, **changes)
    return answer.status, answer.code


def appealed(house: House, review_id: str) -> str:
    house.does(Action.REJECT, review_id)
    return house.appeal("review", review_id)


@pytest.mark.parametrize("missing", ["rule", "explanation"])
def test_an_editor_gives_a_rule_and_an_explanation(house: House, missing: str) -> None:
    review_id = house.review("pending")
    answer = house.act(Action.ERASE, review_id, **{**BAD, missing: ""})
    assert (answer.status, [each["field"] for each in answer.json["errors"]]) == (422, [missing])
    at = house.version("reviews", review_id)
    form = {"action": "erase", "version": at, **BAD, missing: ""}
    assert house.call("POST", f"/editor/reviews/{review_id}/preview", form, editor=0)[0] == 422


@pytest.mark.parametrize("status", [Status.PENDING, Status.ESCALATED, Status.PUBLISHED, Status.REJECTED])
def test_an_author_gives_no_reason(house: House, status: Status) -> None:
    review_id = house.review(status)
    assert house.does(Action.ERASE, review_id, by=Actor.AUTHOR).status < 300
    assert platform().reviews.get(review_id).status is Status.ERASED


def what_is_open(house: House, what: str) -> str:
    """A review on which the first editor decided last, and about which something is open."""
    if what in {"escalation", "research"}:
        return house.review(Status.ESCALATED if what == "escalation" else Status.SUSPENDED)
    if what == "appeal":
        review_id = house.review("pending")
        appealed(house, review_id)
        return review_id
    review_id = house.review()
    if what == "notice":
        house.notify(review_id)
    elif what == "watch":
        house.does(OrganisationAction.WATCH, house.home)
    else:
        house.does(OrganisationAction.BLOCK, house.home)
    return review_id


@pytest.mark.parametrize("what", ["escalation", "research", "appeal", "notice", "watch", "block"])
def test_while_something_is_open_it_is_for_another_editor_than_the_last(house: House, what: str) -> None:
    review_id = what_is_open(house, what)
    at = house.version("reviews", review_id)
    assert erased(house, review_id) == (409, "needs_another_editor")
    form = {"action": "erase", "version": at, **BAD}
    seen = house.call("POST", f"/editor/reviews/{review_id}/preview", form, editor=0)
    assert (seen[0], seen[1]["code"]) == (409, "needs_another_editor")
    offered = [house.call("GET", f"/editor/reviews/{review_id}", editor=each)[1]["allowed_actions"] for each in (0, 1)]
    assert ["erase" in each for each in offered] == [False, True]
    assert house.version("reviews", review_id) == at
    assert erased(house, review_id, editor=1) == (200, "")


def test_where_nothing_is_open_the_same_editor_erases(house: House) -> None:
    assert erased(house, house.review()) == (200, "")
    assert erased(house, house.review(Status.REMOVED)) == (200, "")


def test_nobody_who_decided_on_the_review_erases_an_appeal_away(house: House) -> None:
    review_id = house.review()
    house.does(Action.REMOVE, review_id, editor=1)
    appeal_id = house.appeal("review", review_id)
    assert erased(house, review_id, editor=0) == (409, "needs_another_editor")  # who published it
    assert erased(house, review_id, editor=1) == (409, "needs_another_editor")
    assert erased(house, review_id, editor=2) == (200, "")
    answered = platform().log.of(f"appeal/{appeal_id}")[-1]
    assert (answered.actor_id, answered.action, answered.after) == ("ed-cis", "dismiss", "dismissed")


@pytest.mark.parametrize("by", [Actor.AUTHOR, Actor.CLOCK])
def test_an_appeal_lapses_in_the_write_that_erases(house: House, by: Actor) -> None:
    review_id = house.review("pending")
    appeal_id = appealed(house, review_id)
    action = Action.ERASE if by is Actor.AUTHOR else Action.EXPIRE
    erase_review(review_id, Act(by=by, at=platform().now()), stores=platform(), action=action)
    ended, gone = (platform().log.of(f"{each}")[-1] for each in (f"appeal/{appeal_id}", f"review/{review_id}"))
    assert (ended.actor, ended.action, ended.before, ended.after) == (by, "lapse", "pending", "lapsed")
    assert ended.at == gone.at or by is Actor.CLOCK
    with pytest.raises(NotFound):
        platform().cases.appeal(appeal_id)
    assert house.call("GET", "/editor/queue?kind=appeal", editor=0)[1]["items"] == []


def test_an_erasure_that_fails_leaves_the_appeal_open(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    review_id = house.review("pending")
    appeal_id = appealed(house, review_id)

    def dies(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(platform().reviews, "save", dies)
    with pytest.raises(RuntimeError):
        erase_review(review_id, Act(by=Actor.AUTHOR, at=platform().now()), stores=platform())
    assert platform().cases.appeal(appeal_id).status == "pending"


@pytest.mark.parametrize("editor", [None, 2])
def test_an_organisation_whose_appeal_ends_with_the_review_hears_of_it(house: House, editor: int | None) -> None:
    review_id = house.reply("rejected")
    house.appeal("reply", review_id)
    if editor is None:
        house.does(Action.ERASE, review_id, by=Actor.AUTHOR)
    else:
        house.does(Action.ERASE, review_id, editor=editor)
    assert [item.mail.kind for item in OutboxItem.scan() if item.mail.kind is MailKind.APPEAL_LAPSED]


def test_an_editors_erasure_stands_in_the_figures_with_its_band_and_its_rule(house: House) -> None:
    low, own = house.review(aspect_ratings={"meals": 1}), house.review()
    year = year_of(platform().now())
    house.does(Action.ERASE, low, rule="respectful_language")
    house.does(Action.ERASE, own, by=Actor.AUTHOR)
    found = house.call("GET", f"/integrity/{year}")[1]
    assert (found["reviews"]["erased"], found["reviews"]["erased_by_author"]) == (1, 1)
    assert found["by_score_band"]["erased"] == {"1": 1}
    assert found["by_rule"]["erased"] == {"respectful_language": 1}


def test_the_figures_of_a_year_with_erasures_of_every_kind_equal_a_recount_of_the_log(house: House) -> None:
    here = platform()
    year = year_of(here.now())
    house.does(Action.ERASE, house.review())  # by an editor, alone
    house.does(Action.ERASE, house.review("unconfirmed"))
    for status in (Status.PENDING, Status.ESCALATED, Status.PUBLISHED, Status.SUSPENDED, Status.REJECTED):
        house.does(Action.ERASE, house.review(status), editor=1)
        house.does(Action.ERASE, house.review(status), by=Actor.AUTHOR)
    noticed = [house.review(), house.review()]
    for each in noticed:
        house.notify(each)
    house.does(Action.ERASE, noticed[0], editor=1)
    house.does(Action.ERASE, noticed[1], by=Actor.AUTHOR)
    refused = [house.review("pending") for _ in range(3)]
    for each in refused:
        appealed(house, each)
    house.does(Action.ERASE, refused[0], editor=1)  # answers the appeal
    house.does(Action.ERASE, refused[1], by=Actor.AUTHOR)  # lets it lapse
    erase_review(refused[2], Act(by=Actor.CLOCK, at=here.now()), stores=here, action=Action.EXPIRE)
    judged = house.review("pending")
    house.does(AppealAction.UPHOLD, appealed(house, judged), editor=1)
    house.does(Action.ERASE, judged, editor=2)
    replied = house.reply("rejected")
    house.appeal("reply", replied)
    house.does(Action.ERASE, replied, editor=2)
    entries = [item.entry for item in LogItem.scan()]
    recount = counted(each for each in entries if each.at.year == year)
    assert figures_of(year, stores=here, now=here.now()) == recount
    count_days(stores=here, now=here.now() + timedelta(days=1))
    assert figures_of(year, stores=here, now=here.now() + timedelta(days=1)) == recount
    appeals = {name: recount.of(f"appeals_{name}") for name in ("received", "upheld", "dismissed", "lapsed")}
    assert appeals == {"received": 5, "upheld": 1, "dismissed": 2, "lapsed": 2}
    assert recount.of("notices_received") == recount.of("notices_lapsed") == 2
    gone = recount.of("erased") + recount.of("erased_by_author")
    assert gone == sum(each.action == "erase" for each in entries)
    assert sum(recount.parts("erased_by_band").values()) == recount.of("erased")
