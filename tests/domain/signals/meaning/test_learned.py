"""What is learned of wordings: a weak sign where no table knows the words, and none beside one that does."""

import re
from pathlib import Path

import pytest

from chalicelib.domain.organisations.listing import Address, Listing, Sector
from chalicelib.domain.reviews.signal import WEAK
from chalicelib.domain.signals.learned import resembling
from chalicelib.domain.signals.learned.resembling import EVIDENCE, LONGEST, SURE, Weights, sentences
from chalicelib.domain.signals.list import SIGNALS
from chalicelib.domain.signals.text.reading import reading
from chalicelib.domain.signals.words import Written, hints_on_words, look_at_words

LISTING = Listing(register_id="", sector=Sector.RESIDENTIAL_CARE, name="Huis", address=Address())
WRITTEN = (Path(resembling.__file__).parent / "weights.txt").read_text(encoding="ascii")
BEFORE = "Het eten was lekker en de kamer is ruim. "


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("discrimination", "Dat soort volk hoort hier niet thuis en moet terug naar waar het vandaan komt."),
        ("pressure", "De directie liet verstaan dat we beter niets online zetten over het voorval."),
    ],
)
def test_a_sentence_that_no_table_knows_is_shown_as_one_that_is_worded_so(code: str, sentence: str) -> None:
    (signal,) = look_at_words(BEFORE + sentence, Written.REVIEW, LISTING)
    assert (signal.code, signal.strength, signal.evidence) == (code, WEAK, EVIDENCE[code])
    (passage,) = signal.passages
    assert passage.text == sentence.removesuffix(".")[:80]
    assert (BEFORE + sentence)[passage.start : passage.end] == passage.text


def test_what_a_table_found_stays_as_it_says() -> None:
    (signal,) = look_at_words("Ik steek de boel in brand.", Written.REVIEW, LISTING)
    assert signal.code == "threat"
    assert signal.strength > WEAK
    assert signal.evidence not in EVIDENCE.values()


def test_nothing_learned_is_told_to_whoever_writes() -> None:
    """Only an editor can weigh a likeness."""
    text = "De directie liet verstaan dat we beter niets online zetten over het voorval."
    assert look_at_words(text, Written.REVIEW, LISTING) != ()
    assert hints_on_words(text, Written.REVIEW, LISTING) == ()


def test_each_kind_that_is_learned_is_a_signal_and_every_weight_of_such_a_kind() -> None:
    assert EVIDENCE.keys() <= {each.__name__ for each in SIGNALS}
    assert len(WRITTEN.splitlines()[0].split()) == len(EVIDENCE)
    assert {int(at) for at in re.findall(r"(\d+):", WRITTEN)} == set(range(len(EVIDENCE)))


def test_a_sentence_is_weighed_by_its_words_and_by_those_beside_each_other_each_once() -> None:
    """Of `vuur`: 30 by itself, 40 before `maken`, 50 with one word between it and `maken`."""
    biases = " ".join(["0"] * len(EVIDENCE))
    weights = Weights(f"{biases}\nvuur\t0:30 1:{SURE}\tmaken=0:40\t_maken=0:50\nmaken\t0:{SURE}\n")
    first, second = [*EVIDENCE][:2]
    assert weights.seems(["vuur"]) == {second: SURE}
    assert weights.seems(["vuur", "vuur"]) == {second: SURE}
    assert weights.seems(["maken", "vuur"]) == {first: SURE + 30, second: SURE}
    assert weights.seems(["vuur", "maken", "vuur", "maken"])[first] == SURE + 30 + 40
    assert weights.seems(["vuur", "gaan", "maken"])[first] == SURE + 30 + 50
    assert weights.seems(["vuurtje", "dat"]) == {}


def test_a_text_without_full_stops_is_weighed_in_parts() -> None:
    """Else what a hundred words say a little would add up to what none of them says."""
    parts = list(sentences(reading("woord " * (2 * LONGEST + 1))))
    assert parts == [(0, LONGEST), (LONGEST, 2 * LONGEST), (2 * LONGEST, 2 * LONGEST + 1)]
