"""Export to a file and import from one, with the progress that an operator sees."""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from botocore.exceptions import BotoCoreError
from pynamodb.exceptions import PynamoDBException

from chalicelib.adapters.dynamodb.projections.outbox import LEASE
from chalicelib.adapters.dynamodb.upkeep.transfer import DynamoTransfer
from chalicelib.adapters.dynamodb.upkeep.transfer_items import may_leave
from chalicelib.bootstrap import Platform
from chalicelib.domain.rules.refusals import Busy, UnreadableRecord
from chalicelib.ports.mails import MOVED
from chalicelib.ports.sync import LeaseLost
from chalicelib.use_cases.aside.past import Past
from infra.local.environment import typed
from infra.transfer.bringing import Import, SyncAtWork
from infra.transfer.lines import AnyLine, Broken, End, Header, MailLine, encode, kind_of
from infra.transfer.reading import checked
from infra.transfer.writing import everything, public


class Progress:
    """A line that grows on a terminal; elsewhere a line per ten thousand."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self._terminal = sys.stderr.isatty()

    def __call__(self, kind: str) -> None:
        self.counts[kind] += 1
        total = self.counts.total()
        if total % (100 if self._terminal else 10_000) == 0:
            print(
                f"\r{total} lines" if self._terminal else f"{total} lines",
                end="" if self._terminal else "\n",
                file=sys.stderr,
                flush=True,
            )

    def end(self, word: str) -> None:
        said = ", ".join(f"{kind} {count}" for kind, count in sorted(self.counts.items())) or "nothing"
        print(f"{chr(13) if self._terminal else ''}{word}: {said}", file=sys.stderr)


def export_to(file: str, here: Platform, *, only_public: bool = False, moving: bool = False) -> int:
    """Write the lines; a file with personal data is its owner's alone. Returns 1 where something could not be read."""
    progress = Progress()
    past = Past("export", stores=here, now=here.now())
    if not only_public:
        print("warning: this holds names, addresses and unpublished texts; keep it as such", file=sys.stderr)
    if moving:
        print(f"{_hold_mails(here)} mails wait, and leave from here no more", file=sys.stderr)
    came_late = 0
    try:
        with _opened(file, private=not only_public) as target:
            lines = public(here, unread=past.note) if only_public else everything(here, moving=moving, unread=past.note)
            for line in lines:
                target.write(encode(line))
                progress(kind_of(line))
                came_late += moving and isinstance(line, MailLine) and may_leave(line.item)
            target.write(encode(End(lines=progress.counts.total(), left_out=len(past))))
    except BaseException:
        print("stopped: what was written has no end, and no import takes it in", file=sys.stderr)
        raise
    progress.end("exported")
    if past:
        them = typed(".venv/bin/python -m infra.aside list")
        print(f"{len(past)} could not be read and are not in it: {them}", file=sys.stderr)
    if came_late:
        print(f"{came_late} mails came meanwhile: somebody is still at work here; stop that, and export again",
              file=sys.stderr)  # fmt: skip
    return 1 if past or came_late else 0


def _hold_mails(here: Platform) -> int:
    turns = iter(range(int(LEASE.total_seconds())))

    def rest() -> bool:
        here.rest(1.0)
        return next(turns, None) is not None

    return DynamoTransfer(here.connection, here.identities).hold_mails(clock=here.now, rest=rest)


@contextmanager
def _opened(file: str, *, private: bool) -> Iterator[TextIO]:
    if file == "-":
        yield sys.stdout
        return
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600 if private else 0o644)
    if private:
        os.fchmod(handle, 0o600)  # also a file that was there
    with open(handle, "w", encoding="utf-8") as target:  # noqa: PTH123  (it is a descriptor, no path)
        yield target


def import_from(file: str, here: Platform, *, dry_run: bool = False, other_keys: bool = False) -> int:
    """Check the whole file first; only one without faults is written, and what is then missing is told."""
    path = Path(file)
    header, left_out = _checked(path, here, other_keys=other_keys)
    if header is None or dry_run:
        print("nothing was written", file=sys.stderr)
        return 1 if header is None else 0
    if left_out:
        print(f"{left_out} records could not be read when it was exported, and are not in it", file=sys.stderr)

    def lines() -> Iterator[AnyLine]:
        with path.open("rb") as source:
            found = checked(source, here, other_keys=other_keys)
            yield from (each for each in found if not isinstance(each, Broken | Header | End))

    coming = Import(header, here)
    written = Progress()
    try:
        coming.bring_in(lines(), written)
    except SyncAtWork:
        print("the sync is at work; try again when it has ended. Nothing was written", file=sys.stderr)
        return 1
    except (Busy, LeaseLost, UnreadableRecord, PynamoDBException, BotoCoreError, KeyboardInterrupt) as stopped:
        written.end("imported so far")
        why = "the store or the key service asks to wait" if isinstance(stopped, Busy) else type(stopped).__name__
        after = written.counts.total() + 1  # the header too
        print(f"stopped after line {after} ({why}): what stands before it is in, and not whole without the rest; "
              "the same import again goes on", file=sys.stderr)  # fmt: skip
        return 1
    written.end("imported")
    if coming.held:
        print(f"{coming.held} mails wait until the platform that they come from sends no more; "
              f"then: .venv/bin/python -m infra.mails redrive --reason {MOVED}", file=sys.stderr)  # fmt: skip
    missing = 0
    for each in coming.missing(lines()):
        missing += 1
        print(f"missing: {each}", file=sys.stderr)
    print(f"{missing} missing: run it again" if missing else "all that is in the file is here", file=sys.stderr)
    return 1 if missing else 0


def _checked(path: Path, here: Platform, *, other_keys: bool) -> tuple[Header | None, int]:
    """Look at every line and tell what is wrong; returns the header of a file without a fault, and what it lacks."""
    progress = Progress()
    header, left_out, faults = None, 0, 0
    with path.open("rb") as source:
        for line in checked(source, here, other_keys=other_keys):
            if isinstance(line, Broken):
                faults += 1
                print(f"line {line.number}: {line.reason}", file=sys.stderr)
                continue
            header = line if isinstance(line, Header) else header
            left_out = line.left_out if isinstance(line, End) else left_out
            progress(kind_of(line))
    progress.end("checked")
    if faults:
        print(f"faults: {faults}", file=sys.stderr)
    return None if faults else header, left_out
