"""While an organisation is blocked nothing of it goes online or is public [Z]; and what is offered is what may be."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.cases.notice import Subject
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Decision
from chalicelib.domain.rules.lifecycle import (
    Action,
    AppealAction,
    NoticeAction,
    OrganisationAction,
    ReplyAction,
    ReplyStatus,
    Status,
)
from chalicelib.domain.rules.mails import Mail, MailKind
from chalicelib.domain.rules.refusals import Blocked, ChangedMeanwhile, NotFound
from chalicelib.use_cases.reviews.decide_reply import decide_reply
from tests.builders import NOW, author, organisation, reply, review
from tests.fakes import FakeWorld
from tests.story.verbs import Verbs

WEEK = timedelta(days=7)


@pytest.fixture
def verbs(fakes: FakeWorld) -> Verbs:
    fakes.put(organisation())
    fakes.reviews.all["review-1"] = review(status=Status.PUBLISHED, reply=reply())
    fakes.reviews.authors["review-1"] = author()
    return Verbs(fakes)


def test_a_reply_is_not_approved_until_the_block_ends(verbs: Verbs, fakes: FakeWorld) -> None:
    verbs.organise(OrganisationAction.BLOCK, until=NOW + WEEK)
    mails = fakes.mails()
    with pytest.raises(Blocked):
        verbs.decide_reply(ReplyAction.APPROVE)
    assert fakes.reviews.get("review-1").reply_status is ReplyStatus.PENDING
    assert fakes.mails() == mails
    assert verbs.at(WEEK).decide_reply(ReplyAction.APPROVE).public_reply


@pytest.mark.parametrize("action", [ReplyAction.RETURN, ReplyAction.REJECT])
def test_what_puts_nothing_online_is_decided_during_a_block_too(verbs: Verbs, action: ReplyAction) -> None:
    verbs.organise(OrganisationAction.BLOCK, until=NOW + WEEK)
    assert verbs.decide_reply(action).public_reply is None


def test_a_block_in_the_same_instant_is_not_slipped_past(fakes: FakeWorld, verbs: Verbs) -> None:
    """The write itself looks whether the organisation is blocked."""

    class BlockedMeanwhile:
        def get(self, review_id: str) -> Review:
            found = fakes.reviews.get(review_id)
            verbs.organise(OrganisationAction.BLOCK)
            return found

        def __getattr__(self, name: str) -> Any:
            return getattr(fakes.reviews, name)

    decision = Decision(id="review-1", action=ReplyAction.APPROVE, version=1, editor_id="editor-an")
    with pytest.raises(Blocked):
        decide_reply(decision, stores=fakes.with_others(reviews=BlockedMeanwhile()), now=NOW)
    assert fakes.reviews.get("review-1").reply_status is ReplyStatus.PENDING


def test_a_block_of_what_was_watched_is_not_slipped_past_either(fakes: FakeWorld, verbs: Verbs) -> None:
    """The write holds the moderation state that the approval was decided on."""
    verbs.organise(OrganisationAction.WATCH)

    class BlockedMeanwhile:
        def get(self, organisation_id: str) -> Organisation:
            found = fakes.organisations.get(organisation_id)
            verbs.organise(OrganisationAction.BLOCK)
            return found

    decision = Decision(id="review-1", action=ReplyAction.APPROVE, version=1, editor_id="editor-an")
    with pytest.raises(ChangedMeanwhile):
        decide_reply(decision, stores=fakes.with_others(organisations=BlockedMeanwhile()), now=NOW)
    assert fakes.reviews.get("review-1").reply_status is ReplyStatus.PENDING


def test_notice_is_given_of_what_is_public_and_nothing_else(verbs: Verbs) -> None:
    verbs.organise(OrganisationAction.BLOCK, until=NOW + WEEK)
    for subject in Subject:
        with pytest.raises(NotFound):
            verbs.notify(subject=subject)
    assert verbs.at(WEEK).notify()


def test_what_goes_online_is_not_offered_during_a_block(verbs: Verbs) -> None:
    """Nothing else is left out: which acts there are is drawn with the law."""
    for status, online in ((Status.PENDING, Action.APPROVE), (Status.SUSPENDED, Action.RESTORE)):
        found = review(status=status)
        assert {*found.allowed(Actor.EDITOR)} - {*found.allowed(Actor.EDITOR, blocked=True)} == {online}
    waiting = verbs.stores.reviews.get("review-1")
    offered, blocked = ({*waiting.reply_allowed(Actor.EDITOR, blocked=each)} for each in (False, True))
    assert offered - blocked == {ReplyAction.APPROVE}


def test_what_an_editor_is_offered_is_what_this_editor_may_do() -> None:
    escalated = review(status=Status.ESCALATED, moved_by="editor-an")
    first, another = ({*escalated.allowed(Actor.EDITOR, actor_id=each)} for each in ("editor-an", "editor-bram"))
    assert another - first == {Action.REJECT, Action.CLEAR, Action.ERASE}
    noted = review(status=Status.PENDING, approved_by="editor-an")
    unwatched = {*noted.allowed(Actor.EDITOR, actor_id="editor-an")}
    first, another = (
        {*noted.allowed(Actor.EDITOR, actor_id=each, watched=True)} for each in ("editor-an", "editor-bram")
    )
    assert another == unwatched
    assert another - first == {Action.APPROVE}


@pytest.mark.parametrize("refused", [ReplyAction.REJECT, ReplyAction.REMOVE])
def test_an_upheld_appeal_of_a_reply_whose_review_is_offline_stands_and_shows_when_the_review_is_back(
    verbs: Verbs, fakes: FakeWorld, refused: ReplyAction
) -> None:
    if refused is ReplyAction.REMOVE:
        verbs.decide_reply(ReplyAction.APPROVE)
    verbs.decide_reply(refused)
    verbs.decide(Action.SUSPEND)
    made = verbs.appeal_reply()
    assert made.allowed(Actor.EDITOR, actor_id="editor-an") == ()
    after = verbs.by("editor-bram").decide_appeal(AppealAction.UPHOLD, made)
    assert after.status == "upheld"
    offline = fakes.reviews.get("review-1")
    offered = (ReplyAction.REMOVE,) if refused is ReplyAction.REMOVE else ()  # online again, it can be taken away again
    assert (offline.public_reply, offline.reply_allowed(Actor.EDITOR)) == (None, offered)
    back = verbs.decide(Action.RESTORE)
    assert (back.public_reply is not None) is (refused is ReplyAction.REMOVE)
    assert back.reply_waits_for_editor is (refused is ReplyAction.REJECT)


def test_an_upheld_notice_tells_the_author_why_and_the_notifier_only_the_outcome_and_the_rule(
    verbs: Verbs, fakes: FakeWorld
) -> None:
    told: dict[MailKind, Mail] = {}
    for words in ("", "We nemen dit ernstig."):
        fakes.reviews.all["review-1"] = review(status=Status.PUBLISHED)
        fakes.outbox.kept.clear()
        after = verbs.decide_notice(NoticeAction.UPHOLD, verbs.notify(), explanation_to_notifier=words)
        assert after.to_notifier == words
        told = {mail.kind: mail for mail in fakes.mails()}
        assert told[MailKind.NOTICE_UPHELD].explanation == words
        assert told[MailKind.NOTICE_UPHELD].rule
        assert told[MailKind.REVIEW_SUSPENDED].explanation == after.decision != words
    assert (told[MailKind.REVIEW_SUSPENDED].after_notice, told[MailKind.NOTICE_UPHELD].after_notice) == (True, False)


def test_a_dismissed_notice_is_explained_to_its_notifier(verbs: Verbs, fakes: FakeWorld) -> None:
    after = verbs.decide_notice(NoticeAction.DISMISS, verbs.notify())
    (mail,) = [each for each in fakes.mails() if each.kind == "notice_dismissed"]
    assert mail.explanation == after.to_notifier == after.decision


def test_a_notifier_whose_appeal_is_upheld_does_not_read_what_was_written_to_the_author(
    verbs: Verbs, fakes: FakeWorld
) -> None:
    notice_id = verbs.notify()
    verbs.decide_notice(NoticeAction.DISMISS, notice_id)
    made = verbs.appeal_notice(notice_id)
    fakes.outbox.kept.clear()
    verbs.by("editor-bram").decide_appeal(
        AppealAction.UPHOLD, made, explanation_to_notifier="Bedankt om aan te dringen."
    )
    told = {mail.kind: mail.explanation for mail in fakes.mails()}
    assert told[MailKind.APPEAL_UPHELD] == "Bedankt om aan te dringen."
    assert told[MailKind.REVIEW_SUSPENDED] not in {"", "Bedankt om aan te dringen."}
    assert fakes.cases.notice(notice_id).to_notifier == "Bedankt om aan te dringen."


def test_a_suspension_without_a_notice_speaks_of_none(verbs: Verbs, fakes: FakeWorld) -> None:
    fakes.reviews.all["review-1"] = review(status=Status.PUBLISHED)
    verbs.decide(Action.SUSPEND)
    assert [mail.after_notice for mail in fakes.mails()] == [False, False]
