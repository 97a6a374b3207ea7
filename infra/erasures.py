"""For operators, around a restore: `python -m infra.erasures list` and `reapply [FILE]`.

On the local stack it finds everything by `DATA_DIR` and the ports; elsewhere, set `STAGE` and what goes with it.
`list` prints the ids of what was erased, `reapply` erases it again.
"""

from collections.abc import Iterable
from pathlib import Path

from chalicelib.bootstrap import Platform
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.use_cases.upkeep.reapply_erasures import reapply_erasures
from infra.commands import OneLineParser, platform_here, run


def main() -> int:
    """Do what was asked; returns 0."""
    parser = OneLineParser(prog="python -m infra.erasures", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list", help="print the ids of the reviews that were erased")
    again = commands.add_parser("reapply", help="erase again what a restore brought back")
    again.add_argument("file", nargs="?", type=Path, help="ids, one a line; without it the table is read")
    asked = parser.parse_args()
    here = platform_here()
    if asked.command == "list":
        for review_id in erased(here):
            print(review_id)
        return 0
    ids = asked.file.read_text(encoding="utf-8").split() if asked.file else erased(here)
    for outcome, number in sorted(reapply_erasures(ids, stores=here, now=here.now()).items()):
        print(f"{outcome}: {number}")
    return 0


def erased(here: Platform) -> Iterable[str]:
    """The ids of every review that was erased and may stand in a backup."""
    return here.reviews.tombstones(since=here.now() - kept(Kept.TOMBSTONE), now=here.now())


if __name__ == "__main__":
    run(main)
