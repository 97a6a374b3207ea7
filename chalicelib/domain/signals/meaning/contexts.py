"""Contexts: what a sentence says beside the words that were found, by which they are denied, or told of a tale."""

from collections.abc import Sequence
from typing import Final

from chalicelib.domain.signals.meaning.frames import says
from chalicelib.domain.signals.text.phrases import any_of
from chalicelib.domain.signals.text.reading import Reading, regex, word_set

_NEAR: Final = 90  # characters to either side in which the clause is looked for
_CLAUSE: Final = (
    r"[.,;:!?()\n]|\b(?:dat|omdat|maar|want|en|toen|terwijl|waardoor|als(?! kind)|tot|hoewel|zodat|mais|parce|quand"
    r"|et)\b"
)
# What may stand between a negation and what it negates: "niet geloofd over de diefstal" negates belief.
_LIGHT: Final = any_of(
    """
    sprake van enkel enkele echt echte iets ooit er ook hier wel ons mij hem haar ze werd werden is was zijn
    wordt de het een om aanwijzing aanwijzingen teken tekenen vermoeden spoor sporen geval gevallen bewoner
    bewoners kind kinderen moeder vader mijn iemand geld spullen diefstal geweld mishandeling misbruik fysiek
    lichamelijk bang worden te zomaar gewoon meer heeft hebben heb klachten gevaar schrik enige vorm mensen
    zeker nog
    """
)
_NEGATION: Final = any_of("geen nooit niet nie niets niks niemand nergens zonder noch evenmin")
_NEGATED: Final = rf"\b{_NEGATION}(?:\s+(?:{_LIGHT}|[a-z]+\s+of))*\s*$|\bin plaats van\b(?!.*\bte\s[a-z]+n\b)"
_NO_FRENCH: Final = (
    r"(?:\b(?:jamais|aucune?|aucun cas|personne n|sans|rien|ni)\b|\bpas (?:de|d|ete)\b)(?:['\s]+[a-z]+){0,4}['\s]*$"
)
_FRENCH_PAS: Final = r"(?:\bn['e]\b|\bn')(?:\s?[a-z']+\s){0,4}(?:pas|jamais|plus)\b"
_DENIED_AFTER: Final = (
    r"\s(?:[a-z]+\s){0,4}(?:geen|nooit|niet)\s"
    r"(?:sprake|voor|aan de orde|het geval|meegemaakt|gezien|gehoord|gemerkt|bij)\b"
)
_NOT_AFTER: Final = (
    r"(?:\s(?!die\b)[a-z]+){0,3}\s(?:nooit|niet(?! (?:alleen|een|enkel|zomaar|normaal)))(?=\s*$|\s[a-z]+\s*$)"
)
_NONE_OF_IT: Final = (
    r"\bgeen (?:klappen|slagen|tikken|slaag|ongelukken|doden|gewonden)$|\b(?:niets|niks|"
    r"niemand)\s(?!(?:gedaan|gezegd|verteld|gemeld|gehoord|ondernomen|gezien)$)[a-z]+$"
)
_OPEN: Final = (" waar", " die", " dat")  # what follows says which, not whether
_SEEN: Final = (
    "(gezien|gehoord|gemerkt|meegemaakt|ervaren|vastgesteld|ondervonden|opgemerkt|zien|horen|merken|merkte|"
    "merkten|zag|zagen|hoorde)"
)
_NEVER_SEEN: Final = (
    f"(ik|we|wij|mama|papa|moeder|vader) ~3 (nooit|nog nooit|niet|geen enkele keer|niets) ~3 {_SEEN}"
    f"|(nooit|nog nooit|niets) ~1 (iets )?{_SEEN} ~4 (dat|van|over|hoe)"
)
_NOT_SO: Final = (
    "kan (me|mij) niet (voorstellen|inbeelden)|kunnen ons niet (voorstellen|inbeelden)|(is|was) (dus |zeker |"
    "helemaal )?niet"
    " waar|niet waar dat|klopt (dus |zeker |helemaal )?niet dat|(roddels?|geruchten|gerucht|leugens?|onterecht|"
    "vals beschuldigd)"
    "|(niet|nooit|geen) ~1 (bang|schrik|angst|vrezen)|je n'ai jamais|nous n'avons jamais|n'est pas vrai|"
    "pas vrai que"
)
_SO: Final = "(geen|niet) ~2 (roddels?|geruchten|gerucht|leugens?|leugen)|niet bang om"
_FEARED: Final = "bang|schrik|vreesde|vreesden|angst|gevreesd|vooroordelen|vooroordeel|peur|craignais"
_IT_WAS_NOT: Final = (
    "maar ~6 (niet|nooit|geen|niets|gelukkig|alleen|enkel|net|integendeel)|(onterecht|ten onrechte|nergens voor "
    "nodig)|mais ce n'est pas"
)
_TALE: Final = word_set(
    """
    boek boeken boekje roman romans thriller thrillers schrijver schrijfster auteur auteurs lezer lezers hoofdpersoon
    hoofdpersonen hoofdpersonage personage personages verhaallijn plot hoofdstuk hoofdstukken trilogie film films ebook
    ebooks detective bladzijde bladzijden bladzijdes novelle biografie misdaadroman livre livres lecteur lecteurs
    lectrice
    intrigue personnages personnage suspense tome tomes auteure ecrivain polar
    """
)
_READ: Final = word_set(
    """
    gelezen lees lezen leest las uitgelezen leesbaar meeslepend geschreven spannend spannende pagina serie verhaal
    verhalen
    ontknoping schrijfstijl fictie karakters hoofdrol lu lire lecture histoire heros ecrit ecriture recit fiction film
    """
)
_THIS: Final = frozenset({"dit", "deze", "ce", "cette"})
_A: Final = word_set(  # before a book that stands somewhere, a film that is shown
    """
    de het een n t den nen mijn zijn haar hun ons onze elke iedere geen of en met op in naar van voor over via per un
    une le la les des du son sa mon ma et ou avec en dans
    """
)
_CARE: Final = word_set(
    """
    bewoner bewoners bewoonster verpleging verpleegster verpleegsters verpleger verzorging verzorgster begeleider
    begeleiders
    begeleidster begeleiding opvoeder opvoeders zorgkundige zorgkundigen personeel woonzorgcentrum wzc rusthuis
    creche opvang
    kinderopvang onthaalmoeder leefgroep voorziening instelling directie directrice afdeling clienten
    mama papa bomma bompa bobonne moeke vake nonkel meme pepe
    dagcentrum residents resident infirmiere infirmier soignante educateur educateurs directrice personnel foyer
    puericultrice
    """
)
_MINE: Final = (
    "(mijn|ons|onze|m'n) ([a-z]+ )?FAMILY|(ma|mon|notre|mes) (mere|pere|fille|fils|grand-mere|grand-pere|enfant|"
    "soeur|frere|tante|mari|femme)"
)
_OPENING: Final = 9  # words in which a review says what it is of
_MUCH: Final = 3
# Where it is told of: a book that somebody was hit with, and a television that was stolen, are none of it.
FICTION: Final = (
    "thriller|krimi|toneel|toneelstuk|theaterstuk|poppenkast|poppenspel|mysterie|moordmysterie|detective|politieserie"
    "|quiz|musical|sprookje|piece de theatre|op (de )?(tv|televisie)|naar ~2 (film|films|serie|voorstelling)"
    "|(in|uit|tijdens|dans) ~2 (boek|boeken|film|films|roman|serie|lied|liedje|verhaaltje|voorstelling|livre)"
    "|(boek|boeken|film|films|roman|serie|lied|liedje|verhaaltje|voorstelling|livre) (over|waarin|rond|sur)"
)


def of_a_tale(read: Reading) -> bool:
    """Check if a text tells of a book or a film, and of nobody's care."""
    words = read.vocabulary
    if (_TALE.isdisjoint(words) and _READ.isdisjoint(words)) or not _CARE.isdisjoint(words):
        return False
    return _about_a_tale(read.words) and not says(_MINE, read.normalised)


def _about_a_tale(words: Sequence[str]) -> bool:
    """Check if words are about a book: they say "this book", begin with one that is something, or name much of it.

    Who tells of care may well name a film that was shown, or write that it is their story.
    """
    said = [at for at, word in enumerate(words) if word in _TALE or word in _READ]
    first = [at for at in said if at < _OPENING]
    various = len({words[at] for at in said})
    if various >= _MUCH or (first and various > 1):
        return True
    return any(
        words[at] in _TALE and (words[at - 1] in _THIS if at not in first else at == 0 or words[at - 1] not in _A)
        for at in said
    )


def clause(read: Reading, start: int, end: int) -> tuple[str, str]:
    """What the clause says before a place, and after it."""
    before = regex(_CLAUSE).split(read.normalised[max(0, start - _NEAR) : start])[-1]
    after = regex(_CLAUSE).split(read.normalised[end : end + _NEAR])[0]
    return before, after


def denied(read: Reading, start: int, end: int) -> bool:
    """Check if a sentence says of what was found that it did not happen, or that nobody saw it."""
    before, after = clause(read, start, end)
    found = read.normalised[start:end]
    if regex(_NEGATED).search(before) or regex(_DENIED_AFTER).match(after) or regex(_NONE_OF_IT).search(found):
        return True
    if not found.endswith(_OPEN) and regex(_NOT_AFTER).match(after):
        return True
    if regex(_NO_FRENCH).search(before) or regex(_FRENCH_PAS).search(f"{before[-30:]}{found}"):
        return True
    ahead = read.sentence(start, end).partition(found)[0]
    return (
        says(_NEVER_SEEN, ahead + after)
        or (says(_NOT_SO, ahead) and not says(_SO, ahead))
        or (says(_FEARED, ahead) and says(_IT_WAS_NOT, read.sentence(start, end)))
    )
