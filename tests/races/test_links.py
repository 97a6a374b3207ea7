"""A link that is used twenty times in an instant is used once; a thing that is sent twenty times was sent once."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

from chalicelib.domain.cases.appeal import about_organisation
from chalicelib.domain.clock.days import month_of
from chalicelib.domain.projections.deadlines import of_review
from chalicelib.domain.rules.lifecycle import (
    Action,
    NoticeStatus,
    OrganisationAction,
    PromiseAction,
    PromiseStatus,
    ReplyAction,
    ReplyStatus,
    Status,
)
from chalicelib.domain.rules.mails import MailKind, Purpose
from chalicelib.domain.rules.retention import PROMISE_GRACE
from chalicelib.use_cases.upkeep.run_due_tasks import run_due_tasks
from tests.builders import promise, reply
from tests.races.arena import AT_ONCE, Arena, Call
from tests.scale import times
from tests.story.requests import Answer


def told(heard: Sequence[Answer]) -> Counter[tuple[int, str]]:
    return Counter((each.status, each.code) for each in heard)


def twenty(call: Call, **headers: str) -> list[Call]:
    return [replace(call, headers=headers)] * AT_ONCE


def test_of_twenty_confirmations_of_one_link_one_confirms_and_the_rest_hear_that_it_is_used(arena: Arena) -> None:
    homes = [arena.organisation() for _ in range(5)]
    of_each = times(full=10, quick=2)
    reviews = [each for home in homes for each in arena.reviews(of_each, home, status=Status.UNCONFIRMED)]
    rounds = len(reviews)
    answers = arena.race([twenty(arena.request_of(Action.CONFIRM, each.id)) for each in reviews])
    assert [told(each) for each in answers] == [{(200, ""): 1, (410, "link_expired_or_used"): AT_ONCE - 1}] * rounds
    assert {each.json["detail"] for heard in answers for each in heard if each.code} == {
        "Deze link werkt niet meer. Hij is gebruikt of te oud, of wat erachter stond, is weg."
    }
    log, mails = arena.log(), arena.mails()
    assert [[each.action for each in log[f"review/{review.id}"]] for review in reviews] == [["confirm"]] * rounds
    assert [[mail.kind for mail in mails[review.id]] for review in reviews] == [[MailKind.REVIEW_RECEIVED]] * rounds
    assert {("review", each.id) for each in reviews} <= arena.queue()
    traced = arena.here.similarity_index
    assert [len(traced.by_author(each.author_key)) for each in reviews] == [1] * rounds
    assert [len(traced.pace(home.id, since=reviews[0].submitted_at, most=AT_ONCE)) for home in homes] == [of_each] * 5


def test_of_twenty_equal_submits_with_one_key_one_is_taken_in_and_all_hear_the_same(arena: Arena) -> None:
    home = arena.organisation()
    rounds = [twenty(arena.request_of_review(home=home), idempotency_key=f"key {number}") for number in range(5)]
    answers = arena.race(rounds)
    assert [told(each) for each in answers] == [{(202, ""): AT_ONCE}] * 5
    assert all(each.json == heard[0].json for heard in answers for each in heard)
    ids = [heard[0].json["review_id"] for heard in answers]
    assert len(set(ids)) == 5
    log, mails = arena.log(), arena.mails()
    assert [[each.action for each in log[f"review/{review_id}"]] for review_id in ids] == [["submit"]] * 5
    assert [[mail.kind for mail in mails[review_id]] for review_id in ids] == [[MailKind.CONFIRM_REVIEW]] * 5
    assert sum(mail.organisation_id == home.id for found in mails.values() for mail in found) == 5


def test_of_twenty_equal_papers_typed_in_with_one_key_one_is_taken_in_with_one_letter(arena: Arena) -> None:
    home = arena.organisation()
    who = {"first_name": "Lea", "last_name": "Maes", "email": None, "postal_address": "Dorpsstraat 7, 9000 Gent"}
    form = arena.request_of_review(home=home).body
    paper = Call("/editor/reviews", {**form, "channel": "paper", "author": who}, 0)
    (heard,) = arena.race([twenty(paper, idempotency_key="paper")])
    assert told(heard) == {(201, ""): AT_ONCE}
    (review_id,) = {each.json["review_id"] for each in heard}
    log, mails = arena.log(), arena.mails()
    assert [each.action for each in log[f"review/{review_id}"]] == ["type_in"]
    assert [mail.kind for mail in mails[review_id]] == [MailKind.REVIEW_RECEIVED]
    now = arena.here.now()
    assert len(arena.here.similarity_index.pace(home.id, since=now - timedelta(hours=1), most=AT_ONCE)) == 1
    arena.here.sweep_mails()
    assert [each.mail.review_id for each in arena.here.letters.page(printed=False, limit=50, cursor="")[0]].count(
        review_id
    ) == 1


def test_of_twenty_replies_through_one_link_one_is_taken_in(arena: Arena) -> None:
    home = arena.organisation()
    reviews = arena.reviews(10, home, status=Status.PUBLISHED)
    calls = [arena.request_of(ReplyAction.SUBMIT, each.id) for each in reviews]
    answers = arena.race(
        [
            [replace(call, body={"text": f"Dank je wel voor je eerlijke woorden, {n}."}) for n in range(AT_ONCE)]
            for call in calls
        ]
    )
    assert [told(each) for each in answers] == [{(202, ""): 1, (410, "link_expired_or_used"): AT_ONCE - 1}] * 10
    log, mails = arena.log(), arena.mails()
    for review, heard in zip(reviews, answers, strict=True):
        winner = next(number for number, each in enumerate(heard) if each.status == 202)
        after = arena.here.reviews.get(review.id)
        assert after.reply is not None
        assert after.reply.text == f"Dank je wel voor je eerlijke woorden, {winner}."
        assert [each.action for each in log[f"reply/{review.id}"]] == ["submit"]
        assert [mail.kind for mail in mails[review.id]] == [MailKind.REPLY_RECEIVED]
    assert {("reply", each.id) for each in reviews} <= arena.queue()


def test_twenty_notices_at_once_are_twenty_notices(arena: Arena) -> None:
    (review,) = arena.reviews(1, arena.organisation(), status=Status.PUBLISHED)
    (heard,) = arena.race([[arena.request_of_notice(review.id, number=n) for n in range(AT_ONCE)]])
    assert told(heard) == {(202, ""): AT_ONCE}
    notices, _ = arena.here.cases.about(review.id)
    assert {each.id for each in notices} == {each.json["notice_id"] for each in heard}
    assert len(notices) == AT_ONCE
    assert [mail.kind for mail in arena.mails()[review.id]] == [MailKind.NOTICE_RECEIVED] * AT_ONCE
    assert {("notice", each.id) for each in notices} <= arena.queue()


def test_of_twenty_equal_notices_with_one_key_one_is_taken_in_and_all_hear_the_same(arena: Arena) -> None:
    (review,) = arena.reviews(1, arena.organisation(), status=Status.PUBLISHED)
    (heard,) = arena.race([twenty(arena.request_of_notice(review.id), idempotency_key="k")])
    assert told(heard) == {(202, ""): AT_ONCE}
    (notice,), _ = arena.here.cases.about(review.id)
    assert {each.json["notice_id"] for each in heard} == {notice.id}
    assert [mail.kind for mail in arena.mails()[review.id]] == [MailKind.NOTICE_RECEIVED]


def test_of_twenty_objections_to_one_measure_one_is_taken_in(arena: Arena) -> None:
    measures = (OrganisationAction.WATCH, OrganisationAction.BLOCK, OrganisationAction.WARN)
    homes = [arena.organisation() for _ in measures]
    for home, measure in zip(homes, measures, strict=True):
        arena.does(measure, home.id)
    links = [arena.link_for(Purpose.OBJECTION, home.id) for home in homes]
    answers = arena.race([twenty(arena.request_of_objection(link)) for link in links])
    assert [told(each) for each in answers] == [{(202, ""): 1, (410, "link_expired_or_used"): AT_ONCE - 1}] * 3
    for home in homes:
        _, (made,) = arena.here.cases.about(about_organisation(home.id))
        assert [each.action for each in arena.log()[f"appeal/{made.id}"]] == ["submit"]
        assert [mail.kind for mail in arena.mails()[made.id]] == [MailKind.APPEAL_RECEIVED]


def test_of_twenty_appeals_against_one_decision_one_is_taken_in(arena: Arena) -> None:
    home = arena.organisation()
    now = arena.here.now()
    rejected = arena.reviews(4, home, status=Status.REJECTED, moved_by="editor-an", moved_at=now)
    refused = reply(status=ReplyStatus.REJECTED, decided_at=now, decided_by="editor-an")
    replied = arena.reviews(4, home, status=Status.PUBLISHED, reply=refused)
    noticed = arena.reviews(4, home, status=Status.PUBLISHED)
    notices = arena.notices(noticed, status=NoticeStatus.DISMISSED, decided_at=now, moved_by="editor-an")
    rounds = [
        *(twenty(arena.request_of_appeal("review", each.id)) for each in rejected),
        *(twenty(arena.request_of_appeal("reply", each.id)) for each in replied),
        *(twenty(arena.request_of_appeal("notice", each.id)) for each in notices),
    ]
    answers = arena.race(rounds)
    assert [Counter(each.status // 100 for each in heard) for heard in answers] == [{2: 1, 4: AT_ONCE - 1}] * 12
    assert {each.code for heard in answers for each in heard} == {"", "not_allowed_now"}
    mails = arena.mails()
    for review in (*rejected, *replied, *noticed):
        _, (appeal,) = arena.here.cases.about(review.id)
        assert [mail.kind for mail in mails[review.id]] == [MailKind.APPEAL_RECEIVED]
        assert ("appeal", appeal.id) in arena.queue()
        assert [each.action for each in arena.log()[f"appeal/{appeal.id}"]] == ["submit"]


def test_of_an_answer_and_the_clock_at_once_either_is_first_and_no_answer_is_lost(arena: Arena) -> None:
    home, now = arena.organisation(), arena.here.now()
    asked = promise(by=month_of(now), asked_at=now - PROMISE_GRACE)
    given = reply(status=ReplyStatus.PUBLISHED, submitted_at=now, decided_at=now, promise=asked)
    reviews = arena.reviews(times(full=15, quick=4), home, status=Status.PUBLISHED, reply=given)
    for each in reviews:
        deadline = of_review(each)
        assert deadline is not None
        arena.here.deadlines.put(deadline)
    calls = {each.id: arena.request_of(PromiseAction.ANSWER, each.id) for each in reviews}
    heard: dict[str, Answer] = {}
    acts: list[Callable[[], object]] = [partial(run_due_tasks, stores=arena.here, now=now)]
    acts += [lambda of=of, call=call: heard.update({of: arena.ask(call)}) for of, call in calls.items()]  # type: ignore[misc]  # of a default
    turns = iter(acts)

    def one() -> None:
        next(turns)()

    arena.at_once(one, times=len(acts))
    assert {(each.status, each.code) for each in heard.values()} <= {(202, ""), (409, "changed_meanwhile")}
    log = arena.log()
    for review in reviews:
        done = [each.action for each in log.get(f"reply/{review.id}", [])]
        if heard[review.id].status != 202:
            assert done == [PromiseAction.MARK_LATE]
            assert arena.ask(calls[review.id]).status == 202  # whoever sends again is heard
        else:
            assert done in ([PromiseAction.ANSWER], [PromiseAction.MARK_LATE, PromiseAction.ANSWER])
        after = arena.here.reviews.get(review.id).reply
        assert after is not None
        assert after.promise is not None
        assert after.promise.told is not None
        late = PromiseAction.MARK_LATE in done
        assert after.promise.status is (PromiseStatus.ANSWERED_LATE if late else PromiseStatus.ANSWERED)
        assert ("reply", review.id) in arena.queue()
    arena.settle()
    assert arena.here.organisations.get(home.id).tally == arena.recounted(home, reviews)
