#!/usr/bin/env bash
# ministack 1.5.33 and dynalite 4.0.0 remove the wrong element of a list when one update removes two.
#
# AWS's guide to update expressions has this very example: of Chisel, Hammer, Nails, Screwdriver and Hacksaw,
# `REMOVE RelatedItems[1], RelatedItems[2]` leaves Chisel, Screwdriver and Hacksaw, as both places are meant as they
# were before. The two emulators, which share no code, remove one after the other: Hammer goes, all move up, and what is
# then third goes too, which is Screwdriver. moto 5.2.5 does as AWS says.
#
# Expected: that where two emulators agree and a third does not, the third is wrong.
# Here: no update names an element of a list by its place. The layer before the local store (`docs/strict-store.md`) has
# rules for what an emulator lets pass, and none for this; a test that needed it would have to run on moto.
set -euo pipefail
place=$(mktemp -d)
trap 'for each in ${running:-}; do kill "$each" 2>/dev/null || true; done; rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check \
  ministack==1.5.33 boto3==1.43.106 "moto[dynamodb,server]==5.2.5"
(cd "$place" && npm install --silent --no-fund --no-audit dynalite@4.0.0 >"$place/npm" 2>&1)
bind='import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
free() { "$place/env/bin/python" -c "$bind"; }
ministack=$(free) dynalite=$(free) moto=$(free)
(cd "$place" && GATEWAY_PORT=$ministack exec "$place/env/bin/python" -m ministack >"$place/log1" 2>&1) &
running=$!
node "$place/node_modules/dynalite/cli.js" --port "$dynalite" >"$place/log2" 2>&1 &
running="$running $!"
"$place/env/bin/moto_server" -p "$moto" >"$place/log3" 2>&1 &
running="$running $!"
"$place/env/bin/python" - "$ministack" "$dynalite" "$moto" <<'PYTHON'
import sys
import time

import boto3
from botocore.config import Config

TOOLS = ["Chisel", "Hammer", "Nails", "Screwdriver", "Hacksaw"]
found = {}
for name, port in zip(("ministack", "dynalite", "moto"), sys.argv[1:], strict=True):
    session = boto3.Session("test", "test", region_name="eu-west-1")
    config = Config(retries={"total_max_attempts": 1}, connect_timeout=2)
    store = session.client("dynamodb", endpoint_url=f"http://127.0.0.1:{port}", config=config)
    for _ in range(200):
        try:
            store.list_tables()
            break
        except Exception:
            time.sleep(0.3)
    store.create_table(
        TableName="things",
        BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
    )
    time.sleep(2)
    tools = {"L": [{"S": each} for each in TOOLS]}
    store.put_item(TableName="things", Item={"id": {"S": "one"}, "RelatedItems": tools})
    left = store.update_item(
        TableName="things",
        Key={"id": {"S": "one"}},
        UpdateExpression="REMOVE RelatedItems[1], RelatedItems[2]",
        ReturnValues="ALL_NEW",
    )["Attributes"]["RelatedItems"]["L"]
    found[name] = [each["S"] for each in left]
    print(name, "leaves", *found[name])
wrong = ["Chisel", "Nails", "Hacksaw"]
if found != {"ministack": wrong, "dynalite": wrong, "moto": ["Chisel", "Screwdriver", "Hacksaw"]}:
    sys.exit("it is not as written any more")
PYTHON
