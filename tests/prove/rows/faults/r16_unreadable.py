"""One unreadable record of each table, and events of a kind to come: all else goes on, and each is named."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any, Final

from chalicelib.adapters.dynamodb.client import tables as kept
from chalicelib.adapters.dynamodb.client import working_tables as working
from chalicelib.adapters.dynamodb.client.table import Table
from chalicelib.adapters.dynamodb.client.tables import IdentityItem, LogItem, OrganisationItem, ReviewItem
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART
from chalicelib.bootstrap import Platform
from chalicelib.domain.clock.days import local
from chalicelib.domain.projections.organisation_digest import is_due
from chalicelib.domain.projections.queue import QueueKind
from chalicelib.domain.reviews.parts import Author
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.aside.past import look_at_the_list_again
from chalicelib.use_cases.upkeep.reapply_erasures import reapply_erasures
from infra.transfer.writing import everything
from tests.entrypoints.front_door import House, opened
from tests.fakes.sync import FakeCareDirectory
from tests.prove import aws
from tests.prove.outcome import Outcome, Scale
from tests.prove.stage import Clock, played

FIRST: Final = "2000-01-01T00:00:00.000000Z"  # before everything: what is oldest comes first
BROKEN: Final = '{"id":'
# By nothing that runs by itself; the places of the open data by the keys of their own reviews alone.
UNREAD: Final = {"addresses", "claims", "counters", "open_data", "public_log", "sessions"}
_MORNING: Final = 9  # in Brussels, when every mail of the morning may be made


def prove(ask: Scale) -> Outcome:
    many = ask.of(full=500, quick=110)
    with played() as arena, opened() as house:
        here, clock = arena.here, Clock(arena)
        vars(here)["care_directory"] = FakeCareDirectory()
        story = _Story(house, clock)
        clock.forward(days=8)
        while not is_due(clock.now) or local(clock.now).hour < _MORNING:
            clock.forward(hours=1)
        poison = _Poison(here)
        _poisoned(poison, story, clock, many)
        listed: set[str] = set()
        faults = []
        for name, fault in _everything_runs(clock):
            faults += [f"{name}: {fault}"] if fault else []
            listed |= {each.record for each in here.aside.all()}  # what is made anew leaves the list that very night
        undone = [what for what, done in story.looked_at() if not done]
        again = reapply_erasures(["r-reapplied", story.erased], stores=here, now=clock.now)
        lines = sum(1 for _ in everything(here, unread=lambda _: None))
        poison.mend()
        look_at_the_list_again(here.aside)
        stay = [each.record for each in here.aside.all() if not each.record.startswith("events/")]
    unnamed = poison.named - listed
    without = {table.first_name for table in kept.TABLES} - poison.tables - UNREAD
    return Outcome(
        what=f"an unreadable record in each of {len(poison.tables)} tables, {many} of them first among the deadlines, "
        "and events of kinds to come; then every function that runs by itself, and what operators run",
        tried=len(poison.named),
        at_least=15,
        happened=f"{len(faults)} functions failed; {len(undone)} works on healthy records were not done; "
        f"{len(unnamed)} of {len(poison.named)} unreadable records were not named; erased again: {dict(again)}; "
        f"{lines} lines exported; once mended, {len(stay)} stay on the list",
        lost=len(undone),
        shortfalls=(
            *faults,
            *(f"not done: {each}" for each in undone),
            *(f"not named: {each}" for each in sorted(unnamed)),
            *(f"stays on the list: {each}" for each in stay[:10]),
            *(f"no poison in {each}" for each in sorted(without)),
            *(() if again == {"erased": 1, "still_erased": 1} else (f"erased again: {dict(again)}",)),
        ),
    )


class _Story:
    """A life in which everything is as it should be, and what the clock has to do with it in eight days."""

    def __init__(self, house: House, clock: Clock) -> None:
        self.clock, self.here = clock, house._here
        self.home = house.home
        self.unconfirmed, self.sealed_badly, self.waiting = house.submit(), house.submit(), house.review("pending")
        self.notice = house.notice("pending")
        self.online = house.review("published")
        self.erased = house.review("published")
        self._erase(house)
        house.move("blocked-home")
        self.blocked = house.home
        body = {
            "action": "block",
            "version": self.here.organisations.get(self.blocked).moderation.version,
            "explanation": "Er is een vermoeden.",
            "until": (clock.now + timedelta(days=2)).isoformat(),
        }
        path = f"/editor/organisations/{self.blocked}/decisions"
        status, answer = house.call("POST", path, body, editor=0)
        assert status == 200, answer
        house.move("spoiled-home")
        self.spoiled = house.review("published")
        # A counter of the first organisation is wrong: what the reconciliation mends, if it gets there.
        OrganisationItem(self.home, ORGANISATION_PART).update([OrganisationItem.reviews.set(99)])

    def _erase(self, house: House) -> None:
        from chalicelib.domain.rules.mails import MailKind  # noqa: PLC0415 - beside its one use

        path = house.link(MailKind.REVIEW_RECEIVED, self.erased)
        assert house.call("POST", path, {"action": "erase"})[0] == 200

    def looked_at(self) -> Iterator[tuple[str, bool]]:
        here, now = self.here, self.clock.now
        yesterday = now.date() - timedelta(days=1)
        shown = here.organisations.public_page(self.home, limit=20)
        yield "the unconfirmed review expires", here.reviews.get(self.unconfirmed).content_free
        yield "so does the one whose author cannot be read", here.reviews.get(self.sealed_badly).content_free
        yield "and its author is nowhere", not _there(IdentityItem, self.sealed_badly)
        yield "a review that expires and cannot be read is nowhere", not here.reviews.get("r-expires").text
        yield "and its author is nowhere either", not _there(IdentityItem, "r-expires")
        yield "the block is lifted", here.organisations.get(self.blocked).moderation.blocked_until is None
        yield "yesterday is counted", yesterday in here.figures.of(yesterday.year, unread=go_past)
        yield "the counters are right", shown[0].tally.reviews == len(shown[1].public_reviews) > 0
        yield "what waits stands in the queue", self.waiting in set(here.queue.ids(QueueKind.REVIEW, unread=go_past))
        yield "the notice too", self.notice in set(here.queue.ids(QueueKind.NOTICE, unread=go_past))
        yield "what was online is", here.reviews.get(self.online).visible
        yield "search finds the organisation", self.home in here.directory.search("", taking_part=True, limit=9).ids
        yield (
            "no editor's page fails",
            here.queue.page(QueueKind.REVIEW, status="", limit=9, cursor="", now=here.now())[0] != [],
        )


class _Poison:
    """Puts records there that this release cannot read, and takes them away again."""

    def __init__(self, here: Platform) -> None:
        self._client: Any = here.connection.client
        self._put: list[tuple[str, dict[str, Any]]] = []
        self.named: set[str] = set()  # by which operators must find them
        self.tables: set[str] = set()

    def put(self, table: type[Table], *, named: bool = True, like: Table | None = None, **values: Any) -> None:
        """Put an item there as the store has it: these values, with those of another item where one is given."""
        typed = {name: _typed(value) for name, value in values.items()}
        item = {**(kept.unpacked(like.serialize()) if like else {}), **typed}
        item = {name: value for name, value in item.items() if value != {"S": ""}}
        self._client.put_item(TableName=table.Meta.table_name, Item=item)
        keys = [name for name in (table._hash_keyname, table._range_keyname) if name]
        self._put.append((table.Meta.table_name, {name: item[name] for name in keys}))
        self.tables.add(table.first_name)
        if named:
            self.named.add(f"{table.first_name}/{'|'.join(item[name]['S'] for name in keys)}")

    def mend(self) -> None:
        """Somebody mended them all: here they are taken away."""
        for name, key in self._put:
            self._client.delete_item(TableName=name, Key=key)


def _poisoned(poison: _Poison, story: _Story, clock: Clock, many: int) -> None:
    """Spoil each table. What a copy is made anew from need not be named: it heals."""
    here, today = story.here, f"{clock.now:%Y-%m-%d}"
    sound = ReviewItem.get(story.spoiled)
    poison.put(ReviewItem, like=sound, review_id="r-published", review=BROKEN)
    poison.put(ReviewItem, like=sound, review_id="r-expires", review=BROKEN, named=False)
    poison.put(ReviewItem, like=sound, review_id="r-reapplied", review=BROKEN, named=False)
    for each in ("r-expires", "r-reapplied"):
        here.identities.sealed(each, Author(first_name="A", last_name="B", email="a@post.example")).save()
    poison.put(IdentityItem, review_id=story.sealed_badly, sealed=b"damaged", named=False)
    for number in range(many):
        poison.put(working.DeadlineItem, shard=str(number % 4), place=f"{FIRST}#expire#d-{number}", deadline=BROKEN)
    to_come = f'{{"due":"{FIRST}","chore":"of_a_next_release","id":"d-next"}}'
    poison.put(working.DeadlineItem, shard="0", place=f"{FIRST}#next#d-next", deadline=to_come)
    expiring = f'{{"due":"{FIRST}","chore":"expire","id":"r-expires"}}'
    poison.put(working.DeadlineItem, shard="0", place=f"{FIRST}#expire#r-expires", deadline=expiring, named=False)
    poison.put(working.TombstoneItem, month=today[:7], review_id="r-reapplied", expires=9_999_999_999, named=False)
    poison.put(working.InvitationItem, place="batches#0", part="o-spoiled#b-spoiled", batch=BROKEN)
    due: Any = {"place": "of#editors", "part": "webhook#spoiled", "due_shard": "0", "due_at": FIRST}
    poison.put(working.WebhookItem, webhook=BROKEN, **due)
    entries = [item for item in LogItem.scan() if item.subject == f"review/{story.spoiled}"]
    approved = next(item for item in entries if item.entry.action == "approve")
    said = approved.to_dynamodb_dict()["entry"]["S"]
    yesterday = f"{clock.now - timedelta(days=1):%Y-%m-%d}"
    day, at = f"{yesterday}#0", f"{yesterday}T12:00:00.000000Z#spoiled"
    poison.put(LogItem, like=approved, subject="review/spoiled", entry=BROKEN, day=day, at=at)
    about = said.replace(story.spoiled, "r-published")
    poison.put(LogItem, like=approved, subject="review/r-published", entry=about, day=day, at=at, named=False)
    sound_case = kept.CaseItem.get(f"notice#{story.notice}")
    poison.put(kept.CaseItem, like=sound_case, case_id="notice#spoiled", notice=BROKEN)
    poison.put(working.FiguresItem, year=today[:4], day=f"{today[:4]}-01-01", figures=BROKEN)
    counted: Any = {"organisation_id": story.home, "part": f"month#{today[:7]}", "theme:x:y": "many", "moves": "often"}
    poison.put(working.InsightsItem, named=False, **counted)
    for kind in QueueKind:
        poison.put(working.QueueItem, shard=f"{kind}#0", place=f"0#{FIRST}#spoiled", waiting=BROKEN)
    poison.put(working.TraceItem, trace=f"pace#{story.home}", part=f"{today}T#spoiled", named=False)
    poison.put(kept.EditorItem, editor_id="spoiled", email="e@post.example", editor=BROKEN)
    for scope in ("open#2", "taking_part#2"):
        poison.put(working.DirectoryItem, scope=scope, part="change#spoiled", version=0, lines=BROKEN)
    poison.put(OrganisationItem, organisation_id="o-spoiled", part=ORGANISATION_PART, listing=BROKEN, taking_part=1)
    claims: Any = {"register_id": "spoiled", "organisation_id": "o-spoiled"}
    poison.put(kept.ListingItem, register_key="0000000000000001", **claims, named=False)
    poison.put(kept.ListingItem, register_key="0000000000000002", register_id="spoiled")
    part = f"published#{FIRST}#spoiled"
    poison.put(OrganisationItem, organisation_id=story.home, part=part, face=BROKEN, named=False)
    run = '{"id":"20990101T000000-next","kind":"full","phase":"of_a_next_release"}'
    poison.put(working.SyncItem, part_of="runs", part="20990101T000000-next", run=run, version=1)
    mail = f'{{"id":"m-next","kind":"of_a_next_release","created_at":"{FIRST}"}}'
    poison.put(kept.OutboxItem, mail_id="m-next", mail=mail, attempts=0, due_shard="0", due_at=FIRST, named=False)
    poison.put(working.AsideItem, record_name="x/of-a-next-release", aside=BROKEN, expires=9_999_999_999, named=False)
    poison.named |= {"events/mail-Teleport", "events/mail_id"}


def _everything_runs(clock: Clock) -> Iterator[tuple[str, str]]:
    """Run all that runs by itself, in the morning or at night; yields how each ended, where not well."""
    events = {
        "hear_of_mails": aws.said_of_mail({"eventType": "Teleport"}),
        "send_new_mails": _without_keys(aws.mails_written(["m-next"])),
        "renew_fronts": _without_keys(aws.organisations_changed(["o-spoiled"])),
    }
    mornings = [name for name in aws.schedules() if name.startswith("send_")]
    for name in mornings:
        yield name, _ended(lambda name=name: aws.scheduled(name))  # type: ignore[misc]
    clock.forward(hours=18)
    for name in aws.schedules():
        if name not in mornings:
            yield name, _ended(lambda name=name: aws.scheduled(name))  # type: ignore[misc]
    for name, event in events.items():
        yield name, _ended(lambda name=name, event=event: aws.called(name, event))  # type: ignore[misc]


def _without_keys(event: Any) -> Any:
    for record in event["Records"]:
        record["dynamodb"]["Keys"] = {"of_a_next_release": {"S": "x"}}
    return event


def _ended(run: Callable[[], object]) -> str:
    try:
        run()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told
        return f"{type(error).__name__}: {error}"[:200]
    return ""


def _there(table: type[Table], key: str) -> bool:
    return next(iter(table.batch_get([key])), None) is not None


def _typed(value: Any) -> dict[str, Any]:
    return {"B": value} if isinstance(value, bytes) else {"N": str(value)} if isinstance(value, int) else {"S": value}
