"""Impersonation: somebody who writes as another, without that other knowing, or under a name that is not theirs [Z].

Writing for somebody is welcome, and asked about in the form: a daughter for her father, a guardian for a client. What
is looked for is the secret: they do not know, the name is false, the address was made for this.
"""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK, Signal
from chalicelib.domain.signals.text.facts import Facts
from chalicelib.domain.signals.text.phrases import Phrase, any_of, spans
from chalicelib.domain.signals.text.reading import apart, passages

_KNOWS: Final = any_of("weet weten wist wisten beseft")
_WRITE: Final = any_of("schrijf schreef plaats plaatste invul invulde vul vulde post")
_WRITES: Final = any_of(
    """
    schrijf schreef geschreven schrijven plaats plaatste geplaatst invul invulde vul vulde ingevuld post postte naam
    account waardering waarderingen review recensie beoordeling tekst bericht
    """
)
_NAME: Final = "(naam|account|profiel|e-?mail ?adres|mailadres|identiteit)"
_FALSE: Final = any_of("valse valste verzonnen andere andermans schuilnaam fake nepnaam")
_PERSON: Final = any_of(
    """
    bewoner bewoonster client clienten familielid familie ouder moeder vader mama papa dochter zoon klant buurvrouw
    vriendin vriend
    """
)

SECRET: Final = (
    Phrase(
        rf"(zij|ze|hij|mama|papa|moeder|vader) {_KNOWS} (hier |er )?(niets|niks|zelf niet|helemaal niets)("
        rf" van| hiervan| ervan)? (dat|af|en) ~4 (ik|we|wij)"
    ),
    Phrase(rf"{_WRITES} ~9 zonder dat (zij|ze|hij|mijn ~2 {_PERSON}) (het|dit|er iets van) {_KNOWS}"),
    Phrase(rf"zonder dat (zij|ze|hij|mijn ~2 {_PERSON}) (het|dit|er iets van) {_KNOWS},? ~6 {_WRITES}"),
    Phrase(rf"(ik|we) {_WRITE} ~4 (onder|met) (een |mijn )?({_FALSE}) {_NAME}"),
    Phrase(rf"(ik|we) {_WRITE} ~4 (met|onder|via) (het|de|haar|zijn) {_NAME} van (mijn|een|onze) ~2 {_PERSON}"),
    Phrase(r"onder (een )?(schuilnaam|valse naam|andere naam|pseudoniem)"),
    Phrase(r"(ik|we) (doe|doen|geef|geven) (mij|me|ons) (hier |even )?(voor als|uit voor)"),
    Phrase(
        rf"(nieuw|extra|tweede|derde|ander) {_NAME} (gemaakt|aangemaakt|genomen) ~3 (om|voor) ~5"
        rf" (schrijven|plaatsen|waardering|review|beoordelen|stemmen)"
    ),
)
REPORTED: Final = (
    Phrase(
        r"(iemand|ze|zij|directie|medewerkster|medewerker|personeel|directeur) ~3"
        r" (schreef|schreven|plaatste|plaatsten) ~3 in (mijn|onze|haar|zijn) naam"
    ),
    Phrase(
        r"(deed|deden|doet|doen|gaf|gaven) (zich|zichzelf) (hier |online )?(voor|uit) (als|voor) (een"
        r" |familie|iemand |mij)"
    ),
    Phrase(
        r"(waardering|review|recensie|beoordeling) ~3 (op|in|onder) (mijn|onze) naam ~4 (niet|nooit)"
        r" (van|door) (mij|ons)"
    ),
    Phrase(
        r"(zich|zichzelf) (uitgegeven|voorgedaan|uitgeven|voordoen) (voor|als) (een"
        r" )?(bewoner|client|familielid|familie|ouder|mij)"
    ),
)


def impersonation(facts: Facts) -> Signal | None:
    """Strong for two such words, moderate for one; weak where the author tells it of others."""
    read = facts.reading
    secret, reported = spans(SECRET, read), spans(REPORTED, read)
    if not secret and not reported:
        return None
    return Signal(
        "impersonation",
        STRONG if len(secret) > 1 else MODERATE if secret else WEAK,
        "De schrijver lijkt te schrijven als iemand anders, of onder een andere naam."
        if secret
        else "De schrijver schrijft dat iemand zich voor een ander uitgaf.",
        passages(read, apart([*secret, *reported])),
    )
