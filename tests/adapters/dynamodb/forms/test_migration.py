"""What an older release wrote is brought to today's forms, by condition; the rehearsal of a next release goes back."""

import itertools
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import msgspec
import pytest
from botocore.client import BaseClient

from chalicelib.adapters.dynamodb.aggregates.reviews import review_item
from chalicelib.adapters.dynamodb.client import forms
from chalicelib.adapters.dynamodb.client.forms import FORMS, Codec, Form
from chalicelib.adapters.dynamodb.client.tables import NAMES, OrganisationItem, ReviewItem, unpacked
from chalicelib.adapters.dynamodb.client.working_tables import DeadlineItem, QueueItem, SyncItem
from chalicelib.adapters.dynamodb.projections.deadlines import deadline_item
from chalicelib.adapters.dynamodb.projections.first_page import renew_first_page
from chalicelib.adapters.dynamodb.projections.organisation_items import FIRST_PAGE_PART, ORGANISATION_PART
from chalicelib.adapters.dynamodb.upkeep import migration
from chalicelib.adapters.dynamodb.upkeep.migration import DynamoMigration
from chalicelib.domain.projections.deadlines import Deadline, TaskKind, of_review
from chalicelib.domain.projections.queue import QueueKind
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.reviews.signal import STRONG, Signal
from chalicelib.domain.rules.law import Decision
from chalicelib.domain.rules.lifecycle import Action, OrganisationState, Status
from chalicelib.domain.rules.refusals import UnreadableRecord
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.use_cases.reviews.decide_review import decide_review
from chalicelib.use_cases.upkeep.migrate_forms import migrate_forms
from tests.adapters.dynamodb.lives import Life
from tests.builders import NOW, organisation, review
from tests.infra.aws.recording import Recorder
from tests.worlds import DynamoWorld

HOME = "organisation-1"


def migrated(world: DynamoWorld) -> dict[str, int]:
    """A round, in small steps."""
    done = migrate_forms(
        migration=DynamoMigration(world.connection, world.directory),
        stores=world,
        clock=lambda: NOW,
        rest=lambda _: None,
        a_second=1_000,
        again=True,
    )
    assert done.cursor is None
    own = len([item for item in SyncItem.scan(consistent_read=True) if item.part_of != "forms"])  # such as the lease
    aside = {"aside": len(found)} if (found := world.aside.all()) else {}
    return {"looked": done.looked - own, "renewed": done.renewed, **aside}


def raw(world: DynamoWorld, table: Any, key: str, sort: str | None = None) -> dict[str, Any]:
    found: dict[str, Any] = world.connection.get_item(table.Meta.table_name, key, sort)["Item"]
    return found


@dataclass(frozen=True, kw_only=True)
class NextReview(Review):
    """The review of a next release: it knows how somebody was reached, and calls whoever was not asked `unknown`."""

    reached: str = "mail"


def reached(document: dict[str, Any]) -> dict[str, Any]:
    return {**document, "reached": "unknown"}


TODAY = dict(FORMS)


def following(name: str, way: Any, *, reader: int = 1) -> Form:
    """The form of a next release: one version further than today's."""
    now = TODAY[name]
    ways = {**now.ways, now.version: way}
    return Form(table=now.table, where=now.where, since=(*now.since, "9.0.0"), reader=reader, ways=ways)


def stamp(form: Form) -> Any:
    """The version that a document says."""
    return form.version if form.version == form.reader else [form.version, form.reader]


SECOND = following("review", reached)
NOW_SAID, THEN_SAID = stamp(TODAY["review"]), stamp(SECOND)


@contextmanager
def next_release(form: Form = SECOND) -> Iterator[None]:
    """The code of a next release: the review has another form in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(forms.FORMS, "review", form)
        patch.setattr(ReviewItem.review, "codec", Codec("review", NextReview))
        yield


def said(world: DynamoWorld, review_id: str) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.json.decode(text_of(world, review_id))
    return found


def text_of(world: DynamoWorld, review_id: str) -> str:
    """The document of a review, which lies compressed when it is long."""
    return str(unpacked(raw(world, ReviewItem, review_id))["review"]["S"])


def confirmed(world: DynamoWorld, *ids: str) -> None:
    world.put(organisation())
    for each in ids:
        Life(world, review=review(id=each)).submitted().does(Action.CONFIRM)


def test_a_form_that_is_changed_on_purpose_migrates_and_goes_back(dynamodb_world: DynamoWorld) -> None:
    """The rehearsal of the next release: expand, migrate, and this release once more on what that one left."""
    world = dynamodb_world
    confirmed(world, "review-1", "review-2", "review-3")
    assert said(world, "review-1")["v"] == NOW_SAID
    with next_release():
        assert world.reviews.get("review-1").reached == "unknown"  # type: ignore[attr-defined]  # of the next release
        approve(world, "review-1")  # a write before the round
        assert (said(world, "review-1")["v"], said(world, "review-2")["v"]) == (THEN_SAID, NOW_SAID)
        assert migrated(world)["renewed"] == 2
        assert migrated(world)["renewed"] == 0
        assert [said(world, each)["reached"] for each in ("review-1", "review-2", "review-3")] == 3 * ["unknown"]
    # Back to this release, which reads what the next one wrote and decides on it; its round leaves that alone.
    assert world.reviews.get("review-2").status is Status.PENDING
    approve(world, "review-2")
    assert migrated(world)["renewed"] == 0
    assert (said(world, "review-2")["v"], said(world, "review-3")["v"]) == (NOW_SAID, THEN_SAID)
    with next_release():  # and forward again: what this release wrote meanwhile is repaired
        assert migrated(world)["renewed"] == 1
        assert (said(world, "review-2")["v"], said(world, "review-2")["reached"]) == (THEN_SAID, "unknown")
        assert world.reviews.get("review-2").status is Status.PUBLISHED


def test_a_long_review_migrates_as_a_short_one_and_who_writes_meanwhile_wins(
    dynamodb_world: DynamoWorld,
) -> None:
    world = dynamodb_world
    world.put(organisation())
    for number in (1, 2):
        Life(world, review=review(id=f"review-{number}", text="Het eten is er vers. " * 60)).submitted()
    assert all("packed" in raw(world, ReviewItem, f"review-{number}") for number in (1, 2))
    codec, overtaken = migration._documents(ReviewItem)["review"], world.reviews.get("review-2")
    of_0_1_0 = msgspec.json.encode(overtaken).decode()
    for number in (1, 2):
        text = of_0_1_0.replace("review-2", f"review-{number}").encode()
        item = raw(world, ReviewItem, f"review-{number}") | {"packed": {"B": zlib.compress(text)}}
        world.connection.dispatch("PutItem", {"TableName": ReviewItem.Meta.table_name, "Item": item})
    stale = raw(world, ReviewItem, "review-2")
    ReviewItem("review-2", organisation_id="organisation-1", version=9, review=replace(overtaken, version=9)).save()
    assert not migration._review(world.connection, stale)
    assert world.reviews.get("review-2").version == 9
    assert migrated(world)["renewed"] == 1
    item = raw(world, ReviewItem, "review-1")
    assert item.keys() == {"review_id", "organisation_id", "version", "packed"}
    assert not codec.is_older(unpacked(item)["review"]["S"])


def approve(world: DynamoWorld, review_id: str) -> None:
    version = world.reviews.get(review_id).version
    decide_review(
        Decision(id=review_id, action=Action.APPROVE, version=version, editor_id="editor-an"), stores=world, now=NOW
    )


def test_a_form_that_only_its_own_release_reads_is_refused_by_name_and_left(dynamodb_world: DynamoWorld) -> None:
    confirmed(dynamodb_world, "review-1")
    alone = following("review", reached, reader=SECOND.version)
    with next_release(alone):
        migrated(dynamodb_world)
    before = raw(dynamodb_world, ReviewItem, "review-1")
    with pytest.raises(UnreadableRecord, match="newer_form"):
        dynamodb_world.reviews.get("review-1")
    migrated(dynamodb_world)
    assert raw(dynamodb_world, ReviewItem, "review-1") == before


def test_what_release_0_1_0_kept_without_a_key_goes_and_what_it_kept_with_one_stays(
    dynamodb_world: DynamoWorld,
) -> None:
    confirmed(dynamodb_world, "review-1")
    before = replace(dynamodb_world.reviews.get("review-1"), author_key="a-keyed-hash")
    digest = "5f" * 32
    of_0_1_0 = msgspec.json.decode(msgspec.json.encode(replace(before, fingerprint=digest)))
    of_0_1_0 = msgspec.json.encode({name: value for name, value in of_0_1_0.items() if name != "spelt_key"}).decode()
    item = unpacked(raw(dynamodb_world, ReviewItem, "review-1")) | {"review": {"S": of_0_1_0}}
    dynamodb_world.connection.dispatch("PutItem", {"TableName": ReviewItem.Meta.table_name, "Item": item})
    assert dynamodb_world.reviews.get("review-1") == before  # no reader waits for the round
    assert migrated(dynamodb_world)["renewed"] == 1
    kept = text_of(dynamodb_world, "review-1")
    assert digest not in kept
    assert msgspec.json.decode(kept)["author_key"] == "a-keyed-hash"
    assert msgspec.json.decode(kept, type=Review) == before  # as release 0.1.0 reads it


@pytest.mark.parametrize("plain", [False, True])
def test_who_writes_meanwhile_wins(dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch, plain: bool) -> None:  # noqa: FBT001
    monkeypatch.setattr(ReviewItem, "read_by_0_1_0", plain)
    confirmed(dynamodb_world, "review-1")
    other = dynamodb_world.reviews.get("review-1").author_reminded(NOW)

    def overtaken(document: dict[str, Any]) -> dict[str, Any]:
        with pytest.MonkeyPatch.context() as before:
            before.setattr(ReviewItem.review, "codec", Codec("review", Review, TODAY["review"]))
            review_item(other).save()
        return reached(document)

    with next_release(following("review", overtaken)):
        assert migrated(dynamodb_world)["renewed"] == 0
    assert dynamodb_world.reviews.get("review-1") == other


def test_a_record_is_named_by_its_hash_key_first(dynamodb_world: DynamoWorld) -> None:
    broken = {"part_of": {"S": "run-1"}, "part": {"S": "run"}, "run": {"S": '{"v":"x"}'}}
    dynamodb_world.connection.dispatch("PutItem", {"TableName": SyncItem.Meta.table_name, "Item": broken})
    migrated(dynamodb_world)
    assert [each.record for each in dynamodb_world.aside.all()] == ["sync/run-1|run"]


def test_what_cannot_be_read_is_named_and_left_and_its_neighbours_are_not(dynamodb_world: DynamoWorld) -> None:
    confirmed(dynamodb_world, "review-1", "review-2", "review-3")
    table = ReviewItem.Meta.table_name
    broken = unpacked(raw(dynamodb_world, ReviewItem, "review-2")) | {"review": {"S": '{"id":'}}
    dynamodb_world.connection.dispatch("PutItem", {"TableName": table, "Item": broken})
    with next_release():
        done = migrated(dynamodb_world)
    assert (done["renewed"], done["aside"]) == (2, 1)
    (named,) = dynamodb_world.aside.all()
    assert (named.record, named.reason, named.task) == ("reviews/review-2", "undecodable", "migrate_forms")
    assert raw(dynamodb_world, ReviewItem, "review-2") == broken


@pytest.mark.parametrize("word", OrganisationState)
def test_the_restriction_of_an_older_release_is_made_anew(dynamodb_world: DynamoWorld, word: OrganisationState) -> None:
    dynamodb_world.put(organisation())
    moderation = replace(organisation().moderation, state=word, version=4)
    OrganisationItem(HOME, ORGANISATION_PART).update([
        OrganisationItem.standing.set(moderation), OrganisationItem.standing_version.set(4)
    ])  # fmt: skip
    assert migrated(dynamodb_world) == {"looked": 1, "renewed": 1}
    item = OrganisationItem.get(HOME, ORGANISATION_PART)
    assert (item.restriction_of, bool(item.restricted_until)) == (4, word is not OrganisationState.OPEN)
    assert migrated(dynamodb_world) == {"looked": 1, "renewed": 0}


def test_a_first_page_that_cannot_be_read_is_made_anew(dynamodb_world: DynamoWorld) -> None:
    confirmed(dynamodb_world, "review-1")
    approve(dynamodb_world, "review-1")
    renew_first_page(HOME)
    right = raw(dynamodb_world, OrganisationItem, HOME, FIRST_PAGE_PART)
    OrganisationItem(HOME, FIRST_PAGE_PART).update([OrganisationItem.front.set(b"of another form")])
    assert migrated(dynamodb_world)["renewed"] == 1
    assert raw(dynamodb_world, OrganisationItem, HOME, FIRST_PAGE_PART) == right


@pytest.mark.parametrize(
    ("table", "name", "form"), [(QueueItem, "waiting", "queue entry"), (DeadlineItem, "deadline", "deadline")]
)
def test_what_stands_in_a_list_is_put_where_its_form_says(
    dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch, table: Any, name: str, form: str
) -> None:
    """Also where an older release had it elsewhere, or without an attribute of today."""
    confirmed(dynamodb_world, "review-1", "review-2")
    if table is DeadlineItem:  # the reminder of a home
        approve(dynamodb_world, "review-1")
        approve(dynamodb_world, "review-2")
    right = {each: found for each, found in _all(dynamodb_world, table).items() if "review-1" in each}
    ((place, item),) = right.items()
    old = {key: value for key, value in item.items() if key != "status"} | {"place": {"S": f"0{place}"}}
    request = {"TableName": table.Meta.table_name}
    dynamodb_world.connection.dispatch("PutItem", {**request, "Item": old})
    key = {each: item[each] for each in ("shard", "place")}
    dynamodb_world.connection.dispatch("DeleteItem", {**request, "Key": key})
    second = following(form, lambda same: same)
    monkeypatch.setitem(forms.FORMS, form, second)
    attribute = getattr(table, name)
    monkeypatch.setattr(attribute, "codec", Codec(form, attribute.kind))
    assert migrated(dynamodb_world)["renewed"] == 2
    found = _all(dynamodb_world, table)
    assert len(found) == 2
    was, now = (f'{{"v":{msgspec.json.encode(stamp(each)).decode()},' for each in (TODAY[form], second))
    assert found[place] == item | {name: {"S": item[name]["S"].replace(was, now)}}
    if table is QueueItem:
        shown, _ = dynamodb_world.queue.page(QueueKind.REVIEW, status="pending", limit=9, cursor="", now=NOW)
        assert {each.id for each in shown} == {"review-1", "review-2"}


def test_what_may_tell_of_a_crime_leaves_no_second_place_in_the_queue_of_an_older_release(
    dynamodb_world: DynamoWorld,
) -> None:
    """Decided on before a round came by, or brought to the front by one."""
    suspected = (Signal("suspected_crime", STRONG, "Kijk na."),)
    world = dynamodb_world
    world.put(organisation())
    for each in ("review-1", "review-2"):
        Life(world, review=review(id=each, signals=suspected)).submitted().does(Action.CONFIRM)
    for place, item in _all(world, QueueItem).items():  # as release 0.1.0 has them: among all that is strong
        document = msgspec.json.decode(item["waiting"]["S"])
        bare = {name: value for name, value in document.items() if name not in {"v", "grave"}}
        older = {
            **item,
            "place": {"S": place.replace("5#", "6#", 1)},
            "waiting": {"S": msgspec.json.encode(bare).decode()},
        }
        world.connection.dispatch("PutItem", {"TableName": QueueItem.Meta.table_name, "Item": older})
        QueueItem(item["shard"]["S"], place).delete()
    Life(world, review=world.reviews.get("review-1"), _numbers=itertools.count(50)).does(Action.RETURN)
    assert [place[:2] for place in _all(world, QueueItem)] == ["6#"]
    migrated(world)
    ((place, item),) = _all(world, QueueItem).items()
    assert (place[:2], '"grave":true' in item["waiting"]["S"]) == ("5#", True)


def _all(world: DynamoWorld, table: Any) -> dict[str, Any]:
    items = world.connection.dispatch("Scan", {"TableName": table.Meta.table_name})["Items"]
    return {each["place"]["S"]: each for each in items}


def test_a_round_goes_on_between_and_inside_of_tables(dynamodb_world: DynamoWorld) -> None:
    confirmed(dynamodb_world, *(f"review-{number}" for number in range(7)))
    with next_release():
        here = DynamoMigration(dynamodb_world.connection, dynamodb_world.directory)
        cursor: str | None = ""
        looked = []
        while cursor is not None:
            done, cursor = here.step(cursor, limit=3)
            looked.append(done["looked"])
    scanned = [list(table.scan(consistent_read=True)) for table in migration._to_scan()]
    assert sum(looked) == sum(map(len, scanned)) > 7
    assert max(looked) == 3
    assert all(said(dynamodb_world, f"review-{number}")["v"] == THEN_SAID for number in range(7))


def test_a_form_with_a_new_version_asks_for_its_table_and_for_no_other(
    dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the function's policy must grant follows from the register; what it really asks for is that."""
    confirmed(dynamodb_world, "review-1")
    for name in ("review", "queue entry", "trace"):  # as if none had ever changed
        monkeypatch.setitem(forms.FORMS, name, Form(table=TODAY[name].table, where=TODAY[name].where))
    before = dict(migration.operations())
    assert not before.keys() & {"queue", "reviews"}
    recorder = Recorder(OrganisationItem.Meta.table_name.removesuffix("organisations"))
    monkeypatch.setattr(BaseClient, "_make_api_call", recorder.watching(vars(BaseClient)["_make_api_call"]))
    ((place, old),) = _all(dynamodb_world, QueueItem).items()
    elsewhere = {**old, "place": {"S": f"0{place}"}}
    dynamodb_world.connection.dispatch("PutItem", {"TableName": QueueItem.Meta.table_name, "Item": elsewhere})
    monkeypatch.setitem(forms.FORMS, "queue entry", following("queue entry", lambda same: same))
    monkeypatch.setattr(QueueItem.waiting, "codec", Codec("queue entry", QueueItem.waiting.kind))
    with next_release(), recorder.as_function("round"):
        asked = migration.operations()
        migrated(dynamodb_world)
    new = {name: asked[name] for name in asked.keys() - before.keys()}
    assert new == {"queue": {"Scan", "DeleteItem", "PutItem"}, "reviews": {"Scan", "PutItem"}}
    for name, operations in new.items():
        assert {action.removeprefix("dynamodb:") for action, on in recorder.calls["round"] if on == name} == operations


def test_only_tables_that_ever_changed_their_forms_are_looked_through() -> None:
    changed = {
        form.table
        for form in FORMS.values()
        if form.version > 1 and (form.ways or form.of) and not (form.nightly or form.whole)
    }
    assert changed
    changed -= {"identities"}  # sealed: led on whenever one is read, and opened for nothing else
    assert [NAMES[table] for table in migration._to_scan()] == [name for name in NAMES.values() if name in changed]


def test_another_release_has_other_forms(dynamodb_world: DynamoWorld) -> None:
    here = DynamoMigration(dynamodb_world.connection, dynamodb_world.directory)
    own = here.forms
    with next_release():
        assert here.forms != own
    assert here.forms == own


def test_a_review_of_0_1_0_gets_the_end_that_release_did_not_give_it(dynamodb_world: DynamoWorld) -> None:
    """What waits had none; what is online was archived four years after its publication."""
    confirmed(dynamodb_world, "review-1", "review-2")
    approve(dynamodb_world, "review-2")
    old = Deadline(due=NOW + kept(Kept.PUBLISHED_REVIEW), chore=TaskKind.ARCHIVE, id="review-2")
    for item in DeadlineItem.scan():
        item.delete()
    deadline_item(old).save()
    for each in ("review-1", "review-2"):
        found = dynamodb_world.reviews.get(each)
        with pytest.MonkeyPatch.context() as before:
            before.setattr(ReviewItem.review, "codec", Codec("review", Review, Form(table="reviews", where="review")))
            review_item(found).save()
    assert migrated(dynamodb_world)["renewed"] == 2
    right = {of_review(dynamodb_world.reviews.get(each)) for each in ("review-1", "review-2")}
    assert {item.deadline for item in DeadlineItem.scan()} == right
