"""A crime or despair, at the front door: online by two editors by whichever way, and nobody accused is told of what."""

from collections.abc import Iterator
from typing import Any, Final

import pytest

from chalicelib.adapters.dynamodb.client.tables import OutboxItem, ReviewItem
from chalicelib.bootstrap import platform
from chalicelib.domain.rules.lifecycle import Action, AppealAction, NoticeAction, OrganisationAction, ReplyAction
from chalicelib.domain.rules.mails import MAIL_RULES, MailKind, Purpose
from chalicelib.dutch.conduct import rule
from chalicelib.use_cases.mails.compose_mail import Composed, compose_mail
from tests.entrypoints.front_door import House, opened
from tests.story.requests import Answer, Call
from tests.worlds import DynamoWorld

CRIME: Final = "Mijn moeder werd geslagen door een verpleger, en niemand van het huis deed er iets aan."
DESPAIR: Final = "Mijn moeder wil niet meer leven sinds ze daar woont, en niemand van het huis luistert naar haar."
TEXTS: Final = pytest.mark.parametrize("text", [CRIME, DESPAIR], ids=["a crime", "despair"])


@pytest.fixture
def house(dynamodb_world: DynamoWorld) -> Iterator[House]:  # noqa: ARG001 - its tables are what the house stands on
    with opened() as found:
        yield found


def pending(house: House, text: str) -> str:
    review_id = house.submit(text=text)
    house.does(Action.CONFIRM, review_id)
    return review_id


def online(house: House, text: str) -> str:
    review_id = pending(house, text)
    for editor in (0, 1):
        house.does(Action.APPROVE, review_id, editor=editor)
    return review_id


def status(house: House, review_id: str) -> str:
    return str(house.call("GET", f"/editor/reviews/{review_id}", editor=0)[1]["status"])


def public(house: House, review_id: str) -> bool:
    return house.call("GET", f"/reviews/{review_id}")[0] == 200


def refused(answer: Answer) -> str:
    assert answer.status == 409, answer
    return answer.code


@TEXTS
def test_two_editors_publish_it_and_never_one(house: House, text: str) -> None:
    review_id = pending(house, text)
    first = house.does(Action.APPROVE, review_id)
    assert (first.status, first.json["status"]) == (200, "pending")
    assert "approve" not in first.json["allowed_actions"]
    assert not public(house, review_id)
    assert refused(house.act(Action.APPROVE, review_id)) == "needs_another_editor"
    assert house.does(Action.APPROVE, review_id, editor=1).json["status"] == "published"
    assert public(house, review_id)


@TEXTS
def test_two_editors_restore_it_and_never_one(house: House, text: str) -> None:
    review_id = online(house, text)
    house.does(Action.SUSPEND, review_id)
    assert house.does(Action.RESTORE, review_id, editor=1).json["status"] == "suspended"
    assert refused(house.act(Action.RESTORE, review_id, editor=1)) == "needs_another_editor"
    assert not public(house, review_id)
    assert house.does(Action.RESTORE, review_id, editor=2).json["status"] == "published"


def test_a_removal_that_is_taken_back_on_appeal_waits_for_a_second_editor(house: House) -> None:
    review_id = online(house, CRIME)
    house.editors.append(house.hired("ed-dirk"))  # nobody of those who published it, or took it away, judges
    house.does(Action.REMOVE, review_id, editor=2)
    appeal_id = house.appeal("review", review_id)
    assert house.does(AppealAction.UPHOLD, appeal_id, editor=3).json["status"] == "upheld"
    assert (status(house, review_id), public(house, review_id)) == ("pending", False)
    assert refused(house.act(Action.APPROVE, review_id, editor=3)) == "needs_another_editor"
    assert house.does(Action.APPROVE, review_id, editor=0).json["status"] == "published"


def test_a_watched_organisation_asks_for_no_third_editor(house: House) -> None:
    review_id = pending(house, CRIME)
    house.does(OrganisationAction.WATCH, house.home)
    house.does(Action.APPROVE, review_id)
    house.does(OrganisationAction.UNWATCH, house.home)
    assert refused(house.act(Action.APPROVE, review_id)) == "needs_another_editor"
    assert house.does(Action.APPROVE, review_id, editor=1).json["status"] == "published"


def test_what_an_older_list_of_words_did_not_see_is_seen_when_it_would_go_online(house: House) -> None:
    review_id = pending(house, DESPAIR)
    item = ReviewItem.get(review_id)
    item.review = platform().reviews.get(review_id).with_signals((), at=platform().now())
    item.save()
    assert house.does(Action.APPROVE, review_id).json["status"] == "pending"
    found = house.call("GET", f"/editor/reviews/{review_id}", editor=1)[1]
    assert [(each["code"], each["strength"]) for each in found["signals"]] == [("self_harm", 3)]
    assert (found["grave"], found["approved_by_one"]) == (True, True)


def test_what_is_online_is_escalated_at_once_and_its_reply_goes_with_it(house: House) -> None:
    review_id = house.reply()
    assert house.call("GET", f"/reviews/{review_id}")[1]["reply"] is not None
    assert house.does(Action.ESCALATE, review_id).json["status"] == "escalated"
    assert not public(house, review_id)
    seen = house.call("GET", f"/organisations/{house.home}")[1]
    assert (seen["reviews"], seen["summary"]["replied"]) == (0, 0)


def test_a_false_alarm_is_cleared_by_another_editor_and_then_published_by_two(house: House) -> None:
    review_id = house.review()
    house.does(Action.ESCALATE, review_id)
    assert refused(house.act(Action.CLEAR, review_id)) == "needs_another_editor"
    cleared = house.act(Action.CLEAR, review_id, editor=1, rule="", explanation="")
    assert (cleared.status, cleared.json["status"]) == (200, "pending")
    assert house.does(Action.APPROVE, review_id, editor=1).json["status"] == "pending"
    assert house.does(Action.APPROVE, review_id, editor=0).json["status"] == "published"
    kinds = {item.mail.kind for item in OutboxItem.scan()}
    assert {MailKind.REVIEW_CLEARED, MailKind.REVIEW_RESTORED, MailKind.REVIEW_RESTORED_ORGANISATION} <= kinds


@pytest.mark.parametrize("way", ["suspend", "remove", "escalate", "reject", "notice"])
def test_no_mail_tells_the_accused_which_rule_or_what_was_suspected(house: House, way: str) -> None:
    review_id = online(house, CRIME)
    why: dict[str, Any] = {"rule": "suspected_crime", "explanation": "We vermoeden dat hier geslagen werd."}
    if way == "notice":
        to_notifier: dict[str, Any] = {"explanation_to_notifier": "Dank voor je melding."}
        house.does(NoticeAction.UPHOLD, house.notify(review_id), **why, **to_notifier)
    elif way == "reject":
        house.does(Action.ESCALATE, review_id, **why)
        house.does(Action.REJECT, review_id, editor=1, **why)
    else:
        house.does(Action(way), review_id, **why)
    taken = {MailKind.REVIEW_SUSPENDED_ORGANISATION, MailKind.REVIEW_REMOVED_ORGANISATION}
    assert house.mails_to_organisation(review_id) & taken
    known = rule("suspected_crime")
    assert known is not None
    for each in _to_others(review_id):
        assert not any(word in each for word in (known.title, known.text, "misdrijf", "geslagen", "vermoed"))
    assert any("onderzoek" in each for each in _to_others(review_id))
    if way == "notice":
        notice = house.call("GET", house.link(MailKind.NOTICE_UPHELD))[1]
        assert "suspected_crime" not in str(notice)


def _to_others(review_id: str) -> list[str]:
    """The mails that nobody but the author's readers get, in their words, without the one that gave the text itself."""
    here, found = platform(), []
    for item in OutboxItem.scan():
        mail = item.mail
        if mail.review_id != review_id or MAIL_RULES[mail.kind].to == "author" or mail.appellant == "author":
            continue
        composed = compose_mail(mail, stores=here, now=here.now())
        if isinstance(composed, Composed) and mail.kind is not MailKind.REVIEW_NOTIFICATION:
            found.append(here.mail_renderer.write(mail, composed.context, to=composed.to).text)
    return found


def test_a_preview_shows_what_the_organisation_will_read_and_nothing_of_the_crime(house: House) -> None:
    review_id = online(house, CRIME)
    at = house.version("reviews", review_id)
    form = {"action": "remove", "version": at, "rule": "suspected_crime", "explanation": "Een vermoeden van geweld."}
    mails = house.call("POST", f"/editor/reviews/{review_id}/preview", form, editor=0)[1]["mails"]
    (theirs,) = [each["text"] for each in mails if each["to"] == "organisation"]
    assert not any(word in theirs.lower() for word in ("misdrijf", "vermoeden", "geweld"))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [(CRIME, ("112", "101", "1712", "102")), (DESPAIR, ("112", "1813", "102"))],
    ids=["a crime", "despair"],
)
def test_help_is_shown_where_the_words_are(house: House, text: str, numbers: tuple[str, ...]) -> None:
    sent = house.done(house.request_of_review(text=text)).json
    (warned,) = [each for each in sent["warnings"] if each["code"] == "help_line"]
    house.does(Action.CONFIRM, sent["review_id"])
    own = house.ask(Call(house.link_for(Purpose.MANAGE, sent["review_id"]), method="GET")).json["help_lines"]
    desk = house.call("GET", f"/editor/reviews/{sent['review_id']}", editor=0)[1]["help_lines"]
    assert [warned["message"]] == own == desk
    assert all(number in warned["message"] for number in numbers)
    html = {"Accept": "text/html"}
    pages = ((house.link_for(Purpose.MANAGE, sent["review_id"]), None), (f"/editor/reviews/{sent['review_id']}", 0))
    for path, editor in pages:
        assert numbers[1] in house.ask(Call(path, editor=editor, headers=html, method="GET")).text


def test_it_stands_first_in_the_queue_whatever_else_waits(house: House) -> None:
    ordinary = [house.review("pending") for _ in range(3)]
    strong = pending(house, "Jullie gaan eraan, ik weet waar jullie wonen en ik kom zeker terug.")
    grave = [pending(house, CRIME), pending(house, DESPAIR)]
    items = house.call("GET", "/editor/queue?kind=review", editor=0)[1]["items"]
    assert [each["id"] for each in items][:3] == [*grave, strong]
    assert {each["id"] for each in items[3:]} == set(ordinary)
    assert [each["grave"] for each in items] == [True, True, False, False, False, False]


def test_a_reply_to_it_is_decided_by_one(house: House) -> None:
    review_id = online(house, CRIME)
    house.does(ReplyAction.SUBMIT, review_id)
    assert house.does(ReplyAction.APPROVE, review_id).json["status"] == "published"
