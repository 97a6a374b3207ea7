"""Whom a decision touches may ask another editor to look again: free, for six months, once per decision."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.notice import Subject
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import (
    Action,
    AppealAction,
    AppealStatus,
    NoticeAction,
    NoticeStatus,
    OrganisationAction,
    ReplyAction,
    ReplyStatus,
    Status,
)
from chalicelib.domain.rules.mails import Addressee, MailKind, Purpose
from chalicelib.domain.rules.refusals import (
    Blocked,
    ChangedMeanwhile,
    DeadLink,
    Invalid,
    NeedsAnotherEditor,
    NotAllowed,
)
from chalicelib.use_cases.cases.appeal import notice_to_follow
from tests.builders import NOW, author, organisation, reply, review
from tests.fakes import FakeWorld
from tests.story.verbs import Verbs

K = MailKind
UPHOLD, DISMISS = AppealAction.UPHOLD, AppealAction.DISMISS
SIX_MONTHS = timedelta(days=184)


@pytest.fixture
def verbs(fakes: FakeWorld) -> Verbs:
    fakes.put(organisation())
    fakes.reviews.all["review-1"] = review(status=Status.PUBLISHED, reply=reply(status=ReplyStatus.PUBLISHED))
    fakes.reviews.authors["review-1"] = author()
    return Verbs(fakes)


def put(verbs: Verbs, **changes: Any) -> None:
    assert isinstance(verbs.stores, FakeWorld)
    verbs.stores.reviews.all["review-1"] = review(**changes)


def of_a_rejection(verbs: Verbs) -> Callable[[Verbs], Appeal]:
    put(verbs, status=Status.PENDING)
    verbs.decide(Action.REJECT)
    return lambda later: later.appeal_review()


def of_a_removal(verbs: Verbs) -> Callable[[Verbs], Appeal]:
    verbs.decide(Action.REMOVE)
    return lambda later: later.appeal_review()


def of_a_reply_removed(verbs: Verbs) -> Callable[[Verbs], Appeal]:
    verbs.decide_reply(ReplyAction.REMOVE)
    return lambda later: later.appeal_reply()


def of_a_reply_rejected(verbs: Verbs) -> Callable[[Verbs], Appeal]:
    put(verbs, status=Status.PUBLISHED, reply=reply())
    verbs.decide_reply(ReplyAction.REJECT)
    return lambda later: later.appeal_reply()


def of_a_notice_dismissed(verbs: Verbs) -> Callable[[Verbs], Appeal]:
    notice_id = verbs.notify()
    verbs.decide_notice(NoticeAction.DISMISS, notice_id)
    return lambda later: later.appeal_notice(notice_id)


ALL = [of_a_rejection, of_a_removal, of_a_reply_rejected, of_a_reply_removed, of_a_notice_dismissed]
each_decision = pytest.mark.parametrize("decided", ALL)
Decided = Callable[[Verbs], Callable[[Verbs], Appeal]]


@each_decision
def test_an_appeal_waits_and_whoever_appealed_gets_a_receipt(verbs: Verbs, fakes: FakeWorld, decided: Decided) -> None:
    appealing = decided(verbs)
    fakes.outbox.kept.clear()
    made = appealing(verbs)
    assert fakes.cases.appeal(made.id) == made
    assert (made.status, made.first_editor) == (AppealStatus.PENDING, "editor-an")
    (mail,) = fakes.mails()
    assert (mail.kind, mail.appellant, mail.case_id) == (K.APPEAL_RECEIVED, made.by, made.notice_id or made.id)
    (entry,) = fakes.log.of(f"appeal/{made.id}")
    assert (entry.action, entry.after, entry.explanation) == ("submit", "pending", "")


def test_each_party_appeals_in_its_own_name(verbs: Verbs, fakes: FakeWorld) -> None:
    made = [of_a_notice_dismissed(verbs)(verbs), of_a_reply_removed(verbs)(verbs), of_a_removal(verbs)(verbs)]
    assert [each.by for each in made] == [Addressee.NOTIFIER, Addressee.ORGANISATION, Addressee.AUTHOR]
    actors = [fakes.log.of(f"appeal/{each.id}")[0].actor for each in made]
    assert actors == [Actor.VISITOR, Actor.ORGANISATION, Actor.AUTHOR]


@each_decision
def test_an_appeal_may_come_for_six_months_and_no_later(verbs: Verbs, decided: Decided) -> None:
    appealing = decided(verbs)
    with pytest.raises(NotAllowed):
        appealing(verbs.at(SIX_MONTHS + timedelta(seconds=1)))
    assert appealing(verbs.at(SIX_MONTHS)).submitted_at == NOW + SIX_MONTHS


@each_decision
def test_there_is_one_appeal_per_decision(verbs: Verbs, fakes: FakeWorld, decided: Decided) -> None:
    appealing = decided(verbs)
    made = appealing(verbs)
    with pytest.raises(NotAllowed):
        appealing(verbs.at(timedelta(days=1)))
    verbs.by("editor-bram").decide_appeal(DISMISS, made)
    with pytest.raises(NotAllowed):
        appealing(verbs.at(timedelta(days=2)))
    assert len(fakes.cases.appeals) == 1


def test_a_new_decision_can_be_appealed_anew(verbs: Verbs) -> None:
    first = of_a_removal(verbs)(verbs)
    verbs.by("editor-bram").decide_appeal(UPHOLD, first)
    later = verbs.at(timedelta(minutes=1))
    later.decide(Action.REMOVE)
    assert later.appeal_review().id != first.id


@each_decision
@pytest.mark.parametrize("action", [UPHOLD, DISMISS])
def test_who_decided_first_does_not_judge_the_appeal(
    verbs: Verbs, fakes: FakeWorld, decided: Decided, action: AppealAction
) -> None:
    made = decided(verbs)(verbs)
    with pytest.raises(NeedsAnotherEditor):
        verbs.decide_appeal(action, made)
    assert fakes.cases.appeal(made.id) == made
    assert verbs.by("editor-bram").decide_appeal(action, made).status in {AppealStatus.UPHELD, AppealStatus.DISMISSED}


@each_decision
def test_a_dismissed_appeal_leaves_the_decision_as_it_was(verbs: Verbs, fakes: FakeWorld, decided: Decided) -> None:
    made = decided(verbs)(verbs)
    before, notices = fakes.reviews.get("review-1"), dict(fakes.cases.notices)
    fakes.outbox.kept.clear()
    after = verbs.by("editor-bram").decide_appeal(DISMISS, made)
    assert (after.status, after.decided_at) == (AppealStatus.DISMISSED, NOW)
    assert (fakes.reviews.get("review-1"), fakes.cases.notices) == (before, notices)
    assert [(mail.kind, mail.appellant) for mail in fakes.mails()] == [(K.APPEAL_DISMISSED, made.by)]


@pytest.mark.parametrize(
    ("decided", "status", "reply_status", "mails"),
    [
        (of_a_rejection, Status.PENDING, ReplyStatus.NONE, {K.APPEAL_UPHELD}),
        (
            of_a_removal,
            Status.PUBLISHED,
            ReplyStatus.PUBLISHED,
            {K.APPEAL_UPHELD, K.REVIEW_RESTORED_ORGANISATION},
        ),
        (of_a_reply_rejected, Status.PUBLISHED, ReplyStatus.PENDING, {K.APPEAL_UPHELD}),
        (of_a_reply_removed, Status.PUBLISHED, ReplyStatus.PUBLISHED, {K.APPEAL_UPHELD}),
        (
            of_a_notice_dismissed,
            Status.SUSPENDED,
            ReplyStatus.PUBLISHED,
            {K.APPEAL_UPHELD, K.REVIEW_SUSPENDED, K.REVIEW_SUSPENDED_ORGANISATION},
        ),
    ],
)
def test_an_upheld_appeal_takes_the_decision_back_in_the_same_write(
    verbs: Verbs,
    fakes: FakeWorld,
    decided: Decided,
    status: Status,
    reply_status: ReplyStatus,
    mails: set[MailKind],
) -> None:
    made = decided(verbs)(verbs)
    fakes.outbox.kept.clear()
    assert verbs.by("editor-bram").decide_appeal(UPHOLD, made).status is AppealStatus.UPHELD
    found = fakes.reviews.get("review-1")
    assert (found.status, found.reply_status) == (status, reply_status)
    assert {mail.kind for mail in fakes.mails()} == mails


def test_an_appeal_against_a_dismissed_notice_upholds_the_notice(verbs: Verbs, fakes: FakeWorld) -> None:
    made = of_a_notice_dismissed(verbs)(verbs)
    verbs.by("editor-bram").decide_appeal(UPHOLD, made)
    assert fakes.cases.notice(made.notice_id).status is NoticeStatus.UPHELD
    assert [each.action for each in fakes.log.of(f"notice/{made.notice_id}")] == [
        "submit",
        "dismiss",
        "uphold_appeal",
    ]


def test_taking_something_offline_on_appeal_needs_a_rule(verbs: Verbs, fakes: FakeWorld) -> None:
    made = of_a_notice_dismissed(verbs)(verbs)
    with pytest.raises(Invalid, match=r"^rule: required$"):
        verbs.by("editor-bram").decide_appeal(UPHOLD, made, rule="")
    assert fakes.cases.appeal(made.id) == made


@each_decision
def test_an_appeal_is_decided_with_an_explanation(verbs: Verbs, decided: Decided) -> None:
    made = decided(verbs)(verbs)
    with pytest.raises(Invalid, match=r"^explanation: required$"):
        verbs.by("editor-bram").decide_appeal(DISMISS, made, explanation="")


def test_an_appeal_is_decided_once_and_by_the_version_on_the_screen(verbs: Verbs, fakes: FakeWorld) -> None:
    made = of_a_removal(verbs)(verbs)
    after = verbs.by("editor-bram").decide_appeal(DISMISS, made)
    with pytest.raises(ChangedMeanwhile):
        verbs.by("editor-bram").decide_appeal(UPHOLD, made)
    with pytest.raises(NotAllowed):
        verbs.by("editor-bram").decide_appeal(UPHOLD, after)
    assert (made.allowed(Actor.EDITOR), after.allowed(Actor.EDITOR)) == ((UPHOLD, DISMISS), ())
    assert fakes.cases.about("review-1")[1] == [after]


@each_decision
@pytest.mark.parametrize("second", ["editor-bram", "editor-carla"])
def test_who_is_second_between_two_reads_hears_that_somebody_was_first(
    verbs: Verbs, fakes: FakeWorld, decided: Decided, second: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the appeal is about has moved when it is read: not a rule of the law, and not this editor, is in the way."""
    made = decided(verbs)(verbs)
    read = fakes.cases.appeal
    reads = [made]

    def as_it_stood(appeal_id: str) -> Appeal:
        return reads.pop() if reads else read(appeal_id)

    verbs.by("editor-bram").decide_appeal(UPHOLD, made)
    monkeypatch.setattr(fakes.cases, "appeal", as_it_stood)
    with pytest.raises(ChangedMeanwhile):
        verbs.by(second).decide_appeal(UPHOLD, made)
    assert not reads


@pytest.mark.parametrize("status", [each for each in Status if each not in {Status.REJECTED, Status.REMOVED}])
def test_only_a_rejection_or_a_removal_can_be_appealed(verbs: Verbs, fakes: FakeWorld, status: Status) -> None:
    fakes.reviews.all["review-1"] = review(status=status, moved_at=NOW)
    with pytest.raises(NotAllowed):
        verbs.appeal_review()


@pytest.mark.parametrize(
    "status", [None, *(each for each in ReplyStatus if each not in {"none", "rejected", "removed"})]
)
def test_only_a_reply_that_was_rejected_or_removed_can_be_appealed(
    verbs: Verbs, fakes: FakeWorld, status: ReplyStatus | None
) -> None:
    fakes.reviews.all["review-1"] = review(status=Status.PUBLISHED, reply=reply(status=status) if status else None)
    with pytest.raises(NotAllowed):
        verbs.appeal_reply()


def test_a_notice_that_waits_or_was_upheld_cannot_be_appealed(verbs: Verbs) -> None:
    notice_id = verbs.notify(subject=Subject.REPLY)
    with pytest.raises(NotAllowed):
        verbs.appeal_notice(notice_id)
    verbs.decide_notice(NoticeAction.UPHOLD, notice_id)
    with pytest.raises(NotAllowed):
        verbs.appeal_notice(notice_id)


def test_a_link_that_is_not_this_organisations_does_not_appeal(verbs: Verbs, fakes: FakeWorld) -> None:
    verbs.decide_reply(ReplyAction.REMOVE)
    for item, nonce in (("review-1", "an-older-nonce"), ("review-2", "contact-nonce")):
        with pytest.raises(DeadLink):
            verbs.appeal_reply(token=verbs.token(Purpose.REPLY, item, nonce))
    fakes.organisations.all["organisation-1"] = replace(organisation(), contact_nonce="newer")
    with pytest.raises(DeadLink):
        verbs.appeal_reply(token=verbs.token(Purpose.REPLY, "review-1", "contact-nonce"))


def test_a_link_that_follows_another_notice_or_none_is_dead(verbs: Verbs, fakes: FakeWorld) -> None:
    notice_id = verbs.notify()
    for item, nonce in ((notice_id, "another"), ("notice-9", fakes.cases.notice(notice_id).nonce)):
        with pytest.raises(DeadLink):
            notice_to_follow(verbs.token(Purpose.NOTICE, item, nonce), stores=fakes, now=NOW)


def test_an_upheld_appeal_puts_nothing_online_while_the_organisation_is_blocked(verbs: Verbs) -> None:
    made = of_a_removal(verbs)(verbs)
    verbs.organise(OrganisationAction.BLOCK)
    with pytest.raises(Blocked):
        verbs.by("editor-bram").decide_appeal(UPHOLD, made)
