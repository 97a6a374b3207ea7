#!/usr/bin/env bash
# frictionless 5.21.0 takes the scores of a Belgian sheet for places on earth, and finds the sheet valid.
#
# "4,3" is a score with the decimal comma of Belgium. The library describes a file by its cells, and among the types
# that it tries is `geopoint`, two numbers with a comma between them: longitude 4, latitude 3. Nothing is said:
# `extract` gives [4.0, 3.0], `validate` finds no fault, and the description that goes out beside the data says so to
# all. With one score that has no comma (4) the column is text, as one would think of all of it. With a schema that
# says number and `decimalChar` it is read well.
#
# Expected: that a guess goes for text where a number is written as elsewhere; a rare type is asked for, and not
# guessed.
# Here: `reviews.csv` of an organisation is such a sheet (`chalicelib/entrypoints/links/spreadsheet.py`). No
# description of one is made by guessing; `docs/insights.md` says how it is written.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check frictionless==5.21.0
printf 'Maand;Score\r\n2026-09;4,3\r\n2026-10;3,9\r\n2026-11;4,25\r\n' > sheet.csv
printf 'Maand;Score\r\n2026-09;4,3\r\n2026-10;4\r\n2026-11;4,25\r\n' > other.csv
env/bin/python - <<'PYTHON'
import sys
from importlib.metadata import version

from frictionless import Resource, Schema, describe, extract, validate

NAMED = {"fields": [{"name": "Maand", "type": "string"}, {"name": "Score", "type": "number", "decimalChar": ","}]}


def scores(source):
    (rows,) = extract(source).values()
    return [row["Score"] for row in rows]


found = {
    "the type of the scores": describe("sheet.csv").schema.get_field("Score").type,
    "the scores": [[float(each) for each in score] for score in scores("sheet.csv")],
    "the sheet is valid": validate("sheet.csv").valid,
    "the type where one is 4": describe("other.csv").schema.get_field("Score").type,
    "with a schema": [float(each) for each in scores(Resource("sheet.csv", schema=Schema.from_descriptor(NAMED)))],
}
print(f"frictionless {version('frictionless')}")
for what, value in found.items():
    print(f"{what}: {value}")
places = [[4.0, 3.0], [3.0, 9.0], [4.0, 25.0]]
if list(found.values()) != ["geopoint", places, True, "string", [4.3, 3.9, 4.25]]:
    sys.exit("it is not as written any more")
PYTHON
