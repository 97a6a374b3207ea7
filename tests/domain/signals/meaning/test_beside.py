"""A crime, a threat, despair, an insult or hatred is hidden by nothing that is said beside it; nor by a film or a book.

Everything is taken from the batteries, with something that anybody may write added to it, or laid out as people do.
Some of it is lost rightly: a clause without a comma may become part of what was said.
"""

import re
from collections.abc import Callable
from functools import cache, partial
from textwrap import fill

import pytest

from bench.texts.batteries import FOLDER, read
from chalicelib.domain.organisations.listing import Address, Listing, Sector
from chalicelib.domain.reviews.signal import MODERATE
from chalicelib.domain.signals.meaning.contexts import of_a_tale
from chalicelib.domain.signals.text.reading import reading
from chalicelib.domain.signals.words import Written, look_at_words

LISTING = Listing(register_id="", sector=Sector.RESIDENTIAL_CARE, name="Huis", address=Address())
SIGNAL_OF = {
    "crime": "suspected_crime",
    "threat": "threat",
    "despair": "self_harm",
    "insult": "improper_language",
    "discrimination": "discrimination",
}
BESIDE = (
    ", en de tuin is mooi",
    ", en de prijs is hoog",
    ", en de kinderen spelen graag buiten",
    ", en niemand van de directie reageerde",
    ", terwijl de dokter erbij stond",
    " en de kamer is netjes en ruim",
    ", en de film was leuk",
    " en het boek ligt op tafel",
    ". Op de website las ik iets anders",
    ". Er hangt een serie foto's aan de muur",
    " maar de rest van het team was vriendelijk en het eten ook",
    " omdat er op die afdeling nooit genoeg volk is en iedereen altijd moet lopen",
    " - en dat in een huis dat zichzelf het beste van de streek noemt",
    " (en dat is niet de eerste keer)",
    " 😡😡 schandalig hoe dat daar gaat",
    "... en zo gaat dat daar elke week",
)
BEFORE = (
    "Het gebouw is mooi en de tuin ook maar ",
    "Sinds vorig jaar gaat het daar alleen maar achteruit want ",
)
LAYOUTS: dict[str, Callable[[str], str]] = {
    "broken lines of a mail": partial(fill, width=60),
    "commas without a blank": lambda text: text.replace(", ", ","),
    "blanks before commas": lambda text: text.replace(", ", " , "),
    "dots for commas": lambda text: text.replace(", ", "... "),
    "long dashes for commas": lambda text: text.replace(", ", "—"),
    "a picture within": lambda text: text.replace(" ", " 😡 ", 1),
    "marks of bold print": "*{}*".format,
    "in quotation marks": '"{}."'.format,
}
DOER = re.compile(
    r"\b([Dd]e|[Ee]en|[Dd]ie) (begeleider|begeleidster|verpleger|verpleegster|verpleegkundige|verzorger|verzorgster|"
    r"opvoeder|opvoedster|zorgkundige|medewerker|stagiair|directeur|kok|chauffeur|nachtwaker|vrijwilliger|juf)\b"
)
MOST_LOST = 0.055
LONGEST = 160  # characters of what is one sentence


def strength(text: str, code: str) -> int:
    return max((each.strength for each in look_at_words(text, Written.REVIEW, LISTING) if each.code == code), default=0)


@cache
def sentences(kind: str) -> list[str]:
    """Each sentence of a kind's batteries that draws its signal, without its full stop."""
    texts = [case.text.strip() for name, cases in read(FOLDER).items() if name.split("-")[0] == kind for case in cases]
    single = [text.rstrip(".") for text in texts if len(text) <= LONGEST and not {".", "?", "!"} & {*text.rstrip(".")}]
    return [text for text in single if strength(f"{text}.", SIGNAL_OF[kind]) >= MODERATE]


@pytest.mark.parametrize("kind", SIGNAL_OF)
def test_what_stands_beside_it_hides_nothing(kind: str) -> None:
    alone = sentences(kind)
    assert len(alone) > 150
    for beside in BESIDE:
        lost = [text for text in alone if strength(f"{text}{beside}.", SIGNAL_OF[kind]) < MODERATE]
        assert len(lost) <= MOST_LOST * len(alone), (beside, lost[:5])
    for before in BEFORE:
        lost = [text for text in alone if strength(f"{before}{text[0].lower()}{text[1:]}.", SIGNAL_OF[kind]) < MODERATE]
        assert len(lost) <= MOST_LOST * len(alone), (before, lost[:5])


@pytest.mark.parametrize("kind", SIGNAL_OF)
def test_no_layout_hides_anything(kind: str) -> None:
    alone = sentences(kind)
    for name, laid_out in LAYOUTS.items():
        lost = [text for text in alone if strength(laid_out(text), SIGNAL_OF[kind]) < MODERATE]
        assert len(lost) <= MOST_LOST * len(alone), (name, lost[:5])


@pytest.mark.parametrize(
    "text",
    [
        "Ze sloegen haar in het gezicht. We hebben daarna samen een leuke film gezien.",
        "Dat is nu al maanden zo en het wordt alleen erger. Ik heb mijn verhaal al eens geschreven.",
        "Het boek ligt op tafel.",
        "Er was een film.",
        "Ik lees graag, en er is een bibliotheek.",
        "Papa leest er elke dag een boek, hij vindt de verhalen spannend.",
    ],
)
def test_who_names_a_book_or_a_film_still_tells_of_care(text: str) -> None:
    assert not of_a_tale(reading(text))


@pytest.mark.parametrize(
    "text",
    [
        "Aangrijpend boek. Een meisje wordt ontvoerd en mishandeld.",
        "Wat een spannende thriller, in één ruk uitgelezen.",
        "Na lang twijfelen gekocht en er geen spijt van gehad, want deze film grijpt je naar de keel.",
        "Het verhaal sleept je mee en de schrijver weet te boeien tot op de laatste bladzijde.",
    ],
)
def test_who_tells_of_a_book_or_a_film_tells_of_nobody(text: str) -> None:
    assert of_a_tale(reading(text))


@pytest.mark.parametrize("doer", ["dokter", "arts", "huisarts", "tandarts", "chirurg", "psychiater", "kinesist"])
def test_nobody_is_excused_by_what_they_are(doer: str) -> None:
    told = [DOER.sub(f"\\1 {doer}", text) for text in sentences("crime") if DOER.search(text)]
    assert len(told) > 40
    lost = [text for text in told if strength(f"{text}.", SIGNAL_OF["crime"]) < MODERATE]
    assert len(lost) <= 1, lost


@pytest.mark.parametrize(
    "text",
    [
        "De dokter betastte mijn borsten en vond een knobbeltje.",
        "De dokter betastte haar buik.",
        "Bij de dokter moest hij zijn broek uitdoen.",
        "Van de huisarts moest ze haar trui uittrekken.",
        "We stuurden foto's van zijn geslachtsdeel aan de huisarts.",
        "De tandarts trok een tand en dat deed pijn.",
    ],
)
def test_an_examination_is_none(text: str) -> None:
    assert strength(text, SIGNAL_OF["crime"]) == 0
