"""Operators' command for the sync with the Sociale Kaart: `python -m infra.sync run`."""

import argparse

from chalicelib.bootstrap import platform
from infra.local.environment import enter_stack


def main() -> None:
    """Run the sync on the local stack of `DATA_DIR`, and say what it did."""
    parser = argparse.ArgumentParser(prog="python -m infra.sync", description=__doc__)
    parser.add_argument("command", choices=["run"])
    parser.parse_args()
    enter_stack()
    report = platform().sync_listings()
    for name in report.__slots__:
        print(f"{name:12} {getattr(report, name)}")


if __name__ == "__main__":
    main()
