"""Numbers and addresses that lead to one person: account, national register number, e-mail, telephone.

Numbers with check digits are reported only when those are right, so that no amount or date passes for one.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from chalicelib.domain.organisations.listing import Listing
from chalicelib.domain.signals.text.own_names import mail_domain, own_domains
from chalicelib.domain.signals.text.reading import KEPT, MAX_PASSAGES, Reading, apart, regex, word_set, words

Place = tuple[int, int]

_SEP: Final = r"[ .,:/_\-]{0,3}"
# Countries whose accounts one meets in Flanders; exact lengths, so that no word behind the number is swallowed.
_LENGTHS: Final = {
    "at": 16, "be": 12, "bg": 18, "ch": 17, "cz": 20, "de": 18, "dk": 14, "es": 20, "fi": 14, "fr": 23, "gb": 18,
    "gr": 23, "hr": 17, "hu": 24, "ie": 18, "it": 23, "lu": 16, "ma": 24, "nl": 14, "pl": 24, "pt": 21, "ro": 20,
    "se": 20, "sk": 20, "tr": 22, "ua": 25,
}  # fmt: skip
_OF_LETTERS: Final = frozenset(
    {"bg", "fr", "gb", "gr", "ie", "it", "nl", "ro", "tr", "ua"}
)  # in what follows the checks
_BEGINNING: Final = rf"{_SEP}\d{_SEP}\d"
_COUNTRY: Final = rf"(?<![a-z0-9])([a-z]) ?([a-z])(?={_BEGINNING})"
_OLD_ACCOUNT: Final = r"(?=\d)(?<![\d/+.-])\d{3}[ .]?[-/ ][ ]?\d{7}[ .]?[-/ ][ ]?\d{2}(?![\d/-])"
_AND: Final = r"[ .,:/_\-]{0,3}"
_REGISTER: Final = rf"(?=\d\d)(?<![\d/+])(\d{{2}}){_AND}(\d{{2}}){_AND}(\d{{2}}){_AND}(\d{{3}}){_AND}(\d{{2}})(?![\d/])"
_AT_WORD: Final = r"(?:at|apenstaart(?:je)?|aapje|arobase|@)"
_AT: Final = rf"(?: {{0,2}}@ {{0,2}}| {{0,2}}[\[({{<*] ?{_AT_WORD} ?[\])}}>*] {{0,2}}|[ _-]{_AT_WORD}[ _-])"
_DOT_WORD: Final = r"(?:dot|punt|point|\.)"
_DOT: Final = rf"(?: ?\. ?| ?[\[({{<*] ?{_DOT_WORD} ?[\])}}>*] ?|[ _-](?:dot|punt|point)[ _-]|,)"
_ENDS: Final = r"(?:be|nl|com|net|org|eu|fr|de|lu|info|example|brussels|vlaanderen|gent|uk)"
_PROVIDERS: Final = (
    r"(?:gmail|hotmail|outlook|telenet|skynet|proximus|yahoo|live|icloud|scarlet|pandora|protonmail|gmial)"
)
_LOCAL: Final = (
    rf"[a-z0-9+_%-]{{1,40}}(?:(?:\.| ?[\[(] ?{_DOT_WORD} ?[\])] ?| (?:punt|dot|point) )[a-z0-9+_%-]{{1,30}}){{0,3}}"
)
_EMAIL: Final = (
    r"(?<![a-z0-9.+_%-])[a-z0-9.+_%-]{1,64}@"
    r"[a-z0-9](?:[a-z0-9-]{0,62})(?:\.[a-z0-9-]{1,63}){1,4}(?![a-z0-9-])"
)
_DOMAIN: Final = rf"(?:[a-z0-9-]{{1,40}}{_DOT}){{1,3}}{_ENDS}|{_PROVIDERS}(?: {_ENDS})?"
_SPELLED: Final = rf"(?<![a-z0-9._-])({_LOCAL}){_AT}({_DOMAIN})(?![a-z0-9-])"
_EATERS: Final = word_set(
    """
    en ge gij hij iedereen ik je jij jullie mama men moeder niemand papa u vader we wie wij ze zij
    """
)
_GAP: Final = r"[ ./\-()]{0,3}"
_WIDE_GAP: Final = r"[ ./\-()_*,|~:]{0,3}"  # of a mobile number, which begins like nothing else
_ABROAD: Final = rf"(?:\+|00{_GAP}){_GAP}3{_GAP}2{_WIDE_GAP}(?:\(?0\)?{_WIDE_GAP})?"
_PHONE: Final = (
    rf"(?=[+(0])(?<!\d)(?<!\d[.,:/+\-])(?:(?:{_ABROAD}|\(?0{_WIDE_GAP})"
    rf"(?:4{_WIDE_GAP}[5-9](?:{_WIDE_GAP}\d){{7}}|(?!4{_GAP}[5-9])[1-9](?:{_GAP}\d){{7}})"  # a mobile has one more
    rf"|06(?:{_GAP}\d){{8}}|(?:\+|00)(?!32)[1-9](?:{_GAP}\d){{8,13}})(?!\d)"  # a Dutch mobile; any other country
)
_DATE: Final = r"\d{1,2}[ ]?[./\-][ ]?\d{1,2}[ ]?[./\-][ ]?(?:19|20)\d\d|(?:19|20)\d\d[./\-]\d{1,2}[./\-]\d{1,2}"
# What numbers on paper are called: no telephone rings there.
_OF_PAPER: Final = (
    r"(?:\b(?:kbo|btw|be|onderneming|factuur|facturen|dossier|bestel|bestelling|klant|klanten|lid|polis|referentie|ref"
    r"|kenmerk|order|mededeling|ticket|artikel|volg|serie|barcode|rekening|zorgkas|erkennings?|inschrijvings?)"
    r"(?:s?nummers?|s?nr)?\W{0,3}(?:nummer|nr|be|is|was|met)?\W{0,3}(?:be\W?)?|[+*]{3})$"
)
_ENTERPRISE: Final = r"(0\d{3}\.\d{3}\.\d)(\d\d)"  # as its register writes it
# A line that many answer, for whoever calls: named as such, and no mobile.
_OF_A_DESK: Final = word_set(
    """
    algemeen algemene balie centrale dienst gemeente helpdesk hulplijn infolijn klantendienst meldpunt mutualiteit ocmw
    onthaal ombudsdienst ombudsman politie politiezone receptie secretariaat spoed spoedgevallen stadhuis ziekenhuis
    zorgkas onthaalnummer
    """
)
_DESK_ENDS: Final = ("dienst", "wachtpost", "lijn", "loket", "balie", "centrale")
_OF_SOMEBODY: Final = word_set("mijn haar zijn hun gsm prive thuis persoonlijk privenummer")
# Free and paid numbers belong to services, not to people.
_SERVICE: Final = ("0800", "0900", "0902", "0903", "0904", "0905", "0906", "0907", "0909", "070", "078")
_SHARED_BOXES: Final = word_set(
    """
    info onthaal contact directie administratie secretariat secretariaat welkom
    """
)
# Letters that are put where a digit stands: "o47o", "BE68 539O".
_NEARLY_DIGITS: Final = (
    r"(?=[oil])(?:(?<![a-z0-9])o(?=[ ./-]{0,2}\d)|(?<=\d)o(?![a-z])|(?<=\do)o(?![a-z])|(?<=\d)[il](?=\d))"
)
_UNITS: Final = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS: Final = (
    *("tien", "elf", "twaalf", "dertien", "veertien"),
    *("vijftien", "zestien", "zeventien", "achttien", "negentien"),
)
_TENS: Final = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_MOBILE: Final = 10  # digits
_ATS: Final = word_set("at apenstaart apenstaartje aapje arobase")
_FEWEST_WORDS: Final = 3  # of numbers, from which on they may be a telephone's
_COUNTED: Final = ("0123456789", "9876543210")


@cache
def _number_words() -> dict[str, str]:
    """Return the words of the numbers up to 99, each with its digits."""
    found = {word: str(digit) for digit, word in enumerate(_UNITS)} | {
        word: str(10 + digit) for digit, word in enumerate(_TEENS)
    }
    for ten, word in enumerate(_TENS, 2):
        found[word] = f"{ten}0"
        found |= {f"{unit}en{word}": f"{ten}{digit}" for digit, unit in enumerate(_UNITS[1:], 1)}
    return found


@lru_cache(maxsize=KEPT)
def _digits(read: Reading) -> str:
    """The text with digits where letters stand for them; every character keeps its place."""
    return regex(_NEARLY_DIGITS).sub(lambda each: "0" if each[0] == "o" else "1", read.normalised)


@lru_cache(maxsize=KEPT)
def ibans(read: Reading) -> list[Place]:
    if not read.has_digits:
        return []
    text = _digits(read)
    found = [span for span in _accounts(text) if _right_iban(text[slice(*span)])]
    return apart(found + [match.span() for match in regex(_OLD_ACCOUNT).finditer(text) if _right_account(match[0])])


def _accounts(text: str) -> Iterator[Place]:
    for begins in regex(_COUNTRY).finditer(text):
        country = begins[1] + begins[2]
        if many := _LENGTHS.get(country):
            one = "[0-9a-z]" if country in _OF_LETTERS else "[0-9]"
            rest = regex(rf"{_BEGINNING}(?:{_SEP}{one}){{{many}}}(?![a-z0-9])").match(text, begins.end())
            if rest:
                yield begins.start(), rest.end()


def _right_iban(text: str) -> bool:
    """ISO 13616: the country and check digits behind the rest, letters as 10 to 35, modulo 97 is 1."""
    account = "".join(c for c in text if c.isalnum())
    return int("".join(str(int(c, 36)) for c in account[4:] + account[:4])) % 97 == 1


def _right_account(text: str) -> bool:
    """A Belgian account of before IBAN: the last two digits are the first ten modulo 97, or 97."""
    account = "".join(filter(str.isdigit, text))
    return int(account[:10]) % 97 == int(account[10:]) % 97 and int(account) > 0


@lru_cache(maxsize=KEPT)
def register_numbers(read: Reading) -> list[Place]:
    if not read.has_digits:
        return []
    return [
        match.span() for match in regex(_REGISTER).finditer(_digits(read)) if _right_register_number(*match.groups())
    ]


def _right_register_number(year: str, month: str, day: str, serial: str, check: str) -> bool:
    """A Belgian national register number, or one of the `bis` register (20 or 40 added to the month).

    The check digits are 97 less the first nine digits modulo 97; for those born from 2000 on a 2 goes before the nine.
    """
    if int(month) % 20 > 12 or int(month) > 52 or int(day) > 31 or not 1 <= int(serial) <= 998:  # noqa: PLR2004 - calendar
        return False
    nine = year + month + day + serial
    return int(check) in {97 - int(century + nine) % 97 for century in ("", "2")}


@lru_cache(maxsize=KEPT)
def emails(read: Reading, listing: Listing | None = None, *, by_house: bool = False) -> list[Place]:
    """Addresses, however they are spelt, but for the organisation's own and its shared boxes.

    In what the organisation itself wrote (`by_house`), every box of its own domains is one of those.
    """
    if "@" not in read.normalised and _ATS.isdisjoint(read.vocabulary):
        return []
    own = {domain for domain, _ in own_domains(listing)} if listing else set()
    known = listing.email.strip().casefold() if listing else ""
    written = regex(_EMAIL).finditer(read.normalised)
    found = [match.span() for match in written if not _of_the_house(match[0], known, own, any_box=by_house)]
    for match in regex(_SPELLED).finditer(read.normalised):
        eaten = match[1] in _EATERS and "@" not in match[0]  # "ik at een punt taart"
        if not eaten and not _of_the_house(_plain_address(match[1], match[2]), known, own, any_box=by_house):
            found.append(match.span())
    return apart(found)


def _plain_address(local: str, domain: str) -> str:
    return "@".join(re.sub(rf"[\W_]*{_DOT_WORD}[\W_]*|,", ".", part).replace(" ", "") for part in (local, domain))


def _of_the_house(address: str, known: str, own: set[str], *, any_box: bool) -> bool:
    shared = (any_box or address.partition("@")[0] in _SHARED_BOXES) and mail_domain(address) in own
    return address == known or shared


@lru_cache(maxsize=KEPT)
def phones(read: Reading, listing: Listing | None = None, *, by_house: bool = False) -> list[Place]:
    """Telephone numbers as people write and disguise them, but for the organisation's own, services' and desks'.

    In what the organisation itself wrote (`by_house`), a line that is no mobile's is a desk's.
    """
    spelled = read.vocabulary & _number_words().keys()
    begun = _UNITS[0] in spelled or (read.has_digits and "0" in read.normalised)  # every number begins with a nought
    found = _spelled_phones(read) if begun and len(spelled) >= _FEWEST_WORDS else []
    if not read.has_digits:
        return found
    own, text = _national(listing.phone) if listing else "", _digits(read)
    for match in regex(_PHONE).finditer(text):
        number = _national(match[0])
        start = match.start()
        if (
            number != own
            and not number.startswith((*_SERVICE, "012345678"))
            and number not in _COUNTED
            and not regex(_DATE).search(match[0])
            and not _of_an_enterprise(match[0])
            and not regex(_OF_PAPER).search(text, max(0, start - 40), start)
            and not (by_house and not _mobile(number))
            and not _of_a_desk(read, number, match.span())
        ):
            found.append(match.span())
    return apart(found)


def _of_an_enterprise(written: str) -> bool:
    """Check for an enterprise number: many begin as mobiles do (`findings/an-enterprise-number-rings.sh`)."""
    parts = regex(_ENTERPRISE).fullmatch(written.strip("( "))
    return parts is not None and 97 - int(parts[1].replace(".", "")) % 97 == int(parts[2])


def _of_a_desk(read: Reading, number: str, span: Place) -> bool:
    """Check for a line that is said to be a reception's, a hospital's, and nobody's own."""
    if _mobile(number):
        return False
    said = _said(read.sentence(*span))
    a_desk = not _OF_A_DESK.isdisjoint(said) or any(word.endswith(_DESK_ENDS) for word in said)
    return a_desk and _OF_SOMEBODY.isdisjoint(said)


def _mobile(number: str) -> bool:
    return number.startswith(("04", "06")) and len(number) == _MOBILE


@lru_cache(maxsize=32)
def _said(sentence: str) -> frozenset[str]:
    return frozenset(words(sentence))


@lru_cache(maxsize=KEPT)
def _spelled_phones(read: Reading) -> list[Place]:
    """Numbers of which at least some digits are words: "nul vier zeventig, twaalf, 34, zesenvijftig"."""
    known, found = _number_words(), list[Place]()
    row: list[tuple[int, int, str]] = []
    for match in regex(r"[a-z]+|\d+").finditer(read.normalised):
        word = match[0]
        digits = known.get(word) or (word if word.isdigit() else "")
        if row and not (digits and regex(r"[\W_]{0,3}").fullmatch(read.normalised, row[-1][1], match.start())):
            found += _phone_in(row)
            row = []
        if digits:
            row.append((*match.span(), digits))
    return [*found, *_phone_in(row)]


def _phone_in(row: list[tuple[int, int, str]]) -> Iterator[Place]:
    number = "".join(digits for *_, digits in row)
    if len(row) >= _FEWEST_WORDS and regex(r"0(?:4[5-9]\d{7}|[1-9]\d{7})").fullmatch(number) and number not in _COUNTED:
        yield row[0][0], row[-1][1]


def _national(number: str) -> str:
    """The digits one would dial in Belgium."""
    digits = "".join(c for c in number.replace("(0)", "") if c.isdigit())
    if number.lstrip(" (").startswith("+"):
        digits = f"00{digits}"
    return f"0{digits[4:]}" if digits.startswith("0032") else digits


def first_of_each(*found: list[Place]) -> Iterator[list[Place]]:
    """Each list without what overlaps an earlier one: digits of an account are no telephone number."""
    taken: list[Place] = []
    for each in found:
        if not each:
            yield []
            continue
        free = [span for span in each if all(span[1] <= start or end <= span[0] for start, end in taken)]
        taken = apart([*taken, *free])
        yield free[:MAX_PASSAGES]
