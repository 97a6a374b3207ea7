"""Help lines: whom to call or to turn to, as mails list them; `domain/reviews/help_needs.py` says for which words."""

from collections.abc import Collection, Mapping
from typing import Final

from chalicelib.domain.reviews.help_needs import HelpNeed

# In the order in which they are listed.
_LINES: Final[Mapping[str, str]] = {
    "112": "112: als er nu iemand in gevaar is.",
    "101": "101: voor de politie, als het dringend is.",
    "police": "De politie: voor een aangifte, in elk politiekantoor.",
    "1813": "1813, de Zelfmoordlijn: als jij of iemand anders aan zelfmoord denkt, dag en nacht.",
    "1712": (
        "1712: voor alle vragen over geweld, misbruik en kindermishandeling. Bellen is gratis en je hoeft niet te "
        "zeggen wie je bent."
    ),
    "woonzorglijn": (
        "De Vlaamse Woonzorglijn, 02\xa0553\xa075\xa000: voor klachten over woonzorgcentra en andere ouderenzorg. Ze "
        "kan Zorginspectie vragen om te gaan kijken."
    ),
    "vaph": (
        "Het VAPH, www.vaph.be: voor klachten over ondersteuning bij een handicap. Het VAPH kan Zorginspectie vragen "
        "om te gaan kijken."
    ),
    "opgroeien": (
        "Opgroeien, www.opgroeien.be: voor klachten over kinderopvang en jeugdhulp. Opgroeien kan Zorginspectie vragen "
        "om te gaan kijken."
    ),
    "kinderrechten": (
        "Het Kinderrechtencommissariaat, www.kinderrechten.be: als de rechten van een kind of jongere niet "
        "gerespecteerd worden."
    ),
    "102": "102, Awel: voor kinderen en jongeren, over alles wat moeilijk is.",
    "106": "106, Tele-Onthaal: als je met iemand wil praten, dag en nacht.",
    "1700": (
        "1700: als je een klacht hebt en er met de organisatie zelf niet uitkomt. Vraag naar de Vlaamse Ombudsdienst."
    ),
}
_CHILDREN: Final = ("opgroeien", "kinderrechten")
_OF_SECTORS: Final[Mapping[str, tuple[str, ...]]] = {
    "residential_care": ("woonzorglijn",),
    "disability": ("vaph",),
    "child_care": _CHILDREN,
    "youth_care": _CHILDREN,
}
_OF_NEEDS: Final[Mapping[HelpNeed, tuple[str, ...]]] = {
    HelpNeed.DESPAIR: ("112", "1813", "102", "106"),
    HelpNeed.VIOLENCE: ("112", "101", "police", "1712", "102", "106"),
}
# Under every receipt, whatever its words are: nobody read them yet.
_TO_EVERYBODY: Final = ("112", "101", "1813", "1712", "102", "106", "1700")


def help_lines(needs: Collection[HelpNeed], sector: str) -> list[str]:
    """Return the help lines for needs; where violence is one, with whoever hears complaints in that sector."""
    wanted = {line for need in needs for line in _OF_NEEDS[need]}
    wanted |= set(_OF_SECTORS[sector]) if HelpNeed.VIOLENCE in needs else set()
    return [words for line, words in _LINES.items() if line in wanted]


def help_for_everybody() -> list[str]:
    """Return the help lines that stand where nobody knows yet which one is needed."""
    return [words for line, words in _LINES.items() if line in _TO_EVERYBODY]
