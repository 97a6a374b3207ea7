"""Filters of ours in the place of the library's say what it says."""

import pytest
from jinja2.filters import do_urlencode

from chalicelib.entrypoints.pages.filters import urlencode
from chalicelib.entrypoints.pages.rendering import ENVIRONMENT


@pytest.mark.parametrize(
    "value",
    [
        "zkdzcpo2gugmo7ib",
        "a.b~c_d-e",
        "Sint-Jozef, Gent",
        "é",
        "a/b?c=d&e#f",
        "50 %",
        "",
        "a\n",
        {"q": "Dorpsstraat 1", "n": 2},
    ],
)
def test_what_stands_in_an_address_is_what_the_library_makes_of_it(value: str | dict[str, object]) -> None:
    assert urlencode(value) == do_urlencode(value)
    assert ENVIRONMENT.from_string("{{ v|urlencode }}").render(v=value) == ENVIRONMENT.from_string("{{ v }}").render(
        v=do_urlencode(value)
    )


def test_words_of_one_page_are_not_those_of_the_next() -> None:
    template = ENVIRONMENT.from_string("{{ name }}", globals={"name": "van een pagina"})
    assert template.render() == "van een pagina"
    assert "name" not in ENVIRONMENT.globals
