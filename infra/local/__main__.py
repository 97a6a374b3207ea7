"""`python -m infra.local` serves the whole local stack until Ctrl-C; the settings are in the environment."""

import os
import sys

from infra.local.environment import SettingError, read_settings, surroundings
from infra.local.launch.launcher import Launcher, say
from infra.local.launch.plan import STORE_PYTHON, whole_stack


def main() -> int:
    try:
        plan = whole_stack(read_settings(os.environ), surroundings(os.environ))
    except (SettingError, OSError) as reason:
        say(f"The local stack cannot start: {reason}")
        return 1
    if not STORE_PYTHON.exists():
        say("The local store is not installed: run `make setup` first")
        return 1
    return Launcher(plan).run()


if __name__ == "__main__":
    sys.exit(main())
