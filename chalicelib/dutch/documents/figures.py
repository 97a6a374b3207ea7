"""The words of the integrity figures: their names, for a spreadsheet, and those of the signals."""

from collections.abc import Callable, Mapping
from typing import Final

from chalicelib.domain.reviews.score import SCALE
from chalicelib.domain.reviews.signal import SAFETY
from chalicelib.dutch import conduct
from chalicelib.dutch.captions import ON_THE_WEB
from chalicelib.dutch.formatting import CHANNELS, PROOFS

COLUMNS: Final = ("Jaar", "Sector", "Over", "Cijfer", "Deel", "Waarde", "Soort", "Code")
COUNTED, IN_STEPS, HOURS = "precies", "meer dan", "hoogstens (uren)"
GROUPS: Final[Mapping[str, str]] = {
    "": "Het hele jaar",
    "reviews": "Waarderingen",
    "by_score_band": "Waarderingen per score",
    "by_rule": "Waarderingen per regel",
    "by_channel": "Waarderingen per weg",
    "by_proof": "Waarderingen per band met de organisatie",
    "by_month": "Waarderingen per maand",
    "additions": "Aanvullingen",
    "notices": "Meldingen",
    "appeals": "Bezwaren",
    "waiting": "Hoe lang het duurde",
    "signals": "Signalen",
    "second_readings": "Tweede lezingen",
}
FIGURES: Final[Mapping[str, str]] = {
    "received": "Gekregen",
    "confirmed": "Bevestigd",
    "published": "Online gekomen",
    "rejected": "Geweigerd",
    "returned": "Teruggestuurd",
    "escalated": "Apart onderzocht",
    "suspended": "Tijdelijk offline gehaald",
    "restored": "Teruggezet",
    "removed": "Verwijderd",
    "withdrawn": "Ingetrokken door de schrijver",
    "withdrawals_undone": "Waarvan de schrijver dat ongedaan maakte",
    "closed": "Afgesloten: organisatie neemt niet meer deel",
    "erased": "Gewist door de redactie",
    "erased_by_author": "Gewist door de schrijver",
    "upheld": "Gegrond",
    "dismissed": "Ongegrond",
    "lapsed": "Vervallen",
    "median_hours": "De helft was klaar binnen",
    "replies": "Reacties online",
    "median_decision_hours": "De helft van de beslissingen viel binnen",
    "automated": "Beslissingen door een computer",
    "reversed_on_appeal": "Beslissingen teruggenomen na bezwaar",
    "decisions": "Beslissingen",
    "within_24_hours": "Beslist binnen 24 uur",
    "within_promise": "Beslist binnen de beloofde werkdagen",
    "promised_working_days": "Beloofde werkdagen",
    "p90_hours": "Negen op de tien waren klaar binnen",
    "raised": "Gegeven",
    "sampled": "Door het toeval gekozen",
    "read": "Opnieuw gelezen",
    "agreed": "Dezelfde beslissing",
    "same_rule": "Dezelfde beslissing en dezelfde regel",
    "kappa": "Kappa van Cohen",
}
_OTHERWISE: Final[Mapping[str, str]] = {"signals.confirmed": "Gelijk gekregen van een redacteur"}
SIGNALS: Final[Mapping[str, str]] = {
    SAFETY: "Misschien een misdrijf, een dreiging of wanhoop",
    "personal_data": "Persoonsgegevens",
    "discrimination": "Discriminatie",
    "improper_language": "Kwetsende taal",
    "pressure": "Iemand zette de schrijver onder druk",
    "same_author_again": "Dezelfde schrijver schrijft opnieuw",
    "near_identical_text": "Bijna dezelfde tekst als een andere",
    "author_domain_is_organisations": "E-mailadres van de organisatie zelf",
    "writes_as_provider": "Schrijft zoals de organisatie zelf",
    "pasted_feedback": "Geplakte reacties van anderen",
    "hired_agency": "Een ingehuurd bureau",
    "impersonation": "Doet zich voor als iemand anders",
    "competitor": "Van een andere organisatie",
    "one_sided_invitation": "Niet iedereen werd uitgenodigd",
    "shared_origin": "Veel van dezelfde verbinding",
    "cards_from_one_place": "Veel kaarten van dezelfde plaats",
    "burst": "Veel op korte tijd",
    "disposable_address": "Wegwerpadres",
    "links_and_advertising": "Links of reclame",
    "experience_too_old": "Een te oude ervaring",
    "all_capitals": "Alles in hoofdletters",
}


def signal_name(code: str) -> str:
    return SIGNALS.get(code, "Een vroeger signaal")


def figure_name(group: str, name: str) -> str:
    """Return the name of a figure; its code where nobody named it."""
    return _OTHERWISE.get(f"{group}.{name}") or FIGURES.get(name, name)


def part_of(group: str, code: str) -> str:
    """Return the words for a part of a figure, as its group has them."""
    return _PARTS[group](code) if group in _PARTS else code


def _band(mark: str) -> str:
    return f"{mark} op {SCALE[1]}" if mark.isdecimal() else "zonder score"


def _rule(code: str) -> str:
    return conduct.title(code) or "Een vroegere regel"


def _rule_read_again(code: str) -> str:
    return "" if code == "by_rule" else _rule(code)


_PARTS: Final[Mapping[str, Callable[[str], str]]] = {
    "by_score_band": _band,
    "by_rule": _rule,
    "by_channel": lambda code: CHANNELS.get(code) or ON_THE_WEB,
    "by_proof": lambda code: PROOFS.get(code, code),
    "signals": signal_name,
    "second_readings": _rule_read_again,
}
