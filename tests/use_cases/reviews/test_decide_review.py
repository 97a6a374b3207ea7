"""An editor rules on a review; the second of two is told."""

from typing import Any

import pytest

from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Action, Status
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import (
    ChangedMeanwhile,
    Invalid,
    NeedsAnotherEditor,
    NotAllowed,
    NotForYou,
    NotFound,
)
from tests.builders import NOW, RULE, WHY, author, organisation, review
from tests.fakes import FakeWorld
from tests.story.verbs import Verbs


@pytest.fixture(autouse=True)
def there_is_a_pending_review(fakes: FakeWorld) -> None:
    fakes.put(organisation())
    put(fakes, review(status=Status.PENDING))


def put(fakes: FakeWorld, one: Review) -> None:
    fakes.reviews.all[one.id] = one
    fakes.reviews.authors[one.id] = author()


def decide(fakes: FakeWorld, action: Action, **changes: Any) -> Review:
    return Verbs(fakes).decide(action, **{"version": 1, **changes})


def test_an_approved_review_is_online_and_counts(fakes: FakeWorld) -> None:
    after = decide(fakes, Action.APPROVE, rule="", explanation="")
    assert (after.status, after.published_at, after.version) == (Status.PUBLISHED, NOW, 2)
    assert fakes.reviews.get("review-1") == after
    assert [public_review.id for public_review in fakes.public_reviews("organisation-1")] == ["review-1"]
    assert fakes.organisations.get("organisation-1").tally.reviews == 1


def test_author_and_organisation_hear_of_a_publication(fakes: FakeWorld) -> None:
    decide(fakes, Action.APPROVE)
    assert [(mail.kind, mail.review_id, mail.organisation_id) for mail in fakes.mails()] == [
        (MailKind.REVIEW_PUBLISHED, "review-1", "organisation-1"),
        (MailKind.REVIEW_NOTIFICATION, "review-1", "organisation-1"),
    ]


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        (Action.RETURN, MailKind.REVIEW_RETURNED),
        (Action.REJECT, MailKind.REVIEW_REJECTED),
        (Action.ESCALATE, MailKind.REVIEW_ESCALATED),
    ],
)
def test_the_organisation_hears_nothing_of_a_review_that_is_not_published(
    fakes: FakeWorld, action: Action, kind: MailKind
) -> None:
    decide(fakes, action)
    assert [mail.kind for mail in fakes.mails()] == [kind]


def test_the_reasons_go_into_the_mail_and_the_log(fakes: FakeWorld) -> None:
    decide(fakes, Action.REJECT)
    (mail,), (entry,) = fakes.mails(), fakes.log.of("review/review-1")
    assert (mail.rule, mail.explanation) == (RULE, WHY)
    assert (entry.rule, entry.explanation) == (RULE, WHY)
    assert (entry.actor, entry.actor_id, entry.action) == (Actor.EDITOR, "editor-an", "reject")
    assert (entry.before, entry.after, entry.at) == ("pending", "rejected", NOW)


@pytest.mark.parametrize("missing", ["rule", "explanation"])
def test_a_rejection_cannot_be_made_without_its_reasons(fakes: FakeWorld, missing: str) -> None:
    with pytest.raises(Invalid, match=rf"^{missing}: required$"):
        decide(fakes, Action.REJECT, **{missing: ""})
    assert fakes.reviews.get("review-1").status is Status.PENDING


def test_the_second_of_two_editors_is_told(fakes: FakeWorld) -> None:
    decide(fakes, Action.APPROVE, editor_id="editor-an")
    with pytest.raises(ChangedMeanwhile):
        decide(fakes, Action.REJECT, editor_id="editor-bram")
    assert fakes.reviews.get("review-1").status is Status.PUBLISHED
    assert len(fakes.log.of("review/review-1")) == 1


@pytest.mark.parametrize("version", [2, 99])
def test_a_version_that_was_never_shown_is_refused_too(fakes: FakeWorld, version: int) -> None:
    with pytest.raises(ChangedMeanwhile):
        decide(fakes, Action.APPROVE, version=version)


def test_a_review_that_does_not_exist_cannot_be_decided(fakes: FakeWorld) -> None:
    with pytest.raises(NotFound):
        decide(fakes, Action.APPROVE, id="review-2")


def test_what_the_law_does_not_allow_is_refused(fakes: FakeWorld) -> None:
    with pytest.raises(NotAllowed):
        decide(fakes, Action.RESTORE)


def test_what_is_the_authors_is_not_the_editors(fakes: FakeWorld) -> None:
    with pytest.raises(NotForYou):
        decide(fakes, Action.WITHDRAW)


def test_what_was_escalated_needs_another_editor(fakes: FakeWorld) -> None:
    decide(fakes, Action.ESCALATE, editor_id="editor-an")
    with pytest.raises(NeedsAnotherEditor):
        decide(fakes, Action.REJECT, version=2, editor_id="editor-an")
    assert decide(fakes, Action.REJECT, version=2, editor_id="editor-bram").status is Status.REJECTED


def test_a_suspended_review_is_offline_and_waits_for_research(fakes: FakeWorld) -> None:
    decide(fakes, Action.APPROVE)
    after = decide(fakes, Action.SUSPEND, version=2)
    assert (after.waits_for_editor, list(fakes.public_reviews("organisation-1"))) == (True, [])
    assert fakes.organisations.get("organisation-1").tally.reviews == 0
