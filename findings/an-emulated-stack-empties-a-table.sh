#!/usr/bin/env bash
# ministack 1.5.33 makes a stack's table over one of the same name that is there already, and its items are gone.
#
# On AWS the stack fails, since a table of that name exists. The emulator's stack ends as CREATE_COMPLETE, with an empty
# table. A stack that is deleted there takes tables away that refuse to be deleted, too; DeleteTable itself refuses.
#
# Expected: that creating a table through a stack meets the same rules as CreateTable, which refuses in the emulator
# too.
# Here: a deployment looks for what an earlier stack kept, and imports it (`infra/aws/stacks/kept.py`); the walk on the
# emulator then looks for its data, which would be gone otherwise. That AWS refuses a name that is taken cannot be
# proved there.
set -euo pipefail
place=$(mktemp -d)
trap '[ -z "${emulator:-}" ] || kill "$emulator" 2>/dev/null; rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check ministack==1.5.33 boto3==1.43.106
free='import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
port=$("$place/env/bin/python" -c "$free")
(cd "$place" && GATEWAY_PORT=$port exec "$place/env/bin/python" -m ministack >"$place/log" 2>&1) &
emulator=$!
"$place/env/bin/python" - "$port" <<'PYTHON'
import json
import sys
import time
import urllib.request
from importlib.metadata import version

import boto3

endpoint = f"http://127.0.0.1:{sys.argv[1]}"
for _ in range(100):
    try:
        urllib.request.urlopen(f"{endpoint}/_ministack/ready", timeout=2)
        break
    except OSError:
        time.sleep(0.3)
session = boto3.Session("test", "test", region_name="eu-west-1")
store = session.client("dynamodb", endpoint_url=endpoint)
stacks = session.client("cloudformation", endpoint_url=endpoint)
table = {
    "TableName": "kept",
    "BillingMode": "PAY_PER_REQUEST",
    "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
    "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
    "DeletionProtectionEnabled": True,
}
store.create_table(**table)
store.put_item(TableName="kept", Item={"id": {"S": "one"}})
template = {"Resources": {"Kept": {"Type": "AWS::DynamoDB::Table", "Properties": table}}}
stacks.create_stack(StackName="over", TemplateBody=json.dumps(template))
for _ in range(100):
    status = stacks.describe_stacks(StackName="over")["Stacks"][0]["StackStatus"]
    if not status.endswith("IN_PROGRESS"):
        break
    time.sleep(0.3)
items = store.scan(TableName="kept")["Count"]
print(f"ministack {version('ministack')}: the stack is {status}, the table holds {items} items")
if (status, items) != ("CREATE_COMPLETE", 0):
    sys.exit("it is not as written any more")
PYTHON
