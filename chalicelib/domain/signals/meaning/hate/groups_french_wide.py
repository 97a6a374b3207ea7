"""Contempt for groups of people, by what is said of them, in French."""

from typing import Final

from chalicelib.domain.reviews.signal import STRONG
from chalicelib.domain.signals.meaning.frames import Frame

_PEOPLE: Final = """
    blacks black femmes femme arabes arabe marocains marocaine turcs noirs noires noire noir juifs juif juive
    musulmans musulman musulmane musulmanes roms gitans tziganes etrangers immigres immigre immigree migrants migrant
    refugies africains africaine homosexuels homosexuel homosexuelles homos gays gay lesbiennes lesbienne trans
    transgenres transgenre handicapes handicape handicapee personnes personne
"""

WIDE_FRENCH_HATE: Final = (
    Frame(
        "",
        STRONG,
        _PEOPLE,
        "(deteste|detestons|hais|haine|haissons|meprise|mepris|degout|horreur|repugne|execre|supporter) ~5 "
        "FRPEOPLE|(degoutee?|nausee|colere|bouillir|vomir) ~2 (par|de|a cause des?|devant) ~2 FRPEOPLE"
        "|(je|j'ai|n'ai|n'avons|avons) ~3 aucune? (respect|compassion|pitie|sympathie|estime) ~1 pour ~1 "
        "FRPEOPLE|FRPEOPLE ~6 (me donnent (la "
        "nausee|envie)|me font (bouillir|chier|vomir|horreur)|m'ecoeurent|me degoutent|me repugnent|me rendent "
        "malade|sont vraiment les pires|sont les pires)|rien de (pire|plus "
        "(horrible|degoutant|stupide|bete|sale|lache|inutile|repugnant|ignoble)) qu'(un|une) FRPEOPLE",
    ),
    Frame(
        "",
        STRONG,
        _PEOPLE,
        "FRPEOPLE ~2 (sont|ne sont|n'etes|etes) ~2 (inferieure?s|sans valeur|rien (d'autre|de plus) que|pas (dignes|"
        "des etres|des humains|humains)|moins que|indignes)|vies? (de|des) ~2 FRPEOPLE ~3 (sans valeur|aucune "
        "valeur|d'importance|moins|rien|insignifiante?s?)|FRPEOPLE ~4 (colonisent|envahissent)"
        "|(invasions?|vermine|racaille|nature|plus intelligente? que|plus precieuse que) ~5 FRPEOPLE"
        "|droits ~6 aux FRPEOPLE",
        unless=(
            "pas moins|en nombre|discrimin[a-z]*|"
            "maltrait[a-z]*|menace[a-z]*|egalite|defend[a-z]*|racis[a-z]*|respectueu[a-z]*"
        ),
    ),
    Frame(
        "",
        STRONG,
        _PEOPLE,
        "(eradiquer|eradiquons|executer|expulser|enfermer|lyncher|trancher|egorger|decapiter|en finisse|en finir"
        "|fin a la vie|faire souffrir|briser|tirer (dessus|sur)) ~4 FRPEOPLE|FRPEOPLE ~5 (soient|soit|etre|"
        "devraient|devrait|doivent|faut) ~3 (abattue?s?|executee?s?|enfermee?s?|eradiquee?s?|pendue?s?|"
        "exterminee?s?|steriliser|sterilisee?s?|brulee?s?|gazee?s?|lynchee?s?|fusillee?s?)",
        unless="maltrait[a-z]*|menace[a-z]*|racis[a-z]*",
    ),
    Frame(
        "",
        STRONG,
        _PEOPLE,
        "FRPEOPLE ~4 (sont|est|seront|etaient) ~5 FRVILE|(sale|sales|putains? de|maudits?|foutus?|salopes? "
        "de) FRPEOPLE|(vies?) des FRPEOPLE ~3 (rien|valent)",
        unless="ne sont pas|n'est pas|maltraites|en nombre",
    ),
    Frame(
        "",
        STRONG,
        _PEOPLE,
        "(tuer|exterminer|eliminer|massacrer|pendre|fusiller|bruler|gazer|abattre|frapper|violer|poignarder|"
        "etrangler|mort aux|mort a tous les) ~4 FRPEOPLE|FRPEOPLE ~6 (meritent (de|d') ?(mourir|etre)|doivent "
        "(mourir|etre|partir|degager)|devraient (mourir|etre|tous|partir|degager)|n'ont (pas|aucun|rien)|ne "
        "meritent|n'ont pas leur place|a la place)",
        unless="ne devraient pas etre maltraite|bien accueillis|droit (a|au|aux)",
    ),
    Frame(
        "",
        STRONG,
        _PEOPLE,
        "(typique|typiquement|seuls?|seules?) ~2 (d'une?|les|des|une?) FRPEOPLE ~4 (bete|stupide|idiot|"
        "peuvent|sale|menteur|violent)|(monde|pays|societe) ~3 (mieux|meilleure?) ~2 sans ~1 FRPEOPLE",
    ),
)
