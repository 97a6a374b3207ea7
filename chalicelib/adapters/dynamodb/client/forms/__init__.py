"""The register of forms: all that is stored, the version in which it is written, and how older ones are read.

A document says its version as its first key, `"v"`; without one it is of version 1, which release 0.1.0 wrote. It is
said inside of what it is about, so that it stays right when a release that knows no versions replaces one attribute of
an item. A release writes nothing that the release before it cannot read: where an older reader may leave out what it
does not know, `"v"` is a pair, of the version written and the oldest whose readers understand it.

Nothing here loads the store's client: a page that is read by signed requests never does.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, Generic, TypeVar

import msgspec

from chalicelib.adapters.dynamodb.client.forms.ways import (
    as_first_written,
    by_mail_alone,
    from_the_web,
    of_days_of_utc,
    of_fewer_kinds,
    of_no_language_told,
    of_no_sector,
    of_one_editor,
    reached,
    with_a_review_or_notice,
    with_its_gravity,
    with_no_address_changed,
)

T = TypeVar("T")
Way = Callable[[dict[str, Any]], dict[str, Any]]
UNRELEASED: Final = "Unreleased"  # as the changelog calls it; a release puts its number in the place of this
_ANY_STAMP: Final = b'{"v":'
_STAMPED: Final = (_ANY_STAMP, _ANY_STAMP.decode())
_FIRST: Final = 1  # the version of what says none


class NewerForm(msgspec.DecodeError):
    """What is stored was written by a later release, for readers that know more: it is there, and cannot be read."""


class OlderForm(msgspec.DecodeError):
    """What is stored is of a version from which no way leads to today's: a copy that is to be made anew."""


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """A form in which something is stored."""

    table: str
    where: str  # the attributes, or the part of the table in words
    of: str = ""  # what it is derived from; empty for what stands for itself
    since: tuple[str, ...] = ("0.1.0",)  # the release that brought each version, the first first
    reader: int = _FIRST  # the oldest version whose readers understand what is written today
    ways: Mapping[int, Way] = msgspec.field(default_factory=dict)  # of a document: from this version to the next
    nightly: bool = False  # older ones are made anew by the reconciliation, and no round looks for them
    whole: bool = False  # older ones are made anew in one piece, before a round begins to look for others
    older: str = ""  # what becomes of older versions, in words, where no ways lead on

    @property
    def version(self) -> int:
        return len(self.since)

    @property
    def released(self) -> bool:
        """True once a release writes today's version: it never changes again."""
        return self.since[-1] != UNRELEASED


class Codec(Generic[T]):
    """Writes a form's documents in today's version, and reads those of every version."""

    def __init__(self, name: str, kind: type[T], form: Form | None = None) -> None:
        self.name, self.kind = name, kind
        self.form = form or FORMS[name]
        version, reader = self.form.version, self.form.reader
        stamp = str(version).encode() if reader == version else b"[%d,%d]" % (version, reader)
        self._head = _ANY_STAMP + stamp + b","
        self._head_of_text = self._head.decode()
        self._encode = msgspec.json.Encoder().encode
        self._decode = msgspec.json.Decoder(kind).decode

    def written(self, value: T) -> bytes:
        return self._head + self._encode(value)[1:]

    def read(self, document: str | bytes) -> T:
        """Return what a document says, of whichever version it is.

        Raises:
            NewerForm, OlderForm: it is of a version that this release does not know, or no longer.
            msgspec.DecodeError: it is no such document at all.
        """
        head = self._head_of_text if isinstance(document, str) else self._head
        if document.startswith(head):  # type: ignore[arg-type]  # of the same type, by the line above
            return self._decode(document)
        version, reader = stamp_of(document)
        if version == self.form.version or (version > self.form.version >= reader):
            return self._decode(document)
        if version > self.form.version:
            raise NewerForm(f"{self.name} of version {version}, of which {self.form.version} is known")
        return self._decode(msgspec.json.encode(self._led_on(document, version)))

    def is_older(self, document: str | bytes) -> bool:
        """Tell if a document is of a version before today's."""
        head = self._head_of_text if isinstance(document, str) else self._head
        return not document.startswith(head) and stamp_of(document)[0] < self.form.version  # type: ignore[arg-type]  # as above

    def _led_on(self, document: str | bytes, version: int) -> dict[str, Any]:
        found: dict[str, Any] = msgspec.json.decode(document, type=dict[str, Any])
        found.pop("v", None)
        for step in range(version, self.form.version):
            if step not in self.form.ways:
                raise OlderForm(f"{self.name} of version {version}")
            found = self.form.ways[step](found)
        return found


class _Stamped(msgspec.Struct):
    v: int | tuple[int, int] = _FIRST


_stamped = msgspec.json.Decoder(_Stamped)


def stamp_of(document: str | bytes) -> tuple[int, int]:
    """Return the version of a document, and the oldest version whose readers understand it."""
    # As text or as bytes; the cheap question first, for what release 0.1.0 wrote says nothing.
    if document[: len(_ANY_STAMP)] not in _STAMPED:
        return _FIRST, _FIRST
    found = _stamped.decode(document).v
    return (found, found) if isinstance(found, int) else found


_UNCHANGED: Final = (
    *("listings", "identities", "deadlines", "tombstones", "log", "insights"),
    *("queue", "traces", "editors", "sessions", "directory", "sync"),
)

# What a changed form asks for stands in docs/forms.md, which `python -m infra.forms page` draws from this table.
FORMS: Final[Mapping[str, Form]] = {
    # What people wrote and decided: each a document.
    "review": Form(
        table="reviews",
        where="review, or packed",
        since=("0.1.0", UNRELEASED),
        reader=1,
        ways={1: as_first_written},
    ),
    "listing": Form(table="organisations", where="listing", of="the register"),
    "standing": Form(
        table="organisations",
        where="standing",
        since=("0.1.0", UNRELEASED),
        reader=1,
        ways={1: of_one_editor},
    ),
    "log entry": Form(table="log", where="entry", since=("0.1.0", UNRELEASED), reader=1, ways={1: from_the_web}),
    "mail": Form(table="outbox", where="mail", since=("0.1.0", UNRELEASED), reader=1, ways={1: of_fewer_kinds}),
    "notice": Form(table="cases", where="notice", since=("0.1.0", UNRELEASED), reader=1, ways={1: of_no_sector}),
    "appeal": Form(
        table="cases", where="appeal", since=("0.1.0", UNRELEASED), reader=1, ways={1: with_a_review_or_notice}
    ),
    "dossier": Form(table="cases", where="dossier"),
    "thread": Form(table="cases", where="thread", since=(UNRELEASED,)),
    "second reading": Form(table="cases", where="reading", since=(UNRELEASED,)),
    "pairs of readers": Form(table="cases", where="pairs", since=(UNRELEASED,)),
    "invitation batch": Form(table="invitations", where="batch, used, noted, shown, night", since=(UNRELEASED,)),
    "card": Form(table="invitations", where="all of `card#`", since=(UNRELEASED,)),
    "webhook": Form(table="webhooks", where="webhook, sealed, former, former_until", since=(UNRELEASED,)),
    "webhook state": Form(table="webhooks", where="state", since=(UNRELEASED,)),
    "delivery": Form(table="webhooks", where="delivery", of="log entry", since=(UNRELEASED,)),
    "editor": Form(table="editors", where="editor", since=("0.1.0", UNRELEASED), reader=1, ways={1: reached}),
    "sign-in": Form(table="sessions", where="sign_in"),
    "session": Form(table="sessions", where="session"),
    "sync run": Form(
        table="sync", where="run", since=("0.1.0", UNRELEASED), reader=1, ways={1: with_no_address_changed}
    ),
    "set aside": Form(table="aside", where="aside", since=(UNRELEASED,)),
    "author": Form(
        table="identities",
        where="sealed, under the review's id",
        since=("0.1.0", UNRELEASED),
        reader=1,
        ways={1: by_mail_alone},
    ),
    "notifier": Form(table="identities", where="sealed, under `notice#`"),
    "contact person": Form(table="identities", where="sealed, under `participation#`", since=(UNRELEASED,)),
    # Copies that are documents.
    "public review": Form(
        table="organisations",
        where="face",
        of="review",
        since=("0.1.0", UNRELEASED),
        reader=1,
        ways={1: of_no_language_told},
    ),
    "first page": Form(
        table="organisations",
        where="front, packed",
        of="public review",
        since=("0.1.0", UNRELEASED),
        reader=1,
        ways={1: of_no_language_told},
    ),
    "queue entry": Form(
        table="queue",
        where="waiting, place, status",
        of="review, notice, appeal, standing",
        since=("0.1.0", UNRELEASED),
        reader=1,
        ways={1: with_its_gravity},
    ),
    "count": Form(table="claims", where="waits, of the item `desk`", of="queue entry", since=(UNRELEASED,)),
    "deadline": Form(
        table="deadlines",
        where="deadline, place",
        of="review, notice, appeal, dossier",
        since=("0.1.0", UNRELEASED),
        reader=1,
        ways={1: of_fewer_kinds},
    ),
    "figures": Form(
        table="figures",
        where="figures",
        of="log entry",
        since=("0.1.0", UNRELEASED),
        reader=1,
        ways={1: of_days_of_utc},
    ),
    "proven figures": Form(
        table="public_log", where="figures, of the items `month`", of="log entry", since=(UNRELEASED,)
    ),
    "sector averages": Form(table="insights", where="averages", of="counts of a month"),
    "search line": Form(table="directory", where="lines of `change#`", of="listing, standing"),
    # What lies in attributes, in keys, or packed in another way than JSON.
    "restriction": Form(
        table="organisations",
        where="restricted_until, restriction_of",
        of="standing",
        since=("0.1.0", UNRELEASED),
        older="without `restriction_of`, or with that of another `standing_version`, it is not believed: the "
        "organisation itself is read. `migrate_forms` and the night make it anew. Another rule of derivation takes "
        "another attribute",
    ),
    "counters of an organisation": Form(
        table="organisations",
        where="reviews, replied, score_sum, marks_1 to marks_5, by proof, promises_open to promises_dropped",
        of="review",
        since=("0.1.0", UNRELEASED),
        reader=1,
        nightly=True,
        older="reviews were not counted by their proof: what is in none of those counters was proven by mail, as all "
        "that 0.1.0 took in. No promises were counted, and none were made. What 0.1.0 shows or hides meanwhile, the "
        "night counts anew",
    ),
    "counts of a month": Form(
        table="insights",
        where="names with a colon, replied, moves",
        of="review",
        since=("0.1.0", UNRELEASED),
        reader=1,
        nightly=True,
        older="its months were those of UTC, its themes those of an older list; the night counts them anew, and does "
        "not call that drift",
    ),
    "search blocks": Form(
        table="directory",
        where="head; texts and ids of `block#`; `words#`",
        of="listing, standing",
        since=("0.1.0", UNRELEASED),
        whole=True,
        older="other spellings, no words, none that closed: a round makes them anew under keys of their own "
        "(`open#2`), and 0.1.0 goes on with its own; a later release takes those away",
    ),
    "trace": Form(
        table="traces",
        where="all but `origin#` and `of#`",
        of="review",
        since=("0.1.0", UNRELEASED),
        reader=1,
        older="a text was kept under sixteen bands of pairs of words. It is looked for under those as well, and kept "
        "under eight of them still, so that 0.1.0 finds it; `migrate_forms` keeps older texts under today's bands of "
        "words too. Those that 0.1.0 leaves behind of what it erases, the same round takes away",
    ),
    "origin": Form(table="traces", where="`origin#` and `of#`"),
    "manifest": Form(table="sync", where="blob of `manifest#2`, a large bucket in parts", of="listing"),
    "staged page": Form(
        table="sync",
        where="blob of `page#`, for fourteen days",
        of="the register",
        since=("0.1.0", UNRELEASED),
        reader=1,
        older="its listings name one address each; what else the register lists, the next run reads again",
    ),
    "held back": Form(table="sync", where="blob of `held#` and `candidates`", of="the register"),
    "public log": Form(
        table="public_log",
        where="blob of `tile/<level>` and `entries`; all of `head`",
        of="log entry",
        since=(UNRELEASED,),
    ),
    "progress": Form(table="sync", where="blob of `recount`, `digests`, `forms`, `place` and `mails`; the lease"),
    "cursor": Form(table="none", where="in addresses of lists: the sort key of the last that was shown"),
    "export": Form(
        table="none",
        where="the file of `python -m infra.transfer`",
        since=("0.1.0", UNRELEASED),
        older="version 1 is read as it is: it has no end, no mails, and of its documents none says a version",
    ),
    # The items themselves: keys, attributes and indexes.
    **{f"items of {table}": Form(table=table, where="keys, attributes, indexes") for table in _UNCHANGED},
    "items of addresses": Form(
        table="addresses",
        where="keys, attributes, indexes",
        since=("0.1.0", UNRELEASED),
        older="`opens` came, of items under `code#` alone: 0.1.0 asks for none",
    ),
    "items of open_data": Form(table="open_data", where="keys, attributes, indexes", of="review", since=(UNRELEASED,)),
    "items of public_log": Form(table="public_log", where="keys, attributes, indexes", since=(UNRELEASED,)),
    "items of webhooks": Form(table="webhooks", where="keys, attributes, indexes", since=(UNRELEASED,)),
    "items of invitations": Form(table="invitations", where="keys, attributes, indexes", since=(UNRELEASED,)),
    "items of aside": Form(table="aside", where="keys, attributes, indexes", since=(UNRELEASED,)),
    "items of cases": Form(
        table="cases",
        where="keys, attributes, indexes",
        since=("0.1.0", UNRELEASED),
        reader=1,
        older="`thread` came, with items of its own, and `expires` with it. 0.1.0 passes them over; where it erases a "
        "review, what was asked and noted about it goes when it expires. `reading` and `pairs` came, with items of "
        "their own, which 0.1.0 passes over too: it draws nothing, and what was drawn of a review that it erases "
        "is shown to nobody. `about` may be absent: of `pairs`, which the index has no place for",
    ),
    "items of claims": Form(
        table="claims",
        where="keys, attributes, indexes",
        since=("0.1.0", UNRELEASED),
        reader=1,
        older="`work` came, of items under `work#` alone, assignments under `assigned#`, and `desk` with `waits` and "
        "what is in hand: 0.1.0 asks for none. What editors read by 0.1.0 is not on the desk, for half an hour. "
        "Items under `opened#` came, with the editors who opened a review in `work`",
    ),
    "items of organisations": Form(
        table="organisations",
        where="keys, attributes, indexes",
        since=("0.1.0", UNRELEASED),
        older="`restriction_of` came; see there",
    ),
    "items of counters": Form(
        table="counters",
        where="keys, attributes, indexes",
        since=("0.1.0", UNRELEASED),
        older="`answer` came, of items under `answered#` alone: none of those is older. `latest`, `second` and `third` "
        "came, of items whose bucket ends in `#rolling`, which no release before knows",
    ),
    "items of reviews": Form(
        table="reviews",
        where="keys, attributes, indexes",
        since=("0.1.0", UNRELEASED),
        older="`packed` came: a long `review`, compressed (zlib), in its place. 0.1.0 cannot read it: a stage that it "
        "may serve (`OLDEST_READER`) has none",
    ),
    "items of figures": Form(
        table="figures",
        where="keys, attributes, indexes",
        since=("0.1.0", UNRELEASED),
        reader=1,
        older="`<year>#<sector>` came: 0.1.0 asks for none. Its entries name no sector, and what they count stands in "
        "the whole alone",
    ),
    "items of outbox": Form(
        table="outbox",
        where="keys, attributes, indexes",
        since=("0.1.0", UNRELEASED),
        older="`waits_for` came: without it a mail has its turn to come, or a sender has it in hand. 0.1.0 leaves it "
        "there when it claims a mail, and ends one at `faults`, which stays 0. One that the log names has no "
        "`due_shard` before it has to wait, so that the index does not hold it: sweeps find it by the log. 0.1.0 finds "
        "it by the stream alone, so a stage that 0.1.0 may serve (`OLDEST_READER`) gives all of them one",
    ),
}
