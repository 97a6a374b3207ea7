"""Signals of who writes: the organisation's own domain, throw-away addresses, a shared connection, a sudden burst."""

from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.reviews.parts import Channel
from chalicelib.domain.reviews.signal import MODERATE
from chalicelib.domain.signals.behaviour.author_domain_is_organisations import author_domain_is_organisations
from chalicelib.domain.signals.behaviour.burst import burst, burst_limit
from chalicelib.domain.signals.behaviour.cards_from_one_place import cards_from_one_place
from chalicelib.domain.signals.behaviour.disposable_address import disposable_address
from chalicelib.domain.signals.behaviour.shared_origin import shared_origin
from chalicelib.domain.signals.text.facts import Origin, Pace
from chalicelib.domain.signals.text.mail_providers import PUBLIC_MAIL_PROVIDERS
from chalicelib.domain.signals.text.own_names import site_domain
from tests.builders import author, listing
from tests.domain.signals.cases import facts, sound, strength


@pytest.mark.parametrize(
    ("address", "email", "website", "strong"),
    [
        ("jan@avondrust.be", "onthaal@avondrust.be", "", 3),
        ("jan@avondrust.be", "", "https://www.avondrust.be/contact", 3),
        ("Jan@AVONDRUST.be", "Onthaal@Avondrust.BE", "", 3),
        ("jan@avondrust.be", "", "avondrust.be", 3),
        ("jan@avondrust.be", "huis@telenet.be", "http://avondrust.be:8080", 3),
        ("jan@mail.avondrust.be", "onthaal@avondrust.be", "", 2),
        ("jan@avondrust.be", "", "https://gent.avondrust.be", 2),
        ("kdv.zonnetje@gmail.com", "KDV.Zonnetje@gmail.com", "", 3),
        ("jan@gmail.com", "kdv.zonnetje@gmail.com", "", 0),
        ("jan@telenet.be", "huis@telenet.be", "http://users.telenet.be/huis", 0),
        ("jan@skynet.be", "", "https://huis.skynet.be", 0),
        ("jan@vlaanderen.be", "", "https://www.opgroeien.vlaanderen.be", 0),
        ("jan@wordpress.com", "", "https://avondrust.wordpress.com", 0),
        ("jan@avondrust.be", "onthaal@avondrusten.be", "", 0),
        ("jan@navondrust.be", "onthaal@avondrust.be", "", 0),
        ("jan@be", "onthaal@avondrust.be", "", 0),
        ("jan@avondrust.nl", "onthaal@avondrust.be", "https://avondrust.be", 0),
        ("jan@avondrust.be", "", "", 0),
        ("", "", "", 0),
        ("jan", "onthaal@avondrust.be", "avondrust", 0),
    ],
)
def test_the_authors_domain_against_the_organisations(address: str, email: str, website: str, strong: int) -> None:
    own = listing(email=email, website=website)
    assert strength(author_domain_is_organisations, author=author(email=address), listing=own) == strong


def test_an_erased_author_has_no_domain() -> None:
    assert author_domain_is_organisations(facts(author=None)) is None


def test_the_evidence_tells_the_domain_and_never_the_address() -> None:
    signal = author_domain_is_organisations(
        facts(author=author(email="jan@avondrust.be"), listing=listing(email="onthaal@avondrust.be"))
    )
    assert signal is not None
    assert (
        signal.evidence
        == "De schrijver heeft een e-mailadres bij avondrust.be, net als het e-mailadres van de organisatie."
    )


@pytest.mark.parametrize(
    ("website", "domain"),
    [
        ("https://www.avondrust.be/contact?x=1#y", "avondrust.be"),
        ("HTTP://Avondrust.be", "avondrust.be"),
        ("//avondrust.be", "avondrust.be"),
        ("www.avondrust.be.", "avondrust.be"),
        ("avondrust", ""),
        ("", ""),
    ],
)
def test_a_websites_domain_as_registers_write_it(website: str, domain: str) -> None:
    assert site_domain(website) == domain


def test_public_providers_are_whole_domains_in_lower_case() -> None:
    assert all("." in each and each == each.lower() and "@" not in each for each in PUBLIC_MAIL_PROVIDERS)
    assert {"gmail.com", "telenet.be", "skynet.be", "hotmail.be", "ziggo.nl", "proton.me"} <= PUBLIC_MAIL_PROVIDERS


def test_a_disposable_address_is_moderate() -> None:
    assert strength(disposable_address) == 0
    assert strength(disposable_address, disposable_address=True) == 2


@pytest.mark.parametrize(
    ("per_day", "days", "limit"),
    [
        (0, 1, 3),  # a first few never stand out
        (0, 7, 4),
        (0.1, 1, 4),
        (0.1, 7, 6),
        (1, 1, 7),
        (1, 7, 17),
        (10, 1, 22),
        (10, 7, 98),
        (100, 1, 133),
    ],
)
def test_how_many_are_usual_follows_an_organisations_own_pace(per_day: float, days: int, limit: int) -> None:
    assert burst_limit(per_day, days) == limit


@pytest.mark.parametrize(
    ("pace", "strong"),
    [
        (Pace(), 0),
        (Pace(last_day=1, last_week=1), 0),
        (Pace(last_day=3, last_week=4), 0),
        (Pace(last_day=4, last_week=4), 1),
        (Pace(last_day=2, last_week=5), 1),
        (Pace(last_day=6, last_week=6), 2),
        (Pace(last_day=22, last_week=98, usual_per_day=10), 0),
        (Pace(last_day=23, last_week=98, usual_per_day=10), 1),
        (Pace(last_day=22, last_week=99, usual_per_day=10), 1),
        (Pace(last_day=1_000, last_week=1_000, usual_per_day=1), 2),  # of many reviews, never strong for one
    ],
)
def test_a_burst_stands_out_against_the_organisations_own_pace(pace: Pace, strong: int) -> None:
    assert strength(burst, pace=pace) == strong


@pytest.mark.parametrize(
    ("per_day", "usually"),
    [
        (0.0, "komt er bijna nooit een"),
        (0.02, "komt er bijna nooit een"),
        (0.04, "zijn het er 1,2 per maand"),
        (0.1, "zijn het er 3 per maand"),
        (1 / 30, "is het er één per maand"),
        (1.0, "is het er één per dag"),
        (1.04, "is het er één per dag"),
        (2.25, "zijn het er 2,2 per dag"),
    ],
)
def test_the_usual_pace_is_told_in_a_unit_that_says_something(per_day: float, usually: str) -> None:
    signal = burst(facts(pace=Pace(last_day=90, last_week=90, usual_per_day=per_day)))
    assert signal is not None
    assert f"Gewoonlijk {usually}; meer dan " in signal.evidence


def test_the_evidence_of_a_burst_can_be_counted_after() -> None:
    signal = burst(facts(pace=Pace(last_day=9, last_week=12, usual_per_day=0.25)))
    assert signal is not None
    sound(signal, "")
    assert signal.evidence == (
        "Er kwamen 9 waarderingen over deze organisatie in de voorbije 24 uur. "
        "Gewoonlijk zijn het er 7,5 per maand; meer dan 4 valt op."
    )


@pytest.mark.parametrize(
    ("here", "anywhere", "strong"),
    [(0, 0, 0), (0, 2, 0), (0, 3, 1), (1, 1, 1), (1, 2, 1), (2, 2, 2), (4, 9, 2), (5, 5, 3), (0, 10, 2), (0, 500, 2)],
)
def test_others_from_the_same_connection(here: int, anywhere: int, strong: int) -> None:
    assert strength(shared_origin, origin=Origin(same_organisation=here, anywhere=anywhere)) == strong


@pytest.mark.parametrize(("others", "strong"), [(0, 0), (1, 1), (9, 1), (10, 2), (500, 2)])
def test_whoever_shares_a_tablet_in_the_hall_is_not_held_against_it(others: int, strong: int) -> None:
    origin = Origin(same_organisation=others, anywhere=others)
    written = replace(facts().review, channel=Channel.KIOSK)
    signal = shared_origin(replace(facts(origin=origin), review=written))
    assert (signal.strength if signal else 0) == strong
    if signal:
        sound(signal, "")
        assert "op een tablet in de organisatie" in signal.evidence


@pytest.mark.parametrize(("cards", "strong"), [(0, 0), (3, 0), (4, 1), (9, 1), (10, 2), (500, 2)])
def test_cards_that_come_from_one_place_are_looked_at_and_never_more(cards: int, strong: int) -> None:
    signal = cards_from_one_place(facts(origin=Origin(same_organisation=cards, anywhere=cards, cards=cards)))
    assert (signal.strength if signal else 0) == strong
    if signal:
        sound(signal, "")
        assert "Misschien schreven mensen samen" in signal.evidence


@pytest.mark.parametrize("by_card", [{"invited": True}, {"invitation": "batch-1/key-1"}])
def test_whoever_came_by_a_card_shares_the_network_of_the_house(by_card: dict[str, Any]) -> None:
    origin = Origin(same_organisation=20, anywhere=20)
    signal = shared_origin(replace(facts(origin=origin), review=replace(facts().review, **by_card)))
    assert signal is not None
    assert signal.strength == MODERATE


def test_the_evidence_of_a_shared_origin_says_what_may_explain_it() -> None:
    signal = shared_origin(facts(origin=Origin(same_organisation=1, anywhere=3)))
    assert signal is not None
    sound(signal, "")
    assert "kwam van dezelfde internetverbinding nog één waardering over deze organisatie" in signal.evidence
    assert "en 2 waarderingen over andere" in signal.evidence
    assert "kunnen een netwerk delen" in signal.evidence


@pytest.mark.parametrize(("here", "came"), [(0, "kwamen"), (1, "kwam"), (2, "kwamen"), (12, "kwamen")])
@pytest.mark.parametrize("channel", [Channel.WEB, Channel.KIOSK])
def test_one_that_came_from_the_same_place_is_told_as_one(here: int, came: str, channel: Channel) -> None:
    written = replace(facts().review, channel=channel)
    signal = shared_origin(replace(facts(origin=Origin(same_organisation=here, anywhere=12)), review=written))
    if signal is None:
        assert (here, channel) == (0, Channel.KIOSK)
    else:
        assert f" dagen {came} van d" in signal.evidence
