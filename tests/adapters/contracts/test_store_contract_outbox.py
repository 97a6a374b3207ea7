"""The contract of outboxes: one sender at a time, a claim that ends, an end to each mail. And of stores of editors."""

from datetime import timedelta

import pytest

from chalicelib.domain.rules.mails import Mail, MailKind
from chalicelib.domain.rules.refusals import DeadLink
from tests.builders import NOW, editor, mail, session, sign_in
from tests.worlds import World

SECOND = timedelta(seconds=1)


def put(world: World, *mails: Mail) -> None:
    """Mails in the outbox, each with the way in that it carries."""
    for each in mails:
        world.editors.invite(sign_in(id=f"for-{each.id}"), each)


def test_a_mail_is_claimed_as_it_was_put_with_the_count_of_tries(world: World) -> None:
    whole = mail(
        kind=MailKind.REVIEW_REJECTED,
        organisation_id="o",
        review_id="r",
        editor_id="e",
        sign_in_id="s",
        rule="own_experience",
        explanation="Daarom.",
    )
    put(world, whole)
    claimed = world.outbox.claim("mail-1", now=NOW)
    assert claimed is not None
    assert claimed.attempts == 1
    assert claimed == mail(**{name: getattr(whole, name) for name in Mail.__slots__} | {"attempts": 1})


def test_a_mail_that_is_not_there_cannot_be_claimed(world: World) -> None:
    assert world.outbox.claim("mail-1", now=NOW) is None
    assert list(world.mails()) == []


def test_of_two_senders_one_gets_the_mail_until_the_claim_ends(world: World) -> None:
    put(world, mail())
    assert world.outbox.claim("mail-1", now=NOW) is not None
    for seconds in (0, 30, 54):
        assert world.outbox.claim("mail-1", now=NOW + seconds * SECOND) is None
    again = world.outbox.claim("mail-1", now=NOW + 61 * SECOND)
    assert again is not None
    assert again.attempts == 2


def test_the_next_that_falls_due_is_the_first_of_all_that_wait(world: World) -> None:
    assert world.outbox.next_due() is None
    put(world, *(mail(id=f"mail-{minutes}", created_at=NOW + timedelta(minutes=minutes)) for minutes in (3, 1, 2)))
    assert world.outbox.next_due() == NOW + timedelta(minutes=1)
    assert world.outbox.claim("mail-1", now=NOW + timedelta(minutes=1)) is not None
    assert world.outbox.next_due() == NOW + timedelta(minutes=2)


def test_a_mail_that_is_not_due_cannot_be_claimed(world: World) -> None:
    put(world, mail(created_at=NOW + timedelta(minutes=1)))
    assert world.outbox.claim("mail-1", now=NOW) is None


def test_clocks_of_two_senders_may_differ_by_five_seconds(world: World) -> None:
    put(world, mail(created_at=NOW))
    assert world.outbox.claim("mail-1", now=NOW - 6 * SECOND) is None
    assert world.outbox.claim("mail-1", now=NOW - 5 * SECOND) is not None


def test_what_is_due_is_told_oldest_first(world: World) -> None:
    moments = {"a": 30, "b": 10, "c": 20, "d": 40, "e": -10, "f": 0}
    put(world, *(mail(id=key, created_at=NOW - seconds * SECOND) for key, seconds in moments.items()))
    assert list(world.outbox.due(now=NOW, limit=10)) == ["d", "a", "c", "b", "f"]
    assert list(world.outbox.due(now=NOW, limit=2)) == ["d", "a"]
    assert list(world.outbox.due(now=NOW - timedelta(hours=1), limit=2)) == []


def test_a_mail_of_which_the_claim_ended_is_due_again(world: World) -> None:
    put(world, mail())
    world.outbox.claim("mail-1", now=NOW)
    assert list(world.outbox.due(now=NOW + 59 * SECOND, limit=10)) == []
    assert list(world.outbox.due(now=NOW + 60 * SECOND, limit=10)) == ["mail-1"]


def claimed(world: World) -> Mail:
    put(world, mail())
    found = world.outbox.claim("mail-1", now=NOW)
    assert found is not None
    return found


def test_a_mail_that_was_sent_is_never_sent_again(world: World) -> None:
    world.outbox.sent(claimed(world), now=NOW, message_id="message-1")
    assert world.outcome("mail-1") == "sent"
    later = NOW + timedelta(days=1)
    assert world.outbox.claim("mail-1", now=later) is None
    assert list(world.outbox.due(now=later, limit=10)) == []


def test_a_mail_that_was_dropped_keeps_the_reason_and_is_not_tried_again(world: World) -> None:
    world.outbox.dropped(claimed(world), now=NOW, reason="erased")
    assert world.outcome("mail-1") == "erased"
    later = NOW + timedelta(days=1)
    assert world.outbox.claim("mail-1", now=later) is None
    assert list(world.outbox.due(now=later, limit=10)) == []


def test_a_mail_to_be_tried_again_waits_until_then(world: World) -> None:
    world.outbox.retry(claimed(world), at=NOW + timedelta(minutes=5))
    assert world.outcome("mail-1") is None
    assert list(world.outbox.due(now=NOW + timedelta(minutes=4), limit=10)) == []
    assert world.outbox.claim("mail-1", now=NOW + timedelta(minutes=4)) is None
    assert list(world.outbox.due(now=NOW + timedelta(minutes=5), limit=10)) == ["mail-1"]
    again = world.outbox.claim("mail-1", now=NOW + timedelta(minutes=5))
    assert again is not None
    assert again.attempts == 2


def test_a_mail_that_somebody_else_sent_meanwhile_is_not_tried_again(world: World) -> None:
    slow = claimed(world)
    quick = world.outbox.claim("mail-1", now=NOW + timedelta(minutes=2))
    assert quick is not None
    world.outbox.sent(quick, now=NOW, message_id="message-1")
    world.outbox.retry(slow, at=NOW + timedelta(minutes=5))
    assert world.outcome("mail-1") == "sent"
    assert list(world.outbox.due(now=NOW + timedelta(days=1), limit=10)) == []


def test_a_mail_that_was_sent_stays_sent_whatever_a_slower_sender_says(world: World) -> None:
    slow = claimed(world)
    quick = world.outbox.claim("mail-1", now=NOW + timedelta(minutes=2))
    assert quick is not None
    world.outbox.sent(quick, now=NOW, message_id="message-1")
    world.outbox.dropped(slow, now=NOW, reason="refused")
    assert world.outcome("mail-1") == "sent"


def test_a_sender_that_was_overtaken_does_not_end_the_claim_of_the_next(world: World) -> None:
    slow = claimed(world)
    now = NOW + timedelta(minutes=2)
    assert world.outbox.claim("mail-1", now=now) is not None
    world.outbox.retry(slow, at=now)
    assert world.outbox.claim("mail-1", now=now) is None


def test_an_editor_is_known_by_id_and_by_address(world: World) -> None:
    world.editors.register(editor())
    world.editors.register(editor(id="editor-bram", email="bram@redactie.example", name="Bram Peeters"))
    assert world.editors.get("editor-an") == world.editors.by_email("an@redactie.example") == editor()
    assert world.editors.get("editor-cas") is None
    assert world.editors.by_email("cas@redactie.example") is None


def test_an_editor_registered_again_is_known_as_told_last(world: World) -> None:
    world.editors.register(editor())
    world.editors.register(editor(email="an.declercq@redactie.example"))
    assert world.editors.by_email("an@redactie.example") is None
    assert world.editors.by_email("an.declercq@redactie.example") == world.editors.get("editor-an")


def test_a_way_in_is_kept_with_the_mail_that_carries_it(world: World) -> None:
    world.editors.invite(sign_in(), mail(kind=MailKind.EDITOR_SIGN_IN))
    assert world.editors.sign_in("sign-in-1") == sign_in()
    assert world.editors.sign_in("sign-in-2") is None
    assert list(world.mails()) == [mail(kind=MailKind.EDITOR_SIGN_IN)]


def test_a_way_in_opens_one_session(world: World) -> None:
    world.editors.invite(sign_in(), mail())
    world.editors.open_session(sign_in(), session())
    assert world.editors.session("digest-1") == session()
    assert world.editors.sign_in("sign-in-1") is None
    with pytest.raises(DeadLink):
        world.editors.open_session(sign_in(), session(token_digest="digest-2"))
    assert world.editors.session("digest-2") is None
    assert world.editors.session("digest-1") == session()


def test_a_way_in_that_was_never_mailed_opens_nothing(world: World) -> None:
    with pytest.raises(DeadLink):
        world.editors.open_session(sign_in(), session())
    assert world.editors.session("digest-1") is None


def test_a_session_that_ended_is_no_more(world: World) -> None:
    world.editors.invite(sign_in(), mail())
    world.editors.open_session(sign_in(), session())
    world.editors.end_session("digest-1")
    assert world.editors.session("digest-1") is None
    world.editors.end_session("digest-1")


def test_a_session_is_not_a_way_in_nor_a_way_in_a_session(world: World) -> None:
    world.editors.invite(sign_in(id="same"), mail())
    assert world.editors.session("same") is None
    world.editors.open_session(sign_in(id="same"), session(token_digest="same"))
    assert world.editors.sign_in("same") is None
    assert world.editors.session("same") is not None
