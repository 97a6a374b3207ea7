"""The pages of notices and appeals hold what one needs to judge fairly, beside the form and for programs."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

import pytest

from chalicelib.bootstrap import platform
from chalicelib.domain.rules.lifecycle import (
    AdditionStatus,
    NoticeAction,
    OrganisationAction,
    ReplyStatus,
    Status,
)
from chalicelib.domain.rules.mails import MailKind
from chalicelib.dutch.formatting import CAPACITIES, NOTICE_REASONS, moment, month
from tests.builders import ADDED, WHY
from tests.conftest import DynamoWorld
from tests.entrypoints.desk.test_whose_work import against_a_reply, measured, objected, read
from tests.entrypoints.front_door import House, opened

WORDS: Final = "De kamers waren proper, en de maaltijden lekker en warm."


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def shown(house: House, path: str) -> tuple[dict[str, Any], str]:
    """Return what a program and what an editor read."""
    return house.call("GET", path, editor=1)[1], read(house, path, editor=1)


def check_facts(review_id: str, told: dict[str, Any], page: str) -> None:
    review = platform().reviews.get(review_id)
    assert review.capacity
    expected = (review_id, review.status, WORDS, review.capacity, review.experienced)
    assert tuple(told["review"][name] for name in ("id", "status", "text", "capacity", "experienced")) == expected
    assert f"{CAPACITIES[review.capacity].capitalize()} · ervaring van {month(review.experienced)}" in page
    assert WORDS in page


def test_a_notice_about_a_review_stands_beside_its_facts_and_its_reply(house: House) -> None:
    review_id = house.reply(ReplyStatus.PUBLISHED, text=WORDS)
    told, page = shown(house, f"/editor/notices/{house.notify(review_id)}")
    check_facts(review_id, told, page)
    reply = platform().reviews.get(review_id).reply
    assert reply is not None
    assert (told["review"]["reply"]["text"], told["review"]["reply"]["status"]) == (reply.text, "published")
    assert reply.text in page
    assert "De reactie van de organisatie" in page
    assert told["text"] == WORDS


def test_a_notice_about_a_reply_stands_beside_the_review_that_it_answers(house: House) -> None:
    review_id = house.reply(ReplyStatus.PUBLISHED, text=WORDS)
    told, page = shown(house, f"/editor/notices/{house.notify(review_id, subject='reply')}")
    check_facts(review_id, told, page)
    assert "De waardering waarop de reactie antwoordt" in page
    assert "De reactie van de organisatie" not in page  # it is what the notice is about
    assert told["text"] == told["review"]["reply"]["text"]


def test_a_promise_in_a_reply_is_read_with_it(house: House) -> None:
    review_id = house.promised()
    for subject in ("reply", "review"):
        told, page = shown(house, f"/editor/notices/{house.notify(review_id, subject=subject)}")
        assert told["review"]["reply"]["promise"] in page
        assert told["review"]["reply"]["promise"]


def test_what_was_added_to_a_review_is_read_with_it(house: House) -> None:
    review_id = house.addition(AdditionStatus.PUBLISHED, text=WORDS)
    told, page = shown(house, f"/editor/notices/{house.notify(review_id)}")
    assert [each["text"] for each in told["review"]["additions"]] == [ADDED]
    assert ADDED in page


@pytest.mark.parametrize("subject", ["review", "reply"])
def test_a_notifiers_appeal_stands_beside_the_notice_and_its_decision(house: House, subject: str) -> None:
    review_id = house.reply(ReplyStatus.PUBLISHED, text=WORDS)
    notice_id = house.notify(review_id, subject=subject)
    house.does(NoticeAction.DISMISS, notice_id)
    notice = platform().cases.notice(notice_id)
    told, page = shown(house, f"/editor/appeals/{house.appeal('notice', notice_id)}")
    check_facts(review_id, told, page)
    assert told["notice"]["reason"] == notice.reason
    assert told["notice"]["explanation"] == notice.explanation
    assert told["notice"]["subject"] == subject
    assert NOTICE_REASONS[notice.reason] in page
    assert notice.explanation in page
    assert told["text"] == (WORDS if subject == "review" else told["review"]["reply"]["text"])
    check_decided(told, page, notice.decided_at)


def check_decided(told: dict[str, Any], page: str, at: datetime | None) -> None:
    """Check that who took the first decision, and when, is there: it was the first editor."""
    assert at is not None
    assert (told["against_by"], datetime.fromisoformat(told["against_at"])) == ("An", at)
    assert told["against_explanation"] == WHY
    assert "Beslist door An" in page
    assert moment(at) in page


def test_an_authors_appeal_says_who_refused_and_when(house: House) -> None:
    review_id = house.review(Status.REJECTED, text=WORDS)
    told, page = shown(house, f"/editor/appeals/{house.appeal('review', review_id)}")
    check_facts(review_id, told, page)
    check_decided(told, page, platform().reviews.get(review_id).moved_at)
    assert told["notice"] is None


def test_an_appeal_about_an_addition_stands_beside_the_review_itself(house: House) -> None:
    review_id = house.addition(AdditionStatus.REJECTED, text=WORDS)
    told, page = shown(house, f"/editor/appeals/{house.appeal('review', review_id)}")
    check_facts(review_id, told, page)
    assert (told["about"], told["text"]) == ("addition", ADDED)
    assert page.count(ADDED) == 1


def test_an_objection_to_a_refused_reply_stands_beside_the_review(house: House) -> None:
    appeal_id = against_a_reply(house)
    told, page = shown(house, f"/editor/appeals/{appeal_id}")
    reply = platform().reviews.get(told["review_id"]).reply
    assert reply is not None
    assert "De waardering waarop de reactie antwoordt" in page
    assert told["review"]["text"] in page
    check_decided(told, page, reply.decided_at)


def test_an_objection_to_a_measure_says_who_took_it_and_shows_no_review(house: House) -> None:
    measured(house, OrganisationAction.WATCH)
    told, page = shown(house, f"/editor/appeals/{objected(house, MailKind.ORGANISATION_WATCHED)}")
    check_decided(told, page, platform().organisations.get(house.home).moderation.state_since)
    assert (told["review"], told["notice"]) == (None, None)
    assert "De waardering" not in page.partition("<h1>")[2]
