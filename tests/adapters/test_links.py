"""Links in mails: they open what they were signed for, until their time is over, and nothing else ever opens."""

from datetime import datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chalicelib.adapters.links import PATHS, SignedLinks
from chalicelib.domain.rules.mails import Purpose
from chalicelib.domain.rules.refusals import DeadLink
from chalicelib.ports.stores import Links, OpenedLink
from tests.builders import NOW
from tests.fakes.access import FakeLinks

LINKS = SignedLinks(site_url="https://platform.example", key="a key of thirty-two characters..")
OTHER_KEY = SignedLinks(site_url="https://platform.example", key="another key of thirty-two chars..")
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
OPENED = OpenedLink(item_id="review-1", nonce="the-nonce")
TOKEN = LINKS.token(Purpose.MANAGE, OPENED.item_id, OPENED.nonce, expires_at=NOW + HOUR)

both = pytest.mark.parametrize("links", [LINKS, FakeLinks()], ids=["signed", "fake"])
ids = st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=1, max_size=24)
nonces = st.text("abcXYZ019-_", min_size=1, max_size=32)
url_safe = st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=~!%/ ")


def opened(token: str, purpose: Purpose = Purpose.MANAGE, now: datetime = NOW) -> OpenedLink | None:
    """Return what a token opens; None when it is dead. Whatever else is raised is a fault."""
    try:
        return LINKS.opened(purpose, token, now=now)
    except DeadLink:
        return None


@given(st.sampled_from(Purpose), ids, nonces, st.integers(1, 10_000))
def test_a_link_opens_what_it_was_signed_for(purpose: Purpose, item_id: str, nonce: str, hours: int) -> None:
    for links in (LINKS, FakeLinks()):
        token = links.token(purpose, item_id, nonce, expires_at=NOW + hours * HOUR)
        assert links.opened(purpose, token, now=NOW) == OpenedLink(item_id=item_id, nonce=nonce)


@both
@pytest.mark.parametrize("made_for", Purpose)
@pytest.mark.parametrize("asked", Purpose)
def test_a_link_opens_for_its_own_purpose_only(
    links: SignedLinks | FakeLinks, made_for: Purpose, asked: Purpose
) -> None:
    token = links.token(made_for, "review-1", "the-nonce", expires_at=NOW + HOUR)
    if made_for is asked:
        assert links.opened(asked, token, now=NOW) == OPENED
    else:
        with pytest.raises(DeadLink):
            links.opened(asked, token, now=NOW)


@both
def test_a_link_ends_to_the_second(links: SignedLinks | FakeLinks) -> None:
    token = links.token(Purpose.REPLY, "review-1", "the-nonce", expires_at=NOW + HOUR)
    assert links.opened(Purpose.REPLY, token, now=NOW + HOUR - SECOND) == OPENED
    assert links.opened(Purpose.REPLY, token, now=NOW + HOUR - timedelta(microseconds=1)) == OPENED
    for late in (timedelta(), SECOND, timedelta(days=3_650)):
        with pytest.raises(DeadLink):
            links.opened(Purpose.REPLY, token, now=NOW + HOUR + late)


@both
def test_a_link_never_lives_longer_than_it_was_given(links: SignedLinks | FakeLinks) -> None:
    token = links.token(Purpose.REPLY, "review-1", "n", expires_at=NOW + timedelta(microseconds=900_000))
    with pytest.raises(DeadLink):
        links.opened(Purpose.REPLY, token, now=NOW + timedelta(microseconds=900_000))


@both
@pytest.mark.parametrize("rubbish", ["", ".", "~", "~~~", "a.b", "a~b~c~d", "x" * 5_000, "é.é", "\ud800", "\x00.\x00"])
def test_rubbish_is_dead(links: SignedLinks | FakeLinks, rubbish: str) -> None:
    for purpose in Purpose:
        with pytest.raises(DeadLink):
            links.opened(purpose, rubbish, now=NOW)


@given(st.text() | st.text(url_safe, max_size=450) | st.from_regex(r"\A[\w-]{0,40}\.[\w-]{43}\Z"))
def test_no_rubbish_is_ever_anything_but_dead(rubbish: str) -> None:
    assert opened(rubbish) is None


@given(st.integers(0, len(TOKEN) - 1), url_safe | st.characters())
def test_a_token_with_another_character_opens_nothing_but_what_we_signed(at: int, character: str) -> None:
    assert opened(f"{TOKEN[:at]}{character}{TOKEN[at + 1 :]}") in {None, OPENED}


@given(st.integers(0, TOKEN.index(".") - 1), url_safe)
def test_a_token_of_which_the_contents_were_changed_never_opens(at: int, character: str) -> None:
    assume(TOKEN[at] != character)
    assert opened(f"{TOKEN[:at]}{character}{TOKEN[at + 1 :]}") is None


@given(st.integers(0, len(TOKEN)), st.integers(1, len(TOKEN)))
def test_a_token_of_which_something_is_missing_never_opens(at: int, length: int) -> None:
    shorter = TOKEN[:at] + TOKEN[at + length :]
    assume(shorter != TOKEN)
    assert opened(shorter) is None


@pytest.mark.parametrize("also", ["the last character's spare bits", "signs that are no base64", "padding"])
def test_a_link_has_one_spelling(also: str) -> None:
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    last = alphabet.index(TOKEN[-1])
    tampered = {
        "the last character's spare bits": TOKEN[:-1] + alphabet[last ^ 1],
        "signs that are no base64": f"{TOKEN[:-5]}!!!!{TOKEN[-5:]}",
        "padding": f"{TOKEN}=",
    }
    assert opened(tampered[also]) is None


@pytest.mark.parametrize("behind", [".", ",", ">", ")", ").", " ", "”", "»", "!", '"'])
def test_what_is_copied_along_with_a_link_does_no_harm(behind: str) -> None:
    """As out of "(https://platform.example/manage/...)." in a mail that somebody answers."""
    assert opened(f"{TOKEN}{behind}") == OPENED


def test_what_another_key_signed_is_dead() -> None:
    token = OTHER_KEY.token(Purpose.MANAGE, "review-1", "the-nonce", expires_at=NOW + HOUR)
    assert opened(token) is None


def test_the_halves_of_two_links_make_none() -> None:
    mine = LINKS.token(Purpose.MANAGE, "review-1", "the-nonce", expires_at=NOW + HOUR)
    later = LINKS.token(Purpose.MANAGE, "review-1", "the-nonce", expires_at=NOW + 2 * HOUR)
    (body, _), (_, signature) = mine.split("."), later.split(".")
    assert opened(f"{body}.{signature}") is None


@both
@pytest.mark.parametrize("purpose", Purpose)
def test_an_address_is_that_of_the_site_and_ends_with_the_token(
    links: SignedLinks | FakeLinks, purpose: Purpose
) -> None:
    url = links.url(purpose, "review-1", "the-nonce", expires_at=NOW + HOUR)
    assert url.startswith("https://platform.example/")
    assert url.endswith(links.token(purpose, "review-1", "the-nonce", expires_at=NOW + HOUR))


def test_each_purpose_has_a_path_of_its_own() -> None:
    assert PATHS == {
        Purpose.CONFIRM: "/confirm/",
        Purpose.MANAGE: "/manage/",
        Purpose.REPLY: "/reply/",
        Purpose.NOTICE: "/notice/",
        Purpose.INSIGHTS: "/insights/",
        Purpose.DIGEST: "/digest/",
        Purpose.EDITOR_DIGEST: "/editor/digest/",
        Purpose.SESSION: "/editor/session/",
        Purpose.OBJECTION: "/objection/",
        Purpose.PARTICIPATION: "/participation/",
        Purpose.PROMISE: "/promise/",
        Purpose.PROMISE_CHECK: "/promise-check/",
    }
    url = LINKS.url(Purpose.SESSION, "sign-in-1", "the-nonce", expires_at=NOW + HOUR)
    assert url.startswith("https://platform.example/editor/session/")


def test_a_token_survives_mail_programs_it_is_short_and_needs_no_escaping() -> None:
    longest = LINKS.token(Purpose.REPLY, "a" * 24, "n" * 22, expires_at=NOW + HOUR)
    assert len(longest) < 150
    assert not set(longest) - set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")


def test_both_kinds_of_links_are_links() -> None:
    kinds: tuple[Links, ...] = (LINKS, FakeLinks())
    assert len(kinds) == 2
