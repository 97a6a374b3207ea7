"""`python -m infra.local.triggers` keeps app.py's schedules and follows its streams until it is told to stop.

`--once NAME` runs one scheduled function now, as its schedule would, and ends; `--list` names them.
"""

import argparse
import json
import logging
import os
import sys
import threading
from collections.abc import Sequence

from infra.local.environment import enter_stack
from infra.local.output import outlive_a_full_disk
from infra.local.triggers.running import LOG, Triggers, run_once, schedules_of
from infra.local.web.server import leave_on_signal


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.local.triggers", description=__doc__)
    parser.add_argument("--once", metavar="NAME", help="run this schedule now and end")
    parser.add_argument("--list", action="store_true", help="name the schedules and end")
    asked = parser.parse_args(arguments)
    settings = enter_stack()
    from app import app  # noqa: PLC0415 - only now: it reads its settings while it is imported

    if asked.list:
        print("\n".join(schedule.name for schedule in schedules_of(app)))
        return 0
    if asked.once:
        try:
            print(json.dumps(run_once(app, asked.once), default=str))
        except LookupError as unknown:
            print(unknown, file=sys.stderr)
            return 2
        return 0
    outlive_a_full_disk()
    logging.basicConfig(stream=sys.stdout, level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    LOG.setLevel(logging.INFO)
    stop = threading.Event()
    leave_on_signal(lambda _status: stop.set())
    triggers = Triggers(app, endpoint=settings.store_url, mailbox=settings.mailbox_url)
    triggers.start()
    (settings.data_dir / "triggers.ready").write_text(f"{os.getpid()}\n", encoding="utf-8")
    LOG.info("following")
    stop.wait()
    triggers.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
