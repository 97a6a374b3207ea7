"""One-sided invitation: a reward, a wanted score, or only the satisfied invited [Z]. Asking everyone is allowed and welcome."""

from typing import Final

from chalicelib.domain.signals.facts import MODERATE, STRONG, Facts, Signal
from chalicelib.domain.signals.reading import Phrase, apart, passages, places

_REVIEW: Final = r"(waarderingen|waardering|reviews|review|recensies|recensie|beoordelingen|beoordeling|evaluatie|sterren|commentaar|score)"
_GIFT: Final = (
    r"(cadeaubon|waardebon|bon|bonnetje|bonnen|cadeau|cadeautje|geschenk|geschenkje|korting|geld|euro|beloning|vergoeding"
    r"|ticket|tickets|taart|traktatie|fles|pralines|vip-kaarten)"
)
_GOT: Final = (
    r"(kreeg|kregen|krijg|krijgt|krijgen|ontving|ontvingen|ontvang|ontvangen|gekregen|beloofd|beloofden|beloofde)"
)
_GOOD: Final = r"(goede|positieve|mooie|lovende|gunstige|hoge|hoog|goed|positief|vijf|vier|5|4|10|10/10|tien|maximale|maximum|enkel goede)"
_ASKED: Final = (
    r"(gevraagd|vroeg|vroegen|vraagt|vragen|verplicht|moest|moesten|moeten|aangespoord|aangemoedigd|opgedragen)"
)

REWARDED: Final = (
    Phrase(
        "bon",
        rf"{_GOT} ~4 (\w{{0,12}}bon|bonnetje|bonnen) ~4 (om|voor|als|in ruil) ~5 ({_REVIEW}|dit te schrijven|dit schrijven|hier te schrijven|te schrijven)",
    ),
    Phrase("korting", rf"korting ~6 (om|voor|als|in ruil) ~5 ({_REVIEW}|dit te schrijven|dit schrijven)"),
    Phrase(
        "cadeau",
        rf"{_GOT} ~4 cadeau(tje|bon)? ~4 (om|voor|als|in ruil) ~5 ({_REVIEW}|dit te schrijven|dit schrijven)",
    ),
    Phrase(
        "geschenk",
        rf"{_GOT} ~4 geschenk(je)? ~4 (om|voor|als|in ruil) ~5 ({_REVIEW}|dit te schrijven|dit schrijven)",
    ),
    Phrase("euro", rf"{_GOT} ~4 euro ~4 (om|voor|als|in ruil) ~5 ({_REVIEW}|dit te schrijven|dit schrijven)"),
    Phrase("geld", rf"{_GOT} ~4 geld ~4 (om|voor|als|in ruil) ~5 ({_REVIEW}|dit te schrijven|dit schrijven)"),
    Phrase("in ruil voor", rf"in ruil voor ~5 {_REVIEW}"),
    Phrase(
        "wie een",
        rf"wie een ~3 {_REVIEW} ~3 (schrijft|geeft|plaatst|schreef) ~2 (krijgt|kreeg|kan|maakt|wint) ~4 {_GIFT}",
    ),
    Phrase("als we een", rf"als we een ~3 {_REVIEW} ~3 (schreven|schrijven|gaven|geven|plaatsen) ~3 {_GOT} ~4 {_GIFT}"),
    Phrase("betaald", rf"betaald (om|voor) ~5 {_REVIEW}"),
    Phrase("kans op", rf"{_REVIEW} ~6 kans op ~3 {_GIFT}"),
)
STEERED: Final = (
    Phrase(
        "te ",
        rf"{_ASKED} ~5 (een |om een )?{_GOOD} ~2 {_REVIEW} ~3 te (geven|schrijven|plaatsen|zetten|posten|laten)",
    ),
    Phrase("ster", rf"{_ASKED} ~4 {_GOOD} sterren (te )?(geven|zetten|schrijven)"),
    Phrase("om een", rf"(vroeg|vroegen|vraagt|vragen) ~4 om een {_GOOD} {_REVIEW}"),
    Phrase(
        "op te",
        rf"{_ASKED} ~5 (de |onze |hun )?(score|cijfers|gemiddelde) ~3 (op te krikken|omhoog te halen|te verbeteren|op te trekken)",
    ),
    Phrase("voorgeschreven", rf"(tekst|{_REVIEW}) ~4 (was |werd |is )?voorgeschreven"),
    Phrase("dicteer", rf"dicteer(de|den|t) ~4 {_REVIEW}"),
    Phrase(
        "alleen",
        r"(alleen|enkel en alleen) (de |wie )?(tevreden|blije|positieve) ~5 (uitgenodigd|gevraagd|aangesproken|gecontacteerd|kregen|kreeg|mochten|mocht)",
    ),
    Phrase(
        "enkel",
        r"enkel (de |wie )?(tevreden|blije|positieve) ~5 (uitgenodigd|gevraagd|aangesproken|gecontacteerd|kregen|kreeg|mochten|mocht)",
    ),
    Phrase("ontevreden", rf"ontevreden ~4 (niet|geen) ~4 (uitgenodigd|gevraagd|uitnodiging|{_REVIEW})"),
    Phrase(
        "klachten",
        rf"wie klachten (had|heeft) ~2 (mocht|werd|kreeg) ~2 (niet|geen) ~4 ({_REVIEW}|uitnodiging|uitgenodigd|gevraagd)",
    ),
)


def one_sided_invitation(facts: Facts) -> Signal | None:
    """Strong for a reward, moderate for a wanted score or an invitation to the satisfied only."""
    read = facts.reading
    rewarded, steered = places(REWARDED, read), places(STEERED, read)
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
        f"De indiener schrijft over {' en '.join(said)}.",
        passages(read, apart([*rewarded, *steered])),
    )
