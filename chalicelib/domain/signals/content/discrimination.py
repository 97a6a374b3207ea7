"""Discrimination: slurs, and contempt for a group of people: origin, religion, orientation, disability.

That staff and residents do not understand one another is a complaint about care, and none of this. Nor is the story of
whoever was called names, or saw it: that criticises discrimination.
"""

from functools import cache, lru_cache
from typing import Final

from chalicelib.domain.reviews.signal import STRONG, Signal
from chalicelib.domain.signals.meaning.classes.hate import HATE_BY_CLASS
from chalicelib.domain.signals.meaning.contexts import of_a_tale
from chalicelib.domain.signals.meaning.frames import Table, says
from chalicelib.domain.signals.meaning.hate.further import FURTHER_HATE
from chalicelib.domain.signals.meaning.hate.groups import HATEFUL
from chalicelib.domain.signals.meaning.hate.groups_french import FRENCH_HATE
from chalicelib.domain.signals.meaning.hate.groups_french_wide import WIDE_FRENCH_HATE
from chalicelib.domain.signals.meaning.hate.groups_wide import ASCRIBED, HINTED
from chalicelib.domain.signals.meaning.hate.sideways import CONTEMPT_SIDEWAYS
from chalicelib.domain.signals.text.facts import Facts
from chalicelib.domain.signals.text.reading import KEPT, Reading, apart, passages, regex, reported, word_set

SLURS: Final = word_set(
    """
    neger negers negerin nikker nikkers makak makakken zandneger zandnegers geitenneuker geitenneukers spleetoog
    spleetogen bougnoul bougnouls bougnoule bougnoules poepchinees poepchinezen kutmarokkaan kutmarokkanen rotmarokkanen
    rotturk rotturken kutturk kutturken kankerturk kankerjood kankerjoden rotjood rotjoden jodenstreek jodenstreken
    flikker flikkers kankerhomo kuthomo rothomo mankepoot krompoot kutbuitenlander kutbuitenlanders kutallochtonen
    kutvreemdelingen janet janetten bruinjoekel roetmop roetmoppen niknok niknokken kamelenneuker kamelenneukers
    haatbaard
    haatbaarden kansenparel kansenparels cultuurverrijker cultuurverrijkers sodomiet sodomieten manwijf manwijven
    kamelendrijver kamelendrijvers zandaap zandapen rifaap rifapen theedoekkop theedoekkoppen zwartjoekel zwartjoekels
    bamboula bamboulas youpin youpins bicot bicots negre negres pede pedes tapette tapettes tarlouze gouine gouines
    """
)
_AGAINST: Final = (
    "(zei|zeiden|zegden|zegde|vertelden) (ze|zij|hij|men)|recht in (mijn|ons) gezicht|racis[a-z]*|discrimin[a-z]*|"
    "onaanvaardbaar|ongehoord|niet (ok|oke|normaal|welkom)|respectloos|haatvol|haatdragend|ontmenselijkend|tolereren|"
    "tolereer|(hij|zij|ze|iemand|bewoner|directie|personeel|mensen|je|toen je|men|buurman) ~3 (zei|zeiden|zegt|zeggen|"
    "schrijft|schrijven|noemt|noemde|noemen|riep|roept|beweert|beweren|scheldt|schold)|(zeggen|noemen) (dat|van|je)|"
    "opmerkingen over|genoemd|verbannen|insulte|uitgescholden|uitgelachen|gepest|geweigerd omdat|omdat (ik|hij|ze|zij|"
    "wij|we|mijn [a-z]+) ~3 (ben|is|zijn)|victime|parce que je suis|honteux|raciste|inacceptable|haineux|haineuse|"
    "(dire|dis|dit|disent|ecrire|ecrit|entendre|pretendre|traiter?) (que|qu|de|les)|minder (vriendelijk|tijd|aandacht)|"
    "ik haat het|haat niet|niet dat|nooit gezegd|geen bijzondere"
)
_NOT: Final = "(niet|nooit|geen|niemand)"
# What is said of something beside it: "omdat er nooit genoeg volk is" denies nothing of a group.
_BESIDE: Final = (
    r"\b(?:omdat|doordat|zodat|waardoor|want|aangezien|als|wanneer|sinds|zolang|parce|car|puisque|quand"
    r"|niet te (?:doen|geloven|harden)|niet normaal|geen woorden)\b"
)
_ABOUT_NOT: Final = (
    "(horen|hoort|moeten|mogen|zouden|verdien[a-z]*|uitstaan|wil|willen|laat|kunnen|te vertrouwen|deugen|door|"
    "mensen|mens|wereld|waard|toe)|(in|aan|op) (mijn|ons|onze) [a-z]+|niet ~2 (binnen|in)"
)
# A question that asks for a yes denies nothing: "is het niet duidelijk dat …".
_RHETORICAL: Final = (
    "(is|was|maakt|zou|blijkt|waarom is) ~2 (het|dit|dat) ~1 niet ~1 (duidelijk|typisch|logisch|evident)"
    "|n'est-ce pas|n'est-il pas|ne (demontre|montre|prouve)-t-(il|elle) pas|pourquoi n'est-il pas"
)
_SPARED: Final = (
    "geen GROUP (verdient|verdienen|hoeft|mag|wordt)|(verdienen|verdient) ~3 (gemarteld|vermoord|gepest|uitgesloten)"
)
_FRENCH: Final = "(les|des|ces|sont|est|une|un|par|aux|mort)"
_FRENCH_NOT: Final = "(ne|n'|n|pas|jamais|aucune?|personne n)"
_FRENCH_ABOUT_NOT: Final = (
    "(n'ont|n'a|ne devraient|ne meritent|ne valent|ne vaut|rien|pas leur place|pas de|ne veux|supporter|aucune?"
    "|pas (dignes|des etres|des humains|humains|d'importance)|n'etes)"
)


@cache
def _table() -> Table:
    return Table((*HATEFUL, *ASCRIBED, *FRENCH_HATE, *WIDE_FRENCH_HATE, *CONTEMPT_SIDEWAYS))


@cache
def _hints() -> Table:
    return Table(HINTED)


@cache
def _further() -> Table:
    """Frames in which whatever is denied is part of what is meant."""
    return Table((*FURTHER_HATE, *HATE_BY_CLASS))


def discrimination(facts: Facts) -> Signal | None:
    """Strong."""
    return discrimination_in(facts.reading)


@lru_cache(maxsize=KEPT)
def discrimination_in(read: Reading) -> Signal | None:
    """Return the same of words by themselves."""
    slurs = read.occurrences(SLURS)
    hate = [(start, end) for _, start, end in _table().found(read) if _meant(read, start, end)]
    hinted = [(start, end) for _, start, end in _hints().found(read) if _hinted(read, start, end)]
    found = apart([*hinted, *(span for span in (*slurs, *hate, *_further().spans(read)) if not _told(read, span))])
    if not found or of_a_tale(read):
        return None
    return Signal(
        "discrimination",
        STRONG,
        "In de tekst staan woorden die een groep mensen kunnen kleineren of uitsluiten.",
        passages(read, found),
    )


def _told(read: Reading, span: tuple[int, int]) -> bool:
    """Check if a sentence tells of somebody else's words, or is against them."""
    return reported(read, span) or says(_AGAINST, read.sentence(*span))


def _hinted(read: Reading, start: int, end: int) -> bool:
    """Check that nothing beside such words denies them or is against them: what they deny is part of them."""
    found = read.normalised[start:end]
    if reported(read, (start, end)) or says(_AGAINST, read.sentence(start, end).replace(found, " ", 1)):
        return False
    return not says(_NOT, _said_of_it(read.main_clause(start, end), found).replace(found, " ", 1))


def _meant(read: Reading, start: int, end: int) -> bool:
    """Check that a negation in the main clause, if there is one, denies the group something, and not the contempt."""
    found = read.normalised[start:end]
    main_clause = read.main_clause(start, end)
    if says(_SPARED, main_clause):
        return False
    if says(_RHETORICAL, main_clause):
        return True
    if says(_FRENCH, found) and says(_FRENCH_NOT, main_clause):
        return says(_FRENCH_ABOUT_NOT, found)
    return not says(_NOT, _said_of_it(main_clause, found)) or says(_ABOUT_NOT, found)


def _said_of_it(main_clause: str, found: str) -> str:
    """Return a main clause up to where something is said beside what was found."""
    before, _, after = main_clause.partition(found)
    return before + found + regex(_BESIDE).split(after)[0]
