"""The law, drawn again by hand: where each (status, action) leads, and below it who may, what it needs, who is told.

A `-` must be refused. The headings must be all there is: a new status or action is drawn here first.
"""

from collections.abc import Set as AbstractSet
from enum import StrEnum
from typing import Any, Final, NamedTuple

import pytest

from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Law
from chalicelib.domain.rules.lifecycle import (
    ADDITION_LAW,
    ADDS,
    APPEAL_LAW,
    NOTICE_LAW,
    PARTICIPATION_LAW,
    PROMISE_LAW,
    READING_LAW,
    REPLY_LAW,
    REQUEST_LAW,
    REVIEW_LAW,
    STATE_LAW,
    WARNING_LAW,
    Action,
    AdditionStatus,
    AppealAction,
    AppealStatus,
    NoticeAction,
    NoticeStatus,
    OrganisationAction,
    OrganisationState,
    Participation,
    PromiseAction,
    PromiseStatus,
    ReadingAction,
    ReadingStatus,
    ReplyAction,
    ReplyStatus,
    RequestStatus,
    Status,
    WarningState,
)
from chalicelib.domain.rules.refusals import NotAllowed, NotForYou
from tests.domain.rules.drawn.beside import ADDITION_ROWS, ADDITIONS, PROOF_ROWS, PROOFS
from tests.domain.rules.drawn.others import (
    PARTICIPATION_ROWS,
    PARTICIPATIONS,
    PROMISE_BACK,
    PROMISE_ROWS,
    PROMISES,
    REQUEST_ROWS,
    REQUESTS,
    STATE_ROWS,
    STATES,
    WARNING_ROWS,
    WARNINGS,
)

# What authors and the clock do, what editors do: one grid, cut in two to fit the page.
REVIEWS: Final = (
    """
                 confirm      expire       revise       withdraw     undo_withdraw  archive      close        erase
    unconfirmed  pending      erased       -            withdrawn    -              -            closed       erased
    pending      -            erased       -            withdrawn    -              -            closed       erased
    returned     -            erased       pending      withdrawn    -              -            closed       erased
    escalated    -            erased       -            withdrawn    -              -            -            erased
    published    -            -            -            withdrawn    -              archived     -            erased
    suspended    -            erased       -            withdrawn    -              -            -            erased
    rejected     -            erased       -            -            -              -            -            erased
    removed      -            erased       -            -            -              -            -            erased
    withdrawn    -            erased       -            -            pending        -            -            erased
    archived     -            erased       -            -            -              -            -            erased
    closed       -            erased       -            -            -              -            -            erased
    erased       -            -            -            -            -              -            -            -
    """,
    """
                 approve    return    reject    escalate   clear    suspend    restore    remove   uphold_appeal
    unconfirmed  -          -         -         -          -        -          -          -        -
    pending      published  returned  rejected  escalated  -        -          -          -        -
    returned     -          -         -         -          -        -          -          -        -
    escalated    -          -         rejected  -          pending  -          -          -        -
    published    -          -         -         escalated  -        suspended  -          removed  -
    suspended    -          -         -         -          -        -          published  removed  -
    rejected     -          -         -         -          -        -          -          -        pending
    removed      -          -         -         -          -        -          -          -        published
    withdrawn    -          -         -         -          -        -          -          -        -
    archived     -          -         -         -          -        -          -          -        -
    closed       -          -         -         -          -        -          -          -        -
    erased       -          -         -         -          -        -          -          -        -
    """,
    PROOFS,
)
BESIDE: Final = {"not_who_typed"}  # of all that editors do to a review; `test_who_typed.py` holds it to that
REVIEW_ROWS: Final = (
    """
  from         action    by             needs                             mails
  unconfirmed  confirm   author         takes_part                        review_received
  unconfirmed  expire    clock          -                                 -
  unconfirmed  withdraw  author         -                                 review_withdrawn
  pending approve editor second_editor_if_watched,second_editor_if_grave,no_block,takes_part \
                                                                          review_published,review_notification
  pending      return    editor         rule,explanation,takes_part       review_returned
  pending      reject    editor         rule,explanation                  review_rejected
  pending      escalate  editor         explanation                       review_escalated
  pending      withdraw  author         -                                 review_withdrawn
  returned     revise    author         takes_part                        review_received
  returned     withdraw  author         -                                 review_withdrawn
  escalated    reject    editor         rule,explanation,another_editor   review_rejected
  escalated    clear     editor         another_editor                    review_cleared
  escalated    withdraw  author         -                                 review_withdrawn
  published    suspend   editor,signal  rule,explanation                  review_suspended,review_suspended_organisation
  published    remove    editor         rule,explanation    review_removed,review_removed_organisation,notice_outcome
  published    escalate  editor         explanation                       review_escalated,review_suspended_organisation
  published    withdraw  author         -                                 review_withdrawn,review_withdrawn_organisation
  published    archive   clock          -                                 -
  suspended    restore   editor         explanation,second_editor_if_grave,no_block \
                                                  review_restored,review_restored_organisation,notice_outcome
  suspended    remove    editor         rule,explanation    review_removed,review_removed_organisation,notice_outcome
  suspended    withdraw  author         -                                 review_withdrawn,review_withdrawn_organisation
  rejected     uphold_appeal  editor    explanation,another_editor        -
  removed      uphold_appeal  editor    explanation,another_editor,second_editor_if_grave,no_block \
                                                  review_restored_organisation,notice_outcome
  withdrawn  undo_withdraw  author      within_a_day                      withdrawal_undone
  unconfirmed  close     clock          -                                 review_closed
  pending      close     clock          -                                 review_closed
  returned     close     clock          -                                 review_closed
  returned     expire    clock          -                                 -
  rejected     expire    clock          -                                 -
  removed      expire    clock          -                                 -
  withdrawn    expire    clock          -                                 -
  archived     expire    clock          -                                 -
  closed       expire    clock          -                                 -
  pending      expire    clock          -                                 review_undecided
  escalated    expire    clock          -                                 review_undecided
  suspended    expire    clock          -                                 review_undecided
  unconfirmed  erase     author,editor  rule,explanation,another_editor_if_open  review_erased
  pending      erase     author,editor  rule,explanation,another_editor_if_open  review_erased
  returned     erase     author,editor  rule,explanation,another_editor_if_open  review_erased
  escalated    erase     author,editor  rule,explanation,another_editor_if_open  review_erased
  published    erase     author,editor  rule,explanation,another_editor_if_open  review_erased
  suspended    erase     author,editor  rule,explanation,another_editor_if_open  review_erased
  rejected     erase     author,editor  rule,explanation,another_editor_if_open  review_erased
  removed      erase     author,editor  rule,explanation,another_editor_if_open  review_erased
  withdrawn    erase     author,editor  rule,explanation,another_editor_if_open  review_erased
  archived     erase     author,editor  rule,explanation,another_editor_if_open  review_erased
  closed       erase     author,editor  rule,explanation,another_editor_if_open  review_erased
"""
    + PROOF_ROWS
)
# Who is told where the review was online before, in the place of those above.
REVIEW_AGAIN: Final = """
  from         action    mails
  pending      approve   review_restored,review_restored_organisation,notice_outcome
  pending      reject    review_rejected,review_removed_organisation,notice_outcome
  pending      withdraw  review_withdrawn,review_withdrawn_organisation
  returned     withdraw  review_withdrawn,review_withdrawn_organisation
  escalated    reject    review_rejected,review_removed_organisation,notice_outcome
  escalated    withdraw  review_withdrawn,review_withdrawn_organisation
"""
# Where what was withdrawn goes back to: where it stood, whichever of these that was.
REVIEW_BACK: Final = """
  from       action         to           mails
  withdrawn  undo_withdraw  unconfirmed  withdrawal_undone
  withdrawn  undo_withdraw  pending      withdrawal_undone
  withdrawn  undo_withdraw  returned     withdrawal_undone
  withdrawn  undo_withdraw  escalated    withdrawal_undone
  withdrawn  undo_withdraw  published    withdrawal_undone,withdrawal_undone_organisation
  withdrawn  undo_withdraw  suspended    withdrawal_undone
"""
# Where the first of two editors leads; everywhere else it stays where it is.
REVIEW_FIRST: Final = """
  from     action         to
  removed  uphold_appeal  pending
"""
REPLIES: Final = (
    """
               submit   approve    return    reject    remove   uphold_appeal
    none       pending  -          -         -         -        -
    pending    pending  published  returned  rejected  -        -
    returned   pending  -          -         -         -        -
    published  -        -          -         -         removed  -
    rejected   -        -          -         -         -        pending
    removed    -        -          -         -         -        published
    """,
)
REPLY_ROWS: Final = """
  from       action   by            needs             mails
  none       submit   organisation  -                 reply_received
  pending    approve  editor        review_online,no_block,not_editable  reply_published,reply_published_author
  pending    return   editor        rule,explanation,review_online,not_editable  reply_returned
  pending    reject   editor        rule,explanation,review_online,not_editable  reply_rejected
  pending    submit   organisation  still_editable    -
  returned   submit   organisation  -                 reply_received
  published  remove   editor        rule,explanation  reply_removed
  rejected   uphold_appeal  editor  explanation,another_editor  -
  removed    uphold_appeal  editor  explanation,another_editor,no_block  notice_outcome
"""
NOTICES: Final = (
    """
               uphold  dismiss    uphold_appeal
    pending    upheld  dismissed  -
    upheld     -       -          -
    dismissed  -       -          upheld
    """,
)
NOTICE_ROWS: Final = """
  from       action         by      needs                       mails
  pending    uphold         editor  rule,explanation            notice_upheld
  pending    dismiss        editor  explanation                 notice_dismissed
  dismissed  uphold_appeal  editor  explanation,another_editor  -
"""
APPEALS: Final = (
    """
               uphold  dismiss    lapse
    pending    upheld  dismissed  lapsed
    upheld     -       -          -
    dismissed  -       -          -
    lapsed     -       -          -
    """,
)
APPEAL_ROWS: Final = """
  from     action   by      needs                       mails
  pending  uphold   editor  explanation,another_editor  appeal_upheld
  pending  dismiss  editor  explanation,another_editor  appeal_dismissed
  pending  lapse    author,visitor,organisation,clock  -  -
"""
READINGS: Final = (
    """
               read_again  settle
    waiting    agreed      -
    agreed     -           -
    disputed   -           settled
    settled    -           -
    """,
)
READING_ROWS: Final = """
  from      action      by      needs           mails
  waiting   read_again  editor  another_editor  -
  disputed  settle      editor  another_editor  -
"""
READING_BACK: Final = """
  from     action      to        mails
  waiting  read_again  agreed    -
  waiting  read_again  disputed  -
"""


class Drawn(NamedTuple):
    law: Law[Any, Any]
    statuses: type[StrEnum]
    actions: type[StrEnum]
    grids: tuple[str, ...]
    rows: str
    own: AbstractSet[str] = frozenset()  # the actions that are its own, where two laws share a type


class Row(NamedTuple):
    """The drawing of one step, beside where it leads."""

    by: frozenset[str]
    needs: frozenset[str]
    mails: tuple[str, ...]


DRAWN: Final = {
    "review": Drawn(REVIEW_LAW, Status, Action, REVIEWS, REVIEW_ROWS, set(Action) - ADDS),
    "addition": Drawn(ADDITION_LAW, AdditionStatus, Action, ADDITIONS, ADDITION_ROWS, ADDS | {Action.UPHOLD_APPEAL}),
    "reply": Drawn(REPLY_LAW, ReplyStatus, ReplyAction, REPLIES, REPLY_ROWS),
    "promise": Drawn(PROMISE_LAW, PromiseStatus, PromiseAction, PROMISES, PROMISE_ROWS),
    "notice": Drawn(NOTICE_LAW, NoticeStatus, NoticeAction, NOTICES, NOTICE_ROWS),
    "appeal": Drawn(APPEAL_LAW, AppealStatus, AppealAction, APPEALS, APPEAL_ROWS),
    "reading": Drawn(READING_LAW, ReadingStatus, ReadingAction, READINGS, READING_ROWS),
    "participation": Drawn(PARTICIPATION_LAW, Participation, OrganisationAction, PARTICIPATIONS, PARTICIPATION_ROWS),
    "request": Drawn(REQUEST_LAW, RequestStatus, OrganisationAction, REQUESTS, REQUEST_ROWS),
    "state": Drawn(STATE_LAW, OrganisationState, OrganisationAction, STATES, STATE_ROWS),
    "warning": Drawn(WARNING_LAW, WarningState, OrganisationAction, WARNINGS, WARNING_ROWS),
}


def cells(grids: tuple[str, ...]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for grid in grids:
        heading, *lines = (line.split() for line in grid.strip().splitlines())
        for status, *ends in lines:
            found |= {(status, action): to for action, to in zip(heading, ends, strict=True)}
    return found


def rows(text: str) -> dict[tuple[str, str], Row]:
    found = {}
    for line in text.strip().splitlines()[1:]:
        status, action, by, needs, mails = line.split()
        found[status, action] = Row(frozenset(names(by)), frozenset(names(needs)), tuple(names(mails)))
    return found


def names(cell: str) -> list[str]:
    return [] if cell == "-" else cell.split(",")


every_law = pytest.mark.parametrize("drawn", DRAWN.values(), ids=DRAWN.keys())
every_cell = pytest.mark.parametrize(
    ("drawn", "status", "action", "to"),
    [
        pytest.param(drawn, status, action, to, id=f"{name}: {action} when {status}")
        for name, drawn in DRAWN.items()
        for (status, action), to in cells(drawn.grids).items()
    ],
)


@every_law
def test_the_headings_are_all_there_is(drawn: Drawn) -> None:
    drawn_cells = cells(drawn.grids)
    assert set(drawn_cells) == {(status, action) for status in drawn.statuses for action in drawn.own or drawn.actions}
    assert len(drawn_cells) == sum(_size(grid) for grid in drawn.grids)  # none is drawn twice


def _size(grid: str) -> int:
    heading, *lines = grid.strip().splitlines()
    return len(heading.split()) * len(lines)


@every_law
def test_every_drawn_step_has_its_row_and_every_row_its_step(drawn: Drawn) -> None:
    assert set(rows(drawn.rows)) == {cell for cell, to in cells(drawn.grids).items() if to != "-"}


@every_cell
def test_an_act_leads_where_it_is_drawn_for_those_who_may_and_is_refused_to_all_others(
    drawn: Drawn, status: str, action: str, to: str
) -> None:
    row = rows(drawn.rows).get((status, action))
    for actor in Actor:
        at, does = drawn.statuses(status), drawn.actions(action)
        if row is None:
            with pytest.raises(NotAllowed, match=f"^{action} on {status}$"):
                drawn.law.step(at, does, actor)
        elif actor not in row.by:
            with pytest.raises(NotForYou, match=f"^{action} on {status}$"):
                drawn.law.step(at, does, actor)
        else:
            assert drawn.law.step(at, does, actor).to == to


@every_law
def test_the_law_is_the_drawing_to_the_letter(drawn: Drawn) -> None:
    law = {key: (step.to, frozenset(step.by), step.needs - BESIDE, step.mails) for key, step in drawn.law.steps.items()}
    assert law == {key: (ends[key], *row) for ends in [cells(drawn.grids)] for key, row in rows(drawn.rows).items()}


def test_who_hears_it_where_the_review_was_online_before_is_what_is_drawn() -> None:
    again = {key: step.again for key, step in REVIEW_LAW.steps.items() if step.again is not None}
    drawn = (line.split() for line in REVIEW_AGAIN.strip().splitlines()[1:])
    assert again == {(status, action): tuple(names(mails)) for status, action, mails in drawn}


def test_where_the_first_of_two_editors_leads_is_what_is_drawn() -> None:
    first = {key: step.first for key, step in REVIEW_LAW.steps.items() if step.first is not None}
    assert first == {(at, action): to for at, action, to in map(str.split, REVIEW_FIRST.strip().splitlines()[1:])}


def test_where_a_withdrawal_that_is_taken_back_leads_is_what_is_drawn() -> None:
    """To every status that can be withdrawn from: nobody gains or loses a status by it."""
    drawn = ends(REVIEW_BACK)
    assert {key: step.back for key, step in REVIEW_LAW.steps.items() if step.back is not None} == drawn
    assert set(drawn["withdrawn", "undo_withdraw"]) == {at for at, act in REVIEW_LAW.steps if act is Action.WITHDRAW}


def test_where_an_approved_outcome_of_a_promise_leads_is_what_is_drawn() -> None:
    assert {key: step.back for key, step in PROMISE_LAW.steps.items() if step.back is not None} == ends(PROMISE_BACK)
    assert {key: step.back for key, step in READING_LAW.steps.items() if step.back is not None} == ends(READING_BACK)


def ends(text: str) -> dict[tuple[str, str], dict[str, tuple[str, ...]]]:
    drawn: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}
    for status, action, to, mails in (line.split() for line in text.strip().splitlines()[1:]):
        drawn.setdefault((status, action), {})[to] = tuple(names(mails))
    return drawn


def test_no_other_law_tells_others_or_leads_elsewhere_but_a_block_that_ends() -> None:
    others = [drawn for name, drawn in DRAWN.items() if name not in {"review", "promise", "reading"}]
    steps = [step for drawn in others for step in drawn.law.steps.values()]
    assert {(step.again, step.first) for step in steps} == {(None, None)}
    (freed,) = (step for step in steps if step.back is not None)
    assert freed is STATE_LAW.steps[OrganisationState.BLOCKED, OrganisationAction.UNBLOCK]
    blocked_from = {at for at, action in STATE_LAW.steps if action is OrganisationAction.BLOCK}
    assert freed.back == dict.fromkeys(blocked_from - {OrganisationState.BLOCKED}, freed.mails)


@every_law
@pytest.mark.parametrize("actor", Actor)
def test_what_a_party_may_do_now_is_what_is_drawn_for_it(drawn: Drawn, actor: Actor) -> None:
    for status in drawn.statuses:
        expected = [action for (at, action), row in rows(drawn.rows).items() if at == status and actor in row.by]
        assert list(drawn.law.allowed(status, actor)) == expected
