"""The first phase: read every page of every rubric, and stage what is new or changed."""

import struct
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from chalicelib.domain.organisations.listing import EmailStatus, key_of
from chalicelib.domain.organisations.offer import Offer
from chalicelib.domain.sync.manifest import CLOSED, EMAIL_INVALID, EMAIL_OK, Manifest
from chalicelib.domain.sync.sync import Phase, RubricCount, Run
from chalicelib.ports.sync import Record, SourceAway, SourcePage, SourceUnusable, StagedPage
from chalicelib.use_cases.sync.work import Paused, Work

_KEY: Final = struct.Struct(">Q")
_NO_DIGITS: Final = bytes(each for each in range(256) if not chr(each).isdecimal())
_FAILED_PAGES: Final = 3  # of one rubric, before the rest of it is left for another run


class Seen:
    """The listings that a run has seen: a mark per known one, a set for the others.

    Of the rubric being read it knows more: when each row was updated, and what it said. Nearly all say what we knew;
    they cost a number each, in a column beside the manifest's.
    """

    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest
        self._known = bytearray(len(manifest))
        self._new: set[int] = set()
        self._of = -1
        self._start()

    def __contains__(self, key: int) -> bool:
        at = self._manifest.position(key)
        return bool(self._known[at]) if at >= 0 else key in self._new

    def add(self, key: int, at: int) -> bool:
        """Mark a key, which stands at this position of the manifest; returns whether it was marked before."""
        if at < 0:
            before = key in self._new
            self._new.add(key)
        else:
            before = bool(self._known[at])
            self._known[at] = 1
        return before

    def begin(self, rubric: int) -> None:
        """Count anew when another rubric begins."""
        if rubric != self._of:
            self._of = rubric
            self._start()

    def _start(self) -> None:
        self._unchanged = array("Q", bytes(8 * len(self._manifest)))  # when updated, plus one; 0 where not in it
        self._of_unchanged = 0
        self._rows: dict[int, tuple[int, int]] = {}  # the other rows: key -> when updated, digest

    @property
    def unique(self) -> int:
        """Return the number of listings that the rubric has so far."""
        return self._of_unchanged + len(self._rows)

    def in_rubric(self, key: int, at: int) -> bool:
        return key in self._rows or (at >= 0 and self._unchanged[at] > 0)

    def note_unchanged(self, at: int, updated_at: str) -> None:
        """A row of the rubric that says what we know; it was not there before."""
        self._unchanged[at] = _moment(updated_at) + 1
        self._of_unchanged += 1

    def note(self, key: int, at: int, updated_at: str = "", content_hash: int = 0) -> None:
        """A row of the rubric; the first one with this key counts."""
        if not self.in_rubric(key, at):
            self._rows[key] = (_moment(updated_at), content_hash)

    def supersedes(self, key: int, at: int, updated_at: str, content_hash: int) -> bool:
        """Tell whether a row is newer than the one with this key that the rubric had; it counts from now on."""
        moment = _moment(updated_at)
        if moment <= self._noted(key, at)[0]:
            return False
        if at >= 0 and self._unchanged[at]:
            self._unchanged[at] = 0
            self._of_unchanged -= 1
        self._rows[key] = (moment, content_hash)
        return True

    def content_hash_of(self, key: int, at: int) -> int:
        """Return the fingerprint of the rubric's row with this key; 0 where none was read."""
        return self._noted(key, at)[1]

    def _noted(self, key: int, at: int) -> tuple[int, int]:
        if at >= 0 and self._unchanged[at]:
            return self._unchanged[at] - 1, self._manifest.content_hashes[at]
        return self._rows.get(key, (0, 0))

    def missing(self) -> Iterable[int]:
        """The keys that we knew as open, and that were not seen."""
        for at, mark in enumerate(self._known):
            if not mark and not self._manifest.flags[at] & CLOSED:
                yield self._manifest.keys[at]


def seen_before(run: Run, work: Work) -> Seen:
    """Return all that earlier stretches of a run have seen."""
    seen = Seen(work.manifest)
    seen.begin(run.rubric)
    for page in work.store.staged(run.id):
        for (key,) in _KEY.iter_unpack(page.keys):
            seen.add(key, work.manifest.position(key))
        if page.rubric == run.rubric:
            for (key,) in _KEY.iter_unpack(page.keys + page.aside):
                seen.note(key, work.manifest.position(key))
    return seen


def fetch(run: Run, seen: Seen, work: Work) -> Run:
    """Read on from where the run stands until every rubric was read.

    Raises:
        Paused: time is up, or the register is away; what was read is kept.
        LeaseLost: another run took over.
    """
    rubrics = work.care_directory.rubrics
    while run.rubric < len(rubrics):
        name = rubrics[run.rubric]
        seen.begin(run.rubric)
        try:
            page = work.care_directory.page(name, run.page)
        except SourceAway as error:
            work.save(run.noting(f"{name}, page {run.page}: the register is away ({error})"))
            raise Paused from error
        except SourceUnusable as error:
            run = work.save(without(run, name, len(rubrics), str(error)))
            continue
        staged, run = take(run, page, seen, work.manifest)
        run = advanced(run, name, page, seen)
        work.store.save(run, work.lease, now=work.clock(), staged=staged)
        work.progress(run)
        if work.out_of_time():
            raise Paused
    return replace(run, phase=Phase.WRITING, step=0)


def take(run: Run, page: SourcePage, seen: Seen, manifest: Manifest) -> tuple[StagedPage, Run]:
    """Compare a page with what we know; only what is new or changed is kept whole."""
    comparison = _Comparison(seen, manifest)
    for record in page.records:
        comparison.add(record)
    staged = StagedPage(
        rubric=run.rubric,
        page=run.page,
        keys=bytes(comparison.keys),
        aside=bytes(comparison.aside),
        listings=tuple(comparison.listings),
        fingerprints=tuple(comparison.fingerprints),
        bad=tuple(_placed(comparison.bad, run, page)),
    )
    counts = run.counts.plus(fetched=len(page.records), quarantined=len(staged.bad), **comparison.counts)
    return staged, replace(run, counts=counts)


def _placed(bad: Iterable[tuple[str, str]], run: Run, page: SourcePage) -> Iterator[tuple[str, str]]:
    """Yield what cannot be read with its id, or else with its place."""
    places = (number for number, record in enumerate(page.records) if not record.register_id)
    for register_id, reason in bad:
        place = "" if register_id else f": rubric {run.rubric}, page {run.page}, record {next(places)}"
        yield register_id, f"{reason}{place}"


class _Comparison:
    """One page against what we know, record by record."""

    def __init__(self, seen: Seen, manifest: Manifest) -> None:
        self._seen = seen
        self._manifest = manifest
        self.keys = bytearray()
        self.aside = bytearray()
        self.listings: list[Offer] = []
        self.fingerprints: list[int] = []
        self.bad: list[tuple[str, str]] = []
        self.counts: Counter[str] = Counter()

    def add(self, record: Record) -> None:
        if not record.register_id:
            self.bad.append(("", record.problem))
            return
        key = key_of(record.register_id)
        at = self._manifest.position(key)
        if record.read:
            if at >= 0 and self._manifest.is_as_sent(at, record.fingerprint) and not self._seen.in_rubric(key, at):
                self._unchanged(record, key, at)
                return
            record = record.read()
        if record.problem:
            self.bad.append((record.register_id, record.problem))
        if record.listing is None and not record.published:
            self._seen.note(key, at)  # it counts for the rubric's total, but it is not public
            self.aside += _KEY.pack(key)
        else:
            self._public(record, key, at)

    def _unchanged(self, record: Record, key: int, at: int) -> None:
        """A record that is, to the byte, what it was when we last took it over: it need not be read."""
        if self._seen.add(key, at):
            self.counts["duplicates"] += 1
        else:
            self.counts["unchanged"] += 1
            if self._manifest.flags[at] & EMAIL_INVALID:
                self.counts["invalid"] += 1
        self.keys += _KEY.pack(key)
        self._seen.note_unchanged(at, record.updated_at)

    def _public(self, record: Record, key: int, at: int) -> None:
        content_hash = record.listing.content_hash if record.listing else 0
        if self._seen.add(key, at) or self._seen.in_rubric(key, at):
            self._repeated(record, key, at, content_hash)
        elif record.listing:
            self._first(record, record.listing, at, content_hash)
        self.keys += _KEY.pack(key)
        self._seen.note(key, at, record.updated_at, content_hash)

    def _first(self, record: Record, listing: Offer, at: int, content_hash: int) -> None:
        if listing.email_status is EmailStatus.INVALID:
            self.counts["invalid"] += 1
        if at < 0:
            self.counts["new"] += 1
        elif self._manifest.content_hashes[at] == content_hash and not self._manifest.flags[at] & CLOSED:
            self.counts["unchanged"] += 1
            if self._manifest.fingerprints[at] != record.fingerprint:
                self._manifest.put(replace(self._manifest.row(at), fingerprint=record.fingerprint))
            return
        elif self._manifest.flags[at] & EMAIL_OK and listing.email_status is not EmailStatus.OK:
            self.counts["emails_cleared"] += 1
        self._keep(record, listing)

    def _keep(self, record: Record, listing: Offer) -> None:
        self.listings.append(listing)
        self.fingerprints.append(record.fingerprint)

    def _repeated(self, record: Record, key: int, at: int, content_hash: int) -> None:
        """An id that came before: equal is ignored, of different ones the newest counts.

        Only within a rubric can two rows differ by more than the moment at which they were read; of those found in
        another rubric the first one counts.
        """
        self.counts["duplicates"] += 1
        if record.listing is None or self._seen.content_hash_of(key, at) in {content_hash, 0}:
            return
        self.counts["conflicting"] += 1
        if self._seen.supersedes(key, at, record.updated_at, content_hash):
            self._keep(record, record.listing)


def _moment(text: str) -> int:
    """A moment in ISO 8601 as a number that sorts as it does: its first seventeen digits, to the millisecond."""
    return int(text.encode("ascii", "ignore").translate(None, _NO_DIGITS)[:17].ljust(17, b"0"))


def nameless(page: SourcePage) -> int:
    """Return the number of records whose id cannot be read."""
    return sum(not record.register_id for record in page.records)


def advanced(run: Run, name: str, page: SourcePage, seen: Seen) -> Run:
    """The run after a page: at the next page, or at the next rubric."""
    count = run.rubrics.get(name, RubricCount())
    last = run.page + 1 >= page.pages
    declared = page.declared if count.declared is None else count.declared
    count = replace(
        count,
        declared=declared,
        # Once a page declared another total, it stays so: a total that comes and goes is no total.
        declared_last=page.declared if count.declared_last in {None, declared} else count.declared_last,
        rows=count.rows + len(page.records),
        unique=seen.unique,
        nameless=count.nameless + (nameless(page) if run.counts.quarantined else 0),
        ended=last,
    )
    return replace(
        run,
        rubrics={**run.rubrics, name: count},
        rubric=run.rubric + 1 if last else run.rubric,
        page=0 if last else run.page + 1,
    )


def without(run: Run, name: str, rubrics: int, reason: str) -> Run:
    """The run after a page that could not be used: the snapshot is incomplete, and the rest is still worth reading."""
    count = run.rubrics.get(name, RubricCount())
    known = count.declared is not None
    count = replace(count, failed_pages=(*count.failed_pages, run.page))
    run = run.noting(f"{name}, page {run.page}: {reason}")
    # Without a first page nobody knows how many there are; a run of failures means that there is no end in sight.
    give_up = not known or len(count.failed_pages) > _FAILED_PAGES
    return replace(
        run,
        rubrics={**run.rubrics, name: count},
        rubric=min(run.rubric + 1, rubrics) if give_up else run.rubric,
        page=0 if give_up else run.page + 1,
    )
