"""For operators: `python -m infra.erasures list` and `reapply [FILE]` around a restore, `unread ID` for one record.

On the local stack it finds everything by `DATA_DIR` and the ports; elsewhere, set `STAGE` and what goes with it.
`list` prints the ids of what was erased, `reapply` erases it again; `unread` erases a review that cannot be read.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from chalicelib.bootstrap import Platform
from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.law import Act
from chalicelib.domain.rules.refusals import NotFound, UnreadableRecord
from chalicelib.domain.rules.retention import Kept, kept
from chalicelib.use_cases.aside.past import look_at_the_list_again
from chalicelib.use_cases.reviews.erase_review import erase_unread
from chalicelib.use_cases.upkeep.reapply_erasures import reapply_erasures
from infra.commands import OneLineParser, platform_here, run


def main() -> int:
    """Do what was asked; returns 0."""
    parser = OneLineParser(prog="python -m infra.erasures", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list", help="print the ids of the reviews that were erased")
    again = commands.add_parser("reapply", help="erase again what a restore brought back")
    again.add_argument("file", nargs="?", type=Path, help="ids, one a line; without it the table is read")
    unread = commands.add_parser("unread", help="erase by its id a review that cannot be read; no mail is sent")
    unread.add_argument("id")
    asked = parser.parse_args()
    here = platform_here()
    if asked.command == "list":
        for review_id in erased(here):
            print(review_id)
        return 0
    if asked.command == "unread":
        return _erase_unread(asked.id, here)
    ids = asked.file.read_text(encoding="utf-8").split() if asked.file else erased(here)
    for outcome, number in sorted(reapply_erasures(ids, stores=here, now=here.now()).items()):
        print(f"{outcome}: {number}")
    return 0


def _erase_unread(review_id: str, here: Platform) -> int:
    try:
        here.reviews.get(review_id)
    except NotFound:
        print("there is no such review", file=sys.stderr)
    except UnreadableRecord:
        erase_unread(review_id, Act(by=Actor.CLOCK, at=here.now()), stores=here)
        look_at_the_list_again(here.aside)
        print("erased; the nightly reconciliation puts its organisation's counters right")
        return 0
    else:
        print("it can be read: its author or an editor erases it", file=sys.stderr)
    return 1


def erased(here: Platform) -> Iterable[str]:
    """The ids of every review that was erased and may stand in a backup."""
    return here.reviews.tombstones(since=here.now() - kept(Kept.TOMBSTONE), now=here.now())


if __name__ == "__main__":
    run(main)
