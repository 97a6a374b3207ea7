"""S16: a promise that is tried is a promise that can fail: guards taken away are missed."""

from tests.prove.mutations import MUTATIONS, standing, tried
from tests.prove.outcome import Outcome, Scale


def prove(ask: Scale) -> Outcome:
    """In full, every mutation and its test; in a suite of tests, that every guard still stands where it did."""
    if ask.full:
        wrong = [f"{mutation.name}: {said}" for mutation, said in tried() if said]
    else:
        found = [(each, standing(each)) for each in MUTATIONS]
        wrong = [f"{each.name}: its guard stands {times} times in {each.file}" for each, times in found if times != 1]
    done = "missed by their tests when gone" if ask.full else "standing where the list says"
    return Outcome(
        "guards taken away in a copy of the tree, one at a time",
        tried=len(MUTATIONS),
        at_least=15,
        happened=f"{len(MUTATIONS) - len(wrong)} of {len(MUTATIONS)} {done}",
        lost=len(wrong),
        shortfalls=tuple(wrong[:8]),
    )
