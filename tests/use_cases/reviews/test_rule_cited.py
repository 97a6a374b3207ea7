"""A decision cites a rule of the code of conduct, whatever it is on; organisations have their own test."""

from collections.abc import Callable
from functools import partial
from typing import Final

import pytest

from chalicelib.domain.rules.lifecycle import Action, AdditionStatus, AppealAction, NoticeAction, ReplyAction, Status
from chalicelib.domain.rules.refusals import Invalid
from tests.builders import organisation
from tests.fakes import FakeWorld
from tests.story.verbs import EDITORS, Verbs

Decide = Callable[..., object]


def on_a_review(verbs: Verbs) -> Decide:
    return partial(verbs.decide, Action.REJECT, verbs.review(Status.PENDING))


def on_what_was_added(verbs: Verbs) -> Decide:
    return partial(verbs.decide, Action.REJECT_ADDITION, verbs.addition(AdditionStatus.PENDING))


def to_erase(verbs: Verbs) -> Decide:
    return partial(verbs.decide, Action.ERASE, verbs.review())


def on_a_reply(verbs: Verbs) -> Decide:
    return partial(verbs.decide_reply, ReplyAction.REJECT, verbs.reply("pending"))


def on_a_notice(verbs: Verbs) -> Decide:
    return partial(verbs.decide_notice, NoticeAction.UPHOLD, verbs.notice())


def on_an_appeal(verbs: Verbs) -> Decide:
    appeal = verbs.stores.cases.appeal(verbs.appealed())
    return partial(verbs.by(EDITORS[1]).decide_appeal, AppealAction.DISMISS, appeal)


DECISIONS: Final = (on_a_review, on_what_was_added, to_erase, on_a_reply, on_a_notice, on_an_appeal)


@pytest.mark.parametrize("decision", DECISIONS)
def test_a_rule_that_is_not_in_the_code_of_conduct_is_refused(
    fakes: FakeWorld, decision: Callable[[Verbs], Decide]
) -> None:
    fakes.put(organisation())
    decide = decision(Verbs(fakes))
    noted = len(fakes.log.entries)
    with pytest.raises(Invalid, match=r"^rule: unknown_rule$"):
        decide(rule="house_rule")
    assert len(fakes.log.entries) == noted
    decide()
    assert len(fakes.log.entries) > noted
