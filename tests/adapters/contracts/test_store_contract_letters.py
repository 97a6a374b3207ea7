"""The contract of letters: no sweep finds one, each is printed once, and its code goes when it should."""

from datetime import timedelta

import pytest

from chalicelib.domain.rules.mails import Mail, MailKind
from chalicelib.domain.rules.refusals import NotFound
from tests.builders import NOW, author, effects, entry, mail, organisation, review
from tests.worlds import World

LATER = NOW + timedelta(days=700)
AN_HOUR = timedelta(hours=1)


def laid_out(world: World, mail_id: str, *, kind: MailKind = MailKind.REVIEW_RECEIVED, hours: int = 0) -> Mail:
    one = mail(id=mail_id, kind=kind, review_id=f"for-{mail_id}", created_at=NOW + hours * AN_HOUR, explanation="Zo.")
    told = entry(id=f"of-{mail_id}", subject=f"review/for-{mail_id}", at=one.created_at)
    world.reviews.add(review(id=f"for-{mail_id}"), author(), effects(entry=told, mails=(one,)))
    claimed = world.outbox.claim(mail_id, now=one.created_at)
    assert claimed
    world.letters.lay_out(claimed, code_key=f"key-{mail_id}", code_ends=LATER)
    return one


@pytest.fixture(autouse=True)
def there_is_an_organisation(world: World) -> None:
    world.put(organisation())


def waiting(world: World) -> list[str]:
    return [each.mail.id for each in world.letters.page(printed=False, limit=10, cursor="")[0]]


def test_a_letter_waits_for_whoever_prints_it_and_for_no_sweep(world: World) -> None:
    laid_out(world, "second", hours=1)
    laid_out(world, "first")
    assert waiting(world) == ["first", "second"]
    assert world.letters.waiting(limit=10) == [NOW, NOW + AN_HOUR]
    assert world.letters.waiting(limit=1) == [NOW]
    world.outbox.gather(now=LATER)
    assert world.outbox.due(now=LATER, limit=10) == []
    assert world.outbox.claim("first", now=LATER) is None  # the stream tells twice
    assert [each.ended for each in world.outbox.look_up(["first"])] == [False]
    page, cursor = world.letters.page(printed=False, limit=1, cursor="")
    assert [each.mail.id for each in page] == ["first"]
    page, _ = world.letters.page(printed=False, limit=1, cursor=str(cursor))
    assert [each.mail.id for each in page] == ["second"]


def test_it_is_printed_once_comes_back_once_and_keeps_no_words(world: World) -> None:
    one = laid_out(world, "mail-1")
    printed = entry(id="p", subject="review/for-mail-1", at=NOW + AN_HOUR, action="print_letter")
    back = entry(id="b", subject="review/for-mail-1", at=NOW + 2 * AN_HOUR, action="letter_returned")
    assert not world.letters.returned(one, entry=back)
    assert [world.letters.printed(one, to_key="to", entry=printed) for _ in range(2)] == [True, False]
    assert waiting(world) == []
    assert world.outbox.claim("mail-1", now=LATER) is None
    found = world.letters.letter("mail-1")
    assert (found.state, found.at, found.mail.explanation) == ("printed", NOW + AN_HOUR, "")
    assert [world.letters.returned(one, entry=back) for _ in range(2)] == [True, False]
    assert world.letters.letter("mail-1").state == "returned"
    assert [each.mail.id for each in world.letters.page(printed=True, limit=10, cursor="")[0]] == ["mail-1"]
    acts = [each.action for each in world.log.of("review/for-mail-1")]
    assert acts[1:] == ["print_letter", "letter_returned"]


def test_what_ends_a_mail_ends_a_letter(world: World) -> None:
    one, two = laid_out(world, "mail-1"), laid_out(world, "mail-2")
    world.letters.printed(two, to_key="to", entry=entry(id="p", subject="review/for-mail-2", at=NOW + AN_HOUR))
    world.outbox.recall(["mail-1"], now=NOW + AN_HOUR)
    assert waiting(world) == []
    assert world.outcome("mail-1") == "erased"
    assert not world.letters.printed(one, to_key="to", entry=entry(id="q", subject="review/for-mail-1"))
    with pytest.raises(NotFound):
        world.letters.letter("mail-1")
    laid_out(world, "mail-3")
    assert world.outbox.drop("mail-3", now=NOW, reason="no_longer_true")
    assert waiting(world) == []
    with pytest.raises(NotFound):
        world.letters.letter("nobody's")


def test_a_code_opens_until_its_time_is_over_or_it_is_forgotten(world: World) -> None:
    laid_out(world, "mail-1")
    assert world.letters.opened_by("key-mail-1", now=NOW) == ("for-mail-1", "mail-1")
    assert world.letters.opened_by("key-mail-1", now=LATER) is None
    assert world.letters.opened_by("key-mail-2", now=NOW) is None
    world.letters.forget_codes(["key-mail-1", "key-mail-2"])
    assert world.letters.opened_by("key-mail-1", now=NOW) is None
