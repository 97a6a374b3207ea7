"""The log: who did what, when, why, and what changed. Entries are only ever added."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.lifecycle import Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act.

    `subject` is `review/<id>`, `reply/<review id>` or `organisation/<id>`. `actor_id` is an editor's id, or empty for
    authors, organisations and the clock: those are known by the subject. It holds no text anyone submitted.
    """

    id: str
    subject: str
    at: datetime
    actor: Party
    actor_id: str = ""
    action: str
    before: str
    after: str
    rule: str = ""
    explanation: str = ""
