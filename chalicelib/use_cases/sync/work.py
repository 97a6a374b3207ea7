"""The collaborators and the state of a run, for each of its phases."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.sync.manifest import Manifest
from chalicelib.domain.sync.sync import Run
from chalicelib.ports.stores import Directory, IdGenerator, Lease, Organisations
from chalicelib.ports.sync import CareDirectory, SyncStore


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
