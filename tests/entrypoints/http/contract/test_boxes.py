"""A box that somebody checked, as forms of others send it."""

import msgspec
import pytest

from chalicelib.domain.rules.refusals import Invalid
from chalicelib.entrypoints.http.reading import read_as


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
