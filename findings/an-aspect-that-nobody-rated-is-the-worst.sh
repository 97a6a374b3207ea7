#!/usr/bin/env bash
# rdflib 7.6.0 reckons a mean of 0 of marks that are not there, so that what nobody rated stands below all else.
#
# A query of SPARQL that asks for marks with OPTIONAL and makes their AVG a house gets "0" for a house without any, and
# SUM says 0 too. The standard makes an error of an expression over what is not bound, and of an error no value: the
# mean is left empty, as in pyoxigraph 0.5.13. rdflib leaves out what is not bound, and a mean of nothing at all is 0 by
# the standard. So of one house the mean hides the gaps, which looks right, and of another it is worse than the worst
# mark there is; sorted by it, that one is the last. A mark that is a text ("hoog") makes 0 as well, once there are
# groups, where without them it is an error.
#
# Expected: that a mean of no marks is no mark.
# Here: in our open data an aspect that does not apply has no `schema:ratingValue`
# (`chalicelib/entrypoints/openness/linked.py`). A query in rdflib asks for COUNT as well, or without OPTIONAL.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13
"$place/env/bin/python" - <<'PYTHON'
import sys

import pyoxigraph
import rdflib

PREFIX = "PREFIX schema: <http://schema.org/> "
DATA = """
@prefix schema: <http://schema.org/> . @base <http://site.example/o/> .
<es> schema:name "De Es"; schema:ratingValue 4, 5 .
<linde> schema:name "De Linde" .
<olm> schema:name "De Olm"; schema:ratingValue 1 .
<wilg> schema:name "De Wilg"; schema:ratingValue "hoog" .
"""
QUERY = f"""{PREFIX}
SELECT ?name (AVG(?mark) AS ?mean) (COUNT(?mark) AS ?marks)
{{ ?house schema:name ?name OPTIONAL {{ ?house schema:ratingValue ?mark }} }} GROUP BY ?name ORDER BY ?name
"""
graph = rdflib.Graph().parse(data=DATA, format="turtle")
store = pyoxigraph.Store()
store.load(DATA.encode(), pyoxigraph.RdfFormat.TURTLE)
in_graph = [[None if cell is None else str(cell) for cell in row] for row in graph.query(QUERY)]
found = {
    f"rdflib {rdflib.__version__}": in_graph,
    f"pyoxigraph {pyoxigraph.__version__}": [[cell and cell.value for cell in row] for row in store.query(QUERY)],
}
for name, rows in found.items():
    print(name, *(f"{house}: {mean} of {marks}" for house, mean, marks in rows), sep="; ")
by_rdflib, by_oxigraph = ([mean for _, mean, _ in rows] for rows in found.values())
if by_rdflib != ["4.5", "0", "1", "0"] or by_oxigraph != ["4.5", None, "1", None]:
    sys.exit("it is not as written any more")
PYTHON
