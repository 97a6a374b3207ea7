"""Letters, as editors see them listed: by the mail in whose place each is; and where they stand."""

from collections.abc import Mapping
from typing import Final

LETTERS: Final[Mapping[str, str]] = {
    "review_received": "Waardering aangekomen",
    "review_published": "Waardering online",
    "review_returned": "Waardering aan te passen",
    "review_rejected": "Waardering geweigerd",
    "review_escalated": "Waardering apart in onderzoek",
    "review_cleared": "Waardering vrijgegeven",
    "review_suspended": "Waardering tijdelijk offline",
    "review_restored": "Waardering teruggezet",
    "review_removed": "Waardering verwijderd",
    "review_erased": "Waardering gewist",
    "review_undecided": "Waardering gewist, niet beslist",
    "review_closed": "Waardering afgesloten",
    "review_withdrawn": "Waardering ingetrokken",
    "withdrawal_undone": "Intrekking ongedaan gemaakt",
    "reply_published_author": "Reactie van de organisatie",
    "promise_check": "Vraag of een belofte klopt",
    "addition_received": "Aanvulling aangekomen",
    "addition_published": "Aanvulling online",
    "addition_rejected": "Aanvulling geweigerd",
    "question_asked": "Vraag aan de schrijver",
    "manage_links": "Nieuwe code",
    "appeal_received": "Bezwaar aangekomen",
    "appeal_upheld": "Bezwaar gegrond",
    "appeal_dismissed": "Bezwaar ongegrond",
}
LETTER_STATES: Final[Mapping[str, str]] = {"waiting": "Wacht", "printed": "Afgedrukt", "returned": "Teruggekomen"}


def letter_kind(kind: str) -> str:
    """The news in a letter, in a few words."""
    return LETTERS.get(kind, "Nieuws over een waardering")
