"""A stranger's check of the log for strangers: `python -m infra.verify URL`.

It believes nothing but the signature's key: it reads every entry, makes the tree anew (RFC 6962), sets it beside the
signed checkpoint, beside the tiles, and beside what it saw the last time, and counts again every figure that the site
calls proven. It shares no line with the platform; what it needs beside Python is `cryptography`.

The formats: C2SP's tlog-tiles, tlog-checkpoint and signed-note.
"""

import json
import re
import urllib.error
import urllib.request
from base64 import b64decode
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

WIDTH: Final = 256  # hashes in a tile, and entries in a bundle
HASH: Final = 32  # bytes
PATIENCE: Final = 30  # seconds
LARGEST: Final = 32 * 1024 * 1024  # bytes of an answer
_PARTS: Final = ("rule", "sector", "band", "channel", "proof")

Fetch = Callable[[str], bytes]


class Differs(Exception):
    """Something is not as it should be; the message says what."""


@dataclass(frozen=True)
class Checkpoint:
    """A size and a root, as they were signed."""

    origin: str
    size: int
    root: bytes


@dataclass
class Seen:
    """What an earlier check saw of this log: nothing before the first one."""

    key: str = ""
    size: int = 0
    root: bytes = b""
    leaves: list[bytes] = field(default_factory=list)  # the hash of every entry


def checked(fetch: Fetch, seen: Seen, *, key: str = "") -> tuple[Checkpoint, list[bytes], list[dict[str, str]]]:
    """Check the log itself, and return its checkpoint, the hashes of its entries, and the entries.

    Args:
        fetch: gives what lies at a path of the site.
        seen: by the check before this one.
        key: with which checkpoints are signed; empty for the one of the last time, or else what the site says now.

    Raises:
        Differs: the first thing that is wrong.
    """
    checkpoint = opened(fetch("/transparency/checkpoint"), key or seen.key or key_of(fetch))
    if checkpoint.size < seen.size:
        raise Differs(f"the log shrank: {seen.size:,} entries were signed before, {checkpoint.size:,} are now")
    lines = list(_entries(fetch, checkpoint.size))
    leaves = [sha256(b"\x00" + line).digest() for line in lines]
    for number, (before, now) in enumerate(zip(seen.leaves, leaves, strict=False)):
        if before != now:
            raise Differs(f"entry {number:,} was another one when it was seen before")
    if seen.size and root_of(leaves[: seen.size]) != seen.root:
        raise Differs(f"the first {seen.size:,} entries are no longer those that were signed before: a fork")
    _check_tiles(fetch, leaves)
    if root_of(leaves) != checkpoint.root:
        raise Differs("the entries are not those that were signed: they give another root")
    return checkpoint, leaves, [_entry(number, line) for number, line in enumerate(lines)]


def key_of(fetch: Fetch) -> str:
    """Return the key that the site says signs its checkpoints; empty before the first of them."""
    return str(_json(fetch("/transparency")).get("verifying_key") or "")


def opened(note: bytes, key: str) -> Checkpoint:
    """Return what a signed checkpoint says.

    Args:
        note: the checkpoint's own bytes, which are what was signed.
        key: as `name+id+key`, the last in base64.
    """
    name, _, rest = key.partition("+")
    key_id, _, raw = rest.partition("+")
    try:
        public = b64decode(raw, validate=True)
        text, _, signatures = note.decode().rpartition("\n\n")
        origin, size, root, *_ = text.split("\n")
        found = Checkpoint(origin, int(size), b64decode(root, validate=True))
    except ValueError:
        raise Differs("the checkpoint, or the key, is not one") from None
    if sha256(f"{name}\n".encode() + public).digest()[:4].hex() != key_id or public[:1] != b"\x01":
        raise Differs("the key is not the one that it says it is")
    if found.origin != name:
        raise Differs(f"the checkpoint is of another log: {found.origin}")
    if not re.fullmatch(r"0|[1-9]\d*", size) or len(found.root) != HASH:
        raise Differs("the checkpoint says no size, or no root")
    for line in signatures.splitlines():
        mark, _, signed = line.partition(f"— {name} ")
        try:
            blob = b64decode(signed, validate=True)
        except ValueError:
            continue
        if not mark and blob[:4].hex() == key_id:
            try:
                Ed25519PublicKey.from_public_bytes(public[1:]).verify(blob[4:], f"{text}\n".encode())
            except (InvalidSignature, ValueError):
                raise Differs("the checkpoint's signature is wrong") from None
            return found
    raise Differs("the checkpoint is not signed with this key")


def root_of(leaves: Sequence[bytes]) -> bytes:
    """Return the root over the hashes of entries (RFC 6962, 2.1)."""
    if not leaves:
        return sha256(b"").digest()
    level = list(leaves)
    while len(level) > 1:  # the last of an odd number goes up as it is, which comes to the same as 2.1's halving
        pairs = [sha256(b"\x01" + level[at] + level[at + 1]).digest() for at in range(0, len(level) - 1, 2)]
        level = pairs + level[len(pairs) * 2 :]
    return level[0]


def counted(entries: Sequence[dict[str, str]]) -> dict[str, dict[str, int]]:
    """Return the figures of each month, as the entries alone give them."""
    found: dict[str, Counter[str]] = {}
    for entry in entries:
        figure = f"{entry['of']}_{entry['act']}"
        of_month = found.setdefault(entry["month"], Counter())
        of_month.update([figure, f"{figure}_by.{entry['by']}"])
        of_month.update(f"{figure}_by_{part}.{entry[part]}" for part in _PARTS if entry[part] != "none")
    return {month: dict(sorted(figures.items())) for month, figures in sorted(found.items())}


def compared(fetch: Fetch, entries: Sequence[dict[str, str]]) -> tuple[int, list[str]]:
    """Return how many figures of the site were counted again, and what differs."""
    mine, differs, number = counted(entries), [], 0
    for year in sorted({month[:4] for month in mine}):
        said = {each["month"]: each["figures"] for each in _json(fetch(f"/integrity/{year}"))["proven"]}
        for month in sorted(said.keys() | {each for each in mine if each.startswith(year)}):
            one, other = mine.get(month, {}), said.get(month, {})
            number += len(other)
            differs += [
                f"{month} {name}: the site says {other.get(name, 0)}, its log says {one.get(name, 0)}"
                for name in sorted(one.keys() | other.keys())
                if one.get(name) != other.get(name)
            ]
    return number, differs


def _entries(fetch: Fetch, size: int) -> Iterator[bytes]:
    for index in range((size + WIDTH - 1) // WIDTH):
        width = min(WIDTH, size - index * WIDTH)
        bundle = fetch(f"/transparency/tile/entries/{_path(index, width)}")
        at = 0
        for number in range(width):
            length = int.from_bytes(bundle[at : at + 2], "big")
            line = bundle[at + 2 : at + 2 + length]
            if len(line) < length or not length:
                raise Differs(f"entry {index * WIDTH + number:,} is missing: its bundle is cut off")
            yield line
            at += 2 + length
        if bundle[at:]:
            raise Differs(f"bundle {index:,} holds more than its {width} entries")


def _check_tiles(fetch: Fetch, leaves: Sequence[bytes]) -> None:
    """Set every tile beside the hashes that the entries give."""
    level, hashes = 0, list(leaves)
    while hashes:
        for start in range(0, len(hashes), WIDTH):
            part = hashes[start : start + WIDTH]
            tile = fetch(f"/transparency/tile/{level}/{_path(start // WIDTH, len(part))}")
            if tile == b"".join(part):
                continue
            same = [each == tile[at * HASH : (at + 1) * HASH] for at, each in enumerate(part)]
            place = start + (same.index(False) if False in same else len(part))
            whose = f"entry {place:,}" if level == 0 else f"hash {place:,} of level {level}"
            raise Differs(f"{whose} is not what its tile says")
        full = len(hashes) // WIDTH
        hashes = [root_of(hashes[at * WIDTH : (at + 1) * WIDTH]) for at in range(full)]
        level += 1


def _path(index: int, width: int) -> str:
    digits = f"{index:03}"
    digits = digits.zfill((len(digits) + 2) // 3 * 3)
    *above, last = (digits[at : at + 3] for at in range(0, len(digits), 3))
    return "/".join([*(f"x{each}" for each in above), last]) + (f".p/{width}" if width < WIDTH else "")


def _entry(number: int, line: bytes) -> dict[str, str]:
    found = _json(line)
    if not all(isinstance(found.get(part), str) for part in ("name", "month", "of", "act", "by", *_PARTS)):
        raise Differs(f"entry {number:,} is not one that this program knows")
    return found


def _json(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise Differs("an answer is not what it should be")
    return found


def fetching(site: str) -> Fetch:
    """Return what fetches from a site."""

    def fetch(path: str) -> bytes:
        request = urllib.request.Request(f"{site}{path}", headers={"Accept": "application/json, */*;q=0.5"})  # noqa: S310 - the stranger gave the address
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - as above
                body: bytes = answer.read(LARGEST)
        except urllib.error.HTTPError as error:
            raise Differs(f"{path} answered {error.code}") from None
        except (OSError, ValueError) as error:
            raise Differs(f"{path} could not be read: {error}") from None
        return body

    return fetch
