"""Words of the editors' desk: what was just done, and what a list can be narrowed to."""

from collections.abc import Mapping
from typing import Final

# What was just done, said on the next screen.
DONE: Final[Mapping[str, str]] = {
    "approve": "Goedgekeurd.",
    "return": "Teruggestuurd naar de schrijver.",
    "reject": "Geweigerd.",
    "escalate": "Apart in onderzoek genomen.",
    "clear": "Vrijgegeven. Nu moeten twee redacteurs goedkeuren.",
    "suspend": "Tijdelijk offline gehaald.",
    "restore": "Teruggezet.",
    "remove": "Verwijderd.",
    "erase": "Gewist.",
    "uphold": "Gegrond verklaard.",
    "dismiss": "Ongegrond verklaard.",
    "enrol": "De organisatie neemt nu deel.",
    "leave": "De deelname is stopgezet.",
    "watch": "De organisatie staat onder extra controle.",
    "unwatch": "De extra controle is stopgezet.",
    "block": "De organisatie is tijdelijk geblokkeerd. Een tweede redacteur bevestigt dat binnen twee werkdagen.",
    "confirmed_block": "Je bevestigde de blokkade.",
    "first_warning": "Genoteerd. De waarschuwing staat op de pagina als een tweede redacteur dezelfde woorden kiest.",
    "unblock": "De blokkade is opgeheven.",
    "warn": "De waarschuwing staat op de pagina.",
    "clear_warning": "De waarschuwing is weg.",
    "ask": "Je vraag is verstuurd naar de schrijver.",
    "refer": "Je melding is verstuurd naar de instantie.",
    "note": "Je notitie staat erbij.",
    "assign": "Toegewezen.",
    "free": "Niemand heeft dit nog in handen.",
    "hand_over": "Overgedragen.",
    "first_approval": "Genoteerd. Een tweede redacteur moet nog hetzelfde beslissen.",
}

ORDERS: Final[Mapping[str, str]] = {
    "strongest": "Laat en sterk eerst",
    "oldest": "Oudste eerst",
}

# The keys of the console; those that go somewhere follow, by the name of the place.
KEYS: Final = (
    (("j", "k"), "Volgende of vorige in de lijst"),
    (("Enter", "o"), "Open wat aangeduid is"),
    (("a", "t", "r"), "Naar goedkeuren, laten aanpassen of weigeren"),
    (("p",), "Neem de geselecteerde woorden over als passage"),
    (("u",), "Terug naar de wachtrij"),
    (("/",), "Zoek een organisatie"),
    (("g", "q"), "Naar Wachtrij"),
    (("g", "o"), "Naar Organisaties"),
    (("g", "d"), "Naar Dossiers"),
    (("g", "l"), "Naar Logboek"),
    (("g", "c"), "Naar Cijfers"),
    (("g", "s"), "Naar Sociale Kaart"),
    (("?",), "Toon deze lijst"),
)
