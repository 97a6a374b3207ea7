"""The parts that contract tests ask of a world, be it the fakes or the store."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from chalicelib.adapters.dynamodb.client.tables import OutboxItem
from chalicelib.bootstrap import Platform
from chalicelib.domain.access.editor import Editor
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.projections.queue import QueueKind, Waiting
from chalicelib.domain.reviews.public_review import Face
from chalicelib.domain.rules.log import Entry
from chalicelib.domain.rules.mails import Mail
from chalicelib.ports.accounts import AccountEditors
from chalicelib.ports.cases import Cases, Counters, Traces
from chalicelib.ports.clock import Deadlines
from chalicelib.ports.clock import Log as ClockLog
from chalicelib.ports.mails import Addresses
from chalicelib.ports.stores import Chance, Editors, Organisations, Outbox, Reviews
from chalicelib.ports.sync import SyncStore
from chalicelib.use_cases.organisations.ask_insights import Insights
from chalicelib.use_cases.reviews.erase_review import Stores
from chalicelib.use_cases.upkeep.integrity_figures import DailyFigures
from tests.builders import NOW


class RegisteringEditors(Editors, AccountEditors, Protocol):
    def register(self, editor: Editor) -> None: ...


class Queue(Protocol):
    def page(
        self, kind: QueueKind, *, status: str, limit: int, cursor: str
    ) -> tuple[Sequence[Waiting], str | None]: ...

    def claim(self, waiting_id: str, editor_id: str, *, now: datetime) -> datetime: ...

    def release(self, waiting_id: str, editor_id: str) -> None: ...

    def claims(self, ids: Sequence[str], *, now: datetime) -> Mapping[str, str]: ...


class Log(Protocol):
    def of(self, subject: str) -> Sequence[Entry]: ...

    def day(self, day: date) -> Iterable[Entry]: ...


class World(Protocol):
    """The ports that hold state, and what one can read of it."""

    @property
    def reviews(self) -> Reviews: ...
    @property
    def organisations(self) -> Organisations: ...
    @property
    def cases(self) -> Cases: ...
    @property
    def traces(self) -> Traces: ...
    @property
    def figures(self) -> DailyFigures: ...
    @property
    def insights(self) -> Insights: ...
    @property
    def editors(self) -> RegisteringEditors: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def addresses(self) -> Addresses: ...
    @property
    def counters(self) -> Counters: ...
    @property
    def chance(self) -> Chance: ...
    @property
    def queue(self) -> Queue: ...
    @property
    def log(self) -> Log: ...
    @property
    def sync(self) -> SyncStore: ...

    def put(self, organisation: Organisation) -> None:
        """An organisation that is there from the start."""
        ...

    def faces(self, organisation_id: str) -> Sequence[Face]:
        """The public faces of an organisation's reviews, newest first."""
        ...

    def mails(self) -> Sequence[Mail]:
        """Every mail that was ever put in the outbox, in the order of their ids."""
        ...

    def outcome(self, mail_id: str) -> str | None:
        """Return what became of a mail; None while nothing did."""
        ...


class WithStores(Protocol):
    """The stores that an erasure and the clock work on."""

    @property
    def reviews(self) -> Reviews: ...
    @property
    def cases(self) -> Cases: ...
    @property
    def traces(self) -> Traces: ...
    @property
    def log(self) -> ClockLog: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def deadlines(self) -> Deadlines: ...
    @property
    def chance(self) -> Chance: ...


def stores_of(world: WithStores) -> Stores:
    """A world's stores, as the clock's verbs take them."""
    return Stores(
        reviews=world.reviews,
        cases=world.cases,
        traces=world.traces,
        log=world.log,
        outbox=world.outbox,
        deadlines=world.deadlines,
        chance=world.chance,
    )


class DynamoWorld:
    """The store's adapters, as the platform wires them."""

    def __init__(self, platform: Platform) -> None:
        self.connection = platform.connection
        self.reviews = platform.reviews
        self.organisations = platform.organisations
        self.cases = platform.cases
        self.traces = platform.traces
        self.figures = platform.figures
        self.insights = platform.insights
        self.editors = platform.editors
        self.outbox = platform.outbox
        self.addresses = platform.addresses
        self.counters = platform.counters
        self.queue = platform.queue
        self.deadlines = platform.deadlines
        self.chance = platform.chance
        self.log = platform.log
        self.directory = platform.directory
        self.sync = platform.sync_store

    def put(self, organisation: Organisation) -> None:
        lease = self.sync.acquire(now=NOW)
        assert lease is not None
        self.organisations.add([organisation], lease)
        self.sync.release(lease)

    def faces(self, organisation_id: str) -> Sequence[Face]:
        return self.organisations.reviews(organisation_id, limit=100, cursor="").faces

    def mails(self) -> Sequence[Mail]:
        return sorted((item.mail for item in OutboxItem.scan(consistent_read=True)), key=lambda mail: mail.id)

    def outcome(self, mail_id: str) -> str | None:
        return OutboxItem.get(mail_id, consistent_read=True).outcome
