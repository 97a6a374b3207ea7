"""`python -m infra.local.mailbox` serves the mailbox on MAILBOX_PORT and keeps mails in DATA_DIR."""

import logging
import os
import sqlite3
import sys
from collections.abc import Mapping
from email.utils import parseaddr
from typing import Never

from infra.local.environment import read_settings
from infra.local.mailbox.app import make_mailbox
from infra.local.mailbox.kept import KeptMails
from infra.local.mailbox.rules import Account
from infra.local.web.server import serve

THREADS = 4


def account(environment: Mapping[str, str]) -> Account:
    """The account of a stack: it verified the domain that mails come from, and has the configuration set they name."""
    domain = parseaddr(environment.get("MAIL_FROM", ""))[1].rpartition("@")[2].lower()
    through = environment.get("MAIL_CONFIGURATION_SET", "")
    found = Account(configuration_sets=(through,) if through else ())
    found.verified = (domain,) if domain else found.verified
    return found


def main() -> Never:
    logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    settings = read_settings(os.environ)
    file = settings.data_dir / "mailbox.sqlite3"
    try:
        mails = KeptMails(file)
    except sqlite3.DatabaseError as broken:
        sys.exit(
            f"{file} cannot be used ({broken}): put a copy of yours in its place, or move it away to begin with none"
        )
    serve(make_mailbox(mails, account(os.environ)), settings.mailbox_port, threads=THREADS)


if __name__ == "__main__":
    main()
