"""The explanation of a score, for readers; apart, as every page of an organisation says it."""

from typing import Final

FORMULA: Final = (
    "Het gemiddelde van alle gepubliceerde waarderingen. Elke waardering telt even zwaar; "
    "haar score is het gemiddelde van de onderdelen die de indiener beoordeelde."
)
