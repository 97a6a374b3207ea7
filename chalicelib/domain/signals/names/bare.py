"""People who are named without a title: by a first name, by first and family name, by a family name alone.

A capital is no name, and a name may be a street's, a house's or a word. So a name counts by what it is (the table) and
by what stands around it: somebody who does something or is thanked, against a place, a thing, a sentence's beginning.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, WEAK
from chalicelib.domain.signals.names.around import (
    AFTER_THING,
    BEFORE_FAMILY,
    BEFORE_PERSON,
    BEFORE_PLACE,
    BY,
    CALLED,
    CHOOSES,
    CHOSEN,
    DOES,
    EVERYBODY,
    HOUSE_ENDS,
    JOINTS,
    OF_PLACES,
    PAIRS,
    STREET_STARTS,
    THANKS,
    THANKS_TO,
    THINGS,
)
from chalicelib.domain.signals.names.name_words import JOBS, NAMES_AND_WORDS, NO_NAMES, STREET_ENDS
from chalicelib.domain.signals.names.sentence import Words
from chalicelib.domain.signals.names.table import FAMILY, GIVEN, PLACE, PREFIXED, WORD, common, kinds
from chalicelib.domain.signals.text.own_names import HOUSES
from chalicelib.domain.signals.text.reading import KEPT, MAX_PASSAGES, Reading, normalised, regex, word_set

Named = tuple[int, int, int]  # from, up to, strength
_CAPITAL: Final = r"(?<![^\W_])[^\W\d_a-z]\w*"
_PARTICLES: Final = word_set(
    "van von de der den del della di da dos du le la el al ben bin ten ter te vande vanden vander 't t d"
)
_LEADS: Final = word_set("van de den der vande vanden vander le el van't")
_MORE_STREETS: Final = (
    *STREET_ENDS,
    *word_set(
        """
    akker avenue beek beker berg bos boulevard brug doorgang dorp festival fonds gaarde gracht heide hof huis
    kliniek kouter markt pad park plaats plantsoen poort prijs ring rustoord singel square steeg stichting str
    tour vaart veld vest weg wijk ziekenhuis
    """
    ),
)
_STOPS: Final = NO_NAMES | HOUSES | AFTER_THING
_CERTAIN, _RARE, _DOUBTFUL = 3, 2, 1  # of first names: common, in the table alone, a word too
_PLACES_BEFORE: Final = (HOUSES | BEFORE_PLACE | STREET_STARTS) - frozenset({"in", "naar", "te", "uit", "team", "onze"})
_LONGEST_PLACE: Final = 6  # words of a street's name
_MOST_TRIED: Final = 200  # words with a capital: no text of 5,000 characters that tells something has more
_MOST: Final = 3 * MAX_PASSAGES  # names of a text: enough for any that an editor reads
_SHORT: Final = 3  # letters, from which on a rare name or a small one counts
_FURTHEST: Final = 4  # words from a first name to the end of the family name, and from thanks to the name
_OPENINGS: Final = frozenset({"an", "ben", "beste", "elke", "lieve", "over", "ken"})  # of many a sentence
_ARTICLES: Final = frozenset({"de", "den", "het", "een", "n", "t"})


@lru_cache(maxsize=KEPT)
def bare_names(read: Reading) -> list[Named]:
    """Return the people named without a title, in the order of the text."""
    small = {each for each in read.vocabulary & common() if len(each) >= _SHORT} - NAMES_AND_WORDS
    if not small and not any(map(_may_begin, set(regex(_CAPITAL).findall(read.text)))):
        return []
    found: dict[int, tuple[int, int]] = {}  # of the first word: the last, and how strong
    words = Words(read)
    looked = 0  # up to where a name went
    tried = 0
    some = [at for at, word in enumerate(words.plain) if word in small] if small else []
    for at in sorted(words.capitals.union(some)):
        if at < looked:
            continue
        if len(found) >= _MOST or tried >= _MOST_TRIED:
            break
        last, strength = at, 0
        if words.capital(at):
            tried += words.plain[at] not in NO_NAMES
            last, strength = _capital(words, at)
        else:
            strength = _small(words, at)
        if strength:
            found[at] = last, strength
        looked = last + 1
    _beside(words, found)
    return [(words.spans[first][0], _end(words, last), strength) for first, (last, strength) in sorted(found.items())]


def _may_begin(capital: str) -> bool:
    """Check that a name may begin with this word: in most texts none does."""
    name = normalised(capital)
    return name not in NO_NAMES and (
        len(name) == 1 or name in _LEADS or name.removesuffix("s") in common() or kinds(name) > 0
    )


def _end(words: Words, last: int) -> int:
    end = words.spans[last][1]
    if words.read.normalised[words.spans[last][0] : end].endswith("'s"):
        return end - len("'s")
    return end + (len(words.plain[last]) == 1 and words.read.text[end : end + 1] == ".")


def rank(name: str) -> int:
    """How sure a plain word with a capital is a first name, in a sentence that says no more."""
    if name in THINGS or name in NO_NAMES or name in STREET_STARTS:
        return 0
    if name in NAMES_AND_WORDS:
        return _DOUBTFUL
    if name in common():
        return _CERTAIN
    if "-" in name:
        ranks = [rank(part) for part in name.split("-")]
        return _CERTAIN if _CERTAIN in ranks and all(ranks) else 0
    found = kinds(name)
    return _RARE if found & GIVEN and not found & (WORD | PLACE) and len(name) >= _SHORT else 0


def _capital(words: Words, at: int) -> tuple[int, int]:
    """Return the last word of the name that a capital begins, and how strong a sign it is; 0 where it is no name."""
    name = words.plain[at]
    if name in _LEADS:
        return _with_a_prefix(words, at)
    if len(name) == 1:
        return _with_initials(words, at)
    if name in NO_NAMES and words.opens(at) and not words.goes_on(at):
        return at, 0  # nearly every sentence begins so
    last, a_place = _family(words, at)
    if a_place or words.behind(last) in AFTER_THING or _of_a_place(words, at, last):
        return last, 0
    sure = _sure(words, at)
    if not sure:
        return at, _family_alone(words, at)
    return last, _in_full(words, at, last, sure) if last > at else _by_first_name(words, at, sure)


def _sure(words: Words, at: int) -> int:
    """How sure a capital begins a first name, as `rank` says it."""
    name = words.plain[at]
    if (*words.plain[at : at + 3],) in EVERYBODY:
        return 0
    found = rank(name)
    if found == _RARE and words.read.text[words.spans[at][0] + 1].isupper():
        return 0  # letters that stand for something
    if found < _CERTAIN and name.endswith("s") and not words.opens(at):
        return max(found, rank(name[:-1]))  # "Toms geduld"
    return found


def _in_full(words: Words, at: int, last: int, sure: int) -> int:
    """How strong a sign a first name with more behind it is."""
    before, known = words.before(at), last > at + 1 or _is_family(words.plain[last])
    if before in BEFORE_PLACE and not (before in BEFORE_FAMILY and known):
        return 0
    return MODERATE if sure == _CERTAIN or known or _acts(words, at, last) or _plainly_a_name(words, at, sure) else 0


def _by_first_name(words: Words, at: int, sure: int) -> int:
    """How strong a sign a first name by itself is."""
    before = words.before(at)
    asked_for = before == "naar" and not {"vraag", "vragen", "vroeg"}.isdisjoint(words.plain[max(0, at - 3) : at])
    placed = before in BEFORE_PLACE and not asked_for and not (before in BEFORE_FAMILY and _thanked(words, at))
    if placed or _chosen(words, at):
        return 0
    if before in {"heet", "heette"} and words.before(at - 1) in CALLED:
        return 0  # "de kamer heet Madelief"
    if kinds(words.plain[at]) & PLACE and words.behind(at) == "is" and words.behind(at + 1) in OF_PLACES:
        return 0  # "Brecht is mooi"
    if sure != _RARE and before in DOES:
        return MODERATE  # "daar stond Greet"
    if _acts(words, at, at) and not (sure == _RARE and before in {"het", "een"}):
        return MODERATE
    signed = words.opens(at) and at == len(words.spans) - 1  # without a word of leave
    return WEAK if (sure == _CERTAIN and not kinds(words.plain[at]) & PLACE) or (signed and sure == _RARE) else 0


def _chosen(words: Words, at: int) -> bool:
    """Check for a house that is chosen: "kozen voor Tobias", "voor Tobias gekozen"."""
    if words.before(at) != "voor":
        return False
    verb = at - 3 if words.before(at - 1) in {"we", "wij", "ik", "ze", "zij"} else at - 2  # "kozen we voor"
    same = verb >= 0 and not any(map(words.opens, range(verb + 1, at)))
    return words.behind(at) in CHOSEN or (
        same and words.plain[verb] in CHOOSES and words.behind(at) not in _ARTICLES | {"haar", "zijn", "hun"}
    )


def _plainly_a_name(words: Words, at: int, sure: int) -> bool:
    """Check that two capitals are a person's where the table knows the first alone, or as a word too."""
    if sure == _DOUBTFUL:
        return words.plain[at] not in _OPENINGS
    return not words.opens(at) and words.plain[at - 1] not in _ARTICLES


def _of_a_place(words: Words, at: int, last: int) -> bool:
    """Check for a street's or a house's name that began before this one, or goes on behind it."""
    for each in range(at - 1, max(-1, at - 1 - _LONGEST_PLACE), -1):
        name = words.plain[each]
        if words.gap(each).strip(" .-'&") or "\n" in words.gap(each):
            break
        if words.capital(each) and (name in _PLACES_BEFORE or name.endswith(HOUSE_ENDS)):
            return True
        if not words.capital(each) and name not in _PARTICLES | JOINTS:
            break
    if words.before(at) == "bij" and words.capital(at - 1) and not words.opens(at - 1):
        return True  # "we aten in Bij Jan"
    if words.before(at) in _LEADS | JOINTS and words.capital(at - 1) and last == at:
        return not words.opens(at - 1) or not _acts(words, at, last)  # "De Mick" is a house
    following = last + 1
    while words.gap(following - 1) in {" ", ". "} and following < last + _LONGEST_PLACE:
        if words.plain[following].endswith(STREET_ENDS) and words.capital(following):
            return True
        if not words.capital(following) and words.plain[following] not in _PARTICLES:
            break
        following += 1
    return False


def _acts(words: Words, at: int, last: int) -> bool:
    """Check that somebody does something or is addressed here: what a place and a word hardly do."""
    if words.behind(last) in DOES or _thanked(words, at) or _has_a_job(words, last):
        return True
    if words.gap(at - 1) == ", " and words.plain[at - 1] in JOBS and words.gap(last).startswith(","):
        return True  # "de kinesist, Tom, kwam"
    return words.before(at) in BEFORE_PERSON


def _has_a_job(words: Words, last: int) -> bool:
    """Check for what somebody is behind the name: "Greta (verpleegster)", "Marc de kok", "Luc, onze directeur"."""
    job = last + 1
    if job < len(words.plain) and words.plain[job] in _ARTICLES | {"onze", "ons", "hun"}:
        job += 1
    return (
        job < len(words.plain)
        and words.plain[job] in JOBS
        and words.gap(last) in {" ", ", ", " (", "("}
        and (job > last + 1 or "(" in words.gap(last))
    )


def _thanked(words: Words, at: int) -> bool:
    before: list[str] = []
    for each in range(at - 1, max(-1, at - 1 - _FURTHEST), -1):
        if any(mark in words.gap(each) for mark in ".!?\n"):
            break
        before.append(words.plain[each])
    if not before:
        return False
    if before[0] in THANKS:
        return True
    return before[0] in BEFORE_PERSON | {"wel", "u", "je", "naar"} and not (THANKS | THANKS_TO).isdisjoint(before)


def _family(words: Words, at: int) -> tuple[int, bool]:
    """Return the last word of a family name behind a first one, and whether both are a street's or a house's."""
    last = at
    while last - at < _FURTHEST and words.gap(last) == " ":
        # Behind a family name "van" says where somebody comes from.
        following = _past_particles(words, last + 1) if rank(words.plain[last]) else last + 1
        name = words.plain[following]
        if not words.capital(following) and not name.startswith(("d'", "t'")):
            break
        if following > last + 1 and name in HOUSES | AFTER_THING:
            break  # "Sofie van Huize Rust"
        if (words.plain[at], name) in PAIRS or _of_a_thing(words, following):
            return following, True
        if name in {"saint", "sainte"}:
            return following, True
        if name in NO_NAMES or name.isdigit():
            break
        last = following
    return last, _of_a_thing(words, at)


def _past_particles(words: Words, at: int) -> int:
    """Return the first word from here on that is no "van", "de", "op de"."""
    if words.plain[at] in {"op", "in"} and words.plain[at + 1 : at + 2] in (["de"], ["t"], ["den"]):
        at += 1
    furthest = at + 3
    while at < furthest and words.plain[at] in _PARTICLES and words.gap(at) in {" ", "'"}:
        at += 1
    return at


def _of_a_thing(words: Words, at: int) -> bool:
    """Check for a word that makes a name a street's, a house's, a prize's: "Breydelstraat", "Goorbergh-tribune"."""
    name = words.plain[at]
    if name in HOUSES or name in AFTER_THING or of_a_street(name):
        return True
    start, end = words.spans[at]
    tail = words.read.text[start:end].rpartition("-")[2]
    return "-" in name and tail[:1].islower() and not rank(words.plain[at])


def of_a_street(name: str) -> bool:
    """Check for a plain word that ends as streets and houses do, and is nobody's family name."""
    return name.endswith(_MORE_STREETS) and not _is_family(name)


def _is_family(name: str) -> bool:
    return bool(kinds(name.replace("-", "").replace("'", "")) & (FAMILY | PREFIXED)) or rank(name) > _DOUBTFUL


def _with_a_prefix(words: Words, at: int) -> tuple[int, int]:
    """A family name by itself that begins with "Van", "De": "Van den Broeck zei niets"."""
    last = at
    while words.gap(last) == " " and words.plain[last + 1] in _PARTICLES and last < at + 2:
        last += 1
    if words.gap(last) != " " or not words.capital(last + 1):
        return at, 0
    last += 1
    name = words.plain[last]
    known = kinds("".join(words.plain[at : last + 1]).replace("-", "")) & FAMILY
    # With a capital in the middle of a sentence, "Van" is the beginning of a name.
    known = known or (words.plain[at].startswith("van") and not words.opens(at) and words.before(at) not in _ARTICLES)
    if not known or len(name) < _SHORT or name in _STOPS or _of_a_thing(words, last):
        return at, 0
    if words.before(at) in BEFORE_PLACE or _of_a_place(words, at, last):
        return last, 0
    plainly = not kinds(name) & (WORD | PLACE) and name not in NAMES_AND_WORDS
    if words.plain[at] == "de" and not kinds(name) & PREFIXED:
        plainly = False  # "De Vijver" is a house as well
    acts = _acts(words, at, last)
    return last, MODERATE if acts and (plainly or not words.opens(at)) else WEAK if plainly else 0


def _with_initials(words: Words, at: int) -> tuple[int, int]:
    """A family name behind initials: "J. Peeters", "P.J. Van Acker"."""
    last = at
    while len(words.plain[last]) == 1 and words.gap(last) in {". ", "."} and last < at + 3:
        last += 1
    if last == at or not words.capital(last):
        return at, 0
    if words.plain[last] in _LEADS:
        end, strength = _with_a_prefix(words, last)
        return end, MODERATE if strength else 0
    end, a_place = _family(words, last)
    a_place = a_place or _of_a_place(words, at, end)
    known = kinds(words.plain[last]) & FAMILY and words.plain[last] not in _STOPS
    return (end, MODERATE) if known and not a_place else (last, 0)


def _family_alone(words: Words, at: int) -> int:
    """How strong a sign a family name without anything is: weak, and only where somebody does something."""
    name = words.plain[at]
    found = kinds(name)
    if not found & FAMILY or found & (WORD | PLACE) or name in _STOPS or name in THINGS or len(name) <= _SHORT:
        return 0
    before = words.before(at)
    if before in BEFORE_PLACE or before in _ARTICLES | JOINTS:
        return 0
    return WEAK if words.behind(at) in DOES or before in BY or not words.opens(at) else 0


def _small(words: Words, at: int) -> int:
    """How strong a sign a common first name in small letters is: only who is thanked or does something."""
    before = words.before(at)
    if before in BEFORE_PLACE or before in _ARTICLES:
        return 0
    return MODERATE if _thanked(words, at) or words.behind(at) in DOES else 0


def _beside(words: Words, found: dict[int, tuple[int, int]]) -> None:
    """Add who stands in a row with a name: "Fatima, Els en Roos"."""
    for first in sorted(found):
        last, strength = found[first]
        for at in _next_in_row(words, last):
            if at in found:
                break
            end, a_place = _family(words, at) if words.capital(at) else (at, False)
            if not rank(words.plain[at]) or a_place:
                break
            if words.capital(at) or words.plain[at] in common():
                found[at] = end, strength
        at = first - 1
        if at >= 0 and words.plain[at] in {"en", "et", "of"}:
            at -= 1
        joined = at >= 0 and (at < first - 1 or words.gap(at) in {", ", " & "})
        if joined and words.capital(at) and at not in found and rank(words.plain[at]):
            found[at] = at, strength


def _next_in_row(words: Words, last: int) -> Iterator[int]:
    at = last
    while at < len(words.plain) - 1:
        if words.gap(at) in {", ", " & ", ","}:
            at += 1
        elif words.gap(at) == " " and words.plain[at + 1] in {"en", "et", "of"} and at + 2 < len(words.plain):
            at += 2
        else:
            return
        yield at
