"""The parts that contract tests ask of a world, be it the fakes or the store."""

from collections.abc import Sequence
from typing import Protocol

from chalicelib.adapters.dynamodb.client.tables import OutboxItem
from chalicelib.bootstrap import Platform
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.reviews.public_review import PublicReview
from chalicelib.domain.rules.mails import Mail
from chalicelib.ports.bundle import Stores
from chalicelib.ports.sync import SyncStore
from tests.builders import NOW


class World(Stores, Protocol):
    """The bundle that verbs get, the state of a sync, and what one can read of it all."""

    @property
    def sync_store(self) -> SyncStore: ...

    def put(self, organisation: Organisation) -> None:
        """An organisation that is there from the start."""
        ...

    def public_reviews(self, organisation_id: str) -> Sequence[PublicReview]:
        """The public reviews of an organisation, newest first."""
        ...

    def mails(self) -> Sequence[Mail]:
        """Every mail that was ever put in the outbox, in the order of their ids."""
        ...

    def outcome(self, mail_id: str) -> str | None:
        """Return what became of a mail; None while nothing did."""
        ...


class DynamoWorld:
    """The store's adapters, as the platform wires them."""

    def __init__(self, platform: Platform) -> None:
        self.connection = platform.connection
        self.written_by_0_1_0 = platform.written_by_0_1_0
        self.reviews = platform.reviews
        self.organisations = platform.organisations
        self.cases = platform.cases
        self.readings = platform.readings
        self.similarity_index = platform.similarity_index
        self.figures = platform.figures
        self.insights = platform.insights
        self.editors = platform.editors
        self.outbox = platform.outbox
        self.addresses = platform.addresses
        self.letters = platform.letters
        self.counters = platform.counters
        self.invitations = platform.invitations
        self.webhooks = platform.webhooks
        self.queue = platform.queue
        self.deadlines = platform.deadlines
        self.aside = platform.aside
        self.id_generator = platform.id_generator
        self.log = platform.log
        self.directory = platform.directory
        self.sync_store = platform.sync_store
        self.theme_sets = platform.theme_sets
        self.links = platform.links
        self.rounds = platform.rounds
        self.authorities = platform.authorities
        self.mail_renderer = platform.mail_renderer
        self.mail_sender = platform.mail_sender

    def put(self, organisation: Organisation) -> None:
        lease = self.sync_store.acquire(now=NOW)
        assert lease is not None
        self.organisations.add([organisation], lease)
        self.sync_store.release(lease)

    def public_reviews(self, organisation_id: str) -> Sequence[PublicReview]:
        return self.organisations.reviews(organisation_id, limit=100, cursor="").public_reviews

    def mails(self) -> Sequence[Mail]:
        return sorted((item.mail for item in OutboxItem.scan(consistent_read=True)), key=lambda mail: mail.id)

    def outcome(self, mail_id: str) -> str | None:
        return OutboxItem.get(mail_id, consistent_read=True).outcome
