"""All capitals: a shouted text; abbreviations, one stressed word and the organisation's name are not."""

import pytest

from chalicelib.domain.signals.content.all_capitals import all_capitals
from tests.builders import listing
from tests.domain.signals.cases import found, strength


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("HET ETEN IS ALTIJD KOUD EN DAT IS EEN SCHANDE", ["HET ETEN IS ALTIJD KOUD EN DAT IS EEN SCHANDE"]),
        ("SCHANDALIG! NIEMAND LUISTERT!", ["SCHANDALIG! NIEMAND LUISTERT"]),
        ("Hallo. NIEMAND DIE NAAR ONS LUISTERT DAAR", ["NIEMAND DIE NAAR ONS LUISTERT DAAR"]),
        (
            "Het begon goed en wij waren tevreden over alles, maar NU IS HET ECHT NIET MEER OM AAN TE ZIEN zeg ik je.",
            ["NU IS HET ECHT NIET MEER OM AAN TE ZIEN"],
        ),
        ("HEEL SPIJTIG ALLEMAAL, HÉÉL SPIJTIG", ["HEEL SPIJTIG ALLEMAAL, HÉÉL SPIJTIG"]),
        ("IN HET WZC IS NIEMAND OOIT BEREIKBAAR", ["IN HET WZC IS NIEMAND OOIT BEREIKBAAR"]),
    ],
)
def test_shouting_is_weak(text: str, words: list[str]) -> None:
    assert found(all_capitals, text) == words
    assert strength(all_capitals, text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Het eten is altijd koud.",
        "Het WZC werkt samen met het OCMW, het VAPH en het CLB.",
        "WZC OCMW VAPH CLB CAW KDV IBO MFC",
        "Dat was ECHT heel goed.",
        "Er is NOOIT iemand, maar dan ook NOOIT bereikbaar.",
        "TOP!",
        "SUPER TEAM, bedankt voor alle goede zorgen.",
        "",
        "😀😀😀 5/5",
        "De BBQ met TV en DVD was leuk.",
        "mijn moeder is tevreden",
        "ADHD en ASS: ze kennen er iets van.",
    ],
)
def test_abbreviations_and_a_stressed_word_are_not(text: str) -> None:
    assert found(all_capitals, text) == []
    assert strength(all_capitals, text) == 0


def test_the_organisations_name_in_capitals_is_no_shouting() -> None:
    own = listing(name="WZC DE ZILVEREN LINDE HOF TER BERGEN")
    assert strength(all_capitals, "DE ZILVEREN LINDE HOF TER BERGEN is een warm huis.", listing=own) == 0
