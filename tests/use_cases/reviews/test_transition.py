"""The one way a review or its reply moves on: state, log entry and mails together or not at all."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Action, ReplyAction, Status
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import ChangedMeanwhile, DeadLink
from chalicelib.use_cases.reviews.transition import Transition, record
from tests.builders import NOW, act, organisation, reply, review
from tests.fakes import FakeWorld

LATER = NOW + timedelta(hours=1)
BEFORE = review(status=Status.PENDING)
APPROVED = Transition(
    before=BEFORE,
    after=replace(BEFORE, status=Status.PUBLISHED, published_at=LATER, version=2),
    action=Action.APPROVE,
    mails=(MailKind.REVIEW_PUBLISHED, MailKind.REVIEW_NOTIFICATION),
    act=act(at=LATER),
)


@pytest.fixture(autouse=True)
def there_is_a_pending_review(fakes: FakeWorld) -> None:
    fakes.put(organisation())
    fakes.reviews.all["review-1"] = BEFORE


def test_a_move_is_kept_with_its_log_entry_and_its_mails(fakes: FakeWorld) -> None:
    after = record(APPROVED, stores=fakes)
    assert fakes.reviews.get("review-1") == after == APPROVED.after
    assert [(mail.kind, mail.created_at, mail.rule, mail.explanation) for mail in fakes.mails()] == [
        (kind, LATER, APPROVED.act.rule, APPROVED.act.explanation) for kind in APPROVED.mails
    ]
    (entry,) = fakes.log.of("review/review-1")
    assert (entry.action, entry.at, entry.before, entry.after) == ("approve", LATER, "pending", "published")


def test_an_entry_stands_after_the_one_it_follows_though_its_request_came_before(fakes: FakeWorld) -> None:
    before = replace(BEFORE, moved_at=LATER)
    fakes.reviews.all["review-1"] = before
    late = act(at=NOW)
    after, mails = before.moved(Action.ESCALATE, late)
    transition = Transition(before=before, after=after, action=Action.ESCALATE, mails=mails, act=late)
    record(transition, stores=fakes)
    (entry,) = fakes.log.of("review/review-1")
    assert entry.at == after.last_event > LATER


def test_entry_and_mails_have_ids_of_their_own(fakes: FakeWorld) -> None:
    record(APPROVED, stores=fakes)
    ids = [entry.id for entry in fakes.log.entries] + [mail.id for mail in fakes.mails()]
    assert len(set(ids)) == 3


def test_a_move_of_a_reply_is_logged_under_the_reply_with_the_replys_statuses(fakes: FakeWorld) -> None:
    online = review(status=Status.PUBLISHED)
    fakes.reviews.all["review-1"] = online
    transition = Transition(
        before=online,
        after=replace(online, reply=reply(), version=2),
        action=ReplyAction.SUBMIT,
        mails=(),
        act=act(Actor.ORGANISATION),
    )
    record(transition, stores=fakes, contact_nonce="contact-nonce")
    (entry,) = fakes.log.of("reply/review-1")
    assert (entry.actor, entry.before, entry.after) == (Actor.ORGANISATION, "none", "pending")


def test_of_two_moves_from_one_version_the_second_is_refused_whole(fakes: FakeWorld) -> None:
    record(APPROVED, stores=fakes)
    with pytest.raises(ChangedMeanwhile):
        record(APPROVED, stores=fakes)
    assert (len(fakes.log.entries), len(fakes.mails())) == (1, 2)


def test_a_move_through_a_link_to_an_old_address_is_refused_whole(fakes: FakeWorld) -> None:
    with pytest.raises(DeadLink):
        record(APPROVED, stores=fakes, contact_nonce="an-older-nonce")
    assert fakes.reviews.get("review-1") == BEFORE
    assert not fakes.log.entries
    assert not fakes.mails()
