"""What people type into a register: read as far as it says something, and never guessed at."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.adapters.sociale_kaart import reading
from chalicelib.domain.rules.email_address import is_email_address

INFO = "info@post.example"


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([], ([], False)),
        ([""], ([], False)),
        (["  ", "\n"], ([], False)),
        (["\u200b"], ([], False)),
        (["mailto:"], ([], False)),
        ([INFO], ([INFO], True)),
        ([f"  {INFO}  "], ([INFO], True)),
        ([f"mailto:{INFO}"], ([INFO], True)),
        ([f"MAILTO:{INFO}"], ([INFO], True)),
        ([f"mailto:{INFO}?subject=Een vraag&cc=an@post.example"], ([INFO], True)),
        (["mailto:info%40post.example"], ([INFO], True)),
        ([f'<a href="mailto:{INFO}">{INFO}</a>'], ([INFO], True)),
        ([f"{INFO}?subject=Vraag"], ([INFO], True)),
        ([f"e-mail:{INFO}"], ([INFO], True)),
        ([f"E-mail: {INFO}"], ([INFO], True)),
        ([f"Mieke <{INFO}>"], ([INFO], True)),
        ([f"[{INFO}]", f"({INFO})"], ([INFO], True)),
        ([f'"{INFO}"'], ([INFO], True)),
        ([f"'{INFO}'"], ([INFO], True)),
        ([f"“{INFO}”"], ([INFO], True)),
        ([f"„{INFO}”"], ([INFO], True)),
        ([f"{INFO}; an@post.example"], ([INFO, "an@post.example"], True)),
        ([f"{INFO}/an@post.example"], ([INFO, "an@post.example"], True)),
        ([f"{INFO} / an@post.example"], ([INFO, "an@post.example"], True)),
        ([f"{INFO}|an@post.example"], ([INFO, "an@post.example"], True)),
        (["zorg/dag@post.example"], (["zorg/dag@post.example"], True)),
        ([f"an bij post; {INFO}"], ([INFO], True)),
        (["niet bekend", INFO], ([INFO], True)),
        (["info @post.example"], ([INFO], True)),
        (["info@ post.example"], ([INFO], True)),
        (["info @ post.example"], ([INFO], True)),
        ([f"{INFO} @avondrust"], ([INFO], True)),
        (["info&#64;post.example"], ([INFO], True)),
        (["info&#x40;post.example"], ([INFO], True)),
        (["info&commat;post.example"], ([INFO], True)),
        (["info&amp;#64;post.example"], ([INFO], True)),
        ([f"&lt;{INFO}&gt;"], ([INFO], True)),
        ([f"{INFO}."], ([INFO], True)),
        ([f"{INFO}.."], ([INFO], True)),
        ([f"{INFO},"], ([INFO], True)),
        ([f"\u200b{INFO}\u200b"], ([INFO], True)),
        ([f"\ufeff{INFO}"], ([INFO], True)),
        ([f"\u202a{INFO}\u202c"], ([INFO], True)),
        (["in\u00adfo@po\u200bst.exam\u2060ple"], ([INFO], True)),
        ([f"\u00a0{INFO}\u00a0"], ([INFO], True)),
        (["info\uff20post.example"], ([INFO], True)),
        (["info@zörg.example"], (["info@xn--zrg-sna.example"], True)),
        (["info@straße.example"], (["info@xn--strae-oqa.example"], True)),
        (["info@ZÖRG.example"], (["info@xn--zrg-sna.example"], True)),
        (["mailto:info@zörg.example?subject=x"], (["info@xn--zrg-sna.example"], True)),
        ([INFO, "Info@POST.example"], ([INFO], True)),
        (["mieke@post"], ([], True)),
        (["mieke(at)post.example"], ([], True)),
        (["geen"], ([], True)),
        (["geen @ bekend"], ([], True)),
        (["info@@post.example"], ([], True)),
        (["info@.example"], ([], True)),
        (["info post.example"], ([], True)),
        (["miéke@post.example"], ([], True)),
        ([f"info@{'ö' * 70}.example"], ([], True)),
        (["https://post.example/contact"], ([], True)),
    ],
)
def test_addresses_are_read_out_of_whatever_stands_around_them(
    values: list[str], found: tuple[list[str], bool]
) -> None:
    assert reading.addresses(values) == found


@given(st.lists(st.text() | st.emails() | st.from_regex(r"\A[\w.@/ \n<>,;&?-]{1,40}\Z")))
def test_what_is_read_can_be_mailed_or_is_nothing(values: list[str]) -> None:
    found, anything = reading.addresses(values)
    assert all(map(is_email_address, found))
    assert len({each.lower() for each in found}) == len(found)
    assert anything or not found


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([], ""),
        (["www.a.example; www.b.example"], "https://www.a.example"),
        (["www.a.example, www.b.example"], "https://www.a.example"),
        (["www.a.example www.b.example"], "https://www.a.example"),
        (["https://a.example|https://b.example"], "https://a.example"),
        (["geen", "www.b.example"], "https://www.b.example"),
        (["www.a.example."], "https://www.a.example"),
        (["https://a.example/x,y;z"], "https://a.example/x,y;z"),
        (["https://a.example:8443/x?y#z"], "https://a.example:8443/x?y#z"),
        (["HTTP://Schakel.example"], "HTTP://Schakel.example"),
        (["www.zörg.example"], "https://www.zörg.example"),
        (["https://a_b.example/"], "https://a_b.example/"),
        (["http://www,x"], ""),
        (["http://www,x.example"], ""),
        (["http://http://x"], ""),
        (["http://http://x.example"], ""),
        (["http://contact@x"], ""),
        (["http://contact@x.example"], ""),
        (["http://an:geheim@x.example"], ""),
        (["contact@x.example"], ""),
        (["http://192.168.1.4/"], ""),
        (["8.8.8.8"], ""),
        (["http://[2001:db8::1]/"], ""),
        (["http://0x7f.1/"], ""),
        (["http://localhost/"], ""),
        (["http://intranet/"], ""),
        (["http://zorg.local/"], ""),
        (["http://x.example:99999/"], ""),
        (["http://x.example:port/"], ""),
        (["http://x..example"], ""),
        (["http://-x.example"], ""),
        (["http://x.example\\@y.example"], ""),
        (["https://a b.example"], ""),
        (["ftp://x.example"], ""),
        (["javascript:alert(1)"], ""),
        (["//x.example"], ""),
    ],
)
def test_a_website_is_one_that_can_be_followed_or_nothing(values: list[str], found: str) -> None:
    assert reading.website(values) == found


@given(st.text() | st.from_regex(r"\A(https?://)?[\w.@:/\[\]\\ ,-]{1,30}\Z"))
def test_a_website_names_a_host_without_account_on_one_line(given_text: str) -> None:
    found = reading.website([reading.text(given_text)])
    if found:
        assert found.lower().startswith(("http://", "https://"))
        assert "@" not in found.split("/")[2]
        assert not set(found) & set(" \n\t\"'<>\\")


@pytest.mark.parametrize(
    ("given_code", "found"),
    [
        ("9000", "9000"),
        ("B-9000", "9000"),
        ("B 9000", "9000"),
        ("b9000", "9000"),
        ("BE-9000", "9000"),
        ("9000 Gent", "9000"),
        ("B-9000 Gent", "9000"),
        ("9000, Gent", "9000"),
        ("9000-Gent", "9000"),
        ("9000 (Gent)", "9000"),
        ("9000.", "9000"),
        ("", ""),
        ("0900", "0900"),
        ("90001", "90001"),
        ("9000 9050", "9000 9050"),
        ("1234 AB", "1234 AB"),
        ("1234AB", "1234AB"),
        ("F-59000", "F-59000"),
        ("Gent", "Gent"),
    ],
)
def test_a_postal_code_is_its_four_digits(given_code: str, found: str) -> None:
    assert reading.postal_code(given_code) == found


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (9000.0, "9000"),
        (12.5, "12.5"),
        (9000, "9000"),
        (0, "0"),
        (True, ""),
        (None, ""),
        ([], ""),
        ("De\u00adSchakel", "DeSchakel"),
        ("Huize\u200b \u200bAvond\u200drust", "Huize Avondrust"),
        ("\u202eAvondrust\u202c", "Avondrust"),
        ("Avond\u200f\u200erust\ufeff", "Avondrust"),
        ("\u2066Avondrust\u2069\u061c", "Avondrust"),
        ("Avond\x00rust\x01\x7f\x9b", "Avondrust"),
        ("Avond\u3164rust\u034f\ufe0f\U000e0041", "Avondrust"),
        ("Huize\u00a0Avondrust\u2028VZW", "Huize Avondrust VZW"),
        ("Zorg\ud83d", "Zorg"),
        ("Café De Één ☀", "Café De Één ☀"),
        ("e\u0301e\u0301n", "e\u0301e\u0301n"),
        ("\u200b\u00ad", ""),
        ("x" * 600, "x" * 500),
    ],
)
def test_a_text_is_one_line_of_what_can_be_seen(value: Any, found: str) -> None:
    assert reading.text(value) == found


@pytest.mark.parametrize(
    ("given_number", "found"),
    [
        ("0123.456.749", "0123456749"),
        ("BE 0123 456 749", "0123456749"),
        ("123456749", "0123456749"),
        ("1000.000.021", "1000000021"),  # those of new organisations begin with a 1
        ("", ""),
    ],
)
def test_an_enterprise_number_has_ten_digits(given_number: str, found: str) -> None:
    assert reading.enterprise_number(given_number) == found
