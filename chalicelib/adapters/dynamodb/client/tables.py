"""The tables: what lies where, and under which key.

An item holds its keys, what conditions and indexes need, and one document: few attributes, since botocore's time
goes into parsing each of them. Expired items linger in DynamoDB for days, so code checks every expiry itself.
"""

import zlib
from typing import TYPE_CHECKING, Any, Final

from pynamodb.attributes import BinaryAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.connection import Connection
from pynamodb.constants import STREAM_NEW_IMAGE
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex, KeysOnlyProjection

from chalicelib.adapters.dynamodb.client.patient_connection import PatientConnection
from chalicelib.adapters.dynamodb.client.signed_connection import SignedConnection
from chalicelib.adapters.dynamodb.client.signed_http import SignedHttp
from chalicelib.adapters.dynamodb.client.table import DocumentAttribute, Table
from chalicelib.adapters.dynamodb.client.working_tables import (
    AddressItem,
    AsideItem,
    ClaimItem,
    CounterItem,
    DeadlineItem,
    DirectoryItem,
    FiguresItem,
    InsightsItem,
    InvitationItem,
    OpenDataItem,
    PublicLogItem,
    QueueItem,
    SessionItem,
    SyncItem,
    TombstoneItem,
    TraceItem,
    WebhookItem,
)
from chalicelib.domain.access.editor import Editor
from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.dossier import Dossier
from chalicelib.domain.cases.notice import Notice
from chalicelib.domain.cases.second_reading import Pairs, SecondReading
from chalicelib.domain.cases.thread import Thread
from chalicelib.domain.organisations.listing import Listing
from chalicelib.domain.organisations.organisation import ModerationState
from chalicelib.domain.reviews.public_review import PublicReview
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.mails import Mail
from chalicelib.settings import RELEASE_0_1_0, Settings

if TYPE_CHECKING:
    from botocore.config import _RetryDict

FAREWELL: Final = "farewell#"
PARTICIPATION: Final = "participation#"
THREAD: Final = "thread#"
LOG_SHARDS: Final = 4  # of each day
# What stands in most reviews, so that it is pointed at and not written. What was packed with it is unpacked with it: it
# never changes, and another one comes beside it.
_NAMES: Final = (
    b'"words_read":"","looks":true,"proof_noted":false,"additions":[],"invited":false,"invitation":"","typed_by":"",'
    b'"helped_by":null,"channel":"web","undone":false,"promise":null,"former":"","decided_by":"","decided_at":"2026-11-",'
    b'"evidence":"","strength":1,"passages":[],"code":"","undone":null,"withdrawal":null,"language":"nl","revisions":[],'
    b'"reply":{"text":"","status":"pending","submitted_at":"2026-11-","version":1,"published_at":null,"reply":null,'
    b'"forgotten_at":null,"nudged_at":null,"reminded_at":null,"checked_at":null,"spelt_key":"","author_key":"",'
    b'"signals":[],"passage":"","escalated":false,"approved_by":"","moved_at":"2026-11-","moved_by":"editor",'
    b'"published_at":null,"waiting_since":"2026-11-","version":2,"status":"published","status":"pending",'
    b'"fingerprint":"","manage_nonce":"","confirm_nonce":"","submitted_at":"2026-11-","on_behalf":false,'
    b'"experienced":"2026-","capacity":"relative","aspect_ratings":{"":4,"":5},"text":"","theme_set":"residential_care-1",'
    b'"organisation_id":"","id":"{"v":[2,1],"id":"'
)
_LONG: Final = 800  # bytes of a document, from which on compressing it saves a unit of writing


class OrganisationItem(Table):
    """An organisation (part `~organisation`), its public reviews (`published#<when>#<id>`), its cached first page."""

    class Meta(Table.Meta):
        table_name = "organisations"
        stream_view_type = STREAM_NEW_IMAGE

    organisation_id = UnicodeAttribute(hash_key=True)
    part = UnicodeAttribute(range_key=True)
    face = DocumentAttribute("public review", PublicReview, null=True)
    listing = DocumentAttribute("listing", Listing, null=True)
    listing_version = NumberAttribute(null=True)
    contact_nonce = UnicodeAttribute(null=True)
    insights_nonce = UnicodeAttribute(null=True)
    insights_asked_at = UnicodeAttribute(null=True)
    standing = DocumentAttribute("standing", ModerationState, null=True)
    standing_version = NumberAttribute(null=True)
    taking_part = NumberAttribute(null=True)
    restricted_until = UnicodeAttribute(null=True)  # while the moderation state has a say in what goes online
    restriction_of = NumberAttribute(null=True)  # the `standing_version` that `restricted_until` follows from
    digest_stopped = NumberAttribute(null=True)  # 1 while the organisation does not want the monthly mail
    bounced = NumberAttribute(null=True)  # 1 while the listing's address is known not to work
    reviews = NumberAttribute(null=True)
    replied = NumberAttribute(null=True)
    score_sum = NumberAttribute(null=True)
    marks_1 = NumberAttribute(null=True)
    marks_2 = NumberAttribute(null=True)
    marks_3 = NumberAttribute(null=True)
    marks_4 = NumberAttribute(null=True)
    marks_5 = NumberAttribute(null=True)
    unproven = NumberAttribute(null=True)  # of the public reviews, as `Tally` has them
    documented = NumberAttribute(null=True)
    invited = NumberAttribute(null=True)
    invited_unproven = NumberAttribute(null=True)
    promises_open = NumberAttribute(null=True)
    promises_kept = NumberAttribute(null=True)
    promises_late = NumberAttribute(null=True)
    promises_dropped = NumberAttribute(null=True)
    handed_out = NumberAttribute(null=True)  # cards with a code
    cards_used = NumberAttribute(null=True)  # of these, as everybody may know it
    faces_version = NumberAttribute(null=True)  # moves on with every change of a public review
    front = BinaryAttribute(legacy_encoding=False, null=True)  # the newest public reviews, compressed


class ListingItem(Table):
    """The organisation that an entry of the register belongs to; ids of ours are never given out twice."""

    class Meta(Table.Meta):
        table_name = "listings"

    register_key = UnicodeAttribute(hash_key=True)  # 64 bits of the register's id, as 16 hexadecimal digits
    register_id = UnicodeAttribute()
    organisation_id = UnicodeAttribute()


class OrganisationIndex(GlobalSecondaryIndex["ReviewItem"]):
    """The reviews of an organisation, for the reconciliation; written once per review, as its keys never change."""

    class Meta:
        index_name = "by_organisation"
        projection = KeysOnlyProjection()

    organisation_id = UnicodeAttribute(hash_key=True)
    review_id = UnicodeAttribute(range_key=True)


class ReviewItem(Table):
    """A review with its reply and its earlier texts; `version` guards every change.

    A long document lies compressed in `packed`, and not in `review`: of Dutch half is left. Whoever reads an item gets
    it in `review` either way.
    """

    class Meta(Table.Meta):
        table_name = "reviews"

    review_id = UnicodeAttribute(hash_key=True)
    organisation_id = UnicodeAttribute()
    version = NumberAttribute()
    review = DocumentAttribute("review", Review)
    packed = BinaryAttribute(legacy_encoding=False, null=True)
    by_organisation = OrganisationIndex()

    @classmethod
    def from_raw_data(cls, data: dict[str, Any]) -> Any:
        return super().from_raw_data(unpacked(data))

    def serialize(self, null_check: bool = True) -> dict[str, dict[str, Any]]:  # noqa: FBT001, FBT002  (pynamodb's own)
        found: dict[str, dict[str, Any]] = super().serialize(null_check)
        text = found.get("review", {}).get("S", "").encode()
        if self.read_by_0_1_0 or len(text) <= _LONG:
            return found
        return {name: value for name, value in found.items() if name != "review"} | {"packed": {"B": _packed(text)}}


def _packed(text: bytes) -> bytes:
    packing = zlib.compressobj(zdict=_NAMES)
    return packing.compress(text) + packing.flush()


def unpacked(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item of the store with its document as it was before it was compressed."""
    if "packed" not in item:
        return item
    found = {name: value for name, value in item.items() if name != "packed"}
    try:
        unpacking = zlib.decompressobj(zdict=_NAMES)
        text = (unpacking.decompress(item["packed"]["B"]) + unpacking.flush()).decode()
    except (zlib.error, KeyError, TypeError, ValueError):
        text = ""  # which is no document, and told as one that cannot be read
    return {"review": {"S": text}} | found


class IdentityItem(Table):
    """The author of a review, a notifier or a contact person: sealed with a key, apart, under policies of its own.

    `<review id>`, `notice#<notice id>`, and `farewell#<either>` from an erasure until its last mail has left; while an
    organisation asks to take part `participation#<organisation id>`.
    """

    class Meta(Table.Meta):
        table_name = "identities"

    review_id = UnicodeAttribute(hash_key=True)
    sealed = BinaryAttribute(legacy_encoding=False)
    expires = NumberAttribute(null=True)  # epoch seconds, TTL


class DayIndex(GlobalSecondaryIndex["LogItem"]):
    """The log by day, for the public figures; sharded."""

    class Meta:
        index_name = "by_day"
        projection = AllProjection()

    day = UnicodeAttribute(hash_key=True)
    at = UnicodeAttribute(range_key=True)


class LogItem(Table):
    """One entry of the log: who did what, when and why; only ever added to."""

    class Meta(Table.Meta):
        table_name = "log"

    subject = UnicodeAttribute(hash_key=True)
    at = UnicodeAttribute(range_key=True)  # the moment, then the entry's id, so that equal moments keep apart
    day = UnicodeAttribute()
    entry = DocumentAttribute("log entry", LogEntry)
    mails = UnicodeAttribute(null=True)  # the ids of those that the act sent
    cause = UnicodeAttribute(null=True)  # the id of the request that wrote it
    expires = NumberAttribute()  # epoch seconds, TTL
    by_day = DayIndex()


class DueIndex(GlobalSecondaryIndex["OutboxItem"]):
    """Mails that wait, oldest first; a mail that was sent falls out of it."""

    class Meta:
        index_name = "due"
        projection = KeysOnlyProjection()

    due_shard = UnicodeAttribute(hash_key=True)
    due_at = UnicodeAttribute(range_key=True)


class OutboxItem(Table):
    """Mails to send. `due_at` is when one may be taken; taking it moves `due_at` on by the lease.

    One that the log names has no `due_shard` until it has to wait. Letters have one of their own: `letters` while they
    wait for a printer, `printed` after that, since `due_at`.
    """

    class Meta(Table.Meta):
        table_name = "outbox"
        stream_view_type = STREAM_NEW_IMAGE

    mail_id = UnicodeAttribute(hash_key=True)
    mail = DocumentAttribute("mail", Mail)
    attempts = NumberAttribute(default=0)
    due_shard = UnicodeAttribute(null=True)
    due_at = UnicodeAttribute(null=True)
    waits_for = UnicodeAttribute(null=True)  # the code of what keeps it back; absent while its turn is to come, or has
    outcome = UnicodeAttribute(null=True)  # "sent", or why it was dropped
    done_at = UnicodeAttribute(null=True)
    message_id = UnicodeAttribute(null=True)
    to_key = UnicodeAttribute(null=True)  # a keyed hash of the address it went to
    expires = NumberAttribute(null=True)  # epoch seconds, TTL
    due = DueIndex()


class AboutIndex(GlobalSecondaryIndex["CaseItem"]):
    """Notices and appeals by the review they are about."""

    class Meta:
        index_name = "about"
        projection = AllProjection()

    about = UnicodeAttribute(hash_key=True)
    case_id = UnicodeAttribute(range_key=True)


class CaseItem(Table):
    """Notices (`notice#<id>`), appeals (`appeal#<id>`), dossiers (`dossier#<id>`, all about `dossiers`), and threads.

    A thread is `thread#<subject>`, about `thread`-and-subject too: the index by review finds none. Nor second readings:
    `reading#<review id>` about `reading#<id>`; `tally#<id>`, what is counted of it, about `readings#<year>`; `pairs`.
    """

    class Meta(Table.Meta):
        table_name = "cases"

    case_id = UnicodeAttribute(hash_key=True)
    about = UnicodeAttribute(null=True)  # of all but pairs, which no index need find
    version = NumberAttribute()
    notice = DocumentAttribute("notice", Notice, null=True)
    appeal = DocumentAttribute("appeal", Appeal, null=True)
    dossier = DocumentAttribute("dossier", Dossier, null=True)
    thread = DocumentAttribute("thread", Thread, null=True)
    reading = DocumentAttribute("second reading", SecondReading, null=True)
    pairs = DocumentAttribute("pairs of readers", Pairs, null=True)
    expires = NumberAttribute(null=True)  # epoch seconds, TTL; of threads alone
    by_about = AboutIndex()


class EmailIndex(GlobalSecondaryIndex["EditorItem"]):
    class Meta:
        index_name = "by_email"
        projection = AllProjection()

    email = UnicodeAttribute(hash_key=True)


class EditorItem(Table):
    class Meta(Table.Meta):
        table_name = "editors"

    editor_id = UnicodeAttribute(hash_key=True)
    email = UnicodeAttribute(null=True)  # of those who come in by mail
    editor = DocumentAttribute("editor", Editor)
    off = NumberAttribute(null=True)  # 1 once an operator switched the editor off
    by_email = EmailIndex()


TABLES: Final[tuple[type[Table], ...]] = (
    OrganisationItem,
    ListingItem,
    ReviewItem,
    IdentityItem,
    DeadlineItem,
    TombstoneItem,
    LogItem,
    OutboxItem,
    CaseItem,
    InvitationItem,
    FiguresItem,
    InsightsItem,
    QueueItem,
    ClaimItem,
    TraceItem,
    CounterItem,
    AddressItem,
    EditorItem,
    SessionItem,
    DirectoryItem,
    SyncItem,
    AsideItem,
    OpenDataItem,
    PublicLogItem,
    WebhookItem,
)
EXPIRING: Final = tuple(table for table in TABLES if "expires" in table.get_attributes())
NAMES: Final = {table: table.Meta.table_name for table in TABLES}


# botocore's `legacy` mode waits for DynamoDB by its own measure, from 50 ms on; `standard` begins at a second, and
# stops trying altogether once a process has asked again too often, which is when many people need it.
_RETRIES: "Final[_RetryDict]" = {"total_max_attempts": 6, "mode": "legacy"}


def bind(settings: Settings, signed_http: SignedHttp | None = None) -> Connection:
    """Give every table its stage's name, and all of them one connection.

    pynamodb would make a session and a client per table, each parsing botocore's data again.
    """
    options: dict[str, Any] = {
        "region": settings.region,
        "host": settings.store_endpoint or None,
        "connect_timeout_seconds": Table.Meta.connect_timeout_seconds,
        "read_timeout_seconds": Table.Meta.read_timeout_seconds,
        "retry_configuration": _RETRIES,
        "max_pool_connections": 32,
    }
    Table.read_by_0_1_0 = settings.oldest_reader == RELEASE_0_1_0
    Table.written_by_0_1_0 = settings.oldest_writer == RELEASE_0_1_0
    shared = SignedConnection(signed_http, **options) if signed_http else PatientConnection(**options)
    for table in TABLES:
        table.Meta.table_name = settings.table(NAMES[table])
        table.Meta.region = settings.region
        table.Meta.host = settings.store_endpoint or None
        own = table._get_connection()  # noqa: SLF001  (pynamodb has no public way to share a connection)
        shared.add_meta_table(own.get_meta_table())
        own.connection = shared
    return shared
