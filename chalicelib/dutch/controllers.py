"""The controllers of the personal data of each sector (GDPR 4, 7): proper names, and so no part of the domain.

With each go the words that say where somebody can take a decision beside us (DSA 17, 3f and 21). A setting that a
stage does not have is said to be missing, and never left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from chalicelib.domain.organisations.listing import Sector
from chalicelib.settings import NO_REACH, NO_REDRESS, Reach, Redress


@dataclass(frozen=True, slots=True)
class Controller:
    code: str  # in settings
    name: str
    website: str
    sectors: tuple[Sector, ...]


CONTROLLERS: Final = (
    Controller("departement_zorg", "Departement Zorg", "https://www.departementzorg.be", (Sector.RESIDENTIAL_CARE,)),
    Controller("opgroeien", "Opgroeien", "https://www.opgroeien.be", (Sector.CHILD_CARE, Sector.YOUTH_CARE)),
    Controller("vaph", "VAPH", "https://www.vaph.be", (Sector.DISABILITY,)),
)


def controller_of(sector: Sector) -> Controller:
    """The one that answers for this sector's data."""
    return next(each for each in CONTROLLERS if sector in each.sectors)


def redress_of(sector: Sector, settings: Mapping[str, Redress]) -> Redress:
    """The redress beside us in this sector, as its controller's settings say."""
    return settings.get(controller_of(sector).code, NO_REDRESS)


def reach_of(sector: Sector, settings: Mapping[str, Reach]) -> Reach:
    """Return the ways beside mail to reach this sector's controller."""
    return settings.get(controller_of(sector).code, NO_REACH)


def contact_email(emails: Mapping[str, str], sector: Sector | None = None) -> str:
    """Return the address for questions about a sector, or about none; empty where a stage says nothing."""
    return emails.get(sector or CONTROLLERS[0].sectors[0], "")


def elsewhere(redress: Redress) -> tuple[str, str]:
    """Two paragraphs: about the body for disputes, and about the court."""
    where = f" ({redress.dispute_body_url})" if redress.dispute_body_url else ""
    body = (
        f"Je kunt ook gaan naar {redress.dispute_body}{where}. Die instantie is erkend voor geschillen over "
        "onlineplatforms, en staat los van ons."
        if redress.dispute_body
        else "Je kunt ook gaan naar een instantie die erkend is voor geschillen over onlineplatforms. Met welke wij "
        "werken, is nog niet ingevuld. Meer over die instanties lees je bij het BIPT: www.bipt.be."
    )
    court = (
        f"Je kunt ook naar de rechter gaan. Bevoegd is {redress.court}."
        if redress.court
        else "Je kunt ook naar de rechter gaan. Welke rechtbank bevoegd is, is nog niet ingevuld."
    )
    return body, court
