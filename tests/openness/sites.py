"""A site that shows a log for strangers, right or spoilt, and all that such a log stands on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import msgspec

from chalicelib.domain.projections.strangers import checkpoint
from chalicelib.domain.projections.strangers.cells import Decision
from chalicelib.domain.projections.strangers.merkle_tree import grown, leaf_of, root
from chalicelib.ports.bundle import Stores
from chalicelib.use_cases.upkeep.add_months import add_months, bundled, first_of
from chalicelib.use_cases.upkeep.integrity_figures import count_days
from infra.verify.check import Seen, checked
from tests.fakes import FakeWorld
from tests.fakes.public_log import FakePublicLog, FakeSigner

ORIGIN: Final = "platform.example/transparency"
NOW: Final = datetime(2026, 5, 4, 5, tzinfo=UTC)
_WIDTH: Final = 256


def site(log: FakePublicLog) -> Callable[[str], bytes]:
    """The answers of a site with this log."""

    def fetch(path: str) -> bytes:
        parts = path.strip("/").split("/")
        if path == "/transparency":
            standing = log.standing
            return msgspec.json.encode({"verifying_key": standing.key, "through": standing.through or None})
        if path == "/transparency/checkpoint":
            return log.standing.checkpoint.encode()
        if parts[0] == "integrity":
            proven = log.figures((f"{parts[1]}-01", f"{parts[1]}-12"))
            return msgspec.json.encode({"proven": [{"month": each, "figures": proven[each]} for each in proven]})
        index = int("".join(each.strip("xp.") for each in parts[3:5]) if parts[3].startswith("x") else parts[3][:3])
        width = int(parts[-1]) if ".p" in path else _WIDTH
        if parts[2] == "entries":
            return first_of(log.bundle(index), width)
        return log.tile(int(parts[2]), index)[: width * 32]

    return fetch


def count(fakes: FakeWorld, now: datetime = NOW) -> None:
    """Count the figures of all days until now, as the nights do."""
    first = min(each.at for each in fakes.log.entries)
    for weeks in range(1, (now - first).days // 7 + 2):
        count_days(stores=fakes, now=first + timedelta(weeks=weeks))


def add(fakes: Stores, log: Any, *, now: datetime = NOW) -> list[str]:
    return add_months(log=log, signer=FakeSigner(), origin=ORIGIN, stores=fakes, now=now, out_of_time=lambda: False)


def lines_of(log: FakePublicLog) -> Iterator[bytes]:
    """Every entry, as it was hashed."""
    for index in sorted(log.bundles):
        held = first_of(log.bundles[index], min(_WIDTH, log.standing.size - index * _WIDTH))
        while held:
            length = int.from_bytes(held[:2], "big")
            yield held[2 : 2 + length]
            held = held[2 + length :]


def decisions(log: FakePublicLog) -> Iterator[Decision]:
    for line in lines_of(log):
        yield msgspec.json.decode(line, type=Decision)


def seen_of(log: FakePublicLog) -> Seen:
    """All that a stranger knows of a log after a look at it."""
    found, leaves, _ = checked(site(log), Seen())
    return Seen(key=log.standing.key, size=found.size, root=found.root, leaves=leaves)


def framed(lines: Sequence[bytes]) -> bytes:
    return b"".join(len(line).to_bytes(2, "big") + line for line in lines)


def shown(log: FakePublicLog, lines: Sequence[bytes]) -> FakePublicLog:
    """The log with other entries, and tiles as they were; the last bundle is of whatever is left."""
    parts = [lines[at : at + _WIDTH] for at in range(0, len(lines), _WIDTH)]
    return replace(log, bundles={index: framed(part) for index, part in enumerate(parts)})


def rebuilt(log: FakePublicLog, lines: Sequence[bytes], signer: FakeSigner | None = None) -> FakePublicLog:
    """The log with other entries and a tree of these: signed by whoever has the key, else with its old checkpoint."""
    tiles = grown(0, [leaf_of(line) for line in lines], lambda *_: b"")
    standing = log.standing
    if signer:
        key = signer.verifying_key(ORIGIN)
        text = checkpoint.body(ORIGIN, len(lines), root(len(lines), lambda level, index: tiles[level, index]))
        signed = checkpoint.signed(text, key, signer.sign(text.encode()))
        standing = replace(standing, size=len(lines), checkpoint=signed, key=key.text)
    return replace(log, tiles=tiles, bundles=bundled(0, list(lines), lambda _: b""), standing=standing)


def spoilt(lines: Sequence[bytes], how: str, at: int) -> list[bytes]:
    """The entries after one was dropped, changed, added, or set behind the next."""
    other = lines[at].replace(b'"of":"', b'"of":"x')
    spoil = {
        "drop": [],
        "change": [other],
        "add": [other, lines[at]],
        "reorder": [*lines[at : at + 2]][::-1],
    }
    return [*lines[:at], *spoil[how], *lines[at + (2 if how == "reorder" else 1) :]]


def told(how: str, at: int) -> str:
    """What a stranger is told of an entry that was spoilt so."""
    return {
        "drop": f"entry {at:,} is missing",
        "change": f"entry {at:,} is another one",
        "add": f"entry {at:,} was added",
        "reorder": f"entries {at:,} and {at + 1:,} stand the other way round",
    }[how]
