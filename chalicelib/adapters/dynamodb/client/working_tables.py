"""The tables of what is derived, counted or passes, or only names what was; `tables.py` holds what people wrote."""

from collections.abc import Mapping
from typing import Any, Final

from pynamodb.attributes import BinaryAttribute, NumberAttribute, UnicodeAttribute, UnicodeSetAttribute
from pynamodb.indexes import GlobalSecondaryIndex, KeysOnlyProjection

from chalicelib.adapters.dynamodb.client.table import DocumentAttribute, Table
from chalicelib.domain.access.editor import Session, SignIn
from chalicelib.domain.organisations.invitations import Batch
from chalicelib.domain.projections.deadlines import Deadline
from chalicelib.domain.projections.insights import Counts, SectorAverages
from chalicelib.domain.projections.integrity import Figures
from chalicelib.domain.projections.queue import Count, Waiting
from chalicelib.domain.projections.strangers.public_log import ProvenFigures
from chalicelib.domain.projections.webhooks import Delivery, Webhook, WebhookState
from chalicelib.domain.sync.sync import Run
from chalicelib.ports.aside import SetAside

REPLIED: Final = "replied"


class DeadlineItem(Table):
    """Tasks of the clock, in the order in which they fall due; sharded. A task that is done is gone."""

    class Meta(Table.Meta):
        table_name = "deadlines"

    shard = UnicodeAttribute(hash_key=True)
    place = UnicodeAttribute(range_key=True)  # the moment, the kind of task, the id
    deadline = DocumentAttribute("deadline", Deadline)


class FiguresItem(Table):
    """The integrity figures of one day, made from its log."""

    class Meta(Table.Meta):
        table_name = "figures"

    year = UnicodeAttribute(hash_key=True)
    day = UnicodeAttribute(range_key=True)
    figures = DocumentAttribute("figures", Figures)


class InsightsItem(Table):
    """The figures of an organisation's reviews per month (`month#<month>`), and the links that it asked us to mail
    again (`asked#<review>`). Of a sector (`sector#<sector>`): its averages.

    The counts are attributes of their own, one per figure, so that ADD moves them without a condition; which there
    are is data (aspects, themes), so no attribute is declared for them.
    """

    class Meta(Table.Meta):
        table_name = "insights"

    organisation_id = UnicodeAttribute(hash_key=True)
    part = UnicodeAttribute(range_key=True)
    moves = NumberAttribute(null=True)  # how often the counts moved: a reconciliation makes sure that it missed none
    averages = DocumentAttribute("sector averages", SectorAverages, null=True)
    asked_at = UnicodeAttribute(null=True)
    expires = NumberAttribute(null=True)  # epoch seconds, TTL
    counts: Counts

    @classmethod
    def from_raw_data(cls, data: dict[str, Any]) -> "InsightsItem":
        item: InsightsItem = super().from_raw_data(data)
        item.counts = {
            name: int(value["N"]) for name, value in data.items() if (":" in name or name == REPLIED) and "N" in value
        }
        return item


class QueueItem(Table):
    """The queue for editors, in the order in which to read it; sharded, as one partition would be the ceiling."""

    class Meta(Table.Meta):
        table_name = "queue"

    shard = UnicodeAttribute(hash_key=True)
    place = UnicodeAttribute(range_key=True)
    waiting = DocumentAttribute("queue entry", Waiting)
    status = UnicodeAttribute(null=True)  # as it waits, for those who look for one


class ClaimItem(Table):
    """The editor who is reading something that waits, for a while: a courtesy to other editors, not a lock.

    `assigned#<kind>#<id>`: who is to decide on it. `work#<editor>`: all that one may have been assigned, as
    `<kind>#<id>`; what the assignments themselves say counts. `desk`: all claims (`claimed#<id>`) and assignments once
    more, each as `<editor> <until>` in an attribute of its own, and how much waits, as the clock counted last.
    """

    class Meta(Table.Meta):
        table_name = "claims"

    id = UnicodeAttribute(hash_key=True)
    editor_id = UnicodeAttribute()
    until = UnicodeAttribute()
    work = UnicodeSetAttribute(null=True)
    waits = DocumentAttribute("count", Count, null=True)
    expires = NumberAttribute()  # epoch seconds, TTL
    in_hand: Mapping[str, str]  # of the desk

    @classmethod
    def from_raw_data(cls, data: dict[str, Any]) -> "ClaimItem":
        item: ClaimItem = super().from_raw_data(data)
        item.in_hand = {name: value["S"] for name, value in data.items() if "#" in name and "S" in value}
        return item


class TraceItem(Table):
    """The similarity index of signals: keyed hashes of authors and origins, an organisation's pace, bands of texts."""

    class Meta(Table.Meta):
        table_name = "traces"

    trace = UnicodeAttribute(hash_key=True)
    part = UnicodeAttribute(range_key=True)
    review_id = UnicodeAttribute()
    organisation_id = UnicodeAttribute()
    score = NumberAttribute(null=True)
    at = UnicodeAttribute(null=True)  # when the review was submitted; of bands and sketches, when its words were
    sketch = BinaryAttribute(legacy_encoding=False, null=True)
    expires = NumberAttribute(null=True)  # epoch seconds, TTL


class CounterItem(Table):
    """The number of times that a limited thing happened in a window; the bucket names both, under a keyed hash.

    Where few are let through in a window that rolls on: when the last three were.

    Under `answered#` and a keyed hash of what came: what it was answered with.
    """

    class Meta(Table.Meta):
        table_name = "counters"

    bucket = UnicodeAttribute(hash_key=True)
    counted = NumberAttribute(null=True)
    latest = NumberAttribute(null=True)  # epoch seconds, as the next two
    second = NumberAttribute(null=True)
    third = NumberAttribute(null=True)
    answer = UnicodeAttribute(null=True)
    expires = NumberAttribute(null=True)  # epoch seconds, TTL; a bucket of a fixed window is named by it


class PublicLogItem(Table):
    """The log for strangers: its head (`head`), tiles of hashes (`tile/<level>`), bundles of entries (`entries`), and
    the figures of each of its months (`month`).
    """

    class Meta(Table.Meta):
        table_name = "public_log"

    part_of = UnicodeAttribute(hash_key=True)
    part = UnicodeAttribute(range_key=True)  # a place in eight digits; a month; of the head, `head`
    fence = NumberAttribute(null=True)  # of the run that wrote it, or holds the head
    held_until = UnicodeAttribute(null=True)
    key = BinaryAttribute(legacy_encoding=False, null=True)  # of `month`, for as long as that is being added
    month = UnicodeAttribute(null=True)
    size = NumberAttribute(null=True)  # entries
    through = UnicodeAttribute(null=True)  # the last month that is in
    checkpoint = UnicodeAttribute(null=True)
    verifying_key = UnicodeAttribute(null=True)
    blob = BinaryAttribute(legacy_encoding=False, null=True)
    figures = DocumentAttribute("proven figures", ProvenFigures, null=True)


class WebhookDueIndex(GlobalSecondaryIndex["WebhookItem"]):
    """Webhooks for which something waits that may be tried, by since when."""

    class Meta:
        index_name = "due"
        projection = KeysOnlyProjection()

    due_shard = UnicodeAttribute(hash_key=True)
    due_at = UnicodeAttribute(range_key=True)


class WebhookItem(Table):
    """Webhooks (`of#<owner>`, `webhook#<id>`) and how long an owner's list has grown (`list`); what waits for each
    (`to#<id>`, `waits#<moment>#<message>`), and which messages are known (`known#<message>`).
    """

    class Meta(Table.Meta):
        table_name = "webhooks"

    place = UnicodeAttribute(hash_key=True)
    part = UnicodeAttribute(range_key=True)
    webhook = DocumentAttribute("webhook", Webhook, null=True)
    state = DocumentAttribute("webhook state", WebhookState, null=True)
    delivery = DocumentAttribute("delivery", Delivery, null=True)
    sealed = BinaryAttribute(legacy_encoding=False, null=True)  # the secret
    former = BinaryAttribute(legacy_encoding=False, null=True)  # the one before it, sealed
    former_until = UnicodeAttribute(null=True)
    arrived = NumberAttribute(null=True)  # messages that ever came
    version = NumberAttribute(null=True)
    due_shard = UnicodeAttribute(null=True)
    due_at = UnicodeAttribute(null=True)  # of one in somebody's hand: the end of that
    expires = NumberAttribute(null=True)  # epoch seconds, TTL; of messages alone
    due = WebhookDueIndex()


class InvitationItem(Table):
    """Cards, each under the keyed hash of its code (`card#<hash>`), and batches of them (`batches#<shard>`).

    Of a card that was used no moment is kept, and no review: `held_by` names one until it is confirmed.
    """

    class Meta(Table.Meta):
        table_name = "invitations"

    place = UnicodeAttribute(hash_key=True)
    part = UnicodeAttribute(range_key=True)  # of a batch, its organisation and its id
    organisation_id = UnicodeAttribute(null=True)
    batch_id = UnicodeAttribute(null=True)
    until = UnicodeAttribute(null=True)
    held_by = UnicodeAttribute(null=True)  # the unconfirmed review that was written with it
    spent = NumberAttribute(null=True)  # 1 once such a review was confirmed
    batch = DocumentAttribute("invitation batch", Batch, null=True)
    used = NumberAttribute(null=True)
    noted = NumberAttribute(null=True)  # how many were used, by the last night
    shown = NumberAttribute(null=True)  # by the night before, in steps
    night = NumberAttribute(null=True)  # the day of the last night, of every batch alike
    expires = NumberAttribute(null=True)  # epoch seconds, TTL


class OpenDataItem(Table):
    """The places of reviews in the open data, by the month in which each came online. Ids and moments only."""

    class Meta(Table.Meta):
        table_name = "open_data"

    month = UnicodeAttribute(hash_key=True)
    place = UnicodeAttribute(range_key=True)  # when it came online, and the review's id
    changed_at = UnicodeAttribute()
    gone = NumberAttribute(null=True)  # 1 once it is public no longer
    expires = NumberAttribute(null=True)  # epoch seconds, TTL; of what is gone


class DirectoryItem(Table):
    """The search index: compressed blocks of lines per scope, and the changes not yet merged into them."""

    class Meta(Table.Meta):
        table_name = "directory"

    scope = UnicodeAttribute(hash_key=True)
    part = UnicodeAttribute(range_key=True)
    version = NumberAttribute()
    lines = UnicodeAttribute(null=True)  # the head's versions; a change's line
    texts = BinaryAttribute(legacy_encoding=False, null=True)  # of a block, compressed
    ids = BinaryAttribute(legacy_encoding=False, null=True)  # beside the texts, in their order


class SyncItem(Table):
    """The sync's state: the lease, runs, what a run staged and holds, and the manifest of what we know."""

    class Meta(Table.Meta):
        table_name = "sync"

    part_of = UnicodeAttribute(hash_key=True)
    part = UnicodeAttribute(range_key=True)
    fence = NumberAttribute(null=True)
    lease_until = UnicodeAttribute(null=True)
    version = NumberAttribute(null=True)
    run = DocumentAttribute("sync run", Run, null=True)
    blob = BinaryAttribute(legacy_encoding=False, null=True)
    expires = NumberAttribute(null=True)  # epoch seconds, TTL


class AsideItem(Table):
    """A record that could not be read, for operators: its name and why, never what it holds."""

    class Meta(Table.Meta):
        table_name = "aside"

    record_name = UnicodeAttribute(hash_key=True)
    aside = DocumentAttribute("set aside", SetAside)
    expires = NumberAttribute()  # epoch seconds, TTL; moved on whenever something meets it again


class TombstoneItem(Table):
    """Reviews that were erased, by month: erased again after a backup is restored. Ids only."""

    class Meta(Table.Meta):
        table_name = "tombstones"

    month = UnicodeAttribute(hash_key=True)
    review_id = UnicodeAttribute(range_key=True)
    expires = NumberAttribute()  # epoch seconds, TTL


class AddressItem(Table):
    """Bounces and complaints of an address (`address#<keyed hash>`), and events heard (`event#<id>#<keyed hash>`).

    The code in a letter (`code#<keyed hash>`), with what it opens.
    """

    class Meta(Table.Meta):
        table_name = "addresses"

    key = UnicodeAttribute(hash_key=True)
    suppressed_for = UnicodeAttribute(null=True)
    soft_bounces = NumberAttribute(null=True)
    opens = UnicodeAttribute(null=True)  # of a code: the ids of the review and of the mail it stood in
    last_at = UnicodeAttribute(null=True)
    expires = NumberAttribute(null=True)  # epoch seconds, TTL


class SessionItem(Table):
    """Mailed ways in (`sign_in#<id>`), sessions (`session#<token's digest>`), login cookies used (`tie#<digest>`)."""

    class Meta(Table.Meta):
        table_name = "sessions"

    id = UnicodeAttribute(hash_key=True)
    sign_in = DocumentAttribute("sign-in", SignIn, null=True)
    session = DocumentAttribute("session", Session, null=True)
    expires = NumberAttribute()  # epoch seconds, TTL
