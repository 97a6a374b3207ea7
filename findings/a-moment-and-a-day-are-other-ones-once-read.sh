#!/usr/bin/env bash
# rdflib 7.6.0 changes a moment with nine digits of a second, and a day with a zone, by reading them.
#
# It writes literals anew as it reads them, which its documentation calls normalising: "01" becomes "1", the same
# number. But it does so through Python's datetime: of nine digits, which XML Schema allows, three are cut off, and an
# xsd:date loses its zone. Two versions with moments of their own (…227685123Z, …227685789Z) bear the same one from then
# on, also where they are written out again for others. Nothing is said. With `rdflib.NORMALIZE_LITERALS = False` they
# stay; pyoxigraph 0.5.13 keeps them by itself.
#
# Expected: that normalising changes how a value is written, and not the value.
# Here: `dcterms:created` of a version has nine digits, which tell versions apart that became so at once
# (`chalicelib/domain/projections/open_data.py`). Who keeps the stream in rdflib needs that setting.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13
"$place/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import pyoxigraph
import rdflib

XSD = "http://www.w3.org/2001/XMLSchema#"
WRITTEN = {
    "2026-11-22T12:00:00.227685123Z": "dateTime",
    "2026-11-22T12:00:00.227685789Z": "dateTime",
    "2026-09-01+02:00": "date",
}
LINES = "".join(
    f'<https://site.example/{number}> <http://purl.org/dc/terms/created> "{text}"^^<{XSD}{kind}> .\n'
    for number, (text, kind) in enumerate(WRITTEN.items())
)


def read():
    """Return the values in the order of the lines."""
    return [str(value) for _, _, value in sorted(rdflib.Graph().parse(data=LINES, format="nt"))]


found = read()
print(f"rdflib {version('rdflib')}: {found}")
rdflib.NORMALIZE_LITERALS = False
kept = read()
print(f"with NORMALIZE_LITERALS = False: {kept}")
store = pyoxigraph.Store()
store.load(LINES.encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
other = [quad.object.value for quad in sorted(store, key=lambda quad: quad.subject.value)]
print(f"pyoxigraph {version('pyoxigraph')}: {other}")
cut = "2026-11-22T12:00:00.227685+00:00"
if found != [cut, cut, "2026-09-01"] or kept != list(WRITTEN) or other != list(WRITTEN):
    sys.exit("it is not as written any more")
PYTHON
