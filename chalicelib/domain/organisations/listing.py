"""A listing: what the register says about an organisation, in our words. The register is master of all of it."""

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
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
        return hash_of(*self._said())

    def _said(self) -> tuple[str, ...]:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Listing):
    """A listing as the register offers it: which address an organisation takes depends on the one that it has."""

    also: tuple[str, ...] = ()  # the other addresses that the register lists, which nobody takes over

    @property
    def content_hash(self) -> int:
        """A hash of all that decides what we take over."""
        return hash_of(*self._said(), *self.also)

    def keeping(self, present: str, *, bounced: bool = False) -> Listing:
        """Return what an organisation takes over that has this address now."""
        taken = {each.name: getattr(self, each.name) for each in fields(Listing)}
        return Listing(**taken | {"email": kept_address((self.email, *self.also), present, bounced=bounced)})


def kept_address(listed: Sequence[str], present: str, *, bounced: bool = False) -> str:
    """Return the address that an organisation has from now on, of those that the register lists, the first before.

    It keeps its own while that is listed, in whatever case and order: only another mailbox is a change, and no provider
    of mail minds capitals. One that bounced is kept only where the register puts it first.
    """
    own = listed[:1] if bounced else listed
    return present if present and present.lower() in map(str.lower, own) else listed[0]


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
