"""An entry of the log for strangers says what was decided, and leads to nobody."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.projections.strangers.cells import AT_LEAST, MERGED, Decision
from chalicelib.domain.projections.strangers.public_log import (
    About,
    Seen,
    act_of,
    by_two,
    counted,
    entries_of,
    written,
)
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.log import LogEntry
from tests.builders import NOW, entry

KEY = bytes(32)
USUAL = About("child_care", "web", "email")
DIMENSIONS = ("sector", "band", "channel", "proof")


def seen(number: int = 0, about: About = USUAL, **changes: object) -> Seen:
    one = entry(id=f"e{number}", **{"score": 400, **changes})
    return Seen(one, act_of(one), about)


@pytest.mark.parametrize(
    ("changes", "act"),
    [
        ({"before": "pending", "after": "published"}, "published"),
        ({"before": "suspended", "after": "published", "action": "restore"}, "restored"),
        ({"before": "removed", "after": "published", "action": "uphold_appeal"}, "restored"),
        ({"before": "rejected", "after": "published", "action": "uphold_appeal"}, "published"),
        ({"before": "pending", "after": "rejected"}, "refused"),
        ({"before": "pending", "after": "returned"}, "returned"),
        ({"before": "published", "after": "suspended"}, "offline"),
        ({"before": "published", "after": "escalated"}, "offline"),
        ({"before": "suspended", "after": "removed"}, "removed"),
        ({"before": "published", "after": "withdrawn"}, "withdrawn"),
        ({"before": "withdrawn", "after": "published", "action": "undo_withdraw"}, "withdrawal_undone"),
        ({"before": "published", "after": "erased", "action": "erase"}, "erased"),
        ({"before": "published", "after": "archived"}, "archived"),
        ({"before": "pending", "after": "closed"}, "closed"),
        ({"before": "unconfirmed", "after": "pending", "action": "confirm"}, ""),
        ({"before": "pending", "after": "pending"}, ""),  # the first of two editors; a note
        ({"subject": "reply/r", "before": "pending", "after": "published"}, "published"),
        ({"subject": "reply/r", "before": "pending", "after": "rejected"}, "refused"),
        ({"subject": "reply/r", "before": "none", "after": "pending"}, ""),
        ({"subject": "reply/r", "action": "answer_promise", "before": "open", "after": "answered"}, ""),
        ({"subject": "addition/r", "before": "pending", "after": "published"}, "published"),
        ({"subject": "addition/r", "before": "published", "after": "rejected"}, "refused"),
        ({"subject": "notice/n", "before": "pending", "after": "upheld"}, "upheld"),
        ({"subject": "notice/n", "before": "pending", "after": "dismissed"}, "dismissed"),
        ({"subject": "notice/n", "before": "", "after": "pending"}, ""),
        ({"subject": "appeal/a", "before": "pending", "after": "upheld"}, "upheld"),
        ({"subject": "appeal/a", "before": "pending", "after": "lapsed"}, ""),
        ({"subject": "organisation/o", "action": "block", "before": "open", "after": "blocked"}, "blocked"),
        ({"subject": "organisation/o", "action": "warn", "before": "open", "after": "open"}, ""),
        ({"subject": "organisation/o", "action": "watch", "before": "open", "after": "watched"}, ""),
        ({"subject": "sync-run/s", "before": "held", "after": "approved"}, ""),
    ],
)
def test_only_what_changes_what_the_public_may_read_is_an_entry(changes: dict[str, str], act: str) -> None:
    assert act_of(entry(**changes)) == act


def test_who_decided_is_said_as_a_kind() -> None:
    acts = [
        *(seen(number) for number in range(10, 15)),
        seen(1, actor=Actor.AUTHOR, actor_id=""),
        seen(2),
        replace(seen(3), by_two=True),
        seen(4, actor=Actor.SIGNAL, actor_id=""),
        seen(5, actor=Actor.CLOCK, actor_id=""),
        seen(6, actor=Actor.ORGANISATION, actor_id=""),
    ]
    found = Counter(each.by for each in entries_of("2026-11", acts, KEY))
    assert found == {"author": 1, "editor": 6, "two_editors": 1, "machine": 2, "organisation": 1}


def test_a_rule_that_accuses_of_a_crime_is_safety() -> None:
    acts = [seen(1, after="rejected", rule="suspected_crime")]
    assert {each.rule for each in entries_of("2026-11", acts, KEY)} == {"safety"}


def test_what_comes_online_has_no_rule_also_where_an_editor_named_one() -> None:
    assert {
        each.rule for each in entries_of("2026-11", [seen(each, rule="own_experience") for each in range(9)], KEY)
    } == {"none"}


def test_nothing_of_the_act_itself_stands_in_an_entry() -> None:
    one = seen(7, explanation="Naam van een kind", subject="review/secret-id")
    said = written(entries_of("2026-11", [one], KEY)[0])
    for never in (b"kind", b"secret-id", b"editor-an", b"e7", str(one.entry.at.day).encode() + b"T"):
        assert never not in said


def test_names_are_those_of_the_key_and_give_the_order() -> None:
    acts = [seen(number) for number in range(40)]
    once, again = entries_of("2026-11", acts, KEY), entries_of("2026-11", acts[::-1], KEY)
    assert once == again == sorted(once, key=lambda each: each.name)
    other = entries_of("2026-11", acts, bytes(31) + b"\x01")
    assert {each.name for each in once}.isdisjoint(each.name for each in other)
    assert len({each.name for each in once}) == 40


def test_four_alike_are_merged_and_five_are_not() -> None:
    four = entries_of("2026-11", [seen(number) for number in range(AT_LEAST - 1)], KEY)
    assert {getattr(each, part) for each in four for part in DIMENSIONS} == {MERGED}
    ten = entries_of("2026-11", [seen(number, score=(400, 200)[number % 2]) for number in range(2 * AT_LEAST)], KEY)
    assert Counter((each.sector, each.band, each.channel, each.proof) for each in ten) == {
        ("child_care", "4", "web", "email"): 5,
        ("child_care", "2", "web", "email"): 5,
    }


def test_what_a_few_differ_in_is_hidden_and_the_rest_of_them_is_said() -> None:
    acts = [
        seen(number, About("child_care", "web", proof), score=score)
        for number, (proof, score) in enumerate([*product(["email", "none"], [400, 200])] * 3)
    ]
    assert {(each.sector, each.band, each.channel, each.proof) for each in entries_of("2026-11", acts, KEY)} == {
        ("child_care", "4", "web", MERGED),
        ("child_care", "2", "web", MERGED),
    }


def test_what_all_are_alike_in_is_not_said_of_any_unless_the_pages_say_it_too() -> None:
    """Else everybody knew of each review of that month and sector what no page says of it."""
    alike = entries_of("2026-11", [seen(number) for number in range(60)], KEY)
    assert {(each.by, each.sector, each.band, each.channel) for each in alike} == {
        ("editor", "child_care", MERGED, MERGED)
    }
    refused = entries_of("2026-11", [seen(number, after="rejected") for number in range(60)], KEY)
    assert {(each.band, each.channel) for each in refused} == {("4", "web")}  # of which there are no pages


@pytest.mark.parametrize(("number", "rules"), [(1, {MERGED}), (4, {MERGED}), (60, {MERGED})])
def test_why_a_review_went_offline_is_not_said_where_all_that_did_went_so(number: int, rules: set[str]) -> None:
    acts = [seen(each, before="published", after="escalated", rule="suspected_crime") for each in range(number)]
    assert {each.rule for each in entries_of("2026-11", acts, KEY)} == rules
    other = [seen(100 + each, before="published", after="suspended", rule="own_experience") for each in range(60)]
    assert {each.rule for each in entries_of("2026-11", acts + other, KEY)} == {"safety", "own_experience"}


def test_that_it_took_two_editors_is_not_said_of_the_only_one() -> None:
    by_two = replace(seen(1), by_two=True)
    assert {each.by for each in entries_of("2026-11", [by_two], KEY)} == {MERGED}
    assert {each.by for each in entries_of("2026-11", [by_two, *map(seen, range(2, 9))], KEY)} == {
        "editor",
        "two_editors",
    }


def test_what_is_left_over_is_five_too_or_the_yearly_figures_less_the_rest_would_tell_it() -> None:
    known = [
        *(seen(number, About("child_care", "web", "email"), score=(400, 200)[number % 2]) for number in range(10)),
        *(seen(20 + number, About("youth_care", "web", "email"), score=(400, 200)[number % 2]) for number in range(20)),
    ]
    small = seen(99, About("disability", "web", "email"), score=500)
    sectors = Counter(each.sector for each in entries_of("2026-11", [*known, small], KEY))
    assert sectors == {MERGED: 11, "youth_care": 20}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["child_care", "disability", ""]),
            st.sampled_from(["web", "kiosk", "paper"]),
            st.sampled_from(["email", "none", "invitation"]),
            st.sampled_from([120, 300, 480]),
            st.sampled_from(["published", "rejected"]),
        ),
        max_size=60,
    )
)
def test_no_cell_that_is_said_holds_fewer_than_five(traits: list[tuple[str, str, str, int, str]]) -> None:
    acts = [
        seen(number, About(sector, channel, proof), score=score, after=after)
        for number, (sector, channel, proof, score, after) in enumerate(traits)
    ]
    found = entries_of("2026-11", acts, KEY)
    cells = Counter(
        (each.of, each.act, each.by, each.rule, *(getattr(each, part) for part in DIMENSIONS)) for each in found
    )
    assert all(number >= AT_LEAST for cell, number in cells.items() if set(cell[4:]) != {MERGED})
    assert sum(cells.values()) == len(acts)


def test_figures_are_counts_by_each_part() -> None:
    decision = Decision(
        name="", month="2026-11", of="review", act="refused", by="editor", rule="no_personal_data", band="2"
    )
    assert counted([decision, decision]) == {
        "review_refused": 2,
        "review_refused_by.editor": 2,
        "review_refused_by_band.2": 2,
        "review_refused_by_channel.merged": 2,
        "review_refused_by_proof.merged": 2,
        "review_refused_by_rule.no_personal_data": 2,
        "review_refused_by_sector.merged": 2,
    }


def said(at: int, action: str, after: str, editor: str, before: str = "pending") -> LogEntry:
    """What an editor did at an hour."""
    when = NOW + timedelta(hours=at)
    return entry(id=f"e{at}", at=when, action=action, before=before, after=after, actor_id=editor)


@pytest.mark.parametrize(
    ("history", "two"),
    [
        ([], False),
        ([said(1, "approve", "pending", "an")], True),
        ([said(1, "approve", "pending", "an"), said(2, "note", "pending", "bo")], True),
        ([said(1, "approve", "pending", "an"), said(2, "return", "returned", "bo")], False),
        ([said(1, "return", "returned", "an")], False),
        ([said(1, "approve", "pending", "bo")], False),  # their own word
        ([said(1, "uphold_appeal", "pending", "an", "removed")], True),
        ([said(1, "uphold_appeal", "pending", "an", "rejected")], False),  # only a refusal was taken back
        ([said(1, "approve", "pending", "an"), said(10, "approve", "pending", "cis")], True),
        ([said(10, "approve", "pending", "an")], False),  # that came later
    ],
)
def test_two_editors_are_two_who_said_the_same_one_after_the_other(history: list[LogEntry], two: bool) -> None:  # noqa: FBT001
    assert by_two(said(9, "approve", "published", "bo"), history) is two
    assert not by_two(said(9, "reject", "rejected", "bo"), history)
