"""Help with writing a good reply: what belongs in one, and examples to start from [W]."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingHelp:
    """For one tone of review: the parts of a good reply, in order, and texts to start from."""

    tone: str
    parts: tuple[str, ...]
    examples: tuple[str, ...]


WRITING_HELP: Final = (
    WritingHelp(
        tone="positive",
        parts=("Bedank de schrijver.", "Ga in op wat die precies vertelt.", "Sluit vriendelijk af."),
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
            "Ga in op wat die precies vertelt.",
            "Nodig uit tot een gesprek, en zeg hoe men je bereikt.",
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
