"""What pages say about codes: for every status, action and refusal the words that people read.

Tables, so that a code without words is a failing test and never a code on somebody's screen.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from chalicelib.adapters.dutch import CAPACITIES
from chalicelib.domain.conduct import rule
from chalicelib.domain.lifecycle import (
    ORGANISATION_LAW,
    REPLY_LAW,
    REVIEW_LAW,
    Action,
    Need,
    OrganisationAction,
    Participation,
    ReplyAction,
    ReplyStatus,
    Status,
)
from chalicelib.domain.mails import LINK_LIFE, Purpose
from chalicelib.domain.refusals import Invalid, Refusal
from chalicelib.domain.review import EXPERIENCE_MONTHS
from chalicelib.domain.themes import Aspect, Scale
from chalicelib.entrypoints.schemas import AddressOut

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

_MARKS: Final = ("heel slecht", "slecht", "gaat wel", "goed", "heel goed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """How a page says no: a heading, what one can do next, and the way on.

    `message` replaces the refusal's own, where that speaks to programmers.
    """

    title: str
    steps: tuple[str, ...]
    message: str = ""
    way_on: tuple[str, str] = ("Zoek een organisatie", "/organisations")


_TO_QUEUE: Final = ("Naar de wachtrij", "/editor/queue")
_TO_SIGN_IN: Final = ("Naar het aanmelden", "/editor/sign-in")
_TO_START: Final = ("Naar de startpagina", "/")
_FORM_AGAIN: Final = "Ga terug, herlaad de pagina en vul het formulier opnieuw in."

ADVICE: Final[Mapping[str, Advice]] = {
    "invalid": Advice(
        title="Er klopt iets niet",
        message="Niet alles is juist ingevuld.",
        steps=("Ga terug naar de vorige pagina en verbeter wat hieronder staat.",),
        way_on=_TO_START,
    ),
    "unreadable": Advice(
        title="We konden dit niet lezen",
        message="Je gegevens kwamen niet goed bij ons aan. We hebben niets bewaard.",
        steps=(_FORM_AGAIN,),
        way_on=_TO_START,
    ),
    "wrong_media_type": Advice(
        title="We konden dit niet lezen",
        message="Je gegevens kwamen niet goed bij ons aan. We hebben niets bewaard.",
        steps=(_FORM_AGAIN,),
        way_on=_TO_START,
    ),
    "too_large": Advice(
        title="Dit is te veel in één keer",
        message="Wat je stuurde, is te lang. We hebben niets bewaard.",
        steps=("Ga terug naar de vorige pagina en kort je tekst in.",),
        way_on=_TO_START,
    ),
    "not_found": Advice(
        title="We vinden deze pagina niet",
        steps=(
            "Typte je het adres zelf over? Kijk dan of het helemaal klopt.",
            "Zocht je een organisatie? Ze kan gesloten of verhuisd zijn. Zoek opnieuw op naam of postcode.",
        ),
    ),
    "link_expired_or_used": Advice(
        title="Deze link werkt niet meer",
        message="De link is al gebruikt, of ze is te oud.",
        steps=(
            "Klikte je al eerder op deze link? Dan is waarschijnlijk alles in orde en hoef je niets te doen.",
            "Kijk of je een nieuwere mail van ons kreeg. Alleen de link in die mail werkt dan nog.",
            "Kopieerde je de link? Kijk dan of ze volledig is.",
        ),
    ),
    "not_signed_in": Advice(
        title="Je bent niet aangemeld",
        message="Deze pagina is voor redacteurs. Misschien ben je te lang niet bezig geweest.",
        steps=("Meld je aan en probeer opnieuw. Kopieer eerst wat je al geschreven had.",),
        way_on=_TO_SIGN_IN,
    ),
    "not_for_you": Advice(
        title="Dit mag je hier niet doen",
        message="Deze stap is voor iemand anders, of je kwam hier langs een andere website.",
        steps=("Open de pagina opnieuw op ons eigen platform en probeer het daar.",),
        way_on=_TO_START,
    ),
    "needs_another_editor": Advice(
        title="Hier is een tweede redacteur nodig",
        message="Jij deed de vorige stap. Deze stap is voor een collega, zodat twee mensen kijken.",
        steps=("Vraag een collega om deze waardering te beoordelen.",),
        way_on=_TO_QUEUE,
    ),
    "not_allowed_now": Advice(
        title="Dat kan nu niet",
        message="Zoals het er nu voor staat, is deze stap niet mogelijk. Er is niets veranderd.",
        steps=("Ga terug en herlaad de pagina. Dan zie je hoe het nu staat en wat wel kan.",),
        way_on=_TO_START,
    ),
    "changed_meanwhile": Advice(
        title="Iemand was je voor",
        message="Intussen heeft iemand anders dit gewijzigd. Jouw keuze is niet bewaard.",
        steps=(
            "Schreef je een uitleg? Ga terug en kopieer ze eerst.",
            "Herlaad dan de pagina, kijk hoe het nu staat en beslis of er nog iets moet gebeuren.",
        ),
        way_on=_TO_START,
    ),
    "not_taking_part": Advice(
        title="Je kunt hier geen waardering schrijven",
        message="Deze organisatie neemt niet deel aan het platform.",
        steps=(
            "Wil je toch iets kwijt? Spreek de organisatie zelf aan.",
            "Of zoek een organisatie die wel deelneemt.",
        ),
    ),
    "idempotency_key_reused": Advice(
        title="Dit is al eens verstuurd",
        message="We kregen dit al eens, maar toen zag het er anders uit. Alleen het eerste is bewaard.",
        steps=("Wil je iets anders vertellen? Begin dan met een nieuw formulier.",),
    ),
    "busy": Advice(
        title="Het is nu heel druk",
        message="We konden dit nu niet verwerken. Er is niets bewaard of veranderd.",
        steps=("Wacht even, ga terug naar de vorige pagina en probeer het opnieuw.",),
        way_on=_TO_START,
    ),
}
_ANY_ADVICE: Final = Advice(
    title="Dat lukt nu niet",
    steps=("Ga terug naar de vorige pagina, of begin opnieuw vanaf de startpagina.",),
    way_on=_TO_START,
)

_HOST_AND_PATH: Final = r"[\w-]+(\.[\w-]+)*\.[^\W\d_]{2,}(:\d{1,5})?([/?#][^\s\"'<>\\]*)?"  # no user@, no bare word
_WITH_SCHEME: Final = re.compile(rf"https?://{_HOST_AND_PATH}", re.IGNORECASE)
_WITHOUT_SCHEME: Final = re.compile(_HOST_AND_PATH)


def advice(refusal: Refusal) -> Advice:
    """What a page says beside a refusal; also for one that came after this table."""
    return ADVICE.get(refusal.code, _ANY_ADVICE)


def field_messages(refusal: Refusal) -> tuple[str, ...]:
    """What is wrong with the fields, each message once; the names of fields are no words for people."""
    errors = refusal.errors if isinstance(refusal, Invalid) else ()
    return tuple(dict.fromkeys(each.message for each in errors))


def entered(typed: object, name: str) -> str:
    """What was typed in a field, by its dotted name; empty for anything that is no text."""
    value = typed
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value if isinstance(value, str) else ""


def field_id(name: str) -> str:
    """A field's dotted name as the id of its input."""
    return name.replace(".", "-")


def aspect_rows(aspects: Sequence[Aspect]) -> list[tuple[str, str, str]]:
    """For an error summary: each aspect's field, id and label; a fault of them all points to the first."""
    rows = [(name, field_id(name), aspect.label) for aspect in aspects for name in [f"aspect_ratings.{aspect.id}"]]
    return [("aspect_ratings", rows[0][1], "Onderdelen"), *rows] if rows else []


def as_typed(rating: int | None) -> str:
    """A rating as a form would send it."""
    return "null" if rating is None else str(rating)


def mark_words(mark: int, scale: Scale) -> str:
    """A mark in words; on a scale that is not ours only its two ends have any."""
    if (scale.min, scale.max) == (1, len(_MARKS)):
        return _MARKS[mark - 1] if scale.min <= mark <= scale.max else ""
    return {scale.min: _MARKS[0], scale.max: _MARKS[-1]}.get(mark, "")


def recent_months(now: datetime) -> tuple[str, ...]:
    """The months that an experience may be of, newest first, as `YYYY-MM`."""
    newest = now.year * 12 + now.month - 1
    months = (divmod(newest - age, 12) for age in range(EXPERIENCE_MONTHS + 1))
    return tuple(f"{year:04}-{month + 1:02}" for year, month in months)


def address_line(at: AddressOut) -> str:
    """An address in one line; empty where the register is silent."""
    road = " ".join(part for part in (at.street, at.number) if part) + (f" bus {at.box}" if at.box else "")
    town = " ".join(part for part in (at.postal_code, at.municipality) if part)
    return ", ".join(part for part in (road, town) if part)


def web_address(text: str) -> str:
    """A website of the register as a safe address for a link; empty when it is none."""
    text = text.strip()
    if _WITH_SCHEME.fullmatch(text):
        return text
    return f"https://{text}" if _WITHOUT_SCHEME.fullmatch(text) else ""


def without_scheme(address: str) -> str:
    """A web address as people read it."""
    return re.sub(r"^https?://(www\.)?", "", address, flags=re.IGNORECASE).rstrip("/")


def rule_title(code: str) -> str:
    """The title of a rule of the code of conduct; empty for none."""
    found = rule(code)
    return found.title if found else ""


def review_needs(status: str, action: str) -> str:
    """What a decision on a review asks for, in words."""
    step = REVIEW_LAW.steps.get((Status(status), Action(action)))
    return _in_words(step.needs) if step else ""


def reply_needs(status: str, action: str) -> str:
    """What a decision on a reply asks for, in words."""
    step = REPLY_LAW.steps.get((ReplyStatus(status), ReplyAction(action)))
    return _in_words(step.needs) if step else ""


def organisation_needs_explanation(taking_part: bool, action: str) -> bool:  # noqa: FBT001  (templates pass by place)
    """Whether a decision on an organisation asks for an explanation."""
    at = Participation.TAKING_PART if taking_part else Participation.NOT_TAKING_PART
    step = ORGANISATION_LAW.steps.get((at, OrganisationAction(action)))
    return step is not None and Need.EXPLANATION in step.needs


def _in_words(needs: frozenset[Need]) -> str:
    asked = "een regel en een uitleg" if Need.RULE in needs else "een uitleg" if Need.EXPLANATION in needs else ""
    said = [f"Vraagt {asked}."] if asked else []
    if Need.ANOTHER_EDITOR in needs:
        said.append("Alleen door een andere redacteur dan die van de vorige stap.")
    return " ".join(said)


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "action": ACTIONS.__getitem__,
    "event": EVENTS.__getitem__,
    "own_event": OWN_EVENTS.__getitem__,
    "actor": ACTORS.__getitem__,
    "own_status": OWN_STATUSES.__getitem__,
    "own_reply_status": OWN_REPLY_STATUSES.__getitem__,
    "tone": TONES.__getitem__,
    "email_status": EMAIL_STATUSES.__getitem__,
    "run_kind": RUN_KINDS.__getitem__,
    "verdict": VERDICTS.__getitem__,
    "hold": HOLDS.__getitem__,
    "freshness": FRESHNESS.__getitem__,
    "rule_title": rule_title,
    "advice": advice,
    "field_messages": field_messages,
    "entered": entered,
    "field_id": field_id,
    "as_typed": as_typed,
    "mark_words": mark_words,
    "recent_months": recent_months,
    "address_line": address_line,
    "web_address": web_address,
    "without_scheme": without_scheme,
}

GLOBALS: Final[Mapping[str, Any]] = {
    "capacities": CAPACITIES,
    "email_statuses": EMAIL_STATUSES,
    "counts": COUNTS,
    "aspect_rows": aspect_rows,
    "review_needs": review_needs,
    "reply_needs": reply_needs,
    "organisation_needs_explanation": organisation_needs_explanation,
    "confirm_days": LINK_LIFE[Purpose.CONFIRM].days,
    "reply_days": LINK_LIFE[Purpose.REPLY].days,
    "session_minutes": LINK_LIFE[Purpose.SESSION].seconds // 60,
}
