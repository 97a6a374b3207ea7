"""Enrol organisations by their ids at the register, from a file: `python -m infra.enrol FILE.csv`.

The ids stand in the column `register_id`, or in the first where no column is called so; commas or semicolons, UTF-8.
What was enrolled before stays as it is, so a file can be given again. On the local stack it finds everything by
`DATA_DIR` and the ports; elsewhere, set `STAGE` and what goes with it.
"""

import csv
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from chalicelib.use_cases.organisations.enrol_many import Enrolment, enrol_many
from infra.commands import OneLineParser, Refused, platform_here, run

COLUMN: Final = "register_id"
OPERATOR: Final = "operator"  # as the log names whoever ran this
_SAID: Final = {
    Enrolment.ENROLLED: "enrolled; a mail tells it so",
    Enrolment.UNREACHED: "enrolled; no mail reaches it, as the register has no address that works",
    Enrolment.ALREADY: "takes part already; nothing changed",
    Enrolment.UNKNOWN: "not known here: look at the id, or wait for the next sync",
    Enrolment.CLOSED: "left alone: it is gone from the register",
    Enrolment.TWICE: "stands in the file twice; once is enough",
}


def main(arguments: Sequence[str]) -> int:
    """Enrol what a file names and print what became of each; returns 0."""
    parser = OneLineParser(prog="python -m infra.enrol", description=__doc__)
    parser.add_argument("file", type=Path)
    ids = read_ids(parser.parse_args(arguments).file)
    here = platform_here()
    done: Counter[Enrolment] = Counter()
    for register_id, outcome in enrol_many(ids, editor_id=OPERATOR, stores=here, now=here.now()):
        print(f"{register_id}: {_SAID[outcome]}")
        done[outcome] += 1
    print(f"{len(ids)} read: {', '.join(f'{number} {outcome}' for outcome, number in sorted(done.items()))}")
    return 0


def read_ids(file: Path) -> list[str]:
    """Return the ids of a file in their order, those that stand there twice too; blank lines are none.

    Raises:
        Refused: it is no text, or holds no id.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
        first = text.partition("\n")[0]
        rows = [row for row in csv.reader(text.splitlines(), delimiter=";" if ";" in first else ",") if any(row)]
    except (UnicodeDecodeError, csv.Error):
        raise Refused(f"{file} is no CSV file in UTF-8") from None
    heading = [name.strip().lower() for name in rows[0]] if rows else []
    at = heading.index(COLUMN) if COLUMN in heading else 0
    cells = [row[at].strip() for row in rows[1 if COLUMN in heading else 0 :] if len(row) > at]
    ids = [each for each in cells if each]
    if not ids:
        raise Refused(f"{file} holds no ids")
    return ids


if __name__ == "__main__":
    run(lambda: main(sys.argv[1:]))
