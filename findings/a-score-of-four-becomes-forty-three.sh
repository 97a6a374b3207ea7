#!/usr/bin/env bash
# csvkit 2.2.0 and SheetJS 0.18.5, the newest on npm, read the score "4,3" of a Belgian sheet as the number 43.
#
# In Belgium a comma is the decimal sign, and a sheet parts its cells by semicolons. Both programs find the semicolons
# by themselves, and both take the comma for one between thousands, though three digits stand behind such a one: of 4,3
# and 3,9 and 4,25 they make 43, 39 and 425, with a mean of 169. Nothing is said. csvkit has `--locale nl_BE`, with
# which it reads them well (wireservice/csvkit#876); SheetJS keeps the text beside the wrong number
# (SheetJS/sheetjs#2221). pandas 3.1.1 and DuckDB 2.0.1 leave the cells texts.
#
# Expected: that what is no number in the language a program assumes stays a text.
# Here: `reviews.csv` of an organisation is such a sheet (`chalicelib/entrypoints/links/spreadsheet.py`), and
# `docs/insights.md` names the locale.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check csvkit==2.2.0 agate==1.14.2 pandas==3.1.1 duckdb==2.0.1
npm init -y >/dev/null
npm install --silent --no-fund --no-audit xlsx@0.18.5 >/dev/null 2>&1
printf '"Maand";"Score"\r\n"2026-09";"4,3"\r\n"2026-10";"3,9"\r\n"2026-11";"4,25"\r\n' > sheet.csv
cat > read.cjs <<'JS'
const XLSX = require('xlsx')
const sheet = XLSX.readFile('sheet.csv').Sheets.Sheet1
console.log(JSON.stringify(['B2', 'B3', 'B4'].map((cell) => sheet[cell].v)))
JS
env/bin/python - <<'PYTHON'
import json
import subprocess
import sys
from importlib.metadata import version

import duckdb
import pandas


def told(*command):
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout.strip()


found = {
    f"csvkit {version('csvkit')}": [row["Score"] for row in json.loads(told("env/bin/csvjson", "sheet.csv"))],
    "its mean": told("env/bin/csvstat", "--mean", "--columns", "Score", "sheet.csv"),
    "with --locale nl_BE": [
        row["Score"] for row in json.loads(told("env/bin/csvjson", "--locale", "nl_BE", "sheet.csv"))
    ],
    "SheetJS 0.18.5": json.loads(told("node", "read.cjs")),
    f"pandas {pandas.__version__}": pandas.read_csv("sheet.csv", sep=";")["Score"].tolist(),
    f"DuckDB {duckdb.__version__}": [row[0] for row in duckdb.sql("select Score from 'sheet.csv'").fetchall()],
}
for name, scores in found.items():
    print(f"{name}: {scores}")
wrong, texts = [43, 39, 425], ["4,3", "3,9", "4,25"]
if list(found.values()) != [wrong, "169", [4.3, 3.9, 4.25], wrong, texts, texts]:
    sys.exit("it is not as written any more")
PYTHON
