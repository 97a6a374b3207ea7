"""Changes that are pushed: who asked to hear of them, of which, and how we go on trying.

A message is thin: a kind, a moment, ids and public addresses. It holds no words, so that nothing has to be recalled.
How it is signed is the standard's (Standard Webhooks 1.0.0): HMAC-SHA256 over id, moment and body.
"""

import base64
import hmac
import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from ipaddress import ip_address
from typing import Final
from urllib.parse import SplitResult, quote, urlsplit
from zlib import crc32

from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.rules.lifecycle import (
    ADDITION_VISIBLE,
    PROVES,
    REPLY_VISIBLE,
    VISIBLE,
    OrganisationAction,
    PromiseAction,
    Status,
)
from chalicelib.domain.rules.log import UNREADABLE, LogEntry
from chalicelib.domain.rules.refusals import FieldError, Invalid

EDITORS: Final = "editors"  # the owner of webhooks of others, such as the register; else an organisation's id
MOST: Final[Mapping[bool, int]] = {True: 20, False: 5}  # of the editors; of one organisation
LONGEST_URL: Final = 500  # characters
SHOWN_AGAIN: Final = timedelta(hours=24)  # in which asking for the same gives the same answer, with its secret
BOTH_SIGN: Final = timedelta(hours=24)  # in which the former secret signs too, after another one came
TEST: Final = "test"
GONE: Final = "410"
TAKEN: Final = "2"  # the first digit of an answer that says so
# After each try in vain: three days in all, as the standard proposes. After the last of them the webhook rests.
_TRIES: Final = (
    *(timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=5)),
    *(timedelta(hours=10), timedelta(hours=14), timedelta(hours=20), timedelta(hours=24)),
)
GIVES_UP: Final = sum(_TRIES, timedelta())
OLDEST: Final = timedelta(minutes=5)  # as the standard's libraries take them: what a receiver is to refuse is older
_SPREAD: Final = 0.2  # by which share of it a wait is longer or shorter
_PORTS: Final = frozenset({None, 443})
_LONGEST_NAME: Final = 253
_LABEL: Final = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")  # as the name system has them
_NOT_OF_A_URL: Final = frozenset(" \t\r\n\\<>\"'`{}|^")


class Topic(StrEnum):
    """What one can ask to hear of."""

    PUBLISHED = "published"
    REPLIED = "replied"
    OFFLINE = "offline"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """An address that somebody gave, and what it hears of. Its secret is kept apart, sealed."""

    id: str
    owner: str  # an organisation's id, or `editors`
    url: str
    events: tuple[Topic, ...]
    made_at: datetime
    sectors: tuple[Sector, ...] = ()  # of the editors' ones; all where there are none
    made_by: str = ""  # which editor
    link_nonce: str = ""  # of the link by which an organisation made it: it dies with that

    @property
    def of_editors(self) -> bool:
        return self.owner == EDITORS

    def lives(self, organisation: Organisation | None) -> bool:
        """Tell whether an organisation's webhook is still its own; those of editors are."""
        if self.of_editors:
            return True
        return (
            organisation is not None
            and organisation.taking_part
            and organisation.listing.closed_at is None
            and organisation.insights_link_nonce == self.link_nonce
        )

    def hears(self, happening: "Happening", organisation: Organisation) -> bool:
        in_sector = not self.sectors or organisation.listing.sector in self.sectors
        return happening.topic in self.events and in_sector and self.made_at <= happening.at


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookState:
    """The way it goes with the messages to an address."""

    failures: int = 0  # in a row
    failing_since: datetime | None = None
    last_at: datetime | None = None  # of the last try
    last_outcome: str = ""  # the status of its answer, or a code
    paused: bool = False

    def after(self, outcome: str, at: datetime) -> "WebhookState":
        """Return it after a try; a webhook that failed for some three days rests."""
        if outcome.startswith(TAKEN):
            return WebhookState(last_at=at, last_outcome=outcome)
        return WebhookState(
            failures=self.failures + 1,
            failing_since=self.failing_since or at,
            last_at=at,
            last_outcome=outcome,
            paused=self.failures >= len(_TRIES),
        )

    def wait(self, webhook_id: str) -> timedelta:
        """Return how long the next try waits: of each webhook another time, so that those that failed together part."""
        if not self.failures:
            return timedelta()
        chance = crc32(f"{webhook_id}/{self.failures}".encode()) / 2**32
        return _TRIES[min(self.failures, len(_TRIES)) - 1] * (1 + _SPREAD * (2 * chance - 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something that the public can see to have changed."""

    topic: str  # a `Topic`, or `test`
    at: datetime
    about: str  # review, reply, addition or organisation
    organisation_id: str = ""
    review_id: str = ""  # empty of one about a whole organisation

    def body(self, site_url: str) -> bytes:
        """Return the message: the same bytes at each try. What is offline is named, and not pointed at."""
        there = self.topic in {Topic.PUBLISHED, Topic.REPLIED}
        home = f"{site_url}/o/{quote(self.organisation_id)}" if self.organisation_id else None
        data = {
            "about": self.about,
            "organisation_id": self.organisation_id or None,
            "organisation_url": home,
            "review_id": self.review_id or None,
            "review_url": f"{site_url}/r/{quote(self.review_id)}" if self.review_id and there else None,
        }
        moment = self.at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return json.dumps({"type": self.topic, "timestamp": moment, "data": data}, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A message to one address, which keeps its id at each try."""

    id: str
    happening: Happening


def happenings_of(entry: LogEntry) -> Iterator[Happening]:
    """Yield what an act made the public see, or see no more; most acts nothing. The organisation is not known yet.

    What is taken away, by whomever and why ever, has one word: the message tells nobody more than the page does.
    """
    kind, _, item_id = entry.subject.partition("/")
    topics = _SEEN[kind](entry) if kind in _SEEN else ()
    for topic in topics:
        organisation_id, review_id = (item_id, "") if kind == "organisation" else ("", item_id)
        yield Happening(topic=topic, at=entry.at, about=kind, organisation_id=organisation_id, review_id=review_id)


def named(happening: Happening, organisation_id: str) -> Happening:
    """Return it with its organisation; of a changed figure, that is all that it is about."""
    if happening.topic == Topic.FIGURES:
        return replace(happening, organisation_id=organisation_id, about="organisation", review_id="")
    return replace(happening, organisation_id=organisation_id)


def signature(secrets: Sequence[bytes], message_id: str, at: datetime, body: bytes) -> str:
    """Return `webhook-signature`: one for each secret, as the standard writes them."""
    signed = b"%s.%d.%s" % (message_id.encode(), int(at.timestamp()), body)
    made = (base64.b64encode(hmac.digest(secret, signed, sha256)).decode() for secret in secrets)
    return " ".join(f"v1,{each}" for each in made)


def spelt(secret: bytes) -> str:
    """Return a secret as its owner gets it."""
    return f"whsec_{base64.b64encode(secret).decode()}"


def address_of(text: str, *, local: bool) -> str:
    """Return an address as we ask it; its host in the letters of the name system.

    Args:
        text: as somebody gave it.
        local: whether a receiver may stand on the machine itself, without TLS, on any port.

    Raises:
        Invalid: it is no https address with a name, on the port of that, without a password in it.
    """
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _wrong() from None
    odd = _NOT_OF_A_URL & set(text) or parts.fragment or "@" in parts.netloc or not text.isprintable()
    if odd or not host or len(text) > LONGEST_URL:
        raise _wrong()
    if local and parts.scheme in {"http", "https"} and _is_loopback(host):
        return text
    if parts.scheme != "https" or port not in _PORTS or _is_number(host):
        raise _wrong()
    path = quote(parts.path or "/", safe="/%:@!$&()*+,;=-._~")
    query = quote(parts.query, safe="/?%:@!$&()*+,;=-._~")
    found = SplitResult("https", _name(host), path, query, "").geturl()
    if len(found) > LONGEST_URL:
        raise _wrong()
    return found


def _name(host: str) -> str:
    """Return a host's name in ASCII, as browsers of today make it (UTS 46)."""
    name = host.removesuffix(".")
    if not name.isascii():
        import idna  # noqa: PLC0415 - large, and few addresses need it

        try:
            name = idna.encode(name, uts46=True).decode()
        except idna.IDNAError:
            raise _wrong() from None
    labels = name.lower().split(".")
    if len(labels) == 1 or len(name) > _LONGEST_NAME or labels[-1].isdigit():
        raise _wrong()
    if not all(_LABEL.fullmatch(each) for each in labels):
        raise _wrong()
    return ".".join(labels)


def _is_number(host: str) -> bool:
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


def _is_loopback(host: str) -> bool:
    return host == "localhost" or (_is_number(host) and ip_address(host.partition("%")[0]).is_loopback)


def _wrong() -> Invalid:
    return Invalid((FieldError("url", "wrong_format", "https_address"),))


def in_order(events: Collection[Topic]) -> tuple[Topic, ...]:
    """Return each of these once, in one order: the same wish is always written the same."""
    return tuple(each for each in Topic if each in events)


def _of_review(entry: LogEntry) -> tuple[Topic, ...]:
    if moved := _moved(entry, VISIBLE, Topic.PUBLISHED):
        return (*moved, Topic.FIGURES)
    if entry.after in VISIBLE:
        return (Topic.FIGURES,) if entry.action in PROVES else ()
    # What could not be read is erased by its key: whether it was online, nobody knows any more.
    return (Topic.OFFLINE, Topic.FIGURES) if entry.after == Status.ERASED and entry.before == UNREADABLE else ()


def _of_reply(entry: LogEntry) -> tuple[Topic, ...]:
    if entry.action in _OF_PROMISES:  # a promise stands in a reply that is online already
        return (Topic.FIGURES,) if entry.before != entry.after else ()
    moved = _moved(entry, REPLY_VISIBLE, Topic.REPLIED)
    return (*moved, Topic.FIGURES) if moved else ()


def _of_addition(entry: LogEntry) -> tuple[Topic, ...]:
    return _moved(entry, ADDITION_VISIBLE, Topic.PUBLISHED)  # which no figure counts


def _moved(entry: LogEntry, visible: Collection[str], comes: Topic) -> tuple[Topic, ...]:
    was, is_ = entry.before in visible, entry.after in visible
    return () if was == is_ else (comes if is_ else Topic.OFFLINE,)


def _of_organisation(entry: LogEntry) -> tuple[Topic, ...]:
    """A block hides all its reviews at once; confirming one changes nothing that anybody sees."""
    if entry.action == OrganisationAction.BLOCK and entry.before != entry.after:
        return (Topic.OFFLINE, Topic.FIGURES)
    return (Topic.PUBLISHED, Topic.FIGURES) if entry.action == OrganisationAction.UNBLOCK else ()


_OF_PROMISES: Final = frozenset(str(each) for each in PromiseAction)
_SEEN: Final = {
    "review": _of_review,
    "reply": _of_reply,
    "addition": _of_addition,
    "organisation": _of_organisation,
}
