"""R8: every handler of an event gets it twice in a row, and five times at once."""

import app as front_door
from tests.prove.outcome import Outcome, Scale
from tests.prove.suite import ran

FILE = "tests/races/test_handlers.py"
QUICK = ("send_new_mails", "lift_blocks", "settle_search")


def prove(ask: Scale) -> Outcome:
    handlers = {source.name for source in front_door.app.event_sources} if ask.full else set(QUICK)
    one = f"{FILE}::test_an_event_that_comes_again_changes_nothing_more"
    found = ran(FILE) if ask.full else ran(*(f"{one}[{name}]" for name in QUICK))
    return Outcome(
        what=f"one event, twice in a row and five times at once, for each of {len(handlers)} handlers",
        tried=found.passed * 7,
        at_least=len(handlers) * 7,
        happened=f"{found.passed} tests passed: tables and mails as after one event",
        lost=len(found.not_passed),
        shortfalls=found.not_passed,
    )
