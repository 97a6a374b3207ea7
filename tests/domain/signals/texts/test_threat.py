"""Threats: against people or the house; a lawyer, a court, the press or the inspectorate is no threat."""

import pytest

from chalicelib.domain.signals.content.threat import threat
from tests.domain.signals.cases import facts, found, strength


@pytest.mark.parametrize(
    "text",
    [
        "Ik maak je kapot.",
        "Ik weet waar jullie wonen.",
        "Ik weet goed waar die directeur woont.",
        "We weten jullie wel te vinden.",
        "Ik steek heel de boel in brand.",
        "Jullie gaan eraan.",
        "Ik hoop dat jullie allemaal doodvallen.",
        "Val dood met uw regels.",
        "Die verdient een kogel.",
        "Ik sla hem op zijn bakkes.",
        "Ik steek haar overhoop.",
        "Ik zal ze nog eens vermoorden.",
        "Dat zal jullie zwaar berouwen.",
        "Jullie zullen hier nog spijt van krijgen.",
        "Ik zal wraak nemen.",
        "Als ik hem nog eens op straat tegenkom...",
        "Er moet daar een bom onder.",
    ],
)
def test_a_threat_is_strong(text: str) -> None:
    assert found(threat, text)
    assert strength(threat, text) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Ik stap naar de rechter.",
        "Onze advocaat neemt contact op.",
        "Ik dien klacht in bij de Zorginspectie.",
        "De krant zal hiervan horen.",
        "Ik waarschuw andere families.",
        "Ik maak je graag wegwijs.",
        "Mijn vader is doodgevallen in de gang.",
        "Ze gaan er aandachtig mee om.",
        "Ze gaan eraan werken.",
        "Ik hoop dat ze rustig kan sterven.",
        "De gordijnen moeten ze nog ophangen? Nee, dat deden wij.",
        "Er was brand en het gebouw werd vlot ontruimd.",
        "Ik klop op de deur en wacht.",
        "Ik weet waar jullie goed in zijn.",
        "We vinden jullie fantastisch.",
        "Ik sla geen enkel bezoek over.",
        "Ze krijgen er spijt van dat ze vertrokken.",
        "Het ging als een bom, die danszaal.",
    ],
)
def test_rights_and_ordinary_words_are_no_threat(text: str) -> None:
    assert found(threat, text) == []


def test_a_threat_in_quotation_marks_may_be_somebody_elses() -> None:
    assert strength(threat, "Hij riep „ik maak je af” tegen mijn moeder.") == 2


IN_EACH_ORDER = (
    "Ik {now} {whom} {rest}.",
    "Ooit {now} ik {whom} {rest}.",
    "Ik zal {whom} {all}.",
    "Ik zweer dat ik {whom} {last}.",
    "Ik beloof dat ik {whom} zal {all}.",
    "Weet dat ik {whom} ga {all}.",
    "{whom} {now} ik {rest}.",
    "{whom} zal ik {all}.",
    "{all} zal ik {whom}.",
)
DEEDS = (  # as it is done, what is left of it, the two with the verb last, and both as one will do it
    ("maak", "kapot", "kapotmaak", "kapotmaken"),
    ("steek", "in brand", "in brand steek", "in brand steken"),
    ("sla", "in elkaar", "in elkaar sla", "in elkaar slaan"),
    ("schiet", "neer", "neerschiet", "neerschieten"),
    ("blaas", "op", "opblaas", "opblazen"),
    ("wurg", "", "wurg", "wurgen"),
    ("breek", "de benen", "de benen breek", "de benen breken"),
)


@pytest.mark.parametrize("order", IN_EACH_ORDER)
@pytest.mark.parametrize("deed", DEEDS)
def test_a_threat_is_found_in_whatever_order_it_is_made(order: str, deed: tuple[str, str, str, str]) -> None:
    now, rest, last, together = deed
    for whom in ("jullie", "die directeur", "die domme verpleegster"):
        text = order.format(whom=whom, now=now, rest=rest, last=last, all=together)
        assert strength(threat, text[0].upper() + text[1:].replace(" .", ".")) == 3, text


@pytest.mark.parametrize(
    "text",
    [
        "De kaarsjes steek ik in brand voor haar verjaardag.",
        "Een uitnodiging sla ik nooit af.",
        "Die kans sla ik niet af.",
        "De luchtmatras blaas ik op voor de kinderen.",
        "De kamer maak ik af met bloemen.",
        "Het boek zal ik afmaken.",
        "De trui maak ik af voor mijn zoon.",
        "Dat ik de taak afmaak, vindt ze belangrijk.",
        "Voor ik de maaltijd afmaak, komt ze helpen.",
        "Als ik de boel opblaas met al mijn ballonnen, lachen ze.",
        "De begeleidster zei dat ze hem in bad stak.",
        "Ze schrok toen ik zei dat ik haar keel rood vond.",
        "Ze lacht als ik haar zin afmaak.",
        "Ik beloofde dat ik haar kast in elkaar steek.",
        "Morgen zal ik haar kast in elkaar steken.",
        "Omdat ik hun huiswerk afmaak, zijn ze blij.",
    ],
)
def test_what_is_done_to_things_threatens_nobody(text: str) -> None:
    assert threat(facts(text)) is None


DONE_TO_THINGS = ("afmaken", "ophangen", "doorsnijden", "vinden", "verbouwen", "in elkaar steken")


@pytest.mark.parametrize("deed", DONE_TO_THINGS)
@pytest.mark.parametrize("whose", ["haar", "hun", "jullie", "je oude"])
def test_a_thing_of_somebodys_is_not_whom_it_belongs_to(deed: str, whose: str) -> None:
    for thing in ("gordijnen", "puzzel", "taart", "tas", "keuken"):
        for order in ("Ik kom morgen {} {}.", "Zondag ga ik {} {}.", "Ik zal {} morgen {}."):
            text = order.format(f"{whose} {thing}", deed)
            assert strength(threat, text) < 3, text


@pytest.mark.parametrize(
    "text",
    [
        "Ik kom jullie morgen afmaken.",
        "Ik zal je huis wel vinden.",
        "Ik zal jullie auto wel vinden.",
        "Ik zal haar kamer kapotmaken.",
        "Ik zal jullie keuken opblazen.",
        "Ik zal haar man afmaken.",
    ],
)
def test_whom_and_what_one_harms_is_threatened_beside_what_one_finishes(text: str) -> None:
    assert strength(threat, text) == 3
