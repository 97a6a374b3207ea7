"""Names of people: behind a title, a job, a relative, "mijn naam is", under the text, or by themselves.

A capital alone is no name. Places, organisations, saints, streets and months have capitals too; a job without a name
("de dokter kwam meteen") points at nobody. Behind a title any capital is somebody; without one (`names.bare`) a name
counts by what the table of names says of it and by the words around it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

from chalicelib.domain.organisations.listing import Listing
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.reviews.signal import MODERATE, WEAK
from chalicelib.domain.signals.names.around import CALLED, DOES, STREET_STARTS, THINGS
from chalicelib.domain.signals.names.bare import bare_names, of_a_street, rank
from chalicelib.domain.signals.names.disguised import disguised_names
from chalicelib.domain.signals.names.name_words import (
    ABBREVIATED,
    HONORIFICS,
    JOB_ENDS,
    JOBS,
    NAMES_AND_WORDS,
    NO_NAMES,
    PLACE_WORDS,
    RELATIVES,
    SEVERAL,
    STREET_ENDS,
)
from chalicelib.domain.signals.names.table import FAMILY, GIVEN, PLACE, PREFIXED, WORD, common, kinds
from chalicelib.domain.signals.text.own_names import HOUSES, is_own_name
from chalicelib.domain.signals.text.phrases import Phrase
from chalicelib.domain.signals.text.reading import KEPT, MAX_PASSAGES, Reading, regex, word_set, words

# Letters but for the small ones, and but for the capitals, of our own alphabet; those of others pass for both.
_UPPER: Final = r"[^\W\d_a-z\xdf-\xf6\xf8-\xff]"
_LOWER: Final = r"[^\W\d_A-Z\xc0-\xd6\xd8-\xde]"
_MORE_PARTS: Final = rf"(?:[-'\u2019]?{_UPPER}{_LOWER}{{1,30}}+|[-'\u2019]{_LOWER}{{1,30}}+){{0,3}}"
_CAPITAL: Final = rf"(?:[DTdt]['\u2019])?{_UPPER}{_LOWER}{{1,30}}+{_MORE_PARTS}"
_PREFIX: Final = (
    r"(?:(?:Van|Vanden|Vander|De|Den|Der|Ten|Ter|Le|La|Du|El|Ben|Op)(?:['\u2019]t)?[ ]"
    r"(?:(?:[Dd]e[nr]?|[Tt]e[nr]|het|['\u2019]t)[ ])?|['\u2019]t[ ])"
)
_NAME: Final = rf"{_PREFIX}?{_CAPITAL}"
_GAP: Final = r"[ \t\xa0]{1,2}"
_WRITTEN: Final = rf"{_GAP}((?:[A-Z]\.[ ]?){{0,3}}{_NAME}(?:[ ]{_NAME}){{0,2}})(?!\w)"
_INITIAL: Final = rf"{_GAP}([A-WYZ]\.(?:[A-Z]\.){{0,2}})(?!\w)"  # "mevrouw V."; X stands for nobody
_LOWER_PREFIX: Final = rf"{_GAP}((?:van|de|den|der|ten|ter|vanden|vander)[ ](?:de[nr]?[ ])?{_CAPITAL})(?!\w)"
# In a text without capitals, or with nothing else: only names that are in the table.
_LISTED: Final = (
    r"[ ]{1,2}((?:(?:van(?:'t)? (?:de[nr]? )?|de[nr]? |vande[nr]? |el |le |d'|'t )?)([a-z]+(?:-[a-z]+)?))(?![a-z0-9'-])"
)
_SMALL: Final = r"[ ]{1,2}([a-z]{3,20})(?![a-z0-9'-])"
_BEHIND: Final = r" ([a-z]+)"
_WORD_BEFORE: Final = r"([a-z0-9]+)[\W_]{1,3}$"

# "residentie Dokter Peeters" is a house, "op de afdeling zuster Ann" is somebody there.
_HOUSES_BEFORE: Final = HOUSES - word_set("afdeling dienst groep huis leefgroep onze opvang school woongroep")
_OF_STREETS: Final = word_set("de du l la le")
_INTRODUCE: Final = HONORIFICS | JOBS | RELATIVES
# Words that are yet names behind a job in small letters, where the sentence ends there or a verb follows.
_SMALL_BEHIND_JOBS: Final = word_set(
    "an amber els frank frans greet ine iris jade joke leen lies linde mark noor roos tinne trees wout"
)
_LONGEST_JOB: Final = 9  # letters, from which on a word is looked at for a job at its end: "nachtverpleegster"
_PARTS: Final = word_set("de van den der op")
_NO_NAMES: Final = NO_NAMES - _PARTS

_A_CERTAIN: Final = Phrase(r"een zekere")  # whatever bears a capital behind it is a person
_IS_CALLED: Final = Phrase(r"heet(te)?")
_INTRODUCTIONS: Final = (
    Phrase(r"(met de|mijn|haar|zijn|diens) naam( is| was)?"),
    Phrase(r"genaamd"),
    _A_CERTAIN,
    _IS_CALLED,
    Phrase(r"ik ben"),
    Phrase(r"(dank|dankjewel|bedankt|merci|proficiat|pluim|bravo|chapeau)( (u|je) wel)?( aan| voor)?"),
)
_SIGN_OFF: Final = (
    Phrase(r"(vriendelijke |warme |hartelijke |lieve )?(groet|groeten|groetjes)"),
    Phrase(r"mvg"),
)
_BETWEEN_NAME_AND_JOB: Final = (" de ", " den ", " onze ", " ons ", " haar ", " hun ", " zijn ", " een ", " (")
_BEFORE_JOB: Final = rf"(?<!\w)({_CAPITAL}(?:[ ]{_NAME})?),?$"
_BEFORE_MORE: Final = (", ", " en ", " & ")
_MORE: Final = rf"({_CAPITAL})(?!\w)"
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
    before, behind = _named(read, listing)
    found = [*before, *_authors_own(read, author, listing), *behind]
    kept: list[PersonName] = []
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept[:MAX_PASSAGES]


@lru_cache(maxsize=KEPT)
def _named(read: Reading, listing: Listing | None) -> tuple[list[PersonName], list[PersonName]]:
    """The people named by what stands around them, and those by themselves: signals and hints ask for the same."""
    bare = (
        PersonName(start, end, "", how)
        for start, end, how in bare_names(read)
        if not _own(read, (start, end), "", listing)
    )
    return (
        [*islice(_titled(read, listing), MAX_PASSAGES), *_introduced(read, listing), *_signed(read, listing)],
        [*bare, *(PersonName(start, end, "", MODERATE) for start, end in disguised_names(read))],
    )


def _titles(read: Reading) -> frozenset[str]:
    """Return the titles, jobs and relatives that a text has words for, compounds as well."""
    long = {each for each in read.vocabulary if len(each) >= _LONGEST_JOB and each.endswith(JOB_ENDS)}
    return (_INTRODUCE & read.vocabulary) | long


def _titled(read: Reading, listing: Listing | None) -> Iterator[PersonName]:
    for start, end in read.occurrences(_titles(read)):
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
    """The name in "Luc, de directeur", "Marc de kok", "Greta (verpleegster)"."""
    between = next((each for each in _BETWEEN_NAME_AND_JOB if read.text.endswith(each, 0, start)), None)
    if between is None or title in HONORIFICS:
        return None
    found = regex(_BEFORE_JOB).search(read.text, max(0, start - 60), start - len(between))
    return found.span(1) if found and _is_given(found[1]) else None


def _name_behind(read: Reading, at: int, title: str) -> tuple[int, int] | None:
    written = regex(_WRITTEN).match(read.text, at)
    if written is None and title in HONORIFICS:
        written = regex(_LOWER_PREFIX).match(read.text, at)
    if written:
        return None if _of_an_organisation(written[1], title) else _trimmed(read, *written.span(1))
    if initial := regex(_INITIAL).match(read.text, at):
        return initial.span(1)
    return _listed(read, at, title)


def _of_an_organisation(name: str, title: str) -> bool:
    """Check for "chauffeur De Lijn", "medewerker Facebook": who works there, and no name."""
    plain = words(name)
    if title in HONORIFICS or not plain:
        return False
    if plain[0] in THINGS or (title in SEVERAL and kinds(plain[0]) & PLACE):
        return True
    known = (kinds("".join(plain[:3])) | kinds("".join(plain[:2]))) & FAMILY or kinds(plain[-1]) & PREFIXED
    return plain[0] == "de" and not known


def _listed(read: Reading, at: int, title: str) -> tuple[int, int] | None:
    """A name in small letters behind a title, as the table has it; with the family name behind a first one."""
    listed = regex(_LISTED).match(read.normalised, at)
    if listed is None or title in SEVERAL:
        return None
    if not _known_in_small(read, listed) and not _subject(read, at - len(title), listed):
        return None
    more = regex(_LISTED).match(read.normalised, listed.end(1)) if listed[1] in common() else None
    if more and more[2] not in _NO_NAMES | DOES and kinds(_compact(more[1])) & (FAMILY | WORD) == FAMILY:
        return listed.start(1), more.end(1)
    return listed.span(1)


def _known_in_small(read: Reading, listed: re.Match[str]) -> bool:
    whole, word = listed[1], listed[2]
    behind = regex(_BEHIND).match(read.normalised, listed.end())
    ends = behind is None or behind[1] in DOES
    found = kinds(word)
    if whole != word:
        return bool(kinds(_compact(whole)) & FAMILY or found & PREFIXED) and (ends or not found & WORD)
    if word in NAMES_AND_WORDS:
        return word in _SMALL_BEHIND_JOBS and ends
    if word in common() or ("-" in word and common().issuperset(word.split("-"))):
        return True
    return word not in _NO_NAMES and bool(found & (GIVEN | FAMILY)) and not found & (WORD | PLACE)


def _subject(read: Reading, title: int, listed: re.Match[str]) -> bool:
    """Check for a family name that is a word too, in "mevrouw bakker was lief".

    Where a title opens a sentence and a verb is the third word, the second is no adjective.
    """
    if read.normalised[:title].rstrip(" \"'(")[-1:] not in {"", ".", "!", "?", "\n", ":", ";"}:
        return False
    behind = regex(_BEHIND).match(read.normalised, listed.end())
    known = kinds(listed[2]) & (FAMILY | PREFIXED) and listed[2] not in _NO_NAMES | DOES
    return bool(known) and behind is not None and behind[1] in DOES


def _compact(name: str) -> str:
    """A name of several words as the table writes it."""
    return "".join(words(name))


def _first_name_behind(read: Reading, at: int) -> tuple[int, int] | None:
    written = regex(_WRITTEN).match(read.text, at)
    if written is None:
        small = regex(_SMALL).match(read.normalised, at)
        known = small is not None and small[1] in common() and small[1] not in NAMES_AND_WORDS
        return small.span(1) if small and known else None
    if not _is_given(written[1]):
        return None
    return _trimmed(read, *written.span(1))


def _and_others(read: Reading, end: int) -> int:
    """Return the end of a list of first names that goes on after the name that ends here: "Sofie, Els en Karim"."""
    while between := next((each for each in _BEFORE_MORE if read.text.startswith(each, end)), None):
        more = regex(_MORE).match(read.text, end + len(between))
        if more is None or not _is_given(more[1]):
            break
        end = more.end()
    return end


def _is_given(name: str) -> bool:
    """Check that a name begins with a first name."""
    return any(rank(word) for word in words(name)[:1])


def _trimmed(read: Reading, start: int, end: int) -> tuple[int, int] | None:
    """The name up to the first word that is none; nothing where it is a street's, a house's or no name at all."""
    last = start
    for match in re.finditer(r"[a-z']+(?:-[a-z']+)*", read.normalised[start:end]):
        whole = match[0].split("-")
        if (
            (not HOUSES.isdisjoint(whole) and not read.normalised.startswith("van", start))
            or match[0].endswith(STREET_ENDS)
            or of_a_street(whole[-1])
        ):
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
    if before and before[1] in _OF_STREETS:
        before = regex(_WORD_BEFORE).search(read.normalised, max(0, before.start() - 30), before.start())
    return before is not None and before[1] in _HOUSES_BEFORE | STREET_STARTS


def _thing_before(read: Reading, start: int) -> bool:
    """Check for "de leefgroep heet Jasmijn": no person bears that name."""
    before = regex(_WORD_BEFORE).search(read.normalised, max(0, start - 30), start)
    return before is not None and before[1] in CALLED


def _own(read: Reading, name: tuple[int, int], title: str, listing: Listing | None) -> bool:
    return listing is not None and is_own_name(words(read.text[name[0] : name[1]]), title, listing)


def _introduced(read: Reading, listing: Listing | None) -> Iterator[PersonName]:
    for phrase in _INTRODUCTIONS:
        for start, end in phrase.spans(read):
            written = regex(_WRITTEN).match(read.text, end)
            if written is None or (phrase is _IS_CALLED and _thing_before(read, start)):
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
