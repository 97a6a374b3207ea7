"""The words of the code of conduct: every rule that `domain/rules/conduct.py` names, with a title and what it asks."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Rule:
    code: str
    title: str
    text: str


CODE_OF_CONDUCT: Final = (
    Rule(
        "own_experience",
        "Schrijf over een eigen ervaring",
        "Een waardering gaat over zorg of ondersteuning die jij of een naaste zelf kreeg.",
    ),
    Rule(
        "one_per_experience",
        "Eén waardering per ervaring",
        "Vertel dezelfde ervaring maar één keer. Over een nieuwe ervaring mag je opnieuw schrijven.",
    ),
    Rule("recent_experience", "Een recente ervaring", "De ervaring is hoogstens drie jaar oud."),
    Rule(
        "no_personal_data",
        "Geen persoonsgegevens",
        "Noem geen namen van medewerkers, bewoners of anderen, en geen telefoonnummers, adressen of rekeningnummers. "
        "Een organisatie mag in haar reactie wel zeggen hoe je haar bereikt, met haar vaste nummer of haar "
        "e-mailadres.",
    ),
    Rule(
        "respectful_language",
        "Respectvolle taal",
        "Kritiek mag scherp zijn. Schelden, bedreigen of discrimineren mag niet.",
    ),
    Rule(
        "about_the_care",
        "Over de zorg of ondersteuning",
        "De tekst gaat over deze organisatie en is concreet genoeg om anderen te helpen.",
    ),
    Rule(
        "no_advertising", "Geen reclame", "Geen links, aanbiedingen of reclame voor producten of andere organisaties."
    ),
    Rule(
        "suspected_crime",
        "Geen misdrijf, ook geen vermoeden",
        "Een vermoeden van een misdrijf hoort bij de politie of een meldpunt. Het wordt hier nooit gepubliceerd.",
    ),
    Rule(
        "improper_by_provider",
        "Niet door of voor de organisatie zelf",
        "Een organisatie schrijft niet over zichzelf of voor cliënten, en zet niemand onder druk om te schrijven.",
    ),
    Rule(
        "improper_damage",
        "Niet om stelselmatig te schaden",
        "Waarderingen zijn er niet om een organisatie telkens opnieuw te beschadigen.",
    ),
    Rule(
        "improper_repetition",
        "Niet om telkens te loven of te kraken",
        "Schrijf niet telkens opnieuw om dezelfde organisatie te loven of te kraken.",
    ),
)
# The rule that measures on an organisation rest on [Z]; no review or reply is decided by it.
MEASURES: Final = Rule(
    "measures",
    "Geen oneigenlijk gebruik van waarderingen",
    "Is er een vermoeden van oneigenlijk gebruik, dan mag de redactie de waarderingen over een organisatie strenger "
    "nakijken of een tijd verbergen. Gebeurt het herhaaldelijk, dan mag ze op de pagina een waarschuwing zetten.",
)
_RULES: Final = {rule.code: rule for rule in (*CODE_OF_CONDUCT, MEASURES)}


def rule(code: str) -> Rule | None:
    """The rule with this code, if there is one."""
    return _RULES.get(code)


def title(code: str) -> str:
    """The title of a rule; empty for none."""
    found = rule(code)
    return found.title if found else ""
