"""Texts, addresses and websites as people type them into a register: read as far as they say something, never guessed.

A mail goes to what stands here, and a visitor follows it: what is not sure is left out.
"""

import html
import re
import unicodedata
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from chalicelib.domain.rules.email_address import as_mailed, is_email_address

_LONGEST: Final = 500  # characters of any field we take over

# What nobody sees although Unicode counts it as a letter, a mark or a symbol: fillers, joiners, variation selectors.
_UNSEEN: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_UNSEEN_KINDS: Final = {"Cc", "Cf", "Cs", "Co", "Cn"}  # controls, formats, halves, and what is nothing yet

_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});")
_AROUND_AT: Final = re.compile(r"\s*@\s*")
_BETWEEN: Final = re.compile(r"[;,|\s<>\"]+")
_LETTER: Final = re.compile(r"(?i)(mailto:[^?\s]*)\?.*")  # what a link says beside the address: words, copies
_MAILTO: Final = re.compile(r"(?i)^(?:e-?)?mail(?:to)?:/*")
_QUERY: Final = re.compile(r"(@[^?]*)\?.*")
_WRAPPED: Final = "<>()[]{}\"'`\N{ACUTE ACCENT}“”„«»\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
_ENDS: Final = _WRAPPED + ".:!"

_LABEL: Final = r"[^\W_](?:[\w-]*[^\W_])?"
_HOST: Final = re.compile(rf"(?:{_LABEL}\.)+(?=[\w-]*[^\W\d_]){_LABEL}")
_SITES: Final = re.compile(r"[;,|\s]+")
_PLAIN: Final = re.compile(r"[^\s\"'<>\\]+")
_OURS_ALONE: Final = ("local", "localhost", "localdomain", "internal", "intranet", "lan", "home", "corp")

_BELGIAN: Final = re.compile(r"(?i)(?:BE?[\s.-]*)?([1-9]\d{3})(?![\s.-]?[A-Z]{2}$)(?:[\s,.(/-]+\D.*|[.,])?")


def text(value: Any) -> str:
    """One line of what can be seen; numbers are texts to some registers, and have no `.0` then."""
    if value.__class__ is str:
        if not (value.isascii() and value.isprintable()):
            value = "".join([each for each in value if each.isspace() or _is_seen(each)])
        return " ".join(value.split())[:_LONGEST]
    return number(value)


def number(value: Any) -> str:
    """Return a number as people write it; nothing for any other kind of value."""
    if value.__class__ is int:
        return str(value)
    if value.__class__ is float:
        return str(int(value)) if value.is_integer() else str(value)
    return ""


def words(value: Any) -> str:
    """The same of words that people read: some registers hold what a web page would show as `&` and the like."""
    found = text(value)
    return _without_entities(found) if "&" in found else found


def _is_seen(character: str) -> bool:
    return unicodedata.category(character) not in _UNSEEN_KINDS and not _UNSEEN.match(character)


def addresses(values: Sequence[str]) -> tuple[list[str], bool]:
    """The different addresses that can be mailed out of what a register holds, and whether it held anything at all.

    Registers hold `mailto:` links, names, quotes, blanks, entities and lists; all are read, none is guessed at. Two
    that differ in their capitals only are one, and a domain with other letters than ASCII becomes what mail takes.
    """
    if len(values) == 1 and is_email_address(values[0]):  # nearly always
        return [values[0]], True
    found: dict[str, str] = {}
    anything = False
    for value in values:
        given = _LETTER.sub(r"\1", unicodedata.normalize("NFKC", _without_entities(value)))
        anything = anything or any(map(_bare, _BETWEEN.split(given)))
        for mailed in _mailed_in(given) or _mailed_in(_AROUND_AT.sub("@", given)):
            found.setdefault(mailed.lower(), mailed)
    return list(found.values()), anything


def _mailed_in(given: str) -> list[str]:
    found = []
    for part in map(_bare, _BETWEEN.split(given)):
        pieces = [part] if _as_mailed(part) else map(_bare, part.split("/"))
        found += [mailed for piece in pieces if (mailed := _as_mailed(piece))]
    return found


def _without_entities(value: str) -> str:
    for _ in range(2):  # a register that shows its own input again has `&amp;#64;`
        value = _ENTITY.sub(lambda entity: html.unescape(entity[0]), value)
    return text(value)


def _bare(part: str) -> str:
    """Return a word without what people put around an address."""
    part = part.lstrip(_WRAPPED)
    if _MAILTO.match(part):
        part = unquote(_MAILTO.sub("", part))
    return _QUERY.sub(r"\1", part).lstrip(_WRAPPED).rstrip(_ENDS)


def _as_mailed(part: str) -> str:
    """The address as mail takes it; nothing where it is none."""
    found = as_mailed(part)
    return found if is_email_address(found) else ""


def website(values: Sequence[str]) -> str:
    """The first web address that one can follow, or nothing: registers hold bare hosts, lists, and may hold anything.

    It names a host of the internet and nobody's account: no number, and no name that only one network knows.
    """
    for value in values:
        found = _followed(value) or _followed(_SITES.split(value)[0].rstrip(".:!"))
        if found:
            return found
    return ""


def _followed(given: str) -> str:
    url = given if re.match(r"(?i)https?://", given) else f"https://{given}"
    if not _PLAIN.fullmatch(given):
        return ""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    named = parts.netloc.lower() in {host, f"{host}:{port}"}
    alone = host.rpartition(".")[2] in _OURS_ALONE
    return url if named and not alone and _HOST.fullmatch(host) else ""


def postal_code(given: str) -> str:
    """The four digits of a Belgian postal code, whatever stands around them; any other code as it is."""
    if len(given) == 4:  # noqa: PLR2004 - said above
        return given
    found = _BELGIAN.fullmatch(given)
    return found[1] if found else given


def enterprise_number(given: str) -> str:
    """The ten digits of an enterprise number: a number, and those of before 2005, come without their first 0."""
    digits = re.sub(r"\D", "", given)
    return f"0{digits}" if len(digits) == 9 else digits  # noqa: PLR2004 - said above
