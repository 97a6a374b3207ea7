"""Names of people: behind a title, a job, a relative, "mijn naam is", or under the text.

A capital alone is no name. Places, organisations, saints, streets and months have capitals too; a job without a name
("de dokter kwam meteen") points at nobody. So a name counts only where something says that a person is meant.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from chalicelib.domain.organisations.listing import Listing
from chalicelib.domain.reviews.review import Author
from chalicelib.domain.reviews.signal import MODERATE, WEAK
from chalicelib.domain.signals.text.name_words import (
    ABBREVIATED,
    FIRST_NAMES,
    HONORIFICS,
    JOBS,
    LAST_NAMES,
    NAMES_AND_WORDS,
    NO_NAMES,
    PLACE_WORDS,
    PREFIXED_NAMES,
    RELATIVES,
    STREET_ENDS,
)
from chalicelib.domain.signals.text.own_names import HOUSES, is_own_name
from chalicelib.domain.signals.text.phrases import Phrase
from chalicelib.domain.signals.text.reading import MAX_PASSAGES, Reading, regex, word_set, words

_LETTERS: Final = [chr(code) for code in (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x180))]
_UPPER: Final = f"[{''.join(filter(str.isupper, _LETTERS))}]"
_LOWER: Final = f"[{''.join(filter(str.islower, _LETTERS))}]"
_CAPITAL: Final = rf"(?:[DT]['\u2019])?{_UPPER}{_LOWER}{{1,30}}(?:[-'\u2019]{_UPPER}?{_LOWER}{{1,30}}){{0,3}}"
_PREFIX: Final = (
    r"(?:(?:Van|Vanden|Vander|De|Den|Der|Ten|Ter|Le|La|Du|El|Ben|Op)[ ]"
    r"(?:(?:[Dd]e[nr]?|[Tt]e[nr]|het|['\u2019]t)[ ])?)"
)
_NAME: Final = rf"{_PREFIX}?{_CAPITAL}"
_GAP: Final = r"[ \t\xa0]{1,2}"
_WRITTEN: Final = rf"{_GAP}((?:[A-Z]\.[ ]?){{0,3}}{_NAME}(?:[ ]{_NAME}){{0,2}})(?!\w)"
_LOWER_PREFIX: Final = rf"{_GAP}((?:van|de|den|der|ten|ter|vanden|vander)[ ](?:de[nr]?[ ])?{_CAPITAL})(?!\w)"
# In a text without capitals, or with nothing else: only names that are common and nothing but names.
_LISTED: Final = r"[ ]{1,2}((?:(?:van |van de |van den |van der |de )?)([a-z]+))(?![a-z0-9'-])"
_WORD_BEFORE: Final = r"([a-z0-9]+)[\W_]{1,3}$"

# "residentie Dokter Peeters" is a house, "op de afdeling zuster Ann" is somebody there.
_HOUSES_BEFORE: Final = HOUSES - word_set("afdeling dienst groep huis leefgroep onze opvang school woongroep")
_INTRODUCE: Final = HONORIFICS | JOBS | RELATIVES
_GIVEN_NAMES: Final = FIRST_NAMES | NAMES_AND_WORDS
_PARTS: Final = word_set("de van den der op")
_NO_NAMES: Final = NO_NAMES - _PARTS

_A_CERTAIN: Final = Phrase(r"een zekere")  # whatever bears a capital behind it is a person
_INTRODUCTIONS: Final = (
    Phrase(r"(met de|mijn|haar|zijn|diens) naam( is| was)?"),
    Phrase(r"genaamd"),
    _A_CERTAIN,
    Phrase(r"heet(te)?"),
    Phrase(r"ik ben"),
    Phrase(r"(dank|dankjewel|bedankt|merci|proficiat|pluim|bravo|chapeau)( (u|je) wel)?( aan| voor)?"),
)
_SIGN_OFF: Final = (
    Phrase(r"(vriendelijke |warme |hartelijke |lieve )?(groet|groeten|groetjes)"),
    Phrase(r"mvg"),
)
_BEFORE_JOB: Final = rf"(?<!\w)({_CAPITAL}(?:[ ]{_NAME})?), (?:de|onze|haar|zijn|een)[ ]$"  # "Luc, de directeur"
_MORE: Final = rf"(?:,| en| &)[ ]({_CAPITAL})(?!\w)"
_SIGNED: Final = rf"[\s,.!:;-]{{1,6}}({_NAME}(?:[ ]{_NAME}){{0,2}})[\s.!]{{0,5}}$"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person named in a text, with the title that introduces the name (plain; empty where none does)."""

    start: int
    end: int
    title: str
    strength: int


def person_names(read: Reading, listing: Listing | None = None, author: Author | None = None) -> list[PersonName]:
    """Return the people that a text names, in its order; an organisation that bears a person's name is left out."""
    found = [
        *islice(_titled(read, listing), MAX_PASSAGES),
        *_introduced(read, listing),
        *_signed(read, listing),
        *_authors_own(read, author, listing),
    ]
    kept: list[PersonName] = []
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept[:MAX_PASSAGES]


def _titled(read: Reading, listing: Listing | None) -> Iterator[PersonName]:
    for start, end in read.occurrences(_INTRODUCE):
        title = read.normalised[start:end]
        if title in RELATIVES:
            name, strength = _first_name_behind(read, end), WEAK
        else:
            dotted = title in ABBREVIATED and read.text[end : end + 1] == "."
            name, strength = _name_behind(read, end + dotted, title), MODERATE
        if name and not _house_before(read, start) and not _own(read, name, title, listing):
            yield PersonName(start, _and_others(read, name[1]), title, strength)
        elif (before := _name_before(read, start, title)) and not _own(read, before, title, listing):
            yield PersonName(*before, title, MODERATE)


def _name_before(read: Reading, start: int, title: str) -> tuple[int, int] | None:
    """The name in "Luc, de directeur"."""
    found = regex(_BEFORE_JOB).search(read.text, max(0, start - 60), start) if title in JOBS else None
    return found.span(1) if found and _is_given(found[1]) else None


def _name_behind(read: Reading, at: int, title: str) -> tuple[int, int] | None:
    written = regex(_WRITTEN).match(read.text, at)
    if written is None and title in HONORIFICS:
        written = regex(_LOWER_PREFIX).match(read.text, at)
    if written:
        return _trimmed(read, *written.span(1))
    listed = regex(_LISTED).match(read.normalised, at)
    if listed is None:
        return None
    word, prefixed = listed[2], listed[1] != listed[2]
    known = word in PREFIXED_NAMES if prefixed else word in LAST_NAMES or word in FIRST_NAMES
    return listed.span(1) if known else None


def _first_name_behind(read: Reading, at: int) -> tuple[int, int] | None:
    written = regex(_WRITTEN).match(read.text, at)
    if written is None or not _is_given(written[1]):
        return None
    return _trimmed(read, *written.span(1))


def _and_others(read: Reading, end: int) -> int:
    """Return the end of a list of first names that goes on after the name that ends here: "Sofie, Els en Karim"."""
    while (more := regex(_MORE).match(read.text, end)) and _is_given(more[1]):
        end = more.end()
    return end


def _is_given(name: str) -> bool:
    """Check that a name begins with a common first name."""
    return any(word in _GIVEN_NAMES for word in words(name)[:1])


def _trimmed(read: Reading, start: int, end: int) -> tuple[int, int] | None:
    """The name up to the first word that is none; nothing where it is a street's, a house's or no name at all."""
    last = start
    for match in re.finditer(r"[a-z']+(?:-[a-z']+)*", read.normalised[start:end]):
        whole = match[0].split("-")
        if not HOUSES.isdisjoint(whole) or match[0].endswith(STREET_ENDS):
            return None
        if match[0] in _NO_NAMES:
            break
        last = start + match.end()
    behind = re.match(r"[ -]([a-z]+)", read.normalised[last : last + 20])
    if last == start or (behind and behind[1] in PLACE_WORDS):
        return None
    named = read.normalised[start:last].split()
    return (start, last) if any(len(word) > 1 and word not in _PARTS for word in named) else None


def _house_before(read: Reading, start: int) -> bool:
    before = regex(_WORD_BEFORE).search(read.normalised, max(0, start - 30), start)
    return before is not None and before[1] in _HOUSES_BEFORE


def _own(read: Reading, name: tuple[int, int], title: str, listing: Listing | None) -> bool:
    return listing is not None and is_own_name(words(read.text[name[0] : name[1]]), title, listing)


def _introduced(read: Reading, listing: Listing | None) -> Iterator[PersonName]:
    for phrase in _INTRODUCTIONS:
        for _, end in phrase.spans(read):
            written = regex(_WRITTEN).match(read.text, end)
            if written is None:
                continue
            if phrase is not _A_CERTAIN and not _is_given(written[1]):
                continue
            name = _trimmed(read, *written.span(1))
            if name and not _own(read, name, "", listing):
                yield PersonName(name[0], _and_others(read, name[1]), "", MODERATE)


def _signed(read: Reading, listing: Listing | None) -> Iterator[PersonName]:
    """A name under the text: often the author's own, who is to stay anonymous."""
    for phrase in _SIGN_OFF:
        for _, end in phrase.spans(read):
            written = regex(_SIGNED).match(read.text, end)
            if written is None:
                continue
            name = _trimmed(read, *written.span(1))
            if name and _is_given(written[1]) and not _own(read, name, "", listing):
                yield PersonName(*name, "", WEAK)


def _authors_own(read: Reading, author: Author | None, listing: Listing | None) -> Iterator[PersonName]:
    if author is None:
        return
    full = f"{author.first_name} {author.last_name}".strip()
    asked = words(full)
    least = 2
    if len(asked) < least or not read.vocabulary.issuperset(asked):
        return
    pattern = r"[\W_]{1,3}".join(re.escape(word) for word in asked)
    for match in islice(re.finditer(rf"(?<![a-z0-9]){pattern}(?![a-z0-9])", read.normalised), MAX_PASSAGES):
        if not _own(read, match.span(), "", listing):
            yield PersonName(*match.span(), "", MODERATE)
