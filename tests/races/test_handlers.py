"""Every handler of an event, twice in a row and five times at once with the same event: as if it had come once."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest
from pynamodb.expressions.operand import Path

import app as front_door
from chalicelib.adapters.dynamodb.aggregates.organisations import listing_key
from chalicelib.adapters.dynamodb.client.tables import NAMES, ListingItem, LogItem, OrganisationItem, OutboxItem
from chalicelib.adapters.dynamodb.client.working_tables import DirectoryItem, InsightsItem, SyncItem
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART, stamp
from chalicelib.adapters.dynamodb.projections.search_items import unpack
from chalicelib.adapters.ses import SesMailSender
from chalicelib.domain.access.editor import Editor
from chalicelib.domain.clock.days import day_of, month_begins, month_of, months_after
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.projections.integrity import Figures
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.lifecycle import Action, OrganisationAction, Status
from chalicelib.domain.rules.mails import Mail, MailKind
from chalicelib.ports.stores import Effects, RenderedMail
from chalicelib.use_cases.reviews.transition import Transition, record
from chalicelib.use_cases.signals.look_for_signals import at_confirmation
from chalicelib.use_cases.upkeep.add_months import LATE
from infra.local.register import make_app, serve
from infra.local.triggers import Function, run_once, subscriptions_of
from tests.builders import author, entry, review
from tests.races.arena import Arena
from tests.races.pushed import changes_that_somebody_hears_of
from tests.stream_records import stream_record
from tests.sync.images import EMPTY, Image, put_down, taken

Event = Mapping[str, Any]
SCHEDULED: Final[Event] = {}
# A Tuesday: two working days later it is not yet the first of December, which is one too.
TODAY: Final = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
WHY: Final = "Er is een vermoeden."
TEXT: Final = (
    "Mijn vader woont hier sinds de lente. De zorgkundigen nemen hun tijd, het eten is vers en er is elke dag iets te "
    "doen in de tuin. Alleen in het weekend zijn er soms te weinig mensen aan het onthaal, en dan moet je lang wachten."
)


class CarriedMailSender(SesMailSender):
    """The post, with nobody to carry it: what left is counted."""

    def __init__(self) -> None:
        super().__init__(region="", sender="", endpoint="")
        self.left: Counter[str] = Counter()
        self.to: dict[str, str] = {}

    def send(self, rendered: RenderedMail) -> str:
        self.left[rendered.mail_id] += 1
        self.to[rendered.mail_id] = rendered.to
        return "message"


@pytest.fixture(scope="module")
def mail_sender(arena: Arena) -> CarriedMailSender:
    """The platform posts here from now on, and its clock stands still: what comes twice comes with one moment."""
    made = CarriedMailSender()
    vars(arena.here).update(mail_sender=made, now=lambda: TODAY)
    return made


@pytest.fixture(autouse=True)
def nothing_was_sent(arena: Arena, mail_sender: CarriedMailSender) -> Iterator[None]:
    mail_sender.left.clear()
    clock = vars(arena.here)["now"]
    yield
    vars(arena.here)["now"] = clock


@pytest.fixture(scope="module")
def register(arena: Arena) -> Iterator[None]:
    with serve(make_app(None, listings=12, clock=lambda: arena.here.now().timestamp())) as url:
        arena.here.settings = replace(arena.here.settings, stage="local", care_directory_url=f"{url}/api")
        yield


# What each handler finds, and the event that it gets.


def published(arena: Arena, home: Organisation) -> Review:
    """A review that an editor approved a moment ago, noted in the similarity index too."""
    (pending,) = arena.reviews(1, home, status=Status.PENDING, text=TEXT)
    act = Act(by=Actor.EDITOR, at=arena.here.now(), actor_id="editor-1")
    here = arena.here
    at_confirmation(pending, home, stores=here, now=here.now())
    after, mails = pending.moved(Action.APPROVE, act)
    move = Transition(before=pending, after=after, action=Action.APPROVE, mails=mails, act=act)
    return record(move, stores=here)


def mails_that_wait(arena: Arena) -> Event:
    """Three to an author, three to an organisation, and one that has nobody to go to."""
    home = arena.organisation()
    for _ in range(3):
        published(arena, home)
    gone = Mail(
        id="gone", kind=MailKind.REVIEW_PUBLISHED, created_at=arena.here.now(), organisation_id=home.id, review_id="-"
    )
    arena._put([OutboxItem(gone.id, mail=gone, attempts=0, due_shard="1", due_at=stamp(gone.created_at))])
    return SCHEDULED


def records_of_mails(arena: Arena) -> Event:
    mails_that_wait(arena)
    ids = [item.mail_id for item in OutboxItem.scan(consistent_read=True)]
    said = [*(("INSERT", each) for each in ids), ("INSERT", "nobody knows it"), ("MODIFY", ids[0])]
    keys = [(name, {"mail_id": {"S": mail_id}}) for name, mail_id in said]
    return {"Records": [stream_record("outbox", number, name, each) for number, (name, each) in enumerate(keys)]}


def blocks_that_ended(arena: Arena) -> Event:
    """Two blocks whose date has come, and one whose has not."""
    now = arena.here.now()
    for hours in (-2, -1, 1):
        before = arena.organisation()
        act = Act(by=Actor.EDITOR, at=now - timedelta(days=1), actor_id="editor-1", explanation=WHY)
        until = now + timedelta(hours=hours)
        after, _ = before.decided(OrganisationAction.BLOCK, act, until=until)
        arena.here.organisations.save(before, after, Effects(entry=entry(id=arena.here.id_generator.new_id())))
    return SCHEDULED


def a_month_that_is_over(arena: Arena) -> Event:
    month = months_after(month_of(arena.here.now() - LATE), -1)
    arena.here.figures.put(day_of(month_begins(month)), Figures({"received": 1}))
    return SCHEDULED


def days_that_are_over(arena: Arena) -> Event:
    now = arena.here.now()
    entries = [entry(id=f"entry-{back}", at=now - timedelta(days=back % 9), action="approve") for back in range(30)]
    arena._put(
        LogItem(f"review/{each.id}", f"{each.at:%Y-%m-%d}", day=f"{each.at:%Y-%m-%d}#0", entry=each, expires=1)
        for each in entries
    )
    return SCHEDULED


def copies_that_are_online(arena: Arena) -> Event:
    """Three times the same text about one organisation, in an order that their ids do not show."""
    home = arena.organisation()
    start = arena.here.now()
    for minute in (2, 1, 3):
        moment = start + timedelta(minutes=minute - 10)
        vars(arena.here)["now"] = lambda moment=moment: moment
        published(arena, arena.here.organisations.get(home.id))
    vars(arena.here)["now"] = lambda: start
    return SCHEDULED


def decisions_that_search_does_not_know(arena: Arena) -> Event:
    for action in (OrganisationAction.WATCH, OrganisationAction.LEAVE, OrganisationAction.WARN):
        before = arena.organisation()
        act = Act(by=Actor.EDITOR, at=arena.here.now(), actor_id="editor-1", explanation=WHY)
        after, _ = before.decided(action, act)
        arena.here.organisations.save(before, after, Effects(entry=entry(id=arena.here.id_generator.new_id())))
    return SCHEDULED


def a_month_of_reviews(arena: Arena) -> Event:
    """One organisation with a review of last month, one without any; on the first working day of December, at seven."""
    first = datetime(2026, 12, 1, 6, 0, tzinfo=UTC)
    homes = [arena.organisation(), arena.organisation()]
    arena.here.directory.enter(homes)
    counts: list[Any] = [Path("review:residential_care-1:4").add(1), Path("sum:residential_care-1").add(400)]
    InsightsItem(homes[0].id, "month#2026-11").update(counts)
    vars(arena.here)["now"] = lambda: first
    return SCHEDULED


def a_review_that_nobody_confirmed(arena: Arena) -> Event:
    here, home = arena.here, arena.organisation()
    sent = review(id="late", organisation_id=home.id, submitted_at=here.now() - timedelta(days=8))
    came = entry(id="entry-late", subject="review/late", at=sent.submitted_at, action="submit", actor=Actor.AUTHOR)
    here.reviews.add(sent, author(), Effects(entry=replace(came, before="", after=sent.status)))
    return SCHEDULED


def work_that_waits(arena: Arena) -> Event:
    """A review since a week, two editors, and a working day at eight in the morning."""
    for number in range(2):
        arena.here.editors.register(Editor(id=f"ed-{number}", email=f"ed{number}@redactie.example", name="Ed"))
    arena.reviews(1, arena.organisation(), status=Status.PENDING)
    morning = datetime(2026, 12, 1, 7, 5, tzinfo=UTC)
    vars(arena.here)["now"] = lambda: morning
    return SCHEDULED


def a_review_without_its_deadline(arena: Arena) -> Event:
    home = arena.organisation()
    arena._put([ListingItem(listing_key(home.listing.key), register_id="register", organisation_id=home.id)])
    arena.reviews(1, home, status=Status.PUBLISHED)
    return SCHEDULED


def organisations_of_an_older_release(arena: Arena) -> Event:
    """Three that do not say of which decision it is that they are restricted, and one that does."""
    for _ in range(3):
        older = OrganisationItem(arena.organisation().id, ORGANISATION_PART)
        older.update([OrganisationItem.restriction_of.remove()])
    arena.organisation()
    return SCHEDULED


def public_reviews_that_changed(arena: Arena) -> Event:
    shown = published(arena, arena.organisation())
    keys = {"organisation_id": {"S": shown.organisation_id}, "part": {"S": ORGANISATION_PART}}
    return {"Records": [stream_record("organisations", 1, "MODIFY", keys, {**keys, "faces_version": {"N": "1"}})]}


def a_mail_that_came_back(arena: Arena, mail_sender: CarriedMailSender) -> Event:
    published(arena, arena.organisation())
    mail = next(iter(OutboxItem.scan(consistent_read=True))).mail
    assert arena.here.send_mail(mail.id) == "sent"
    said = {
        "eventType": "Bounce",
        "bounce": {
            "feedbackId": "feedback-1",
            "bounceType": "Permanent",
            "bouncedRecipients": [{"emailAddress": mail_sender.to[mail.id]}],
        },
        "mail": {"messageId": "message", "tags": {"mail_id": [mail.id]}},
    }
    sns: dict[str, Any] = {"MessageId": "1", "Message": json.dumps(said), "Subject": None, "MessageAttributes": {}}
    return {"Records": [{"EventSource": "aws:sns", "EventVersion": "1.0", "Sns": sns}]}


def a_sector_of_five(arena: Arena) -> Event:
    for _ in range(5):
        published(arena, arena.organisation())
    return SCHEDULED


def a_register_that_nobody_read(_: Arena) -> Event:
    return SCHEDULED


@dataclass(frozen=True)
class Case:
    """A case: what a handler finds, and what it must have done after one event."""

    prepare: Callable[..., Event]  # of the arena, and of the post where it needs it
    done: Mapping[str, int]  # how many more there are of what


CASES: Final[Mapping[str, Case]] = {
    "send_new_mails": Case(records_of_mails, {"mails that left": 6, "mails that ended": 7}),
    "sweep_outbox": Case(mails_that_wait, {"mails that left": 6, "mails that ended": 7}),
    "push_changes": Case(changes_that_somebody_hears_of, {"webhooks": 3}),
    "lift_blocks": Case(blocks_that_ended, {"log": 2, "outbox": 2, "queue": -2, "directory": 0, "claims": 1}),
    "count_figures": Case(days_that_are_over, {"figures": 40}),
    "publish_log": Case(a_month_that_is_over, {"public_log": 2}),
    "look_again_at_published": Case(copies_that_are_online, {"log": 2, "outbox": 4, "queue": 2, "organisations": -2}),
    "send_organisation_digests": Case(a_month_of_reviews, {"outbox": 1, "log": 0}),
    "settle_search": Case(decisions_that_search_does_not_know, {"changes to search": -6}),
    "keep_deadlines": Case(a_review_that_nobody_confirmed, {"identities": -1, "tombstones": 1, "log": 2}),
    "send_digests": Case(work_that_waits, {"outbox": 2}),
    "reconcile_copies": Case(a_review_without_its_deadline, {"deadlines": 1}),
    "migrate_forms": Case(organisations_of_an_older_release, {"known restrictions": 3, "organisations": 0}),
    "compare_sectors": Case(a_sector_of_five, {"insights": 1}),
    "renew_fronts": Case(public_reviews_that_changed, {"organisations": 1}),
    "hear_of_mails": Case(a_mail_that_came_back, {"addresses": 2}),
    "sync_organisations": Case(a_register_that_nobody_read, {"listings": 10, "organisations": 10}),
}


def test_every_handler_of_an_event_has_a_case() -> None:
    assert {source.name for source in front_door.app.event_sources} == set(CASES)


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("name", CASES)
def test_an_event_that_comes_again_changes_nothing_more(
    arena: Arena, mail_sender: CarriedMailSender, name: str, record_property: Callable[[str, object], None]
) -> None:
    case = CASES[name]
    put_down(EMPTY, arena.here)
    event = case.prepare(arena, mail_sender) if case.prepare is a_mail_that_came_back else case.prepare(arena)
    found = taken(arena.here)
    before = dump(found)
    handle = handler(name, event)

    def left_after(act: Callable[[], None]) -> tuple[dict[str, list[str]], Counter[str]]:
        put_down(found, arena.here)
        mail_sender.left.clear()
        act()
        return dump(taken(arena.here)), Counter(mail_sender.left)

    once, sent = left_after(handle)
    grown = {table: len(once[table]) - len(before[table]) for table in once}
    grown |= {
        "mails that left": sent.total(),
        "mails that ended": _how_many(once["outbox"], '"outcome"'),
        "known restrictions": _how_many(once["organisations"], "restriction_of")
        - _how_many(before["organisations"], "restriction_of"),
        "changes to search": _how_many(once["directory"], "change#") - _how_many(before["directory"], "change#"),
    }
    assert {what: grown[what] for what in case.done} == case.done
    assert set(sent.values()) <= {1}

    def twice() -> None:
        handle()
        handle()

    after, sent_again = left_after(twice)
    assert after == once
    assert sent_again == sent
    after, sent_again = left_after(lambda: arena.at_once(handle))
    assert after == once
    assert sent_again.total() == sent.total()
    record_property("tried", 7)


def _how_many(items: list[str], holding: str) -> int:
    return sum(holding in each for each in items)


def handler(name: str, event: Event) -> Callable[[], None]:
    """The handler, called as AWS does with this event."""
    streams = {each.function.name.rpartition("-local-")[2]: each.function for each in subscriptions_of(front_door.app)}

    if name == "hear_of_mails":
        streams[name] = Function(name, front_door.app.handler_map[name])

    def handle() -> None:
        if name in streams:
            streams[name](dict(event))
        else:
            run_once(front_door.app, name)

    return handle


# The ids that chance gives, and what the sync notes of each run.
_BY_CHANCE: Final = {"id", "contact_nonce", "mail_id", "mails", "due_shard", "day", "version"}


def dump(image: Image) -> dict[str, list[str]]:
    """All that lies in the tables, without what chance put in."""
    ids = {item["organisation_id"]["S"]: item["register_id"]["S"] for item in image["listings"]}
    tables = {
        table: sorted(_said(table, item, ids) for item in items)
        for table, items in image.items()
        if table not in {NAMES[SyncItem], NAMES[DirectoryItem]}
    }
    lines = [each for item in image["directory"] for each in _lines(item)]
    return {**tables, "directory": sorted(ids.get(own, own) + said.replace(own, "") for own, said in lines)}


def _lines(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what search finds in an item: each organisation's line, whichever block it stands in."""
    scope, part = item["scope"]["S"], item["part"]["S"]
    if part.startswith("block#"):
        kept = {name: item[name]["B"] for name in ("texts", "ids")}
        for own, line in unpack(DirectoryItem(scope, part, **kept)).by_id.items():
            yield own, f" {scope} {line}"
    elif part.startswith("change#"):
        yield part.removeprefix("change#"), f" {scope} change# {item.get('lines')}"


def _said(table: str, item: Mapping[str, Any], ids: Mapping[str, str]) -> str:
    plain = {name: next(iter(value.values())) for name, value in item.items()}
    if table == "log":
        plain["at"] = plain["at"].partition("#")[0]
    dropped = _BY_CHANCE if table != "figures" else set()
    read = {name: _read(value) for name, value in plain.items() if name not in dropped}
    said = json.dumps(read, sort_keys=True, default=str)
    for own, registered in ids.items():
        said = said.replace(own, f"organisation {registered}")
    return said


def _read(value: Any) -> Any:
    """A document without its own id; anything else as it is."""
    if isinstance(value, str) and value.startswith("{"):
        document = json.loads(value)
        return {name: each for name, each in document.items() if name != "id"}
    return value
