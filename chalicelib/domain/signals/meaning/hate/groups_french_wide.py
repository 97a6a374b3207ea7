"""Contempt for groups of people, by what is said of them, in French."""

from typing import Final

from chalicelib.domain.reviews.signal import STRONG
from chalicelib.domain.signals.meaning.frames import Frame

_PEOPLE: Final = """
    femmes femme arabes arabe marocains marocaine turcs noirs noires noire noir juifs juif juive musulmans musulman
    musulmane musulmanes
    roms gitans tziganes etrangers immigres immigre immigree migrants migrant refugies africains africaine
    homosexuels homosexuel
    homosexuelles homos gays gay lesbiennes lesbienne trans transgenres transgenre handicapes handicape handicapee
    personnes personne
"""

WIDE_FRENCH_HATE: Final = (
    Frame(
        "",
        STRONG,
        _PEOPLE,
        "(deteste|detestons|hais|haine|haissons|meprise|mepris|degout|horreur|repugne|execre|supporter) ~5 "
        "FRPEOPLE|FRPEOPLE ~6 (me degoutent|me repugnent|me rendent malade|me donnent envie de vomir|sont "
        "vraiment les pires|sont les pires)|rien de pire qu'(un|une) FRPEOPLE",
    ),
    Frame(
        "",
        STRONG,
        _PEOPLE,
        "FRPEOPLE ~4 (sont|est|seront|etaient) ~5 FRVILE|(sale|sales|putains? de|maudits?|foutus?|salopes? "
        "de) FRPEOPLE|(vies?) des FRPEOPLE ~3 (rien|valent)",
        unless="ne sont pas|n'est pas|maltraites",
    ),
    Frame(
        "",
        STRONG,
        _PEOPLE,
        "(tuer|exterminer|eliminer|massacrer|pendre|fusiller|bruler|gazer|abattre|frapper|violer|poignarder|"
        "etrangler|mort aux|mort a tous les) ~4 FRPEOPLE|FRPEOPLE ~6 (meritent (de|d') ?(mourir|etre)|doivent "
        "(mourir|etre|partir|degager)|devraient (mourir|etre|tous|partir|degager)|n'ont (pas|aucun|rien)|ne "
        "meritent|n'ont pas leur place|a la place)",
        unless="ne devraient pas etre maltraite|bien accueillis",
    ),
    Frame(
        "",
        STRONG,
        _PEOPLE,
        "(typique|typiquement|seuls?|seules?) ~2 (d'une?|les|des|une?) FRPEOPLE ~4 (bete|stupide|idiot|"
        "peuvent|sale|menteur|violent)|(monde|pays|societe) ~3 (mieux|meilleure?) ~2 sans ~1 FRPEOPLE",
    ),
)
