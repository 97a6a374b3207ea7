"""Months that are over go into the log for strangers: all that was decided in them, once, and signed."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Final

from chalicelib.domain.clock.days import day_of, months_after
from chalicelib.domain.projections.strangers import checkpoint
from chalicelib.domain.projections.strangers.merkle_tree import WIDTH, grown, leaf_of, root
from chalicelib.domain.projections.strangers.public_log import (
    IF_TWO_AGREE,
    About,
    Seen,
    act_of,
    by_two,
    counted,
    entries_of,
    written,
)
from chalicelib.domain.reviews.proof import counted_as, proof_of
from chalicelib.domain.rules.log import LogEntry
from chalicelib.ports.bundle import Stores
from chalicelib.ports.public_log import Head, HeadMoved, PublicLog, Signer, Turn
from chalicelib.ports.unread import go_past
from chalicelib.use_cases.aside.past import Past
from chalicelib.use_cases.upkeep.integrity_figures import first_whole_day

LATE: Final = timedelta(days=3)  # after which no entry of a month comes any more
_FIRST_YEAR: Final = 2020
_AT_ONCE: Final = 100  # entries whose reviews are looked up in one request, as they stood a moment ago
_LENGTH: Final = 2  # bytes before each entry of a bundle


def add_months(
    *, log: PublicLog, signer: Signer, origin: str, stores: Stores, now: datetime, out_of_time: Callable[[], bool]
) -> list[str]:
    """Add each month that is over and not yet in, the oldest first; returns those that were added.

    A run that is killed leaves nothing that anybody sees: the next one makes the same month of the same log, and what
    it writes is the same, byte for byte.
    """
    added = []
    while not out_of_time() and (month := _next(log.head(), stores=stores, now=now)):
        turn = log.take_turn(month, stores.id_generator.new_nonce().encode(), now)
        if turn is None:
            break
        try:
            _add(turn, log=log, signer=signer, origin=origin, stores=stores, now=now)
        except HeadMoved:
            break
        added.append(month)
    return added


def _add(turn: Turn, *, log: PublicLog, signer: Signer, origin: str, stores: Stores, now: datetime) -> None:
    past = Past("publish_log", stores=stores, now=now)
    seen = list(_seen(turn.month, stores=stores, past=past))
    past.settled()
    entries = entries_of(turn.month, seen, turn.key)
    before, size = turn.head.size, turn.head.size + len(entries)
    lines = [written(each) for each in entries]
    tiles = grown(before, [leaf_of(line) for line in lines], log.tile)
    log.put(turn, tiles, bundled(before, lines, log.bundle))
    top = root(size, lambda level, index: tiles.get((level, index)) or log.tile(level, index))
    text = checkpoint.body(origin, size, top)
    key = signer.verifying_key(origin)
    signed = checkpoint.signed(text, key, signer.sign(text.encode()))
    log.publish(turn, Head(size=size, checkpoint=signed, through=turn.month, key=key.text), counted(entries))


def bundled(before: int, lines: list[bytes], bundle: Callable[[int], bytes]) -> dict[int, bytes]:
    """Return the bundles of entries that change when these come after the first `before`, each whole."""
    index, width = divmod(before, WIDTH)
    held = first_of(bundle(index), width) if width else b""
    coming = iter(lines)
    found: dict[int, bytes] = {}
    while part := list(islice(coming, WIDTH - width)):
        found[index] = held + b"".join(len(line).to_bytes(_LENGTH, "big") + line for line in part)
        index, width, held = index + 1, 0, b""
    return found


def first_of(bundle: bytes, number: int) -> bytes:
    """Return the beginning of a bundle that holds so many entries."""
    end = 0
    for _ in range(number):
        end += _LENGTH + int.from_bytes(bundle[end : end + _LENGTH], "big")
    return bundle[:end]


def _next(head: Head, *, stores: Stores, now: datetime) -> str:
    """Return the month to add; empty where none is over that is not in."""
    if head.through:
        month = months_after(head.through, 1)
    else:
        first = min((day for day in _counted_days(stores, now)), default=None)
        if first is None:
            return ""
        month = f"{max(first, first_whole_day(now)):%Y-%m}"
    over = months_after(f"{day_of(now - LATE):%Y-%m}", -1)
    return month if month <= over else ""


def _counted_days(stores: Stores, now: datetime) -> Iterator[date]:
    for year in range(_FIRST_YEAR, day_of(now).year + 1):
        for day, figures in stores.figures.of(year, unread=go_past).items():
            if figures.counts:
                yield day


def _seen(month: str, *, stores: Stores, past: Past) -> Iterator[Seen]:
    entries, about = _entries(month, stores=stores, past=past), dict[str, About]()
    while some := list(islice(entries, _AT_ONCE)):
        about |= _about({entry.subject for entry, _ in some} - about.keys(), stores=stores)
        for entry, act in some:
            agreed = act in IF_TWO_AGREE and by_two(entry, stores.log.of(entry.subject, unread=past.note))
            yield Seen(entry, act, about[entry.subject], by_two=agreed)


def _entries(month: str, *, stores: Stores, past: Past) -> Iterator[tuple[LogEntry, str]]:
    """Yield each entry of a month that goes into the log, with what was done."""
    day = date.fromisoformat(f"{month}-01")
    while f"{day:%Y-%m}" == month:
        for entry in stores.log.day(day, unread=past.note):
            if act := act_of(entry):
                yield entry, act
        day += timedelta(days=1)


def _about(subjects: Collection[str], *, stores: Stores) -> Mapping[str, About]:
    """Return the traits of reviews, also of those below which a reply stands; nothing tells those of what is gone."""
    review_ids = {each: each.partition("/")[2] for each in subjects if each.partition("/")[0] in _OF_A_REVIEW}
    reviews = {each.id: each for each in stores.reviews.many([*{*review_ids.values()}], unread=go_past, behind=True)}
    homes = sorted({each.organisation_id for each in reviews.values()})
    organisations = stores.organisations.many(homes, unread=go_past, behind=True)

    def traits(review_id: str) -> About:
        review = reviews.get(review_id)
        organisation = organisations.get(review.organisation_id) if review else None
        if review is None or organisation is None:
            return About(sector="", channel="", proof="")
        proof = proof_of(counted_as(review), organisation.handed_out)
        return About(sector=str(organisation.listing.sector), channel=str(review.channel), proof=str(proof))

    return {each: traits(review_ids[each]) if each in review_ids else About() for each in subjects}


_OF_A_REVIEW: Final = frozenset({"review", "addition", "reply"})
