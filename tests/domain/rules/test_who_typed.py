"""Who typed a review in decides nothing on it: the need that stands in every row of an editor, and in no other."""

from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Need
from chalicelib.domain.rules.lifecycle import APPEAL_LAW, NOTICE_LAW, REPLY_LAW, REVIEW_LAW


def test_every_step_of_an_editor_on_a_review_is_for_another_than_who_typed_it_in() -> None:
    of_editors = {key for key, step in REVIEW_LAW.steps.items() if Actor.EDITOR in step.by}
    assert of_editors
    assert {key for key, step in REVIEW_LAW.steps.items() if Need.NOT_WHO_TYPED in step.needs} == of_editors


def test_no_other_law_asks_who_typed() -> None:
    """Of a reply nobody types; who judges an appeal, the log says."""
    laws = (REPLY_LAW.steps, NOTICE_LAW.steps, APPEAL_LAW.steps)
    assert not [key for law in laws for key, step in law.items() if Need.NOT_WHO_TYPED in step.needs]
