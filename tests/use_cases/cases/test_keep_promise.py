"""The end of a promise: told through a mailed link, read by editors, checked by its author, asked by the clock."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.reviews.parts import words_of
from chalicelib.domain.reviews.promises.promise import Promise
from chalicelib.domain.rules.lifecycle import Action, OrganisationAction, PromiseAction, PromiseStatus, ReplyAction
from chalicelib.domain.rules.mails import Mail, MailKind
from chalicelib.domain.rules.refusals import DeadLink, FieldError, Invalid, NotAllowed, NotFound
from chalicelib.domain.rules.retention import PROMISE_GRACE
from chalicelib.use_cases.cases.keep_promise import answer_promise, check_promise
from chalicelib.use_cases.mails.compose_mail import Composed, Skip, compose_mail
from chalicelib.use_cases.reviews.reply_to_review import reply_to_review
from chalicelib.use_cases.upkeep.run_due_tasks import run_due_tasks
from tests.builders import NOW, listing, organisation, promise, reply, told
from tests.fakes import FakeWorld
from tests.story.verbs import Verbs

P, D = PromiseStatus, PromiseAction
A_YEAR = timedelta(days=200)  # its month is over


@pytest.fixture
def verbs(fakes: FakeWorld) -> Verbs:
    fakes.put(organisation())
    return Verbs(fakes)


def now_stands(verbs: Verbs, review_id: str) -> Promise:
    found = verbs.stores.reviews.get(review_id).reply
    assert found is not None
    assert found.promise is not None
    return found.promise


def mails(fakes: FakeWorld) -> list[MailKind]:
    return [each.mail.kind for each in fakes.outbox.kept.values() if each.mail.kind.startswith("promise")]


def test_the_whole_way_from_a_promise_to_what_its_author_says(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id = verbs.promised()
    assert fakes.organisations.get("organisation-1").tally.promises.open == 1
    assert run_due_tasks(stores=fakes, now=NOW + A_YEAR)["ask_promise"] == 1
    assert mails(fakes) == [MailKind.PROMISE_DUE]
    later = verbs.at(A_YEAR)
    later.answers(review_id)
    assert later.decide_reply(D.APPROVE, review_id).version == later.stores.reviews.get(review_id).version
    assert set(mails(fakes)) == {MailKind.PROMISE_DUE, MailKind.PROMISE_PUBLISHED, MailKind.PROMISE_CHECK}
    later.agrees(review_id, agrees=False)
    assert now_stands(verbs, review_id).author_says == "no"
    tally = fakes.organisations.get("organisation-1").tally.promises
    assert (tally.open, tally.kept) == (0, 1)
    acts = [each.action for each in fakes.log.of(f"reply/{review_id}")]
    assert acts[-4:] == ["ask_promise", "answer_promise", "approve_outcome", "disagree"]


def test_without_a_word_it_is_late_by_itself_and_stays_open_to_an_answer(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id = verbs.promised()
    run_due_tasks(stores=fakes, now=NOW + A_YEAR)
    assert run_due_tasks(stores=fakes, now=NOW + A_YEAR + PROMISE_GRACE)["mark_late"] == 1
    assert mails(fakes) == [MailKind.PROMISE_DUE, MailKind.PROMISE_LATE]
    assert now_stands(verbs, review_id).status is P.LATE
    for days in (1, 30, 300):  # reminded once
        run_due_tasks(stores=fakes, now=NOW + A_YEAR + PROMISE_GRACE + timedelta(days=days))
    assert mails(fakes) == [MailKind.PROMISE_DUE, MailKind.PROMISE_LATE]
    verbs.at(A_YEAR + PROMISE_GRACE).answers(review_id, status=P.LATE)
    assert now_stands(verbs, review_id).status is P.ANSWERED_LATE


def test_what_comes_twice_is_one_answer(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id = verbs.promised()
    once = verbs.answers(review_id)
    assert verbs.answers(review_id) == once
    with pytest.raises(NotAllowed):  # another one waits until an editor read the first
        verbs.answers(review_id, status=P.DROPPED)
    verbs.decide_reply(D.APPROVE, review_id)
    says = verbs.agrees(review_id)
    assert verbs.agrees(review_id) == says
    assert [each.action for each in fakes.log.of(f"reply/{review_id}")].count("agree") == 1


def test_a_link_dies_with_what_it_is_about_and_with_the_address(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id = verbs.promised(P.KEPT)
    link, check = verbs.promise_link(review_id), verbs.promise_check_link(review_id)
    verbs.decide_reply(ReplyAction.REMOVE, review_id)
    with pytest.raises(DeadLink):
        answer_promise(link, told(), stores=fakes, now=NOW)
    with pytest.raises(DeadLink):
        check_promise(check, agrees=True, stores=fakes, now=NOW)
    other = verbs.promised()
    old = verbs.promise_link(other)
    fakes.organisations.all["organisation-1"] = organisation(contact_nonce="another")
    with pytest.raises(DeadLink):
        answer_promise(old, told(), stores=fakes, now=NOW)
    verbs.does(Action.ERASE, other)
    with pytest.raises(DeadLink):
        verbs.answers(other)


def test_who_wrote_an_open_one_is_not_asked_yet_and_nobody_answers_for_who_is_forgotten(
    verbs: Verbs, fakes: FakeWorld
) -> None:
    review_id = verbs.promised()
    with pytest.raises(DeadLink):
        verbs.agrees(review_id)
    settled = verbs.promised(P.KEPT)
    link = verbs.promise_check_link(settled)
    before = fakes.reviews.get(settled)
    fakes.reviews.all[settled] = before.without_author(NOW)
    assert fakes.reviews.get(settled).manage_nonce == ""
    for each in (link, verbs.promise_check_link(settled)):
        with pytest.raises(DeadLink):
            check_promise(each, agrees=True, stores=fakes, now=NOW)


def test_a_new_address_gets_links_to_what_was_asked(verbs: Verbs, fakes: FakeWorld) -> None:
    asked, not_yet = verbs.promised(), verbs.promised()
    fakes.reviews.all[asked] = with_promise(fakes, asked, asked_at=NOW)
    mail = Mail(id="m", kind=MailKind.INVITATIONS_RENEWED, created_at=NOW, organisation_id="organisation-1")
    found = compose_mail(mail, stores=fakes, now=NOW)
    assert isinstance(found, Composed)
    invited: Any = found.context["invitations"]
    assert [(each["review"].id, each["promised"]) for each in invited] == [(asked, True)]
    assert "/promise~" in invited[0]["link"]
    assert not_yet != asked


def with_promise(fakes: FakeWorld, review_id: str, **changes: Any) -> Any:
    found = fakes.reviews.get(review_id)
    assert found.reply is not None
    assert found.reply.promise is not None
    return replace(found, reply=replace(found.reply, promise=replace(found.reply.promise, **changes)))


@pytest.mark.parametrize("kind", [MailKind.PROMISE_DUE, MailKind.PROMISE_LATE])
def test_nobody_is_asked_for_what_was_answered_or_is_gone_or_who_left(
    verbs: Verbs, fakes: FakeWorld, kind: MailKind
) -> None:
    review_id = verbs.promised()
    mail = Mail(id="m", kind=kind, created_at=NOW, organisation_id="organisation-1", review_id=review_id)
    assert isinstance(compose_mail(mail, stores=fakes, now=NOW), Composed)
    kept = fakes.organisations.all["organisation-1"]
    fakes.organisations.all["organisation-1"] = organisation(listing=listing(closed_at=NOW))
    assert compose_mail(mail, stores=fakes, now=NOW) == Skip(reason="not_taking_part")
    fakes.organisations.all["organisation-1"] = kept
    verbs.answers(review_id)
    assert compose_mail(mail, stores=fakes, now=NOW) == Skip(reason="no_longer_public")
    verbs.decide(Action.SUSPEND, review_id)
    assert compose_mail(mail, stores=fakes, now=NOW) == Skip(reason="no_longer_public")
    other = verbs.promised()
    verbs.organise(OrganisationAction.LEAVE)
    left = Mail(id="m", kind=kind, created_at=NOW, organisation_id="organisation-1", review_id=other)
    assert compose_mail(left, stores=fakes, now=NOW) == Skip(reason="not_taking_part")


def test_a_reply_that_is_sent_anew_has_the_promise_that_comes_with_it(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id, half_an_hour = verbs.review(), timedelta(minutes=30)

    def sends(made: Promise | None, **how: Any) -> Promise | None:
        text, link = how.get("text", reply().text), verbs.reply_link(review_id)
        after = reply_to_review(link, text, promise=made, editable_for=half_an_hour, stores=fakes, now=NOW)
        assert after.reply is not None
        return after.reply.promise

    assert sends(promise()) == promise()
    assert sends(promise(by="2027-04")) == promise(by="2027-04")
    assert sends(None) is None
    assert sends(promise()) == promise()
    assert [each.action for each in fakes.log.of(f"reply/{review_id}")] == ["submit"] * 4
    with pytest.raises(Invalid) as refused:
        sends(promise(by=""))
    assert refused.value.errors == (FieldError("promise.by", "required", "month_of_promise"),)
    late = verbs.at(half_an_hour)
    late.decide_reply(ReplyAction.RETURN, review_id, passage=promise().text)
    with pytest.raises(Invalid):  # as it was
        reply_to_review(verbs.reply_link(review_id), reply().text, promise=promise(), stores=fakes, now=late.now)
    again = promise(text="We zetten twee banken in de tuin.")
    back = reply_to_review(verbs.reply_link(review_id), reply().text, promise=again, stores=fakes, now=late.now)
    assert back.reply is not None
    assert back.reply.promise == again


def test_signals_look_at_the_words_of_a_promise_and_of_what_became_of_it(verbs: Verbs, fakes: FakeWorld) -> None:
    review_id, naming = verbs.review(), "Zuster Els Peeters belt elke maandag, op 0470 12 34 56."
    sent = reply_to_review(
        verbs.reply_link(review_id), reply().text, promise=promise(text=naming), stores=fakes, now=NOW
    )
    assert sent.reply is not None
    assert sent.reply.words == words_of(reply().text, naming)
    assert "personal_data" in {each.code for each in sent.reply.signals}
    other = verbs.promised()
    verbs.answers(other, text=naming)
    found = now_stands(verbs, other).told
    assert found is not None
    assert "personal_data" in {each.code for each in found.signals}
    assert found.strength > 0


def test_an_editor_marks_words_of_what_was_told_and_of_nothing_else(verbs: Verbs) -> None:
    review_id = verbs.promised(P.ANSWERED)
    with pytest.raises(Invalid):
        verbs.decide_reply(D.RETURN, review_id, passage=reply().text)
    verbs.decide_reply(D.RETURN, review_id, passage="De bank staat er")
    assert now_stands(verbs, review_id).passage == "De bank staat er"
    with pytest.raises(NotAllowed):
        verbs.decide_reply(D.APPROVE, review_id)
    with pytest.raises(NotFound):
        verbs.decide_reply(D.APPROVE, verbs.review())
