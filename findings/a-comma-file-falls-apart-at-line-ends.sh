#!/usr/bin/env bash
# Python's `csv.Sniffer` (3.11, 3.13) finds carriage returns between the fields of a file by Python's own `csv.writer`.
#
# The writer's defaults are a comma, quotes where a field needs them, and CRLF, which is RFC 4180. One field with commas
# in each row, so in quotes, and last, is enough: the sniffer sees quotes with a comma before them and a line's end
# after them, and takes the carriage return of the end for what separates. Read by what it found, each row is one field
# in 3.11; 3.13 says "bad delimiter value". With LF at the ends of lines, or with no field in quotes, it finds the
# comma, so that a file which was tried before any text came into it passes. With every field in quotes it finds the
# comma too.
#
# Expected: that of two parts of one module the one understands what the other writes by default.
# Here: a year for a spreadsheet has quotes at every field (`chalicelib/entrypoints/links/spreadsheet.py`), and the open
# data's table ends with a field that needs none, the licence (`chalicelib/entrypoints/openness/reuse.py`).
set -euo pipefail
python3 - <<'PYTHON'
import csv
import io
import platform
import sys

ROWS = [["month", "stars", "text"], ["2026-10", "4", "Kind, patient people"], ["2026-11", "5", "Warm meals, a garden"]]


def found(rows, **how):
    """Return the delimiter that is found in a file with these rows."""
    written = io.StringIO(newline="")
    csv.writer(written, **how).writerows(rows)
    return csv.Sniffer().sniff(written.getvalue()).delimiter


plain = [[each.replace(",", "") for each in row] for row in ROWS]
said = {
    "by default": found(ROWS),
    "lines that end in LF": found(ROWS, lineterminator="\n"),
    "nothing to quote": found(plain),
    "all in quotes": found(ROWS, quoting=csv.QUOTE_ALL),
}
print("Python", platform.python_version())
for how, delimiter in said.items():
    print(f"{how}: separated by {delimiter!r}")
if list(said.values()) != ["\r", ",", ",", ","]:
    sys.exit("it is not as written any more")
PYTHON
