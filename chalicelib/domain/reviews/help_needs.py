"""The needs for which there is help elsewhere: which signals, rules and notices speak of one.

This table alone decides where help lines stand; which lines those are, `dutch/documents/help_lines.py` says.
"""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, Signal
from chalicelib.domain.rules.mails import MailKind


class HelpNeed(StrEnum):
    """A need of whoever a text speaks of, or of whoever wrote it."""

    DESPAIR = "despair"
    VIOLENCE = "violence"  # and abuse, threats, or any other crime


EVERY_NEED: Final = frozenset(HelpNeed)
_NONE: Final = frozenset[HelpNeed]()
_VIOLENCE: Final = frozenset({HelpNeed.VIOLENCE})

OF_SIGNALS: Final[Mapping[str, frozenset[HelpNeed]]] = {
    "self_harm": frozenset({HelpNeed.DESPAIR}),
    "suspected_crime": _VIOLENCE,
    "threat": _VIOLENCE,  # somebody else's that is quoted, or the author's own: the same line listens to both
}
# Every rule has its row: whoever adds one decides this too. Of words alone, signals know more than the rule.
OF_RULES: Final[Mapping[str, frozenset[HelpNeed]]] = {
    "own_experience": _NONE,
    "one_per_experience": _NONE,
    "recent_experience": _NONE,
    "no_personal_data": _NONE,
    "respectful_language": _NONE,
    "about_the_care": _NONE,
    "no_advertising": _NONE,
    "suspected_crime": _VIOLENCE,
    "improper_by_provider": _NONE,
    "improper_damage": _NONE,
    "improper_repetition": _NONE,
}
OF_NOTICES: Final[Mapping[str, frozenset[HelpNeed]]] = {"crime": _VIOLENCE, "child_abuse": _VIOLENCE}

# To authors, of words that do not go or stay online: whoever told of a need was not helped by that.
LISTS_HELP: Final = frozenset(
    {
        MailKind.REVIEW_RETURNED,
        MailKind.REVIEW_REJECTED,
        MailKind.REVIEW_ESCALATED,
        MailKind.REVIEW_SUSPENDED,
        MailKind.REVIEW_REMOVED,
        MailKind.REVIEW_ERASED,
        MailKind.REVIEW_CLOSED,
        MailKind.ADDITION_REJECTED,
        MailKind.APPEAL_DISMISSED,
    }
)


def needs_spoken_of(
    signals: Iterable[Signal], rules: Collection[str] = (), *, escalated: bool = False
) -> frozenset[HelpNeed]:
    """Return the needs that words speak of, by their signals and the rules that editors cited of them.

    An editor escalates for nothing less: where neither says what it was, it may be any of them.
    """
    found = _NONE.union(
        *(OF_SIGNALS.get(each.code, _NONE) for each in signals if each.strength >= MODERATE),
        *(OF_RULES.get(each, _NONE) for each in rules),
    )
    return found or (EVERY_NEED if escalated else _NONE)
