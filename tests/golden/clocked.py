"""Starts the local stack of the release in whose folder it runs, with the store under the same moved clock as the rest.

It is handed to that release's own Python as text (`python -c`), so it may rest on nothing but what a release holds.
"""

import importlib
import os
import runpy
from dataclasses import replace
from importlib.util import find_spec

_CLOCK = ("CLOCK_MOVED_BY", "CLOCK_PACKAGES", "PYTHONPATH", "TZ")
_plan = importlib.import_module("infra.local.launch.plan" if find_spec("infra.local.launch") else "infra.local.plan")
_usual = _plan.store_service


def _under_the_clock(*arguments: object) -> object:
    service = _usual(*arguments)
    clock = {name: os.environ[name] for name in _CLOCK if name in os.environ}
    return replace(service, environment={**service.environment, **clock})


_plan.store_service = _under_the_clock  # type: ignore[attr-defined]  # the release's own, told one thing more
runpy.run_module("infra.local", run_name="__main__", alter_sys=True)
