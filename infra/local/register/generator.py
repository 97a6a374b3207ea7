"""One listing from a seed and an index, the same bytes every time, so that 100,000 of them need no storage.

Two sources of chance. Free draws come from one hash per listing. Proportions come from additive sequences
(`index * √p mod 1`), which spread evenly: so even a register of 400 has its share of each kind of flaw.
"""

import re
from datetime import UTC, datetime
from enum import IntEnum
from hashlib import sha256, sha512
from math import isqrt
from struct import unpack
from typing import Any, Final, NamedTuple, TypeAlias

from infra.local.register import ingredients
from infra.local.register.ingredients import (
    PER_THOUSAND,
    PLACES,
    RUBRICS,
    SECOND_RUBRIC,
    STREETS,
    Entries,
    Municipality,
    Proportions,
    slug,
)

Listing: TypeAlias = dict[str, Any]

# Fixed, so that the same seed gives the same bytes on any day; every edit made since comes after it.
NEWEST: Final = int(datetime(2026, 1, 15, 9, 12, tzinfo=UTC).timestamp())
THREE_YEARS: Final = 3 * 365 * 86_400

# A prime larger than any count it meets: multiplying by it visits every number below that count once.
STRIDE: Final = 7_368_787
COMBINATIONS: Final = ingredients.COMPOUNDS * len(PLACES)
# The range 01xx.xxx.xxx was never handed out, so no number belongs to a real enterprise. 999,983 is prime.
NUMBERS: Final = 999_983
FIRST_NUMBER: Final = 1_000_000

# Every 97th and every 89th listing borrows from the one before it: what looks like the same provider twice.
SAME_NUMBER: Final = (97, 41)
SAME_ADDRESS: Final = (89, 17)

SECOND_RUBRIC_SHARE: Final = 0.03
NO_NUMBER_SHARE: Final = 0.03
BOXES_PERCENT: Final = 9
STATE: Final = Proportions({"DRAFT": 8, "ARCHIVED": 8}, "PUBLISHED")
ADDRESS: Final = Proportions({"none primary": 15, "several": 30, "no location": 40}, "as it should be")
FIRST_RUBRIC: Final = Proportions(PER_THOUSAND, RUBRICS[0])
ORGANISATION_PART: Final = 56  # how much of an id is hash; the other 8 of its 64 characters hold the index
ID: Final = re.compile("[0-9a-f]{64}")


class Axis(IntEnum):
    """The choices that are made by proportion; each its own prime, so that no two go together.

    The roots of the first spread best, so they go to what is cut finest.
    """

    EMAIL = 2
    NAME = 3
    STATE = 5
    ADDRESS = 7
    RUBRIC = 11
    UPDATED = 13
    SECOND_RUBRIC = 17
    PHONE = 19
    WEBSITE = 23
    NO_NUMBER = 29
    VANISHED = 31
    REKEYED = 37
    EMAILS_LOST = 41
    CHANGED = 43


class Draws(NamedTuple):
    """Sixteen free numbers a listing; named, so that a new one moves no other."""

    kind: int
    form: int
    legal: int
    name_flaw: int
    street: int
    number: int
    number_form: int
    box: int
    lat: int
    lon: int
    local_part: int
    phone: int
    verified: int
    second_street: int
    second_place: int
    spare: int


def iso(seconds: float) -> str:
    return f"{datetime.fromtimestamp(int(seconds), UTC).isoformat()[:19]}Z"


def identifier(realm: str, index: int) -> str:
    """64 hex characters that carry their index, so that an id is found again without a table of all ids."""
    head = sha256(f"{realm}:{index}".encode()).hexdigest()[:ORGANISATION_PART]
    return f"{head}{index ^ int(head[:8], 16):08x}"


def index_in(an_id: str, realm: str) -> int | None:
    """The index that `identifier` put in, or None when the id is not one of that realm."""
    if not ID.fullmatch(an_id):
        return None
    index = int(an_id[ORGANISATION_PART:], 16) ^ int(an_id[:8], 16)
    return index if identifier(realm, index) == an_id else None


def enterprise_number(base: int) -> str:
    """Ten digits, the last two the check digits of the Belgian register of enterprises."""
    return f"{base:08}{97 - base % 97:02}"


class Generator:
    def __init__(self, seed: int) -> None:
        self.seed = seed
        # Lists, as they are looked up a dozen times for each listing and an enum is slow to hash.
        self._steps = [isqrt(axis << 64) & 0xFFFFFFFF for axis in range(max(Axis) + 1)]
        self._offsets = [self._number(f"axis {axis}") for axis in range(max(Axis) + 1)]
        self._combination = self._number("combination")
        self._enterprise = self._number("enterprise")

    def _number(self, purpose: str) -> int:
        return int.from_bytes(sha256(f"{self.seed} {purpose}".encode()).digest()[:4], "big")

    def share(self, axis: Axis, index: int) -> float:
        """Return a share in [0, 1), evenly spread over the indexes."""
        return ((index * self._steps[axis] + self._offsets[axis]) & 0xFFFFFFFF) / 0x100000000

    def draws(self, index: int) -> Draws:
        return Draws(*unpack(">16I", sha512(f"{self.seed}:{index}".encode()).digest()))

    def identifier(self, index: int, *, rekeyed: bool = False) -> str:
        return identifier(self._realm(rekeyed=rekeyed), index)

    def index_in(self, an_id: str, *, rekeyed: bool = False) -> int | None:
        return index_in(an_id, self._realm(rekeyed=rekeyed))

    def _realm(self, *, rekeyed: bool) -> str:
        return f"{self.seed} rekeyed" if rekeyed else f"{self.seed}"

    def rubrics(self, index: int) -> tuple[str, ...]:
        first = FIRST_RUBRIC.at(self.share(Axis.RUBRIC, index))
        if self.share(Axis.SECOND_RUBRIC, index) < SECOND_RUBRIC_SHARE:
            return first, SECOND_RUBRIC[first]
        return (first,)

    def updated(self, index: int) -> int:
        """Seconds since 1970; squared, because registers have more recent edits than old ones."""
        return NEWEST - int(THREE_YEARS * self.share(Axis.UPDATED, index) ** 2)

    def _combined(self, index: int) -> tuple[Municipality, str]:
        """A place and a compound; no two of 144,000 listings share both."""
        number = (index * STRIDE + self._combination) % COMBINATIONS
        return PLACES[number % len(PLACES)], ingredients.compound(number // len(PLACES))

    def name(self, index: int) -> str:
        return self._name(index, self.draws(index), self._combined(index)[1], self.rubrics(index)[0])

    def _name(self, index: int, draws: Draws, word: str, rubric: str) -> str:
        tidy = ingredients.tidy_name(rubric, word, kind=draws.kind, form=draws.form, legal=draws.legal)
        kind = ingredients.kind_word(rubric, draws.kind)
        return ingredients.entered_name(tidy, kind=kind, share=self.share(Axis.NAME, index), choice=draws.name_flaw)

    def municipality(self, index: int) -> str:
        return self._combined(index)[0].name

    def enterprise_number(self, index: int) -> str | None:
        """Return its enterprise number; None for the few without one, such as a person who minds children at home."""
        every, at = SAME_NUMBER
        owner = index - 1 if index % every == at else index
        if self.share(Axis.NO_NUMBER, owner) < NO_NUMBER_SHARE:
            return None
        return enterprise_number(FIRST_NUMBER + (owner * STRIDE + self._enterprise) % NUMBERS)

    def another_phone(self, index: int, *, edition: int) -> Entries:
        """One number instead of those the listing has; each edition gives another."""
        choice = self.draws(index).phone + 1013 * edition
        return [{"value": ingredients.phone_number(self._combined(index)[0].area_code, choice)}]

    def _addresses(self, index: int, draws: Draws, municipality: Municipality) -> list[Listing]:
        every, at = SAME_ADDRESS
        if index % every == at:
            return self._addresses(index - 1, self.draws(index - 1), self._combined(index - 1)[0])
        flaw = ADDRESS.at(self.share(Axis.ADDRESS, index))
        main = _address(municipality, draws, street=draws.street)
        if flaw == "no location":
            del main["location"]
        if flaw in {"none primary", "several"}:
            other = _address(PLACES[draws.second_place % len(PLACES)], draws, street=draws.second_street)
            other["primary"] = False
            main["primary"] = flaw == "several"
            return [other, main] if flaw == "several" else [main, other]
        return [main]

    def emails(self, index: int) -> Entries:
        draws, (municipality, word) = self.draws(index), self._combined(index)
        return self._emails(index, draws, _domain(self.rubrics(index)[0], draws.kind, word, municipality))

    def _emails(self, index: int, draws: Draws, domain: str) -> Entries:
        return ingredients.emails(domain, share=self.share(Axis.EMAIL, index), choice=draws.local_part)

    def listing(self, index: int, *, an_id: str, updated: int) -> Listing:
        """All of it, `administrativeData` included; id and moment may not be the generated ones."""
        draws, (municipality, word), rubrics = self.draws(index), self._combined(index), self.rubrics(index)
        domain = _domain(rubrics[0], draws.kind, word, municipality)
        number = self.enterprise_number(index)
        return {
            "id": {"id": an_id, "authenticSource": "SOKA"},
            "type": "ORGANISATION",
            "state": STATE.at(self.share(Axis.STATE, index)),
            "verified": draws.verified % 10 > 0,
            "legalName": {"description": self._name(index, draws, word, rubrics[0])},
            "addresses": self._addresses(index, draws, municipality),
            "activities": [{"name": {"description": rubric}} for rubric in rubrics],
            "contactInfo": {
                "phones": ingredients.phones(
                    municipality.area_code, share=self.share(Axis.PHONE, index), choice=draws.phone
                ),
                "emails": self._emails(index, draws, domain),
                "websites": ingredients.websites(domain, share=self.share(Axis.WEBSITE, index)),
            },
            "lastUpdated": iso(updated),
            "links": [],
            "administrativeData": [{"type": "CBE_ID", "value": number}] if number else [],
        }


def _domain(rubric: str, kind: int, word: str, municipality: Municipality) -> str:
    return f"{slug(ingredients.kind_word(rubric, kind))}-{slug(word)}-{slug(municipality.name)}.example"


def _address(municipality: Municipality, draws: Draws, *, street: int) -> Listing:
    house = str(1 + draws.number % 250)
    forms = (f"{house}A", f"{house}-{int(house) + 2}", f"{house} ", house)
    boxes = ("1", "0101", "B", "bus 2")
    return {
        "primary": True,
        "street": {"name": {"description": STREETS[street % len(STREETS)]}},
        "number": forms[min(draws.number_form % 20, 3)],
        "box": boxes[draws.box % 4] if draws.box % 100 < BOXES_PERCENT else None,
        "municipality": {"postalCode": municipality.postal_code, "name": {"description": municipality.name}},
        "location": {
            "lat": round(municipality.lat + (draws.lat % 2001 - 1000) / 50_000, 5),
            "lon": round(municipality.lon + (draws.lon % 2001 - 1000) / 50_000, 5),
        },
    }
