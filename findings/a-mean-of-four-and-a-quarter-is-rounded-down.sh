#!/usr/bin/env bash
# fhirpathpy 2.2.4 rounds 4.25 to 4.2, where FHIRPath says that a half is rounded up.
#
# FHIRPath is the language in which questionnaires of health and care reckon their scores, and its `round` is "using a
# traditional round (i.e. 0.5 or higher will round to 1)". fhirpathpy uses Python's, which goes to the even digit: 4.25
# becomes 4.2 and 4.35 becomes 4.4, so that a trial with either half of the marks finds nothing. fhirpath 5.2.2, the
# reference of HL7 for JavaScript, says 4.3 and 4.4. `round()` without a number of digits, which the standard has for
# whole marks, is an error; and `-5 mod 3` is 1 where it is -2.
#
# Expected: that two engines of one standard give one score of one questionnaire.
# Here: halves go upwards, reckoned in whole hundredths (`chalicelib/domain/reviews/score.py`), and nothing of ours is
# reckoned by FHIRPath.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit fhirpath@5.2.2 >/dev/null 2>&1
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check fhirpathpy==2.2.4
cat > reckon.cjs <<'JS'
const fhirpath = require('fhirpath')
console.log(JSON.stringify(process.argv.slice(2).map((each) => String(fhirpath.evaluate({}, each)[0]))))
JS
env/bin/python - <<'PYTHON'
import json
import subprocess
import sys
from importlib.metadata import version

import fhirpathpy

asked = ["4.25.round(1)", "4.35.round(1)", "-5 mod 3"]
answer = subprocess.run(["node", "reckon.cjs", *asked], capture_output=True, check=True, text=True).stdout
by_hl7 = json.loads(answer)
by_python = [str(fhirpathpy.evaluate({}, each)[0]) for each in asked]
print("fhirpathpy", version("fhirpathpy"), "and fhirpath 5.2.2")
for each, ours, theirs in zip(asked, by_python, by_hl7, strict=True):
    print(f"{each}: {ours} and {theirs}")
if by_python != ["4.2", "4.4", "1"] or by_hl7 != ["4.3", "4.4", "-2"]:
    sys.exit("it is not as written any more")
PYTHON
