"""A box that somebody checked, and a list of them, as forms of others send it."""

from typing import Literal

import msgspec
import pytest

from chalicelib.domain.rules.refusals import Invalid
from chalicelib.entrypoints.http.chosen import read_with_choices
from chalicelib.entrypoints.http.reading import read_as
from chalicelib.entrypoints.http.request import Request


class _Form(msgspec.Struct):
    consent: bool
    text: str = ""
    on_behalf: bool | None = None


@pytest.mark.parametrize(("sent", "read"), [("on", True), ("true", True), ("false", False)])
def test_a_checked_box_without_a_value_of_its_own_is_checked(sent: str, *, read: bool) -> None:
    """Browsers then send `on`."""
    assert read_as(_Form, {"consent": sent, "on_behalf": sent}, as_text=True) == _Form(read, "", read)


def test_on_is_a_word_everywhere_else() -> None:
    assert read_as(_Form, {"consent": "true", "text": "on"}, as_text=True) == _Form(consent=True, text="on")
    for wrong, as_text in (({"consent": "on"}, False), ({"consent": "yes"}, True)):
        with pytest.raises(Invalid):
            read_as(_Form, wrong, as_text=as_text)


class _Chosen(msgspec.Struct):
    fruits: list[Literal["apple", "pear", "plum"]]
    text: str = ""


def chosen(form: str) -> list[str]:
    headers = {"content-type": "application/x-www-form-urlencoded"}
    request = Request("POST", headers, query={}, body=form.encode(), source_ip="", request_id="")
    return [*read_with_choices(request, _Chosen, ("fruits",)).fruits]


@pytest.mark.parametrize(
    "form",
    [
        "fruits.apple=true&fruits.plum=true",
        "fruits.apple=on&fruits.plum=on&fruits.pear=false",
        "fruits=apple&fruits=plum",
        "fruits=apple&fruits=plum&fruits=apple&fruits=",
        "fruits[]=apple&fruits[]=plum",
        "fruits%5B%5D=apple&fruits.plum=on&fruits.pear=",
    ],
)
def test_a_list_comes_as_boxes_or_as_a_name_that_is_repeated(form: str) -> None:
    assert chosen(form) == ["apple", "plum"]


@pytest.mark.parametrize("form", ["", "fruits=", "fruits.apple=false", "text=apple"])
def test_nothing_chosen_is_an_empty_list(form: str) -> None:
    assert chosen(form or "text=") == []


@pytest.mark.parametrize(
    ("form", "wrong"),
    [
        ("fruits.apple=yes", "fruits: not_one_of"),
        ("fruits.apple=true&fruits.apple=ja", "fruits: not_one_of"),
        ("fruits=nut", "fruits: not_one_of"),
        ("fruits=apple,plum", "fruits: not_one_of"),
        ("fruits.apple[]=true", "fruits: not_one_of"),
        ("fruits.apple.red=true", "fruits: not_one_of"),
        ("fruits.nut=on&seeds[]=apple", "fruits: not_one_of, seeds[]: unknown_field"),
    ],
)
def test_what_is_no_choice_is_refused_and_never_passed_over(form: str, wrong: str) -> None:
    with pytest.raises(Invalid) as refused:
        chosen(form)
    assert str(refused.value) == wrong
