"""Every day the platform looks again: a strong sign that no editor saw takes a review offline, and says so."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.signal import STRONG
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Action, Status
from chalicelib.domain.rules.mails import MailKind
from chalicelib.use_cases.upkeep.look_again_at_published import SecondLook, look_again
from tests.builders import author, organisation
from tests.fakes import FakeReviews, FakeWorld
from tests.story.verbs import Verbs

HOUR = timedelta(hours=1)
TEXT = (
    "Mijn moeder verbleef hier vorige lente drie weken na haar heupoperatie. De kinesist kwam elke ochtend langs "
    "en legde geduldig uit welke oefeningen ze in de tuin kon doen. De soep was altijd warm en vers."
)


@pytest.fixture
def verbs(fakes: FakeWorld) -> Verbs:
    fakes.put(organisation())
    return Verbs(fakes)


def again(verbs: Verbs) -> SecondLook:
    return look_again(stores=verbs.stores, now=verbs.now)


def two_copies(verbs: Verbs) -> tuple[str, str]:
    """Two people, one text; the copy was confirmed first, so that nobody saw it was one."""
    original = verbs.submit(text=TEXT)
    copy = verbs.at(HOUR).submit(text=TEXT, author=author(email="x@post.example"))
    for one in (copy, original):
        verbs.at(2 * HOUR).confirm(one)
        verbs.at(2 * HOUR).decide(Action.APPROVE, one)
    return original, copy


def test_of_two_copies_the_later_is_suspended_and_the_original_stays(verbs: Verbs, fakes: FakeWorld) -> None:
    original, copy = two_copies(verbs)
    assert again(verbs.at(24 * HOUR)) == SecondLook(looked=2, suspended=1)
    assert fakes.reviews.get(original).status is Status.PUBLISHED
    assert fakes.reviews.get(copy).status is Status.SUSPENDED
    assert again(verbs.at(48 * HOUR)) == SecondLook(looked=1, suspended=0)


def test_an_automated_suspension_says_that_it_is_one(verbs: Verbs, fakes: FakeWorld) -> None:
    _, copy = two_copies(verbs)
    fakes.outbox.kept.clear()
    again(verbs.at(24 * HOUR))
    assert {(mail.kind, mail.by) for mail in fakes.mails()} == {
        (MailKind.REVIEW_SUSPENDED, Actor.SIGNAL),
        (MailKind.REVIEW_SUSPENDED_ORGANISATION, Actor.SIGNAL),
    }
    last = fakes.log.of(f"review/{copy}")[-1]
    assert (last.actor, last.action, last.rule) == (Actor.SIGNAL, "suspend", "one_per_experience")


def test_a_sign_that_an_editor_saw_suspends_nothing(verbs: Verbs) -> None:
    verbs.confirm(verbs.submit(text=TEXT))
    copy = verbs.at(HOUR).submit(text=TEXT, author=author(email="x@post.example"))
    seen = verbs.at(HOUR).confirm(copy)
    assert [each.code for each in seen.signals if each.strength >= STRONG] == ["near_identical_text"]
    verbs.at(HOUR).decide(Action.APPROVE, copy)
    assert again(verbs.at(24 * HOUR)) == SecondLook(looked=1, suspended=0)


def test_what_went_online_longer_than_thirty_days_ago_or_is_gone_is_not_looked_at(
    verbs: Verbs, fakes: FakeWorld
) -> None:
    original, copy = two_copies(verbs)
    assert again(verbs.at(timedelta(days=31))) == SecondLook(looked=0, suspended=0)
    verbs.withdraw(original)
    del fakes.reviews.all[copy]
    assert again(verbs.at(24 * HOUR)) == SecondLook(looked=0, suspended=0)


class Overtaken(FakeReviews):
    """Somebody else is quicker, between the reading and the writing."""

    def check(self, before: Review) -> None:
        self.all[before.id] = replace(before, version=before.version + 1)
        super().check(before)


def test_what_somebody_was_at_is_left_for_tomorrow(verbs: Verbs, fakes: FakeWorld) -> None:
    _, copy = two_copies(verbs)
    slow = Overtaken(fakes.organisations, fakes.outbox, fakes.log)
    fakes.reviews = slow
    assert again(verbs.at(24 * HOUR)) == SecondLook(looked=2, suspended=0)
    assert fakes.reviews.get(copy).visible


class TakenBack(FakeReviews):
    """The author takes a review back between its two readings."""

    def __init__(self, fakes: FakeWorld) -> None:
        super().__init__(fakes.organisations, fakes.outbox, fakes.log)
        self._seen: set[str] = set()

    def get(self, review_id: str) -> Review:
        found = super().get(review_id)
        if review_id in self._seen:
            found = replace(found, status=Status.WITHDRAWN, version=found.version + 1)
        self._seen.add(review_id)
        return found


def test_a_review_that_is_taken_back_meanwhile_does_not_end_the_run(verbs: Verbs, fakes: FakeWorld) -> None:
    two_copies(verbs)
    fakes.reviews = TakenBack(fakes)
    assert again(verbs.at(24 * HOUR)) == SecondLook(looked=2, suspended=0)
