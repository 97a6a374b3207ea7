"""The only place where ports meet adapters. What a route does not use, it does not load."""

import functools
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.adapters.chance import SystemChance
from chalicelib.adapters.dynamodb import tables
from chalicelib.adapters.dynamodb.cases import DynamoCases
from chalicelib.adapters.dynamodb.directory import DynamoDirectory
from chalicelib.adapters.dynamodb.editors import DynamoEditors
from chalicelib.adapters.dynamodb.figures import DynamoFigures
from chalicelib.adapters.dynamodb.log import DynamoLog
from chalicelib.adapters.dynamodb.organisations import DynamoOrganisations
from chalicelib.adapters.dynamodb.outbox import DynamoOutbox
from chalicelib.adapters.dynamodb.queue import DynamoQueue
from chalicelib.adapters.dynamodb.reviews import DynamoReviews
from chalicelib.adapters.dynamodb.traces import DynamoTraces
from chalicelib.adapters.theme_sets import FileThemeSets
from chalicelib.settings import Settings, read_settings

if TYPE_CHECKING:
    from chalicelib.adapters.dynamodb.sync_store import DynamoSyncStore
    from chalicelib.adapters.keys import KeyRing
    from chalicelib.adapters.letters import JinjaLetters
    from chalicelib.adapters.links import SignedLinks
    from chalicelib.adapters.ses import SesPost
    from chalicelib.adapters.sociale_kaart.source import SocialeKaart
    from chalicelib.domain.sync import Run, RunKind
    from chalicelib.use_cases.send_mails import Compose
    from chalicelib.use_cases.sync.tick import Ticked


class Platform:
    """Everything a door needs, made when first asked for and kept for the life of the process."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.connection = tables.bind(settings)
        self.organisations = DynamoOrganisations(self.connection)
        self.directory = DynamoDirectory(self.connection)
        self.reviews = DynamoReviews(self.connection)
        self.cases = DynamoCases(self.connection)
        self.traces = DynamoTraces()
        self.editors = DynamoEditors(self.connection)
        self.queue = DynamoQueue()
        self.log = DynamoLog()
        self.figures = DynamoFigures()
        self.outbox = DynamoOutbox()
        self.theme_sets = FileThemeSets()
        self.chance = SystemChance(key=lambda: self.keys().ids)

    def now(self) -> datetime:
        return datetime.now(UTC)

    @cached_property
    def keys(self) -> "Callable[[], KeyRing]":
        from chalicelib.adapters.keys import SecretKeys, fixed_keys

        settings = self.settings
        if settings.keys_secret:
            return SecretKeys(secret=settings.keys_secret, region=settings.region)
        return fixed_keys((settings.link_key, *settings.old_link_keys))

    @cached_property
    def links(self) -> "SignedLinks":
        from chalicelib.adapters.links import SignedLinks

        return SignedLinks(site_url=self.settings.site_url, key=lambda: self.keys().links)

    @cached_property
    def letters(self) -> "JinjaLetters":
        from chalicelib.adapters.letters import JinjaLetters

        return JinjaLetters(site_url=self.settings.site_url)

    @cached_property
    def post(self) -> "SesPost":
        from chalicelib.adapters.ses import SesPost

        return SesPost(
            region=self.settings.region, sender=self.settings.mail_from, endpoint=self.settings.mail_endpoint
        )

    @cached_property
    def _compose(self) -> "Compose":
        from chalicelib.use_cases.compose_mail import compose_mail

        return functools.partial(
            compose_mail,
            reviews=self.reviews,
            organisations=self.organisations,
            cases=self.cases,
            editors=self.editors,
            theme_sets=self.theme_sets,
            links=self.links,
        )

    def send_mail(self, mail_id: str) -> str:
        """`send_mail` with this stage's collaborators."""
        from chalicelib.use_cases.send_mails import send_mail

        return send_mail(
            mail_id,
            outbox=self.outbox,
            compose=self._compose,
            letters=self.letters,
            post=self.post,
            now=self.now(),
        )

    def sweep_mails(self) -> Counter[str]:
        """`sweep_mails` with this stage's collaborators."""
        from chalicelib.use_cases.send_mails import sweep_mails

        return sweep_mails(
            outbox=self.outbox, compose=self._compose, letters=self.letters, post=self.post, now=self.now()
        )

    def disposable_domain(self, domain: str) -> bool:
        """Whether a mail domain is of a known throw-away provider."""
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
        from chalicelib.adapters.dynamodb.sync_store import DynamoSyncStore

        return DynamoSyncStore(self.connection)

    def tick(
        self,
        *,
        out_of_time: Callable[[], bool] = lambda: False,
        progress: Callable[["Run"], None] = lambda _: None,
        kind: "RunKind | None" = None,
    ) -> "Ticked":
        """`tick` with this stage's collaborators."""
        from chalicelib.use_cases.sync.tick import tick

        return tick(
            care_directory=self.care_directory,
            organisations=self.organisations,
            directory=self.directory,
            store=self.sync_store,
            chance=self.chance,
            clock=self.now,
            out_of_time=out_of_time,
            progress=progress,
            first_run_minimum=self.settings.first_run_minimum,
            kind=kind,
        )


@functools.cache
def platform() -> Platform:
    """This process's platform."""
    return Platform(read_settings())
