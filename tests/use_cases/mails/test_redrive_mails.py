"""Mails that wait, or that release 0.1.0 ended by a fault: counted by reason, tried again with their words, ended."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.rules.lifecycle import Action, Status
from chalicelib.domain.rules.mails import Mail, MailKind
from chalicelib.ports.stores import Effects
from chalicelib.use_cases.mails.redrive_mails import Backlog, drop_mail, mail_backlog, redrive
from chalicelib.use_cases.mails.send_mails import send_mail
from tests.builders import NOW, author, entry, mail, organisation, review
from tests.fakes import FakeWorld

WORDS = {"explanation": "Noem niemand bij naam.", "passage": "zuster Els"}
RETURNED = {"kind": MailKind.REVIEW_RETURNED, "rule": "no_personal_data", **WORDS}


@pytest.fixture(autouse=True)
def there_is_somebody_to_mail(fakes: FakeWorld) -> None:
    fakes.put(organisation())
    fakes.reviews.all["review-1"] = review(status=Status.RETURNED, passage=WORDS["passage"])
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
    put(fakes, *mails)
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
    assert send(fakes, "mail-1") == "sent"
    (left,) = fakes.mail_sender.sent
    assert all(each in left.text for each in WORDS.values())


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
