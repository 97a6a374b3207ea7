#!/usr/bin/env bash
# moto 5.2.5 carries out a transaction again that comes again under the same token.
#
# A ClientRequestToken makes TransactWriteItems safe to repeat: AWS's reference says that the same call under the same
# token within ten minutes changes nothing more, and that another one under it is refused (IdempotentParameterMismatch).
# moto takes the token, and looks at it no more: a counter that is raised by one twice under one token stands at two. A
# test that loses an answer and asks again, which is what the token is for, fails on code that is right; and one that
# takes one token for two transactions passes. ministack 1.5.33 does as AWS says.
#
# Expected: that a token which is accepted is kept, or that it is refused as not known.
# Here: the layer before the local store keeps tokens itself where moto stands behind it (`docs/strict-store.md`, "token
# again"), since `chalicelib/adapters/dynamodb/client/transaction.py` repeats what may be lost.
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

session = boto3.Session("test", "test", region_name="eu-west-1")


def counted(store):
    """Return how a counter stands after each of three transactions under one token; the third one is another."""
    store.create_table(
        TableName="counters",
        BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
    )
    store.get_waiter("table_exists").wait(TableName="counters", WaiterConfig={"Delay": 1})
    key = {"TableName": "counters", "Key": {"id": {"S": "one"}}}
    stands = []
    for more in ("1", "1", "5"):
        added = {"UpdateExpression": "ADD n :more", "ExpressionAttributeValues": {":more": {"N": more}}}
        try:
            store.transact_write_items(TransactItems=[{"Update": key | added}], ClientRequestToken="a-token")
        except store.exceptions.IdempotentParameterMismatchException:
            stands.append("refused")
        else:
            stands.append(store.get_item(**key, ConsistentRead=True)["Item"]["n"]["N"])
    return stands


endpoint = f"http://127.0.0.1:{sys.argv[1]}"
for _ in range(100):
    try:
        urllib.request.urlopen(f"{endpoint}/_ministack/ready", timeout=2)
        break
    except OSError:
        time.sleep(0.3)
found = {"ministack": counted(session.client("dynamodb", endpoint_url=endpoint))}
with mock_aws():
    found["moto"] = counted(session.client("dynamodb"))
for name, stands in found.items():
    print(f"{name} {version(name)}: once, again, another:", *stands)
if found != {"ministack": ["1", "1", "refused"], "moto": ["1", "2", "7"]}:
    sys.exit("it is not as written any more")
PYTHON
