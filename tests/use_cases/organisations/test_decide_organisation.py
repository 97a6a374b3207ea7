"""An editor rules on an organisation."""

from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.score import Tally
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import OrganisationAction
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import ChangedMeanwhile, Invalid, NotAllowed, NotFound
from tests.builders import NOW, organisation
from tests.fakes import FakeWorld
from tests.story.verbs import Verbs

ENROL, LEAVE = OrganisationAction.ENROL, OrganisationAction.LEAVE


@pytest.fixture(autouse=True)
def there_is_an_organisation_that_takes_no_part(fakes: FakeWorld) -> None:
    fakes.put(organisation(taking_part=False))


def decide(fakes: FakeWorld, action: OrganisationAction, **changes: Any) -> Organisation:
    return Verbs(fakes).organise(action, **{"version": 1, "explanation": "", **changes})


def test_an_enrolled_organisation_takes_part(fakes: FakeWorld) -> None:
    after = decide(fakes, ENROL)
    assert after.taking_part
    assert fakes.organisations.get("organisation-1") == after


def test_an_organisation_hears_of_every_decision_about_it(fakes: FakeWorld) -> None:
    decide(fakes, ENROL)
    decide(fakes, LEAVE, version=2, explanation="Jullie vroegen erom.")
    assert [(mail.kind, mail.organisation_id, mail.review_id, mail.explanation) for mail in fakes.mails()] == [
        (MailKind.ORGANISATION_ENROLLED, "organisation-1", "", ""),
        (MailKind.ORGANISATION_LEFT, "organisation-1", "", "Jullie vroegen erom."),
    ]


def test_the_log_tells_who_decided_what_and_why(fakes: FakeWorld) -> None:
    decide(fakes, ENROL, explanation="Ze vroegen het.")
    (entry,) = fakes.log.of("organisation/organisation-1")
    assert (entry.actor, entry.actor_id, entry.action) == (Actor.EDITOR, "editor-an", "enrol")
    assert (entry.before, entry.after) == ("not_taking_part open none", "taking_part open none")
    assert (entry.explanation, entry.at) == ("Ze vroegen het.", NOW)


def test_the_second_of_two_editors_is_told(fakes: FakeWorld) -> None:
    decide(fakes, ENROL)
    with pytest.raises(ChangedMeanwhile):
        decide(fakes, ENROL)
    assert len(fakes.log.of("organisation/organisation-1")) == 1


def test_an_organisation_does_not_leave_without_an_explanation(fakes: FakeWorld) -> None:
    decide(fakes, ENROL)
    with pytest.raises(Invalid, match=r"^explanation: required$"):
        decide(fakes, LEAVE, version=2)


@pytest.mark.parametrize("rule", ["no_such_rule", "No_Advertising", " no_advertising", "x" * 10_000])
def test_a_rule_that_there_is_not_is_refused(fakes: FakeWorld, rule: str) -> None:
    with pytest.raises(Invalid, match=r"^rule: unknown_rule$"):
        decide(fakes, ENROL, rule=rule)
    assert not fakes.organisations.get("organisation-1").taking_part


def test_a_rule_about_texts_is_no_ground_for_what_becomes_of_an_organisation(fakes: FakeWorld) -> None:
    decide(fakes, ENROL, rule="no_advertising")
    assert [entry.rule for entry in fakes.log.of("organisation/organisation-1")] == [""]
    assert [mail.rule for mail in fakes.mails()] == [""]


def test_what_the_law_does_not_allow_is_refused(fakes: FakeWorld) -> None:
    with pytest.raises(NotAllowed):
        decide(fakes, LEAVE, explanation="Daarom.")


def test_an_organisation_that_does_not_exist_cannot_be_decided(fakes: FakeWorld) -> None:
    with pytest.raises(NotFound):
        decide(fakes, ENROL, id="nobody")


def test_a_decision_leaves_what_others_write_meanwhile_as_it_is(fakes: FakeWorld) -> None:
    counted = replace(fakes.organisations.get("organisation-1"), tally=Tally(reviews=3, score_sum=1_200))
    fakes.organisations.all["organisation-1"] = counted
    decide(fakes, ENROL)
    assert fakes.organisations.get("organisation-1").tally == counted.tally
