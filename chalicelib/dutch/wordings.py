"""Texts to start from, never the last word: editors' usual explanations of each rule, and help with a good reply [W].

Data, to be sharpened by who works with it. Each explanation says what does not fit and what may stay, so that it reads
as help and not as a verdict. What stands between square brackets is to be filled in, and refused where it was not:
nobody is to get a mail with a gap in it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from chalicelib.domain.organisations.themes import SMALL_GROUP
from chalicelib.domain.rules.refusals import FieldError, Invalid

STANDARD_WORDINGS: Final[Mapping[str, str]] = {
    "own_experience": (
        "Je tekst gaat volgens ons niet over zorg of ondersteuning die jij of een naaste zelf kreeg. "
        "We lezen dat in dit stuk: [neem het stuk over]. Vertel wat je zelf meemaakte, dan lezen we je tekst opnieuw."
    ),
    "one_per_experience": (
        "Over deze ervaring vertelde je al in een eerdere waardering. Eén ervaring telt één keer, zodat het cijfer "
        "eerlijk blijft voor iedereen. Maakte je sindsdien iets nieuws mee? Daarover mag je gerust opnieuw schrijven."
    ),
    "recent_experience": (
        "Wat je vertelt, gebeurde meer dan drie jaar geleden. Intussen kan er veel veranderd zijn bij de organisatie. "
        "Daarom plaatsen we alleen recentere ervaringen."
    ),
    "no_personal_data": (
        "In je tekst herkennen lezers een persoon, door dit stuk: [neem het stuk over]. Schrijf liever “een "
        "verpleegkundige” of “een begeleider” dan een naam. Zo blijft je verhaal overeind en beschermen we wie "
        "erin voorkomt."
    ),
    "respectful_language": (
        "Je mag kritisch zijn, ook scherp. Maar dit stuk kwetst mensen en vertelt niet wat er gebeurde: [neem het stuk "
        "over]. Beschrijf wat je zag of meemaakte, dan begrijpen lezers en de organisatie je beter."
    ),
    "about_the_care": (
        "Uit je tekst leren lezers nog te weinig over de zorg of ondersteuning bij deze organisatie. Vertel wat er "
        "gebeurde, wanneer dat ongeveer was, en wat dat voor jou betekende."
    ),
    "no_advertising": (
        "In je tekst staat reclame of een verwijzing naar een website: [neem het stuk over]. Haal die eruit. Wat je "
        "over de zorg schrijft, mag blijven."
    ),
    "suspected_crime": (
        "Wat je vertelt, is ernstig: het kan om een misdrijf gaan. Zoiets zetten we nooit online, omdat een onderzoek "
        "erdoor kan mislukken en jij of anderen er gevaar door kunnen lopen. Bel de politie, of 1712 bij geweld of "
        "misbruik. Daar luisteren mensen die verder kunnen helpen."
    ),
    "improper_by_provider": (
        "We hebben redenen om te denken dat deze tekst van of voor de organisatie zelf komt: [zeg waaraan je dat "
        "ziet]. Zulke teksten plaatsen we niet, ook niet als ze kloppen. Vergissen we ons? Maak dan bezwaar."
    ),
    "improper_damage": (
        "Deze tekst hoort bij een reeks die de organisatie wil schaden: [zeg waaraan je dat ziet]. Daarvoor dienen "
        "waarderingen niet. Heb je een klacht? De organisatie heeft daar een vaste weg voor; vraag ernaar."
    ),
    "improper_repetition": (
        "Er kwamen van jou al meer waarderingen over deze organisatie, telkens met dezelfde boodschap. Eén stem telt "
        "één keer. Daarom plaatsen we deze niet."
    ),
}
# The same, for organisations whose reply does not fit.
REPLY_WORDINGS: Final[Mapping[str, str]] = {
    "own_experience": (
        "Een reactie gaat in op wat de schrijver vertelt. Dit stuk doet dat niet: [neem het stuk over]. Schrijf wat "
        "je organisatie van deze ervaring vindt en wat ze ermee doet."
    ),
    "one_per_experience": (
        "Je reactie herhaalt wat je al onder een andere waardering schreef: [neem het stuk over]. Schrijf iets "
        "dat bij deze ervaring past. Dan voelt de schrijver zich gehoord."
    ),
    "recent_experience": (
        "Je reactie gaat over iets anders dan de maand die de schrijver noemt: [neem het stuk over]. Hou het bij deze "
        "ervaring."
    ),
    "no_personal_data": (
        "In je reactie herkennen lezers een persoon, door dit stuk: [neem het stuk over]. De schrijver blijft anoniem, "
        "ook als je denkt te weten wie het is. Noem geen namen, en niets waaraan iemand te herkennen is."
    ),
    "respectful_language": (
        "Dit stuk kan de schrijver kwetsen: [neem het stuk over]. Je mag het oneens zijn. Schrijf dan rustig hoe "
        "je het ziet, zonder de schrijver iets te verwijten."
    ),
    "about_the_care": (
        "Je reactie zegt nog te weinig over de ervaring zelf. Ga in op wat de schrijver vertelt: wat goed ging, wat "
        "beter kan, en wat je daaraan doet."
    ),
    "no_advertising": (
        "In je reactie staat reclame: [neem het stuk over]. Haal die eruit. Hoe mensen je bereiken, mag er wel in."
    ),
    "suspected_crime": (
        "Je reactie gaat over iets dat een misdrijf kan zijn. Dat zetten we nooit online, omdat een onderzoek erdoor "
        "kan mislukken. Bel de politie, of 1712 bij geweld of misbruik."
    ),
    "improper_by_provider": (
        "Met dit stuk vraagt of belooft je reactie iets in ruil voor een andere waardering: [neem het stuk over]. Dat "
        "mag niet. Antwoord op wat er staat, en laat de schrijver vrij."
    ),
    "improper_damage": (
        "Dit stuk zet de schrijver of een andere organisatie in een slecht daglicht: [neem het stuk over]. Hou het bij "
        "de zorg of ondersteuning van je organisatie."
    ),
    "improper_repetition": (
        "Je reactie is dezelfde als onder andere waarderingen. Schrijf voor elke schrijver een eigen antwoord, hoe "
        "kort ook."
    ),
}
_GAPS: Final = frozenset(
    gap
    for texts in (STANDARD_WORDINGS, REPLY_WORDINGS)
    for text in texts.values()
    for gap in re.findall(r"\[[^\]]+\]", text)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingHelp:
    """Help for one tone of review: the parts of a good reply, in order, and texts to start from."""

    tone: str
    parts: tuple[str, ...]
    examples: tuple[str, ...]


TOO_FEW: Final = (
    "Je ziet de scores per onderdeel nog niet. Zo kun je bij weinig waarderingen niet raden wie ze schreef. "
    f"Zodra er {SMALL_GROUP} waarderingen online staan, zie je ze hier."
)
WRITING_HELP: Final = (
    WritingHelp(
        tone="positive",
        parts=(
            "Bedank de schrijver.",
            "Ga in op wat die precies vertelt. Anders lijkt een chatbot te antwoorden.",
            "Sluit vriendelijk af.",
        ),
        examples=(
            (
                "Dank je wel dat je de tijd nam om dit te schrijven. Fijn om te lezen dat [wat goed ging] voor jou "
                "het verschil maakte. We vertellen het door aan het team. "
                "Groeten van ons allemaal bij [naam van de organisatie]."
            ),
            (
                "Wat een mooie boodschap, bedankt. Je schrijft dat je [wat goed ging] apprecieert: "
                "daar doen we het voor. "
                "Tot binnenkort bij [naam van de organisatie]."
            ),
        ),
    ),
    WritingHelp(
        tone="negative",
        parts=(
            "Bedank de schrijver.",
            "Zeg dat je het spijtig vindt.",
            "Ga in op wat die precies vertelt. Anders lijkt een chatbot te antwoorden.",
            "Nodig uit tot een gesprek, en zeg hoe mensen je bereiken.",
            "Sluit vriendelijk af.",
        ),
        examples=(
            (
                "Bedankt dat je dit met ons deelt. Het spijt ons dat [wat misging] zo gelopen is. "
                "We bekijken met het team "
                "hoe dat beter kan. Wil je er met ons over praten? Je bereikt ons via [telefoon of e-mail]. "
                "Vriendelijke groeten van het team van [naam van de organisatie]."
            ),
            (
                "Dank je om dit eerlijk te zeggen. Dat [wat misging] je stoorde, begrijpen we en vinden we jammer. "
                "[Wat je eraan doet]. Graag horen we je verhaal: bel of mail naar [telefoon of e-mail]. "
                "Met warme groet, [naam van de organisatie]."
            ),
        ),
    ),
)


def writing_help(name: str, *reached_at: str) -> tuple[WritingHelp, ...]:
    """Return the help for an organisation, with its name and how one reaches it in the place of those gaps."""
    reach = " of ".join(filter(None, reached_at))

    def filled(text: str) -> str:
        text = text.replace("[naam van de organisatie]", name)
        return text.replace("[telefoon of e-mail]", reach) if reach else text

    return tuple(replace(each, examples=tuple(map(filled, each.examples))) for each in WRITING_HELP)


def check_filled_in(words: str, field: str = "explanation") -> None:
    """Refuse a standard wording whose gaps were left open.

    Raises:
        Invalid: names the field.
    """
    if wrong := gap_errors(words, field):
        raise Invalid(wrong)


def gap_errors(words: str, field: str = "explanation") -> tuple[FieldError, ...]:
    """Return that a gap of a standard wording was left open; nothing where none was."""
    return (FieldError(field, "not_filled_in"),) if any(gap in words for gap in _GAPS) else ()
