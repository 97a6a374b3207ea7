"""`python -m infra.local.mailbox` serves the mailbox on MAILBOX_PORT and keeps mails in DATA_DIR."""

import logging
import os
import sqlite3
import sys
from typing import Never

from infra.local.environment import read_settings
from infra.local.mailbox.app import make_mailbox
from infra.local.mailbox.kept import KeptMails
from infra.local.web.server import serve

THREADS = 4


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
    serve(make_mailbox(mails), settings.mailbox_port, threads=THREADS)


if __name__ == "__main__":
    main()
