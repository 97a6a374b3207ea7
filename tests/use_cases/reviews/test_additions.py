"""An author adds to a published review, and an editor rules on that; the old words and their score stay."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.domain.organisations.organisation import ModerationState
from chalicelib.domain.projections.queue import waiting
from chalicelib.domain.reviews.parts import Addition
from chalicelib.domain.reviews.public_review import public_review_of
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Action, AdditionStatus, AppealAction, OrganisationState, Status
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import (
    Blocked,
    ChangedMeanwhile,
    Invalid,
    NeedsAnotherEditor,
    NotAllowed,
    NotTakingPart,
    Refusal,
)
from chalicelib.use_cases.reviews.manage_review import add_to_review
from tests.builders import ADDED, NOW, author, organisation, review
from tests.fakes import FakeWorld
from tests.story.verbs import EDITORS, SECOND, Verbs

K = MailKind


@pytest.fixture(autouse=True)
def a_review_that_is_online(fakes: FakeWorld) -> None:
    fakes.put(organisation())
    fakes.reviews.all["review-1"] = review(
        status=Status.PUBLISHED, published_at=NOW, moved_by=EDITORS[0], moved_at=NOW, manage_nonce="manage"
    )
    fakes.reviews.authors["review-1"] = author()


def add(fakes: FakeWorld, text: str = ADDED, *, at: datetime = NOW, months: int = 0) -> Review:
    people = Verbs(fakes, now=at)
    return add_to_review(people.manage_link("review-1"), text, months=months, stores=fakes, now=at)


def test_it_waits_beside_the_review_which_stays_online(fakes: FakeWorld) -> None:
    before = public_review_of(fakes.reviews.get("review-1"))
    after = add(fakes)
    assert (after.status, after.addition_status) == (Status.PUBLISHED, AdditionStatus.PENDING)
    assert public_review_of(after) == before
    (place,) = waiting(after)
    assert (place.id, place.kind, place.status, place.addition) == ("review-1", "review", "pending", True)
    assert waiting(replace(after, status=Status.SUSPENDED)) == ()  # it waits with its review
    assert [mail.kind for mail in fakes.mails()] == [K.ADDITION_RECEIVED]
    (entry,) = fakes.log.of("addition/review-1")
    assert (entry.actor, entry.action, entry.before, entry.after) == (Actor.AUTHOR, "add", "none", "pending")


def test_online_it_stands_below_the_old_words_and_the_score_stays(fakes: FakeWorld) -> None:
    old = fakes.reviews.get("review-1")
    add(fakes)
    after = Verbs(fakes).decide(Action.APPROVE_ADDITION, rule="", explanation="")
    shown = public_review_of(after)
    assert shown is not None
    assert [each.text for each in shown.additions] == [ADDED]
    assert (after.text, after.score, shown.published_at) == (old.text, old.score, old.published_at)
    assert shown.updated_at == after.additions[0].decided_at
    assert [mail.kind for mail in fakes.mails()][1:] == [K.ADDITION_PUBLISHED, K.ADDITION_PUBLISHED_ORGANISATION]
    assert (after.moved_by, after.moved_at) == (old.moved_by, old.moved_at)  # of the review, nobody decided anew


@pytest.mark.parametrize(
    ("online", "opens"),
    [
        (datetime(2026, 5, 10, 12, tzinfo=UTC), datetime(2026, 11, 9, 23, tzinfo=UTC)),  # midnight in Brussels, winter
        (datetime(2026, 8, 31, 12, tzinfo=UTC), datetime(2027, 2, 27, 23, tzinfo=UTC)),  # no 31st: the last day
        (datetime(2027, 12, 31, 23, 30, tzinfo=UTC), datetime(2028, 6, 30, 22, tzinfo=UTC)),  # 1 January in Brussels
        (datetime(2027, 1, 10, 12, tzinfo=UTC), datetime(2027, 7, 9, 22, tzinfo=UTC)),  # summer
    ],
)
def test_half_a_year_is_counted_in_days_of_brussels(fakes: FakeWorld, online: datetime, opens: datetime) -> None:
    fakes.reviews.all["review-1"] = replace(
        fakes.reviews.get("review-1"), published_at=online, submitted_at=online, moved_at=online
    )
    with pytest.raises(NotAllowed):
        add(fakes, at=opens - timedelta(microseconds=1), months=6)
    assert Action.ADD not in fakes.reviews.get("review-1").addition_allowed(Actor.AUTHOR, now=online)
    assert add(fakes, at=opens, months=6).addition_status is AdditionStatus.PENDING


def test_the_next_is_counted_from_the_last_that_came_online(fakes: FakeWorld) -> None:
    add(fakes)
    Verbs(fakes).decide(Action.APPROVE_ADDITION)
    with pytest.raises(NotAllowed):
        add(fakes, f"{ADDED} Nog iets.", at=NOW + timedelta(days=170))
    add(fakes, f"{ADDED} Nog iets.", at=NOW + timedelta(days=190))
    later = Verbs(fakes, now=NOW + timedelta(days=191)).decide(Action.APPROVE_ADDITION)
    assert [each.text for each in later.public_additions] == [ADDED, f"{ADDED} Nog iets."]


def test_what_is_refused_uses_nothing_up_and_is_replaced(fakes: FakeWorld) -> None:
    add(fakes)
    refused = Verbs(fakes).decide(Action.REJECT_ADDITION)
    assert public_review_of(refused) == public_review_of(fakes.reviews.get("review-1"))
    assert [mail.kind for mail in fakes.mails()][1:] == [K.ADDITION_REJECTED]
    with pytest.raises(Invalid, match="unchanged"):
        add(fakes)
    again = add(fakes, "Zonder die naam erin: het gaat nu beter dan toen.")
    assert len(again.additions) == 1


def test_what_is_online_can_go_without_its_review(fakes: FakeWorld) -> None:
    add(fakes)
    Verbs(fakes).decide(Action.APPROVE_ADDITION)
    after = Verbs(fakes).decide(Action.REJECT_ADDITION)
    assert (after.status, after.public_additions) == (Status.PUBLISHED, ())


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"status": Status.SUSPENDED}, NotAllowed),
        ({"status": Status.PENDING}, NotAllowed),
        ({"additions": (Addition(text="Nog te lezen.", submitted_at=NOW),)}, NotAllowed),
    ],
)
def test_what_cannot_be_added(fakes: FakeWorld, changes: dict[str, object], refusal: type[Refusal]) -> None:
    fakes.reviews.all["review-1"] = replace(fakes.reviews.get("review-1"), **changes)  # type: ignore[arg-type]  # as above
    with pytest.raises(refusal):
        add(fakes)


@pytest.mark.parametrize("text", ["Te kort.", review().text])
def test_words_that_say_nothing_new_are_refused(fakes: FakeWorld, text: str) -> None:
    with pytest.raises(Invalid):
        add(fakes, text)


def test_of_an_organisation_that_left_nothing_new_is_taken_and_what_waits_is_decided(fakes: FakeWorld) -> None:
    add(fakes)
    fakes.put(organisation(moderation=ModerationState()))
    assert Verbs(fakes).decide(Action.APPROVE_ADDITION).public_additions
    fakes.reviews.all["review-1"] = replace(fakes.reviews.get("review-1"), additions=())
    with pytest.raises(NotTakingPart):
        add(fakes)


def test_nothing_goes_online_during_a_block(fakes: FakeWorld) -> None:
    add(fakes)
    blocked = organisation()
    fakes.put(replace(blocked, moderation=replace(blocked.moderation, state=OrganisationState.BLOCKED)))
    with pytest.raises(Blocked):
        Verbs(fakes).decide(Action.APPROVE_ADDITION)


def test_two_editors_publish_words_that_may_tell_of_a_crime(fakes: FakeWorld) -> None:
    text = "Vorige week heeft een verzorger mijn moeder geslagen, ze had blauwe plekken op haar armen."
    add(fakes, text)
    first = Verbs(fakes).decide(Action.APPROVE_ADDITION)
    assert (first.addition_status, first.public_additions) == (AdditionStatus.PENDING, ())
    with pytest.raises(NeedsAnotherEditor):
        Verbs(fakes).decide(Action.APPROVE_ADDITION)
    assert Verbs(fakes).by(SECOND).decide(Action.APPROVE_ADDITION).public_additions


def test_a_copy_of_what_somebody_wrote_about_another_house_is_seen(fakes: FakeWorld) -> None:
    verbs = Verbs(fakes)
    words = "Het eten was koud, de kamers waren vuil en wie belde, wachtte uren op een antwoord van de zorg."
    verbs.confirm(verbs.submit(text=words))
    after = add(fakes, words, at=NOW + timedelta(days=1))
    assert after.addition is not None
    assert "near_identical_text" in {each.code for each in after.addition.signals}


def test_an_appeal_puts_it_before_the_editors_again(fakes: FakeWorld) -> None:
    verbs = Verbs(fakes)
    add(fakes)
    verbs.decide(Action.REJECT_ADDITION)
    appeal = verbs.appeal_review("review-1")
    assert (appeal.about, appeal.against, appeal.first_editor) == ("addition", "rejected", EDITORS[0])
    with pytest.raises(NotAllowed):
        add(fakes, "In de plaats van waar het bezwaar over gaat.")
    with pytest.raises(NeedsAnotherEditor):
        verbs.decide_appeal(AppealAction.UPHOLD, appeal)
    verbs.by(EDITORS[1]).decide_appeal(AppealAction.UPHOLD, appeal)
    after = fakes.reviews.get("review-1")
    assert (after.status, after.addition_status) == (Status.PUBLISHED, AdditionStatus.PENDING)
    with pytest.raises(NotAllowed):
        verbs.appeal_review("review-1")


def test_of_two_editors_the_second_is_told(fakes: FakeWorld) -> None:
    add(fakes)
    seen = fakes.reviews.get("review-1").version
    Verbs(fakes).decide(Action.APPROVE_ADDITION)
    with pytest.raises(ChangedMeanwhile):
        Verbs(fakes).by(SECOND).decide(Action.REJECT_ADDITION, version=seen)


def test_of_a_proof_that_was_noted_no_word_is_kept(fakes: FakeWorld) -> None:
    after = Verbs(fakes).decide(Action.NOTE_PROOF, explanation="Factuur van mevrouw Peeters.")
    (entry,) = fakes.log.of("review/review-1")
    assert (entry.action, entry.before, entry.after) == ("note_proof", "published", "published")
    assert (entry.rule, entry.explanation, len(fakes.mails())) == ("", "", 0)
    assert (after.proof_noted, after.moved_by) == (True, EDITORS[0])
    assert fakes.organisations.get("organisation-1").tally.documented == 1
    Verbs(fakes).decide(Action.STRIKE_PROOF)
    assert fakes.organisations.get("organisation-1").tally.documented == 0
