"""The code of conduct: the rules that a review or reply must keep to, by the stable codes that decisions cite."""

from typing import Final

from chalicelib.domain.rules.refusals import FieldError, Invalid

RULES: Final = (  # their words: `dutch/conduct.py`
    "own_experience",
    "one_per_experience",
    "recent_experience",
    "no_personal_data",
    "respectful_language",
    "about_the_care",
    "no_advertising",
    "suspected_crime",
    "improper_by_provider",
    "improper_damage",
    "improper_repetition",
)
# The rule that is named to nobody whom it may accuse: a mail that did would warn them (DSA 18).
NEVER_TOLD: Final = frozenset({"suspected_crime"})


def check_rule(code: str) -> None:
    """Refuse a rule that the code of conduct does not have; an empty code is for the law to judge."""
    if wrong := rule_errors(code):
        raise Invalid(wrong)


def rule_errors(code: str) -> tuple[FieldError, ...]:
    """Return that the code of conduct has no such rule; nothing where it has, or none is cited."""
    return (FieldError("rule", "unknown_rule"),) if code and code not in RULES else ()
