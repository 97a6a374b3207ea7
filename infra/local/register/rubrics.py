"""The rubrics of the local register, and how many of its listings stand in each."""

from typing import Final

CARE_HOMES: Final = "14.04.01. Woonzorgcentra (WZC)"
GROUP_CHILD_CARE: Final = "10.07.02. Groepsopvang voor kinderen"
FAMILY_CHILD_CARE: Final = "10.07.03. Gezinsopvang voor kinderen"

# These four names are assumed: no public code that reads the real register mentions youth care or disability.
RESIDENTIAL_YOUTH_CARE: Final = "11.05.01. Jeugdhulp met verblijf"
MOBILE_YOUTH_CARE: Final = "11.05.02. Ambulante en mobiele jeugdhulp"
DISABILITY_DAY_CARE: Final = "12.03.01. Dagopvang voor personen met een handicap"
DISABILITY_HOUSING: Final = "12.03.02. Woonondersteuning voor personen met een handicap"

# A rubric outside the platform's sectors: whoever maps rubrics has to leave it alone.
HOSPITALS: Final = "02.06.01. Ziekenhuizen"

PER_THOUSAND: Final[dict[str, int]] = {
    CARE_HOMES: 280,
    GROUP_CHILD_CARE: 220,
    FAMILY_CHILD_CARE: 160,
    RESIDENTIAL_YOUTH_CARE: 70,
    MOBILE_YOUTH_CARE: 80,
    DISABILITY_DAY_CARE: 80,
    DISABILITY_HOUSING: 80,
    HOSPITALS: 30,
}

# Some providers stand in two rubrics: a sister rubric, another sector, or one that nobody maps.
SECOND_RUBRIC: Final[dict[str, str]] = {
    CARE_HOMES: HOSPITALS,
    GROUP_CHILD_CARE: FAMILY_CHILD_CARE,
    FAMILY_CHILD_CARE: GROUP_CHILD_CARE,
    RESIDENTIAL_YOUTH_CARE: MOBILE_YOUTH_CARE,
    MOBILE_YOUTH_CARE: DISABILITY_HOUSING,
    DISABILITY_DAY_CARE: DISABILITY_HOUSING,
    DISABILITY_HOUSING: DISABILITY_DAY_CARE,
    HOSPITALS: CARE_HOMES,
}

RUBRICS: Final = tuple(sorted(PER_THOUSAND))
