"""The nightly reconciliation: finds nothing where nothing is wrong, and repairs what somebody broke by hand."""

import zlib
from datetime import timedelta

from pynamodb.expressions.operand import Path

from chalicelib.adapters.dynamodb.client.tables import OrganisationItem
from chalicelib.adapters.dynamodb.client.working_tables import (
    DeadlineItem,
    DirectoryItem,
    FiguresItem,
    InsightsItem,
    OpenDataItem,
    QueueItem,
)
from chalicelib.adapters.dynamodb.projections.deadlines import DynamoDeadlines
from chalicelib.adapters.dynamodb.projections.first_page import renew_first_page
from chalicelib.adapters.dynamodb.projections.organisation_items import FIRST_PAGE_PART, ORGANISATION_PART, PUBLISHED
from chalicelib.adapters.dynamodb.projections.queue import queue_item
from chalicelib.adapters.dynamodb.upkeep.reconciliation import DynamoReconciliation
from chalicelib.bootstrap import platform
from chalicelib.domain.projections.deadlines import of_review
from chalicelib.domain.projections.queue import QueueKind, Waiting
from chalicelib.domain.reviews.submission import LICENSED_TERMS
from chalicelib.domain.rules.lifecycle import Action, OrganisationAction
from chalicelib.use_cases.upkeep.integrity_figures import count_days
from chalicelib.use_cases.upkeep.reconcile import NO_DRIFT, reconcile, reconcile_figures
from tests.adapters.dynamodb.lives import Life
from tests.builders import NOW, act, appeal, effects, entry, notice, notifier, organisation, review
from tests.worlds import DynamoWorld


def lived(world: DynamoWorld) -> None:
    home = organisation()
    world.put(home)
    world.directory.enter([home])
    Life(world, review=review(id="review-1")).published()
    Life(world, review=review(id="review-2")).submitted().does(Action.CONFIRM)
    Life(world, review=review(id="review-3")).published().does(Action.ERASE)
    renew_first_page(home.id)  # as the stream does


def recounted(world: DynamoWorld, *, nights: int = 0, whole: bool = True) -> tuple[dict[str, int], bool]:
    reconciliation = DynamoReconciliation(world.connection, world.directory)
    found, complete = reconcile(
        reconciliation=reconciliation, stores=platform(), now=NOW + timedelta(days=nights), whole=whole
    )
    return dict(+found), complete


def test_where_all_is_well_nothing_drifts_and_a_complete_round_is_not_begun_again_that_night(
    dynamodb_world: DynamoWorld,
) -> None:
    lived(dynamodb_world)
    assert recounted(dynamodb_world) == ({"looked": 1}, True)
    assert recounted(dynamodb_world, whole=False) == ({}, True)


def test_a_review_that_waits_for_a_look_lacks_no_deadline_and_one_without_it_gets_what_is_due(
    dynamodb_world: DynamoWorld,
) -> None:
    lived(dynamodb_world)
    Life(dynamodb_world, review=review(id="review-4", looks=True)).published()
    renew_first_page("organisation-1")
    dynamodb_world.directory.enter([dynamodb_world.organisations.get("organisation-1")])
    assert "deadlines" not in recounted(dynamodb_world)[0]
    (look,) = (item for item in DeadlineItem.scan() if item.deadline.id == "review-4")
    assert look.deadline.chore == "remind_author"
    look.delete()
    assert recounted(dynamodb_world, nights=1)[0]["deadlines"] == 1
    (due,) = (item.deadline for item in DeadlineItem.scan() if item.deadline.id == "review-4")
    assert due == of_review(dynamodb_world.reviews.get("review-4"))


def test_every_copy_that_was_broken_is_mended_and_named(dynamodb_world: DynamoWorld) -> None:
    lived(dynamodb_world)
    world = dynamodb_world
    organisation_item = OrganisationItem.get("organisation-1", ORGANISATION_PART)
    organisation_item.update(
        [OrganisationItem.reviews.set(7), OrganisationItem.marks_1.set(3), OrganisationItem.promises_late.set(2)]
    )
    for public_review in OrganisationItem.query("organisation-1", OrganisationItem.part.startswith(PUBLISHED)):
        OrganisationItem(
            "organisation-1", "published#2020-01-01T00:00:00.000000Z#review-9", face=public_review.face
        ).save()
        public_review.delete()
    for table in (QueueItem, DeadlineItem, DirectoryItem):
        for item in table.scan():
            item.delete()
    world.directory._scopes["open"].__init__()  # type: ignore[misc]  # a process that has not searched yet
    found, _ = recounted(world)
    assert found == {"looked": 1, "counters": 1, "faces": 2, "queue": 1, "deadlines": 2, "search": 1}
    assert world.organisations.get("organisation-1").tally.reviews == 1
    assert [each.id for each in world.public_reviews("organisation-1")] == ["review-1"]
    assert len(list(QueueItem.scan())) == 1
    assert len(DynamoDeadlines().due(now=NOW + timedelta(days=9_000), limit=9)) == 2
    reconciliation = DynamoReconciliation(world.connection, world.directory)
    assert dict(+reconcile(reconciliation=reconciliation, stores=platform(), now=NOW + timedelta(days=1))[0]) == {
        "looked": 1
    }


def test_a_place_in_the_open_data_that_is_lost_or_wrong_is_right_again(dynamodb_world: DynamoWorld) -> None:
    lived(dynamodb_world)
    Life(dynamodb_world, review=review(id="review-4", terms=LICENSED_TERMS)).published()
    Life(dynamodb_world, review=review(id="review-5", terms=LICENSED_TERMS)).published().does(Action.SUSPEND)
    renew_first_page("organisation-1")
    dynamodb_world.directory.enter([dynamodb_world.organisations.get("organisation-1")])
    right = {item.place: item.gone for item in OpenDataItem.scan()}
    assert [gone for _, gone in sorted(right.items(), key=lambda each: each[0][-1])] == [None, 1]
    assert recounted(dynamodb_world) == ({"looked": 1}, True)
    for item in OpenDataItem.scan():
        if item.gone:
            OpenDataItem(item.month, item.place, changed_at=item.changed_at).save()  # as if it were public still
        else:
            item.delete()
    assert recounted(dynamodb_world, nights=1) == ({"looked": 1, "open_data": 2}, True)
    assert {item.place: item.gone for item in OpenDataItem.scan()} == right
    assert recounted(dynamodb_world, nights=2) == ({"looked": 1}, True)


def test_a_first_page_that_is_behind_or_holds_other_public_reviews_is_made_anew(dynamodb_world: DynamoWorld) -> None:
    lived(dynamodb_world)
    world = dynamodb_world
    first_page = OrganisationItem.get("organisation-1", FIRST_PAGE_PART)
    first_page.update([OrganisationItem.front.set(zlib.compress(b'{"faces":[],"more":true}'))])
    assert world.organisations.public_page("organisation-1", limit=5)[1].public_reviews == ()
    assert recounted(world) == ({"looked": 1, "fronts": 1}, True)
    assert [each.id for each in world.organisations.public_page("organisation-1", limit=5)[1].public_reviews] == [
        "review-1"
    ]
    OrganisationItem("organisation-1", ORGANISATION_PART).update([OrganisationItem.faces_version.add(1)])
    assert recounted(world, nights=1) == ({"looked": 1, "fronts": 1}, True)
    assert recounted(world, nights=2) == ({"looked": 1}, True)


def test_figures_of_an_organisation_that_are_wrong_are_right_again_and_a_new_list_of_themes_is_no_drift(
    dynamodb_world: DynamoWorld,
) -> None:
    lived(dynamodb_world)
    right = dict(dynamodb_world.insights.months("organisation-1"))
    InsightsItem("organisation-1", "month#2026-11").update([Path("replied").add(3)])
    InsightsItem("organisation-1", "month#2019-01").update([Path("sum:residential_care-1").add(400)])
    assert recounted(dynamodb_world) == ({"looked": 1, "insights": 2}, True)
    counted = dynamodb_world.insights.months("organisation-1")
    assert {month: counts for month, counts in counted.items() if counts} == right
    InsightsItem("organisation-1", "month#2026-11").update([Path("theme:0:food:4").add(1)])
    found, _ = recounted(dynamodb_world, nights=1)
    assert found == {"looked": 1, "themes": 1}
    assert found.keys() <= NO_DRIFT
    # Nor is what the new list finds where the older found nothing.
    own = [name for month in right.values() for name in month if name.startswith("theme:")]
    assert own
    InsightsItem("organisation-1", "month#2026-11").update([Path(name).set(0) for name in own])
    assert recounted(dynamodb_world, nights=2) == ({"looked": 1, "themes": 1}, True)


def test_what_waits_for_nothing_goes_and_cases_that_wait_come_back(dynamodb_world: DynamoWorld) -> None:
    lived(dynamodb_world)
    world = dynamodb_world
    world.cases.add_notice(notice(id="notice-1", review_id="review-1"), notifier(), effects())
    world.cases.add_appeal(appeal(review_id="review-1"), effects(entry=entry(id="entry-2")))
    right = queued()
    assert len(right) == 3
    for item in QueueItem.scan():
        if item.waiting.kind in {QueueKind.NOTICE, QueueKind.APPEAL}:
            item.delete()
    for number, kind in enumerate(QueueKind):
        for gone in (f"gone-{number}", "review-1"):  # of what is not there, and of what waits no longer
            orphan = Waiting(kind=kind, id=gone, organisation_id="organisation-1", status="pending", waiting_since=NOW)
            queue_item(orphan).save()
    assert recounted(world) == ({"looked": 1, "queue_orphans": 12, "queue_cases": 2}, True)
    assert queued() == right
    assert recounted(world, nights=1) == ({"looked": 1}, True)


def test_research_that_no_queue_shows_is_shown_again(dynamodb_world: DynamoWorld) -> None:
    lived(dynamodb_world)
    before = dynamodb_world.organisations.get("organisation-1")
    after, _ = before.decided(OrganisationAction.WATCH, act())
    dynamodb_world.organisations.save(before, after, effects())
    dynamodb_world.directory.enter([after])
    right = queued()
    for item in QueueItem.scan():
        if item.waiting.kind is QueueKind.ORGANISATION:
            item.delete()
    assert recounted(dynamodb_world) == ({"looked": 1, "queue": 1}, True)
    assert queued() == right


def queued() -> set[tuple[str, str]]:
    return {(item.shard, item.place) for item in QueueItem.scan()}


def test_figures_that_were_counted_wrong_are_right_again(dynamodb_world: DynamoWorld) -> None:
    lived(dynamodb_world)
    tomorrow = NOW + timedelta(days=1)
    world = dynamodb_world
    count_days(stores=world, now=tomorrow)
    night = NOW + timedelta(days=30)
    broken = FiguresItem.get(str(NOW.year), f"{NOW:%Y-%m-%d}")
    broken.update([FiguresItem.figures.set(type(broken.figures)({"received": 99}))])
    assert reconcile_figures(stores=world, now=night) == 1
    assert reconcile_figures(stores=world, now=night + timedelta(days=30)) == 0
