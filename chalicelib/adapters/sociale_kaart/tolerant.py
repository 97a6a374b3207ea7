"""JSON that is none, cut where it can be: a fault inside one record is that record's, and the others are as they were.

Only brackets, commas, colons and the ends of texts are looked at, which a bad escape, a control character, a byte that
is no UTF-8 or a `NaN` leaves where they are. What was cut off, and what is a web page, has brackets that do not match.
"""

import re
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
    found: list[bytes] = []
    depth = start = end = 0
    for mark in _MARK.finditer(sent):
        sign = mark[0]
        if sign == b'"':
            raise ValueError("a text without an end")
        if sign == b"," and depth == 1:
            found.append(sent[start : mark.start()])
            start = mark.end()
        elif sign in {b"[", b"{"}:
            depth += 1
            if depth == 1:
                if end or sent[: mark.start()].strip():
                    raise ValueError("more than one value")
                start = mark.end()
        elif sign in {b"]", b"}"}:
            depth -= 1
            if depth == 0:
                found.append(sent[start : mark.start()])
                end = mark.end()
        if depth < 0:
            raise ValueError("an end without a beginning")
    if depth or not end or sent[end:].strip():
        raise ValueError("no end")
    return [each for each in found if each.strip()]


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
