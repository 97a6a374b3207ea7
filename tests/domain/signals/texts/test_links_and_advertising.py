"""Links and advertising: what sells or leads away; what care costs may be told, and the organisation's own site too."""

import pytest

from chalicelib.domain.signals.content.links_and_advertising import links_and_advertising
from tests.domain.signals.cases import facts, found, strength


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zie https://voorbeeld.be/zorg voor meer.", ["https://voorbeeld.be/zorg"]),
        ("Zie http://voorbeeld.be.", ["http://voorbeeld.be"]),
        ("Kijk op www.beterethuiszorg.be!", ["www.beterethuiszorg.be"]),
        ("Kijk op beterethuiszorg.be, veel beter.", ["beterethuiszorg.be"]),
        ("Op thuiszorg-limburg.com/nieuw staat alles.", ["thuiszorg-limburg.com/nieuw"]),
        ("HTTPS://VOORBEELD.BE", ["HTTPS://VOORBEELD.BE"]),
        ("(zie bit.ly/3abc)", ["bit.ly/3abc"]),
        ("Reserveer via 0475 12 34 56.", []),  # which is marked as personal data
    ],
)
def test_a_link_or_a_number_to_call_is_moderate(text: str, words: list[str]) -> None:
    assert found(links_and_advertising, text) == words
    assert strength(links_and_advertising, text) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Gebruik de kortingscode bij je inschrijving.",
        "Vraag nu een gratis offerte.",
        "Klik hier voor meer info.",
        "Volg ons op Facebook.",
        "Bestel nu je rollator.",
        "Onze webshop is altijd open.",
        "Rolstoel te koop via mij.",
        "Nu slechts 49 euro per maand!",
        "Beleg in bitcoins.",
        "Goedkope leningen voor senioren.",
    ],
)
def test_an_offer_alone_is_weak(text: str) -> None:
    assert found(links_and_advertising, text)
    assert strength(links_and_advertising, text) == 1


def test_an_offer_that_says_where_to_go_is_strong() -> None:
    text = "Vraag een gratis offerte op www.trapliften.example.com of bel nu op 0475 12 34 56."
    assert strength(links_and_advertising, text) == 3
    assert found(links_and_advertising, text) == [
        "Vraag een gratis offerte",
        "www.trapliften.example.com",
        "bel nu op",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "De dagprijs is 72 euro, dat is veel.",
        "De prijs is nu vanaf 65 euro per dag.",
        "Volg ons voorbeeld en ga eens kijken.",
        "We betalen € 2.150 per maand, zonder supplementen.",
        "Er was korting op de factuur van december.",
        "Het was goed.De zorg ook.In de tuin is het fijn.Be careful.",
        "Meer info op www.wzcsintjozef.example.",
        "Zie wzcsintjozef.example/contact of https://nieuws.wzcsintjozef.example.",
        "Je kan bellen naar 03 480 12 34.",
        "Op hun Facebook staan leuke foto's.",
        "Ze helpen a.u.b. en o.a. met m.a.w. alles.",
        "Het is 14.30 uur. De 1.250 euro is betaald.",
        "Ik kocht er een kaars op de kerstmarkt.",
        "De kinderen bestellen hun eten zelf.",
        "Voor vijf euro eet je een warme maaltijd.",
        "Wij kregen een gratis rondleiding.",
    ],
)
def test_prices_and_the_organisations_own_site_are_not(text: str) -> None:
    assert found(links_and_advertising, text) == []


def test_its_evidence_is_one_sentence_however_much_there_is() -> None:
    signal = links_and_advertising(facts("Surf naar thuiszorg-limburg.com: nu 20% korting bij ons."))
    assert signal is not None
    assert signal.evidence == "Dit staat in de tekst: een link (één keer) en woorden van een aanbieding (één keer)."
