#!/usr/bin/env bash
# jsonschema 4.26.0 and ajv 8.20.0 refuse 4.3 where a schema wants a multiple of 0.1.
#
# JSON Schema says `multipleOf` by division: 4.3 by 0.1 is a whole number. Both divide in floating point, where it is
# 42.99999999999999, and refuse 13 of the 41 tenths between 1 and 5: 4.3, 4.6, 4.8 and not 4.4, 4.5, 4.7. So a client
# that checks answers works until a house has one of those means. jsonschema-rs 0.61.2 and fastjsonschema 2.22.3 take
# all. ajv has an option for it (`multipleOfPrecision`); with jsonschema it helps to read the schema and the answer with
# `parse_float=Decimal`.
#
# Expected: that a validator which reads 4.3 and 0.1 from JSON reckons with what stands there.
# Here: `/openapi.json` says of a score that it is a number or null, and nothing of tenths
# (`chalicelib/entrypoints/schemas/public_schemas.py`).
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit ajv@8.20.0 >/dev/null 2>&1
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check \
  jsonschema==4.26.0 jsonschema-rs==0.61.2 fastjsonschema==2.22.3
cat > check.cjs <<'JS'
const Ajv = require('ajv')
const [schema, marks] = process.argv.slice(2).map((each) => JSON.parse(each))
console.log(JSON.stringify(marks.filter((mark) => !new Ajv().validate(schema, mark))))
JS
env/bin/python - <<'PYTHON'
import json
import subprocess
import sys
from importlib.metadata import version

import fastjsonschema
import jsonschema
import jsonschema_rs

SCHEMA = {"type": "number", "multipleOf": 0.1}
MARKS = [tenths / 10 for tenths in range(10, 51)]
by_fast = fastjsonschema.compile(SCHEMA)


def taken(mark):
    try:
        by_fast(mark)
    except fastjsonschema.JsonSchemaException:
        return False
    return True


command = ["node", "check.cjs", json.dumps(SCHEMA), json.dumps(MARKS)]
refused = {
    f"jsonschema {version('jsonschema')}": [
        each for each in MARKS if not jsonschema.Draft202012Validator(SCHEMA).is_valid(each)
    ],
    "ajv 8.20.0": json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout),
    f"jsonschema-rs {version('jsonschema-rs')}": [
        each for each in MARKS if not jsonschema_rs.validator_for(SCHEMA).is_valid(each)
    ],
    f"fastjsonschema {version('fastjsonschema')}": [each for each in MARKS if not taken(each)],
}
for name, marks in refused.items():
    print(f"{name} refuses {marks} of {len(MARKS)}")
by_first, by_ajv, *others = refused.values()
if by_first != by_ajv or len(by_first) != 13 or 4.3 not in by_first or others != [[], []]:
    sys.exit("it is not as written any more")
PYTHON
