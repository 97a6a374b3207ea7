"""An organisation hands out cards: as many as it may in a day, and once however often it asks."""

from datetime import timedelta
from typing import Any, Final

import pytest

from chalicelib.domain.organisations.invitations import Group, HandedOut
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.mails import Purpose
from chalicelib.domain.rules.refusals import Invalid, NotTakingPart, TooMany
from chalicelib.use_cases.organisations.hand_out import WantedCards, hand_out
from tests.builders import NOW, organisation
from tests.fakes import FakeWorld

OF_A_DAY: Final = (Count(bucket="cards#organisation-1", most=100, ends_at=NOW + timedelta(days=1)),)


def made(fakes: FakeWorld, number: int, key: str = "", **changes: Any) -> HandedOut:
    found = fakes.organisations.get("organisation-1")
    ends = NOW + timedelta(days=1)
    token = fakes.links.token(Purpose.INSIGHTS, found.id, found.insights_link_nonce, expires_at=ends)
    wanted = WantedCards(**{"number": number, "group": next(iter(Group)), "everyone": True, **changes})
    return hand_out(token, wanted, idempotency_key=key, stores=fakes, now=NOW, counts=OF_A_DAY)


@pytest.fixture(autouse=True)
def there_is_an_organisation(fakes: FakeWorld) -> None:
    fakes.put(organisation())


def test_each_card_counts_and_what_is_too_many_is_not_made(fakes: FakeWorld) -> None:
    made(fakes, 60)
    with pytest.raises(TooMany):
        made(fakes, 41)
    assert made(fakes, 40).batch.number == 40
    assert [each.action for each in fakes.log.of("organisation/organisation-1")] == ["hand_out", "hand_out"]


def test_what_is_asked_for_twice_is_made_and_counted_once(fakes: FakeWorld) -> None:
    first = made(fakes, 60, key="key-1")
    assert made(fakes, 60, key="key-1").batch == first.batch
    assert len(fakes.log.of("organisation/organisation-1")) == 1


def test_not_everybody_or_not_taking_part_makes_none_and_counts_for_nothing(fakes: FakeWorld) -> None:
    with pytest.raises(Invalid, match=r"^everyone: required$"):
        made(fakes, 100, everyone=False)
    fakes.put(organisation(taking_part=False))
    with pytest.raises(NotTakingPart):
        made(fakes, 100)
    fakes.put(organisation())
    assert made(fakes, 100).batch.number == 100
