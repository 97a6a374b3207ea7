"""The log: who did what, when, why, and what changed. Entries are only ever added."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from chalicelib.domain.rules.actor import Actor

TYPE_IN, PRINT_LETTER, LETTER_RETURNED = "type_in", "print_letter", "letter_returned"  # of editors
SEND_LETTER: Final = "send_letter"
CORRECT_ADDRESS: Final = "correct_address"  # of an author who gets letters: by an editor, or by the author
UNREADABLE: Final = "unreadable"  # where something stood that nobody could read any more, and that is erased by its key
# Acts on a review that are none of its author's page: what editors note for each other, and tell an authority. The
# author's export says that they were done, and no more.
EDITORS_ALONE: Final = frozenset({"note", "refer", TYPE_IN, PRINT_LETTER, LETTER_RETURNED})


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One act.

    `subject` is `review/<id>`, `addition/<review id>`, `reply/<review id>`, `notice/<id>`, `appeal/<id>`,
    `reading/<id>`, `organisation/<id>`, `dossier/<id>` or `sync-run/<id>`. `actor_id` is an editor's id, or empty for
    authors, organisations and the clock: those are known by the subject. It holds no text anyone submitted.
    """

    id: str
    subject: str
    at: datetime
    actor: Actor
    actor_id: str = ""
    action: str
    before: str
    after: str
    rule: str = ""
    explanation: str = ""
    score: int | None = None  # hundredths, of the review: for the figures by score band
    waited: int | None = None  # seconds that it had waited for this decision
    channel: str = ""  # of the review, for the figures; empty of one from the web
    proof: str = ""  # the same; empty of one that is proven by mail alone
    sector: str = ""  # of the organisation, for the figures; empty where nobody noted it
    signals: tuple[str, ...] = ()  # by their codes, those that stood on a review when an editor decided on it
