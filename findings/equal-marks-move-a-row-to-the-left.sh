#!/usr/bin/env bash
# tablib 3.10.0 moves a row of an ODS sheet to the left where cells beside each other are alike, or empty.
#
# OpenDocument lets cells that repeat be written once, with `number-columns-repeated`, and LibreOffice writes them so.
# tablib, with which django-import-export reads sheets, takes such a cell for one, and empty ones for none, and fills
# the end of the row with empty cells. The marks 4, 4, 2 for food, care and rest become 4, 2 and nothing; a 5 for rest
# alone becomes one for food. Nothing is said. pandas 3.1.1, which reads by the same odfpy, gives the file as it is.
# jazzband/tablib#616 proposes a change.
#
# Expected: that who reads a format reads what its best-known program writes, or refuses it.
# Here: our sheets are CSV, and nothing reads ODS.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check "tablib[ods]==3.10.0" odfpy==1.4.1 pandas==3.1.1
"$place/env/bin/python" - <<'PYTHON'
import io
import sys
from importlib.metadata import version

import pandas
import tablib
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P


def cell(value, times=1):
    """Return a cell, or several that are alike as LibreOffice writes them."""
    kind = {"valuetype": "float", "value": value} if isinstance(value, int) else {"valuetype": "string"}
    made = TableCell(**({} if value is None else kind), **({"numbercolumnsrepeated": times} if times > 1 else {}))
    if value is not None:
        made.addElement(P(text=str(value)))
    return made


document, table = OpenDocumentSpreadsheet(), Table(name="Blad1")
for cells in (
    [cell("naam"), cell("eten"), cell("zorg"), cell("rust")],
    [cell("De Linde"), cell(4, 2), cell(2)],
    [cell("Havenpad"), cell(None, 2), cell(5)],
):
    row = TableRow()
    for each in cells:
        row.addElement(each)
    table.addElement(row)
document.spreadsheet.addElement(table)
sheet = io.BytesIO()
document.save(sheet)
found = [list(row) for row in tablib.Dataset().load(sheet.getvalue(), format="ods")]
other = pandas.read_excel(io.BytesIO(sheet.getvalue()), engine="odf").astype(object).fillna("").values.tolist()
print(f"tablib {version('tablib')}: {found}")
print(f"pandas {version('pandas')}, odfpy {version('odfpy')}: {other}")
moved, right = [["De Linde", 4, 2, ""], ["Havenpad", 5, "", ""]], [["De Linde", 4, 4, 2], ["Havenpad", "", "", 5]]
if found != moved or other != right:
    sys.exit("it is not as written any more")
PYTHON
