#!/usr/bin/env bash
# pandas 3.1.1 names the first column of a file made for Excel '\ufeff"Maand"' when it is asked to find the separator.
#
# Excel knows UTF-8 by a mark before the first cell, and in Belgium expects semicolons. `read_csv(path, sep=None,
# engine="python")`, the documented way to have the separator found, keeps that mark, takes the quotes behind it for
# letters, and says nothing: the column is there under a name that looks right when it is printed. With `sep=";"`, and
# with either engine, the same file reads well; so does DuckDB 2.0.1, which finds the separator by itself.
#
# Expected: that finding the separator changes nothing but the separator.
# Here: `reviews.csv` keeps the mark and the quotes, since Excel needs the one and free text the other;
# `docs/insights.md` says how to read it.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check pandas==3.1.1 duckdb==2.0.1
cd "$place"
"$place/env/bin/python" - <<'PYTHON'
import sys
from pathlib import Path

import duckdb
import pandas

Path("sheet.csv").write_text('\ufeff"Maand";"Score"\r\n"oktober";"4,3"\r\n"november";"3,9"\r\n', encoding="utf-8")
found = {
    "sep=None": list(pandas.read_csv("sheet.csv", sep=None, engine="python").columns),
    'sep=";"': list(pandas.read_csv("sheet.csv", sep=";").columns),
    'sep=";", the same engine': list(pandas.read_csv("sheet.csv", sep=";", engine="python").columns),
    "DuckDB": duckdb.sql("from 'sheet.csv'").columns,
}
print(f"pandas {pandas.__version__}, DuckDB {duckdb.__version__}")
for how, columns in found.items():
    print(f"{how}: {columns!a}")
if list(found.values()) != [['\ufeff"Maand"', "Score"], *[["Maand", "Score"]] * 3]:
    sys.exit("it is not as written any more")
PYTHON
