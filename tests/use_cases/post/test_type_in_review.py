"""An editor types in what came on paper: it waits for another, whatever else is so, and comes once."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

import pytest

from chalicelib.domain.organisations.organisation import ModerationState
from chalicelib.domain.projections.integrity import counted
from chalicelib.domain.reviews.parts import Channel
from chalicelib.domain.reviews.submission import LICENSED_TERMS
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act, Decision
from chalicelib.domain.rules.lifecycle import Action, OrganisationState, Status
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import Blocked, Erased, Invalid, NeedsAnotherEditor, NotTakingPart, TooMany
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.use_cases.mails.send_mails import send_mail
from chalicelib.use_cases.post.type_in_review import type_in_review
from chalicelib.use_cases.reviews.decide_review import decide_review
from chalicelib.use_cases.reviews.deciders import deciders_of
from chalicelib.use_cases.reviews.erase_review import erase_review
from chalicelib.use_cases.upkeep.reapply_erasures import reapply_erasures
from chalicelib.use_cases.upkeep.run_due_tasks import run_due_tasks
from tests.builders import NOW, RULE, WHY, appeal, author, organisation, submission
from tests.fakes import FakeWorld
from tests.story.verbs import Verbs

AN: Final = "editor-an"
BO: Final = "editor-bo"
BY_POST: Final = author(email="", postal_address="Dorpsstraat 7, 9000 Gent")


@pytest.fixture(autouse=True)
def there_is_an_organisation(fakes: FakeWorld) -> None:
    fakes.put(organisation())


def type_in(fakes: FakeWorld, key: str = "", note: str = "", now: datetime = NOW, **changes: Any) -> str:
    counts, licensed = changes.pop("counts", ()), changes.pop("licensed", False)
    return type_in_review(
        submission(**{"channel": Channel.PAPER, "author": BY_POST} | changes),
        note=note,
        editor_id=AN,
        idempotency_key=key,
        disposable_domain=lambda domain: domain == "weg.example",
        organisation=fakes.organisations.get("organisation-1"),
        stores=fakes,
        now=now,
        counts=counts,
        licensed=licensed,
    )


def test_it_is_in_the_open_data_only_where_the_paper_named_the_licence(fakes: FakeWorld) -> None:
    assert fakes.reviews.get(type_in(fakes)).terms == ""
    assert fakes.reviews.get(type_in(fakes, text="Mijn vader woont hier graag.", licensed=True)).terms == LICENSED_TERMS


def decides(fakes: FakeWorld, review_id: str, action: Action, editor_id: str) -> None:
    version = fakes.reviews.get(review_id).version
    decision = Decision(id=review_id, action=action, version=version, editor_id=editor_id, rule=RULE, explanation=WHY)
    decide_review(decision, stores=fakes, now=NOW + timedelta(hours=1))


def test_it_waits_at_once_with_word_to_its_author(fakes: FakeWorld) -> None:
    found = fakes.reviews.get(type_in(fakes, note="gelezen"))
    assert (found.status, found.channel, found.typed_by, found.waiting_since) == (
        *(Status.PENDING, Channel.PAPER, AN, NOW),
    )
    assert fakes.reviews.author(found.id) == BY_POST
    assert [each.kind for each in fakes.mails()] == [MailKind.REVIEW_RECEIVED]
    (entry,) = fakes.log.of(f"review/{found.id}")
    assert (entry.action, entry.actor, entry.actor_id, entry.explanation) == ("type_in", Actor.EDITOR, AN, "gelezen")
    assert {name: counted([entry]).counts[name] for name in ("received", "confirmed")} == {
        "received": 1,
        "confirmed": 1,
    }


@pytest.mark.parametrize("action", [Action.APPROVE, Action.RETURN, Action.REJECT, Action.ESCALATE, Action.ERASE])
def test_who_typed_it_in_takes_no_step_on_it(fakes: FakeWorld, action: Action) -> None:
    found = fakes.reviews.get(type_in(fakes))
    assert action in found.allowed(Actor.EDITOR, actor_id=BO)
    assert action not in found.allowed(Actor.EDITOR, actor_id=AN)
    with pytest.raises(NeedsAnotherEditor):
        decides(fakes, found.id, action, AN)


def test_nor_later_nor_about_an_appeal(fakes: FakeWorld) -> None:
    review_id = type_in(fakes)
    decides(fakes, review_id, Action.APPROVE, BO)
    with pytest.raises(NeedsAnotherEditor):
        decides(fakes, review_id, Action.SUSPEND, AN)
    assert {AN, BO} <= deciders_of(appeal(review_id=review_id, first_editor=BO), stores=fakes)


def test_a_watched_organisation_is_researched_in_the_same_write(fakes: FakeWorld) -> None:
    before = organisation()
    state = replace(before.moderation, state=OrganisationState.WATCHED, state_since=NOW)
    fakes.put(replace(before, moderation=state))
    review_id = type_in(fakes)
    (dossier,) = fakes.cases.dossiers()
    assert dossier.review_ids == (review_id,)


def test_the_same_author_is_known_again_by_name_and_address(fakes: FakeWorld) -> None:
    first = type_in(fakes)
    words = "De tuin is mooi, en er is elke dag iemand die tijd heeft."
    second = type_in(fakes, text=words, now=NOW + timedelta(days=2))
    neighbour = replace(BY_POST, first_name="Jef")
    other = type_in(fakes, text=f"{words} Ook op zondag.", author=neighbour, now=NOW + timedelta(days=3))
    assert "same_author_again" in {each.code for each in fakes.reviews.get(second).signals}
    assert "same_author_again" not in {each.code for each in fakes.reviews.get(other).signals}
    assert fakes.reviews.get(first).author_key == fakes.reviews.get(second).author_key


def test_what_comes_twice_is_taken_in_once_and_what_is_refused_leaves_no_trace(fakes: FakeWorld) -> None:
    assert type_in(fakes, "key-1") == type_in(fakes, "key-1")
    assert type_in(fakes, "key-1") != type_in(fakes, "key-2", text="Een heel ander verhaal, van een andere dag.")
    first = type_in(fakes, "key-1")
    erase_review(first, Act(by=Actor.AUTHOR, at=NOW + timedelta(hours=1)), stores=fakes)
    with pytest.raises(Erased):
        type_in(fakes, "key-1", now=NOW + timedelta(hours=2))
    known = len(fakes.similarity_index.of_organisation("organisation-1", limit=10))
    full = (Count(bucket="typed", most=0, ends_at=NOW + timedelta(hours=1)),)
    with pytest.raises(TooMany):
        type_in(fakes, text="Nog een verhaal, dat te snel na de andere kwam.", counts=full)
    assert len(fakes.similarity_index.of_organisation("organisation-1", limit=10)) == known


def test_what_cannot_be_is_refused(fakes: FakeWorld) -> None:
    for changes in ({"channel": Channel.AGREED}, {"consent": False}, {"author": author(email="")}):
        with pytest.raises(Invalid):
            type_in(fakes, **changes)
    assert type_in(fakes, channel=Channel.AGREED, note="Brief van 3 maart")
    blocked = ModerationState(
        participation=organisation().moderation.participation, state=OrganisationState.BLOCKED, state_since=NOW
    )
    for moderation, refused in ((ModerationState(), NotTakingPart), (blocked, Blocked)):
        fakes.put(organisation(moderation=moderation))
        with pytest.raises(refused):
            type_in(fakes)


@pytest.mark.parametrize("end", ["erased", "forgotten", "restored"])
def test_no_letter_leaves_a_code_behind_once_nobody_knows_whose_review_it_was(fakes: FakeWorld, end: str) -> None:
    verbs, review_id = Verbs(fakes, editor=BO), type_in(fakes)
    verbs.decide(Action.APPROVE, review_id)
    verbs.add(review_id)
    verbs.does(Action.APPROVE_ADDITION, review_id)
    for each in list(fakes.outbox.kept):
        send_mail(each, stores=fakes, note_fault=lambda *_: "fault", now=NOW)
    written = {fakes.outbox.kept[mail_id].mail.kind for _, mail_id, _ in fakes.letters.codes.values()}
    assert written >= {MailKind.REVIEW_RECEIVED, MailKind.ADDITION_RECEIVED, MailKind.ADDITION_PUBLISHED}
    if end == "erased":
        erase_review(review_id, Act(by=Actor.AUTHOR, at=NOW), stores=fakes)
    elif end == "forgotten":
        run_due_tasks(stores=fakes, now=NOW + kept(Kept.AUTHOR))
        assert fakes.reviews.get(review_id).forgotten_at
    else:
        reapply_erasures([review_id], stores=fakes, now=NOW)
    assert fakes.letters.codes == {}
