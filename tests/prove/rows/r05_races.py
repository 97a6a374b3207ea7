"""R5: twenty people act in the same instant, again and again."""

from tests.prove.outcome import Outcome, Scale
from tests.prove.suite import ran
from tests.races import test_decisions
from tests.races.arena import AT_ONCE

LINKS = 50 + 5 + 10 + 12  # rounds in test_links: confirmations, equal submits, replies, appeals


def prove(ask: Scale) -> Outcome:
    rounds = LINKS + (sum(each for _, each in test_decisions.CONTESTS.values()) + 8 + 8 + 5 if ask.full else 0)
    files = ["tests/races/test_links.py", *(["tests/races/test_decisions.py"] if ask.full else [])]
    found = ran(*files)
    return Outcome(
        what=f"rounds of {AT_ONCE} at once: decisions on reviews, replies, notices, appeals and organisations (100 of "
        "them approve against reject), confirmations, equal submits, replies and appeals through one link",
        tried=rounds if found.passed else 0,
        at_least=180 if ask.full else LINKS,
        happened=f"{found.passed} tests passed: of {rounds * AT_ONCE:,} acts one a round was done, with one "
        "decision in the log and its mails; the others heard that somebody was first",
        lost=len(found.not_passed),
        shortfalls=found.not_passed,
    )
