"""Anyone may say that something published should not stand as it does; an editor judges."""

import pytest

from chalicelib.domain.cases.notice import NoticeOutcome, NoticeReason, Subject
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import (
    Action,
    AppealAction,
    NoticeAction,
    NoticeStatus,
    ReplyAction,
    ReplyStatus,
    Status,
)
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import ChangedMeanwhile, Invalid, NotAllowed, NotFound
from tests.builders import RULE, author, notice, notifier, organisation, reply, review
from tests.fakes import FakeWorld
from tests.story.verbs import Verbs

K = MailKind
UPHOLD, DISMISS = NoticeAction.UPHOLD, NoticeAction.DISMISS


@pytest.fixture
def verbs(fakes: FakeWorld) -> Verbs:
    fakes.put(organisation())
    put(fakes, Status.PUBLISHED)
    return Verbs(fakes)


def put(fakes: FakeWorld, status: Status, reply_status: ReplyStatus = ReplyStatus.PUBLISHED) -> None:
    fakes.reviews.all["review-1"] = review(status=status, reply=reply(status=reply_status))
    fakes.reviews.authors["review-1"] = author()


def kinds(fakes: FakeWorld) -> set[MailKind]:
    return {mail.kind for mail in fakes.mails()}


def test_a_notice_waits_and_its_notifier_gets_a_receipt(verbs: Verbs, fakes: FakeWorld) -> None:
    notice_id = verbs.notify()
    found = fakes.cases.notice(notice_id)
    assert (found.status, found.reachable, found.organisation_id) == (NoticeStatus.PENDING, True, "organisation-1")
    assert fakes.cases.notifier(notice_id) == notifier()
    (mail,) = fakes.mails()
    assert (mail.kind, mail.case_id) == (K.NOTICE_RECEIVED, notice_id)
    (entry,) = fakes.log.of(f"notice/{notice_id}")
    assert (entry.actor, entry.action, entry.after) == (Actor.VISITOR, "submit", "pending")
    assert "verbouwing" not in repr(entry)


def test_the_same_notice_under_one_key_is_one_also_when_its_review_is_offline_by_then(
    verbs: Verbs, fakes: FakeWorld
) -> None:
    notice_id = verbs.notify(idempotency_key="a")
    assert verbs.notify(idempotency_key="a") == notice_id
    assert len(fakes.mails()) == len(fakes.cases.notices) == 1
    others = {verbs.notify(idempotency_key="b"), verbs.notify(), verbs.notify()}
    others.add(verbs.notify(idempotency_key="a", explanation="Er was iets heel anders aan de hand."))
    assert len(others - {notice_id}) == 4
    put(fakes, Status.SUSPENDED)
    assert verbs.notify(idempotency_key="a") == notice_id
    with pytest.raises(NotFound):
        verbs.notify(idempotency_key="c")


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.PUBLISHED])
@pytest.mark.parametrize("subject", Subject)
def test_notice_is_given_of_what_is_online_only(
    verbs: Verbs, fakes: FakeWorld, status: Status, subject: Subject
) -> None:
    put(fakes, status)
    with pytest.raises(NotFound):
        verbs.notify(subject=subject)
    assert not fakes.cases.notices


@pytest.mark.parametrize("status", [ReplyStatus.PENDING, ReplyStatus.REJECTED, ReplyStatus.REMOVED])
def test_notice_of_a_reply_is_given_while_the_reply_is_online_only(
    verbs: Verbs, fakes: FakeWorld, status: ReplyStatus
) -> None:
    put(fakes, Status.PUBLISHED, status)
    with pytest.raises(NotFound):
        verbs.notify(subject=Subject.REPLY)


@pytest.mark.parametrize("reason", NoticeReason)
def test_only_of_child_abuse_notice_is_given_without_a_name(
    verbs: Verbs, fakes: FakeWorld, reason: NoticeReason
) -> None:
    if reason is NoticeReason.CHILD_ABUSE:
        notice_id = verbs.notify(reason=reason, notifier=None)
        assert not fakes.cases.notice(notice_id).reachable
        verbs.decide_notice(DISMISS, notice_id)
        assert not fakes.mails()
    else:
        with pytest.raises(Invalid, match=r"^name: required, email: required$"):
            verbs.notify(reason=reason, notifier=None)


def test_all_that_is_wrong_with_a_notice_is_named_at_once(verbs: Verbs, fakes: FakeWorld) -> None:
    with pytest.raises(Invalid, match=r"^email: wrong_format, good_faith: required$"):
        verbs.notify(notifier=notifier(email="noor@"), good_faith=False)
    with pytest.raises(Invalid, match=r"^name: required$"):
        verbs.notify(notifier=notifier(name=" "))
    assert not fakes.cases.notices


def test_an_upheld_notice_takes_its_review_offline_in_the_same_write(verbs: Verbs, fakes: FakeWorld) -> None:
    after = verbs.decide_notice(UPHOLD, notice_id := verbs.notify())
    assert (after.status, after.moved_by, after.rule) == (NoticeStatus.UPHELD, "editor-an", RULE)
    assert fakes.reviews.get("review-1").status is Status.SUSPENDED
    assert kinds(fakes) == {
        K.NOTICE_RECEIVED,
        K.NOTICE_UPHELD,
        K.REVIEW_SUSPENDED,
        K.REVIEW_SUSPENDED_ORGANISATION,
    }
    assert [each.action for each in fakes.log.of(f"notice/{notice_id}")] == ["submit", "uphold"]
    (entry,) = fakes.log.of("review/review-1")
    assert (entry.action, entry.rule, entry.actor_id) == ("suspend", RULE, "editor-an")


def test_an_upheld_notice_of_a_reply_takes_the_reply_away_and_leaves_the_review(verbs: Verbs, fakes: FakeWorld) -> None:
    verbs.decide_notice(UPHOLD, verbs.notify(subject=Subject.REPLY))
    found = fakes.reviews.get("review-1")
    assert (found.status, found.reply_status) == (Status.PUBLISHED, ReplyStatus.REMOVED)
    assert kinds(fakes) == {K.NOTICE_RECEIVED, K.NOTICE_UPHELD, K.REPLY_REMOVED}
    assert [each.action for each in fakes.log.of("reply/review-1")] == ["remove"]


@pytest.mark.parametrize("away", ["suspend", "withdraw", "remove"])
def test_a_reply_that_a_notice_is_upheld_of_while_its_review_is_offline_does_not_come_back_with_it(
    verbs: Verbs, fakes: FakeWorld, away: str
) -> None:
    notice_id = verbs.notify(subject=Subject.REPLY)
    verbs.withdraw("review-1") if away == "withdraw" else verbs.decide(Action(away))
    verbs.decide_notice(UPHOLD, notice_id)
    assert kinds(fakes) >= {K.NOTICE_UPHELD, K.REPLY_REMOVED}
    if away == "suspend":
        verbs.decide(Action.RESTORE)
    elif away == "withdraw":
        verbs.undo_withdrawal("review-1")
    else:
        verbs.by("editor-bo").decide_appeal(AppealAction.UPHOLD, verbs.appeal_review())
    found = fakes.reviews.get("review-1")
    assert (found.visible, found.public_reply, found.reply_status) == (True, None, ReplyStatus.REMOVED)
    assert fakes.cases.notice(notice_id).outcome(found) is NoticeOutcome.OFFLINE


def test_a_notice_of_what_went_offline_meanwhile_is_upheld_and_moves_nothing(verbs: Verbs, fakes: FakeWorld) -> None:
    notice_id = verbs.notify()
    verbs.decide(Action.REMOVE)
    before = fakes.reviews.get("review-1")
    assert verbs.decide_notice(UPHOLD, notice_id).status is NoticeStatus.UPHELD
    assert fakes.reviews.get("review-1") == before


@pytest.mark.parametrize("readings", range(4))
def test_nobody_brings_back_between_two_readings_what_a_notice_is_upheld_of(
    verbs: Verbs, fakes: FakeWorld, monkeypatch: pytest.MonkeyPatch, readings: int
) -> None:
    notice_id = verbs.notify()
    verbs.withdraw("review-1")
    read, seen = fakes.reviews.get, []

    def taken_back_after(review_id: str) -> Review:
        found = read(review_id)
        seen.append(review_id)
        if len(seen) == readings:
            verbs.undo_withdrawal("review-1")
        return found

    with monkeypatch.context() as patch:
        patch.setattr(fakes.reviews, "get", taken_back_after)
        try:
            verbs.decide_notice(UPHOLD, notice_id)
        except ChangedMeanwhile:
            assert fakes.cases.notice(notice_id).status is NoticeStatus.PENDING
            return
    assert fakes.cases.notice(notice_id).status is NoticeStatus.UPHELD
    with pytest.raises(NotAllowed):
        verbs.undo_withdrawal("review-1")
    assert read("review-1").status in {Status.WITHDRAWN, Status.SUSPENDED}


def test_a_dismissed_notice_moves_nothing_else_and_says_why(verbs: Verbs, fakes: FakeWorld) -> None:
    before = fakes.reviews.get("review-1")
    after = verbs.decide_notice(DISMISS, verbs.notify(), rule="")
    assert after.status is NoticeStatus.DISMISSED
    assert fakes.reviews.get("review-1") == before
    assert kinds(fakes) == {K.NOTICE_RECEIVED, K.NOTICE_DISMISSED}
    assert [entry.subject for entry in fakes.log.entries] == [f"notice/{after.id}"] * 2


def test_a_notice_is_decided_once_and_by_the_version_on_the_screen(verbs: Verbs) -> None:
    notice_id = verbs.notify()
    verbs.decide_notice(DISMISS, notice_id)
    with pytest.raises(ChangedMeanwhile):
        verbs.decide_notice(UPHOLD, notice_id)
    with pytest.raises(NotAllowed):
        verbs.decide_notice(UPHOLD, notice_id, version=2)


@pytest.mark.parametrize("missing", ["rule", "explanation"])
def test_a_notice_is_not_upheld_without_reasons(verbs: Verbs, fakes: FakeWorld, missing: str) -> None:
    notice_id = verbs.notify()
    with pytest.raises(Invalid, match=f"^{missing}: required$"):
        verbs.decide_notice(UPHOLD, notice_id, **{missing: ""})
    assert fakes.reviews.get("review-1").visible


def test_what_an_editor_may_do_with_a_notice_is_what_its_law_says(verbs: Verbs, fakes: FakeWorld) -> None:
    notice_id = verbs.notify()
    assert fakes.cases.notice(notice_id).allowed(Actor.EDITOR) == (UPHOLD, DISMISS)
    assert verbs.decide_notice(DISMISS, notice_id).allowed(Actor.EDITOR) == ()


def test_a_reply_is_removed_by_notice_once(verbs: Verbs, fakes: FakeWorld) -> None:
    first, second = (verbs.notify(subject=Subject.REPLY) for _ in range(2))
    verbs.decide_reply(ReplyAction.REMOVE)
    verbs.decide_notice(UPHOLD, first)
    verbs.decide_notice(UPHOLD, second)
    assert len(fakes.log.of("reply/review-1")) == 1


@pytest.mark.parametrize("action", [Action.RESTORE, Action.REMOVE])
def test_whoever_was_given_right_hears_what_became_of_it(verbs: Verbs, fakes: FakeWorld, action: Action) -> None:
    others = [verbs.notify(), verbs.notify(subject=Subject.REPLY)]
    nobody = verbs.notify(reason=NoticeReason.CHILD_ABUSE, notifier=None)
    mine = verbs.notify()
    verbs.decide_notice(DISMISS, others[0])
    verbs.decide_notice(UPHOLD, mine)
    verbs.decide_notice(UPHOLD, nobody)
    verbs.decide(action)
    (told,) = [mail for mail in fakes.mails() if mail.kind is K.NOTICE_OUTCOME]
    assert (told.case_id, told.review_id, told.rule, told.explanation) == (mine, "review-1", "", "")
    assert told.id in fakes.log.mails(["review/review-1"])


@pytest.mark.parametrize("refused_from", [Status.ESCALATED, Status.PENDING])
def test_so_they_do_where_it_is_refused_after_research_into_a_crime(
    verbs: Verbs, fakes: FakeWorld, refused_from: Status
) -> None:
    mine = verbs.notify()
    verbs.decide(Action.ESCALATE)
    verbs.decide_notice(UPHOLD, mine)
    if refused_from is Status.PENDING:
        verbs.by("editor-bo").decide(Action.CLEAR)
    verbs.by("editor-bo").decide(Action.REJECT)
    (told,) = [mail for mail in fakes.mails() if mail.kind is K.NOTICE_OUTCOME]
    assert (told.case_id, told.rule, told.explanation) == (mine, "", "")


def test_what_nobody_gave_notice_of_goes_without_a_mail_to_anybody_else(verbs: Verbs, fakes: FakeWorld) -> None:
    verbs.decide(Action.REMOVE)
    assert kinds(fakes) == {K.REVIEW_REMOVED, K.REVIEW_REMOVED_ORGANISATION}


@pytest.mark.parametrize(
    ("subject", "status", "reply_status", "outcome"),
    [
        (Subject.REVIEW, Status.SUSPENDED, ReplyStatus.PUBLISHED, NoticeOutcome.OPEN),
        (Subject.REVIEW, Status.PENDING, ReplyStatus.PUBLISHED, NoticeOutcome.OPEN),
        (Subject.REVIEW, Status.PUBLISHED, ReplyStatus.PUBLISHED, NoticeOutcome.ONLINE),
        (Subject.REVIEW, Status.REMOVED, ReplyStatus.PUBLISHED, NoticeOutcome.OFFLINE),
        (Subject.REVIEW, Status.WITHDRAWN, ReplyStatus.PUBLISHED, NoticeOutcome.OFFLINE),
        (Subject.REPLY, Status.PUBLISHED, ReplyStatus.REMOVED, NoticeOutcome.OFFLINE),
        (Subject.REPLY, Status.PUBLISHED, ReplyStatus.PUBLISHED, NoticeOutcome.ONLINE),
        (Subject.REPLY, Status.SUSPENDED, ReplyStatus.PUBLISHED, NoticeOutcome.OPEN),
    ],
)
def test_what_became_of_it_is_where_the_review_or_reply_stands(
    subject: Subject, status: Status, reply_status: ReplyStatus, outcome: NoticeOutcome
) -> None:
    assert notice(subject=subject).outcome(review(status=status, reply=reply(status=reply_status))) is outcome
