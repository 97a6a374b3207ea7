"""One-sided invitation: a reward, a wanted score, or only the satisfied invited [Z].

Asking everyone for a review is allowed and welcome, and so is a present that has nothing to do with one.
"""

from functools import cache
from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG, Signal
from chalicelib.domain.signals.meaning.classes.offers import REWARDED_BY_CLASS, STEERED_BY_CLASS
from chalicelib.domain.signals.meaning.frames import Table
from chalicelib.domain.signals.meaning.motives import invitations
from chalicelib.domain.signals.meaning.motives.indirect import CHOSEN, REWARDED_INDIRECTLY
from chalicelib.domain.signals.meaning.motives.invitations import STEERED_FURTHER
from chalicelib.domain.signals.meaning.motives.invitations_wide import REWARDED_TOO, STEERED_TOO
from chalicelib.domain.signals.text.facts import Facts
from chalicelib.domain.signals.text.phrases import Phrase, any_of, spans
from chalicelib.domain.signals.text.reading import apart, passages

_REVIEW: Final = any_of(
    """
    waardering waarderingen review reviews recensie recensies beoordeling beoordelingen evaluatie sterren
    commentaar score
    """
)
_WRITING: Final = f"({_REVIEW}|dit (te )?schrijven|hier (iets )?te schrijven)"
_GIFT: Final = any_of(
    """
    cadeaubon waardebon bon bonnetje cadeau cadeautje geschenk geschenkje korting geld euro beloning vergoeding
    ticket tickets taart fles pralines
    """
)
_GOT: Final = any_of(
    """
    kreeg kregen krijg krijgt krijgen ontving ontvingen ontvang ontvangen gekregen beloofd beloofde beloofden
    """
)
_FOR: Final = "(om|voor|als|in ruil)"
_GOOD: Final = any_of("goed goede positief positieve mooie lovende gunstige hoge hoog vijf vier 5 4 10 tien maximale")
_ASKED: Final = any_of(
    """
    gevraagd vroeg vroegen vraagt vragen verplicht moest moesten moeten aangespoord aangemoedigd opgedragen
    """
)
_INVITED: Final = any_of("uitgenodigd gevraagd aangesproken gecontacteerd kregen kreeg mochten mocht")

REWARDED: Final = (
    *(
        Phrase(rf"{_GOT} ~4 {gift} ~4 {_FOR} ~5 {_WRITING}")
        for gift in ("(cadeau|waarde|kado)?bon", "bonnetje", "bonnen", "cadeau(tje)?", "geschenk(je)?", "euro", "geld")
    ),
    Phrase(rf"{_GIFT} gekregen ~4 {_FOR} ~5 {_WRITING}"),
    Phrase(rf"korting ~6 {_FOR} ~5 {_WRITING}"),
    Phrase(rf"in ruil voor ~5 {_WRITING}"),
    Phrase(rf"wie een ~3 {_REVIEW} ~3 (schrijft|geeft|plaatst|schreef) ~2 (krijgt|kreeg|wint) ~4 {_GIFT}"),
    Phrase(rf"als we een ~3 {_REVIEW} ~2 (schreven|schrijven|gaven|geven|plaatsen) ~3 {_GOT} ~4 {_GIFT}"),
    Phrase(rf"betaald (om|voor) ~5 {_REVIEW}"),
    Phrase(rf"{_REVIEW} ~6 kans op ~3 {_GIFT}"),
)
STEERED: Final = (
    *(
        Phrase(rf"{_ASKED} ~5 {_GOOD} ~2 {_REVIEW} ~3 te {verb}")
        for verb in ("geven", "schrijven", "plaatsen", "zetten", "posten")
    ),
    Phrase(rf"{_ASKED} ~4 {_GOOD} sterren (te )?(geven|zetten|schrijven)"),
    Phrase(rf"{_GOOD} sterren (moest|moesten|moeten) (geven|zetten)"),
    Phrase(rf"(vroeg|vroegen|vraagt|vragen) ~4 om een {_GOOD} {_REVIEW}"),
    Phrase(rf"{_ASKED} ~5 (score|cijfers|gemiddelde) ~3 (op te krikken|omhoog te halen|op te trekken)"),
    Phrase(rf"(tekst|{_REVIEW}) ~4 voorgeschreven"),
    Phrase(rf"dicteer(de|den|t) ~4 {_REVIEW}"),
    Phrase(rf"alleen (de |wie )?(tevreden|blije|positieve) ~5 {_INVITED}"),
    Phrase(rf"enkel (de |wie )?(tevreden|blije|positieve) ~5 {_INVITED}"),
    Phrase(rf"ontevreden ~4 (niet|geen) ~4 ({_INVITED}|uitnodiging|{_REVIEW})"),
    Phrase(rf"wie klachten (had|heeft) ~3 (niet|geen) ~3 ({_INVITED}|{_REVIEW}|uitnodiging)"),
)


@cache
def _rewarded() -> Table:
    return Table((*invitations.REWARDED, *REWARDED_TOO, *REWARDED_INDIRECTLY, *REWARDED_BY_CLASS))


@cache
def _steered() -> Table:
    return Table((*invitations.STEERED, *STEERED_TOO, *STEERED_FURTHER, *CHOSEN, *STEERED_BY_CLASS))


def one_sided_invitation(facts: Facts) -> Signal | None:
    """Strong for a reward, moderate for a wanted score or an invitation to the satisfied only."""
    read = facts.reading
    rewarded = apart([*spans(REWARDED, read), *_rewarded().spans(read)])
    steered = apart([*spans(STEERED, read), *_steered().spans(read)])
    if not rewarded and not steered:
        return None
    said = [
        *(["een beloning voor het schrijven"] if rewarded else []),
        *(
            ["een uitnodiging die op een goede score aanstuurt, of die alleen tevreden mensen krijgen"]
            if steered
            else []
        ),
    ]
    return Signal(
        "one_sided_invitation",
        STRONG if rewarded else MODERATE,
        f"De schrijver schrijft over {' en '.join(said)}.",
        passages(read, apart([*rewarded, *steered])),
    )
