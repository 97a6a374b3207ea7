#!/usr/bin/env bash
# moto 5.2.5 gives only the last of the elements of a list that a projection names.
#
# Of `marks[0], marks[2]` DynamoDB gives both in one list, and of `told[0].by, told[0].said` one element with both, as
# nubo-db/dynoxide#126 says of another emulator. moto makes the answer path by path, and what a later path finds in a
# list takes the place of what an earlier one found: the third mark alone, and only what was said. Of maps it gives
# both. A test that reads one element passes; one that reads two finds the wrong mark in the first place. ministack
# 1.5.33 gives both.
#
# Expected: what DynamoDB does, and what getmoto/moto#6375, which made this, is about.
# Here: no projection names an element of a list (`chalicelib/adapters/dynamodb/`). The layer before the local store
# (`docs/strict-store.md`) has no rule for it.
set -euo pipefail
place=$(mktemp -d)
trap '[ -z "${emulator:-}" ] || kill "$emulator" 2>/dev/null; rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check \
  ministack==1.5.33 boto3==1.43.106 botocore==1.43.106 "moto[dynamodb]==5.2.5"
free='import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
port=$("$place/env/bin/python" -c "$free")
(cd "$place" && GATEWAY_PORT=$port exec "$place/env/bin/python" -m ministack >"$place/log" 2>&1) &
emulator=$!
"$place/env/bin/python" - "$port" <<'PYTHON'
import sys
import time
import urllib.request
from importlib.metadata import version

import boto3
from moto import mock_aws

ASKED = ("marks[0], marks[2]", "told[0].by, told[0].said", "aspects.food, aspects.care")
MARKS = [{"N": "4"}, {"N": "2"}, {"N": "5"}]
TOLD = {"by": {"S": "relative"}, "said": {"S": "Rustig."}}
ASPECTS = {"food": {"N": "4"}, "care": {"N": "5"}}
session = boto3.Session("test", "test", region_name="eu-west-1")


def given(store):
    """Return what a store gives for each projection of one item."""
    store.create_table(
        TableName="reviews",
        BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
    )
    store.get_waiter("table_exists").wait(TableName="reviews", WaiterConfig={"Delay": 1})
    key = {"id": {"S": "1"}}
    item = {**key, "marks": {"L": MARKS}, "told": {"L": [{"M": TOLD}]}, "aspects": {"M": ASPECTS}}
    store.put_item(TableName="reviews", Item=item)
    return [store.get_item(TableName="reviews", Key=key, ProjectionExpression=paths)["Item"] for paths in ASKED]


endpoint = f"http://127.0.0.1:{sys.argv[1]}"
for _ in range(100):
    try:
        urllib.request.urlopen(f"{endpoint}/_ministack/ready", timeout=2)
        break
    except OSError:
        time.sleep(0.3)
found = {"ministack": given(session.client("dynamodb", endpoint_url=endpoint))}
with mock_aws():
    found["moto"] = given(session.client("dynamodb"))
for name, answers in found.items():
    for paths, answer in zip(ASKED, answers, strict=True):
        print(f"{name} {version(name)}, {paths}: {answer}")
aspects = {"aspects": {"M": ASPECTS}}
both = [{"marks": {"L": [MARKS[0], MARKS[2]]}}, {"told": {"L": [{"M": TOLD}]}}, aspects]
last = [{"marks": {"L": [MARKS[2]]}}, {"told": {"L": [{"M": {"said": TOLD["said"]}}]}}, aspects]
if found != {"ministack": both, "moto": last}:
    sys.exit("it is not as written any more")
PYTHON
