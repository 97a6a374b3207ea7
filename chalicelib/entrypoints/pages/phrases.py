"""The words for codes: for every status, action and kind what people read.

Tables, so that a code without words is a failing test and never a code on somebody's screen.
"""

from collections.abc import Mapping
from typing import Final

# What an editor can choose.
ACTIONS: Final[Mapping[str, str]] = {
    "approve": "Goedkeuren",
    "return": "Laten aanpassen",
    "reject": "Weigeren",
    "escalate": "Apart onderzoeken (vermoeden van misdrijf)",
    "suspend": "Tijdelijk offline halen",
    "restore": "Terugzetten",
    "remove": "Verwijderen",
    "enrol": "Laten deelnemen",
    "leave": "Deelname stopzetten",
}

# What happened, as editors read it in the history.
EVENTS: Final[Mapping[str, str]] = {
    "submit": "Ingezonden",
    "confirm": "E-mailadres bevestigd",
    "expire": "Vervallen zonder bevestiging",
    "approve": "Goedgekeurd",
    "return": "Teruggestuurd voor aanpassing",
    "revise": "Aangepast",
    "reject": "Geweigerd",
    "escalate": "Apart in onderzoek genomen",
    "suspend": "Tijdelijk offline gehaald",
    "restore": "Teruggezet",
    "remove": "Verwijderd",
    "withdraw": "Ingetrokken",
    "archive": "Naar het archief",
    "uphold_appeal": "Bezwaar gegrond verklaard",
    "erase": "Gewist",
}

# The same, as the author reads it.
OWN_EVENTS: Final[Mapping[str, str]] = {
    "submit": "Je stuurde je waardering in.",
    "confirm": "Je bevestigde je e-mailadres.",
    "expire": "Je bevestigde je e-mailadres niet op tijd.",
    "approve": "De redactie keurde je waardering goed. Ze kwam online.",
    "return": "De redactie vroeg je om iets aan te passen.",
    "revise": "Je paste je waardering aan.",
    "reject": "De redactie weigerde je waardering.",
    "escalate": "De redactie nam je waardering apart in onderzoek.",
    "suspend": "Je waardering werd tijdelijk offline gehaald.",
    "restore": "De redactie zette je waardering terug online.",
    "remove": "De redactie verwijderde je waardering.",
    "withdraw": "Je trok je waardering in.",
    "archive": "Je waardering ging naar het archief.",
    "uphold_appeal": "De redactie gaf je bezwaar gelijk.",
    "erase": "Je waardering werd gewist.",
}

ACTORS: Final[Mapping[str, str]] = {
    "author": "indiener",
    "organisation": "organisatie",
    "editor": "redactie",
    "clock": "automatisch",
    "signal": "automatisch, na een signaal",
}

# Where a review stands, as its author reads it: a heading, and what it means.
OWN_STATUSES: Final[Mapping[str, tuple[str, str]]] = {
    "unconfirmed": (
        "Je waardering wacht op je bevestiging",
        "Open de link in onze eerste mail om te bevestigen dat het e-mailadres van jou is.",
    ),
    "pending": (
        "De redactie leest je waardering",
        "Ze staat nog niet online. Je krijgt een mail zodra er een beslissing is.",
    ),
    "returned": (
        "De redactie vraagt je om iets aan te passen",
        "Hieronder lees je waarom. Pas je waardering aan, dan leest de redactie ze opnieuw.",
    ),
    "escalated": (
        "De redactie onderzoekt je waardering apart",
        "Ze staat niet online, en de organisatie weet er niet van. Je krijgt een mail zodra er een beslissing is.",
    ),
    "published": (
        "Je waardering staat online",
        "Iedereen kan ze lezen. Niemand ziet daar wie je bent.",
    ),
    "suspended": (
        "Je waardering staat tijdelijk offline",
        "De redactie onderzoekt ze. Je krijgt een mail zodra er een beslissing is.",
    ),
    "rejected": (
        "Je waardering is geweigerd",
        "Ze komt niet online. Hieronder lees je waarom.",
    ),
    "removed": (
        "Je waardering is verwijderd",
        "Ze staat niet meer online. Hieronder lees je waarom.",
    ),
    "withdrawn": (
        "Je hebt je waardering ingetrokken",
        "Niemand kan ze nog lezen op het platform.",
    ),
    "archived": (
        "Je waardering zit in het archief",
        "Ze was te oud om nog online te staan, en telt niet meer mee in het cijfer.",
    ),
    "erased": (
        "Je waardering is gewist",
        "We bewaren niets meer van je tekst of je gegevens.",
    ),
}

# Where a reply stands, as its organisation reads it: a heading, and what it means.
OWN_REPLY_STATUSES: Final[Mapping[str, tuple[str, str]]] = {
    "none": (
        "Je kunt nog reageren",
        "Er is nog geen reactie op deze waardering.",
    ),
    "pending": (
        "Je reactie wacht op de redactie",
        "Je krijgt een mail zodra er een beslissing is. Intussen kun je niets wijzigen.",
    ),
    "returned": (
        "De redactie vraagt je om iets aan te passen",
        "In onze mail lees je wat er anders moet. Pas je reactie hieronder aan en verstuur ze opnieuw.",
    ),
    "published": (
        "Je reactie staat online",
        "Je vindt ze onder de waardering. Er is één reactie per waardering.",
    ),
    "rejected": (
        "Je reactie is geweigerd",
        "Ze komt niet online. In onze mail lees je waarom.",
    ),
    "removed": (
        "Je reactie is verwijderd",
        "Ze staat niet meer online. In onze mail lees je waarom.",
    ),
}

TONES: Final[Mapping[str, str]] = {
    "positive": "Bij een lovende waardering",
    "negative": "Bij een kritische waardering",
}

# The register's e-mail address, as editors read it: how it stands, and what that means.
EMAIL_STATUSES: Final[Mapping[str, tuple[str, str]]] = {
    "ok": ("Adres in orde", "Meldingen komen aan op dit adres."),
    "absent": ("Geen adres", "Op de Sociale Kaart staat geen e-mailadres. Deze organisatie krijgt geen mails."),
    "invalid": ("Adres klopt niet", "Dit is geen geldig e-mailadres. Deze organisatie krijgt geen mails."),
}

# The sync with the register, as editors read it.
RUN_KINDS: Final[Mapping[str, str]] = {"full": "Volledige ronde", "light": "Korte ronde"}
VERDICTS: Final[Mapping[str, str]] = {
    "running": "Bezig",
    "good": "Goed verlopen",
    "partial": "Deels uitgevoerd",
    "failed": "Mislukt, niets gewijzigd",
    "abandoned": "Afgebroken",
}
HOLDS: Final[Mapping[str, str]] = {
    "removals": "Organisaties sluiten die uit het register verdwenen zijn",
    "emails": "E-mailadressen laten vallen die uit het register verdwenen zijn",
    "rekeying": "Nieuwe nummers overnemen voor organisaties die we al kennen",
}
FRESHNESS: Final[Mapping[str, str]] = {
    "ok": "De gegevens zijn bij.",
    "warning": "De gegevens zijn bijna een dag oud. De volgende ronde moet nu lukken.",
    "breach": "De gegevens zijn ouder dan een dag. Kijk hieronder wat er misging.",
}
COUNTS: Final[Mapping[str, str]] = {
    "fetched": "Gelezen",
    "created": "Nieuw bij ons",
    "changed": "Gewijzigd",
    "unchanged": "Ongewijzigd",
    "missing": "Niet meer gevonden",
    "closed": "Gesloten",
    "revived": "Opnieuw geopend",
    "held": "Tegengehouden",
    "invalid": "Met een e-mailadres dat niet klopt",
    "quarantined": "Onleesbaar",
    "duplicates": "Dubbel in het register",
    "conflicting": "Dubbel, met verschillen",
    "emails_cleared": "Zonder e-mailadres geworden",
    "new": "Met een nummer dat we niet kenden",
    "contested": "Met een nummer dat niet eenduidig is",
}
