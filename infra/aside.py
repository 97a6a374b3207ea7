"""For operators, about records that could not be read: list them, look again, take one off the list.

On the local stack it finds everything by `DATA_DIR` and the ports; elsewhere, set `STAGE` and what goes with it.
"""

import sys
from collections.abc import Sequence

from chalicelib.bootstrap import Platform
from chalicelib.use_cases.aside.past import look_at_the_list_again
from infra.commands import OneLineParser, platform_here, run


def main(arguments: Sequence[str]) -> int:
    """Do what was asked; returns the exit status: 1 where there is nothing of that name to drop."""
    parser = OneLineParser(prog="python -m infra.aside", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list", help="print what could not be read, why, and what met it when")
    commands.add_parser("retry", help="look again: what reads now, or is gone, leaves the list; its task does the rest")
    commands.add_parser("drop", help="take one off the list by hand").add_argument("record")
    asked = parser.parse_args(arguments)
    here = platform_here()
    if asked.command == "drop":
        if asked.record not in {each.record for each in here.aside.all()}:
            print(f"{asked.record} is not on the list", file=sys.stderr)
            return 1
        here.aside.drop(asked.record)
    elif asked.command == "retry":
        for each in look_at_the_list_again(here.aside):
            print(f"off the list: {each.record}")
    return _list(here)


def _list(here: Platform) -> int:
    found = here.aside.all()
    for each in found:
        since, last = each.since.isoformat(timespec="minutes"), each.last.isoformat(timespec="minutes")
        print(f"{each.record}  {each.reason}  {each.task} {each.item}  since {since}, last {last}, {each.times} times")
    print(f"{len(found)} set aside")
    return 0


if __name__ == "__main__":
    run(lambda: main(sys.argv[1:]))
