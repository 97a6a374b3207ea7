"""The duties of each role, drawn again by hand."""

import pytest

from chalicelib.domain.access.editor import Editor
from chalicelib.domain.access.roles import DUTIES, DUTY_OF, EVERY_ROLE, Duty, Role, demand, in_order, may
from chalicelib.domain.rules.lifecycle import OrganisationAction
from chalicelib.domain.rules.refusals import NotForYou
from chalicelib.settings import ROLES

# A mark in the columns: editor, chief editor, operator.
DRAWING = """
be_there       x x x
read           x x -
moderate       x x -
enrol          x x -
measure        - x -
judge          - x -
hand_over      - x x
follow_sync    x x x
release_holds  - x x
connect        x x x
report         - x x
"""


def test_the_table_is_as_drawn() -> None:
    drawn = {
        line.split()[0]: {role for role, mark in zip(Role, line.split()[1:], strict=True) if mark == "x"}
        for line in DRAWING.strip().splitlines()
    }
    assert {duty.value: set(roles) for duty, roles in DUTIES.items()} == drawn


def test_enrolling_is_every_editors_and_what_is_done_against_an_organisation_a_chiefs() -> None:
    assert set(DUTY_OF) == set(OrganisationAction)
    assert {action for action, duty in DUTY_OF.items() if duty is Duty.ENROL} == {"enrol", "leave", "apply", "decline"}
    assert set(DUTY_OF.values()) == {Duty.ENROL, Duty.MEASURE}


@pytest.mark.parametrize("duty", Duty)
def test_whom_an_operator_registered_does_all_unless_told(duty: Duty) -> None:
    assert Editor(id="e", email="e@redactie.example", name="E").may(duty)


@pytest.mark.parametrize("duty", Duty)
def test_nobody_without_a_role_may_anything(duty: Duty) -> None:
    assert not may((), duty)
    with pytest.raises(NotForYou):
        demand((), duty)


def test_roles_are_always_written_in_the_same_order() -> None:
    assert in_order([Role.OPERATOR, Role.EDITOR, Role.OPERATOR]) == (Role.EDITOR, Role.OPERATOR)
    assert in_order(set(Role)) == EVERY_ROLE


def test_a_stage_can_name_every_role_and_no_other() -> None:
    assert set(ROLES) == set(Role)
