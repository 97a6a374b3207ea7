"""Mails that wait, or that release 0.1.0 ended by a fault: counted by reason, tried again with their words, ended."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.rules.lifecycle import (
    Action,
    AdditionStatus,
    AppealAction,
    NoticeAction,
    NoticeStatus,
    PromiseAction,
    PromiseStatus,
    ReplyAction,
    ReplyStatus,
    Status,
)
from chalicelib.domain.rules.mails import Mail, MailKind
from chalicelib.ports.stores import Effects
from chalicelib.use_cases.cases.refer_review import refer_review
from chalicelib.use_cases.mails.redrive_mails import Backlog, drop_mail, mail_backlog, redrive
from chalicelib.use_cases.mails.send_mails import send_mail
from chalicelib.use_cases.reviews.reply_to_review import reply_to_review
from tests.builders import NOW, WHY, author, entry, mail, organisation, review
from tests.fakes import FakeWorld
from tests.story.verbs import EDITORS, Verbs

WORDS = {"explanation": "Noem niemand bij naam.", "passage": "zuster Els"}
RETURNED = {"kind": MailKind.REVIEW_RETURNED, "rule": "no_personal_data", **WORDS}


@pytest.fixture(autouse=True)
def there_is_somebody_to_mail(fakes: FakeWorld) -> None:
    fakes.put(organisation())
    fakes.reviews.all["review-1"] = review(status=Status.RETURNED, passage=WORDS["passage"], moved_at=NOW)
    fakes.reviews.authors["review-1"] = author()


def put(fakes: FakeWorld, *mails: Mail) -> None:
    """Mails of acts that the log knows."""
    for each in mails:
        act = entry(
            id=f"entry-{each.id}", subject="review/review-1", action=Action.RETURN, explanation=each.explanation
        )
        fakes.log.keep(Effects(entry=act, mails=(each,)))
        fakes.outbox.put([each])


def ended(fakes: FakeWorld, outcome: str, *mails: Mail) -> None:
    """Mails as release 0.1.0 left them."""
    put(fakes, *(each for each in mails if each.id not in fakes.outbox.kept))
    for each in mails:
        kept = fakes.outbox.kept[each.id]
        fakes.outbox.kept[each.id] = replace(kept, mail=each.bare(), due_at=None, outcome=outcome, attempts=10)


def waits(fakes: FakeWorld, mail_id: str, reason: str) -> None:
    kept = fakes.outbox.kept[mail_id]
    fakes.outbox.kept[mail_id] = replace(kept, waits_for=reason, attempts=3, due_at=NOW + timedelta(minutes=5))


def due(fakes: FakeWorld) -> set[str]:
    """Those that wait for something and may be taken."""
    return {each for each, kept in fakes.outbox.kept.items() if kept.waits_for and kept.due_at == NOW}


def send(fakes: FakeWorld, mail_id: str) -> str:
    return send_mail(mail_id, stores=fakes, note_fault=lambda *_: "fault", now=NOW)


def test_what_waits_is_counted_by_reason_and_kind_with_its_oldest(fakes: FakeWorld) -> None:
    put(fakes, *(mail(id=f"mail-{n}", created_at=NOW - timedelta(hours=n)) for n in (1, 2, 3)), mail(id="mail-4"))
    for number in (1, 2):
        waits(fakes, f"mail-{number}", "key_service")
    ended(fakes, "faulty", mail(id="mail-5", **RETURNED))
    kind = MailKind.REVIEW_PUBLISHED
    waiting = [
        Backlog(reason="its_turn", kind=kind, ended=False, number=2, oldest=NOW - timedelta(hours=3)),
        Backlog(reason="key_service", kind=kind, ended=False, number=2, oldest=NOW - timedelta(hours=2)),
    ]
    over = Backlog(reason="faulty", kind=MailKind.REVIEW_RETURNED, ended=True, number=1, oldest=NOW)
    assert mail_backlog(fakes.outbox, ended=False) == waiting
    assert mail_backlog(fakes.outbox) == [*waiting, over]


@pytest.mark.parametrize("outcome", ["faulty", "refused", "gave_up"])
def test_what_ended_by_a_fault_leaves_with_the_words_that_the_log_and_the_review_hold(
    fakes: FakeWorld, outcome: str
) -> None:
    ended(fakes, outcome, mail(**RETURNED))
    assert fakes.outbox.kept["mail-1"].mail.explanation == ""
    assert redrive(stores=fakes, now=NOW) == {"taken_up": 1}
    found = fakes.outbox.kept["mail-1"].mail
    assert {name: getattr(found, name) for name in WORDS} == WORDS
    assert send(fakes, "mail-1") == "sent"


def of_a_review(verbs: Verbs) -> None:
    verbs.decide(Action.RETURN, verbs.review(Status.PENDING), passage="met veel zorg")


def of_a_reply(verbs: Verbs) -> None:
    verbs.decide_reply(ReplyAction.RETURN, verbs.reply(ReplyStatus.PENDING), passage="het team")


def of_a_promise(verbs: Verbs) -> None:
    verbs.decide_reply(PromiseAction.RETURN, verbs.promised(PromiseStatus.ANSWERED), passage="De bank")


def of_what_was_added(verbs: Verbs) -> None:
    verbs.decide(Action.REJECT_ADDITION, verbs.addition(AdditionStatus.PENDING))


def of_a_notice_upheld(verbs: Verbs) -> None:
    verbs.decide_notice(NoticeAction.UPHOLD, verbs.notice(), explanation_to_notifier="Je had gelijk.")


def of_a_notice_upheld_without_a_word(verbs: Verbs) -> None:
    verbs.decide_notice(NoticeAction.UPHOLD, verbs.notice())


def of_a_notice_dismissed(verbs: Verbs) -> None:
    verbs.decide_notice(NoticeAction.DISMISS, verbs.notice())


def of_an_appeal(verbs: Verbs) -> None:
    appeal = verbs.stores.cases.appeal(verbs.appealed())
    verbs.by(EDITORS[1]).decide_appeal(AppealAction.DISMISS, appeal)


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        (of_a_review, MailKind.REVIEW_RETURNED),
        (of_a_reply, MailKind.REPLY_RETURNED),
        (of_a_promise, MailKind.PROMISE_RETURNED),
        (of_what_was_added, MailKind.ADDITION_REJECTED),
        (of_a_notice_upheld, MailKind.NOTICE_UPHELD),
        (of_a_notice_upheld_without_a_word, MailKind.NOTICE_UPHELD),
        (of_a_notice_dismissed, MailKind.NOTICE_DISMISSED),
        (of_an_appeal, MailKind.APPEAL_DISMISSED),
    ],
)
def test_what_goes_again_says_what_it_said(fakes: FakeWorld, act: Callable[[Verbs], None], kind: MailKind) -> None:
    act(Verbs(fakes))
    (before,) = (each for each in fakes.mails() if each.kind is kind)
    ended(fakes, "refused", before)
    assert redrive(stores=fakes, now=NOW, mail_ids=[before.id]) == {"taken_up": 1}
    assert fakes.outbox.kept[before.id].mail == before


def again(verbs: Verbs, review_id: str, kind: MailKind) -> None:
    """Hand in anew what was sent back, and send it back with other words marked."""
    if kind is MailKind.REVIEW_RETURNED:
        verbs.revise(review_id)
        verbs.decide(Action.RETURN, review_id, passage="Herzien")
    elif kind is MailKind.REPLY_RETURNED:
        text = "We zetten er nu twee banken bij."
        reply_to_review(verbs.reply_link(review_id), text, stores=verbs.stores, now=verbs.now)
        verbs.decide_reply(ReplyAction.RETURN, review_id, passage="twee banken")
    else:
        verbs.answers(review_id, text="Er staan nu twee banken.")
        verbs.decide_reply(PromiseAction.RETURN, review_id, passage="twee banken")


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        (of_a_review, MailKind.REVIEW_RETURNED),
        (of_a_reply, MailKind.REPLY_RETURNED),
        (of_a_promise, MailKind.PROMISE_RETURNED),
    ],
)
def test_what_was_sent_back_twice_does_not_go_again_with_the_passage_of_the_other_time(
    fakes: FakeWorld, act: Callable[[Verbs], None], kind: MailKind
) -> None:
    act(Verbs(fakes))
    (first,) = (each for each in fakes.mails() if each.kind is kind)
    again(Verbs(fakes, now=NOW + timedelta(days=1)), first.review_id, kind)
    (second,) = (each for each in fakes.mails() if each.kind is kind and each.id != first.id)
    ended(fakes, "refused", first, second)
    assert redrive(stores=fakes, now=NOW, mail_ids=[first.id, second.id]) == {"words_gone": 1, "taken_up": 1}
    assert fakes.outbox.kept[second.id].mail == second


def test_a_notifier_does_not_hear_today_what_was_decided_later(fakes: FakeWorld) -> None:
    verbs = Verbs(fakes)
    notice_id = verbs.notice(NoticeStatus.DISMISSED)
    (first,) = (each for each in fakes.mails() if each.kind is MailKind.NOTICE_DISMISSED)
    verbs.by(EDITORS[1]).decide_appeal(AppealAction.UPHOLD, verbs.appeal_notice(notice_id))
    ended(fakes, "refused", first)
    assert redrive(stores=fakes, now=NOW, mail_ids=[first.id]) == {"words_gone": 1}


def test_what_went_to_an_authority_goes_again_with_the_words_it_quoted_or_not_at_all(fakes: FakeWorld) -> None:
    review_id = Verbs(fakes).review(Status.PENDING)
    told = {"explanation": WHY, "passage": "met veel zorg", "editor_id": "editor-an"}
    refer_review(review_id, authority="inspectie", **told, stores=fakes, now=NOW)
    (before,) = (each for each in fakes.mails() if each.kind is MailKind.REVIEW_REFERRED)
    ended(fakes, "refused", before)
    assert redrive(stores=fakes, now=NOW, mail_ids=[before.id]) == {"words_gone": 1}


def test_a_mail_without_words_of_others_is_composed_anew(fakes: FakeWorld) -> None:
    fakes.reviews.all["review-1"] = review(status=Status.PUBLISHED)
    fakes.outbox.put([mail()])
    kept = fakes.outbox.kept["mail-1"]
    fakes.outbox.kept["mail-1"] = replace(kept, due_at=None, outcome="gave_up")
    assert redrive(stores=fakes, now=NOW, reason="gave_up") == {"taken_up": 1}
    assert send(fakes, "mail-1") == "sent"


def test_a_mail_whose_words_the_log_has_no_longer_stays_and_is_named(fakes: FakeWorld) -> None:
    ended(fakes, "faulty", mail(**RETURNED))
    fakes.log.entries.clear()
    told: list[str] = []

    def progress(_done: Counter[str], left: str) -> None:
        told.append(left)

    assert redrive(stores=fakes, now=NOW, progress=progress) == {"words_gone": 1}
    assert told == ["mail-1 review_returned words_gone"]
    assert fakes.outcome("mail-1") == "faulty"


def test_only_what_was_asked_for_is_tried_again(fakes: FakeWorld) -> None:
    put(fakes, *(mail(id=f"mail-{number}") for number in (1, 2, 3)))
    waits(fakes, "mail-1", "key_service")
    waits(fakes, "mail-2", "template")
    ended(fakes, "refused", mail(id="mail-4", **RETURNED))
    assert redrive(stores=fakes, now=NOW, reason="template") == {"hastened": 1}
    assert due(fakes) == {"mail-2"}
    assert redrive(stores=fakes, now=NOW, mail_ids=["mail-1", "mail-3", "mail-9"]) == {"hastened": 1, "unchanged": 1}
    assert due(fakes) == {"mail-1", "mail-2"}
    assert redrive(stores=fakes, now=NOW, reason="refused") == {"taken_up": 1}
    assert redrive(stores=fakes, now=NOW, reason="nothing") == {}


def test_what_left_or_had_nothing_to_say_is_not_taken_up(fakes: FakeWorld) -> None:
    ended(fakes, "sent", mail(id="mail-1"))
    ended(fakes, "erased", mail(id="mail-2"))
    assert redrive(stores=fakes, now=NOW) == {}
    assert redrive(stores=fakes, now=NOW, mail_ids=["mail-1", "mail-2"]) == {"unchanged": 2}


def test_a_mail_that_an_operator_dropped_can_be_taken_up_by_its_id_alone(fakes: FakeWorld) -> None:
    put(fakes, mail(**RETURNED))
    waits(fakes, "mail-1", "template")
    assert drop_mail("mail-1", "told_by_phone", stores=fakes, now=NOW)
    assert not drop_mail("mail-1", "told_by_phone", stores=fakes, now=NOW)
    assert fakes.outcome("mail-1") == "dropped_by_operator:told_by_phone"
    assert fakes.outbox.kept["mail-1"].mail.explanation == ""
    assert redrive(stores=fakes, now=NOW) == {}
    assert redrive(stores=fakes, now=NOW, mail_ids=["mail-1"]) == {"taken_up": 1}
    assert send(fakes, "mail-1") == "sent"
