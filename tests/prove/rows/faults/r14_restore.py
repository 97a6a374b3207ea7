"""A backup that was taken while people wrote is restored: what is derived comes right, and what was erased stays so."""

import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from chalicelib.adapters.dynamodb.client.tables import OutboxItem, ReviewItem
from chalicelib.bootstrap import platform
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import Action, ReplyAction
from chalicelib.domain.rules.mails import Purpose
from chalicelib.use_cases.upkeep.reapply_erasures import reapply_erasures
from tests.prove import aws
from tests.prove.audit import inconsistencies
from tests.prove.lives.submits import TAKEN_IN, Writers
from tests.prove.outcome import Outcome, Scale
from tests.prove.stage import Clock, mailbox, played
from tests.races.arena import Arena, Call
from tests.sync.images import put_down, taken

PEOPLE = 8
ERASED = 10  # every so many
# A dump reads one table after the other: of these, what came between two tables may be in the one and not the other.
# Point-in-time recovery brings every table back to one second; what is derived must come right in either case.
TORN = (
    "waits for nobody",
    "which is not due",
    "begins with",
    "stands at",
    "sends",
    "stems from no act",
    "the log tells of",
    "somebody is known",
    "goes from",
)


def prove(ask: Scale) -> Outcome:
    lives = ask.of(full=400, quick=20)
    with mailbox() as inbox, played(MAIL_ENDPOINT=inbox.url) as arena:
        writers = Writers(arena, arena.organisation().id)
        with ThreadPoolExecutor(PEOPLE) as people:
            half = threading.Event()
            told = people.map(lambda number: _life(arena, writers, number, half, lives // 2), range(lives))
            half.wait(120)
            image = taken(arena.here)
            ids = [each for each in told if each]
        there = {item["review_id"]["S"] for item in image["reviews"]}
        erased = [each for each in ids if each in there][::ERASED]
        for each in erased:
            arena.act(Action.ERASE, each, by=Actor.AUTHOR)
        kept_aside = list(arena.here.reviews.tombstones(since=arena.here.now(), now=arena.here.now()))
        put_down(image, arena.here)
        clock = Clock(arena)
        done = reapply_erasures(kept_aside, stores=arena.here, now=clock.forward(minutes=1))
        before = len(inconsistencies())
        _night(arena, clock)
        left = [each for each in inconsistencies() if not any(word in each for word in TORN)]
        faults = list(_used(arena))
        clock.forward(days=1)
        drift = _night(arena, clock)
        words = {item.review_id for item in ReviewItem.scan(consistent_read=True) if item.review.text}
        outcomes = Counter(item.outcome or "waits" for item in OutboxItem.scan(consistent_read=True))
    back = [each for each in erased if each in words]
    return Outcome(
        what=f"reviews in a backup that was taken while {PEOPLE} people wrote, decided and replied; restored, "
        f"{len(erased)} erasures from after it done again, then the nightly reconciliation",
        tried=len(there),
        at_least=lives // 4,
        happened=f"{before} copies did not fit, {len(left)} after it, {drift} the night after; every page and "
        f"link answered; erasures: {dict(done)}; mails: {dict(outcomes)}",
        lost=len(back),
        shortfalls=(
            *left[:10],
            *faults[:10],
            *((f"{drift} drifted again",) if drift else ()),
            *(("nothing was erased",) if not erased or done["erased"] < len(erased) else ()),
        ),
    )


def _life(arena: Arena, writers: Writers, number: int, half: threading.Event, at: int) -> str:
    """A review that is sent in, confirmed, approved and replied to; not all of them come so far."""
    if number == at:
        half.set()
    heard = arena.ask(writers.call(number))
    if heard.status != TAKEN_IN:
        return ""
    review_id = str(heard.json["review_id"])
    for action in (Action.CONFIRM, Action.APPROVE, ReplyAction.SUBMIT)[: number % 4]:
        arena.act(action, review_id)
    return review_id


def _night(arena: Arena, clock: Clock) -> int:
    """The reconciliation of a night; returns how many copies it repaired."""
    from chalicelib.use_cases.upkeep.reconcile import reconcile  # noqa: PLC0415 - beside its one use

    # The register's listings are what the reconciliation goes by; those of a stage without a sync are put there.
    _listed(arena)
    found, complete = reconcile(reconciliation=platform().reconciliation, stores=platform(), now=clock.now, whole=True)
    assert complete
    return sum(number for name, number in found.items() if name not in {"looked", "search"})


def _listed(arena: Arena) -> None:
    from chalicelib.adapters.dynamodb.aggregates.organisations import (  # noqa: PLC0415 - beside its one use
        listing_key,
    )
    from chalicelib.adapters.dynamodb.client.tables import ListingItem, OrganisationItem  # noqa: PLC0415 - the same
    from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART  # noqa: PLC0415 - the same

    for item in OrganisationItem.scan(OrganisationItem.part == ORGANISATION_PART):
        listing = arena.here.organisations.get(item.organisation_id).listing
        ListingItem(
            listing_key(listing.key), register_id=listing.register_id, organisation_id=item.organisation_id
        ).save()


def _used(arena: Arena) -> Iterator[str]:
    """Whatever was mailed before the backup is used now: nothing may break."""
    here = arena.here
    for item in ReviewItem.scan(consistent_read=True):
        review = item.review
        if review.content_free:
            continue
        contact = here.organisations.get(review.organisation_id).contact_nonce
        for purpose, nonce in (
            (Purpose.CONFIRM, review.confirm_nonce),
            (Purpose.MANAGE, review.manage_nonce),
            (Purpose.REPLY, contact),
        ):
            if nonce:
                heard = arena.ask(Call(arena.link(purpose, review.id, nonce), {}, method="GET"))
                if heard.status not in {200, 410}:
                    yield f"a link {purpose} answered {heard.status}"
        heard = arena.ask(Call(f"/editor/reviews/{review.id}", {}, editor=0, method="GET"))
        if heard.status != 200:
            yield f"an editor's look at a review answered {heard.status}"
    here.migrate_forms()  # as it does by itself where it was away: it finds mails whose act the backup cut off
    for _ in range(20):
        aws.scheduled("sweep_outbox")
    yield from (f"a mail {item.mail.kind} waits for {item.waits_for}" for item in OutboxItem.scan() if not item.outcome)
