"""The controllers of the personal data of each sector (GDPR 4, 7): proper names, and so no part of the domain."""

from dataclasses import dataclass
from typing import Final

from chalicelib.domain.organisations.listing import Sector


@dataclass(frozen=True, slots=True)
class Controller:
    name: str
    website: str
    sectors: tuple[Sector, ...]


CONTROLLERS: Final = (
    Controller("Departement Zorg", "https://www.departementzorg.be", (Sector.RESIDENTIAL_CARE,)),
    Controller("Opgroeien", "https://www.opgroeien.be", (Sector.CHILD_CARE, Sector.YOUTH_CARE)),
    Controller("VAPH", "https://www.vaph.be", (Sector.DISABILITY,)),
)


def controller_of(sector: Sector) -> Controller:
    """The one that answers for this sector's data."""
    return next(each for each in CONTROLLERS if sector in each.sectors)
