"""`python -m infra.local` serves the whole local stack until Ctrl-C; the settings are in the environment."""

import os
import sys
from dataclasses import replace

from infra.local.environment import SettingError, StackSettings, read_settings, surroundings
from infra.local.launch.launcher import Launcher, say
from infra.local.launch.plan import STORE_PYTHON, whole_stack
from infra.local.launch.processes import port_refusal


def main() -> int:
    try:
        settings = read_settings(os.environ)
        if not os.environ.get("STORE_PORT"):
            settings = replace(settings, store_port=next_free(settings))
        plan = whole_stack(settings, surroundings(os.environ))
    except SettingError as reason:
        say(f"The local stack cannot start: {reason}")
        return 1
    except OSError as reason:
        say(f"The local stack cannot start: DATA_DIR cannot be used: {reason}")
        return 1
    if not STORE_PYTHON.exists():
        say("The local store is not installed: run `make setup` first")
        return 1
    return Launcher(plan).run()


def next_free(settings: StackSettings) -> int:
    """The usual port of the store, or the first one after it that nobody has and no other part is to have."""
    taken = {settings.port, settings.mailbox_port, settings.register_port}
    after = range(settings.store_port, settings.store_port + 1000)
    return next((port for port in after if port not in taken and port_refusal(port) is None), settings.store_port)


if __name__ == "__main__":
    sys.exit(main())
