"""All that matters of a world, without what chance and the clock put in: two worlds can be compared."""

from collections import Counter
from dataclasses import replace
from typing import Any

from chalicelib.adapters.dynamodb.client.tables import OrganisationItem
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART
from chalicelib.domain.organisations.listing import EmailStatus
from chalicelib.domain.sync.sync import Run
from tests.sync.world import World


def dump(world: World) -> dict[str, Any]:
    everyone = world.everyone()
    register_ids = {each.id: found for found, each in everyone.items()}
    assert len(register_ids) == len(everyone)
    by_key = {each.listing.key: each for each in everyone.values()}
    parts = OrganisationItem.scan(consistent_read=True, attributes_to_get=["organisation_id", "part"])
    public_reviews = Counter(item.organisation_id for item in parts if item.part != ORGANISATION_PART)
    manifest = world.sync_store.manifest()
    last_good = world.sync_store.last_good()
    return {
        "organisations": {
            found: (
                replace(each.listing, closed_at=None),
                each.listing.closed_at is not None,
                each.moderation,
                each.tally,
                public_reviews[each.id],
            )
            for found, each in everyone.items()
        },
        "found by their keys": world.organisations.known(list(by_key)) == by_key,
        "manifest": {row.key: row for row in map(manifest.row, range(len(manifest)))},
        "outbox": sorted((kind, register_ids[organisation]) for kind, organisation in world.mails()),
        "search": {
            (part, status): sorted(register_ids[found] for found in _searched(world, status, taking_part=part))
            for part in (True, False)
            for status in EmailStatus
        },
        "candidates": [sorted(group) for group in world.sync_store.candidates()],
        "last good": _verdict(last_good) if last_good else None,
    }


def _verdict(run: Run) -> tuple[object, ...]:
    return run.kind, run.verdict, run.phase, run.holds, run.undecided, run.shortcomings


def _searched(world: World, status: str, *, taking_part: bool) -> list[str]:
    found = world.directory.search("", email_status=status, taking_part=taking_part, limit=1000)
    assert found.next is None
    return list(found.ids)
