"""What people write: sentences that went wrong once, and each battery of these kinds, held to its target."""

import json
from pathlib import Path

import pytest

from chalicelib.domain.reviews.reply import left_over_placeholders
from chalicelib.domain.reviews.signal import STRONG
from chalicelib.domain.signals.list import SIGNALS
from tests.domain.signals.cases import facts, sound

TEXTS = Path(__file__).parents[4] / "bench/texts"
CHECKS = {check.__name__: check for check in SIGNALS}
KINDS = {
    "crime": "suspected_crime",
    "threat": "threat",
    "despair": "self_harm",
    "insult": "improper_language",
    "discrimination": "discrimination",
    "pressure": "pressure",
    "provider": "writes_as_provider",
    "pasted": "pasted_feedback",
    "onesided": "one_sided_invitation",
    "advertising": "links_and_advertising",
}
LEAST_FOUND = 0.90
MOST_WRONG = 0.05


def found(code: str, text: str) -> int:
    signal = CHECKS[code](facts(text))
    if signal:
        sound(signal, text)
    return signal.strength if signal else 0


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("threat", "Ge gaat dat bekopen."),
        ("threat", "Ik breek zijn benen."),
        ("suspected_crime", "Ze hebben op haar geklopt."),
        ("suspected_crime", "Ze spuiten de mensen plat."),
        ("suspected_crime", "Ze binden de mensen vast."),
        ("suspected_crime", "Er is geld van haar rekening gehaald."),
        ("suspected_crime", "Een begeleider zat aan mijn dochter."),
        ("suspected_crime", "Dit is kindermishandeling."),
        ("suspected_crime", "We zijn naar de politie gestapt."),
        ("suspected_crime", "Doorligwonden tot op het bot."),
        ("suspected_crime", "Ze doen valium in de thee zodat het rustig blijft op de gang."),
        ("suspected_crime", "Ze hebben in haar naam een lening afgesloten."),
        ("suspected_crime", "Een verzorger kneep haar neus dicht tot ze de pap slikte."),
        ("threat", "Slaap maar met één oog open."),
        ("threat", "Ik zou maar een andere job zoeken als uw leven u lief is."),
        ("threat", "Je sais dans quelle école vont vos enfants."),
        ("pressure", "Sinds ik iets schreef wordt mijn vader als laatste gewassen."),
        ("pressure", "We werden op het matje geroepen om wat we op internet hadden gezet."),
        ("one_sided_invitation", "Voor elke review geven ze ons een koffie."),
        ("writes_as_provider", "Wij zijn een kleinschalige voorziening in het groen."),
        ("pasted_feedback", "Bewoner (82): ik voel mij hier thuis. Dochter: eindelijk rust."),
        ("discrimination", "Ik wil geen bruine handen aan mijn kind."),
        ("improper_language", "Wat een kneus van een directeur."),
        ("self_harm", "Ik wil nie meer leven."),
        ("self_harm", "Elke avond hoop ik dat ik 's morgens niet wakker word."),
        ("self_harm", "Ik wil niet meer leven."),
        ("self_harm", "Ik wil niet meer."),
        ("suspected_crime", "De onthaalmoeder gaf de baby's slaapsiroop om ze stil te houden."),
        ("suspected_crime", "Een monitor filmde de kinderen in de badkamer."),
        ("threat", "Die madam van het onthaal zal niet lang meer rondlopen."),
        ("threat", "Ge hebt uw laatste kerst gehad."),
        ("self_harm", "Ik tel af naar de dag dat ik er niet meer ben."),
        ("self_harm", "Ze dronk een fles javel leeg op haar kamer."),
        ("discrimination", "Als ge Ahmed heet krijgt ge alles gratis."),
        ("pressure", "Ik heb een zwijgclausule moeten ondertekenen."),
        ("writes_as_provider", "Mijn vrouw is directrice en de kritiek is onterecht."),
        ("one_sided_invitation", "We krijgen korting op de volgende factuur als we een 10 geven."),
        ("pasted_feedback", "Bewoner A zegt: ik ben content. Bewoner B zegt: niks te klagen."),
        ("improper_language", "Dat wijf van de boekhouding moet haar muil houden."),
    ],
)
def test_what_was_missed_is_found(code: str, text: str) -> None:
    assert found(code, text) >= 2


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("threat", "Je zult er geen spijt van krijgen."),
        ("threat", "Als ik haar tegenkom op straat krijg ik een knuffel."),
        ("suspected_crime", "Ze sloeg haar arm om mij heen."),
        ("suspected_crime", "Aardbeien met geslagen room."),
        ("suspected_crime", "Ik zou een moord doen voor hun taart."),
        ("suspected_crime", "Ik heb nooit gezien dat er iemand werd geslagen."),
        ("suspected_crime", "De folder werd dicht geslagen."),
        ("suspected_crime", "Die factuur was een klap in het gezicht."),
        ("suspected_crime", "Dat is een dief van mijn tijd."),
        ("suspected_crime", "Ze zat vastgebonden in de buggy."),
        ("suspected_crime", "Die app kan me gestolen worden."),
        ("suspected_crime", "Er is een duidelijk protocol tegen grensoverschrijdend gedrag."),
        ("suspected_crime", "Als er iets gestolen zou worden, weet ik bij wie ik moet zijn."),
        ("suspected_crime", "De verpleegster trok voorzichtig aan haar arm om haar recht te helpen."),
        ("suspected_crime", "Hij greep naar zijn keel van het lachen."),
        ("threat", "Ik zal hem daar zeker weten te vinden, hij zit altijd in de cafetaria."),
        ("threat", "Ik weet waar ze woont, dus ik breng haar verjaardagskaart zelf."),
        ("threat", "Ze verdienen een klop op de schouder."),
        ("threat", "Ge zult u niet beklagen dat ge hier intrekt."),
        ("pressure", "Ik wou mijn tekst aanpassen want er stond een spelfout in."),
        ("one_sided_invitation", "De verpleging zei wat ik moest invullen op het aanvraagformulier."),
        ("self_harm", "Van die wachttijden zou je wanhopig worden."),
        ("self_harm", "Mijn vader springt bij wijze van spreken van het dak als er friet is."),
        ("self_harm", "Ik ben doodmoe."),
        ("self_harm", "Dankzij hen denk ik niet meer aan zelfmoord."),
        ("suspected_crime", "Er vallen hier geen klappen, er wordt gepraat."),
        ("suspected_crime", "Laat uw fiets niet op slot staan, hier wordt niets gestolen."),
        ("suspected_crime", "Stel dat er iets gestolen wordt, dan zijn ze verzekerd."),
        ("threat", "We komen zeker nog eens langs met een taart."),
        ("pressure", "De directie vroeg om een eerlijke mening."),
        ("writes_as_provider", "De directeur zei: 'bij ons staat de mens centraal'. Dat klopt."),
        ("discrimination", "Ze leerden mijn vader dat 'neger' geen mooi woord is."),
        ("improper_language", "Wat een schat van een directeur."),
    ],
)
def test_what_was_taken_for_it_is_none(code: str, text: str) -> None:
    assert found(code, text) == 0


@pytest.mark.parametrize("text", ["Beste <naam>, dank u.", "Beste {{x}}, dank u.", "Bel XXX.", "Beste %X%, dank u."])
def test_placeholders_in_other_brackets_are_left_over(text: str) -> None:
    assert left_over_placeholders(text)


@pytest.mark.parametrize("text", ["Bel ons [9-17u].", "Het eten was “koudt” [sic]."])
def test_brackets_of_an_honest_reply_are_none(text: str) -> None:
    assert left_over_placeholders(text) == ()


def _battery(kind: str) -> list[tuple[str, bool]]:
    files = sorted({*TEXTS.glob(f"{kind}.jsonl"), *TEXTS.glob(f"{kind}-*.jsonl")})
    rows = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [(row["text"], bool(row["expect"])) for row in rows]


@pytest.mark.parametrize("kind", KINDS)
def test_a_battery_reaches_its_target_and_no_harmless_sentence_is_strong(kind: str) -> None:
    check = CHECKS[KINDS[kind]]
    cases = _battery(kind)
    meant = [text for text, expected in cases if expected]
    harmless = [text for text, expected in cases if not expected]
    assert len(meant) >= 30
    missed = [text for text in meant if not check(facts(text))]
    wrong = [text for text in harmless if check(facts(text))]
    assert len(missed) <= (1 - LEAST_FOUND) * len(meant), missed
    assert len(wrong) <= MOST_WRONG * len(harmless), wrong
    if kind in {"crime", "threat", "despair"}:
        assert [text for text in harmless if found(KINDS[kind], text) == STRONG] == []


def test_placeholders_of_the_battery_are_told_from_brackets() -> None:
    cases = _battery("placeholder")
    assert [text for text, expected in cases if bool(left_over_placeholders(text)) is not expected] == []
