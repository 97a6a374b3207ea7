"""Statements of reasons for the EU's database: which acts have one, and that a month always says the same."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from chalicelib.domain.cases.restrictions import (
    CATEGORIES,
    RESTRICTIONS,
    Statement,
    puid_of,
    restricting,
    restriction_of,
    statement_of,
)
from chalicelib.domain.clock.days import month_of
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.conduct import RULES
from chalicelib.domain.rules.law import Law
from chalicelib.domain.rules.lifecycle import (
    ADDITION_LAW,
    APPEAL_LAW,
    NOTICE_LAW,
    PARTICIPATION_LAW,
    PROMISE_LAW,
    REPLY_LAW,
    REQUEST_LAW,
    REVIEW_LAW,
    STATE_LAW,
    WARNING_LAW,
)
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.refusals import NotFound
from chalicelib.ports.unread import stop
from chalicelib.use_cases.upkeep.statements_of_month import months_that_are_over, statements_of
from tests.builders import entry, listing, organisation, review
from tests.fakes import FakeWorld
from tests.use_cases.upkeep.history import History

AT = datetime(2026, 3, 12, 10, tzinfo=UTC)
NOW = datetime(2026, 5, 4, 5, tzinfo=UTC)
LAWS: Mapping[str, tuple[Law[Any, Any], ...]] = {
    "review": (REVIEW_LAW,),
    "addition": (ADDITION_LAW,),
    "reply": (REPLY_LAW, PROMISE_LAW),
    "notice": (NOTICE_LAW,),
    "appeal": (APPEAL_LAW,),
    "organisation": (PARTICIPATION_LAW, STATE_LAW, WARNING_LAW, REQUEST_LAW),
}

# All that an editor or a signal may do by the laws, and what it restricts in the database's words; - is nothing.
DRAWING = """
review       approve           -
review       return            content_disabled    change_asked
review       reject            content_removed     decided
review       escalate          content_disabled    researched
review       clear             -
review       suspend           content_disabled    researched
review       restore           -
review       remove            content_removed     decided
review       uphold_appeal     -
review       erase             content_removed     decided
review       note_proof        -
review       strike_proof      -
addition     approve_addition  -
addition     reject_addition   content_removed     decided
addition     uphold_appeal     -
reply        approve           -
reply        return            content_disabled    change_asked
reply        reject            content_removed     decided
reply        remove            content_removed     decided
reply        uphold_appeal     -
reply        approve_outcome   -
reply        return_outcome    content_disabled    change_asked
notice       uphold            -
notice       dismiss           -
notice       uphold_appeal     -
appeal       uphold            -
appeal       dismiss           -
organisation enrol             -
organisation leave             -
organisation watch             -
organisation unwatch           -
organisation block             partial_suspension  blocked
organisation unblock           -
organisation warn              content_labelled    warned
organisation clear_warning     -
organisation withdraw_warning  -
organisation decline           -
"""


def restricted(kind: str, action: str) -> str:
    found = RESTRICTIONS.get((kind, action))
    if found is None:
        return "-"
    said = (found.visibility or found.provision or "").lower()
    return f"{said.removeprefix('decision_visibility_').removeprefix('decision_provision_')} {found.why}"


def test_the_table_is_as_drawn_and_has_every_act_of_the_laws() -> None:
    drawn = {tuple(line.split()[:2]): " ".join(line.split()[2:]) for line in DRAWING.strip().splitlines()}
    acts = {
        (kind, str(action))
        for kind, laws in LAWS.items()
        for law in laws
        for (_, action), step in law.steps.items()
        if step.by & {Actor.EDITOR, Actor.SIGNAL}
    }
    assert {each: restricted(*each) for each in acts} == drawn
    assert set(RESTRICTIONS) <= acts


def test_categories_are_of_rules_that_there_are() -> None:
    assert set(CATEGORIES) <= set(RULES)


@pytest.mark.parametrize(
    ("changes", "has_one"),
    [
        ({"action": "reject", "after": "rejected"}, True),
        ({"action": "reject", "before": "rejected", "after": "rejected"}, False),
        ({"action": "expire", "after": "erased", "actor": Actor.CLOCK}, False),
        ({"action": "erase", "before": "published", "after": "erased"}, True),
        ({"action": "erase", "before": "published", "after": "erased", "actor": Actor.AUTHOR}, False),
        ({"action": "erase", "before": "removed", "after": "erased"}, False),
        ({"action": "suspend", "before": "published", "after": "suspended", "actor": Actor.SIGNAL}, True),
        ({"action": "warn", "subject": "organisation/o", "before": "a b none", "after": "a b none"}, False),
        ({"action": "block", "subject": "organisation/o", "before": "a open none", "after": "a blocked none"}, True),
        ({"action": "return", "subject": "letter/x", "after": "returned"}, False),
    ],
)
def test_only_what_somebody_decided_and_changed_has_a_statement(changes: dict[str, Any], *, has_one: bool) -> None:
    assert (restriction_of(entry(**changes)) is not None) is has_one


def stated(*entries: LogEntry) -> list[Statement]:
    return [statement_of(each, entries) for each in restricting(entries)]


def test_a_statement_says_since_when_by_what_and_no_day_of_the_author() -> None:
    sent = entry(id="e1", action="submit", at=datetime(2026, 2, 28, 23, 30, tzinfo=UTC), actor=Actor.AUTHOR)
    found = entry(id="e2", action="suspend", before="published", after="suspended", at=AT, actor=Actor.SIGNAL)
    decided = entry(id="e3", action="remove", before="suspended", after="removed", at=AT + timedelta(days=1))
    by_id = {each.puid: each for each in stated(sent, found, replace_rule(decided, "no_advertising"))}
    suspended, removed = by_id[puid_of(found)], by_id[puid_of(decided)]
    assert (suspended.written, suspended.since) == (date(2026, 3, 1), date(2026, 3, 12))  # as Brussels reads it
    assert (suspended.by_signal, suspended.found_by_signal, suspended.rule) == (True, True, "")
    assert (removed.by_signal, removed.found_by_signal, removed.rule) == (False, True, "no_advertising")
    assert not removed.after_notice


def replace_rule(made: LogEntry, rule: str) -> LogEntry:
    return entry(
        **{name: getattr(made, name) for name in ("id", "subject", "at", "action", "before", "after")}, rule=rule
    )


def test_a_notice_that_is_upheld_led_to_what_it_takes_offline_and_to_no_more() -> None:
    upheld = entry(id="n", subject="notice/n", action="uphold", after="upheld", at=AT)
    offline = entry(id="r", action="suspend", before="published", after="suspended", at=AT)
    other = entry(id="o", subject="review/o", action="suspend", after="suspended", at=AT + timedelta(seconds=1))
    told = {each.puid: each.after_notice for each in stated(upheld, offline, other)}
    assert told == {puid_of(offline): True, puid_of(other): False}


def test_a_suspicion_of_a_crime_says_the_same_as_any_other_research() -> None:
    ordinary = entry(action="suspend", before="published", after="suspended", rule="no_personal_data")
    suspicion = entry(action="escalate", before="published", after="escalated")
    assert stated(ordinary) == stated(suspicion)
    refused = entry(action="reject", before="escalated", after="rejected", rule="suspected_crime")
    assert stated(refused)[0].rule == ""


def statements(
    fakes: FakeWorld, month: str = "2026-03", *, sectors: tuple[Sector, ...] = (), limit: int = 1_000, **said: Any
) -> list[Statement]:
    """Return all of a month, page by page."""
    found, after = [], ""
    while True:
        some, after = statements_of(
            month, sectors=sectors, after=after, limit=limit, stores=fakes, now=said.get("now", NOW), unread=stop
        )
        assert len(some) <= limit
        found += some
        if not after:
            return found


@pytest.mark.parametrize("seed", [0, 2])  # whose months hold enough
def test_each_act_that_restricts_has_one_however_it_is_paged(seed: int) -> None:
    history = History(Random(seed)).lives(600)  # noqa: S311  (a history, no secret)
    fakes, later = history.fakes, history.now + timedelta(days=40)
    restricted = [each for each in fakes.log.entries if restriction_of(each)]
    month, _ = Counter(month_of(each.at) for each in restricted).most_common(1)[0]
    expected = sorted(puid_of(each) for each in restricted if month_of(each.at) == month)
    assert len(expected) >= 10  # else it would show nothing
    whole = statements(fakes, month, now=later)
    assert whole == statements(fakes, month, now=later, limit=3)
    assert sorted(each.puid for each in whole) == expected
    assert whole == sorted(whole, key=lambda each: (each.since, each.puid))


def test_what_is_erased_later_changes_nothing() -> None:
    fakes = FakeWorld()
    fakes.put(organisation())
    fakes.reviews.all["review-1"] = review()
    fakes.log.entries += [
        entry(id="e1", action="submit", at=AT - timedelta(days=20), actor=Actor.AUTHOR),
        entry(id="e2", action="reject", after="rejected", at=AT, rule="respectful_language", explanation="Scheldt."),
    ]
    before = statements(fakes)
    fakes.log.strike(["review/review-1"])
    fakes.reviews.all.clear()
    fakes.log.entries.append(entry(id="e3", action="erase", before="rejected", after="erased", at=NOW))
    assert before == statements(fakes)
    assert len(before) == 1
    assert "Scheldt" not in repr(before)


def test_of_a_sector_only_what_is_told_to_be_of_it() -> None:
    fakes = FakeWorld()
    fakes.put(organisation())
    fakes.put(organisation(id="o2", listing=listing(register_id="2", sector=Sector.CHILD_CARE)))
    fakes.reviews.all |= {"r1": review(id="r1"), "r2": review(id="r2", organisation_id="o2")}
    subjects = ["review/r1", "review/r2", "review/gone", "organisation/o2", "reply/r2"]
    actions = ["reject", "remove", "reject", "block", "reject"]
    for number, (subject, action) in enumerate(zip(subjects, actions, strict=True)):
        fakes.log.entries.append(entry(id=f"e{number}", subject=subject, action=action, after="after", at=AT))
    assert len(statements(fakes)) == 5
    assert [each.of for each in statements(fakes, sectors=(Sector.RESIDENTIAL_CARE,))] == ["review"]
    assert sorted(each.of for each in statements(fakes, sectors=(Sector.CHILD_CARE,), limit=1)) == [
        *("organisation", "reply", "review")
    ]


@pytest.mark.parametrize("month", ["2026-05", "2026-04", "2021-04", "2020-01"])
def test_a_month_is_given_once_it_is_over_and_while_the_log_has_it_whole(month: str) -> None:
    with pytest.raises(NotFound):
        statements(FakeWorld(), month, now=datetime(2026, 5, 3, 21, tzinfo=UTC))


def test_three_days_after_its_end_a_month_is_on_the_list() -> None:
    assert months_that_are_over(datetime(2026, 5, 3, 21, tzinfo=UTC))[0] == "2026-03"
    assert months_that_are_over(datetime(2026, 5, 3, 23, tzinfo=UTC))[0] == "2026-04"
    assert statements(FakeWorld(), "2021-06", now=datetime(2026, 5, 3, 23, tzinfo=UTC)) == []
