"""An editor rules on an organisation's reply."""

from typing import Any

import pytest

from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import ReplyAction, ReplyStatus, Status
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import ChangedMeanwhile, Invalid, NotAllowed, NotForYou, NotFound
from tests.builders import RULE, WHY, author, organisation, reply, review
from tests.fakes import FakeWorld
from tests.story.verbs import Verbs


@pytest.fixture(autouse=True)
def there_is_a_reply_that_waits(fakes: FakeWorld) -> None:
    fakes.put(organisation())
    fakes.reviews.all["review-1"] = review(status=Status.PUBLISHED, reply=reply())
    fakes.reviews.authors["review-1"] = author()


def decide(fakes: FakeWorld, action: ReplyAction, **changes: Any) -> Review:
    return Verbs(fakes).decide_reply(action, **{"version": 1, **changes})


def test_an_approved_reply_is_online_below_its_review_and_counts(fakes: FakeWorld) -> None:
    after = decide(fakes, ReplyAction.APPROVE, rule="", explanation="")
    assert after.reply_status is ReplyStatus.PUBLISHED
    (public_review,) = fakes.public_reviews("organisation-1")
    assert public_review.reply is not None
    assert fakes.organisations.get("organisation-1").tally.replied == 1


def test_organisation_and_author_hear_of_an_approved_reply(fakes: FakeWorld) -> None:
    decide(fakes, ReplyAction.APPROVE)
    assert [mail.kind for mail in fakes.mails()] == [MailKind.REPLY_PUBLISHED, MailKind.REPLY_PUBLISHED_AUTHOR]


@pytest.mark.parametrize(
    ("action", "kind"),
    [(ReplyAction.RETURN, MailKind.REPLY_RETURNED), (ReplyAction.REJECT, MailKind.REPLY_REJECTED)],
)
def test_the_author_hears_nothing_of_a_reply_that_is_not_published(
    fakes: FakeWorld, action: ReplyAction, kind: MailKind
) -> None:
    decide(fakes, action)
    assert [(mail.kind, mail.rule, mail.explanation) for mail in fakes.mails()] == [(kind, RULE, WHY)]


def test_the_log_of_a_reply_stands_apart_from_that_of_its_review(fakes: FakeWorld) -> None:
    decide(fakes, ReplyAction.APPROVE)
    (entry,) = fakes.log.of("reply/review-1")
    assert (entry.actor, entry.actor_id, entry.action) == (Actor.EDITOR, "editor-an", "approve")
    assert (entry.before, entry.after) == ("pending", "published")
    assert not fakes.log.of("review/review-1")


def test_the_second_of_two_editors_is_told(fakes: FakeWorld) -> None:
    decide(fakes, ReplyAction.APPROVE)
    with pytest.raises(ChangedMeanwhile):
        decide(fakes, ReplyAction.REJECT)


@pytest.mark.parametrize("missing", ["rule", "explanation"])
def test_a_reply_is_not_rejected_without_reasons(fakes: FakeWorld, missing: str) -> None:
    with pytest.raises(Invalid, match=rf"^{missing}: required$"):
        decide(fakes, ReplyAction.REJECT, **{missing: ""})


def test_a_review_without_a_reply_has_nothing_to_decide(fakes: FakeWorld) -> None:
    fakes.reviews.all["review-1"] = review(status=Status.PUBLISHED)
    with pytest.raises(NotFound):
        decide(fakes, ReplyAction.APPROVE)


def test_a_review_that_does_not_exist_has_no_reply(fakes: FakeWorld) -> None:
    with pytest.raises(NotFound):
        decide(fakes, ReplyAction.APPROVE, id="review-2")


def test_what_the_law_does_not_allow_is_refused(fakes: FakeWorld) -> None:
    with pytest.raises(NotAllowed):
        decide(fakes, ReplyAction.REMOVE)


def test_an_editor_does_not_write_the_organisations_reply(fakes: FakeWorld) -> None:
    fakes.reviews.all["review-1"] = review(status=Status.PUBLISHED, reply=reply(status=ReplyStatus.RETURNED))
    with pytest.raises(NotForYou):
        decide(fakes, ReplyAction.SUBMIT)


def test_a_removed_reply_goes_offline_and_counts_no_more(fakes: FakeWorld) -> None:
    decide(fakes, ReplyAction.APPROVE)
    decide(fakes, ReplyAction.REMOVE, version=2)
    (public_review,) = fakes.public_reviews("organisation-1")
    assert public_review.reply is None
    assert fakes.organisations.get("organisation-1").tally.replied == 0


def test_nobody_is_told_that_a_reply_is_online_while_its_review_is_offline(fakes: FakeWorld) -> None:
    fakes.reviews.all["review-1"] = review(status=Status.SUSPENDED, reply=reply())
    with pytest.raises(NotAllowed):
        decide(fakes, ReplyAction.APPROVE)
