"""An objection takes back what it is against, by an act of the law that it was taken under: drawn again by hand."""

from typing import Final

from chalicelib.domain.cases.objection import OBJECTIONS
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import REPLY_LAW, STATE_LAW, WARNING_LAW

# Against what an organisation objects, and the act that takes it back once that is upheld.
OBJECTED: Final = """
  watch   unwatch
  block   unblock
  warn    clear_warning
  reject  uphold_appeal
  remove  uphold_appeal
"""


def test_an_objection_takes_back_what_is_drawn_for_it_under_the_law_it_was_taken_under() -> None:
    assert {str(act): str(back) for act, back in OBJECTIONS.items()} == dict(map(str.split, OBJECTED.split("\n")[1:-1]))
    for law in (STATE_LAW, WARNING_LAW, REPLY_LAW):
        for (_, act), step in law.steps.items():
            if act in OBJECTIONS and type(act) is type(OBJECTIONS[act]):
                assert law.allowed(step.to, Actor.EDITOR).count(OBJECTIONS[act]) == 1  # type: ignore[arg-type]  # of its own law
