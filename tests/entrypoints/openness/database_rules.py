"""What the EU's database of statements of reasons asks of one, transcribed by hand from its own code and API page.

Source: digital-services-act/transparency-database at 69e80a0b (24 June 2026), `StatementStoreRequest`,
`GroupedSubmissionsService`, `Statement` and `EuropeanCountriesService`. Only values that we use or might by mistake
are listed whole; an attribute that is not named here fails.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

_ALL_OR_NONE: Final = ("decision_visibility", "decision_monetary", "decision_provision", "decision_account")
_REQUIRED: Final = (
    *("decision_ground", "content_type", "category", "content_date", "application_date", "decision_facts"),
    *("source_type", "automated_detection", "automated_decision", "puid"),
)
_LONGEST: Final = {
    "decision_facts": 5_000,
    "illegal_content_explanation": 2_000,
    "incompatible_content_explanation": 2_000,
    **dict.fromkeys(
        (
            *("decision_visibility_other", "decision_monetary_other", "decision_ground_reference_url"),
            *("illegal_content_legal_ground", "incompatible_content_ground", "content_type_other"),
            *("category_specification_other", "source_identity", "puid"),
        ),
        500,
    ),
}
_ONE_OF: Final = {
    "decision_provision": {
        f"DECISION_PROVISION_{part}_{what}" for part in ("PARTIAL", "TOTAL") for what in ("SUSPENSION", "TERMINATION")
    },
    "decision_account": {"DECISION_ACCOUNT_SUSPENDED", "DECISION_ACCOUNT_TERMINATED"},
    "decision_monetary": {f"DECISION_MONETARY_{what}" for what in ("SUSPENSION", "TERMINATION", "OTHER")},
    "account_type": {"ACCOUNT_TYPE_BUSINESS", "ACCOUNT_TYPE_PRIVATE"},
    "decision_ground": {"DECISION_GROUND_ILLEGAL_CONTENT", "DECISION_GROUND_INCOMPATIBLE_CONTENT"},
    "incompatible_content_illegal": {"Yes", "No"},
    "automated_detection": {"Yes", "No"},
    "automated_decision": {f"AUTOMATED_DECISION_{what}" for what in ("FULLY", "PARTIALLY", "NOT_AUTOMATED")},
    "source_type": {
        *("SOURCE_ARTICLE_16", "SOURCE_TRUSTED_FLAGGER", "SOURCE_TYPE_OTHER_NOTIFICATION", "SOURCE_VOLUNTARY")
    },
    "category": {
        f"STATEMENT_CATEGORY_{name}"
        for name in (
            *("ANIMAL_WELFARE", "CONSUMER_INFORMATION", "CYBER_VIOLENCE", "CYBER_VIOLENCE_AGAINST_WOMEN"),
            *("DATA_PROTECTION_AND_PRIVACY_VIOLATIONS", "ILLEGAL_OR_HARMFUL_SPEECH", "NOT_SPECIFIED_NOTICE"),
            *("INTELLECTUAL_PROPERTY_INFRINGEMENTS", "NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS"),
            *("OTHER_VIOLATION_TC", "PROTECTION_OF_MINORS", "RISK_FOR_PUBLIC_SECURITY", "SCAMS_AND_FRAUD"),
            *("SELF_HARM", "UNSAFE_AND_PROHIBITED_PRODUCTS", "VIOLENCE"),
        )
    },
}
_SOME_OF: Final = {
    "decision_visibility": {
        f"DECISION_VISIBILITY_{what}"
        for what in (
            *("CONTENT_REMOVED", "CONTENT_DISABLED", "CONTENT_DEMOTED", "CONTENT_AGE_RESTRICTED"),
            *("CONTENT_INTERACTION_RESTRICTED", "CONTENT_LABELLED", "OTHER"),
        )
    },
    "content_type": {
        f"CONTENT_TYPE_{what}"
        for what in ("APP", "AUDIO", "IMAGE", "PRODUCT", "SYNTHETIC_MEDIA", "TEXT", "VIDEO", "OTHER")
    },
    "category_specification": {
        f"KEYWORD_{what}"
        for what in (
            *("HIDDEN_ADVERTISEMENT", "MISSING_PROCESSING_GROUND", "INAUTHENTIC_USER_REVIEWS", "DEFAMATION"),
            *("DISCRIMINATION", "HATE_SPEECH", "RIGHT_TO_BE_FORGOTTEN", "OTHER"),
        )
    },
    "territorial_scope": {
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT"),
        *("LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"),
    },
}
_SINCE: Final = {"content_date": "2000-01-01", "application_date": "2020-01-01"}
_UNTIL: Final = "2038-01-01"
# What is asked for with a value of another attribute, and thrown away without it.
_WITH: Final = {
    "illegal_content_legal_ground": ("decision_ground", "DECISION_GROUND_ILLEGAL_CONTENT"),
    "illegal_content_explanation": ("decision_ground", "DECISION_GROUND_ILLEGAL_CONTENT"),
    "incompatible_content_ground": ("decision_ground", "DECISION_GROUND_INCOMPATIBLE_CONTENT"),
    "incompatible_content_explanation": ("decision_ground", "DECISION_GROUND_INCOMPATIBLE_CONTENT"),
    "content_type_other": ("content_type", "CONTENT_TYPE_OTHER"),
    "decision_visibility_other": ("decision_visibility", "DECISION_VISIBILITY_OTHER"),
    "decision_monetary_other": ("decision_monetary", "DECISION_MONETARY_OTHER"),
}
_KNOWN: Final = {*_REQUIRED, *_LONGEST, *_ONE_OF, *_SOME_OF, *_WITH, *_ALL_OR_NONE}


def faults(statement: Mapping[str, Any]) -> list[str]:
    """Return what the database would refuse or throw away of a statement; empty when it takes it whole."""
    return sorted(_faults(statement))


def _faults(said: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"{name}: unknown" for name in said.keys() - _KNOWN)
    yield from (f"{name}: missing" for name in _REQUIRED if not said.get(name))
    yield from (f"{name}: empty" for name, value in said.items() if value in (None, "", []))
    if not any(said.get(name) for name in _ALL_OR_NONE):
        yield "decision: missing"
    yield from (f"{name}: too long" for name, most in _LONGEST.items() if len(said.get(name, "")) > most)
    yield from (
        f"{name}: no such value" for name, values in _ONE_OF.items() if said.get(name, min(values)) not in values
    )
    for name, values in _SOME_OF.items():
        some = said.get(name, [])
        if not isinstance(some, list) or not set(some) <= values or len(set(some)) != len(some):
            yield f"{name}: no such values"
    for name, (other, value) in _WITH.items():
        asked = said.get(other)
        if (name in said) != (value in asked if isinstance(asked, list) else value == asked):
            yield f"{name}: not with {other}"
    for name, since in _SINCE.items():
        if not _is_day(said.get(name)) or not since <= said[name] <= _UNTIL:
            yield f"{name}: no such day"
    if not re.fullmatch(r"[a-zA-Z0-9_-]+", said.get("puid", "")):
        yield "puid: wrong signs"
    if not re.fullmatch(r"https?://[^\s/]+\.[^\s/]+/\S*", said.get("decision_ground_reference_url", "https://a.b/")):
        yield "decision_ground_reference_url: no address"


def _is_day(text: object) -> bool:
    try:
        return isinstance(text, str) and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
