"""A stranger's check of the log for strangers: `python -m infra.verify URL`.

It believes nothing but the signature's key: it reads every entry, makes the tree anew (RFC 6962), sets it beside the
signed checkpoint, beside the tiles, and beside what it and others saw before, and counts again every figure that the
site calls proven. It shares no line with the platform; what it needs beside Python is `cryptography`.

The formats: C2SP's tlog-tiles, tlog-checkpoint and signed-note.
"""

import http.client
import json
import re
import urllib.error
import urllib.request
from base64 import b64decode
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

WIDTH: Final = 256  # hashes in a tile, and entries in a bundle
HASH: Final = 32  # bytes
PATIENCE: Final = 30  # seconds
LARGEST: Final = 32 * 1024 * 1024  # bytes of an answer
_MONTH: Final = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
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
    note: bytes = b""  # all of it: what somebody else can set beside what they see


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
    lines = [line for index, width in _places(checkpoint.size) for line in _bundle(fetch, index, width)]
    leaves = [sha256(b"\x00" + line).digest() for line in lines]
    if seen.leaves and (told := _unlike(seen.leaves, leaves[: seen.size])):
        raise Differs(f"{told}: it was seen otherwise before")
    if seen.size and root_of(leaves[: seen.size]) != seen.root:
        raise Differs(f"the first {seen.size:,} entries are no longer those that were signed before: a fork")
    _check_upper_tiles(fetch, leaves)
    if root_of(leaves) != checkpoint.root:
        raise Differs("the entries are not those that were signed: they give another root")
    return checkpoint, leaves, list(_entries(lines))


def beside(note: bytes, key: str, leaves: Sequence[bytes]) -> None:
    """Set a checkpoint that somebody else saw beside the entries that this site shows.

    Raises:
        Differs: it is of a fork, or of entries that are not shown here.
    """
    other = opened(note, key)
    if other.size > len(leaves):
        raise Differs(
            f"somebody else saw {other.size:,} entries; here there are {len(leaves):,}: an older log is shown"
        )
    if root_of(leaves[: other.size]) != other.root:
        raise Differs(f"of its first {other.size:,} entries somebody else saw others: a fork, signed with the same key")


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
        if not signatures.endswith("\n"):
            raise ValueError  # noqa: TRY301 - said once, below
        found = Checkpoint(origin, int(size), b64decode(root, validate=True), note)
    except ValueError:
        raise Differs("the checkpoint, or the key, is not one") from None
    if sha256(f"{name}\n".encode() + public).digest()[:4].hex() != key_id or public[:1] != b"\x01":
        raise Differs("the key is not the one that it says it is")
    if found.origin != name:
        raise Differs(f"the checkpoint is of another log: {found.origin}")
    if not re.fullmatch(r"0|[1-9][0-9]*", size) or len(found.root) != HASH:
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
    for year in _years(fetch, mine):
        said = _proven(fetch, year)
        for month in sorted(said.keys() | {each for each in mine if each.startswith(year)}):
            one, other = mine.get(month, {}), said.get(month, {})
            number += len(other)
            differs += [
                f"{month} {name}: the site says {other.get(name, 0)}, its log says {one.get(name, 0)}"
                for name in sorted(one.keys() | other.keys())
                if one.get(name) != other.get(name)
            ]
    return number, differs


def _years(fetch: Fetch, months: Iterable[str]) -> list[str]:
    """Return the years from the first entry's until the last in which the site says that months are in."""
    through = str(_json(fetch("/transparency")).get("through") or "")
    found = sorted({month[:4] for month in (*months, through) if month})
    return [f"{year:04}" for year in range(int(found[0]), int(found[-1]) + 1)] if found else []


def _proven(fetch: Fetch, year: str) -> dict[str, dict[str, int]]:
    path = f"/integrity/{year}"
    try:
        return {str(each["month"]): dict(each["figures"]) for each in _json(fetch(path))["proven"]}
    except (KeyError, TypeError, ValueError):
        raise Differs(f"{path} says nothing that is proven, or not as it should") from None


def _places(size: int) -> Iterator[tuple[int, int]]:
    """Yield the number and the width of each tile, or bundle, over so many hashes, or entries."""
    for index in range((size + WIDTH - 1) // WIDTH):
        yield index, min(WIDTH, size - index * WIDTH)


def _bundle(fetch: Fetch, index: int, width: int) -> list[bytes]:
    """Return the entries of a bundle, each of which its tile knows."""
    path = _path(index, width)
    bundle, tile = fetch(f"/transparency/tile/entries/{path}"), fetch(f"/transparency/tile/0/{path}")
    lines, at = [], 0
    while length := int.from_bytes(bundle[at : at + 2], "big"):
        line = bundle[at + 2 : at + 2 + length]
        if len(line) < length:
            break
        lines.append(line)
        at += 2 + length
    leaves = [sha256(b"\x00" + line).digest() for line in lines]
    if told := _unlike(_hashes(tile), leaves, index * WIDTH):
        raise Differs(f"{told}: its tile says otherwise")
    if bundle[at:] or len(lines) != width or len(tile) != width * HASH:
        raise Differs(f"bundle {index:,}, or its tile, is not of {width} entries")
    return lines


def _unlike(right: Sequence[bytes], found: Sequence[bytes], first: int = 0) -> str:
    """Say what became of the first hash that is not the right one, by its number; nothing where all are right."""
    if right == found:
        return ""
    pairs = zip(right, found, strict=False)
    at = next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(right), len(found)))
    before, now = right[at : at + 2], found[at : at + 2]
    if before == now[::-1]:
        return f"entries {first + at:,} and {first + at + 1:,} stand the other way round"
    if before[1:] == now[:1]:
        return f"entry {first + at:,} is missing"
    if before[:1] == now[1:]:
        return f"entry {first + at:,} was added"
    return f"entry {first + at:,} {'is another one' if now else 'is missing'}"


def _check_upper_tiles(fetch: Fetch, leaves: Sequence[bytes]) -> None:
    """Set the tiles above those of the entries beside what these give."""
    level, hashes = 0, leaves
    while hashes := [root_of(hashes[at : at + WIDTH]) for at in range(0, len(hashes) // WIDTH * WIDTH, WIDTH)]:
        level += 1
        for index, width in _places(len(hashes)):
            tile = fetch(f"/transparency/tile/{level}/{_path(index, width)}")
            part = hashes[index * WIDTH : index * WIDTH + width]
            if tile != b"".join(part):
                same = [*(one == other for one, other in zip(part, _hashes(tile), strict=False)), False]
                place = index * WIDTH + same.index(False)
                raise Differs(f"hash {place:,} of level {level} is not what the entries give")


def _hashes(held: bytes) -> list[bytes]:
    return [held[at : at + HASH] for at in range(0, len(held), HASH)]


def _path(index: int, width: int) -> str:
    digits = f"{index:03}"
    digits = digits.zfill((len(digits) + 2) // 3 * 3)
    *above, last = (digits[at : at + 3] for at in range(0, len(digits), 3))
    return "/".join([*(f"x{each}" for each in above), last]) + (f".p/{width}" if width < WIDTH else "")


def _entries(lines: Iterable[bytes]) -> Iterator[dict[str, str]]:
    """Yield what each entry says. They stand by their months, and in a month by names that say nothing."""
    before = ("", "")
    for number, line in enumerate(lines):
        found = _json(line)
        if not all(isinstance(found.get(part), str) for part in ("name", "month", "of", "act", "by", *_PARTS)):
            raise Differs(f"entry {number:,} is not one that this program knows")
        place = (found["month"], found["name"])
        if not _MONTH.fullmatch(place[0]):
            raise Differs(f"entry {number:,} is of a month that there is not: {place[0]!r}")
        if place <= before:
            raise Differs(f"entry {number:,} comes twice, or out of its order")
        before = place
        yield found


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
        wanted = "application/octet-stream" if "/tile/" in path else "application/json"
        try:
            request = urllib.request.Request(f"{site}{path}", headers={"Accept": f"{wanted}, */*;q=0.5"})  # noqa: S310 - the stranger gave the address
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - as above
                body: bytes = answer.read(LARGEST)
        except urllib.error.HTTPError as error:
            raise Differs(f"{path} answered {error.code}") from None
        except (OSError, ValueError, http.client.HTTPException) as error:
            raise Differs(f"{path} could not be read: {error or type(error).__name__}") from None
        return body

    return fetch
