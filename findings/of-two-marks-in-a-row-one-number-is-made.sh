#!/usr/bin/env bash
# html-to-text 10.0.1, and mailparser 3.14.2 by it, write the cells of a table's row without a blank between them.
#
# `<td>4</td><td>3 waarderingen</td>`, a mark and how many gave it, becomes "43 waarderingen", and a label runs into
# its value ("Personeel43"). What stands in paragraphs is parted well, so that a mail without tables shows nothing. Its
# `format: 'dataTable'` makes columns of a table; but the sender of a mail does not choose the options of whoever reads
# it, and mailparser gives the same as the text of a mail that has none of its own. html2text 2025.4.15 and inscriptis
# 2.7.6 for Python part the cells.
#
# Expected: that what stands in two cells is two words, whatever else of a table is lost in plain text.
# Here: every mail has a text of its own beside its HTML, written from the same template
# (`chalicelib/adapters/mail_renderer.py`), which is what such a reader shows.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit html-to-text@10.0.1 mailparser@3.14.2 >/dev/null 2>&1
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check html2text==2025.4.15 inscriptis==2.7.6
cat > page.html <<'HTML'
<table><tr><th>Personeel</th><td>4</td><td>3 waarderingen</td></tr>
<tr><th>Eten</th><td>3</td><td>12 waarderingen</td></tr></table>
HTML
cat > read.cjs <<'JS'
const { readFileSync } = require('node:fs')
const { convert } = require('html-to-text')
const { simpleParser } = require('mailparser')

const page = readFileSync('page.html', 'utf8')
const headers = ['From: a@voorbeeld.example', 'To: b@voorbeeld.example', 'Subject: Cijfers', 'Content-Type: text/html']
simpleParser([...headers, '', page].join('\r\n')).then(({ text }) => console.log(JSON.stringify([convert(page), text])))
JS
env/bin/python - <<'PYTHON'
import json
import subprocess
import sys
from pathlib import Path

from html2text import html2text
from inscriptis import get_text

page = Path("page.html").read_text()
told = json.loads(subprocess.run(["node", "read.cjs"], capture_output=True, check=True, text=True).stdout)
parted = {"html2text": html2text(page), "inscriptis": get_text(page)}
for name, text in {"html-to-text": told[0], "mailparser": told[1], **parted}.items():
    print(f"{name}: {text!r}")
glued = "Personeel43 waarderingen Eten312 waarderingen"
if [each.strip() for each in told] != [glued] * 2 or any("43" in each for each in parted.values()):
    sys.exit("it is not as written any more")
PYTHON
