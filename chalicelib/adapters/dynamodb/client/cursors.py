"""Cursors of lists: a sort key, wrapped so that nobody builds on what it holds."""

import base64
import binascii
from typing import Final

from chalicelib.domain.rules.refusals import FieldError, Invalid

_LONGEST: Final = 1024  # bytes of a sort key, says DynamoDB: to a longer one it answers with a fault


def wrong_cursor() -> Invalid:
    """Return the refusal of a cursor that we did not make."""
    return Invalid((FieldError("cursor", "wrong_cursor"),))


def wrap(key: str) -> str:
    return base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")


def unwrap(cursor: str, *, prefix: str = "") -> str:
    """The key in a cursor; an empty cursor is the beginning.

    Raises:
        Invalid: we did not make this cursor.
    """
    if not cursor:
        return ""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        key = base64.b64decode(padded, altchars="-_", validate=True).decode()
    except (binascii.Error, ValueError):
        key = ""
    if not key or not key.startswith(prefix) or "\x00" in key or len(key.encode()) > _LONGEST:
        raise wrong_cursor()
    return key
