"""The ports say all that a store can do: each of its public methods stands in one, with the same arguments."""

from collections.abc import Mapping
from inspect import signature
from types import FunctionType
from typing import Final

import pytest

from chalicelib.adapters.dynamodb.aggregates.addresses import DynamoAddresses
from chalicelib.adapters.dynamodb.aggregates.cases import DynamoCases
from chalicelib.adapters.dynamodb.aggregates.editors import DynamoEditors
from chalicelib.adapters.dynamodb.aggregates.organisations import DynamoOrganisations
from chalicelib.adapters.dynamodb.aggregates.reviews import DynamoReviews
from chalicelib.adapters.dynamodb.aggregates.sync_store import DynamoSyncStore
from chalicelib.adapters.dynamodb.aggregates.webhooks import DynamoWebhooks
from chalicelib.adapters.dynamodb.client.counters import DynamoCounters
from chalicelib.adapters.dynamodb.projections.deadlines import DynamoDeadlines
from chalicelib.adapters.dynamodb.projections.directory import DynamoDirectory
from chalicelib.adapters.dynamodb.projections.insights import DynamoInsights
from chalicelib.adapters.dynamodb.projections.log import DynamoFigures, DynamoLog
from chalicelib.adapters.dynamodb.projections.outbox import DynamoOutbox
from chalicelib.adapters.dynamodb.projections.queue import DynamoQueue
from chalicelib.adapters.dynamodb.projections.rounds import DynamoRounds
from chalicelib.adapters.dynamodb.projections.similarity_index import DynamoSimilarityIndex
from chalicelib.adapters.dynamodb.upkeep.aside import DynamoAside
from chalicelib.adapters.dynamodb.upkeep.migration import DynamoMigration
from chalicelib.adapters.dynamodb.upkeep.reconciliation import DynamoReconciliation
from chalicelib.ports.aside import Aside
from chalicelib.ports.cases import Cases, Counters, SimilarityIndex
from chalicelib.ports.clock import DailyFigures, Deadlines, Log, Migration, Queue, Reconciliation
from chalicelib.ports.mails import Addresses, Outbox, Rounds
from chalicelib.ports.pushed.webhooks import Webhooks
from chalicelib.ports.stores import Directory, Editors, Organisations, Reviews
from chalicelib.ports.sync import SyncStore
from chalicelib.ports.views import Insights, PublicReviews, Search, SectorFigures

PORTS: Final[Mapping[type, tuple[type, ...]]] = {
    DynamoAddresses: (Addresses,),
    DynamoAside: (Aside,),
    DynamoCases: (Cases,),
    DynamoCounters: (Counters,),
    DynamoDeadlines: (Deadlines,),
    DynamoRounds: (Rounds,),
    DynamoDirectory: (Directory, Search),
    DynamoEditors: (Editors,),
    DynamoFigures: (DailyFigures,),
    DynamoInsights: (Insights, SectorFigures),
    DynamoLog: (Log,),
    DynamoMigration: (Migration,),
    DynamoOrganisations: (Organisations, PublicReviews),
    DynamoOutbox: (Outbox,),
    DynamoQueue: (Queue,),
    DynamoReconciliation: (Reconciliation,),
    DynamoReviews: (Reviews,),
    DynamoSyncStore: (SyncStore,),
    DynamoSimilarityIndex: (SimilarityIndex,),
    DynamoWebhooks: (Webhooks,),
}
AMONG_STORES: Final = {  # these are for the reconciliation and the transfer of a stage, which are adapters too
    (DynamoCases, "restore"),
    (DynamoDeadlines, "known"),
    (DynamoDirectory, "differs"),
    (DynamoDirectory, "make"),
}


def methods(one: type) -> dict[str, list[str]]:
    """The public methods of a class and what it derives from, with the names of their arguments."""
    found = ((name, getattr(one, name)) for name in dir(one) if not name.startswith("_"))
    return {name: [*signature(each).parameters] for name, each in found if isinstance(each, FunctionType)}


@pytest.mark.parametrize("store", PORTS)
def test_a_store_and_its_ports_have_the_same_methods_with_the_same_arguments(store: type) -> None:
    own = {name: names for name, names in methods(store).items() if (store, name) not in AMONG_STORES}
    assert own == {name: names for port in PORTS[store] for name, names in methods(port).items()}
