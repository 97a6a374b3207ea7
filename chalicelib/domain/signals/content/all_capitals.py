"""All capitals: hard to read, and it sounds like shouting.

Abbreviations, single words and the organisation's name do not count.
"""

import re
from functools import lru_cache
from typing import Final

from chalicelib.domain.organisations.listing import Listing
from chalicelib.domain.reviews.signal import WEAK, Signal
from chalicelib.domain.signals.text.facts import Facts
from chalicelib.domain.signals.text.reading import KEPT, MAX_PASSAGES, Reading, normalised, passages, word_set, words

LEAST_LETTERS: Final = 20  # in capitals
SHARE: Final = 0.5  # of all letters
LONG_RUN: Final = 6  # words in a row, whatever the share
_RUN: Final = 3  # words in a row, to be shown as a passage

ABBREVIATIONS: Final = word_set(
    """
    wzc ocmw vaph clb caw adl bkr bko kdv ibo mfc oooc ckg rvt pvt rob gaw gab ggz cgg mpi buso bubao vzw nv
    cvba bv asbl pab pvb rth nah ass adhd add odd covid tv pc gsm dvd bbq uz az zna zol kul ugent uza uzb chu
    ehbo sms pdf als ms copd cva mri pmt rdc dvc lac cpap rsv rizv fod bmi ivf nicu nko ecg gps wifi wc vub jac
    sos ckk kbs vdab voo iq eq hr usb cd led ikea aldi nmbs dpz mof kine lo itsme vrt vtm hln be nl eu
    """
)
_TOKEN: Final = re.compile(r"[^\W\d_]+")


def all_capitals(facts: Facts) -> Signal | None:
    runs, share, capitals = shouted(facts.reading, facts.listing)
    longest = max((length for _, _, length in runs), default=0)
    if not (capitals >= LEAST_LETTERS and share >= SHARE) and longest < LONG_RUN:
        return None
    return Signal(
        "all_capitals",
        WEAK,
        f"De tekst staat voor {round(100 * share)}% in hoofdletters (afkortingen niet meegeteld).",
        passages(facts.reading, [(start, end) for start, end, _ in runs][:MAX_PASSAGES]),
    )


@lru_cache(maxsize=KEPT)
def shouted(read: Reading, listing: Listing | None) -> tuple[list[tuple[int, int, int]], float, int]:
    """Runs of words in capitals (start, end, how many words), the share of capital letters, and their number."""
    if not any(map(str.isupper, read.text.split())):
        return [], 0.0, 0
    known = ABBREVIATIONS | (frozenset(words(listing.name)) if listing else frozenset())
    letters = capitals = 0
    runs: list[tuple[int, int, int]] = []
    start = end = length = 0
    for token in _TOKEN.finditer(read.text):
        word = token[0]
        if not word.isupper():
            letters += len(word)
            capitals += word[0].isupper()
            if length:
                if length >= _RUN:
                    runs.append((start, end, length))
                length = 0
            continue
        if normalised(word) in known:
            continue  # neither shouted nor an end to shouting
        letters += len(word)
        capitals += len(word)
        start, end, length = (token.start() if length == 0 else start), token.end(), length + 1
    if length >= _RUN:
        runs.append((start, end, length))
    return runs, capitals / letters if letters else 0.0, capitals
