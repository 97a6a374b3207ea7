"""An address is one that can be mailed as it stands; nothing that could start a header or a second recipient."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chalicelib.domain.rules.email_address import MAX_LENGTH, as_mailed, is_email_address, mailbox

LONG_DOMAIN = ".".join(["a" * 60] * 3) + ".example"


@pytest.mark.parametrize(
    "text",
    [
        "mieke@post.example",
        "m@b.be",
        "Mieke.Van-de_putte+zorg@sub.post.example",
        "o'brien@post.example",
        "!#$%&'*+/=?^_`{|}~-@post.example",
        "1@2.be",
        "a@xn--caf-dma.example",
        "a@b.xn--p1ai",
        f"{'a' * 64}@post.example",
        f"{'a' * 63}@{'b' * 63}.example",
    ],
)
def test_this_can_be_mailed(text: str) -> None:
    assert is_email_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "mieke",
        "mieke@",
        "@post.example",
        "mieke@post",
        "mieke@.example",
        "mieke@post..example",
        "mieke@-post.example",
        "mieke@post-.example",
        "mieke@post.e",
        "mieke@127.0.0.1",
        "mieke@[127.0.0.1]",
        ".mieke@post.example",
        "mieke.@post.example",
        "mie..ke@post.example",
        "mieke@@post.example",
        "mieke@post@example.be",
        "mieke @post.example",
        " mieke@post.example",
        "mieke@post.example ",
        "mieke@post.example\n",
        "mieke@post.example\r\nBcc: all@post.example",
        "mieke@post.example,an@post.example",
        "mieke@post.example;an@post.example",
        "Mieke <mieke@post.example>",
        "<mieke@post.example>",
        '"mieke"@post.example',
        "mieke@pöst.example",
        "miéke@post.example",
        "mieke@post.exàmple",
        "mieke\x00@post.example",
        f"{'a' * 65}@post.example",
        f"mieke@{'a' * 64}.example",
        f"mieke@post.{'a' * 64}",
        f"{'a' * 64}@{LONG_DOMAIN}",
    ],
)
def test_this_cannot_be_mailed(text: str) -> None:
    assert not is_email_address(text)


@pytest.mark.parametrize("text", ["mieke@post.-be", "mieke@post.be-"])
def test_no_label_of_the_domain_begins_or_ends_with_a_hyphen(text: str) -> None:
    assert not is_email_address(text)


def test_254_characters_is_the_most() -> None:
    local = "a" * (MAX_LENGTH - len(f"@{LONG_DOMAIN}"))
    assert is_email_address(f"{local}@{LONG_DOMAIN}")
    assert not is_email_address(f"{local}a@{LONG_DOMAIN}")


@given(st.text() | st.emails() | st.from_regex(r"\A[\w.@ \n<>,;-]{1,40}\Z"))
@example("mieke@post.example\n")
def test_an_address_is_one_line_of_ascii_with_one_recipient(text: str) -> None:
    if is_email_address(text):
        assert text.isascii()
        assert text.isprintable()
        assert text.count("@") == 1
        assert not set(text) & set(' ,;<>"()[]:\\')
        assert len(text) <= MAX_LENGTH


@pytest.mark.parametrize(
    ("address", "reaches"),
    [
        ("mieke@post.example", "mieke@post.example"),
        (" Mieke@POST.example ", "mieke@post.example"),
        ("mieke+zorg@post.example", "mieke@post.example"),
        ("mieke+a+b@post.example", "mieke@post.example"),
        ("m.ieke@post.example", "m.ieke@post.example"),
        ("m-ieke@post.example", "m-ieke@post.example"),
        ("m.i.e.k.e+1@gmail.com", "mieke@gmail.com"),
        ("mieke@googlemail.com", "mieke@gmail.com"),
        ("mieke.v@outlook.com", "mieke.v@outlook.com"),
        ("mieke+1@hotmail.be", "mieke@hotmail.be"),
        ("mi_e.k-e@pm.me", "mieke@proton.me"),
        ("mieke@me.com", "mieke@icloud.com"),
        ("m.ieke@icloud.com", "m.ieke@icloud.com"),
        ("mieke-winkel@yahoo.com", "mieke@yahoo.com"),
        ("+@post.example", "+@post.example"),
        ("o'brien@post.example", "o'brien@post.example"),
        ("organisation-1", "organisation-1"),
        ("", ""),
    ],
)
def test_one_mailbox_has_one_spelling(address: str, reaches: str) -> None:
    assert mailbox(address) == reaches
    assert mailbox(reaches) == reaches


@given(st.emails())
def test_a_mailbox_of_an_address_is_its_own(address: str) -> None:
    assert mailbox(mailbox(address)) == mailbox(address)
    assert mailbox(address.upper()) == mailbox(address.lower()) or not address.isascii()


@pytest.mark.parametrize(
    ("typed", "mailed"),
    [
        ("jan@münchen.example", "jan@xn--mnchen-3ya.example"),
        ("Jan@MÜNCHEN.example", "Jan@xn--mnchen-3ya.example"),
        ("an@zörg.be", "an@xn--zrg-sna.be"),
        ("an@post.example", "an@post.example"),
        ("zonder apenstaart", "zonder apenstaart"),
        ("an@é..be", "an@é..be"),  # no name at all
        ("jérôme@post.example", "jérôme@post.example"),  # of a name before the sign there is no other spelling
        ("", ""),
    ],
)
def test_a_domain_with_other_letters_becomes_what_mail_takes(typed: str, mailed: str) -> None:
    assert as_mailed(typed) == mailed
