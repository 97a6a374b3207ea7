#!/usr/bin/env bash
# dkimpy 1.1.8 and mailauth 4.13.3 sign List-Unsubscribe and leave out List-Unsubscribe-Post, so that no button shows.
#
# RFC 8058, which mail programs' "unsubscribe" button goes by, wants both headers in the signature, and says that a
# receiver should offer no button where one is missing. What the two sign by default is the list of RFC 6376, which is
# six years older. The signature is right, the mail arrives, and nothing tells why the button is not there. Programs
# that sign met it one by one (rspamd/rspamd#3496, postalserver/postal#2788). nodemailer 10.6.1 signs both.
#
# Expected: that a default list of headers to sign has those that another RFC says must be signed.
# Here: SES signs, and is handed both headers (`chalicelib/adapters/ses.py`). Who sends our mails over a server of their
# own names the headers to it.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit mailauth@4.13.3 nodemailer@10.6.1 >/dev/null 2>&1
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check dkimpy==1.1.8 cryptography==50.0.2
cat > sign.cjs <<'JS'
const fs = require('fs')
const { dkimSign } = require('mailauth/lib/dkim/sign')
const nodemailer = require('nodemailer')

const [key, mail] = ['key.pem', 'mail.eml'].map((name) => fs.readFileSync(name))
const place = { signingDomain: 'site.example', selector: 'one', privateKey: key.toString() }
const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
const dkim = { domainName: 'site.example', keySelector: 'one', privateKey: key.toString() }
const envelope = { from: 'site@site.example', to: 'jan@post.example' }
const head = (text) => text.split(/\r\n(?=\S)/).find((line) => line.startsWith('DKIM-Signature'))
Promise.all([
  dkimSign(mail, { signatureData: [place] }),
  transport.sendMail({ envelope, raw: mail, dkim }),
]).then(([signed, sent]) => console.log(JSON.stringify([signed.signatures, head(sent.message.toString())])))
JS
env/bin/python - <<'PYTHON'
import json
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import dkim
from cryptography.hazmat.primitives import serialization as form
from cryptography.hazmat.primitives.asymmetric import rsa

key = rsa.generate_private_key(65537, 2048)
pem = key.private_bytes(form.Encoding.PEM, form.PrivateFormat.TraditionalOpenSSL, form.NoEncryption())
mail = (
    b"From: site@site.example\r\nTo: jan@post.example\r\nSubject: Je waardering\r\n"
    b"Date: Mon, 30 Nov 2026 12:00:00 +0000\r\nMessage-ID: <1@site.example>\r\n"
    b"List-Unsubscribe: <https://site.example/stop/1>\r\n"
    b"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n\r\nDank je wel.\r\n"
)
Path("key.pem").write_bytes(pem)
Path("mail.eml").write_bytes(mail)
by_node = json.loads(subprocess.run(["node", "sign.cjs"], capture_output=True, check=True, text=True).stdout)
signatures = {
    f"dkimpy {version('dkimpy')}": dkim.sign(mail, b"one", b"site.example", pem).decode(),
    "mailauth 4.13.3": by_node[0],
    "nodemailer 10.6.1": by_node[1],
}
found = []
for name, signature in signatures.items():
    (names,) = re.findall(r"\bh=([^;]*)", signature)
    signed = {each.strip().lower() for each in names.split(":")}
    found.append([each in signed for each in ("list-unsubscribe", "list-unsubscribe-post")])
    print(f"{name} signs List-Unsubscribe: {found[-1][0]}, List-Unsubscribe-Post: {found[-1][1]}")
if found != [[True, False], [True, False], [True, True]]:
    sys.exit("it is not as written any more")
PYTHON
