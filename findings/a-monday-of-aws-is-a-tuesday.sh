#!/usr/bin/env bash
# croniter 7.0.0, cron-descriptor 2.2.1 and cronstrue 3.39.0 read AWS's `0 8 ? * 2 *`, Mondays at eight, as of Tuesdays.
#
# AWS's expressions have a "?", and six fields: Sunday is 1, and the last is the year. None of the three refuses one.
# The two that put it in words say "only on Tuesday". croniter takes the last field for seconds, so that the next times
# are 8:00:00, 8:00:01 and 8:00:02 of a Tuesday: what runs by it would run 60 times a minute. With MON in the place of 2
# the words are right, and croniter's seconds still are not. pyawscron 1.0.7, made for AWS, reads it as AWS does.
#
# Expected: that a "?", which the five fields of cron do not have, is refused or read as of those who have it.
# Here: the local stack puts AWS's fields into the words of croniter (`infra/local/triggers/schedules.py`), days of the
# week by number among them (`tests/infra/local/test_schedules.py`).
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit cronstrue@3.39.0 >/dev/null 2>&1
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check croniter==7.0.0 cron-descriptor==2.2.1 pyawscron==1.0.7
cat > words.cjs <<'JS'
const cronstrue = require('cronstrue')
for (const each of process.argv.slice(2)) console.log(cronstrue.toString(each))
JS
env/bin/python - <<'PYTHON'
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version

from cron_descriptor import get_description
from croniter import croniter
from pyawscron import AWSCron

BEFORE = datetime(2026, 11, 1, tzinfo=UTC)
EXPRESSIONS = ("0 8 ? * 2 *", "0 8 ? * MON *")
command = ["node", "words.cjs", *EXPRESSIONS]
by_node = subprocess.run(command, capture_output=True, check=True, text=True).stdout.splitlines()
print("croniter", version("croniter"), "cron-descriptor", version("cron-descriptor"), "pyawscron", version("pyawscron"))
found = []
for each, words in zip(EXPRESSIONS, by_node, strict=True):
    times = croniter(each, BEFORE)
    seconds = [f"{times.get_next(datetime):%a %H:%M:%S}" for _ in range(3)]
    (by_aws,) = AWSCron.get_next_n_schedule(1, BEFORE, each)
    found.append((words, get_description(each), seconds, f"{by_aws:%a %H:%M}"))
    print(f"{each}: cronstrue and cron-descriptor: {found[-1][:2]}; croniter: {seconds}; pyawscron: {found[-1][3]}")
wanted = [
    (*[f"At 08:00 AM, only on {day}day"] * 2, [f"{day[:3]} 08:00:0{second}" for second in range(3)], "Mon 08:00")
    for day in ("Tues", "Mon")
]
if found != wanted:
    sys.exit("it is not as written any more")
PYTHON
