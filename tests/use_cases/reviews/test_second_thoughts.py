"""What can be taken back or mended for a while: a withdrawal for a day, a reply until an editor may decide."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.rules.lifecycle import (
    REVIEW_LAW,
    Action,
    AppealAction,
    NoticeAction,
    OrganisationAction,
    ReplyAction,
    ReplyStatus,
    Status,
)
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import (
    ChangedMeanwhile,
    DeadLink,
    Invalid,
    NeedsAnotherEditor,
    NotAllowed,
    StillEditable,
)
from chalicelib.use_cases.reviews.manage_review import revise_review
from chalicelib.use_cases.reviews.reply_to_review import reply_to_review
from chalicelib.use_cases.upkeep.integrity_figures import figures_of
from tests.builders import NOW, author, organisation, reply, review
from tests.fakes import FakeWorld
from tests.story.verbs import EDITORS, Verbs

DAY = timedelta(days=1)
MOMENT = timedelta(microseconds=1)
HALF_AN_HOUR = timedelta(minutes=30)
WITHDRAWABLE = [status for status, action in REVIEW_LAW.steps if action is Action.WITHDRAW]
OTHER = "We nemen dit mee naar ons overleg over de maaltijden."


@pytest.fixture
def verbs(fakes: FakeWorld) -> Verbs:
    fakes.put(organisation())
    return Verbs(fakes)


@pytest.mark.parametrize("status", WITHDRAWABLE)
def test_what_was_withdrawn_comes_back_as_it_stood(verbs: Verbs, fakes: FakeWorld, status: Status) -> None:
    review_id = verbs.review(status)
    before = fakes.reviews.get(review_id)
    verbs.withdraw(review_id)
    after = verbs.at(DAY - MOMENT).undo_withdrawal(review_id)
    assert (after.version, after.undone) == (before.version + 2, True)
    assert replace(after, version=before.version, moved_at=before.moved_at, undone=False) == before
    assert [each.id for each in fakes.public_reviews("organisation-1")] == [review_id] * before.visible
    told = [MailKind.WITHDRAWAL_UNDONE, MailKind.WITHDRAWAL_UNDONE_ORGANISATION][: 1 + before.visible]
    assert [each.kind for each in fakes.mails() if each.created_at == NOW + DAY - MOMENT] == told
    entry = fakes.log.of(f"review/{review_id}")[-1]
    assert (entry.actor, entry.action, entry.before, entry.after) == ("author", "undo_withdraw", "withdrawn", status)


@pytest.mark.parametrize("later", [DAY, DAY + MOMENT, 30 * DAY])
def test_after_a_day_a_withdrawal_stands(verbs: Verbs, later: timedelta) -> None:
    review_id = verbs.review()
    verbs.withdraw(review_id)
    with pytest.raises(NotAllowed):
        verbs.at(later).undo_withdrawal(review_id)


def test_it_is_taken_back_once_and_what_is_withdrawn_again_stays_so(verbs: Verbs, fakes: FakeWorld) -> None:
    """Nobody sends an organisation mail after mail by going back and forth."""
    review_id = verbs.review()
    verbs.withdraw(review_id)
    verbs.undo_withdrawal(review_id)
    with pytest.raises(NotAllowed):
        verbs.undo_withdrawal(review_id)
    again = verbs.withdraw(review_id)
    assert (again.status, again.withdrawal) == (Status.WITHDRAWN, None)
    with pytest.raises(NotAllowed):
        verbs.undo_withdrawal(review_id)
    told = [each.until for each in fakes.mails() if each.kind is MailKind.REVIEW_WITHDRAWN]
    assert told == [NOW + DAY, None]
    assert fakes.organisations.get("organisation-1").tally.reviews == 0


@pytest.mark.parametrize("anew", ["pending", "published", "rejected", "withdrawn", "unconfirmed"])
def test_who_wrote_anew_meanwhile_does_not_have_both(verbs: Verbs, anew: str) -> None:
    review_id = verbs.review()
    verbs.withdraw(review_id)
    again = verbs.at(timedelta(hours=1)).review(anew)
    assert again != review_id
    if anew in {"withdrawn", "unconfirmed"}:  # these say nothing to anybody
        assert verbs.undo_withdrawal(review_id).status is Status.PUBLISHED
        return
    with pytest.raises(NotAllowed):
        verbs.undo_withdrawal(review_id)


def test_what_was_written_before_it_or_by_somebody_else_or_of_another_keeps_no_withdrawal(
    verbs: Verbs, fakes: FakeWorld
) -> None:
    fakes.put(organisation(id="organisation-2"))
    verbs.review()
    review_id = verbs.review()
    verbs.withdraw(review_id)
    later = verbs.at(timedelta(hours=1))
    later.review(author=author(email="iemand@elders.example"))
    later.review(organisation_id="organisation-2")
    assert later.undo_withdrawal(review_id).status is Status.PUBLISHED


def test_what_release_0_1_0_withdrew_stays_withdrawn(verbs: Verbs, fakes: FakeWorld) -> None:
    """It did not keep where the review stood: nobody guesses that."""
    fakes.reviews.all["review-1"] = review(status=Status.WITHDRAWN)
    with pytest.raises(NotAllowed):
        verbs.undo_withdrawal("review-1")


def test_four_eyes_hold_through_it(verbs: Verbs) -> None:
    """Whoever took it into research does not end that alone, whatever its author did in between."""
    review_id = verbs.review(Status.ESCALATED)
    verbs.withdraw(review_id)
    verbs.undo_withdrawal(review_id)
    with pytest.raises(NeedsAnotherEditor):
        verbs.decide(Action.REJECT, review_id)
    assert verbs.by(EDITORS[1]).decide(Action.REJECT, review_id).status is Status.REJECTED


def test_the_first_of_two_approvals_is_not_lost(verbs: Verbs, fakes: FakeWorld) -> None:
    verbs.organise(OrganisationAction.WATCH)
    review_id = verbs.review(Status.PENDING)
    verbs.decide(Action.APPROVE, review_id)
    verbs.withdraw(review_id)
    assert fakes.reviews.get(review_id).approved_by == ""
    assert verbs.undo_withdrawal(review_id).approved_by == EDITORS[0]


def test_a_notice_that_is_upheld_meanwhile_keeps_it_offline(verbs: Verbs) -> None:
    review_id = verbs.review()
    notice_id = verbs.notify(review_id)
    verbs.withdraw(review_id)
    verbs.decide_notice(NoticeAction.UPHOLD, notice_id)
    with pytest.raises(NotAllowed):
        verbs.undo_withdrawal(review_id)


def test_so_does_one_that_is_upheld_on_appeal(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id = verbs.review()
    notice_id = verbs.notify(review_id)
    verbs.decide_notice(NoticeAction.DISMISS, notice_id)
    appeal_id = verbs.appeal("notice", notice_id)
    verbs.withdraw(review_id)
    verbs.by(EDITORS[1]).decide_appeal(AppealAction.UPHOLD, fakes.cases.appeal(appeal_id))
    with pytest.raises(NotAllowed):
        verbs.undo_withdrawal(review_id)


def test_a_notice_that_is_dismissed_or_about_the_reply_keeps_nothing_offline(verbs: Verbs) -> None:
    review_id = verbs.reply()
    ids = [verbs.notify(review_id), verbs.notify(review_id, subject="reply")]
    verbs.withdraw(review_id)
    verbs.decide_notice(NoticeAction.DISMISS, ids[0])
    verbs.decide_notice(NoticeAction.UPHOLD, ids[1])
    assert verbs.undo_withdrawal(review_id).status is Status.PUBLISHED


@pytest.mark.parametrize(
    ("status", "becomes"), [("pending", "closed"), ("returned", "closed"), ("published", "published")]
)
def test_where_the_organisation_left_it_goes_as_the_others_did(verbs: Verbs, status: str, becomes: str) -> None:
    review_id = verbs.review(status)
    verbs.withdraw(review_id)
    verbs.organise(OrganisationAction.LEAVE)
    assert verbs.undo_withdrawal(review_id).status == becomes


def test_the_figures_count_it_once_online_and_once_undone(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id = verbs.review()
    verbs.withdraw(review_id)
    verbs.undo_withdrawal(review_id)
    figures = figures_of(NOW.year, stores=fakes, now=NOW)
    assert [figures.of(each) for each in ("published", "withdrawn", "withdrawals_undone")] == [1, 1, 1]


def test_an_erased_review_keeps_nothing_of_where_it_stood(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id = verbs.review(Status.ESCALATED)
    verbs.withdraw(review_id)
    verbs.decide(Action.ERASE, review_id)
    assert fakes.reviews.get(review_id).withdrawal is None


# Revisions


def test_a_revision_that_changes_nothing_is_refused_kindly(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id = verbs.review(Status.RETURNED)
    before = fakes.reviews.get(review_id)
    link = verbs.manage_link(review_id)
    for text in (before.text, f"  {before.text.replace(' ', '  ')}\n"):
        with pytest.raises(Invalid, match=r"^text: unchanged$"):
            revise_review(link, text, before.aspect_ratings, stores=fakes, now=NOW)
    assert fakes.reviews.get(review_id) == before
    rated = {**before.aspect_ratings, next(iter(before.aspect_ratings)): 1}
    assert revise_review(link, before.text, rated, stores=fakes, now=NOW).status is Status.PENDING


def test_what_stood_out_about_the_author_stays_after_a_revision(verbs: Verbs, fakes: FakeWorld) -> None:
    sender = author(email="x@throw-away.example")
    review_id = verbs.review(Status.RETURNED, author=sender, text="Zuster Rita Peeters was er nooit, echt waar niet.")
    assert {"disposable_address", "personal_data"} <= {each.code for each in fakes.reviews.get(review_id).signals}
    after = verbs.revise(review_id, "De verzorging kwam er nooit, echt waar niet.")
    codes = {each.code for each in after.signals}
    assert "disposable_address" in codes
    assert "personal_data" not in codes


# Replies


def answered(
    fakes: FakeWorld, verbs: Verbs, review_id: str, text: str = reply().text, later: timedelta = timedelta()
) -> None:
    link = verbs.reply_link(review_id)
    found = reply_to_review(link, text, editable_for=HALF_AN_HOUR, stores=fakes, now=NOW + later)
    assert found.reply is not None
    assert found.reply.text == text


def test_a_reply_may_be_sent_anew_for_a_while_and_waits_from_the_first(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id = verbs.review()
    answered(fakes, verbs, review_id)
    answered(fakes, verbs, review_id, OTHER, later=HALF_AN_HOUR - MOMENT)
    found = fakes.reviews.get(review_id).reply
    assert found is not None
    assert (found.status, found.submitted_at, found.editable_until) == ("pending", NOW, NOW + HALF_AN_HOUR)
    assert [each.kind for each in fakes.mails()].count(MailKind.REPLY_RECEIVED) == 1
    with pytest.raises(DeadLink):
        answered(fakes, verbs, review_id, later=HALF_AN_HOUR)
    assert [(each.before, each.after) for each in fakes.log.of(f"reply/{review_id}")] == [
        ("none", "pending"),
        ("pending", "pending"),
    ]


def test_the_same_reply_that_comes_twice_is_taken_in_once(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id = verbs.review()
    for later in (timedelta(), HALF_AN_HOUR / 2):
        answered(fakes, verbs, review_id, later=later)
    assert len(fakes.log.of(f"reply/{review_id}")) == 1
    link = verbs.reply_link(review_id)
    home = fakes.organisations.get("organisation-1")
    fakes.organisations.all[home.id] = replace(home, contact_nonce="another")
    with pytest.raises(DeadLink):
        reply_to_review(link, reply().text, editable_for=HALF_AN_HOUR, stores=fakes, now=NOW)


@pytest.mark.parametrize("action", [ReplyAction.APPROVE, ReplyAction.RETURN, ReplyAction.REJECT])
def test_nobody_decides_on_a_reply_that_may_still_change(verbs: Verbs, fakes: FakeWorld, action: ReplyAction) -> None:
    review_id = verbs.review()
    answered(fakes, verbs, review_id)
    with pytest.raises(StillEditable):
        verbs.at(HALF_AN_HOUR - MOMENT).decide_reply(action, review_id)
    assert verbs.at(HALF_AN_HOUR).decide_reply(action, review_id).reply_status is not ReplyStatus.PENDING


def test_a_decision_on_the_words_before_is_too_late(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id = verbs.review()
    answered(fakes, verbs, review_id)
    seen = fakes.reviews.get(review_id).version
    answered(fakes, verbs, review_id, OTHER)
    with pytest.raises(ChangedMeanwhile):
        verbs.at(HALF_AN_HOUR).decide_reply(ReplyAction.APPROVE, review_id, version=seen)


def test_a_reply_that_was_sent_back_may_be_mended_again(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id = verbs.review()
    answered(fakes, verbs, review_id)
    verbs.at(HALF_AN_HOUR).decide_reply(ReplyAction.RETURN, review_id)
    later = 2 * HALF_AN_HOUR
    answered(fakes, verbs, review_id, OTHER, later=later)
    answered(fakes, verbs, review_id, later=later + HALF_AN_HOUR - MOMENT)
    found = fakes.reviews.get(review_id).reply
    assert found is not None
    assert found.submitted_at == NOW + later


def test_a_reply_that_was_sent_back_is_not_taken_in_as_it_is(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id = verbs.review()
    verbs.send_reply(review_id)
    verbs.decide_reply(ReplyAction.RETURN, review_id)
    with pytest.raises(Invalid, match=r"^text: unchanged$"):
        verbs.send_reply(review_id)
    answered(fakes, verbs, review_id, OTHER)


def test_without_such_a_time_the_link_is_used_at_once(verbs: Verbs) -> None:
    review_id = verbs.review()
    verbs.send_reply(review_id)
    with pytest.raises(DeadLink):
        verbs.send_reply(review_id)
    assert verbs.decide_reply(ReplyAction.APPROVE, review_id).reply_status is ReplyStatus.PUBLISHED


def test_what_may_still_change_counts_as_answered(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id = verbs.review()
    answered(fakes, verbs, review_id)
    assert fakes.reviews.get(review_id).takes_reply is False
    assert fakes.reviews.get(review_id).takes_reply_at(NOW) is True
