"""The one bundle of collaborators that verbs get: the platform is one, and so is a world of fakes.

A verb that takes less asks for less: a single port, or a part of the bundle with a name of its own.
"""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.domain.cases.referral import Authority
    from chalicelib.ports.aside import Aside
    from chalicelib.ports.cases import CaseReader, Cases, Counters, Readings, SimilarityIndex, TraceReader
    from chalicelib.ports.clock import DailyFigures, Deadlines, Log, Queue, QueueReader
    from chalicelib.ports.invitations import Invitations
    from chalicelib.ports.mails import Addresses, LetterReader, Letters, Outbox, Rounds
    from chalicelib.ports.pushed.webhooks import Webhooks
    from chalicelib.ports.stores import (
        Directory,
        EditorReader,
        Editors,
        IdGenerator,
        Links,
        MailRenderer,
        MailSender,
        OrganisationReader,
        Organisations,
        ReviewReader,
        Reviews,
        ThemeSets,
    )
    from chalicelib.ports.sync import CareDirectory, SyncStore
    from chalicelib.ports.views import Insights, InsightsReader


class DecidingStores(Protocol):
    """The part that a decision on a review or its reply works on."""

    @property
    def reviews(self) -> "Reviews": ...
    @property
    def organisations(self) -> "Organisations": ...
    @property
    def cases(self) -> "CaseReader": ...
    @property
    def id_generator(self) -> "IdGenerator": ...


class ComposingStores(Protocol):
    """The part that the words of a mail are gathered from, and which is not written."""

    @property
    def reviews(self) -> "ReviewReader": ...
    @property
    def organisations(self) -> "OrganisationReader": ...
    @property
    def cases(self) -> "CaseReader": ...
    @property
    def editors(self) -> "EditorReader": ...
    @property
    def theme_sets(self) -> "ThemeSets": ...
    @property
    def links(self) -> "Links": ...
    @property
    def queue(self) -> "QueueReader": ...
    @property
    def insights(self) -> "InsightsReader": ...
    @property
    def similarity_index(self) -> "TraceReader": ...
    @property
    def id_generator(self) -> "IdGenerator": ...
    @property
    def letters(self) -> "LetterReader": ...
    @property
    def authorities(self) -> "Mapping[str, Authority]":
        """By id, those to whom editors may refer a review."""
        ...


class Stores(DecidingStores, ComposingStores, Protocol):
    """All that a verb may use of the world. What nobody asks for is not loaded."""

    @property
    def written_by_0_1_0(self) -> bool:
        """Whether something is kept that release 0.1.0 wrote."""
        ...

    @property
    def cases(self) -> "Cases": ...
    @property
    def readings(self) -> "Readings": ...
    @property
    def editors(self) -> "Editors": ...
    @property
    def queue(self) -> "Queue": ...
    @property
    def insights(self) -> "Insights": ...
    @property
    def similarity_index(self) -> "SimilarityIndex": ...
    @property
    def log(self) -> "Log": ...
    @property
    def figures(self) -> "DailyFigures": ...
    @property
    def deadlines(self) -> "Deadlines": ...
    @property
    def outbox(self) -> "Outbox": ...
    @property
    def addresses(self) -> "Addresses": ...
    @property
    def letters(self) -> "Letters": ...
    @property
    def counters(self) -> "Counters": ...
    @property
    def aside(self) -> "Aside": ...
    @property
    def invitations(self) -> "Invitations": ...
    @property
    def webhooks(self) -> "Webhooks": ...
    @property
    def directory(self) -> "Directory": ...
    @property
    def rounds(self) -> "Rounds": ...
    @property
    def mail_renderer(self) -> "MailRenderer": ...
    @property
    def mail_sender(self) -> "MailSender": ...


class SyncStores(Protocol):
    """The bundle of a run of the sync: the register, and the stores that it brings up to date."""

    @property
    def care_directory(self) -> "CareDirectory": ...
    @property
    def organisations(self) -> "Organisations": ...
    @property
    def directory(self) -> "Directory": ...
    @property
    def sync_store(self) -> "SyncStore": ...
    @property
    def aside(self) -> "Aside": ...
    @property
    def id_generator(self) -> "IdGenerator": ...
