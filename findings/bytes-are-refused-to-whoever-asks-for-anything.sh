#!/usr/bin/env bash
# Chalice 1.34.0 answers 400 to whoever asks for bytes without an `Accept`, or with one that would take them all the
# same.
#
# Where an answer is of a type that Chalice counts as binary, it looks for that type, or for `*/*`, in the request's
# `Accept`, and refuses the answer after the view has made it. A request without the header, which HTTP says takes
# anything (RFC 9110, 12.5.1), as programs in Go send it, gets 400; so does `application/*`, which covers the type.
# Whoever says that they want anything but bytes (`application/octet-stream;q=0`) gets them.
#
# Expected: what RFC 9110 says of no header and of ranges; or bytes for everybody, as most frameworks answer.
# Here: `chalicelib/entrypoints/front_door.py` names bytes for whoever asks for a tile, and so does the CDN's function
# in `infra/aws/template/edge.py`.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check chalice==1.34.0 setuptools==80.9.0
cd "$place"
"$place/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from chalice import Chalice, Response
from chalice.test import Client

app = Chalice(app_name="bytes")


@app.route("/tile")
def tile():
    return Response(b"\x00\x01", {"Content-Type": "application/octet-stream"}, 200)


expected = {
    None: 400,
    "": 400,
    "application/*": 400,
    "*/*": 200,
    "application/octet-stream": 200,
    "application/octet-stream;q=0": 200,
}
print(f"Chalice {version('chalice')}")
found = {}
with Client(app) as client:
    for accept in expected:
        answer = client.http.get("/tile", headers={} if accept is None else {"Accept": accept})
        found[accept] = answer.status_code
        print(f"Accept: {accept!r}: {answer.status_code} {answer.body!r}"[:110])
if found != expected:
    sys.exit("it is not as written any more")
PYTHON
