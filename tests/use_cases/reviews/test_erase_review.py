"""A review is erased: nothing of it stays anywhere, whoever is halfway, and the last mail still arrives."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.cases.dossier import Note, NoteKind
from chalicelib.domain.cases.notice import NoticeReason
from chalicelib.domain.projections.deadlines import TaskKind
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Action, NoticeAction, NoticeStatus, ReplyAction, Status
from chalicelib.domain.rules.mails import LAST_MAILS, MailKind
from chalicelib.domain.rules.refusals import ChangedMeanwhile, DeadLink, Invalid, NeedsAnotherEditor, NotAllowed
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.use_cases.reviews.erase_review import decide_erasure, erase_own_review, erase_review
from chalicelib.use_cases.upkeep.reapply_erasures import reapply_erasures
from chalicelib.use_cases.upkeep.run_due_tasks import run_due_tasks
from tests.builders import NOW, act, author, dossier, effects, organisation
from tests.fakes import FakeReviews, FakeWorld
from tests.story.verbs import EDITORS, SECOND, Verbs

CANARY = "Zuster Kanarie van gang zeven was er elke ochtend voor mij."


@pytest.fixture
def verbs(fakes: FakeWorld) -> Verbs:
    fakes.put(organisation())
    return Verbs(fakes)


def published(verbs: Verbs) -> str:
    review_id = verbs.submit(text=CANARY, origin="192.0.2.7")
    verbs.confirm(review_id)
    before = verbs.stores.reviews.get(review_id)
    after, _ = before.moved(Action.APPROVE, act())
    verbs.stores.reviews.save(before, after, effects())
    return review_id


def erase(verbs: Verbs, review_id: str) -> None:
    erase_own_review(verbs.manage_link(review_id), stores=verbs.stores, now=verbs.now)


def test_the_bare_fact_stays_and_the_counters_the_public_review_and_the_author_go(
    verbs: Verbs, fakes: FakeWorld
) -> None:
    review_id = published(verbs)
    assert fakes.organisations.get("organisation-1").tally.reviews == 1
    erase(verbs, review_id)
    after = fakes.reviews.get(review_id)
    assert (after.status, after.text, after.aspect_ratings, after.capacity) == ("erased", "", {}, None)
    assert (after.author_key, after.manage_nonce, after.confirm_nonce, after.fingerprint) == ("", "", "", "")
    assert fakes.reviews.author(review_id) is None
    assert fakes.public_reviews("organisation-1") == []
    assert fakes.organisations.get("organisation-1").tally.reviews == 0
    assert [fakes.log.of(f"review/{review_id}")[-1].action] == ["erase"]


def test_a_link_opens_nothing_once_its_review_is_erased(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id = published(verbs)
    token = verbs.manage_link(review_id)
    erase(verbs, review_id)
    with pytest.raises(DeadLink):
        erase_own_review(token, stores=fakes, now=NOW)


def test_one_last_mail_goes_to_an_address_that_is_kept_until_it_has_left(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id = published(verbs)
    erase(verbs, review_id)
    leaving = fakes.reviews.leaving(review_id)
    assert leaving is not None
    assert (leaving.email, leaving.last_name) == (author().email, "")
    (last,) = [mail for mail in fakes.mails() if mail.kind is MailKind.REVIEW_ERASED]
    assert [kept.mail.id for kept in fakes.outbox.kept.values() if kept.due_at] == [last.id]
    claimed = fakes.outbox.claim(last.id, now=NOW)
    assert claimed is not None
    fakes.outbox.sent(claimed, now=NOW, message_id="m")
    assert fakes.reviews.leaving(review_id) is None


def test_notices_and_appeals_go_and_dossiers_lose_only_what_is_the_authors(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id = published(verbs)
    verbs.notify(review_id, reason=NoticeReason.UNTRUE)
    note = Note(
        kind=NoteKind.NOTE,
        at=NOW,
        editor_id="editor-an",
        text=f"Mieke Vandeputte (mieke@post.example) schreef: {CANARY.upper()} Drie gelijke teksten uit één kantoor.",
    )
    kept = dossier(review_ids=(review_id, "review-9"), notes=(note,))
    fakes.cases.put_dossier(None, kept, effects())
    erase(verbs, review_id)
    assert fakes.cases.about(review_id) == ([], [])
    assert fakes.cases.notifiers == {}
    after = fakes.cases.dossier(kept.id)
    assert after.review_ids == ("review-9",)
    assert after.notes[0].text == "[gewist] ([gewist]) schreef: [gewist] Drie gelijke teksten uit één kantoor."


def test_whoever_waits_for_word_on_a_notice_hears_that_it_lapsed_and_is_then_forgotten(
    verbs: Verbs, fakes: FakeWorld
) -> None:
    review_id = published(verbs)
    verbs.notify(review_id, reason=NoticeReason.UNTRUE)
    (notice,), _ = fakes.cases.about(review_id)
    given = fakes.cases.notifier(notice.id)
    erase(verbs, review_id)
    (last,) = [mail for mail in fakes.mails() if mail.kind is MailKind.NOTICE_LAPSED]
    assert (last.case_id, last.explanation, last.passage) == (notice.id, "", "")
    assert given is not None
    assert fakes.cases.leaving(notice.id) == given
    run_due_tasks(stores=fakes, now=NOW + timedelta(hours=1))
    assert [mail for mail in fakes.mails() if mail.kind is MailKind.NOTICE_LAPSED] == [last]
    claimed = fakes.outbox.claim(last.id, now=NOW + timedelta(hours=1))
    assert claimed is not None
    fakes.outbox.sent(claimed, now=NOW, message_id="m")
    assert fakes.cases.leaving(notice.id) is None
    assert fakes.reviews.leaving(review_id) is not None


def test_so_does_whoever_was_given_right_and_heard_that_it_would_be_decided_on(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id = published(verbs)
    verbs.decide_notice(NoticeAction.UPHOLD, verbs.notify(review_id))
    run_due_tasks(stores=fakes, now=NOW + kept(Kept.UNDECIDED_REVIEW))
    assert fakes.reviews.get(review_id).content_free
    assert [mail.kind for mail in fakes.mails()].count(MailKind.NOTICE_LAPSED) == 1


def test_whose_notice_was_decided_or_is_swept_up_after_a_restore_hears_nothing_more(
    verbs: Verbs, fakes: FakeWorld
) -> None:
    review_id = published(verbs)
    verbs.notify(review_id, reason=NoticeReason.UNTRUE)
    (notice,), _ = fakes.cases.about(review_id)
    decided = replace(notice, status=NoticeStatus.DISMISSED, decided_at=NOW, version=notice.version + 1)
    fakes.cases.notices[notice.id] = decided
    erase(verbs, review_id)
    assert fakes.cases.farewells == {}
    again = published(verbs)
    verbs.notify(again, reason=NoticeReason.UNTRUE)
    assert reapply_erasures([again], stores=fakes, now=NOW) == {"erased": 1}
    assert fakes.log.of(f"review/{again}")[-1].actor is Actor.CLOCK  # the figures of people count it once
    assert not [mail for mail in fakes.mails() if mail.kind is MailKind.NOTICE_LAPSED]


def test_a_mail_that_has_not_left_is_kept_back_and_no_word_of_an_editor_stays(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id = published(verbs)
    verbs.decide(Action.SUSPEND, review_id)
    erase(verbs, review_id)
    assert {fakes.outcome(mail.id) for mail in fakes.mails() if mail.kind not in LAST_MAILS} == {"erased"}
    assert not [entry for entry in fakes.log.of(f"review/{review_id}") if entry.explanation]


def test_what_stops_halfway_is_gone_on_with_by_the_clock(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id = published(verbs)
    token = verbs.manage_link(review_id)

    class Broken(FakeReviews):
        def save(self, *_: object, **__: object) -> None:
            raise ConnectionError

    whole, broken = fakes.reviews, Broken(fakes.organisations, fakes.outbox, fakes.log, fakes.deadlines)
    broken.authors = whole.authors
    fakes.reviews = broken
    with pytest.raises(ConnectionError):
        erase_own_review(token, stores=fakes, now=NOW)
    fakes.reviews = whole
    assert fakes.reviews.get(review_id).text == CANARY
    done = run_due_tasks(stores=fakes, now=NOW + timedelta(minutes=11))
    assert done[TaskKind.ERASE] == 1
    assert fakes.reviews.get(review_id).content_free
    assert fakes.log.of(f"review/{review_id}")[-1].actor is Actor.AUTHOR


def test_the_sweep_afterwards_takes_what_came_in_between_and_ends_after_a_week(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id = published(verbs)
    stale = fakes.reviews.get(review_id)
    erase(verbs, review_id)
    fakes.reviews.all[review_id], erased = stale, fakes.reviews.get(review_id)
    verbs.notify(review_id, reason=NoticeReason.UNTRUE)  # it was read before, and written after
    fakes.reviews.all[review_id] = erased
    run_due_tasks(stores=fakes, now=NOW + timedelta(minutes=10))
    assert fakes.cases.notices == {}
    assert fakes.reviews.leaving(review_id) is not None  # the mail has not left yet
    run_due_tasks(stores=fakes, now=NOW + timedelta(days=7))
    assert fakes.reviews.leaving(review_id) is None
    assert not fakes.deadlines.all


def test_an_editor_erases_with_a_reason_that_only_the_last_mail_holds(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id = published(verbs)
    with pytest.raises(Invalid):
        verbs.decide(Action.ERASE, review_id, explanation="")
    with pytest.raises(ChangedMeanwhile):
        verbs.decide(Action.ERASE, review_id, version=99)
    verbs.decide(Action.ERASE, review_id, explanation="Mieke vroeg het ons per brief.")
    (last,) = [mail for mail in fakes.mails() if mail.kind is MailKind.REVIEW_ERASED]
    assert last.explanation == "Mieke vroeg het ons per brief."
    assert "Mieke" not in repr(fakes.log.entries)
    with pytest.raises(NotAllowed):
        erase_review(review_id, act(), stores=fakes)


def test_while_an_appeal_is_open_nobody_who_decided_before_erases_what_it_is_about(verbs: Verbs) -> None:
    review_id = verbs.review()  # as the first editor approved it
    verbs.by(EDITORS[1]).decide(Action.REMOVE, review_id)
    verbs.appeal_review(review_id)
    for each in EDITORS:
        with pytest.raises(NeedsAnotherEditor):
            verbs.by(each).decide(Action.ERASE, review_id)
    assert verbs.by(SECOND).decide(Action.ERASE, review_id).content_free


def test_a_reply_goes_with_its_review(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id = published(verbs)
    before = fakes.reviews.get(review_id)
    with_reply, _ = before.replied("Dank je wel voor je verhaal.", act(Actor.ORGANISATION))
    shown, _ = with_reply.reply_decided(ReplyAction.APPROVE, act())
    fakes.reviews.save(before, with_reply, effects())
    fakes.reviews.save(with_reply, shown, effects())
    erase(verbs, review_id)
    assert fakes.reviews.get(review_id).reply is None
    assert fakes.organisations.get("organisation-1").tally.replied == 0


def test_an_editor_erases_no_words_that_came_after_those_they_saw(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id = verbs.review(Status.RETURNED)
    seen = fakes.reviews.get(review_id)
    verbs.revise(review_id)
    decision = verbs.decision(Action.ERASE, review_id, seen.version)
    with pytest.raises(ChangedMeanwhile):
        decide_erasure(decision, stores=fakes, now=NOW, seen=seen)
    assert fakes.reviews.get(review_id).status is Status.PENDING
    assert [
        each for each in fakes.deadlines.due(now=NOW + timedelta(days=1), limit=9) if each.chore is TaskKind.ERASE
    ] == []
