"""`python -m bench.sync_run KIND [units]`: a run of the sync in its own process: what it took, or asked of the store.

To know what it takes, it loads nothing but the product. Prints a line of JSON, and stays until its input ends: then its
memory was read.
"""

import json
import sys
import time
from collections import Counter
from dataclasses import asdict
from typing import Any

from chalicelib.bootstrap import platform
from chalicelib.domain.sync.sync import RunKind


def _asked(kind: RunKind) -> dict[str, Any]:
    """The units that the store charges for a run: to know them, each item is looked at before it is written."""
    from bench.units import count_all  # noqa: PLC0415 - not for a run of which the memory is measured

    here = platform()
    work = count_all(here.connection)
    if here.run_sync(kind=kind).run is None:
        raise SystemExit("another run is at work")
    return asdict(work)


def _measured(kind: RunKind) -> dict[str, Any]:
    here = platform()
    writes: Counter[str] = Counter()
    organisations = here.settings.table("organisations")

    ask = here.connection.dispatch

    def count(operation: str, request: dict[str, Any]) -> dict[str, Any]:
        for write in request.get("TransactItems", [request]):
            done = next(iter(write.values())) if len(write) == 1 and "ConditionCheck" not in write else write
            if isinstance(done, dict) and ("Item" in done or "UpdateExpression" in done or "Delete" in write):
                writes["organisations" if done["TableName"] == organisations else "other"] += 1
        return ask(operation, request)

    vars(here.connection)["dispatch"] = count
    wall, cpu = time.perf_counter(), time.process_time()
    run = here.run_sync(kind=kind).run
    if run is None:
        raise SystemExit("another run is at work")
    return {
        "seconds": time.perf_counter() - wall,
        "cpu": time.process_time() - cpu,
        "organisations": writes["organisations"],
        "other": writes["other"],
        "verdict": run.verdict,
        "counts": asdict(run.counts),
    }


if __name__ == "__main__":
    found = (_asked if "units" in sys.argv else _measured)(RunKind(sys.argv[1]))
    print(json.dumps(found), flush=True)
    sys.stdin.read()
