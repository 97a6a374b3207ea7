"""Run every scheduled function once, in the stack that the environment names, but for those that are named.

`python -m tests.golden.schedules reconcile_copies`: its last line is JSON: what each answered, or `failed`.
"""

import json
import sys
import traceback
from collections.abc import Sequence
from typing import Any

from infra.local.environment import enter_stack
from infra.local.triggers.running import schedules_of


def main(but_for: Sequence[str]) -> None:
    """Leave none out because another failed."""
    enter_stack()
    from app import app  # noqa: PLC0415 - only now: it reads its settings while it is imported

    said: dict[str, Any] = {}
    for schedule in schedules_of(app):
        if schedule.name in but_for:
            continue
        try:
            said[schedule.name] = schedule.run()
        except Exception:  # noqa: BLE001 - each is told, by name
            traceback.print_exc()
            said[schedule.name] = "failed"
    sys.stdout.write(f"\n{json.dumps(said, default=str)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
