#!/usr/bin/env bash
# standardwebhooks 1.1.0 (Python) leaves letters out of a secret that it cannot read, and signs with what remains.
#
# A webhook's secret is 24 to 64 random bytes in base64. Made by `secrets.token_urlsafe`, as many keys are in Python,
# it has "-" and "_" in it, which the base64 for addresses writes for "+" and "/". The package for Node, of the same
# project, refuses it (1.1.1). The one for Python drops these letters, reads the rest as it comes, and signs with
# another, shorter key; it verifies with that too, so that two ends in Python agree, until one of them is written in
# something else. Of a secret in which neither letter happens to stand all is well.
#
# Expected: that both packages of one project take the same secrets, and that what is no base64 is an error.
# Here: secrets are written in plain base64 (`chalicelib/domain/projections/webhooks.py`).
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit standardwebhooks@1.1.1 >/dev/null 2>&1
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check standardwebhooks==1.1.0
cat > sign.cjs <<'JS'
const { Webhook } = require('standardwebhooks')

const sign = (secret) => {
  try {
    return new Webhook(secret).sign('msg_1', new Date(1796040000000), '{}')
  } catch {
    return 'refused'
  }
}
console.log(JSON.stringify(process.argv.slice(2).map(sign)))
JS
env/bin/python - <<'PYTHON'
import base64
import hashlib
import hmac
import json
import subprocess
import sys
from datetime import UTC, datetime

from standardwebhooks import Webhook

KEY = b"\xfb\xff\xbf" + b"an invented key of thirty bytes!"[:27]
plain, for_addresses = base64.b64encode(KEY).decode(), base64.urlsafe_b64encode(KEY).decode()
short = base64.b64decode("".join(each for each in for_addresses if each not in "-_"))


def by_hand(key):
    signed = hmac.digest(key, b"msg_1.1796040000.{}", hashlib.sha256)
    return f"v1,{base64.b64encode(signed).decode()}"


told = json.loads(subprocess.run(["node", "sign.cjs", plain, for_addresses], capture_output=True, check=True).stdout)
at = datetime.fromtimestamp(1796040000, UTC)
found = [[Webhook(each).sign("msg_1", at, "{}") for each in (plain, for_addresses)], told]
print("the secret in base64, for addresses", for_addresses)
for name, (first, second) in zip(("Python", "Node"), found, strict=True):
    print(f"{name}: in plain base64 {first}")
    print(f"{name}: in base64 for addresses {second}")
print(f"by hand, with {len(KEY)} bytes: {by_hand(KEY)}; with the {len(short)} that remain: {by_hand(short)}")
if found != [[by_hand(KEY), by_hand(short)], [by_hand(KEY), "refused"]]:
    sys.exit("it is not as written any more")
PYTHON
