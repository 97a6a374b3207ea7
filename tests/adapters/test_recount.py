"""The nightly recount: finds nothing where nothing is wrong, and mends what somebody broke by hand."""

from datetime import timedelta

from chalicelib.adapters.dynamodb.deadlines import DynamoDeadlines
from chalicelib.adapters.dynamodb.recount import DynamoRecount
from chalicelib.adapters.dynamodb.tables import HEAD, PUBLISHED, OrganisationItem
from chalicelib.adapters.dynamodb.working_tables import DeadlineItem, DirectoryItem, FiguresItem, QueueItem
from chalicelib.domain.lifecycle import Action
from chalicelib.use_cases.integrity_figures import count_days
from chalicelib.use_cases.reconcile import reconcile, reconcile_figures
from tests.adapters.lives import Life
from tests.builders import NOW, organisation, review
from tests.worlds import DynamoWorld


def lived(world: DynamoWorld) -> None:
    home = organisation()
    world.put(home)
    world.directory.enter([home])
    Life(world, review=review(id="review-1")).published()
    Life(world, review=review(id="review-2")).submitted().does(Action.CONFIRM)
    Life(world, review=review(id="review-3")).published().does(Action.ERASE)


def recounted(world: DynamoWorld) -> tuple[dict[str, int], bool]:
    recount = DynamoRecount(world.connection, world.directory)
    found, complete = reconcile(recount=recount, now=NOW)
    return dict(+found), complete


def test_where_all_is_well_nothing_drifts_and_a_complete_round_is_not_begun_again_that_night(
    dynamodb_world: DynamoWorld,
) -> None:
    lived(dynamodb_world)
    assert recounted(dynamodb_world) == ({"looked": 1}, True)
    assert recounted(dynamodb_world) == ({}, True)


def test_every_copy_that_was_broken_is_mended_and_named(dynamodb_world: DynamoWorld) -> None:
    lived(dynamodb_world)
    world = dynamodb_world
    head = OrganisationItem.get("organisation-1", HEAD)
    head.update([OrganisationItem.reviews.set(7), OrganisationItem.marks_1.set(3)])
    for face in OrganisationItem.query("organisation-1", OrganisationItem.part.startswith(PUBLISHED)):
        OrganisationItem("organisation-1", "published#2020-01-01T00:00:00.000000Z#review-9", face=face.face).save()
        face.delete()
    for table in (QueueItem, DeadlineItem, DirectoryItem):
        for item in table.scan():
            item.delete()
    world.directory._scopes["open"].__init__()  # type: ignore[misc]  # a process that has not searched yet
    found, _ = recounted(world)
    assert found == {"looked": 1, "counters": 1, "faces": 2, "queue": 1, "deadlines": 1, "search": 1}
    assert world.organisations.get("organisation-1").tally.reviews == 1
    assert [each.id for each in world.faces("organisation-1")] == ["review-1"]
    assert len(list(QueueItem.scan())) == 1
    assert len(DynamoDeadlines().due(now=NOW + timedelta(days=9_000), limit=9)) == 1
    recount = DynamoRecount(world.connection, world.directory)
    assert dict(+reconcile(recount=recount, now=NOW + timedelta(days=1))[0]) == {"looked": 1}


def test_a_round_that_runs_out_of_time_is_gone_on_with(dynamodb_world: DynamoWorld) -> None:
    lived(dynamodb_world)
    recount = DynamoRecount(dynamodb_world.connection, dynamodb_world.directory)
    assert reconcile(recount=recount, now=NOW, out_of_time=lambda: True)[1] is False
    recount.keep("0", now=NOW)
    assert recount.cursor(now=NOW) == "0"
    recount.keep(None, now=NOW)
    assert recount.cursor(now=NOW) is None
    assert recount.cursor(now=NOW + timedelta(days=1)) == ""


def test_figures_that_were_counted_wrong_are_right_again(dynamodb_world: DynamoWorld) -> None:
    lived(dynamodb_world)
    tomorrow = NOW + timedelta(days=1)
    world = dynamodb_world
    count_days(log=world.log, figures=world.figures, now=tomorrow)
    assert reconcile_figures(log=world.log, figures=world.figures, now=tomorrow) == 0
    broken = FiguresItem.get(str(NOW.year), f"{NOW:%Y-%m-%d}")
    broken.update([FiguresItem.figures.set(type(broken.figures)({"received": 99}))])
    assert reconcile_figures(log=world.log, figures=world.figures, now=tomorrow) == 1
    assert reconcile_figures(log=world.log, figures=world.figures, now=tomorrow) == 0
