"""Operators' command for mails that wait, or that ended by a fault: count them by reason, try them again, end one.

On the local stack it finds everything by `DATA_DIR` and the ports; elsewhere, set `STAGE` and what goes with it.
It shows ids and codes only.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Sequence
from typing import Final

from chalicelib.bootstrap import Platform
from chalicelib.use_cases.mails.redrive_mails import drop_mail, mail_backlog, redrive
from infra.commands import OneLineParser, platform_here, run

_CODE: Final = re.compile(r"[a-z][a-z0-9_-]{2,39}")
_TOLD: Final = 100  # mails after which progress is told again


def main(arguments: Sequence[str]) -> int:
    """Do what was asked; returns 0, or 1 when it cannot be."""
    parser = OneLineParser(prog="python -m infra.mails", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    waiting = commands.add_parser("waiting", help="how many mails wait for what, of which kind, since when")
    waiting.add_argument("--only-waiting", action="store_true", help="leave out what ended by a fault: it is found "
                         "by reading the whole outbox")  # fmt: skip
    again = commands.add_parser("redrive", help="try again now; also what ended as faulty, refused or gave_up")
    again.add_argument("--reason", default="", help="of the list; without it and without ids: all but `moved`")
    again.add_argument("ids", nargs="*", metavar="ID", help="mails, by X-Mail-Id or `mail_id` in the log")
    drop = commands.add_parser("drop", help="end a mail that waits")
    drop.add_argument("id")
    drop.add_argument("--why", required=True, type=_code, help="a code for the log, as `told_by_phone`: no names")
    asked = parser.parse_args(arguments)
    if asked.command == "redrive" and asked.reason and asked.ids:
        parser.error("give ids or a reason")
    return _COMMANDS[asked.command](asked, platform_here())


def _code(text: str) -> str:
    if not _CODE.fullmatch(text):
        raise argparse.ArgumentTypeError("one word of 3 to 40 small letters, digits, - and _")
    return text


def _waiting(asked: argparse.Namespace, here: Platform) -> int:
    found = mail_backlog(here.outbox, ended=not asked.only_waiting)
    for each in found:
        state = "ended as" if each.ended else "waits for"
        oldest = f"{each.oldest:%Y-%m-%d %H:%M}" if each.oldest else "-"
        print(f"{each.number:6}  {state:9}  {each.reason:28}  {each.kind or '?':30}  oldest {oldest}")
    if not found:
        print("no mail waits")
    return 0


def _redrive(asked: argparse.Namespace, here: Platform) -> int:
    def progress(done: Counter[str], left: str) -> None:
        if left:
            print(left)
        if done.total() % _TOLD == 0:
            print(_said(done), file=sys.stderr)

    done = redrive(stores=here, now=here.now(), reason=asked.reason, mail_ids=asked.ids, progress=progress)
    print(_said(done) if done else "no such mail")
    if done["hastened"] + done["taken_up"]:
        print("the next sweep tries them, within a minute")
    return 0 if done else 1


def _said(done: Counter[str]) -> str:
    return ", ".join(f"{outcome}: {number}" for outcome, number in sorted(done.items()))


def _drop(asked: argparse.Namespace, here: Platform) -> int:
    if not drop_mail(asked.id, asked.why, stores=here, now=here.now()):
        print("no mail with this id waits", file=sys.stderr)
        return 1
    print(f"{asked.id} dropped: {asked.why}")
    return 0


_COMMANDS: Final = {"waiting": _waiting, "redrive": _redrive, "drop": _drop}


if __name__ == "__main__":
    run(lambda: main(sys.argv[1:]))
