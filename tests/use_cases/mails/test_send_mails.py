"""Mails leave: at least once, seldom twice, and what cannot leave now waits, whole, until it can."""

import itertools
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.rules.lifecycle import Status
from chalicelib.domain.rules.mails import Mail, MailKind
from chalicelib.domain.rules.refusals import Busy
from chalicelib.ports.mails import NoteFault
from chalicelib.ports.stores import RenderedMail
from chalicelib.use_cases.mails.send_mails import send_mail, sweep_mails
from tests.builders import NOW, author, listing, mail, organisation, review
from tests.fakes import FakeReviews, FakeWorld
from tests.fakes.mails import FakeMailRenderer


@pytest.fixture(autouse=True)
def there_is_a_mail_to_send(fakes: FakeWorld) -> None:
    fakes.put(organisation())
    fakes.reviews.all["review-1"] = review(status=Status.PUBLISHED)
    fakes.reviews.authors["review-1"] = author()
    fakes.outbox.put([mail()])


def untold(_mail_id: str, error: Exception) -> str:
    """Let operators hear nothing."""
    return getattr(error, "reason", "") or type(error).__name__


def send(fakes: FakeWorld, mail_id: str = "mail-1", *, now: datetime = NOW, note_fault: NoteFault = untold) -> str:
    return send_mail(mail_id, stores=fakes, note_fault=note_fault, now=now)


def sweep(
    fakes: FakeWorld,
    *,
    now: datetime = NOW,
    out_of_time: Callable[[], bool] = lambda: False,
    note_fault: NoteFault = untold,
) -> Counter[str]:
    def one(mail_id: str) -> str:
        return send(fakes, mail_id, now=now, note_fault=note_fault)

    return sweep_mails(
        one,
        outbox=fakes.outbox,
        note_fault=note_fault,
        clock=lambda: now,
        rest=lambda _: None,
        out_of_time=out_of_time,
        at_once=2,
    )


def test_a_mail_leaves_once_and_the_services_id_is_kept(fakes: FakeWorld) -> None:
    assert send(fakes) == "sent"
    (rendered,) = fakes.mail_sender.sent
    assert (rendered.mail_id, rendered.to, rendered.subject) == ("mail-1", "mieke@post.example", "review_published")
    assert fakes.outbox.kept["mail-1"].message_id == "message-1"
    assert fakes.outcome("mail-1") == "sent"
    assert send(fakes) == "not_ours"
    assert len(fakes.mail_sender.sent) == 1


def test_a_mail_that_nobody_knows_is_not_ours(fakes: FakeWorld) -> None:
    assert send(fakes, "mail-2") == "not_ours"


@pytest.mark.parametrize("fast", [0, 30, 56, 90])
def test_a_mail_that_somebody_else_is_sending_is_not_ours_by_any_clock(fakes: FakeWorld, fast: int) -> None:
    assert fakes.outbox.claim("mail-1", now=NOW) is not None
    assert send(fakes, now=NOW + timedelta(seconds=fast)) == "not_ours"
    assert not fakes.mail_sender.sent


def test_a_mail_whose_sender_died_is_sent_by_the_next(fakes: FakeWorld) -> None:
    assert fakes.outbox.claim("mail-1", now=NOW) is not None
    assert send(fakes, now=NOW + timedelta(minutes=2)) == "sent"


def test_a_mail_with_nothing_left_to_say_is_dropped_with_the_reason(fakes: FakeWorld) -> None:
    fakes.reviews.authors.clear()
    assert send(fakes) == "erased"
    assert fakes.outcome("mail-1") == "erased"
    assert send(fakes, now=NOW + timedelta(days=1)) == "not_ours"
    assert not fakes.mail_sender.sent


def test_a_mail_that_is_refused_is_not_tried_again(fakes: FakeWorld) -> None:
    fakes.mail_sender.refuses()
    assert send(fakes) == "refused"
    fakes.mail_sender.works()
    assert fakes.outcome("mail-1") == "refused"
    assert send(fakes, now=NOW + timedelta(days=1)) == "not_ours"


def test_a_mail_that_is_delayed_is_tried_again_after_waits_that_grow_to_five_minutes(fakes: FakeWorld) -> None:
    fakes.mail_sender.delays()
    now, waits = NOW, []
    for _ in range(14):
        assert send(fakes, now=now) == "delayed"
        due_at = fakes.outbox.kept["mail-1"].due_at
        assert due_at is not None
        waits.append((due_at - now).total_seconds())
        now = due_at
    assert waits == [5, 10, 20, 40, 80, 160, *[300] * 8]
    fakes.mail_sender.works()
    assert send(fakes, now=now) == "sent"


def test_a_delayed_mail_is_not_sent_before_its_time(fakes: FakeWorld) -> None:
    fakes.mail_sender.delays()
    for _ in range(3):
        now = fakes.outbox.kept["mail-1"].due_at or NOW
        send(fakes, now=now)
    fakes.mail_sender.works()
    assert send(fakes, now=now + timedelta(seconds=10)) == "not_ours"


@pytest.mark.parametrize("days", [3, 30])
def test_we_never_give_up_while_a_mail_has_something_to_say(fakes: FakeWorld, days: int) -> None:
    fakes.mail_sender.delays("sender_not_verified")
    for hours in range(0, 24 * days, 12):
        assert send(fakes, now=NOW + timedelta(hours=hours)) == "delayed"
    assert fakes.outbox.kept["mail-1"].waits_for == "sender_not_verified"
    fakes.mail_sender.works()
    assert send(fakes, now=NOW + timedelta(days=days)) == "sent"


def test_a_mail_whose_link_died_while_it_waited_says_so_by_itself(fakes: FakeWorld) -> None:
    fakes.reviews.all["review-2"] = review(id="review-2", status=Status.UNCONFIRMED, submitted_at=NOW)
    fakes.reviews.authors["review-2"] = author()
    fakes.outbox.put([mail(id="mail-2", kind=MailKind.CONFIRM_REVIEW, review_id="review-2")])
    fakes.mail_sender.delays()
    assert send(fakes, "mail-2") == "delayed"
    fakes.mail_sender.works()
    assert send(fakes, "mail-2", now=NOW + timedelta(days=7)) == "link_expired"


def test_a_claim_that_was_held_up_for_too_long_hands_nothing_over(fakes: FakeWorld) -> None:
    assert send_mail("mail-1", stores=fakes, note_fault=untold, now=NOW, too_late=lambda: True) == "delayed"
    assert (fakes.mail_sender.sent, fakes.outbox.kept["mail-1"].waits_for) == ([], "slow")


def test_a_mail_says_what_is_true_when_it_leaves(fakes: FakeWorld) -> None:
    fakes.outbox.put([mail(id="mail-2", kind=MailKind.REVIEW_NOTIFICATION)])
    fakes.mail_sender.delays()
    send(fakes, "mail-2")
    fakes.organisations.all["organisation-1"] = organisation(listing=listing(email="nieuw@avondrust.example"))
    fakes.mail_sender.works()
    assert send(fakes, "mail-2", now=NOW + timedelta(minutes=1)) == "sent"
    assert [rendered.to for rendered in fakes.mail_sender.sent] == ["nieuw@avondrust.example"]


def test_a_sweep_sends_what_stayed_behind_oldest_first_and_counts_what_became_of_it(fakes: FakeWorld) -> None:
    fakes.outbox.put([mail(id="mail-2", created_at=NOW - timedelta(hours=1)), mail(id="mail-3", review_id="gone")])
    fakes.outbox.put([mail(id="mail-4", created_at=NOW + timedelta(hours=1))])
    assert sweep(fakes) == {"sent": 2, "erased": 1}
    assert [rendered.mail_id for rendered in fakes.mail_sender.sent] == ["mail-2", "mail-1"]
    assert sweep(fakes) == {}


def test_a_sweep_goes_on_until_no_mail_is_due(fakes: FakeWorld) -> None:
    fakes.outbox.put([mail(id=f"mail-{number}") for number in range(2, 8)])
    assert sweep(fakes) == {"sent": 7}


def test_a_sweep_that_runs_out_of_time_leaves_the_rest_to_the_next(fakes: FakeWorld) -> None:
    fakes.outbox.put([mail(id=f"mail-{number}") for number in range(2, 8)])
    looks = itertools.count()
    assert sweep(fakes, out_of_time=lambda: next(looks) == 3) == {"sent": 3}
    assert sweep(fakes) == {"sent": 4}


def test_a_sweep_does_not_wait_for_what_others_have_in_hand(fakes: FakeWorld) -> None:
    asked: list[str] = []
    fakes.outbox.due = lambda **_: ["mail-8", "mail-9"]  # type: ignore[method-assign]  # an index that is behind
    done = sweep_mails(
        lambda mail_id: asked.append(mail_id) or "not_ours",  # type: ignore[func-returns-value]
        outbox=fakes.outbox,
        note_fault=untold,
        clock=lambda: NOW + timedelta(hours=1),
        rest=lambda _: pytest.fail("there is nothing to wait for"),
        out_of_time=lambda: False,
    )
    assert (done, asked) == ({"not_ours": 2}, ["mail-8", "mail-9"])


@pytest.mark.parametrize(("seconds", "rests"), [(61, [59.0]), (119, [1.0]), (60, [60.0])])
def test_a_sweep_waits_for_what_a_sender_had_in_hand_when_it_died(
    fakes: FakeWorld, seconds: int, rests: list[float]
) -> None:
    assert fakes.outbox.claim("mail-1", now=NOW) is not None
    clock, rested = [NOW + timedelta(seconds=seconds)], list[float]()

    def rest(duration: float) -> None:
        rested.append(duration)
        clock[0] += timedelta(seconds=duration)

    def one(mail_id: str) -> str:
        return send(fakes, mail_id, now=clock[0])

    swept = sweep_mails(
        one,
        outbox=fakes.outbox,
        note_fault=untold,
        clock=lambda: clock[0],
        rest=rest,
        out_of_time=lambda: False,
    )
    assert (swept, rested) == ({"sent": 1}, rests)


def test_a_sweep_does_not_wait_for_what_falls_due_much_later(fakes: FakeWorld) -> None:
    fakes.outbox.put([mail(id="mail-2", created_at=NOW + timedelta(hours=1))])
    assert sweep(fakes) == {"sent": 1}


def test_when_the_mail_service_comes_back_every_mail_leaves_and_none_twice(fakes: FakeWorld) -> None:
    fakes.outbox.put([mail(id=f"mail-{number}") for number in range(2, 101)])
    fakes.mail_sender.delays()
    now = NOW
    for _ in range(10):
        sweep(fakes, now=now)
        now += timedelta(minutes=1)
    fakes.mail_sender.works()
    for _ in range(6):
        sweep(fakes, now=now)
        now += timedelta(minutes=1)
    sent = [rendered.mail_id for rendered in fakes.mail_sender.sent]
    assert sorted(sent) == sorted(f"mail-{number}" for number in range(1, 101))


class TornMailRenderer(FakeMailRenderer):
    """Cannot write one of the mails."""

    def __init__(self, torn: str) -> None:
        self.torn: str | None = torn

    def write(self, mail: Mail, context: Mapping[str, object], *, to: str) -> RenderedMail:
        if mail.id == self.torn:
            raise KeyError(to)
        return super().write(mail, context, to=to)


def test_a_mail_that_cannot_be_written_holds_up_no_other_and_operators_hear_of_it(fakes: FakeWorld) -> None:
    fakes.mail_renderer = TornMailRenderer("mail-2")
    fakes.outbox.put([mail(id="mail-2", created_at=NOW - timedelta(hours=1)), mail(id="mail-3")])
    told: list[tuple[str, str]] = []

    def note_fault(mail_id: str, error: Exception) -> str:
        told.append((mail_id, type(error).__name__))
        return "template"

    assert sweep(fakes, note_fault=note_fault) == {"delayed": 1, "sent": 2}
    assert told == [("mail-2", "KeyError")]
    assert fakes.outbox.kept["mail-2"].waits_for == "template"


@pytest.mark.parametrize("reason", ["unknown_kind", "unreadable"])
def test_a_mail_that_cannot_be_read_holds_up_no_other_and_leaves_once_it_can(fakes: FakeWorld, reason: str) -> None:
    fakes.outbox.put([mail(id="mail-0", created_at=NOW - timedelta(hours=1)), mail(id="mail-3")])
    fakes.outbox.kept["mail-0"] = replace(fakes.outbox.kept["mail-0"], torn=reason)
    assert sweep(fakes) == {"delayed": 1, "sent": 2}
    assert fakes.outbox.kept["mail-0"].waits_for == reason
    fakes.outbox.kept["mail-0"] = replace(fakes.outbox.kept["mail-0"], torn="")
    assert sweep(fakes, now=NOW + timedelta(minutes=1)) == {"sent": 1}


def test_a_mail_of_which_the_store_says_nothing_holds_up_no_other(fakes: FakeWorld) -> None:
    fakes.outbox.put([mail(id="mail-0", created_at=NOW - timedelta(hours=1)), mail(id="mail-3")])
    claim = fakes.outbox.claim

    def lost(mail_id: str, *, now: datetime) -> Mail | None:
        if mail_id == "mail-0":
            raise ConnectionError
        return claim(mail_id, now=now)

    fakes.outbox.claim = lost  # type: ignore[method-assign]  # the store's answer is lost
    assert sweep(fakes) == {"untried": 3, "sent": 2}  # once with each look at what is due


class Away(FakeReviews):
    """Cannot say who wrote, as a neighbour is away."""

    def __init__(self, fakes: FakeWorld, neighbour: str) -> None:
        super().__init__(fakes.organisations, fakes.outbox, fakes.log, fakes.deadlines)
        self.all = fakes.reviews.all
        self._neighbour = neighbour

    def author(self, review_id: str) -> Author | None:  # noqa: ARG002  (the port's shape)
        raise Busy(self._neighbour)


@pytest.mark.parametrize("neighbour", ["key_service", "secrets", "store"])
def test_a_neighbour_that_is_away_ends_no_mail_and_takes_no_word(fakes: FakeWorld, neighbour: str) -> None:
    """Twice as long as release 0.1.0 waited, and as often as it did ten times over."""
    words = {"explanation": "Dit kan niet online.", "passage": "zuster Els"}
    fakes.reviews.all["review-1"] = review(status=Status.RETURNED)
    fakes.outbox.put([mail(kind=MailKind.REVIEW_RETURNED, **words)])
    whole, away = fakes.reviews, Away(fakes, neighbour)
    fakes.reviews = away
    now, end, tried = NOW, NOW + timedelta(hours=1), 0
    while now < end:
        assert send(fakes, now=now) == "delayed"
        tried += 1
        now = fakes.outbox.kept["mail-1"].due_at or end
    kept = fakes.outbox.kept["mail-1"]
    assert (tried > 10, kept.mail.faults, kept.mail.explanation) == (True, 0, words["explanation"])
    fakes.reviews = whole
    assert send(fakes, now=end + timedelta(minutes=5)) == "sent"
    assert "zuster Els" in fakes.mail_sender.sent[0].text
