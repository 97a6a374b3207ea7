#!/usr/bin/env bash
# Python's `email` (3.11, 3.13) writes a long List-Unsubscribe so that a mail program finds no address in it.
#
# Lines of a header should have 78 characters at most. An address has no space to break at, and `EmailMessage` breaks it
# nonetheless: as words in the encoding of RFC 2047, `=?utf-8?q?=3Chttps=3A//…`, though all of it is ASCII. That RFC
# allows such words in free text only, and mailparser 3.14.2 for Node finds no address there. Python reads its own
# writing back as it was, so a test in Python sees nothing; and an address that is short, as in most trials, stays as it
# is. References and In-Reply-To have it too. With `max_line_length=998` in the policy it does not happen.
#
# Expected: that what cannot be broken stands on a line that is too long, which the standard allows up to 998.
# Here: SES is given headers by name and value (`chalicelib/adapters/ses.py`), and no mail is put together by this
# module.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit mailparser@3.14.2 >/dev/null 2>&1
python3 - <<'PYTHON'
import platform
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

print("Python", platform.python_version())
address = "https://site.example/stop/" + "0123456789" * 6
for name, rules in (("default", policy.SMTP), ("longer", policy.SMTP.clone(max_line_length=998))):
    message = EmailMessage(policy=rules)
    message["From"], message["To"], message["Subject"] = "a@site.example", "b@site.example", "Reviews"
    message["List-Unsubscribe"] = f"<{address}>"
    message.set_content("Hello")
    Path(name).write_bytes(message.as_bytes())
    read = message_from_bytes(message.as_bytes(), policy=policy.default)["List-Unsubscribe"]
    print(f"{name}: Python reads back what it was given: {read == f'<{address}>'}")
PYTHON
cat > read.mjs <<'JS'
import { readFileSync } from 'node:fs'
import { simpleParser } from 'mailparser'

const { version } = JSON.parse(readFileSync('node_modules/mailparser/package.json'))
const found = []
for (const name of ['default', 'longer']) {
  const mail = await simpleParser(readFileSync(name))
  found.push(mail.headers.get('list').unsubscribe)
  console.log(`mailparser ${version}, ${name}: ${JSON.stringify(found.at(-1))}`)
}
if (found[0].url || found[1].url !== `https://site.example/stop/${'0123456789'.repeat(6)}`) {
  console.error('it is not as written any more')
  process.exit(1)
}
JS
node read.mjs
