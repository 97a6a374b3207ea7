"""How editors come in: a mailed link, good once, then a session that ends."""

from datetime import datetime, timedelta

import pytest

from chalicelib.domain.rules.mails import MailKind, Purpose
from chalicelib.domain.rules.refusals import DeadLink, NotSignedIn
from chalicelib.use_cases.access.sign_in import open_session, request_sign_in, sign_in_to_use, signed_in, token_hash
from tests.builders import NOW, editor
from tests.fakes import FakeWorld

HALF_AN_HOUR = timedelta(minutes=30)
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def there_is_an_editor(fakes: FakeWorld) -> None:
    fakes.editors.register(editor())


def ask(fakes: FakeWorld, email: str = "an@redactie.example") -> None:
    request_sign_in(email, stores=fakes, now=NOW)


def token(fakes: FakeWorld, nonce: str | None = None, lives: timedelta = HALF_AN_HOUR) -> str:
    """The link of the last way in that was mailed."""
    made = list(fakes.editors.sign_ins.values())[-1]
    return fakes.links.token(Purpose.SESSION, made.id, made.nonce if nonce is None else nonce, expires_at=NOW + lives)


def enter(fakes: FakeWorld, with_token: str, now: datetime = NOW) -> str:
    return open_session(with_token, stores=fakes, now=now)


def test_an_editor_who_asks_is_mailed_a_way_in_for_half_an_hour(fakes: FakeWorld) -> None:
    ask(fakes)
    (made,), (mail,) = fakes.editors.sign_ins.values(), fakes.mails()
    assert (made.editor_id, made.expires_at) == ("editor-an", NOW + HALF_AN_HOUR)
    assert (mail.kind, mail.editor_id, mail.sign_in_id) == (MailKind.EDITOR_SIGN_IN, "editor-an", made.id)


@pytest.mark.parametrize("email", ["  AN@Redactie.Example ", "An@redactie.example"])
def test_capitals_and_blanks_around_an_address_do_not_count(fakes: FakeWorld, email: str) -> None:
    ask(fakes, email)
    assert len(fakes.mails()) == 1


@pytest.mark.parametrize("email", ["vreemde@post.example", "", "an@redactie.example.com"])
def test_a_stranger_gets_the_same_answer_and_no_mail(fakes: FakeWorld, email: str) -> None:
    ask(fakes, email)
    assert not fakes.mails()
    assert not fakes.editors.sign_ins


def test_opening_the_link_changes_nothing(fakes: FakeWorld) -> None:
    ask(fakes)
    for _ in range(2):
        found = sign_in_to_use(token(fakes), stores=fakes, now=NOW)
        assert found.editor_id == "editor-an"
    assert not fakes.editors.sessions


def test_a_way_in_opens_a_session_under_a_token_that_is_stored_nowhere(fakes: FakeWorld) -> None:
    ask(fakes)
    access_token = enter(fakes, token(fakes))
    assert signed_in(access_token, editors=fakes.editors, now=NOW) == editor()
    assert access_token not in repr(fakes.editors.sessions)


def test_a_way_in_is_good_once(fakes: FakeWorld) -> None:
    ask(fakes)
    link = token(fakes)
    enter(fakes, link)
    with pytest.raises(DeadLink):
        enter(fakes, link)
    assert len(fakes.editors.sessions) == 1


def test_each_session_has_a_token_of_its_own(fakes: FakeWorld) -> None:
    ask(fakes)
    first = enter(fakes, token(fakes))
    ask(fakes)
    second = enter(fakes, token(fakes))
    assert first != second
    assert len(fakes.editors.sessions) == 2


def test_a_link_with_another_nonce_or_too_old_is_dead(fakes: FakeWorld) -> None:
    ask(fakes)
    for wrong in (token(fakes, nonce="another"), token(fakes, lives=timedelta()), "rubbish"):
        with pytest.raises(DeadLink):
            enter(fakes, wrong)


def test_a_way_in_ends_with_its_own_time_whatever_the_link_says(fakes: FakeWorld) -> None:
    ask(fakes)
    long_lived = token(fakes, lives=timedelta(days=1))
    with pytest.raises(DeadLink):
        enter(fakes, long_lived, now=NOW + HALF_AN_HOUR)
    assert enter(fakes, long_lived, now=NOW + HALF_AN_HOUR - SECOND)


@pytest.mark.parametrize("purpose", [purpose for purpose in Purpose if purpose is not Purpose.SESSION])
def test_a_link_for_another_purpose_lets_nobody_in(fakes: FakeWorld, purpose: Purpose) -> None:
    ask(fakes)
    (made,) = fakes.editors.sign_ins.values()
    with pytest.raises(DeadLink):
        enter(fakes, fakes.links.token(purpose, made.id, made.nonce, expires_at=NOW + HALF_AN_HOUR))


def test_a_session_ends_after_twelve_hours(fakes: FakeWorld) -> None:
    ask(fakes)
    access_token = enter(fakes, token(fakes))
    end = NOW + timedelta(hours=12)
    assert signed_in(access_token, editors=fakes.editors, now=end - SECOND) == editor()
    with pytest.raises(NotSignedIn):
        signed_in(access_token, editors=fakes.editors, now=end)


def test_who_signed_out_is_not_signed_in(fakes: FakeWorld) -> None:
    ask(fakes)
    access_token = enter(fakes, token(fakes))
    fakes.editors.end_session(token_hash(access_token))
    with pytest.raises(NotSignedIn):
        signed_in(access_token, editors=fakes.editors, now=NOW)


def test_who_is_an_editor_no_more_is_not_signed_in(fakes: FakeWorld) -> None:
    ask(fakes)
    access_token = enter(fakes, token(fakes))
    fakes.editors.dismiss("editor-an")
    with pytest.raises(NotSignedIn):
        signed_in(access_token, editors=fakes.editors, now=NOW)


@pytest.mark.parametrize("access_token", ["", "made-up"])
def test_a_made_up_token_signs_nobody_in(fakes: FakeWorld, access_token: str) -> None:
    with pytest.raises(NotSignedIn):
        signed_in(access_token, editors=fakes.editors, now=NOW)


def test_the_digest_of_a_token_is_not_the_token() -> None:
    assert token_hash("token") == token_hash("token") != token_hash("another")
    assert len(token_hash("token")) == 64
