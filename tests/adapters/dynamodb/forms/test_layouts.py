"""Search in another layout: the blocks are made anew by a round, and the release before keeps its own."""

from dataclasses import replace

import pytest

from chalicelib.adapters.dynamodb.client import forms
from chalicelib.adapters.dynamodb.client.forms import Form
from chalicelib.adapters.dynamodb.projections.directory import DynamoDirectory
from chalicelib.domain.rules.lifecycle import Participation
from chalicelib.domain.rules.refusals import Busy
from tests.adapters.dynamodb.forms.test_migration import migrated
from tests.builders import effects, listing, organisation
from tests.worlds import DynamoWorld


def test_search_in_another_layout_is_made_anew_and_the_release_before_keeps_its_own(
    dynamodb_world: DynamoWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    homes = [organisation(id=f"o-{number}", listing=listing(register_id=f"r-{number}")) for number in range(5)]
    for home in homes:
        dynamodb_world.put(home)
    dynamodb_world.directory.enter(homes)

    def found() -> list[str]:
        fresh = DynamoDirectory(dynamodb_world.connection)  # a process of its own
        return sorted(fresh.search("avondrust", taking_part=True, limit=10).ids)

    everybody = found()
    assert len(everybody) == 5
    third = Form(table="directory", where="head", since=("0.1.0", "0.2.0", "9.0.0"), older="made anew")
    monkeypatch.setitem(forms.FORMS, "search blocks", third)
    with pytest.raises(Busy):
        found()
    left = replace(homes[0].moderation, participation=Participation.NOT_TAKING_PART, version=2)
    gone = replace(homes[0], moderation=left)
    dynamodb_world.organisations.save(homes[0], gone, effects())
    dynamodb_world.directory.settle()  # there are no blocks yet for it to go into
    dynamodb_world.directory.enter([gone, *homes[1:]])
    with pytest.raises(Busy):
        found()
    assert migrated(dynamodb_world)["renewed"] == 5
    assert found() == everybody[1:]
    dynamodb_world.directory.settle()
    assert found() == everybody[1:]
    assert migrated(dynamodb_world)["renewed"] == 0
    monkeypatch.undo()
    assert found() == everybody  # until its own night, which compares
