"""Numbers and addresses that lead to one person: account, national register number, e-mail, telephone.

Numbers with check digits are reported only when those are right, so that no amount or date passes for one.
"""

from collections.abc import Iterator
from typing import Final

from chalicelib.domain.organisations.listing import Listing
from chalicelib.domain.signals.text.own_names import mail_domain, own_domains
from chalicelib.domain.signals.text.reading import MAX_PASSAGES, Reading, apart, regex, word_set

Place = tuple[int, int]

_SEP: Final = r"[ .\-]?"
# Countries whose accounts one meets in Flanders; exact lengths, so that no word behind the number is swallowed.
_IBAN: Final = (
    rf"(?=[bndlf][a-z0-9]\d)(?<![a-z0-9])(?:be\d{{2}}(?:{_SEP}\d){{12}}|nl\d{{2}}{_SEP}[a-z]{{4}}(?:{_SEP}\d){{10}}"
    rf"|de\d{{2}}(?:{_SEP}\d){{18}}|lu\d{{2}}(?:{_SEP}\d){{16}}|fr\d{{2}}(?:{_SEP}[0-9a-z]){{23}})(?![a-z0-9])"
)
_AND: Final = r"[ ./\-]{0,3}"
_REGISTER: Final = rf"(?=\d\d)(?<![\d/+])(\d{{2}}){_AND}(\d{{2}}){_AND}(\d{{2}}){_AND}(\d{{3}}){_AND}(\d{{2}})(?![\d/])"
_EMAIL: Final = (
    r"(?<![a-z0-9.+_%-])[a-z0-9.+_%-]{1,64}(?:@| ?[\[(] ?(?:at|apenstaartje|@) ?[\])] ?)"
    r"[a-z0-9](?:[a-z0-9-]{0,62})(?:\.[a-z0-9-]{1,63}){1,4}(?![a-z0-9-])"
)
_SPELLED: Final = (
    r"(?<![a-z0-9._-])[a-z0-9._-]{1,40}(?: punt [a-z0-9]{1,30}){0,3} ?(?:apenstaartje|@) ?"
    r"[a-z0-9-]{1,40}(?: ?punt ?[a-z]{2,10}){1,2}"
)
_GAP: Final = r"[ ./\-()]{0,2}"
_PHONE: Final = (
    rf"(?=[+(0])(?<!\d)(?<!\d[.,:/+\-])(?:(?:(?:\+|00)32{_GAP}(?:\(0\){_GAP})?|\(?0{_GAP})"
    rf"(?:4{_GAP}[5-9](?:{_GAP}\d){{7}}|(?!4{_GAP}[5-9])[1-9](?:{_GAP}\d){{7}})"  # ten digits on a mobile, else nine
    rf"|06(?:{_GAP}\d){{8}}|(?:\+|00)(?!32)[1-9](?:{_GAP}\d){{8,13}})(?!\d)"  # a Dutch mobile; any other country
)
_DATE: Final = r"\d{1,2}[ ]?[./\-][ ]?\d{1,2}[ ]?[./\-][ ]?(?:19|20)\d\d|(?:19|20)\d\d[./\-]\d{1,2}[./\-]\d{1,2}"
_ENTERPRISE: Final = r"\b(?:kbo|btw|be|ondernemingsnummer|ondernemingsnr)\W{0,3}(?:be\W?)?$"
# Free and paid numbers belong to services, not to people.
_SERVICE: Final = ("0800", "0900", "0902", "0903", "0904", "0905", "0906", "0907", "0909", "070", "078")
_SHARED_BOXES: Final = word_set(
    """
    info onthaal contact directie administratie secretariat secretariaat welkom
    """
)


def ibans(read: Reading) -> list[Place]:
    if not read.has_digits:
        return []
    return [match.span() for match in regex(_IBAN).finditer(read.normalised) if _right_iban(match[0])]


def _right_iban(text: str) -> bool:
    """ISO 13616: the country and check digits behind the rest, letters as 10 to 35, modulo 97 is 1."""
    account = "".join(c for c in text if c.isalnum())
    return int("".join(str(int(c, 36)) for c in account[4:] + account[:4])) % 97 == 1


def register_numbers(read: Reading) -> list[Place]:
    if not read.has_digits:
        return []
    return [
        match.span() for match in regex(_REGISTER).finditer(read.normalised) if _right_register_number(*match.groups())
    ]


def _right_register_number(year: str, month: str, day: str, serial: str, check: str) -> bool:
    """A Belgian national register number, or one of the `bis` register (20 or 40 added to the month).

    The check digits are 97 less the first nine digits modulo 97; for those born from 2000 on a 2 goes before the nine.
    """
    if int(month) % 20 > 12 or int(month) > 52 or int(day) > 31 or not 1 <= int(serial) <= 998:  # noqa: PLR2004 - calendar
        return False
    nine = year + month + day + serial
    return int(check) in {97 - int(century + nine) % 97 for century in ("", "2")}


def emails(read: Reading, listing: Listing | None = None) -> list[Place]:
    """Addresses, but for the organisation's own and its shared boxes."""
    if "@" not in read.normalised and "at" not in read.vocabulary and "apenstaartje" not in read.vocabulary:
        return []
    own = {domain for domain, _ in own_domains(listing)} if listing else set()
    address = listing.email.strip().casefold() if listing else ""
    found = [
        match.span()
        for match in regex(_EMAIL).finditer(read.normalised)
        if match[0] != address and not (match[0].partition("@")[0] in _SHARED_BOXES and mail_domain(match[0]) in own)
    ]
    if "punt" in read.vocabulary:
        found += [match.span() for match in regex(_SPELLED).finditer(read.normalised)]
    return apart(found)


def phones(read: Reading, listing: Listing | None = None) -> list[Place]:
    """Telephone numbers as Belgians and their neighbours write them, but for the organisation's own and services'."""
    if not read.has_digits:
        return []
    own = _national(listing.phone) if listing else ""
    found = []
    for match in regex(_PHONE).finditer(read.normalised):
        number = _national(match[0])
        dated = regex(_DATE).search(match[0]) or regex(_ENTERPRISE).search(
            read.normalised, max(0, match.start() - 20), match.start()
        )
        if not dated and number != own and not number.startswith(_SERVICE):
            found.append(match.span())
    return found


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
        free = [span for span in each if all(span[1] <= start or end <= span[0] for start, end in taken)]
        taken = apart([*taken, *free])
        yield free[:MAX_PASSAGES]
