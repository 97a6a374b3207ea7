"""The counts of an organisation in the store: moved with each review, counted again at night, compared by sector."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

import pytest
from pynamodb.expressions.operand import Path

from bench.units import counted
from chalicelib.adapters.dynamodb.client.working_tables import InsightsItem
from chalicelib.adapters.dynamodb.projections import insights
from chalicelib.domain.projections.insights import ASK_AGAIN_AFTER, SectorAverage, aspects, period, total
from chalicelib.domain.rules.lifecycle import Action, ReplyAction
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.mails import MailKind
from chalicelib.domain.rules.refusals import Busy, TooMany
from chalicelib.dutch.keyword_themes import current_themes
from tests.adapters.dynamodb.lives import Life
from tests.builders import NOW, mail, organisation, review
from tests.conftest import DynamoWorld
from tests.worlds import World


def counts(world: DynamoWorld) -> dict[str, int]:
    return {name: count for name, count in total(world.insights.months("organisation-1").values()).items() if count}


def test_publishing_replying_and_hiding_move_the_counts(dynamodb_world: DynamoWorld) -> None:
    dynamodb_world.put(organisation())
    life = Life(dynamodb_world).published()
    assert period(counts(dynamodb_world)).reviews == 1
    assert aspects(counts(dynamodb_world))["meals"].counts == {"4": 1}
    life.does(ReplyAction.SUBMIT, ReplyAction.APPROVE)
    assert counts(dynamodb_world)["replied"] == 1
    life.does(Action.SUSPEND)
    assert counts(dynamodb_world) == {}


def test_what_is_not_public_never_touches_the_counts(dynamodb_world: DynamoWorld) -> None:
    dynamodb_world.put(organisation())
    Life(dynamodb_world).submitted().does(Action.CONFIRM).does(Action.ESCALATE)
    assert list(InsightsItem.scan()) == []


def test_a_reconciliation_finds_nothing_wrong_and_puts_right_what_was_made_wrong(dynamodb_world: DynamoWorld) -> None:
    dynamodb_world.put(organisation())
    Life(dynamodb_world).published()
    right = counts(dynamodb_world)
    assert dynamodb_world.insights.recount("organisation-1") == {}
    InsightsItem("organisation-1", "month#2026-11").update(
        [Path("aspect:residential_care-1:meals:4").add(3), Path("theme:1:gone:2").add(1)]
    )
    InsightsItem("organisation-1", "month#2020-01").update([Path("replied").add(2)])
    assert dynamodb_world.insights.recount("organisation-1") == {
        "2026-11": {"aspect:residential_care-1:meals:4": -3, "theme:1:gone:2": -1},
        "2020-01": {"replied": -2},
    }
    assert counts(dynamodb_world) == right
    assert dynamodb_world.insights.recount("organisation-1") == {}


def test_a_reconciliation_that_is_overtaken_each_time_changes_nothing_and_says_so(
    dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    dynamodb_world.put(organisation())
    Life(dynamodb_world).published()
    InsightsItem("organisation-1", "month#2026-11").update([Path("replied").add(7)])
    read = dynamodb_world.insights._all

    def moved_meanwhile(organisation_id: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
        InsightsItem(organisation_id, "month#2026-11").update([InsightsItem.moves.add(1)])
        return read(organisation_id)

    monkeypatch.setattr(dynamodb_world.insights, "_all", moved_meanwhile)
    with pytest.raises(Busy):
        dynamodb_world.insights.recount("organisation-1")
    assert counts(dynamodb_world)["replied"] == 7


def test_sectors_are_compared_over_all_their_organisations(dynamodb_world: DynamoWorld) -> None:
    for number in range(5):
        for month in ("2026-10", "2026-11"):
            InsightsItem(f"o{number}", f"month#{month}").update(
                [Path("review:child_care-1:4").add(1), Path("aspect:child_care-1:safety:4").add(1)]
            )
    assert dynamodb_world.insights.compare(now=NOW)
    found = dynamodb_world.insights.averages("child_care")
    assert found is not None
    assert found.aspects["safety"].average == 4.0
    assert (found.aspects["safety"].organisations, found.made_at) == (5, NOW)
    assert dynamodb_world.insights.averages("disability") is None


class Killed(Exception):
    """The function ends without a word."""


@pytest.mark.parametrize("stops", ["its time is over", "it is killed"])
def test_a_comparison_that_stops_goes_on_and_counts_each_organisation_once(
    dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch, stops: str
) -> None:
    monkeypatch.setattr(insights, "_COMPARED_AT_ONCE", 3)  # so that an organisation's months lie on several pages
    monkeypatch.setattr(insights, "_PAGES_AT_ONCE", 2)
    for number in range(9):
        for month in ("2026-08", "2026-09", "2026-10", "2026-11"):
            InsightsItem(f"o{number}", f"month#{month}").update(
                [Path("review:child_care-1:4").add(1), Path("aspect:child_care-1:safety:4").add(1)]
            )
    with counted(dynamodb_world.connection.client) as undisturbed:
        assert dynamodb_world.insights.compare(now=NOW - timedelta(days=1))
    scans = undisturbed.requests.count("Scan")
    calls = 0
    with counted(dynamodb_world.connection.client) as work:
        while True:
            calls += 1
            pages = iter([False] * 3)

            def over(pages: Iterator[bool] = pages) -> bool:
                if (found := next(pages, None)) is not None:
                    return found
                if stops == "it is killed":
                    raise Killed
                return True

            with suppress(Killed):
                if dynamodb_world.insights.compare(now=NOW, out_of_time=over):
                    break
    found = dynamodb_world.insights.averages("child_care")
    assert found is not None
    assert found.aspects["safety"] == SectorAverage(organisations=9, ratings=36, hundredths=14_400)
    assert found.made_at == NOW
    assert calls >= 5
    again = work.requests.count("Scan") - scans
    assert again == 0 if stops == "its time is over" else 0 < again <= calls
    with counted(dynamodb_world.connection.client) as work:
        assert dynamodb_world.insights.compare(now=NOW + timedelta(minutes=15))
    assert work.requests == ["GetItem"]


@pytest.mark.parametrize("after", [timedelta(), ASK_AGAIN_AFTER - timedelta(seconds=1)])
def test_a_second_reply_link_within_the_hour_is_not_mailed(world: World, after: timedelta) -> None:
    one, two = (
        mail(id=f"mail-{number}", kind=MailKind.REPLY_LINK, created_at=NOW + number * after) for number in (0, 1)
    )
    assert world.insights.ask_reply_link(review(), one, not_since=NOW - ASK_AGAIN_AFTER)
    assert not world.insights.ask_reply_link(review(), two, not_since=NOW + after - ASK_AGAIN_AFTER)
    assert Counter(each.id for each in world.mails()) == {"mail-0": 1}


def test_a_new_link_to_the_figures_goes_out_with_its_nonce_or_not_at_all(world: World) -> None:
    world.put(organisation())
    ask = world.organisations.ask_insights
    assert ask("organisation-1", nonce="one", mail=mail(id="mail-1"), not_since=NOW - ASK_AGAIN_AFTER)
    assert not ask("organisation-1", nonce="two", mail=mail(id="mail-2"), not_since=NOW - ASK_AGAIN_AFTER)
    assert not ask("unknown", nonce="two", mail=mail(id="mail-3"), not_since=NOW - ASK_AGAIN_AFTER)
    assert world.organisations.get("organisation-1").insights_nonce == "one"
    assert [each.id for each in world.mails()] == ["mail-1"]
    assert ask("organisation-1", nonce="three", mail=mail(id="mail-4"), not_since=NOW)
    assert ask("organisation-1", mail=mail(id="mail-5"), not_since=NOW)
    assert world.organisations.get("organisation-1").insights_nonce == "three"


def test_a_link_to_the_figures_for_which_there_is_no_room_is_not_mailed_and_takes_no_turn(world: World) -> None:
    world.put(organisation())
    ask = world.organisations.ask_insights
    room = (Count(bucket="insights_link#address#x#1", most=1, ends_at=NOW + timedelta(days=1)),)
    assert ask("organisation-1", mail=mail(id="mail-1"), not_since=NOW - ASK_AGAIN_AFTER, counts=room)
    with pytest.raises(TooMany):
        ask("organisation-1", nonce="two", mail=mail(id="mail-2"), not_since=NOW, counts=room)
    assert world.organisations.get("organisation-1").insights_nonce == ""
    assert [each.id for each in world.mails()] == ["mail-1"]


def test_the_list_of_themes_is_whole() -> None:
    themes = current_themes().themes
    assert len({theme.id for theme in themes}) == len({theme.label for theme in themes}) == len(themes)
    for theme in themes:
        assert theme.words
        assert len(set(theme.words)) == len(theme.words)
        for terms in (theme.words, theme.praise, theme.criticism, theme.good, theme.bad, theme.never):
            assert all(re.fullmatch(r"[a-z0-9#*|~. -]+", term) for term in terms), theme.id
