"""The browser of tests and pictures: where Chromium is, how it starts, and on Debian how it gets here."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from playwright.sync_api import Browser, sync_playwright

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# A bare machine has no fonts at all, and text without a font has no size.
PACKAGES: Final = ("chromium", "fonts-dejavu-core")
HOW: Final = (
    f"No Chromium found on PATH ({', '.join(NAMES)}). Install it (Debian: apt install {' '.join(PACKAGES)}), "
    "or choose BROWSER=none to go without its tests; where CI is set they cannot be left out."
)
FLAGS: Final = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",  # containers give /dev/shm 64 MiB
)
_PATIENCE: Final = 120_000  # milliseconds to start; a machine may have much else to do


def find() -> str | None:
    """The path of the first browser on PATH that we can drive."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def is_left_out() -> bool:
    """Tell whether a developer chose to do without; CI has no such choice."""
    return os.environ.get("BROWSER", "") == "none" and not os.environ.get("CI")


@contextmanager
def running_browser(path: str) -> Iterator[Browser]:
    """A headless browser, without its sandbox where it could not have one anyway."""
    as_root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=[*FLAGS, *as_root], headless=True, timeout=_PATIENCE
        )
        yield browser
        browser.close()


def main() -> int:
    """Install Chromium where it is missing and we may; elsewhere say how, and fail."""
    if find() or is_left_out():
        return 0
    before = _as_root()
    if before is None or not shutil.which("apt-get"):
        print(HOW, file=sys.stderr)
        return 1
    print(f"Setting up the browser of the tests (only now): apt-get install {' '.join(PACKAGES)} ...", flush=True)
    for command in (("update", "-qq"), ("install", "-y", "-qq", "--no-install-recommends", *PACKAGES)):
        done = subprocess.run(  # noqa: S603 - our own words
            [*before, "apt-get", *command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False
        )
        if done.returncode:
            print(f"apt-get {command[0]} failed, see above. {HOW}", file=sys.stderr)
            return 1
    if find() is None:
        print(HOW, file=sys.stderr)
        return 1
    return 0


def _as_root() -> list[str] | None:
    """Return the words before a command that let it run as root without a question; None: we may not."""
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return quiet
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    asked = subprocess.run([sudo, "-n", "true"], capture_output=True, check=False)  # noqa: S603 - our own words
    return [sudo, "-n", *quiet] if asked.returncode == 0 else None


if __name__ == "__main__":
    sys.exit(main())
