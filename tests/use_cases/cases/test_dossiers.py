"""Editors gather what belongs to a suspicion, until they conclude."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.cases.dossier import Dossier, Note, NoteKind
from chalicelib.domain.rules.lifecycle import Status
from chalicelib.domain.rules.refusals import ChangedMeanwhile, Invalid, NotAllowed, NotFound
from chalicelib.ports.stores import Effects
from chalicelib.use_cases.cases.keep_dossier import DossierAct, keep_dossier
from tests.builders import NOW, effects, organisation, review
from tests.fakes import FakeWorld


@pytest.fixture(autouse=True)
def there_is_a_review(fakes: FakeWorld) -> None:
    fakes.put(organisation())
    fakes.reviews.all["review-1"] = review()


def keep(fakes: FakeWorld, action: str, **changes: Any) -> Dossier:
    act = DossierAct(action=action, editor_id="editor-an", text="Vijf keer dezelfde tekst")
    return keep_dossier(replace(act, **changes), stores=fakes, now=NOW)


def test_a_dossier_is_opened_with_or_without_a_review(fakes: FakeWorld) -> None:
    bare = keep(fakes, "open", organisation_id="organisation-1")
    assert (bare.title, bare.opened_by, bare.review_ids) == ("Vijf keer dezelfde tekst", "editor-an", ())
    assert keep(fakes, "open", review_id="review-1").review_ids == ("review-1",)
    assert fakes.cases.dossier(bare.id) == bare


def test_a_dossier_gathers_notes_contacts_referrals_and_reviews(fakes: FakeWorld) -> None:
    opened = keep(fakes, "open")
    keep(fakes, "note", dossier_id=opened.id)
    keep(fakes, "contact", dossier_id=opened.id, party="de organisatie")
    keep(fakes, "referral", dossier_id=opened.id, party="Zorginspectie")
    for _ in range(2):
        after = keep(fakes, "review", dossier_id=opened.id, review_id="review-1")
    assert [each.kind for each in after.notes] == [NoteKind.NOTE, NoteKind.CONTACT, NoteKind.REFERRAL]
    assert after.review_ids == ("review-1",)


def test_each_act_is_one_version_further(fakes: FakeWorld) -> None:
    opened = keep(fakes, "open")
    acts: tuple[tuple[str, dict[str, str]], ...] = (("note", {}), ("review", {"review_id": "review-1"}), ("close", {}))
    versions = [keep(fakes, action, dossier_id=opened.id, **more).version for action, more in acts]
    assert [opened.version, *versions] == [1, 2, 3, 4]


def test_every_act_is_logged_without_its_words(fakes: FakeWorld) -> None:
    opened = keep(fakes, "open")
    keep(fakes, "close", dossier_id=opened.id, text="Geen misbruik.")
    entries = fakes.log.of(f"dossier/{opened.id}")
    assert [(each.action, each.before, each.after) for each in entries] == [
        ("open", "", "open"),
        ("close", "open", "closed"),
    ]
    assert not [words for words in ("dezelfde", "misbruik") if words in repr(entries)]


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"action": "note", "text": " "}, "text"),
        ({"action": "contact"}, "party"),
        ({"action": "referral"}, "party"),
        ({"action": "review"}, "review_id"),
        ({"action": "close", "text": ""}, "text"),
    ],
)
def test_what_an_act_needs_is_named(fakes: FakeWorld, changes: dict[str, str], missing: str) -> None:
    opened = keep(fakes, "open")
    with pytest.raises(Invalid, match=f"^{missing}: required$"):
        keep(fakes, dossier_id=opened.id, **changes)
    assert fakes.cases.dossier(opened.id) == opened


@pytest.mark.parametrize("action", ["note", "review", "close"])
def test_nothing_is_added_to_a_closed_dossier(fakes: FakeWorld, action: str) -> None:
    opened = keep(fakes, "open")
    keep(fakes, "close", dossier_id=opened.id)
    with pytest.raises(NotAllowed):
        keep(fakes, action, dossier_id=opened.id, review_id="review-1")


@pytest.mark.parametrize("into", ["a new dossier", "an open one"])
def test_a_review_that_nobody_knows_is_a_field_that_is_wrong(fakes: FakeWorld, into: str) -> None:
    opened = keep(fakes, "open").id if into == "an open one" else ""
    with pytest.raises(Invalid, match=r"^review_id: unknown$"):
        keep(fakes, "review" if opened else "open", dossier_id=opened, review_id="review-9")


@pytest.mark.parametrize("action", ["note", "close", "burn"])
def test_nothing_but_opening_is_done_to_no_dossier(fakes: FakeWorld, action: str) -> None:
    with pytest.raises(Invalid, match=r"^action: not_one_of$"):
        keep(fakes, action)


@pytest.mark.parametrize("action", ["open", "burn", ""])
def test_what_nobody_can_do_to_a_dossier_is_a_field_that_is_wrong(fakes: FakeWorld, action: str) -> None:
    opened = keep(fakes, "open")
    with pytest.raises(Invalid, match=r"^action: not_one_of$"):
        keep(fakes, action, dossier_id=opened.id)


def test_a_dossier_that_is_not_there_is_not_found(fakes: FakeWorld) -> None:
    with pytest.raises(NotFound):
        keep(fakes, "note", dossier_id="dossier-9")


def test_the_second_of_two_editors_is_told(fakes: FakeWorld) -> None:
    opened = keep(fakes, "open")
    keep(fakes, "note", dossier_id=opened.id)
    with pytest.raises(ChangedMeanwhile):
        fakes.cases.put_dossier(opened, opened, effects())


def test_all_that_is_wrong_is_named_at_once(fakes: FakeWorld) -> None:
    with pytest.raises(Invalid, match=r"^organisation_id: unknown, review_id: unknown$"):
        keep(fakes, "open", organisation_id="nobody", review_id="nobody")
    opened = keep(fakes, "open")
    with pytest.raises(Invalid, match=r"^text: required, party: required, review_id: unknown$"):
        keep(fakes, "contact", dossier_id=opened.id, text="", review_id="nobody")


def test_a_review_that_was_erased_is_unknown_to_a_dossier(fakes: FakeWorld) -> None:
    fakes.reviews.all["review-2"] = review(id="review-2", status=Status.ERASED)
    opened = keep(fakes, "open")
    with pytest.raises(Invalid, match=r"^review_id: unknown$"):
        keep(fakes, "review", dossier_id=opened.id, review_id="review-2")


@pytest.mark.parametrize("action", ["note", "contact", "referral", "review"])
def test_two_who_add_at_once_both_do(fakes: FakeWorld, monkeypatch: pytest.MonkeyPatch, action: str) -> None:
    opened = keep(fakes, "open")
    first = a_colleague_is_first(fakes, monkeypatch, opened.id)
    after = keep(fakes, action, dossier_id=opened.id, party="de organisatie", review_id="review-1")
    assert first() in after.notes
    assert len(after.notes) + len(after.review_ids) == 2
    assert [each.action for each in fakes.log.of(f"dossier/{opened.id}")] == ["open", "note", action]


def test_who_closes_a_dossier_is_told_of_what_came_between(fakes: FakeWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = keep(fakes, "open")
    a_colleague_is_first(fakes, monkeypatch, opened.id)
    with pytest.raises(ChangedMeanwhile):
        keep(fakes, "close", dossier_id=opened.id, text="Geen misbruik.")
    assert fakes.cases.dossier(opened.id).closed_at is None


def a_colleague_is_first(fakes: FakeWorld, monkeypatch: pytest.MonkeyPatch, dossier_id: str) -> Callable[[], Note]:
    """Have a colleague add a note between the next reading of a dossier and what is written of it; return that note."""
    put = fakes.cases.put_dossier

    def late(before: Dossier | None, after: Dossier, given: Effects) -> None:
        monkeypatch.setattr(fakes.cases, "put_dossier", put)
        keep(fakes, "note", dossier_id=dossier_id, editor_id="editor-bo")
        put(before, after, given)

    monkeypatch.setattr(fakes.cases, "put_dossier", late)
    return lambda: next(each for each in fakes.cases.dossier(dossier_id).notes if each.editor_id == "editor-bo")
