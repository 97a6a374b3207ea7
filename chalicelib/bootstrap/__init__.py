"""The only place where ports meet adapters. What a route does not use, it does not load."""

import functools
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb.aggregates.public_pages import PublicPages
from chalicelib.adapters.id_generator import SystemIdGenerator
from chalicelib.adapters.process_counters import ProcessCounters
from chalicelib.adapters.signed_post import signed_post
from chalicelib.bootstrap.stage_stores import StageStores
from chalicelib.domain.rules.limits import Count, Limited, counts
from chalicelib.domain.rules.refusals import NotFound
from chalicelib.dutch.theme_sets import FileThemeSets
from chalicelib.settings import RELEASE_0_1_0, Settings, read_settings

if TYPE_CHECKING:
    from chalicelib.adapters.dynamodb.aggregates.sync_store import DynamoSyncStore
    from chalicelib.adapters.dynamodb.upkeep.migration import DynamoMigration
    from chalicelib.adapters.dynamodb.upkeep.reconciliation import DynamoReconciliation
    from chalicelib.adapters.keys import KeyRing
    from chalicelib.adapters.links import SignedLinks
    from chalicelib.adapters.mail_renderer import JinjaMailRenderer
    from chalicelib.adapters.openid.issuer import OpenIdIssuer
    from chalicelib.adapters.ses import SesMailSender
    from chalicelib.adapters.sociale_kaart.source import SocialeKaart
    from chalicelib.domain.sync.sync import Run, RunKind
    from chalicelib.ports.bundle import Stores
    from chalicelib.ports.clock import MigrationProgress
    from chalicelib.ports.pushed.webhooks import Post
    from chalicelib.use_cases.reviews.preview_decision import PreviewedMail
    from chalicelib.use_cases.sync.run_sync import RunSyncResult


class Platform(StageStores):
    """Everything a door needs, made when first asked for and kept for the life of the process."""

    minimum_response_seconds = 0.1  # seconds; well over what reading an item takes, and nothing to a person
    longest_composing = 40.0  # seconds until a mail is handed over; the mail service's one try then fits into the lease

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.rest: Callable[[float], None] = time.sleep
        self.public_pages = PublicPages(self.signed_http, settings.table("organisations"), lambda: self.organisations)
        self.dead_links = ProcessCounters()
        self.theme_sets = FileThemeSets()
        self.id_generator = SystemIdGenerator(key=lambda: self.keys().ids)

    @property
    def written_by_0_1_0(self) -> bool:
        return self.settings.oldest_writer == RELEASE_0_1_0

    def now(self) -> datetime:
        return datetime.now(UTC)

    def keep_minimum_response_time(self, began: float) -> None:
        """Hold an answer back until it took as long as its likes, so that its haste does not tell what was found.

        Args:
            began: when its request came, by `time.monotonic`.
        """
        time.sleep(max(0.0, began + self.minimum_response_seconds - time.monotonic()))

    @cached_property
    def keys(self) -> "Callable[[], KeyRing]":
        from chalicelib.adapters.keys import SecretKeys, fixed_keys

        settings = self.settings
        if settings.keys_secret:
            post = signed_post(settings, "secretsmanager")
            return SecretKeys(secret=settings.keys_secret, region=settings.region, signed_post=post)
        account_secret = settings.accounts.client_secret if settings.accounts else ""
        return fixed_keys((settings.link_key, *settings.old_link_keys), account_secret)

    @cached_property
    def links(self) -> "SignedLinks":
        from chalicelib.adapters.links import SignedLinks

        return SignedLinks(site_url=self.settings.site_url, key=lambda: self.keys().links)

    @cached_property
    def accounts(self) -> "OpenIdIssuer":
        """The issuer of accounts.

        Raises:
            NotFound: this stage has none.
        """
        from chalicelib.adapters.openid.issuer import OpenIdIssuer
        from chalicelib.adapters.openid.web import Web

        settings = self.settings
        if settings.accounts is None:
            raise NotFound
        return OpenIdIssuer(
            settings.accounts,
            returns_to=settings.account_return,
            web=Web(private_addresses=settings.local),
            secret=lambda: self.keys().account_secret,
        )

    @cached_property
    def mail_renderer(self) -> "JinjaMailRenderer":
        from chalicelib.adapters.mail_renderer import JinjaMailRenderer

        of = self.settings
        return JinjaMailRenderer(site_url=of.site_url, redress=of.redress, contact_email=of.contact_email)

    @cached_property
    def mail_sender(self) -> "SesMailSender":
        from chalicelib.adapters.ses import SesMailSender

        return SesMailSender(
            region=self.settings.region,
            sender=self.settings.mail_from,
            endpoint=self.settings.mail_endpoint,
            configuration_set=self.settings.mail_configuration_set,
            rest=self.rest,
        )

    def preview(self, decide: "Callable[[Stores], object]", *, now: datetime) -> "Sequence[PreviewedMail]":
        """`preview_decision` with this stage's collaborators, and none of its links."""
        from chalicelib.use_cases.reviews.preview_decision import preview_decision

        return preview_decision(decide, stores=self, now=now)

    def counts(self, kind: Limited, *, origin: str, address: str = "") -> tuple[Count, ...]:
        """Return the counters that a request counts against on this stage."""
        keyed, factor = self.id_generator.keyed, self.settings.origin_limit_factor
        return counts(kind, origin=origin, address=address, keyed=keyed, origin_factor=factor, now=self.now())

    def send_mail(self, mail_id: str) -> str:
        """`send_mail` with this stage's collaborators."""
        from chalicelib.adapters.mail_log import note_fault
        from chalicelib.use_cases.mails.send_mails import send_mail

        began = time.monotonic()
        return send_mail(
            mail_id,
            stores=self,
            note_fault=note_fault,
            now=self.now(),
            too_late=lambda: time.monotonic() - began > self.longest_composing,
        )

    def sweep_mails(self, out_of_time: Callable[[], bool] = lambda: False) -> Counter[str]:
        """`sweep_mails` with this stage's collaborators."""
        from chalicelib.adapters.mail_log import note_fault
        from chalicelib.use_cases.mails.send_mails import sweep_mails

        return sweep_mails(
            self.send_mail,
            outbox=self.outbox,
            note_fault=note_fault,
            clock=self.now,
            rest=self.rest,
            out_of_time=out_of_time,
        )

    def push_changes(self, *, out_of_time: Callable[[], bool] = lambda: False) -> "Counter[str]":
        """`push_changes` with this stage's collaborators."""
        from chalicelib.use_cases.upkeep.push_changes import push_changes

        return push_changes(
            stores=self,
            post=self.webhook_post,
            site_url=self.settings.site_url,
            clock=self.now,
            out_of_time=out_of_time,
        )

    @cached_property
    def webhook_post(self) -> "Post":
        from chalicelib.adapters.webhooks.post import HttpPost

        return HttpPost(local=self.settings.local)

    def disposable_domain(self, domain: str) -> bool:
        """Tell whether a mail domain is of a known throw-away provider."""
        from disposable_email_domains import blocklist

        return domain in blocklist

    @cached_property
    def care_directory(self) -> "SocialeKaart":
        from chalicelib.adapters.sociale_kaart.config import read_source
        from chalicelib.adapters.sociale_kaart.source import SocialeKaart

        settings = self.settings
        source = read_source(settings.care_directory_url, settings.care_directory_config, local=settings.local)
        return SocialeKaart(source)

    @cached_property
    def sync_store(self) -> "DynamoSyncStore":
        from chalicelib.adapters.dynamodb.aggregates.sync_store import DynamoSyncStore

        return DynamoSyncStore(self.connection)

    @cached_property
    def reconciliation(self) -> "DynamoReconciliation":
        from chalicelib.adapters.dynamodb.upkeep.reconciliation import DynamoReconciliation

        return DynamoReconciliation(self.connection, self.directory)

    @cached_property
    def migration(self) -> "DynamoMigration":
        from chalicelib.adapters.dynamodb.upkeep.migration import DynamoMigration

        return DynamoMigration(self.connection, self.directory)

    def migrate_forms(
        self, *, out_of_time: Callable[[], bool] = lambda: False, again: bool = False
    ) -> "MigrationProgress":
        """`migrate_forms` with this stage's collaborators."""
        from chalicelib.use_cases.upkeep.migrate_forms import migrate_forms

        return migrate_forms(
            migration=self.migration,
            stores=self,
            clock=self.now,
            rest=self.rest,
            a_second=self.settings.forms_per_second,
            out_of_time=out_of_time,
            again=again,
        )

    def run_sync(
        self,
        *,
        out_of_time: Callable[[], bool] = lambda: False,
        progress: Callable[["Run"], None] = lambda _: None,
        kind: "RunKind | None" = None,
        apart: timedelta = timedelta(),
    ) -> "RunSyncResult":
        """`run_sync` with this stage's collaborators."""
        from chalicelib.use_cases.sync.run_sync import run_sync

        return run_sync(
            stores=self,
            clock=self.now,
            out_of_time=out_of_time,
            progress=progress,
            first_run_minimum=self.settings.first_run_minimum,
            kind=kind,
            apart=apart,
        )


@functools.cache
def platform() -> Platform:
    """This process's platform."""
    return Platform(read_settings())
