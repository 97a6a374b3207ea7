"""The contract of outboxes: one sender at a time, a claim that ends, an end to each mail. And of stores of editors."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest

from chalicelib.domain.access.editor import Editor
from chalicelib.domain.access.roles import Role
from chalicelib.domain.rules.mails import Mail, MailKind
from chalicelib.domain.rules.refusals import ChangedMeanwhile, DeadLink, NoEditor
from chalicelib.ports.mails import InOutbox
from tests.builders import NOW, author, editor, effects, entry, mail, organisation, review, session, sign_in
from tests.worlds import World

SECOND = timedelta(seconds=1)


Put = Callable[..., None]


@pytest.fixture(params=["logged", "not logged"])
def put(request: pytest.FixtureRequest, world: World) -> Put:
    """Put mails into the outbox: each with an act that the log names it by, or with the way in that it carries."""
    world.put(organisation())

    def logged(*mails: Mail) -> None:
        for each in mails:
            told = entry(id=f"of-{each.id}", subject=f"review/for-{each.id}", at=each.created_at)
            world.reviews.add(review(id=f"for-{each.id}"), author(), effects(entry=told, mails=(each,)))

    def not_logged(*mails: Mail) -> None:
        for each in mails:
            world.editors.invite(sign_in(id=f"for-{each.id}"), each)

    return logged if request.param == "logged" else not_logged


def due(world: World, *, now: datetime, limit: int) -> list[str]:
    """Return what a sweep finds."""
    world.outbox.gather(now=now)
    return list(world.outbox.due(now=now, limit=limit))


def test_a_mail_is_claimed_as_it_was_put_with_the_count_of_tries(world: World, put: Put) -> None:
    whole = mail(
        kind=MailKind.REVIEW_REJECTED,
        organisation_id="o",
        review_id="r",
        editor_id="e",
        sign_in_id="s",
        rule="own_experience",
        explanation="Daarom.",
    )
    put(whole)
    claimed = world.outbox.claim("mail-1", now=NOW)
    assert claimed is not None
    assert claimed.attempts == 1
    assert claimed == mail(**{name: getattr(whole, name) for name in Mail.__slots__} | {"attempts": 1})


def test_a_mail_that_is_not_there_cannot_be_claimed(world: World) -> None:
    assert world.outbox.claim("mail-1", now=NOW) is None
    assert list(world.mails()) == []


def test_of_two_senders_one_gets_the_mail_until_the_claim_ends(world: World, put: Put) -> None:
    put(mail())
    assert world.outbox.claim("mail-1", now=NOW) is not None
    for seconds in (-60, 0, 30, 56, 119):
        assert world.outbox.claim("mail-1", now=NOW + seconds * SECOND) is None
    again = world.outbox.claim("mail-1", now=NOW + 120 * SECOND)
    assert again is not None
    assert again.attempts == 2


def test_the_next_that_falls_due_is_the_first_of_all_that_wait(world: World, put: Put) -> None:
    assert world.outbox.next_due() is None
    put(*(mail(id=f"mail-{minutes}", created_at=NOW + timedelta(minutes=minutes)) for minutes in (3, 1, 2)))
    world.outbox.gather(now=NOW + timedelta(minutes=3))
    assert world.outbox.next_due() == NOW + timedelta(minutes=1)
    assert world.outbox.claim("mail-1", now=NOW + timedelta(minutes=1)) is not None
    assert world.outbox.next_due() == NOW + timedelta(minutes=2)


def test_a_mail_that_is_not_due_cannot_be_claimed(world: World, put: Put) -> None:
    put(mail(created_at=NOW + timedelta(minutes=2)))
    assert world.outbox.claim("mail-1", now=NOW) is None


def test_a_writer_whose_clock_is_a_minute_ahead_holds_no_mail_up(world: World, put: Put) -> None:
    put(mail(created_at=NOW))
    assert world.outbox.claim("mail-1", now=NOW - 61 * SECOND) is None
    assert world.outbox.claim("mail-1", now=NOW - 60 * SECOND) is not None


@pytest.mark.parametrize("behind", [0, 56, 60])
def test_a_sender_whose_clock_is_a_minute_behind_is_left_its_mail_for_as_long_as_a_try_lasts(
    world: World, put: Put, behind: int
) -> None:
    put(mail(created_at=NOW - timedelta(hours=1)))
    assert world.outbox.claim("mail-1", now=NOW - behind * SECOND) is not None
    assert world.outbox.claim("mail-1", now=NOW + 55 * SECOND) is None


def test_what_is_due_is_told_oldest_first(world: World, put: Put) -> None:
    moments = {"a": 30, "b": 10, "c": 20, "d": 40, "e": -10, "f": 0}
    put(*(mail(id=key, created_at=NOW - seconds * SECOND) for key, seconds in moments.items()))
    assert list(due(world, now=NOW, limit=10)) == ["d", "a", "c", "b", "f"]
    assert list(due(world, now=NOW, limit=2)) == ["d", "a"]
    assert list(due(world, now=NOW - timedelta(hours=1), limit=2)) == []


def test_a_mail_of_which_the_claim_ended_is_due_again(world: World, put: Put) -> None:
    put(mail())
    world.outbox.claim("mail-1", now=NOW)
    assert list(due(world, now=NOW + 119 * SECOND, limit=10)) == []
    assert list(due(world, now=NOW + 120 * SECOND, limit=10)) == ["mail-1"]


def claimed(world: World, put: Put) -> Mail:
    put(mail())
    found = world.outbox.claim("mail-1", now=NOW)
    assert found is not None
    return found


def test_a_mail_that_was_sent_is_never_sent_again(world: World, put: Put) -> None:
    world.outbox.sent(claimed(world, put), now=NOW, message_id="message-1")
    assert world.outcome("mail-1") == "sent"
    later = NOW + timedelta(days=1)
    assert world.outbox.claim("mail-1", now=later) is None
    assert list(due(world, now=later, limit=10)) == []


def test_a_mail_that_was_dropped_keeps_the_reason_and_is_not_tried_again(world: World, put: Put) -> None:
    world.outbox.dropped(claimed(world, put), now=NOW, reason="erased")
    assert world.outcome("mail-1") == "erased"
    later = NOW + timedelta(days=1)
    assert world.outbox.claim("mail-1", now=later) is None
    assert list(due(world, now=later, limit=10)) == []


def test_a_mail_to_be_tried_again_waits_until_then(world: World, put: Put) -> None:
    world.outbox.retry(claimed(world, put), at=NOW + timedelta(minutes=5), reason="quota")
    assert world.outcome("mail-1") is None
    assert list(due(world, now=NOW + timedelta(minutes=4), limit=10)) == []
    assert world.outbox.claim("mail-1", now=NOW + timedelta(minutes=4)) is None
    assert list(due(world, now=NOW + timedelta(minutes=5), limit=10)) == ["mail-1"]
    again = world.outbox.claim("mail-1", now=NOW + timedelta(minutes=5))
    assert again is not None
    assert again.attempts == 2


def test_a_mail_that_somebody_else_sent_meanwhile_is_not_tried_again(world: World, put: Put) -> None:
    slow = claimed(world, put)
    quick = world.outbox.claim("mail-1", now=NOW + timedelta(minutes=2))
    assert quick is not None
    world.outbox.sent(quick, now=NOW, message_id="message-1")
    world.outbox.retry(slow, at=NOW + timedelta(minutes=5), reason="quota")
    assert world.outcome("mail-1") == "sent"
    assert list(due(world, now=NOW + timedelta(days=1), limit=10)) == []


def test_a_mail_that_was_sent_stays_sent_whatever_a_slower_sender_says(world: World, put: Put) -> None:
    slow = claimed(world, put)
    quick = world.outbox.claim("mail-1", now=NOW + timedelta(minutes=2))
    assert quick is not None
    world.outbox.sent(quick, now=NOW, message_id="message-1")
    world.outbox.dropped(slow, now=NOW, reason="refused")
    assert world.outcome("mail-1") == "sent"


def test_a_sender_that_was_overtaken_does_not_end_the_claim_of_the_next(world: World, put: Put) -> None:
    slow = claimed(world, put)
    now = NOW + timedelta(minutes=2)
    assert world.outbox.claim("mail-1", now=now) is not None
    world.outbox.retry(slow, at=now, reason="quota")
    assert world.outbox.claim("mail-1", now=now) is None


def seen(found: Iterable[InOutbox]) -> list[tuple[str, str, str, bool]]:
    return sorted((each.id, each.kind, each.reason, each.ended) for each in found)


def test_what_waits_is_told_with_what_for_and_what_ended_with_why(world: World, put: Put) -> None:
    put(*(mail(id=f"mail-{number}") for number in range(1, 5)))
    for mail_id in ("mail-1", "mail-2", "mail-3"):
        found = world.outbox.claim(mail_id, now=NOW)
        assert found is not None
        if mail_id == "mail-1":
            world.outbox.retry(found, at=NOW + timedelta(minutes=5), reason="key_service")
        elif mail_id == "mail-2":
            world.outbox.dropped(found, now=NOW, reason="refused")
    world.outbox.gather(now=NOW)
    kind = MailKind.REVIEW_PUBLISHED
    assert seen(world.outbox.waiting()) == [
        ("mail-1", kind, "key_service", False),
        ("mail-3", kind, "", False),
        ("mail-4", kind, "", False),
    ]
    assert seen(world.outbox.ended({"refused"})) == [("mail-2", kind, "refused", True)]
    assert list(world.outbox.ended({"faulty"})) == []
    assert seen(world.outbox.look_up(["mail-2", "mail-9"])) == [("mail-2", kind, "refused", True)]


def test_a_mail_that_waits_for_something_is_hastened_and_one_in_hand_is_left_there(world: World, put: Put) -> None:
    found = claimed(world, put)
    assert not world.outbox.hasten("mail-1", now=NOW)
    world.outbox.retry(found, at=NOW + timedelta(minutes=5), reason="quota")
    assert world.outbox.hasten("mail-1", now=NOW)
    assert not world.outbox.hasten("mail-9", now=NOW)
    assert world.outbox.claim("mail-1", now=NOW) is not None
    assert not world.outbox.hasten("mail-1", now=NOW)


def test_a_mail_that_ended_is_taken_up_with_its_words_and_one_that_left_is_not(world: World, put: Put) -> None:
    found = replace(claimed(world, put), explanation="Daarom.")
    assert not world.outbox.take_up(found, now=NOW)
    world.outbox.dropped(found, now=NOW, reason="faulty")
    assert world.outbox.take_up(found, now=NOW + SECOND)
    assert not world.outbox.take_up(found, now=NOW + SECOND)
    again = world.outbox.claim("mail-1", now=NOW + SECOND)
    assert again is not None
    assert (again.explanation, again.attempts) == ("Daarom.", 2)
    world.outbox.sent(again, now=NOW, message_id="message-1")
    assert not world.outbox.take_up(found, now=NOW)
    assert world.outcome("mail-1") == "sent"


def test_a_mail_that_waits_is_ended_once_and_one_that_left_stays_as_it_is(world: World, put: Put) -> None:
    world.outbox.retry(claimed(world, put), at=NOW, reason="template")
    assert world.outbox.drop("mail-1", now=NOW, reason="dropped")
    assert not world.outbox.drop("mail-1", now=NOW, reason="again")
    assert not world.outbox.drop("mail-9", now=NOW, reason="dropped")
    assert world.outcome("mail-1") == "dropped"
    assert world.outbox.claim("mail-1", now=NOW + timedelta(days=1)) is None


def test_words_stay_with_a_mail_that_waits_and_go_with_one_that_ends(world: World, put: Put) -> None:
    put(mail(explanation="Daarom.", passage="zuster Els"))
    found = world.outbox.claim("mail-1", now=NOW)
    assert found is not None
    world.outbox.retry(found, at=NOW, reason="template")
    ((kept, _),) = world.outbox.many(["mail-1"])
    assert (kept.explanation, kept.passage) == ("Daarom.", "zuster Els")
    assert world.outbox.drop("mail-1", now=NOW, reason="dropped")
    ((kept, outcome),) = world.outbox.many(["mail-1"])
    assert (kept.explanation, kept.passage, outcome) == ("", "", "dropped")


def test_a_last_mail_is_not_recalled(world: World, put: Put) -> None:
    put(mail(), mail(id="mail-2", kind=MailKind.REVIEW_ERASED, explanation="Daarom."))
    world.outbox.recall(["mail-1", "mail-2"], now=NOW)
    assert [(each.id, outcome) for each, outcome in world.outbox.many(["mail-1", "mail-2"])] == [
        ("mail-1", "erased"),
        ("mail-2", ""),
    ]


def test_what_changes_of_an_editor_at_once_is_all_kept(world: World) -> None:
    world.editors.register(editor())
    seen: list[Editor] = []

    def turned(known: Editor, *, always: bool = False) -> Editor:
        if always or not seen:  # at that moment an operator takes roles away
            world.editors.register(replace(known, name=f"{known.name}!", roles=(Role.EDITOR,)))
        seen.append(known)
        return replace(known, digest_stopped=not known.digest_stopped)

    after = world.editors.renew("editor-an", turned)
    assert after == world.editors.get("editor-an")
    assert (after.digest_stopped, after.roles, len(seen)) == (True, (Role.EDITOR,), 2)
    with pytest.raises(ChangedMeanwhile):
        world.editors.renew("editor-an", partial(turned, always=True))
    with pytest.raises(NoEditor):
        world.editors.renew("nobody", turned)


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
