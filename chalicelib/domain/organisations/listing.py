"""A listing: what the register says about an organisation, in our words. The register is master of all of it."""

import hashlib
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

MAPPING: Final = 1  # of the register's fields to ours; a new number makes the next run write every listing again


class Sector(StrEnum):
    """The four sectors; each has a controller and a theme set of its own."""

    RESIDENTIAL_CARE = "residential_care"
    CHILD_CARE = "child_care"
    YOUTH_CARE = "youth_care"
    DISABILITY = "disability"


class EmailStatus(StrEnum):
    """The state of the register's mail address: can it be mailed? `bounced` is ours to say, never a listing's."""

    OK = "ok"
    ABSENT = "absent"
    INVALID = "invalid"
    BOUNCED = "bounced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """The address of an organisation; empty strings where the register is silent."""

    street: str = ""
    number: str = ""
    box: str = ""
    postal_code: str = ""
    municipality: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One entry of the register."""

    register_id: str
    sector: Sector
    name: str
    address: Address
    email: str = ""
    email_status: EmailStatus = EmailStatus.ABSENT
    website: str = ""
    phone: str = ""
    enterprise_number: str = ""
    closed_at: datetime | None = None  # when we saw that it left the register

    @property
    def key(self) -> int:
        return key_of(self.register_id)

    @property
    def content_hash(self) -> int:
        """A hash of all that we take over."""
        return hash_of(*self.said())

    def said(self) -> tuple[str, ...]:
        """Return all that we take over, as text."""
        at = self.address
        return (
            str(MAPPING),
            self.sector,
            self.name,
            at.street,
            at.number,
            at.box,
            at.postal_code,
            at.municipality,
            self.email,
            self.email_status,
            self.website,
            self.phone,
            self.enterprise_number,
        )

    def closed(self, *, at: datetime) -> "Listing":
        return replace(self, closed_at=at)

    def without_contact(self) -> "Listing":
        """Return what stays of a closed listing after its period: no mail address, telephone or website."""
        return replace(self, email="", email_status=EmailStatus.ABSENT, phone="", website="")


# Says nothing. An organisation's own name, address and ways to reach it are no sign in words: where these hold none
# beside this one, they hold none beside any.
SILENT: Final = Listing(register_id="", sector=Sector.RESIDENTIAL_CARE, name="", address=Address())


def key_of(register_id: str) -> int:
    """The register's id as a number of 64 bits."""
    return hash_of(register_id)


def comparable(name: str) -> str:
    """A name without accents, capitals, punctuation and legal form, to compare two by."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    folded = "".join(c for c in folded if not unicodedata.combining(c))
    words = "".join(c if c.isalnum() else " " for c in folded).split()
    return " ".join(word for word in words if word not in {"vzw", "bv", "nv", "cv", "wzc"})


def hash_of(*parts: str) -> int:
    """Return 64 bits of a hash; never 0, which stands for none."""
    found = hashlib.blake2b("\x1f".join(parts).encode(), digest_size=8).digest()
    return int.from_bytes(found) or 1
