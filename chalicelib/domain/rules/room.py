"""The room in one item of the store, 400 KB, and what is kept of each thing so that it always fits.

Whatever grows is bounded before it meets that limit, and whoever makes it grow is told first. In bytes, at worst: a
text of 5,000 characters is 20,000, as each may take four and control characters are taken out at the door.

    review      text 20,000, ratings 2,000, passage 20,000, signals 92,000, earlier texts and what was added 200,000,
                the signals of what was added last 19,000; reply 20,000, its former words 20,000, passage in it 20,000
    thread      5 questions of 2,000 characters with answers of 5,000: 140,000; notes 200,000
    dossier     notes, title and reviews 320,000, conclusion 20,000
    notice      explanation 20,000, decision 20,000, words to the notifier 20,000; an appeal the same
    log, mail   explanation 20,000, passage 20,000
    first page  350,000 compressed; fewer reviews where they are longer
    identity    names 800, address 1,016, of the 4,096 that the key service seals
"""

import json
from typing import Final

ITEM: Final = 400 * 1024  # bytes, names included
EARLIER_TEXTS: Final = 200_000  # bytes of a review's revisions and what was added to it, together
ADDED_TEXTS: Final = 140_000  # bytes of all those, up to which something more may be added
MOST_QUESTIONS: Final = 5  # to the author of one review, in all
QUESTION_LENGTH: Final = (10, 2_000)  # characters
ANSWER_LENGTH: Final = (1, 5_000)
NOTE_LENGTH: Final = (1, 2_000)
NOTES: Final = 200_000  # bytes of the notes for colleagues about one thing, together
DOSSIER: Final = 320_000  # bytes of a dossier, its conclusion apart
FIRST_PAGE: Final = 350_000  # bytes, compressed
CANDIDATES: Final = 20_000  # keys of organisations that may be one and the same
_AROUND: Final = 250  # bytes at most around a text: names, moments, ids


def bytes_of(*texts: str) -> int:
    """Return what texts take in a document, with what stands around them."""
    return _AROUND + sum(len(json.dumps(each, ensure_ascii=False).encode()) for each in texts)
