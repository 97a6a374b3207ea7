"""The words of a statement of reasons for the EU's database: the same for all decisions that are alike.

Nothing in them was written by an author, an organisation or an editor: of those words the database gets none.
"""

from collections.abc import Mapping
from typing import Final

from chalicelib.domain.cases.restrictions import Statement, Why
from chalicelib.dutch.conduct import MEASURES, rule

CODE: Final = "Gedragscode"
_NAMES: Final[Mapping[str, str]] = {
    "review": "de waardering",
    "addition": "de aanvulling",
    "reply": "de reactie",
    "organisation": "de pagina",
}
_FACTS: Final[Mapping[Why, str]] = {
    Why.CHANGE_ASKED: "Een redacteur las {} en vroeg om ze aan te passen. Tot dan is ze niet te lezen.",
    Why.RESEARCHED: "De redactie onderzoekt of {} de gedragscode volgt. Zolang dat duurt, is ze niet te lezen.",
    Why.DECIDED: "Een redacteur toetste {} aan de gedragscode en besliste dat ze niet online mag staan.",
    Why.BLOCKED: (
        "De redactie onderzoekt of waarderingen over een organisatie oneigenlijk gebruikt worden. Zolang dat duurt, "
        "zijn ze verborgen en komen er geen bij."
    ),
    Why.WARNED: (
        "Een organisatie gebruikte waarderingen herhaaldelijk oneigenlijk. Daarom staat op haar pagina een "
        "waarschuwing."
    ),
}
_AFTER_NOTICE: Final = " Iemand had ze gemeld."
_BY_SIGNAL: Final = " Een computer zag een teken van oneigenlijk gebruik en haalde ze zelf offline."
_FOUND_BY_SIGNAL: Final = " Een computer had ze eerder offline gehaald, om een teken van oneigenlijk gebruik."
_UNDECIDED: Final = "Of de tekst de gedragscode volgt, is nog niet beslist."
_AGAINST_THE_CODE: Final = "De tekst volgt de gedragscode niet."


def facts_of(statement: Statement) -> str:
    """Return what was found and done, in standard words."""
    more = _AFTER_NOTICE if statement.after_notice else ""
    if statement.found_by_signal:
        more += _BY_SIGNAL if statement.by_signal else _FOUND_BY_SIGNAL
    return _FACTS[statement.restriction.why].format(_NAMES[statement.of]) + more


def ground_of(statement: Statement) -> tuple[str, str, str]:
    """Return the title of the rule, the reference to it and what it asks; of the code itself where none is named."""
    found = MEASURES if statement.of == "organisation" else rule(statement.rule)
    if found:
        return found.title, f"{CODE}: {found.title}", found.text
    undecided = statement.restriction.why is Why.RESEARCHED
    return CODE, CODE, _UNDECIDED if undecided else _AGAINST_THE_CODE
