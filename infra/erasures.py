"""For operators, around a restore: `python -m infra.erasures list` and `reapply [FILE]`.

Run it with the environment of the stage. `list` prints the ids of what was erased, `reapply` erases it again.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path

from chalicelib.bootstrap import platform
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.entrypoints.links.personal_data import stores
from chalicelib.use_cases.upkeep.reapply_erasures import reapply_erasures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list", help="print the ids of the reviews that were erased")
    again = commands.add_parser("reapply", help="erase again what a restore brought back")
    again.add_argument("file", nargs="?", type=Path, help="ids, one a line; without it the table is read")
    asked = parser.parse_args()
    if asked.command == "list":
        for review_id in erased():
            print(review_id)
        return
    ids = asked.file.read_text(encoding="utf-8").split() if asked.file else erased()
    for outcome, number in sorted(reapply_erasures(ids, stores=stores(), now=platform().now()).items()):
        print(f"{outcome}: {number}")


def erased() -> Iterable[str]:
    """The ids of every review that was erased and may stand in a backup."""
    here = platform()
    return here.reviews.tombstones(since=here.now() - kept(Kept.TOMBSTONE), now=here.now())


if __name__ == "__main__":
    main()
