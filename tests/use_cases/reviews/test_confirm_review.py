"""The author confirms, through the link and only once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Status
from chalicelib.domain.rules.mails import MailKind, Purpose
from chalicelib.domain.rules.refusals import DeadLink, NotTakingPart
from chalicelib.use_cases.reviews.confirm_review import confirm_review, review_to_confirm
from tests.builders import NOW, author, effects, organisation, review
from tests.fakes import FakeReviews, FakeWorld


@pytest.fixture(autouse=True)
def there_is_a_review_to_confirm(fakes: FakeWorld) -> None:
    fakes.put(organisation())
    fakes.reviews.add(review(), author(), effects())
    fakes.log.entries.clear()


def token(fakes: FakeWorld, *, nonce: str = "confirm-nonce", item: str = "review-1", days: int = 7) -> str:
    return fakes.links.token(Purpose.CONFIRM, item, nonce, expires_at=NOW + timedelta(days=days))


def confirm(fakes: FakeWorld, with_token: str) -> Review:
    return confirm_review(with_token, stores=fakes, now=NOW)


def test_a_confirmed_review_waits_for_the_editors_and_its_author_gets_a_receipt(fakes: FakeWorld) -> None:
    after = confirm(fakes, token(fakes))
    assert (after.status, after.waiting_since) == (Status.PENDING, NOW)
    assert fakes.reviews.get("review-1") == after
    assert [(mail.kind, mail.review_id) for mail in fakes.mails()] == [(MailKind.REVIEW_RECEIVED, "review-1")]
    (entry,) = fakes.log.of("review/review-1")
    assert (entry.actor, entry.action) == (Actor.AUTHOR, "confirm")
    assert (entry.before, entry.after) == ("unconfirmed", "pending")


def test_opening_the_link_changes_nothing(fakes: FakeWorld) -> None:
    seen = review_to_confirm(token(fakes), stores=fakes, now=NOW)
    assert seen == fakes.reviews.get("review-1") == review()
    assert not fakes.mails()
    assert not fakes.log.entries


def test_a_second_confirmation_finds_a_dead_link(fakes: FakeWorld) -> None:
    confirm(fakes, token(fakes))
    with pytest.raises(DeadLink):
        confirm(fakes, token(fakes))
    with pytest.raises(DeadLink):
        review_to_confirm(token(fakes), stores=fakes, now=NOW)
    assert len(fakes.mails()) == 1


def test_a_review_whose_organisation_left_is_closed_and_nothing_is_noted_of_it(fakes: FakeWorld) -> None:
    fakes.put(organisation(taking_part=False))
    with pytest.raises(NotTakingPart):
        confirm(fakes, token(fakes))
    assert fakes.reviews.get("review-1").status is Status.CLOSED
    assert [entry.action for entry in fakes.log.of("review/review-1")] == ["close"]
    assert fakes.similarity_index.sketch_of("review-1") == b""
    assert not fakes.similarity_index.of_organisation("organisation-1", limit=1)


class Overtaken(FakeReviews):
    """The other click is quicker, between the reading and the writing."""

    def check(self, before: Review) -> None:
        self.all[before.id] = replace(before, status=Status.PENDING, version=before.version + 1)
        super().check(before)


def test_the_slower_of_two_confirmations_at_once_finds_a_dead_link(fakes: FakeWorld) -> None:
    fakes.reviews = Overtaken(fakes.organisations, fakes.outbox, fakes.log)
    with pytest.raises(DeadLink):
        confirm(fakes, token(fakes))
    assert not fakes.mails()


def test_a_link_that_is_not_this_reviews_or_too_old_is_dead(fakes: FakeWorld) -> None:
    for wrong in (token(fakes, nonce="another"), token(fakes, item="review-2"), token(fakes, days=0), "rubbish"):
        with pytest.raises(DeadLink):
            confirm(fakes, wrong)
    assert fakes.reviews.get("review-1") == review()


@pytest.mark.parametrize("purpose", [purpose for purpose in Purpose if purpose is not Purpose.CONFIRM])
def test_a_link_for_another_purpose_does_not_confirm(fakes: FakeWorld, purpose: Purpose) -> None:
    other = fakes.links.token(purpose, "review-1", "confirm-nonce", expires_at=NOW + timedelta(days=1))
    with pytest.raises(DeadLink):
        confirm(fakes, other)


@pytest.mark.parametrize("status", [each for each in Status if each not in {Status.UNCONFIRMED, Status.CLOSED}])
def test_the_link_is_dead_once_the_review_moved_on(fakes: FakeWorld, status: Status) -> None:
    fakes.reviews.all["review-1"] = review(status=status)
    with pytest.raises(DeadLink):
        confirm(fakes, token(fakes))
