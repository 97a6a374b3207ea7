#!/usr/bin/env bash
# isso 0.14.0 takes three comments on a page, and one vote on a comment, from 256 addresses together.
#
# For privacy it cuts the last part of an address off before it uses or keeps it; and its settings say that
# `direct-reply`, 3 by default, keeps anybody from filling a page with comments. Together they say something else:
# behind the same 192.0.2 there is one commenter. The fourth neighbour is refused for as long as the three comments
# stand there, however long ago they came, and the second who agrees with one is told, with status 200, that this
# address voted already. Those who live in the house that a page is about, and many customers of one mobile network,
# share such addresses. On one's own machine, or with addresses far apart, nothing shows.
#
# Expected: that cutting addresses off is for what is kept, and limits go on to tell people apart, as by a keyed hash.
# Here: an origin is a whole address, or the /64 of IPv6 that one subscriber has, and may send sixty reviews an hour
# (`chalicelib/domain/rules/limits.py`); a keyed hash of it is kept for thirty days, for a signal that decides nothing.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check isso==0.14.0
cd "$place"
env/bin/python - <<'PYTHON'
import json
import logging
import sys
from importlib.metadata import version
from pathlib import Path

import isso
from werkzeug.test import Client

logging.disable()
settings = isso.config.load(str(Path(isso.__file__).parent / "isso.cfg"))
settings.set("general", "dbpath", "comments.db")
settings.set("general", "host", "http://localhost")
settings.set("guard", "ratelimit", "100")  # in a minute; 2 by default, which would stop this trial earlier
server = Client(isso.make_app(settings, threading=True))


def post(path, address, **said):
    answer = server.post(path, json=said, environ_base={"REMOTE_ADDR": address}, headers={"Origin": "http://localhost"})
    return answer.status_code, answer.get_data(as_text=True)


def comment(address):
    return post("/new?uri=/huis/", address, title="Huis", author="A", text=f"Een goed huis, zegt {address}.")[0]


def agree(address):
    return json.loads(post("/id/1/like", address)[1])["likes"]


neighbours = [comment(f"192.0.2.{each}") for each in (10, 20, 30, 40)]
votes = [agree(each) for each in ("198.51.100.7", "198.51.100.8", "203.0.113.7")]
afar = [comment(f"{each}.7") for each in ("198.51.100", "203.0.113")]
print(f"isso {version('isso')}")
print("four comments of neighbours:", *neighbours)
print("likes after one reader, a neighbour of this one, and one from afar:", *votes)
print("two comments from afar:", *afar)
if (neighbours, votes, afar) != ([201, 201, 201, 403], [1, 1, 2], [201, 201]):
    sys.exit("it is not as written any more")
PYTHON
