"""Operators' command to transfer a platform: `export` to and `import` from JSON Lines (docs/transfer.md).

On the local stack it finds everything by `DATA_DIR` and the ports; elsewhere, set `STAGE` and what goes with it.
"""

import sys

from infra.commands import OneLineParser, platform_here, run
from infra.transfer.files import export_to, import_from


def main() -> int:
    """Do what was asked; returns 0, or 1 when something was wrong with the file."""
    parser = OneLineParser(prog="python -m infra.transfer", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    out = commands.add_parser("export", help="write all to a file, or to - for standard output")
    out.add_argument("file")
    which = out.add_mutually_exclusive_group()
    which.add_argument("--public", action="store_true", help="only what every visitor may see; cannot be imported")
    which.add_argument("--moving", action="store_true", help="for good: mails that wait leave from here no more")
    come_in = commands.add_parser("import", help="read a file that `export` wrote, or one like it")
    come_in.add_argument("file")
    come_in.add_argument("--dry-run", action="store_true", help="check the whole file, write nothing")
    come_in.add_argument("--other-keys", action="store_true", help="though links in mails die by it, and what became "
                         "of addresses is left out")  # fmt: skip
    asked = parser.parse_args()
    try:
        if asked.command == "export":
            return export_to(asked.file, platform_here(), only_public=asked.public, moving=asked.moving)
        return import_from(asked.file, platform_here(), dry_run=asked.dry_run, other_keys=asked.other_keys)
    except OSError as error:
        print(f"{asked.file}: {error.strerror}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    run(main)
