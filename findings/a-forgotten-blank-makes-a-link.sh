#!/usr/bin/env bash
# bleach 6.4.0, linkifyjs 4.4.0, Autolinker 4.1.5 and mailparser 3.14.2 find a link in "De kamer is proper.De zorg ook."
#
# Who forgets the blank behind a full stop has written a name and an ending. The words with which Dutch sentences begin
# are endings of countries: De, In, Is, Er, Al, Na, Om, Me; and "Men" is one too. Tools that make links of addresses in
# a text make one to http://proper.De, to the site of anybody or to none, under the name of who wrote the review;
# mailparser does so as it makes HTML of a mail's text. linkify-it-py 2.2.0 does the same, and linkify-it 6.1.0, of
# which it is a port, does not.
#
# Expected: that a name without a scheme or "www." is a link only under an ending that does not begin sentences, or
# where it is in small letters.
# Here: no page makes links of what people write, and the signal for links knows a dozen endings with which hardly a
# Dutch sentence begins (`chalicelib/domain/signals/content/links_and_advertising.py`).
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit \
  linkifyjs@4.4.0 autolinker@4.1.5 mailparser@3.14.2 linkify-it@6.1.0 >/dev/null 2>&1
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check bleach==6.4.0 linkify-it-py==2.2.0
cat > link.cjs <<'JS'
const { default: Autolinker } = require('autolinker')
const { LinkifyIt } = require('linkify-it')
const { find } = require('linkifyjs')
const { simpleParser } = require('mailparser')

async function main() {
  const answers = []
  for (const text of process.argv.slice(2)) {
    const { textAsHtml } = await simpleParser(`Subject: Waardering\r\nContent-Type: text/plain\r\n\r\n${text}`)
    answers.push({
      linkifyjs: find(text).length,
      Autolinker: Autolinker.parse(text, { urls: true }).length,
      mailparser: textAsHtml.split('<a ').length - 1,
      'linkify-it': (new LinkifyIt().match(text) ?? []).length,
    })
  }
  console.log(JSON.stringify(answers))
}
main()
JS
env/bin/python - <<'PYTHON'
import json
import subprocess
import sys

import bleach
from linkify_it import LinkifyIt

TEXTS = (
    "De kamer is proper.De zorg ook.",
    "Heel fijn.In de zomer eten we buiten.",
    "Lekker eten.Is altijd vers.",
    "Een rustig huis.Er is een tuin.",
    "De kamer is proper. De zorg ook.",
)
told = json.loads(subprocess.run(["node", "link.cjs", *TEXTS], capture_output=True, check=True, text=True).stdout)
print("links in it")
for text, found in zip(TEXTS, told, strict=True):
    found["bleach"] = bleach.linkify(text).count("<a ")
    found["linkify-it-py"] = len(LinkifyIt().match(text) or [])
    print(text, *(f"{name} {many}" for name, many in found.items()), sep=" | ")
print(bleach.linkify(TEXTS[0]))
slip = {"linkifyjs": 1, "Autolinker": 1, "mailparser": 1, "linkify-it": 0, "bleach": 1, "linkify-it-py": 1}
if told != [slip] * 4 + [dict.fromkeys(slip, 0)]:
    sys.exit("it is not as written any more")
PYTHON
