"""R7: bounces and complaints come late, twice, in any order, and from whoever makes them up."""

from tests.prove.outcome import Outcome, Scale
from tests.prove.suite import ran

FILE = "tests/use_cases/test_note_mail_event.py"
EVENTS = 800 + 200 + 50


def prove(ask: Scale) -> Outcome:
    tests = (
        (FILE,)
        if ask.full
        else (f"{FILE}::test_a_thousand_events_repeated_shuffled_and_forged_leave_what_really_happened",)
    )
    found = ran(*tests)
    return Outcome(
        what="800 events of bounces and complaints, 200 of them repeated, shuffled, with 50 forged; in memory and in "
        "the store",
        tried=EVENTS * 2 if found.passed >= 2 else 0,
        at_least=EVENTS * 2,
        happened=f"{found.passed} tests passed: suppressed addresses are mailed no more, editors see the "
        "organisation's address marked, forged events did nothing",
        lost=len(found.not_passed),
        shortfalls=found.not_passed,
    )
