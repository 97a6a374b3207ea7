"""A signal was right where an editor kept a review offline for what the signal said, and for nothing else."""

from typing import Any

import pytest

from chalicelib.domain.projections.integrity import counted
from chalicelib.domain.projections.signal_figures import BORNE_OUT_BY
from chalicelib.domain.reviews.signal import SAFETY, Signal, codes_in_figures
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.conduct import RULES
from chalicelib.domain.signals.list import SIGNALS
from chalicelib.dutch.documents.figures import SIGNALS as NAMED
from tests.builders import entry

CODES = {SAFETY, *(check.__name__ for check in SIGNALS)} - {"suspected_crime", "self_harm", "threat"}


def test_every_signal_has_its_rules_and_its_name() -> None:
    assert set(BORNE_OUT_BY) == set(NAMED) == CODES
    assert set().union(*BORNE_OUT_BY.values()) <= set(RULES)


def test_the_log_does_not_say_which_of_crime_threat_and_despair_it_was() -> None:
    signals = [
        Signal(code=code, strength=3, evidence="")
        for code in ("threat", "self_harm", "suspected_crime", "burst", "burst")
    ]
    assert codes_in_figures(signals) == ("burst", SAFETY)


@pytest.mark.parametrize(
    ("code", "act", "right"),
    [
        ("personal_data", {"after": "returned", "rule": "no_personal_data"}, 1),
        ("personal_data", {"after": "rejected", "rule": "respectful_language"}, 0),
        ("personal_data", {"after": "published"}, 0),
        ("personal_data", {"after": "published", "rule": "no_personal_data"}, 0),
        ("near_identical_text", {"before": "suspended", "after": "removed", "rule": "one_per_experience"}, 1),
        ("near_identical_text", {"before": "suspended", "after": "published", "action": "restore"}, 0),
        ("safety", {"after": "escalated", "action": "escalate"}, 1),
        ("safety", {"after": "rejected", "rule": "respectful_language"}, 1),
        ("burst", {"after": "escalated", "action": "escalate"}, 0),
        ("improper_language", {"after": "erased", "action": "erase", "rule": "respectful_language"}, 1),
        ("a_later_one", {"after": "rejected", "rule": "no_advertising"}, 0),
    ],
)
def test_what_an_editor_decides_bears_a_signal_out_or_not(code: str, act: dict[str, Any], right: int) -> None:
    found = counted([entry(signals=(code,), **{"action": "reject", **act})])
    assert found.parts("signals_raised") == {code: 1}
    assert found.parts("signals_confirmed") == ({code: 1} if right else {})


@pytest.mark.parametrize(
    "act",
    [
        {"actor": Actor.SIGNAL, "before": "published", "after": "suspended"},
        {"actor": Actor.AUTHOR, "before": "pending", "after": "withdrawn"},
        {"before": "pending", "after": "pending"},  # the first of two editors
        {"before": "escalated", "after": "rejected", "rule": "suspected_crime"},  # it was borne out when it came there
    ],
)
def test_what_says_nothing_of_a_signal_counts_for_none(act: dict[str, Any]) -> None:
    assert counted([entry(signals=("safety", "burst"), **act)]).parts("signals_raised") == {}
