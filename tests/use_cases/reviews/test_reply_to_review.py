"""An organisation answers a review, through the link in its mail; there is no other way."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.submission import LICENSED_TERMS
from chalicelib.domain.rules.lifecycle import ReplyStatus, Status
from chalicelib.domain.rules.mails import MailKind, Purpose
from chalicelib.domain.rules.refusals import DeadLink, Invalid
from chalicelib.dutch.refusals import message
from chalicelib.use_cases.reviews.reply_to_review import about_a_reply, reply_to_review, review_to_reply_to
from tests.builders import NOW, organisation, reply, review
from tests.fakes import FakeReviews, FakeWorld

TEXT = "Dank je wel, we vertellen het door aan het team."


@pytest.fixture(autouse=True)
def there_is_a_published_review(fakes: FakeWorld) -> None:
    fakes.put(organisation())
    fakes.reviews.all["review-1"] = review(status=Status.PUBLISHED)


def token(fakes: FakeWorld, nonce: str = "contact-nonce", item: str = "review-1", days: int = 90) -> str:
    return fakes.links.token(Purpose.REPLY, item, nonce, expires_at=NOW + timedelta(days=days))


def see(fakes: FakeWorld, with_token: str) -> Review:
    return review_to_reply_to(with_token, stores=fakes, now=NOW)


def answer(fakes: FakeWorld, with_token: str, text: str = TEXT) -> Review:
    return reply_to_review(with_token, text, stores=fakes, now=NOW)


def change_address(fakes: FakeWorld) -> None:
    before = fakes.organisations.get("organisation-1")
    moved = replace(before, contact_nonce="another-nonce", listing=replace(before.listing, email="new@x.example"))
    fakes.organisations.all[moved.id] = moved


def test_a_reply_waits_for_the_editors_and_the_organisation_gets_a_receipt(fakes: FakeWorld) -> None:
    after = answer(fakes, token(fakes))
    assert fakes.reviews.get("review-1") == after
    assert after.reply == reply(text=TEXT, language="nl", terms=LICENSED_TERMS)
    assert [(mail.kind, mail.review_id) for mail in fakes.mails()] == [(MailKind.REPLY_RECEIVED, "review-1")]
    (entry,) = fakes.log.of("reply/review-1")
    assert (entry.actor, entry.action, entry.before, entry.after) == ("organisation", "submit", "none", "pending")


def test_the_link_is_dead_where_the_organisation_is_gone_though_it_is_read_late(fakes: FakeWorld) -> None:
    about = about_a_reply(token(fakes), stores=fakes, now=NOW)
    del fakes.organisations.all["organisation-1"]
    with pytest.raises(DeadLink):
        about.listing()


def test_opening_the_link_changes_nothing(fakes: FakeWorld) -> None:
    assert see(fakes, token(fakes)) == fakes.reviews.get("review-1") == review(status=Status.PUBLISHED)
    assert not fakes.log.entries


def test_the_link_still_shows_the_review_when_there_is_a_reply(fakes: FakeWorld) -> None:
    answer(fakes, token(fakes))
    assert see(fakes, token(fakes)).reply_status is ReplyStatus.PENDING


def test_there_is_at_most_one_reply(fakes: FakeWorld) -> None:
    answer(fakes, token(fakes))
    with pytest.raises(DeadLink):
        answer(fakes, token(fakes), "Nog iets anders dat we vergaten.")
    assert len(fakes.mails()) == 1


def test_a_returned_reply_can_be_written_again(fakes: FakeWorld) -> None:
    fakes.reviews.all["review-1"] = review(status=Status.PUBLISHED, reply=reply(status=ReplyStatus.RETURNED))
    assert answer(fakes, token(fakes), "Nu zonder namen, dank je wel.").reply_status is ReplyStatus.PENDING


def test_links_die_that_went_to_an_address_the_organisation_no_longer_has(fakes: FakeWorld) -> None:
    old = token(fakes)
    change_address(fakes)
    with pytest.raises(DeadLink):
        see(fakes, old)
    with pytest.raises(DeadLink):
        answer(fakes, old)
    assert fakes.reviews.get("review-1").reply is None
    assert answer(fakes, token(fakes, nonce="another-nonce")).reply is not None


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.PUBLISHED])
def test_a_review_that_is_offline_is_neither_shown_nor_answered(fakes: FakeWorld, status: Status) -> None:
    fakes.reviews.all["review-1"] = review(status=status)
    with pytest.raises(DeadLink):
        see(fakes, token(fakes))
    with pytest.raises(DeadLink):
        answer(fakes, token(fakes))


def test_a_link_that_is_not_this_organisations_or_too_old_is_dead(fakes: FakeWorld) -> None:
    for wrong in (token(fakes, nonce="another"), token(fakes, item="review-2"), token(fakes, days=0), "rubbish"):
        with pytest.raises(DeadLink):
            see(fakes, wrong)
        with pytest.raises(DeadLink):
            answer(fakes, wrong)


def test_a_link_to_a_review_of_an_organisation_that_is_gone_is_dead(fakes: FakeWorld) -> None:
    fakes.organisations.all.clear()
    with pytest.raises(DeadLink):
        see(fakes, token(fakes))
    with pytest.raises(DeadLink):
        answer(fakes, token(fakes))


@pytest.mark.parametrize("purpose", [purpose for purpose in Purpose if purpose is not Purpose.REPLY])
def test_a_link_for_another_purpose_does_not_answer(fakes: FakeWorld, purpose: Purpose) -> None:
    other = fakes.links.token(purpose, "review-1", "contact-nonce", expires_at=NOW + timedelta(days=1))
    with pytest.raises(DeadLink):
        see(fakes, other)
    with pytest.raises(DeadLink):
        answer(fakes, other)


def test_an_examples_placeholder_that_was_left_in_is_refused_by_name(fakes: FakeWorld) -> None:
    with pytest.raises(Invalid) as refusal:
        answer(fakes, token(fakes), "Dank je. Groeten van [naam van de organisatie], bel [telefoon of e-mail].")
    (error,) = refusal.value.errors
    assert (error.field, error.code) == ("text", "placeholder_left")
    assert "[naam van de organisatie], [telefoon of e-mail]" in message(error)
    assert fakes.reviews.get("review-1").reply is None


def test_a_dead_link_says_nothing_about_the_text(fakes: FakeWorld) -> None:
    with pytest.raises(DeadLink):
        answer(fakes, token(fakes, days=0), "Groeten van [naam van de organisatie].")


class Overtaken(FakeReviews):
    """Another reply is quicker, between the reading and the writing."""

    def check(self, before: Review) -> None:
        self.all[before.id] = replace(before, reply=reply(), version=before.version + 1)
        super().check(before)


def test_the_slower_of_two_replies_at_once_finds_a_dead_link(fakes: FakeWorld) -> None:
    fakes.reviews = Overtaken(fakes.organisations, fakes.outbox, fakes.log)
    with pytest.raises(DeadLink):
        answer(fakes, token(fakes))
    assert not fakes.mails()
