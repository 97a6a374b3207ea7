#!/usr/bin/env bash
# rdflib 7.6.0 reads a document with named graphs into a Graph as nothing at all, without an error.
#
# `Graph().parse()` takes JSON-LD, TriG and N-Quads. What such a document says within a named graph is not among the
# triples afterwards: the graph is empty, and a SHACL validator that is given it reports that all conforms. `Dataset()`
# reads the same document whole. A stream whose members are named graphs looks like a stream without members.
#
# Expected: that a parser either gives what it read, or says that this container cannot hold it.
# Here: whatever reads linked data back in a test reads it into a `Dataset`, and counts what it read before it judges
# it.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check rdflib==7.6.0 pyshacl==0.40.1
"$place/env/bin/python" - <<'PYTHON'
import sys

import pyshacl
import rdflib

DOCUMENTS = {
    "json-ld": '{"@id": "https://site.example/g",'
    ' "@graph": [{"@id": "https://site.example/1", "http://schema.org/name": "x"}]}',
    "trig": '<https://site.example/g> { <https://site.example/1> <http://schema.org/name> "x" . }',
    "nquads": '<https://site.example/1> <http://schema.org/name> "x" <https://site.example/g> .\n',
}
# No subject may have a name: each of these breaks it.
SHAPE = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
[] a sh:NodeShape ; sh:targetSubjectsOf <http://schema.org/name> ;
  sh:property [ sh:path <http://schema.org/name> ; sh:maxCount 0 ] .
"""
print(f"rdflib {rdflib.__version__}, pyshacl {pyshacl.__version__}")
found = []
for form, text in DOCUMENTS.items():
    graph, dataset = rdflib.Graph(), rdflib.Dataset()
    graph.parse(data=text, format=form)
    dataset.parse(data=text, format=form)
    conforms = pyshacl.validate(graph, shacl_graph=SHAPE)[0]
    found.append((len(graph), len(list(dataset.quads())), conforms))
    print(f"{form}: Graph has {found[-1][0]}, Dataset {found[-1][1]}; conforms: {conforms}")
if found != [(0, 1, True)] * 3:
    sys.exit("it is not as written any more")
PYTHON
