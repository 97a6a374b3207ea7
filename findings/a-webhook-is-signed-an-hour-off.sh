#!/usr/bin/env bash
# standardwebhooks 1.1.0 (Python) signs a moment with a zone as if its hands stood in UTC.
#
# `Webhook.sign` takes a datetime. Of one with a zone it takes the digits and calls them UTC: noon in Brussels in winter
# is signed as 12:00 UTC, an hour later than it is. Whoever sends the right `webhook-timestamp` beside it has a
# signature that no receiver accepts; whoever sends the same wrong one is, for a receiver with the usual five minutes,
# out of time. With a moment in UTC all is well, so that nothing is seen on a server in UTC.
#
# Expected: that two datetimes which are equal are signed alike.
# Here: clocks of the platform tell UTC (`chalicelib/domain/clock/days.py` says where a zone comes in), and a moment
# that is signed is handed over as that.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check standardwebhooks==1.1.0
"$place/env/bin/python" - <<'PYTHON'
import base64
import hashlib
import hmac
import sys
from datetime import UTC, datetime, timedelta, timezone
from importlib.metadata import version

from standardwebhooks import Webhook

SECRET = base64.b64encode(b"an invented secret of 32 bytes!!").decode()
moment = datetime(2026, 12, 1, 12, 0, tzinfo=timezone(timedelta(hours=1)))


def by_hand(seconds):
    signed = hmac.digest(base64.b64decode(SECRET), f"msg_1.{seconds}.{{}}".encode(), hashlib.sha256)
    return f"v1,{base64.b64encode(signed).decode()}"


def sign(at):
    return Webhook(SECRET).sign("msg_1", at, "{}")


right = int(moment.timestamp())
found = {
    "of a moment in UTC, as the standard says": sign(moment.astimezone(UTC)) == by_hand(right),
    "of the same moment with a zone, as the standard says": sign(moment) == by_hand(right),
    "of the same moment with a zone, an hour off": sign(moment) == by_hand(right + 3_600),
}
print(f"standardwebhooks {version('standardwebhooks')}")
for what, so in found.items():
    print(f"{what}: {so}")
if list(found.values()) != [True, False, True]:
    sys.exit("it is not as written any more")
PYTHON
