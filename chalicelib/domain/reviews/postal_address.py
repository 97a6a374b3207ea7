"""Postal addresses of authors: whether a letter can get there, and whether it is the organisation's own house.

An address is one text, in lines or with commas: street and number, postal code and place, and the country where it is
another. Whom it is for is not in it.
"""

import re
import unicodedata
from typing import Final

ADDRESS_LENGTH: Final = (8, 200)  # characters
_MOST_LINES: Final = 5  # what a window shows, with the name above it
# Postal codes as the countries of the European Union write them; Belgium's are the first of these, as many others'.
_CODE: Final = re.compile(
    r"(?<![\w-])(?:"
    r"[A-Z]{1,2}[- ]\d{4,6}|\d{4}(?: ?[A-Z]{2}|-\d{3})?|\d{5,6}|\d{2}-\d{3}|\d{3} \d{2}"
    r"|[ACDEFHKNPRTVWXY]\d[0-9W] ?[0-9A-Z]{4}|[A-Z]{3} ?\d{4}"
    r")(?![\w-])"
)
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_STREET: Final = re.compile(r"\b(str(?:aat)?|ln|laan|stw|steenweg|stwg|plein|pl)\b\.?")
_SHORT: Final = {"str": "straat", "ln": "laan", "stw": "steenweg", "stwg": "steenweg", "pl": "plein"}


def address_lines(text: str) -> tuple[str, ...]:
    """Return the lines of an address, as they are printed."""
    return tuple(" ".join(line.split()) for line in re.split(r"[\n,;]+", text) if line.strip())


def is_postal_address(text: str) -> bool:
    """Check that a letter can get there: a street or a box with its number, then a postal code with a place."""
    lines = address_lines(text)
    whole = " ".join(lines)
    codes = list(_CODE.finditer(whole.upper()))
    if not codes or len(lines) > _MOST_LINES:
        return False
    # The last code is that of the place: a house may have four digits too.
    before, after = whole[: codes[-1].start()], whole[codes[-1].end() :]
    return bool(_WORD.search(after) and _WORD.search(before) and re.search(r"\d", before))


def same_house(text: str, *, street: str, number: str, postal_code: str) -> bool:
    """Tell whether an address is at this house, however either is written; a room or box there is the same house."""
    if not (street and number and postal_code):
        return False
    written = f" {_plain(' '.join(address_lines(text)))} "
    return f" {_plain(postal_code)} " in written and f" {_plain(f'{street} {number}')} " in written


def _plain(text: str) -> str:
    bare = "".join(each for each in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(each))
    bare = re.sub(r"\bb[- ](?=\d{4}\b)", "", bare)
    bare = re.sub(r"(?<=[a-z])(?=straat\b|laan\b|steenweg\b|plein\b|str\b|stw\b|ln\b)", " ", bare)
    bare = _STREET.sub(lambda found: _SHORT.get(found[1], found[1]), bare)
    bare = re.sub(r"(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)", " ", bare)
    return " ".join(re.findall(r"[a-z0-9]+", bare))
