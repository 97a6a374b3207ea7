"""`python -m infra.local` serves the whole local stack until Ctrl-C; the settings are in the environment."""

import contextlib
import os
import socket
import sys
from dataclasses import replace

from chalicelib.settings import WrongSetting
from chalicelib.settings import read_settings as platform_settings
from infra.local.environment import (
    LOOPBACK,
    SettingError,
    StackSettings,
    read_settings,
    stack_environment,
    surroundings,
)
from infra.local.launch.launcher import Launcher, say
from infra.local.launch.plan import STORE_PYTHON, whole_stack
from infra.local.launch.processes import port_refusal


def main() -> int:
    if not STORE_PYTHON.exists():
        say("The local store is not installed: run `make setup` first")
        return 1
    with contextlib.ExitStack() as held:
        try:
            settings = read_settings(os.environ)
            if not os.environ.get("STORE_PORT"):
                mark = held.enter_context(next_free(settings))
                settings = replace(settings, store_port=mark.getsockname()[1])
            inherited = surroundings(os.environ)
            platform_settings(
                inherited | stack_environment(settings, inherited)
            )  # a wrong one is named before all starts
            plan = whole_stack(settings, inherited)
        except (SettingError, WrongSetting) as reason:
            say(f"The local stack cannot start: {reason}")
            return 1
        except OSError as reason:
            say(f"The local stack cannot start: DATA_DIR cannot be used: {reason}")
            return 1
        return Launcher(plan).run()


def next_free(settings: StackSettings) -> socket.socket:
    """Find the usual port of the store, or the first one after it that nobody has and no other part is to have.

    The mark is of UDP and so in nobody's way; a stack that starts at the same moment cannot have it too.

    Raises:
        SettingError: there is none.
    """
    given = {settings.port, settings.mailbox_port, settings.register_port}
    for port in range(settings.store_port, settings.store_port + 1000):
        if port in given or port_refusal(port) is not None:
            continue
        mark = socket.socket(type=socket.SOCK_DGRAM)
        try:
            mark.bind((LOOPBACK, port))
        except OSError:
            mark.close()
        else:
            return mark
    raise SettingError(f"no port is free for the store from {settings.store_port} on: give one with STORE_PORT=…")


if __name__ == "__main__":
    sys.exit(main())
