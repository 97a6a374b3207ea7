"""Dates, numbers and terms as Dutch readers expect them; for pages and mails."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from chalicelib.domain.clock.days import day_of, local

MONTHS: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
CAPACITIES: Final = {
    "client": "cliënt of bewoner",
    "relative": "familielid",
    "parent": "ouder",
    "representative": "vertegenwoordiger",
}
HELPERS: Final = {
    "relative": "een familielid of vriend",
    "staff": "een medewerker",
    "volunteer": "een vrijwilliger",
    "other": "iemand anders",
}
CARD_GROUPS: Final = {
    "residents": "bewoners",
    "families": "families",
    "clients": "cliënten",
    "parents": "ouders",
}
CHANNELS: Final = {
    "web": "",
    "kiosk": "op een tablet in de organisatie",
    "paper": "op papier",
    "phone": "per telefoon",
    "agreed": "volgens afspraak met de redactie",
}
# How sure it is that whoever wrote has a bond with the organisation: beside a review, and in a column of its own.
PROOFS: Final = {
    "none": "Niet bevestigd per e-mail",
    "email": "E-mailadres bevestigd",
    "invitation": "Kreeg een kaart met een code",
    "document": "Bewijs gezien door de redactie",
}
SECTORS: Final = {
    "residential_care": "Woonzorg",
    "child_care": "Kinderopvang",
    "youth_care": "Jeugdhulp",
    "disability": "Ondersteuning bij een handicap",
}
STATUSES: Final = {
    "none": "geen reactie",
    "unconfirmed": "nog niet bevestigd",
    "pending": "wacht op de redactie",
    "returned": "terug voor aanpassing",
    "escalated": "apart in onderzoek",
    "published": "online",
    "suspended": "tijdelijk offline",
    "rejected": "geweigerd",
    "removed": "verwijderd",
    "withdrawn": "ingetrokken",
    "archived": "in het archief",
    "closed": "afgesloten",
    "erased": "gewist",
}
# What became of a promise, as everybody reads it.
PROMISE_STATUSES: Final = {
    "open": "Nog bezig",
    "kept": "Gedaan",
    "late": "Te laat",
    "dropped": "Gaat niet door",
}
NOTICE_REASONS: Final = {
    "personal_data": "Er staan persoonsgegevens in",
    "not_a_real_experience": "Dit is geen eigen ervaring",
    "by_or_for_provider": "Geschreven door of voor de organisatie",
    "insult_or_threat": "Belediging of bedreiging",
    "discrimination": "Discriminatie of haat",
    "untrue": "Een bewering klopt niet",
    "advertising": "Reclame",
    "crime": "Een (vermoeden van een) misdrijf",
    "child_abuse": "Seksueel misbruik van kinderen",
    "other": "Iets anders dat niet mag",
}


def date(moment: datetime) -> str:
    """The Belgian calendar day: 22 november 2026."""
    day = day_of(moment)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def moment(at: datetime) -> str:
    """Day and hour in Belgium: 22 november 2026 om 14.05 uur."""
    return f"{date(at)} om {local(at):%H.%M} uur"


def month(text: str) -> str:
    """`2026-11` as november 2026."""
    year, number = text.split("-")
    return f"{MONTHS[int(number) - 1]} {year}"


def number(value: float | None) -> str:
    """With a decimal comma; nothing for none."""
    return "" if value is None else f"{value}".replace(".", ",")


def thousands(whole: int) -> str:
    """With a point between the thousands: 5.000."""
    return f"{whole:,}".replace(",", ".")


def road(street: str, number: str, box: str) -> str:
    """Kerkstraat 1 bus 2; without what the register does not know."""
    return " ".join(part for part in (street, number, f"bus {box}" if box else "") if part)


def count(how_many: int, one: str, more: str) -> str:
    """`1 waardering`, `2 waarderingen`."""
    return f"{how_many} {one if how_many == 1 else more}"


def excerpt(text: str, longest: int = 160) -> str:
    """The beginning of a text on one line: `longest` characters at most, cut between words unless half would go."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    head = line[:longest].rpartition(" ")[0]
    return (head if 2 * len(head) >= longest else line[: longest - 1]).rstrip(" ,;:-(") + "…"


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "date": date,
    "moment": moment,
    "month": month,
    "number": number,
    "thousands": thousands,
    "count": count,
    "excerpt": excerpt,
    "capacity": CAPACITIES.__getitem__,
    "card_group": CARD_GROUPS.__getitem__,
    "helper": HELPERS.__getitem__,
    "channel": CHANNELS.__getitem__,
    "proof": PROOFS.__getitem__,
    "sector": SECTORS.__getitem__,
    "status": STATUSES.__getitem__,
    "promise_status": PROMISE_STATUSES.__getitem__,
    "notice_reason": NOTICE_REASONS.__getitem__,
}

# As every page of an organisation explains its score.
FORMULA: Final = (
    "Het gemiddelde van alle gepubliceerde waarderingen. Elke waardering telt even zwaar; "
    "haar score is het gemiddelde van de onderdelen die de schrijver beoordeelde."
)
