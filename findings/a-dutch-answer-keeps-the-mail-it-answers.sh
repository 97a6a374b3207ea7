#!/usr/bin/env bash
# mail-parser-reply 1.36 lists Dutch, and does not find where a Dutch answer by mail ends and what it quotes begins.
#
# Its pattern wants "schreef" right before the colon, where English has "wrote". In Dutch the name stands between them,
# or the verb is another one: "Op di 24 nov. 2026 om 22:12 schreef NAME <ADDRESS>:", "Op zondag 29 november 2026 heeft
# NAME <ADDRESS> het volgende geschreven:". People who get such mail show both lines in github/email_reply_parser#41,
# and closeio/quotequail#88 has them checked. What should be the answer alone has the whole mail below it, links and
# all, and nothing is said. In English it is parted well; quotequail 0.5.4 parts it in Dutch too.
#
# Expected: that a language that is listed works for what Dutch mail programs write.
# Here: answers come by forms behind links, and no mail is read.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check mail-parser-reply==1.36 quotequail==0.5.4
"$place/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import quotequail
from mailparser_reply import EmailReplyParser

SENDER = "Redactie <redactie@site.example>"
ANSWER, QUOTED = "De lift is er sinds maandag.", "> Is de belofte gehouden? https://site.example/l/geheim"
LINES = {
    f"Op di 24 nov. 2026 om 22:12 schreef {SENDER}:": "nl",
    f"Op zondag 29 november 2026 heeft {SENDER} het volgende geschreven:": "nl",
    f"On Tue, Nov 24, 2026 at 10:12 PM {SENDER} wrote:": "en",
}
found = {"mail-parser-reply": [], "quotequail": []}
for line, language in LINES.items():
    mail = f"{ANSWER}\n\n{line}\n\n{QUOTED}\n"
    found["mail-parser-reply"].append(EmailReplyParser(languages=[language]).parse_reply(text=mail))
    found["quotequail"].append("\n".join(part for shown, part in quotequail.quote(mail) if shown))
for name, answers in found.items():
    for line, answer in zip(LINES, answers, strict=True):
        print(f"{name} {version(name)}: {line} – the answer holds what it quotes: {QUOTED in answer}")
if [[QUOTED in answer for answer in answers] for answers in found.values()] != [[True, True, False], [False] * 3]:
    sys.exit("it is not as written any more")
PYTHON
