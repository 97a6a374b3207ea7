"""`python -m bench.sync_run`: one full run of the sync in a process of its own, and what it took.

It loads nothing but the product. Prints a line of JSON, and stays until its input ends: then its memory was read.
"""

import json
import sys
import time
from collections import Counter
from dataclasses import asdict
from typing import Any

from chalicelib.bootstrap import platform
from chalicelib.domain.sync import RunKind


def _measured() -> dict[str, Any]:
    here = platform()
    writes: Counter[str] = Counter()
    organisations = here.settings.table("organisations")

    ask = here.connection.dispatch

    def count(operation: str, wish: dict[str, Any]) -> dict[str, Any]:
        for write in wish.get("TransactItems", [wish]):
            done = next(iter(write.values())) if len(write) == 1 and "ConditionCheck" not in write else write
            if isinstance(done, dict) and ("Item" in done or "UpdateExpression" in done or "Delete" in write):
                writes["organisations" if done["TableName"] == organisations else "other"] += 1
        return ask(operation, wish)

    vars(here.connection)["dispatch"] = count
    wall, cpu = time.perf_counter(), time.process_time()
    run = here.tick(kind=RunKind.FULL).run
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
    print(json.dumps(_measured()), flush=True)
    sys.stdin.read()
