"""Export to a file and import from one, with the progress that an operator sees."""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from chalicelib.bootstrap import Platform
from chalicelib.use_cases.aside.past import Past
from infra.transfer.lines import Broken, encode
from infra.transfer.reading import bring_in, checked
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


def export_to(file: str, here: Platform, *, only_public: bool) -> int:
    """Write the lines; a file with personal data is its owner's alone. Returns 1 where something could not be read."""
    progress = Progress()
    past = Past("export", stores=here, now=here.now())
    if not only_public:
        print("warning: this holds names, addresses and unpublished texts; keep it as such", file=sys.stderr)
    with _opened(file, private=not only_public) as target:
        for line in public(here, unread=past.note) if only_public else everything(here, unread=past.note):
            target.write(encode(line))
            progress(str(line.__struct_config__.tag))
    progress.end("exported")
    if past:
        print(f"{len(past)} could not be read and are not in it: python -m infra.aside list", file=sys.stderr)
    return 1 if past else 0


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


def import_from(file: str, here: Platform, *, dry_run: bool) -> int:
    """Check the whole file first; only a file without faults is written."""
    path = Path(file)
    faults = 0
    progress = Progress()
    with path.open("rb") as source:
        for line in checked(source, here):
            if isinstance(line, Broken):
                faults += 1
                print(f"line {line.number}: {line.reason}", file=sys.stderr)
            else:
                progress(str(line.__struct_config__.tag))
    progress.end("checked")
    if faults or dry_run:
        print(f"{faults} faults; nothing was written", file=sys.stderr)
        return 1 if faults else 0
    written = Progress()
    with path.open("rb") as source:
        bring_in((each for each in checked(source, here) if not isinstance(each, Broken)), here, written)
    written.end("imported")
    return 0
