"""Captions: the words around reviews in feeds, pictures, mails and files."""

from typing import Final

from chalicelib.dutch.formatting import CAPACITIES, month

PLATFORM: Final = "Waarderingsplatform"
NEWEST: Final = "De nieuwste waarderingen. Wie schreef, blijft anoniem."
UNDER_RESEARCH: Final = (
    "De redactie onderzoekt de waarderingen van deze organisatie. Zolang dat duurt, tonen we ze niet."
)
REPLY: Final = "Reactie van de organisatie:"
READ_ALL: Final = "Lees alle waarderingen:"
BUTTON_FAILS: Final = "Werkt de knop niet? Kopieer dan dit adres naar je browser:"
EXPORTED: Final = (
    "Dit is alles wat we over jou bewaren voor deze ene waardering. Schreef je met hetzelfde mailadres nog andere "
    "waarderingen? Gebruik dan de link uit de mails over die waarderingen."
)
NOTICE_EXPORTED: Final = (
    "Dit is alles wat we over jou bewaren voor deze ene melding. Deed je met hetzelfde mailadres nog andere meldingen? "
    "Gebruik dan de link uit de mails over die meldingen."
)
ORGANISATION_EXPORTED: Final = (
    "Dit is alles wat we over je organisatie zelf bewaren. Je reacties vind je bij de cijfers, in het bestand met de "
    "waarderingen. Een bezwaar over een reactie vind je met de link uit de mail daarover. Wie van je organisatie iets "
    "schreef, weten we niet: we bewaren alleen het adres van de Sociale Kaart."
)
# The columns of a spreadsheet of reviews: those before the aspects, and those behind them.
COLUMNS: Final = (("Online sinds", "Ervaring van", "Geschreven door", "Score"), ("Waardering", "Reactie"))


def about(name: str) -> str:
    return f"Waardering over {name}"


def all_about(name: str) -> str:
    return f"Waarderingen over {name}"


def experience(of: str) -> str:
    """`2026-11` as Ervaring van november 2026."""
    return f"Ervaring van {month(of)}"


def who(capacity: str, experienced: str) -> str:
    """Familielid, ervaring van november 2026."""
    return f"{CAPACITIES[capacity].capitalize()}, ervaring van {month(experienced)}"


def who_over(capacity: str, experienced: str, name: str) -> str:
    """The same, with the organisation."""
    return f"{who(capacity, experienced)}, over {name}"
