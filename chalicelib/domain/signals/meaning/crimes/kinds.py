"""The kinds of crime, as an editor reads them."""

from typing import Final

THEFT: Final = "diefstal"
VIOLENCE: Final = "geweld of mishandeling"
SEXUAL: Final = "seksueel geweld of misbruik"
NEGLECT: Final = "ernstige verwaarlozing"
FRAUD: Final = "fraude of misbruik van geld"
DRUGGING: Final = "drogeren of vergiftigen"
DEATH: Final = "een verdacht overlijden"
REPORTED: Final = "een klacht bij politie of gerecht"
