#!/usr/bin/env bash
# jsvat 2.5.4 finds every Belgian enterprise number that begins with a 1 wrong, as those of new organisations do.
#
# The Belgian register gave numbers with a 0 in front until these ran out, and since 2023 ones with a 1; a VAT number
# is BE and that number. The newest jsvat on npm wants a 0 there, or nine digits without it (se-panfilov/jsvat#129).
# Numbers in examples, and of whoever writes the test, are old ones, so that all passes; who founded a house lately
# hears that its number is wrong. jsvat-next 3.0.4, validator 13.15.35 and python-stdnum 2.2 take both.
#
# Expected: that a check of a number by its check digits does not depend on when it was given.
# Here: the number of a listing is kept as the register writes it; a 0 is put before nine digits, and nothing is
# refused (`chalicelib/adapters/sociale_kaart/reading.py`).
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit jsvat@2.5.4 jsvat-next@3.0.4 validator@13.15.35 >/dev/null 2>&1
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check python-stdnum==2.2
cat > check.cjs <<'JS'
const jsvat = require('jsvat')
const next = require('jsvat-next')
const { isVAT } = require('validator')

const check = (number) => [
  jsvat.checkVAT(number, [jsvat.belgium]).isValid,
  next.checkVAT(number, [next.belgium]).isValid,
  isVAT(number, 'BE'),
]
console.log(JSON.stringify(process.argv.slice(2).map(check)))
JS
env/bin/python - <<'PYTHON'
import json
import subprocess
import sys

from stdnum.be import vat

# Invented: eight digits, and the two that follow from them.
numbers = [f"BE{each}{97 - int(each) % 97:02}" for each in ("01234567", "09876543", "10000000", "10123456")]
told = json.loads(subprocess.run(["node", "check.cjs", *numbers], capture_output=True, check=True, text=True).stdout)
found = {number: (*by_node, vat.is_valid(number)) for number, by_node in zip(numbers, told, strict=True)}
print("right for jsvat 2.5.4, jsvat-next 3.0.4, validator 13.15.35 and python-stdnum 2.2")
for number, answers in found.items():
    print(number, *answers)
if list(found.values()) != [(True,) * 4] * 2 + [(False, True, True, True)] * 2:
    sys.exit("it is not as written any more")
PYTHON
