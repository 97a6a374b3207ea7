"""A review moves as the law says, one version at a time, and takes its reply along."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.reviews.parts import Revision
from chalicelib.domain.reviews.public_review import tally_change
from chalicelib.domain.reviews.score import TallyChange
from chalicelib.domain.reviews.submission import Submission
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Action, ReplyAction, ReplyStatus, Status
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import DeadLink, Invalid, NeedsAnotherEditor, NotAllowed, NotForYou, NotFound
from tests.builders import NOW, act, author, reply, review, submission

LATER = NOW + timedelta(days=1)


def test_a_move_gives_a_new_version_and_leaves_the_old_one_as_it_was() -> None:
    before = review(status=Status.PENDING, version=3)
    after, mails = before.moved(Action.APPROVE, act(at=LATER))
    assert (before.status, before.version) == (Status.PENDING, 3)
    assert (after.status, after.version) == (Status.PUBLISHED, 4)
    assert mails == (MailKind.REVIEW_PUBLISHED, MailKind.REVIEW_NOTIFICATION)


def test_an_act_that_was_long_under_way_is_done_after_what_it_follows() -> None:
    """Its request came first; somebody else's was quicker."""
    published = review(status=Status.PUBLISHED, moved_at=LATER)
    after, _ = published.moved(Action.SUSPEND, act(at=NOW))
    assert after.moved_at == after.waiting_since == LATER + timedelta(microseconds=1)
    replied, _ = published.replied("Dank je.", act(Actor.ORGANISATION, at=NOW))
    assert replied.reply is not None
    assert replied.reply.submitted_at == LATER + timedelta(microseconds=1)
    decided, _ = replied.reply_decided(ReplyAction.APPROVE, act(at=NOW))
    assert decided.reply is not None
    assert decided.reply.decided_at == LATER + timedelta(microseconds=2)
    at_once, _ = published.moved(Action.SUSPEND, act(at=LATER))
    assert at_once.moved_at == LATER


def test_a_move_that_the_law_does_not_know_is_refused() -> None:
    with pytest.raises(NotAllowed):
        review(status=Status.REJECTED).moved(Action.APPROVE, act())


def test_a_move_of_somebody_else_is_refused() -> None:
    with pytest.raises(NotForYou):
        review(status=Status.PENDING).moved(Action.APPROVE, act(Actor.AUTHOR))


@pytest.mark.parametrize("missing", [{"rule": ""}, {"explanation": ""}], ids=["no rule", "no explanation"])
def test_a_restriction_without_its_reasons_is_refused(missing: dict[str, Any]) -> None:
    with pytest.raises(Invalid, match=f"^{next(iter(missing))}: required$"):
        review(status=Status.PENDING).moved(Action.REJECT, act(**missing))


def test_what_was_escalated_is_rejected_by_another_editor_than_the_one_who_escalated_it() -> None:
    escalated, _ = review(status=Status.PENDING).moved(Action.ESCALATE, act(actor_id="editor-an"))
    with pytest.raises(NeedsAnotherEditor):
        escalated.moved(Action.REJECT, act(actor_id="editor-an"))
    after, _ = escalated.moved(Action.REJECT, act(actor_id="editor-bram"))
    assert after.status is Status.REJECTED


@pytest.mark.parametrize("action", [Action.APPROVE, Action.RETURN, Action.REJECT])
def test_one_editor_may_do_two_acts_in_a_row_where_four_eyes_are_not_asked(action: Action) -> None:
    before = review(status=Status.PENDING, moved_by="editor-an")
    after, _ = before.moved(action, act(actor_id="editor-an"))
    assert after.moved_by == "editor-an"


def test_what_waits_for_an_editor_waits_since_the_act_that_made_it_wait() -> None:
    pending, _ = review().moved(Action.CONFIRM, act(Actor.AUTHOR, at=LATER))
    assert (pending.waits_for_editor, pending.waiting_since) == (True, LATER)
    published, _ = pending.moved(Action.APPROVE, act(at=LATER))
    assert (published.waits_for_editor, published.waiting_since) == (False, None)


def test_a_restored_review_keeps_the_day_on_which_it_was_first_published() -> None:
    published, _ = review(status=Status.PENDING).moved(Action.APPROVE, act(at=NOW))
    suspended, _ = published.moved(Action.SUSPEND, act(at=LATER))
    assert (suspended.visible, suspended.published_at) == (False, NOW)
    restored, _ = suspended.moved(Action.RESTORE, act(at=LATER))
    assert (restored.visible, restored.published_at) == (True, NOW)


def test_a_review_that_was_never_public_has_no_day_of_publication() -> None:
    rejected, _ = review(status=Status.PENDING).moved(Action.REJECT, act())
    assert rejected.published_at is None


def test_a_revision_keeps_the_words_it_replaces_for_the_editor_to_compare() -> None:
    before = review(status=Status.RETURNED, text="Eerste woorden.", aspect_ratings={"meals": 1})
    after, mails = before.revised("Tweede woorden.", {"meals": 2}, act(Actor.AUTHOR, at=LATER))
    assert (after.text, after.aspect_ratings, after.status) == ("Tweede woorden.", {"meals": 2}, Status.PENDING)
    assert after.revisions == (Revision(text="Eerste woorden.", aspect_ratings={"meals": 1}, replaced_at=LATER),)
    assert (after.version, after.waiting_since) == (before.version + 1, LATER)
    assert mails == (MailKind.REVIEW_RECEIVED,)


def test_a_second_revision_is_kept_beside_the_first() -> None:
    once, _ = review(status=Status.RETURNED, text="Een.").revised("Twee.", {"meals": 2}, act(Actor.AUTHOR))
    returned, _ = once.moved(Action.RETURN, act())
    twice, _ = returned.revised("Drie.", {"meals": 3}, act(Actor.AUTHOR))
    assert [each.text for each in twice.revisions] == ["Een.", "Twee."]


def test_only_what_an_editor_returned_can_be_revised() -> None:
    with pytest.raises(NotAllowed):
        review(status=Status.PENDING).revised("Andere woorden.", {"meals": 2}, act(Actor.AUTHOR))


def test_a_first_reply_waits_for_an_editor_and_is_not_public() -> None:
    after, mails = review(status=Status.PUBLISHED).replied("Dank je.", act(Actor.ORGANISATION, at=LATER))
    assert after.reply == reply(text="Dank je.", submitted_at=LATER)
    assert (after.reply_status, after.reply_waits_for_editor, after.public_reply) == (ReplyStatus.PENDING, True, None)
    assert (after.version, after.status) == (2, Status.PUBLISHED)
    assert mails == (MailKind.REPLY_RECEIVED,)


@pytest.mark.parametrize(
    "status", [ReplyStatus.PENDING, ReplyStatus.PUBLISHED, ReplyStatus.REJECTED, ReplyStatus.REMOVED]
)
def test_a_second_reply_finds_a_dead_link(status: ReplyStatus) -> None:
    before = review(status=Status.PUBLISHED, reply=reply(status=status))
    assert not before.takes_reply
    with pytest.raises(DeadLink):
        before.replied("Nog iets.", act(Actor.ORGANISATION))


def test_a_returned_reply_can_be_written_again() -> None:
    before = review(status=Status.PUBLISHED, reply=reply(status=ReplyStatus.RETURNED))
    after, _ = before.replied("Beter.", act(Actor.ORGANISATION, at=LATER))
    assert after.reply == reply(text="Beter.", submitted_at=LATER, former=reply().text)


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.PUBLISHED])
def test_a_review_that_is_not_online_takes_no_reply(status: Status) -> None:
    before = review(status=status)
    assert not before.takes_reply
    with pytest.raises(DeadLink):
        before.replied("Dank je.", act(Actor.ORGANISATION))


def test_nobody_but_the_organisation_replies() -> None:
    with pytest.raises(NotForYou):
        review(status=Status.PUBLISHED).replied("Dank je.", act(Actor.AUTHOR))


def test_an_approved_reply_is_public_below_its_review() -> None:
    before = review(status=Status.PUBLISHED, reply=reply())
    after, mails = before.reply_decided(ReplyAction.APPROVE, act(at=LATER))
    assert after.public_reply == reply(status=ReplyStatus.PUBLISHED, decided_at=LATER, decided_by="editor-an")
    assert (after.version, after.reply_waits_for_editor) == (before.version + 1, False)
    assert mails == (MailKind.REPLY_PUBLISHED, MailKind.REPLY_PUBLISHED_AUTHOR)


def test_a_reply_that_is_not_there_cannot_be_decided() -> None:
    with pytest.raises(NotFound):
        review(status=Status.PUBLISHED).reply_decided(ReplyAction.APPROVE, act())


def test_a_decision_on_a_reply_keeps_to_the_law() -> None:
    with pytest.raises(NotAllowed):
        review(status=Status.PUBLISHED, reply=reply()).reply_decided(ReplyAction.REMOVE, act())


@pytest.mark.parametrize("missing", [{"rule": ""}, {"explanation": ""}], ids=["no rule", "no explanation"])
def test_a_reply_is_not_restricted_without_reasons(missing: dict[str, Any]) -> None:
    with pytest.raises(Invalid, match=f"^{next(iter(missing))}: required$"):
        review(status=Status.PUBLISHED, reply=reply()).reply_decided(ReplyAction.REJECT, act(**missing))


def test_if_the_review_goes_offline_the_reply_goes_with_it_and_comes_back_with_it() -> None:
    online = review(status=Status.PUBLISHED, reply=reply(status=ReplyStatus.PUBLISHED))
    offline, _ = online.moved(Action.SUSPEND, act())
    assert offline.public_reply is None
    again, _ = offline.moved(Action.RESTORE, act())
    assert again.public_reply == online.reply


def test_a_reply_waits_for_nobody_while_its_review_is_offline() -> None:
    offline, _ = review(status=Status.PUBLISHED, reply=reply()).moved(Action.SUSPEND, act())
    assert not offline.reply_waits_for_editor


@pytest.mark.parametrize("action", [ReplyAction.APPROVE, ReplyAction.RETURN, ReplyAction.REJECT])
def test_nobody_decides_on_a_reply_that_nobody_can_see(action: ReplyAction) -> None:
    offline = review(status=Status.SUSPENDED, reply=reply())
    with pytest.raises(NotAllowed):
        offline.reply_decided(action, act())


def test_no_decision_is_offered_on_a_reply_that_nobody_can_see() -> None:
    assert review(status=Status.SUSPENDED, reply=reply()).reply_allowed(Actor.EDITOR) == ()


def test_what_may_be_done_now_is_what_the_law_says_of_its_status() -> None:
    before = review(status=Status.PUBLISHED, reply=reply())
    online = (Action.SUSPEND, Action.REMOVE, Action.ESCALATE, Action.ERASE)
    assert before.allowed(Actor.EDITOR) == (*online, Action.NOTE_PROOF)
    assert replace(before, proof_noted=True).allowed(Actor.EDITOR) == (*online, Action.STRIKE_PROOF)
    assert before.allowed(Actor.AUTHOR) == (Action.WITHDRAW, Action.ERASE)
    assert before.reply_allowed(Actor.EDITOR) == (ReplyAction.APPROVE, ReplyAction.RETURN, ReplyAction.REJECT)
    assert review(status=Status.PUBLISHED).reply_allowed(Actor.ORGANISATION) == (ReplyAction.SUBMIT,)


PUBLIC, HIDDEN = Status.PUBLISHED, Status.SUSPENDED
ANSWERED = reply(status=ReplyStatus.PUBLISHED)


@pytest.mark.parametrize(
    ("was", "now", "change"),
    [
        (None, {"status": Status.UNCONFIRMED}, None),
        ({"status": Status.UNCONFIRMED}, {"status": Status.PENDING}, None),
        ({"status": Status.PENDING}, {"status": PUBLIC}, TallyChange(reviews=1, score=450)),
        ({"status": PUBLIC}, {"status": PUBLIC}, None),
        ({"status": PUBLIC}, {"status": PUBLIC, "reply": reply()}, None),
        (
            {"status": PUBLIC, "reply": reply()},
            {"status": PUBLIC, "reply": ANSWERED},
            TallyChange(replied=1, score=450),
        ),
        ({"status": PUBLIC, "reply": ANSWERED}, {"status": PUBLIC}, TallyChange(replied=-1, score=450)),
        ({"status": PUBLIC}, {"status": HIDDEN}, TallyChange(reviews=-1, score=450)),
        (
            {"status": PUBLIC, "reply": ANSWERED},
            {"status": HIDDEN, "reply": ANSWERED},
            TallyChange(reviews=-1, replied=-1, score=450),
        ),
        (
            {"status": HIDDEN, "reply": ANSWERED},
            {"status": PUBLIC, "reply": ANSWERED},
            TallyChange(reviews=1, replied=1, score=450),
        ),
    ],
)
def test_the_counters_move_with_what_the_public_sees(
    was: dict[str, Any] | None, now: dict[str, Any], change: TallyChange | None
) -> None:
    assert tally_change(review(**was) if was else None, review(**now)) == change


def test_a_good_submission_has_no_errors() -> None:
    assert submission().errors(now=NOW) == ()


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        (submission(experienced="2026-12"), "experienced", "in_the_future"),
        (submission(experienced="2027-01"), "experienced", "in_the_future"),
        (submission(experienced="2023-10"), "experienced", "too_long_ago"),
        (submission(author=author(email="mieke@")), "author.email", "wrong_format"),
        (submission(consent=False), "consent", "required"),
    ],
    ids=["next month", "next year", "37 months ago", "no address", "no consent"],
)
def test_what_is_wrong_with_a_submission_is_named(wrong: Submission, field: str, code: str) -> None:
    assert [(error.field, error.code) for error in wrong.errors(now=NOW)] == [(field, code)]


@pytest.mark.parametrize("experienced", ["2026-11", "2023-11"], ids=["this month", "36 months ago"])
def test_an_experience_is_of_this_month_or_at_most_three_years_old(experienced: str) -> None:
    assert submission(experienced=experienced).errors(now=NOW) == ()


def test_all_that_is_wrong_is_named_at_once() -> None:
    wrong = submission(experienced="2020-01", consent=False, author=author(email="?"))
    assert [error.field for error in wrong.errors(now=NOW)] == ["experienced", "author.email", "consent"]
