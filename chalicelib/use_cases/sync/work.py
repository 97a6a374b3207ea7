"""The collaborators and the state of a run, for each of its phases."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.rules.refusals import UnreadableRecord
from chalicelib.domain.sync.manifest import Manifest
from chalicelib.domain.sync.sync import Run
from chalicelib.ports.stores import Directory, IdGenerator, Lease, Organisations
from chalicelib.ports.sync import CareDirectory, SyncStore
from chalicelib.use_cases.aside.past import Past


class Paused(Exception):
    """Time is up, or the register is away: the run is stored, and the next call goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The collaborators of a run, and the run's right to write."""

    care_directory: CareDirectory
    organisations: Organisations
    directory: Directory
    store: SyncStore
    id_generator: IdGenerator
    clock: Callable[[], datetime]
    out_of_time: Callable[[], bool]
    progress: Callable[[Run], None]
    first_run_minimum: int
    lease: Lease
    manifest: Manifest
    past: Past

    def known(self, keys: Sequence[int]) -> tuple[Mapping[int, Organisation], Sequence[int]]:
        """Return the organisations of these keys, and the keys that have none. What cannot be read is in neither."""
        try:
            found = self.organisations.known(keys)
        except UnreadableRecord:
            return self._known_one_by_one(keys)
        return found, [key for key in keys if key not in found]

    def _known_one_by_one(self, keys: Sequence[int]) -> tuple[Mapping[int, Organisation], Sequence[int]]:
        found: dict[int, Organisation] = {}
        new = []
        for key in keys:
            with self.past.it(f"listing/{key:016x}"):
                here = self.organisations.known([key])
                found |= here
                new += [] if here else [key]
        return found, new

    def save(self, run: Run) -> Run:
        """Store where the run stands, and stop here when time is up.

        Raises:
            LeaseLost, Paused.
        """
        self.store.save(run, self.lease, now=self.clock())
        self.progress(run)
        if self.out_of_time():
            raise Paused
        return run
