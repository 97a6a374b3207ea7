"""On submission the text and the address are looked at; on confirmation, what a review shows beside others."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.signal import Signal
from chalicelib.domain.rules.lifecycle import Action
from chalicelib.domain.signals import list as signals
from chalicelib.domain.signals.behaviour.burst import burst, burst_limit
from chalicelib.domain.signals.text.facts import Facts, Pace
from chalicelib.ports.stores import OrganisationReader
from tests.builders import author, organisation
from tests.fakes import FakeWorld
from tests.fakes.cases import FakeSimilarityIndex
from tests.story.verbs import Verbs

HOUR = timedelta(hours=1)
TEXT = (
    "Mijn moeder verbleef hier vorige lente drie weken na haar heupoperatie. De kinesist kwam elke ochtend langs "
    "en legde geduldig uit welke oefeningen ze in de tuin kon doen. De soep was altijd warm en vers."
)


@pytest.fixture
def verbs(fakes: FakeWorld) -> Verbs:
    fakes.put(organisation())
    return Verbs(fakes)


def codes(one: Review) -> set[str]:
    return {signal.code for signal in one.signals}


def test_a_throw_away_address_is_seen_on_submission_and_the_sign_stays(verbs: Verbs, fakes: FakeWorld) -> None:
    one = verbs.submit(author=author(email="x@Throw-Away.example"))
    assert codes(fakes.reviews.get(one)) == {"disposable_address"}
    assert codes(verbs.confirm(one)) == {"disposable_address"}


def test_an_honest_first_review_shows_nothing(verbs: Verbs) -> None:
    assert codes(verbs.confirm(verbs.submit(text=TEXT, origin="192.0.2.1"))) == set()


def test_a_copy_is_seen_when_it_is_confirmed_and_names_its_original(verbs: Verbs) -> None:
    original = verbs.submit(text=TEXT)
    verbs.confirm(original)
    copy = verbs.at(HOUR).submit(text=TEXT, author=author(email="x@post.example"))
    (signal,) = verbs.at(HOUR).confirm(copy).signals
    assert (signal.code, signal.related) == ("near_identical_text", (original,))


def test_a_copy_in_which_one_word_of_six_is_another_is_seen(verbs: Verbs) -> None:
    said = TEXT.split()
    said[5::6] = ["anders"] * len(said[5::6])
    original = verbs.submit(text=TEXT)
    verbs.confirm(original)
    copy = verbs.at(HOUR).confirm(verbs.at(HOUR).submit(text=" ".join(said), author=author(email="x@post.example")))
    assert [each.related for each in copy.signals if each.code == "near_identical_text"] == [(original,)]


def test_the_same_author_again_is_seen_whatever_capitals_the_address_has(verbs: Verbs) -> None:
    verbs.confirm(verbs.submit(text=TEXT))
    again = verbs.at(HOUR).submit(author=author(email="MIEKE@post.example"))
    assert codes(verbs.at(HOUR).confirm(again)) == {"same_author_again"}


def test_an_authors_review_that_is_gone_says_nothing(verbs: Verbs, fakes: FakeWorld) -> None:
    first = verbs.submit(text=TEXT)
    verbs.confirm(first)
    del fakes.reviews.all[first]
    assert codes(verbs.at(HOUR).confirm(verbs.at(HOUR).submit())) == set()


def test_reviews_of_one_origin_are_seen_for_thirty_days(verbs: Verbs) -> None:
    verbs.submit(text=TEXT, origin="192.0.2.1")
    soon = verbs.at(HOUR).submit(origin="192.0.2.1", author=author(email="x@post.example"))
    assert codes(verbs.at(HOUR).confirm(soon)) == {"shared_origin"}
    late = verbs.at(timedelta(days=32))
    one = late.submit(origin="192.0.2.1", author=author(email="y@post.example"), text="Het eten smaakte elke dag goed.")
    assert codes(late.confirm(one)) == set()


def test_of_an_origin_nothing_is_kept_with_the_review(verbs: Verbs, fakes: FakeWorld) -> None:
    one = verbs.submit(origin="192.0.2.1")
    assert "192.0.2.1" not in repr(fakes.reviews.get(one))


def test_of_the_old_words_no_sign_stays_after_a_revision(verbs: Verbs, fakes: FakeWorld) -> None:
    one = verbs.submit(text="Bel me gerust op 0478 12 34 56 over de zorg voor mijn moeder.")
    assert "personal_data" in codes(verbs.confirm(one))
    from_now = verbs.at(HOUR)
    from_now.decide(Action.RETURN, one)
    assert codes(from_now.revise(one, TEXT)) == set()
    assert fakes.reviews.get(one).checked_at == from_now.now


def test_words_are_read_again_at_confirmation_only_by_other_signals_than_submission_had(
    verbs: Verbs, fakes: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, looked = signals.look, []

    def look(facts: Facts, checks: Sequence[signals.Check] = signals.SIGNALS) -> tuple[Signal, ...]:
        looked.append(checks)
        return own(facts, checks)

    monkeypatch.setattr(signals, "look", look)
    one, other = verbs.submit(text=TEXT), verbs.submit(text=TEXT)
    fakes.reviews.all[other] = replace(fakes.reviews.get(other), words_read="")
    verbs.confirm(one)
    verbs.confirm(other)
    verbs.at(HOUR).decide(Action.RETURN, one)
    verbs.at(HOUR).revise(one, f"{TEXT} Bel me op 0478 12 34 56.")
    assert looked == [signals.SIGNALS, signals.SIGNALS, signals.BESIDE, signals.SIGNALS, signals.SIGNALS]
    assert "personal_data" in codes(fakes.reviews.get(one))


def test_a_repeated_submission_leaves_its_origin_once(verbs: Verbs, fakes: FakeWorld) -> None:
    for minutes in range(3):
        verbs.at(timedelta(minutes=minutes)).submit(key="key-1", origin="192.0.2.1")
    assert len(fakes.similarity_index.by_origin("origin-of-192.0.2.1", since=verbs.now)) == 1


DAY = timedelta(days=1)
WEEK = 7 * DAY


class Asked(FakeSimilarityIndex):
    """An index of an organisation's reviews by when they came, which notes how many it was asked for."""

    def __init__(self, came: Sequence[datetime], organisations: OrganisationReader) -> None:
        super().__init__(organisations)
        self._at = sorted(came, reverse=True)
        self.looked_at = 0

    def pace(self, organisation_id: str, *, since: datetime, most: int) -> Sequence[datetime]:
        del organisation_id
        found = [at for at in self._at if at >= since][:most]
        self.looked_at += len(found)
        return found

    def came(self, organisation_id: str, *, since: datetime, until: datetime) -> int:
        del organisation_id
        return sum(since <= at < until for at in self._at)


@pytest.mark.parametrize("usual", [0, 1, 2, 5, 20, 40], ids="{} usually a day".format)
@pytest.mark.parametrize("lately", [0, 1, 3, 30, 60, 250, 700, 3_000], ids="{} in a day".format)
def test_a_burst_is_as_strong_as_if_all_were_counted_and_a_bounded_number_is_looked_at(
    verbs: Verbs, fakes: FakeWorld, usual: int, lately: int
) -> None:
    now = verbs.now
    came = [now - WEEK - day * DAY - (n + 1) * DAY / (usual + 1) for day in range(90) for n in range(usual)]
    came += [now - DAY + (n + 1) * DAY / (lately + 1) for n in range(lately)]
    fakes.similarity_index = index = Asked(came, fakes.organisations)
    one = verbs.confirm(verbs.submit(text=TEXT))
    found = [signal for signal in one.signals if signal.code == "burst"]
    whole = burst(
        Facts(
            review=one,
            listing=organisation().listing,
            author=None,
            pace=Pace(last_day=lately, last_week=lately, usual_per_day=float(usual)),
        )
    )
    assert [each.strength for each in found] == ([whole.strength] if whole else [])
    assert index.looked_at <= 200 + 2 * burst_limit(usual, 7)
    for said in (each.evidence for each in found):
        assert f"{lately} waarderingen" in said or "minstens" in said
