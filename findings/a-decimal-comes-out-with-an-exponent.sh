#!/usr/bin/env bash
# A JSON number that a JSON-LD context types as xsd:decimal becomes "4.3E0", which is no xsd:decimal.
#
# Both reference implementations, jsonld.js 9.0.0 and PyLD 3.3.0, write the number of a mean score, 4.3, in the form of
# a double and keep the type they were told, as the JSON-LD 1.1 algorithm says. XML Schema knows no exponent in a
# decimal, so from a valid document comes a literal without a value. rdflib 7.6.0 reads the same document as "4.3"; and
# the check that should find it, pyshacl 0.40.1 with `sh:datatype xsd:decimal`, lets "4.3E0" pass.
#
# Expected: that a number and a type that fits it come out as a literal of that type; or that a shape that asks for the
# type finds it is none.
# Here: no number of a JSON-LD that we write is typed as a decimal in a context: a number stays what it is, and an exact
# one is a text with its type ("4.3").
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check PyLD==3.3.0 rdflib==7.6.0 pyshacl==0.40.1
npm init -y >/dev/null
npm install --silent --no-fund --no-audit jsonld@9.0.0 >/dev/null 2>&1
cat > doc.json <<'JSON'
{
  "@context": {
    "schema": "http://schema.org/",
    "mean": {"@id": "schema:ratingValue", "@type": "http://www.w3.org/2001/XMLSchema#decimal"}
  },
  "@id": "https://site.example/1",
  "@type": "schema:AggregateRating",
  "mean": 4.3
}
JSON
node --input-type=module -e '
import { readFileSync } from "node:fs"
import jsonld from "jsonld"
process.stdout.write(await jsonld.toRDF(JSON.parse(readFileSync("doc.json")), { format: "application/n-quads" }))
' > by-jsonld.nt
env/bin/python - <<'PYTHON'
import json
import re
import sys
from pathlib import Path

import pyshacl
import rdflib
from pyld import jsonld

SHAPE = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix schema: <http://schema.org/> .
[] a sh:NodeShape ; sh:targetClass schema:AggregateRating ;
  sh:property [ sh:path schema:ratingValue ; sh:datatype <http://www.w3.org/2001/XMLSchema#decimal> ] .
"""
text = Path("doc.json").read_text()
written = {
    "jsonld.js": Path("by-jsonld.nt").read_text(),
    "PyLD": jsonld.to_rdf(json.loads(text), {"format": "application/n-quads"}),
    "rdflib": rdflib.Graph().parse(data=text, format="json-ld").serialize(format="nt"),
}
found = {}
for name, triples in written.items():
    (literal,) = re.findall(r'"([^"]+)"\^\^<http://www\.w3\.org/2001/XMLSchema#decimal>', triples)
    passes = pyshacl.validate(rdflib.Graph().parse(data=triples, format="nt"), shacl_graph=SHAPE)[0]
    found[name] = literal, bool(re.fullmatch(r"[+-]?(\d+(\.\d*)?|\.\d+)", literal)), passes
    print(f'{name}: "{literal}"; a decimal as XML Schema writes one: {found[name][1]}; pyshacl: {passes}')
if found != {"jsonld.js": ("4.3E0", False, True), "PyLD": ("4.3E0", False, True), "rdflib": ("4.3", True, True)}:
    sys.exit("it is not as written any more")
PYTHON
