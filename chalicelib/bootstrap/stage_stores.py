"""The stores of a stage: where each port of what is kept meets DynamoDB."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from chalicelib.adapters.dynamodb.client import late_client
from chalicelib.adapters.signed_post import signed_post
from chalicelib.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pynamodb.connection import Connection

    from chalicelib.adapters.dynamodb.aggregates.addresses import DynamoAddresses
    from chalicelib.adapters.dynamodb.aggregates.cases import DynamoCases
    from chalicelib.adapters.dynamodb.aggregates.editors import DynamoEditors
    from chalicelib.adapters.dynamodb.aggregates.identities import Identities
    from chalicelib.adapters.dynamodb.aggregates.invitations import DynamoInvitations
    from chalicelib.adapters.dynamodb.aggregates.letters import DynamoLetters
    from chalicelib.adapters.dynamodb.aggregates.openness.open_data import DynamoOpenData
    from chalicelib.adapters.dynamodb.aggregates.openness.public_log import DynamoPublicLog
    from chalicelib.adapters.dynamodb.aggregates.organisations import DynamoOrganisations
    from chalicelib.adapters.dynamodb.aggregates.readings import DynamoReadings
    from chalicelib.adapters.dynamodb.aggregates.reviews import DynamoReviews
    from chalicelib.adapters.dynamodb.aggregates.webhooks import DynamoWebhooks
    from chalicelib.adapters.dynamodb.client.counters import DynamoCounters
    from chalicelib.adapters.dynamodb.client.signed_http import SignedHttp
    from chalicelib.adapters.dynamodb.projections.deadlines import DynamoDeadlines
    from chalicelib.adapters.dynamodb.projections.directory import DynamoDirectory
    from chalicelib.adapters.dynamodb.projections.insights import DynamoInsights
    from chalicelib.adapters.dynamodb.projections.log import DynamoFigures, DynamoLog
    from chalicelib.adapters.dynamodb.projections.outbox import DynamoOutbox
    from chalicelib.adapters.dynamodb.projections.queue import DynamoQueue
    from chalicelib.adapters.dynamodb.projections.rounds import DynamoRounds
    from chalicelib.adapters.dynamodb.projections.similarity_index import DynamoSimilarityIndex
    from chalicelib.adapters.dynamodb.upkeep.aside import DynamoAside
    from chalicelib.domain.cases.referral import Authority
    from chalicelib.ports.cipher import Cipher
    from chalicelib.ports.public_log import Signer

S = TypeVar("S")


class StageStores:
    """Every store, made when first asked for and kept for the life of the process."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def connection(self) -> "Connection":
        """The connection to the tables; asking for it gives them their names of this stage."""
        from chalicelib.adapters.dynamodb.client.tables import bind

        return bind(self.settings, self.signed_http)

    def _bound(self, store: S) -> S:
        """A store that asks its tables by itself: they must have their names by then."""
        assert self.connection is not None  # noqa: S101 - asking for it is the point
        return store

    @cached_property
    def signed_http(self) -> "SignedHttp | None":
        from chalicelib.adapters.dynamodb.client.signed_http import SignedHttp

        post = signed_post(self.settings, "dynamodb")
        if post and not self.settings.local:
            late_client.install()
        return SignedHttp(post) if post else None

    @cached_property
    def identities(self) -> "Identities":
        from chalicelib.adapters.dynamodb.aggregates.identities import Identities

        return Identities(lambda: self.cipher)

    @cached_property
    def organisations(self) -> "DynamoOrganisations":
        from chalicelib.adapters.dynamodb.aggregates.organisations import DynamoOrganisations

        return DynamoOrganisations(self.connection)

    @cached_property
    def invitations(self) -> "DynamoInvitations":
        from chalicelib.adapters.dynamodb.aggregates.invitations import DynamoInvitations

        return DynamoInvitations(self.connection)

    @cached_property
    def webhooks(self) -> "DynamoWebhooks":
        from chalicelib.adapters.dynamodb.aggregates.webhooks import DynamoWebhooks

        return DynamoWebhooks(self.connection, lambda: self.cipher)

    @cached_property
    def directory(self) -> "DynamoDirectory":
        from chalicelib.adapters.dynamodb.projections.directory import DynamoDirectory

        return DynamoDirectory(self.connection)

    @cached_property
    def reviews(self) -> "DynamoReviews":
        from chalicelib.adapters.dynamodb.aggregates.reviews import DynamoReviews

        return DynamoReviews(self.connection, self.identities)

    @cached_property
    def cases(self) -> "DynamoCases":
        from chalicelib.adapters.dynamodb.aggregates.cases import DynamoCases

        return DynamoCases(self.connection, self.identities)

    @cached_property
    def readings(self) -> "DynamoReadings":
        from chalicelib.adapters.dynamodb.aggregates.readings import DynamoReadings

        return DynamoReadings(self.connection)

    @cached_property
    def authorities(self) -> "Mapping[str, Authority]":
        from chalicelib.domain.cases.referral import Authority

        return {key: Authority(id=key, name=name, email=email) for key, name, email in self.settings.authorities}

    @cached_property
    def similarity_index(self) -> "DynamoSimilarityIndex":
        from chalicelib.adapters.dynamodb.projections.similarity_index import DynamoSimilarityIndex

        return self._bound(DynamoSimilarityIndex(self.connection))

    @cached_property
    def editors(self) -> "DynamoEditors":
        from chalicelib.adapters.dynamodb.aggregates.editors import DynamoEditors

        return DynamoEditors(self.connection)

    @cached_property
    def queue(self) -> "DynamoQueue":
        from chalicelib.adapters.dynamodb.projections.queue import DynamoQueue

        return self._bound(DynamoQueue(self.connection))

    @cached_property
    def deadlines(self) -> "DynamoDeadlines":
        from chalicelib.adapters.dynamodb.projections.deadlines import DynamoDeadlines

        return self._bound(DynamoDeadlines())

    @cached_property
    def log(self) -> "DynamoLog":
        from chalicelib.adapters.dynamodb.projections.log import DynamoLog

        return self._bound(DynamoLog())

    @cached_property
    def figures(self) -> "DynamoFigures":
        from chalicelib.adapters.dynamodb.projections.log import DynamoFigures

        return self._bound(DynamoFigures())

    @cached_property
    def insights(self) -> "DynamoInsights":
        from chalicelib.adapters.dynamodb.projections.insights import DynamoInsights

        return DynamoInsights(self.connection)

    @cached_property
    def outbox(self) -> "DynamoOutbox":
        from chalicelib.adapters.dynamodb.projections.outbox import DynamoOutbox
        from chalicelib.adapters.mail_log import log_mail

        return DynamoOutbox(self.connection, log_mail=log_mail)

    @cached_property
    def letters(self) -> "DynamoLetters":
        from chalicelib.adapters.dynamodb.aggregates.letters import DynamoLetters
        from chalicelib.adapters.mail_log import log_mail

        return self._bound(DynamoLetters(self.connection, log_mail=log_mail))

    @cached_property
    def rounds(self) -> "DynamoRounds":
        from chalicelib.adapters.dynamodb.projections.rounds import DynamoRounds

        return self._bound(DynamoRounds())

    @cached_property
    def aside(self) -> "DynamoAside":
        from chalicelib.adapters.dynamodb.upkeep.aside import DynamoAside

        return self._bound(DynamoAside(self.identities))

    @cached_property
    def counters(self) -> "DynamoCounters":
        from chalicelib.adapters.dynamodb.client.counters import DynamoCounters

        return DynamoCounters(self.connection)

    @cached_property
    def addresses(self) -> "DynamoAddresses":
        from chalicelib.adapters.dynamodb.aggregates.addresses import DynamoAddresses

        return DynamoAddresses(self.connection)

    @cached_property
    def signer(self) -> "Signer":
        from chalicelib.adapters.kms import KmsSigner

        of, post = self.settings, signed_post(self.settings, "kms")
        return KmsSigner(region=of.region, key=of.signing_alias, endpoint=of.key_endpoint, signed_post=post)

    @cached_property
    def public_log(self) -> "DynamoPublicLog":
        from chalicelib.adapters.dynamodb.aggregates.openness.public_log import DynamoPublicLog

        return self._bound(DynamoPublicLog(self.connection))

    @cached_property
    def open_data(self) -> "DynamoOpenData":
        from chalicelib.adapters.dynamodb.aggregates.openness.open_data import DynamoOpenData

        return self._bound(DynamoOpenData())

    @cached_property
    def cipher(self) -> "Cipher":
        from chalicelib.adapters.kms import KmsCipher

        of, post = self.settings, signed_post(self.settings, "kms")
        return KmsCipher(region=of.region, key=of.identity_alias, endpoint=of.key_endpoint, signed_post=post)
