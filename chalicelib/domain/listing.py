"""A listing: what the register says about an organisation, in our words. The register is master of all of it."""

from dataclasses import dataclass
from enum import StrEnum


class Sector(StrEnum):
    """The four sectors; each has a controller and a theme set of its own."""

    RESIDENTIAL_CARE = "residential_care"
    CHILD_CARE = "child_care"
    YOUTH_CARE = "youth_care"
    DISABILITY = "disability"


class EmailStatus(StrEnum):
    """Whether the register's address can be mailed."""

    OK = "ok"
    ABSENT = "absent"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where an organisation is; empty strings where the register is silent."""

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
