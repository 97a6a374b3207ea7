#!/usr/bin/env bash
# botocore 1.44.5 takes half an answer of DynamoDB for "there is no such item", and asks no second time.
#
# An answer whose connection ends before all of its body came was an error in 1.43.110, met by asking again. Now the
# client tells urllib3 not to hold an answer to its Content-Length; what has come is no JSON, which the parser takes for
# a message, and `get_item` gives an answer without an item: as when there is none. With a checksum in the headers
# (x-amz-crc32) it does ask again, and gives what the last try brings as it is. Where the connection ends within the
# headers it was so before: for Python's http.client they end there, and neither length nor checksum are known.
#
# Expected: that a client says that an answer did not come whole, as httpx 0.28.1 does of the same bytes.
# Here: what is plain goes by `chalicelib/adapters/signed_post.py`, which takes a line without an end or a body that is
# too short for a connection that hung up. Where the client is asked, `patient_connection.py` looks at the length
# itself; a mail of which no id was heard has left, and a key or secret that did not come is asked for later.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
cat > "$place/ask.py" <<'PYTHON'
import platform
import sys
import threading
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import boto3
import botocore
import httpx
import urllib3
from botocore.config import Config

HEADERS = b"HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: 31\r\n\r\n"
SUMMED = HEADERS.replace(b"\r\n\r\n", b"\r\nx-amz-crc32: %d\r\n\r\n" % zlib.crc32(b'{"Item":{"id":{"S":"one"}}}    '))
HALF = b'{"Item":{"id":'
HALVES = {"the headers": HEADERS[:70], "the body": HEADERS + HALF, "a body with a checksum": SUMMED + HALF}


def ask(answer):
    """Say what two clients make of an answer after which the connection ends, and how often the first one asked."""
    asked = []

    class Server(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            asked.append(self.path)
            self.wfile.write(answer)

        do_GET = do_POST

    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    config = Config(retries={"total_max_attempts": 2})
    store = boto3.Session("test", "test", region_name="eu-west-1").client("dynamodb", endpoint_url=url, config=config)
    try:
        said = "an item" if "Item" in store.get_item(TableName="things", Key={"id": {"S": "one"}}) else "no item"
    except Exception as error:
        said = type(error).__name__
    times = len(asked)
    try:
        other = f"status {httpx.get(url).status_code}"
    except httpx.HTTPError as error:
        other = type(error).__name__
    return said, times, other


print(f"botocore {botocore.__version__}, urllib3 {urllib3.__version__}, Python {platform.python_version()}")
found = {}
for within, answer in HALVES.items():
    found[within] = ask(answer)
    said, times, other = found[within]
    print(f"ends within {within}: botocore says {said}, after {times} request(s); httpx {other}")
closed = ("ConnectionClosedError", 2)
bodies = [("no item", 1), ("no item", 2)] if sys.argv[1] == "now" else [closed, closed]
if list(found.values()) != [(*each, "RemoteProtocolError") for each in (("no item", 1), *bodies)]:
    sys.exit("it is not as written any more")
PYTHON
for each in "1.43.110 before" "1.44.5 now"; do
  read -r version when <<<"$each"
  "$place"/env/bin/pip install --quiet --disable-pip-version-check \
    boto3=="$version" botocore=="$version" urllib3==2.8.0 httpx==0.28.1
  "$place/env/bin/python" "$place/ask.py" "$when"
done
