"""`python run.py UNITS FUNCTION MOMENT …`: a scheduled function of the build in this folder, at these moments.

It is this file that runs, whichever build it stands beside: it imports nothing of the bench but the file of units that
is named. Prints a line of JSON for each moment: what the function asked of the store, the log apart, and its CPU.
"""

import importlib.util
import json
import sys
import time
from dataclasses import asdict
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

_EVENT = dict.fromkeys(("version", "id", "account", "time", "region"), "") | {
    "detail-type": "Scheduled Event",
    "source": "aws.events",
    "resources": [],
    "detail": {},
}


class _Context:
    def get_remaining_time_in_millis(self) -> int:
        return 900_000


class _Log:
    """Two meters at one client: of the log, and of all else."""

    def __init__(self, units: Any, client: Any) -> None:
        self.works = {"log": units.Work(), "rest": units.Work()}
        self._meters = {name: units._Meter(client, work) for name, work in self.works.items()}  # noqa: SLF001 - its other half
        self._at: Any = None
        self._events = client.meta.events
        self._events.register("provide-client-params.dynamodb", self._asked)
        self._events.register("after-call.dynamodb", self._answered)

    def end(self) -> None:
        self._events.unregister("provide-client-params.dynamodb", self._asked)
        self._events.unregister("after-call.dynamodb", self._answered)

    def _asked(self, params: Any, model: Any, **_: Any) -> None:
        if self._at is None:
            self._at = self._meters["log" if str(params.get("TableName", "")).endswith("-log") else "rest"]
            self._at.asked(model.name, params)

    def _answered(self, parsed: Any, model: Any, **_: Any) -> None:
        if self._at is not None and not self._at._looking:  # noqa: SLF001 - as above
            self._at.answered(model.name, parsed)
            self._at = None


def main(units_file: str, function: str, *moments: str) -> None:
    sys.path.insert(0, str(Path.cwd()))
    specification = importlib.util.spec_from_file_location("units", units_file)
    assert specification  # noqa: S101 - a file of our own
    assert specification.loader  # noqa: S101 - the same
    units = importlib.util.module_from_spec(specification)
    sys.modules["units"] = units
    specification.loader.exec_module(units)
    from app import app  # noqa: PLC0415 - of the build in this folder
    from chalicelib.bootstrap import platform  # noqa: PLC0415 - the same

    if function not in app.handler_map:  # a later release has it: it asks for nothing
        none = {name: asdict(units.Work()) | {"requests": 0} for name in ("log", "rest")} | {"cpu": 0.0}
        print("\n".join([json.dumps(none)] * len(moments)))
        return
    here: Any = platform()
    for moment in moments:
        vars(here)["now"] = partial(datetime.fromisoformat, moment)
        meters = _Log(units, here.connection.client)
        before = time.process_time()
        app.handler_map[function](_EVENT, _Context())
        meters.end()
        found = {name: asdict(work) | {"requests": len(work.requests)} for name, work in meters.works.items()}
        print(json.dumps(found | {"cpu": time.process_time() - before}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
