"""JSON that is none, cut where it can be: a fault inside one record is that record's, and the others are as they were.

Only brackets, commas, colons and the ends of texts are looked at, which a bad escape, a control character, a byte that
is no UTF-8 or a `NaN` leaves where they are. What was cut off, and what is a web page, has brackets that do not match.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import msgspec

_TEXT: Final = rb'"[^"\\]*(?:\\.[^"\\]*)*"'
_MARK: Final = re.compile(_TEXT + rb'|["\[\]{},]', re.DOTALL)
_TEXTS: Final = re.compile(_TEXT, re.DOTALL)
_MEMBER: Final = re.compile(rb"\s*(" + _TEXT + rb")\s*:", re.DOTALL)
_CONTROL: Final = re.compile(rb"[\x00-\x1f]")


def items(sent: bytes) -> list[bytes]:
    """The items of a list, or the members of an object, as the bytes that were sent.

    Raises:
        ValueError: it is neither, or something stands before or after it, or it has no end.
    """
    cuts = list(_cuts(sent))
    if not cuts or sent[: cuts[0]].strip() or sent[cuts[-1] + 1 :].strip():
        raise ValueError("more than one value, or none")
    found = [sent[before + 1 : after] for before, after in pairwise(cuts)]
    return [each for each in found if each.strip()]


def _cuts(sent: bytes) -> Iterator[int]:
    """The places of the outermost brackets, and of the commas that have no other brackets around them."""
    depth = ended = 0
    for mark in _MARK.finditer(sent):
        sign = mark[0]
        opens, closes = sign in {b"[", b"{"}, sign in {b"]", b"}"}
        if sign == b'"' or (not depth and (ended or not opens)):
            raise ValueError("a text without an end, or something beside the value")
        depth += opens
        if depth == 1 and (opens or closes or sign == b","):
            yield mark.start()
        depth -= closes
        ended = not depth
    if depth:
        raise ValueError("no end")


def members(sent: bytes) -> dict[str, bytes]:
    """The members of an object by their names, as the bytes that were sent; empty where it is another thing."""
    if sent.strip()[:1] != b"{":
        return {}
    found = {}
    for item in items(sent):
        name = _MEMBER.match(item)
        text = _strict(name[1]) if name else None
        if name and isinstance(text, str):
            found[text] = item[name.end() :].strip()
    return found


def at(sent: bytes, path: str) -> bytes:
    """Return what stands at a dotted path; empty where something on the way is missing or no object."""
    for name in path.split("."):
        sent = members(sent).get(name, b"")
    return sent


def value_at(sent: bytes, path: str) -> object:
    """Return the value at a dotted path; None where it is missing, or cannot be read itself."""
    try:
        return _strict(at(sent, path))
    except ValueError:
        return None


def fault(sent: bytes) -> str:
    """The reason why these bytes cannot be read, in words without any of theirs."""
    try:
        sent.decode()
    except UnicodeDecodeError:
        return "a byte that is no UTF-8"
    for text in _TEXTS.findall(sent):
        if _strict(text) is None:
            return "a raw control character" if _CONTROL.search(text) else "a bad escape"
    return "no JSON"


def _strict(sent: bytes) -> object:
    try:
        return msgspec.json.decode(sent)
    except (ValueError, RecursionError):
        return None
