"""The world of the sync's tests: a real store, a register over HTTP, and a clock that stands still."""

import json
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from chalicelib.adapters.dynamodb.client.tables import TABLES, OrganisationItem, OutboxItem
from chalicelib.adapters.dynamodb.projections.directory import DynamoDirectory
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART
from chalicelib.adapters.ses import SesMailSender
from chalicelib.adapters.sociale_kaart.config import Source, read_source
from chalicelib.adapters.sociale_kaart.source import SocialeKaart
from chalicelib.bootstrap import Platform
from chalicelib.domain.organisations.listing import key_of
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.rules.lifecycle import OrganisationAction
from chalicelib.domain.sync.sync import Run, RunKind
from chalicelib.ports.stores import RenderedMail
from chalicelib.settings import Settings
from chalicelib.use_cases.sync.approvals import decide_run
from tests.builders import NOW
from tests.fakes.clock import FakeCipher
from tests.story.verbs import Verbs

PAGE_SIZE: Final = 8
EDITOR: Final = "editor-an"
WHY: Final = "Nagekeken bij de bron."
_ours = Source().rubrics


class Clock:
    """Stands still until it is told to go on."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def seconds(self) -> float:
        return self.now.timestamp()

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass(frozen=True)
class Register:
    """The local register's own controls."""

    url: str

    def control(self, **settings: object) -> Any:
        """Misbehave so from now on; returns how it stands."""
        return self._send("POST", "/control", settings)

    def edit(self, register_id: str, **changes: object) -> None:
        self._send("PATCH", f"/control/listings/{register_id}", changes)

    def add(self, **fields: object) -> str:
        """Another listing; returns its id."""
        return str(self._send("POST", "/control/listings", fields)["id"])

    def listings(self) -> list[dict[str, Any]]:
        """Those that the platform takes over, in a fixed order."""
        items = self._send("GET", "/control/listings?limit=1000")["items"]
        return [item for item in items if _is_ours(item)]

    def ids(self) -> list[str]:
        return [item["id"] for item in self.listings()]

    def with_email(self) -> list[str]:
        """The ids of those with one plain address."""
        return [item["id"] for item in self.listings() if len(item["emails"]) == 1 and _is_plain(item["email"])]

    def leave(self, number: int = 1) -> list[str]:
        """So many listings leave the register; returns their ids."""
        gone = self.ids()[:number]
        for each in gone:
            self.edit(each, removed=True)
        return gone

    def requests(self, route: str = "") -> int:
        """Return how many requests were made to the API since the count was last set to 0."""
        state = self._send("GET", "/control")
        return int(state["requests_by_route"].get(route, 0) if route else state["requests"])

    def _send(self, method: str, path: str, body: Mapping[str, object] | None = None) -> Any:
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(  # noqa: S310 - the test's own register
            self.url + path, data, {"Content-Type": "application/json"}, method=method
        )
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - as above
            return json.load(answer)


def _is_ours(item: Mapping[str, Any]) -> bool:
    return bool(item["visible"] and item["state"] == "PUBLISHED" and {*item["rubrics"]} & {*_ours})


def _is_plain(email: str) -> bool:
    return email.count("@") == 1 and email.endswith(".example") and email == email.strip() and "@." not in email


class RecordingMailSender(SesMailSender):
    """The post, with nobody to carry it."""

    def __init__(self) -> None:
        super().__init__(region="", sender="", endpoint="")
        self.sent: list[RenderedMail] = []

    def send(self, rendered: RenderedMail) -> str:
        self.sent.append(rendered)
        return f"message-{len(self.sent)}"


class World(Platform):
    """The platform, on a register of its own."""

    def __init__(self, settings: Settings, clock: Clock, register: Register, *, before: "World | None" = None) -> None:
        self.plain: dict[str, Any]  # what making it put there
        if before is not None and before.is_bound():
            # Making another connection would take longer than many a test.
            vars(self).update(before.plain, settings=settings, directory=DynamoDirectory(before.connection))
            self.plain = before.plain
        else:
            super().__init__(settings)
            self.plain = dict(vars(self))
        self.clock = clock
        self.register = register
        self.waits: list[float] = []  # what the client would have waited, in seconds
        self.posted = RecordingMailSender()

    def is_bound(self) -> bool:
        """Check that the tables are still those of this world: they are bound for the whole process."""
        return OrganisationItem._get_connection().connection is self.connection

    def now(self) -> datetime:
        return self.clock()

    @cached_property
    def care_directory(self) -> SocialeKaart:
        return SocialeKaart(self.source, sleep=self.waits.append)

    @property
    def source(self) -> Source:
        return read_source(self.settings.care_directory_url, self.settings.care_directory_config, local=True)

    @cached_property
    def cipher(self) -> FakeCipher:
        return FakeCipher()

    @cached_property
    def mail_sender(self) -> SesMailSender:
        return self.posted

    def environment(self, data_dir: Path) -> dict[str, str]:
        """Return the environment that lets a process of its own work in this world as on the local stack."""
        return {
            "STAGE": "local",
            "DATA_DIR": str(data_dir),
            "STORE_PORT": self.settings.store_endpoint.rpartition(":")[2],
            "TABLE_PREFIX": self.settings.table_prefix,
            "SOCIALE_KAART_URL": self.settings.care_directory_url,
            "SOCIALE_KAART_CONFIG": self.settings.care_directory_config,
        }

    def another_configuration(self, **config: object) -> "World":
        """The same store and register, read otherwise."""
        known = json.loads(self.settings.care_directory_config)
        settings = replace(self.settings, care_directory_config=json.dumps({**known, **config}))
        return World(settings, self.clock, self.register, before=self)

    def create_tables(self) -> None:
        assert self.connection  # asking for it names the tables
        for table in TABLES:
            table.create_table(billing_mode="PAY_PER_REQUEST")

    # Running

    def run(
        self,
        kind: RunKind | None = RunKind.FULL,
        *,
        out_of_time: Callable[[], bool] = lambda: False,
        progress: Callable[[Run], None] = lambda _: None,
    ) -> Run:
        """A call of `run_sync`, a minute later; the run as it then stands."""
        self.clock.forward(minutes=1)
        run = self.run_sync(kind=kind, out_of_time=out_of_time, progress=progress).run
        assert run is not None
        return run

    def light(self) -> Run:
        return self.run(RunKind.LIGHT)

    def approve(self, run: Run) -> Run:
        """An editor approves, and the next call carries it out."""
        self.decide(run, approve=True)
        return self.run(None)

    def decide(self, run: Run, *, approve: bool, explanation: str = WHY) -> Run:
        return decide_run(
            run.id,
            approve=approve,
            explanation=explanation,
            editor_id=EDITOR,
            stores=self,
            now=self.now(),
        )

    # What is there

    def organisation(self, register_id: str) -> Organisation:
        found = self.find(register_id)
        assert found is not None
        return found

    def find(self, register_id: str) -> Organisation | None:
        return self.organisations.known([key_of(register_id)]).get(key_of(register_id))

    def everyone(self) -> dict[str, Organisation]:
        """Every organisation by its register id."""
        heads = OrganisationItem.scan(OrganisationItem.part == ORGANISATION_PART, consistent_read=True)
        found = self.organisations.many([item.organisation_id for item in heads])
        return {each.listing.register_id: each for each in found.values()}

    def open(self) -> set[str]:
        """The register ids of organisations that have not closed."""
        return {found for found, each in self.everyone().items() if each.listing.closed_at is None}

    def searched(self, words: str = "") -> set[str]:
        """The ids that search finds."""
        found: list[str] = []
        cursor: str | None = ""
        while cursor is not None:
            page = self.directory.search(words, taking_part=False, limit=100, cursor=cursor)
            found += page.ids
            cursor = page.next
        return {*found}

    def mails(self) -> list[tuple[str, str]]:
        """The kinds of mails in the outbox, each with whom it concerns."""
        return sorted((item.mail.kind, item.mail.organisation_id) for item in OutboxItem.scan(consistent_read=True))

    # What people did

    @property
    def people(self) -> Verbs:
        return Verbs(self, now=self.now(), editor=EDITOR)

    def enrolled(self, register_id: str) -> Organisation:
        """An organisation that takes part."""
        return self.people.organise(OrganisationAction.ENROL, self.organisation(register_id).id)

    def published(self, register_id: str) -> str:
        """A published review of an organisation, which can reply to it; returns its id."""
        organisation = self.organisation(register_id)
        if not organisation.taking_part:
            self.enrolled(register_id)
        return self.people.review(organisation_id=organisation.id)
