"""Who was shown no version is not told that somebody was first, where that lies beside what they do."""

from collections.abc import Callable
from typing import Any, Final

import pytest

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.lifecycle import (
    Action,
    AppealAction,
    AppealStatus,
    OrganisationAction,
    PromiseAction,
    PromiseStatus,
    ReplyAction,
    Status,
)
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import Busy, ChangedMeanwhile, NotAllowed
from chalicelib.ports.stores import Effects
from chalicelib.use_cases.cases.ask_author import answer_question, ask_author
from chalicelib.use_cases.cases.own_objection import erase_objection
from chalicelib.use_cases.reviews.transition import TRIES
from tests.builders import NOW, organisation
from tests.conftest import DynamoWorld
from tests.fakes import FakeWorld
from tests.story.verbs import EDITORS, Verbs

ANSWER: Final = "answer"
ACTS: Final[dict[Any, Callable[[Verbs], str]]] = {
    Action.CONFIRM: lambda people: people.review(Status.UNCONFIRMED),
    Action.WITHDRAW: lambda people: people.review(),
    Action.UNDO_WITHDRAW: lambda people: people.review(Status.WITHDRAWN),
    Action.REVISE: lambda people: people.review(Status.RETURNED),
    Action.ADD: lambda people: people.review(),
    ReplyAction.SUBMIT: lambda people: people.review(),
    PromiseAction.ANSWER: lambda people: people.promised(),
    PromiseAction.AGREE: lambda people: people.promised(PromiseStatus.KEPT),
    ANSWER: lambda people: people.review(Status.PENDING),
}


@pytest.fixture
def people(fakes: FakeWorld) -> Verbs:
    fakes.put(organisation())
    return Verbs(fakes)


@pytest.fixture
def between(fakes: FakeWorld, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let something else be written to a review at the moment of a write, so many times."""

    def beside(review_id: str) -> None:
        fakes.reviews.all[review_id] = fakes.reviews.all[review_id].beside()

    def arranged(write: Callable[[str], object] = beside, *, times: int = 1) -> None:
        check, left = fakes.reviews.check, [None] * times

        def meanwhile(before: Review) -> None:
            if left:
                left.pop()
                write(before.id)
            check(before)

        monkeypatch.setattr(fakes.reviews, "check", meanwhile)

    return arranged


def acting(name: Any, people: Verbs) -> Callable[[], object]:
    """Stand where the act can be done; returns it."""
    review_id = ACTS[name](people)
    if name != ANSWER:
        return lambda: people.does(name, review_id)
    stores, seen = people.stores, people.stores.reviews.get(review_id).version
    asked = ask_author(review_id, "Wanneer was dat?", version=seen, editor_id=EDITORS[0], stores=stores, now=NOW)
    link = people.manage_link(review_id)
    return lambda: answer_question(link, asked, "In mei.", stores=stores, now=NOW)


@pytest.mark.parametrize("name", ACTS)
def test_something_else_at_that_moment_stops_nobody(people: Verbs, between: Callable[..., None], name: Any) -> None:
    act = acting(name, people)
    between(times=TRIES - 1)
    act()


@pytest.mark.parametrize("name", ACTS)
def test_who_meets_others_again_and_again_is_told_and_no_link_is_called_dead(
    people: Verbs, between: Callable[..., None], name: str
) -> None:
    act = acting(name, people)
    between(times=TRIES)
    with pytest.raises((ChangedMeanwhile, Busy)):
        act()
    act()


def test_an_author_who_withdraws_while_it_is_published_takes_it_offline(
    people: Verbs, fakes: FakeWorld, between: Callable[..., None]
) -> None:
    review_id = people.review(Status.PENDING)
    between(lambda each: people.decide(Action.APPROVE, each))
    assert people.withdraw(review_id).status is Status.WITHDRAWN
    told = [mail.kind for mail in fakes.mails() if mail.review_id == review_id]
    assert MailKind.REVIEW_WITHDRAWN_ORGANISATION in told  # which heard of the review a moment before


def test_what_the_law_no_longer_has_is_refused_as_ever(people: Verbs, between: Callable[..., None]) -> None:
    returned = people.review(Status.RETURNED)
    between(people.withdraw)
    with pytest.raises(NotAllowed):
        people.revise(returned)


def test_an_objection_is_erased_also_while_an_editor_answers_it(
    dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    world, people = dynamodb_world, Verbs(dynamodb_world)
    world.put(organisation())
    people.organise(OrganisationAction.WATCH)
    link = people.objection_link(OrganisationAction.WATCH)
    appeal, delete = people.objects(link), world.cases.delete_appeal

    def answered(before: Appeal, effects: Effects) -> None:
        people.by(EDITORS[1]).decide_appeal(AppealAction.DISMISS, appeal)
        delete(before, effects)

    monkeypatch.setattr(world.cases, "delete_appeal", answered)
    erase_objection(link, stores=world, now=NOW)
    left = world.cases.appeal(appeal.id)
    assert (left.status, left.explanation) == (AppealStatus.DISMISSED, "")
