"""R18, and the histories of S13: people, editors, the clock and faults in any order, held to the law at every step."""

from collections import Counter
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from chalicelib.domain.cases import second_reading
from tests.prove.lives.histories import Histories
from tests.prove.lives.life import EDITORS, HOMES
from tests.prove.outcome import Outcome, Scale
from tests.prove.stage import Clock, mailbox, played
from tests.sync.images import taken


def prove(ask: Scale) -> Outcome:
    histories, longest = ask.of(full=100, quick=3) * ask.times, ask.of(full=50, quick=30)
    steps = Histories.steps = Counter()
    wrong: tuple[str, ...] = ()
    often = patch.object(second_reading, "ONE_IN", 1)  # else chance drew one in three histories
    with often, mailbox() as inbox, played(MAIL_ENDPOINT=inbox.url) as arena:
        Histories.arena, Histories.clock, Histories.empty = arena, Clock(arena), taken(arena.here)
        as_asked = settings(
            max_examples=histories,
            stateful_step_count=longest,
            deadline=None,
            database=None,
            derandomize=not ask.full,
            phases=(Phase.generate,),  # a first failure tells enough, and its seed is printed
            suppress_health_check=list(HealthCheck),
        )
        try:
            run_state_machine_as_test(Histories, settings=as_asked)
        except Exception as failure:  # noqa: BLE001 - whatever it is, the row tells of it
            steps_of_it = "; ".join(getattr(failure, "__notes__", []))
            wrong = (f"{type(failure).__name__}: {str(failure)[:700]} after {steps_of_it[-800:]}",)
    deaths, done = steps.pop("deaths", 0), sum(times for name, times in steps.items() if name.endswith(" done"))
    refused = sum(times for name, times in steps.items() if name.endswith(" refused"))
    return Outcome(
        what=f"{histories} histories of up to {longest} steps: authors, {EDITORS} editors, {HOMES} organisations, "
        "notifiers, the clock, and processes that die",
        tried=steps.total(),
        at_least=ask.of(full=2_500, quick=10) * ask.times,
        happened=f"{done:,} acts done, {refused:,} refused by the law, {deaths:,} processes died and somebody tried "
        "again; each step a row of the law, the public saw what is published, the whole store one story at each end",
        lost=len(wrong),
        shortfalls=wrong,
    )
