"""Despair: words of suicide or self-harm, the author's own or somebody's of whom the author tells.

An editor reads them first, and whoever wrote them sees where help is. "Doodmoe", "doodgraag" and "ik lachte me dood"
say nothing of the kind; "zelfmoordpreventie" is about a training; "ze wil niet dood" denies it. Those are passed over.
What is said to be over, or was read in a book, stays moderate or weak.
"""

import re
from dataclasses import dataclass
from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK, Signal
from chalicelib.domain.signals.text.facts import Facts
from chalicelib.domain.signals.text.phrases import Phrase, any_of, compiled
from chalicelib.domain.signals.text.reading import Reading, apart, passages

_WHO: Final = (
    "(ik|wij|we|hij|zij|ze|mama|mams|papa|moeder|vader|oma|opa|bomma|bompa|vrouw|man|zoon|dochter|broer|zus|kind"
    "|bewoner|bewoonster|client|clienten|bewoners|kinderen|jongere|jongeren|vriendin|vriend|buurvrouw|dochtertje|zoontje)"
)
_SELF: Final = "(mezelf|mijzelf|zichzelf|haarzelf|hemzelf|hunzelf|onszelf|me|mij|zich)"
_OWN: Final = "(mijn|haar|zijn|hun)"
_END: Final = any_of("einde leven")
_WANTS: Final = any_of("wil wilt willen wilde wilden wou wouden zou zouden")
_TIRED: Final = "(moe|beu|zat)"
_HURT: Final = any_of(
    "snijden snij snijdt snijd sneed sneden krassen krast kraste krassen verwonden verwondt verwondde"
)


@dataclass(frozen=True, slots=True)
class _Words:
    strength: int
    phrase: Phrase
    unless: str = ""  # what the sentence says where it means something else


def _row(strength: int, pattern: str, unless: str = "") -> _Words:
    return _Words(strength, Phrase(pattern), unless)


_PEACEFUL: Final = (
    "palliatieve?|euthanasie|levenseinde|stervend|sterven(sbegeleiding)?|vredig|rustig|ingeslapen|terminaal"
)
_BY_ACCIDENT: Final = "viel|vallen|gevallen|gestoten|bezeerd|per ongeluk|struikelde|gestruikeld|geval"
_JOKING: Final = (
    "gelachen|lachen|lachte|schaamte|schaamde|schamen|verveling|verveeld|verveelde|honger|kou|werk(te)? zich"
)

DESPAIR: Final = (
    _row(STRONG, f"{_WHO} ~2 {_WANTS} ~3 niet meer (leven|wakker worden)"),
    _row(STRONG, f"{_WANTS} {_WHO} ~2 niet meer (leven|wakker worden)"),
    _row(STRONG, f"niet meer ~1 {_WANTS} (leven|wakker worden)"),
    _row(STRONG, f"{_WHO} {_WANTS} ~2 (er )?niet meer zijn"),
    _row(STRONG, f"{_WHO} {_WANTS} ~3 dood(gaan| zijn)?", f"niet dood|{_JOKING}|{_PEACEFUL}|over mijn lijk"),
    _row(STRONG, f"dat {_WHO} ~2 dood {_WANTS}", f"{_JOKING}|{_PEACEFUL}"),
    _row(STRONG, f"{_WHO} ~2 (was|waren|ben) (er )?liever dood( geweest)?"),
    _row(STRONG, "liever dood dan ~4 (hier|daar|terug|blijven|leven)"),
    _row(STRONG, "(zie|zag|zien|zagen) ~2 geen (andere )?uitweg( meer)?"),
    _row(STRONG, f"het leven ~2 {_TIRED}"),
    _row(STRONG, "levensmoe(heid)?"),
    _row(STRONG, f"{_WHO} ~3 het ~1 niet meer zitten", "organisatie|personeel|werken|job|directie"),
    _row(STRONG, f"een einde ~3 aan {_OWN} leven"),
    _row(STRONG, f"{_OWN} leven ~2 (beeindigen|beeindigd|beeindigde)", _PEACEFUL),
    _row(STRONG, f"(maak|maakt|maakte|maken|gemaakt) ~4 einde aan (alles|het leven|{_OWN} leven)"),
    _row(STRONG, f"{_SELF} ~3 van (het leven|kant) (te )?(beroven|maken|maakt|maakte|beroofd|beroofde)"),
    _row(STRONG, f"{_SELF} ~3 iets (aan te doen|aandoen|aandoet)", "niets aan|kleren|jas"),
    _row(STRONG, f"{_SELF} ~2 iets aangedaan"),
    _row(STRONG, f"{_SELF} ~2 (verhangen|ophangen|verhing|opgehangen|verdrinken|verdronk)", "bord|jas|poster"),
    _row(STRONG, f"{_SELF} ~3 voor (de|een) trein ~2 (gooien|gooide|springen|werpen|gegooid)"),
    _row(STRONG, "(spring|springen|sprong|gesprongen) ~3 (voor (de|een) trein|uit (het|een|haar|zijn|mijn) raam)"),
    _row(STRONG, "(voor (de|een) trein|uit (het|een|haar|zijn|mijn) raam) ~2 (springen|gesprongen|sprong)"),
    _row(STRONG, "(zelfmoord|zelfdoding)(poging(en)?|gedachten?|neigingen|plannen|plan|risico)?"),
    _row(STRONG, "suicid(e|aal|ale|aliteit)(poging(en)?|gedachten?|neigingen)?"),
    _row(STRONG, "doodsgedachten|doodswens"),
    _row(
        STRONG, f"(automutil(eren|eert|eerde|atie)|zelfverwonding|zelfbeschadiging|zelfmutilatie|{_SELF} (te )?{_HURT})"
    ),
    _row(STRONG, f"{_HURT} {_SELF}", "niet|nagels|scheren|mes"),
    _row(STRONG, f"{_SELF} ~2 pijn (doe|doen|doet|deed|deden|gedaan)", _BY_ACCIDENT),
    _row(STRONG, "(doe|doen|doet|deed|deden) (mezelf|zichzelf|haarzelf|hemzelf|onszelf) ~2 pijn", _BY_ACCIDENT),
    _row(STRONG, "(te veel|een overdosis|alle) (pillen|slaappillen|medicatie|medicijnen) ~3 (geslikt|slikken|slikte)"),
    _row(MODERATE, "(wanhopig|wanhoop|radeloos|radeloosheid)", "telefoneren|parking|parkeerplaats|plaats zoeken"),
    _row(MODERATE, "(heeft|hebben|had|zie|ziet|zien) ~2 geen zin ~1 in het leven"),
)
_DENIED: Final = re.compile(r"\b(?:geen|nooit|niemand|zonder)\s(?:[a-z]+\s){0,2}$")
_ABOUT: Final = (
    "preventie|preventieplan|vorming|opleiding|lezing|boek|film|theater|krant|nieuws|liedje|podcast|infoavond|cursus"
    "|zelfmoordlijn|zelfmoordpreventie|beleid|draaiboek"
)
_OVER: Final = (
    "vroeger|verleden|jaren geleden|destijds|toen (ik|hij|ze|zij) jong|als kind|in mijn jeugd|dankzij"
    "|niet meer suicidaal|(kwam|kwamen|geraakte|raakte) er(door|bovenop)|uit een (diep )?dal"
)


def self_harm(facts: Facts) -> Signal | None:
    """As strong as the strongest words that the author seems to mean; moderate where it is said to be over."""
    return despair_signal(facts.reading)


def despair_signal(read: Reading) -> Signal | None:
    """The same, of the words alone."""
    found = despair_in(read)
    if not found:
        return None
    strongest = max(found.values())
    over = " Misschien is het voorbij, of gaat het over iets anders." if strongest < STRONG else ""
    return Signal(
        "self_harm",
        strongest,
        f"De tekst kan wijzen op wanhoop, zelfmoord of zelfverwonding. Lees ze eerst.{over}",
        passages(read, apart(found)),
    )


def despair_in(read: Reading) -> dict[tuple[int, int], int]:
    """Return the places of such words in a text, and how strongly each seems to be meant."""
    found: dict[tuple[int, int], int] = {}
    for words in DESPAIR:
        for span in words.phrase.spans(read):
            strength = _meant(words, read, *span)
            if strength > found.get(span, 0):
                found[span] = strength
    return found


def _meant(words: _Words, read: Reading, start: int, end: int) -> int:
    sentence = read.sentence(start, end)
    if words.unless and compiled(f"({words.unless})").search(sentence):
        return 0
    if _DENIED.search(read.normalised[max(0, start - 60) : start]):
        return 0
    if compiled(f"({_ABOUT})").search(sentence):
        return WEAK
    return min(words.strength, MODERATE) if compiled(f"({_OVER})").search(sentence) else words.strength
