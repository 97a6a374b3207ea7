"""How deep a body in JSON may go: as deep as any of ours would, wherever its brackets are."""

import pytest

from chalicelib.domain.rules.refusals import Unreadable
from chalicelib.entrypoints.http.request import read_json


def nested(depth: int) -> bytes:
    """Lists and objects in each other, by turns."""
    opened = "".join('{"a":' if level % 2 else "[" for level in range(depth))
    closed = "".join("}" if level % 2 else "]" for level in reversed(range(depth)))
    return f"{opened}1{closed}".encode()


@pytest.mark.parametrize(
    "body",
    [
        nested(32),
        b"[" + b"[]," * 100 + b"[]]",  # many, and none in another
        b"[" + nested(31) + b"," + nested(31) + b"]",
    ],
)
def test_what_is_wide_or_just_deep_enough_is_read(body: bytes) -> None:
    assert read_json(body)


@pytest.mark.parametrize("body", [nested(33), b"[[]," + nested(32) + b"]", b"[" * 40, b'{"a":' * 40])
def test_what_is_deeper_is_refused(body: bytes) -> None:
    with pytest.raises(Unreadable):
        read_json(body)
