"""The list: every signal once, strongest first; no text, however hostile, stops or slows it."""

import re
import time
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.reviews.parts import Capacity
from chalicelib.domain.rules.lifecycle import Status
from chalicelib.domain.signals.hints import author_hints
from chalicelib.domain.signals.learned.resembling import EVIDENCE
from chalicelib.domain.signals.list import BESIDE, SIGNALS, look
from chalicelib.domain.signals.text.facts import EarlierReview, Origin, Pace, SimilarText
from chalicelib.domain.signals.text.near_duplicates import sketch
from tests.builders import NOW, author, listing
from tests.domain.signals.cases import WOONZORG, assert_in_place, facts, sound
from tests.domain.signals.dutch_texts import review_texts

WORST = """
IK MAAK JE KAPOT! Ik wil niet meer leven.
Dokter Peeters is een klootzak en heeft mijn moeder geslagen. Wij van het team kregen een bon om dit
te schrijven. Ze vroegen mij mijn waardering te verwijderen. Alle Marokkanen moeten buiten. DIT IS ALLEMAAL WAAR EN
NIEMAND DOET IETS. Wij kregen deze reactie van een familie. Ik schrijf reviews voor bedrijven. Ik schrijf dit onder een
valse naam. Ik baat zelf een crèche uit. Zie www.voorbeeld.com of bel 0475 12 34 56.
"""
CODES = [
    "suspected_crime",
    "self_harm",
    "threat",
    "personal_data",
    "discrimination",
    "improper_language",
    "pressure",
    "same_author_again",
    "near_identical_text",
    "author_domain_is_organisations",
    "writes_as_provider",
    "pasted_feedback",
    "hired_agency",
    "impersonation",
    "competitor",
    "one_sided_invitation",
    "shared_origin",
    "cards_from_one_place",
    "burst",
    "disposable_address",
    "links_and_advertising",
    "experience_too_old",
    "all_capitals",
]
EVERYTHING = facts(
    WORST,
    experienced="2020-01",
    author=author(email="jan@wzcsintjozef.example"),
    disposable_address=True,
    earlier=(
        EarlierReview(
            review_id="review-0",
            organisation_id="organisation-1",
            submitted_at=NOW - timedelta(days=3),
            score=500,
            status=Status.PUBLISHED,
        ),
    ),
    similar=(SimilarText(review_id="review-0", organisation_id="organisation-1", similarity=0.9),),
    pace=Pace(last_day=20, last_week=20),
    origin=Origin(same_organisation=5, anywhere=5, cards=10),
)


def test_beside_a_review_look_all_signals_that_ask_what_stands_there_and_no_other() -> None:
    alone = replace(EVERYTHING, earlier=(), similar=(), pace=Pace(), origin=Origin())
    assert [each for each in SIGNALS if each(EVERYTHING) != each(alone)] == sorted(BESIDE, key=SIGNALS.index)


def test_each_check_is_named_after_its_code() -> None:
    assert [check.__name__ for check in SIGNALS] == CODES


def test_a_review_with_everything_draws_every_signal_once_strongest_first() -> None:
    signals = look(EVERYTHING)
    assert sorted(each.code for each in signals) == sorted(CODES)
    assert [each.strength for each in signals] == sorted((each.strength for each in signals), reverse=True)
    for one, next_one in pairwise(signals):
        if one.strength == next_one.strength:
            assert CODES.index(one.code) < CODES.index(next_one.code)


def test_the_evidence_quotes_nothing_and_names_nobody() -> None:
    for signal in look(EVERYTHING):
        sound(signal, WORST)
        for secret in ("Peeters", "klootzak", "0475", "voorbeeld.com", "jan@", "Mieke", "Vandeputte"):
            assert secret not in signal.evidence


@pytest.mark.parametrize("more", ["", " Klik op www.voorbeeld.com voor een gratis offerte."])
def test_a_number_to_call_is_marked_once(more: str) -> None:
    found = {each.code: each for each in look(facts(f"De zorg was goed. Bel nu op 0475 12 34 56.{more}"))}
    assert [each.text for each in found["personal_data"].passages] == ["0475 12 34 56"]
    advertising = found["links_and_advertising"]
    assert "een telefoonnummer om te bellen" in advertising.evidence
    assert not [each.text for each in advertising.passages if "0475" in each.text]


def test_the_same_facts_give_the_same_signals() -> None:
    assert look(EVERYTHING) == look(EVERYTHING)


def test_an_ordinary_review_draws_nothing() -> None:
    assert look(facts()) == ()


def test_ordinary_reviews_by_the_hundred_draw_nothing() -> None:
    drawn = [signal for text in review_texts(500, seed=11) for signal in look(facts(text))]
    assert drawn == []


ORDINARY = """
    Mijn moeder verblijft sinds maart in Sint-Jozef. Het personeel is vriendelijk, al is er vaak te weinig volk.
    's Nachts duurt het soms lang voor iemand komt als ze belt. Het eten is lekker en gevarieerd. De kamer kijkt
    uit op de Pastoor Claeslaan, wat ze gezellig vindt. De dagprijs van 72 euro blijft stevig.

    Onze kindjes gaan heel graag naar de crèche. De begeleidsters kennen hun ritme, sturen foto's en geven bij
    het ophalen altijd wat uitleg. In september wisselde de groep en dat liep wat stroef, maar er werd goed
    geluisterd.

    Ik woon hier nu twee jaar met begeleiding. Ik kies zelf wat ik eet en ga elke dinsdag zwemmen. Soms is er
    ruzie in de leefgroep en dan helpt de opvoeder om te praten. Ik zou graag meer vrije avonden hebben.

    Na jaren vol moeilijkheden vond ik hier rust. De begeleiding luisterde echt, ook toen ik niets wou zeggen.
    De regels over de gsm vind ik te streng. Met mijn consulent kon ik alles bespreken.

    Slechte ervaring. Pas na drie weken een dokter gezien, niemand wist waar het gehoorapparaat van mijn vader
    was en de factuur klopte twee keer niet. Na ons gesprek met de directeur kregen we excuses en een
    creditnota. Toch een schande dat het zo lang moest duren.

    De zusters van het Heilig Hart zouden trots zijn op dit huis aan het Sint-Gummarusplein in Lier: proper,
    warm, en met respect voor wie geen Nederlands meer spreekt door dementie.
    """.strip().split("\n\n")


@pytest.mark.parametrize("text", ORDINARY)
def test_a_flemish_reader_finds_nothing_to_mark_here(text: str) -> None:
    assert look(facts(text)) == ()


@given(
    text=st.text(max_size=400),
    capacity=st.sampled_from(Capacity),
    first=st.text(max_size=10),
    last=st.text(max_size=10),
    email=st.text(max_size=20),
    name=st.text(max_size=20),
    website=st.text(max_size=20),
)
def test_no_text_and_no_name_stops_a_check(
    text: str, capacity: Capacity, first: str, last: str, email: str, name: str, website: str
) -> None:
    writer = author(first_name=first, last_name=last, email=email)
    own = listing(name=name, website=website, email=email, phone=text[:20])
    for signal in look(facts(text, capacity=capacity, author=writer, listing=own)):
        sound(signal, text)
    hints = author_hints(text, listing=own)
    assert_in_place(tuple(hint.passage for hint in hints), text)
    assert sketch(text) == sketch(text)


SUSPICIOUS = """
    dokter Dr. zuster Peeters De Smet Van den an jan 0475 12 34 56 BE68 5390 0754 7034 85.07.30-033.28 a@b.be www. https://
    x.be k*t ****** h0er kuuut IK MAAK JE KAPOT geslagen gestolen geen sprake van mishandeling niet nooit kreeg een bon
    om waardering te geven vroegen mij verwijderen als directie zijn wij onze bewoners “ ” " ' - . , ! ? ( )
"""
PIECES = (*SUSPICIOUS.split(), "\n")


@given(st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))
def test_no_heap_of_suspicious_words_stops_a_check(text: str) -> None:
    for signal in look(facts(text)):
        sound(signal, text)
    assert_in_place(tuple(hint.passage for hint in author_hints(text, listing=WOONZORG)), text)


HOSTILE = {
    "a": "a" * 5_000,
    "zeros": "0" * 5_000,
    "capitals": "A " * 2_500,
    "capital words": "Aa " * 1_666,
    "titles": "dokter " * 714,
    "titles and capitals": "Dokter De Van " * 357,
    "names": "dokter Peeters " * 333,
    "numbers": "0475 12 34 56 " * 357,
    "almost numbers": "0 4 7 5 1 2 " * 416,
    "dots": "a." * 2_500,
    "hyphens": "a-" * 2_500,
    "at signs": "a@" * 2_500,
    "almost addresses": "a.b" * 1_666 + "@",
    "masks": "k*" * 2_500,
    "stars": "*" * 5_000,
    "quotes": '"' * 5_000,
    "open quotes": '"a ' * 1_666,
    "spaces": "kreeg" + " " * 4_990 + "bon",
    "crimes": "gestolen " * 555,
    "negations": "geen sprake van iets of " * 200 + "mishandeling",
    "gifts": "kreeg een bon om " * 294,
    "asked": "gevraagd waardering " * 250,
    "threatened": "dreigde waardering te " * 227,
    "threats": "ik maak je " * 454,
    "bridges": "de de de de de " * 333,
    "links": "www.a" * 1_000,
    "domains": "a.be " * 1_000,
    "iban": "BE68 5390 " * 500,
    "greetings": "groeten Jan " * 416,
    "accents": "é" * 5_000,
    "newlines": "\n" * 5_000,
    "emoji": "😀" * 5_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_hostile_text_takes_more_than_fifty_milliseconds(name: str) -> None:
    hostile = facts(HOSTILE[name][:5_000])
    look(hostile)  # patterns are compiled at their first use
    spent = []
    for _ in range(3):
        begun = time.process_time()
        signals = look(facts(HOSTILE[name][:5_000]))
        spent.append(time.process_time() - begun)
    assert min(spent) < 0.05
    for signal in signals:
        sound(signal, HOSTILE[name][:5_000])


def test_the_table_for_editors_has_the_signals_in_this_order_and_says_which_are_learned_too() -> None:
    page = (Path(__file__).parents[3] / "docs" / "moderation.md").read_text(encoding="utf-8")
    section = page.partition("\n## The signals\n")[2].partition("\nWhatever people write")[0]
    cells = re.findall(r"^\| (`.*?`) \|", section, re.MULTILINE)
    assert re.findall(r"`(\w+)`", " ".join(cells)) == CODES
    learned = section.partition("**Worded like it.**")[2].partition(" may still mark")[0]
    assert re.findall(r"`(\w+)`", learned) == [code for code in CODES if code in EVIDENCE]
