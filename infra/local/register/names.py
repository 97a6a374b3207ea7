"""Invented names of care organisations, and what data entry makes of them."""

from collections.abc import Callable
from typing import Final, TypeAlias

from infra.local.register import rubrics
from infra.local.register.mess import Proportions

KINDS: Final[dict[str, tuple[str, ...]]] = {
    rubrics.CARE_HOMES: ("Woonzorgcentrum", "WZC", "Woon- en zorgcentrum", "Zorgresidentie"),
    rubrics.GROUP_CHILD_CARE: ("Kinderdagverblijf", "Kinderopvang", "KDV", "Crèche"),
    rubrics.FAMILY_CHILD_CARE: ("Gezinsopvang", "Onthaalhuis", "Kinderopvang aan huis"),
    rubrics.RESIDENTIAL_YOUTH_CARE: ("Jongerenhuis", "Jeugdhulp", "Leefhuis", "Voorziening"),
    rubrics.MOBILE_YOUTH_CARE: ("Thuisbegeleiding", "Jeugdhulp", "Contextbegeleiding"),
    rubrics.DISABILITY_DAY_CARE: ("Dagcentrum", "Dagopvang", "Activiteitencentrum"),
    rubrics.DISABILITY_HOUSING: ("Woonondersteuning", "Zorgwonen", "Woonproject", "Voorziening"),
    rubrics.HOSPITALS: ("Algemeen Ziekenhuis", "AZ", "Ziekenhuis"),
}

# fmt: off
# One word a line would make this file ten times as long and tell nothing more.
HEADS: Final = (
    "Linde", "Beuken", "Eiken", "Berken", "Esdoorn", "Kastanje", "Wilgen", "Populier",
    "Hazelaar", "Sleedoorn", "Meidoorn", "Vlier", "Jasmijn", "Lavendel", "Rozen", "Madelief",
    "Klaver", "Koren", "Heide", "Brem", "Zonne", "Avond", "Morgen", "Sterre",
    "Regenboog", "Wolken", "Zomer", "Lente", "Mei", "Dauw", "Molen", "Klooster",
    "Kapel", "Kasteel", "Abdij", "Sluis", "Haven", "Vest", "Wal", "Akker",
    "Veld", "Bos", "Duin", "Polder", "Meers", "Kreek", "Vijver", "Bron",
    "Schelde", "Leie", "Dender", "Nete", "Demer", "Rupel", "Maas", "Durme",
    "Zwin", "IJzer", "Kempen", "Haspen", "Merel", "Zwaluw", "Leeuwerik", "Vink",
    "Mus", "Ooievaar", "Reiger", "Uilen", "Bijen", "Vlinder", "Egel", "Eekhoorn",
    "Hazen", "Lammer", "Veulen", "Kabouter", "Speel", "Vrede", "Hoop", "Gilde",
)
THE_WORDS: Final = ("dreef", "berg", "kouter", "brug", "haard", "burcht", "poort", "tuin", "weide", "hoeve",
                    "kring", "gaard", "donk", "wijk", "beek")
IT_WORDS: Final = ("hof", "veld", "dal", "zicht", "huis", "heem", "oord", "nest", "land", "bos",
                   "plein", "pad", "rust", "erf", "punt")
SPECIAL: Final = (
    "Zoë", "'t Kapoentje", "d'Hoppeschuur", "Löwenhof", "Sint-Jozef & Maria", "Coöperatie De Brug",
    "L'Étoile", 'O.-L.-Vrouw "Ten Bunderen"', "José", "Müllerhuis", "Bérénice", "De Ideële", "Pluk-de-dag!",
    "Speelhuis <3",
)
# fmt: on
TAILS: Final = THE_WORDS + IT_WORDS

LEGAL_FORMS: Final = (" vzw",) * 45 + (" bv",) * 3 + ("",) * 52

COMPOUNDS: Final = len(HEADS) * len(TAILS)


def compound(number: int) -> str:
    """`Lindehof` and 2,399 others."""
    return HEADS[number % len(HEADS)] + TAILS[number // len(HEADS) % len(TAILS)]


def with_article(word: str) -> str:
    return f"'t {word}" if word.endswith(IT_WORDS) else f"De {word}"


def tidy_name(rubric: str, word: str, *, kind: int, form: int, legal: int) -> str:
    """The name as its owner would write it; the three numbers are free draws."""
    styled = (word, word, with_article(word), f"Huize {word}")[form % 4]
    return f"{kind_word(rubric, kind)} {styled}{LEGAL_FORMS[legal % len(LEGAL_FORMS)]}"


def kind_word(rubric: str, kind: int) -> str:
    return KINDS[rubric][kind % len(KINDS[rubric])]


def as_it_is(name: str, _choice: int) -> str:
    return name


def padded(name: str, choice: int) -> str:
    return (f"  {name}", f"{name} ", f" {name}  ")[choice % 3]


def double_spaced(name: str, _choice: int) -> str:
    return name.replace(" ", "  ", 1)


def long_winded(name: str, _choice: int) -> str:
    return (
        f"{name} - dienst van de Vereniging voor Zorg, Welzijn en Samenleven van de regio en haar "
        "deelgemeenten, vereniging zonder winstoogmerk, afdeling ondersteuning en begeleiding"
    )


def shouted(name: str, _choice: int) -> str:
    return name.upper()


def with_marks(name: str, choice: int) -> str:
    """Accents, apostrophes, quotes and a `<`: whatever breaks those who forget to encode or escape."""
    return f"{name.split(' ', maxsplit=1)[0]} {SPECIAL[choice % len(SPECIAL)]}"


Flaw: TypeAlias = Callable[[str, int], str]
PER_THOUSAND: Final[dict[Flaw, int]] = {
    padded: 8,
    double_spaced: 8,
    long_winded: 8,
    shouted: 8,
    with_marks: 60,
}
FLAWS: Final = Proportions(PER_THOUSAND, as_it_is)


def entered_name(name: str, *, share: float, choice: int) -> str:
    """The name as it stands in the register, after people and imports."""
    return FLAWS.at(share)(name, choice)
