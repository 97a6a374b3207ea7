"""What an author does with their own review, through the link in their mails."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.lifecycle import Status
from chalicelib.domain.rules.mails import MailKind, Purpose
from chalicelib.domain.rules.refusals import DeadLink, Invalid, NotAllowed
from chalicelib.use_cases.reviews.manage_review import own_review, revise_review, withdraw_review
from tests.builders import NOW, organisation, reply, review, theme_set
from tests.fakes import FakeWorld


@pytest.fixture(autouse=True)
def there_is_an_organisation(fakes: FakeWorld) -> None:
    fakes.put(organisation())


def put(fakes: FakeWorld, one: Review) -> None:
    fakes.reviews.all[one.id] = one


def token(fakes: FakeWorld, nonce: str = "manage-nonce", item: str = "review-1", days: int = 730) -> str:
    return fakes.links.token(Purpose.MANAGE, item, nonce, expires_at=NOW + timedelta(days=days))


def own(fakes: FakeWorld, with_token: str) -> Review:
    return own_review(with_token, stores=fakes, now=NOW)


def withdraw(fakes: FakeWorld) -> Review:
    return withdraw_review(token(fakes), stores=fakes, now=NOW)


def revise(fakes: FakeWorld, text: str, ratings: Mapping[str, int | None]) -> Review:
    return revise_review(token(fakes), text, ratings, stores=fakes, now=NOW)


@pytest.mark.parametrize("status", Status)
def test_an_author_sees_their_review_whatever_became_of_it_and_seeing_changes_nothing(
    fakes: FakeWorld, status: Status
) -> None:
    put(fakes, review(status=status))
    assert own(fakes, token(fakes)) == review(status=status)
    assert not fakes.log.entries


def test_a_link_that_is_not_this_reviews_or_too_old_is_dead(fakes: FakeWorld) -> None:
    put(fakes, review(status=Status.PENDING))
    for wrong in (token(fakes, nonce="another"), token(fakes, item="review-2"), token(fakes, days=0), "rubbish"):
        with pytest.raises(DeadLink):
            own(fakes, wrong)


@pytest.mark.parametrize("purpose", [purpose for purpose in Purpose if purpose is not Purpose.MANAGE])
def test_a_link_for_another_purpose_does_not_manage(fakes: FakeWorld, purpose: Purpose) -> None:
    put(fakes, review(status=Status.PENDING))
    with pytest.raises(DeadLink):
        own(fakes, fakes.links.token(purpose, "review-1", "manage-nonce", expires_at=NOW + timedelta(days=1)))


@pytest.mark.parametrize("status", [Status.UNCONFIRMED, Status.PENDING, Status.RETURNED, Status.ESCALATED])
def test_only_the_author_hears_that_a_review_was_withdrawn_that_was_never_online(
    fakes: FakeWorld, status: Status
) -> None:
    put(fakes, review(status=status))
    assert withdraw(fakes).status is Status.WITHDRAWN
    assert [mail.kind for mail in fakes.mails()] == [MailKind.REVIEW_WITHDRAWN]


@pytest.mark.parametrize("status", [Status.PUBLISHED, Status.SUSPENDED])
def test_the_organisation_hears_it_too_when_the_review_was_online(fakes: FakeWorld, status: Status) -> None:
    put(fakes, review(status=status))
    withdraw(fakes)
    assert [mail.kind for mail in fakes.mails()] == [
        MailKind.REVIEW_WITHDRAWN,
        MailKind.REVIEW_WITHDRAWN_ORGANISATION,
    ]
    (entry,) = fakes.log.of("review/review-1")
    assert (entry.actor, entry.action, entry.before, entry.after) == ("author", "withdraw", status, "withdrawn")


def test_a_withdrawn_review_goes_offline_with_its_reply(fakes: FakeWorld) -> None:
    put(fakes, review(status=Status.PUBLISHED, reply=reply()))
    withdraw(fakes)
    assert not fakes.public_reviews("organisation-1")


def test_a_review_is_withdrawn_once(fakes: FakeWorld) -> None:
    put(fakes, review(status=Status.PENDING))
    withdraw(fakes)
    with pytest.raises(NotAllowed):
        withdraw(fakes)
    assert len(fakes.mails()) == 1


def test_a_revised_review_goes_back_to_the_editors_and_keeps_its_earlier_words(fakes: FakeWorld) -> None:
    put(fakes, review(status=Status.RETURNED, text="Zuster Rita was er nooit."))
    after = revise(fakes, "De verzorging was er nooit.", {"contact": 2})
    assert fakes.reviews.get("review-1") == after
    assert (after.status, after.text, after.aspect_ratings) == (
        Status.PENDING,
        "De verzorging was er nooit.",
        {"contact": 2},
    )
    assert [each.text for each in after.revisions] == ["Zuster Rita was er nooit."]
    assert [mail.kind for mail in fakes.mails()] == [MailKind.REVIEW_RECEIVED]


def test_the_log_tells_that_a_review_was_revised_and_not_how(fakes: FakeWorld) -> None:
    put(fakes, review(status=Status.RETURNED))
    revise(fakes, "De verzorging was er nooit.", {"contact": 2})
    (entry,) = fakes.log.of("review/review-1")
    assert (entry.actor, entry.action, entry.before, entry.after) == ("author", "revise", "returned", "pending")
    assert "verzorging" not in repr(entry)


def test_ratings_must_fit_the_theme_set_the_review_was_written_with(fakes: FakeWorld) -> None:
    fakes.theme_sets.put(theme_set(id="residential_care-2", version=2, aspects=()))
    put(fakes, review(status=Status.RETURNED))
    with pytest.raises(Invalid, match=r"^aspect_ratings.meals: out_of_range$"):
        revise(fakes, "De verzorging was er nooit.", {"meals": 9})
    assert fakes.reviews.get("review-1").status is Status.RETURNED
    assert revise(fakes, "De verzorging was er nooit.", {"meals": 5}).status is Status.PENDING


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.RETURNED])
def test_only_what_was_returned_can_be_revised(fakes: FakeWorld, status: Status) -> None:
    put(fakes, review(status=status))
    with pytest.raises(NotAllowed):
        revise(fakes, "De verzorging was er nooit.", {"contact": 2})
