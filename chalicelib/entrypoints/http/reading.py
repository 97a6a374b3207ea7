"""Fields that came in, read against a schema: every wrong one is named at once, so that nobody fixes one at a time."""

import functools
import re
import unicodedata
from types import UnionType
from typing import Final, TypeVar, get_args

import msgspec

from chalicelib.domain.letters.folding import has_something_to_see, seen
from chalicelib.domain.rules.refusals import FieldError, Invalid

S = TypeVar("S", bound=msgspec.Struct)

# Everything that nobody types and that mails, pages or terminals could trip over; line feed and tab stay.
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

_DIGITS: Final = re.compile(r"-?[0-9]+")
_EXACT: Final = 2**53  # from here on a float stands for several whole numbers

_NOTHING_TO_SEE: Final = "Nothing to see"
_NOT_WHOLE: Final = "Expected `int`"
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


def read_as(kind: type[S], raw: object, *, as_text: bool = False, ignore_unknown: bool = False) -> S:
    """The schema's object.

    Args:
        kind: the schema.
        raw: what was sent.
        as_text: numbers and booleans come as text, as forms and queries send them; a blank is nothing.
        ignore_unknown: leave alone what the schema does not name.

    Raises:
        Invalid: names every field that is wrong.
    """
    errors: list[FieldError] = []
    found = _object(kind, raw, "", errors, as_text=as_text, ignore_unknown=ignore_unknown)
    if errors or found is None:
        raise Invalid(tuple(errors))
    return found


_fields = functools.cache(msgspec.structs.fields)  # which reads annotations anew, for longer than a body takes


def _object(
    kind: type[S], raw: object, prefix: str, errors: list[FieldError], *, as_text: bool, ignore_unknown: bool
) -> S | None:
    if not isinstance(raw, dict):
        errors.append(FieldError(prefix.rstrip(".") or "body", "wrong_type"))
        return None
    before = len(errors)
    values: dict[str, object] = {}
    fields = _fields(kind)
    for each in fields:
        name = each.encode_name
        value = _tidy(raw[name]) if name in raw else None
        absent = name not in raw or (as_text and value == "")
        if absent:
            if each.required:
                errors.append(FieldError(prefix + name, "required"))
        elif (within := _schema_in(each.type)) is not None and value is not None:
            values[each.name] = _object(
                within, value, f"{prefix}{name}.", errors, as_text=as_text, ignore_unknown=ignore_unknown
            )
        else:
            try:
                values[each.name] = _converted(value, each.type, as_text=as_text, asked=ignore_unknown)
            except msgspec.ValidationError as error:
                entries = _wrong_within(prefix + name, value, each.type, as_text=as_text)
                errors += entries or [_named(prefix + name, value, str(error))]
    if not ignore_unknown:
        known = {each.encode_name for each in fields}
        errors += [FieldError(prefix + str(name)[:60], "unknown_field") for name in raw if name not in known]
    return kind(**values) if len(errors) == before else None


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
