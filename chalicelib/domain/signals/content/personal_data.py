"""Personal data in the text: names of people, numbers and addresses that lead to one.

A review is about care, not about a person.
"""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK, Signal
from chalicelib.domain.signals.names.person_names import person_names
from chalicelib.domain.signals.text.facts import Facts
from chalicelib.domain.signals.text.identifiers import emails, first_of_each, ibans, phones, register_numbers
from chalicelib.domain.signals.text.reading import apart, passages, times

# In the order in which digits are given to them: an account or register number is never also a telephone number.
_KINDS: Final = (
    ("een rijksregisternummer", STRONG),
    ("een rekeningnummer", STRONG),
    ("een e-mailadres", MODERATE),
    ("een telefoonnummer", MODERATE),
)


def personal_data(facts: Facts) -> Signal | None:
    """As strong as the strongest kind: numbers that open doors, then names, then first names of relatives."""
    read = facts.reading
    names = person_names(read, facts.listing, facts.author)
    listing, by_house = facts.listing, facts.by_house
    reached = emails(read, listing, by_house=by_house), phones(read, listing, by_house=by_house)
    numbers = list(first_of_each(register_numbers(read), ibans(read), *reached))
    found = [(kind, strength, spans) for (kind, strength), spans in zip(_KINDS, numbers, strict=True) if spans]
    if not found and not names:
        return None
    doubted = [name for name in names if read.passage(name.start, name.end).text in facts.no_person]
    said = [f"{kind} ({times(len(spans))})" for kind, _, spans in found]
    if names:
        said.append(f"de naam van een persoon ({times(len(names))})")
    denied = f" Volgens de schrijver is dat {times(len(doubted))} geen persoon." if doubted else ""
    return Signal(
        "personal_data",
        max([strength for _, strength, _ in found] + [WEAK if name in doubted else name.strength for name in names]),
        f"Dit staat in de tekst: {', '.join(said)}.{denied}",
        passages(
            read, apart([*((name.start, name.end) for name in names), *(span for each in numbers for span in each)])
        ),
    )
