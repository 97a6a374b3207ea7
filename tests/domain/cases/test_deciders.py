"""The editors who decided on what an appeal is about, as the log has it: none of them judges it."""

from datetime import timedelta

import pytest

from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.deciders import deciders_in
from chalicelib.domain.rules.log import LogEntry
from tests.builders import NOW, appeal, entry

DAY = timedelta(days=1)


def said(editor: str, action: str, day: int, *, moved: bool) -> LogEntry:
    before, after = ("open", action) if moved else ("open", "open")
    return entry(actor_id=editor, action=action, before=before, after=after, at=NOW + day * DAY)


def against(action: str, day: int) -> Appeal:
    about = "warning" if action == "warn" else "measure"
    return appeal(about=about, review_id="", against=action, against_at=NOW + day * DAY, first_editor="decided")


WARNINGS = (
    said("proposed the first", "warn", 0, moved=False),
    said("gave the first", "warn", 1, moved=True),
    said("proposed the second", "warn", 2, moved=False),
    said("watched", "watch", 2, moved=False),
    said("gave the second", "warn", 3, moved=True),
    said("proposed the third", "warn", 4, moved=False),
)
BLOCKS = (
    said("confirmed nothing", "block", 0, moved=False),
    said("took the first", "block", 1, moved=True),
    said("confirmed the first", "block", 2, moved=False),
    said("watched", "watch", 2, moved=False),
    said("took the second", "block", 3, moved=True),
    said("confirmed the second", "block", 4, moved=False),
)


@pytest.mark.parametrize(
    ("entries", "objection", "beside"),
    [
        (WARNINGS, against("warn", 1), {"proposed the first"}),
        (WARNINGS, against("warn", 3), {"proposed the second"}),
        (WARNINGS, against("warn", 9), set()),  # no entry of it is left
        (BLOCKS, against("block", 1), {"confirmed the first"}),
        (BLOCKS, against("block", 3), {"confirmed the second"}),
        (BLOCKS, against("block", 9), set()),
    ],
)
def test_of_a_measure_that_is_who_proposed_that_warning_or_confirmed_that_block(
    entries: tuple[LogEntry, ...], objection: Appeal, beside: set[str]
) -> None:
    assert deciders_in(entries, objection) == {"decided", *beside}
