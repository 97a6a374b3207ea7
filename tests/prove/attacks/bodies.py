"""Bodies that nobody honest sends, made from one that this route would take."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from chalicelib.entrypoints.http.request import LARGEST_BODY
from tests.prove.attacks.ground import FORM, JSON

_DEEP: Final = 33
STRANGE: Final[tuple[object, ...]] = (
    None,
    True,
    0,
    -1,
    10**400,
    1e308,
    4.5,
    "",
    " " * 50,
    "\0",
    "a\0b",
    "\ud800",
    "\udc00\ud800",
    "\u202e\u200b\ufeff",
    "x" * 60_000,
    "é" * 20_000,
    "2026-13",
    "../../etc/passwd",
    "{{ 7*7 }}",
    "' OR 1=1 --",
    [],
    [[]],
    ["a", 1, None],
    {},
    {"a": {"b": {"c": 1}}},
    {"": ""},
    {"$ne": None},
    {"__proto__": {"status": "published"}},
)


@dataclass(frozen=True)
class Body:
    """A body to send, its headers, and its name when it finds something."""

    name: str
    raw: bytes
    headers: Mapping[str, str]


def malformed(valid: Mapping[str, Any]) -> Iterator[Body]:
    """Every way to garble a body: at least 200, whatever the route takes."""
    yield from _fields(valid)
    yield from _raw(valid)
    yield from _forms(valid)
    yield from _media(valid)


def _fields(valid: Mapping[str, Any]) -> Iterator[Body]:
    for place in (*_places(valid), ("a_field_of_nobody",)):
        for number, strange in enumerate(STRANGE):
            name = f"{'.'.join(place)} <- strange {number}"
            yield Body(name, _text(_with(valid, place, strange)), JSON)
        yield Body(f"{'.'.join(place)} gone", _text(_with(valid, place, ..., drop=True)), JSON)


def _places(valid: Mapping[str, Any], before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, value in valid.items():
        yield (*before, name)
        if isinstance(value, dict):
            yield from _places(value, (*before, name))


def _with(valid: Mapping[str, Any], place: tuple[str, ...], value: object, *, drop: bool = False) -> dict[str, Any]:
    first, *rest = place
    made = dict(valid)
    if rest:
        made[first] = _with(made[first], tuple(rest), value, drop=drop)
    elif drop:
        made.pop(first, None)
    else:
        made[first] = value
    return made


def _text(body: object) -> bytes:
    return json.dumps(body).encode()


def _raw(valid: Mapping[str, Any]) -> Iterator[Body]:
    good = _text(dict(valid)) if valid else b"{}"
    bodies: dict[str, bytes] = {
        "nothing but blanks": b"  \r\n\t ",
        "a NUL": b"\0",
        "many NULs": b"\0" * 5_000,
        "a BOM": b"\xef\xbb\xbf" + good,
        "UTF-16": good.decode().encode("utf-16"),
        "UTF-32": good.decode().encode("utf-32"),
        "UTF-7": b"+AHsAfQ-",
        "latin-1": b'{"text": "caf\xe9"}',
        "overlong UTF-8": b'{"text": "\xc0\xaf"}',
        "a raw surrogate": b'{"text": "\xed\xa0\x80"}',
        "a lone surrogate": b'{"text": "\\ud800"}',
        "a lone surrogate as a key": b'{"\\udfff": 1}',
        "an escaped NUL": b'{"text": "\\u0000", "\\u0000": 1}',
        "a raw NUL in a text": b'{"text": "a\0b"}',
        "a raw line break in a text": b'{"text": "a\nb"}',
        "a huge whole number": b'{"version": ' + b"9" * 60_000 + b"}",
        "a huge fraction": b'{"version": 1.' + b"9" * 60_000 + b"}",
        "a huge exponent": b'{"version": 1e999999999}',
        "a tiny exponent": b'{"version": 1e-999999999}',
        "NaN": b'{"version": NaN}',
        "Infinity": b'{"version": -Infinity}',
        "minus nothing": b'{"version": -}',
        "a leading zero": b'{"version": 007}',
        "a hexadecimal": b'{"version": 0x1F}',
        "a list": b"[]",
        "a list of bodies": b"[" + good + b"," + good + b"]",
        "a number": b"12",
        "null": b"null",
        "true": b"true",
        "a text": b'"tekst"',
        "a body in a text": _text(good.decode()),
        "a comment": b"/* */" + good,
        "single quotes": b"{'a': 1}",
        "two bodies": good + good,
        "words after it": good + b" en dan nog dit",
        "a trailing comma": b'{"a": 1,}',
        "only a beginning": b"{",
        "only an end": b"}",
        "33 lists deep": b"[" * _DEEP + b"]" * _DEEP,
        "33 objects deep": b'{"a":' * _DEEP + b"1" + b"}" * _DEEP,
        "20,000 lists deep": b"[" * 20_000 + b"]" * 20_000,
        "20,000 lists, never closed": b"[" * 20_000,
        "10,000 objects deep": b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
        "ten thousand keys": _text({f"k{n}": n for n in range(5_000)}),
        "a long key": _text({"k" * 60_000: 1}),
        "64 KiB and one": b'{"a": "' + b"x" * (LARGEST_BODY - 8) + b'"}',
        "exactly 64 KiB": b'{"a": "' + b"x" * (LARGEST_BODY - 9) + b'"}',
        "two megabytes": b'{"a": "' + b"x" * 2_000_000 + b'"}',
        "XML": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        "YAML": b"!!python/object/apply:os.system ['id']",
        "a pickle": b"\x80\x04\x95\x10\x00\x00\x00\x00\x00\x00\x00}\x94.",
        "gzip": b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xab\xae\x05\x00",
    }
    others: tuple[object, ...] = (1, "b", None, [], {})
    for number, value in enumerate(others):
        twice = ",".join(f'"{name}": {json.dumps(value)}' for name in (*valid, *valid, "a", "a"))
        bodies[f"every key twice, {number}"] = f"{{{twice}}}".encode()
        bodies[f"each key again, {number}"] = good[:-1] + (b"," if valid else b"") + f'"a": {value!r}}}'.encode()
    for share in range(1, 20):
        bodies[f"cut off at {share} twentieths"] = good[: max(1, len(good) * share // 20)]
    for byte in (0x00, 0x1F, 0x7F, 0x80, 0xC3, 0xFE, 0xFF):
        bodies[f"byte {byte:02x} within"] = good[: len(good) // 2] + bytes([byte]) + good[len(good) // 2 :]
    for name, raw in bodies.items():
        yield Body(name, raw, JSON)


def _forms(valid: Mapping[str, Any]) -> Iterator[Body]:
    fields = [(name, str(value)) for name, value in valid.items()] or [("a", "b")]
    good = urlencode(fields).encode()
    bodies = {
        "as it is": good,
        "percent and nothing": good + b"&a=%",
        "percent and no digits": good + b"&a=%zz",
        "bytes that are no UTF-8": good + b"&a=%ff%fe",
        "a raw byte": good + b"&a=\xff",
        "a NUL": good + b"&a=%00",
        "a surrogate": good + b"&a=%ed%a0%80",
        "no names": b"=&=&=",
        "only ampersands": b"&" * 5_000,
        "only semicolons": b"a=1;b=2;c=3",
        "201 fields": urlencode([(f"k{n}", "v") for n in range(201)]).encode(),
        "10,000 fields": b"a&" * 10_000,
        "every field twice": good + b"&" + good,
        "a field within a text": good + b"&text.a=1&text=b",
        "a text within a field": b"a=1&a.b=2&a.b.c=3",
        "a deep name": b".".join([b"a"] * 500) + b"=1",
        "a name of dots": b"...=1&.=2&a..b=3",
        "square brackets": b"author[email]=a&aspect_ratings[]=1",
        "64 KiB and one": b"a=" + b"x" * (LARGEST_BODY - 1),
        "JSON under a form's name": json.dumps(dict(valid)).encode(),
        "a byte order mark": b"\xef\xbb\xbf" + good,
    }
    for accept in ("application/json", "text/html"):
        for name, raw in bodies.items():
            yield Body(f"a form for {accept}: {name}", raw, {**FORM, "Accept": accept})
    for place in _places(valid):
        for number, strange in enumerate(STRANGE[:20]):
            text = urlencode([*fields, (".".join(place), str(strange).encode("utf-8", "surrogatepass"))]).encode()
            yield Body(f"a form: {'.'.join(place)} <- strange {number}", text, {**FORM, "Accept": "text/html"})


def _media(valid: Mapping[str, Any]) -> Iterator[Body]:
    good = _text(dict(valid)) if valid else b"{}"
    types = (
        "text/plain",
        "text/html",
        "application/xml",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "application/octet-stream",
        "application/x-protobuf",
        "application/json; charset=utf-16",
        "application/json; charset=latin-1",
        "application/json; charset=no-such",
        "application/json; charset=",
        "application/json;;;",
        "application/json, text/plain",
        "APPLICATION/JSON",
        "json",
        "*/*",
        ";",
        "a" * 4_000,
        "application/x-www-form-urlencoded; charset=utf-16",
    )
    for each in types:
        yield Body(f"as {each[:50]}", good, {"Content-Type": each})
    heads = {
        "an encoding we do not know": {"Content-Encoding": "gzip"},
        "br": {"Content-Encoding": "br"},
        "a long key": {"Idempotency-Key": "k" * 5_000},
        "a strange key": {"Idempotency-Key": "k\u00e9\u00ff#/../"},
        "a broken cookie": {"Cookie": 'session="a; b=,,;=;;'},
        "many cookies": {"Cookie": "; ".join(f"c{n}={n}" for n in range(300))},
        "a broken origin": {"Origin": "null"},
        "an accept of anything": {"Accept": "*/*;q=zz, ,,text/html;q=2"},
        "a language of nobody": {"Accept-Language": "xx-" * 500},
        "another method": {"X-HTTP-Method-Override": "DELETE"},
        "a forged path": {"X-Original-URL": "/editor/queue", "X-Rewrite-URL": "/editor/queue"},
        "a forged host": {"X-Forwarded-Host": "canary.example", "Forwarded": "for=1;host=canary.example"},
        "a tag": {"If-None-Match": '"' + "x" * 2_000, "If-Match": "*", "If-Modified-Since": "gisteren"},
        "a range": {"Range": "bytes=0-0,-1,5-1"},
        "both kinds of editor": {"Authorization": "Bearer  ", "X-Api-Key": "1"},
    }
    for name, headers in heads.items():
        for body in (b"[]", b"{", b"\xff"):
            yield Body(f"{name}, {body!r}", body, {**JSON, **headers})
