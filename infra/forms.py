"""Operators' command for stored forms: how far their migration is, a whole round of it now, or the page of them.

On the local stack it finds everything by `DATA_DIR` and the ports; elsewhere, set `STAGE` and what goes with it.
"""

import argparse
import sys
from collections.abc import Sequence
from typing import Final

from chalicelib.adapters.dynamodb.client.forms import FORMS, Form
from chalicelib.bootstrap import Platform
from chalicelib.ports.clock import MigrationProgress
from chalicelib.use_cases.upkeep.migrate_forms import TASK
from infra.commands import OneLineParser, platform_here, run
from infra.local.environment import ROOT, typed

PAGE: Final = ROOT / "docs" / "forms.md"
BEGIN: Final = "<!-- drawn: forms -->"
END: Final = "<!-- end: forms -->"


def main(arguments: Sequence[str]) -> int:
    """Do what was asked; returns 0, or 1 when something that is stored could not be read."""
    parser = OneLineParser(prog="python -m infra.forms", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("status", help="how far the round is")
    migrate = commands.add_parser("migrate", help="a whole round, from its beginning or from where it stopped")
    migrate.add_argument("--again", action="store_true", help="from the beginning")
    commands.add_parser("page", help="draw docs/forms.md")
    asked = parser.parse_args(arguments)
    if asked.command == "page":
        PAGE.write_text(drawn(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
        return 0
    here = platform_here()
    found = _migrated(here, asked) if asked.command == "migrate" else here.migration.progress()
    if found is None:
        print("no round yet: migrate_forms begins one within five minutes")
        return 0
    aside = set_aside(here)
    print(told(found, here.migration.forms, aside))
    return 1 if aside else 0


def set_aside(here: Platform) -> int:
    """Count what rounds could not read, and what nothing has read since."""
    return sum(each.task == TASK for each in here.aside.all())


def told(found: MigrationProgress, forms: str, aside: int) -> str:
    """Return one line on a round, and on what rounds could not read."""
    state = "complete" if found.cursor is None else f"at {found.cursor.partition(' ')[0] or 'its beginning'}"
    whose = "" if found.forms == forms else " of another release"
    unread = f", {aside} could not be read: {typed('.venv/bin/python -m infra.aside list')}" if aside else ""
    return (
        f"forms: round {found.number}{whose} {state}; {found.looked} items looked at, {found.renewed} renewed{unread}"
    )


def _migrated(here: Platform, asked: argparse.Namespace) -> MigrationProgress:
    found = here.migration.progress()
    return here.migrate_forms(again=asked.again or found is None or found.cursor is None)


def drawn(page: str) -> str:
    """The page with the register as the code says it now."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    heads = ("form", "table", "where", "version", "since", "follows from", "older versions")
    rows = [_cells(heads), _cells(("---",) * len(heads))]
    rows += [_row(name, form) for name, form in sorted(FORMS.items(), key=lambda each: (each[1].table, each[0]))]
    return "\n".join([before + BEGIN, *rows, END + after])


def _row(name: str, form: Form) -> str:
    older = form.older or "; ".join(_way(form, step) for step in sorted(form.ways))
    version = str(form.version) if form.reader == form.version else f"{form.version}, for readers of {form.reader} on"
    return _cells((name, form.table, form.where, version, ", ".join(form.since), form.of, older))


def _cells(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _way(form: Form, step: int) -> str:
    said = (form.ways[step].__doc__ or form.ways[step].__name__).strip().partition("\n")[0]
    return f"{step} → {step + 1}: {said}"


if __name__ == "__main__":
    run(lambda: main(sys.argv[1:]))
