"""Fields that came in, read against a schema: every wrong one is named at once, so that nobody fixes one at a time.

What a schema cannot say of a field, a judge does: a check of a route, of the fields that it asks for. Where others are
wrong, those of a judge that can be read are judged all the same, and one answer names both.
"""

import functools
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from types import UnionType
from typing import Annotated, Final, TypeVar, get_args

import msgspec

from chalicelib.domain.letters.folding import has_something_to_see, seen
from chalicelib.domain.rules.refusals import DeadLink, FieldError, Invalid, Judge, Refusal, TooMany

S = TypeVar("S", bound=msgspec.Struct)
# What a judge raises is no field's, and the view's to say: but for this, which is said before any field.
_SAID_FIRST: Final = (DeadLink, TooMany)

# Everything that nobody types and that mails, pages or terminals could trip over; line feed and tab stay.
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

_DIGITS: Final = re.compile(r"-?[0-9]+")
_EXACT: Final = 2**53  # from here on a float stands for several whole numbers

_Zoned = Annotated[datetime, msgspec.Meta(tz=True)]
# In queries and forms a `+` that was not escaped arrives as a blank; no moment has one before its zone (RFC 3339, 5.6).
_LOST_PLUS: Final = re.compile(r"(\S+[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?) (\d\d:?\d\d)")

_NOTHING_TO_SEE: Final = "Nothing to see"
_NOT_WHOLE: Final = "Expected `int`"
CHECKED: Final = "on"  # as browsers send a checked box without a value of its own (HTML, 4.10.5.1.15)
_WITHIN: Final = " - at `$["  # how msgspec begins to say where; which key of an object it was, it does not say
CODES: Final = (  # how msgspec says what is wrong -> our code
    (re.compile(r"^Expected `str` of length >= (?P<limit>\d+)"), "too_short"),
    (re.compile(r"^Expected `str` of length <= (?P<limit>\d+)"), "too_long"),
    (re.compile(r"^Expected `int` >= (?P<limit>-?\d+)"), "too_small"),
    (re.compile(r"^Expected `int` <= (?P<limit>-?\d+)"), "too_large"),
    (re.compile(r"^Expected `(object|array)` of length <= (?P<limit>\d+)"), "too_many"),
    (re.compile(r"^Expected `str` matching regex"), "wrong_format"),
    (re.compile(r"^Invalid enum value"), "not_one_of"),
    (re.compile(_NOTHING_TO_SEE), "invisible_text"),
)


class Unread(Exception):
    """A field was asked for that could not be read."""


class Readable:
    """The fields of a body that could be read, as its schema has them; another raises Unread."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values

    def __getattr__(self, name: str) -> object:
        if name not in self._values:
            raise Unread(name)
        return self._values[name]


def judged(sent: object, judges: Sequence[Judge], wrong: Sequence[FieldError] = ()) -> tuple[FieldError, ...]:
    """Return what judges find wrong with what was sent, each once, and nothing of fields that are named as wrong.

    Raises:
        DeadLink, TooMany: as a judge found.
    """
    named = {each.field for each in wrong}
    found: dict[FieldError, None] = {}
    for each in (error for judge in judges for error in _found_by(judge, sent)):
        if not any(_overlap(each.field, field) for field in named):
            found[each] = None
    return tuple(found)


def check(sent: object, *judges: Judge) -> None:
    """Refuse what judges find wrong, all of it at once. Raises Invalid; DeadLink and TooMany as a judge found."""
    if errors := judged(sent, judges):
        raise Invalid(errors)


def _found_by(judge: Judge, sent: object) -> Iterator[FieldError]:
    try:
        yield from judge(sent)
    except Invalid as refusal:
        yield from refusal.errors
    except _SAID_FIRST:
        raise
    except (Unread, Refusal):
        return


def _overlap(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def read_as(
    kind: type[S],
    raw: object,
    *,
    as_text: bool = False,
    ignore_unknown: bool = False,
    judges: Sequence[Judge] = (),
) -> S:
    """The schema's object.

    Args:
        kind: the schema.
        raw: what was sent.
        as_text: numbers and booleans come as text, as forms and queries send them; a blank is nothing.
        ignore_unknown: leave alone what the schema does not name.
        judges: are asked where fields are wrong, of the others.

    Raises:
        Invalid: names every field that is wrong.
        DeadLink, TooMany: as a judge found.
    """
    errors: list[FieldError] = []
    found = _object(kind, raw, "", errors, as_text=as_text, ignore_unknown=ignore_unknown)
    if isinstance(found, kind):
        return found
    beside = _judged_while_one_can(found, judges, errors) if found is not None else ()
    raise Invalid((*errors, *beside))


def _judged_while_one_can(
    found: object, judges: Sequence[Judge], errors: Sequence[FieldError]
) -> tuple[FieldError, ...]:
    """Return what judges find; nothing where the store that they ask is away, as the fields are wrong all the same."""
    from chalicelib.entrypoints.http import faults  # noqa: PLC0415 - as its module

    try:
        return judged(found, judges, errors)
    except faults.store_fault() as fault:
        if not faults.is_passing(fault):
            raise
        return ()


_fields = functools.cache(msgspec.structs.fields)  # which reads annotations anew, for longer than a body takes


def _object(
    kind: type[S], raw: object, prefix: str, errors: list[FieldError], *, as_text: bool, ignore_unknown: bool
) -> S | Readable | None:
    """Return the schema's object; of one with wrong fields the others, and None of what is no object at all."""
    if not isinstance(raw, dict):
        errors.append(FieldError(prefix.rstrip(".") or "body", "wrong_type"))
        return None
    before = len(errors)
    values: dict[str, object] = {}
    fields, absent = _fields(kind), []
    for each in fields:
        name = each.encode_name
        value = _tidy(raw[name]) if name in raw else None
        if name not in raw or (as_text and value == ""):
            if each.required:
                errors.append(FieldError(prefix + name, "required"))
            else:
                absent.append(each)
        elif (within := _schema_in(each.type)) is not None and value is not None:
            inner = _object(within, value, f"{prefix}{name}.", errors, as_text=as_text, ignore_unknown=ignore_unknown)
            if inner is not None:
                values[each.name] = inner
        else:
            values |= _value(each, value, prefix + name, errors, as_text=as_text, asked=ignore_unknown)
    if not ignore_unknown:
        known = {each.encode_name for each in fields}
        errors += [FieldError(prefix + str(name)[:60], "unknown_field") for name in raw if name not in known]
    if len(errors) == before:
        return kind(**values)
    return Readable(values | {each.name: _default(each) for each in absent})


def _value(
    field: msgspec.structs.FieldInfo, value: object, name: str, errors: list[FieldError], *, as_text: bool, asked: bool
) -> dict[str, object]:
    """Return a field's value under its name; of an object those of its entries that are right, of any other nothing."""
    try:
        return {field.name: _converted(value, field.type, as_text=as_text, asked=asked)}
    except msgspec.ValidationError as error:
        entries = _wrong_within(name, value, field.type, as_text=as_text)
        errors += entries or [_named(name, value, str(error))]
        wrong = {each.field.removeprefix(f"{name}.") for each in entries}
        return _others_within(field, value, wrong, as_text=as_text) if entries else {}


def _default(field: msgspec.structs.FieldInfo) -> object:
    return field.default if field.default is not msgspec.NODEFAULT else field.default_factory()


def _others_within(
    field: msgspec.structs.FieldInfo, value: object, wrong: Collection[str], *, as_text: bool
) -> dict[str, object]:
    """Return an object's field without its wrong entries; nothing of any other."""
    if not isinstance(value, dict):
        return {}
    others = {name: each for name, each in value.items() if str(name)[:60] not in wrong}
    with suppress(msgspec.ValidationError):  # there are too many of them
        return {field.name: _converted(others, field.type, as_text=as_text, asked=False)}
    return {}


def _schema_in(kind: object) -> type[msgspec.Struct] | None:
    """Return the schema of a field that holds one, also where it may be null; None for a field of a value."""
    options = get_args(kind) if isinstance(kind, UnionType) else (kind,)
    return next((each for each in options if isinstance(each, type) and issubclass(each, msgspec.Struct)), None)


def _converted(value: object, kind: object, *, as_text: bool, asked: bool) -> object:
    """A value as its schema has it; a text needs something that one sees, and as much of it as it is to be long.

    In what is asked for, such as the words of a search, characters that nobody sees are as good as none.

    Raises:
        msgspec.ValidationError: it is not of that kind.
    """
    if isinstance(value, str) and not value.isascii():
        if has_something_to_see(value):
            msgspec.convert(seen(value), kind, strict=not as_text)
        elif asked:
            value = ""
        else:
            raise msgspec.ValidationError(_NOTHING_TO_SEE)
    if as_text and value == CHECKED and bool in (kind, *get_args(kind)):
        value = True
    found = msgspec.convert(value, kind, strict=not as_text)
    if as_text and not written_whole(value, found):
        raise msgspec.ValidationError(f"{_NOT_WHOLE}{_WITHIN}" if isinstance(found, dict) else _NOT_WHOLE)
    return found


def _wrong_within(field: str, value: object, kind: object, *, as_text: bool) -> list[FieldError]:
    """Name each wrong entry of a value that holds several, by its key or its place; none where the whole is wrong.

    What a form sends as a list is one group of boxes, which are wrong together.
    """
    parts: list[tuple[object, object, object]] = []
    if isinstance(value, dict):
        parts = [(key, each, {key: each}) for key, each in value.items()]
    elif isinstance(value, list) and not as_text:
        parts = [(at, each, [each]) for at, each in enumerate(value)]
    found = []
    for name, each, alone in parts:
        try:
            _converted(alone, kind, as_text=as_text, asked=False)
        except msgspec.ValidationError as error:
            if _WITHIN in str(error):
                found.append(_named(f"{field}.{str(name)[:60]}", each, str(error)))
    return found


def _named(field: str, value: object, said: str) -> FieldError:
    if value is None or value == "":
        return FieldError(field, "required")
    for pattern, code in CODES:
        found = pattern.match(said)
        if found:
            return FieldError(field, code, facts=tuple(found.groupdict().values()))
    return FieldError(field, "wrong_type")


def _tidy(value: object) -> object:
    """Text as people meant it: composed letters, one kind of line end, no control characters, no outer blanks.

    And 4.0 as the whole number that it is (JSON Schema 2020-12, 6.1.1); numbers lie in objects too, texts do not.
    """
    if isinstance(value, str):
        lines = value.replace("\r\n", "\n").replace("\r", "\n")
        return unicodedata.normalize("NFC", _CONTROLS.sub("", lines)).strip()
    if isinstance(value, dict):
        return {name: whole(each) for name, each in value.items()}
    return whole(value)


def whole(value: object) -> object:
    """Return 4.0 as the whole number that it is (JSON Schema 2020-12, 6.1.1); anything else as it is."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT else value


def written_whole(text: object, found: object) -> bool:
    """Check that what was read as a whole number was written in digits: `1e1` is 10 to msgspec, and to nobody else."""
    if isinstance(text, dict) and isinstance(found, dict):
        return all(written_whole(each, found.get(name)) for name, each in text.items())
    return type(found) is not int or not isinstance(text, str) or _DIGITS.fullmatch(text) is not None


def day_or_moment(said: str, field: str, *, as_text: bool) -> date | datetime:
    """Return the day or the moment that is meant.

    Args:
        said: as it was sent.
        field: whose it is.
        as_text: it came in a query or a form.

    Raises:
        Invalid: it is neither.
    """
    plus = _LOST_PLUS.fullmatch(said) if as_text else None
    try:
        try:
            return msgspec.convert(said, date)
        except msgspec.ValidationError:
            return msgspec.convert("{}+{}".format(*plus.groups()) if plus else said, _Zoned)
    except msgspec.ValidationError:
        raise Invalid((FieldError(field, "wrong_format", "day"),)) from None
