"""A file of a transfer, line by line: what it says, or what is wrong with it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, BinaryIO, Final

import msgspec

from chalicelib.adapters.dynamodb.upkeep.transfer_items import fault_of, from_json
from chalicelib.bootstrap import Platform
from chalicelib.domain.access.editor import SignIn
from chalicelib.domain.cases.appeal import Appeal
from chalicelib.domain.cases.dossier import Dossier
from chalicelib.domain.cases.notice import Notice, Notifier
from chalicelib.domain.cases.second_reading import Pairs, SecondReading
from chalicelib.domain.cases.thread import Thread
from chalicelib.domain.organisations.listing import Listing
from chalicelib.domain.organisations.organisation import ModerationState
from chalicelib.domain.reviews.parts import Author
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.log import LogEntry
from chalicelib.domain.rules.refusals import NotFound
from infra.transfer.lines import (
    ENDED_SINCE,
    VERSION,
    AnyLine,
    AppealLine,
    Broken,
    DossierLine,
    End,
    EntryLine,
    Header,
    ItemLine,
    MailLine,
    NoticeLine,
    OrganisationLine,
    PairsLine,
    PublicOrganisationLine,
    PublicReviewLine,
    ReadingLine,
    ReviewLine,
    ThreadLine,
    read,
    somebody,
)
from infra.transfer.writing import marks_of_keys

_LONGEST_LINE: Final = 1024 * 1024  # bytes; an item of the store is at most 400 KB
_NOT_ENOUGH: Final = "a public export has not enough in it to be imported"
_CUT_OFF: Final = "the file is cut off: the end that an export writes is not there"
_OTHER_KEYS: Final = (
    "exported under other keys than this platform's: links in mails would die, suppressed addresses not be known; "
    "give it the same LINK_KEY (or secret), or import with --other-keys"
)
_decoder = msgspec.json.Decoder(AnyLine)


class _Versioned(msgspec.Struct):
    """As much of a header as is read of one that a later release wrote."""

    version: int


_version = msgspec.json.Decoder(_Versioned)


@dataclass
class _Seen:
    """What is remembered of the lines before: of the whole file, organisations' ids only."""

    here: Platform
    other_keys: bool
    header: Header | None = None
    end: End | None = None
    lines: int = 0
    organisations: set[str] = field(default_factory=set)


def checked(source: BinaryIO, here: Platform, *, other_keys: bool = False) -> Iterator[AnyLine | Broken]:
    """Every line, or what is wrong with it."""
    seen = _Seen(here, other_keys)
    number = 0
    for number, raw in enumerate(_lines(source), start=1):
        line = _line(raw, number, seen)
        seen.lines = number
        yield line
        if isinstance(line, Broken) and (number == 1 or not raw.endswith(b"\n")):
            return
    if number == 0:
        yield Broken(1, "the file is empty")
    elif seen.header and seen.header.version >= ENDED_SINCE and seen.end is None:
        yield Broken(number + 1, _CUT_OFF)


def _lines(source: BinaryIO) -> Iterator[bytes]:
    """Yield each line; of one that is too long its beginning, without an end of line inside of the file."""
    while raw := source.readline(_LONGEST_LINE):
        rest = raw
        while not rest.endswith(b"\n") and (rest := source.readline(_LONGEST_LINE)):
            raw = b"\n"  # too long: what is left of it is no line of ours
        yield raw


def _line(raw: bytes, number: int, seen: _Seen) -> AnyLine | Broken:
    try:
        line = _decoder.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        if number == 1 and (version := _said_version(raw)) > VERSION:
            return Broken(number, _unknown(version))
        if raw == b"\n":
            return Broken(number, f"empty, or longer than {_LONGEST_LINE} bytes")
        return Broken(number, str(error) if raw.endswith(b"\n") else _CUT_OFF)
    try:
        wrong = _wrong(line, number, seen)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        wrong = str(error) or "unreadable"
    return Broken(number, wrong) if wrong else line


def _said_version(raw: bytes) -> int:
    try:
        return _version.decode(raw).version
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return 0


def _unknown(version: int) -> str:
    return f"version {version} of the file is not known here, only those up to {VERSION}: a newer release reads it"


def _wrong(line: AnyLine, number: int, seen: _Seen) -> str:
    """Return why a line cannot be taken in; empty when it can. Raises msgspec.DecodeError, of a document."""
    if isinstance(line, Header) is not (number == 1):
        return "the first line, and only the first, is the header"
    if seen.end is not None:
        return "there is more after the end"
    return _RULES.get(type(line), _wrong_document)(line, seen)


def _wrong_end(line: End, seen: _Seen) -> str:
    seen.end = line
    return (
        "" if line.lines == seen.lines else f"the end counts {line.lines} lines, {seen.lines} are there: some are lost"
    )


def _wrong_item(line: ItemLine, _: _Seen) -> str:
    if wrong := fault_of(line.table, from_json(line.item)):
        return wrong
    if line.table == "figures":
        date.fromisoformat(line.item["day"]["S"])
    return ""


def _public(_: AnyLine, __: _Seen) -> str:
    return _NOT_ENOUGH


def _wrong_document(
    line: NoticeLine | AppealLine | DossierLine | ThreadLine | ReadingLine | PairsLine | EntryLine | MailLine, _: _Seen
) -> str:
    if isinstance(line, NoticeLine):
        read(Notice, line.notice)
        somebody(Notifier, line.notifier)
    elif isinstance(line, AppealLine):
        read(Appeal, line.appeal)
    elif isinstance(line, DossierLine):
        read(Dossier, line.dossier)
    elif isinstance(line, ThreadLine):
        read(Thread, line.thread)
    elif isinstance(line, ReadingLine):
        read(SecondReading, line.reading)
    elif isinstance(line, PairsLine):
        read(Pairs, line.pairs)
    elif isinstance(line, EntryLine):
        read(LogEntry, line.entry)
    else:
        somebody(Author, line.leaving_author)
        somebody(Notifier, line.leaving_notifier)
        somebody(SignIn, line.sign_in)
        return fault_of("outbox", from_json(line.item))
    return ""


def _wrong_header(line: Header, seen: _Seen) -> str:
    seen.header = line
    if not 1 <= line.version <= VERSION:
        return _unknown(line.version)
    if line.scope != "everything":
        return _NOT_ENOUGH
    if line.ids_key and not seen.other_keys and not keys_fit(line, seen.here):
        return _OTHER_KEYS
    return ""


def keys_fit(header: Header, here: Platform) -> bool:
    """True when what was hashed and signed under the keys of the file is known under those of this platform."""
    ids, links = marks_of_keys(here.keys())
    return header.ids_key == ids and set(header.link_keys) <= set(links)


def _wrong_organisation(line: OrganisationLine, seen: _Seen) -> str:
    if line.id in seen.organisations:
        return f"organisation {line.id} came before"
    seen.organisations.add(line.id)
    listing = read(Listing, line.listing)
    read(ModerationState, line.standing)
    there = seen.here.organisations.known([listing.key]).get(listing.key)
    if there is not None and there.id != line.id:
        return f"the register's {listing.register_id} belongs to organisation {there.id} here"
    return ""


def _wrong_review(line: ReviewLine, seen: _Seen) -> str:
    review = read(Review, line.review)
    somebody(Author, line.author)
    if review.organisation_id not in seen.organisations:
        return f"organisation {review.organisation_id} did not come before"
    if review.content_free:
        return ""  # it has no rating any more, and need not say of which themes
    try:
        errors = seen.here.theme_sets.version(review.theme_set).check(review.aspect_ratings)
    except NotFound:
        return f"theme set {review.theme_set} is not known here"
    return f"{errors[0].field}: {errors[0].code}" if errors else ""


_RULES: Final[Mapping[type, Callable[[Any, _Seen], str]]] = {
    Header: _wrong_header,
    End: _wrong_end,
    OrganisationLine: _wrong_organisation,
    ReviewLine: _wrong_review,
    ItemLine: _wrong_item,
    PublicOrganisationLine: _public,
    PublicReviewLine: _public,
}
