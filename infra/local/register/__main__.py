"""`python -m infra.local.register`: serve the local Sociale Kaart until it is told to stop."""

import os
import signal
import sys
from pathlib import Path

from infra.local.register import make_app, serve
from infra.local.register.edits import UnreadableEdits
from infra.local.register.settings import MOST_LISTINGS

STOP = (signal.SIGINT, signal.SIGTERM)


def number_from_environment(name: str, default: int, most: int) -> int:
    text = os.environ.get(name) or str(default)
    if not (text.isascii() and text.isdigit() and int(text) <= most):
        sys.exit(f"{name} has to be a whole number from 0 to {most}, not {text!r}")
    return int(text)


def main() -> None:
    # Blocked before any thread starts, so that every thread leaves these to the wait below.
    signal.pthread_sigmask(signal.SIG_BLOCK, STOP)
    port = number_from_environment("REGISTER_PORT", 8030, 65_535)
    listings = number_from_environment("REGISTER_LISTINGS", 400, MOST_LISTINGS)
    seed = number_from_environment("REGISTER_SEED", 1, 1_000_000)
    data_dir = Path(os.environ.get("DATA_DIR") or ".local")
    try:
        with serve(make_app(data_dir, listings=listings, seed=seed), port) as url:
            print(f"local Sociale Kaart: {url} (API under {url}/api, misbehaviour at {url}/control)", flush=True)
            signal.sigwait(STOP)
    except OSError as error:
        sys.exit(f"the local Sociale Kaart cannot listen on port {port}: {error.strerror}")
    except UnreadableEdits as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
