"""Cards: their codes, how people type them, why one cannot be used, and what a night shows of those that were."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.adapters.id_generator import SystemIdGenerator
from chalicelib.domain.organisations.invitations import (
    BITS,
    LENGTH,
    SIGNS,
    Batch,
    Card,
    Group,
    HandedOut,
    code_in,
    code_of,
    fault_of,
    key_of,
    printed,
)
from chalicelib.domain.organisations.organisation import Invitations
from chalicelib.domain.rules.limits import LIMITS, Limited
from tests.builders import NOW, organisation

KEYED = SystemIdGenerator(key="a key of a test").keyed
BATCH = Batch(id="batch-1", organisation_id="organisation-1", number=60, group=Group.RESIDENTS, made_at=NOW)
CARD = Card(key="key-1", organisation_id="organisation-1", batch_id="batch-1", until=BATCH.expires_at)


def test_codes_are_the_same_each_time_and_no_two_are_alike() -> None:
    codes = [code_of(f"batch-{n % 3}", n, KEYED) for n in range(3_000)]
    assert codes == [code_of(f"batch-{n % 3}", n, KEYED) for n in range(3_000)]
    assert len(set(codes)) == 3_000
    assert all(len(each) == LENGTH and set(each) <= set(SIGNS) for each in codes)
    assert {each for code in codes for each in code} == set(SIGNS)
    assert SystemIdGenerator(key="another key").keyed("card", "batch-0/0")[:LENGTH] not in {
        each.lower() for each in codes
    }


def test_a_million_tries_among_ten_thousand_cards_are_hopeless() -> None:
    tries, live = 10**6, 10**4
    assert BITS == 60 == LENGTH * (len(SIGNS).bit_length() - 1)
    by_chance = tries * live / 2**BITS  # of one hit at all: less than one in a hundred million
    assert by_chance < 1e-8
    hourly = LIMITS[Limited.WRONG_CARD].per_origin
    assert hourly is not None
    # And no origin gets that far: a million tries take it four years, by when the cards are dead.
    assert tries / hourly.most * hourly.window > timedelta(days=1_380)


@given(st.integers(1, 500), st.booleans(), st.sampled_from(["", " ", "-", " \N{EN DASH} ", "."]), st.booleans())
def test_a_code_is_read_back_however_it_is_spelt(number: int, lower: bool, between: str, letters: bool) -> None:  # noqa: FBT001 - values of a table
    code = code_of("batch-1", number, KEYED)
    typed = printed(code).replace("-", between)
    typed = typed.replace("0", "O").replace("1", "I") if letters else typed
    assert code_in(typed.lower() if lower else typed) == code
    assert code_in(f" https://platform.example/u/{typed}/ ") == code


@pytest.mark.parametrize(
    "typed", ["", " ", "7K2M-Q4XN-8RT", "7K2M-Q4XN-8RTDX", "7K2M-Q4XN-8RTU", "7K2M-Q4XN-8RTé", "www.platform.example"]
)
def test_what_is_no_code_is_none(typed: str) -> None:
    assert code_in(typed) == ""


def test_a_card_is_found_by_its_code_and_says_nothing_of_it() -> None:
    code = code_of("batch-1", 1, KEYED)
    assert code.lower() not in key_of(code, KEYED)
    assert key_of(code, KEYED) != key_of(code_of("batch-1", 2, KEYED), KEYED)


@pytest.mark.parametrize(
    ("card", "code"),
    [
        (None, "unknown"),
        (replace(CARD, organisation_id="organisation-2"), "of_another"),
        (replace(CARD, organisation_id="organisation-2", used=True), "of_another"),  # and no word more
        (replace(CARD, until=NOW), "expired"),
        (replace(CARD, until=NOW, used=True), "expired"),
        (replace(CARD, used=True), "used"),
        (CARD, ""),
    ],
)
def test_why_a_card_cannot_be_used(card: Card | None, code: str) -> None:
    fault = fault_of(card, "organisation-1", NOW)
    assert (fault.code if fault else "") == code


@given(st.lists(st.integers(0, 7), max_size=30))
def test_what_is_shown_is_in_steps_and_always_of_the_night_before(each_day: list[int]) -> None:
    found = HandedOut(batch=BATCH, night=0)
    used_by = [0]
    for day, more in enumerate(each_day, start=1):
        found = replace(found, used=found.used + more)
        used_by.append(found.used)
        found = found.after_night(day)
        assert found == found.after_night(day)  # once a night
        assert found.shown == used_by[day - 1] // 5 * 5
    assert all(one <= other for one, other in pairwise(used_by))


@pytest.mark.parametrize(
    ("handed_out", "used", "shown"),
    [(0, 0, None), (4, 0, None), (5, 0, Invitations(5, 0)), (64, 20, Invitations(60, 20)), (7, 10, Invitations(5, 5))],
)
def test_what_visitors_see_of_cards(handed_out: int, used: int, shown: Invitations | None) -> None:
    assert organisation(handed_out=handed_out, cards_used=used).invitations(NOW) == shown
