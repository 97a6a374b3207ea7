"""Codes that people read from paper and type."""

from typing import Final

import pytest

from chalicelib.domain.letters.typed_codes import code_of, in_groups, read_code

CODE: Final = "014JM9Y27C94GDKR"
# As people type what they read.
TYPED: Final = (
    *(
        "014J M9Y2 7C94 GDKR",
        "014j-m9y2-7c94-gdkr",
        " 014jm9y27c94gdkr\n",
        "O14J M9Y2 7C94 GDKR",
        "0i4j m9y2 7c94 gdkr",
    ),
    *(
        "ol4j m9y2 7c94 gdkr",
        "014J\u2013M9Y2\u20137C94\u2013GDKR",
        "014J.M9Y2.7C94.GDKR",
        "0L4J:M9Y2_7C94,GDKR",
    ),
)


@pytest.mark.parametrize("typed", TYPED)
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert read_code(typed) == CODE


@pytest.mark.parametrize("typed", ["", "014J", f"{CODE}0", "U14JM9Y27C94GDKR", "O14J M9Y2 7C94 GDK€", "niet de code"])
def test_what_can_be_no_code_is_none(typed: str) -> None:
    assert read_code(typed) == ""


def test_a_code_holds_80_bits_of_its_secret_and_is_printed_in_groups() -> None:
    codes = {code_of(str(number)) for number in range(2_000)}
    assert len(codes) == 2_000
    assert {len(each) for each in codes} == {16}
    assert len({sign for each in codes for sign in each}) == 32
    assert all(read_code(in_groups(each)) == each for each in codes)
    assert in_groups(CODE) == "014J M9Y2 7C94 GDKR"
