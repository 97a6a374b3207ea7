"""How often signals are right: the rules by which an editor's decision bears out what a signal said.

A signal is looked at when an editor decides on a review that waits, or that was taken offline. It was right where the
review did not go online, and the rule that the editor cites is one of its row; of `safety`, also where the editor has
it looked into as a suspicion of a crime. That an editor refuses a review for something else bears out nothing.
"""

from collections.abc import Mapping
from typing import Final

from chalicelib.domain.reviews.signal import SAFETY
from chalicelib.domain.rules.lifecycle import Status
from chalicelib.domain.rules.log import LogEntry

_IMPROPER: Final = frozenset({"improper_by_provider", "improper_damage", "improper_repetition"})
_MANY: Final = _IMPROPER | {"one_per_experience", "own_experience"}  # what the same hand, or one place, may be behind
BORNE_OUT_BY: Final[Mapping[str, frozenset[str]]] = {
    SAFETY: frozenset({"suspected_crime", "respectful_language"}),
    "personal_data": frozenset({"no_personal_data"}),
    "discrimination": frozenset({"respectful_language"}),
    "improper_language": frozenset({"respectful_language"}),
    "pressure": frozenset({"improper_by_provider"}),
    "same_author_again": _MANY,
    "near_identical_text": _MANY,
    "author_domain_is_organisations": frozenset({"improper_by_provider", "own_experience"}),
    "writes_as_provider": frozenset({"improper_by_provider", "own_experience"}),
    "pasted_feedback": frozenset({"improper_by_provider", "own_experience"}),
    "hired_agency": _IMPROPER | {"own_experience"},
    "impersonation": _IMPROPER | {"own_experience"},
    "competitor": _IMPROPER | {"own_experience"},
    "one_sided_invitation": frozenset({"improper_by_provider"}),
    "shared_origin": _MANY,
    "cards_from_one_place": _MANY,
    "burst": _MANY,
    "disposable_address": _MANY,
    "links_and_advertising": frozenset({"no_advertising"}),
    "experience_too_old": frozenset({"recent_experience"}),
    "all_capitals": frozenset({"respectful_language"}),
}


def is_confirmed(code: str, decision: LogEntry) -> bool:
    """Tell whether an editor's decision on a review bears out a signal that stood on it."""
    if decision.after == Status.PUBLISHED:
        return False
    if code == SAFETY and decision.after == Status.ESCALATED:
        return True
    return decision.rule in BORNE_OUT_BY.get(code, ())
